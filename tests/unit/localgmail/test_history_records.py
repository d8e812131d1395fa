"""users.history through the real client: four kinds, pages, filters, cursors too old (2.5)."""

from datetime import timedelta

import pytest

from agent.localgmail import Quirks
from tests.unit.localgmail.localgmail_client import Account, Running, mail, refused


def test_each_kind_of_change_is_told(account: Account) -> None:
    """Added, labelled, unlabelled, deleted; each with ids, labels and the labels that moved."""
    cursor = account.cursor()
    gmail_id = account.arrives()
    account.hand.change_labels(gmail_id, add=("STARRED",))
    account.hand.read(gmail_id)
    account.hand.delete_forever(gmail_id)
    added, starred, read, deleted = account.changes(cursor)
    ref = {"id": gmail_id, "threadId": gmail_id}
    assert added["messagesAdded"] == [{"message": {**ref, "labelIds": ["INBOX", "UNREAD"]}}]
    assert starred["labelsAdded"][0]["labelIds"] == ["STARRED"]
    assert starred["labelsAdded"][0]["message"]["labelIds"] == ["INBOX", "STARRED", "UNREAD"]
    assert read["labelsRemoved"][0]["labelIds"] == ["UNREAD"]
    assert deleted["messagesDeleted"][0]["message"]["id"] == gmail_id


def test_ids_grow_with_gaps_and_the_answer_names_the_newest(account: Account) -> None:
    """Chronological, not contiguous; historyId of the answer is the next cursor."""
    cursor = account.cursor()
    for number in range(3):
        account.arrives(mail(message_id=f"<h{number}@x>"))
    answer = account.users.history().list(userId="me", startHistoryId=cursor).execute()
    ids = [int(change["id"]) for change in answer["history"]]
    assert ids == sorted(ids)
    assert ids[-1] - ids[0] > 2
    assert answer["historyId"] == str(ids[-1]) == account.cursor()
    assert account.changes(answer["historyId"]) == []


def test_no_change_has_no_history_key(account: Account) -> None:
    """The key is absent where nothing happened."""
    cursor = account.cursor()
    answer = account.users.history().list(userId="me", startHistoryId=cursor).execute()
    assert answer == {"historyId": cursor}


def test_pages_follow_each_other(account: Account) -> None:
    """maxResults cuts records; the last page has no token."""
    cursor = account.cursor()
    made = [account.arrives(mail(message_id=f"<h{number}@x>")) for number in range(5)]
    seen, token, pages = [], None, 0
    while pages == 0 or token:
        page = (
            account.users.history()
            .list(userId="me", startHistoryId=cursor, maxResults=2, pageToken=token)
            .execute()
        )
        seen += [change["messagesAdded"][0]["message"]["id"] for change in page["history"]]
        token, pages = page.get("nextPageToken"), pages + 1
    assert seen == made
    assert pages == 3


def test_kinds_and_label_narrow_the_records(account: Account) -> None:
    """historyTypes may be repeated; labelId keeps what carries or moved that label."""
    cursor = account.cursor()
    received = account.arrives()
    account.draft()
    account.hand.read(received)
    drafts = account.changes(cursor, labelId="DRAFT", historyTypes=["messageAdded"])
    assert [change["messagesAdded"][0]["message"]["labelIds"] for change in drafts] == [["DRAFT"]]
    labels = account.changes(cursor, historyTypes=["labelAdded", "labelRemoved"])
    assert len(labels) == 1
    assert len(account.changes(cursor, labelId="UNREAD")) == 2


@pytest.mark.parametrize("cursor", ["0", "1", "99999999999999"])
def test_a_cursor_never_handed_out_is_404(account: Account, cursor: str) -> None:
    """Too old and too new are told alike."""
    call = account.users.history().list(userId="me", startHistoryId=cursor)
    assert refused(call.execute).status_code == 404


@pytest.mark.parametrize("cursor", ["-1", "abc", "1e3"])
def test_a_cursor_that_is_no_number_is_400(account: Account, cursor: str) -> None:
    """Ids of history are whole numbers."""
    call = account.users.history().list(userId="me", startHistoryId=cursor)
    assert refused(call.execute).status_code == 400


def test_records_are_forgotten_with_time(running: Running) -> None:
    """After `history_keeps` an old cursor is 404, and the profile's cursor works again."""
    account = running.account(quirks=Quirks(history_keeps=timedelta(days=7)))
    old = account.cursor()
    account.arrives()
    account.clock.forward(days=6)
    assert len(account.changes(old)) == 1
    account.clock.forward(days=2)
    call = account.users.history().list(userId="me", startHistoryId=old)
    assert refused(call.execute).status_code == 404
    assert account.changes(account.cursor()) == []


def test_every_cursor_can_be_made_too_old_at_once(account: Account) -> None:
    """The rare case of hours instead of days (gmail-api.md 2.5)."""
    cursor = account.cursor()
    account.server.expire_cursors(account.email)
    call = account.users.history().list(userId="me", startHistoryId=cursor)
    assert refused(call.execute).status_code == 404
    account.changes(account.cursor())
