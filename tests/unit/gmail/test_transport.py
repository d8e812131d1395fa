"""A write leaves the machine at most once, an answer has a deadline, and nothing can send."""

from datetime import UTC, datetime
from http.client import HTTPException

import pytest

from agent.gmail.transport import (
    GmailHttp,
    NeverSendsError,
    OneShotHttp,
    refuse_other_writes,
    refuse_sends,
    server_date,
)
from tests.unit.gmail.rawserver import (
    Deed,
    answer,
    cut_short,
    hang_up,
    raw_server,
    reset,
    silence,
    trickle,
)

DRAFTS = "/gmail/v1/users/me/drafts"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_never_repeats_a_write_the_server_swallowed(method: str) -> None:
    """The server hangs up on the first write without a word: it must not see a second."""
    with raw_server(hang_up, answer()) as server:
        http = OneShotHttp(timeout=60)
        with pytest.raises(ConnectionError):
            http.request(server.url + DRAFTS, method, body=b"{}")
        assert len(server.requests(method)) == 1
        assert http.sent


@pytest.mark.parametrize("deed", [reset, silence, cut_short])
def test_it_never_repeats_a_write_whatever_happens_to_the_answer(deed: Deed) -> None:
    """Reset, no answer within the timeout, an answer cut short: one request, and an exception."""
    with raw_server(deed, answer()) as server:
        http = OneShotHttp(timeout=0.3)
        with pytest.raises((OSError, HTTPException)):
            http.request(server.url + DRAFTS, "POST", body=b"{}")
        assert len(server.requests("POST")) == 1
        assert http.sent


def test_it_writes_on_a_fresh_socket_after_a_read() -> None:
    """A kept-alive connection may be dead already: a write never trusts one."""
    with raw_server(answer()) as server:
        http = OneShotHttp(timeout=60)
        http.request(server.url + "/a")
        http.request(server.url + "/b")
        assert server.connections == 1
        http.request(server.url + DRAFTS, "POST", body=b"{}")
        assert server.connections == 2


def test_it_keeps_one_connection_for_reads() -> None:
    """Keep-alive works through the deadline's reader."""
    with raw_server(answer({"n": 1})) as server:
        http = OneShotHttp(timeout=60)
        bodies = [http.request(f"{server.url}/{n}")[1] for n in range(5)]
        assert bodies == [b'{"n": 1}'] * 5
        assert server.connections == 1


def test_it_lets_a_read_recover_from_a_connection_that_went_stale() -> None:
    """Reads may be repeated, and are, without the caller noticing."""
    with raw_server(hang_up, answer({"ok": True})) as server:
        response, content = OneShotHttp(timeout=60).request(server.url + "/x")
        assert (response.status, content) == (200, b'{"ok": true}')
        assert len(server.requests("GET")) == 2


def test_a_write_that_never_left_is_known_not_to_have_left() -> None:
    """Connection refused: nothing was sent, so nothing is unknown."""
    with raw_server(answer()) as server:
        url = server.url
    http = OneShotHttp(timeout=1)
    http.sent = True
    with pytest.raises(OSError, match="refused"):
        http.request(url + DRAFTS, "POST", body=b"{}")
    assert not http.sent


def test_a_trickling_answer_meets_its_deadline() -> None:
    """Every byte comes in time for the socket, but the answer as a whole does not."""
    with raw_server(trickle) as server:
        http = OneShotHttp(timeout=1, deadline=0.4)
        with pytest.raises(TimeoutError):
            http.request(server.url + "/x")


def test_an_answer_that_comes_late_is_not_taken_for_the_next_one() -> None:
    """After a timeout the connection is given up."""
    with raw_server(silence, answer({"second": True})) as server:
        http = OneShotHttp(timeout=0.2)
        with pytest.raises(TimeoutError):
            http.request(server.url + "/first")
        assert http.request(server.url + "/second")[1] == b'{"second": true}'
        assert server.connections == 2


def test_it_remembers_the_server_date() -> None:
    """For the comparison of clocks; an answer without Date keeps the last one."""
    with raw_server(answer(Date="Tue, 05 May 2026 10:00:00 GMT"), answer()) as server:
        http = OneShotHttp(timeout=60)
        for _ in range(2):
            http.request(server.url + "/x")
        assert http.server_time == datetime(2026, 5, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize("value", ["", "yesterday", "Tue, 99 May 2026 10:00:00 GMT"])
def test_a_date_header_without_a_date_is_none(value: str) -> None:
    """Garbage in Date is no clock."""
    assert server_date({"date": value}) is None
    assert server_date({}) is None


@pytest.mark.parametrize("status", [303, 308])
def test_it_does_not_follow_a_write_elsewhere(status: int) -> None:
    """A redirected write would be a second request."""
    with raw_server(answer(status=status, Location="/elsewhere"), answer()) as server:
        response, _ = OneShotHttp(timeout=60).request(server.url + DRAFTS, "POST", body=b"{}")
        assert response.status == status
        assert len(server.seen) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/gmail/v1/users/me/messages/send",
        "/gmail/v1/users/me/drafts/send",
        "/gmail/v1/users/me/drafts/send/",
        "/gmail/v1/users/me/drafts/%73end",
        "/gmail/v1/users/me/drafts/SEND?alt=json",
        "/gmail/v1/users/me/drafts:send",
        "/upload/gmail/v1/users/me/messages/send;x=1",
        "/batch/gmail/v1",
        "/batch",
    ],
)
@pytest.mark.parametrize("http", [OneShotHttp, GmailHttp])
def test_a_request_that_could_send_never_leaves(path: str, http: type[OneShotHttp]) -> None:
    """Whatever the spelling; a batch is refused because it could carry one."""
    with raw_server(answer()) as server:
        with pytest.raises(NeverSendsError):
            http(timeout=60).request(server.url + path, "POST", body=b"{}")
        assert server.connections == 0


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gmail/v1/users/me/messages/1a/trash"),
        ("POST", "/gmail/v1/users/me/messages/import"),
        ("DELETE", "/gmail/v1/users/me/messages/1a"),
        ("POST", "/gmail/v1/users/me/messages/batchDelete"),
        ("DELETE", "/gmail/v1/users/me/threads/1a"),
        ("POST", "/gmail/v1/users/me/settings/forwardingAddresses"),
        ("PUT", "/gmail/v1/users/me/messages/1a"),
        ("POST", "/upload/gmail/v1/users/me/drafts/x/y"),
    ],
)
def test_writes_the_agent_has_no_use_for_never_leave(method: str, path: str) -> None:
    """What may be written is a short list, and everything else is refused before it leaves."""
    with raw_server(answer()) as server:
        with pytest.raises(NeverSendsError):
            GmailHttp(timeout=60).request(server.url + path, method, body=b"{}")
        assert server.connections == 0


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", DRAFTS),
        ("PUT", f"{DRAFTS}/r-1"),
        ("DELETE", f"{DRAFTS}/r1"),
        ("POST", "/prefix/gmail/v1/users/me/messages"),
    ],
)
def test_the_writes_of_the_port_pass(method: str, path: str) -> None:
    """Draft create, update, delete, and insert; an endpoint may have a path of its own."""
    refuse_sends(method, f"https://host{path}?alt=json")
    refuse_other_writes(method, f"https://host{path}?alt=json")


def test_a_search_too_long_for_a_url_is_a_read() -> None:
    """The client sends it as POST with an override: it passes the guard and may be repeated."""
    with raw_server(hang_up, answer()) as server:
        headers = {"x-http-method-override": "GET"}
        uri = f"{server.url}/gmail/v1/users/me/messages/1a/trash"
        GmailHttp(timeout=60).request(uri, "POST", body=b"q=x", headers=headers)
        assert len(server.requests("POST")) == 2
