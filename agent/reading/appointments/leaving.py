"""A stretch that begins at the known hour, behind a verb of moving: the old time and the new.

"The interview passes from 10:00 to 12:00" where the thread has set 10:00. Knows those verbs and
the instants that the thread has set.
"""

from collections.abc import Sequence
from datetime import datetime

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.dial import DIAL, is_at
from agent.reading.appointments.moving import opens_stretch, to_second_hour
from agent.reading.appointments.neighbours import time_place
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def left_for(
    found: Sequence[Judged], prose: Prose, scene: Scene, known: Sequence[datetime]
) -> list[Judged]:
    """The verdicts with each such stretch as the move to its second hour.

    An hour behind it at which the same sentence ends the meeting is its end.
    """
    if not known:
        return list(found)
    moved = [
        (slot, to_second_hour(slot, prose.sentences[slot.sentence])) for slot, verdict in found
        if verdict.role in HOLDING and _leaves(slot, prose, scene, known)
    ]  # fmt: skip
    if not moved:
        return list(found)
    return [one for judged in found for one in _rewritten(judged, moved, prose)]


def _rewritten(judged: Judged, moved: Sequence[tuple[Slot, Slot]], prose: Prose) -> list[Judged]:
    slot = judged[0]
    for old, new in moved:
        if slot is old:
            return [
                (_until(new, prose.sentences[slot.sentence]), Verdict(Role.MOVED, "from known"))
            ]
        if slot.sentence == old.sentence and _is_end(slot, prose.sentences[slot.sentence]):
            return [(slot, Verdict(Role.NONE, "end"))]
    return [judged]


def _leaves(slot: Slot, prose: Prose, scene: Scene, known: Sequence[datetime]) -> bool:
    """Whether the stretch begins where the thread has set a meeting that its clause moves."""
    if slot.time is None or slot.time.end is None or not any(is_at(slot, one) for one in known):
        return False
    sentence = prose.sentences[slot.sentence]
    return _is_opened(slot, sentence) and _is_moved(slot, sentence, scene)


def _is_opened(slot: Slot, sentence: Sentence) -> bool:
    """Whether "from" stands before the first hour: within what is read as one, or ahead of it."""
    place = time_place(sentence, slot)
    return opens_stretch(sentence, place) or sentence.words[place - 1 : place] == ("from",)


def _is_moved(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """Whether the word that leads to the stretch, over its day and who is met, is one of moving.

    "Goes from 10 to 12" tells a length as well, unless the message moves something.
    """
    said, place = sentence.words, time_place(sentence, slot)
    for at in range(place - 1, max(-1, place - _FAR), -1):
        if said[at] in _MOVING and not _is_noun(said, at):
            return _is_going_nowhere(said[at + 1 : place])
        if said[at] in _GOING and ("move" in scene.names or "now" in said):
            return True
        if said[at] in _STATING:
            return False
    return False


def _is_noun(said: Sequence[str], at: int) -> bool:
    """ "Your trial shift from 10 to 12", "the pass"; not "a change from 10 to 12"."""
    return said[at] in _NOUNS and at > 0 and said[at - 1] in _OWNING


def _is_going_nowhere(between: Sequence[str]) -> bool:
    """Whether no goal stands between: "moved to Friday from 10 to 12" is a stretch there."""
    led = any(one in _GOAL and not _POINTS.isdisjoint(between[at + 1 : at + 3])
              for at, one in enumerate(between))  # fmt: skip
    return not led and _TURNING.isdisjoint(between)


_FAR = 12
_MOVING = words("""shift shifts shifted shifting pass passes passed passing slide slides slid
    sliding slip slips slipped slipping change changes changed changing move moves moved moving push
    pushes pushed pushing bring brings brought bringing jump jumps jumped hop hops hopped swap swaps
    swapped switch switches switched switching bump bumps bumped bumping drift drifts put puts delay
    delays delayed postpone postpones postponed transfer transfers transferred reschedule
    rescheduled rearrange rearranged advance advances advanced pull pulls pulled""")
_GOING = words("go goes going went")
_STATING = words("is are 's 're run runs running last lasts takes take scheduled set booked ; .")
_NOUNS = words("shift shifts pass passes slip slips slide slides move push")
_OWNING = words("your our the this a an trial evening morning afternoon night day test paid first")
_GOAL, _POINTS = words("to for until till onto into"), words("DAY TIME WEEK")
_TURNING = words("and which but now rooms room")


def _until(slot: Slot, sentence: Sentence) -> Slot:
    """The slot with the hour at which its sentence ends it: "and will finish at 3:00"."""
    if slot.time is None:
        return slot
    for place, node in sentence.nodes:
        if place > time_place(sentence, slot) and isinstance(node.value, Span):
            start, ends = slot.time.start, node.value.start
            later = ends.minute + (DIAL if ends.minute <= start.minute and not ends.half else 0)
            if _ends_at(sentence, place) and later > start.minute:
                return slot._replace(time=Span(start, ends._replace(minute=later)))
    return slot


def _is_end(slot: Slot, sentence: Sentence) -> bool:
    return slot.time is not None and _ends_at(sentence, time_place(sentence, slot))


def _ends_at(sentence: Sentence, place: int) -> bool:
    """ "Finish at 3", "ends 3:30", "until 4"."""
    return not _ENDING.isdisjoint(sentence.words[max(0, place - 2) : place])


_ENDING = words("finish finishes finishing end ends ending until till over done")
