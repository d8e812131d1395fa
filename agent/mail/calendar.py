"""Calendar parts to events: what each VEVENT says.

The iCalendar library reads properties and their escapes; it is imported with the first calendar
part. Times come out as instants where the file lets them. Knows nothing of interviews.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from agent.domain.message import Attendee, CalendarEvent, CalendarMethod
from agent.mail.calendar_text import CalendarText, EventText, cut_calendar, decode_calendar
from agent.mail.calendar_zones import Zoned, resolve
from agent.mail.html_text import html_to_text
from agent.mail.marks import without_marks
from agent.mail.mime import Part
from agent.mail.text import clean, one_line, squeeze

Properties = Mapping[str, Any]
"""A VEVENT as the library reads it: values by upper-case property name, lists where repeated."""

_MARKUP = re.compile(r"<(?:br|p|div|a|b|html|span|ul)\b", re.IGNORECASE)


def read_calendars(parts: Iterable[Part]) -> tuple[tuple[CalendarEvent, ...], list[str]]:
    """The events of these calendar parts, each once, and what was wrong with them."""
    events: list[CalendarEvent] = []
    defects: list[str] = []
    for part in parts:
        text = decode_calendar(part.data(), part.content.get("charset"))
        found, broken = read_calendar(text, method=part.content.get("method"))
        events.extend(found)
        defects.extend(broken)
    return _without_doubles(events), defects


def read_calendar(text: str, *, method: str = "") -> tuple[list[CalendarEvent], list[str]]:
    """The events of one calendar file; `method` is the part's, for files that name none."""
    file = cut_calendar(text)
    defects = list(file.defects)
    stated = _method(file.properties.get("METHOD", "") or method)
    events: list[CalendarEvent] = []
    for event in file.events:
        try:
            found = _event(event, file, stated)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            defects.append(f"calendar: an event could not be read ({type(error).__name__})")
            continue
        if found.start is None and found.day is None:
            defects.append("calendar: an event without a readable start")
        if found.start or found.day or found.uid:
            events.append(found)
    if not file.events:
        defects.append("calendar: no event in the part")
    return events, defects


def _without_doubles(events: Sequence[CalendarEvent]) -> tuple[CalendarEvent, ...]:
    """Invitations carry the file twice; of two copies the one with a method is kept."""
    kept: dict[tuple[object, ...], CalendarEvent] = {}
    for event in events:
        key = (event.uid, event.sequence, event.recurrence_id, event.start, event.day)
        if key not in kept or (event.method and not kept[key].method):
            kept[key] = event
    return tuple(kept.values())


def _method(value: str) -> CalendarMethod:
    try:
        return CalendarMethod(value.strip("\"' ").upper())
    except ValueError:
        return CalendarMethod.NONE


def _event(source: EventText, file: CalendarText, method: CalendarMethod) -> CalendarEvent:
    from icalendar import Event

    event = cast("Properties", Event.from_ical(source.text()))
    start, day = _when(event, "DTSTART", source, file)
    end = _end(event, start, source, file)
    status = _text(event, "STATUS").upper()
    stamp = _time(event, "DTSTAMP")
    return CalendarEvent(
        method=method,
        uid=_text(event, "UID"),
        sequence=_number(event, "SEQUENCE"),
        summary=_text(event, "SUMMARY"),
        start=start.time if start else None,
        end=end,
        day=day,
        zone=start.zone if start else None,
        dtstamp=stamp if isinstance(stamp, datetime) and stamp.tzinfo else None,
        recurrence_id=_raw_time(event, "RECURRENCE-ID"),
        cancelled=status in ("CANCELLED", "CANCELED") or method is CalendarMethod.CANCEL,
        description=_description(event),
        location=_text(event, "LOCATION"),
        organizer=next(iter(_people(event, "ORGANIZER")), None),
        attendees=_people(event, "ATTENDEE"),
    )


def _when(
    event: Properties, name: str, source: EventText, file: CalendarText
) -> tuple[Zoned | None, date | None]:
    """A time property as a placed time, or as a day where it has no clock time."""
    value = _time(event, name)
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            return Zoned(value.astimezone(UTC), "UTC"), None
        zone, offset = source.zones.get(name, ""), source.offsets.get(name, "")
        default = file.properties.get("X-WR-TIMEZONE", "")
        return resolve(value, zone, offset, file.zones, default), None
    return None, value


def _end(
    event: Properties, start: Zoned | None, source: EventText, file: CalendarText
) -> datetime | None:
    """The end by DTEND or DURATION; None where there is none or it lies before the start."""
    if start is None:
        return None
    end, _ = _when(event, "DTEND", source, file)
    if end is None:
        length = getattr(event.get("DURATION"), "dt", None)
        if not isinstance(length, timedelta) or length <= timedelta(0):
            return None
        return _later(start.time, length)
    if (end.time.tzinfo is None) != (start.time.tzinfo is None) or end.time <= start.time:
        return None
    return end.time


def _later(start: datetime, length: timedelta) -> datetime:
    """So much real time later, shown in the start's zone (RFC 5545 section 3.3.6)."""
    if start.tzinfo is None:
        return start + length
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)


def _time(event: Properties, name: str) -> date | None:
    value = event.get(name)
    try:
        found = getattr(value[0] if isinstance(value, list) else value, "dt", None)
    except ValueError:  # a value the library keeps as broken
        return None
    return found if isinstance(found, date) else None


def _raw_time(event: Properties, name: str) -> str | None:
    value = _time(event, name)
    return value.isoformat() if value else None


def _text(event: Properties, name: str) -> str:
    value = event.get(name, "")
    return one_line(str(value[0] if isinstance(value, list) else value))[:2000]


def _number(event: Properties, name: str) -> int:
    value = event.get(name, 0)
    return int(value) if isinstance(value, int) else 0


def _description(event: Properties) -> str:
    value = event.get("DESCRIPTION", "")
    text = clean(str(value[0] if isinstance(value, list) else value))
    return without_marks(html_to_text(text)) if _MARKUP.search(text) else squeeze(text)


def _people(event: Properties, name: str) -> tuple[Attendee, ...]:
    values: Any = event.get(name, [])
    return tuple(_person(one) for one in (values if isinstance(values, list) else [values]))


def _person(value: Any) -> Attendee:
    """ORGANIZER or ATTENDEE; Apple writes something opaque and the address into EMAIL."""
    params = getattr(value, "params", {})
    address = str(value).strip()
    if address[:7].lower() == "mailto:":
        address = address[7:]
    if "@" not in address:
        address = str(params.get("EMAIL", ""))
    local, _, domain = address.strip("<> ").rpartition("@")
    email = one_line(f"{local}@{domain.lower()}")[:320] if local and domain else ""
    name = one_line(str(params.get("CN", ""))).strip("'\"")
    return Attendee(
        name="" if name.lower() == email.lower() else name[:300],
        email=email,
        partstat=str(params.get("PARTSTAT", "")).upper()[:40],
        role=str(params.get("ROLE", "")).upper()[:40],
    )
