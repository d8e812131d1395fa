"""Calendar files made readable: the tolerant pass before the iCalendar library.

Cuts a file into its calendar properties, time zone rules and events, repairs what real files have
wrong (byte order marks, CR-only or missing folds, missing END lines, times without seconds or with
offsets) and lets nothing through that no event needs. Linear; knows text, not time zones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agent.mail.charsets import decode_bytes, undo_transfer
from agent.mail.patterns import word_set
from agent.mail.text import clean

MAX_BYTES = 1_000_000
MAX_EVENTS = 50
MAX_ATTENDEES = 500
MAX_ZONES = 50
MAX_ZONE_LINES = 300
_MAX_VALUE = 20_000

_PROPERTY = re.compile(r"([A-Z][A-Z0-9-]{0,60})(?=[;:])")
_ANY_CASE = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60})(?=[;:])")
_WANTED = word_set(
    "UID SEQUENCE SUMMARY DTSTART DTEND DURATION DTSTAMP RECURRENCE-ID STATUS DESCRIPTION LOCATION",
    "ORGANIZER ATTENDEE",
)
_TIMES = word_set("DTSTART DTEND RECURRENCE-ID DTSTAMP")
_KNOWN = _WANTED | word_set(
    "BEGIN END VERSION PRODID METHOD CALSCALE TZID TZOFFSETFROM TZOFFSETTO TZNAME RRULE RDATE",
    "EXDATE CLASS PRIORITY TRANSP CREATED LAST-MODIFIED URL CATEGORIES COMMENT TRIGGER ACTION",
)
_TIMED = re.compile(r"(?P<head>.*?):\s{0,4}(?P<time>\d{4}-?\d\d-?\d\d.{0,30})$")
_TZID = re.compile(r";TZID=(.{0,200}?)(?=;[A-Z-]{3,30}=|$)", re.IGNORECASE)
_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})?"
    r"\s?(Z|[+-]\d\d:?\d\d)?)?\s*\"?\s*$",
    re.IGNORECASE,
)
_MAIL_VALUE = re.compile(r":(?=\s?mailto:)", re.IGNORECASE)
_CN = re.compile(r';CN=("[^"]{0,300}"|[^;]{0,300})', re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r";ENCODING=QUOTED-PRINTABLE", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=([\w.-]{1,40})", re.IGNORECASE)


@dataclass(slots=True)
class EventText:
    """One VEVENT: repaired lines for the library, and the zone each time named (upper-case keys).

    `offsets` holds the UTC offset written behind a time, like "-0400", where there is one.
    """

    lines: list[str] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    offsets: dict[str, str] = field(default_factory=dict)
    attendees: int = 0
    seen: set[str] = field(default_factory=set)

    def text(self) -> str:
        """The event as the library reads it."""
        return "\r\n".join(["BEGIN:VEVENT", *self.lines, "END:VEVENT", ""])


@dataclass(slots=True)
class CalendarText:
    """A calendar file in pieces: METHOD and other properties, VTIMEZONE lines by TZID, events."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: dict[str, list[str]] = field(default_factory=dict)
    events: list[EventText] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)


def decode_calendar(data: bytes, charset: str = "") -> str:
    """The file's text; byte order marks win over the label."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data[:MAX_BYTES].decode("utf-16", "replace")
    return decode_bytes(data[:MAX_BYTES], charset or "utf-8")


def cut_calendar(text: str) -> CalendarText:
    """Cut a calendar file into pieces. Never raises; what is beyond the caps becomes a defect."""
    cutter = _Cutter()
    for line in _unfolded(clean(text[:MAX_BYTES])):
        cutter.take(line)
    cutter.close_zone()
    return cutter.found


class _Cutter:
    """Where the cutting stands: in the calendar itself, in a zone, an event or something unwanted.

    A missing END is made up for by the next BEGIN or the end of the file.
    """

    def __init__(self) -> None:
        self.found = CalendarText()
        self._zone: list[str] | None = None
        self._event: EventText | None = None
        self._unwanted = ""

    def take(self, line: str) -> None:
        """Sort one unfolded line into the piece it belongs to."""
        match = _ANY_CASE.match(line)
        name = match[1].upper() if match else ""
        if name == "BEGIN":
            self._begin(line[6:].strip().upper())
        elif name == "END":
            self._end(line[4:].strip().upper())
        elif self._unwanted or not name:
            return
        elif self._zone is not None:
            if len(self._zone) < MAX_ZONE_LINES:
                self._zone.append(line.strip())
        elif self._event is not None:
            _add_property(self._event, name, line)
        else:
            self.found.properties.setdefault(name, line.partition(":")[2].strip())

    def close_zone(self) -> None:
        """The zone being read is complete."""
        zone, self._zone = self._zone, None
        if zone is not None and len(self.found.zones) < MAX_ZONES:
            name = next((line[5:].strip() for line in zone if line.upper()[:5] == "TZID:"), "")
            self.found.zones.setdefault(name, zone)

    def _begin(self, what: str) -> None:
        if what in ("STANDARD", "DAYLIGHT"):
            if self._zone is not None and len(self._zone) < MAX_ZONE_LINES:
                self._zone.append(f"BEGIN:{what}")
            return
        self.close_zone()
        self._unwanted = ""
        if what == "VEVENT":
            self._event = self._new_event()
        elif what == "VTIMEZONE":
            self._zone, self._event = [], None
        elif what != "VCALENDAR":
            self._unwanted = what

    def _end(self, what: str) -> None:
        if what in (self._unwanted, "VEVENT", "VCALENDAR"):
            self._unwanted = ""
        if what in ("VEVENT", "VCALENDAR"):
            self._event = None
        if what in ("VTIMEZONE", "VCALENDAR"):
            self.close_zone()

    def _new_event(self) -> EventText:
        event = EventText()
        if len(self.found.events) < MAX_EVENTS:
            self.found.events.append(event)
        elif not self.found.defects:
            self.found.defects.append(f"calendar: more than {MAX_EVENTS} events; the rest dropped")
        return event


def _unfolded(text: str) -> Iterator[str]:
    """Logical lines: folds undone (RFC 5545 section 3.1), also those without the leading blank."""
    pieces: list[str] = []
    before = 0
    for line in text.split("\n"):
        if line[:1] in (" ", "\t"):
            pieces.append(line[1:])
        elif _begins_property(line) or not pieces:
            if pieces:
                yield "".join(pieces)
            pieces = [line]
        elif line:
            pieces.append(line if before > 70 else f"\\n{line}")
        before = len(line)
    if pieces:
        yield "".join(pieces)


def _begins_property(line: str) -> bool:
    if _PROPERTY.match(line):
        return True
    match = _ANY_CASE.match(line)
    return match is not None and match[1].upper() in _KNOWN


def _add_property(event: EventText, name: str, line: str) -> None:
    if name not in _WANTED or name in event.seen:
        return
    if name != "ATTENDEE":  # of what may stand once, the first counts
        event.seen.add(name)
    if name in _TIMES:
        line = _repaired_time(event, name, line)
    elif name in ("ATTENDEE", "ORGANIZER"):
        event.attendees += 1
        line = _repaired_person(line) if event.attendees <= MAX_ATTENDEES else ""
    elif _QUOTED_PRINTABLE.search(line):
        line = _from_quoted_printable(line)
    if line:
        event.lines.append(line.rstrip()[:_MAX_VALUE])


def _repaired_time(event: EventText, name: str, line: str) -> str:
    """The time as `YYYYMMDDTHHMMSS[Z]` without its zone, which is noted in the event."""
    match = _TIMED.match(line)
    time = _TIME.match(match["time"]) if match else None
    if match is None or time is None:
        return line.rstrip()
    year, month, day, hour, minute, second, offset = time.groups()
    if hour is None:
        return f"{name};VALUE=DATE:{year}{month}{day}"
    utc = "Z" if offset in ("Z", "z") else ""
    zone = _TZID.search(match["head"])
    if zone and not utc:
        event.zones[name] = zone[1].strip("\"' ")
    if offset and not utc:
        event.offsets[name] = offset.replace(":", "")
    return f"{name}:{year}{month}{day}T{hour}{minute}{second or '00'}{utc}"


def _repaired_person(line: str) -> str:
    """ORGANIZER or ATTENDEE with its name in quotes, so that `:`, `,` and `"` in it do no harm."""
    mail = _MAIL_VALUE.search(line)
    head, value = (line[: mail.start()], line[mail.start() :]) if mail else (line, "")
    return _CN.sub(_quoted_name, head) + value


def _quoted_name(match: re.Match[str]) -> str:
    name = match[1].replace('"', "")
    return f';CN="{name}"'


def _from_quoted_printable(line: str) -> str:
    """vCalendar 1.0 text, `SUMMARY;ENCODING=QUOTED-PRINTABLE:...`, as iCalendar writes it."""
    head, _, value = line.partition(":")
    charset = _CHARSET.search(head)
    text = decode_bytes(
        undo_transfer(value.encode(), "quoted-printable"), charset[1] if charset else ""
    )
    escaped = text.replace("\r\n", "\n").replace("\n", "\\n").replace(",", "\\,")
    return f"{head.partition(';')[0]}:{escaped}"
