"""Which of several meanings is the main one, and which stand beside it.

Knows what each meaning is worth against the others, what an appointment or a calendar part says,
and the conventions of labelling; knows no words.
"""

import math
from collections.abc import Mapping

from agent.domain.hiring import InterviewStatus, Meaning
from agent.domain.message import CalendarMethod
from agent.reading import absence
from agent.reading.scan import Scan

_M = Meaning


# A decision outranks news, news outranks thanks: what each is worth beside the others, in log odds.
PRIOR: Mapping[Meaning, float] = {
    _M.REJECTION: 1.2,
    _M.ROLE_CLOSED: 1.2,
    _M.ON_HOLD: 1.2,
    _M.OFFER: 0.8,
    _M.INTERVIEW_CANCELLED: 0.8,
    _M.INTERVIEW_MOVED: 0.8,
    _M.ASSESSMENT: 0.2,
    _M.OUTREACH: 0.5,
    _M.INTERVIEW_CONFIRMED: 0.0,
    _M.SCHEDULING: 0.4,
    _M.ADVANCED: -0.6,
    _M.INFORMATION_REQUEST: -0.2,
    _M.APPLICATION_RECEIVED: 0.6,
    _M.STATUS_UPDATE: -0.6,
}
STANDS = 0.55
# What ends the process outranks the interview that falls away with it.
_ENDS = frozenset({_M.REJECTION, _M.ROLE_CLOSED})
_ASKS_MORE = frozenset(
    {_M.SCHEDULING, _M.ASSESSMENT, _M.INFORMATION_REQUEST, _M.INTERVIEW_CONFIRMED}
)
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
# What an appointment of each status says, in log odds.
_BY_STATUS = (
    (InterviewStatus.PROPOSED, _M.SCHEDULING, 1.2),
    (InterviewStatus.CONFIRMED, _M.INTERVIEW_CONFIRMED, 1.0),
    (InterviewStatus.MOVED, _M.INTERVIEW_MOVED, 1.6),
    (InterviewStatus.CANCELLED, _M.INTERVIEW_CANCELLED, 1.6),
)

CHANGES = frozenset({_M.INTERVIEW_MOVED, _M.INTERVIEW_CANCELLED})


def ranked_by(
    scan: Scan, shares: Mapping[Meaning, float], statuses: frozenset[InterviewStatus]
) -> list[Meaning]:
    """The meanings that stand on their feet, the main one first, with what may stand beside it."""
    by_machine = told_by_machine(scan)
    if _is_absence(scan, shares):
        return [_M.OUT_OF_OFFICE]
    standing = sorted(
        (meaning for meaning in PRIOR if shares.get(meaning, 0.0) >= STANDS),
        key=lambda meaning: -worth_of(meaning, shares),
    )
    standing = _settled(standing, shares, statuses)
    if by_machine:
        standing = [by_machine, *[m for m in standing if m is not by_machine]]
    if not standing:
        best = max(PRIOR, key=lambda meaning: shares.get(meaning, 0.0))
        standing = [best] if shares.get(best, 0.0) >= 0.35 else [_M.THANKS_OR_CHAT]
    return _kept(standing)


def _settled(
    standing: list[Meaning], shares: Mapping[Meaning, float], statuses: frozenset[InterviewStatus]
) -> list[Meaning]:
    """What convention puts first where two meanings stand side by side."""
    if not standing:
        return standing
    main = standing[0]
    if main is _M.APPLICATION_RECEIVED:
        # A receipt that goes on to ask for something is that request.
        fixed = InterviewStatus.CONFIRMED in statuses
        asking = [
            m
            for m in standing
            if m in _ASKS_MORE and (shares[m] >= 0.75 or (fixed and m is _M.INTERVIEW_CONFIRMED))
        ]
        return [*asking, *[m for m in standing if m not in asking]]
    if main is _M.ADVANCED and InterviewStatus.PROPOSED in statuses:
        return _first(_M.SCHEDULING, standing)
    if main is _M.INTERVIEW_CANCELLED:
        ended = [m for m in standing if m in _ENDS and shares[m] >= 0.7]
        return [*ended, *[m for m in standing if m not in ended]]
    if main is _M.INTERVIEW_CONFIRMED and not statuses and shares.get(_M.ADVANCED, 0.0) >= 0.8:
        return _first(_M.ADVANCED, standing)
    if main is _M.SCHEDULING and shares.get(_M.INTERVIEW_MOVED, 0.0) >= 0.6:
        return _first(_M.INTERVIEW_MOVED, standing)
    return standing


def _first(meaning: Meaning, standing: list[Meaning]) -> list[Meaning]:
    if meaning not in standing:
        return standing
    return [meaning, *[other for other in standing if other is not meaning]]


def worth_of(meaning: Meaning, shares: Mapping[Meaning, float]) -> float:
    """How much a meaning weighs against the others, in log odds."""
    return min(_log_odds(shares.get(meaning, 0.0)), 4.0) + PRIOR[meaning]


def _kept(standing: list[Meaning]) -> list[Meaning]:
    main = standing[0]
    companions = COMPANIONS.get(main, frozenset())
    return [main, *[meaning for meaning in standing[1:] if meaning in companions]]


def _shifted(share: float, by: float) -> float:
    """A share moved by that much in log odds; what nobody says starts at one in five."""
    if by > 0:
        share = max(share, 0.35)
    return 1 / (1 + math.exp(-(_log_odds(share) + by)))


def _log_odds(share: float) -> float:
    bounded = min(max(share, 0.02), 0.995)
    return math.log(bounded / (1 - bounded))


def weigh_appointments(shares: dict[Meaning, float], statuses: frozenset[InterviewStatus]) -> None:
    """Appointments speak for their own kind of news and, where there are some, against others."""
    for status, meaning, weight in _BY_STATUS:
        if status in statuses:
            shares[meaning] = _shifted(shares.get(meaning, 0.0), weight)
        elif statuses:
            # The new time of what was moved is itself confirmed.
            said = meaning in CHANGES and shares.get(meaning, 0.0) >= STANDS
            shares[meaning] = _shifted(shares.get(meaning, 0.0), -0.5 if said else -1.2)
        elif meaning is not _M.SCHEDULING:
            shares[meaning] = _shifted(shares.get(meaning, 0.0), -0.8)


def _is_absence(scan: Scan, shares: Mapping[Meaning, float]) -> bool:
    """Headers and subject tell; words alone only where nothing else is said."""
    if absence.is_absence(scan.message):
        return True
    rivals = max((share for m, share in shares.items() if m is not _M.OUT_OF_OFFICE), default=0.0)
    share = shares.get(_M.OUT_OF_OFFICE, 0.0)
    return share >= 0.8 and rivals < 0.5 and len(scan.lines) <= 12


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
    head, colon, _ = scan.subject[:60].partition(":")
    return _SUBJECTS.get(head.strip().lower()) if colon else None
