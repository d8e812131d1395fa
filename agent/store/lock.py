"""One followup at a time on one state directory: a lock that dies with its process, and a lease."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent.errors import BusyError, StoreError
from agent.store.lease import Lease, leased

LOCK_NAME = "followup.lock"


@contextmanager
def only_one(state_dir: Path) -> Iterator[Lease]:
    """Hold the state directory's lock and lease while the block runs; gives the lease.

    The lock ends with its process and cannot be held twice on one machine; the lease also reaches
    other machines that share the folder. Raises BusyError where another process holds either,
    StoreError where they cannot be made.
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
        with leased(state_dir) as lease:
            yield lease
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
