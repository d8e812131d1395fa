"""Run the agent over recorded mail under a simulated clock, against the built-in Gmail server.

Theory of operation. Arrivals, the user's sends, what else a caller lets happen (the user corrects
the agent, throws a draft away) and the agent's timers are the only things that happen. The clock
jumps from one to the next, arrivals and sends at their own instants, polls on the polling grid; a
poll at which nothing can have changed is not made, so idle weeks cost nothing. The agent sees the
server through HTTP only, as it would see Google's.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agent.domain.events import Event
from agent.localgmail import ExportedMessage, LocalGmail
from agent.replay.clock import Grid, SimulatedClock
from agent.replay.user import SimulatedUser
from agent.services.session import PassReport


@dataclass(frozen=True, slots=True)
class Span:
    """The simulated time: first and last instant (UTC) and how often the agent polls."""

    start: datetime
    until: datetime
    poll: timedelta


@dataclass(frozen=True, slots=True)
class Happening:
    """Something else that happens in the simulated world at an instant (UTC): the user speaks."""

    at: datetime
    act: Callable[[], None]


Poll = Callable[[datetime], PassReport]
Progress = Callable[[datetime, int, int], None]


@dataclass
class Simulation:
    """A mailbox filling up, a user, and an agent that polls."""

    server: LocalGmail
    email: str
    clock: SimulatedClock
    user: SimulatedUser
    span: Span
    arrivals: deque[ExportedMessage]
    poll: Poll
    happenings: deque[Happening] = field(default_factory=deque)
    progress: Progress = lambda _now, _arrived, _all: None

    def run(self) -> Iterator[Event]:
        """Everything that happens, in order, as it happens."""
        grid = Grid(self.span.start, self.span.poll)
        everything, now = len(self.arrivals), self.span.start
        while now <= self.span.until:
            self._world_until(now)
            self.clock.jump(now)
            report = self.poll(now)
            yield from report.events
            self.user.look(now)
            self.progress(now, everything - len(self.arrivals), everything)
            upcoming = self._next(report)
            if upcoming is None:
                return
            now = max(grid.at_or_after(upcoming), grid.after(now))

    def _next(self, report: PassReport) -> datetime | None:
        """The next instant at which a poll can find anything new."""
        times = (self._arrival(), self._happening(), self.user.next_at(), report.wake_at)
        return min((one for one in times if one is not None), default=None)

    def _world_until(self, now: datetime) -> None:
        """Let mail arrive and the user act, each at its own instant, up to `now`."""
        while True:
            arrival, happening = self._arrival(), self._happening()
            times = (arrival, happening, self.user.next_at())
            upcoming = min((at for at in times if at is not None), default=None)
            if upcoming is None or upcoming > now:
                return
            self.clock.jump(upcoming)
            if arrival == upcoming:
                self._deliver(self.arrivals.popleft())
            elif happening == upcoming:
                self.happenings.popleft().act()
            else:
                self.user.send_due(upcoming)

    def _arrival(self) -> datetime | None:
        return self.arrivals[0].at if self.arrivals else None

    def _happening(self) -> datetime | None:
        return self.happenings[0].at if self.happenings else None

    def _deliver(self, message: ExportedMessage) -> None:
        self.server.deliver(
            self.email,
            message.raw,
            at=message.at,
            labels=message.arrival_labels or None,
            thread_id=message.thread_key,
        )
