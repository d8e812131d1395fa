"""users.labels, users.getProfile and settings.sendAs through the real client."""

from typing import Any

import pytest

from agent.localgmail import Scope
from tests.unit.localgmail.localgmail_client import Account, Running, mail, refused


@pytest.fixture
def labelling(running: Running) -> Account:
    """An account whose token may change labels."""
    return running.account(Scope.READONLY, Scope.LABELS)


def create(account: Account, name: str, **more: Any) -> Any:
    return account.users.labels().create(userId="me", body={"name": name, **more}).execute()


def test_system_labels_are_there_from_the_start(labelling: Account) -> None:
    """Gmail's own labels come first and cannot be changed or deleted."""
    labels = labelling.users.labels().list(userId="me").execute()["labels"]
    assert {"INBOX", "SENT", "DRAFT", "SPAM", "TRASH"} <= {label["id"] for label in labels}
    calls = labelling.users.labels()
    for call in (
        calls.delete(userId="me", id="INBOX"),
        calls.patch(userId="me", id="INBOX", body={"name": "In"}),
    ):
        assert refused(call.execute).status_code == 400


def test_a_label_lives_from_creation_to_deletion(labelling: Account) -> None:
    """Create, patch, update, count, delete; deletion takes it off its messages."""
    label = create(labelling, "Jobs/2026", labelListVisibility="labelHide")
    labels = labelling.users.labels()
    assert label["type"] == "user"
    gmail_id = labelling.arrives(labels=("INBOX", "UNREAD", "Jobs/2026"))
    counted = labels.get(userId="me", id=label["id"]).execute()
    assert (counted["messagesTotal"], counted["messagesUnread"]) == (1, 1)
    colour = {"color": {"textColor": "#ffffff", "backgroundColor": "#000000"}}
    patched = labels.patch(userId="me", id=label["id"], body=colour).execute()
    assert (patched["name"], patched["labelListVisibility"]) == ("Jobs/2026", "labelHide")
    updated = labels.update(userId="me", id=label["id"], body={"name": "Work"}).execute()
    assert (updated["name"], updated["labelListVisibility"]) == ("Work", "labelShow")
    assert labels.delete(userId="me", id=label["id"]).execute() == ""
    assert labelling.get(gmail_id)["labelIds"] == ["INBOX", "UNREAD"]
    assert refused(labels.get(userId="me", id=label["id"]).execute).status_code == 404


def test_a_name_is_taken_once(labelling: Account) -> None:
    """The second creation is 409, without regard to case (gmail-api.md 2.9)."""
    create(labelling, "Jobs")
    other = create(labelling, "Other")
    labels = labelling.users.labels()
    for call in (
        labels.create(userId="me", body={"name": "jobs"}),
        labels.create(userId="me", body={"name": "INBOX"}),
        labels.patch(userId="me", id=other["id"], body={"name": "JOBS"}),
    ):
        assert refused(call.execute).status_code == 409


@pytest.mark.parametrize("body", [{}, {"name": " "}, {"name": "x" * 226}])
def test_a_label_needs_a_name(labelling: Account, body: dict[str, str]) -> None:
    """Empty and endless names are refused."""
    call = labelling.users.labels().create(userId="me", body=body)
    assert refused(call.execute).status_code == 400


def test_the_profile_counts_messages_and_threads(account: Account) -> None:
    """Whose mailbox, how much is in it."""
    account.arrives()
    account.arrives(mail(message_id="<a2@x>", In_Reply_To="<a1@acme.example>"))
    profile = account.users.getProfile(userId="me").execute()
    assert profile["emailAddress"] == account.email
    assert (profile["messagesTotal"], profile["threadsTotal"]) == (2, 1)


def test_send_as_names_the_primary_and_the_aliases(running: Running) -> None:
    """The primary is default; an alias has a verification status (gmail-api.md 3.11)."""
    account = running.account(aliases=("me@work.example",))
    send_as = account.users.settings().sendAs()
    primary, alias = send_as.list(userId="me").execute()["sendAs"]
    assert (primary["sendAsEmail"], primary["isPrimary"]) == (account.email, True)
    assert (primary["displayName"], primary["isDefault"]) == ("Me Myself", True)
    assert (alias["sendAsEmail"], alias["verificationStatus"]) == ("me@work.example", "accepted")
    assert "isPrimary" not in alias
    call = send_as.get(userId="me", sendAsEmail="you@work.example")
    assert refused(call.execute).status_code == 404
    own = account.arrives(mail(sender="me@work.example"))
    assert account.get(own)["labelIds"] == ["SENT"]
