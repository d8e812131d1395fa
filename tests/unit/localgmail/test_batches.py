"""The batch endpoint through BatchHttpRequest: parts, partial failures, limits (2.7)."""

from typing import Any

import httplib2
import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import BatchHttpRequest

from agent.localgmail import FaultKind, Quirks
from tests.unit.localgmail.localgmail_client import Account, Running, mail


def batch(
    account: Account, requests: dict[str, Any], path: str = "/batch"
) -> tuple[dict[str, Any], dict[str, HttpError]]:
    """Run requests as one batch; what each was answered, and how each failed."""
    answers: dict[str, Any] = {}
    failures: dict[str, HttpError] = {}

    def callback(request_id: str, response: Any, exception: HttpError | None) -> None:
        if exception is None:
            answers[request_id] = response
        else:
            failures[request_id] = exception

    envelope = BatchHttpRequest(callback=callback, batch_uri=account.server.url + path)
    for request_id, request in requests.items():
        envelope.add(request, request_id=request_id)
    envelope.execute()
    return answers, failures


def gets(account: Account, ids: list[str]) -> dict[str, Any]:
    messages = account.users.messages()
    return {gmail_id: messages.get(userId="me", id=gmail_id) for gmail_id in ids}


@pytest.mark.parametrize("path", ["/batch", "/batch/gmail/v1"])
def test_every_part_is_answered_by_its_id(account: Account, path: str) -> None:
    """Ids with spaces round the plus, statuses inside an outer 200."""
    ids = [account.arrives(mail(message_id=f"<b{number}@x>")) for number in range(3)]
    answers, failures = batch(account, gets(account, [*ids, "gone"]), path)
    assert {key: answer["id"] for key, answer in answers.items()} == {key: key for key in ids}
    assert failures["gone"].status_code == 404


def test_units_are_counted_by_part(account: Account) -> None:
    """n calls count n times (gmail-api.md 2.7)."""
    ids = [account.arrives(mail(message_id=f"<b{number}@x>")) for number in range(3)]
    batch(account, gets(account, ids))
    counters = account.server.counters(account.email)
    assert counters.calls == {"messages.get": 3}
    assert counters.total_units == 60


def test_writes_and_deletes_work_inside(account: Account) -> None:
    """A body and an empty answer survive the envelope."""
    made = account.draft()
    drafts = account.users.drafts()
    answers, failures = batch(
        account,
        {
            "new": account.users.labels().list(userId="me"),
            "old": drafts.delete(userId="me", id=made["id"]),
        },
    )
    assert not failures
    assert answers["old"] == ""
    assert account.draft_ids() == []


def test_some_parts_may_meet_faults(account: Account) -> None:
    """One part is refused, the others are answered; the wire's faults strike no part."""
    ids = [account.arrives(mail(message_id=f"<b{number}@x>")) for number in range(3)]
    account.server.faults.strike(FaultKind.RESET, on="messages.get")
    account.server.faults.strike(FaultKind.UNAVAILABLE, on="messages.get", skip=1)
    answers, failures = batch(account, gets(account, ids))
    assert set(answers) == {ids[0], ids[2]}
    assert failures[ids[1]].status_code == 503


def test_a_truncated_answer_lacks_parts(account: Account) -> None:
    """The client library meets a KeyError before any callback (gmail-api.md 2.7)."""
    ids = [account.arrives(mail(message_id=f"<b{number}@x>")) for number in range(4)]
    account.server.faults.strike(FaultKind.BATCH_TRUNCATED)
    with pytest.raises(KeyError):
        batch(account, gets(account, ids))
    assert len(batch(account, gets(account, ids))[0]) == 4


def test_the_whole_batch_may_break(account: Account) -> None:
    """Faults of the envelope: here the connection is reset after the effect."""
    gmail_id = account.arrives()
    account.server.faults.strike(FaultKind.RESET, on="batch", after_effect=True)
    with pytest.raises(ConnectionResetError):
        batch(account, gets(account, [gmail_id]))


def test_too_many_parts_at_once_are_429(running: Running) -> None:
    """The concurrency limit bites within a batch (gmail-api.md 2.7)."""
    account = running.account(quirks=Quirks(concurrent_parts=2))
    ids = [account.arrives(mail(message_id=f"<b{number}@x>")) for number in range(4)]
    answers, failures = batch(account, gets(account, ids))
    assert set(answers) == set(ids[:2])
    assert {error.status_code for error in failures.values()} == {429}


def test_more_than_a_hundred_parts_are_refused(account: Account) -> None:
    """Max 100 calls (gmail-api.md 2.7)."""
    with pytest.raises(HttpError, match="Received: 101, Limit: 100"):
        batch(account, gets(account, [f"{number:x}" for number in range(101)]))


@pytest.mark.parametrize(
    ("kind", "body"),
    [("text/plain", b"hello"), ("multipart/mixed; boundary=b", b"--b\r\n\r\nnonsense\r\n--b--")],
)
def test_what_is_no_batch_is_400(account: Account, kind: str, body: bytes) -> None:
    """No parts, or parts that are no requests."""
    head = {"Content-Type": kind, "Authorization": f"Bearer {account.credentials.token}"}
    response, _ = httplib2.Http(timeout=60).request(
        f"{account.server.url}/batch", "POST", body=body, headers=head
    )
    assert response.status == 400


def test_a_part_with_a_dead_token_is_401(account: Account) -> None:
    """Each part stands for itself; the client refreshes and repeats those parts only."""
    gmail_id = account.arrives()
    account.server.expire_access_tokens(account.email)
    answers, failures = batch(account, gets(account, [gmail_id]))
    assert answers[gmail_id]["id"] == gmail_id
    assert not failures
