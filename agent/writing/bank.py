"""A bank of wordings: one template file, its sections by situation, its lines with alternatives.

    {# a comment line #}
    == @etiquette promise_firm
    You had mentioned (news|a decision) by {{ promise_day }}.

A section holds where all its tags do, and the first that fits wins. One line is one wording;
"(a|b)" stands for two. A wording that names a variable without a value is passed over, so no
wording needs a decision of its own. It must not know what any tag or variable means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from agent.errors import Defect

MOST_VARIANTS = 64
"""Variants one line may stand for: more is a slip of the pen."""

_CHOICE = re.compile(r"\(([^()|]{0,200})\|([^()]{0,400})\)")
MOST_CHARACTERS = 2_000
"""Characters of one rendered wording: a part of a letter, not a letter."""

_HEAD = "=="
_COMMENT = re.compile(r"^\{#.{0,2000}#\}$")

ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
"""Wordings are plain text; HTML is made, and escaped, from the finished letter."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say it: its source, and the variables that must have a value."""

    source: str
    variables: frozenset[str]


@dataclass(frozen=True, slots=True)
class Section:
    """The lines for one situation; each line is a tuple of its variants."""

    tags: frozenset[str]
    lines: tuple[tuple[Wording, ...], ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """All wordings of one part of a letter."""

    name: str
    sections: tuple[Section, ...]

    def fitting(self, tags: frozenset[str], known: frozenset[str]) -> Iterator[Section]:
        """Sections whose tags all hold, in file order, with the wordings that can be filled."""
        for section in self.sections:
            if section.tags <= tags:
                lines = (_fillable(line, known) for line in section.lines)
                kept = tuple(line for line in lines if line)
                if kept:
                    yield Section(section.tags, kept)

    def tags(self) -> frozenset[str]:
        """Every tag the file uses."""
        return frozenset(tag for section in self.sections for tag in section.tags)


def _fillable(line: tuple[Wording, ...], known: frozenset[str]) -> tuple[Wording, ...]:
    return tuple(one for one in line if one.variables <= known)


def parse_bank(name: str, text: str) -> tuple[Bank, tuple[Defect, ...]]:
    """Read a file; what is wrong with single lines is told, the other lines still count."""
    sections: list[Section] = []
    defects: list[Defect] = []
    tags: frozenset[str] = frozenset()
    lines: list[tuple[Wording, ...]] = []
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith(_HEAD):
            sections.append(Section(tags, tuple(lines)))
            tags, lines = frozenset(bare.removeprefix(_HEAD).split()), []
        elif bare and not _COMMENT.match(bare):
            variants, problem = _variants(bare)
            lines.append(variants)
            if problem:
                defects.append(Defect(f"{name}:{number}", problem))
    sections.append(Section(tags, tuple(lines)))
    kept = tuple(one for one in sections if any(one.lines))
    if not kept:
        defects.append(Defect(name, "holds no wording"))
    return Bank(name, kept), tuple(defects)


def trial(bank: Bank) -> Iterator[Defect]:
    """Render every wording once with a word for each of its variables; what raises is told."""
    wordings = {one for section in bank.sections for line in section.lines for one in line}
    for wording in sorted(wordings, key=lambda one: one.source):
        values = dict.fromkeys(wording.variables, "word")
        try:
            shown = ENVIRONMENT.from_string(wording.source).render(values)
        except Exception as error:
            yield Defect(bank.name, f"cannot be rendered: {error}")
            continue
        if len(shown) > MOST_CHARACTERS:
            yield Defect(bank.name, f"a wording is longer than {MOST_CHARACTERS} characters")


def _variants(line: str) -> tuple[tuple[Wording, ...], str]:
    sources = expanded(line)
    if len(sources) > MOST_VARIANTS:
        return (), f"stands for more than {MOST_VARIANTS} wordings"
    try:
        return tuple(Wording(one, _variables(one)) for one in sources), ""
    except TemplateError as error:
        return (), f"is no template: {error}"


def _variables(source: str) -> frozenset[str]:
    return frozenset(meta.find_undeclared_variables(ENVIRONMENT.parse(source)))


def expanded(line: str) -> tuple[str, ...]:
    """Every wording a line stands for, neighbours differing in as many places as possible."""
    parts: list[list[str]] = []
    at = 0
    for found in _CHOICE.finditer(line):
        parts += [[line[at : found.start()]], [found.group(1), *found.group(2).split("|")]]
        at = found.end()
    parts.append([line[at:]])
    every = [" ".join("".join(one).split()) for one in product(*parts)]
    return tuple(dict.fromkeys(_spread(every)))


def _spread(items: list[str]) -> list[str]:
    """The same items, steps of about the golden section apart, so that neighbours differ."""
    count = len(items)
    step = next(
        (s for s in range(max(1, round(count * 0.618)), count + 1) if _coprime(s, count)), 1
    )
    return [items[(index * step) % count] for index in range(count)]


def _coprime(left: int, right: int) -> bool:
    while right:
        left, right = right, left % right
    return left == 1
