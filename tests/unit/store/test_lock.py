"""One followup at a time on one state directory."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from agent.cli.outcome import TRY_AGAIN, exit_status
from agent.errors import BusyError, StoreError
from agent.store.lock import LOCK_NAME, only_one


def test_a_second_one_is_told_who_works_there_and_to_try_again(tmp_path: Path) -> None:
    second = only_one(tmp_path)
    with only_one(tmp_path), pytest.raises(BusyError, match=str(os.getpid())) as raised:
        second.__enter__()
    assert exit_status(raised.value) == TRY_AGAIN == 4


def test_it_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with only_one(tmp_path):
            pass


def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path) -> None:
    """The lock is the kernel's: it dies with its holder, and the file left over means nothing."""
    code = textwrap.dedent(
        f"""
        import os, signal
        from pathlib import Path
        from agent.store.lock import only_one
        with only_one(Path({str(tmp_path)!r})):
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    died = subprocess.run([sys.executable, "-c", code], cwd=Path.cwd(), check=False)
    assert died.returncode == -9
    assert (tmp_path / LOCK_NAME).exists()
    with only_one(tmp_path):
        pass


def test_a_directory_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(StoreError, match="file"), only_one(blocked):
        pass
