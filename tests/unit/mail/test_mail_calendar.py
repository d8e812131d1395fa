"""Calendar parts: the instants of every shape in tests/corpus/calendar, and what surrounds them."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from agent.domain.message import Attendee, CalendarEvent
from agent.mail.calendar import read_calendar, read_calendars
from agent.mail.headers import split_message
from agent.mail.mime import leaves

CORPUS = Path(__file__).parents[2] / "corpus" / "calendar"
SHAPES = [
    shape
    for file in sorted(CORPUS.glob("*.toml"))
    for shape in tomllib.loads(file.read_text(encoding="utf-8"))["calendar"]
]


def _event(*lines: str, method: str = "") -> CalendarEvent:
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    events, _ = read_calendar(text, method=method)
    return events[0]


def _instant(time: datetime | None) -> datetime | None:
    """In UTC, since Python calls the hour that occurs twice unequal to any other zone's time."""
    return time.astimezone(UTC) if time and time.tzinfo else time


def _expected(shape: dict[str, Any], key: str) -> datetime | None:
    return _instant(datetime.fromisoformat(shape[key])) if key in shape else None


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["name"])
def test_it_reads_the_instant_of_every_shape(shape: dict[str, Any]) -> None:
    """Start, end, day and zone as the file means them; a defect where there is no event."""
    events, defects = read_calendar(shape["ics"].strip("\n"))
    if shape.get("none"):
        assert events == []
        assert defects
        return
    (event,) = events
    assert _instant(event.start) == _expected(shape, "start")
    assert _instant(event.end) == _expected(shape, "end")
    assert event.day == (date.fromisoformat(shape["day"]) if "day" in shape else None)
    assert event.zone == shape.get("zone")


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["name"])
def test_it_is_aware_exactly_where_it_knows_the_zone(shape: dict[str, Any]) -> None:
    """No zone is ever assumed: an unknown one leaves a naive local time."""
    for event in read_calendar(shape["ics"].strip("\n"))[0]:
        if event.start is not None:
            assert (event.start.tzinfo is not None) is (event.zone is not None)


@pytest.mark.parametrize(
    "shape", [one for one in SHAPES if "method" in one], ids=lambda s: s["name"]
)
def test_it_reads_method_and_cancellation(shape: dict[str, Any]) -> None:
    """METHOD as written, and cancelled by METHOD or STATUS."""
    (event,) = read_calendar(shape["ics"].strip("\n"))[0]
    assert event.method.value == shape["method"]
    assert event.cancelled is shape.get("cancelled", False)


def test_it_takes_the_method_from_the_content_type_where_the_file_has_none() -> None:
    """The part's own parameter counts (RFC 6047 section 2.4)."""
    assert _event("UID:a", "DTSTART:20260714T143000Z", method="cancel").cancelled


def test_it_reads_people_with_names_answers_and_parts() -> None:
    """CN, PARTSTAT and ROLE; an address in lower-case domain; Apple's EMAIL parameter."""
    event = _event(
        "UID:a",
        "DTSTART:20260714T143000Z",
        'ORGANIZER;CN="Haak, Ruben";EMAIL="ruben@lichtwagen.example":/aMTkxNDE3/principal/',
        "ATTENDEE;CN=S: Ops;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:MAILTO:sofie@CASELLA.example",
        "ATTENDEE;CN=nobody@casella.example:mailto:nobody@casella.example",
    )
    assert event.organizer == Attendee("Haak, Ruben", "ruben@lichtwagen.example")
    assert event.attendees == (
        Attendee("S: Ops", "sofie@casella.example", "ACCEPTED", "REQ-PARTICIPANT"),
        Attendee("", "nobody@casella.example"),
    )


def test_it_unescapes_texts_and_reads_html_descriptions() -> None:
    """Backslash escapes undone; a description in HTML comes out as text."""
    event = _event(
        "UID:a",
        "DTSTART:20260714T143000Z",
        r"SUMMARY:Panel\, part 2\; coding",
        r"LOCATION:Havenstraat 77\, Rotterdam",
        r"DESCRIPTION:<p>Bring a laptop<br>and <b>ID</b></p>",
    )
    assert event.summary == "Panel, part 2; coding"
    assert event.location == "Havenstraat 77, Rotterdam"
    assert event.description == "Bring a laptop\nand ID"


def test_it_reads_vcalendar_1_texts() -> None:
    """Quoted-printable values of vCalendar 1.0."""
    shape = next(one for one in SHAPES if "summary" in one)
    (event,) = read_calendar(shape["ics"].strip("\n"))[0]
    assert event.summary == shape["summary"]


def test_it_keeps_sequence_and_recurrence_id() -> None:
    """What makes an update comparable with the event it changes."""
    event = _event(
        "UID:a",
        "SEQUENCE:3",
        "RECURRENCE-ID;TZID=Europe/Berlin:20260714T100000",
        "DTSTART;TZID=Europe/Berlin:20260714T143000",
        "DTSTAMP:20260701T080000Z",
    )
    assert event.sequence == 3
    assert event.recurrence_id == "2026-07-14T10:00:00"
    assert event.dtstamp == datetime.fromisoformat("2026-07-01T08:00:00+00:00")


def test_it_joins_lines_that_lost_their_fold() -> None:
    """A line cut at its 75 octets goes on in the next; a shorter one was broken on purpose."""
    event = _event(
        "UID:a",
        "DTSTART:20260714T143000Z",
        "DESCRIPTION:Please come to the entrance of the building beside the bicycle sh",
        "op and ring twice",
        "then wait",
        "SUMMARY:Tour",
    )
    assert event.description.endswith("bicycle shop and ring twice\nthen wait")
    assert event.summary == "Tour"


def test_it_stops_at_its_caps_and_says_so() -> None:
    """A thousand events are an export, not an invitation."""
    one = "BEGIN:VEVENT\nUID:a\nDTSTART:20260714T143000Z\nEND:VEVENT\n"
    events, defects = read_calendar(f"BEGIN:VCALENDAR\n{one * 1000}END:VCALENDAR")
    assert len(events) == 50
    assert any("more than 50 events" in defect for defect in defects)


def _parts_of(raw: str) -> tuple[tuple[CalendarEvent, ...], list[str]]:
    headers, body, _ = split_message(raw.encode())
    parts = leaves(headers, body)
    return read_calendars([part for part in parts if part.is_calendar])


ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:a
DTSTART:20260714T143000Z
END:VEVENT
END:VCALENDAR
"""


def test_it_counts_the_two_copies_of_an_invitation_once() -> None:
    """Of the part and the attachment, the one that names its method is kept."""
    raw = (
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Type: application/ics; name=invite.ics\n\n{ICS}\n--b\n"
        f"Content-Type: text/calendar; method=REQUEST\n\n{ICS}\n--b--\n"
    )
    events, defects = _parts_of(raw)
    assert [event.method for event in events] == ["REQUEST"]
    assert defects == []


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: application/octet-stream; name=invite.ics",
        "Content-Type: text/plain",
        "Content-Type: application/ics",
        "Content-Type: text/x-vcalendar",
        "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=a.ICS",
    ],
)
def test_it_knows_a_calendar_under_a_wrong_name(header: str) -> None:
    """By type, by file name, or by what the part begins with."""
    assert len(_parts_of(f"{header}\n\n{ICS}")[0]) == 1
