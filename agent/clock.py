"""The one reader of the clock, and the loader of public holidays. Everybody else is told.

`now` is read once per pass and handed on; nothing below `clock` asks what time it is.
"""

import time
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from agent.domain.calendar import BusinessCalendar

Now = Callable[[], datetime]

_FIRST_YEAR, _LAST_YEAR = 2004, 2045


def utc_now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Seconds of a clock that never goes back, for durations only."""
    return time.monotonic()


@cache
def holidays_of(country: str) -> Collection[date]:
    """Public holidays of an ISO 3166 country ("" or "none": none), loaded on first use.

    The `holidays` library costs a tenth of a second to import, hence the late import.
    Raises KeyError where it does not know the country.
    """
    if country.lower() in ("", "none"):
        return frozenset()
    import holidays

    try:
        found = holidays.country_holidays(country.upper(), years=range(_FIRST_YEAR, _LAST_YEAR))
    except NotImplementedError as error:
        raise KeyError(country) from error
    return frozenset(found)


def business_calendar(zone: ZoneInfo, country: str) -> BusinessCalendar:
    """The calendar by which an account counts: its zone, its country's public holidays."""
    code = "" if country.lower() == "none" else country.upper()
    return BusinessCalendar(zone, holidays_of(code), code)


def calendar_with(own: BusinessCalendar, country: str) -> BusinessCalendar:
    """The user's calendar with the public holidays of the employer's country besides.

    A day counts only where both sides are at work. `country` is an ISO code, "" where the mail
    does not tell; a user without holidays keeps none, and an unknown country adds none.
    """
    code = country.upper()
    if not own.country or code in ("", own.country):
        return own
    return BusinessCalendar(own.zone, _holidays_of_both(own.country, code), own.country)


@cache
def _holidays_of_both(own: str, other: str) -> Collection[date]:
    try:
        return frozenset((*holidays_of(own), *holidays_of(other)))
    except KeyError:
        return holidays_of(own)
