"""Simulated time runs along the polling grid; the simulated user fills every marked place."""

from datetime import UTC, datetime, timedelta

import pytest

from agent.replay.clock import Grid, SimulatedClock
from agent.replay.user import DETAIL, filled

START = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
GRID = Grid(START, timedelta(minutes=15))


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("instant", "expected"), [(-5, 0), (0, 0), (0.1, 15), (15, 15), (15.5, 30), (60, 60)]
)
def test_a_poll_comes_at_the_grid_not_before_the_instant(instant: float, expected: float) -> None:
    assert GRID.at_or_after(after(instant)) == after(expected)


@pytest.mark.parametrize(("instant", "expected"), [(-5, 0), (0, 15), (14.9, 15), (15, 30)])
def test_the_next_poll_is_always_later(instant: float, expected: float) -> None:
    assert GRID.after(after(instant)) == after(expected)


def test_the_clock_never_goes_back() -> None:
    clock = SimulatedClock(START)
    clock.jump(after(10))
    clock.jump(after(5))
    assert clock() == after(10)


def test_every_marked_place_is_filled_with_the_same_sentence() -> None:
    assert (
        filled("Thank you. [[ one thing ]] And [[another]].")
        == f"Thank you. {DETAIL} And {DETAIL}."
    )


def test_a_text_without_marks_stays_as_it_is() -> None:
    assert filled("Nothing [to] fill [[") == "Nothing [to] fill [["
