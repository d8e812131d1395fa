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
        self._symbols = _symbols(bases, singles)
        self._classes = _anchored(longer)
        self._frames = _anchored(named)
        self._known: dict[str, tuple[frozenset[str], tuple[_Pattern, ...], tuple[_Pattern, ...]]]
        self._known = {}

    def symbols(self, word: str) -> frozenset[str]:
        """What a single word counts as: itself, its base forms, its classes."""
        known = self._symbols.get(word)
        if known is not None:
            return known
        if word[0].isdigit() or word[0] in "$€£₹":
            clock = ("CLOCK",) if looks_like_clock(word) else ()
            return frozenset((word, "NUMBER", *clock))
        if word[:3] == "re-" and "re" + word[3:] in self._symbols:
            return self._symbols["re" + word[3:]]
        if word[0] == "<":
            return frozenset({"LINK" if word == "<url>" else "MAIL"})
        return frozenset({word})

    def _entry(
        self, word: str
    ) -> tuple[frozenset[str], tuple[_Pattern, ...], tuple[_Pattern, ...]]:
        entry = self._known.get(word)
        if entry is None:
            symbols = self.symbols(word)
            entry = (
                symbols,
                tuple(p for symbol in symbols for p in self._classes.get(symbol, ())),
                tuple(p for symbol in symbols for p in self._frames.get(symbol, ())),
            )
            if len(self._known) < 20_000:
                self._known[word] = entry
        return entry

    def scan(self, words: Sequence[str]) -> list[Hit]:
        """The frames found in one sentence's words."""
        known = self._known.get
        entries = [known(word) or self._entry(word) for word in words]
        symbols = [entry[0] for entry in entries]
        added: dict[int, set[str]] = {}
        for place, entry in enumerate(entries):
            for pattern in entry[1]:
                span = _match(pattern, place, symbols)
                if span:
                    for inside in range(span[0], span[1]):
                        added.setdefault(inside, set()).add(pattern.name)
        for place, names in added.items():
            symbols[place] = symbols[place] | names
        hits: list[Hit] = []
        for place, entry in enumerate(entries):
            patterns = entry[2]
            if place in added:
                patterns += tuple(p for name in added[place] for p in self._frames.get(name, ()))
            for pattern in patterns:
                span = _match(pattern, place, symbols)
                if span:
                    hits.append(Hit(pattern.name, span[0], span[1]))
        return hits


def _match(
    pattern: _Pattern, place: int, symbols: Sequence[frozenset[str]]
) -> tuple[int, int] | None:
    first = last = place
    for gap, wanted in pattern.before:
        if not gap:
            first -= 1
            if first < 0 or wanted.isdisjoint(symbols[first]):
                return None
            continue
        for near in range(first - 1, max(first - 2 - gap, -1), -1):
            if not wanted.isdisjoint(symbols[near]):
                first = near
                break
        else:
            return None
    size = len(symbols)
    for gap, wanted in pattern.after:
        if not gap:
            last += 1
            if last >= size or wanted.isdisjoint(symbols[last]):
                return None
            continue
        for near in range(last + 1, min(last + 2 + gap, size)):
            if not wanted.isdisjoint(symbols[near]):
                last = near
                break
        else:
            return None
    return first, last + 1


def _symbols(bases: Iterable[str], singles: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for base in bases:
        for form in inflections(base):
            found.setdefault(form, {form, "=" + form}).add(base)
    for symbols in found.values():
        for symbol in tuple(symbols):
            symbols.update(singles.get(symbol, ()))
    return {form: frozenset(symbols) for form, symbols in found.items()}


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
