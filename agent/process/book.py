"""The appointments of one process while its mail is taken in: plain mutable values.

Which signal belongs to which appointment is decided in `matching`, what it changes in
`appointments`. Nothing outside this room sees them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from agent.domain.evidence import PersonReading
from agent.domain.facts import Source
from agent.domain.hiring import Format, Round
from agent.process.signals import Signal


@dataclass(slots=True)
class Appointment:
    """An appointment while signals are taken in; `key` is fixed by the first of them.

    `names` are all keys it could have had (messages, calendar events), for drafts made earlier.
    `event` is the calendar event that holds it now; earlier ones are in `events`.
    """

    key: str
    learned_at: datetime
    set_at: datetime
    source: Source
    start: datetime | None = None
    end: datetime | None = None
    end_given: bool = False
    day: date | None = None
    timezone: str | None = None
    zone_known: bool = True
    cancelled: bool = False
    rebooking: bool = False
    no_show: bool = False
    was: datetime | None = None
    event: tuple[str, str] | None = None
    events: set[tuple[str, str]] = field(default_factory=set)
    version: tuple[int, datetime] | None = None
    round: Round | None = None
    format: Format | None = None
    people: dict[PersonReading, None] = field(default_factory=dict)
    title: str = ""
    threads: dict[str, None] = field(default_factory=dict)
    contradiction: str = ""
    names: dict[str, None] = field(default_factory=dict)

    @property
    def on(self) -> date | None:
        """The local date it takes place."""
        return self.start.date() if self.start else self.day

    def over(self, now: datetime) -> bool:
        """Whether its time has passed."""
        if self.end is not None:
            return self.end <= now
        return self.day is not None and self.day < (now - timedelta(hours=12)).date()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something read about an interview that is not believed, in words."""

    text: str
    source: Source


@dataclass(slots=True)
class Book:
    """All appointments of a process, the times offered for one, and what was doubtful."""

    appointments: list[Appointment] = field(default_factory=list)
    offers: list[Signal] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def live(self) -> list[Appointment]:
        """Those not cancelled."""
        return [one for one in self.appointments if not one.cancelled]
