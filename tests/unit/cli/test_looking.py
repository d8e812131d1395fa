"""`followup status` at a glance: nothing cut off, and what the user held says so."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from agent.cli.looking import print_table
from agent.config import AccountSettings
from agent.domain.hiring import Direction
from agent.process.stages import Stage
from agent.services.looking import Outline

ACCOUNT = AccountSettings(email="nora@mail.example", timezone="Europe/London")
OUTLINE = Outline(
    slug="brightwater-analytics-senior-data-analyst",
    company="Brightwater Analytics",
    role="Senior Data Analyst",
    stage=Stage.WAITING,
    closed=None,
    last_word_on=date(2026, 11, 5),
    last_word_by=Direction.IN,
    silence_days=14,
    silence_reading="it carries signal: the decision is contested",
    next_step="polite nudge",
    next_at=datetime(2026, 11, 30, 9, 0, tzinfo=UTC),
    next_rule="PM-4",
    drafts=("gentle check-in",),
    waits_for_user="",
    silence_leans="open, either way",
)


def shown(capsys: pytest.CaptureFixture[str], outline: Outline) -> str:
    """The table without white space."""
    print_table(ACCOUNT, [outline])
    return "".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("width", ["80", "100", "160"])
def test_nothing_of_a_row_is_cut_off(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    print_table(ACCOUNT, [OUTLINE])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= int(width)
    assert "waiting" in lines[1] + lines[2]
    cells = "".join("".join(lines).split())
    assert "gentle" in cells
    assert "check-in" in cells
    assert "PM-4" in cells


def test_a_pipe_gets_whole_names(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    print_table(ACCOUNT, [OUTLINE])
    assert OUTLINE.slug in capsys.readouterr().out


def test_what_the_user_holds_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    until = datetime(2026, 12, 24, tzinfo=UTC)
    assert "paused" in shown(capsys, replace(OUTLINE, paused_until=until))
    assert "asyousaid" in shown(capsys, replace(OUTLINE, paused=True))
    assert "polite" in shown(capsys, OUTLINE)


def test_what_ended_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(ACCOUNT, [], 3)
    said = capsys.readouterr().out
    assert "no process is running" in said
    assert "3 ended before: followup status --all" in said
