"""Arguments as people type them: instants, durations, zones, countries. Text in, values out."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import typer

from agent.config import is_country

_DURATION = re.compile(
    r"P(?:(?P<weeks>\d{1,5})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,8})M)?(?:(?P<seconds>\d{1,9})S)?)?",
)


def duration(text: str) -> timedelta:
    """An ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT2H."""
    found = _DURATION.fullmatch(text.strip().upper())
    parts = (
        {name: int(value) for name, value in found.groupdict().items() if value} if found else {}
    )
    if not parts:
        raise typer.BadParameter(f"{text!r} is no ISO 8601 duration such as PT15M, PT2H or P1D")
    return timedelta(**parts)


def instant(text: str) -> datetime:
    """An RFC 3339 instant; one without an offset is refused, for it could be any of many."""
    try:
        value = datetime.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no instant such as 2026-05-11T09:00:00Z") from None
    if value.tzinfo is None:
        raise typer.BadParameter(f"{text!r} names no offset: write 2026-05-11T09:00:00+02:00 or …Z")
    return value.astimezone(UTC)


def day(text: str) -> date:
    """A date such as 2026-05-11."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date such as 2026-05-11") from None


def zone(text: str) -> str:
    """An IANA time zone's name."""
    if text not in available_timezones():
        raise typer.BadParameter(f"{text!r} is no IANA time zone such as Europe/Berlin")
    return str(ZoneInfo(text))


def country(text: str) -> str:
    """A country code such as GB, or GB-ENG for a region; "none" for weekends only."""
    if text.lower() == "none":
        return "none"
    if not is_country(text):
        raise typer.BadParameter(f'{text!r} is no country code such as GB or GB-ENG (or "none")')
    return text.upper()
