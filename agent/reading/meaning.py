"""What a message says to the candidate: its meanings, the main one first, with confidence.

Each sentence is weighed twice, by frames in their scope and by the sentence model; the calendar
part, headers, sender and thread are weighed beside them. Knows no dates, people or storage.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning, OwnKind
from agent.domain.message import CalendarMethod
from agent.reading import absence
from agent.reading.linear import load
from agent.reading.scan import Line, Scan
from agent.reading.scopes import NOT, Scope, is_plain, scope_of
from agent.reading.wording.lists import words

READER = "meaning@1"

_M = Meaning
_MEANINGS: Mapping[str, Meaning] = {
    "rejection": _M.REJECTION,
    "filled": _M.REJECTION,
    "role_closed": _M.ROLE_CLOSED,
    "on_hold": _M.ON_HOLD,
    "offer": _M.OFFER,
    "advanced": _M.ADVANCED,
    "scheduling": _M.SCHEDULING,
    "confirmed": _M.INTERVIEW_CONFIRMED,
    "moved": _M.INTERVIEW_MOVED,
    "cancelled": _M.INTERVIEW_CANCELLED,
    "assessment": _M.ASSESSMENT,
    "information_request": _M.INFORMATION_REQUEST,
    "status_update": _M.STATUS_UPDATE,
    "application_received": _M.APPLICATION_RECEIVED,
    "outreach": _M.OUTREACH,
    "out_of_office": _M.OUT_OF_OFFICE,
}
# What only an assertion can say: supposed, past or reported it is not said.
_ASSERTED = frozenset(
    [
        "rejection",
        "filled",
        "role_closed",
        "on_hold",
        "offer",
        "advanced",
        "confirmed",
        "moved",
        "cancelled",
        "rejection_soft",
    ]
)
# A decision outranks news, news outranks thanks: what each is worth beside the others, in log odds.
_PRIOR: Mapping[Meaning, float] = {
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
_STANDS = 0.55


@dataclass(frozen=True, slots=True)
class Verdict:
    """The meanings of one message, how sure, and on what they rest."""

    meanings: tuple[Meaning, ...]
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    shares: Mapping[Meaning, float]


@dataclass(frozen=True, slots=True)
class _Vote:
    """How strongly one sentence says one meaning."""

    share: float
    line: Line


def read_meaning(
    scan: Scan,
    context: ReadingContext,
    statuses: frozenset[InterviewStatus] = frozenset(),
) -> Verdict:
    """The meanings of a message that belongs to hiring; `statuses` are its appointments'."""
    votes = _votes(scan)
    shares = {meaning: _together(found) for meaning, found in votes.items()}
    _weigh_appointments(shares, statuses)
    _weigh_thread(scan, shares, context)
    ranked = _ranked(scan, shares, statuses)
    confidence = _confidence(ranked[0], scan, shares, votes)
    evidence = tuple(
        _evidence(meaning, max(votes[meaning], key=lambda vote: vote.share).line, confidence)
        for meaning in ranked
        if meaning in votes
    )
    return Verdict(tuple(ranked), confidence, evidence, shares)


def _confidence(
    main: Meaning,
    scan: Scan,
    shares: Mapping[Meaning, float],
    votes: Mapping[Meaning, list[_Vote]],
) -> Confidence:
    """Certain only where model and frames agree in one plain sentence and nothing rivals it."""
    if main is _M.OUT_OF_OFFICE:
        return Confidence.CERTAIN if absence.is_absence(scan.message) else Confidence.LIKELY
    machine = _machinery(scan) is main
    share = shares.get(main, 0.0)
    if share < _STANDS and not machine:
        return Confidence.WEAK
    rivals = [
        _worth(other, shares)
        for other, theirs in shares.items()
        if theirs >= 0.3
        and other in _PRIOR
        and other not in _WITH.get(main, ())
        and other is not main
    ]
    margin = _worth(main, shares) - max(rivals, default=-4.0) if main in _PRIOR else 0.0
    agreed = machine or any(
        vote.share >= 0.9 and _framed(vote.line, main) for vote in votes.get(main, ())
    )
    sure = share >= 0.95 and margin >= 2.5 and agreed
    return Confidence.CERTAIN if sure else Confidence.LIKELY


def _framed(line: Line, meaning: Meaning) -> bool:
    """Whether a frame of that meaning stands plainly in the sentence."""
    return any(
        found.weight == 3 and found.scope.plain and _MEANINGS.get(found.name) is meaning
        for found in line.found
    )


_BY_STATUS = (
    (InterviewStatus.PROPOSED, _M.SCHEDULING, 0.6),
    (InterviewStatus.CONFIRMED, _M.INTERVIEW_CONFIRMED, 0.5),
    (InterviewStatus.MOVED, _M.INTERVIEW_MOVED, 0.7),
    (InterviewStatus.CANCELLED, _M.INTERVIEW_CANCELLED, 0.7),
)


def _weigh_appointments(shares: dict[Meaning, float], statuses: frozenset[InterviewStatus]) -> None:
    """Appointments speak for their own kind of news and, where there are some, against others."""
    for status, meaning, weight in _BY_STATUS:
        share = shares.get(meaning, 0.0)
        if status in statuses:
            shares[meaning] = 1 - (1 - share) * (1 - weight)
        elif statuses or meaning is not _M.SCHEDULING:
            shares[meaning] = share * (0.5 if statuses else 0.8)


_YES = words(
    """
    works perfect great confirmed good fine done deal sounds brilliant lovely super excellent
    wonderful ok okay yes see
    """
)
_SETTLED = (_M.INTERVIEW_CONFIRMED, _M.INTERVIEW_MOVED)


def _weigh_thread(scan: Scan, shares: dict[Meaning, float], context: ReadingContext) -> None:
    """A yes to the times the user gave settles them; nobody approaches whom they already know."""
    if not context.thread:
        return
    shares[_M.OUTREACH] = shares.get(_M.OUTREACH, 0.0) * 0.3
    last = context.thread[-1]
    if last.direction is not Direction.OUT or not _says_yes(scan):
        return
    answered = last.reading.own in (OwnKind.ANSWER, OwnKind.RESCHEDULE) or last.reading.interviews
    asked = any(turn.reading.meaning is _M.SCHEDULING for turn in context.thread)
    if not answered or not (asked or last.reading.interviews):
        return
    settled = any(turn.reading.meaning in _SETTLED for turn in context.thread)
    moved = settled or last.reading.own is OwnKind.RESCHEDULE
    meaning = _M.INTERVIEW_MOVED if moved else _M.INTERVIEW_CONFIRMED
    shares[meaning] = 1 - (1 - shares.get(meaning, 0.0)) * 0.35


def _says_yes(scan: Scan) -> bool:
    """Whether a short sentence agrees, without a question or a not."""
    for line in scan.lines[:4]:
        said = line.sentence.words
        if len(said) <= 12 and not line.sentence.asks and not _YES.isdisjoint(said):
            return NOT.isdisjoint(said)
    return False


def _votes(scan: Scan) -> dict[Meaning, list[_Vote]]:
    votes: dict[Meaning, list[_Vote]] = {}
    heading = () if scan.is_reply else scan.heading
    for line in (*heading, *scan.lines):
        damping = 0.8 if line.sentence.source == "subject" else 1.0
        for label, share in shares_of(line).items():
            meaning = _MEANINGS.get(label)
            if meaning is not None and share >= 0.05:
                votes.setdefault(meaning, []).append(_Vote(share * damping, line))
    return votes


def shares_of(line: Line) -> dict[str, float]:
    """How strongly a sentence says each label, by the model and the frames together."""
    model = load("meaning")
    shares = dict(zip(model.labels, model.shares(line.features), strict=True))
    if line.found:
        strong = [found for found in line.found if found.weight == 3 and found.scope.plain]
        for name in {found.name for found in strong}:
            if shares.get(name, 0.0) >= 0.1:
                shares[name] = 1 - (1 - shares[name]) * 0.6
    return shares if is_plain(line.sentence) else _scoped(line, shares)


def _scoped(line: Line, shares: dict[str, float]) -> dict[str, float]:
    """Take back what the scope does not let the sentence assert."""
    last = len(line.sentence.words) - 1
    whole = scope_of(line.sentence, last, last, own_negation=True)
    unsaid = whole.supposed or whole.past or whole.reported
    for label in _ASSERTED:
        scopes = [found.scope for found in line.found if found.name == label and found.weight > 1]
        if all(_unsaid(scope) for scope in scopes) if scopes else unsaid:
            shares[label] *= 0.2
    return shares


def _unsaid(scope: Scope) -> bool:
    return scope.supposed or scope.past or scope.reported or scope.negated


def _together(votes: Iterable[_Vote]) -> float:
    """Several sentences that say the same strengthen each other a little."""
    ordered = sorted((vote.share for vote in votes), reverse=True)
    rest = ordered[1] if len(ordered) > 1 else 0.0
    return 1 - (1 - ordered[0]) * (1 - 0.4 * rest)


def _ranked(
    scan: Scan, shares: Mapping[Meaning, float], statuses: frozenset[InterviewStatus]
) -> list[Meaning]:
    by_machine = _machinery(scan)
    if _is_absence(scan, shares):
        return [_M.OUT_OF_OFFICE]
    standing = sorted(
        (meaning for meaning in _PRIOR if shares.get(meaning, 0.0) >= _STANDS),
        key=lambda meaning: -_worth(meaning, shares),
    )
    standing = _settled(standing, shares, statuses)
    if by_machine:
        standing = [by_machine, *[m for m in standing if m is not by_machine]]
    if not standing:
        best = max(_PRIOR, key=lambda meaning: shares.get(meaning, 0.0))
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
        asking = [m for m in standing if m in _ASKS_MORE and shares[m] >= 0.75]
        return [*asking, *[m for m in standing if m not in asking]]
    if main is _M.ADVANCED and InterviewStatus.PROPOSED in statuses:
        return _first(_M.SCHEDULING, standing)
    if main is _M.SCHEDULING and shares.get(_M.INTERVIEW_MOVED, 0.0) >= 0.6:
        return _first(_M.INTERVIEW_MOVED, standing)
    return standing


_ASKS_MORE = frozenset(
    {_M.SCHEDULING, _M.ASSESSMENT, _M.INFORMATION_REQUEST, _M.INTERVIEW_CONFIRMED}
)


def _first(meaning: Meaning, standing: list[Meaning]) -> list[Meaning]:
    if meaning not in standing:
        return standing
    return [meaning, *[other for other in standing if other is not meaning]]


def _worth(meaning: Meaning, shares: Mapping[Meaning, float]) -> float:
    share = min(max(shares.get(meaning, 0.0), 0.02), 0.98)
    return math.log(share / (1 - share)) + _PRIOR[meaning]


def _kept(standing: list[Meaning]) -> list[Meaning]:
    main = standing[0]
    companions = _WITH.get(main, frozenset())
    return [main, *[meaning for meaning in standing[1:] if meaning in companions]]


_WITH: Mapping[Meaning, frozenset[Meaning]] = {
    _M.SCHEDULING: frozenset({_M.ADVANCED, _M.INFORMATION_REQUEST}),
    _M.ADVANCED: frozenset({_M.SCHEDULING, _M.INFORMATION_REQUEST, _M.ASSESSMENT}),
    _M.OUTREACH: frozenset({_M.SCHEDULING, _M.INFORMATION_REQUEST}),
    _M.ASSESSMENT: frozenset({_M.INTERVIEW_CONFIRMED, _M.ADVANCED}),
    _M.INTERVIEW_CANCELLED: frozenset({_M.SCHEDULING, _M.ROLE_CLOSED, _M.ON_HOLD}),
    _M.INTERVIEW_MOVED: frozenset({_M.SCHEDULING}),
    _M.REJECTION: frozenset({_M.ROLE_CLOSED}),
}


def _is_absence(scan: Scan, shares: Mapping[Meaning, float]) -> bool:
    """Headers and subject tell; words alone only where nothing else is said."""
    if absence.is_absence(scan.message):
        return True
    rivals = max((share for m, share in shares.items() if m is not _M.OUT_OF_OFFICE), default=0.0)
    share = shares.get(_M.OUT_OF_OFFICE, 0.0)
    return share >= 0.8 and rivals < 0.6 and len(scan.lines) <= 12


def _machinery(scan: Scan) -> Meaning | None:
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


def _evidence(meaning: Meaning, line: Line, confidence: Confidence) -> Evidence:
    sentence = line.sentence
    return Evidence(
        kind=EvidenceKind.MEANING,
        value=meaning.value,
        quote=sentence.text,
        reader=READER,
        confidence=confidence,
        source=sentence.source,
        span=(sentence.start, sentence.end),
    )


_RANK = (Confidence.WEAK, Confidence.LIKELY, Confidence.CERTAIN)


def capped(one: Confidence, other: Confidence) -> Confidence:
    """The weaker of two confidences."""
    return min(one, other, key=_RANK.index)


def told_by_phone(scan: Scan) -> bool:
    """Whether the message refers to a decision told by word of mouth."""
    return any(found.name == "by_phone" and not found.scope.supposed for found in scan.found)
