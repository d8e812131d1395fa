"""Set a replay up: export to server, account, token, agent; then let the simulation run."""

import json
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from agent.bootstrap import mailbox_of, open_store, session_of
from agent.config import AccountSettings, Settings
from agent.domain.events import Event
from agent.errors import UserError
from agent.localgmail import LocalGmail
from agent.localgmail.counters import Counters
from agent.localgmail.readers import Export
from agent.replay.clock import SimulatedClock
from agent.replay.simulation import Happening, Progress, Simulation, Span
from agent.replay.user import SimulatedUser
from agent.services.session import Session

TAIL = timedelta(days=45)
_LEAD = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Deed:
    """What the user does besides sending, and when (UTC): tell the agent something, discard."""

    at: datetime
    act: Callable[[LocalGmail, Session], None]


@dataclass(frozen=True, slots=True)
class ReplayRequest:
    """What to replay: the mail, whose it is, and how the simulated user behaves."""

    export: Export
    owners: tuple[str, ...]
    account: AccountSettings
    settings: Settings
    span: Span
    approve_after: timedelta | None = None
    deeds: tuple[Deed, ...] = ()


@dataclass
class Replay:
    """A replay under way: events as they happen; server and session to look at afterwards."""

    events: Iterator[Event]
    server: LocalGmail
    session: Session
    account: AccountSettings
    clock: SimulatedClock

    @property
    def counters(self) -> Counters:
        """Calls and quota units spent so far."""
        return self.server.counters()


def span_of(
    export: Export, start: datetime | None, until: datetime | None, poll: timedelta
) -> Span:
    """The simulated span: as asked, else from just before the first message to 45 days on."""
    first, last = export.messages[0].at, export.messages[-1].at
    start = start or first - _LEAD
    span = Span(start, until or max(last, start) + TAIL, poll)
    if span.until < span.start:
        raise UserError("--until lies before --from", hint="Give an --until later than --from.")
    return span


@contextmanager
def replaying(request: ReplayRequest, progress: Progress | None = None) -> Iterator[Replay]:
    """Serve the mail and hand out the replay; everything is gone when the block is left."""
    clock = SimulatedClock(request.span.start)
    server = LocalGmail(clock)
    email = request.account.email
    server.add_account(email, name=request.account.name, aliases=request.owners[1:])
    with server.serve() as url, tempfile.TemporaryDirectory(prefix="followup-") as folder:
        account = request.account.model_copy(
            update={
                "endpoint": url,
                "token_uri": f"{url}/token",
                "token_file": Path(folder) / "token.json",
            }
        )
        _write_token(server, account)
        store = open_store(None, durable=False)
        mailbox = mailbox_of(request.settings, account, now=clock)
        session = session_of(request.settings, account, mailbox, store, real_clock=False)
        simulation = Simulation(
            server=server,
            email=email,
            clock=clock,
            user=SimulatedUser(server, email, request.approve_after),
            span=request.span,
            arrivals=deque(request.export.messages),
            poll=session.run,
            happenings=deque(_happening(deed, server, session) for deed in _in_time(request)),
            **({"progress": progress} if progress else {}),
        )
        yield Replay(simulation.run(), server, session, account, clock)
        store.close()


def _in_time(request: ReplayRequest) -> list[Deed]:
    return sorted(request.deeds, key=lambda deed: deed.at)


def _happening(deed: Deed, server: LocalGmail, session: Session) -> Happening:
    return Happening(deed.at, lambda: deed.act(server, session))


def _write_token(server: LocalGmail, account: AccountSettings) -> None:
    path = account.token_file
    if path is not None:
        path.touch(mode=0o600)
        path.write_text(json.dumps(server.token_for(account.email)), encoding="utf-8")
