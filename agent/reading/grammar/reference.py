"""What a date or time is relative to: when it was written, in which zone, which order of numbers.

Plain values and their arithmetic. Knows no message; who the writer is was settled before.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from agent.domain.hiring import ZoneFrom
from agent.reading.wording.time_en import FIRST_YEAR, LAST_YEAR

# A date without a year lies between so many days before the writing and a year after that.
LOOKS_BACK = 100


@dataclass(frozen=True, slots=True)
class Reference:
    """The writer's standpoint.

    `written` is aware, in the zone a time without zone stands in; `zone_name` is that zone's IANA
    name where known, `zone_from` whose it is (sender or account). `day_first` tells how 5/6 is
    read, `order_sure` whether evidence decided that. `dots` weighs what two numbers with a dot
    between are to this writer: above 0 a day ("17.01"), below 0 a clock time ("17.10").
    """

    written: datetime
    zone_name: str | None
    zone_from: ZoneFrom
    day_first: bool = True
    order_sure: bool = True
    dots: int = 0

    @property
    def today(self) -> date:
        """The day on the writer's calendar."""
        return self.written.date()


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def this_week(today: date) -> date:
    """The Monday of "this week": on Saturday and Sunday the coming one (RULEBOOK.md, promised)."""
    return monday_of(today + timedelta(days=2 if today.weekday() >= 5 else 0))


def next_week(today: date) -> date:
    """The Monday of "next week": the week that begins after the present one has ended."""
    return monday_of(today) + timedelta(days=7)


def coming(weekday: int, today: date) -> date:
    """The next such weekday after today (the same weekday is a week away)."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def of_this_week(weekday: int, today: date) -> date:
    """ "This Thursday": this week's where it is not over, else the next one."""
    day = this_week(today) + timedelta(days=weekday)
    return day if day >= today else day + timedelta(days=7)


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def without_year(month: int, day: int, today: date) -> date | None:
    """The date of that day and month that a letter written `today` means."""
    floor = today - timedelta(days=LOOKS_BACK)
    for year in (today.year - 1, today.year, today.year + 1, today.year + 2):
        found = make_date(year, month, day)
        if found is not None and found >= floor:
            return found
    return None


def day_of_month(day: int, today: date, weekday: int | None = None) -> date | None:
    """ "The 20th": the next day of that number, today included, that is the weekday if named."""
    first = today.replace(day=1)
    for _ in range(4):
        found = make_date(first.year, first.month, day)
        if found is not None and found >= today and weekday in (None, found.weekday()):
            return found
        first = (first + timedelta(days=32)).replace(day=1)
    return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def add_business_days(day: date, count: int) -> date:
    """The `count`-th weekday after `day`; public holidays play no part (RULEBOOK.md)."""
    for _ in range(count):
        day += timedelta(days=1)
        while day.weekday() >= 5:
            day += timedelta(days=1)
    return day
