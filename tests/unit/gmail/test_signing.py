"""Access tokens: renewed when stale or refused, stored at once, and failures told apart."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.errors import NeedsConsentError, TransientError, UnknownOutcomeError
from agent.gmail.signing import TokenKeeper
from agent.gmail.tokens import parse_token
from agent.gmail.transport import OneShotHttp
from tests.unit.gmail.accounts import PROFILE, FakeTime, mailbox_at, token_file
from tests.unit.gmail.rawserver import Deed, answer, hang_up, raw_server, reset

STALE = "2020-01-01T00:00:00Z"
OWN = answer(PROFILE)
FRESH = answer({"access_token": "access-2", "expires_in": 3599, "token_type": "Bearer"})
REFUSED = answer({"error": {"code": 401, "message": "Invalid Credentials"}}, 401)
DEAD = answer({"error": "invalid_grant", "error_description": "Token has been revoked."}, 400)


def test_a_stale_token_is_renewed_and_stored(tmp_path: Path) -> None:
    """With the refresh token kept, and no scope named that may never have been granted."""
    with mailbox_at(tmp_path, FRESH, OWN, expiry=STALE, scopes=["never-granted"]) as (box, server):
        box.profile()
        renewal = server.seen[0]
        assert (renewal.method, renewal.path) == ("POST", "/token")
        assert b"refresh_token=refresh-1" in renewal.body
        assert b"scope" not in renewal.body
        assert server.seen[1].headers["authorization"] == "Bearer access-2"
    stored = json.loads((tmp_path / "token.json").read_text())
    assert (stored["token"], stored["refresh_token"]) == ("access-2", "refresh-1")
    assert datetime.fromisoformat(stored["expiry"]) > datetime.now(UTC)
    assert (tmp_path / "token.json").stat().st_mode & 0o777 == 0o600


def test_a_new_refresh_token_is_kept(tmp_path: Path) -> None:
    """Google does not rotate them, but it may."""
    rotated = answer({"access_token": "access-2", "expires_in": 3599, "refresh_token": "refresh-2"})
    with mailbox_at(tmp_path, rotated, OWN, expiry=STALE) as (box, _):
        box.profile()
    assert json.loads((tmp_path / "token.json").read_text())["refresh_token"] == "refresh-2"


def test_a_refused_token_is_renewed_once_even_for_a_write(tmp_path: Path) -> None:
    """401 says that nothing was done, so the write may go out again."""
    draft = answer({"id": "r", "message": {"id": "m", "threadId": "t"}})
    with mailbox_at(tmp_path, OWN, REFUSED, FRESH, draft) as (box, server):
        box.profile()
        assert box.create_draft(b"x").draft_id == "r"
        paths = [seen.path for seen in server.seen]
        assert paths[1:] == ["/gmail/v1/users/me/drafts", "/token", "/gmail/v1/users/me/drafts"]


PAGES = [answer(b"<html>", 502), answer(b"<html>", 200), answer([1])]


@pytest.mark.parametrize("deed", [hang_up, reset, *PAGES])
def test_a_token_endpoint_in_trouble_is_weather(tmp_path: Path, deed: Deed) -> None:
    """Not a lost consent; and a write before which it happened is known not to have left."""
    with mailbox_at(tmp_path, OWN, REFUSED, deed, deed, time=FakeTime()) as (box, server):
        box.profile()
        with pytest.raises(TransientError) as caught:
            box.create_draft(b"x")
        assert not isinstance(caught.value, UnknownOutcomeError)
        assert [seen.path for seen in server.requests("POST")].count(
            "/gmail/v1/users/me/drafts"
        ) == 1


def test_a_dead_refresh_token_needs_the_user_at_once(tmp_path: Path) -> None:
    """No retries, no state lost, and the command."""
    time = FakeTime()
    with mailbox_at(tmp_path, DEAD, expiry=STALE, time=time) as (box, server):
        with pytest.raises(NeedsConsentError) as caught:
            box.profile()
        assert caught.value.hint == "followup auth"
        assert (len(server.seen), time.slept) == (1, [])
    assert json.loads((tmp_path / "token.json").read_text())["refresh_token"] == "refresh-1"


def test_a_consent_given_anew_meanwhile_is_taken_up(tmp_path: Path) -> None:
    """The file is read again before a renewal: somebody may have logged in."""
    with mailbox_at(tmp_path, REFUSED, OWN) as (box, server):
        token_file(tmp_path, token="access-9", refresh_token="refresh-9")
        box.profile()
        assert [seen.headers.get("authorization") for seen in server.seen] == [
            "Bearer access-1",
            "Bearer access-9",
        ]
        assert not server.requests("POST")


def test_a_token_without_refresh_token_that_is_refused_needs_the_user(tmp_path: Path) -> None:
    """There is nothing to renew it with."""
    for deed, expiry, why in ((REFUSED, None, "no refresh token"), (OWN, STALE, "renewed")):
        with (
            mailbox_at(tmp_path, deed, refresh_token="", expiry=expiry) as (box, _),
            pytest.raises(NeedsConsentError, match=why),
        ):
            box.profile()


def test_a_token_refused_again_and_again_is_no_endless_loop(tmp_path: Path) -> None:
    """Each try renews once; after three it is left to the next poll."""
    deeds = [REFUSED, FRESH, REFUSED] * 5
    with mailbox_at(tmp_path, *deeds) as (box, server):
        with pytest.raises(TransientError):
            box.profile()
        assert len(server.seen) <= 9


def test_a_token_that_cannot_be_stored_still_serves(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A read-only volume costs one renewal per start, and one line in the log."""
    blocked = tmp_path / "file"
    blocked.touch()
    token = parse_token('{"refresh_token": "refresh-1", "client_id": "c"}')
    with raw_server(FRESH) as server:
        uri = server.url + "/token"
        keeper = TokenKeeper(token, OneShotHttp(), path=blocked / "token.json", token_uri=uri)
        headers: dict[str, str] = {}
        keeper.sign(headers)
    assert headers["authorization"] == "Bearer access-2"
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "access-2" not in caplog.text
