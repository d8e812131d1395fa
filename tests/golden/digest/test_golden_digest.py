"""Five weeks as the user would read them, looked at once and kept.

`GOLDEN=write pytest tests/golden/digest` writes the files anew; look at the difference, and at the
screenshots (docs/digest.md), before you commit it.
"""

import os
from pathlib import Path

import pytest

from agent.digest.render import fitting
from tests.unit.digest.weeks import WEEKS

HERE = Path(__file__).parent / "weeks"


@pytest.mark.parametrize("form", ["html", "txt"])
@pytest.mark.parametrize("name", list(WEEKS))
def test_it_says_the_week_as_it_was_read(name: str, form: str) -> None:
    """Subject, text and page of every kind of week change only on purpose."""
    _, text = fitting(WEEKS[name]())
    actual = text.html if form == "html" else f"Subject: {text.subject}\n\n{text.text}"
    path = HERE / f"{name}.{form}"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(actual, "utf-8")
    assert actual == path.read_text("utf-8")
