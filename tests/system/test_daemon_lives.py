"""A daemon's life: consent without a browser, a kill, a stop, consent lost and given again."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.system.commandline import DONE, NEEDS_USER, ROOT, command, environment
from tests.system.living import (
    OWNER,
    RECRUITER,
    SUBJECT,
    Home,
    a_home,
    consented,
    stopped,
    wait_for,
)

FAST = "\n[poll]\nevery_seconds = 15\n"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path, client_file=str(tmp_path / "client.json")) as found:
        client = json.dumps(found.server.client_config())
        (tmp_path / "client.json").write_text(client, encoding="utf-8")
        found.config.write_text(found.config.read_text() + FAST)
        yield found


def consent(home: Home) -> tuple[int, str]:
    words = command(("auth", "--no-browser", "--config", home.config))
    return consented(words, environment(home.env), ROOT)


def report(home: Home) -> dict[str, Any]:
    path = home.folder / "state" / "health.json"
    known: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return known


def health(home: Home) -> dict[str, object]:
    found: dict[str, object] = report(home).get("accounts", {}).get(OWNER, {})
    return found


def test_consent_is_given_without_a_browser_and_kept_private(home: Home) -> None:
    token = home.folder / "token.json"
    token.unlink()
    assert home.do("once").status == NEEDS_USER
    status, said = consent(home)
    assert status == DONE, said
    assert token.stat().st_mode & 0o077 == 0
    assert home.do("once").status == DONE


def test_labels_are_made_by_the_consent_where_the_account_wants_them(home: Home) -> None:
    text = home.config.read_text()
    home.config.write_text(text.replace("[[accounts]]", "[[accounts]]\nlabels = true"))
    for _ in range(2):
        status, said = consent(home)
        assert status == DONE, said
        with home.server.lock:
            names = [one.name for one in home.server.mailbox(OWNER).labels.every()]
        assert sorted(one for one in names if one.startswith("Followup/")) == [
            "Followup/Accepted",
            "Followup/Ignore",
            "Followup/Pause",
            "Followup/Withdraw",
        ]
        assert home.server.counters().calls.get("labels.create", 0) == 4


def test_a_lost_consent_is_told_and_a_new_one_heals_the_daemon(home: Home) -> None:
    with home.running("--yes") as process:
        wait_for(home.drafts)
        home.server.revoke(OWNER)
        wait_for(lambda: health(home).get("needs_user"))
        assert "followup auth" not in str(health(home).get("last_success"))
        status, said = consent(home)
        assert status == DONE, said
        wait_for(lambda: health(home).get("last_success"), seconds=120)
        assert stopped(process) == DONE
    assert len(home.drafts()) == 1


def test_killed_anywhere_it_goes_on_and_drafts_nothing_twice(home: Home) -> None:
    for seconds in (1.5, 2.5, 3.5):
        with home.running("--yes") as process:
            threading.Event().wait(seconds)
            process.kill()
            process.wait(timeout=20)
    with home.running("--yes") as process:
        # The report of a killed run lies there until this one writes its own.
        wait_for(lambda: report(home).get("process") == process.pid)
        wait_for(home.drafts)
        wait_for(lambda: health(home).get("last_success"))
        assert stopped(process) == DONE
    assert len(home.drafts()) == 1


def test_it_stops_within_ten_seconds_and_says_so(home: Home) -> None:
    with home.running("--yes") as process:
        wait_for(lambda: "pass done" in home.log)
        assert stopped(process, seconds=10) == DONE
    assert report(home)["state"] == "stopped"


def test_a_bad_edit_of_the_configuration_is_told_and_survived(home: Home) -> None:
    good = home.config.read_text()
    with home.running("--yes") as process:
        wait_for(home.drafts)
        home.config.write_text(good.replace("playbook", "x") + "\nnonsense = 1\n")
        wait_for(lambda: "config check" in str(health(home).get("note")))
        home.config.write_text(good)
        wait_for(lambda: health(home).get("note") == "")
        assert stopped(process) == DONE


def test_the_log_holds_no_address_subject_or_word_of_the_mail(home: Home) -> None:
    with home.running("--yes") as process:
        wait_for(home.drafts)
        home.server.revoke(OWNER)
        wait_for(lambda: health(home).get("needs_user"))
        assert stopped(process) == DONE
    lines = [line for line in home.log.splitlines() if line.strip()]
    assert lines
    assert all({"at", "level", "message"} <= json.loads(line).keys() for line in lines)
    for secret in (OWNER, RECRUITER, SUBJECT, "Larkfield", "Mathilda", home.card["token"]["token"]):
        assert secret.lower() not in home.log.lower()
