"""Scales: the features of a sentence weighed by several linear models at once.

The same features as `features.features_of` tells in words, without writing them down: what a word
adds is looked up once and kept with the word, and which sense may follow it stands there too.
Knows features and weights, not what a verdict is used for.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import getitem
from typing import Any, NamedTuple

from agent.reading.features import denied, stem_and_sense
from agent.reading.lexicon import Hit
from agent.reading.linear import Model, load
from agent.reading.net import Net, load_net
from agent.reading.scopes import NOT
from agent.reading.sentences import Sentence

_MEMORY = 20_000
# No word of a language is longer; what is, is no word to keep.
_LONGEST_KEPT = 40
# So many pairs are remembered to weigh nothing.
_MOST_ABSENT = 100_000


class Weight(int):
    """What one feature weighs for all labels, packed as in `linear`.

    Equal to itself alone, so that a set holds each feature once, whatever it weighs.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__


Weights = AbstractSet[Weight]


class Pairs(dict[str, Weight | None]):
    """What the pairs weigh that begin with one sense, by the sense behind it; learned when met."""

    __slots__ = ("learn", "sense")

    def __init__(self, sense: str, learn: "Callable[[Pairs, str], Weight | None]") -> None:
        self.sense = sense
        self.learn = learn

    def __missing__(self, after: str) -> Weight | None:
        return self.learn(self, after)


class _Prefixed(dict[str, Weight | None]):
    """What words or names weigh behind a prefix ("^dear", ":rejection:3"); told when met."""

    __slots__ = ("_prefix", "_weight")

    def __init__(self, prefix: str, weight: Callable[[str], Weight | None]) -> None:
        self._prefix = prefix
        self._weight = weight

    def __missing__(self, name: str) -> Weight | None:
        weight = self._weight(self._prefix + name)
        if len(self) < _MEMORY and len(name) <= _LONGEST_KEPT:
            self[name] = weight
        return weight


class Known(NamedTuple):
    """What a word brings: its stem and its sense as features, and the pairs its sense opens."""

    stem: Weight | None
    meant: Weight | None
    sense: str
    pairs: Pairs


class Scales:
    """Some models side by side: the lanes of each stand behind those of the one before.

    A net comes last (`net.Net`).
    """

    def __init__(self, **models: Model | Net) -> None:
        self._models = {name: one for name, one in models.items() if isinstance(one, Model)}
        self._lanes: dict[str, Callable[[bytes, int], tuple[int, ...]]] = {}
        self._places: dict[str, int] = {}
        self._packed: list[tuple[Callable[[str], int | None], int]] = []
        self._start = self._signs = self._size = 0
        for name, model in models.items():
            lanes, bits = model.lanes, 8 * self._size
            self._lanes[name] = lanes.unpack_from
            self._places[name] = self._size
            self._packed.append((model.packed, bits))
            self._start += model.start << bits
            self._signs += model.signs << bits
            self._size += lanes.size
        self._whole = (1 << 8 * self._size) - 1
        self._weights: dict[str, Weight | None] = {}
        self._pairs: dict[str, Pairs] = {}
        self._absent = 0
        self._known: dict[str, Known] = {}
        self._denied: dict[str, Known] = {}
        self._opening = _Prefixed("^", self._weight)
        self._asking = _Prefixed("?", self._weight)
        self._framed = _Prefixed(":", self._weight)
        self._told = _Prefixed("", self._weight)

    def known(self, word: str) -> Known:
        """What a word brings where no "not" reaches it."""
        return self._known.get(word) or self._learn(word)

    def weights_of(self, sentence: Sentence, hits: Sequence[Hit]) -> Weights:
        """The weights of a sentence's features, as far as any of the models knows them."""
        return self.weighed(sentence, hits, *zip(*map(self.known, sentence.words), strict=True))

    def weighed(
        self,
        sentence: Sentence,
        hits: Sequence[Hit],
        stems: Iterable[Weight | None],
        meant: Iterable[Weight | None],
        senses: Sequence[str],
        pairs: Iterable[Pairs],
    ) -> Weights:
        """The same, by what each of its words brings (`known`)."""
        said = sentence.words
        if not NOT.isdisjoint(said):
            stems, meant, senses, pairs = zip(*self._reached(sentence), strict=True)
        # Any, as a set without its None is no set of another type.
        found: set[Any] = {
            *stems, *meant, *map(getitem, pairs, senses[1:]), self._opening[said[0]],
        }  # fmt: skip
        if hits:
            found.update([self._framed[name] for name, _, _ in hits])
        if sentence.asks:
            found.update((self._weight("?"), self._asking[said[0]]))
        found.discard(None)
        return found

    def _reached(self, sentence: Sentence) -> list[Known]:
        """What each word brings in a sentence with a "not", by whether that reaches it."""
        return [
            (self._denied.get(word) or self._learn(word, "!")) if no else self.known(word)
            for word, no in zip(sentence.words, denied(sentence), strict=True)
        ]

    def named(self, features: Iterable[str]) -> list[Weight]:
        """The weights of features told in words, as far as any of the models knows them."""
        found = map(self._told.__getitem__, features)
        return [weight for weight in found if weight is not None]

    def added(self, weights: Iterable[Weight]) -> bytes:
        """The sums of all labels of all models, side by side."""
        added = (sum(weights, self._start) ^ self._signs) & self._whole
        return added.to_bytes(self._size, "little")

    def scores(self, name: str, added: bytes) -> tuple[int, ...]:
        """The sum of each label of one of the models."""
        return self._lanes[name](added, self._places[name])

    def shares(self, name: str, added: bytes, least: float = 0.0) -> dict[str, float]:
        """The probability of each label of one of the models, of `least` and more."""
        return self._models[name].shares_by(self.scores(name, added), least)

    def _weight(self, feature: str) -> Weight | None:
        """One feature's weights, or None where no model knows it."""
        found = self._weights.get(feature)
        if found is None:
            known = [
                row << shift
                for packed, shift in self._packed
                if (row := packed(feature)) is not None
            ]
            if known:
                found = self._weights[feature] = Weight(sum(known))
        return found

    def _pair(self, pairs: Pairs, after: str) -> Weight | None:
        """The weights of a pair that was not met before."""
        weight = self._weight(f"{pairs.sense} {after}")
        kept = len(after) <= _LONGEST_KEPT and self._pairs.get(pairs.sense) is pairs
        if kept and (weight is not None or self._absent < _MOST_ABSENT):
            self._absent += weight is None
            pairs[after] = weight
        return weight

    def _learn(self, word: str, mark: str = "") -> Known:
        """What a word brings; `mark` where a "not" reaches it."""
        stem, sense = (mark + name for name in stem_and_sense(word))
        pairs = self._pairs.get(sense)
        if pairs is None:
            pairs = Pairs(sense, self._pair)
        known = Known(self._weight(stem), self._weight(sense), sense, pairs)
        memory = self._denied if mark else self._known
        if len(memory) < _MEMORY and len(word) <= _LONGEST_KEPT:
            memory[word] = known
            self._pairs[sense] = pairs
        return known


@lru_cache(maxsize=1)
def of_employers() -> Scales:
    """What weighs the sentences of others: what they say one by one (`meaning`) and together
    (`whole`)."""
    return Scales(meaning=load("meaning"), whole=load_net())


@lru_cache(maxsize=1)
def of_the_user() -> Scales:
    """What weighs the user's own sentences."""
    return Scales(own=load("own"))
