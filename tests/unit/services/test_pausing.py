"""What Gmail asked for is kept over restarts, and failures in a row open the circuit."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent.errors import NeedsConsentError, RateLimitedError, TransientError
from agent.localgmail import FaultKind
from agent.ports.store import AccountRow
from agent.services.pausing import PATIENCE
from tests.unit.services.world import ME, World, a_world, the_session


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


def account(world: World) -> AccountRow:
    with world.store.unit(ME) as unit:
        row = unit.account()
    assert row is not None
    return row


def calls(world: World) -> int:
    return world.server.counters().total_calls


def test_a_named_time_is_honoured_by_the_next_process_without_a_call(world: World) -> None:
    world.server.faults.strike(FaultKind.BLOCKED_UNTIL, times=0, seconds=5400)
    with pytest.raises(RateLimitedError):
        the_session(world).run(world.clock())
    world.server.faults.calm()
    asked = calls(world)
    with pytest.raises(RateLimitedError, match="left alone"):
        the_session(world).run(world.later(60))
    assert calls(world) == asked
    the_session(world).run(world.later(60))
    assert account(world).blocked_until is None


def test_failures_in_a_row_open_the_circuit_and_success_closes_it(world: World) -> None:
    world.server.faults.strike(FaultKind.UNAVAILABLE, times=0)
    for _ in range(PATIENCE):
        with pytest.raises(TransientError):
            the_session(world).run(world.later(120))
    assert account(world).failures == PATIENCE
    with pytest.raises(RateLimitedError):
        the_session(world).run(world.clock())
    world.server.faults.calm()
    the_session(world).run(world.later(120))
    assert account(world).failures == 0


def test_a_lost_consent_is_remembered_until_it_is_given_again(world: World) -> None:
    world.server.faults.strike(FaultKind.SCOPE, times=0)
    with pytest.raises(NeedsConsentError):
        the_session(world).run(world.clock())
    assert account(world).needs_consent
    world.server.faults.calm()
    the_session(world).run(world.clock() + timedelta(minutes=1))
    assert account(world).needs_consent == ""
