"""The listening server: fast over loopback, its clock in the Date header, restartable."""

import socket
from datetime import UTC, datetime

import pytest

from agent.localgmail import LocalGmail, Quirks
from tests.unit.localgmail.localgmail_client import Account, Clock, Running, refused


def test_connections_do_not_wait_to_fill_packets(account: Account) -> None:
    """TCP_NODELAY is on at the server's end of every connection."""
    account.found()
    connections = list(account.server._wire.server_state.connections)
    options = [
        connection.transport.get_extra_info("socket").getsockopt(
            socket.IPPROTO_TCP, socket.TCP_NODELAY
        )
        for connection in connections
    ]
    assert options
    assert all(options)


def test_the_date_header_is_the_servers_now(account: Account) -> None:
    """A simulated clock shows in Date, so that a client can compare (fault 51)."""
    account.clock.at = datetime(2031, 7, 1, 12, 0, 5, tzinfo=UTC)
    head = {"Authorization": f"Bearer {account.credentials.token}"}
    url = f"{account.server.url}/gmail/v1/users/me/profile"
    response, _ = account.http.request(url, headers=head)
    account.clock.at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert response["date"] == "Tue, 01 Jul 2031 12:00:05 GMT"


def test_a_server_listens_again_after_it_stopped() -> None:
    """Mail and accounts outlive the listening; the port may be the same."""
    server = LocalGmail(Clock())
    server.add_account("me@mail.example")
    with server.serve() as url:
        port = int(url.rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)
    with server.serve(port) as again:
        assert again == url
        socket.create_connection(("127.0.0.1", port), timeout=1).close()


def test_a_taken_port_is_an_os_error() -> None:
    """The caller words it for people."""
    one, other = LocalGmail(Clock()), LocalGmail(Clock())
    with one.serve() as url:
        taken = other.serve(int(url.rpartition(":")[2]))
        with pytest.raises(OSError, match="in use"):
            taken.__enter__()


def test_a_broken_body_is_a_parse_error(account: Account) -> None:
    """JSON that is none, and JSON that is no object."""
    head = {"Authorization": f"Bearer {account.credentials.token}"}
    url = f"{account.server.url}/gmail/v1/users/me/drafts"
    for body in (b"{", b"[]", b"\xff"):
        response, _ = account.http.request(url, "POST", body=body, headers=head)
        assert response.status == 400


def test_the_minutes_quota_may_be_enforced(running: Running) -> None:
    """Six calls of five units in a minute of `now`, then 403 until it is over (2.8)."""
    account = running.account(quirks=Quirks(quota_per_minute=30))
    for _ in range(6):
        account.found()
    assert refused(account.found).status_code == 403
    account.clock.forward(seconds=61)
    assert account.found() == []


def test_units_are_the_new_prices(account: Account) -> None:
    """Calls and units by method; a draft made, read and deleted costs 40."""
    made = account.draft()
    account.users.drafts().get(userId="me", id=made["id"]).execute()
    account.users.drafts().delete(userId="me", id=made["id"]).execute()
    counters = account.server.counters(account.email)
    assert counters.units == {"drafts.create": 10, "drafts.get": 20, "drafts.delete": 10}
    assert counters.total_calls == 3
    assert account.server.send_attempts == 0
