"""What readers observed in one message: values, each with its quote, span and confidence.

A reading observes and does not believe: which of several readings hold is decided in `process`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from agent.domain.hiring import (
    Confidence,
    Direction,
    Format,
    InterviewStatus,
    Meaning,
    OwnKind,
    Part,
    Round,
    ZoneFrom,
)


class EvidenceKind(StrEnum):
    """What a piece of evidence is about."""

    HIRING = "hiring"
    MEANING = "meaning"
    INTERVIEW = "interview"
    PROMISE = "promise"
    UNDATED_PROMISE = "undated_promise"
    DEADLINE = "deadline"
    ABSENCE = "absence"
    COMPANY = "company"
    ROLE = "role"
    PERSON = "person"
    CONTACT = "contact"
    QUESTION = "question"
    SILENT_END = "silent_end"
    OWN = "own"
    CONTRADICTION = "contradiction"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation: `value` in words, the verbatim `quote` (white space collapsed) it rests on.

    `span` is the half-open range in the text named by `source` ("own_words", "subject", "sender",
    "calendar", "header", "thread"); (0, 0) where the evidence is not a stretch of text.
    """

    kind: EvidenceKind
    value: str
    quote: str
    reader: str
    confidence: Confidence
    source: str = "own_words"
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class PersonReading:
    """Somebody a message names: as spelled there, with their address where the message gives it."""

    name: str | None
    email: str | None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class InterviewReading:
    """An appointment as one message states it (CONTRACTS.md section 2, `interviews`).

    `start` and `end` are aware. A day without a clock time has `start` None and `day`.
    `uid`, `sequence` and `dtstamp` are the calendar part's, where there is one.
    `declined` is true where the user declined the invitation. `contradiction` says in words what
    disagrees (weekday against date, invitation against prose, two zones), or is "".
    """

    start: datetime | None
    day: date | None
    end: datetime | None
    zone_known: bool
    timezone: str | None
    zone_from: ZoneFrom
    status: InterviewStatus
    quote: str
    round: Round | None = None
    format: Format | None = None
    people: tuple[PersonReading, ...] = ()
    uid: str = ""
    sequence: int = 0
    dtstamp: datetime | None = None
    recurrence_id: str | None = None
    from_invite: bool = False
    declined: bool = False
    contradiction: str = ""
    confidence: Confidence = Confidence.LIKELY
    title: str = ""


@dataclass(frozen=True, slots=True)
class PromiseReading:
    """A window the employer named for coming back with news: its last day, firm or loose."""

    due: date
    firm: bool
    quote: str


@dataclass(frozen=True, slots=True)
class ContactReading:
    """Whom to answer (CONTRACTS.md section 2, `contact`)."""

    name: str | None
    email: str
    part: Part | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the readers observed in one message.

    `asks` is the sentence that puts the ball into the user's court (a question, offered times, a
    test, an offer), or "". `returns_on` is the return date of an out-of-office answer.
    `ends_silently_on` is the day after which the employer said to assume it is over (CM-17).
    `automatic` is true for acknowledgements, machinery and absences: no word from a person.
    `by_phone` is true where the user or employer refers to a decision told by word of mouth.
    For the user's own messages `direction` is OUT, `own` says what the message does, `also` what
    else, and `interviews` holds a slot the user accepted, as CONFIRMED.
    """

    message_id: str
    direction: Direction
    hiring: bool
    meanings: tuple[Meaning, ...]
    confidence: Confidence
    interviews: tuple[InterviewReading, ...] = ()
    promises: tuple[PromiseReading, ...] = ()
    undated_promise: bool = False
    deadline: date | None = None
    company: str | None = None
    role: str | None = None
    contact: ContactReading | None = None
    people: tuple[PersonReading, ...] = ()
    asks: str = ""
    returns_on: date | None = None
    ends_silently_on: date | None = None
    automatic: bool = False
    by_phone: bool = False
    own: OwnKind | None = None
    also: tuple[OwnKind, ...] = ()
    language: str = "en"
    contradictions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    version: str = ""

    @property
    def meaning(self) -> Meaning:
        """The main meaning."""
        return self.meanings[0]

    def quote_for(self, kind: EvidenceKind, value: str | None = None) -> str:
        """The first quote of that kind (and value), or ""."""
        for item in self.evidence:
            if item.kind is kind and value in (None, item.value):
                return item.quote
        return ""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier message of the same thread, oldest first in a context."""

    message_id: str
    direction: Direction
    sender: str
    at: datetime
    reading: Reading


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a reader may know besides the message itself.

    `owners` are the user's own addresses in lower case; `zone` is the account's zone.
    `thread` holds the earlier turns of the thread, oldest first; `company`, `role` and `people`
    are what is already believed of the process that the thread belongs to, if any. `acquainted`
    is true where the sender writes from the domain of a known process's employer. `lent` is true
    where the thread is new and its turns are those of the one process its writer corresponds in.
    """

    owners: frozenset[str] = frozenset()
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    thread: tuple[Turn, ...] = ()
    owner_names: tuple[str, ...] = ()
    company: str | None = None
    role: str | None = None
    people: tuple[PersonReading, ...] = ()
    acquainted: bool = False
    lent: bool = False
