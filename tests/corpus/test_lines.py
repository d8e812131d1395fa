"""Every line of `lines.txt` is read as it says, by the whole reader and one by one.

To teach or forbid something, add one line there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent.domain.evidence import Reading
from tests.unit.reading.labelled import incoming, outgoing

FILE = Path(__file__).parent / "lines.txt"
_SHAPE = re.compile(r"(?P<kind>\w+): (?P<text>.+) (?P<sign>=/>|=>) (?P<value>[^>]+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what kind of thing is read in the text, and whether it must be that value."""

    kind: str
    text: str
    wanted: bool
    value: str

    @property
    def values(self) -> set[str]:
        """Everything of that kind that is read in the text."""
        text = self.text.replace("\\n", "\n")
        if self.kind == "own":
            own = outgoing(text, subject="Your application")
            return {kind.value for kind in (own.own, *own.also) if kind}
        return _values(incoming(text), self.kind)


def _values(reading: Reading, kind: str) -> set[str]:
    if kind == "meaning":
        return {one.value for one in reading.meanings}
    if kind == "hiring":
        return {"yes" if reading.hiring else "no"}
    if kind == "promise":
        return {str(one.due) for one in reading.promises} or {"none"}
    if kind == "part":
        return {reading.contact.part.value} if reading.contact and reading.contact.part else set()
    return {{"company": reading.company, "role": reading.role}[kind] or ""} - {""}


def parsed(text: str) -> Iterator[Line]:
    """The lines of a file; a line of another shape is an error that names it."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            match = _SHAPE.fullmatch(line)
            assert match, f"no line of the corpus: {line}"
            yield Line(match["kind"], match["text"], match["sign"] == "=>", match["value"])


LINES = list(parsed(FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.kind}:{line.text[:50]}")
def test_it_is_read_as_the_line_says(line: Line) -> None:
    """What is taught is read; what is forbidden is not."""
    if line.wanted:
        assert line.value in line.values
    elif line.value == "*":
        assert not line.values
    else:
        assert line.value not in line.values


def test_every_kind_is_both_taught_and_forbidden() -> None:
    """A kind with lines of one sort only would let a reader that says always the same pass."""
    for kind in {line.kind for line in LINES}:
        lines = [line for line in LINES if line.kind == kind]
        signs = {line.wanted for line in lines}
        assert signs == {True, False} or len({line.value for line in lines}) > 1, kind


@pytest.mark.parametrize("text", [
    "meaning: We offer you the job =>", "We offer you the job => offer", "meaning We => offer",
])  # fmt: skip
def test_a_line_that_says_nothing_is_refused(text: str) -> None:
    """A slip of the pen never passes for a line that holds."""
    with pytest.raises(AssertionError, match="no line of the corpus"):
        list(parsed(text))
