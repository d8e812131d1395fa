"""A small net of one hidden layer, scored in plain Python: what words say beside each other.

A linear model adds up words; what two sentences say together ("a good day" and "he starts on
Monday") no sum of words tells. Here every sentence becomes a short vector, the vectors of a message
are pooled, and a hidden layer weighs them together. Trained offline (`benchmarks/train_whole.py`),
shipped as text, loaded when first needed. Knows numbers and names, not what they are used for.

As in `linear`, what belongs to one input stands side by side in one integer, a lane each, so that
adding or multiplying one integer does it for all lanes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, repeat
from math import exp
from operator import mul
from struct import Struct
from typing import Any

from agent.reading.linear import LANE, shipped

# A sum of products needs wider lanes than one of weights: four bytes below and one with its sign.
# The greatest that any mail could reach in the shipped net takes seven bits less.
_WIDE, _LOW = 40, 32
# The lanes of a sentence's vector hold seven hundred features of the heaviest weight.
_NARROW = 16
# Inputs and weights of a layer are kept in whole parts of these.
_INPUT, _WEIGHT = 256, 1024
NOUGHT = "Q"
"""The character of no weight; a feature's weights lie up to `STEPS` characters beside it."""
STEPS = 45


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of weights: for every input its weights for all outputs, side by side."""

    rows: tuple[int, ...]
    start: int
    _lanes: Struct
    _signs: int

    @classmethod
    def of(cls, weights: Sequence[Sequence[float]], bias: Sequence[float]) -> "Layer":
        """A layer by its weights, a sequence for each input, and the bias of every output."""
        signs = sum(1 << _WIDE * place + _WIDE - 1 for place in range(len(bias)))
        rows = tuple(_wide(row, _WEIGHT) - signs for row in weights)
        start = _wide(bias, _WHOLE)
        return cls(rows, start, Struct("<" + "Ib" * len(bias)), signs)

    def __call__(self, inputs: Iterable[float]) -> list[float]:
        """The outputs for these inputs."""
        scaled = list(map(round, map(mul, inputs, repeat(_INPUT))))
        # Most inputs of the upper layer are nought, and add nothing.
        rows = compress(self.rows, scaled)
        added = sum(map(mul, filter(None, scaled), rows), self.start) ^ self._signs
        cells = self._lanes.unpack(added.to_bytes(self._lanes.size, "little"))
        lanes = zip(cells[::2], cells[1::2], strict=True)
        return [(low + (high << _LOW)) / _WHOLE for low, high in lanes]


_WHOLE = _INPUT * _WEIGHT
_UPWARDS = 1 << _WIDE - 1


def _wide(values: Sequence[float], parts: int) -> int:
    """Values in whole parts side by side, each from the middle of its lane."""
    lanes = [(round(one * parts) + _UPWARDS).to_bytes(_WIDE // 8, "little") for one in values]
    return int.from_bytes(b"".join(lanes), "little")


@dataclass(frozen=True, slots=True)
class Net:
    """Labels; what each feature adds to them and to a sentence's vector; the layers above.

    `packed` gives a feature's steps for the labels and behind them for the places of a vector, side
    by side as `linear.Model.packed` does. The vector is a sentence's, whose features are few: its
    lanes are narrow, and come last, as in a whole message's sum they may run over. `_beside` is
    what the inputs give the labels straight and then the hidden layer, `_above` what that gives the
    labels.
    """

    names: tuple[str, ...]
    lanes: Struct
    start: int
    _rows: dict[str, Any]
    _nought: int
    _label_units: tuple[float, ...]
    _units: tuple[float, ...]
    _bias: tuple[float, ...]
    _beside: Layer
    _above: Layer

    @property
    def signs(self) -> int:
        """The sign of every lane, which is where its sum starts."""
        return self.start

    @property
    def width(self) -> int:
        """How long a sentence's vector is."""
        return len(self._bias)

    def packed(self, feature: str) -> int | None:
        """The steps of a feature for labels and vector side by side; None where it is unknown."""
        row = self._rows.get(feature)
        if isinstance(row, str):
            row = self._rows[feature] = self._steps(row)
        known: int | None = row
        return known

    def _steps(self, row: str) -> int:
        """A row of characters, a weight each, side by side; negative ones borrow from their
        neighbour, as sums do. Places that weigh nothing may be left out at the end."""
        cells = row.ljust(len(self.names) + self.width, NOUGHT)
        return _told_by(self.lanes, cells.encode()) - self._nought

    def vector(self, sums: Sequence[int], words: int) -> list[float]:
        """The vector of a sentence by the sums of its features' lanes and its number of words."""
        less = max(words, 1) ** -0.5
        lanes = zip(sums[len(self.names) :], self._units, self._bias, strict=True)
        return [
            found if (found := one * unit * less + bias) > 0 else 0.0 for one, unit, bias in lanes
        ]

    def shares(
        self, sums: Sequence[int], inputs: Sequence[float], weight: float = 1.0
    ) -> dict[str, float]:
        """Each label's probability by the sums of all features, of which each counts by `weight`,
        and the message's `inputs`."""
        size = len(self.names)
        beside = self._beside(inputs)
        inner = [one if one > 0 else 0.0 for one in beside[size:]]
        scores = [
            one * unit * weight + direct + above
            for one, unit, direct, above in zip(
                sums[:size], self._label_units, beside[:size], self._above(inner), strict=True
            )
        ]
        most = max(scores)
        raised = [exp(score - most) for score in scores]
        total = sum(raised)
        return {name: one / total for name, one in zip(self.names, raised, strict=True)}


def net_of(head: str, rows: str) -> Net:
    """A net by its text: the names and layers, a block each, and a line for each feature."""
    names, units, bias, hidden, direct, above = head.split("\n%\n")
    last_hidden, last_direct, last_above = map(_numbers, (hidden, direct, above))
    beside = [one + other for one, other in zip(last_direct, last_hidden, strict=True)]
    cells = rows.replace("\t", "\n").split("\n")
    scales = _numbers(units)[0]
    vector = _numbers(bias)[0]
    labels, places = len(names.split()), len(vector)
    lanes = Struct(f"<{labels}i{places}h")
    lowest = [-1 << LANE - 1] * labels + [-1 << _NARROW - 1] * places
    return Net(
        names=tuple(names.split()),
        lanes=lanes,
        start=_told_by(lanes, lowest),
        _nought=_told_by(lanes, NOUGHT.encode() * (labels + places)),
        _rows=dict(zip(cells[::2], cells[1::2], strict=False)),
        _label_units=tuple(scales[: -len(vector)]),
        _units=tuple(scales[-len(vector) :]),
        _bias=tuple(vector),
        _beside=Layer.of(beside[1:], beside[0]),
        _above=Layer.of(last_above[1:], last_above[0]),
    )


def _told_by(lanes: Struct, values: Iterable[int]) -> int:
    """Values side by side, each in its lane, those below nought as two's complements."""
    return int.from_bytes(lanes.pack(*values), "little")


def _numbers(block: str) -> list[list[float]]:
    return [list(map(float, line.split())) for line in block.splitlines()]


@lru_cache(maxsize=1)
def load_net() -> Net:
    """The shipped net; raises FileNotFoundError where it is missing."""
    head, _, rows = shipped("whole").partition("\n%%\n")
    return net_of(head, rows)
