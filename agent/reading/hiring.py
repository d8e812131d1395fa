"""Whether a message belongs to a hiring process the user takes part in.

Weighs the words of hiring against those of everything that sounds like it, the sender, the headers
and what the thread already is. Knows no meanings of hiring mail.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.reading.linear import load
from agent.reading.scan import Found, Scan
from agent.reading.senders import Kind, Sender, is_hiring_box
from agent.reading.wording import names

READER = "hiring@1"


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whether it is hiring mail, how sure, and what else it is where it is not."""

    hiring: bool
    confidence: Confidence
    instead: Meaning
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for each side, in units of one plain word."""

    ours: float
    shared: float
    field: float
    other_side: float
    alert: float
    model: float
    sender: float

    @property
    def score(self) -> float:
        """Positive where it is hiring mail; shared words count little beside another field's."""
        shared = self.shared * (0.2 if self.field else 0.5)
        against = 2.0 * self.field + 2.5 * self.other_side
        return self.ours + shared + self.sender + self.model - against


def read_hiring(scan: Scan, sender: Sender, context: ReadingContext) -> Belonging:
    """Weigh hiring words, other fields' words, job boards and the sender."""
    if any(turn.reading.hiring for turn in context.thread) or context.company:
        return _belongs(scan, Confidence.CERTAIN)
    weights = weigh(scan, sender)
    alert = weights.alert * (1.5 if _bulk(scan) else 1.0)
    if not sender.ats and alert >= 2 and alert >= 0.5 * max(weights.ours, 1.0):
        sure = Confidence.CERTAIN if alert >= 4 else Confidence.LIKELY
        return _instead(scan, Meaning.JOB_ALERT, sure, ("job_alert",))
    score = weights.score
    if score >= 0.6:
        certain = (
            score >= 3.5 and not weights.field and not weights.other_side and not weights.alert
        )
        return _belongs(scan, Confidence.CERTAIN if certain else Confidence.LIKELY)
    if score <= -1.0:
        sure = Confidence.CERTAIN if score <= -3 else Confidence.LIKELY
        return _instead(scan, Meaning.NOT_HIRING, sure, ("field", "other_side"))
    if sender.kind is not Kind.MACHINE and not sender.freemail and not _bulk(scan) and score > -0.5:
        return _belongs(scan, Confidence.WEAK)
    return _instead(scan, Meaning.NOT_HIRING, Confidence.WEAK, ("field", "other_side"))


def _how_sure(weights: Weights) -> Confidence:
    """Chat without a word of hiring may be anybody's: then only the thread can tell."""
    if not (weights.ours or weights.shared >= 2 or weights.sender >= 1.5):
        return Confidence.WEAK
    against = weights.field or weights.other_side or weights.alert
    return Confidence.CERTAIN if weights.score >= 3.5 and not against else Confidence.LIKELY


def weigh(scan: Scan, sender: Sender) -> Weights:
    """Count distinct phrases of each kind; a phrase said twice is one phrase."""
    counts = dict.fromkeys(("ours:3", "ours:1", "field:3", "other_side:3", "job_alert:3"), 0.0)
    seen: set[tuple[str, str]] = set()
    for found in (*scan.found, *scan.in_heading, *scan.in_sender):
        kind = f"{found.name}:{found.weight}"
        words = " ".join(found.sentence.words[found.start : found.end])
        if kind in counts and (kind, words) not in seen:
            seen.add((kind, words))
            counts[kind] += 1.0
    return Weights(
        ours=min(counts["ours:3"], 4.0),
        shared=min(counts["ours:1"], 4.0),
        field=min(counts["field:3"], 4.0),
        other_side=min(counts["other_side:3"], 3.0),
        alert=min(counts["job_alert:3"], 6.0),
        model=_model(scan),
        sender=_sender(scan, sender),
    )


def _model(scan: Scan) -> float:
    """What the message model adds, bounded: it knows little, and of wording only."""
    model = load("belonging")
    features = {feature for line in (*scan.heading, *scan.lines) for feature in line.features}
    shares = dict(zip(model.labels, model.shares(features), strict=True))
    return 2.0 * (shares["hiring"] - max(shares["not_hiring"], shares["job_alert"]))


def _sender(scan: Scan, sender: Sender) -> float:
    weight = 0.0
    if sender.ats or sender.assessor:
        weight += 3.0
    if is_hiring_box(scan.message.sender.email):
        weight += 1.5
    if sender.board:
        weight -= 1.0
    if _signed_by_hiring(scan):
        weight += 1.5
    return weight - (0.5 if _bulk(scan) and not sender.ats else 0.0)


def _signed_by_hiring(scan: Scan) -> bool:
    signed = f"{scan.message.own_words[-300:]}\n{scan.message.signature}".lower()
    return _titles().search(signed) is not None


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names.HIRING_TITLES))})\b")


def _bulk(scan: Scan) -> bool:
    automation = scan.message.automation
    return automation.bulk or automation.list_unsubscribe or bool(automation.list_id)


def _belongs(scan: Scan, sure: Confidence) -> Belonging:
    return Belonging(True, sure, Meaning.THANKS_OR_CHAT, _quoted(scan, "yes", sure, ("ours",)))


def _instead(scan: Scan, what: Meaning, sure: Confidence, names: Iterable[str]) -> Belonging:
    return Belonging(False, sure, what, _quoted(scan, "no", sure, tuple(names)))


def _quoted(
    scan: Scan, value: str, sure: Confidence, wanted: tuple[str, ...]
) -> tuple[Evidence, ...]:
    best: Found | None = None
    for found in (*scan.found, *scan.in_heading):
        if found.name in wanted and (best is None or found.weight > best.weight):
            best = found
    if best is None:
        return ()
    source = best.sentence.source
    return (Evidence(EvidenceKind.HIRING, value, best.quote, READER, sure, source, best.span),)
