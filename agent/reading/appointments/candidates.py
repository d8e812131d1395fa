"""A list of candidates with their times: the user's row is theirs, the others are not.

Knows capitals, the user's names and what the message calls them; no verdict of a single time.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.neighbours import is_named_row, time_place
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.appointment_en import ORDINALS
from agent.reading.wording.sets import words


def only_mine(found: Sequence[Judged], prose: Prose, owner: Sequence[str]) -> list[Judged]:
    """ "9:40 Pruitt / 10:20 Silva / 11:00 Okoro": of a list of candidates the user's row alone.

    `owner` are the user's names in full ("Ana Silva").
    """
    found = _only_yours(_only_counted(found, prose), prose)
    rows = [slot for slot, _ in found if _may_be_row(prose.sentences[slot.sentence])]
    if not rows:
        return found
    names = [tuple(name.lower().split()) for name in owner]
    called = _called(prose, names)
    lines = {slot.sentence for slot in rows}
    naming = {at for at in lines if _names_user(prose.sentences[at], prose, names, called)}
    mine = [slot for slot in rows if slot.sentence in naming]
    here = {slot.sentence for slot in mine}
    if not here:
        return [
            (slot, Verdict(Role.NONE, "others") if _is_of_strangers(slot, prose) else verdict)
            for slot, verdict in found
        ]  # fmt: skip
    return [
        (slot, Verdict(Role.NONE, "others"))
        if slot.sentence not in here and any(_is_beside(slot, at, prose) for at in here)
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _may_be_row(sentence: Sentence) -> bool:
    """A row of a list or its first letter, or a line that tells no more than the user's time."""
    initial = len(sentence.words) == _INITIAL and len(sentence.words[0]) == 1
    return sentence.listed or _is_yours(sentence) or (initial and sentence.words[1] == ".")


_INITIAL = 2


def _is_of_strangers(slot: Slot, prose: Prose) -> bool:
    """ "Okoro 9.00 - 9.40", "Soup 4.50 - 5.20": of a list that names neither user nor hosts."""
    row = prose.sentences[slot.sentence]
    if slot.time is None or not slot.time.weak or not is_named_row(row, time_place(row, slot)):
        return False
    return not _lists_hosts(row, prose) and not _is_to_choose(prose)


def _is_to_choose(prose: Prose) -> bool:
    """ "Options for Wednesday: / Teams 9.00 - 9.40": rows that the user is to choose from."""
    return any(not _CHOOSING.isdisjoint(one.said) and _is_to_you(one) for one in prose.sentences)


def _is_to_you(sentence: Sentence) -> bool:
    """Whether it opens a list of choices, or asks the user which they take."""
    return sentence.words[-1] == ":" or not _YOU_ALL.isdisjoint(sentence.said)


_CHOOSING = words("options option choices choice choose pick prefer preferred preference")
_YOU_ALL = words("you your")


def _is_yours(row: Sentence) -> bool:
    """ "14:30 you (45 min)", "Candidate 2 (you) - 10:40am": a time and the user, and no more."""
    if "you" not in row.said or "TIME" not in row.said:
        return False
    return _BESIDE_YOU.issuperset([one for one in row.words if one.isalpha() and one.islower()])


_BESIDE_YOU = words("you yourself candidate applicant interviewee no number slot group batch us")


def _only_counted(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "People come at 1.30, 2.15 and 3.00, and yours is the middle one": that of them alone."""
    for sentence in prose.sentences:
        if _ORDER.keys().isdisjoint(sentence.said):
            continue
        count = _counted(sentence.words)
        listed = _listed_for(sentence, found, prose) if count is not None else []
        mine = _at_count(listed, count) if count is not None else None
        if mine is not None:
            return [
                (slot, _counted_verdict(verdict, mine=slot is mine))
                if any(slot is one for one in listed) else (slot, verdict)
                for slot, verdict in found
            ]  # fmt: skip
    return list(found)


def _at_count(listed: Sequence[Slot], count: int | str) -> Slot | None:
    """The one of them that is counted, or in the middle of an odd number; None where none is."""
    if len(listed) < _FEWEST or (count == "middle" and len(listed) % 2 == 0):
        return None
    at = len(listed) // 2 if isinstance(count, str) else count
    return listed[at] if -1 <= at < len(listed) else None


def _only_yours(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "09:00 Hale, 09:30 Moss, 10:00 you", "Ben at 10:00, you at 11:00": told in one sentence."""
    others: set[tuple[int, int]] = set()
    for at in {slot.sentence for slot, _ in found}:
        sentence = prose.sentences[at]
        if "you" in sentence.said and not sentence.listed:
            others |= {(at, place) for place in _of_others(sentence)}
    return [
        (slot, Verdict(Role.NONE, "others"))
        if slot.time is not None
        and (slot.sentence, time_place(prose.sentences[slot.sentence], slot)) in others
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _of_others(sentence: Sentence) -> list[int]:
    """The places of times that are somebody else's, where each has its person and one is "you"."""
    places = [place for place, word in enumerate(sentence.words) if word == "TIME"]
    for step in (1, -2):
        whose = [_person(sentence, place + step, step) for place in places]
        if len(places) > 1 and whose.count("you") == 1 and "" not in whose:
            return [place for place, who in zip(places, whose, strict=True) if who != "you"]
    return []


def _person(sentence: Sentence, at: int, step: int) -> str:
    """ "you", or "other" for a name, behind a time or before the "at" that stands before it."""
    if not 0 <= at < len(sentence.items) or (step < 0 and sentence.words[at + 1] != "at"):
        return ""
    beside = (*sentence.words, "")[at + 1] if step > 0 else ""
    if sentence.words[at] == "you":
        return "you" if beside in _CLOSING else ""
    item = sentence.items[at]
    named = item.node is None and item.word.isalpha() and item.text[:1].isupper()
    return "other" if named else ""


def _counted_verdict(verdict: Verdict, *, mine: bool) -> Verdict:
    if not mine:
        return Verdict(Role.NONE, "others")
    return verdict if verdict.role in HOLDING else Verdict(Role.SET, "counted", sure=False)


def _counted(said: Sequence[str]) -> int | str | None:
    """ "Yours is the second", "you are the third line", "you're last": which, counted from 0.

    "middle" is the one that has as many before it as behind.
    """
    for at, word in enumerate(said):
        led = said[at + 1 : at + 2]
        if (word not in _YOURS and said[at - 1 : at] != ("your",)) or led not in _ARE:
            continue
        behind = [one for one in said[at + 2 : at + 6] if one not in _FILLING]
        if behind and behind[0] in _ORDER and (len(behind) == 1 or behind[1] in _AFTER_ORDER):
            return _ORDER[behind[0]]
    return None


_YOURS = words("yours you")
_ARE = (("is",), ("are",), ("'s",), ("'re",), ("will",), ("'ll",))
_FILLING = words("the be on in up")
_ORDER: dict[str, int | str] = {**ORDINALS, "last": -1, "middle": "middle"}
_AFTER_ORDER = words(". , ! ; ) one line slot row list on in up candidate :")
_FEWEST = 2


def _listed_for(sentence: Sentence, found: Sequence[Judged], prose: Prose) -> list[Slot]:
    """The times of one day that a count counts: of its sentence or the one before, else of rows."""
    for here in (sentence.number, sentence.number - 1):
        told = [slot for slot, _ in found if slot.sentence == here and slot.time is not None]
        if len(told) > 1:
            counted = _is_one_day(told) and not _are_yours(prose.sentences[here])
            return told if counted and not prose.sentences[here].listed else []
    rows = [
        slot for slot, _ in found
        if prose.sentences[slot.sentence].listed and slot.carried and slot.time is not None
    ]  # fmt: skip
    together = rows[1:] and rows[-1].sentence - rows[0].sentence == len(rows) - 1
    return rows if together and _is_one_day(rows) else []


def _are_yours(sentence: Sentence) -> bool:
    """ "Your interviews are at 10 and 11.30": all of them are the user's, who may be first."""
    return any(one == "your" and two in _PROGRAMME for one, two in pairwise(sentence.words))


_PROGRAMME = words("interviews meetings sessions rounds day morning afternoon schedule programme")


def _is_one_day(told: Sequence[Slot]) -> bool:
    return len({slot.day.date for slot in told if slot.day is not None}) == 1


def _called(prose: Prose, names: Sequence[tuple[str, ...]]) -> frozenset[tuple[str, str]]:
    """ "You are Candidate 3", "you are in group B", "candidate number 0417 (Ana Silva)".

    What a list calls the user.
    """
    found: set[tuple[str, str]] = set()
    for sentence in prose.sentences:
        said = sentence.words
        if len(said) > _SHORT:
            continue
        if _YOU.isdisjoint(said) and not any(
            sentence.said.issuperset(name) for name in names if len(name) > 1
        ):
            continue
        for at in range(len(said) - 3):
            if said[at] == "you" and said[at + 1] in ("are", "'re"):
                found |= _names_of(said[at + 2 : at + 2 + _CALL])
        plain = [word for word in said if word not in _BETWEEN]
        found.update((one, two) for one, two in pairwise(plain) if one in _KINDS and _marks(two))
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


def _marks(word: str) -> bool:
    return word.isdecimal() or (len(word) <= _MARK and word.isalnum())


_BETWEEN = words("is : . #")
_YOU = words("you your")
_KINDS = words("candidate applicant group batch team number no no. cohort interviewee")


def _names_user(
    row: Sentence,
    prose: Prose,
    names: Sequence[tuple[str, ...]],
    called: frozenset[tuple[str, str]],
) -> bool:
    """Whether a row names the user: by a name in full, by one alone, or as the message does.

    One name alone proves nothing where the list tells whom the user will meet.
    """
    if any(pair in called for pair in pairwise(row.words)) or _says_you(row):
        return True
    numbers = {mark for kind, mark in called if kind in _COUNTING and len(mark) >= _NUMBER}
    if row.words[0] in numbers:
        return True
    told = _people(row)
    if any(len(name) > 1 and {name[0], name[-1]} <= told for name in names):
        return True
    if not any(told and _is_short_for(told, name) for name in names):
        return False
    return not _lists_hosts(row, prose)


def _says_you(row: Sentence) -> bool:
    """ "14:30 you (45 mins)", "Candidate 2 (you) - 10:40", but not "9:20 you teach a lesson"."""
    said = ("", *row.words, "")
    return any(
        word in _YOU_ALONE and said[at] in _OPENING and said[at + 2] in _CLOSING
        for at, word in enumerate(row.words)
    )


_OPENING = words("( TIME - | : < 's is") | {""}
_YOU_ALONE, _CLOSING = words("you yours"), words(") ( , - . ! TIME LENGTH < | :") | {""}
_COUNTING, _NUMBER = words("number no"), 3


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
        if not (above.listed or _is_bare_row(above)) or "TIME" not in above.said:
            return _is_hosting(above.words)
    return False


def _is_bare_row(row: Sentence) -> bool:
    """ "Karen Poole 9.00 - 9.40": names and a time, though it stands as a sentence."""
    return is_named_row(row, len(row.items) - 1)


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
_SHORT, _MARK = 14, 2


def _is_beside(slot: Slot, here: int, prose: Prose) -> bool:
    """Whether it stands in a row of the same list that names one person or two and no more."""
    low, high = sorted((slot.sentence, here))
    between = prose.sentences[low : high + 1]
    if high - low > _LONGEST_LIST or not all(_may_be_row(one) for one in between):
        return False
    row = prose.sentences[slot.sentence].words
    named = [word for word in row if word.isalpha()]
    if len(row[0]) >= _NUMBER and row[0].isdecimal() and named == ["TIME"]:
        return True
    return 0 < sum(word.islower() for word in named) <= _NAMES_IN_ROW


_LONGEST_LIST, _NAMES_IN_ROW = 20, 3
