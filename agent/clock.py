"""The one reader of the clock, and the loader of public holidays. Everybody else is told.

`now` is read once per pass and handed on; nothing below `clock` asks what time it is.
"""

import os
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from agent.domain.calendar import BusinessCalendar
from agent.errors import ConfigError

Now = Callable[[], datetime]

_FIRST_YEAR, _LAST_YEAR = 2004, 2045

REHEARSAL_VARIABLE = "FOLLOWUP_CLOCK"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Another clock, for rehearsals: it showed `start` at `anchor`, and runs `speed` times as fast.

    Several processes that are given the same three show the same time, also after a restart.
    """

    anchor: datetime
    start: datetime
    speed: float

    def at(self, real: datetime) -> datetime:
        """What it shows at a real instant (UTC)."""
        return self.start + (real - self.anchor) * self.speed

    def words(self) -> str:
        """As `FOLLOWUP_CLOCK` holds it."""
        return f"{self.anchor.isoformat()},{self.start.isoformat()},{self.speed:g}"


def rehearsal_of(words: str) -> Rehearsal:
    """Read `ANCHOR,START,SPEED`. Raises ConfigError."""
    wrong = ConfigError(
        f"${REHEARSAL_VARIABLE}: is no clock such as ANCHOR,START,SPEED",
        hint="It is for rehearsals only; without it the real clock counts.",
    )
    try:
        anchor, start, speed = words.split(",")
        clock = Rehearsal(
            datetime.fromisoformat(anchor), datetime.fromisoformat(start), float(speed)
        )
    except ValueError:
        raise wrong from None
    if clock.anchor.tzinfo is None or clock.start.tzinfo is None or clock.speed <= 0:
        raise wrong
    return clock


@cache
def rehearsal() -> Rehearsal | None:
    """The clock that this process was told to go by, None for the real one."""
    words = os.environ.get(REHEARSAL_VARIABLE, "")
    return rehearsal_of(words) if words else None


def utc_now() -> datetime:
    """The present instant, in UTC."""
    real, other = datetime.now(UTC), rehearsal()
    return other.at(real) if other else real


def wall_now() -> datetime:
    """The machine's own clock, in UTC, also in a rehearsal: for schedulers that go by it."""
    return datetime.now(UTC)


def speed() -> float:
    """How many seconds of `utc_now` pass in one."""
    other = rehearsal()
    return other.speed if other else 1.0


def monotonic() -> float:
    """Seconds of a clock that never goes back, for durations only."""
    return time.monotonic()


@cache
def holidays_of(country: str) -> Collection[date]:
    """Public holidays of an ISO 3166 country ("" or "none": none), loaded on first use.

    "GB" are those of the whole country, "GB-ENG" (ISO 3166-2) a region's own as well: Easter
    Monday is one in England, not in Scotland. The `holidays` library costs a tenth of a second to
    import, hence the late import. Raises KeyError where it does not know the country or region.
    """
    if country.lower() in ("", "none"):
        return frozenset()
    import holidays

    land, _, region = country.upper().partition("-")
    years = range(_FIRST_YEAR, _LAST_YEAR)
    try:
        found = holidays.country_holidays(land, subdiv=region or None, years=years)
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
    if not own.country or code in ("", own.country, own.country.partition("-")[0]):
        return own
    return BusinessCalendar(own.zone, _holidays_of_both(own.country, code), own.country)


@cache
def _holidays_of_both(own: str, other: str) -> Collection[date]:
    try:
        return frozenset((*holidays_of(own), *holidays_of(other)))
    except KeyError:
        return holidays_of(own)
