"""A list of candidates with their times: the user's row is theirs, the others are not.

Knows capitals, the user's names and what the message calls them; no verdict of a single time.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.roles import Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def only_mine(found: Sequence[Judged], prose: Prose, owner: Sequence[str]) -> list[Judged]:
    """ "9:40 Pruitt / 10:20 Silva / 11:00 Okoro": of a list of candidates the user's row alone.

    `owner` are the user's names in full ("Ana Silva").
    """
    rows = [slot for slot, _ in found if _is_row(prose.sentences[slot.sentence])]
    if not rows:
        return list(found)
    called = _called(prose)
    names = [tuple(name.lower().split()) for name in owner]
    lines = {slot.sentence for slot in rows}
    naming = {at for at in lines if _names_user(prose.sentences[at], prose, names, called)}
    mine = [slot for slot in rows if slot.sentence in naming]
    here = {slot.sentence for slot in mine}
    return [
        (slot, Verdict(Role.NONE, "others"))
        if slot.sentence not in here and any(_is_row_beside(slot, at, prose) for at in here)
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _is_row(sentence: Sentence) -> bool:
    return sentence.listed or _is_yours(sentence)


def _is_yours(row: Sentence) -> bool:
    """ "14:30 you (45 min)", "Candidate 2 (you) - 10:40am": a time and the user, and no more."""
    told = [word for word in row.words if word.isalpha() and word.islower()]
    return "you" in told and "TIME" in row.said and _BESIDE_YOU.issuperset(told)


_BESIDE_YOU = words("you yourself candidate applicant interviewee no number slot group batch us")


def _called(prose: Prose) -> frozenset[tuple[str, str]]:
    """ "You are Candidate 3", "you are allocated to batch B": what a list calls the user."""
    found: set[tuple[str, str]] = set()
    for sentence in prose.sentences:
        if len(sentence.words) > _SHORT or "you" not in sentence.said:
            continue
        said = sentence.words
        for at in range(len(said) - 3):
            if said[at] == "you" and said[at + 1] in ("are", "'re"):
                found |= _names_of(said[at + 2 : at + 2 + _CALL])
    return frozenset(found)


def _names_of(said: Sequence[str]) -> set[tuple[str, str]]:
    """The first noun with a mark behind it: "candidate 3", "allocated to batch b"."""
    for noun, mark in pairwise(said):
        if noun not in _LED:
            told = len(mark) <= _MARK and mark.isalnum()
            return {(noun, mark)} if told else set()
    return set()


_LED = words("in on part of to with the allocated assigned allotted placed put scheduled our")
_CALL = 6


def _names_user(
    row: Sentence,
    prose: Prose,
    names: Sequence[tuple[str, ...]],
    called: frozenset[tuple[str, str]],
) -> bool:
    """Whether a row names the user: by a name in full, by one alone, or as the message does.

    One name alone proves nothing where the list tells whom the user will meet.
    """
    if _is_yours(row) or any(pair in called for pair in pairwise(row.words)):
        return True
    told = _people(row)
    if any(len(name) > 1 and {name[0], name[-1]} <= told for name in names):
        return True
    if not any(told and _is_short_for(told, name) for name in names):
        return False
    return not _lists_hosts(row, prose)


def _people(row: Sentence) -> frozenset[str]:
    """The words of a row that may be names, lower case; all of them where none has a capital."""
    told = [item for item in row.items if item.node is None and item.word.isalpha()]
    capitals = [item for item in told if item.text[:1].isupper()]
    return frozenset(item.word for item in capitals or told) - _TITLES


def _is_short_for(told: frozenset[str], name: tuple[str, ...]) -> bool:
    """ "Silva", "A Silva" and "Ana S", and nobody else beside it."""
    return not told.isdisjoint(name) and told <= {*name, *(part[0] for part in name)}


def _lists_hosts(row: Sentence, prose: Prose) -> bool:
    """Whether the line above a list says whom the user will meet, and not who is to be met."""
    for above in reversed(prose.sentences[max(0, row.number - _LONGEST_LIST) : row.number]):
        if "TIME" not in above.words or not above.listed:
            return _is_hosting(above.words)
    return False


def _is_hosting(said: Sequence[str]) -> bool:
    """ "With our panel:", "your interviews:"; "panel interviews" are a kind and everybody's."""
    pairs = set(pairwise(said))
    if not _CANDIDATES.isdisjoint(said):
        return False
    if ("meeting", "room") in pairs:
        said = [word for word in said if word != "meeting"]
    if ("panel", "interviews") in pairs and "your" not in said:
        return False
    return not _HOSTING.isdisjoint(said) or ("your", "interviews") in pairs


_TITLES = words("mr mrs ms miss mx dr prof sir")
_HOSTING = words("with meeting meet meets panel panels interviewer interviewers hosts")
_CANDIDATES = words("candidate candidates applicant applicants interviewee interviewees")
_SHORT, _MARK = 12, 2


def _is_row_beside(slot: Slot, here: int, prose: Prose) -> bool:
    """Whether it stands in a row of the same list that names one person or two and no more."""
    low, high = sorted((slot.sentence, here))
    between = prose.sentences[low : high + 1]
    if high - low > _LONGEST_LIST or not all(_is_row(one) for one in between):
        return False
    named = [word for word in prose.sentences[slot.sentence].words if word.isalpha()]
    return 0 < sum(word.islower() for word in named) <= _NAMES_IN_ROW


_LONGEST_LIST, _NAMES_IN_ROW = 20, 3
