"""What a message says to the candidate: its meanings, the main one first, with confidence.

Combines frames in their scope, the calendar part, header and sender signals and the thread.
Knows nothing of dates, people or storage.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.domain.message import CalendarMethod
from agent.reading.scan import Found, Scan
from agent.reading.senders import Sender

READER = "meaning@1"

_M = Meaning
_STRENGTH = {3: 1.0, 2: 0.45, 1: 0.2}
# Meanings that a question or a wish may carry as well as a statement.
_ASKABLE = frozenset({"scheduling", "outreach", "information_request", "assessment", "moved"})
# A decision outranks news, news outranks thanks: the first that stands on its feet is the main one.
_ORDER = (
    _M.REJECTION, _M.ROLE_CLOSED, _M.ON_HOLD, _M.OFFER, _M.INTERVIEW_CANCELLED,
    _M.INTERVIEW_MOVED, _M.ASSESSMENT, _M.INTERVIEW_CONFIRMED, _M.OUTREACH, _M.SCHEDULING,
    _M.ADVANCED, _M.INFORMATION_REQUEST, _M.STATUS_UPDATE, _M.APPLICATION_RECEIVED,
    _M.THANKS_OR_CHAT,
)  # fmt: skip
_NAMES = {
    "cancelled": _M.INTERVIEW_CANCELLED,
    "moved": _M.INTERVIEW_MOVED,
    "confirmed": _M.INTERVIEW_CONFIRMED,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The meanings of one message, how sure, and on what they rest."""

    meanings: tuple[Meaning, ...]
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    scores: Mapping[str, float]


def read_meaning(scan: Scan, sender: Sender, context: ReadingContext) -> Verdict:
    """The meanings of a message that belongs to hiring."""
    best, scores = _scores(scan)
    ranked = _ranked(scan, scores, sender)
    main = ranked[0]
    evidence = tuple(
        _evidence(meaning, best[name], Confidence.LIKELY)
        for meaning in ranked
        for name in best
        if _meaning(name) is meaning
    )
    sure = scores.get(_name(main), 0.0)
    confidence = Confidence.LIKELY if sure >= 0.9 else Confidence.WEAK
    return Verdict(tuple(ranked), confidence, evidence, scores)


def _meaning(name: str) -> Meaning | None:
    if name in _NAMES:
        return _NAMES[name]
    try:
        return Meaning(name)
    except ValueError:
        return None


def _name(meaning: Meaning) -> str:
    for name, known in _NAMES.items():
        if known is meaning:
            return name
    return meaning.value


def _scores(scan: Scan) -> tuple[dict[str, Found], dict[str, float]]:
    best: dict[str, Found] = {}
    per_sentence: dict[tuple[str, int], float] = {}
    heading = () if scan.is_reply else scan.in_heading
    for found in (*scan.found, *heading):
        if not _counts(found):
            continue
        strength = _STRENGTH[found.weight] * (0.7 if found.sentence.source == "subject" else 1)
        key = (found.name, id(found.sentence))
        if strength > per_sentence.get(key, 0.0):
            per_sentence[key] = strength
        if found.name not in best or found.weight > best[found.name].weight:
            best[found.name] = found
    scores: dict[str, float] = {}
    for (name, _), strength in per_sentence.items():
        scores[name] = scores.get(name, 0.0) + strength
    return best, scores


def _counts(found: Found) -> bool:
    scope = found.scope
    if scope.supposed or scope.past or scope.reported or scope.negated:
        return False
    return not scope.asked or found.name in _ASKABLE


def _ranked(scan: Scan, scores: dict[str, float], sender: Sender) -> list[Meaning]:
    by_calendar = _calendar(scan)
    if _is_absence(scan, scores):
        return [_M.OUT_OF_OFFICE]
    filled = scores.get("filled", 0.0)
    if filled >= 1.0:
        scores["rejection"] = scores.get("rejection", 0.0) + filled
    scores["offer"] = scores.get("offer", 0.0) - 1.2 * scores.get("nooffer", 0.0)
    scores["assessment"] = scores.get("assessment", 0.0) - scores.get("noassessment", 0.0)
    scores["scheduling"] = scores.get("scheduling", 0.0) - scores.get("willschedule", 0.0)
    standing = [meaning for meaning in _ORDER if scores.get(_name(meaning), 0.0) >= 0.9]
    if by_calendar:
        standing = [by_calendar, *[m for m in standing if m is not by_calendar]]
    if not standing:
        weaker = sorted(_ORDER, key=lambda m: -scores.get(_name(m), 0.0))
        standing = [weaker[0]] if scores.get(_name(weaker[0]), 0.0) > 0 else [_M.THANKS_OR_CHAT]
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


def _is_absence(scan: Scan, scores: Mapping[str, float]) -> bool:
    if scan.message.automation.auto_reply:
        return scores.get("out_of_office", 0.0) >= 0.9 or len(scan.sentences) <= 6
    in_subject = any(item.name == "out_of_office" for item in scan.in_heading)
    return in_subject or scores.get("out_of_office", 0.0) >= 2


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


def _evidence(meaning: Meaning, found: Found, confidence: Confidence) -> Evidence:
    return Evidence(
        kind=EvidenceKind.MEANING,
        value=meaning.value,
        quote=found.quote,
        reader=READER,
        confidence=confidence,
        source=found.sentence.source,
        span=found.span,
    )
