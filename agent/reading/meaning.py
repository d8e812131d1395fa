"""What a message says to the candidate: its meanings, the main one first, with confidence.

Each sentence is weighed twice, by frames in their scope and by the sentence model; the calendar
part, headers, sender and thread are weighed beside them. Knows no dates, people or storage.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, InterviewStatus, Meaning
from agent.domain.message import CalendarMethod
from agent.reading.features import features_of
from agent.reading.linear import load
from agent.reading.scan import Line, Scan
from agent.reading.scopes import scope_of
from agent.reading.senders import Sender

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
    """rejection filled role_closed on_hold offer advanced confirmed moved cancelled
    rejection_soft""".split()
)
# A decision outranks news, news outranks thanks: the first that stands on its feet is the main one.
_ORDER = (
    _M.REJECTION, _M.ROLE_CLOSED, _M.ON_HOLD, _M.OFFER, _M.INTERVIEW_CANCELLED,
    _M.INTERVIEW_MOVED, _M.ASSESSMENT, _M.OUTREACH, _M.INTERVIEW_CONFIRMED, _M.SCHEDULING,
    _M.ADVANCED, _M.INFORMATION_REQUEST, _M.APPLICATION_RECEIVED, _M.STATUS_UPDATE,
)  # fmt: skip
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
    sender: Sender,
    context: ReadingContext,
    statuses: frozenset[InterviewStatus] = frozenset(),
) -> Verdict:
    """The meanings of a message that belongs to hiring; `statuses` are its appointments'."""
    votes = _votes(scan)
    shares = {meaning: _together(found) for meaning, found in votes.items()}
    _weigh_appointments(shares, statuses)
    ranked = _ranked(scan, shares, sender)
    main = ranked[0]
    share = shares.get(main, 0.0)
    confidence = Confidence.LIKELY if share >= _STANDS else Confidence.WEAK
    evidence = tuple(
        _evidence(meaning, max(votes[meaning], key=lambda vote: vote.share).line, confidence)
        for meaning in ranked
        if meaning in votes
    )
    return Verdict(tuple(ranked), confidence, evidence, shares)


_BY_STATUS = (
    (InterviewStatus.PROPOSED, _M.SCHEDULING, 0.6),
    (InterviewStatus.CONFIRMED, _M.INTERVIEW_CONFIRMED, 0.5),
    (InterviewStatus.MOVED, _M.INTERVIEW_MOVED, 0.7),
    (InterviewStatus.CANCELLED, _M.INTERVIEW_CANCELLED, 0.7),
)


def _weigh_appointments(
    shares: dict[Meaning, float], statuses: frozenset[InterviewStatus]
) -> None:
    """Appointments speak for their own kind of news and, where there are some, against others."""
    for status, meaning, weight in _BY_STATUS:
        share = shares.get(meaning, 0.0)
        if status in statuses:
            shares[meaning] = 1 - (1 - share) * (1 - weight)
        elif statuses or meaning is not _M.SCHEDULING:
            shares[meaning] = share * (0.5 if statuses else 0.8)


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
    shares = dict(
        zip(model.labels, model.shares(features_of(line.sentence, line.hits)), strict=True)
    )
    for name in {found.name for found in line.found if found.weight == 3 and found.scope.plain}:
        if shares.get(name, 0.0) >= 0.1:
            shares[name] = 1 - (1 - shares[name]) * 0.6
    last = len(line.sentence.words) - 1
    scope = scope_of(line.sentence, last, last, own_negation=True)
    if scope.supposed or scope.past or scope.reported:
        for label in _ASSERTED:
            shares[label] *= 0.2
    return shares


def _together(votes: Iterable[_Vote]) -> float:
    """Several sentences that say the same strengthen each other a little."""
    ordered = sorted((vote.share for vote in votes), reverse=True)
    rest = ordered[1] if len(ordered) > 1 else 0.0
    return 1 - (1 - ordered[0]) * (1 - 0.4 * rest)


def _ranked(scan: Scan, shares: Mapping[Meaning, float], sender: Sender) -> list[Meaning]:
    by_calendar = _calendar(scan)
    if _is_absence(scan, shares):
        return [_M.OUT_OF_OFFICE]
    standing = [meaning for meaning in _ORDER if shares.get(meaning, 0.0) >= _STANDS]
    if by_calendar:
        standing = [by_calendar, *[m for m in standing if m is not by_calendar]]
    if not standing:
        best = max(_ORDER, key=lambda meaning: shares.get(meaning, 0.0))
        standing = [best] if shares.get(best, 0.0) >= 0.3 else [_M.THANKS_OR_CHAT]
    return _kept(standing)


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
    share = shares.get(_M.OUT_OF_OFFICE, 0.0)
    if scan.message.automation.auto_reply:
        return share >= 0.4 or len(scan.lines) <= 6
    in_subject = any(item.name == "out_of_office" for item in scan.in_heading)
    return in_subject or share >= 0.8


def _calendar(scan: Scan) -> Meaning | None:
    for event in scan.message.calendar:
        if event.cancelled or event.method is CalendarMethod.CANCEL:
            return _M.INTERVIEW_CANCELLED
        if event.method is CalendarMethod.COUNTER:
            return _M.SCHEDULING
        if event.method is CalendarMethod.REQUEST and event.sequence > 0:
            return _M.INTERVIEW_MOVED
        if event.method in (CalendarMethod.REQUEST, CalendarMethod.PUBLISH):
            return _M.INTERVIEW_CONFIRMED
    return None


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
