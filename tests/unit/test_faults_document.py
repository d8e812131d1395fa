"""docs/faults.md has every row of the fact sheet's fault table, and the tests it names exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = 58


def rows() -> dict[int, str]:
    text = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    return {int(number): row for number, row in re.findall(r"(?m)^\| (\d+) \|(.*)$", text)}


def test_every_row_of_the_fault_table_is_answered() -> None:
    assert list(rows()) == list(range(1, ROWS + 1))


def test_every_row_names_a_test_or_the_place_that_handles_it() -> None:
    assert [number for number, row in rows().items() if "`" not in row] == []


def test_every_test_it_names_exists() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    there = set(re.findall(r"def (test_\w+)\(", sources))
    whole = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", whole))
    assert named - there == set()
