"""Quantities of the guides as they are written: "4 hours", "14 days", "5 to 7 business days".

Knows how to count them on a calendar. It must not know which rule a quantity belongs to.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import ceil
from typing import Self

from agent.domain.calendar import BusinessCalendar

_FORM = re.compile(
    r"(?P<low>\d{1,4})(?: to (?P<high>\d{1,4}))? (?P<unit>minute|hour|day|business day)s?"
)


class Unit(StrEnum):
    """What a quantity counts."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    BUSINESS_DAY = "business day"


@dataclass(frozen=True, slots=True)
class Span:
    """A wait or a window: `low` units, or `low` to `high` of them where the guide gives a range."""

    low: int
    high: int | None
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "5 to 7 business days". Raises ValueError with what a quantity looks like."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(
                f'"{text}" is no quantity: write "4 hours", "14 days" or "5 to 7 business days"'
            )
        low = int(match["low"])
        high = int(match["high"]) if match["high"] else None
        if high is not None and high <= low:
            raise ValueError(f'"{text}" ends before it begins')
        return cls(low, high, Unit(match["unit"]))

    def __str__(self) -> str:
        count = f"{self.low} to {self.high}" if self.high is not None else str(self.low)
        plural = "" if self.high is None and self.low == 1 else "s"
        return f"{count} {self.unit.value}{plural}"

    @property
    def in_days(self) -> bool:
        """Whether it is counted on the calendar rather than on the clock."""
        return self.unit in (Unit.DAY, Unit.BUSINESS_DAY)

    @property
    def width(self) -> int:
        """How many units lie between the range's beginning and its end; 0 without a range."""
        return 0 if self.high is None else self.high - self.low

    def paced(self, pace: float) -> Self:
        """The same wait in a slower or quicker field (ET-8): whole units, rounded up."""
        if pace == 1.0:
            return self
        high = None if self.high is None else _stretched(self.high, pace)
        return replace(self, low=_stretched(self.low, pace), high=high)

    def begin(self, day: date, calendar: BusinessCalendar) -> date:
        """The day on which the range begins, counted from `day`; the next day is day 1."""
        return self._later(day, self.low, calendar)

    def end_after(self, begin: date, calendar: BusinessCalendar) -> date | None:
        """The range's last day where it begins on `begin` (moved or not); None without a range."""
        return self._later(begin, self.width, calendar) if self.high is not None else None

    def _later(self, day: date, count: int, calendar: BusinessCalendar) -> date:
        if self.unit is Unit.BUSINESS_DAY:
            return calendar.add(day, count)
        return day + timedelta(days=count)

    def after(self, instant: datetime, calendar: BusinessCalendar) -> datetime:
        """The instant that many units after `instant`.

        Days and hours count on the clock; a business day is 24 hours of business days, so 1 from
        Friday 15:00 is Monday 15:00 (BD-1).
        """
        if self.unit is Unit.BUSINESS_DAY:
            return _business_after(instant, self.low, calendar)
        seconds = {Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400}[self.unit]
        return instant + timedelta(seconds=self.low * seconds)


def _stretched(count: int, pace: float) -> int:
    # The tiny allowance keeps 5 * 1.2 at 6: binary fractions land a hair above it.
    return max(1, ceil(count * pace - 1e-9))


def _business_after(instant: datetime, count: int, calendar: BusinessCalendar) -> datetime:
    local = instant.astimezone(calendar.zone)
    day, clock = local.date(), local.time()
    if not calendar.is_business_day(day):
        # Nothing of the span runs before the next business day begins.
        day, clock = calendar.on_or_after(day), time(0, 0)
    return calendar.at(calendar.add(day, count), clock)
