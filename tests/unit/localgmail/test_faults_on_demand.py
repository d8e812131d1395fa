"""Each fault as the client meets it, before and after the effect (gmail-api.md 8)."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httplib2
import pytest
from google.auth.exceptions import RefreshError

from agent.localgmail import FaultKind, LocalGmail, Quirks
from tests.unit.localgmail.localgmail_client import (
    Account,
    Running,
    mail,
    raw_field,
    reason_of,
    refused,
)

K = FaultKind
# kind: the status and reason of the error a read meets
REFUSALS: dict[FaultKind, tuple[int, str]] = {
    K.FORBIDDEN: (403, "forbidden"),
    K.RATE: (403, "rateLimitExceeded"),
    K.USER_RATE: (403, "userRateLimitExceeded"),
    K.DAILY_LIMIT: (403, "dailyLimitExceeded"),
    K.SCOPE: (403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
    K.NOT_CONFIGURED: (403, "SERVICE_DISABLED"),
    K.DOMAIN_POLICY: (403, "domainPolicy"),
    K.NOT_FOUND: (404, "notFound"),
    K.PRECONDITION: (400, "failedPrecondition"),
    K.NO_GMAIL: (400, "failedPrecondition"),
    K.TOO_MANY: (429, "rateLimitExceeded"),
    K.TOO_MANY_CONCURRENT: (429, "rateLimitExceeded"),
    K.BLOCKED_UNTIL: (429, "rateLimitExceeded"),
    K.INTERNAL: (500, "backendError"),
    K.UNAVAILABLE: (503, "backendError"),
    K.DEADLINE: (504, "deadlineExceeded"),
}
# Kinds with a test of their own below.
OTHERS = {
    K.REFUSED,
    K.RESET,
    K.CLOSED,
    K.SILENT,
    K.CUT,
    K.TRICKLE,
    K.UNAUTHORIZED,
    K.BAD_GATEWAY,
    K.HTML,
    K.INVALID_GRANT,
    K.BATCH_TRUNCATED,
    K.CURSOR_EXPIRED,
    K.HISTORY_DUPLICATED,
    K.HISTORY_EMPTY_PAGE,
    K.SEARCH_LAG,
    K.STALE_LIST,
}
BROKEN = (OSError, httplib2.HttpLib2Error)


def insert(account: Account) -> Any:
    body = {"raw": raw_field(mail())}
    return account.users.messages().insert(userId="me", body=body)


def test_every_kind_has_its_test() -> None:
    """A new kind must be placed in one of the tables above."""
    assert set(REFUSALS) | OTHERS == set(K)
    assert set(REFUSALS).isdisjoint(OTHERS)


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_has_gmails_status_and_reason(account: Account, kind: FaultKind) -> None:
    """One call suffers, the next is answered, and the plan has counted it."""
    gmail_id = account.arrives()
    before = account.server.faults.struck().get(kind, 0)
    account.server.faults.strike(kind, on="messages.get")
    error = refused(lambda: account.get(gmail_id))
    assert (error.status_code, reason_of(error)) == REFUSALS[kind]
    assert account.get(gmail_id)["id"] == gmail_id
    assert account.server.faults.struck()[kind] == before + 1


def test_a_refusal_before_the_effect_writes_nothing(account: Account) -> None:
    """503, and the mailbox is as it was."""
    account.server.faults.strike(K.UNAVAILABLE, on="messages.insert")
    assert refused(insert(account).execute).status_code == 503
    assert account.found() == []


@pytest.mark.parametrize("kind", [K.INTERNAL, K.UNAVAILABLE, K.DEADLINE, K.BAD_GATEWAY])
def test_an_error_after_the_effect_has_written(account: Account, kind: FaultKind) -> None:
    """The outcome of a write is unknown: here it happened (gmail-api.md 2.9)."""
    account.server.faults.strike(kind, on="messages.insert", after_effect=True)
    assert refused(insert(account).execute).status_code >= 500
    assert len(account.found()) == 1


def test_a_bad_gateway_is_a_page(account: Account) -> None:
    """502 has an HTML body, not Gmail's error object."""
    account.server.faults.strike(K.BAD_GATEWAY)
    error = refused(account.found)
    assert error.status_code == 502
    assert b"<html" in error.content


@pytest.mark.parametrize(("after_effect", "written"), [(False, 0), (True, 1)])
def test_html_with_status_200_is_a_text_to_the_client(
    account: Account, after_effect: bool, written: int
) -> None:
    """A captive portal: execute() returns a str (gmail-api.md 2.9)."""
    account.server.faults.strike(K.HTML, on="messages.insert", after_effect=after_effect)
    assert isinstance(insert(account).execute(), str)
    assert len(account.found()) == written


def test_a_block_names_its_end_in_text_and_header(account: Account) -> None:
    """429 with a time, by the server's clock (gmail-api.md 2.9)."""
    account.server.faults.strike(K.BLOCKED_UNTIL, seconds=600)
    error = refused(account.found)
    until = account.clock.at + timedelta(minutes=10)
    assert f"Retry after {until:%Y-%m-%dT%H:%M:%S}.000Z" in error.reason
    assert error.resp["retry-after"] == "600"


def test_a_401_makes_the_client_refresh_and_repeat(account: Account) -> None:
    """Safe: nothing was carried out (gmail-api.md 5.2)."""
    before = account.credentials.token
    account.server.faults.strike(K.UNAUTHORIZED, on="messages.insert")
    insert(account).execute()
    assert account.credentials.token != before
    assert len(account.found()) == 1
    assert account.server.counters(account.email).repeated_writes == 0


@pytest.mark.parametrize(("after_effect", "written"), [(False, 0), (True, 1)])
def test_a_reset_is_a_broken_connection(account: Account, after_effect: bool, written: int) -> None:
    """TCP RST, before or after the effect."""
    account.server.faults.strike(K.RESET, on="messages.insert", after_effect=after_effect)
    with pytest.raises(ConnectionResetError):
        insert(account).execute()
    assert len(account.found()) == written


def test_a_connection_closed_after_the_effect_makes_httplib2_write_twice(account: Account) -> None:
    """The very trap of gmail-api.md 5.2: one execute(), two messages; the server notices."""
    account.server.faults.strike(K.CLOSED, on="messages.insert", after_effect=True)
    insert(account).execute()
    assert len(account.found()) == 2
    assert account.server.counters(account.email).repeated_writes == 1


def test_a_connection_closed_before_the_effect_is_repeated(account: Account) -> None:
    """The client sends again and the write happens once."""
    account.server.faults.strike(K.CLOSED, on="messages.insert")
    insert(account).execute()
    assert len(account.found()) == 1


def test_no_answer_after_the_effect(running: Running) -> None:
    """The client waits until its own timeout; the write is there."""
    account = running.account(timeout=0.3)
    running.server.faults.strike(K.SILENT, on="messages.insert", after_effect=True)
    with pytest.raises(TimeoutError):
        insert(account).execute()
    assert len(account.found()) == 1


def test_half_an_answer(account: Account) -> None:
    """The body ends early and the connection with it."""
    gmail_id = account.arrives()
    account.server.faults.strike(K.CUT, on="messages.get")
    with pytest.raises(Exception, match=r"IncompleteRead|Unterminated|Expecting|delimiter"):
        account.get(gmail_id)
    assert account.get(gmail_id)["id"] == gmail_id


def test_a_trickle_takes_its_time_and_arrives(account: Account) -> None:
    """Slower than any single timeout, whole in the end (gmail-api.md 5.5)."""
    gmail_id = account.arrives()
    account.server.faults.strike(K.TRICKLE, on="messages.get", seconds=0.3)
    began = time.monotonic()
    assert account.get(gmail_id)["id"] == gmail_id
    assert time.monotonic() - began >= 0.25


def test_refused_connections_pass(account: Account) -> None:
    """The connection is reset, new ones are refused for a moment, then all is well."""
    account.server.faults.strike(K.REFUSED, on="messages.insert", seconds=0.2)
    with pytest.raises(ConnectionError):
        insert(account).execute()
    with pytest.raises(ConnectionRefusedError):
        insert(account).execute()
    time.sleep(0.3)
    insert(account).execute()
    assert len(account.found()) == 1


def test_the_server_can_be_down_for_a_while(running: Running) -> None:
    """Open connections are reset, new ones refused; afterwards the same port answers."""
    account = running.account()
    account.found()
    with running.server.down():
        with pytest.raises(ConnectionResetError):
            account.found()
        with pytest.raises(ConnectionRefusedError):
            account.found()
    assert account.found() == []


def test_a_token_endpoint_in_trouble(account: Account) -> None:
    """invalid_grant, 503 and a page of HTML, each at the refresh (gmail-api.md 1.9)."""
    faults = account.server.faults
    for kind, told in ((K.INVALID_GRANT, "invalid_grant"), (K.BAD_GATEWAY, "html")):
        account.server.expire_access_tokens(account.email)
        faults.strike(kind, on="oauth.token")
        with pytest.raises(RefreshError, match=told):
            account.found()
    account.server.expire_access_tokens(account.email)
    faults.strike(K.UNAVAILABLE, on="oauth.token")
    assert account.found() == []


def test_an_expired_cursor_is_404_once(account: Account) -> None:
    """history.list only; the cursor works again afterwards."""
    cursor = account.cursor()
    account.server.faults.strike(K.CURSOR_EXPIRED)
    assert account.found() == []
    assert refused(lambda: account.changes(cursor)).status_code == 404
    assert account.changes(cursor) == []


def test_history_records_come_twice(account: Account) -> None:
    """Each record appears again; ids tell."""
    cursor = account.cursor()
    account.arrives()
    account.server.faults.strike(K.HISTORY_DUPLICATED)
    ids = [change["id"] for change in account.changes(cursor)]
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_a_page_with_a_token_and_no_history_leads_on(account: Account) -> None:
    """Following the token brings everything (gmail-api.md 2.5)."""
    cursor = account.cursor()
    account.arrives()
    account.server.faults.strike(K.HISTORY_EMPTY_PAGE)
    history = account.users.history()
    empty = history.list(userId="me", startHistoryId=cursor).execute()
    assert "history" not in empty
    token = empty["nextPageToken"]
    full = history.list(userId="me", startHistoryId=cursor, pageToken=token).execute()
    assert len(full["history"]) == 1
    assert "nextPageToken" not in full


def test_a_search_lags_and_a_plain_list_does_not(account: Account) -> None:
    """With q the young message is missing; by id and without q it is there (2.4)."""
    account.arrives(mail(message_id="<old@x>"))
    account.clock.forward(hours=2)
    young = account.arrives(mail(message_id="<young@x>"))
    account.server.faults.strike(K.SEARCH_LAG, times=0, seconds=3600)
    assert account.found("rfc822msgid:<young@x>") == []
    assert len(account.found("rfc822msgid:<old@x>")) == 1
    assert young in account.found()
    account.clock.forward(hours=1)
    assert account.found("rfc822msgid:<young@x>") == [young]


def test_a_search_may_lag_all_the_time(running: Running) -> None:
    """As a mailbox's habit instead of a fault."""
    account = running.account(quirks=Quirks(search_lag=timedelta(minutes=5)))
    made = account.draft(mail(message_id="<op@x>"))["id"]
    assert account.draft_ids(q="rfc822msgid:<op@x>") == []
    assert account.draft_ids() == [made]
    account.clock.forward(minutes=5)
    assert account.draft_ids(q="rfc822msgid:<op@x>") == [made]


def test_a_refusal_in_passing_does_not_end_a_downtime(running: Running) -> None:
    """The pause of a REFUSED fault runs out while the server is down: it stays down."""
    account = running.account()
    running.server.faults.strike(K.REFUSED, seconds=0.05)
    with pytest.raises(ConnectionError):
        account.found()
    with running.server.down():
        time.sleep(0.15)
        with pytest.raises(ConnectionRefusedError):
            account.found()
    assert account.found() == []


def test_a_stale_list_is_the_one_of_last_time(account: Account) -> None:
    """A draft deleted since is still listed, one made since is not."""
    first = account.draft()["id"]
    assert account.draft_ids() == [first]
    account.hand.discard_draft(first)
    second = account.draft()["id"]
    account.server.faults.strike(K.STALE_LIST, on="drafts.list")
    assert account.draft_ids() == [first]
    assert account.draft_ids() == [second]


def test_a_strike_may_skip_calls_and_mean_one_account(running: Running) -> None:
    """`skip`, `times`, a pattern of methods, and whose calls."""
    one, other = running.account(), running.account()
    running.server.faults.strike(K.NO_GMAIL, on="messages.*", skip=1, times=2, account=one.email)
    outcomes = []
    for account in (other, one, one, one, one):
        try:
            account.found()
            outcomes.append("ok")
        except Exception:
            outcomes.append("struck")
    assert outcomes == ["ok", "ok", "struck", "struck", "ok"]


def storm_of(server: LocalGmail, call: Callable[[], Any], seed: int) -> list[bool]:
    server.faults.calm()
    server.faults.storm(seed, 0.4, [K.TOO_MANY, K.INTERNAL, K.HTML], on="users.getProfile")
    outcomes = []
    for _ in range(30):
        try:
            outcomes.append(isinstance(call(), dict))
        except Exception:
            outcomes.append(False)
    server.faults.calm()
    return outcomes


def test_a_storm_is_the_same_for_the_same_seed(account: Account) -> None:
    """Reproducible by seed, different by another, and over when calm is told."""
    call = account.users.getProfile(userId="me").execute
    first, again, other = (storm_of(account.server, call, seed) for seed in (7, 7, 8))
    assert first == again != other
    assert 5 < first.count(False) < 25
    assert isinstance(call(), dict)


def test_a_storm_strikes_only_what_its_kinds_concern(account: Account) -> None:
    """A history fault never strikes a profile."""
    account.server.faults.storm(1, 1.0, [K.CURSOR_EXPIRED])
    assert account.users.getProfile(userId="me").execute()
    assert refused(lambda: account.changes(account.cursor())).status_code == 404
