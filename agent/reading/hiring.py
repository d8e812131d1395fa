"""Whether a message belongs to a hiring process the user takes part in.

Weighs the words of hiring against those of everything that sounds like it, and who sends.
"""

from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.reading.scan import Found, Scan
from agent.reading.senders import Kind, Sender

READER = "hiring@1"


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whether it is hiring mail, how sure, and what else it is where it is not."""

    hiring: bool
    confidence: Confidence
    instead: Meaning
    evidence: tuple[Evidence, ...]


def read_hiring(scan: Scan, sender: Sender, context: ReadingContext) -> Belonging:
    """Weigh hiring words, other fields' words, job boards and the sender."""
    ours = _weigh(scan, "hiring", 3.0)
    alert = _weigh(scan, "job_alert", 3.0)
    other = _weigh(scan, "not_hiring", 4.0)
    if context.thread and any(turn.reading.hiring for turn in context.thread):
        return _belongs(scan, True, Confidence.CERTAIN, Meaning.THANKS_OR_CHAT)
    score = ours + _sender_weight(sender)
    if _bulk(scan) and not sender.ats:
        alert *= 1.5
        score -= 1.0
    if alert >= 2 and alert > 0.6 * score:
        return _belongs(scan, False, Confidence.LIKELY, Meaning.JOB_ALERT)
    if other >= 1 and other * 2.0 >= score:
        return _belongs(scan, False, Confidence.LIKELY, Meaning.NOT_HIRING)
    if score >= 1:
        sure = Confidence.CERTAIN if score >= 4 and not other and not alert else Confidence.LIKELY
        return _belongs(scan, True, sure, Meaning.THANKS_OR_CHAT)
    person = sender.kind is Kind.PERSON and not sender.freemail and not _bulk(scan)
    return _belongs(scan, person, Confidence.WEAK, Meaning.NOT_HIRING)


def _weigh(scan: Scan, name: str, most: float) -> float:
    """Distinct phrases found, each once; the subject counts like a sentence."""
    seen: set[str] = set()
    for item in (*scan.found, *scan.in_heading):
        if item.name == name:
            seen.add(" ".join(item.sentence.words[item.start : item.end]))
    return min(float(len(seen)), most)


def _sender_weight(sender: Sender) -> float:
    if sender.ats:
        return 3.0
    if sender.assessor:
        return 1.5
    return -1.5 if sender.board else 0.0


def _bulk(scan: Scan) -> bool:
    automation = scan.message.automation
    return automation.bulk or automation.list_unsubscribe or bool(automation.list_id)


def _belongs(scan: Scan, hiring: bool, sure: Confidence, instead: Meaning) -> Belonging:
    name = "hiring" if hiring else instead.value
    found = next((item for item in (*scan.found, *scan.in_heading) if item.name == name), None)
    return Belonging(hiring, sure, instead, (_evidence(found, hiring, sure),) if found else ())


def _evidence(found: Found, hiring: bool, sure: Confidence) -> Evidence:
    return Evidence(
        kind=EvidenceKind.HIRING,
        value="yes" if hiring else "no",
        quote=found.quote,
        reader=READER,
        confidence=sure,
        source=found.sentence.source,
        span=found.span,
    )
