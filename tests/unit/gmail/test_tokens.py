"""The token file: private, replaced as a whole, and understood in every usual shape."""

import json
import stat
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.errors import NeedsConsentError
from agent.gmail.tokens import load_token, parse_token, save_token, to_json, token_lock
from tests.unit.gmail.accounts import token_file


def test_it_reads_what_google_auth_writes(tmp_path: Path) -> None:
    """Naive expiry is UTC, scopes may be a list or words."""
    path = token_file(tmp_path, expiry="2026-05-05T10:00:00Z", scopes=["a", "b"], type="x")
    found = load_token(path)
    assert (found.refresh, found.access) == ("refresh-1", "access-1")
    assert found.expiry == datetime(2026, 5, 5, 10, tzinfo=UTC)
    assert found.scopes == ("a", "b")
    naive = parse_token(
        json.dumps({"token": "t", "expiry": "2026-05-05T10:00:00.5", "scopes": "a b"})
    )
    assert naive.expiry == datetime(2026, 5, 5, 10, 0, 0, 500000, tzinfo=UTC)
    assert naive.scopes == ("a", "b")
    assert naive.token_uri == "https://oauth2.googleapis.com/token"


def test_what_is_saved_is_what_was_loaded(tmp_path: Path) -> None:
    """With the keys of others; granted scopes and the day of consent stand beside."""
    path = token_file(tmp_path, theirs={"kept": True})
    token = replace(
        load_token(path),
        granted=("a",),
        obtained_at=datetime(2026, 5, 5, 10, tzinfo=UTC),
        account="ann@mail.example",
    )
    save_token(path, token)
    again = load_token(path)
    assert json.loads(path.read_text())["theirs"] == {"kept": True}
    assert (again.granted, again.obtained_at, again.account) == (
        token.granted,
        token.obtained_at,
        token.account,
    )


def test_it_is_written_for_its_owner_only(tmp_path: Path) -> None:
    """0600 in a 0700 directory, and nothing left beside it."""
    token = parse_token('{"token": "t"}')
    path = tmp_path / "tokens" / "a.json"
    save_token(path, token)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [item.name for item in path.parent.iterdir()] == ["a.json"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Whole or not at all."""
    path = tmp_path / "a.json"
    path.mkdir()  # A directory cannot be replaced by a file.
    (path / "x").touch()
    with pytest.raises(OSError, match="directory"):
        save_token(path, parse_token('{"token": "t"}'))
    assert [item.name for item in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666])
def test_a_file_others_can_read_is_refused_with_the_command(tmp_path: Path, mode: int) -> None:
    """Refused, not mended: whoever has read it can read the mailbox."""
    path = token_file(tmp_path)
    path.chmod(mode)
    with pytest.raises(NeedsConsentError, match=f"{mode:03o}") as caught:
        load_token(path)
    assert caught.value.hint == f"chmod 600 {path}"
    assert load_token(path, private=False).access == "access-1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        "{",
        "{}",
        '{"refresh_token": ""}',
        '{"token": "t", "expiry": "soon"}',
        '{"token": "t", "scopes": 7}',
    ],
)
def test_a_damaged_file_needs_a_new_consent(text: str) -> None:
    """One message, and what to type."""
    with pytest.raises(NeedsConsentError) as caught:
        parse_token(text)
    assert caught.value.hint == "followup auth"


def test_a_missing_or_unreadable_file_needs_a_consent(tmp_path: Path) -> None:
    """No path in the message: it may hold an address."""
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    binary.chmod(0o600)
    for path in (tmp_path / "ann@mail.example.json", tmp_path, binary):
        with pytest.raises(NeedsConsentError) as caught:
            load_token(path, private=False)
        assert "@" not in str(caught.value)


def test_secrets_are_not_in_the_repr() -> None:
    """A token in a traceback or a log line shows its client at most."""
    token = parse_token(
        json.dumps(
            {
                "token": "AAA",
                "refresh_token": "BBB",
                "client_secret": "CCC",
                "account": "DDD",
                "x": "EEE",
            }
        )
    )
    assert not any(secret in repr(token) for secret in ("AAA", "BBB", "CCC", "DDD", "EEE"))


def test_to_json_is_authorized_user_json() -> None:
    """So that any Google tool can read it."""
    data = json.loads(to_json(parse_token('{"refresh_token": "r", "client_id": "c"}')))
    assert data["type"] == "authorized_user"
    assert {"refresh_token", "client_id", "client_secret", "token_uri", "scopes"} <= set(data)


def test_two_do_not_renew_at_once(tmp_path: Path) -> None:
    """The second waits for the first."""
    path, order = tmp_path / "a.json", list[str]()

    def first() -> None:
        with token_lock(path):
            order.append("in")
            time.sleep(0.2)
            order.append("out")

    thread = threading.Thread(target=first)
    thread.start()
    while not order:
        time.sleep(0.01)
    with token_lock(path):
        order.append("second")
    thread.join()
    assert order == ["in", "out", "second"]


def test_a_read_only_volume_needs_no_lock(tmp_path: Path) -> None:
    """There is nothing to write to, so there is nothing to guard."""
    with token_lock(tmp_path / "missing" / "a.json"):
        assert not (tmp_path / "missing").exists()
