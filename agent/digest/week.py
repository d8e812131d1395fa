"""What goes into a digest: the account's processes with what the rules say of each. Values only."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.domain.decision import Judgement
from agent.domain.draft import DraftFact
from agent.domain.facts import Facts
from agent.domain.hiring import Outcome, Step


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A draft that stands in Drafts: its fact, its recipient, its playbook's title for the step."""

    fact: DraftFact
    to: str
    title: str
    send_before: datetime | None


@dataclass(frozen=True, slots=True)
class HeldStep:
    """A step not written, by which rule, why, until when."""

    step: Step
    title: str
    rule: str
    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ProcessWeek:
    """One process as the digest sees it."""

    facts: Facts
    judgement: Judgement
    drafts: tuple[WaitingDraft, ...] = ()
    held: tuple[HeldStep, ...] = ()
    closed: Outcome | None = None
    closed_at: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """How the agent itself is: for the last lines of the digest."""

    last_poll_at: datetime | None = None
    quarantined: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Everything a digest rests on, as of `now` (UTC), in the user's zone."""

    account: str
    user_name: str
    zone: ZoneInfo
    now: datetime
    processes: tuple[ProcessWeek, ...] = ()
    health: Health = field(default_factory=Health)

    @property
    def iso_week(self) -> str:
        """The ISO week of `now` on the user's wall, such as 2026-W21."""
        return iso_week(self.now.astimezone(self.zone).date())

    @property
    def today(self) -> date:
        """The date on the user's wall."""
        return self.now.astimezone(self.zone).date()


def iso_week(day: date) -> str:
    """The ISO 8601 week a date belongs to."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def due_at(now: datetime, zone: ZoneInfo, weekday: int, hour: int) -> datetime:
    """When the digest of the ISO week of `now` is (or was) due, in UTC.

    Week and hour are the user's own, so a change to summer time moves the instant, not the hour.
    """
    local = now.astimezone(zone)
    monday = local.date() - timedelta(days=local.weekday())
    day = monday + timedelta(days=weekday)
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone).astimezone(UTC)
