"""Every write once: through lost answers, crashes between two steps, and drafts of the user's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.domain.draft import DraftState
from agent.errors import TransientError
from agent.localgmail.faults import FaultKind
from agent.planning.draft_life import DraftEvent
from agent.ports.store import DraftRow
from agent.services.deliver import create, intend, update, withdraw
from agent.services.ledger import moved
from agent.services.recover import recover
from tests.unit.services.world import ME, World, a_world, an_intent


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


def written(world: World) -> DraftRow:
    return create(world.ledger, intend(world.ledger, an_intent(world)), world.clock())


def test_it_writes_a_draft_into_the_thread_and_remembers_its_ids(world: World) -> None:
    row = written(world)
    assert row.state is DraftState.LIVE
    assert row.fact.thread_id == world.thread_id
    assert world.drafts() == [row.fact.draft_id]
    assert world.rows() == (row,)


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.RESET,
        FaultKind.CLOSED,
        FaultKind.UNAVAILABLE,
        FaultKind.HTML,
        FaultKind.CUT,
    ],
    ids=lambda one: one.value,
)
def test_a_lost_answer_leads_to_one_draft(world: World, kind: FaultKind) -> None:
    world.server.faults.strike(kind, on="drafts.create", after_effect=True)
    row = written(world)
    assert row.state is DraftState.CALLING
    assert recover(world.ledger, world.clock()) == ()
    found = recover(world.ledger, world.later())
    assert [one.state for one in found] == [DraftState.LIVE]
    assert world.drafts() == [found[0].fact.draft_id]


@pytest.mark.parametrize(
    "kind", [FaultKind.RESET, FaultKind.UNAVAILABLE], ids=lambda one: one.value
)
def test_a_request_that_never_arrived_is_made_again(world: World, kind: FaultKind) -> None:
    world.server.faults.strike(kind, on="drafts.create")
    assert written(world).state is DraftState.CALLING
    found = recover(world.ledger, world.later())
    assert [one.state for one in found] == [DraftState.INTENDED]
    again = create(world.ledger, found[0], world.clock())
    assert again.state is DraftState.LIVE
    assert len(world.drafts()) == 1


def test_a_process_killed_after_the_call_adopts_the_draft(world: World) -> None:
    row = intend(world.ledger, an_intent(world))
    called = replace(moved(row, DraftEvent.CALLED, world.clock()), called_at=world.clock())
    world.ledger.save(called)
    world.mailbox.create_draft(row.mime, row.fact.thread_id)
    found = recover(world.ledger, world.later())
    assert [one.state for one in found] == [DraftState.LIVE]
    assert len(world.drafts()) == 1


def test_a_draft_in_a_thread_of_its_own_is_found_by_history(world: World) -> None:
    world.server.faults.strike(FaultKind.RESET, on="drafts.create", after_effect=True)
    row = create(world.ledger, intend(world.ledger, an_intent(world, thread_id="")), world.clock())
    assert row.state is DraftState.CALLING
    assert [one.state for one in recover(world.ledger, world.later())] == [DraftState.LIVE]
    assert len(world.drafts()) == 1


def test_a_rate_limit_leaves_the_intention_for_the_next_pass(world: World) -> None:
    world.server.faults.strike(FaultKind.TOO_MANY, on="drafts.create")
    with pytest.raises(TransientError):
        written(world)
    assert [row.state for row in world.rows()] == [DraftState.INTENDED]
    assert world.drafts() == []


def test_a_draft_of_the_users_in_the_thread_blocks_ours(world: World) -> None:
    world.server.hand(ME).start_draft(world.thread_id, "I was just writing")
    assert written(world).state is DraftState.BLOCKED
    assert len(world.drafts()) == 1


def test_it_adopts_its_own_draft_instead_of_writing_a_second(world: World) -> None:
    row = intend(world.ledger, an_intent(world))
    world.mailbox.create_draft(row.mime, row.fact.thread_id)
    assert create(world.ledger, row, world.clock()).state is DraftState.LIVE
    assert len(world.drafts()) == 1


def test_it_takes_an_untouched_draft_back(world: World) -> None:
    row = withdraw(world.ledger, written(world), "obsolete", world.clock())
    assert row.state is DraftState.WITHDRAWN
    assert world.drafts() == []


def test_it_never_takes_back_what_the_user_saved(world: World) -> None:
    row = written(world)
    world.server.hand(ME).edit_draft(row.fact.draft_id, "My own words")
    assert withdraw(world.ledger, row, "obsolete", world.clock()).state is DraftState.LIVE
    assert len(world.drafts()) == 1


def test_it_never_deletes_a_sent_message_behind_an_old_draft_id(world: World) -> None:
    row = written(world)
    world.server.change_quirks(ME, old_draft_resolves=True)
    world.server.hand(ME).send_draft(row.fact.draft_id)
    withdraw(world.ledger, row, "obsolete", world.clock())
    with world.server.lock:
        sent = [one for one in world.server.mailbox(ME).messages.values() if "SENT" in one.labels]
    assert len(sent) == 1


def test_a_deletion_whose_answer_is_lost_is_finished_later(world: World) -> None:
    row = written(world)
    world.server.faults.strike(FaultKind.RESET, on="drafts.delete")
    with pytest.raises(TransientError):
        withdraw(world.ledger, row, "obsolete", world.clock())
    found = recover(world.ledger, world.later())
    assert [one.state for one in found] == [DraftState.WITHDRAWN]
    assert world.drafts() == []


def test_it_renews_an_untouched_draft_under_the_same_id(world: World) -> None:
    row = written(world)
    renewed = replace(row, body="Thank you again", mime=row.mime.replace(b"Thank you,", b"Thanks,"))
    done = update(world.ledger, row, renewed, world.clock())
    assert done.fact.draft_id == row.fact.draft_id
    assert done.fact.message_id != row.fact.message_id
    assert not done.pending


def test_it_leaves_an_edited_draft_as_the_user_left_it(world: World) -> None:
    row = written(world)
    world.server.hand(ME).edit_draft(row.fact.draft_id, "My own words")
    before = world.mailbox.draft(row.fact.draft_id, raw=True).raw
    assert update(world.ledger, row, replace(row, body="x"), world.clock()) is row
    assert world.mailbox.draft(row.fact.draft_id, raw=True).raw == before


def test_an_update_whose_answer_is_lost_is_settled_by_the_drafts_newest_id(world: World) -> None:
    row = written(world)
    world.server.faults.strike(FaultKind.RESET, on="drafts.update", after_effect=True)
    assert update(world.ledger, row, row, world.clock()).pending
    found = recover(world.ledger, world.clock() + timedelta(minutes=2))
    assert [one.pending for one in found] == [""]
    assert found[0].fact.message_id == world.mailbox.draft(row.fact.draft_id).message_id
