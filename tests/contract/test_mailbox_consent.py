"""Consent from the first click to its end, on the local server's OAuth pages, without a browser."""

import json
import stat
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from agent.errors import ConfigError, NeedsConsentError, TransientError, UserError
from agent.gmail.connect import open_mailbox
from agent.gmail.consent import Asking, Consent, authorise, revoke
from agent.gmail.scopes import COMPOSE, INSERT, LABELS, NEEDED, READONLY
from agent.gmail.sealing import is_sealed
from agent.gmail.tokens import load_token
from agent.localgmail import FaultKind, LocalGmail

EMAIL, OTHER = "ann@mail.example", "bob@mail.example"
NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)


@dataclass
class Desk:
    """A user at a machine, with a client file and a place for the token."""

    server: LocalGmail
    directory: Path
    told: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    @property
    def token_file(self) -> Path:
        return self.directory / "tokens" / "ann.json"

    def click(self, **answers: str) -> Callable[[str], bool]:
        """A browser whose user answers the page at once, with what its form adds."""

        def open_page(address: str) -> bool:
            self.addresses.append(address)
            more = urllib.parse.urlencode(answers or {"approve": "1"})
            with urllib.request.build_opener().open(f"{address}&{more}", timeout=5) as page:
                return bool(page.status == 200)

        return open_page

    def authorise(self, email: str = EMAIL, **more: Any) -> Consent:
        client = self.directory / "client.json"
        client.write_text(json.dumps(self.server.client_config()), encoding="utf-8")
        settings: dict[str, Any] = {"open_page": self.click(), "timeout": 5.0}
        asks = {
            key: more.pop(key) for key in ("open_page", "paste", "timeout", "port") if key in more
        }
        asking = Asking(self.told.append, **(settings | asks))
        arguments: dict[str, Any] = {"now": lambda: NOW, "endpoint": self.server.url}
        return authorise(client, email, self.token_file, asking, **(arguments | more))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    server = LocalGmail(lambda: NOW)
    server.add_account(EMAIL)
    server.add_account(OTHER)
    with server.serve():
        yield Desk(server, tmp_path)


def test_one_click_and_the_mailbox_is_open(desk: Desk) -> None:
    """The token is stored privately, with what was granted and when."""
    given = desk.authorise()
    assert set(given.granted) == set(NEEDED)
    assert given.obtained_at == NOW
    assert stat.S_IMODE(desk.token_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(desk.token_file.parent.stat().st_mode) == 0o700
    stored = load_token(desk.token_file)
    assert (stored.account, stored.obtained_at, set(stored.granted)) == (EMAIL, NOW, set(NEEDED))
    mailbox = open_mailbox(EMAIL, desk.token_file, now=lambda: NOW, endpoint=desk.server.url)
    assert mailbox.profile().email == EMAIL


def test_the_page_is_asked_for_with_pkce_and_least_scopes(desk: Desk) -> None:
    """A code that leaks is worth nothing without the verifier; no metadata, no modify, no send."""
    desk.authorise()
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(desk.addresses[0]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert len(query["code_challenge"][0]) == 43
    assert query["access_type"] == ["offline"]
    assert query["prompt"] == ["consent"]
    assert query["login_hint"] == [EMAIL]
    assert set(query["scope"][0].split()) == {READONLY, COMPOSE, INSERT}
    assert query["redirect_uri"][0].startswith("http://127.0.0.1:")


def test_a_consent_pasted_from_another_machine_works(desk: Desk) -> None:
    """No browser here: the page's address is read from the terminal."""

    def paste() -> str:
        """The user opens the printed page elsewhere and copies where it ends."""
        address = next(line for line in desk.told if line.startswith("http"))

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_: Any, **__: Any) -> None:
                return None

        try:
            urllib.request.build_opener(Stay).open(f"{address}&approve=1", timeout=5)
        except urllib.error.HTTPError as answer:
            return str(answer.headers["Location"])
        raise AssertionError("the page did not answer with a redirect")

    desk.authorise(open_page=None, paste=paste)
    assert load_token(desk.token_file).account == EMAIL
    assert any("paste" in line.lower() for line in desk.told)


@pytest.mark.parametrize("left_out", NEEDED)
def test_a_box_left_unticked_is_named(desk: Desk, left_out: str) -> None:
    """And nothing is stored."""
    ticked = " ".join(scope for scope in NEEDED if scope != left_out)
    with pytest.raises(NeedsConsentError) as caught:
        desk.authorise(open_page=desk.click(approve="1", scopes=ticked))
    assert len(caught.value.problems) == 1
    assert left_out.rpartition("/")[2] in caught.value.problems[0]
    assert not desk.token_file.exists()


def test_all_boxes_left_unticked_are_named_at_once(desk: Desk) -> None:
    with pytest.raises(NeedsConsentError) as caught:
        desk.authorise(
            open_page=desk.click(approve="1", scopes=READONLY),
            scopes=(READONLY, COMPOSE, INSERT, LABELS),
        )
    assert len(caught.value.problems) == 3


def test_another_account_is_refused(desk: Desk) -> None:
    """The user was signed in as somebody else: nothing is stored."""
    with pytest.raises(NeedsConsentError, match="another account"):
        desk.authorise(open_page=desk.click(approve="1", account=OTHER))
    assert not desk.token_file.exists()


def test_another_account_leaves_the_old_token_in_place(desk: Desk) -> None:
    desk.authorise()
    before = desk.token_file.read_text()
    with pytest.raises(NeedsConsentError):
        desk.authorise(open_page=desk.click(approve="1", account=OTHER))
    assert desk.token_file.read_text() == before


def test_cancel_is_understood(desk: Desk) -> None:
    with pytest.raises(NeedsConsentError, match="Cancel"):
        desk.authorise(open_page=desk.click(deny="1"))


def test_a_page_nobody_answers_is_given_up(desk: Desk) -> None:
    with pytest.raises(NeedsConsentError, match="no answer"):
        desk.authorise(open_page=lambda _: True, timeout=0.05)


def test_a_client_the_server_does_not_know_is_told(desk: Desk) -> None:
    """Deleted, or its secret changed."""
    config = desk.server.client_config()
    config["installed"]["client_secret"] = "old"
    path = desk.directory / "old.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(NeedsConsentError, match="OAuth client"):
        authorise(
            path,
            EMAIL,
            desk.token_file,
            Asking(desk.told.append, desk.click(), timeout=5),
            now=lambda: NOW,
            endpoint=desk.server.url,
        )


def test_no_client_file_brings_the_guide(desk: Desk) -> None:
    with pytest.raises(NeedsConsentError) as caught:
        authorise(None, EMAIL, desk.token_file, Asking(desk.told.append), now=lambda: NOW)
    assert "In production" in (caught.value.hint or "")


@pytest.mark.parametrize("kind", [FaultKind.BAD_GATEWAY, FaultKind.RESET, FaultKind.HTML])
def test_a_token_endpoint_in_trouble_is_weather(desk: Desk, kind: FaultKind) -> None:
    desk.server.faults.strike(kind, on="oauth.token")
    with pytest.raises(TransientError):
        desk.authorise()
    assert not desk.token_file.exists()


def test_an_api_that_is_not_enabled_is_told_with_the_link(desk: Desk) -> None:
    desk.server.faults.strike(FaultKind.NOT_CONFIGURED, on="users.getProfile", times=0)
    with pytest.raises(NeedsConsentError, match="not enabled") as caught:
        desk.authorise()
    assert "https://" in (caught.value.hint or "")


def test_a_token_that_cannot_be_written_is_told(desk: Desk) -> None:
    desk.token_file.parent.write_text("a file where the directory should be")
    with pytest.raises(UserError, match="written"):
        desk.authorise()


def test_a_wrong_endpoint_is_a_wrong_setting(desk: Desk) -> None:
    with pytest.raises(ConfigError, match="endpoint"):
        desk.authorise(endpoint="gmail")


def test_a_revoked_consent_is_void_at_once_and_its_file_gone(desk: Desk) -> None:
    desk.authorise()
    mailbox = open_mailbox(EMAIL, desk.token_file, now=lambda: NOW, endpoint=desk.server.url)
    mailbox.profile()
    assert revoke(desk.token_file) is True
    assert not desk.token_file.exists()
    assert list(desk.token_file.parent.iterdir()) == []
    with pytest.raises(NeedsConsentError):
        mailbox.profile()


def test_revoking_what_is_void_already_is_fine(desk: Desk) -> None:
    desk.authorise()
    desk.server.revoke(EMAIL)
    assert revoke(desk.token_file) is False
    assert not desk.token_file.exists()


def test_a_revocation_that_fails_can_be_tried_again(desk: Desk) -> None:
    """The file is kept: without it nobody could."""
    desk.authorise()
    with desk.server.down(), pytest.raises(TransientError):
        revoke(desk.token_file)
    assert desk.token_file.exists()
    assert revoke(desk.token_file) is True


def test_consent_given_anew_serves_a_mailbox_that_is_open(desk: Desk) -> None:
    """The daemon goes on by itself after `followup auth`."""
    desk.authorise()
    mailbox = open_mailbox(EMAIL, desk.token_file, now=lambda: NOW, endpoint=desk.server.url)
    desk.server.revoke(EMAIL)
    with pytest.raises(NeedsConsentError):
        mailbox.profile()
    desk.authorise()
    assert mailbox.profile().email == EMAIL


def test_a_sealed_token_serves_as_well(desk: Desk) -> None:
    """Written, read, renewed and taken back under a key."""
    desk.authorise(token_key="key")
    mailbox = open_mailbox(
        EMAIL, desk.token_file, now=lambda: NOW, endpoint=desk.server.url, token_key="key"
    )
    desk.server.expire_access_tokens(EMAIL)
    assert mailbox.profile().email == EMAIL
    assert is_sealed(desk.token_file.read_text())
    assert revoke(desk.token_file, token_key="key") is True


def test_nothing_secret_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the code nor a token, at any level, by us or by a library."""
    caplog.set_level(0)
    desk.authorise()
    mailbox = open_mailbox(EMAIL, desk.token_file, now=lambda: NOW, endpoint=desk.server.url)
    desk.server.expire_access_tokens(EMAIL)
    mailbox.profile()
    token = load_token(desk.token_file)
    assert token.refresh not in caplog.text
    assert token.access not in caplog.text
    assert EMAIL not in caplog.text
