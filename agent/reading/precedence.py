"""What speaks for each of several meanings, and which stand beside the main one.

What the sentences say is summed up (`said_in`), what is so beside them told in readable features
(`tally`); a net trained on whole messages (`whole`) weighs both: a decision outranks the receipt
before it, a new time the apology around it. Knows shares, appointments, calendar parts and the
fixed beginnings of calendar subjects; no other words.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from agent.domain.hiring import InterviewStatus, Meaning
from agent.domain.message import CalendarMethod
from agent.reading.scan import Scan
from agent.reading.weighing import Vote, Votes, framed

_M = Meaning

# From here a meaning is said beside the main one.
STANDS = 0.7
COMPANIONS: Mapping[Meaning, frozenset[Meaning]] = {
    _M.SCHEDULING: frozenset({_M.ADVANCED, _M.INFORMATION_REQUEST}),
    _M.ADVANCED: frozenset({_M.SCHEDULING, _M.INFORMATION_REQUEST, _M.ASSESSMENT}),
    _M.OUTREACH: frozenset({_M.SCHEDULING, _M.INFORMATION_REQUEST}),
    _M.ASSESSMENT: frozenset({_M.INTERVIEW_CONFIRMED, _M.ADVANCED}),
    _M.INTERVIEW_CONFIRMED: frozenset({_M.ASSESSMENT}),
    _M.INTERVIEW_CANCELLED: frozenset({_M.SCHEDULING, _M.ROLE_CLOSED, _M.ON_HOLD}),
    _M.INTERVIEW_MOVED: frozenset({_M.SCHEDULING}),
    _M.REJECTION: frozenset({_M.ROLE_CLOSED}),
}
_SUBJECTS: Mapping[str, Meaning] = {
    "confirmed": _M.INTERVIEW_CONFIRMED,
    "new event": _M.INTERVIEW_CONFIRMED,
    "invitation": _M.INTERVIEW_CONFIRMED,
    "canceled": _M.INTERVIEW_CANCELLED,
    "cancelled": _M.INTERVIEW_CANCELLED,
    "canceled event": _M.INTERVIEW_CANCELLED,
    "cancelled event": _M.INTERVIEW_CANCELLED,
    "rescheduled": _M.INTERVIEW_MOVED,
    "updated": _M.INTERVIEW_MOVED,
    "updated invitation": _M.INTERVIEW_MOVED,
    "new time proposed": _M.SCHEDULING,
}


@dataclass(frozen=True, slots=True)
class Strength:
    """How strongly a meaning is said: in the best sentence, the second, the subject, a frame."""

    body: float
    second: float = 0.0
    heading: float = 0.0
    framed: bool = False


Said = Mapping[Meaning, Strength]


def said_in(votes: Votes) -> dict[Meaning, Strength]:
    """The strength of every meaning that some sentence may say."""
    return {meaning: _strength(meaning, found) for meaning, found in votes.items()}


def _strength(meaning: Meaning, votes: Sequence[Vote]) -> Strength:
    best = second = heading = 0.0
    told = False
    for share, line in votes:
        if line.sentence.source == "subject":
            heading = max(heading, share)
        elif share > best:
            best, second = share, best
        elif share > second:
            second = share
        told = told or (bool(line.found) and framed(line, meaning))
    return Strength(best, second, heading, told)


_LENGTHS = (3, 8, 15)


def tally(said: Said, scan: Scan, statuses: Collection[InterviewStatus]) -> frozenset[str]:
    """What a whole message says beside its words, as readable features of the net (`whole`)."""
    found = {f"status:{status.value}" for status in statuses} or {"undated"}
    found.update(f"{meaning.value}!" for meaning, strength in said.items() if strength.framed)
    machine = told_by_machine(scan)
    if machine:
        found.add(f"machine:{machine.value}")
    if scan.is_reply:
        found.add("reply")
    found.update(f"lines>{length}" for length in _LENGTHS if len(scan.lines) > length)
    return frozenset(found)


def with_companions(main: Meaning, said: Said) -> list[Meaning]:
    """The main meaning, and those that stand on their feet beside it, strongest first."""
    beside = [
        meaning
        for meaning in COMPANIONS.get(main, ())
        if meaning in said and max(said[meaning].body, said[meaning].heading) >= STANDS
    ]
    return [main, *sorted(beside, key=lambda meaning: (-said[meaning].body, meaning.value))]


def strengthened(strength: Strength, share: float) -> Strength:
    """The same strength, its best sentence at least so strong, as if a frame said it."""
    return replace(strength, body=max(strength.body, share), framed=True)


def told_by_machine(scan: Scan) -> Meaning | None:
    """What calendar parts and the fixed beginnings of calendar subjects say."""
    for event in scan.message.calendar:
        if event.cancelled or event.method is CalendarMethod.CANCEL:
            return _M.INTERVIEW_CANCELLED
        if event.method is CalendarMethod.COUNTER:
            return _M.SCHEDULING
        if event.method is CalendarMethod.REQUEST and event.sequence > 0:
            return _M.INTERVIEW_MOVED
        if event.method in (CalendarMethod.REQUEST, CalendarMethod.PUBLISH):
            return _M.INTERVIEW_CONFIRMED
    if scan.is_reply:
        return None
    head, colon, _ = scan.subject[:60].partition(":")
    return _SUBJECTS.get(head.strip().lower()) if colon else None
