"""A suspend, a week without a network, a clock that leaps: caught up by one pass, as at its end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.domain.draft import DraftState
from agent.domain.events import DigestDelivered
from agent.domain.hiring import Step
from tests.unit.services.test_reins import INTERVIEW, drafted
from tests.unit.services.world import ANN, ME, START, World, a_world, letter, the_session

TITLE = "Interview for the Data Analyst role at Acme"
THAT_EVENING = timedelta(hours=31)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """The interview is on the morning after START."""
    with a_world(tmp_path) as found:
        raw = letter(f"Ann <{ANN}>", ME, TITLE, INTERVIEW, message_id="<second@acme.example>")
        found.server.deliver(ME, raw, at=START)
        the_session(found).run(START)
        yield found


def back_after(world: World, away: timedelta) -> datetime:
    world.clock.jump(START + away)
    return world.clock()


@pytest.mark.parametrize("days", [10, 22, 40])
def test_what_fell_due_meanwhile_is_not_drafted_afterwards(world: World, days: int) -> None:
    """One open step at most, never the thank-you of weeks ago and a pile of requests behind it."""
    session = the_session(world)
    first = drafted(session.run(back_after(world, timedelta(days=days))))
    assert len(first) <= 1
    assert Step.THANK_YOU not in [one.step for one in first]
    assert drafted(session.run(world.later())) == []
    assert len(world.drafts()) == len(first)


def test_a_draft_whose_time_passed_meanwhile_is_taken_back(world: World) -> None:
    session = the_session(world)
    (thanks,) = drafted(session.run(back_after(world, THAT_EVENING)))
    assert thanks.step is Step.THANK_YOU
    session.run(back_after(world, timedelta(days=9)))
    states = {row.fact.key.step: row.fact.state for row in world.rows()}
    assert states[Step.THANK_YOU] is DraftState.WITHDRAWN


def test_a_no_that_came_meanwhile_is_read_before_anything_is_drafted(world: World) -> None:
    text = "Hi,\n\nThank you for coming in. We have decided to go with another candidate.\n\nAnn\n"
    raw = letter(
        f"Ann Berg <{ANN}>",
        ME,
        f"Re: {TITLE}",
        text,
        message_id="<third@acme.example>",
        In_Reply_To="<second@acme.example>",
    )
    thread = world.server.mailbox(ME)
    with world.server.lock:
        ids = {one.thread_id for one in thread.messages.values() if TITLE.encode() in one.raw}
    world.server.deliver(ME, raw, at=START + timedelta(days=6), thread_id=ids.pop())
    steps = [one.step for one in drafted(the_session(world).run(back_after(world, timedelta(14))))]
    assert not {Step.THANK_YOU, Step.STATUS_1, Step.STATUS_2} & set(steps)


@pytest.mark.parametrize("hours", [-30, -1, 1])
def test_a_clock_that_was_moved_doubles_nothing(world: World, hours: int) -> None:
    """Set back, or an hour twice as when summer time ends: what is drafted stands once."""
    session = the_session(world)
    session.run(back_after(world, THAT_EVENING))
    session.run(world.clock() + timedelta(hours=hours))
    session.run(world.later())
    live = [row for row in world.rows() if row.fact.state is DraftState.LIVE]
    assert len(live) == len(world.drafts()) == 1


def test_the_hour_that_comes_twice_brings_one_digest(world: World) -> None:
    """Summer time ends in London on 25 October 2026, a Sunday; the digest is due on Monday."""
    session = the_session(world)
    weeks: list[str] = []
    for hours in range(0, 72, 3):
        world.clock.jump(datetime(2026, 10, 24, 6, tzinfo=UTC) + timedelta(hours=hours))
        events = session.run(world.clock()).events
        weeks += [one.week for one in events if isinstance(one, DigestDelivered)]
    assert len(weeks) == len(set(weeks))
    assert weeks[-1] == "2026-W44"
