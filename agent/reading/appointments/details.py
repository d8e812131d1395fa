"""What an appointment is besides its time: round, format, length, the people met.

Reads the same prose; knows no dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from agent.domain.evidence import InterviewReading, PersonReading, ReadingContext
from agent.domain.hiring import Format, Round
from agent.domain.message import Message
from agent.reading.prose import Prose

Readings = tuple[InterviewReading, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What the message says of its appointments in common."""

    round: Round | None = None
    format: Format | None = None
    minutes: int | None = None
    people: tuple[PersonReading, ...] = ()


def details_of(message: Message, context: ReadingContext, prose: Prose) -> Details:
    """The common details of a message's appointments."""
    return Details()


def with_details(found: Sequence[InterviewReading], details: Details) -> Readings:
    """Each appointment with what it does not say of itself."""
    return tuple(_completed(one, details) for one in found)


def _completed(one: InterviewReading, details: Details) -> InterviewReading:
    end = one.end
    if end is None and one.start is not None and details.minutes:
        end = one.start + timedelta(minutes=details.minutes)
    return replace(
        one,
        end=end,
        round=one.round or details.round,
        format=one.format or details.format,
        people=one.people or details.people,
    )
