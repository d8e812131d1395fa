"""A clock that jumps: simulated time runs along the polling grid, idle stretches cost nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta


class SimulatedClock:
    """The time everybody in a replay is told. It never runs by itself and never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        """The present simulated instant (UTC)."""
        return self._now

    def jump(self, to: datetime) -> None:
        """Move on to a later instant; an earlier one is ignored."""
        self._now = max(self._now, to)


@dataclass(frozen=True, slots=True)
class Grid:
    """The instants at which the agent polls: `start`, then every `step`."""

    start: datetime
    step: timedelta

    def at_or_after(self, instant: datetime) -> datetime:
        """The first poll not before that instant."""
        if instant <= self.start:
            return self.start
        passed = instant - self.start
        return self.start + self.step * -(-passed // self.step)

    def after(self, instant: datetime) -> datetime:
        """The first poll later than that instant."""
        if instant < self.start:
            return self.start
        return self.start + self.step * ((instant - self.start) // self.step + 1)
