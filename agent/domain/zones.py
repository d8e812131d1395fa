"""Instants and wall clocks: the few conversions everybody needs, written once."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def at_local(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which that wall-clock time is shown in the zone.

    A time that a change to summer time skips is read with the offset before the change, so it
    falls as many minutes after the gap as it stood inside it; a time that occurs twice is its
    first occurrence (PEP 495, fold 0).
    """
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def to_utc(instant: datetime) -> datetime:
    """The same instant in UTC; a naive value is a fault of ours and raises ValueError."""
    if instant.tzinfo is None:
        raise ValueError("a naive datetime has no instant")
    return instant.astimezone(UTC)
