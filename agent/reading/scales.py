"""Scales: the features of a sentence weighed by several linear models at once.

The same features as `features.features_of` tells in words, without writing them down: what a word
adds is looked up once and kept with the word, and which sense may follow it stands there too.
Knows features and weights, not what a verdict is used for.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import getitem
from struct import Struct
from typing import NamedTuple

from agent.reading.features import denied, stem_and_sense
from agent.reading.lexicon import Hit
from agent.reading.linear import LANE, Model, load
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


class _Pairs(dict[str, Weight | None]):
    """What the pairs weigh that begin with one sense, by the sense behind it; learned when met."""

    __slots__ = ("learn", "sense")

    def __init__(self, sense: str, learn: "Callable[[_Pairs, str], Weight | None]") -> None:
        self.sense = sense
        self.learn = learn

    def __missing__(self, after: str) -> Weight | None:
        return self.learn(self, after)


class _Known(NamedTuple):
    """What a word brings: its stem and its sense as features, and the pairs its sense opens."""

    stem: Weight | None
    meant: Weight | None
    sense: str
    pairs: _Pairs


class Scales:
    """Some models side by side: the lanes of each stand behind those of the one before."""

    def __init__(self, **models: Model) -> None:
        self._models = models
        self._places: dict[str, tuple[int, int]] = {}
        self._packed: list[tuple[Callable[[str], int | None], int]] = []
        self._start = 0
        lanes = 0
        for name, model in models.items():
            self._places[name] = (lanes, lanes + len(model.labels))
            self._start += model.start << LANE * lanes
            self._packed.append((model.packed, LANE * lanes))
            lanes += len(model.labels)
        self._lanes = Struct(f"<{lanes}I")
        self._weights: dict[str, Weight | None] = {}
        self._pairs: dict[str, _Pairs] = {}
        self._absent = 0
        self._known: dict[str, _Known] = {}
        self._denied: dict[str, _Known] = {}

    def weights_of(self, sentence: Sentence, hits: Sequence[Hit]) -> Weights:
        """The weights of a sentence's features, as far as any of the models knows them."""
        said = sentence.words
        known = self._known.get
        words = [known(word) or self._learn(word) for word in said]
        if not NOT.isdisjoint(said):
            for place, no in enumerate(denied(sentence)):
                if no:
                    words[place] = self._denied.get(said[place]) or self._learn(said[place], "!")
        stems, meant, senses, pairs = zip(*words, strict=True)
        found = {*stems, *meant, *map(getitem, pairs, senses[1:]), self._weight(f"^{said[0]}")}
        if hits:
            found.update([self._weight(f":{hit.name}") for hit in hits])
        if sentence.asks:
            found.update((self._weight("?"), self._weight(f"?{said[0]}")))
        found.discard(None)
        return found

    def scores(self, name: str, weights: Iterable[Weight]) -> tuple[int, ...]:
        """The sum of each label of one of the models."""
        added = sum(weights, self._start)
        first, end = self._places[name]
        return self._lanes.unpack(added.to_bytes(self._lanes.size, "little"))[first:end]

    def shares(self, name: str, weights: Iterable[Weight], least: float = 0.0) -> dict[str, float]:
        """The probability of each label of one of the models, of `least` and more."""
        return self._models[name].shares_by(self.scores(name, weights), least)

    def _weight(self, feature: str) -> Weight | None:
        """One feature's weights, or None where no model knows it."""
        found = self._weights.get(feature)
        if found is None:
            rows = [(packed(feature), shift) for packed, shift in self._packed]
            known = [row << shift for row, shift in rows if row is not None]
            if known:
                found = self._weights[feature] = Weight(sum(known))
        return found

    def _pair(self, pairs: _Pairs, after: str) -> Weight | None:
        """The weights of a pair that was not met before."""
        weight = self._weight(f"{pairs.sense} {after}")
        kept = len(after) <= _LONGEST_KEPT and self._pairs.get(pairs.sense) is pairs
        if kept and (weight is not None or self._absent < _MOST_ABSENT):
            self._absent += weight is None
            pairs[after] = weight
        return weight

    def _learn(self, word: str, mark: str = "") -> _Known:
        """What a word brings; `mark` where a "not" reaches it."""
        stem, sense = (mark + name for name in stem_and_sense(word))
        pairs = self._pairs.get(sense)
        if pairs is None:
            pairs = _Pairs(sense, self._pair)
        known = _Known(self._weight(stem), self._weight(sense), sense, pairs)
        memory = self._denied if mark else self._known
        if len(memory) < _MEMORY and len(word) <= _LONGEST_KEPT:
            memory[word] = known
            self._pairs[sense] = pairs
        return known


@lru_cache(maxsize=1)
def of_employers() -> Scales:
    """What weighs the sentences of others: what they say (`meaning`), and of what (`belonging`)."""
    return Scales(meaning=load("meaning"), belonging=load("belonging"))


@lru_cache(maxsize=1)
def of_the_user() -> Scales:
    """What weighs the user's own sentences."""
    return Scales(own=load("own"))
