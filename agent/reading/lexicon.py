"""Phrases as data (see `notation`), compiled once and looked up word by word.

A class is a set of phrases under one name in capitals. A frame is a named phrase that says
something. Each phrase is tried only where its rarest word stands, and every gap is bounded, so
the work is linear in the text. Knows nothing of what a phrase means.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from agent.reading.inflection import inflections
from agent.reading.notation import Element, Symbols, bases_of, commonness, parsed
from agent.reading.words import looks_like_clock

_MEMORY = 20_000
_MOST_NEAR = 600
_NOTHING: Symbols = frozenset()
_NUMBER = frozenset(("NUMBER",))
_CLOCK = frozenset(("NUMBER", "CLOCK"))
_LINK = frozenset(("LINK",))
_MAIL = frozenset(("MAIL",))


class Hit(NamedTuple):
    """A phrase called `name` over the half-open range of words `start`:`end`."""

    name: str
    start: int
    end: int


class _Pattern(NamedTuple):
    """A phrase seen from its anchor: what must stand before it (nearest first) and after it."""

    name: str
    before: tuple[Element, ...]
    after: tuple[Element, ...]

    @property
    def is_pair(self) -> bool:
        """Whether it is the anchor and one other place only."""
        return len(self.before) + len(self.after) == 1


class _Group(NamedTuple):
    """Patterns of one anchor that ask for one of `any_of` near it.

    Near is `low` to `high` places away, both negative before the anchor. Asking the group first
    spares most patterns the trial.
    """

    low: int
    high: int
    any_of: Symbols
    patterns: tuple[_Pattern, ...]


class _Whole(NamedTuple):
    """A phrase that is found already: how far from its anchor it begins and ends."""

    name: str
    first: int
    stop: int


class _Near(dict[Symbols, tuple[tuple[_Whole, ...], tuple[_Pattern, ...]]]):
    """What may match beside a neighbour, by what that counts as: phrases of the anchor and that
    word alone, and those that ask for more. Told when met."""

    __slots__ = ("_patterns", "_side")

    def __init__(self, side: int, patterns: Iterable[tuple[Symbols, _Pattern]]) -> None:
        super().__init__()
        self._side = side
        self._patterns = tuple(patterns)

    def __missing__(self, there: Symbols) -> tuple[tuple[_Whole, ...], tuple[_Pattern, ...]]:
        if len(self) >= _MOST_NEAR:
            self.clear()
        found = [pattern for wanted, pattern in self._patterns if not wanted.isdisjoint(there)]
        first, stop = min(self._side, 0), 1 + max(self._side, 0)
        self[there] = told = (
            tuple([_Whole(one.name, first, stop) for one in found if one.is_pair]),
            tuple([one for one in found if not one.is_pair]),
        )
        return told


class Anchored(NamedTuple):
    """The phrases anchored in a word: those of that word alone, those that ask for something
    right beside it (at which side, and what for), and those that ask for it behind a gap."""

    alone: tuple[_Whole, ...]
    beside: tuple[tuple[int, _Near], ...]
    gapped: tuple[_Group, ...]


class Entry(NamedTuple):
    """What a word counts as, and the phrases of classes and frames anchored in it, if any."""

    symbols: Symbols
    classes: Anchored | None
    frames: Anchored | None


# One entry for all words that no phrase asks for, so that they take no room.
_UNKNOWN = Entry(_NOTHING, None, None)


class Lexicon:
    """Compiled phrases: classes may be named inside other phrases, frames come out."""

    def __init__(self, classes: Mapping[str, str], frames: Mapping[str, str]) -> None:
        bases: set[str] = set()
        singles: dict[str, set[str]] = {}
        longer: list[tuple[str, list[Element]]] = []
        for name, lines in classes.items():
            for elements in parsed(lines):
                if len(elements) == 1:
                    for word in elements[0][1]:
                        singles.setdefault(word, set()).add(name)
                else:
                    longer.append((name, elements))
                bases.update(bases_of(elements))
        named = [(name, elements) for name, lines in frames.items() for elements in parsed(lines)]
        for _, elements in named:
            bases.update(bases_of(elements))
        wanted = {
            one for _, elements in (*longer, *named) for _, any_of in elements for one in any_of
        }
        self._symbols = _symbols(bases, singles, wanted)
        self._classes = _anchored(longer)
        self._frames = _anchored(named)
        self._known: dict[str, Entry] = {}
        self._of_class: dict[str, Anchored | None] = {}

    def _counts_as(self, word: str) -> Symbols:
        """What a single word counts as: itself, its base forms, its classes."""
        known = self._symbols.get(word)
        if known is not None:
            return known
        if word[0].isdigit() or word[0] in "$€£₹":
            return _CLOCK if looks_like_clock(word) else _NUMBER
        if word[0] == "<":
            return _LINK if word == "<url>" else _MAIL
        return _NOTHING

    def entry(self, word: str) -> Entry:
        """What a word counts as, and the phrases anchored in it."""
        return self._known.get(word) or self._learn(word)

    def _learn(self, word: str) -> Entry:
        symbols = self._counts_as(word)
        entry = _UNKNOWN
        if symbols:
            classes = _grouped(p for symbol in symbols for p in self._classes.get(symbol, ()))
            frames = _grouped(p for symbol in symbols for p in self._frames.get(symbol, ()))
            entry = Entry(symbols, classes, frames)
        if len(self._known) < _MEMORY:
            self._known[word] = entry
        return entry

    def _frames_of(self, name: str) -> Anchored | None:
        """The frames anchored in a class."""
        if name not in self._of_class:
            self._of_class[name] = _grouped(self._frames.get(name, ()))
        return self._of_class[name]

    def scan(self, words: Sequence[str]) -> list[Hit]:
        """The frames found in one sentence's words."""
        entries = list(map(self.entry, words))
        return self.found(*zip(*entries, strict=True)) if entries else []

    def found(
        self,
        symbols: Iterable[Symbols],
        classes: Sequence[Anchored | None],
        frames: Sequence[Anchored | None],
    ) -> list[Hit]:
        """The frames in a row of words, by what their entries hold."""
        hits: list[Hit] = []
        if not (any(frames) or any(classes)):
            return hits
        # Nothing stands behind the last word, nor (at -1) before the first.
        told = [*symbols, _NOTHING]
        added = self._longer(told, classes) if any(classes) else None
        for place, anchored in enumerate(frames):
            if anchored:
                _collect(anchored, place, told, hits)
        if added:
            for place, names in added.items():
                for name in names:
                    anchored = self._frames_of(name)
                    if anchored:
                        _collect(anchored, place, told, hits)
        return hits

    def _longer(
        self, symbols: list[Symbols], classes: Iterable[Anchored | None]
    ) -> dict[int, set[str]]:
        """The classes whose longer phrases cover each place; its symbols then hold them too."""
        inside: list[Hit] = []
        for place, anchored in enumerate(classes):
            if anchored:
                _collect(anchored, place, symbols, inside)
        added: dict[int, set[str]] = {}
        for name, start, end in inside:
            for place in range(start, end):
                added.setdefault(place, set()).add(name)
        for place, names in added.items():
            symbols[place] = symbols[place] | names
        return added


def _grouped(patterns: Iterable[_Pattern]) -> Anchored | None:
    """The patterns of one anchor, by what they ask for first; None where there are none."""
    alone: list[_Whole] = []
    beside: dict[int, list[tuple[Symbols, _Pattern]]] = {}
    gapped: dict[int, list[tuple[int, Symbols, _Pattern]]] = {}
    for pattern in patterns:
        nearest = [(1, element) for element in pattern.after[:1]]
        nearest += [(-1, element) for element in pattern.before[:1]]
        side, (gap, wanted) = min(nearest, key=lambda item: item[1][0], default=(0, (0, _NOTHING)))
        if gap:
            gapped.setdefault(side, []).append((gap, wanted, pattern))
        elif side:
            beside.setdefault(side, []).append((wanted, pattern))
        else:
            alone.append(_Whole(pattern.name, 0, 1))
    if not (alone or beside or gapped):
        return None
    near = tuple((side, _Near(side, found)) for side, found in beside.items())
    groups = tuple(_group(side, found) for side, found in gapped.items())
    return Anchored(tuple(alone), near, groups)


def _group(side: int, found: Sequence[tuple[int, Symbols, _Pattern]]) -> _Group:
    """The patterns of one side that a gap may part from their anchor."""
    ends = side, side * (1 + max(gap for gap, _, _ in found))
    any_of = _NOTHING.union(*[wanted for _, wanted, _ in found])
    return _Group(min(ends), max(ends), any_of, tuple(pattern for _, _, pattern in found))


# A hit without the call that a named tuple costs.
_HIT = tuple.__new__


def _collect(anchored: Anchored, place: int, symbols: Sequence[Symbols], hits: list[Hit]) -> None:
    """Add what the patterns anchored at a place find there; `symbols` ends with an empty set."""
    alone, beside, gapped = anchored
    if alone:
        hits += [_HIT(Hit, (name, place, place + 1)) for name, _, _ in alone]
    for side, near in beside:
        whole, trials = near[symbols[place + side]]
        if whole:
            hits += [_HIT(Hit, (name, place + first, place + stop)) for name, first, stop in whole]
        for pattern in trials:
            span = _match(pattern, place, symbols)
            if span:
                hits.append(Hit(pattern.name, span[0], span[1]))
    for low, high, any_of, patterns in gapped:
        if all(map(any_of.isdisjoint, symbols[max(place + low, 0) : place + high + 1])):
            continue
        for pattern in patterns:
            span = _match(pattern, place, symbols)
            if span:
                hits.append(Hit(pattern.name, span[0], span[1]))


def _match(pattern: _Pattern, place: int, symbols: Sequence[Symbols]) -> tuple[int, int] | None:
    first = last = place
    for gap, wanted in pattern.before:
        first -= 1
        if wanted.isdisjoint(symbols[first]):
            for near in range(first - 1, max(first - 1 - gap, -1), -1):
                if not wanted.isdisjoint(symbols[near]):
                    first = near
                    break
            else:
                return None
    size = len(symbols)
    for gap, wanted in pattern.after:
        last += 1
        if last >= size:
            return None
        if wanted.isdisjoint(symbols[last]):
            for near in range(last + 1, min(last + 1 + gap, size)):
                if not wanted.isdisjoint(symbols[near]):
                    last = near
                    break
            else:
                return None
    return first, last + 1


def _symbols(
    bases: Iterable[str], singles: Mapping[str, set[str]], wanted: set[str]
) -> dict[str, frozenset[str]]:
    """What each form counts as, as far as any phrase asks for it; equal sets are one object."""
    found: dict[str, set[str]] = {}
    for base in bases:
        for form in inflections(base):
            found.setdefault(form, {form, "=" + form}).add(base)
    for symbols in found.values():
        for symbol in tuple(symbols):
            symbols.update(singles.get(symbol, ()))
    shared: dict[frozenset[str], frozenset[str]] = {}
    kept = ((form, wanted.intersection(symbols)) for form, symbols in found.items())
    frozen = ((form, frozenset(symbols)) for form, symbols in kept)
    return {form: shared.setdefault(symbols, symbols) for form, symbols in frozen}


def _anchored(named: Iterable[tuple[str, list[Element]]]) -> dict[str, list[_Pattern]]:
    index: dict[str, list[_Pattern]] = {}
    for name, elements in named:
        anchor = min(range(len(elements)), key=lambda place: commonness(elements[place][1]))
        before = tuple(
            (elements[place][0], elements[place - 1][1]) for place in range(anchor, 0, -1)
        )
        pattern = _Pattern(name, before, tuple(elements[anchor + 1 :]))
        for symbol in elements[anchor][1]:
            index.setdefault(symbol, []).append(pattern)
    return index
