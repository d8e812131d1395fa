"""A lease on the state directory, for folders on which the kernel's lock does not reach everybody.

Theory of operation. On a share or in a synchronised folder two machines can both be given the same
`flock`. So the holder also keeps one row in a small database of its own: who it is, and until when.
It renews the row long before that; whoever finds a row that has run out takes it over. A row of
this very machine whose process is gone is taken over at once, since the lock of a local folder is
to be trusted: a killed daemon starts again without waiting. A holder that was suspended past its
time and finds another's row has lost: `check` raises before every transaction, so it records
nothing any more, and what cannot be recorded is not asked of Gmail.

It is about processes on real machines, so it reads the machine's clock, never a rehearsed one.
It must not know what is done under it.
"""

import os
import platform
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, RLock, Thread

from agent.errors import BusyError, StoreError

LEASE_NAME = "followup.lease"
# How long a row holds, and how often it is renewed: three renewals may fail. All in seconds.
LEASE_SECONDS = 90.0
RENEW_SECONDS = 20.0
_BUSY_SECONDS = 10.0
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS lease (one INTEGER PRIMARY KEY CHECK (one = 1),"
    " token TEXT NOT NULL, machine TEXT NOT NULL, host TEXT NOT NULL, process INTEGER NOT NULL,"
    " until REAL NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lease: `machine` is one running kernel, `token` one holding of it."""

    token: str
    machine: str
    host: str
    process: int

    @classmethod
    def this(cls) -> "Holder":
        """This process, holding it anew."""
        host = platform.node() or "unknown"
        try:
            machine = _BOOT_ID.read_text(encoding="ascii").strip()
        except OSError:
            machine = host
        return cls(uuid.uuid4().hex, machine, host, os.getpid())


@dataclass
class Lease:
    """The row of one state directory, as one process holds it; for several threads at once.

    `on_loss` is called once another was found to hold it.
    """

    path: Path
    me: Holder = field(default_factory=Holder.this)
    clock: Callable[[], float] = time.time
    until: float = 0.0
    lost: BusyError | None = None
    on_loss: Callable[[], None] = lambda: None
    _one_at_a_time: RLock = field(default_factory=RLock)

    def take(self) -> None:
        """Take it. Raises BusyError where somebody else holds it, StoreError where it fails."""
        with self._row() as (row, save):
            if row is not None and not self._is_free(*row):
                raise self._taken(*row)
            save()

    def renew(self) -> None:
        """Hold it for longer. Raises BusyError once another has taken it over, StoreError."""
        with self._row() as (row, save):
            if row is not None and row[0].token != self.me.token:
                self.lost = self._taken(*row)
                self.on_loss()
                raise self.lost
            save()

    def check(self) -> None:
        """Raise BusyError where it is not held any more; asks the file only when time is short."""
        if self.lost is not None:
            raise self.lost
        if self.clock() > self.until - RENEW_SECONDS:
            self.renew()

    def give_back(self) -> None:
        """Let the next one have it at once."""
        with self._one_at_a_time, self._connected() as connection:
            connection.execute("DELETE FROM lease WHERE token = ?", (self.me.token,))

    def _is_free(self, holder: Holder, until: float) -> bool:
        """Whether the row has run out, or its process is gone from this machine."""
        if until <= self.clock():
            return True
        return holder.machine == self.me.machine and not _alive(holder.process)

    def _taken(self, holder: Holder, until: float) -> BusyError:
        shown = datetime.fromtimestamp(until, UTC).strftime("%H:%M:%S UTC")
        return BusyError(
            f"another followup (process {holder.process} on {holder.host}) works on "
            f"{self.path.parent}; it has said so until {shown}",
            hint="Stop it there, or wait until then if it is gone; nothing was changed.",
        )

    @contextmanager
    def _row(self) -> Iterator[tuple[tuple[Holder, float] | None, Callable[[], None]]]:
        """The row as it is, and a way to make it ours, in one transaction."""
        with self._one_at_a_time, self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            found = connection.execute(
                "SELECT token, machine, host, process, until FROM lease"
            ).fetchone()
            until = self.clock() + LEASE_SECONDS

            def save() -> None:
                me = self.me
                connection.execute(
                    "INSERT OR REPLACE INTO lease VALUES (1, ?, ?, ?, ?, ?)",
                    (me.token, me.machine, me.host, me.process, until),
                )
                connection.execute("COMMIT")
                self.until = until

            yield (Holder(*found[:4]), float(found[4])) if found else None, save

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.touch(mode=0o600)
            connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{self.path}: cannot be used: {error}") from error
        try:
            connection.execute(_SCHEMA)
            yield connection
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: cannot be used: {error}") from error
        finally:
            # What was not committed is rolled back.
            connection.close()


def _alive(process: int) -> bool:
    """Whether a process of this machine lives; a restarted container has its old number again."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def leased(state_dir: Path) -> Iterator[Lease]:
    """Hold the lease while the block runs, renewed by a thread of its own."""
    lease, ended = Lease(state_dir / LEASE_NAME), Event()
    lease.take()
    renewing = Thread(target=_renew, args=(lease, ended), name="lease", daemon=True)
    renewing.start()
    try:
        yield lease
    finally:
        ended.set()
        renewing.join()
        lease.give_back()


def _renew(lease: Lease, ended: Event) -> None:
    while not ended.wait(RENEW_SECONDS):
        try:
            lease.renew()
        except BusyError:
            return
        except StoreError:
            # Tried again soon; `check` holds back what is to be written meanwhile.
            continue
