"""Phrases over words and parse nodes, compiled once from lines of text and matched in one pass.

Notation, one phrase a line:

    word        exactly that word, lower case ("'ll", "'t" and "not" are words of their own)
    a|b|c       one of them
    word?       may be left out
    _3          up to three words of any kind
    @name       any word of the set of that name
    DAY TIME    a node of that kind (DAY, TIME, ZONE, LENGTH, WEEK, WINDOW)

Matching is linear: at each word only phrases that may begin with it are tried, and every gap is
bounded. Alternatives may go on behind a blank.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

# Alternatives may go on behind a blank, so that a long line of data can be broken.
_SPLIT = re.compile(r"\|\s+")
NODES = frozenset({"DAY", "TIME", "ZONE", "LENGTH", "WEEK", "WINDOW"})


class Hit(NamedTuple):
    """A phrase of group `name` over the half-open range of items `start`:`end`."""

    name: str
    start: int
    end: int


class _Element(NamedTuple):
    words: frozenset[str]
    optional: bool
    gap: int


class _Candidate(NamedTuple):
    """A phrase that may begin at a word: its group, what else it needs, and how it goes on."""

    name: str
    need: frozenset[str]
    rest: tuple[_Element, ...]


class Phrases:
    """Groups of phrases, compiled; `sets` are the named word sets that phrases may use."""

    def __init__(self, groups: Mapping[str, str], sets: Mapping[str, str]) -> None:
        named = {name: frozenset(words.split()) for name, words in sets.items()}
        self._starts: dict[str, list[_Candidate]] = {}
        self._phrases: list[tuple[str, tuple[_Element, ...]]] = []
        for name, lines in groups.items():
            for elements in _compiled(lines, named):
                self._phrases.append((name, elements))
                candidate = _Candidate(name, _needed(elements[1:]), elements[1:])
                for word in elements[0].words:
                    self._starts.setdefault(word, []).append(candidate)

    def anchors(
        self, names: Collection[str], without: frozenset[str], *, with_nodes: bool = False
    ) -> frozenset[str]:
        """Words of which one must stand where a phrase of these groups is to be found.

        For each phrase its rarest words, those of `without` being too common to count; phrases
        that need a node only where `with_nodes` is said.
        """
        found: set[str] = set()
        for name, elements in self._phrases:
            required = [one.words for one in elements if not (one.optional or NODES & one.words)]
            noded = any(NODES & one.words for one in elements)
            if name in names and noded <= with_nodes and required:
                rare = [words for words in required if not words & without]
                found |= min(rare or required, key=len)
        return frozenset(found)

    def scan(self, words: Sequence[str]) -> list[Hit]:
        """Every group found, each at its longest from each place, in order of place."""
        hits: list[Hit] = []
        present: set[str] | None = None
        starts = self._starts
        for place, word in enumerate(words):
            candidates = starts.get(word)
            if candidates is None:
                continue
            present = present if present is not None else set(words)
            longest: dict[str, int] = {}
            for name, need, rest in candidates:
                if rest and need and need.isdisjoint(present):
                    continue
                end = _match(rest, 0, words, place + 1) if rest else place + 1
                if end > longest.get(name, 0):
                    longest[name] = end
            hits.extend([Hit(name, place, end) for name, end in longest.items()])
        return hits


def _needed(elements: Sequence[_Element]) -> frozenset[str]:
    """The rarest of the words a phrase cannot do without behind its first, for a quick refusal."""
    required = [one.words for one in elements if not one.optional]
    return min(required, key=len) if required else frozenset()


def _compiled(lines: str, sets: Mapping[str, frozenset[str]]) -> list[tuple[_Element, ...]]:
    phrases = []
    for line in lines.splitlines():
        text = _SPLIT.sub("|", line.partition("#")[0].strip())
        if text:
            phrases.append(tuple(_element(part, sets) for part in text.split()))
    return phrases


def _element(part: str, sets: Mapping[str, frozenset[str]]) -> _Element:
    if part[0] == "_" and part[1:].isdecimal():
        return _Element(frozenset(), optional=True, gap=int(part[1:]))
    optional = len(part) > 1 and part.endswith("?")
    words: set[str] = set()
    for word in part.removesuffix("?").split("|") if optional else part.split("|"):
        if word.startswith("@") and len(word) > 1:
            words |= sets[word[1:]]
        else:
            words.add(word)
    return _Element(frozenset(words), optional, gap=0)


def _match(elements: Sequence[_Element], index: int, words: Sequence[str], place: int) -> int:
    """The end of the longest match of the remaining elements from `place`, or 0."""
    if index == len(elements):
        return place
    element = elements[index]
    if element.gap:
        best = 0
        for skipped in range(min(element.gap, len(words) - place) + 1):
            best = max(best, _match(elements, index + 1, words, place + skipped))
        return best
    best = 0
    if place < len(words) and words[place] in element.words:
        best = _match(elements, index + 1, words, place + 1)
    if best == 0 and element.optional:
        best = _match(elements, index + 1, words, place)
    return best
