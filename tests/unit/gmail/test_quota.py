"""Quota by arithmetic: the bucket, the retries, the tally, the prices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.gmail.quota import PRICES, Method, RetryPolicy, Tally, TokenBucket, Unlimited, scope_of
from agent.gmail.scopes import COMPOSE, INSERT, LABELS, READONLY
from tests.unit.gmail.accounts import FakeTime


def bucket(time: FakeTime, **settings: float) -> TokenBucket:
    return TokenBucket(time.monotonic, time.sleep, **settings)


def test_a_burst_is_free_and_what_follows_is_paced() -> None:
    """300 units at once, then 60 a second."""
    time = FakeTime()
    spent = bucket(time)
    for _ in range(15):
        spent.take(20)
    assert time.slept == []
    for _ in range(6):
        spent.take(20)
    assert time.seconds == pytest.approx(2.0)


def test_rest_fills_the_bucket_but_not_beyond_its_brim() -> None:
    """An idle night saves up one burst, not a million units."""
    time = FakeTime()
    spent = bucket(time)
    spent.take(300)
    time.seconds += 86_400
    spent.take(300)
    spent.take(60)
    assert time.slept == [1.0]


@given(st.lists(st.integers(1, 100), min_size=1, max_size=60))
def test_it_never_grants_more_than_burst_and_rate(costs: list[int]) -> None:
    """Over any stretch from the start: burst plus rate times time."""
    time = FakeTime()
    spent = bucket(time, rate=10.0, burst=50.0)
    total = 0
    for cost in costs:
        spent.take(cost)
        total += cost
        assert total <= 50.0 + 10.0 * time.seconds + 1e-6


def test_a_rate_error_halves_the_rate_and_quiet_restores_it() -> None:
    """Down to an eighth, and doubling with every ten minutes without one."""
    time = FakeTime()
    spent = bucket(time)
    for expected in (30.0, 15.0, 7.5, 7.5):
        spent.slow_down()
        assert spent.rate == expected
    spent.take(15)
    assert time.slept == [2.0]
    for expected in (15.0, 30.0, 60.0, 60.0):
        time.seconds += 600
        spent.take(1)
        assert spent.rate == expected


def test_a_bucket_without_size_is_refused() -> None:
    """Zero would wait for ever."""
    for settings in ({"rate": 0.0}, {"burst": 0.0}):
        with pytest.raises(ValueError, match="positive"):
            bucket(FakeTime(), **settings)


def test_the_local_server_has_no_bucket() -> None:
    """Off means off."""
    Unlimited().take(10_000)
    Unlimited().slow_down()


def test_pauses_double_up_to_a_cap_and_end() -> None:
    """Base 1 s, factor 2, with full jitter drawn as 1."""
    policy = RetryPolicy(tries=9, cap=64, patience=10_000)
    pauses = [policy.pause(tried, 0, 1.0) for tried in range(1, 10)]
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 64, None]


def test_jitter_is_full() -> None:
    """From nothing to the whole pause."""
    assert RetryPolicy().pause(3, 0, 0.0) == 0.0
    assert RetryPolicy().pause(3, 0, 0.5) == 2.0


def test_no_sleep_begins_that_would_outlast_the_patience() -> None:
    """Whether by its own length, by what went before, or by the server's wish."""
    policy = RetryPolicy(patience=60)
    assert policy.pause(1, 59.0, 1.0) == 1.0
    assert policy.pause(1, 59.5, 1.0) is None
    assert policy.pause(1, 0.0, 1.0, 61.0) is None
    assert policy.pause(1, 0.0, 1.0, 30.0) == 31.0
    assert policy.pause(1, 0.0, 1.0, -5.0) == 1.0


def test_the_tally_is_a_snapshot() -> None:
    """What was taken does not change afterwards."""
    tally = Tally()
    tally.count(Method.THREADS_GET)
    before = tally.usage()
    tally.count(Method.THREADS_GET)
    assert (before.total_calls, before.total_units) == (1, 40)
    assert tally.usage().units == {"threads.get": 80}


def test_every_method_has_a_price_and_a_scope() -> None:
    """New prices of gmail-api.md 2.8; none of them sends."""
    assert set(PRICES) == set(Method)
    assert {scope_of(method) for method in Method} == {READONLY, COMPOSE, INSERT, LABELS}
    assert not any("send" in method.split(".") for method in Method)
    assert [PRICES[m] for m in (Method.MESSAGES_GET, Method.THREADS_GET, Method.DRAFTS_CREATE)] == [
        20,
        40,
        10,
    ]
