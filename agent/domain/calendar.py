"""Business days, and days counted in the user's zone (RULEBOOK.md, "Clocks and counts").

Pure arithmetic over a given set of public holidays; who loads the holidays is not known here.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from agent.domain.zones import at_local

WORKDAY_START = time(9, 0)
WORKDAY_END = time(17, 0)


@dataclass(frozen=True)
class BusinessCalendar:
    """Monday to Friday less the public holidays given, in one time zone.

    `country` is the ISO code the holidays belong to, or "" where only weekends are known.
    """

    zone: ZoneInfo
    holidays: Collection[date] = field(default_factory=frozenset)
    country: str = ""

    def is_business_day(self, day: date) -> bool:
        """Whether people are at work on that day."""
        return day.weekday() < 5 and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """That day, or the first business day behind it."""
        while not self.is_business_day(day):
            day += timedelta(days=1)
        return day

    def add(self, day: date, count: int) -> date:
        """The `count`-th business day after `day`; the next business day is day 1."""
        for _ in range(count):
            day = self.on_or_after(day + timedelta(days=1))
        return day

    def between(self, earlier: date, later: date) -> int:
        """Business days from `earlier` to `later`: Thursday 12 to Thursday 19 is 5 (CM-9)."""
        count, day = 0, earlier
        while day < later:
            day += timedelta(days=1)
            count += self.is_business_day(day)
        return count

    def local_date(self, instant: datetime) -> date:
        """The date on the user's wall at that instant."""
        return instant.astimezone(self.zone).date()

    def at(self, day: date, clock: time = WORKDAY_START) -> datetime:
        """The instant (UTC) of a wall-clock time on that day in the user's zone."""
        return at_local(day, clock, self.zone)

    def in_business_hours(self, instant: datetime) -> bool:
        """09:00 to 17:00 on a business day, in the user's zone."""
        local = instant.astimezone(self.zone)
        return self.is_business_day(local.date()) and WORKDAY_START <= local.time() < WORKDAY_END
