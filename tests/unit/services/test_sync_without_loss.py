"""Nothing is lost between two passes, and the improbable is refused before anything is written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.errors import RefusedError
from agent.localgmail import FaultKind
from agent.ports.store import AccountRow
from agent.services.sync import LIST_EVERY, RESYNC_EVERY, Synced, accept_changes, profile_of, sync
from tests.unit.services.world import ANN, ME, World, a_world, letter, the_account


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


def synced(world: World, *, real_clock: bool = False) -> Synced:
    account = the_account(world)
    mailbox, store, now = world.mailbox, world.store, world.clock()
    profile = profile_of(account, mailbox, store, now, real_clock=real_clock)
    return sync(account, mailbox, store, now, profile)


def row(world: World) -> AccountRow:
    with world.store.unit(ME) as unit:
        found = unit.account()
    assert found is not None
    return found


def note(world: World, **changes: object) -> None:
    with world.store.unit(ME) as unit:
        unit.save_account(replace(row_of(unit.account()), **changes))  # type: ignore[arg-type]  # by name


def row_of(found: AccountRow | None) -> AccountRow:
    assert found is not None
    return found


def arrive(world: World, message_id: str) -> str:
    raw = letter(f"Ann <{ANN}>", ME, "News", "Hello.", message_id=message_id)
    return world.server.deliver(ME, raw, at=world.clock())


def queue(world: World) -> set[str]:
    with world.store.unit(ME) as unit:
        return {one.gmail_id for one in unit.queue(100)}


def test_an_expired_cursor_leads_to_a_bounded_listing_that_loses_nothing(world: World) -> None:
    synced(world)
    world.later(30)
    new = arrive(world, "<n1@acme.example>")
    world.server.expire_cursors(ME)
    assert synced(world).resynced
    assert new in queue(world)


def test_it_resyncs_in_full_at_most_every_six_hours_and_still_loses_nothing(world: World) -> None:
    """A quiet mailbox can answer 404 to its own newest cursor, again and again."""
    for number, full in enumerate((True, False, False)):
        world.later(30)
        new = arrive(world, f"<q{number}@acme.example>")
        world.server.expire_cursors(ME)
        assert synced(world).resynced is full
        assert new in queue(world)
    world.clock.jump(world.clock() + RESYNC_EVERY)
    world.server.expire_cursors(ME)
    assert synced(world).resynced


def test_what_history_did_not_tell_is_found_by_a_slow_listing_and_counted(world: World) -> None:
    synced(world)
    missed = arrive(world, "<m1@acme.example>")
    note(world, cursor=world.mailbox.profile().history_id)
    synced(world)
    assert missed not in queue(world)
    world.clock.jump(world.clock() + LIST_EVERY)
    synced(world)
    assert missed in queue(world)
    assert row(world).missed >= 1


@pytest.mark.parametrize("kind", [FaultKind.HISTORY_EMPTY_PAGE, FaultKind.HISTORY_DUPLICATED])
def test_odd_pages_of_history_lose_and_double_nothing(world: World, kind: FaultKind) -> None:
    new = [arrive(world, f"<o{number}@acme.example>") for number in range(3)]
    world.server.faults.strike(kind, on="history.list")
    synced(world)
    assert set(new) <= queue(world)


def test_a_failed_look_at_labels_leaves_the_cursor_where_it_was(world: World) -> None:
    """Effects and cursor are one transaction: the range is read again."""
    gmail_id = next(iter(world.server.mailbox(ME).messages))
    world.server.hand(ME).mark_spam(gmail_id)
    before = row(world).cursor
    world.server.faults.strike(FaultKind.UNAVAILABLE, on="messages.get", times=0)
    with pytest.raises(Exception, match="503"):
        synced(world)
    assert row(world).cursor == before


def test_mail_that_comes_out_of_spam_is_mail_like_any_other(world: World) -> None:
    raw = letter(f"Ann <{ANN}>", ME, "News", "Hello.", message_id="<s@acme.example>")
    gmail_id = world.server.deliver(ME, raw, at=world.clock(), labels=["SPAM"])
    synced(world)
    assert gmail_id not in queue(world)
    world.server.hand(ME).change_labels(gmail_id, add=["INBOX"], remove=["SPAM"])
    synced(world)
    assert gmail_id in queue(world)


@pytest.mark.parametrize(("before", "refused"), [(5, False), (25, True), (400, True)])
def test_an_emptied_mailbox_is_refused(world: World, before: int, refused: bool) -> None:
    note(world, messages_total=before)
    gmail_id = next(iter(world.server.mailbox(ME).messages))
    world.server.hand(ME).delete_forever(gmail_id)
    if refused:
        with pytest.raises(RefusedError, match="held"):
            synced(world)
    else:
        synced(world)


def test_an_emptied_mailbox_is_taken_once_the_user_says_so(world: World) -> None:
    note(world, messages_total=400)
    accept_changes(world.store, ME)
    synced(world)
    assert row(world).messages_total == 1


def test_a_clock_far_from_gmails_is_refused(world: World) -> None:
    account, off = the_account(world), world.clock() + timedelta(hours=2)
    with pytest.raises(RefusedError, match="clock"):
        profile_of(account, world.mailbox, world.store, off, real_clock=True)
