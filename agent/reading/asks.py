"""The sentence that puts the ball into the user's court, or none.

Courtesy questions ("how are you?", "any questions?") ask for nothing.
"""

from collections.abc import Sequence

from agent.domain.evidence import Evidence, EvidenceKind
from agent.domain.hiring import Confidence, Meaning
from agent.reading.scan import Line
from agent.reading.weighing import Votes

READER = "asks@1"

_M = Meaning
_ASKING = frozenset(
    {
        _M.SCHEDULING, _M.OFFER, _M.ASSESSMENT, _M.INFORMATION_REQUEST, _M.OUTREACH,
        _M.INTERVIEW_MOVED,
    }
)  # fmt: skip


def read_asks(votes: Votes, meanings: Sequence[Meaning]) -> Evidence | None:
    """The sentence that asks the user for something, by the message's meanings."""
    for meaning in meanings:
        line = _strongest(votes, meaning) if meaning in _ASKING else None
        if line is not None:
            sentence = line.sentence
            return Evidence(
                EvidenceKind.QUESTION, meaning.value, sentence.text, READER, Confidence.LIKELY,
                span=(sentence.start, sentence.end),
            )  # fmt: skip
    return None


def _strongest(votes: Votes, meaning: Meaning) -> Line | None:
    """The line of the body that most says it; a moved interview asks only by a question."""
    best: tuple[float, Line] | None = None
    for vote in votes.get(meaning, ()):
        sentence = vote.line.sentence
        moved = meaning is Meaning.INTERVIEW_MOVED and not sentence.asks
        if moved or sentence.source == "subject":
            continue
        share = vote.share + (0.3 if sentence.asks else 0.0)
        if share >= 0.5 and (best is None or share > best[0]):
            best = (share, vote.line)
    return best[1] if best else None
