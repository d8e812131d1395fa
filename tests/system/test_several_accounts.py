"""Two mailboxes in one configuration: the trouble of one is told everywhere and stops nothing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.localgmail import LocalGmail
from tests.system.commandline import DONE, NEEDS_USER
from tests.system.living import OWNER, Home, letter, stopped, wait_for

OTHER = "max@post.example"


def invited(owner: str, firm: str) -> bytes:
    """An interview two weeks ago and no word since: a check-in is due at once."""
    held = datetime.now(UTC) - timedelta(days=14)
    text = (
        f"Hi,\n\nYour interview for the Product Analyst role at {firm} is confirmed for "
        f"{held:%A %-d %B %Y} from 10:00 to 11:00.\n\nImogen Vale\nRecruiter, {firm}\n"
    )
    sender = f"Imogen Vale <imogen.vale@{firm.lower()}.example>"
    subject = f"Interview for the Product Analyst role at {firm}"
    return letter(sender, text, held - timedelta(days=2), 1, to=owner, subject=subject)


@contextmanager
def two_accounts(folder: Path) -> Iterator[Home]:
    server = LocalGmail(lambda: datetime.now(UTC))
    sixteen_days_ago = datetime.now(UTC) - timedelta(days=16)
    lines = ['state_dir = "state"', "[poll]", "every_seconds = 15"]
    with server.serve() as url:
        for owner, firm in ((OTHER, "Brackenfield"), (OWNER, "Larkfield")):
            server.add_account(owner)
            server.deliver(owner, invited(owner, firm), at=sixteen_days_ago)
            token = folder / f"{owner}.json"
            token.touch(mode=0o600)
            token.write_text(json.dumps(server.token_for(owner)))
            lines += ["[[accounts]]", f'email = "{owner}"', 'timezone = "Europe/London"']
            lines += [f'token_file = "{owner}.json"', f'endpoint = "{url}"']
            lines += [f'token_uri = "{url}/token"', 'name = "N. N."']
        config = folder / "config.toml"
        config.write_text("\n".join(lines))
        yield Home(server, folder, config, {})


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with two_accounts(tmp_path) as found:
        yield found


def accounts(home: Home) -> dict[str, dict[str, object]]:
    path = home.folder / "state" / "health.json"
    found: dict[str, dict[str, object]] = (
        json.loads(path.read_text())["accounts"] if path.exists() else {OTHER: {}, OWNER: {}}
    )
    return found


def test_one_accounts_lost_consent_is_told_and_the_other_is_looked_after(home: Home) -> None:
    home.server.revoke(OTHER)
    ran = home.do("once")
    assert ran.status == NEEDS_USER
    assert f"Next: followup auth {OTHER}" in ran.err
    assert len(home.drafts()) == 1
    told = home.do("status")
    assert told.status == DONE
    assert "larkfield-product-" in told.out
    digest = " ".join(home.do("digest", "--account", OWNER).out.lower().split())
    assert f"{OTHER} needs you" in digest
    assert f"followup auth {OTHER}" in digest


def test_a_daemon_goes_on_with_the_other_account(home: Home) -> None:
    with home.running("--yes") as process:
        wait_for(lambda: all(one.get("last_success") for one in accounts(home).values()))
        home.server.revoke(OTHER)
        wait_for(lambda: accounts(home)[OTHER]["needs_user"])
        seen = accounts(home)[OWNER]["last_success"]
        wait_for(lambda: accounts(home)[OWNER]["last_success"] != seen)
        assert not accounts(home)[OWNER]["needs_user"]
        assert stopped(process) == DONE
    assert "account 1: pass put off: NeedsConsentError; next: followup auth" in home.log
    assert OTHER not in home.log
    told = home.do("status").out
    assert f"Next: followup auth {OTHER}" in told


def test_processes_of_two_accounts_are_kept_apart(home: Home) -> None:
    assert home.do("once").status == DONE
    shown = [json.loads(line) for line in home.do("status", "--json").out.splitlines()]
    assert {(one["account"], one["slug"]) for one in shown} == {
        (OTHER, "brackenfield-product-analyst"),
        (OWNER, "larkfield-product-analyst"),
    }
    assert home.do("correct", "bracken", "--merge-into", "lark").status != DONE
    assert home.do("auth").status != DONE
    assert f"Configured: {OTHER}, {OWNER}." in home.do("auth").err
