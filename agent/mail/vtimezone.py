"""VTIMEZONE rules (RFC 5545 section 3.6.5): the UTC offset they give a local time.

For zones that have no name we know. Reads what calendars write, yearly rules by month and weekday,
and nothing that could take long; anything else counts as its first onset only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_ONSET = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)")
_WEEKDAY = re.compile(r"([+-]?\d{0,2})(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(slots=True)
class _Observance:
    """STANDARD or DAYLIGHT: since when, to what offset, repeated how."""

    standard: bool
    onset: datetime | None = None
    offset: timedelta | None = None
    rule: dict[str, str] = field(default_factory=dict)
    dates: list[datetime] = field(default_factory=list)


def offset_by_rules(lines: Sequence[str], local: datetime) -> timedelta | None:
    """The UTC offset at that naive local time by the rules of one VTIMEZONE, or None.

    The observance that began last holds; before the first one, standard time.
    """
    observances = [one for one in _observances(lines) if one.offset is not None]
    begun: list[tuple[datetime, timedelta]] = []
    for one in observances:
        latest = _latest_onset(one, local)
        if latest is not None and one.offset is not None:
            begun.append((latest, one.offset))
    if begun:
        return max(begun)[1]
    return next((one.offset for one in observances if one.standard), None)


def _observances(lines: Sequence[str]) -> list[_Observance]:
    found: list[_Observance] = []
    for line in lines:
        name, _, value = line.partition(":")
        name = name.partition(";")[0].upper()
        if name == "BEGIN":
            found.append(_Observance(standard=value == "STANDARD"))
        elif not found:
            continue
        elif name == "DTSTART":
            found[-1].onset = _parse_time(value)
        elif name == "TZOFFSETTO":
            found[-1].offset = parse_offset(value)
        elif name == "RRULE":
            found[-1].rule = dict(_rule_parts(value.upper()))
        elif name == "RDATE":
            times = (_parse_time(one) for one in value.split(",")[:200])
            found[-1].dates.extend(time for time in times if time is not None)
    return found


def _rule_parts(value: str) -> list[tuple[str, str]]:
    return [(key, part) for key, _, part in (one.partition("=") for one in value.split(";"))]


def parse_offset(value: str) -> timedelta | None:
    """`+0100`, `-05:00` as a time difference, or None; at most a day."""
    match = _OFFSET.match(value.strip())
    if match is None or int(match[2]) > 23 or int(match[3]) > 59:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return -size if match[1] == "-" else size


def _parse_time(value: str) -> datetime | None:
    match = _ONSET.match(value.strip())
    if match is None:
        return None
    year, month, day, hour, minute = map(int, match.groups())
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 (a wall clock's time)
    except ValueError:
        return None


def _latest_onset(one: _Observance, local: datetime) -> datetime | None:
    onsets = [one.onset, *one.dates] if one.onset else one.dates
    if one.onset and one.rule.get("FREQ") == "YEARLY":
        onsets = [*onsets, *_yearly(one, local.year - 1), *_yearly(one, local.year)]
    return max((onset for onset in onsets if onset and onset <= local), default=None)


def _yearly(one: _Observance, year: int) -> list[datetime]:
    """The rule's onset in that year, none before its start or behind its UNTIL."""
    first = one.onset
    if first is None or year < first.year:
        return []
    until = _parse_time(one.rule.get("UNTIL", ""))
    day = _day_in_year(one, first, year)
    if day is None or (until and day > until + timedelta(days=1)):
        return []
    return [day]


def _day_in_year(one: _Observance, first: datetime, year: int) -> datetime | None:
    month = one.rule.get("BYMONTH", "")
    weekday = _WEEKDAY.fullmatch(one.rule.get("BYDAY", ""))
    try:
        start = first.replace(
            year=year, month=int(month) if month.isdecimal() else first.month, day=1
        )
        if weekday is None:
            day = one.rule.get("BYMONTHDAY", "")
            return start.replace(day=int(day) if day.isdecimal() else first.day)
    except ValueError:
        return None
    ordinal = int(weekday[1]) if weekday[1].lstrip("+-") else _ordinal_of(one)
    return _nth_weekday(start, _WEEKDAYS.index(weekday[2]), ordinal)


def _ordinal_of(one: _Observance) -> int:
    """`BYDAY=SU;BYMONTHDAY=8,9,...,14` is the second Sunday, said in another way."""
    days = [int(day) for day in one.rule.get("BYMONTHDAY", "").split(",") if day.isdecimal()]
    return (min(days) - 1) // 7 + 1 if days else 1


def _nth_weekday(first_of_month: datetime, weekday: int, ordinal: int) -> datetime | None:
    if ordinal > 0:
        ahead = (weekday - first_of_month.weekday()) % 7
        found = first_of_month + timedelta(days=ahead + 7 * (ordinal - 1))
    else:
        next_month = (first_of_month + timedelta(days=32)).replace(day=1)
        back = (next_month.weekday() - weekday - 1) % 7 + 1
        found = next_month - timedelta(days=back + 7 * (-ordinal - 1))
    return found if found.month == first_of_month.month else None
