"""The agent held, asked how it is, and looked over: pause, health, doctor, config."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.commandline import DONE, NEEDS_USER, OUR_FAULT, WRONG_CALL
from tests.system.living import Home, a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as found:
        yield found


def findings(home: Home, *words: str) -> tuple[int, dict[str, list[dict[str, str]]]]:
    ran = home.do("doctor", "--json", *words)
    found: dict[str, list[dict[str, str]]] = {}
    for line in ran.out.splitlines():
        one = json.loads(line)
        found.setdefault(one["what"], []).append(one)
    return ran.status, found


def test_nothing_is_drafted_in_a_pause_and_one_pass_catches_up(home: Home) -> None:
    assert home.do("pause", "--until", "2999-01-01").status == DONE
    ran = home.do("once")
    assert ran.status == DONE
    assert "paused" in ran.err
    assert home.drafts() == []
    assert home.do("pause", "larkfield").status == DONE
    assert home.do("pause", "--resume").status == DONE
    assert home.do("once").status == DONE
    assert home.drafts() == []
    assert home.do("pause", "larkfield", "--resume").status == DONE
    listed = home.do("correct", "larkfield", "--list").out.splitlines()
    assert [line.split("  ")[-1] for line in listed] == ["pause", "pause --resume"]
    assert "was not paused" in home.do("pause", "larkfield", "--resume").out
    assert home.do("once").status == DONE
    assert len(home.drafts()) == 1
    assert home.do("pause", "--until", "yesterday").status == WRONG_CALL


def test_the_doctor_finds_a_sound_house_sound(home: Home) -> None:
    home.do("once")
    status, found = findings(home)
    assert status == DONE
    wrong = [one for several in found.values() for one in several if one["state"] == "wrong"]
    assert wrong == []
    assert {"configuration", "time zones", "disk", "database", "daemon"} <= found.keys()


def test_the_doctor_names_what_is_wrong_and_what_mends_it(home: Home) -> None:
    home.do("once")
    database = home.folder / "state" / "followup.sqlite3"
    database.chmod(0o644)
    (home.folder / "token.json").unlink()
    status, found = findings(home)
    assert status == NEEDS_USER
    assert found["database"][0]["mend"] == f"chmod 600 {database}"
    assert any("followup auth" in one["mend"] for one in found[home.card["email"]])
    content = bytearray(database.read_bytes())
    content[8192 : 3 * 8192] = os.urandom(2 * 8192)
    database.write_bytes(content)
    for name in ("-wal", "-shm"):
        database.with_name(database.name + name).unlink(missing_ok=True)
    _, found = findings(home, "--offline")
    assert any("followup restore" in one["mend"] for one in found["database"])
    home.config.write_text("[[accounts]]\nemial = 1\n")
    status, found = findings(home)
    assert status == WRONG_CALL
    assert len(found["configuration"]) == 2


def test_health_says_whether_a_daemon_is_alive(home: Home) -> None:
    ran = home.do("health")
    assert ran.status == OUR_FAULT
    assert "followup run" in ran.out


def test_the_configuration_is_checked_and_shown(home: Home) -> None:
    assert home.do("config", "path").out.strip() == str(home.config)
    assert "no problem" in home.do("config", "check").out
    home.env["FOLLOWUP_DIGEST_HOUR"] = "6"
    shown = json.loads(home.do("config", "show").out)
    assert shown["digest"]["hour"] == 6
    assert shown["from_environment"] == ["FOLLOWUP_DIGEST_HOUR"]
    home.env["FOLLOWUP_DIGEST_HOUR"] = "66"
    home.config.write_text("[[accounts]]\nemial = 1\n")
    ran = home.do("config", "check")
    assert ran.status == WRONG_CALL
    assert "FOLLOWUP_DIGEST_HOUR" in ran.err
    assert "did you mean email?" in ran.err


def test_without_a_client_file_every_step_to_one_is_told(home: Home) -> None:
    home.config.write_text(home.config.read_text().replace('"state"', '"fresh/state"'))
    ran = home.do("auth")
    assert ran.status == NEEDS_USER
    place = home.folder / "fresh" / "state"
    assert f"save it as {place / 'client.json'}" in ran.err
    assert place.stat().st_mode & 0o077 == 0
    assert "In production" in ran.err
    assert "Desktop app" in ran.err
