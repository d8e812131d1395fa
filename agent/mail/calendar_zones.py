"""From the name a calendar gives a time zone to the instant of a local time in it.

In order: IANA's name, also behind a program's prefix; Windows' name; Outlook's display string;
X-LIC-LOCATION; the file's own VTIMEZONE rules; an abbreviation. What is unknown after all that
stays local time: no zone is ever assumed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from agent.mail.vtimezone import offset_by_rules, parse_offset
from agent.mail.zone_names import ABBREVIATIONS, DISPLAY_NAMES, PRESENT_NAMES, UNIVERSAL

_DISPLAY_OFFSET = re.compile(
    r"\(?(?:UTC|GMT)\s?(?:[+-]\s?\d{1,2}(?:[:.]?\d\d)?)?\)?[\s:,-]*", re.IGNORECASE
)
_FIXED = re.compile(r"(?:UTC|GMT)\s?([+-])\s?(\d{1,2})(?:[:.]?(\d\d))?", re.IGNORECASE)
_NUMBERED = re.compile(r"\s\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Zoned:
    """A time: aware with the zone's name, or naive with None where the zone is unknown."""

    time: datetime
    zone: str | None


def resolve(
    local: datetime, tzid: str, offset: str, rules: Mapping[str, Sequence[str]], default: str
) -> Zoned:
    """Place a naive local time. `tzid` and `offset` as written ("" where absent).

    `rules` are the file's VTIMEZONE lines by TZID; `default` is X-WR-TIMEZONE, for times that name
    no zone. A time that is placed by an offset or by rules alone comes back in UTC.
    """
    name = iana_name(tzid) or _location(rules.get(tzid, ()))
    if offset:
        return _by_offset(local, parse_offset(offset), name)
    if name:
        return Zoned(_in_zone(local, name), name)
    if tzid:
        by_rules = offset_by_rules(rules.get(tzid, ()), local) or _offset_in_name(tzid)
        if by_rules is not None:
            return _by_offset(local, by_rules, None)
    name = ABBREVIATIONS.get(tzid.upper()) or (iana_name(default) if not tzid else None)
    return Zoned(_in_zone(local, name), name) if name else Zoned(local, None)


def _by_offset(local: datetime, offset: timedelta | None, name: str | None) -> Zoned:
    if offset is None:
        return Zoned(local, None)
    instant = local.replace(tzinfo=timezone(offset)).astimezone(UTC)
    return Zoned(instant.astimezone(ZoneInfo(name)), name) if name else Zoned(instant, "UTC")


def _in_zone(local: datetime, name: str) -> datetime:
    return local.replace(tzinfo=UTC if name == "UTC" else ZoneInfo(name))


def _offset_in_name(tzid: str) -> timedelta | None:
    """The offset of a zone called "UTC+01" or "GMT-5:30", which has no other content."""
    match = _FIXED.fullmatch(tzid.strip("() "))
    return parse_offset(f"{match[1]}{match[2]:0>2}{match[3] or '00'}") if match else None


def _location(lines: Sequence[str]) -> str | None:
    """X-LIC-LOCATION of a VTIMEZONE, where it names a zone."""
    for line in lines:
        if line.upper().startswith("X-LIC-LOCATION"):
            return iana_name(line.partition(":")[2])
    return None


@lru_cache(maxsize=256)
def iana_name(written: str) -> str | None:
    """The IANA zone behind a TZID as programs write it, or None."""
    name = written.strip("\"' \t")[:200]
    if not name:
        return None
    if name.upper() in UNIVERSAL or name.lower().endswith("microsoft/utc"):
        return "UTC"
    if name.upper() in ABBREVIATIONS:
        return None
    return _iana(name) or _windows(name) or _display(name)


def _iana(name: str) -> str | None:
    """The name itself, or its last parts behind "/freeassociation.sourceforge.net/" and such."""
    parts = name.strip("/").split("/")
    for count in (len(parts), 3, 2):
        if count > len(parts):
            continue
        key = "/".join(parts[-count:]).replace(" ", "_")
        if _exists(key):
            return PRESENT_NAMES.get(key, key)
    return None


def _exists(key: str) -> bool:
    if not key or key[0] in "./" or ".." in key or not key.isascii():
        return False
    try:
        ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _windows(name: str) -> str | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = _NUMBERED.sub("", name.replace("Daylight Time", "Standard Time"))
    found = WINDOWS_TO_OLSON.get(name) or WINDOWS_TO_OLSON.get(f"{name} Standard Time")
    return PRESENT_NAMES.get(found, found) if found else None


def _display(name: str) -> str | None:
    text = _DISPLAY_OFFSET.sub("", name, count=1).strip().lower()
    if not text:
        return None
    longest = max((key for key in DISPLAY_NAMES if text.startswith(key)), key=len, default="")
    return DISPLAY_NAMES.get(longest)
