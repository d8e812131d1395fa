"""The OAuth client file: the user's own, a Desktop one, and how to get it."""

import json
from pathlib import Path
from typing import Any

import pytest

from agent.errors import ConfigError, NeedsConsentError
from agent.gmail.clientfile import load_client


def client_file(directory: Path, data: Any) -> Path:
    path = directory / "client.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_it_reads_a_desktop_client(tmp_path: Path) -> None:
    """Addresses that the file leaves out are Google's."""
    path = client_file(tmp_path, {"installed": {"client_id": "c", "client_secret": "s"}})
    found = load_client(path)
    assert (found.client_id, found.client_secret) == ("c", "s")
    assert found.auth_uri == "https://accounts.google.com/o/oauth2/auth"
    assert found.token_uri == "https://oauth2.googleapis.com/token"
    assert "'s'" not in repr(found)


def test_configured_addresses_outrank_the_files(tmp_path: Path) -> None:
    """So that an account can be pointed at the local server."""
    path = client_file(tmp_path, {"installed": {"client_id": "c", "token_uri": "http://a/token"}})
    found = load_client(path, token_uri="http://b/x/token", auth_uri="https://b/auth")
    assert (found.token_uri, found.auth_uri) == ("http://b/x/token", "https://b/auth")


@pytest.mark.parametrize("named", [True, False])
def test_a_missing_file_comes_with_every_step_to_get_one(tmp_path: Path, named: bool) -> None:
    """What to click, why “In production”, and the command at the end."""
    with pytest.raises(NeedsConsentError) as caught:
        load_client(tmp_path / "client.json" if named else None)
    guide = caught.value.hint or ""
    for step in (
        "projectcreate",
        "gmail.googleapis.com",
        "Desktop app",
        "In production",
        "seven days",
        "followup auth",
    ):
        assert step in guide
    assert (str(tmp_path / "client.json") in guide) is named


@pytest.mark.parametrize(
    "data", [{"web": {"client_id": "c"}}, {"installed": {}}, {}, [], "no json", '"text"']
)
def test_a_file_of_another_kind_is_a_wrong_setting(tmp_path: Path, data: Any) -> None:
    """A web client, a service account, a token: all are told what is wanted."""
    with pytest.raises(ConfigError) as caught:
        load_client(client_file(tmp_path, data))
    assert "auth/clients" in (caught.value.hint or "")


def test_a_consent_page_on_another_machine_must_be_encrypted(tmp_path: Path) -> None:
    """The code would travel in the open."""
    path = client_file(tmp_path, {"installed": {"client_id": "c", "auth_uri": "http://x/auth"}})
    with pytest.raises(ConfigError, match="https"):
        load_client(path)
