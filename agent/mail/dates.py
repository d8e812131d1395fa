"""The Date header: the instant a message was written, with the writer's own offset.

Knows the calendar and RFC 5322 section 3.3; never the present time, which callers pass in as the
instant of arrival.
"""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_EARLIEST = datetime(2004, 1, 1, tzinfo=UTC)
_MOST_AHEAD = timedelta(days=1)


def parse_date(value: str) -> datetime | None:
    """The instant in a Date header with the offset written there (UTC for "-0000"), or None."""
    if not value:
        return None
    try:
        parts = parsedate_tz(value[:200])
        if parts is None:
            return None
        offset = timezone(timedelta(seconds=parts[9] or 0))
        return datetime(*parts[:5], second=min(parts[5], 59), tzinfo=offset)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def usable_date(value: str, at: datetime) -> datetime | None:
    """The Date header where it can be believed beside `at`, the instant of arrival.

    None where it is missing, unreadable, before 2004 or more than a day after arrival.
    """
    written = parse_date(value)
    if written is None or written < _EARLIEST or written - at > _MOST_AHEAD:
        return None
    return written
