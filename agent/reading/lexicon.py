"""Phrases as data, compiled once and looked up word by word.

Notation of a phrase (one a line in `wording`):

    word        that word, or any inflection of it
    =word       exactly that form
    a|b|c       one of them
    word?       may be left out
    _3          up to three words of any kind
    CLASS       a word of that class, or a word inside one of its longer phrases

A class is a set of phrases under one name in capitals. A frame is a named phrase that says
something. Each phrase is tried only where its rarest word stands, and every gap is bounded, so
the work is linear in the text. Knows nothing of what a phrase means.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from agent.reading.inflection import inflections
from agent.reading.words import looks_like_clock

_Element = tuple[int, frozenset[str]]

_MEMORY = 20_000
_NOTHING: frozenset[str] = frozenset()
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
    before: tuple[_Element, ...]
    after: tuple[_Element, ...]


class _Group(NamedTuple):
    """Patterns of one anchor that ask for one of `any_of` near it, each with what itself asks for.

    Near is `low` to `high` places away, both negative before the anchor; both are 0 where nothing
    is asked for. Asking the group first spares most patterns the trial.
    """

    low: int
    high: int
    any_of: frozenset[str]
    patterns: tuple[tuple[frozenset[str], _Pattern], ...]


class _Entry(NamedTuple):
    """What a word counts as, and the phrases of classes and frames anchored in it."""

    symbols: frozenset[str]
    classes: tuple[_Group, ...]
    frames: tuple[_Group, ...]


# One entry for all words that no phrase asks for, so that they take no room.
_UNKNOWN = _Entry(_NOTHING, (), ())
_COMMON = {
    word: weight
    for weight, line in (
        (60, "the to you and we a your of for i in our with is YOU WE"),
        (20, "be have on this that it at will are as not do from by can or if an us me my would"),
        (8, "NUMBER role position application time interview please thank thanks all any so up go"),
        (6, "OTHERS CONTINUE CHOOSE ROLE APP DAY CLOCK MONTH TALK MEETING TIMES STAGE NEXT WANT"),
        (5, "GLAD SORRY SENDME PAPERS TEST GOOD DECISION WAITING MOVE HIRINGTHING DAYPART no they"),
        (5, "no what when which how more get make let know take send other but some there out one"),
        (3, "team job work meet call look forward day week see next new company process hope need"),
    )
    for word in line.split()
}


class Lexicon:
    """Compiled phrases: classes may be named inside other phrases, frames come out."""

    def __init__(self, classes: Mapping[str, str], frames: Mapping[str, str]) -> None:
        bases: set[str] = set()
        singles: dict[str, set[str]] = {}
        longer: list[tuple[str, list[_Element]]] = []
        for name, lines in classes.items():
            for elements in _parsed(lines):
                if len(elements) == 1:
                    for word in elements[0][1]:
                        singles.setdefault(word, set()).add(name)
                else:
                    longer.append((name, elements))
                bases.update(_bases(elements))
        named = [(name, elements) for name, lines in frames.items() for elements in _parsed(lines)]
        for _, elements in named:
            bases.update(_bases(elements))
        wanted = {
            one for _, elements in (*longer, *named) for _, any_of in elements for one in any_of
        }
        self._symbols = _symbols(bases, singles, wanted)
        self._classes = _anchored(longer)
        self._frames = _anchored(named)
        self._known: dict[str, _Entry] = {}
        self._of_class: dict[str, tuple[_Group, ...]] = {}

    def _counts_as(self, word: str) -> frozenset[str]:
        """What a single word counts as: itself, its base forms, its classes."""
        known = self._symbols.get(word)
        if known is not None:
            return known
        if word[0].isdigit() or word[0] in "$€£₹":
            return _CLOCK if looks_like_clock(word) else _NUMBER
        if word[:3] == "re-" and "re" + word[3:] in self._symbols:
            return self._symbols["re" + word[3:]]
        if word[0] == "<":
            return _LINK if word == "<url>" else _MAIL
        return _NOTHING

    def _learn(self, word: str) -> _Entry:
        symbols = self._counts_as(word)
        entry = _UNKNOWN
        if symbols:
            classes = _grouped(p for symbol in symbols for p in self._classes.get(symbol, ()))
            frames = _grouped(p for symbol in symbols for p in self._frames.get(symbol, ()))
            entry = _Entry(symbols, classes, frames)
        if len(self._known) < _MEMORY:
            self._known[word] = entry
        return entry

    def _frames_of(self, name: str) -> tuple[_Group, ...]:
        """The frames anchored in a class."""
        groups = self._of_class.get(name)
        if groups is None:
            groups = self._of_class[name] = _grouped(self._frames.get(name, ()))
        return groups

    def scan(self, words: Sequence[str]) -> list[Hit]:
        """The frames found in one sentence's words."""
        known = self._known.get
        entries = [known(word) or self._learn(word) for word in words]
        symbols = [entry[0] for entry in entries]
        # Nothing stands behind the last word, nor (at -1) before the first.
        symbols.append(_NOTHING)
        inside: list[Hit] = []
        hits: list[Hit] = []
        for place, entry in enumerate(entries):
            if entry[1]:
                _collect(entry[1], place, symbols, inside)
        added = _added(inside, symbols) if inside else {}
        for place, entry in enumerate(entries):
            if entry[2]:
                _collect(entry[2], place, symbols, hits)
        for place, names in added.items():
            for name in names:
                _collect(self._frames_of(name), place, symbols, hits)
        return hits


def _added(inside: Iterable[Hit], symbols: list[frozenset[str]]) -> dict[int, set[str]]:
    """The classes whose longer phrases cover each place; its symbols then hold them too."""
    added: dict[int, set[str]] = {}
    for name, start, end in inside:
        for place in range(start, end):
            added.setdefault(place, set()).add(name)
    for place, names in added.items():
        symbols[place] = symbols[place] | names
    return added


def _grouped(patterns: Iterable[_Pattern]) -> tuple[_Group, ...]:
    """The patterns of one anchor: by side, and apart where a gap may come first."""
    kinds: dict[tuple[int, bool], list[tuple[int, frozenset[str], _Pattern]]] = {}
    for pattern in patterns:
        nearest = [(1, element) for element in pattern.after[:1]]
        nearest += [(-1, element) for element in pattern.before[:1]]
        side, (gap, wanted) = min(nearest, key=lambda item: item[1][0], default=(0, (0, _NOTHING)))
        kinds.setdefault((side, gap > 0), []).append((gap, wanted, pattern))
    groups = []
    for (side, _), found in kinds.items():
        ends = side, side * (1 + max(gap for gap, _, _ in found))
        any_of = _NOTHING.union(*[wanted for _, wanted, _ in found])
        trials = tuple((wanted, pattern) for _, wanted, pattern in found)
        groups.append(_Group(min(ends), max(ends), any_of, trials))
    return tuple(groups)


def _collect(
    groups: Iterable[_Group], place: int, symbols: Sequence[frozenset[str]], hits: list[Hit]
) -> None:
    """Add what the patterns anchored at a place find there; `symbols` ends with an empty set."""
    for low, high, any_of, patterns in groups:
        there = symbols[place + low] if low == high else None
        if there is not None:
            if low and any_of.isdisjoint(there):
                continue
        elif all(map(any_of.isdisjoint, symbols[max(place + low, 0) : place + high + 1])):
            continue
        for wanted, pattern in patterns:
            if low and there is not None and wanted.isdisjoint(there):
                continue
            span = _match(pattern, place, symbols)
            if span:
                hits.append(Hit(pattern.name, span[0], span[1]))


def _match(
    pattern: _Pattern, place: int, symbols: Sequence[frozenset[str]]
) -> tuple[int, int] | None:
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


def _anchored(named: Iterable[tuple[str, list[_Element]]]) -> dict[str, list[_Pattern]]:
    index: dict[str, list[_Pattern]] = {}
    for name, elements in named:
        anchor = min(range(len(elements)), key=lambda place: _commonness(elements[place][1]))
        before = tuple(
            (elements[place][0], elements[place - 1][1]) for place in range(anchor, 0, -1)
        )
        pattern = _Pattern(name, before, tuple(elements[anchor + 1 :]))
        for symbol in elements[anchor][1]:
            index.setdefault(symbol, []).append(pattern)
    return index


def _commonness(wanted: frozenset[str]) -> float:
    return sum(_COMMON.get(symbol.lstrip("="), 0.5) for symbol in wanted)


def _parsed(lines: str) -> Iterable[list[_Element]]:
    """Each line as elements: (longest gap before it, the symbols any of which it accepts)."""
    for line in lines.splitlines():
        text = line.partition("#")[0].strip()
        if not text:
            continue
        parts = text.split()
        choices = [("", part.rstrip("?")) if part.endswith("?") else (part,) for part in parts]
        for chosen in product(*choices):
            elements = _elements([part for part in chosen if part])
            if elements:
                yield elements


def _elements(parts: Sequence[str]) -> list[_Element]:
    elements: list[_Element] = []
    gap = 0
    for part in parts:
        if part[0] == "_" and part[1:].isdigit():
            gap += int(part[1:])
        else:
            elements.append((gap, frozenset(part.split("|"))))
            gap = 0
    return elements


def _bases(elements: Iterable[_Element]) -> Iterable[str]:
    for _, wanted in elements:
        for symbol in wanted:
            if not symbol.isupper():
                yield symbol.lstrip("=")
