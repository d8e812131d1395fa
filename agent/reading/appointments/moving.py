"""A meeting moved from one time to another: which of the times of a sentence is where it was.

Knows verbs of moving and the places of words in one sentence; what moves at all is told in `scope`.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.cues import Scene
from agent.reading.appointments.dial import DIAL
from agent.reading.appointments.neighbours import span_in, time_place
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock, Span
from agent.reading.prose import Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words


def from_one_to_other(slot: Slot, sentence: Sentence) -> Slot:
    """ "Shift it on Thursday from 2pm to 4pm": no stretch but the old time and the new.

    "Rescheduled for Thursday from 2 to 3" is one; "rescheduled on Thursday from 2 to 3" may be.
    """
    if slot.time is None or slot.time.end is None or not _is_opened(slot, sentence):
        return slot
    verb, place = _verb(slot, sentence), time_place(sentence, slot)
    if verb is None or _is_stated(sentence.words, verb, place):
        return slot
    if not _leaves_day(slot, sentence) and _may_state(sentence.words, verb, place):
        start = slot.time.start._replace(doubt="one stretch, or the old time and the new")
        return slot._replace(time=slot.time._replace(start=start))
    return to_second_hour(slot, sentence)


def to_second_hour(slot: Slot, sentence: Sentence) -> Slot:
    """The slot at the second of its two hours.

    What moves "forward from 10:00 to 9:00", "earlier, from 11.00 to 9.30", lies before the first,
    where nothing but the first told the half of its day.
    """
    if slot.time is None:
        return slot
    end = slot.time.end or slot.time.start
    early = end.minute - DIAL
    if _EVENING <= end.minute < _DAY and early < slot.time.start.minute and (
        "forward" in sentence.said or (early >= _MORNING and _is_guessed(slot, sentence))
    ):  # fmt: skip
        end = end._replace(minute=early, half="24")
    return slot._replace(time=Span(end))


def _is_guessed(slot: Slot, sentence: Sentence) -> bool:
    """Whether the second hour of a stretch stands there without its half of the day.

    Not "from 5pm to 8": the first one tells it for both.
    """
    node = sentence.items[time_place(sentence, slot)].node
    told = [one.value for one in node.children] if node is not None else []
    hours = [one for one in told if isinstance(one, Clock)]
    if not hours or hours[-1].half != "":
        return False
    return len(hours) == 1 or hours[0].half in _OPEN_HALVES or "earlier" in sentence.said


_OPEN_HALVES = words("am") | {""}
_MORNING = 8 * 60
_EVENING, _DAY = 18 * 60, 24 * 60


def is_led_on(slot: Slot, sentence: Sentence) -> bool:
    """ "Your interview has gone back from 10 to 11", "the start changes from 10:00 to 11:00".

    The word right before the two hours moves what they are said of, and tells nothing else.
    """
    if slot.time is None or slot.time.end is None:
        return False
    place = time_place(sentence, slot)
    ahead = sentence.words[max(0, place - 2) : place]
    changes = ahead[-1:] in _CHANGING and ahead[:1] not in _PEOPLE
    led = changes or ahead in _GOING_ON or _is_amended(sentence.words[:place])
    return led and opens_stretch(sentence, place)


def _is_amended(ahead: Sequence[str]) -> bool:
    """ "We have amended your interview time", "the start has been altered": it changed."""
    near = ahead[-_NEAR_AMENDED:]
    at = next((at for at in range(len(near) - 1, -1, -1) if near[at] in _AMENDED), None)
    if at is None or not (_POINTS | _NEW_THOUGHT).isdisjoint(near[at:]):
        return False
    return not _HAVING.isdisjoint(near[:at])


_CHANGING = frozenset({("changes",), ("change",), ("changing",)})
_GOING_ON = frozenset(
    [(go, way) for go in words("go goes going gone went") for way in ("back", "forward")]
    + [(come, "forward") for come in words("come comes coming came")]
)
# "The panel changes from 10 to 11": who sits there then.
_PEOPLE = frozenset((one,) for one in words("panel crew team staff shift guard"))
_NEW_THOUGHT = words(", ; : . and so runs is are will")
_AMENDED, _NEAR_AMENDED = words("amended altered adjusted revised"), 7
_HAVING = words("have has had 've 's been be is was")


def turns_back(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "Changes from 4pm to 2pm": of two hours that make no stretch, the first is where it was."""
    if slot.time is None or not slot.time.open or _MET.isdisjoint(scene.whole(sentence)):
        return False
    place = time_place(sentence, slot)
    first, behind = place + 1, sentence.words[place + 1 : place + 4]
    if behind[:1] == ("ZONE",):
        first, behind = place + 2, behind[1:]
    if behind[:2] != ("to", "TIME"):
        return False
    earlier = slot.time.start.minute - span_in(sentence.items[first + 1]).start.minute
    return 0 < earlier <= _FAR_BACK


# From six to eight in the morning is a night, and no move.
_FAR_BACK = 9 * 60
_MET = frozenset({"move", "meeting", "interview"})


def _is_opened(slot: Slot, sentence: Sentence) -> bool:
    """Whether "from" or "between" stands before the two times of a stretch and belongs to it."""
    return _leaves_day(slot, sentence) or opens_stretch(sentence, time_place(sentence, slot))


def opens_stretch(sentence: Sentence, place: int) -> bool:
    """Whether the stretch at `place` was read with the "from" or "between" before it."""
    node = sentence.items[place].node
    return node is not None and len(node.children) > 1 and node.first < node.children[0].first


def _leaves_day(slot: Slot, sentence: Sentence) -> bool:
    """ "Rescheduled from Tuesday at 2pm to 3pm": the day and its first hour are where it was."""
    said, first = sentence.words, slot.first
    return first > 0 and said[first - 1 : first + 3] in _LEFT_DAYS


_LEFT_DAYS = frozenset({("from", "DAY", "at", "TIME"), ("from", "DAY", "@", "TIME")})


def _verb(slot: Slot, sentence: Sentence) -> int | None:
    """The place of the verb of moving ahead of the time in its clause, or None."""
    place, (low, _) = time_place(sentence, slot), clause(sentence, slot)
    if sentence.words[place - 1] == "," and sentence.words[low] in _RELATIVE:
        low = 0  # "Your call, which is on Thursday, from 2 to 3"
    ahead = range(place - 1, max(low, place - _NEAR_VERB) - 1, -1)
    return next((at for at in ahead if sentence.words[at] in _MOVING), None)


def _is_stated(said: Sequence[str], verb: int, place: int) -> bool:
    """Whether the verb has its goal already, or another verb states the time behind it.

    "Moved to Thursday", "rescheduled for Thursday", "your rescheduled call", "moved and is now".
    """
    between = said[verb + 1 : place]
    if between[:1] == ("for",) and not _POINTS.isdisjoint(between[1:3]):
        return True
    if said[verb] in _DONE and said[max(0, verb - 1)] in _OWNING:
        return True
    if "now" in between or any(_is_goal(said, at) for at in range(verb + 1, place)):
        return True
    if not (_RELATIVE | _ALREADY).isdisjoint(between):
        return False
    return not _STATING.isdisjoint(between) or any(
        pair[0] == "and" and (pair[1] in _SET or at == 0)
        for at, pair in enumerate(pairwise(between))
    )


def _is_goal(said: Sequence[str], place: int) -> bool:
    """ "Moved to Thursday", "to a later slot on ..."; "to room 4", "due to illness" are none."""
    if said[place] not in _GOAL or said[place - 1] in _DUE:
        return False
    behind = said[place + 1 : place + 5]
    return not _POINTS.isdisjoint(behind[:2]) or not _TIMED.isdisjoint(behind)


def _may_state(said: Sequence[str], verb: int, place: int) -> bool:
    """Whether the words leave open if the day behind the verb is where it was or where it goes."""
    between = said[verb + 1 : place]
    if "DAY" not in between or not _ALREADY.isdisjoint(between):
        return False
    passive = said[max(0, verb - 1)] in _BEING
    if passive or between[:2] == ("on", "DAY") or _BARE.issuperset(between):
        return True
    if said[verb] in _AGAIN and ("for", "DAY") in pairwise(between):
        return True
    finite = not _RELATIVE.isdisjoint(between) and not _STATING.isdisjoint(between)
    return finite or any(
        word in _GOAL and said[verb + at] not in ("due", "owing") for at, word in enumerate(between)
    )


_STATING = words("is are will 'll can could should would may takes starts starting")
_RELATIVE = words("that which who")
_ALREADY = words("currently originally previously initially already")
_SET = words("scheduled set booked fixed arranged planned confirmed")
_DUE = words("due supposed meant going") | _SET
_TIMED = words("slot time times date day morning afternoon evening")
_BEING = words("been was were is are be being gets got")
_DONE = words("rescheduled rearranged moved postponed")
_AGAIN = words("reschedule rescheduled rescheduling rearrange rearranged")
_OWNING = words("your the our this")
_BARE = words("DAY , ( )")


def is_origin(slot: Slot, sentence: Sentence, scene: Scene, near: Sequence[str]) -> bool:
    """ "from Tuesday at 10 to Wednesday at 1", "Tuesday's call moved to Friday": where it was."""
    behind = time_place(sentence, slot) + 1
    if sentence.words[behind : behind + 1] and sentence.words[behind] in wording.MEETINGS:
        behind += 1
    if sentence.words[behind : behind + 1] in _BECOMING:
        return not _POINTS.isdisjoint(sentence.words[behind + 1 :])
    for hit in scene.of(sentence):
        if hit.name != "move" or slot.last >= hit.start:
            continue
        moves_on = not _ONWARD.isdisjoint(sentence.words[hit.start : hit.end + 1])
        apart = "but" in sentence.words[slot.last : hit.start]
        if moves_on and not apart:
            return any(word in ("TIME", "DAY") for word in sentence.words[hit.start :])
    if _is_left_behind(slot, sentence, near):
        return True
    if near[:1] == ["from"]:
        return "to" in sentence.words[slot.last + 1 :]
    return _is_old_stretch(slot, sentence) or _between_verb_and_goal(slot, sentence)


_ONWARD = words("to for now becomes become")
_BECOMING = frozenset({("becomes",), ("become",)})


def _is_left_behind(slot: Slot, sentence: Sentence, near: Sequence[str]) -> bool:
    """ "Moved to 2pm on Thursday from 4pm on Tuesday": what "from" leads to behind its goal.

    "Moved to Thursday from 4pm" and "moved to Thursday 2pm, from 4pm we ..." leave nothing behind.
    """
    opened = slot.time is not None and slot.time.open
    if not opened and near[:1] != ["from"]:
        return False
    first = time_place(sentence, slot) if opened else slot.first
    ahead = sentence.words[max(0, first - _NEAR_VERB) : first]
    verb = next((at for at in range(len(ahead) - 1, -1, -1) if ahead[at] in _MOVING), None)
    if verb is None:
        return False
    goal = next((at for at in range(verb + 1, len(ahead)) if ahead[at] in _GOAL), len(ahead))
    kind = "TIME" if slot.time is not None else "DAY"
    ends = len(ahead) - 1 - next((at for at, one in enumerate(ahead[::-1]) if one in _POINTS), 0)
    apart = "," in ahead[ends:]
    near_goal = kind in ahead[goal : goal + _NEAR_POINT]
    return near_goal and not apart and _AT_GOAL.issuperset(ahead[goal + 1 :])


_NEAR_POINT = 5
_AT_GOAL = words("DAY TIME ZONE on at ( ) - the of from ,")


def _is_old_stretch(slot: Slot, sentence: Sentence) -> bool:
    """ "Moved from 10:00 - 11:00 to 12:00 - 13:00": the first of two stretches."""
    if slot.time is None or slot.time.end is None or not _is_opened(slot, sentence):
        return False
    verb, place = _verb(slot, sentence), time_place(sentence, slot)
    if verb is None or _is_stated(sentence.words, verb, place):
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
