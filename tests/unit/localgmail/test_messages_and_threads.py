"""users.messages and users.threads through the real client: lists, formats, filing, threads."""

from typing import Any

import pytest

from agent.localgmail import Quirks, Scope
from tests.unit.localgmail.localgmail_client import (
    Account,
    Running,
    bytes_of,
    mail,
    raw_field,
    reason_of,
    refused,
)


def insert(account: Account, raw: bytes, labels: tuple[str, ...] = (), **more: Any) -> Any:
    body = {"raw": raw_field(raw), "labelIds": list(labels), **more}
    return account.users.messages().insert(userId="me", body=body).execute()


def test_it_hands_out_the_very_bytes_that_arrived(account: Account) -> None:
    """Format raw is the message to the byte, with ids that say nothing."""
    raw = mail(body="Grüße \xff")
    found = account.get(account.arrives(raw), format="raw")
    assert bytes_of(found["raw"]) == raw
    assert found["sizeEstimate"] == len(raw)
    assert found["internalDate"] == str(int(account.clock.at.timestamp() * 1000))


def test_mail_from_others_is_unread_in_the_inbox_and_own_mail_is_sent(account: Account) -> None:
    """A delivery is filed by its From; the owner's address with a name counts too."""
    received = account.arrives()
    own = account.arrives(mail(sender=f"Me <{account.email.upper()}>", message_id="<o1@x>"))
    to_self = account.arrives(
        mail(sender=account.email, to=account.email, message_id="<o2@x>", subject="Note")
    )
    assert account.get(received)["labelIds"] == ["INBOX", "UNREAD"]
    assert account.get(own)["labelIds"] == ["SENT"]
    assert account.get(to_self)["labelIds"] == ["INBOX", "SENT", "UNREAD"]


def test_a_list_names_ids_newest_first_and_pages_to_the_end(account: Account) -> None:
    """Three pages, no message twice, none missing, and no token at the end."""
    made = []
    for number in range(5):
        account.clock.forward(minutes=1)
        made.append(account.arrives(mail(message_id=f"<p{number}@x>", subject=f"S{number}")))
    seen, token = [], None
    for _ in range(3):
        page = account.users.messages().list(userId="me", maxResults=2, pageToken=token).execute()
        seen += [ref["id"] for ref in page["messages"]]
        token = page.get("nextPageToken")
    assert seen == made[::-1]
    assert token is None


def test_an_empty_list_has_no_messages_key(account: Account) -> None:
    """The key is absent, not empty (gmail-api.md 2.3)."""
    assert account.users.messages().list(userId="me").execute() == {"resultSizeEstimate": 0}


def test_a_foreign_page_token_is_refused(account: Account) -> None:
    """A token nobody handed out is a bad request."""
    error = refused(account.users.messages().list(userId="me", pageToken="bm9uc2Vuc2U=").execute)
    assert error.status_code == 400


def test_spam_and_trash_are_hidden_unless_asked_for(account: Account) -> None:
    """By flag, by label, by query; labelIds are joined by AND."""
    spam = account.arrives(labels=("SPAM",))
    trash = account.arrives(mail(message_id="<t@x>"), labels=("TRASH", "STARRED"))
    assert account.found() == []
    assert set(account.found(includeSpamTrash=True)) == {spam, trash}
    assert account.found(labelIds=["SPAM"]) == [spam]
    assert account.found(labelIds=["TRASH", "STARRED"]) == [trash]
    assert account.found(labelIds=["TRASH", "SPAM"]) == []
    assert account.found("in:spam") == [spam]
    assert set(account.found("in:anywhere")) == {spam, trash}


def test_metadata_carries_the_headers_asked_for(account: Account) -> None:
    """Names are compared without case; minimal carries none."""
    gmail_id = account.arrives(mail(References="<r1@x>\r\n <r2@x>"))
    view = account.get(gmail_id, format="metadata", metadataHeaders=["subject", "References"])
    assert view["payload"]["headers"] == [
        {"name": "Subject", "value": "Interview"},
        {"name": "References", "value": "<r1@x> <r2@x>"},
    ]
    assert "payload" not in account.get(gmail_id, format="minimal")


def test_fields_narrow_an_answer_and_a_wrong_name_is_refused(account: Account) -> None:
    """Partial responses nest; a typo is 400 invalidParameter (gmail-api.md 2.7)."""
    gmail_id = account.arrives()
    narrowed = account.get(gmail_id, fields="id,payload(headers/name,body/size)")
    assert set(narrowed) == {"id", "payload"}
    assert set(narrowed["payload"]) == {"headers", "body"}
    assert narrowed["payload"]["headers"][0] == {"name": "From"}
    listed = account.users.messages().list(userId="me", fields="messages/id").execute()
    assert listed == {"messages": [{"id": gmail_id}]}
    for wrong in ("id,shoeSize", "payload(headers", "id)"):
        error = refused(
            account.users.messages().get(userId="me", id=gmail_id, fields=wrong).execute
        )
        assert reason_of(error) == "invalidParameter"


def test_an_unknown_message_is_404(account: Account) -> None:
    """Gone and never been are told alike."""
    for call in (
        account.users.messages().get(userId="me", id="18f0aaaaaaaaaaaa"),
        account.users.threads().get(userId="me", id="18f0aaaaaaaaaaaa"),
        account.users.drafts().get(userId="me", id="r1"),
    ):
        error = refused(call.execute)
        assert (error.status_code, reason_of(error)) == (404, "notFound")


def test_attachment_ids_change_with_every_reading_and_can_go_stale(account: Account) -> None:
    """Two readings, two ids for the same bytes; a stale one is 400 (gmail-api.md 4.1)."""
    raw = (
        b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n"
        b"Content-Disposition: attachment; filename=a.txt\r\n\r\nhello\r\n--b--\r\n"
    )
    gmail_id = account.arrives(raw)
    ids = [account.get(gmail_id)["payload"]["parts"][1]["body"]["attachmentId"] for _ in range(2)]
    assert len(set(ids)) == 2
    attachments = account.users.messages().attachments()
    for attachment_id in ids:
        answer = attachments.get(userId="me", messageId=gmail_id, id=attachment_id).execute()
        assert bytes_of(answer["data"]) == b"hello"
    account.server.expire_attachment_ids(account.email)
    stale = attachments.get(userId="me", messageId=gmail_id, id=ids[0])
    assert refused(stale.execute).status_code == 400


def test_a_long_text_comes_as_an_attachment(running: Running) -> None:
    """Large bodies have an attachmentId even for text (gmail-api.md 4.1)."""
    account = running.account(quirks=Quirks(inline_limit=10))
    body = account.get(account.arrives(mail(body="x" * 50)))["payload"]["body"]
    assert "data" not in body
    assert body["size"] == 52


def test_insert_files_with_its_labels_and_now(account: Account) -> None:
    """messages.insert honours labelIds; internalDate is now unless the Date is asked for."""
    label = account.hand.create_label("Digest").label_id
    made = insert(account, mail(sender="digest@followup.invalid"), ("INBOX", "UNREAD", label))
    assert made["labelIds"] == sorted(("INBOX", "UNREAD", label))
    dated = (
        account.users.messages()
        .insert(
            userId="me",
            internalDateSource="dateHeader",
            body={"raw": raw_field(mail(Date="Mon, 5 Jan 2026 10:00:00 +0100"))},
        )
        .execute()
    )
    assert account.get(dated["id"])["internalDate"] == "1767603600000"


def test_insert_with_the_owners_from_becomes_sent(account: Account) -> None:
    """The digest must not come from the user (gmail-api.md 3.10)."""
    made = insert(account, mail(sender=f"Me <{account.email}>"), ("INBOX",))
    assert made["labelIds"] == ["INBOX", "SENT"]


@pytest.mark.parametrize("labels", [("Nope",), ("DRAFT",), ("SENT",)])
def test_insert_refuses_labels_nobody_may_set(account: Account, labels: tuple[str, ...]) -> None:
    """Unknown ids, SENT and DRAFT are bad requests (gmail-api.md 2.2)."""
    body = {"raw": raw_field(mail()), "labelIds": list(labels)}
    error = refused(account.users.messages().insert(userId="me", body=body).execute)
    assert error.status_code == 400
    assert account.found() == []


@pytest.mark.parametrize("body", [{}, {"raw": ""}, {"raw": "ä"}, {"raw": 7}])
def test_insert_without_a_message_is_refused(account: Account, body: dict[str, Any]) -> None:
    """No raw, or a raw that is no base64url, is 400."""
    error = refused(account.users.messages().insert(userId="me", body=body).execute)
    assert error.status_code == 400


def test_a_second_insert_makes_a_second_message_unless_gmail_deduplicates(running: Running) -> None:
    """Unverified at Google, so both ways exist (gmail-api.md 3.10)."""
    plain, careful = running.account(), running.account(quirks=Quirks(insert_deduplicates=True))
    for account, count in ((plain, 2), (careful, 1)):
        for _ in range(2):
            insert(account, mail(sender="digest@followup.invalid"))
        assert len(account.found()) == count
        assert account.server.counters(account.email).repeated_writes == 1


def test_a_second_import_adds_its_labels_to_the_first(account: Account) -> None:
    """Import deduplicates by Message-ID and merges labels (gmail-api.md 3.10)."""
    calls = [
        account.users.messages().import_(
            userId="me", body={"raw": raw_field(mail()), "labelIds": [label]}
        )
        for label in ("INBOX", "STARRED")
    ]
    first, second = (call.execute() for call in calls)
    assert first["id"] == second["id"]
    assert second["labelIds"] == ["INBOX", "STARRED"]


def test_a_reply_joins_its_thread_only_with_the_same_subject(account: Account) -> None:
    """References and the subject without its prefixes must agree, else a new thread begins."""
    first = account.arrives()
    reply = account.arrives(
        mail(subject="RE: AW: interview", message_id="<a2@x>", In_Reply_To="<a1@acme.example>")
    )
    other = account.arrives(
        mail(subject="Lunch", message_id="<a3@x>", References="<a1@acme.example> <a2@x>")
    )
    stranger = account.arrives(mail(subject="Interview", message_id="<a4@x>"))
    threads = [account.get(found)["threadId"] for found in (first, reply, other, stranger)]
    assert threads[0] == threads[1]
    assert len(set(threads)) == 3


def test_a_thread_shows_everything_oldest_first(account: Account) -> None:
    """Drafts, sent and trashed messages belong to it; labels tell (gmail-api.md 2.7)."""
    first = account.arrives()
    thread_id = account.get(first)["threadId"]
    account.clock.forward(minutes=5)
    sent = account.hand.reply(thread_id, "Yes, please.")
    account.clock.forward(minutes=5)
    draft = account.draft(thread_id=thread_id)["message"]["id"]
    account.hand.trash(first)
    found = account.users.threads().get(userId="me", id=thread_id, format="minimal").execute()
    assert [message["id"] for message in found["messages"]] == [first, sent, draft]
    assert [message["labelIds"] for message in found["messages"]] == [
        ["TRASH", "UNREAD"],
        ["SENT"],
        ["DRAFT"],
    ]
    assert found["historyId"] == account.cursor()


def test_threads_are_listed_once_by_their_newest_match(account: Account) -> None:
    """A thread is found when any of its messages matches (gmail-api.md 2.3)."""
    first = account.arrives()
    account.arrives(mail(message_id="<a2@x>", In_Reply_To="<a1@acme.example>", body="Monday"))
    account.arrives(mail(message_id="<b@x>", subject="Other"))
    threads = account.users.threads()
    assert len(threads.list(userId="me").execute()["threads"]) == 2
    found = threads.list(userId="me", q="tuesday interview").execute()["threads"]
    assert [thread["id"] for thread in found][-1] == account.get(first)["threadId"]
    assert "threads" not in threads.list(userId="me", q="nothingness").execute()


def test_threads_have_no_raw_format(account: Account) -> None:
    """threads.get knows full, metadata and minimal only."""
    gmail_id = account.arrives()
    url = f"{account.server.url}/gmail/v1/users/me/threads/{gmail_id}?format=raw"
    head = {"Authorization": f"Bearer {account.credentials.token}"}
    response, _ = account.http.request(url, headers=head)
    assert response.status == 400


def test_a_search_too_long_for_a_url_works(account: Account) -> None:
    """The client sends it as POST with x-http-method-override (gmail-api.md 2.4)."""
    gmail_id = account.arrives()
    query = "{" + " ".join(f"from:somebody{number}@far.example" for number in range(200)) + "}"
    assert len(query) > 2048
    assert account.found(query) == []
    assert account.found(f"{query} OR from:amy") == [gmail_id]


def test_a_user_may_be_named_by_address_but_not_another_one(running: Running) -> None:
    """users/{email} works for the token's own account; another is 403."""
    account, other = running.account(), running.account()
    profile = account.users.getProfile(userId=account.email.upper()).execute()
    assert profile["emailAddress"] == account.email
    error = refused(account.users.getProfile(userId=other.email).execute)
    assert (error.status_code, reason_of(error)) == (403, "forbidden")


def test_mailboxes_do_not_see_each_other(running: Running) -> None:
    """Ids, lists and history are each account's own."""
    mine, other = running.account(), running.account()
    gmail_id = mine.arrives()
    assert other.found() == []
    assert refused(other.users.messages().get(userId="me", id=gmail_id).execute).status_code == 404


@pytest.mark.tries_to_send
@pytest.mark.parametrize(
    "call",
    [
        lambda users: users.messages().send(userId="me", body={}),
        lambda users: users.drafts().send(userId="me", body={"id": "r1"}),
        lambda users: users.messages().modify(userId="me", id="1", body={}),
        lambda users: users.messages().trash(userId="me", id="1"),
        lambda users: users.messages().untrash(userId="me", id="1"),
        lambda users: users.messages().delete(userId="me", id="1"),
        lambda users: users.threads().trash(userId="me", id="1"),
    ],
)
def test_what_the_agent_must_never_do_is_counted_and_refused(running: Running, call: Any) -> None:
    """Even the widest scope gets a 403, and the counter tells a suite about it."""
    account = running.account(Scope.FULL)
    request = call(account.users)
    error = refused(request.execute)
    assert (error.status_code, reason_of(error)) == (403, "forbidden")
    counters = account.server.counters(account.email)
    assert counters.refused == 1
    assert counters.send_attempts == request.methodId.endswith(".send")


def test_unknown_paths_are_404(account: Account) -> None:
    """A method this server does not have is not found."""
    request = account.users.settings().getVacation(userId="me")
    assert refused(request.execute).status_code == 404
