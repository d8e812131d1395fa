"""Two daemons on one state directory: the second one ends and says why, on any kind of folder.

On a share `flock` may let both in. A lock file that is taken away under the first daemon does the
same: both hold "the" lock, and only the lease is left to tell them apart.
"""

import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.store.lease import LEASE_NAME, LEASE_SECONDS
from agent.store.lock import LOCK_NAME
from tests.system.commandline import DONE, TRY_AGAIN
from tests.system.living import Home, a_home, stopped, wait_for


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as found:
        yield found


def state(home: Home) -> Path:
    return home.folder / "state"


def says_another_machine(home: Home, until: float) -> None:
    """Write the row as a daemon of another machine does."""
    with sqlite3.connect(state(home) / LEASE_NAME) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO lease VALUES (1, 'theirs', 'another kernel', 'birch', 7, ?)",
            (until,),
        )
    connection.close()


def is_at_work(home: Home, process: "subprocess.Popen[str]") -> None:
    wait_for(lambda: home.log.count("pass done") and process.poll() is None)


def test_a_second_daemon_is_told_who_works_there(home: Home) -> None:
    with home.running("--yes") as first:
        is_at_work(home, first)
        second = home.do("run", "--yes")
        assert second.status == TRY_AGAIN
        assert f"process {first.pid}" in second.err
        assert stopped(first) == DONE


def test_where_the_lock_lets_both_in_the_lease_does_not(home: Home) -> None:
    with home.running("--yes") as first:
        is_at_work(home, first)
        (state(home) / LOCK_NAME).unlink()
        for words in (("run", "--yes"), ("once",)):
            second = home.do(*words)
            assert second.status == TRY_AGAIN
            assert f"process {first.pid}" in second.err
            assert "until" in second.err
        assert stopped(first) == DONE
    assert home.do("once").status == DONE


def test_another_machines_lease_keeps_it_out_until_it_runs_out(home: Home) -> None:
    assert home.do("once").status == DONE
    says_another_machine(home, time.time() + LEASE_SECONDS)
    refused = home.do("run", "--yes")
    assert refused.status == TRY_AGAIN
    assert "process 7 on birch" in refused.err
    says_another_machine(home, time.time() - 1)
    with home.running("--yes") as process:
        is_at_work(home, process)
        assert stopped(process) == DONE


def test_a_killed_daemon_is_followed_at_once(home: Home) -> None:
    """Its lease has not run out, but its process is gone."""
    with home.running("--yes") as first:
        is_at_work(home, first)
        first.kill()
        first.wait(timeout=20)
    assert home.do("once").status == DONE


def test_a_daemon_that_lost_its_lease_ends_and_says_so(home: Home) -> None:
    """As after a suspend, in which another machine went on with the work."""
    with home.running("--yes") as process:
        is_at_work(home, process)
        says_another_machine(home, time.time() + 600)
        assert process.wait(timeout=60) == TRY_AGAIN
    assert "process 7 on birch" in home.log
