"""Short ways to say "this message arrived then and was read so", for tests of `agent.process`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from agent.domain.correction import Change, Correction
from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.evidence import (
    ContactReading,
    InterviewReading,
    PersonReading,
    PromiseReading,
    Reading,
)
from agent.domain.facts import Facts
from agent.domain.hiring import (
    Confidence,
    Direction,
    InterviewStatus,
    Meaning,
    OwnKind,
    Part,
    Step,
    ZoneFrom,
)
from agent.domain.message import Address, CalendarEvent, CalendarMethod, Message
from agent.process.facts import Household, Record, facts_of

ME = "me@home.example"
OWNERS = frozenset({ME})
BERLIN = ZoneInfo("Europe/Berlin")
# A Monday, 09:00 UTC.
MONDAY = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
HOUSE = Household(ME, OWNERS, BERLIN, MONDAY - timedelta(days=30), "Mia Muster")

Item = tuple[Message, Reading]


def day(count: float, hour: float = 0.0) -> datetime:
    """The instant `count` days and `hour` hours after the Monday."""
    return MONDAY + timedelta(days=count, hours=hour)


def mail(
    name: str,
    at: datetime,
    meaning: Meaning = Meaning.STATUS_UPDATE,
    *,
    sender: str = "Dana Whitfield <dana@acme.example>",
    thread: str = "t1",
    to: str = ME,
    **said: Any,
) -> Item:
    """A message of the employer's; further keywords are fields of the message or the reading."""
    message, reading = _split(said)
    made = Message(
        message_id=f"<{name}@mail.example>",
        at=at,
        sender=address(sender),
        subject=message.pop("subject", "Your application"),
        own_words=message.pop("own_words", "Dear Mia, some words."),
        to=tuple(address(one) for one in to.split(", ")),
        thread_id=thread,
        gmail_id=name,
        **message,
    )
    fields: dict[str, Any] = {
        "message_id": made.message_id,
        "direction": Direction.IN,
        "hiring": meaning not in (Meaning.NOT_HIRING, Meaning.JOB_ALERT),
        "meanings": (meaning, *reading.pop("further", ())),
        "confidence": Confidence.LIKELY,
    }
    return made, Reading(**(fields | reading))


def own(
    name: str,
    at: datetime,
    kind: OwnKind = OwnKind.ANSWER,
    *,
    to: str = "Dana Whitfield <dana@acme.example>",
    thread: str = "t1",
    **said: Any,
) -> Item:
    """A message the user sent."""
    message, reading = mail(
        name, at, Meaning.THANKS_OR_CHAT, sender=f"Mia <{ME}>", thread=thread, to=to, **said
    )
    return message, replace(reading, direction=Direction.OUT, own=kind)


def slot(
    start: datetime | None,
    status: InterviewStatus = InterviewStatus.CONFIRMED,
    *,
    minutes: int | None = None,
    on: date | None = None,
    **said: Any,
) -> InterviewReading:
    """An appointment stated in prose."""
    fields: dict[str, Any] = {
        "zone_known": True,
        "timezone": "Europe/Berlin",
        "zone_from": ZoneFrom.TEXT,
        "quote": "we will speak then",
        "end": start + timedelta(minutes=minutes) if start and minutes else None,
    }
    return InterviewReading(start=start, day=on, status=status, **(fields | said))


def invited(
    uid: str,
    start: datetime | None,
    *,
    sequence: int = 0,
    stamp: datetime = MONDAY,
    status: InterviewStatus = InterviewStatus.CONFIRMED,
    minutes: int | None = 45,
    **said: Any,
) -> InterviewReading:
    """An appointment stated by a calendar part."""
    return slot(
        start,
        status,
        minutes=minutes,
        uid=uid,
        sequence=sequence,
        dtstamp=stamp,
        from_invite=True,
        zone_from=ZoneFrom.INVITE,
        **said,
    )


def invitation(
    name: str, at: datetime, reading: InterviewReading, *, thread: str = "t1", **said: Any
) -> Item:
    """A message that carries one calendar event."""
    cancelled = reading.status is InterviewStatus.CANCELLED
    meaning = {
        InterviewStatus.CANCELLED: Meaning.INTERVIEW_CANCELLED,
        InterviewStatus.MOVED: Meaning.INTERVIEW_MOVED,
    }.get(reading.status, Meaning.INTERVIEW_CONFIRMED)
    event = CalendarEvent(
        method=CalendarMethod.CANCEL if cancelled else CalendarMethod.REQUEST,
        uid=reading.uid,
        sequence=reading.sequence,
        summary="Interview",
        start=reading.start,
        end=reading.end,
        day=None,
        zone="Europe/Berlin",
    )
    machine: dict[str, Any] = {"automatic": True, "own_words": ""} | said
    return mail(
        name,
        at,
        meaning,
        thread=thread,
        calendar=(event,),
        interviews=(reading,),
        **machine,
    )


def promise(due: date, *, firm: bool = True) -> PromiseReading:
    """A window for coming back."""
    return PromiseReading(due, firm, f"by {due.isoformat()}")


def person(name: str | None, email: str | None = None, part: Part | None = None) -> PersonReading:
    """Somebody a message names."""
    return PersonReading(name, email, part)


def contact(name: str | None, email: str, part: Part | None = None) -> ContactReading:
    """Whom a message says to answer."""
    return ContactReading(name, email, part)


def told(at: datetime, change: Change, undone_at: datetime | None = None) -> Correction:
    """Something the user said."""
    return Correction(at, change, undone_at)


def drafted(
    step: Step,
    at: datetime,
    *,
    state: DraftState = DraftState.LIVE,
    held: str = "",
    cycle: str = "",
    ended_at: datetime | None = None,
    sent_as: str = "",
) -> DraftFact:
    """A draft of ours to Dana."""
    key = IntentKey(ME, "acme", held, cycle, step, "dana@acme.example")
    return DraftFact(key, state, at, ended_at=ended_at, sent_message_id=sent_as)


def record(*items: Item, corrections: tuple[Correction, ...] = (), **said: Any) -> Record:
    """A process with these messages."""
    opened = min((one.at for one, _ in items), default=MONDAY)
    return Record("acme", "acme", opened, tuple(items), corrections, **said)


def facts(
    *items: Item,
    as_of: datetime | None = None,
    corrections: tuple[Correction, ...] = (),
    drafts: tuple[DraftFact, ...] = (),
) -> Facts:
    """The facts of a process with these messages, a year later unless told otherwise."""
    return facts_of(
        record(*items, corrections=corrections),
        HOUSE,
        as_of=as_of or day(365),
        drafts=drafts,
    )


def address(text: str) -> Address:
    """`Name <local@domain>` or a bare address."""
    name, bracket, rest = text.partition("<")
    return Address(name.strip(), rest.rstrip(">")) if bracket else Address("", text)


_MESSAGE_WORDS = """
    subject own_words calendar in_reply_to references reply_to cc labels automation marker
    sender_suspect synthetic_id delivered_to written_at
"""
_MESSAGE_FIELDS = frozenset(_MESSAGE_WORDS.split())


def _split(said: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    message = {key: value for key, value in said.items() if key in _MESSAGE_FIELDS}
    return message, {key: value for key, value in said.items() if key not in _MESSAGE_FIELDS}
