"""What every mailbox behind the port promises; shown on the local server through the real client.

Each test says one promise of `agent.ports.Mailbox`, with the facts of gmail-api.md behind it.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest

from agent.errors import CursorExpiredError, GoneError
from agent.localgmail import Quirks
from agent.ports import ChangeKind
from tests.contract.mailbox_world import EMAIL, OUTLOOK_ID, Town, World, mail, town


@pytest.fixture(scope="module", name="home")
def _home() -> Iterator[Town]:
    with town() as found:
        yield found


@pytest.fixture
def world(home: Town, tmp_path: Path) -> Iterator[World]:
    with home.world(tmp_path) as found:
        yield found


# Whose mailbox, and what is in it


def test_the_profile_is_the_accounts_own(world: World) -> None:
    world.arrives()
    found = world.mailbox.profile()
    assert found.email == EMAIL
    assert found.messages_total == 1
    assert found.history_id.isdigit()
    assert found.server_time == world.clock.at


def test_messages_come_newest_first_and_once(world: World) -> None:
    ids = [world.arrives(mail(subject=f"No {n}")) for n in range(5)]
    assert [ref.gmail_id for ref in world.mailbox.messages()] == ids[::-1]


def test_every_page_of_a_long_listing_is_read(world: World) -> None:
    ids = {world.arrives(mail(subject=f"No {n}")) for n in range(520)}
    calls = world.server.counters().calls.get("messages.list", 0)
    assert {ref.gmail_id for ref in world.mailbox.messages()} == ids
    assert world.server.counters().calls["messages.list"] == calls + 2


def test_a_listing_can_be_left_early(world: World) -> None:
    for _ in range(3):
        world.arrives()
    assert len(list(islice(world.mailbox.messages(), 1))) == 1


def test_a_search_narrows_the_listing(world: World) -> None:
    wanted = world.arrives(mail(sender="rita@acme.example"))
    world.arrives(mail(sender="bob@other.example"))
    assert [ref.gmail_id for ref in world.mailbox.messages("from:acme.example")] == [wanted]
    since = int(world.clock.at.timestamp())
    later = world.arrives()
    assert [ref.gmail_id for ref in world.mailbox.messages(f"after:{since}")][:1] == [later]


def test_a_search_longer_than_a_url_works(world: World) -> None:
    wanted = world.arrives(mail(sender="rita@acme.example"))
    others = " OR ".join(f"from:nobody{n}@example.example" for n in range(100))
    found = world.mailbox.messages(f"from:acme.example OR {others}")
    assert [ref.gmail_id for ref in found] == [wanted]


def test_spam_and_trash_are_listed_on_demand_only(world: World) -> None:
    kept, spam, trash = world.arrives(), world.arrives(), world.arrives()
    world.server.hand(EMAIL).mark_spam(spam)
    world.server.hand(EMAIL).trash(trash)
    assert {ref.gmail_id for ref in world.mailbox.messages()} == {kept}
    everything = world.mailbox.messages(include_spam_trash=True)
    assert {ref.gmail_id for ref in everything} == {kept, spam, trash}


def test_an_empty_mailbox_lists_nothing(world: World) -> None:
    assert list(world.mailbox.messages()) == []
    assert world.mailbox.drafts() == ()


# Single messages and threads


def test_the_bytes_of_a_message_come_as_they_are(world: World) -> None:
    raw = mail(message_id=OUTLOOK_ID, body="Größe: 日本 \x00\x7f") + bytes(range(128, 256))
    found = world.mailbox.raw(world.arrives(raw))
    assert found.raw == raw
    assert found.at == world.clock.at
    assert {"INBOX", "UNREAD"} <= found.labels


@pytest.mark.parametrize("length", range(4))
def test_bytes_of_every_length_survive_the_encoding(world: World, length: int) -> None:
    raw = mail(body="x" * length + "\xff\xfe")
    assert world.mailbox.raw(world.arrives(raw)).raw == raw


def test_a_view_has_labels_and_the_headers_asked_for(world: World) -> None:
    gmail_id = world.arrives(mail(message_id=OUTLOOK_ID))
    found = world.mailbox.view(gmail_id, ["Message-ID", "X-Missing"])
    assert found.header("message-id") == OUTLOOK_ID
    assert found.header("x-missing") == ""
    assert found.at == world.clock.at
    bare = world.mailbox.view(gmail_id)
    assert (bare.labels, bare.headers) == (found.labels, ())


def test_a_thread_has_all_its_messages_drafts_and_trash_included(world: World) -> None:
    first = world.arrives(mail(message_id="<1@acme.example>"))
    thread = world.thread_of(first)
    reply = world.server.hand(EMAIL).reply(thread, "It does.")
    world.clock.forward(minutes=1)
    draft = world.mailbox.create_draft(_reply("<1@acme.example>"), thread)
    world.server.hand(EMAIL).trash(first)
    found = {view.gmail_id: view.labels for view in world.mailbox.thread(thread, ["Subject"])}
    assert set(found) == {first, reply, draft.message_id}
    assert "TRASH" in found[first]
    assert "SENT" in found[reply]
    assert "DRAFT" in found[draft.message_id]


def test_a_thread_is_in_order_of_arrival(world: World) -> None:
    first = world.arrives(mail(message_id="<1@acme.example>"))
    world.arrives(
        mail(
            subject="Re: Interview on Tuesday",
            In_Reply_To="<1@acme.example>",
            References="<1@acme.example>",
        )
    )
    views = world.mailbox.thread(world.thread_of(first))
    assert [view.at for view in views] == sorted(view.at for view in views)
    assert len(views) == 2


def test_what_is_not_there_is_gone(world: World) -> None:
    gmail_id = world.arrives()
    thread = world.thread_of(gmail_id)
    world.server.hand(EMAIL).delete_forever(gmail_id)
    for read in (
        lambda: world.mailbox.raw(gmail_id),
        lambda: world.mailbox.view(gmail_id, ["Subject"]),
        lambda: world.mailbox.thread(thread),
        lambda: world.mailbox.draft("r-123"),
        lambda: world.mailbox.update_draft("r-123", mail()),
    ):
        with pytest.raises(GoneError):
            read()


# History


def test_history_tells_what_was_added_labelled_and_deleted(world: World) -> None:
    cursor = world.mailbox.profile().history_id
    kept, deleted = world.arrives(), world.arrives()
    hand = world.server.hand(EMAIL)
    hand.mark_spam(kept)
    hand.delete_forever(deleted)
    found = world.mailbox.history(cursor)
    kinds = [(change.kind, change.gmail_id) for change in found.changes]
    assert (ChangeKind.ADDED, kept) in kinds
    assert (ChangeKind.DELETED, deleted) in kinds
    spam = next(c for c in found.changes if c.kind is ChangeKind.LABEL_ADDED)
    assert (spam.gmail_id, spam.labels) == (kept, frozenset({"SPAM"}))
    assert int(found.history_id) > int(cursor)


def test_history_after_the_cursor_it_gave_is_empty(world: World) -> None:
    cursor = world.mailbox.profile().history_id
    world.arrives()
    world.arrives()
    first = world.mailbox.history(cursor)
    assert len([c for c in first.changes if c.kind is ChangeKind.ADDED]) == 2
    again = world.mailbox.history(first.history_id)
    assert again.changes == ()
    assert again.history_id == first.history_id


def test_history_reads_every_page(world: World) -> None:
    cursor = world.mailbox.profile().history_id
    ids = [world.arrives(mail(subject=f"No {n}")) for n in range(510)]
    found = world.mailbox.history(cursor)
    added = [c.gmail_id for c in found.changes if c.kind is ChangeKind.ADDED]
    assert added == ids
    assert world.server.counters().calls["history.list"] >= 2


def test_history_shows_what_the_user_does_to_drafts(world: World) -> None:
    draft = world.mailbox.create_draft(mail(sender=EMAIL, to="rita@acme.example"))
    cursor = world.mailbox.profile().history_id
    rotated = world.server.hand(EMAIL).edit_draft(draft.draft_id, "Other words.")
    found = {(c.kind, c.gmail_id) for c in world.mailbox.history(cursor).changes}
    assert (ChangeKind.DELETED, draft.message_id) in found
    assert (ChangeKind.ADDED, rotated) in found


@pytest.mark.parametrize("cursor", ["1", "99999999"])
def test_a_cursor_that_is_too_old_or_unknown_has_expired(
    home: Town, tmp_path: Path, cursor: str
) -> None:
    with home.world(tmp_path, Quirks(history_keeps=timedelta(days=7))) as world:
        world.arrives()
        world.clock.forward(days=8)
        world.arrives()
        with pytest.raises(CursorExpiredError):
            world.mailbox.history(cursor)


# Drafts


def _reply(parent: str, text: str = "Tuesday suits me.") -> bytes:
    return mail(
        subject="Re: Interview on Tuesday",
        sender=EMAIL,
        to="rita@acme.example",
        body=text,
        message_id="<op-1@followup.invalid>",
        In_Reply_To=parent,
        References=parent,
        X_Followup="op-1",
    )


def test_a_draft_is_written_in_its_thread_to_the_byte(world: World) -> None:
    first = world.arrives(mail(message_id=OUTLOOK_ID))
    thread, raw = world.thread_of(first), _reply(OUTLOOK_ID)
    made = world.mailbox.create_draft(raw, thread)
    assert made.thread_id == thread
    found = world.mailbox.draft(made.draft_id, raw=True)
    assert (found.message_id, found.thread_id, found.labels) == (
        made.message_id,
        thread,
        frozenset({"DRAFT"}),
    )
    assert found.raw.endswith(raw)  # a Date may have come in front
    assert world.mailbox.drafts() == (made,)


def test_a_draft_without_thread_opens_one(world: World) -> None:
    first = world.arrives()
    made = world.mailbox.create_draft(mail(subject="Hello", sender=EMAIL, to="r@acme.example"))
    assert made.thread_id != world.thread_of(first)


def test_a_small_look_at_a_draft_has_no_bytes(world: World) -> None:
    made = world.mailbox.create_draft(mail(sender=EMAIL))
    assert world.mailbox.draft(made.draft_id).raw == b""


def test_an_update_keeps_the_draft_and_rotates_its_message(world: World) -> None:
    first = world.arrives(mail(message_id="<1@acme.example>"))
    thread = world.thread_of(first)
    made = world.mailbox.create_draft(_reply("<1@acme.example>"), thread)
    other = _reply("<1@acme.example>", "Wednesday suits me better.")
    updated = world.mailbox.update_draft(made.draft_id, other, thread)
    assert updated.draft_id == made.draft_id
    assert updated.message_id != made.message_id
    assert updated.thread_id == thread
    assert world.mailbox.draft(made.draft_id, raw=True).raw.endswith(other)
    with pytest.raises(GoneError):
        world.mailbox.raw(made.message_id)


def test_a_deleted_draft_is_gone_and_deleting_it_again_is_fine(world: World) -> None:
    made = world.mailbox.create_draft(mail(sender=EMAIL))
    world.mailbox.delete_draft(made.draft_id)
    world.mailbox.delete_draft(made.draft_id)
    assert world.mailbox.drafts() == ()
    with pytest.raises(GoneError):
        world.mailbox.draft(made.draft_id)


def test_every_page_of_drafts_is_read(world: World) -> None:
    made = {world.mailbox.create_draft(mail(subject=f"No {n}", sender=EMAIL)) for n in range(505)}
    assert set(world.mailbox.drafts()) == made


def test_drafts_can_be_searched_by_message_id(world: World) -> None:
    made = world.mailbox.create_draft(_reply("<1@acme.example>"))
    world.mailbox.create_draft(mail(sender=EMAIL, message_id="<op-2@followup.invalid>"))
    assert world.mailbox.drafts("rfc822msgid:<op-1@followup.invalid>") == (made,)


def test_a_trashed_draft_is_listed_on_demand_only(world: World) -> None:
    made = world.mailbox.create_draft(mail(sender=EMAIL))
    world.server.hand(EMAIL).trash_draft(made.draft_id)
    assert world.mailbox.drafts() == ()
    assert world.mailbox.drafts(include_spam_trash=True) == (made,)
    assert world.mailbox.draft(made.draft_id).labels == {"DRAFT", "TRASH"}


def test_the_users_edit_shows_as_another_message_under_the_same_draft(world: World) -> None:
    made = world.mailbox.create_draft(_reply("<1@acme.example>"))
    world.server.hand(EMAIL).edit_draft(made.draft_id, "My own words.")
    (found,) = world.mailbox.drafts()
    assert found.draft_id == made.draft_id
    assert found.message_id != made.message_id


def test_a_sent_draft_is_gone_and_its_message_is_in_sent(world: World) -> None:
    first = world.arrives(mail(message_id="<1@acme.example>"))
    thread = world.thread_of(first)
    made = world.mailbox.create_draft(_reply("<1@acme.example>"), thread)
    sent = world.server.hand(EMAIL).send_draft(made.draft_id)
    assert world.mailbox.drafts() == ()
    with pytest.raises(GoneError):
        world.mailbox.draft(made.draft_id)
    labels = {view.gmail_id: view.labels for view in world.mailbox.thread(thread)}
    assert "SENT" in labels[sent]


def test_a_draft_id_that_still_names_the_sent_message_says_so(home: Town, tmp_path: Path) -> None:
    with home.world(tmp_path, Quirks(old_draft_resolves=True)) as world:
        made = world.mailbox.create_draft(mail(sender=EMAIL, to="rita@acme.example"))
        world.server.hand(EMAIL).send_draft(made.draft_id)
        labels = world.mailbox.draft(made.draft_id).labels
        assert "SENT" in labels
        assert "DRAFT" not in labels


# The digest, the addresses, the labels


def test_a_note_is_filed_into_this_mailbox_only(world: World) -> None:
    raw = mail(sender="Followup <digest@followup.invalid>", message_id="<d-1@followup.invalid>")
    gmail_id = world.mailbox.insert(raw, ["INBOX", "UNREAD"])
    found = world.mailbox.raw(gmail_id)
    assert found.labels == {"INBOX", "UNREAD"}
    assert found.raw == raw


def test_a_note_from_the_users_own_address_would_count_as_sent(world: World) -> None:
    """Why the digest has another From (gmail-api.md 3.10)."""
    gmail_id = world.mailbox.insert(mail(sender=EMAIL), ["INBOX"])
    assert "SENT" in world.mailbox.view(gmail_id).labels


def test_the_addresses_are_the_verified_ones(world: World) -> None:
    found = {address.email: address for address in world.mailbox.send_as()}
    assert set(found) == {EMAIL, "ann@work.example"}
    assert found[EMAIL].primary
    assert found[EMAIL].default
    assert found[EMAIL].name == "Ann Example"
    assert found[EMAIL].signature_html == "<b>Ann</b>"
    assert not found["ann@work.example"].primary


def test_labels_tell_gmails_own_from_the_users(world: World) -> None:
    made = world.server.hand(EMAIL).create_label("Followup/Ignore")
    found = {label.name: label for label in world.mailbox.labels()}
    assert found["INBOX"].system
    assert found["Followup/Ignore"].label_id == made.label_id
    assert not found["Followup/Ignore"].system
