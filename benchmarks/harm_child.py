"""The agent of a harm run in a process of its own, with a fuse that kills it between two steps.

`Zygote` is forked while the parent has no threads; it forks one agent after the other, each with
everything imported. An agent answers passes until it dies; the zygote says that it died.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Engine

from agent.bootstrap import account_of
from agent.config import AccountSettings, Settings
from agent.errors import FollowupError
from agent.gmail.connect import Manners, open_mailbox
from agent.gmail.mailbox import GmailMailbox
from agent.gmail.quota import RetryPolicy
from agent.services.account import Account
from agent.services.session import Session
from agent.store.engine import open_engine
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


@cache
def the_account(email: str, name: str) -> Account:
    """The account as configured; made once, since every agent of a run has the same."""
    settings = AccountSettings(email=email, name=name, timezone="Europe/London")
    return account_of(Settings(), settings, frozenset({email}))


_STATEMENTS: dict[Any, Any] = {}
_BEAR, _REST, _REHEARSE = "bear", "rest", "rehearse"


@dataclass(frozen=True, slots=True)
class Kit:
    """What an agent is made of; the first is made before the agents are forked."""

    where: Where
    mailbox: Any
    engine: Engine
    store: SqlStore
    clock: list[datetime]

    def agent(self, fuse: Fuse) -> Session:
        """An agent as after a start: nothing in its memory."""
        known = the_account(self.where.email, self.where.name)
        store = FusedStore(self.store, fuse.step)
        # A copy of one that was never used: what it learns dies with the agent.
        fused: Any = FusedMailbox(copy(self.mailbox), fuse.step)
        return Session(known, fused, store, real_clock=False, library=bundled_library())

    def anew(self) -> "Kit":
        """As after a start of the process: no connection is open, nothing is remembered."""
        self.mailbox.close()
        self.engine.dispose()
        return replace(self, store=SqlStore(self.engine))


def _mailbox(where: Where, clock: list[datetime]) -> GmailMailbox:
    manners = Manners(timeout=1.0, retry=RetryPolicy(tries=2), sleep=lambda _seconds: None)
    return open_mailbox(
        where.email,
        where.token,
        now=lambda: clock[0],
        endpoint=where.url,
        token_uri=f"{where.url}/token",
        manners=manners,
    )


def a_kit(where: Where) -> Kit:
    """The real client and the real store of that world; no connection is open yet."""
    clock: list[datetime] = []
    engine = open_engine(where.database, durable=False)
    engine.update_execution_options(compiled_cache=_STATEMENTS)
    engine.dispose()
    return Kit(where, _mailbox(where, clock), engine, SqlStore(engine), clock)


def serve(kit: Kit, link: Connection) -> None:
    """Answer passes until told to end: an instant and a fuse come in, what came of it goes out.

    Told to rest it forgets everything, as an orderly restart does, and serves the next agent.
    """
    fuse = Fuse()
    session: Session | None = None
    link.send(("born", os.getpid()))
    while (asked := link.recv()) is not None:
        if asked == _REST:
            session, kit = None, kit.anew()
            link.send(("rested",))
            continue
        now, fuse.left = asked
        kit.clock[:] = [now]
        try:
            session = session or kit.agent(fuse)
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

    def bear(self) -> None:
        """Begin."""

    def look(self, now: datetime, fuse: int = 0, *, wait: float | None = None) -> Any:
        """One pass; answers what came of it."""

    def rest(self) -> None:
        """End in order."""


class Tame:
    """An agent in this very process, which nobody kills."""

    def __init__(self, where: Where) -> None:
        self._kit = a_kit(where)
        self._session: Session | None = None

    def bear(self) -> None:
        """Begin."""
        self._session = self._kit.agent(Fuse())

    def look(self, now: datetime, fuse: int = 0, *, wait: float | None = None) -> Any:  # noqa: ARG002  nobody kills it
        """One pass."""
        self._kit.clock[:] = [now]
        assert self._session is not None
        report = self._session.run(now)
        return "done", report.wake_at, len(report.events)

    def rest(self) -> None:
        """End in order."""
        self._session, self._kit = None, self._kit.anew()


class Zygote:
    """A process without threads that forks agents."""

    def __init__(self) -> None:
        self._ours, theirs = Pipe()
        self._pid = os.fork()
        if self._pid == 0:
            # Agents live shortly: collecting would only copy the pages they share.
            gc.freeze()
            gc.disable()
            self._ours.close()
            try:
                _breed(theirs)
            finally:
                os._exit(0)
        theirs.close()
        self.agent = 0

    def settle(self, where: Where) -> None:
        """Prepare for a world that is there now; once."""
        self._ours.send(where)
        self._ours.recv()

    @contextmanager
    def rehearsing(self) -> Iterator[None]:
        """Meanwhile the zygote is itself the agent: what that warms, every fork inherits."""
        self._ours.send(_REHEARSE)
        _, self.agent = self._ours.recv()
        yield
        self._end()

    def bear(self) -> None:
        """Have an agent that remembers nothing: fork one, unless one rests."""
        if not self.agent:
            self._ours.send(_BEAR)
            _, self.agent = self._ours.recv()

    def look(self, now: datetime, fuse: int = 0, *, wait: float | None = None) -> Any:
        """One pass of the agent; it is killed after `wait` seconds where that is given."""
        self._ours.send((now, fuse))
        if wait is not None and not self._ours.poll(wait):
            # It may have burnt its fuse in this very instant: then its death is told all the same.
            with suppress(ProcessLookupError):
                os.kill(self.agent, signal.SIGKILL)
            while (answer := self._ours.recv())[0] != "died":
                continue
        else:
            answer = self._ours.recv()
        if answer[0] == "died":
            self.agent = 0
        return answer

    def rest(self) -> None:
        """Let the agent end in order."""
        self._ours.send(_REST)
        self._ours.recv()

    def close(self) -> None:
        """End the agent, if there is one, and the zygote."""
        if self.agent:
            self._end()
        self._ours.send(None)
        os.waitpid(self._pid, 0)

    def _end(self) -> None:
        self._ours.send(None)
        self._ours.recv()
        self.agent = 0


def _breed(link: Connection) -> None:
    kit = a_kit(link.recv())
    link.send(("settled", 0))
    while (asked := link.recv()) is not None:
        if asked == _REHEARSE:
            serve(kit, link)
            kit = kit.anew()
            gc.collect()
            gc.freeze()
            link.send(("rehearsed",))
            continue
        if asked != _BEAR:
            continue  # asked of an agent that had died before it could hear it
        pid = os.fork()
        if pid == 0:
            try:
                serve(kit, link)
            finally:
                sys.stdout.flush()
                os._exit(0)
        _, status = os.waitpid(pid, 0)
        link.send(("died", status))
