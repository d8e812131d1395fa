"""The user's own waits make a curve only where there are enough of them, and an honest one."""

import pytest

from agent.process.waits import ENOUGH, Wait, curve_of


def answered(*days: int) -> list[Wait]:
    return [Wait(one, answered=True) for one in days]


def running(*days: int) -> list[Wait]:
    return [Wait(one, answered=False) for one in days]


def test_it_says_nothing_below_eight_finished_waits() -> None:
    assert curve_of(answered(*range(ENOUGH - 1)) + running(*range(50))) is None
    assert curve_of(answered(*range(ENOUGH))) is not None


def test_without_running_waits_it_is_the_plain_share() -> None:
    curve = curve_of(answered(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
    assert curve is not None
    assert curve.at(0).waiting == 1.0
    assert curve.at(3).waiting == pytest.approx(0.7)
    assert curve.at(10).waiting == 0.0
    assert curve.median == 5


def test_running_waits_count_as_long_as_they_lasted() -> None:
    """The textbook's twelve waits, worked out by hand: 11/12, then x 9/10, then x 6/8 ..."""
    waits = answered(2, 4, 6, 6, 8, 9, 10, 12) + running(3, 5, 7, 20)
    curve = curve_of(waits)
    assert curve is not None
    assert curve.at(2).waiting == pytest.approx(11 / 12)
    assert curve.at(4).waiting == pytest.approx(11 / 12 * 9 / 10)
    assert curve.at(6).waiting == pytest.approx(11 / 12 * 9 / 10 * 6 / 8)
    assert curve.at(8).waiting == pytest.approx(11 / 12 * 9 / 10 * 6 / 8 * 4 / 5)
    assert (curve.waits, curve.answered) == (12, 8)


def test_its_interval_holds_the_share_and_stays_within_bounds() -> None:
    curve = curve_of(answered(1, 3, 3, 5, 8, 13, 21, 34) + running(2, 40))
    assert curve is not None
    for share in curve.shares:
        assert 0.0 <= share.low <= share.waiting <= share.high <= 1.0


def test_its_median_is_unknown_where_most_waits_still_run() -> None:
    curve = curve_of(answered(*range(1, 9)) + running(*[30] * 20))
    assert curve is not None
    assert curve.median is None
