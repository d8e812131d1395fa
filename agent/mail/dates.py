"""The Date header: the instant a message was written, with the writer's own offset.

Knows the calendar and RFC 5322 section 3.3; never the present time, which callers pass in as the
instant of arrival.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

_EARLIEST = datetime(2004, 1, 1, tzinfo=UTC)
_MOST_AHEAD = timedelta(days=1)
# No mail was written outside these years, and days can be counted from any within them.
_FIRST_YEAR, _LAST_YEAR = 1970, 2099
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
# The form that nearly all mail has; any other goes through the standard library's parser.
_USUAL = re.compile(
    r"(?:[A-Za-z]{3},\s?)?\s?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):([0-5]\d) "
    r"([+-])(\d\d)([0-5]\d)(?: \([A-Z]{2,5}\))?$"
)


def parse_date(value: str) -> datetime | None:
    """The instant in a Date header with the offset written there (UTC for "-0000"), or None."""
    return in_reach(_instant(value))


def in_reach(written: datetime | None) -> datetime | None:
    """The instant where a mail may have been written then, else None."""
    return written if written is not None and _FIRST_YEAR <= written.year <= _LAST_YEAR else None


def _instant(value: str) -> datetime | None:
    match = _USUAL.match(value)
    month = _MONTHS.get(match[2].lower()) if match else None
    try:
        if match is None or month is None:
            return _parse_unusual(value) if value else None
        offset = timedelta(hours=int(match[8]), minutes=int(match[9]))
        zone = timezone(-offset if match[7] == "-" else offset)
        hour, minute, second = int(match[4]), int(match[5]), int(match[6])
        return datetime(int(match[3]), month, int(match[1]), hour, minute, second, tzinfo=zone)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def _parse_unusual(value: str) -> datetime | None:
    from email.utils import parsedate_tz  # its imports cost more than reading a message

    parts = parsedate_tz(value[:200])
    if parts is None:
        return None
    offset = timezone(timedelta(seconds=parts[9] or 0))
    return datetime(*parts[:5], second=min(parts[5], 59), tzinfo=offset)


def usable_date(value: str, at: datetime) -> datetime | None:
    """The Date header where it can be believed beside `at`, the instant of arrival.

    None where it is missing, unreadable, before 2004 or more than a day after arrival.
    """
    written = parse_date(value)
    if written is None or written < _EARLIEST or written - at > _MOST_AHEAD:
        return None
    return written
