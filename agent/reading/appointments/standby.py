"""Times kept in reserve beside the one that is set: "a reserve date", "if that falls through".

"Should it snow, we will meet on Tuesday at 9 instead": nobody meets then unless something happens.
Knows words and places in a sentence, and the verdicts of the times told before it.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.roles import Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words

_RESERVE = words("reserve fallback backup standby contingency back fall stand plan")
_SOLE = words("reserve fallback backup standby contingency")
# "A fall-back", "back up": so they are written in two words as well.
_PAIRS = frozenset({("back", "up"), ("fall", "back"), ("stand", "by"), ("plan", "b")})
_POINTS = frozenset({"DAY", "TIME"})
_NEAR, _JUST = 5, 8
_WHAT = words("date slot day time option one")
_LEADS = words(": is would will be of - on for")
_AS = words("as a an our the my your in")
_BESIDE = words("well too also free clear open keep hold pencilled")
_ENDS, _SHOULD = words(". , ; ! ? )"), words("in if only should and but just")
_BEGIN, _ONE = words(". , ; ! ? : ( and with as"), words("a an the our your my one")
_AT_PLACE = words("at to in near from of on by into")
_LOOSE = words("""as well too also , - please free clear open and keep it a in the diary just case
    if possible on hold pencilled""")  # fmt: skip


def is_reserve(slot: Slot, sentence: Sentence) -> bool:
    """ "Reserve date: Friday at 9", "with Friday at 9 as a fallback", "Friday, just in case"."""
    said = sentence.words
    if "case" in sentence.said and _just_in_case(said[slot.last + 1 : slot.last + 1 + _JUST]):
        return True
    if _RESERVE.isdisjoint(sentence.said):
        return False
    ahead = [word for word in said[: slot.first] if word != "-"]
    behind = [word for word in said[slot.last + 1 : slot.last + 1 + _NEAR] if word != "-"]
    return _leads_to(ahead) or _named_so(behind)


def _just_in_case(behind: Sequence[str]) -> bool:
    """ "..., as well, just in case": and no other thing is brought just in case."""
    at = next((at for at, pair in enumerate(pairwise(behind)) if pair == ("in", "case")), None)
    if at is None or not _LOOSE.issuperset(behind[:at]):
        return False
    beside = not _BESIDE.isdisjoint(behind[:at])
    return beside or (
        behind[at - 1 : at] == ("just",) and _ENDS.issuperset(behind[at + 2 : at + 3])
    )


def _leads_to(ahead: Sequence[str]) -> bool:
    """ "The reserve date is", "fallback:", "backup slot on"."""
    for at in range(max(0, len(ahead) - _NEAR), len(ahead)):
        pair = tuple(ahead[at : at + 2]) in _PAIRS
        if not (pair or ahead[at] in _SOLE):
            continue
        behind = ahead[at + 1 + pair :]
        led = behind[1:] if behind[:1] and behind[0] in _WHAT else behind
        what = len(led) < len(behind)
        if _LEADS.issuperset(led) and (what or (led and _is_named(ahead[:at]))):
            return True
    return False


def _is_named(ahead: Sequence[str]) -> bool:
    """ "The reserve is", "backup:"; not "at the nature reserve is", "please stand by on"."""
    if not ahead or ahead[-1] in _BEGIN:
        return True
    return ahead[-1] in _ONE and _AT_PLACE.isdisjoint(ahead[-2:-1])


def _named_so(behind: Sequence[str]) -> bool:
    """ "... as a backup", "... in reserve", "(backup)"."""
    for at, word in enumerate(behind):
        if word in _POINTS:
            return False
        if word in _SOLE or (word, *behind[at + 1 : at + 2]) in _PAIRS:
            pair = word not in _SOLE
            led = behind[:at]
            if "in" in led and led[-1] != "in":
                return False
            loose = all(one in _AS or one in ("(", ",", "free", "as") for one in led)
            return loose and _is_whole(behind[at + 1 + pair :], led)
    return False


def _is_whole(behind: Sequence[str], led: Sequence[str]) -> bool:
    """ "(backup)", "as a backup in case"; not "reserve car park", "stand by your phone"."""
    if behind[:1] == ["for"]:
        return "as" in led or "in" in led
    return (_ENDS | _WHAT | _SHOULD).issuperset(behind[:1])


def only_if_need_be(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "If the strike goes ahead, we'll do it on Monday": offered, where another day is set."""
    dates = {
        (slot.sentence, slot.day.date) for slot, verdict in found
        if verdict.role in _FIRM and slot.day is not None and slot.time is not None
    }  # fmt: skip
    if len({day for _, day in dates}) < _TWO:
        return list(found)
    return [
        (slot, Verdict(Role.OFFERED, "reserve", sure=False))
        if verdict.role in _FIRM and slot.day is not None
        and any(at < slot.sentence and day != slot.day.date for at, day in dates)
        and _is_supposed(slot, prose.sentences[slot.sentence]) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


_FIRM, _TWO = frozenset({Role.SET, Role.MOVED}), 2


def _is_supposed(slot: Slot, sentence: Sentence) -> bool:
    """Whether a condition opens the sentence and its other half says what would then be done."""
    said = sentence.words[: slot.first]
    opening = said[1:] if said[:1] in _AND else said
    if not (opening[:1] in _IF or opening[:2] in _IN_CASE or opening[:3] in _IN_EVENT):
        return False
    if opening[1:2] in _MANNERS or opening[1:3] == ("it", "helps"):
        return False
    if opening[1:2] == ("you",) and _PASSING.isdisjoint(opening[2:_REACH]):
        return False
    return not _THEN.isdisjoint(said[said.index(opening[0]) + 1 :])


_AND = frozenset({("and",), ("but",), ("or",), ("so",)})
_IF = frozenset({("if",), ("should",), ("were",), ("assuming",), ("provided",)})
_IN_CASE = frozenset({("in", "case")})
_IN_EVENT = frozenset({("in", "the", "event")})
# "If convenient", "if possible": asked in courtesy; "if so" answers what was asked.
_MANNERS = frozenset((one,) for one in words("convenient possible so ok okay not suitable"))
# "If you are called back", "if you can't make that"; "if you need a letter" is no condition of it.
_PASSING = words("""called invited successful selected shortlisted chosen pass passed through
    progress advance 't cannot miss""")  # fmt: skip
_THEN = words("""will 'll would 'd can could may might alternative fallback reserve backup
    instead""")  # fmt: skip


def is_supposed_fall(start: int, said: Sequence[str]) -> bool:
    """ "If the first falls through", "in case Tom is called away": nothing has fallen away yet.

    `start` is where the words of falling away begin. "Sorry if we cancelled" and "would you mind if
    we cancelled" are no suppositions, and so is nothing that the two who write do.
    """
    low = start
    while low > 0 and said[low - 1] not in _STOPS and start - low < _REACH:
        low -= 1
    led = said[low:start]
    if ("in", "case") in pairwise(led):
        return True
    at = next((at for at, word in enumerate(led) if word == "if"), None)
    if at is None or not _COURTESY.isdisjoint(led[:at]):
        return False
    return _BOTH.isdisjoint(led[at + 1 :])


_STOPS, _REACH = words(". , ; : ! ? ( )"), 10
_COURTESY = words("sorry mind ok okay fine better best great good appreciate grateful wonder help")
_BOTH = words("i we you u")
