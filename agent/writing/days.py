"""Days as a letter names them: "on Tuesday", "Friday 14 March", "Friday, March 14".

It must not know facts or templates.
"""

from datetime import date, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_words(day: date, today: date, *, american: bool) -> str:
    """The day with its weekday; the year only where it is not this one's neighbour in time."""
    weekday = WEEKDAYS[day.weekday()]
    if american:
        return f"{weekday}, {_month_first(day, today)}"
    return f"{weekday} {_day_first(day, today)}"


def date_words(day: date, today: date, *, american: bool) -> str:
    """The day without its weekday."""
    return _month_first(day, today) if american else _day_first(day, today)


def recent_day(day: date, today: date, *, american: bool) -> str:
    """ "on Tuesday" within the last six days, else with the date."""
    if timedelta(0) <= today - day <= timedelta(days=6):
        return f"on {WEEKDAYS[day.weekday()]}"
    return f"on {date_words(day, today, american=american)}"


def month_words(day: date, today: date) -> str:
    """ "in March", with the year where it is not this year's."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"in {MONTHS[day.month - 1]}{year}"


def _near(day: date, today: date) -> bool:
    return abs(today - day) < timedelta(days=180)


def _day_first(day: date, today: date) -> str:
    year = "" if _near(day, today) else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def _month_first(day: date, today: date) -> str:
    year = "" if _near(day, today) else f", {day.year}"
    return f"{MONTHS[day.month - 1]} {day.day}{year}"
