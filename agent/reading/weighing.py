"""How strongly each sentence says each meaning: frames in their scope and the sentence model.

Knows labels, features and scope; what follows from several sentences is decided in `precedence`
and `meaning`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.domain.hiring import Meaning
from agent.reading.linear import load
from agent.reading.scan import Line, Scan
from agent.reading.scopes import NOT, Scope, is_plain, scope_of
from agent.reading.wording.lists import words

_M = Meaning
MEANINGS: Mapping[str, Meaning] = {
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
# What waits for something is put off by that very word: "nobody can be hired until June".
_WAITING = words("until till once")


@dataclass(frozen=True, slots=True)
class Vote:
    """How strongly one sentence says one meaning."""

    share: float
    line: Line


Votes = Mapping[Meaning, list[Vote]]


def votes_of(scan: Scan) -> Votes:
    """Every sentence's votes, and the subject's where it is the writer's own."""
    votes: dict[Meaning, list[Vote]] = {}
    heading = () if scan.is_reply else scan.heading
    for line in (*heading, *scan.lines):
        damping = 0.8 if line.sentence.source == "subject" else 1.0
        for label, share in shares_of(line).items():
            if share >= 0.05 and (meaning := MEANINGS.get(label)) is not None:
                votes.setdefault(meaning, []).append(Vote(share * damping, line))
    return votes


def shares_of(line: Line) -> dict[str, float]:
    """How strongly a sentence says each label, by the model and the frames together."""
    shares = _modelled(line.features).copy()
    if line.found:
        strong = [found for found in line.found if found.weight == 3 and found.scope.plain]
        for name in {found.name for found in strong}:
            if shares.get(name, 0.0) >= 0.1:
                shares[name] = 1 - (1 - shares[name]) * 0.6
    return shares if is_plain(line.sentence) else _scoped(line, shares)


@lru_cache(maxsize=512)
def _modelled(features: tuple[str, ...]) -> dict[str, float]:
    """The model's share of each label; several readers ask about the same sentence."""
    model = load("meaning")
    return dict(zip(model.labels, model.shares(features), strict=True))


def _scoped(line: Line, shares: dict[str, float]) -> dict[str, float]:
    """Take back what the scope does not let the sentence assert."""
    last = len(line.sentence.words) - 1
    whole = scope_of(line.sentence, last, last, own_negation=True)
    unsaid = whole.supposed or whole.past or whole.reported
    for label in _ASSERTED:
        if label == "on_hold" and not _WAITING.isdisjoint(line.sentence.words):
            continue
        if label == "rejection" and _not_yet(line.sentence.words):
            shares[label] *= 0.2
            continue
        scopes = [found.scope for found in line.found if found.name == label and found.weight > 1]
        if all(_unsaid(scope) for scope in scopes) if scopes else unsaid:
            shares[label] *= 0.2
    return shares


def _not_yet(said: Sequence[str]) -> bool:
    """Whether a "not" waits for something: "it can't be progressed until both are in"."""
    return any(
        word in NOT and not _WAITING.isdisjoint(said[place + 1 : place + 8])
        for place, word in enumerate(said)
    )


def _unsaid(scope: Scope) -> bool:
    return scope.supposed or scope.past or scope.reported or scope.negated


def together(votes: Iterable[Vote]) -> float:
    """Several sentences that say the same strengthen each other a little."""
    ordered = sorted((vote.share for vote in votes), reverse=True)
    rest = ordered[1] if len(ordered) > 1 else 0.0
    return 1 - (1 - ordered[0]) * (1 - 0.4 * rest)


def framed(line: Line, meaning: Meaning) -> bool:
    """Whether a frame of that meaning stands plainly in the sentence."""
    return any(
        found.weight == 3 and found.scope.plain and MEANINGS.get(found.name) is meaning
        for found in line.found
    )
