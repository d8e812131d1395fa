"""The linear models: learned weights of readable features, scored in plain Python.

Trained offline (`benchmarks/train_meaning.py`), shipped as text, loaded when first needed. Knows
features and weights, not what a verdict is used for.

A sentence has some fifty features and a model some seventeen labels, so adding up floats label by
label costs more than all other readers. Instead the weights of one feature stand side by side in
one integer, a label each `LANE` bits: adding two such integers adds all labels at once. A row of
the file is put into that form when its feature is first met, so that loading stays cheap.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from struct import Struct
from typing import Any

BIAS = "<bias>"
LANE = 32
"""Bits of one label's sum: room for a million features of the heaviest weight."""
# Weights are kept in hundredths; the training script writes tenths.
_UNIT = 100
# The exponential of what a sum lies below the greatest one, looked up: each label needs it.
_RAISED = [exp(-below / _UNIT) for below in range(2_000)]


@dataclass(frozen=True, slots=True)
class Model:
    """Labels and each feature's weights: the text of its row, one integer once it was met."""

    labels: tuple[str, ...]
    # Any and not str | int, so that integers are added up without a look at each.
    _weights: dict[str, Any]
    _lanes: Struct
    start: int
    signs: int

    @classmethod
    def of(cls, labels: tuple[str, ...], rows: Mapping[str, str]) -> "Model":
        """A model of these labels and rows; every sum starts from the bias in mid-lane."""
        middle = sum(1 << LANE * place + LANE - 1 for place in range(len(labels)))
        start = middle + _packed(rows.get(BIAS, ""))
        return cls(labels, dict(rows), Struct(f"<{len(labels)}I"), start, middle)

    @property
    def lanes(self) -> Struct:
        """The lanes of a sum, each with its sign."""
        return Struct(f"<{len(self.labels)}i")

    def shares(self, features: Collection[str], least: float = 0.0) -> dict[str, float]:
        """The probability of each label, of `least` and more; `features` are all different."""
        return self.shares_of(self.added(features), least)

    def shares_of(self, added: int, least: float = 0.0) -> dict[str, float]:
        """The same by the sum of what the features weigh (`added`, and `packed` for one more)."""
        return self.shares_by(self._scores(added), least)

    def shares_by(self, scores: Sequence[int], least: float = 0.0) -> dict[str, float]:
        """The same by each label's sum."""
        most = max(scores)
        try:
            raised = [_RAISED[most - score] for score in scores]
        except IndexError:
            raised = [exp((score - most) / _UNIT) for score in scores]
        total = sum(raised)
        floor = least * total
        said = zip(self.labels, raised, strict=True)
        return {label: value / total for label, value in said if value >= floor}

    def packed(self, feature: str) -> int | None:
        """The weights of a feature for all labels side by side; None for one it does not know."""
        row = self._weights.get(feature)
        return _packed(row) if isinstance(row, str) else row

    def added(self, features: Collection[str]) -> int:
        """The weights of all features and the bias, all labels at once."""
        find = self._weights.get
        try:
            added: int = sum(filter(None, map(find, features)), self.start)
        except TypeError:  # a feature that was never met: its row is text
            for feature in features:
                row = find(feature)
                if isinstance(row, str):
                    self._weights[feature] = _packed(row)
            added = sum(filter(None, map(find, features)), self.start)
        return added

    def reasons(
        self, features: Iterable[str], label: str, most: int = 5
    ) -> list[tuple[str, float]]:
        """The features that spoke most for a label, strongest first: for explanations."""
        place = self.labels.index(label)
        none = self._scores(self.start)[place]
        alone = ((one, self._scores(self.added((one,)))[place] - none) for one in features)
        found = [(one, score / _UNIT) for one, score in alone if score]
        return sorted(found, key=lambda item: -item[1])[:most]

    def _scores(self, added: int) -> tuple[int, ...]:
        """Each label's lane of a sum."""
        return self._lanes.unpack(added.to_bytes(self._lanes.size, "little"))


def _packed(row: str) -> int:
    """The weights of a row ("place:weight ...") side by side; negative ones borrow from their
    neighbour, as sums do."""
    return sum(map(_CELLS.__getitem__, row.split()))


class _Cells(dict[str, int]):
    """Single weights in their lanes, as rows tell them; few differ, so each is told once."""

    def __missing__(self, cell: str) -> int:
        place, _, weight = cell.partition(":")
        told = self[cell] = round(float(weight) * _UNIT) << LANE * int(place)
        return told


_CELLS = _Cells()


@lru_cache(maxsize=8)
def load(name: str) -> Model:
    """The shipped model of that name (`meaning`, ...); raises FileNotFoundError for others."""
    head, _, rest = shipped(name).partition("\n")
    cells = rest.replace("\t", "\n").split("\n")
    rows = dict(zip(cells[::2], cells[1::2], strict=False))
    return Model.of(tuple(head.split()), rows)


def shipped(name: str) -> str:
    """The text of a file of `agent.reading.model`; raises FileNotFoundError for others."""
    from importlib.resources import files  # with its own imports a tenth of the room's

    return files("agent.reading.model").joinpath(f"{name}.txt").read_text(encoding="utf-8")
