"""What each word brings, in one row: what the lexicon and the scales hold of it.

Every reader of sentences begins with the words; looking each of them up once, by what stands
between two blanks, spares most of what reading costs. Knows no phrases and no features.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from agent.reading.lexicon import Anchored, Lexicon
from agent.reading.notation import Symbols
from agent.reading.scales import Pairs, Scales, Weight
from agent.reading.words import MAX_WORDS, words_in, words_of

_MEMORY = 20_000
# No word of a language is longer; what is, is no word to keep.
_LONGEST_KEPT = 40


class Row(NamedTuple):
    """A word, its entry of the lexicon (`lexicon.Entry`) and what it weighs (`scales.Known`)."""

    word: str
    symbols: Symbols
    classes: Anchored | None
    frames: Anchored | None
    stem: Weight | None
    meant: Weight | None
    sense: str
    pairs: Pairs


class Glossary(dict[str, tuple[Row, ...]]):
    """The rows of a chunk's words, for one lexicon and the scales beside it.

    A chunk is what stands between two blanks, in any case and with its marks: mostly one word.
    """

    __slots__ = ("lexicon", "scales")

    def __init__(self, lexicon: Lexicon, scales: Scales) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.scales = scales

    def __missing__(self, chunk: str) -> tuple[Row, ...]:
        rows = tuple(map(self._row, words_in(chunk)))
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MEMORY:
                self.clear()
            self[chunk] = rows
        return rows

    def rows(self, chunks: Sequence[str]) -> list[Row]:
        """The rows of a sentence's words, of as many as `words_of` reads."""
        rows = list(chain.from_iterable(map(self.__getitem__, chunks)))
        return (
            rows
            if len(rows) <= MAX_WORDS
            else list(map(self._row, words_of(" ".join(chunks)).words))
        )

    def _row(self, word: str) -> Row:
        symbols, classes, frames = self.lexicon.entry(word)
        stem, meant, sense, pairs = self.scales.known(word)
        return Row(word, symbols, classes, frames, stem, meant, sense, pairs)


@lru_cache(maxsize=4)
def glossary_of(lexicon: Lexicon, scales: Scales) -> Glossary:
    """The one glossary of that lexicon and those scales."""
    return Glossary(lexicon, scales)
