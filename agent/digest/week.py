"""What goes into a digest: the account's processes with what the rules say of each. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from agent.digest.tips import Tip
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
    """One process as the digest sees it.

    `silence_means` is the rulebook's reading of its silence; `withdrawn` says why a draft was
    taken back lately. `next_title` is the next step by the playbook's name for it.
    """

    facts: Facts
    judgement: Judgement
    drafts: tuple[WaitingDraft, ...] = ()
    held: tuple[HeldStep, ...] = ()
    closed: Outcome | None = None
    closed_at: datetime | None = None
    tips: tuple[Tip, ...] = ()
    silence_means: str = ""
    silence_leans: str = ""
    withdrawn: tuple[str, ...] = ()


class UnsureKind(StrEnum):
    """Why the agent asks about a message."""

    UNCLEAR = "unclear"
    NEAR_MISS = "near_miss"


@dataclass(frozen=True, slots=True)
class Unsure:
    """A message that was set aside with a doubt: between processes, or whether it is hiring mail.

    `quote` is the reading's own, "" for a near miss: of mail that may be private nothing is kept
    but its ids and its date. `candidates` are process ids.
    """

    gmail_id: str
    thread_id: str
    at: datetime
    kind: UnsureKind
    quote: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of the user's answer to a digest, and what was made of it.

    `reply` is a sentence of ours: what will be done, or what the agent asks back.
    """

    words: str
    understood: bool
    reply: str


@dataclass(frozen=True, slots=True)
class Health:
    """How the agent itself is: for the last lines of the digest."""

    last_poll_at: datetime | None = None
    quarantined: int = 0
    problems: tuple[str, ...] = ()
    consent_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """Everything a digest rests on, as of `now` (UTC), in the user's zone.

    `said` are the keys of advice given in earlier digests.
    """

    account: str
    user_name: str
    zone: ZoneInfo
    now: datetime
    processes: tuple[ProcessWeek, ...] = ()
    health: Health = field(default_factory=Health)
    unsure: tuple[Unsure, ...] = ()
    heard: tuple[Heard, ...] = ()
    said: frozenset[str] = frozenset()

    @property
    def iso_week(self) -> str:
        """The ISO week of `now` on the user's wall, such as 2026-W21."""
        return iso_week(self.today)

    @property
    def today(self) -> date:
        """The date on the user's wall."""
        return self.now.astimezone(self.zone).date()

    def day_of(self, instant: datetime) -> date:
        """The date on the user's wall at that instant."""
        return instant.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Target:
    """What a number in a digest stands for: a process, or a message that was asked about.

    `name` is how the digest called it.
    """

    process_id: str = ""
    gmail_id: str = ""
    name: str = ""


Numbers = Mapping[int, Target]


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
