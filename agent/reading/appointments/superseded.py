"""Times that the words take back: put off with no new one beside, or corrected in the next words.

"We have to postpone tomorrow's 9am interview", "Thursday, I mean Friday". Knows words and places
in one sentence; what becomes of a time taken back is decided in `scope`.
"""

from itertools import pairwise

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words

_PUTTING = words("""postpone postpones postponing reschedule reschedules rescheduling re-schedule
    rearrange rearranging re-arrange""")  # fmt: skip
_PUT = words("postponed rescheduled re-scheduled rearranged re-arranged")
_BEING = words("be been being is was are were 's stands stand got gets")
_GOAL = words("to until till onto into from")
_POINTS = frozenset({"DAY", "TIME", "WEEK"})
_MEETINGS = frozenset(wording.SETS["meeting"].split())
_AT_IT = words("on at of , the scheduled planned")
_REACH, _FAR = 8, 40


def is_put_off(slot: Slot, sentence: Sentence) -> bool:
    """Whether the sentence puts this time off and names no other for it."""
    said = sentence.words
    if "unless" in said or ("if" in said and not _asks_leave(said)):
        return False
    return _behind_verb(slot, said) or _before_verb(slot, said)


def _asks_leave(said: tuple[str, ...]) -> bool:
    """ "Would you mind if we postponed ...": the writer's own move, supposed in courtesy."""
    return said[said.index("if") + 1 :][:1] in (("we",), ("i",)) and "mind" in said


def _behind_verb(slot: Slot, said: tuple[str, ...]) -> bool:
    """ "Postpone tomorrow's 9am interview", "reschedule our call on Friday at 3"."""
    low = max(0, slot.first - _REACH)
    verbs = [
        at for at in range(low, slot.first)
        if said[at] in _PUTTING or (said[at] in _PUT and said[at - 1] in ("we", "i"))
    ]  # fmt: skip
    if not verbs or _names_goal(said, slot.last + 1):
        return False
    between = said[verbs[-1] + 1 : slot.first]
    if not _GOAL.isdisjoint(between):
        return False
    owned = not _MEETINGS.isdisjoint(said[slot.last + 1 : slot.last + 4])
    return (owned and "for" not in between[-1:]) or _hangs_on_meeting(between)


def _hangs_on_meeting(between: tuple[str, ...]) -> bool:
    """Whether a meeting is named and only "on" or "at" leads from it to its time."""
    nouns = [at for at, word in enumerate(between) if word in _MEETINGS]
    return bool(nouns) and all(word in _AT_IT for word in between[nouns[-1] + 1 :])


def _before_verb(slot: Slot, said: tuple[str, ...]) -> bool:
    """ "Your interview tomorrow at 9 has been postponed until further notice"."""
    for at in range(slot.last + 1, min(len(said), slot.last + 1 + _REACH)):
        if said[at] in _POINTS or said[at] in (";", "but"):
            return False
        if said[at] in _PUT and said[at - 1] in _BEING:
            return _POINTS.isdisjoint(said[at : at + _FAR])
    return False


def _names_goal(said: tuple[str, ...], first: int) -> bool:
    """Whether "to Friday", "for 3pm" follows."""
    return any(
        said[at] in _GOAL | {"for"} and not _POINTS.isdisjoint(said[at + 1 : at + 5])
        for at in range(first, min(len(said), first + _FAR))
    )


def is_slip(slot: Slot, sentence: Sentence) -> bool:
    """ "Next Thursday, I mean this Thursday": the first of the two was a slip."""
    behind = [word for word in sentence.words[slot.last + 1 : slot.last + 8] if word not in _MARKS]
    led = tuple(behind[:2]) in _CORRECTING or tuple(behind[:3]) in _CORRECTING
    return led and not _POINTS.isdisjoint(behind[2:5])


_MARKS = words(", - ( ) . ; : !")
_CORRECTING = frozenset(
    {("i", "mean"), ("i", "meant"), ("or", "rather"), ("sorry", "i", "mean"), ("make", "that"),
     ("sorry", "i", "meant"), ("no", "sorry"), ("correction", "that")}
)  # fmt: skip


def is_gone(slot: Slot, sentence: Sentence) -> bool:
    """ "Was due to take place on the 12th", "Tuesday at 9 is no longer free": it holds no more."""
    before = sentence.words[max(0, slot.first - _REACH) : slot.first]
    if any(one in ("was", "were") and two in _ONCE for one, two in pairwise(before)):
        return True
    behind = sentence.words[slot.last + 1 : slot.last + 6]
    return any(
        (one == "no" and two == "longer")
        or (one in _BEING and two in _TAKEN)
        or (one == "(" and two in _TAKEN)
        or (one in ("to", "with", "by") and two in _ELSE)
        for one, two in pairwise(behind)
    )


def hangs_on_others(slot: Slot, sentence: Sentence) -> bool:
    """ "If the client says yes, your interview would be on Monday at 10": not set yet."""
    said = sentence.words[: slot.first]
    if said[:1] == ("provided",) or said[:1] == ("assuming",):
        return True
    who = said[1:3] if said[:1] == ("if",) else ()
    return bool(who) and who[0] in _DECIDING and "," in said


_ELSE = words("another someone somebody")
_DECIDING = words("the they he she all my our")


_ONCE = words("due meant supposed going")
_TAKEN = words("gone taken filled unavailable full")


def is_supposed_move(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "If you need to reschedule your interview on Thursday at 2, write to us": it stands."""
    said = sentence.words[: slot.first]
    if "if" not in said or "move" not in scene.whole(sentence):
        return False
    behind = said[said.index("if") + 1 :]
    return "you" in behind[:2] and not (_PUTTING | _CHANGING).isdisjoint(behind)


_CHANGING = words("change move cancel")
