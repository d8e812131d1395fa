"""The corpus's README names every part of the corpus, and tests that exist."""

import re
from pathlib import Path

HERE = Path(__file__).parent
README = (HERE / "README.md").read_text(encoding="utf-8")


def test_every_part_of_the_corpus_is_explained() -> None:
    """A contributor finds each folder in the table."""
    parts = {path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "_."}
    parts |= {path.name for path in HERE.glob("*.txt")}
    assert {part for part in parts if f"`{part}" not in README} == set()


def test_every_test_it_points_to_exists() -> None:
    """What is said to check a line does exist."""
    named = set(re.findall(r"tests/[\w/]+\.py", README))
    assert len(named) > 5
    assert {name for name in named if not (HERE.parents[1] / name).exists()} == set()
