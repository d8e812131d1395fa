"""Every kind of answer against the schemas that google-api-python-client ships."""

from collections.abc import Callable
from typing import Any

import pytest

from agent.localgmail import Scope
from agent.localgmail.fields import _KNOWN
from agent.localgmail.methods.table import METHODS
from tests.unit.localgmail.discovery_schema import DOCUMENT, methods_of_document, problems_with
from tests.unit.localgmail.localgmail_client import Account, Running, mail, raw_field

RICH = (
    b"From: Amy <amy@acme.example>\r\nTo: me@mail.example\r\nSubject: =?utf-8?q?Gr=C3=BC?=\r\n"
    b"Message-ID: <rich@acme.example>\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=one\r\n\r\n--one\r\n"
    b"Content-Type: multipart/alternative; boundary=two\r\n\r\n--two\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nHello &  <you>\r\n--two\r\n"
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+SGVsbG88L2I+\r\n"
    b"--two--\r\n--one\r\nContent-Type: application/ics; name=invite.ics\r\n"
    b"Content-Disposition: attachment; filename=invite.ics\r\n\r\nBEGIN:VCALENDAR\r\n--one\r\n"
    b"Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nforwarded\r\n--one--\r\n"
)


@pytest.fixture
def rich(running: Running) -> Account:
    """An account with every kind of thing in it."""
    account = running.account(
        *[scope.value for scope in (Scope.FULL,)], aliases=("me@work.example",)
    )
    received = account.arrives(RICH, labels=("INBOX", "UNREAD", "Jobs"))
    account.draft(thread_id=account.get(received)["threadId"])
    account.hand.write("amy@acme.example", "Hello", "A word of mine")
    account.hand.change_labels(received, add=("STARRED",), remove=("UNREAD",))
    spare = account.arrives(mail(message_id="<gone@acme.example>"))
    account.hand.delete_forever(spare)
    return account


ANSWERS: dict[str, Callable[[Any, Account], Any]] = {
    "users.getProfile": lambda users, _: users.getProfile(userId="me"),
    "messages.list": lambda users, _: users.messages().list(userId="me", maxResults=1),
    "messages.get minimal": lambda users, a: users.messages().get(
        userId="me", id=a.found()[-1], format="minimal"
    ),
    "messages.get metadata": lambda users, a: users.messages().get(
        userId="me", id=a.found()[-1], format="metadata", metadataHeaders=["subject"]
    ),
    "messages.get full": lambda users, a: users.messages().get(userId="me", id=a.found()[-1]),
    "messages.get raw": lambda users, a: users.messages().get(
        userId="me", id=a.found()[-1], format="raw"
    ),
    "messages.insert": lambda users, _: users.messages().insert(
        userId="me", body={"raw": raw_field(mail()), "labelIds": ["INBOX"]}
    ),
    "messages.import": lambda users, _: users.messages().import_(
        userId="me", body={"raw": raw_field(mail())}
    ),
    "messages.attachments.get": lambda users, a: (
        users.messages()
        .attachments()
        .get(
            userId="me",
            messageId=a.found()[-1],
            id=a.get(a.found()[-1])["payload"]["parts"][1]["body"]["attachmentId"],
        )
    ),
    "threads.list": lambda users, _: users.threads().list(userId="me"),
    "threads.get": lambda users, a: users.threads().get(
        userId="me", id=a.get(a.found()[-1])["threadId"]
    ),
    "drafts.list": lambda users, _: users.drafts().list(userId="me"),
    "drafts.get": lambda users, a: users.drafts().get(userId="me", id=a.draft_ids()[0]),
    "drafts.create": lambda users, _: users.drafts().create(
        userId="me", body={"message": {"raw": raw_field(mail())}}
    ),
    "drafts.update": lambda users, a: users.drafts().update(
        userId="me", id=a.draft_ids()[0], body={"message": {"raw": raw_field(mail())}}
    ),
    "history.list": lambda users, a: users.history().list(
        userId="me", startHistoryId=48_213, maxResults=500
    ),
    "labels.list": lambda users, _: users.labels().list(userId="me"),
    "labels.get": lambda users, _: users.labels().get(userId="me", id="INBOX"),
    "labels.create": lambda users, _: users.labels().create(
        userId="me",
        body={"name": "New", "color": {"textColor": "#000000", "backgroundColor": "#ffffff"}},
    ),
    "labels.update": lambda users, _: users.labels().update(
        userId="me", id="Label_1", body={"name": "Work"}
    ),
    "labels.patch": lambda users, _: users.labels().patch(
        userId="me", id="Label_1", body={"labelListVisibility": "labelHide"}
    ),
    "settings.sendAs.list": lambda users, _: users.settings().sendAs().list(userId="me"),
    "settings.sendAs.get": lambda users, a: (
        users.settings().sendAs().get(userId="me", sendAsEmail=a.email)
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_says_only_what_the_document_declares(rich: Account, name: str) -> None:
    """No key is sent that the schema does not have, and every value has its type."""
    answer = ANSWERS[name](rich.users, rich).execute()
    schema = methods_of_document()[name.split(maxsplit=1)[0]]["response"]["$ref"]
    assert answer
    assert problems_with(answer, schema) == []


def test_every_answered_method_is_checked() -> None:
    """A method that answers something has a line in the table above."""
    answered = {name for name, method in METHODS.items() if not method.never}
    silent = {"drafts.delete", "labels.delete"}
    assert answered - silent == {name.split()[0] for name in ANSWERS}


def test_the_checker_finds_what_is_wrong() -> None:
    """An unknown key, a number for a text, a text for a number: each is named."""
    wrong = {"id": 7, "sizeEstimate": "7", "shoeSize": 43, "historyId": "x"}
    assert len(problems_with(wrong, "Message")) == 4


@pytest.mark.parametrize("name", METHODS)
def test_verb_path_and_scopes_are_the_documents(name: str) -> None:
    """The table of methods agrees with the document: verb, path and permitted scopes."""
    method, declared = METHODS[name], methods_of_document()[name]
    path = declared["path"].removeprefix("gmail/v1/users/{userId}/").split("/")
    assert method.verb == declared["httpMethod"]
    assert method.path == tuple("*" if piece.startswith("{") else piece for piece in path)
    assert {scope.value for scope in method.permitted} == set(declared["scopes"])


def test_the_names_a_partial_response_may_ask_for_are_the_documents() -> None:
    """Every known field name is a property of some schema."""
    properties = {
        name for schema in DOCUMENT["schemas"].values() for name in schema.get("properties", {})
    }
    assert _KNOWN - {"*"} <= properties


def test_parts_carry_what_the_message_has(rich: Account) -> None:
    """The tree of parts: ids, types, file names, bodies without their transfer encoding."""
    payload = rich.get(rich.found()[-1])["payload"]
    alternatives, invite, forwarded = payload["parts"]
    assert [part["partId"] for part in payload["parts"]] == ["0", "1", "2"]
    assert [part["partId"] for part in alternatives["parts"]] == ["0.0", "0.1"]
    assert alternatives["parts"][1]["body"]["data"] == "PGI-SGVsbG88L2I-"
    assert invite["filename"] == "invite.ics"
    assert "attachmentId" in invite["body"]
    assert forwarded["parts"][0]["headers"][0]["value"] == "inner"
