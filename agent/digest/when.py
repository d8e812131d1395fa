"""A day, or a day and a clock time, in the user's own few words: "Tuesday at 14:00", "3 June".

Small and strict on purpose: a word that it does not know makes the whole unknown, and the agent
asks back. Reads what the user answers a digest, never an employer's mail. Linear in its input.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SMALL = frozenset({"on", "at", "the", "of", "from", "this", "o'clock", "it"})
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?\Z")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\Z")
_MOST_WORDS = 14
# A date without a year that lies further off than this was meant otherwise.
_NEAR = timedelta(days=150)


@dataclass(slots=True)
class _Found:
    """What the words named so far."""

    day: date | None = None
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A day, and a clock time where one was said, on the user's wall."""

    day: date
    clock: time | None

    def instant(self, zone: ZoneInfo) -> datetime | None:
        """The aware instant, where a clock time was said."""
        return datetime.combine(self.day, self.clock, tzinfo=zone) if self.clock else None


def when_of(text: str, today: date, *, past: bool) -> When | None:
    """The day meant by words written `today`, the nearest before it or after it; None if unsure."""
    words = [word.strip(",;!?") for word in text.lower().split()[:_MOST_WORDS]]
    words = [word.removesuffix(".") if word.count(".") == 1 else word for word in words]
    words = list(_glued(word for word in words if word and word not in _SMALL))
    found, place = _Found(), 0
    while place < len(words):
        taken = _take(words, place, found, today, past=past)
        if not taken:
            return None
        place += taken
    return When(found.day, found.clock) if found.day else None


def _glued(words: Iterator[str]) -> Iterator[str]:
    """ "2 pm" as one word."""
    held = ""
    for word in words:
        if word in ("am", "pm") and held:
            yield held + word
            held = ""
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _take(words: list[str], place: int, found: _Found, today: date, *, past: bool) -> int:
    """Read the words at that place; answers how many were read, 0 where they say nothing known."""
    if found.day is None:
        day, taken = _day(words[place : place + 3], today, past=past)
        if day is not None:
            found.day = day
            return taken
    if found.clock is None:
        found.clock = _clock(words[place])
        return 1 if found.clock else 0
    # "Tuesday 9 June": the second naming must be the same day.
    day, taken = _day(words[place : place + 3], today, past=past)
    return taken if day == found.day else 0


def _day(words: list[str], today: date, *, past: bool) -> tuple[date | None, int]:
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(words[0])
    if near is not None:
        return today + timedelta(days=near), 1
    iso = _ISO.match(words[0])
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3])), 1
    if words[0] in ("last", "next") and len(words) > 1:
        day = _weekday(words[1], today, past=words[0] == "last")
        return day, 2
    weekday = _weekday(words[0], today, past=past)
    if weekday is not None:
        named, taken = _dated(words[1:], today, past=past)
        if named is not None:
            return (named, taken + 1) if named.weekday() == weekday.weekday() else (None, 0)
        return weekday, 1
    return _dated(words, today, past=past)


def _weekday(word: str, today: date, *, past: bool) -> date | None:
    """The weekday's nearest date: strictly before today, or after it."""
    number = next(
        (n for n, name in enumerate(_DAYS) if len(word) > 2 and name.startswith(word)), -1
    )
    if number < 0:
        return None
    if past:
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _dated(words: list[str], today: date, *, past: bool) -> tuple[date | None, int]:
    """ "3 June", "June 3", with or without a year."""
    if len(words) < 2:
        return None, 0
    first, second = (words[0], words[1]) if _DAY.match(words[0]) else (words[1], words[0])
    number, month = _DAY.match(first), _month(second)
    if number is None or not month:
        return None, 0
    if len(words) > 2 and len(words[2]) == 4 and words[2].isascii() and words[2].isdigit():
        return _date(int(words[2]), month, int(number[1])), 3
    years = (today.year - 1, today.year, today.year + 1)
    dates = [day for year in years if (day := _date(year, month, int(number[1])))]
    near = [day for day in dates if abs(day - today) <= _NEAR]
    able = [day for day in near if (day <= today if past else day >= today)]
    return (max(able) if past else min(able)) if able else None, 2


def _month(word: str) -> int:
    if len(word) < 3:
        return 0
    return next((n for n, name in enumerate(_MONTHS, start=1) if name.startswith(word)), 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(word: str) -> time | None:
    """A clock time that is surely one: with minutes, or with am or pm, or noon."""
    if word == "noon":
        return time(12)
    found = _CLOCK.match(word)
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and not 1 <= hour <= 12:
        return None
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
