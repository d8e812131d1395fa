"""Opening a mailbox: nothing on the network, nothing from the environment, nothing too early."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.errors import ConfigError, NeedsConsentError
from agent.gmail.connect import Manners, open_mailbox
from agent.gmail.quota import NO_RETRIES, TokenBucket
from tests.unit.gmail.accounts import EMAIL, NOW, PROFILE, FakeTime, token_file
from tests.unit.gmail.rawserver import answer, raw_server


def test_opening_asks_nothing_of_the_network(tmp_path: Path) -> None:
    """The discovery document comes with the package."""
    with raw_server(answer(PROFILE)) as server:
        open_mailbox(EMAIL, token_file(tmp_path), now=lambda: NOW, endpoint=server.url)
        assert server.connections == 0


def test_an_endpoint_may_have_a_path_of_its_own(tmp_path: Path) -> None:
    """A proxy or an emulator under a prefix; a trailing slash means nothing."""
    for suffix in ("/prefix", "/prefix/"):
        with raw_server(answer(PROFILE)) as server:
            mailbox = open_mailbox(
                EMAIL, token_file(tmp_path), now=lambda: NOW, endpoint=server.url + suffix
            )
            mailbox.profile()
            assert server.seen[0].path == "/prefix/gmail/v1/users/me/profile"


@pytest.mark.parametrize("endpoint", ["127.0.0.1:8025", "gmail", "ftp://x"])
def test_an_endpoint_that_is_no_address_is_a_wrong_setting(tmp_path: Path, endpoint: str) -> None:
    """With what to write instead."""
    with pytest.raises(ConfigError, match="endpoint"):
        open_mailbox(EMAIL, token_file(tmp_path), now=lambda: NOW, endpoint=endpoint)


def test_the_environment_cannot_turn_requests_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Universe, mutual TLS and proxies for this very machine (gmail-api.md 5.4)."""
    for name, value in {
        "GOOGLE_CLOUD_UNIVERSE_DOMAIN": "evil.example",
        "GOOGLE_API_USE_MTLS_ENDPOINT": "always",
        "GOOGLE_API_USE_CLIENT_CERTIFICATE": "nonsense",
        "HTTP_PROXY": "http://127.0.0.1:1",
        "http_proxy": "http://127.0.0.1:1",
        "no_proxy": "",
    }.items():
        monkeypatch.setenv(name, value)
    google = open_mailbox(EMAIL, token_file(tmp_path), now=lambda: NOW)
    assert google._service._baseUrl == "https://gmail.googleapis.com/"
    with raw_server(answer(PROFILE)) as server:
        mailbox = open_mailbox(EMAIL, token_file(tmp_path), now=lambda: NOW, endpoint=server.url)
        assert mailbox.profile().email == EMAIL


def test_googles_token_must_be_private_and_the_local_servers_need_not(tmp_path: Path) -> None:
    """A token for a server of one's own is no secret."""
    path = token_file(tmp_path)
    path.chmod(0o644)
    with pytest.raises(NeedsConsentError, match="644"):
        open_mailbox(EMAIL, path, now=lambda: NOW)
    with raw_server(answer(PROFILE)) as server:
        mailbox = open_mailbox(EMAIL, path, now=lambda: NOW, endpoint=server.url)
        assert mailbox.profile().email == EMAIL


def test_a_bucket_given_is_used_for_any_endpoint(tmp_path: Path) -> None:
    """Threads of one account share one."""
    time = FakeTime()
    bucket = TokenBucket(time.monotonic, time.sleep, rate=1, burst=1)
    with raw_server(answer(PROFILE)) as server:
        manners = Manners(bucket=bucket, retry=NO_RETRIES)
        mailbox = open_mailbox(
            EMAIL, token_file(tmp_path), now=lambda: NOW, endpoint=server.url, manners=manners
        )
        for _ in range(3):
            mailbox.profile()
    assert time.slept == [1.0, 1.0]


def test_importing_the_room_imports_no_google_library() -> None:
    """Commands that need no mail start at once."""
    code = (
        "import sys, agent.gmail.connect, agent.gmail.consent\n"
        "print([name for name in sys.modules if name.partition('.')[0] in"
        " ('google', 'googleapiclient', 'httplib2', 'requests')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_now_is_asked_only_when_an_answer_needs_it(tmp_path: Path) -> None:
    """The mailbox has no clock of its own."""
    asked: list[int] = []

    def now() -> datetime:
        asked.append(1)
        return datetime(2026, 5, 5, tzinfo=UTC)

    with raw_server(answer(PROFILE)) as server:
        open_mailbox(EMAIL, token_file(tmp_path), now=now, endpoint=server.url).profile()
    assert asked == []
