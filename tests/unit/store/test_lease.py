"""The lease: who holds a state directory where the kernel's lock reaches not everybody."""

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agent.errors import BusyError, StoreError
from agent.store.lease import LEASE_NAME, LEASE_SECONDS, Holder, Lease
from agent.store.repository import SqlStore

HERE = Holder("a", "boot-1", "ash", os.getpid())
THERE = Holder("b", "boot-2", "birch", 4711)


@dataclass
class Watch:
    """A clock set by hand (seconds)."""

    at: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def watch() -> Watch:
    return Watch()


def held(folder: Path, by: Holder, watch: Watch) -> Lease:
    lease = Lease(folder / LEASE_NAME, by, watch)
    lease.take()
    return lease


def test_another_machine_is_told_who_holds_it_and_until_when(tmp_path: Path, watch: Watch) -> None:
    held(tmp_path, THERE, watch)
    with pytest.raises(BusyError, match=r"process 4711 on birch.*until 08:01:30 UTC"):
        held(tmp_path, HERE, watch)


def test_one_that_ran_out_is_taken_over(tmp_path: Path, watch: Watch) -> None:
    held(tmp_path, THERE, watch)
    watch.at += LEASE_SECONDS
    assert held(tmp_path, HERE, watch).until == watch.at + LEASE_SECONDS


def test_renewing_keeps_it(tmp_path: Path, watch: Watch) -> None:
    theirs = held(tmp_path, THERE, watch)
    watch.at += LEASE_SECONDS - 1
    theirs.renew()
    watch.at += LEASE_SECONDS - 1
    with pytest.raises(BusyError):
        held(tmp_path, HERE, watch)


def test_one_given_back_is_free_at_once(tmp_path: Path, watch: Watch) -> None:
    held(tmp_path, THERE, watch).give_back()
    held(tmp_path, HERE, watch)


def test_a_process_of_this_machine_that_is_gone_holds_nothing(tmp_path: Path, watch: Watch) -> None:
    """A killed daemon starts again without waiting for its own lease to run out."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    held(tmp_path, replace(HERE, token="old", process=gone.pid), watch)
    held(tmp_path, HERE, watch)


def test_a_living_process_of_this_machine_keeps_it(tmp_path: Path, watch: Watch) -> None:
    """As on a share whose locks do nothing at all."""
    held(tmp_path, replace(HERE, token="old", process=os.getppid()), watch)
    with pytest.raises(BusyError, match=str(os.getppid())):
        held(tmp_path, HERE, watch)


def test_who_slept_past_its_time_and_lost_it_records_nothing_more(
    tmp_path: Path, watch: Watch
) -> None:
    """The laptop was suspended, and the other machine's daemon went on with the work."""
    told: list[str] = []
    mine, store = held(tmp_path, HERE, watch), SqlStore.open(None)
    mine.on_loss = lambda: told.append("lost")
    store.guard(mine.check)
    with store.unit("me@mail.example"):
        pass
    watch.at += LEASE_SECONDS + 1
    theirs = held(tmp_path, THERE, watch)
    for _ in range(2):
        with pytest.raises(BusyError, match="birch"), store.unit("me@mail.example"):
            pass
    theirs.give_back()
    with pytest.raises(BusyError, match="birch"):
        mine.check()
    assert told == ["lost"]


def test_who_slept_and_lost_nothing_goes_on(tmp_path: Path, watch: Watch) -> None:
    mine = held(tmp_path, HERE, watch)
    watch.at += LEASE_SECONDS + 1
    mine.check()
    assert mine.until == watch.at + LEASE_SECONDS


def test_a_lease_that_cannot_be_kept_is_named(tmp_path: Path, watch: Watch) -> None:
    (tmp_path / LEASE_NAME).write_text("no database at all, and long enough to be taken for one")
    with pytest.raises(StoreError, match=LEASE_NAME):
        held(tmp_path, HERE, watch)


def test_others_cannot_read_it(tmp_path: Path, watch: Watch) -> None:
    held(tmp_path, HERE, watch)
    assert (tmp_path / LEASE_NAME).stat().st_mode & 0o077 == 0
