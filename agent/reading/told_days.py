"""Evidence of a day: what it is, and the sentence that tells it.

Knows no rules and no models; who found the day says which reader it was.
"""

from datetime import date

from agent.domain.evidence import Evidence, EvidenceKind
from agent.domain.hiring import Confidence
from agent.reading.grammar.tokens import quote
from agent.reading.prose import Prose, Sentence


def told_day(
    kind: EvidenceKind, told: tuple[date, Sentence] | None, prose: Prose, reader: str
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day that a sentence tells, if any does, and the evidence."""
    if told is None:
        return None, ()
    day, sentence = told
    return day, (evidence_of(kind, day.isoformat(), sentence, prose, reader),)


def evidence_of(
    kind: EvidenceKind, value: str, sentence: Sentence, prose: Prose, reader: str
) -> Evidence:
    """A value, likely, with the sentence that it rests on."""
    said = quote(prose.text, sentence.start, sentence.end)
    span = (sentence.start, sentence.end)
    return Evidence(kind, value, said, reader, Confidence.LIKELY, span=span)
