"""The drafts' templates: where they lie, what a user's folder replaces, and whether all fits.

Package data in a wheel, the top-level `templates/` in a checkout. A user's folder overrides file
by file and is checked when it is loaded: unknown names, unknown tags, missing parts, all at once.
It must not know what a letter says or to whom.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from agent.domain.hiring import Step
from agent.errors import Defect, TemplateError, problems_of
from agent.writing.bank import Bank, parse_bank, trial
from agent.writing.words import tag_names, word_names

SUFFIX = ".txt.j2"
_CAP = 200_000


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a letter. An optional one ("?", "*") is left out where nothing fits, a droppable
    one ("?") also to keep a length.
    """

    name: str
    optional: bool
    droppable: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """Which parts make up a letter, paragraph by paragraph, where all tags hold."""

    tags: frozenset[str]
    paragraphs: tuple[tuple[Slot, ...], ...]

    def slots(self) -> tuple[Slot, ...]:
        """Every part, in order."""
        return tuple(slot for paragraph in self.paragraphs for slot in paragraph)


@dataclass(frozen=True, slots=True)
class Speech:
    """Word pairs: contractions with their long forms, British spellings with American ones.

    `uncontracted` names the tags under which contractions are written out.
    """

    contractions: tuple[tuple[str, str], ...]
    american: tuple[tuple[str, str], ...]
    uncontracted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything the composer takes words from."""

    banks: Mapping[str, Bank]
    shapes: Mapping[Step, tuple[Shape, ...]]
    speech: Speech

    def bank(self, step: Step, part: str) -> Bank | None:
        """The step's own wordings of that part, else those common to all steps."""
        return self.banks.get(f"{step.value}/{part}") or self.banks.get(f"common/{part}")

    def shape(self, step: Step, tags: frozenset[str]) -> Shape:
        """The first shape whose tags all hold."""
        return next(shape for shape in self.shapes[step] if shape.tags <= tags)


def templates_folder() -> Path:
    """`agent/templates/drafts` in a wheel, `templates/drafts` beside the package in a checkout."""
    packaged = Path(str(files("agent").joinpath("templates"))) / "drafts"
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[2] / "templates" / "drafts"


@cache
def bundled_library() -> Library:
    """The templates the program comes with, read once."""
    library, defects = read_library(templates_folder(), None)
    if defects:
        raise TemplateError(*problems_of(defects))
    return library


def load_library(override: Path | None = None) -> Library:
    """The bundled templates with the user's files over them.

    Raises TemplateError with every problem of the user's files at once.
    """
    if override is None:
        return bundled_library()
    if not override.is_dir():
        raise TemplateError(f"{override}: is no folder")
    library, defects = read_library(templates_folder(), override)
    if defects:
        raise TemplateError(*problems_of(defects), hint="followup templates check")
    return library


def read_library(base: Path, override: Path | None) -> tuple[Library, tuple[Defect, ...]]:
    """Read both folders; what is wrong is told and the rest still stands."""
    found = _files(base) | (_files(override) if override else {})
    banks: dict[str, Bank] = {}
    defects: list[Defect] = []
    for name, path in sorted(found.items()):
        if name.endswith(SUFFIX):
            bank, wrong = _read_bank(name, path)
            banks[bank.name] = bank
            defects.extend(wrong)
    shapes, wrong_shapes = _read_shapes(found.get("shapes.toml"))
    speech, wrong_speech = _read_speech(found.get("speech.toml"))
    library = Library(banks, shapes, speech)
    defects += [*wrong_shapes, *wrong_speech, *_missing(library)]
    own = _files(override) if override else {}
    tried = [banks[name.removesuffix(SUFFIX)] for name in own if name.endswith(SUFFIX)]
    defects += [defect for bank in tried for defect in trial(bank)]
    return library, tuple(defects)


def _files(folder: Path) -> dict[str, Path]:
    paths = [*folder.rglob(f"*{SUFFIX}"), *folder.glob("*.toml")]
    return {path.relative_to(folder).as_posix(): path for path in paths if path.is_file()}


def _read_bank(name: str, path: Path) -> tuple[Bank, tuple[Defect, ...]]:
    text, problem = _text(path)
    bank, defects = parse_bank(name.removesuffix(SUFFIX), text)
    if problem:
        return bank, (Defect(str(path), problem),)
    located = [Defect(str(path) + one.where.removeprefix(bank.name), one.what) for one in defects]
    return bank, (*located, *_unknown(bank, path))


def _text(path: Path) -> tuple[str, str]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return "", f"cannot be read: {error}"
    return (text, "") if len(text) <= _CAP else ("", "is too long for a template")


def _unknown(bank: Bank, path: Path) -> Iterator[Defect]:
    tags = sorted(tag for tag in bank.tags() if tag not in tag_names() and tag[0] != "@")
    for tag in tags:
        yield Defect(str(path), f'unknown tag "{tag}"')
    named = {
        name
        for section in bank.sections
        for line in section.lines
        for wording in line
        for name in wording.variables
    }
    for name in sorted(named - word_names()):
        yield Defect(str(path), f'unknown variable "{name}"')


def _toml(path: Path | None) -> tuple[dict[str, object], tuple[Defect, ...]]:
    if path is None:
        return {}, ()
    text, problem = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (Defect(str(path), f"is no TOML: {error}"),)
    return data, (Defect(str(path), problem),) if problem else ()


def _read_shapes(
    path: Path | None,
) -> tuple[Mapping[Step, tuple[Shape, ...]], tuple[Defect, ...]]:
    data, defects = _toml(path)
    shapes: dict[Step, tuple[Shape, ...]] = {}
    wrong = list(defects)
    for name, tables in data.items():
        if name not in {step.value for step in Step} or not isinstance(tables, list):
            wrong.append(Defect(str(path), f'unknown step "{name}"'))
            continue
        shapes[Step(name)] = tuple(_shape(table) for table in tables)
        wrong += [
            Defect(str(path), f'{name}: unknown tag "{tag}"')
            for shape in shapes[Step(name)]
            for tag in sorted(shape.tags - tag_names())
            if tag[0] != "@"
        ]
    return shapes, tuple(wrong)


def _shape(table: Mapping[str, object]) -> Shape:
    said = table.get("say", [])
    lines = [str(line) for line in said] if isinstance(said, list) else []
    paragraphs = tuple(
        tuple(Slot(word.rstrip("?*"), word[-1] in "?*", word[-1] == "?") for word in line.split())
        for line in lines
    )
    return Shape(frozenset(str(table.get("when", "")).split()), paragraphs)


def _read_speech(path: Path | None) -> tuple[Speech, tuple[Defect, ...]]:
    data, defects = _toml(path)
    tags = data.get("uncontracted", [])
    uncontracted = frozenset(str(tag) for tag in tags) if isinstance(tags, list) else frozenset()
    speech = Speech(_pairs(data.get("contractions")), _pairs(data.get("american")), uncontracted)
    return speech, defects


def _pairs(table: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict):
        return ()
    return tuple((str(left), str(right)) for left, right in table.items())


def _missing(library: Library) -> Iterator[Defect]:
    for step in Step:
        shapes = library.shapes.get(step, ())
        if not any(not shape.tags for shape in shapes):
            yield Defect("shapes.toml", f'no shape of "{step.value}" holds always')
        slots = dict.fromkeys(slot.name for shape in shapes for slot in shape.slots())
        for part in ("subject", "greeting", "sign_off", *slots):
            if library.bank(step, part) is None:
                yield Defect(f"{step.value}/{part}{SUFFIX}", "is missing")
