"""One followup at a time on one state directory: a lock that dies with its process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent.errors import BusyError, StoreError

LOCK_NAME = "followup.lock"


@contextmanager
def only_one(state_dir: Path) -> Iterator[None]:
    """Hold the state directory's lock while the block runs.

    Raises BusyError where another process holds it, StoreError where it cannot be made.
    """
    try:
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(state_dir / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"{state_dir}: cannot be used: {error.strerror}") from error
    try:
        _lock(handle, state_dir)
        os.truncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, state_dir: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = os.pread(handle, 32, 0).decode(errors="replace").strip() or "unknown"
        raise BusyError(
            f"another followup (process {holder}) works on {state_dir}",
            hint="Wait for it, or stop it; nothing was changed.",
        ) from None
