"""The beginning of `followup demo`, as a newcomer sees it, read by eye once and kept.

`GOLDEN=write pytest tests/golden/demo` writes the file anew; read the difference before you commit
it. What the whole demo must show is tested below by what happens in it, not by its words.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from tests.system.commandline import DONE, Event, Ran, followup

FIRST = Path(__file__).parent / "first_lines.txt"
LINES = 60


@cache
def demo(folder: Path, *words: str) -> Ran:
    """A run of the demo, made once."""
    return followup("demo", folder / "demo", *words, cwd=folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo runs."""
    return tmp_path_factory.mktemp("demo")


def test_it_begins_as_it_was_read(folder: Path) -> None:
    """The first lines of the timeline are those that somebody has read."""
    ran = demo(folder)
    assert ran.status == DONE, ran.err
    actual = "\n".join(ran.out.splitlines()[:LINES]) + "\n"
    if os.environ.get("GOLDEN") == "write":
        FIRST.write_text(actual, encoding="utf-8")
    assert actual == FIRST.read_text(encoding="utf-8")


def test_it_fits_a_terminal(folder: Path) -> None:
    """No line is wider than the timeline promises, but for a word that cannot be broken."""
    wide = [line for line in demo(folder).out.splitlines() if len(line) > 96]
    assert [line for line in wide if len(line.split()) > 3] == []


def test_it_leaves_nothing_but_the_folder_it_names(folder: Path) -> None:
    """One folder, named on standard error."""
    assert str(folder / "demo") in demo(folder).err
    assert [one.name for one in folder.iterdir()] == ["demo"]


def _steps(process: str, events: list[Event]) -> list[str]:
    return [
        event["step"]
        for event in events
        if event["event"] == "draft.created" and event["process"].startswith(process)
    ]


def test_it_shows_what_the_agent_is_for(folder: Path) -> None:
    """A quick rejection, a slow one, a panel, a reschedule, a late promise, an offer, silence."""
    events = demo(folder, "--format", "json").events
    named = {event["event"] for event in events}
    outcomes = {
        event["process"].partition("-")[0]: event["outcome"]
        for event in events
        if event["event"] == "process.closed"
    }
    assert _steps("larkfield", events) == ["thank_you", "rejection_reply"]
    assert _steps("brightwater", events) == ["thank_you", "status_1", "status_2", "status_3"]
    assert _steps("quarry", events) == ["thank_you", "status_1", "hold_reply"]
    assert _steps("ostrom", events) == ["thank_you", "status_1", "status_1", "rejection_reply"]
    assert _steps("hallam", events) == ["thank_you", "status_1", "offer_reply"]
    assert _steps("nimbus", events) == []
    assert _steps("veldt", events) == []
    assert {"interview.moved", "promise.made", "draft.withdrawn", "digest.delivered"} <= named
    assert [one["round"] for one in events if one["event"] == "interview.set"].count("panel") == 1
    assert outcomes["larkfield"] == "rejected"
    assert outcomes["brightwater"] == "faded"
    assert outcomes["quarry"] == "on_hold"
    assert outcomes["ostrom"] == "rejected"
    assert outcomes["hallam"] == "accepted"
    assert outcomes["nimbus"] == "faded"


def test_ordinary_mail_opens_nothing(folder: Path) -> None:
    """Letters, alerts and appointments around the processes stay out of them."""
    opened = [
        event["process"]
        for event in demo(folder, "--format", "json").events
        if event["event"] == "process.opened"
    ]
    words = ("jobharbour", "dental", "hours", "lettings", "familypost", "pennine")
    assert [one for one in opened if any(word in one for word in words)] == []
    assert len(opened) >= 8
