"""The daemon keeps every account going at its own pace, whatever happens to the others."""

import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.clock import monotonic
from agent.daemon import HEALTH_NAME, Daemon, Looked, Pace, Pass, Passed
from agent.errors import NeedsConsentError, RateLimitedError, TransientError

START = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
EVERY = timedelta(minutes=5)


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


class Recorder:
    """A pass that notes when it ran, and fails as often as told."""

    def __init__(self, *failures: Exception) -> None:
        self.ran: list[datetime] = []
        self.failures = list(failures)

    def __call__(self, now: datetime) -> Passed:
        self.ran.append(now)
        if self.failures:
            raise self.failures.pop(0)
        return Passed(0)


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for another thread, a minute at most."""
    end = monotonic() + 60
    while not condition() and monotonic() < end:
        time.sleep(0.01)
    assert condition()


def a_daemon(folder: Path, clock: Clock, **passes: Pass) -> Daemon:
    looked = {name: Looked() for name in passes}
    return Daemon(passes=passes, every=EVERY, state_dir=folder, looked=looked, now=clock)


def tick(daemon: Daemon, clock: Clock, account: str, minutes: float) -> None:
    clock.now += timedelta(minutes=minutes)
    daemon.tick(account)


def test_one_accounts_trouble_never_stops_another(tmp_path: Path) -> None:
    clock, bad, good = Clock(), Recorder(NeedsConsentError("revoked")), Recorder()
    daemon = a_daemon(tmp_path, clock, bad=bad, good=good)
    for _ in range(2):
        tick(daemon, clock, "bad", 1)
        tick(daemon, clock, "good", 1)
    assert len(good.ran) == 2
    assert daemon.looked["bad"].needs_user
    assert daemon.looked["good"].last_success == clock.now


def test_it_backs_off_longer_after_each_failure_and_recovers_at_once(tmp_path: Path) -> None:
    clock, flaky = Clock(), Recorder(TransientError("down"), TransientError("down"))
    daemon = a_daemon(tmp_path, clock, flaky=flaky)
    for _ in range(8):
        tick(daemon, clock, "flaky", 5)
    ran = [(at - START) / EVERY for at in flaky.ran]
    assert ran == [1, 3, 7, 8]
    assert daemon.looked["flaky"].failures == 0


def test_it_waits_until_the_instant_that_gmail_named(tmp_path: Path) -> None:
    clock = Clock()
    until = START + timedelta(minutes=32)
    limited = Recorder(RateLimitedError("slow down", until=until))
    daemon = a_daemon(tmp_path, clock, limited=limited)
    for _ in range(8):
        tick(daemon, clock, "limited", 5)
    assert [at - START for at in limited.ran][:2] == [timedelta(minutes=5), timedelta(minutes=35)]


def test_a_fault_of_ours_is_survived_and_told(tmp_path: Path) -> None:
    clock, broken = Clock(), Recorder(ZeroDivisionError())
    daemon = a_daemon(tmp_path, clock, broken=broken)
    tick(daemon, clock, "broken", 5)
    assert "fault of ours" in daemon.looked["broken"].trouble


def test_no_pass_begins_after_the_stop(tmp_path: Path) -> None:
    clock, one = Clock(), Recorder()
    daemon = a_daemon(tmp_path, clock, one=one)
    daemon.stop.set()
    daemon.tick("one")
    assert one.ran == []


@pytest.mark.parametrize("leap", [timedelta(0), timedelta(hours=9), timedelta(days=20_000)])
def test_a_leap_of_the_clock_is_one_tick_however_far(leap: timedelta) -> None:
    """Suspended for a night, or set right from 1970: the next tick is one pace after now."""
    pace = Pace(EVERY)
    now = START + EVERY + leap
    following = pace.get_next_fire_time(START, now)
    assert EVERY <= following - now <= EVERY + timedelta(seconds=30)


class JumpingClock(Clock):
    """The machine's clock, until it is set: by hand, or because the machine slept."""

    def __init__(self) -> None:
        super().__init__()
        self.moved = timedelta()
        self.began = monotonic()

    def __call__(self) -> datetime:
        return START + timedelta(seconds=monotonic() - self.began) + self.moved


@pytest.mark.parametrize("jump", [timedelta(hours=-5), timedelta(days=7)])
def test_after_a_jump_of_the_clock_every_account_is_looked_after_once(
    tmp_path: Path, jump: timedelta
) -> None:
    """Set back, the next tick would lie hours ahead; after a week asleep it comes once."""
    clock, one = JumpingClock(), Recorder()
    daemon = a_daemon(tmp_path, clock, one=one)
    daemon.every = timedelta(seconds=20)
    done = threading.Thread(target=lambda: statuses.append(daemon.run()))
    statuses: list[int] = []
    daemon._listen = lambda: None  # type: ignore[method-assign] # signals are the main thread's
    daemon.watch_every = 0.05
    done.start()
    wait_until(lambda: len(one.ran) == 1)
    clock.moved = jump
    wait_until(lambda: len(one.ran) == 2)
    daemon.stop.set()
    done.join(10)
    assert statuses == [0]
    assert one.ran[1] - one.ran[0] > jump - timedelta(minutes=1)
    assert len(one.ran) == 2


def test_a_clock_set_back_ends_the_wait_that_was_begun_before(tmp_path: Path) -> None:
    clock, flaky = Clock(), Recorder(TransientError("down"))
    daemon = a_daemon(tmp_path, clock, flaky=flaky)
    tick(daemon, clock, "flaky", 5)
    tick(daemon, clock, "flaky", 1)
    assert len(flaky.ran) == 1
    tick(daemon, clock, "flaky", -24 * 60)
    assert len(flaky.ran) == 2


@pytest.mark.parametrize("asked", [True, False])
def test_it_ends_with_a_fault_only_where_nobody_asked_it_to(tmp_path: Path, asked: bool) -> None:
    daemon = a_daemon(tmp_path, Clock(), one=Recorder())
    daemon.every = timedelta(seconds=0.05)
    if asked:
        daemon.stop.set()
        assert daemon.run() == 0
        health = json.loads((tmp_path / HEALTH_NAME).read_text())
        assert health["state"] == "stopped"
    else:
        daemon.looked["one"].ticked = monotonic() - 3600
        assert daemon._watch() == 1
