"""The sentence model: learned weights of readable features, scored in plain Python.

Trained offline (`benchmarks/train_meaning.py`), shipped as text, loaded when first needed. Knows
features and weights, not what a verdict is used for.

A sentence has some fifty features and a model some seventeen labels, so adding up floats label by
label costs more than all other readers. Instead the weights of one feature stand side by side in
one integer, a label each `_LANE` bits: adding two such integers adds all labels at once. A row of
the file is put into that form when its feature is first met, so that loading stays cheap.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from struct import Struct

BIAS = "<bias>"
# Bits of one label's sum: room for a million features of the heaviest weight.
_LANE = 32
# Weights are kept in hundredths; the training script writes tenths.
_UNIT = 100


class _Packed(dict[str, int]):
    """Each feature's weights as one integer, filled from the rows as features are met."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, feature: str) -> int:
        packed = self[feature] = _packed(self._rows[feature])
        return packed


@dataclass(frozen=True, slots=True)
class Model:
    """Labels and, for each feature, its row of the file: "place of the label:weight ..."."""

    labels: tuple[str, ...]
    _rows: Mapping[str, str]
    _packed: Mapping[str, int]
    _lanes: Struct
    _start: int

    @classmethod
    def of(cls, labels: tuple[str, ...], rows: Mapping[str, str]) -> "Model":
        """A model of these labels and rows; every sum starts from the bias in mid-lane."""
        middle = sum(1 << _LANE * place + _LANE - 1 for place in range(len(labels)))
        start = middle + _packed(rows.get(BIAS, ""))
        return cls(labels, rows, _Packed(rows), Struct(f"<{len(labels)}I"), start)

    def shares(self, features: Collection[str], least: float = 0.0) -> dict[str, float]:
        """The probability of each label, of `least` and more; each feature counts once."""
        known = self._rows.keys() & features
        added = sum(map(self._packed.__getitem__, known), self._start)
        scores = self._lanes.unpack(added.to_bytes(self._lanes.size, "little"))
        most = max(scores)
        raised = [exp((score - most) / _UNIT) for score in scores]
        total = sum(raised)
        floor = least * total
        said = zip(self.labels, raised, strict=True)
        return {label: value / total for label, value in said if value >= floor}

    def reasons(
        self, features: Iterable[str], label: str, most: int = 5
    ) -> list[tuple[str, float]]:
        """The features that spoke most for a label, strongest first: for explanations."""
        wanted = self.labels.index(label)
        found = [
            (feature, weight)
            for feature in features
            for place, weight in _weights(self._rows.get(feature, ""))
            if place == wanted
        ]
        return sorted(found, key=lambda item: -item[1])[:most]


def _weights(row: str) -> Iterator[tuple[int, float]]:
    """The places of labels with their weights."""
    for pair in row.split():
        place, _, weight = pair.partition(":")
        yield int(place), float(weight)


def _packed(row: str) -> int:
    """The weights of a row side by side; negative ones borrow from their neighbour, as sums do."""
    return sum(round(weight * _UNIT) << _LANE * place for place, weight in _weights(row))


@lru_cache(maxsize=4)
def load(name: str) -> Model:
    """The shipped model of that name (`meaning`, ...); raises FileNotFoundError for others."""
    from importlib.resources import files  # with its own imports a tenth of the room's

    raw = files("agent.reading.model").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    head, _, rest = raw.partition("\n")
    cells = rest.replace("\t", "\n").split("\n")
    rows = dict(zip(cells[::2], cells[1::2], strict=False))
    return Model.of(tuple(head.split()), rows)
