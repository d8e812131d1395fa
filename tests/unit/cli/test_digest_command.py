"""`followup digest` renders what is stored and delivers nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.bootstrap import open_store
from agent.cli.digesting import run_digest
from agent.errors import ConfigError
from agent.ports.store import AccountRow

NOW = datetime(2026, 6, 8, 6, 0, tzinfo=UTC)
ME = "nora@mail.example"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration with one account that has run once."""
    path = tmp_path / "config.toml"
    path.write_text(
        f'state_dir = "{tmp_path}"\n[[accounts]]\nemail = "{ME}"\nname = "Nora Lind"\n'
        'timezone = "Europe/Berlin"\n'
    )
    store = open_store(tmp_path / "followup.sqlite3")
    with store.unit(ME) as unit:
        unit.save_account(AccountRow(ME, ME, NOW, last_poll_at=NOW))
    store.close()
    return path


def test_it_prints_the_text(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_digest(config, preview=None, show=False, as_of=NOW, account=None)
    assert capsys.readouterr().out.startswith("All quiet\n\nNothing needs you")


def test_it_writes_the_page_to_the_file_named(config: Path, tmp_path: Path) -> None:
    page = tmp_path / "week.html"
    run_digest(config, preview=page, show=False, as_of=NOW, account=ME)
    assert "Nothing needs you, and no process is running." in page.read_text("utf-8")


def test_it_asks_which_account_is_meant(config: Path) -> None:
    with pytest.raises(ConfigError, match="no such account"):
        run_digest(config, preview=None, show=False, as_of=NOW, account="else@mail.example")


def test_a_place_that_cannot_be_written_is_the_users_turn(config: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        run_digest(config, preview=tmp_path, show=False, as_of=NOW, account=None)
