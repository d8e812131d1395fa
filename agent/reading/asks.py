"""The sentence that puts the ball into the user's court, or none.

Courtesy questions ("how are you?", "any questions?") ask for nothing.
"""

from collections.abc import Sequence

from agent.domain.evidence import Evidence, EvidenceKind
from agent.domain.hiring import Confidence, Meaning
from agent.reading.scan import Scan

READER = "asks@1"

_M = Meaning
_ASKING = {
    _M.SCHEDULING: "scheduling",
    _M.OFFER: "offer",
    _M.ASSESSMENT: "assessment",
    _M.INFORMATION_REQUEST: "information_request",
    _M.OUTREACH: "outreach",
    _M.INTERVIEW_MOVED: "moved",
    _M.INTERVIEW_CANCELLED: "scheduling",
}
_COURTESY = frozenset(
    """how|are|you hope|you|are how|is how|was how|did how|do any|questions have|any|questions
    make|sense sound|good who|knew""".replace("|", " ").split()
)


def read_asks(scan: Scan, meanings: Sequence[Meaning]) -> Evidence | None:
    """The first sentence that asks the user for something, by the message's meanings."""
    for meaning in meanings:
        name = _ASKING.get(meaning)
        if name is None:
            continue
        for item in scan.found:
            if item.name == name and item.weight == 3 and not item.scope.negated:
                if name == "moved" and not item.scope.asked:
                    continue
                return Evidence(
                    EvidenceKind.QUESTION,
                    meaning.value,
                    item.quote,
                    READER,
                    Confidence.LIKELY,
                    span=item.span,
                )
    return None
