"""Lines of `followup read --jsonl` to messages (CONTRACTS.md section 2)."""

import base64
import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from agent.domain.message import Address, CalendarMethod
from agent.errors import UnreadableInputError
from agent.mail import message_from_fields, parse_message

LINE: dict[str, Any] = {
    "id": "dev-1",
    "from": "Priya Nair <priya@okapi.example>",
    "to": "Maya <maya@mailbox.example>",
    "subject": "Interview",
    "date": "Thu, 14 May 2026 16:58:00 +0200",
    "body": "Thursday at 14:00 works.\n\nBest,\nPriya",
}


def test_it_reads_a_plain_line() -> None:
    """Address, subject, date with the writer's offset, own words."""
    message = message_from_fields(LINE)
    assert message.sender == Address("Priya Nair", "priya@okapi.example")
    assert message.to == (Address("Maya", "maya@mailbox.example"),)
    assert message.written_at == datetime.fromisoformat("2026-05-14T16:58:00+02:00")
    assert message.at == message.written_at
    assert message.at.tzinfo is UTC
    assert message.own_words == "Thursday at 14:00 works."
    assert message.synthetic_id
    assert message.defects == ()


def test_it_takes_several_recipients() -> None:
    """A list, each entry an address."""
    message = message_from_fields({**LINE, "to": ["a@b.example", "C <c@d.example>"]})
    assert [address.email for address in message.to] == ["a@b.example", "c@d.example"]


def test_it_reads_html_alone_and_finds_the_same_words() -> None:
    """The own words do not depend on the form they come in."""
    html = "<p>Thursday at 14:00 works.</p><p>Best,<br>Priya</p>"
    fields = {key: value for key, value in LINE.items() if key != "body"}
    assert message_from_fields({**fields, "html": html}).own_words == "Thursday at 14:00 works."
    assert message_from_fields({**LINE, "html": html}).own_words == "Thursday at 14:00 works."


def test_it_reads_the_calendar_part() -> None:
    """`ics` is the text of a calendar part."""
    ics = (
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a\nDTSTART:20260714T143000Z\n"
        "END:VEVENT\nEND:VCALENDAR"
    )
    (event,) = message_from_fields({**LINE, "ics": ics}).calendar
    assert event.method is CalendarMethod.REQUEST
    assert event.start == datetime(2026, 7, 14, 14, 30, tzinfo=UTC)


def test_it_reads_raw_bytes_like_any_message() -> None:
    """`raw` stands instead of all the others, in either base64 alphabet."""
    raw = b"From: a@b.example\nDate: Thu, 14 May 2026 16:58:00 +0200\n\nHello?>"
    expected = parse_message(raw, at=datetime(2026, 5, 14, 14, 58, tzinfo=UTC))
    for encode in (base64.b64encode, base64.urlsafe_b64encode, base64.encodebytes):
        assert message_from_fields({"raw": encode(raw).decode()}) == expected


def test_it_takes_the_arrival_where_it_is_given() -> None:
    """`at` is the mailbox's own date."""
    at = datetime(2026, 5, 15, tzinfo=UTC)
    assert message_from_fields(LINE, at=at).at == at


@pytest.mark.parametrize(
    "date", ["soon", "Fri, 31 Dec 9999 23:00:00 -0500", "9999-12-31T23:00:00-05:00",
             "0001-01-01T00:00:00+05:00"],
)  # fmt: skip
def test_it_says_so_where_no_date_can_be_used(date: str) -> None:
    """No clock is asked, and no year beyond reckoning believed."""
    message = message_from_fields({**LINE, "date": date})
    assert message.written_at is None
    assert message.defects == ("no usable date",)


def test_it_reads_iso_dates() -> None:
    """RFC 3339 instants are what our own output has."""
    message = message_from_fields({**LINE, "date": "2026-05-14T16:58:00+02:00"})
    assert message.written_at == datetime.fromisoformat("2026-05-14T16:58:00+02:00")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "nothing to read"),
        ({"id": "x", "from": "a@b.example"}, "nothing to read"),
        ({"raw": "not base64!"}, "raw is not base64"),
        ({"raw": "abcde"}, "raw is not base64"),
        ({**LINE, "body": 5}, "body must be text, not int"),
        ({**LINE, "from": ["a@b.example"]}, "from must be text, not list"),
        ({**LINE, "to": [1]}, "to must be text or a list of texts"),
        ({**LINE, "to": {"a": 1}}, "to must be text or a list of texts"),
        ({**LINE, "date": 20260514}, "date must be text, not int"),
    ],
)
def test_it_refuses_an_unreadable_line_and_says_why(fields: dict[str, Any], problem: str) -> None:
    """The line's fault, in words, for the caller to put beside the id."""
    with pytest.raises(UnreadableInputError, match=problem):
        message_from_fields(fields)


def test_it_bears_lone_surrogates_from_json() -> None:
    """JSON may name half a character."""
    body = json.loads('"Thursday \\ud83d at 14:00"')
    message = message_from_fields({**LINE, "body": body, "subject": body, "html": f"<p>{body}</p>"})
    message.own_words.encode("utf-8")
    message.subject.encode("utf-8")
    assert "14:00" in message.own_words


def test_it_gives_each_line_an_id_of_its_own() -> None:
    """Different content, different synthetic id; the same content, the same."""
    assert message_from_fields(LINE).message_id == message_from_fields(dict(LINE)).message_id
    other = message_from_fields({**LINE, "body": "x"})
    assert other.message_id != message_from_fields(LINE).message_id


def test_it_needs_no_heavy_library_for_plain_mail() -> None:
    """Icalendar and selectolax are imported by the first mail that needs them: see the sources."""
    room = Path(__file__).parents[3] / "agent" / "mail"
    for file in room.glob("*.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert not line.startswith(("from icalendar", "import icalendar", "from selectolax"))


@pytest.mark.parametrize(
    "more", [{}, {"body": 'É "x" \\ \u2028\n\x01'}, {"to": ["a@b.example"]}, {"cc": None}]
)
def test_a_made_up_id_is_that_of_the_line_as_json(more: dict[str, Any]) -> None:
    """Whatever its fields hold, so that a line has one id for ever."""
    line = {**LINE, **more}
    written = json.dumps(line, sort_keys=True).encode()
    message = message_from_fields(line)
    assert message.message_id == f"<{sha256(written).hexdigest()[:32]}@no-message-id.invalid>"
