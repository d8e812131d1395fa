"""A message as its writer meant it: headers, own words apart from quoted ones, calendar parts.

Names are RFC 5322's and RFC 5545's. Nothing here knows Gmail beyond the opaque ids a mailbox gave.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from agent.domain.hiring import Direction

# Opaque and neutral: employers will see it (ARCHITECTURE.md, "Never sends").
MARKER_HEADER = "X-Note-Ref"


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox of a header: the display name as written (decoded) and the bare address.

    `email` has its domain in lower case; it is "" where the header holds no usable address.
    """

    name: str
    email: str

    @property
    def domain(self) -> str:
        """The part behind the last `@`, lower case, or ""."""
        return self.email.rpartition("@")[2]

    @property
    def key(self) -> str:
        """What two spellings of one mailbox share, for comparison only."""
        return self.email.lower()


class CalendarMethod(StrEnum):
    """iTIP methods (RFC 5546 section 1.4); `NONE` where the part names none."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    REPLY = "REPLY"
    COUNTER = "COUNTER"
    DECLINECOUNTER = "DECLINECOUNTER"
    PUBLISH = "PUBLISH"
    ADD = "ADD"
    REFRESH = "REFRESH"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """A participant of a calendar event: name, address and PARTSTAT (RFC 5545 section 3.2.12)."""

    name: str
    email: str
    partstat: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One VEVENT of a text/calendar part, resolved as far as the file allows.

    `start` and `end` are aware where the zone could be resolved; where it could not (`zone` is
    None) they are naive local times. An all-day event has `day` and no `start`.
    `zone` is an IANA name where one is known, "UTC" for a `Z` time and for one that only an offset
    or the file's own zone rules place.
    """

    method: CalendarMethod
    uid: str
    sequence: int
    summary: str
    start: datetime | None
    end: datetime | None
    day: date | None
    zone: str | None
    dtstamp: datetime | None = None
    recurrence_id: str | None = None
    cancelled: bool = False
    description: str = ""
    location: str = ""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()


@dataclass(frozen=True, slots=True)
class Automation:
    """What the headers say about machinery behind a message."""

    auto_submitted: bool = False
    auto_reply: bool = False
    bulk: bool = False
    list_unsubscribe: bool = False
    list_id: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One e-mail, parsed.

    `at` (UTC) is when it reached the mailbox; `written_at` is the Date header with the writer's
    own offset, or None where it is unusable. `own_words` is the new text only, white space
    normalised to single blanks within lines and at most one empty line between paragraphs;
    `quoted` and `signature` are what was set aside. `text` is the whole visible body.
    """

    message_id: str
    at: datetime
    sender: Address
    subject: str
    own_words: str
    written_at: datetime | None = None
    text: str = ""
    quoted: str = ""
    signature: str = ""
    forwarded: str = ""
    senders: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    delivered_to: tuple[Address, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    calendar: tuple[CalendarEvent, ...] = ()
    automation: Automation = field(default_factory=Automation)
    sender_suspect: str = ""
    marker: str = ""
    synthetic_id: bool = False
    thread_id: str = ""
    gmail_id: str = ""
    labels: frozenset[str] = frozenset()
    defects: tuple[str, ...] = ()

    @property
    def written(self) -> datetime:
        """When the writer wrote it, in their own offset where known, else when it arrived."""
        return self.written_at or self.at

    def direction(self, owners: frozenset[str]) -> Direction:
        """OUT where the user wrote it: by the mailbox's SENT label or one of their addresses."""
        if "SENT" in self.labels or self.sender.key in owners:
            return Direction.OUT
        return Direction.IN
