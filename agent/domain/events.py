"""The events of a pass, with exactly the fields of CONTRACTS.md section 1.

Plain values; nothing here decides what happened. `to_fields` turns one into what a JSON line
holds, its instants in the account's zone; printing is not known here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from agent.domain.hiring import Band, Direction, Format, Meaning, Outcome, Part, Round, Step

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom one deals with in a process."""

    name: str | None
    email: str | None
    part: Part | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part in an interview for the employer."""

    name: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Because:
    """One line of a draft's reasons; message and quote are None where no mail is behind it."""

    rule: str
    text: str
    message_id: str | None = None
    quote: str | None = None


class InterviewSource(StrEnum):
    """What an interview's time rests on."""

    INVITE = "invite"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a poll brought about, `at` (aware) being the instant of the poll.

    `rank` is the event's place within one poll.
    """

    name: ClassVar[str]
    rank: ClassVar[int]
    at: datetime


@dataclass(frozen=True, slots=True)
class ProcessEvent(Event):
    """An event about what a process is; `process` is its slug."""

    process: str
    company: str | None
    role: str | None
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class ProcessOpened(ProcessEvent):
    """A process was recognised."""

    name: ClassVar[str] = "process.opened"
    rank: ClassVar[int] = 0


@dataclass(frozen=True, slots=True)
class ProcessUpdated(ProcessEvent):
    """Company, role or contact became known or changed."""

    name: ClassVar[str] = "process.updated"
    rank: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class ProcessMerged(ProcessEvent):
    """`process` proved to be one with `into`, which goes on."""

    name: ClassVar[str] = "process.merged"
    rank: ClassVar[int] = 1
    into: str


@dataclass(frozen=True, slots=True)
class ProcessReopened(ProcessEvent):
    """The employer wrote again after the process had been closed."""

    name: ClassVar[str] = "process.reopened"
    rank: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MessageRead(Event):
    """A message of a process was read; for one sent, `step` is what it was recognised as."""

    name: ClassVar[str] = "message.read"
    rank: ClassVar[int] = 2
    process: str
    message_id: str
    meaning: Meaning
    direction: Direction
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class InterviewEvent(Event):
    """An event about an interview with a confirmed day and clock time."""

    process: str
    start: datetime
    end: datetime | None
    timezone: str | None
    round: Round | None
    format: Format | None
    people: tuple[Participant, ...]
    source: InterviewSource
    message_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class InterviewSet(InterviewEvent):
    """An interview is to take place."""

    name: ClassVar[str] = "interview.set"
    rank: ClassVar[int] = 3


@dataclass(frozen=True, slots=True)
class InterviewMoved(InterviewEvent):
    """It takes place at another time than `was`."""

    name: ClassVar[str] = "interview.moved"
    rank: ClassVar[int] = 3
    was: datetime


@dataclass(frozen=True, slots=True)
class InterviewCancelled(InterviewEvent):
    """It does not take place at `was` (nor, for now, at any time)."""

    name: ClassVar[str] = "interview.cancelled"
    rank: ClassVar[int] = 3
    was: datetime


@dataclass(frozen=True, slots=True)
class PromiseMade(Event):
    """The employer named a window for coming back; `due` is its last day."""

    name: ClassVar[str] = "promise.made"
    rank: ClassVar[int] = 4
    process: str
    due: date
    firm: bool
    message_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class SilenceRead(Event):
    """The silence reached another band."""

    name: ClassVar[str] = "silence.read"
    rank: ClassVar[int] = 5
    process: str
    days: int
    band: Band


@dataclass(frozen=True, slots=True)
class DraftEvent(Event):
    """Something happened to a draft of ours; `draft` is its id, `title` the playbook's word."""

    process: str
    step: Step
    draft: str
    rule: str | None = None
    reason: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class DraftSent(DraftEvent):
    """The user sent it."""

    name: ClassVar[str] = "draft.sent"
    rank: ClassVar[int] = 6


@dataclass(frozen=True, slots=True)
class DraftEdited(DraftEvent):
    """The user changed it."""

    name: ClassVar[str] = "draft.edited"
    rank: ClassVar[int] = 6


@dataclass(frozen=True, slots=True)
class DraftDiscarded(DraftEvent):
    """The user deleted it."""

    name: ClassVar[str] = "draft.discarded"
    rank: ClassVar[int] = 6


@dataclass(frozen=True, slots=True)
class ProcessClosed(Event):
    """The process ended, by which rule."""

    name: ClassVar[str] = "process.closed"
    rank: ClassVar[int] = 7
    process: str
    outcome: Outcome
    rule: str


@dataclass(frozen=True, slots=True)
class DraftWithdrawn(DraftEvent):
    """The agent took an untouched draft back."""

    name: ClassVar[str] = "draft.withdrawn"
    rank: ClassVar[int] = 8


@dataclass(frozen=True, slots=True)
class DraftUpdated(DraftEvent):
    """The agent wrote an untouched draft anew."""

    name: ClassVar[str] = "draft.updated"
    rank: ClassVar[int] = 9


@dataclass(frozen=True, slots=True)
class DraftCreated(Event):
    """A draft appeared. `send_after` is the exact due instant; `cc` is always empty (CM-18)."""

    name: ClassVar[str] = "draft.created"
    rank: ClassVar[int] = 9
    process: str
    step: Step
    draft: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    body: str
    in_reply_to: str | None
    send_after: datetime
    send_before: datetime | None
    ready: bool
    missing: tuple[str, ...]
    playbook: str
    rule: str
    because: tuple[Because, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class StepHeld(Event):
    """A step is held back; told again when its rule or `until` changes."""

    name: ClassVar[str] = "step.held"
    rank: ClassVar[int] = 10
    process: str
    step: Step
    until: datetime | None
    rule: str
    reason: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class DigestDelivered(Event):
    """The weekly digest lies in the inbox. `processes` are counts by word."""

    name: ClassVar[str] = "digest.delivered"
    rank: ClassVar[int] = 11
    week: str
    subject: str
    drafts_waiting: int
    processes: Mapping[str, int]


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events in the order of the contract: by poll, then by kind, else as they came."""
    return sorted(events, key=lambda one: (one.at, one.rank))


def to_fields(event: Event, zone: ZoneInfo) -> dict[str, Json]:
    """The event as one JSON object: `event`, `at`, and its further fields, instants in `zone`."""
    own = {one.name: getattr(event, one.name) for one in fields(event) if one.name != "at"}
    return {"event": event.name, "at": _json(event.at, zone)} | {
        name: _json(value, zone) for name, value in own.items()
    }


def _json(value: object, zone: ZoneInfo) -> Json:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list):
        return [_json(one, zone) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _json(one, zone) for key, one in value.items()}
    if is_dataclass(value):
        return {one.name: _json(getattr(value, one.name), zone) for one in fields(value)}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"no place in an event for {type(value).__name__}")
