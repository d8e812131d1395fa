"""The sentence that puts the ball into the user's court, or none.

Courtesy questions ("how are you?", "any questions?") ask for nothing.
"""

from collections.abc import Sequence

from agent.domain.evidence import Evidence, EvidenceKind
from agent.domain.hiring import Confidence, Meaning
from agent.reading.scan import Line, Scan
from agent.reading.weighing import shares_of

READER = "asks@1"

_M = Meaning
_ASKING = {
    _M.SCHEDULING: "scheduling",
    _M.OFFER: "offer",
    _M.ASSESSMENT: "assessment",
    _M.INFORMATION_REQUEST: "information_request",
    _M.OUTREACH: "outreach",
    _M.INTERVIEW_MOVED: "moved",
}


def read_asks(scan: Scan, meanings: Sequence[Meaning]) -> Evidence | None:
    """The sentence that asks the user for something, by the message's meanings."""
    for meaning in meanings:
        label = _ASKING.get(meaning)
        line = _strongest(scan, label, meaning) if label else None
        if line is not None:
            sentence = line.sentence
            return Evidence(
                EvidenceKind.QUESTION, meaning.value, sentence.text, READER, Confidence.LIKELY,
                span=(sentence.start, sentence.end),
            )  # fmt: skip
    return None


def _strongest(scan: Scan, label: str, meaning: Meaning) -> Line | None:
    """The line that most says `label`; a moved interview asks only by a question."""
    best: tuple[float, Line] | None = None
    for line in scan.lines:
        share = shares_of(line).get(label, 0.0) + (0.3 if line.sentence.asks else 0.0)
        if meaning is Meaning.INTERVIEW_MOVED and not line.sentence.asks:
            continue
        if share >= 0.5 and (best is None or share > best[0]):
            best = (share, line)
    return best[1] if best else None
