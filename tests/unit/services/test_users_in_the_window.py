"""Between a request and our knowing of it the user is quicker: what they did is found as it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.domain.draft import DraftState
from agent.errors import RateLimitedError
from agent.localgmail import FaultKind
from agent.ports.store import DraftRow
from agent.services.deliver import create, intend, update, withdraw
from agent.services.recover import recover
from agent.services.strays import settle_strays
from agent.services.watch import watch
from tests.unit.services.world import ME, World, a_world, an_intent


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


@pytest.fixture
def lost(world: World) -> str:
    """A draft was written, the answer was lost; its draft id."""
    world.server.faults.strike(FaultKind.RESET, on="drafts.create", after_effect=True)
    create(world.ledger, intend(world.ledger, an_intent(world)), world.clock())
    return world.drafts()[0]


def settled(world: World) -> DraftRow:
    recover(world.ledger, world.later())
    return world.rows()[-1]


def written(world: World, op_id: str = "op1") -> DraftRow:
    return create(world.ledger, intend(world.ledger, an_intent(world, op_id)), world.clock())


def test_a_draft_edited_before_recovery_is_the_users(world: World, lost: str) -> None:
    world.server.hand(ME).edit_draft(lost, "My own words")
    row = settled(world)
    assert row.state is DraftState.EDITED
    assert withdraw(world.ledger, row, "obsolete", world.clock()).state is DraftState.EDITED
    assert world.drafts() == [lost]


def test_a_draft_opened_before_recovery_is_touched(world: World, lost: str) -> None:
    world.server.hand(ME).open_draft(lost)
    assert settled(world).state is DraftState.TOUCHED


@pytest.mark.parametrize("marker", [True, False])
def test_a_draft_sent_before_recovery_is_not_written_again(
    world: World, lost: str, marker: bool
) -> None:
    world.server.change_quirks(ME, sent_keeps_marker=marker)
    world.server.hand(ME).send_draft(lost)
    assert settled(world).state is DraftState.SENT
    assert world.drafts() == []


def test_a_draft_trashed_before_recovery_is_not_written_again(world: World, lost: str) -> None:
    world.server.hand(ME).trash_draft(lost)
    assert settled(world).state is DraftState.TRASHED


def test_a_draft_discarded_before_recovery_is_missing_and_stays_unwritten(
    world: World, lost: str
) -> None:
    """In doubt it is not written a second time; it blocks its own step until the grace is over."""
    world.server.hand(ME).discard_draft(lost)
    assert settled(world).state is DraftState.MISSING
    watch(world.ledger, world.later())
    assert world.rows()[0].state is DraftState.MISSING
    assert world.drafts() == []


def test_an_update_the_user_overtook_leaves_their_words(world: World) -> None:
    row = written(world)
    world.server.faults.strike(FaultKind.RESET, on="drafts.update")
    renewed = replace(row, mime=row.mime.replace(b"Thank you,", b"Thanks,"))
    assert update(world.ledger, row, renewed, world.clock()).pending
    world.server.hand(ME).edit_draft(row.fact.draft_id, "My own words")
    before = world.mailbox.draft(row.fact.draft_id, raw=True).raw
    recover(world.ledger, world.later())
    watch(world.ledger, world.later())
    assert world.rows()[0].state is DraftState.EDITED
    assert world.mailbox.draft(row.fact.draft_id, raw=True).raw == before


def test_an_update_that_never_arrived_is_made_once_more(world: World) -> None:
    row = written(world)
    world.server.faults.strike(FaultKind.RESET, on="drafts.update")
    update(world.ledger, row, replace(row, mime=row.mime.replace(b"you,", b"ye,")), world.clock())
    done = settled(world)
    assert not done.pending
    assert b"Thank ye," in world.mailbox.draft(done.fact.draft_id, raw=True).raw


def test_a_rate_limited_update_leaves_the_old_words_on_record(world: World) -> None:
    row = written(world)
    world.server.faults.strike(FaultKind.BLOCKED_UNTIL, on="drafts.update")
    with pytest.raises(RateLimitedError):
        update(world.ledger, row, replace(row, body="new"), world.clock())
    assert world.rows() == (row,)


def test_a_draft_kept_out_is_let_in_when_the_users_is_gone(world: World) -> None:
    begun = world.server.hand(ME).start_draft(world.thread_id, "I was just writing")
    assert written(world).state is DraftState.BLOCKED
    assert watch(world.ledger, world.later()) == ()
    world.server.hand(ME).discard_draft(begun)
    watch(world.ledger, world.later())
    assert world.rows()[0].state is DraftState.INTENDED


@pytest.mark.parametrize("same", [True, False], ids=["same draft id", "another draft id"])
def test_undo_send_brings_the_draft_back_into_the_users_hand(world: World, same: bool) -> None:
    row = written(world)
    away = world.server.hand(ME).send_draft_undoably(row.fact.draft_id)
    watch(world.ledger, world.later(0.1))
    assert world.rows()[0].state is DraftState.SENT
    world.server.hand(ME).undo_send(away, same_draft_id=same)
    watch(world.ledger, world.later(0.1))
    settle_strays(world.ledger, world.clock())
    back = world.rows()[0]
    assert (back.state, back.fact.sent_message_id) == (DraftState.TOUCHED, "")
    assert world.drafts() == [back.fact.draft_id]


def test_a_draft_taken_out_of_the_trash_is_the_users(world: World) -> None:
    row = written(world)
    world.server.hand(ME).trash_draft(row.fact.draft_id)
    watch(world.ledger, world.later())
    world.server.hand(ME).untrash_draft(row.fact.draft_id)
    watch(world.ledger, world.later())
    assert world.rows()[0].state is DraftState.TOUCHED


def test_an_untouched_copy_goes_and_the_known_draft_stays(world: World) -> None:
    row = written(world)
    world.server.hand(ME).copy_draft(row.fact.draft_id)
    assert settle_strays(world.ledger, world.later()).deleted == 1
    assert world.drafts() == [row.fact.draft_id]


def test_a_copy_the_user_works_on_is_kept_and_ours_goes(world: World) -> None:
    row = written(world)
    copy = world.server.hand(ME).copy_draft(row.fact.draft_id)
    world.server.hand(ME).edit_draft(copy, "My own words")
    for _ in range(2):
        settle_strays(world.ledger, world.later())
    assert world.drafts() == [copy]
    assert world.rows()[0].state is DraftState.EDITED


def test_a_ledger_from_a_backup_adopts_what_stands(world: World) -> None:
    """The row of a draft is gone with the newer database: the same intent finds its draft."""
    intent = an_intent(world)
    world.mailbox.create_draft(intent.mime, intent.fact.thread_id)
    found = settle_strays(world.ledger, world.clock())
    assert list(found.unclaimed or {}) == ["op1"]
    assert written(world).state is DraftState.LIVE
    assert len(world.drafts()) == 1


def test_a_backups_draft_without_a_thread_is_adopted_by_its_marker(world: World) -> None:
    intent = an_intent(world, thread_id="")
    world.mailbox.create_draft(intent.mime, "")
    world.server.hand(ME).edit_draft(world.drafts()[0], "My own words")
    row = create(world.ledger, intend(world.ledger, intent), world.clock())
    assert row.state is DraftState.EDITED
    assert len(world.drafts()) == 1


def test_a_missing_draft_is_looked_for_once_a_day_whatever_the_polls_are(world: World) -> None:
    row = written(world)
    world.server.hand(ME).discard_draft(row.fact.draft_id)
    watch(world.ledger, world.clock())
    asked = []
    for _ in range(3):
        world.clock.jump(world.clock() + timedelta(hours=29))
        before = world.server.counters().calls.get("drafts.get", 0)
        watch(world.ledger, world.clock())
        asked.append(world.server.counters().calls.get("drafts.get", 0) - before)
        with world.store.unit(ME) as unit:
            account = unit.account()
            assert account is not None
            unit.save_account(replace(account, last_poll_at=world.clock()))
        watch(world.ledger, world.clock() + timedelta(minutes=5))
    assert asked == [1, 1, 1]
