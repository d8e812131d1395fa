"""The page for people who change the wording names every value and every situation."""

import re
from pathlib import Path

from agent.writing.words import tag_names, word_names

PAGE = (Path(__file__).parents[3] / "docs" / "templates.md").read_text("utf-8")


def named(chapter: str) -> set[str]:
    text = PAGE.partition(f"## {chapter}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_every_value_is_described_and_none_that_does_not_exist() -> None:
    """docs/templates.md, "Values"."""
    assert named("Values") == word_names()


def test_every_situation_is_described_and_none_that_does_not_exist() -> None:
    """docs/templates.md, "Situations"."""
    assert named("Situations") == tag_names()
