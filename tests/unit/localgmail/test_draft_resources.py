"""users.drafts through the real client: the draft id stays, the message rotates (3.1 to 3.6)."""

from typing import Any

import pytest

from tests.unit.localgmail.localgmail_client import (
    Account,
    bytes_of,
    mail,
    raw_field,
    refused,
)


def update(account: Account, draft_id: str, raw: bytes, thread_id: str = "") -> Any:
    message = {"raw": raw_field(raw), **({"threadId": thread_id} if thread_id else {})}
    drafts = account.users.drafts()
    return drafts.update(userId="me", id=draft_id, body={"message": message}).execute()


def test_a_draft_in_a_thread_is_there_to_the_byte(account: Account) -> None:
    """threadId decides; bytes, Message-ID and marker header are kept; DRAFT is the only label."""
    thread_id = account.get(account.arrives())["threadId"]
    raw = mail(sender=account.email, message_id="<op1@x>", X_Followup="1", Date="now")
    made = account.draft(raw, thread_id)
    assert made["message"]["threadId"] == thread_id
    assert made["message"]["labelIds"] == ["DRAFT"]
    found = account.users.drafts().get(userId="me", id=made["id"], format="raw").execute()
    assert bytes_of(found["message"]["raw"]) == raw


def test_headers_alone_put_a_draft_into_no_thread(account: Account) -> None:
    """Gmail header-threads on send only (gmail-api.md 3.1)."""
    thread_id = account.get(account.arrives())["threadId"]
    made = account.draft(
        mail(subject="Re: Interview", message_id="<op@x>", In_Reply_To="<a1@acme.example>")
    )
    assert made["message"]["threadId"] != thread_id


def test_a_saved_draft_keeps_its_id_and_gets_a_new_message(account: Account) -> None:
    """Every save rotates the message id; the old message is gone (gmail-api.md 3.2)."""
    thread_id = account.get(account.arrives())["threadId"]
    made = account.draft(thread_id=thread_id)
    cursor = account.cursor()
    saved = update(account, made["id"], mail(sender=account.email, body="Other"), thread_id)
    assert saved["id"] == made["id"]
    assert saved["message"]["id"] != made["message"]["id"]
    assert saved["message"]["threadId"] == thread_id
    old = account.users.messages().get(userId="me", id=made["message"]["id"])
    assert refused(old.execute).status_code == 404
    kinds = [
        key
        for change in account.changes(cursor)
        for key in change
        if key in {"messagesAdded", "messagesDeleted"}
    ]
    assert kinds == ["messagesDeleted", "messagesAdded"]


def test_an_update_without_its_thread_leaves_the_thread(account: Account) -> None:
    """Full replacement: the thread id must be said again (gmail-api.md 3.5)."""
    thread_id = account.get(account.arrives())["threadId"]
    made = account.draft(thread_id=thread_id)
    assert update(account, made["id"], mail())["message"]["threadId"] != thread_id


def test_a_draft_without_message_id_and_date_gets_them(account: Account) -> None:
    """Gmail completes a draft; what is there is left alone."""
    made = account.draft(b"Subject: bare\r\n\r\nbody\r\n")
    found = account.users.drafts().get(userId="me", id=made["id"]).execute()
    headers = {head["name"]: head["value"] for head in found["message"]["payload"]["headers"]}
    assert headers["Message-ID"].endswith("@mail.gmail.com>")
    assert headers["Date"] == "Mon, 02 Mar 2026 09:00:00 +0000"


def test_an_unknown_or_malformed_thread_is_refused(account: Account) -> None:
    """404 for a thread that is not there, 400 for text that is no id; nothing is written."""
    for thread_id, status in (("18f0aaaaaaaaaaaa", 404), ("no/thread", 400)):
        message = {"raw": raw_field(mail()), "threadId": thread_id}
        call = account.users.drafts().create(userId="me", body={"message": message})
        assert refused(call.execute).status_code == status
    assert account.draft_ids() == []


@pytest.mark.parametrize("labels", [["INBOX"], ["STARRED", "DRAFT"]])
def test_a_draft_takes_no_label_but_draft(account: Account, labels: list[str]) -> None:
    """A label cannot mark a draft (gmail-api.md 3.2)."""
    message = {"raw": raw_field(mail()), "labelIds": labels}
    call = account.users.drafts().create(userId="me", body={"message": message})
    assert refused(call.execute).status_code == 400


def test_drafts_are_listed_newest_first_and_by_search(account: Account) -> None:
    """q works on drafts; Trash hides one unless asked for (gmail-api.md 3.5)."""
    first = account.draft(mail(message_id="<op1@x>", subject="First"))["id"]
    account.clock.forward(minutes=1)
    second = account.draft(mail(message_id="<op2@x>", subject="Second"))["id"]
    assert account.draft_ids() == [second, first]
    assert account.draft_ids(q="rfc822msgid:<op1@x>") == [first]
    assert account.draft_ids(q="rfc822msgid:op2@x") == [second]
    assert account.draft_ids(maxResults=1) == [second]
    account.hand.trash_draft(second)
    assert account.draft_ids() == [first]
    assert account.draft_ids(includeSpamTrash=True) == [second, first]
    found = account.users.drafts().get(userId="me", id=second, format="minimal").execute()
    assert found["message"]["labelIds"] == ["DRAFT", "TRASH"]


def test_a_deleted_draft_is_gone_for_good(account: Account) -> None:
    """Deletion answers nothing and passes the Trash; a second one is 404."""
    made = account.draft()
    drafts = account.users.drafts()
    assert drafts.delete(userId="me", id=made["id"]).execute() == ""
    assert account.found(includeSpamTrash=True) == []
    for call in (
        drafts.delete(userId="me", id=made["id"]),
        drafts.update(userId="me", id=made["id"], body={"message": {"raw": raw_field(mail())}}),
    ):
        assert refused(call.execute).status_code == 404


@pytest.mark.parametrize("body", [{}, {"message": {}}, {"message": {"raw": "!"}}, {"message": "x"}])
def test_a_draft_without_a_message_is_refused(account: Account, body: dict[str, Any]) -> None:
    """No message, no draft."""
    call = account.users.drafts().create(userId="me", body=body)
    assert refused(call.execute).status_code == 400


def test_the_draft_id_of_the_body_is_ignored(account: Account) -> None:
    """There is no idempotency key (gmail-api.md 3.8)."""
    body = {"id": "r77", "message": {"raw": raw_field(mail())}}
    made = account.users.drafts().create(userId="me", body=body).execute()
    assert made["id"] != "r77"
