"""What a message written by the user does: thanks, asks, answers, withdraws, accepts.

Recognised by meaning and by where the thread stands. Which status step it was, `process` decides.
"""

from agent.domain.evidence import Reading, ReadingContext
from agent.domain.hiring import Confidence, Direction, Meaning, OwnKind
from agent.reading.scan import Found, Scan

READER = "own@1"

_K = OwnKind
_ORDER = (
    _K.WITHDRAWAL, _K.ACCEPTANCE, _K.RESCHEDULE, _K.OFFER_REPLY, _K.REJECTION_REPLY,
    _K.HOLD_REPLY, _K.WRITTEN_SUMMARY, _K.CORRECTION, _K.ANSWER, _K.STATUS, _K.THANKS,
    _K.EXPANSION, _K.APPLICATION, _K.NETWORKING,
)  # fmt: skip


def read_own(seen: Scan, spoken: str, context: ReadingContext, version: str) -> Reading:
    """The reading of one of the user's own messages."""
    found = list(seen.found)
    scores: dict[str, float] = {}
    best: dict[str, Found] = {}
    for item in found:
        if item.scope.negated or item.scope.supposed:
            continue
        scores[item.name] = scores.get(item.name, 0.0) + item.weight
        best.setdefault(item.name, item)
    kinds = [kind for kind in _ORDER if scores.get(kind.value, 0.0) >= 3]
    main = kinds[0] if kinds else _K.CHAT
    return Reading(
        message_id=seen.message.message_id,
        direction=Direction.OUT,
        hiring=_in_hiring(context),
        meanings=(Meaning.THANKS_OR_CHAT,),
        confidence=Confidence.LIKELY,
        own=main,
        also=tuple(kinds[1:]),
        language=spoken,
        version=version,
    )


def _in_hiring(context: ReadingContext) -> bool:
    return bool(context.company or context.people) or any(
        turn.reading.hiring for turn in context.thread
    )
