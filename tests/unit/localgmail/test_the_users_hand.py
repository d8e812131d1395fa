"""What the user does in Gmail's own pages, as a client sees it (3.2, 3.6, rows 30-39)."""

import re
from typing import Any

import pytest

from agent.localgmail import Quirks
from agent.localgmail.content import Content
from tests.unit.localgmail.localgmail_client import (
    Account,
    Running,
    bytes_of,
    mail,
    refused,
)

HTML_DRAFT = (
    b"From: me@mail.example\r\nTo: amy@acme.example\r\nSubject: Re: Interview\r\n"
    b"In-Reply-To: <AM9PR08MB6723%s@AM9PR08MB6723.eurprd08.prod.outlook.com>\r\n"
    b"Message-ID: <op1@followup.invalid>\r\nX-Followup: op1\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/alternative; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/plain\r\n\r\n"
    b"Thank you for [[detail]].\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    b"<!-- marker --><p>Thank you for [[detail]].</p>\r\n--b--\r\n" % (b"A" * 60)
)


def draft_of(account: Account, draft_id: str, form: str = "raw") -> dict[str, Any]:
    answer = account.users.drafts().get(userId="me", id=draft_id, format=form).execute()
    message: dict[str, Any] = answer["message"]
    return message


def content_of(message: dict[str, Any]) -> Content:
    return Content(bytes_of(message["raw"]))


def labels_in_thread(account: Account, thread_id: str) -> list[list[str]]:
    thread = account.users.threads().get(userId="me", id=thread_id, format="minimal").execute()
    return [message["labelIds"] for message in thread["messages"]]


@pytest.fixture
def thread_id(account: Account) -> str:
    """A thread with one received message."""
    return str(account.get(account.arrives())["threadId"])


def test_opening_a_draft_rewrites_it_and_keeps_its_words(account: Account, thread_id: str) -> None:
    """Row 33: the message id rotates, draft, thread and text stay, the HTML is Gmail's own."""
    made = account.draft(HTML_DRAFT, thread_id)
    before = content_of(draft_of(account, made["id"]))
    account.hand.open_draft(made["id"])
    message = draft_of(account, made["id"])
    after = content_of(message)
    assert message["id"] != made["message"]["id"]
    assert message["threadId"] == thread_id
    assert after.text().split() == before.text().split()
    assert b'<div dir="ltr">' in after.raw
    assert b"<!-- marker -->" not in after.raw
    for name in ("in-reply-to", "message-id", "subject", "x-followup"):
        assert after.every(name) == before.every(name)


def test_an_edit_changes_the_words_and_the_message_id(account: Account, thread_id: str) -> None:
    """Row 32: draft id and thread stay, headers keep every byte."""
    made = account.draft(HTML_DRAFT, thread_id)
    new_id = account.hand.edit_draft(made["id"], "My own words.\nSecond line.")
    message = draft_of(account, made["id"])
    assert message["id"] == new_id != made["message"]["id"]
    assert message["threadId"] == thread_id
    assert content_of(message).text().splitlines() == ["My own words.", "Second line."]
    assert re.search(rb"(?m)^In-Reply-To: <AM9PR08MB6723A{60}@", content_of(message).raw)


def test_the_same_edit_gives_the_same_bytes(account: Account) -> None:
    """Nothing random in a rewritten draft: runs can be compared."""
    ids = [account.draft(HTML_DRAFT)["id"] for _ in range(2)]
    for draft_id in ids:
        account.hand.edit_draft(draft_id, "Grüße")
    first, second = (content_of(draft_of(account, draft_id)).raw for draft_id in ids)
    assert first == second


def test_another_subject_moves_the_draft_into_a_new_thread(
    account: Account, thread_id: str
) -> None:
    """Draft id unchanged, thread id changed (gmail-api.md 3.2)."""
    made = account.draft(HTML_DRAFT, thread_id)
    account.hand.edit_subject(made["id"], "Something else")
    message = draft_of(account, made["id"])
    assert message["threadId"] != thread_id
    assert content_of(message).first("subject") == "Something else"
    assert labels_in_thread(account, thread_id) == [["INBOX", "UNREAD"]]


def test_other_recipients_stay_in_the_thread(account: Account, thread_id: str) -> None:
    """A To that the user changed."""
    made = account.draft(HTML_DRAFT, thread_id)
    account.hand.edit_recipients(made["id"], "boss@acme.example")
    message = draft_of(account, made["id"])
    assert message["threadId"] == thread_id
    assert content_of(message).addresses("to") == ("boss@acme.example",)


def test_a_sent_draft_is_gone_and_sent_stands_in_the_thread(
    account: Account, thread_id: str
) -> None:
    """Row 34: new message id, SENT, draft id 404; history tells deletion and addition."""
    made = account.draft(HTML_DRAFT, thread_id)
    cursor = account.cursor()
    account.clock.forward(minutes=3)
    sent = account.hand.send_draft(made["id"], fill=lambda text: text.replace("[[detail]]", "it"))
    found = account.get(sent, format="raw")
    assert sent != made["message"]["id"]
    assert (found["labelIds"], found["threadId"]) == (["SENT"], thread_id)
    assert content_of(found).text().strip() == "Thank you for it."
    assert content_of(found).message_id == "<op1@followup.invalid>"
    assert account.draft_ids() == []
    call = account.users.drafts().get(userId="me", id=made["id"])
    assert refused(call.execute).status_code == 404
    kinds = [
        [key for key in change if key.startswith("messages")] for change in account.changes(cursor)
    ]
    assert kinds == [["messages", "messagesDeleted"], ["messages", "messagesAdded"]]


def test_what_survives_of_a_sent_draft_is_a_choice(running: Running) -> None:
    """Message-ID and marker replaced, the Gmail id kept: all unverified at Google (3.6)."""
    quirks = Quirks(sent_keeps_message_id=False, sent_keeps_marker=False, sent_keeps_id=True)
    account = running.account(quirks=quirks)
    made = account.draft(HTML_DRAFT)
    sent = account.hand.send_draft(made["id"])
    content = content_of(account.get(sent, format="raw"))
    assert sent == made["message"]["id"]
    assert content.message_id.endswith("@mail.gmail.com>")
    assert content.first("x-followup") == ""
    assert content.first("in-reply-to").startswith("<AM9PR08MB6723AAA")


def test_an_old_draft_id_may_name_the_sent_message(running: Running) -> None:
    """Row 41: drafts.get shows SENT, lists do not name it, delete destroys sent mail (3.6)."""
    account = running.account(quirks=Quirks(old_draft_resolves=True))
    made = account.draft(HTML_DRAFT)
    sent = account.hand.send_draft(made["id"])
    assert draft_of(account, made["id"], "minimal")["labelIds"] == ["SENT"]
    assert account.draft_ids() == []
    body = {"message": {"raw": "eA=="}}
    update = account.users.drafts().update(userId="me", id=made["id"], body=body)
    assert refused(update.execute).status_code == 404
    account.users.drafts().delete(userId="me", id=made["id"]).execute()
    assert refused(lambda: account.get(sent)).status_code == 404


def test_a_discarded_draft_is_gone_and_may_come_back(account: Account, thread_id: str) -> None:
    """Rows 36 and 39: under its old id or a new one; the message id is new in any case."""
    for same in (True, False):
        made = account.draft(HTML_DRAFT, thread_id)
        discarded = account.hand.discard_draft(made["id"])
        assert account.draft_ids() == []
        back = account.hand.undo_discard(discarded, same_draft_id=same)
        assert (back == made["id"]) is same
        message = draft_of(account, back)
        assert message["id"] != made["message"]["id"]
        assert message["threadId"] == thread_id
        assert bytes_of(message["raw"]).endswith(HTML_DRAFT)
        account.hand.discard_draft(back)


def test_a_scheduled_draft_is_nowhere_until_it_is_sent(account: Account, thread_id: str) -> None:
    """Row 37: no draft, no message; then SENT in the thread, or a draft again."""
    made = account.draft(HTML_DRAFT, thread_id)
    scheduled = account.hand.schedule_draft(made["id"])
    assert account.draft_ids(includeSpamTrash=True) == []
    assert labels_in_thread(account, thread_id) == [["INBOX", "UNREAD"]]
    sent = account.hand.send_scheduled(scheduled)
    assert account.get(sent)["labelIds"] == ["SENT"]
    assert account.get(sent)["threadId"] == thread_id
    other = account.hand.schedule_draft(account.draft(HTML_DRAFT, thread_id)["id"])
    assert account.hand.cancel_schedule(other) in account.draft_ids()


@pytest.mark.parametrize("resolves", [False, True])
def test_a_send_may_be_undone(running: Running, resolves: bool) -> None:
    """Row 39: the sent message goes, the draft is back, with the same id or another."""
    account = running.account(quirks=Quirks(old_draft_resolves=resolves))
    for same in (True, False):
        made = account.draft(HTML_DRAFT)
        sent = account.hand.send_draft_undoably(made["id"])
        assert account.get(sent.sent_id)["labelIds"] == ["SENT"]
        back = account.hand.undo_send(sent, same_draft_id=same)
        assert (back == made["id"]) is same
        assert account.draft_ids() == [back]
        gone = account.users.messages().get(userId="me", id=sent.sent_id)
        assert refused(gone.execute).status_code == 404
        account.hand.discard_draft(back)


def test_a_trashed_draft_stays_a_draft_and_is_hidden(account: Account) -> None:
    """Row 38, and back again."""
    made = account.draft()
    account.hand.trash_draft(made["id"])
    assert account.draft_ids() == []
    assert draft_of(account, made["id"], "minimal")["labelIds"] == ["DRAFT", "TRASH"]
    account.hand.untrash_draft(made["id"])
    assert account.draft_ids() == [made["id"]]


def test_an_own_reply_answers_the_newest_message(account: Account, thread_id: str) -> None:
    """Row 35: SENT in the thread, to the writer, with the threading headers."""
    account.arrives(
        mail(
            message_id="<a2@x>",
            In_Reply_To="<a1@acme.example>",
            References="<a1@acme.example>",
            Reply_To="desk@acme.example",
        )
    )
    account.clock.forward(minutes=1)
    sent = account.hand.reply(thread_id, "Tuesday it is.")
    found = account.get(sent, format="raw")
    content = content_of(found)
    assert (found["labelIds"], found["threadId"]) == (["SENT"], thread_id)
    assert content.addresses("to") == ("desk@acme.example",)
    assert content.addresses("from") == (account.email,)
    assert content.first("in-reply-to") == "<a2@x>"
    assert content.first("references") == "<a1@acme.example> <a2@x>"
    assert content.first("subject") == "Re: Interview"
    again = account.hand.reply(thread_id, "One more thing.")
    again_content = content_of(account.get(again, format="raw"))
    assert again_content.addresses("to") == ("desk@acme.example",)
    assert again_content.first("subject") == "Re: Interview"


def test_a_new_message_begins_a_thread(account: Account) -> None:
    """Own mail that answers nothing."""
    sent = account.hand.write("amy@acme.example", "Hello", "Are you hiring?")
    found = account.get(sent)
    assert (found["labelIds"], found["threadId"]) == (["SENT"], sent)


def test_a_second_draft_in_the_thread(account: Account, thread_id: str) -> None:
    """Row 30: the user's own draft, and a copy of ours (row 42)."""
    foreign = account.hand.start_draft(thread_id, "I was going to say")
    assert draft_of(account, foreign)["threadId"] == thread_id
    ours = account.draft(HTML_DRAFT, thread_id)["id"]
    copy = account.hand.copy_draft(ours)
    assert len({foreign, ours, copy} & set(account.draft_ids())) == 3
    assert draft_of(account, copy)["threadId"] == thread_id
    assert draft_of(account, copy)["raw"] == draft_of(account, ours)["raw"]
    apart = account.hand.copy_draft(ours, thread_id="")
    assert draft_of(account, apart)["threadId"] != thread_id
    loose = account.hand.start_new_draft("amy@acme.example", "Hello", "text")
    assert draft_of(account, loose)["threadId"] != thread_id


def test_labels_move_with_the_users_gestures(account: Account) -> None:
    """Read, archive, trash, restore, spam, own labels; each is told in history."""
    gmail_id = account.arrives()
    hand = account.hand
    cursor = account.cursor()
    for gesture, labels in (
        (hand.read, ["INBOX"]),
        (hand.archive, []),
        (hand.trash, ["TRASH"]),
        (hand.untrash, ["INBOX"]),
        (hand.mark_spam, ["SPAM"]),
    ):
        gesture(gmail_id)
        assert account.get(gmail_id)["labelIds"] == labels
    label = hand.create_label("Jobs").label_id
    hand.change_labels(gmail_id, add=("Jobs", "New one"))
    assert label in account.get(gmail_id)["labelIds"]
    assert hand.rename_label(label, "Work").name == "Work"
    hand.delete_label(label)
    assert label not in account.get(gmail_id)["labelIds"]
    assert len(account.changes(cursor)) > 6


def test_deleting_a_thread_takes_its_drafts_along(account: Account, thread_id: str) -> None:
    """The thread is 404 then, and so is the draft."""
    made = account.draft(HTML_DRAFT, thread_id)
    account.hand.delete_thread(thread_id)
    call = account.users.threads().get(userId="me", id=thread_id)
    assert refused(call.execute).status_code == 404
    assert account.draft_ids(includeSpamTrash=True) == []
    assert (
        account.hand.undo_discard(account.hand.discard_draft(account.draft(HTML_DRAFT)["id"]))
        != made["id"]
    )


def test_a_gesture_on_what_is_gone_is_a_key_error(account: Account) -> None:
    """The test that asks is wrong, and hears it."""
    for gesture in (
        lambda: account.hand.send_draft("r1"),
        lambda: account.hand.edit_draft("r1", "x"),
        lambda: account.hand.trash("1"),
        lambda: account.hand.reply("1", "x"),
    ):
        with pytest.raises(KeyError):
            gesture()


def test_an_autosave_may_drop_the_marker(running: Running) -> None:
    """Unverified at Google: X- headers may not survive the composer (3.8)."""
    account = running.account(quirks=Quirks(autosave_keeps_marker=False))
    made = account.draft(HTML_DRAFT)
    account.hand.open_draft(made["id"])
    content = content_of(draft_of(account, made["id"]))
    assert content.first("x-followup") == ""
    assert content.message_id == "<op1@followup.invalid>"
