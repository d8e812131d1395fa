"""What the user did to our drafts is found out by ids, and nothing is concluded too early."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.domain.draft import DraftState
from agent.localgmail import FaultKind
from agent.planning.draft_life import DraftEvent
from agent.ports.store import DraftRow
from agent.services.deliver import create, intend, update
from agent.services.watch import SCHEDULED_SEND, watch
from tests.unit.services.world import ME, World, a_world, an_intent


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


@pytest.fixture
def row(world: World) -> DraftRow:
    return create(world.ledger, intend(world.ledger, an_intent(world)), world.clock())


def seen(world: World) -> list[DraftEvent]:
    return [one.event for one in watch(world.ledger, world.later())]


def test_an_untouched_draft_is_no_news(world: World, row: DraftRow) -> None:
    assert seen(world) == []


def test_opening_a_draft_makes_it_touched(world: World, row: DraftRow) -> None:
    world.server.hand(ME).open_draft(row.fact.draft_id)
    assert seen(world) == [DraftEvent.OPENED]
    assert [one.state for one in world.rows()] == [DraftState.TOUCHED]
    assert seen(world) == []


def test_changing_the_words_makes_it_edited(world: World, row: DraftRow) -> None:
    world.server.hand(ME).edit_draft(row.fact.draft_id, "Something else entirely")
    assert seen(world) == [DraftEvent.EDITED]
    world.server.hand(ME).edit_draft(row.fact.draft_id, "And once more")
    assert seen(world) == []
    assert [one.state for one in world.rows()] == [DraftState.EDITED]


def test_changing_the_subject_makes_it_edited_and_follows_the_thread(
    world: World, row: DraftRow
) -> None:
    world.server.hand(ME).edit_subject(row.fact.draft_id, "A subject of my own")
    assert seen(world) == [DraftEvent.EDITED]
    assert world.rows()[0].fact.thread_id != row.fact.thread_id


@pytest.mark.parametrize("outlives", [False, True])
def test_sending_it_is_seen_as_sent(world: World, row: DraftRow, outlives: bool) -> None:
    world.server.change_quirks(ME, old_draft_resolves=outlives)
    world.server.hand(ME).send_draft(row.fact.draft_id)
    assert seen(world) == [DraftEvent.SENT]
    assert world.rows()[0].fact.sent_message_id


def test_a_draft_that_is_gone_is_missing_and_discarded_only_much_later(
    world: World, row: DraftRow
) -> None:
    world.server.hand(ME).discard_draft(row.fact.draft_id)
    assert seen(world) == [DraftEvent.VANISHED]
    assert [one.state for one in world.rows()] == [DraftState.MISSING]
    assert seen(world) == []
    world.clock.jump(world.clock() + SCHEDULED_SEND)
    assert seen(world) == [DraftEvent.DISCARDED]


def test_undo_send_brings_it_back_as_touched(world: World, row: DraftRow) -> None:
    put_away = world.server.hand(ME).discard_draft(row.fact.draft_id)
    assert seen(world) == [DraftEvent.VANISHED]
    world.server.hand(ME).undo_discard(put_away)
    assert seen(world)[-1] in (DraftEvent.OPENED, DraftEvent.REAPPEARED)
    assert [one.state for one in world.rows()] == [DraftState.TOUCHED]


def test_a_scheduled_draft_is_missing_until_it_is_sent(world: World, row: DraftRow) -> None:
    scheduled = world.server.hand(ME).schedule_draft(row.fact.draft_id)
    assert seen(world) == [DraftEvent.VANISHED]
    world.clock.jump(world.clock() + timedelta(days=2))
    world.server.hand(ME).send_scheduled(scheduled)
    assert seen(world) == [DraftEvent.SENT]


def test_dragging_it_to_the_trash_is_a_no(world: World, row: DraftRow) -> None:
    world.server.hand(ME).trash_draft(row.fact.draft_id)
    assert seen(world) == [DraftEvent.TRASHED]
    assert seen(world) == []


def test_a_stale_list_says_nothing_about_a_draft(world: World, row: DraftRow) -> None:
    world.server.faults.strike(FaultKind.STALE_LIST, on="drafts.list")
    assert seen(world) == []
    assert world.rows() == (row,)


def test_a_list_from_before_our_own_update_touches_nothing(world: World, row: DraftRow) -> None:
    """The list lags and names the message that our renewal replaced; the draft itself does not."""
    stale = world.mailbox.drafts()
    renewed = update(world.ledger, row, replace(row, mime=row.mime + b"PS\r\n"), world.clock())
    assert renewed.fact.message_id != row.fact.message_id
    assert watch(world.ledger, world.later(), stale) == ()
    assert [one.state for one in world.rows()] == [DraftState.LIVE]
    assert seen(world) == []


def test_a_list_from_before_the_user_threw_it_away_brings_nothing_back(
    world: World, row: DraftRow
) -> None:
    stale = world.mailbox.drafts()
    world.server.hand(ME).discard_draft(row.fact.draft_id)
    assert seen(world) == [DraftEvent.VANISHED]
    since = world.rows()[0].missing_since
    assert watch(world.ledger, world.later(), stale) == ()
    assert [one.state for one in world.rows()] == [DraftState.MISSING]
    assert world.rows()[0].missing_since == since
