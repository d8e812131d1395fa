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
