"""The digest's small words: mail's words made safe to show, counts, days and hours in plain text.

Escaping for HTML is the template's; here only what no form of the digest should carry. Knows
neither processes nor rules.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.mail.text import one_line

# Company and role as they stand in a row; a quote is one sentence at the most.
NAME_LENGTH = 48
QUOTE_LENGTH = 140
# Hostile mail may bring a name of megabytes: what lies behind this is not even looked at.
_LOOKED_AT = 2_000
_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)\S*", re.IGNORECASE)


def shown(text: str, length: int = NAME_LENGTH) -> str:
    """Mail's words on one line, without control, invisible or direction characters, cut to length.

    The cut falls on a blank where one is near, and says that it is one. Addresses of pages are left
    out: Gmail would make links of them that nobody asked for.
    """
    line = _ADDRESS.sub("(link)", one_line(text[:_LOOKED_AT]))
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    blank = cut.rfind(" ", length * 2 // 3)
    return (cut[:blank] if blank > 0 else cut).rstrip(" ,;:-") + "…"


def quoted(text: str, length: int = QUOTE_LENGTH) -> str:
    """Mail's words in quotation marks, or "" where there are none."""
    words = shown(text, length)
    return f"“{words}”" if words else ""


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 draft", "3 drafts"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def joined(parts: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    listed = [part for part in parts if part]
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} and {listed[-1]}"


def some(parts: Sequence[str], most: int) -> str:
    """The first of them, and how many more there are."""
    rest = len(parts) - most
    return joined([*parts[:most], f"{rest} more"] if rest > 0 else parts)


def day_name(day: date, today: date) -> str:
    """The day as one says it: today, tomorrow, yesterday, else "Fri 12 June" with a far year."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    if near:
        return near
    far = abs((day - today).days) > 200
    return f"{day:%a} {day.day} {day:%B}" + (f" {day.year}" if far else "")


def moment(instant: datetime, zone: ZoneInfo, today: date) -> str:
    """The instant on the user's wall: "Fri 12 June, 14:00"."""
    local = instant.astimezone(zone)
    return f"{day_name(local.date(), today)}, {local:%H:%M}"


def days_ago(day: date, today: date) -> str:
    """ "today", "yesterday", "9 days ago"."""
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{counted(days, 'day')} ago")


def monday_of(day: date) -> date:
    """The Monday of that day's ISO week."""
    return day - timedelta(days=day.weekday())


def sentence(text: str) -> str:
    """The text beginning with a capital and ending in a full stop."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?”…" else ".")
