"""Days and instants as a reader of an explanation wants them: "Tue 12 May 2026", "at 09:00".

Independent of the machine's locale. It must not know any rule.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_words(day: date) -> str:
    """ "Tue 12 May 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def instant_words(instant: datetime, zone: ZoneInfo) -> str:
    """ "Tue 12 May 2026 at 09:00", on the user's wall."""
    local = instant.astimezone(zone)
    return f"{day_words(local.date())} at {local:%H:%M}"
