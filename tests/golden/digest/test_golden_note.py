"""The note after an interview as the user reads it, kept; mail's words in it stay words.

`GOLDEN=write pytest tests/golden/digest` writes the files anew; look at the difference.
"""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent.digest.note import NoteText, Occasion, note_text
from agent.domain.hiring import Round

HERE = Path(__file__).parent / "notes"
ENDED = datetime(2026, 5, 12, 13, 45, tzinfo=UTC)
KNOWN = Occasion(
    now=ENDED + timedelta(minutes=15),
    zone=ZoneInfo("Europe/London"),
    ended=ENDED,
    company="Larkfield Mapping",
    user_name="Nora Lind",
    round=Round.TECHNICAL,
    by=ENDED + timedelta(days=1),
    names=("Ann Berg", "Ravi Patel"),
)
OCCASIONS = {
    "known": KNOWN,
    "late": replace(KNOWN, now=ENDED + timedelta(days=3), by=None, round=Round.RECRUITER_SCREEN),
    "bare": replace(KNOWN, company="", user_name="", names=(), round=None),
    "hostile": replace(
        KNOWN,
        company="<script>alert(1)</script>\r\nBcc: x@evil.example",
        names=("<b>Eve</b> https://evil.example", "{{ view }}", *(f"P{n}" for n in range(40))),
    ),
}


def shown(text: NoteText, form: str) -> str:
    return text.html if form == "html" else f"Subject: {text.subject}\n\n{text.text}"


@pytest.mark.parametrize("form", ["html", "txt"])
@pytest.mark.parametrize("name", list(OCCASIONS))
def test_it_asks_as_it_was_read(name: str, form: str) -> None:
    actual = shown(note_text(OCCASIONS[name]), form)
    path = HERE / f"{name}.{form}"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(actual, "utf-8")
    assert actual == path.read_text("utf-8")


@pytest.mark.parametrize("name", list(OCCASIONS))
def test_it_loads_nothing_and_says_that_nothing_is_sent(name: str) -> None:
    text = note_text(OCCASIONS[name])
    for form in (text.text, " ".join(text.html.split())):
        assert "Nothing is sent" in " ".join(form.split())
    assert not any(word in text.html for word in ("<script", "<img", "http", "<b>"))
    assert "\n" not in text.subject
