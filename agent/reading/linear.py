"""The sentence model: learned weights of readable features, scored in plain Python.

Trained offline (`benchmarks/train_meaning.py`), shipped as text, loaded when first needed. Knows
features and weights, not what a verdict is used for.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

BIAS = "<bias>"


@dataclass(frozen=True, slots=True)
class Model:
    """Labels and, for each feature, its weights by place of the label."""

    labels: tuple[str, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]

    def shares(self, features: Iterable[str]) -> list[float]:
        """The probability of each label, in the order of `labels`."""
        scores = [0.0] * len(self.labels)
        weights = self.weights
        for place, weight in weights.get(BIAS, ()):
            scores[place] += weight
        for feature in features:
            for place, weight in weights.get(feature, ()):
                scores[place] += weight
        most = max(scores)
        raised = [math.exp(score - most) for score in scores]
        total = sum(raised)
        return [value / total for value in raised]

    def reasons(
        self, features: Iterable[str], label: str, most: int = 5
    ) -> list[tuple[str, float]]:
        """The features that spoke most for a label, strongest first: for explanations."""
        place = self.labels.index(label)
        found = [
            (feature, weight)
            for feature in features
            for at, weight in self.weights.get(feature, ())
            if at == place
        ]
        return sorted(found, key=lambda item: -item[1])[:most]


@lru_cache(maxsize=4)
def load(name: str) -> Model:
    """The shipped model of that name (`meaning`, ...); raises FileNotFoundError for others."""
    raw = files("agent.reading.model").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    head, *rows = raw.splitlines()
    weights: dict[str, tuple[tuple[int, float], ...]] = {}
    for row in rows:
        feature, _, pairs = row.rpartition("\t")
        parts = (pair.partition(":") for pair in pairs.split())
        weights[feature] = tuple((int(place), float(weight)) for place, _, weight in parts)
    return Model(tuple(head.split()), weights)
