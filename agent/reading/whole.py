"""What a message says as a whole: whose mail it is, and what it says in the first place.

Four sentences that say little may together be a refusal that no sentence words. A small net
(`net`) weighs every word of the message, what its sentences say one by one (`precedence.Said`) and
what stands around them (`leanings`, `setting`). Knows no sentence's sense and decides nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from agent.domain.hiring import Meaning
from agent.reading.leanings import Weights
from agent.reading.net import load_net
from agent.reading.precedence import Said, Strength
from agent.reading.scales import of_employers
from agent.reading.scan import Scan
from agent.reading.setting import setting_of

_UNSAYABLE = (Meaning.THANKS_OR_CHAT, Meaning.JOB_ALERT, Meaning.NOT_HIRING)
SAYABLE = tuple(sorted(meaning.value for meaning in Meaning if meaning not in _UNSAYABLE))
"""What single sentences may say, in the order of the net's inputs."""
_SAYABLE = tuple(map(Meaning, SAYABLE))
_ELSE = (Meaning.JOB_ALERT.value, Meaning.NOT_HIRING.value)
_UNSAID = Strength(0.0)
# From so many words on each feature counts for less: a letter's terms and travel notes add features
# of their own, and would outweigh the one sentence that tells the news.
_NOTE = 80


@dataclass(frozen=True, slots=True)
class Whole:
    """The shares of hiring mail, of a board's and of any other; and if it is hiring mail, the share
    of each meaning it may have in the first place."""

    hiring: float
    board: float
    other: float
    gist: Mapping[str, float]


def whole_of(scan: Scan, said: Said, features: Iterable[str]) -> Whole:
    """Weigh a message: its words, what its sentences say, and the features of what stands around.

    `said` is what the sentences say as the thread hears it (`meaning.heard`), `features` what
    stands around them (`around`).
    """
    net = load_net()
    scales = of_employers()
    lines, heading = (
        [net.vector(scales.scores("whole", one.added), len(one.sentence.words)) for one in part]
        for part in (scan.lines, scan.heading)
    )
    weights = frozenset().union(*[line.weights for line in (*scan.heading, *scan.lines)])
    sums = scales.scores("whole", scales.added((*weights, *scales.named(features))))
    words = sum(len(line.sentence.words) for line in (*scan.heading, *scan.lines))
    inputs = (*_pooled(lines, heading, net.width), *strengths(said))
    return _told(net.shares(sums, inputs, weight_of_features(words)))


def weight_of_features(words: int) -> float:
    """How much a single feature counts in a message of so many words."""
    return sqrt(min(1.0, _NOTE / max(words, 1)))


def around(scan: Scan, weights: Weights) -> frozenset[str]:
    """What stands around the words as features of the net, told apart from words by their mark."""
    return frozenset([f"@{name}" for name in (*setting_of(scan), *weights.features)])


def _pooled(
    lines: Sequence[Sequence[float]], heading: Sequence[Sequence[float]], width: int
) -> list[float]:
    """The vectors of the sentences and of the subject as one: the greatest of each place, the sum
    (the less the more there are), and the subject's greatest."""
    less = max(len(lines), 1) ** -0.5
    summed = map(sum, zip(*lines, strict=True)) if lines else [0.0] * width
    return [
        *_greatest(lines, width),
        *[added * less for added in summed],
        *_greatest(heading, width),
    ]


def _greatest(vectors: Sequence[Sequence[float]], width: int) -> Iterable[float]:
    """The greatest of each place; no place of a vector lies below nought."""
    if len(vectors) > 1:
        return map(max, *vectors)
    return vectors[0] if vectors else [0.0] * width


def strengths(said: Said) -> list[float]:
    """How strongly each meaning is said: in the best sentence, the second, the subject."""
    found = [said.get(meaning, _UNSAID) for meaning in _SAYABLE]
    return [share for one in found for share in (one.body, one.second, one.heading)]


def _told(shares: Mapping[str, float]) -> Whole:
    board, other = (shares[name] for name in _ELSE)
    hiring = max(1.0 - board - other, 1e-9)
    gist = {name: share / hiring for name, share in shares.items() if name not in _ELSE}
    return Whole(hiring, board, other, gist)
