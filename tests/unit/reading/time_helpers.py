"""Hand-made messages and references for the tests of times; Monday 11 May 2026 is "now"."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from agent.domain.evidence import InterviewReading, Reading, ReadingContext, Turn
from agent.domain.hiring import Confidence, Direction, Meaning, ZoneFrom
from agent.domain.message import Address, Automation, CalendarEvent, Message
from agent.reading.grammar.chart import read
from agent.reading.grammar.nodes import Value
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import fold, tokens_of

ME = "me@mail.example"
NOW = datetime(2026, 5, 11, 9, 30, tzinfo=ZoneInfo("Europe/London"))


def reference(
    written: datetime = NOW, *, day_first: bool = True, order_sure: bool = True
) -> Reference:
    """Somebody writing at that instant."""
    return Reference(written, "Europe/London", ZoneFrom.SENDER, day_first, order_sure)


def values(text: str, ref: Reference | None = None) -> list[Value]:
    """What the grammar reads in a text."""
    return [node.value for node in read(tokens_of(fold(text)), ref or reference())]


def message(
    body: str,
    *,
    sender: str = "sam.reed@acme.example",
    written: datetime = NOW,
    subject: str = "Your interview",
    calendar: tuple[CalendarEvent, ...] = (),
    automation: Automation | None = None,
) -> Message:
    """A message to the user with those own words."""
    return Message(
        "<m@test>",
        written.astimezone(UTC),
        Address("Sam Reed", sender),
        subject,
        body,
        written_at=written,
        text=body,
        to=(Address("", ME),),
        calendar=calendar,
        automation=automation or Automation(),
    )


def context(zone: str = "Europe/London", thread: tuple[Turn, ...] = ()) -> ReadingContext:
    """The user's context."""
    return ReadingContext(frozenset({ME}), ZoneInfo(zone), thread)


def turn(direction: Direction, *interviews: InterviewReading) -> Turn:
    """An earlier message of the thread that stated those appointments."""
    reading = Reading(
        "<t@test>", direction, True, (Meaning.SCHEDULING,), Confidence.LIKELY, interviews=interviews
    )
    return Turn("<t@test>", direction, "sam.reed@acme.example", NOW - timedelta(hours=2), reading)


def at(day: str, clock: str, hours: float = 1) -> datetime:
    """An instant on that wall clock, so many hours east of Greenwich."""
    zone = timezone(timedelta(hours=hours))
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone)
