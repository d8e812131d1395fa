"""Scales: the features of a sentence weighed by several linear models at once.

The same features as `features.features_of` tells in words, without writing them down: what a word
adds is looked up once and kept with the word, and which sense may follow it stands there too.
Knows features and weights, not what a verdict is used for.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from struct import Struct
from typing import NamedTuple

from agent.reading.features import denied, stem_and_sense
from agent.reading.lexicon import Hit
from agent.reading.linear import LANE, Model, load
from agent.reading.scopes import NOT
from agent.reading.sentences import Sentence

_MEMORY = 20_000
# Features without weights are kept as such until so many are known.
_MOST_UNKNOWN = 100_000


class Weight(int):
    """What one feature weighs for all labels, packed as in `linear`.

    Equal to itself alone, so that a set holds each feature once, whatever it weighs.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__


Weights = AbstractSet[Weight]


class _Known(NamedTuple):
    """What a word brings: its stem and its sense as features, and the pairs its sense opens."""

    stem: Weight | None
    meant: Weight | None
    sense: str
    pairs: dict[str, Weight]


class Scales:
    """Some models side by side: the lanes of each stand behind those of the one before."""

    def __init__(self, **models: Model) -> None:
        self._models = models
        self._places: dict[str, tuple[int, int]] = {}
        self._start = 0
        lanes = 0
        for name, model in models.items():
            self._places[name] = (lanes, lanes + len(model.labels))
            self._start += model.start << LANE * lanes
            lanes += len(model.labels)
        self._lanes = Struct(f"<{lanes}I")
        self._names = [sorted(model.features) for model in models.values()]
        self._weights: dict[str, Weight | None] = {}
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
        found = {*stems, *meant, *map(dict.get, pairs, senses[1:]), self._weight(f"^{said[0]}")}
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
        if found is None and feature not in self._weights:
            if any(feature in model.features for model in self._models.values()):
                packed = (
                    model.packed(feature) << LANE * self._places[name][0]
                    for name, model in self._models.items()
                )
                found = Weight(sum(packed))
            if found is not None or len(self._weights) < _MOST_UNKNOWN:
                self._weights[feature] = found
        return found

    def _learn(self, word: str, mark: str = "") -> _Known:
        """What a word brings; `mark` where a "not" reaches it."""
        stem, sense = (mark + name for name in stem_and_sense(word))
        known = _Known(self._weight(stem), self._weight(sense), sense, self._pairs(sense))
        memory = self._denied if mark else self._known
        if len(memory) < _MEMORY:
            memory[word] = known
        return known

    def _pairs(self, sense: str) -> dict[str, Weight]:
        """The weights of the pairs that begin with a sense, by the sense behind it."""
        opening = f"{sense} "
        found: dict[str, Weight] = {}
        for names in self._names:
            for place in range(bisect_left(names, opening), len(names)):
                if not names[place].startswith(opening):
                    break
                weight = self._weight(names[place])
                if weight is not None:
                    found[names[place][len(opening) :]] = weight
        return found or _NO_PAIRS


_NO_PAIRS: dict[str, Weight] = {}


@lru_cache(maxsize=1)
def of_employers() -> Scales:
    """What weighs the sentences of others: what they say (`meaning`), and of what (`belonging`)."""
    return Scales(meaning=load("meaning"), belonging=load("belonging"))


@lru_cache(maxsize=1)
def of_the_user() -> Scales:
    """What weighs the user's own sentences."""
    return Scales(own=load("own"))
