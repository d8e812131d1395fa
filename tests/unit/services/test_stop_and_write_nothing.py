"""What is improbable stops a pass before its first write, settling of earlier writes included."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.errors import NeedsConsentError, RefusedError
from agent.localgmail import FaultKind
from agent.ports.store import AccountRow
from agent.services.deliver import create, intend, update
from agent.services.reins import note_restored, pause
from agent.services.session import Session
from tests.unit.services.world import (
    ANN,
    ME,
    START,
    World,
    a_world,
    an_intent,
    letter,
    the_account,
    the_session,
)

WRITES = ("drafts.create", "drafts.update", "drafts.delete", "messages.insert")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


def writes(world: World) -> int:
    calls = world.server.counters().calls
    return sum(calls.get(one, 0) for one in WRITES)


def left_open(world: World) -> None:
    """An update that never arrived, which the next pass would make once more, and a stray copy."""
    row = create(world.ledger, intend(world.ledger, an_intent(world)), world.clock())
    world.server.hand(ME).copy_draft(row.fact.draft_id)
    world.server.faults.strike(FaultKind.RESET, on="drafts.update")
    update(world.ledger, row, replace(row, mime=row.mime.replace(b"you,", b"ye,")), world.clock())
    world.server.faults.calm()


def remembered(world: World, **changes: object) -> None:
    with world.store.unit(ME) as unit:
        row = unit.account()
        assert row is not None
        unit.save_account(replace(row, **changes))  # type: ignore[arg-type]  # by name


def emptied(world: World) -> None:
    """Somebody, or something, deleted nearly all mail."""
    remembered(world, messages_total=4000)


def paused(world: World) -> None:
    pause(world.store, the_account(world), None, world.clock())


def restored(world: World) -> None:
    note_restored(world.store, the_account(world), world.clock())


def test_what_was_left_open_is_settled_where_nothing_is_odd(world: World) -> None:
    """What the next tests keep from happening does happen otherwise."""
    left_open(world)
    before = writes(world)
    the_session(world).run(world.later())
    assert writes(world) > before


def test_an_emptied_mailbox_is_not_written_to(world: World) -> None:
    left_open(world)
    emptied(world)
    before = writes(world)
    with pytest.raises(RefusedError, match="4000"):
        the_session(world).run(world.later())
    assert writes(world) == before


def test_a_clock_that_is_wrong_keeps_it_from_writing(world: World) -> None:
    """The machine woke up in another year; Gmail's Date header tells."""
    left_open(world)
    before = writes(world)
    session = Session(the_account(world), world.mailbox, world.store, real_clock=True)
    with pytest.raises(RefusedError, match="clock"):
        session.run(world.clock() + timedelta(days=400))
    assert writes(world) == before


@pytest.mark.parametrize("hold", [paused, restored])
def test_who_is_held_back_settles_nothing(world: World, hold: Callable[[World], None]) -> None:
    left_open(world)
    hold(world)
    before, drafts = writes(world), world.drafts()
    report = the_session(world).run(world.later())
    assert report.held is not None
    assert (writes(world), world.drafts()) == (before, drafts)


def test_another_account_behind_the_token_is_refused(world: World) -> None:
    left_open(world)
    before = writes(world)
    strange = replace(the_account(world), account_id="other@mail.example")
    with world.store.unit("other@mail.example") as unit:
        unit.save_account(AccountRow("other@mail.example", "other@mail.example", START))
    with pytest.raises(NeedsConsentError, match="another account"):
        Session(strange, world.mailbox, world.store, real_clock=False).run(world.later())
    assert writes(world) == before


def test_more_drafts_than_one_pass_may_write_are_not_written_at_all(world: World) -> None:
    """Five interviews were held yesterday; the limit says two."""
    for number in range(5):
        raw = letter(
            f"Ann Berg <ann{number}@firm{number}.example>",
            ME,
            f"Interview for the Data Analyst role at Firm{number}",
            f"Hi,\n\nYour interview for the Data Analyst role at Firm{number} is confirmed for "
            "Monday 11 May 2026 from 10:00 to 11:00.\n\nAnn Berg\nRecruiter\n",
            message_id=f"<i{number}@firm{number}.example>",
        )
        world.server.deliver(ME, raw, at=START - timedelta(days=2))
    session = the_session(world, max_drafts_per_pass=2)
    before = writes(world)
    with pytest.raises(RefusedError, match="5 drafts would be written") as caught:
        session.run(world.later(8 * 60))
    assert writes(world) == before
    assert world.drafts() == []
    assert "max_drafts_per_pass" in str(caught.value.hint)
    the_session(world, max_drafts_per_pass=5).run(world.later())
    assert len(world.drafts()) == 5
    assert ANN not in {row.to for row in world.rows()}
