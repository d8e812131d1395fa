"""A choice among names by learned weights: which candidate is likeliest, and whether one is at all.

Trained offline (`benchmarks/train_choices.py`), shipped as text, loaded when first needed. Knows
features and weights, not what the candidates are.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from agent.reading.linear import shipped

NOTHING = "-"
"""The candidate that stands for none of them."""
_UNIT = 100


class Candidates(dict[str, set[str]]):
    """The candidates as spelled, each with where it comes from; never more than `most`.

    `trim` takes off what stands around a name, `may_be` tells whether it can be one at all.
    """

    def __init__(
        self, trim: Callable[[str], str], may_be: Callable[[str], bool], most: int
    ) -> None:
        super().__init__()
        self._trim, self._may_be, self._most = trim, may_be, most

    def take(self, name: str, *marks: str) -> None:
        """One more, or one more mark of it."""
        name = self._trim(name)
        if name in self:
            self[name].update(marks)
        elif len(self) < self._most and self._may_be(name):
            self[name] = set(marks)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weight of each feature in hundredths; a candidate's score is their sum."""

    weights: Mapping[str, int]

    def score(self, features: Collection[str]) -> int:
        """How much speaks for a candidate; whole numbers, the same in whatever order."""
        return sum(filter(None, map(self.weights.get, features)))

    def shares(self, candidates: Sequence[Collection[str]]) -> list[float]:
        """How likely each of them is the one, all of them together one."""
        scores = [self.score(features) for features in candidates]
        most = max(scores, default=0)
        raised = [exp((score - most) / _UNIT) for score in scores]
        total = sum(raised)
        return [value / total for value in raised]


def foremost(name: str, candidates: Mapping[str, set[str]], most: int) -> dict[str, set[str]]:
    """Those that score highest by what is known of them so far: the others hardly catch up."""
    if len(candidates) <= most:
        return dict(candidates)
    score = load(name).score
    order = sorted(candidates, key=lambda one: -score(candidates[one]))
    return {one: candidates[one] for one in order[:most]}


def chosen_from(
    name: str, candidates: Mapping[str, Collection[str]], count: int
) -> tuple[str, float]:
    """The likeliest of the named candidates and its share, by the shipped model of that name.

    There were `count` of them before the hopeless were left out; of equal ones the first is taken.
    """
    told = [*candidates.items(), (NOTHING, of_nothing(candidates.values(), count))]
    shares = load(name).shares([features for _, features in told])
    share = max(shares)
    return told[shares.index(share)][0], share


def of_nothing(candidates: Collection[Collection[str]], count: int) -> frozenset[str]:
    """The features of there being none: what some candidate has, and how many there are."""
    some: set[str] = set()
    for features in candidates:
        some.update(_TELLING.intersection(features))
    return frozenset((f"none of {min(count, 6)}", *[f"none but {mark}" for mark in some]))


# Features of a candidate that tell whether there is one at all.
_TELLING = frozenset(
    (
        "~pick", "~firm", "agent ~pick", "by agent ~pick", "ats ~pick", "domain whole",
        "in subject", "agencys", "noun last", "top share", "share 9", "share 8", "share 7",
        "~weight 4", "~weight 5", "~weight 9", "in heading",
    )
)  # fmt: skip


@lru_cache(maxsize=4)
def load(name: str) -> Ranking:
    """The shipped ranking of that name; raises FileNotFoundError for others."""
    rows = (line.rpartition("\t") for line in shipped(name).split("\n") if line)
    # Few weights differ: each is one object, so that looking many up stays within near memory.
    told: dict[str, int] = {}
    return Ranking({feature: told.setdefault(weight, int(weight)) for feature, _, weight in rows})
