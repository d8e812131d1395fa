"""A meeting moved from one time to another: which of the times of a sentence is where it was.

Knows verbs of moving and the places of words in one sentence; what moves at all is told in `scope`.
"""

from collections.abc import Sequence

from agent.reading.appointments.cues import Scene, clause
from agent.reading.appointments.neighbours import time_place
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Span
from agent.reading.prose import Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words


def from_one_to_other(slot: Slot, sentence: Sentence) -> Slot:
    """ "Shift it on Thursday from 2pm to 4pm": no stretch but the old time and the new.

    "Rescheduled for Thursday from 2 to 3" is one; "rescheduled on Thursday from 2 to 3" may be.
    """
    if slot.time is None or slot.time.end is None or not _is_opened(slot, sentence):
        return slot
    between = _behind_verb(slot, sentence)
    if between is None or not _STATING.isdisjoint(between):
        return slot
    if between[:1] == ("DAY",) or between[:2] == ("on", "DAY"):
        start = slot.time.start._replace(doubt="one stretch, or the old time and the new")
        return slot._replace(time=slot.time._replace(start=start))
    return slot._replace(time=Span(slot.time.end))


def _is_opened(slot: Slot, sentence: Sentence) -> bool:
    """Whether "from" or "between" stands before the two times of a stretch and belongs to it."""
    node = sentence.items[time_place(sentence, slot)].node
    return node is not None and len(node.children) > 1 and node.first < node.children[0].first


def _behind_verb(slot: Slot, sentence: Sentence) -> tuple[str, ...] | None:
    """What stands between a verb of moving and the time in its clause; None where no verb does."""
    place, (low, _) = time_place(sentence, slot), clause(sentence, slot)
    ahead = sentence.words[max(low, place - _NEAR_VERB) : place]
    verbs = [at for at, word in enumerate(ahead) if word in _MOVING]
    return ahead[verbs[-1] + 1 :] if verbs else None


# With one of these between, the verb has its goal already or another verb follows it.
_STATING = words("""to until till onto into for and is 's are will 'll be now held take takes can
    could start starts starting""")  # fmt: skip


def is_origin(slot: Slot, sentence: Sentence, scene: Scene, near: Sequence[str]) -> bool:
    """ "from Tuesday at 10 to Wednesday at 1", "Tuesday's call moved to Friday": where it was."""
    for hit in scene.of(sentence):
        if hit.name != "move" or slot.last >= hit.start:
            continue
        moves_on = not _ONWARD.isdisjoint(sentence.words[hit.start : hit.end + 1])
        apart = "but" in sentence.words[slot.last : hit.start]
        if moves_on and not apart:
            return any(word in ("TIME", "DAY") for word in sentence.words[hit.start :])
    if near[:1] == ["from"]:
        return "to" in sentence.words[slot.last + 1 :]
    return _is_old_stretch(slot, sentence) or _between_verb_and_goal(slot, sentence)


_ONWARD = words("to for now")


def _is_old_stretch(slot: Slot, sentence: Sentence) -> bool:
    """ "Moved from 10:00 - 11:00 to 12:00 - 13:00": the first of two stretches."""
    if slot.time is None or slot.time.end is None or not _is_opened(slot, sentence):
        return False
    between, place = _behind_verb(slot, sentence), time_place(sentence, slot)
    if between is None or not _STATING.isdisjoint(between):
        return False
    behind = sentence.words[place + 1 : place + 5]
    return behind[:1] == ("to",) and not _POINTS.isdisjoint(behind[1:])


def _between_verb_and_goal(slot: Slot, sentence: Sentence) -> bool:
    """ "Push tomorrow's call back to Friday", "move our chat on Tuesday at 2 to Thursday"."""
    low = max(0, slot.first - _NEAR_VERB)
    ahead = sentence.words[low : slot.first]
    verbs = [at for at, word in enumerate(ahead) if word in _MOVING]
    if not verbs or not _GOAL.isdisjoint(ahead[verbs[-1] :]):
        return False
    behind = sentence.words[slot.last + 1 : slot.last + 1 + _NEAR_GOAL]
    return any(
        word in _GOAL and not _POINTS.isdisjoint(behind[at + 1 : at + 4])
        for at, word in enumerate(behind)
    )


_MOVING = frozenset((wording.SETS["move"] + " " + wording.SETS["moved"]).split()) | words(
    "bring bringing brought put putting moves pushes shifts changes"
)
_GOAL = words("to until till onto into")
_POINTS = words("DAY TIME WEEK")
_NEAR_VERB, _NEAR_GOAL = 10, 12
