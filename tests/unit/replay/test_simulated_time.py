"""The simulated clock, the polling grid, and the simulated user's filled marks."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent.replay.clock import Grid, SimulatedClock
from agent.replay.user import DETAIL, filled

START = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
GRID = Grid(START, timedelta(minutes=15))
instants = st.integers(-(10**6), 10**6).map(lambda seconds: START + timedelta(seconds=seconds))


def test_the_clock_never_goes_back() -> None:
    """A jump to an earlier instant is ignored."""
    clock = SimulatedClock(START)
    clock.jump(START + timedelta(hours=1))
    clock.jump(START)
    assert clock() == START + timedelta(hours=1)


@given(instants)
def test_a_poll_is_never_before_what_it_is_for(instant: datetime) -> None:
    """The first poll at or after an instant lies on the grid, less than a step later."""
    poll = GRID.at_or_after(instant)
    assert poll >= instant
    assert (poll - START) % GRID.step == timedelta()
    assert poll == START or poll - instant < GRID.step


@given(instants)
def test_the_next_poll_is_later(instant: datetime) -> None:
    """Strictly later, on the grid, no poll in between left out."""
    poll = GRID.after(instant)
    assert poll > instant
    assert (poll - START) % GRID.step == timedelta()
    assert poll == START or poll - GRID.step <= instant


def test_every_marked_place_is_filled() -> None:
    """Two marks on different lines, and nothing else is touched."""
    text = "Dear Ann,\n[[ one thing ]] and\n[[another]]. [single]"
    assert filled(text) == f"Dear Ann,\n{DETAIL} and\n{DETAIL}. [single]"
