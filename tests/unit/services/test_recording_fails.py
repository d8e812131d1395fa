"""Disk full, database locked: nothing is written to Gmail that could not be recorded first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from agent.domain.draft import DraftState
from agent.errors import StoreError
from agent.ports.store import AccountUnit
from agent.services.deliver import create, intend, update, withdraw
from agent.services.ledger import Ledger
from agent.services.recover import recover
from agent.store.repository import SqlStore
from tests.unit.services.world import ME, World, a_world, an_intent


class FullStore:
    """A store whose disk is full from the n-th recording on; reading goes on."""

    def __init__(self, store: SqlStore, recordings: int) -> None:
        self._store, self._left = store, recordings

    @contextmanager
    def unit(self, account_id: str) -> Iterator[AccountUnit]:
        """A transaction that may find the disk full at its end."""
        with self._store.unit(account_id) as unit:
            rows = unit.draft_rows()
            yield unit
            if unit.draft_rows() != rows:
                if self._left == 0:
                    raise StoreError("the database cannot be used: disk full")
                self._left -= 1


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


def ledger(world: World, recordings: int) -> Ledger:
    return Ledger(FullStore(world.store, recordings), world.mailbox, ME)


def writes(world: World) -> int:
    calls = world.server.counters().calls
    return sum(calls.get(f"drafts.{one}", 0) for one in ("create", "update", "delete"))


@pytest.mark.parametrize("recordings", [0, 1])
def test_what_cannot_be_recorded_is_not_written(world: World, recordings: int) -> None:
    full = ledger(world, recordings)
    with pytest.raises(StoreError):
        create(full, intend(full, an_intent(world)), world.clock())
    assert writes(world) == 0


def test_a_confirmation_that_cannot_be_recorded_is_found_out_later(world: World) -> None:
    full = ledger(world, 2)
    with pytest.raises(StoreError):
        create(full, intend(full, an_intent(world)), world.clock())
    assert [row.state for row in world.rows()] == [DraftState.CALLING]
    assert [row.state for row in recover(world.ledger, world.later())] == [DraftState.LIVE]
    assert len(world.drafts()) == 1


def test_an_update_and_a_deletion_wait_for_their_record(world: World) -> None:
    row = create(world.ledger, intend(world.ledger, an_intent(world)), world.clock())
    before = writes(world)
    with pytest.raises(StoreError):
        update(ledger(world, 0), row, replace(row, body="new"), world.clock())
    with pytest.raises(StoreError):
        withdraw(ledger(world, 0), row, "obsolete", world.clock())
    assert writes(world) == before
    assert world.rows() == (row,)
