"""Phrases over words and parse nodes, compiled at first need and matched in one pass.

Notation, one phrase a line:

    word        exactly that word, lower case ("'ll", "'t" and "not" are words of their own)
    a|b|c       one of them
    word?       may be left out
    _3          up to three words of any kind
    @name       any word of the set of that name
    DAY TIME    a node of that kind (DAY, TIME, ZONE, LENGTH, WEEK, WINDOW)

Each phrase is filed under its rarest words, so that a sentence asks only for phrases that it can
hold; every gap is bounded, and matching linear. Alternatives may go on behind a blank.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import NamedTuple

from agent.reading.wording.sets import words as words_of

# Alternatives may go on behind a blank, so that a long line of data can be broken.
_SPLIT = re.compile(r"\|\s+")
NODES = frozenset({"DAY", "TIME", "ZONE", "LENGTH", "WEEK", "WINDOW"})
# Words that most sentences hold tell nothing of which phrases may be there.
_EVERYWHERE = NODES | words_of(
    """PEOPLE SOMEBODY the a an to for of in on at and or is are be been we i you your our us me it
    this that will 'll 'd would can have has with by as from if not so any please , . : - ( ) ?"""
)


class Parts(NamedTuple):
    """Words of phrases, and what the phrases of each need beside it: a word of each of the sets."""

    words: frozenset[str]
    needs: Mapping[str, Collection[tuple[frozenset[str], ...]]]


class Hit(NamedTuple):
    """A phrase of group `name` over the half-open range of items `start`:`end`."""

    name: str
    start: int
    end: int


class _Element(NamedTuple):
    """Words of which one stands next, behind at most `gap` others; none at all ends a phrase."""

    words: frozenset[str]
    optional: bool
    gap: int


class _Filed(NamedTuple):
    """A phrase as filed under a word: how many words before that one it begins, at most and least.

    `order` is its place among all phrases; `second` is what must stand right behind its first
    word, None where nothing must; `tail` what follows, `led` words behind its beginning.
    """

    order: int
    name: str
    head: frozenset[str]
    second: frozenset[str] | None
    tail: tuple[_Element, ...]
    led: int
    most: int
    least: int


# What one of must stand in the sentence; the phrases that begin with the word they are filed
# under, and the others.
_Group = tuple[frozenset[str], tuple[_Filed, ...], tuple[_Filed, ...]]
# The start of a phrase found, its place among all phrases, its group's name, and its end.
_Match = tuple[int, int, str, int]


def _grouped(phrases: Mapping[frozenset[str], Sequence[_Filed]]) -> list[_Group]:
    """The phrases filed under one word, by what else they need and whether it begins them."""
    return [
        (also, tuple(one for one in filed if not one.most), tuple(one for one in filed if one.most))
        for also, filed in phrases.items()
    ]


class Phrases:
    """Groups of phrases; `sets` are the named word sets that phrases may use."""

    def __init__(self, groups: Mapping[str, str], sets: Mapping[str, str]) -> None:
        self._groups, self._sets = groups, sets

    @cached_property
    def _phrases(self) -> list[tuple[str, tuple[_Element, ...]]]:
        """Every phrase with its group's name, in order; compiled when first needed."""
        named = {name: frozenset(words.split()) for name, words in self._sets.items()}
        return [
            (name, elements)
            for name, lines in self._groups.items()
            for elements in _compiled(lines, named)
        ]

    @cached_property
    def _filed(self) -> dict[str, list[_Group]]:
        """Under each word the phrases of whose rarest part it is, by the words of their next part.

        One of those must stand in the sentence as well, and is asked for once for all of them. A
        phrase of one part has the word itself for both.
        """
        found: dict[str, dict[frozenset[str], list[_Filed]]] = {}
        for order, (name, elements) in enumerate(self._phrases):
            at, *others = _by_rarity(elements)
            least = sum(not one.optional for one in elements[:at])
            most = sum(1 + one.gap for one in elements[1 : at + 1]) + elements[0].gap
            rest = elements[1:]
            second = rest[0].words if rest and not (rest[0].optional or rest[0].gap) else None
            led = 2 if second else 1
            tail = elements[led:]
            filed = _Filed(order, name, elements[0].words, second or None, tail, led, most, least)
            for word in elements[at].words:
                also = elements[others[0]].words if others else frozenset((word,))
                found.setdefault(word, {}).setdefault(also, []).append(filed)
        return {word: _grouped(phrases) for word, phrases in found.items()}

    @cached_property
    def _rare(self) -> frozenset[str]:
        """The words under which phrases are filed."""
        return frozenset(self._filed)

    def anchors(
        self, names: Collection[str], without: frozenset[str], *, with_nodes: bool = False
    ) -> frozenset[str]:
        """Words of which one must stand where a phrase of these groups is to be found.

        For each phrase its rarest words, those of `without` being too common to count; phrases
        that need a node only where `with_nodes` is said.
        """
        found: set[str] = set()
        for name, elements in self._phrases:
            required = [
                one.words for one in elements
                if one.words and not (one.optional or NODES & one.words)
            ]  # fmt: skip
            noded = any(NODES & one.words for one in elements)
            if name in names and noded <= with_nodes and required:
                rare = [words for words in required if not words & without]
                found |= min(rare or required, key=len)
        return frozenset(found)

    def parts(self, names: Collection[str], given: AbstractSet[str] = frozenset()) -> Parts:
        """For each word of the rarest part of a phrase of these groups, what else it needs.

        The words `given` are said to stand in every sentence, and no phrase may do with them alone.
        """
        found: dict[str, set[tuple[frozenset[str], ...]]] = {}
        for name, elements in self._phrases:
            needed = [elements[at].words for at in _by_rarity(elements)]
            rarest, *others = [words for words in needed if words.isdisjoint(given)] or needed
            for word in rarest if name in names else ():
                found.setdefault(word, set()).add(tuple(others))
        return Parts(frozenset(found), {word: frozenset(needs) for word, needs in found.items()})

    def scan(self, words: Sequence[str], said: AbstractSet[str] | None = None) -> list[Hit]:
        """Every group found, each at its longest from each place, in order of place.

        `said` are the same words as a set, where that is at hand.
        """
        said = frozenset(words) if said is None else said
        filed = self._filed
        found: list[_Match] = []
        for word in self._rare & said:
            places: Sequence[int] = ()
            for also, opening, others in filed[word]:
                if also.isdisjoint(said):
                    continue
                places = places or _places_of(word, words)
                for place in places:
                    if opening:
                        _find_opening(opening, words, place, found)
                    for phrase in others:
                        _find(phrase, words, place, found)
        return _longest(found) if found else []


def _places_of(word: str, words: Sequence[str]) -> Sequence[int]:
    """Where a word stands that is there: mostly once."""
    first = words.index(word)
    if words.count(word) == 1:
        return (first,)
    return [at for at in range(first, len(words)) if words[at] == word]


def _find_opening(
    opening: Sequence[_Filed], words: Sequence[str], place: int, found: list[_Match]
) -> None:
    """Add where the phrases stand that begin with the word at `place`."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    for order, name, _, second, tail, led, _, _ in opening:
        if second is None or behind in second:
            end = _match(tail, 0, words, place + led) if tail else place + led
            if end:
                found.append((place, order, name, end))


def _find(phrase: _Filed, words: Sequence[str], place: int, found: list[_Match]) -> None:
    """Add where a phrase stands that has the word at `place` within."""
    order, name, head, second, tail, led, most, least = phrase
    size = len(words)
    for start in range(max(0, place - most), place - least + 1):
        after = start + 1
        if words[start] in head and (second is None or (after < size and words[after] in second)):
            end = _match(tail, 0, words, start + led) if tail else start + led
            if end:
                found.append((start, order, name, end))


def may_hold(parts: Parts, said: AbstractSet[str]) -> bool:
    """Whether every part of a phrase is among the words said, in whatever order."""
    for word in parts.words & said:
        for needs in parts.needs[word]:
            for words in needs:
                if words.isdisjoint(said):
                    break
            else:
                return True
    return False


def _longest(found: list[_Match]) -> list[Hit]:
    """One hit for each group and place: the longest, in the order in which phrases are written."""
    if len(found) == 1:
        start, _, name, end = found[0]
        return [_HIT(Hit, (name, start, end))]
    ends: dict[tuple[int, str], int] = {}
    found.sort()
    for start, _, name, end in found:
        if end > ends.get((start, name), 0):
            ends[start, name] = end
    return [_HIT(Hit, (name, start, end)) for (start, name), end in ends.items()]


# A hit is made in one step, without the call that the class itself would make.
_HIT = tuple.__new__


def _by_rarity(elements: Sequence[_Element]) -> list[int]:
    """The parts that a phrase cannot do without, those that few sentences hold first."""
    required = [place for place, one in enumerate(elements) if one.words and not one.optional]
    return sorted(required, key=lambda place: _spread(elements[place].words))


def _spread(words: frozenset[str]) -> int:
    """How many sentences may hold one of these words, as a rank."""
    return len(words) + 20 * len(words & _EVERYWHERE)


def _compiled(lines: str, sets: Mapping[str, frozenset[str]]) -> list[tuple[_Element, ...]]:
    phrases = []
    for line in lines.splitlines():
        text = _SPLIT.sub("|", line.partition("#")[0].strip())
        if text:
            phrases.append(tuple(_elements(text.split(), sets)))
    return phrases


def _elements(parts: Sequence[str], sets: Mapping[str, frozenset[str]]) -> Iterable[_Element]:
    gap = 0
    for part in parts:
        if part[0] == "_" and part[1:].isdecimal():
            gap = int(part[1:])
            continue
        optional = len(part) > 1 and part.endswith("?")
        yield _Element(_choices(part.removesuffix("?") if optional else part, sets), optional, gap)
        gap = 0
    if gap:
        yield _Element(frozenset(), optional=False, gap=gap)


def _choices(part: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words that a part allows, sets written out."""
    words: set[str] = set()
    for word in part.split("|"):
        words |= sets[word[1:]] if word.startswith("@") and len(word) > 1 else {word}
    return frozenset(words)


def _match(
    elements: Sequence[_Element], index: int, words: Sequence[str], place: int, spare: int = 0
) -> int:
    """The end of the longest match of the remaining elements from `place`, or 0.

    `spare` is the gap left over by an optional word that is not there.
    """
    size, last = len(words), len(elements)
    while index < last:
        wanted, optional, gap = elements[index]
        if optional or gap or spare or not wanted:
            break
        if place >= size or words[place] not in wanted:
            return 0
        index, place = index + 1, place + 1
    else:
        return place
    stop = min(place + gap + spare + 1, size)
    if not wanted:
        return min(place + gap, size)
    best = 0
    for at in range(place, stop):
        if words[at] in wanted:
            best = max(best, _match(elements, index + 1, words, at + 1))
    if optional:
        best = best or _match(elements, index + 1, words, place, gap + spare)
    return best
