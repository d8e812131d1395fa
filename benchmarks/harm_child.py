"""The agent of a harm run in a process of its own, with a fuse that kills it between two steps.

`Zygote` is forked while the parent has no threads; it forks one agent after the other, each with
everything imported. An agent answers passes until it dies; the zygote says that it died.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from agent.bootstrap import account_of
from agent.config import AccountSettings, Settings
from agent.errors import FollowupError
from agent.gmail.connect import Manners, open_mailbox
from agent.gmail.quota import RetryPolicy
from agent.services.session import Session
from agent.store.repository import SqlStore
from agent.writing.library import bundled_library

Boundary = Callable[[], None]


class Fuse:
    """Kills this very process when so many boundaries have been crossed; 0 never does."""

    def __init__(self) -> None:
        self.left = 0

    def step(self) -> None:
        """One boundary: before or after a call to Gmail or a transaction."""
        if self.left > 0:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class FusedMailbox:
    """A mailbox whose every call is a boundary before and after."""

    def __init__(self, mailbox: Any, step: Boundary) -> None:
        self._mailbox, self._step = mailbox, step

    def __getattr__(self, name: str) -> Any:
        call, step = getattr(self._mailbox, name), self._step

        def fused(*args: Any, **options: Any) -> Any:
            step()
            answer = call(*args, **options)
            step()
            return answer

        return fused


class FusedStore:
    """A store whose every transaction is a boundary before it, before its commit, and after it."""

    def __init__(self, store: SqlStore, step: Boundary) -> None:
        self._store, self._step = store, step

    @contextmanager
    def unit(self, account_id: str) -> Iterator[Any]:
        """A transaction."""
        self._step()
        with self._store.unit(account_id) as unit:
            yield unit
            self._step()
        self._step()


@dataclass(frozen=True, slots=True)
class Where:
    """Everything an agent needs to find its world."""

    email: str
    name: str
    url: str
    folder: Path

    @property
    def database(self) -> Path:
        """The agent's database."""
        return self.folder / "followup.sqlite3"

    @property
    def token(self) -> Path:
        """The agent's token."""
        return self.folder / "token.json"


def an_agent(where: Where, fuse: Fuse, now: Callable[[], datetime]) -> Session:
    """An agent over the real client and a real database file."""
    manners = Manners(timeout=1.0, retry=RetryPolicy(tries=2), sleep=lambda _seconds: None)
    mailbox = open_mailbox(
        where.email,
        where.token,
        now=now,
        endpoint=where.url,
        token_uri=f"{where.url}/token",
        manners=manners,
    )
    settings = Settings()
    account = AccountSettings(email=where.email, name=where.name, timezone="Europe/London")
    known = account_of(settings, account, frozenset({where.email}))
    store = FusedStore(SqlStore.open(where.database, durable=False), fuse.step)
    fused: Any = FusedMailbox(mailbox, fuse.step)
    return Session(known, fused, store, real_clock=False, library=bundled_library())


def serve(where: Where, link: Connection) -> None:
    """Answer passes until told to stop: an instant and a fuse come in, what came of it goes out."""
    instant: list[datetime] = []
    fuse = Fuse()
    session: Session | None = None
    link.send(("born", os.getpid()))
    while (asked := link.recv()) is not None:
        now, fuse.left = asked
        instant[:] = [now]
        try:
            session = session or an_agent(where, fuse, lambda: instant[0])
            report = session.run(now)
        except FollowupError as error:
            # As the daemon does: what was held in memory is doubted after trouble.
            session = None
            link.send(("error", type(error).__name__, str(error)))
        except Exception as error:
            # Every fault of ours is a finding.
            session = None
            link.send(("fault", type(error).__name__, _where(error)))
        else:
            link.send(("done", report.wake_at, len(report.events)))


def _where(error: Exception) -> str:
    frames, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{error} at {' '.join(frames[-6:])}"


class Agent(Protocol):
    """An agent that looks when it is told to."""

    def bear(self, where: Where) -> None:
        """Begin, for that world."""

    def look(self, now: datetime, fuse: int = 0, *, wait: float | None = None) -> Any:
        """One pass; answers what came of it."""

    def rest(self) -> None:
        """End in order."""


class Tame:
    """An agent in this very process, which nobody kills."""

    def __init__(self) -> None:
        self._where: Where | None = None
        self._session: Session | None = None
        self._instant: list[datetime] = []

    def bear(self, where: Where) -> None:
        """Begin, for that world."""
        self._where = where
        self._session = an_agent(where, Fuse(), lambda: self._instant[0])

    def look(self, now: datetime, fuse: int = 0, *, wait: float | None = None) -> Any:  # noqa: ARG002  nobody kills it
        """One pass."""
        self._instant[:] = [now]
        assert self._session is not None
        report = self._session.run(now)
        return "done", report.wake_at, len(report.events)

    def rest(self) -> None:
        """End in order."""
        self._session = None

    def database_bytes(self) -> bytes:
        """The database as one file, b"" before the first pass."""
        if self._where is None:
            return b""
        with sqlite3.connect(self._where.database) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return self._where.database.read_bytes()


class Zygote:
    """A process without threads that forks agents."""

    def __init__(self) -> None:
        self._ours, theirs = Pipe()
        self._pid = os.fork()
        if self._pid == 0:
            self._ours.close()
            try:
                _breed(theirs)
            finally:
                os._exit(0)
        theirs.close()
        self.agent = 0

    def bear(self, where: Where) -> None:
        """Fork an agent for that world."""
        self._ours.send(where)
        _, self.agent = self._ours.recv()

    def look(self, now: datetime, fuse: int = 0, *, wait: float | None = None) -> Any:
        """One pass of the agent; it is killed after `wait` seconds where that is given."""
        self._ours.send((now, fuse))
        if wait is not None and not self._ours.poll(wait):
            os.kill(self.agent, signal.SIGKILL)
            while (answer := self._ours.recv())[0] != "died":
                continue
            return answer
        return self._ours.recv()

    def rest(self) -> None:
        """Let the agent end in order."""
        self._ours.send(None)
        self._ours.recv()

    def close(self) -> None:
        """End the zygote; its agent has ended."""
        self._ours.send(None)
        os.waitpid(self._pid, 0)


def _breed(link: Connection) -> None:
    while (where := link.recv()) is not None:
        if not isinstance(where, Where):
            continue  # asked of an agent that had died before it could hear it
        pid = os.fork()
        if pid == 0:
            try:
                serve(where, link)
            finally:
                sys.stdout.flush()
                os._exit(0)
        _, status = os.waitpid(pid, 0)
        link.send(("died", status))
