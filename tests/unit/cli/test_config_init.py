"""A configuration to begin with: every key in it, the user's own values, and never over a file."""

import tomllib
from pathlib import Path

import pytest

from agent.cli.keeping import example_for, local_zone, run_config_init
from agent.config import load_settings
from agent.errors import UserError

ROOT = Path(__file__).resolve().parents[3]


def test_it_is_the_example_with_the_users_values(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    run_config_init(path, "nora@gmail.com", 'Nora "No" O\\Neill', "Europe/Berlin")
    settings = load_settings(path, {})
    (account,) = settings.accounts
    assert account.email == "nora@gmail.com"
    assert account.name == 'Nora "No" O\\Neill'
    assert account.timezone == "Europe/Berlin"
    assert path.stat().st_mode & 0o077 == 0
    written, example = (
        [line.partition("#")[2] for line in text.splitlines()]
        for text in (path.read_text(), (ROOT / "config.example.toml").read_text())
    )
    assert written == example


def test_no_file_of_the_users_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n")
    with pytest.raises(UserError, match="already"):
        run_config_init(path, "nora@gmail.com", "", "")
    assert path.read_text() == "# mine\n"


@pytest.mark.parametrize(("email", "zone"), [("nora", ""), ("nora@gmail.com", "Europe/Berln")])
def test_wrong_values_leave_no_file_behind(tmp_path: Path, email: str, zone: str) -> None:
    path = tmp_path / "config.toml"
    with pytest.raises(UserError):
        run_config_init(path, email, "", zone)
    assert not path.exists()


def test_the_machines_zone_is_known_by_its_link(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    assert local_zone(link) in {"Europe/Berlin", ""}
    assert local_zone(tmp_path / "nowhere") == ""
    assert tomllib.loads(example_for("a@b.example", "", ""))["accounts"][0]["timezone"] == ""
