"""Times of one message judged beside each other: an arrival and the day's programme, a list of
candidates, a clash with what the thread has set.

Knows verdicts and places of words; not what makes a single time an appointment.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose
from agent.reading.wording.sets import words

Judged = tuple[Slot, Verdict]
_LIVE = frozenset({Role.SET, Role.OFFERED, Role.MOVED})


def together(
    found: Sequence[Judged], prose: Prose, scene: Scene, owner: frozenset[str]
) -> list[Judged]:
    """The verdicts as they hold beside each other; `owner` are the user's names, lower case."""
    kept = _only_mine(found, prose, owner)
    kept = _without_agenda(kept, prose, scene)
    kept = _without_lesser_days(kept, prose)
    return _with_arrival(kept, scene)


def _only_mine(found: Sequence[Judged], prose: Prose, owner: frozenset[str]) -> list[Judged]:
    """ "9:40 Pruitt / 10:20 Silva / 11:00 Okoro": of a list of candidates the user's row alone."""
    called = _called(prose)
    mine = [
        slot for slot, _ in found
        if prose.sentences[slot.sentence].listed
        and _names_user(prose.sentences[slot.sentence].words, owner, called)
    ]  # fmt: skip
    if len(mine) != 1:
        return list(found)
    here = mine[0].sentence
    return [
        (slot, Verdict(Role.NONE, "others"))
        if slot.sentence != here and _is_row_beside(slot, here, prose) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _called(prose: Prose) -> frozenset[tuple[str, str]]:
    """ "You are Candidate 3": what a list calls the user."""
    found: set[tuple[str, str]] = set()
    for sentence in prose.sentences:
        if len(sentence.words) > _SHORT or "you" not in sentence.words:
            continue
        said = sentence.words
        for at in range(len(said) - 3):
            if said[at] == "you" and said[at + 1] in ("are", "'re") and len(said[at + 3]) <= _MARK:
                found.add((said[at + 2], said[at + 3]))
    return frozenset(found)


def _names_user(
    said: Sequence[str], owner: frozenset[str], called: frozenset[tuple[str, str]]
) -> bool:
    """Whether a row names the user, by name or as the message calls them."""
    return not owner.isdisjoint(said) or any(pair in called for pair in pairwise(said))


_SHORT, _MARK = 12, 2


def _is_row_beside(slot: Slot, here: int, prose: Prose) -> bool:
    """Whether it stands in a row of the same list that names one person or two and no more."""
    low, high = sorted((slot.sentence, here))
    if high - low > _LONGEST_LIST or any(not one.listed for one in prose.sentences[low : high + 1]):
        return False
    named = [word for word in prose.sentences[slot.sentence].words if word.isalpha()]
    return 0 < sum(word.islower() for word in named) <= _NAMES_IN_ROW


_LONGEST_LIST, _NAMES_IN_ROW = 20, 3


def _without_agenda(found: Sequence[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """ "Report for 8.30 ... 09.30 Lesson, 11.00 Interviews": the rows are parts of that day."""
    arrivals = [
        slot for slot, verdict in found
        if verdict.role is Role.SET and "arrive" in scene.whole(prose.sentences[slot.sentence])
        and not prose.sentences[slot.sentence].listed
    ]  # fmt: skip
    if not arrivals:
        return list(found)
    return [
        (slot, Verdict(Role.NONE, "agenda"))
        if verdict.role is Role.SET and prose.sentences[slot.sentence].listed
        and any(_is_part(slot, start) for start in arrivals) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _is_part(slot: Slot, start: Slot) -> bool:
    """Whether a row without an end comes later on the day of an arrival."""
    if slot.time is None or start.time is None or slot.day is None or start.day is None:
        return False
    later = slot.time.start.minute > start.time.start.minute and slot.time.end is None
    return slot.carried and later and slot.day.date == start.day.date


def _without_lesser_days(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "Tuesday 11 - no chance" among rows with times; a day set beside another set to the minute.

    Where one appointment is told to the minute, a day without a clock time is something else,
    unless it is one more to choose from or one that falls away.
    """
    timed = [slot for slot, verdict in found if verdict.role in _LIVE and slot.time is not None]
    if not timed:
        return list(found)
    rows = {prose.sentences[slot.sentence].block for slot in timed
            if prose.sentences[slot.sentence].listed}  # fmt: skip
    return [
        (slot, Verdict(Role.NONE, "lesser day"))
        if slot.time is None and _is_lesser(slot, verdict, prose, rows) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _is_lesser(slot: Slot, verdict: Verdict, prose: Prose, rows: set[int]) -> bool:
    sentence = prose.sentences[slot.sentence]
    told = verdict.role in (Role.SET, Role.MOVED)
    return told or (sentence.listed and sentence.block in rows)


def _with_arrival(found: Sequence[Judged], scene: Scene) -> list[Judged]:
    """ "Reporting time: 10:00" sets the time of a day that has no other."""
    if not scene.meeting:
        return list(found)
    timed = {
        slot.day.date for slot, verdict in found
        if verdict.role in _LIVE and slot.time is not None and slot.day is not None
    }  # fmt: skip
    return [
        (slot, Verdict(Role.SET, "arrival", sure=False))
        if verdict.cue == "arrive" and slot.time is not None and slot.day is not None
        and slot.day.date not in timed else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def clashing(found: Sequence[Judged], scene: Scene, known: datetime | None) -> list[Judged]:
    """ "I've a client meeting tomorrow at two, so we'll have to skip our chat": it falls away.

    The time of the clash is that of the appointment which the thread has set.
    """
    live = any(verdict.role in _LIVE for _, verdict in found)
    if known is None or live or "cancel" not in scene.names:
        return list(found)
    return [
        (slot, Verdict(Role.CANCELLED, "clash"))
        if verdict.cue in _CLASHES and _is_at(slot, known) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


_CLASHES = words("others nothing")


def _is_at(slot: Slot, known: datetime) -> bool:
    if slot.day is None or slot.time is None or slot.day.date != known.date():
        return False
    return slot.time.start.minute == known.hour * 60 + known.minute
