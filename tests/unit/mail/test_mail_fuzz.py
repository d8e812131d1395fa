"""Whatever the bytes: a message comes out, in time, and nothing is raised.

The generated input is the same in every run (derandomize), so a failure here can be repeated.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.message import Message
from agent.errors import UnreadableInputError
from agent.mail import message_from_fields, parse_message
from agent.mail.calendar import read_calendar

AT = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)
MAILS = Path(__file__).parents[2] / "mails"
SEEDS = [file.read_bytes() for file in sorted(MAILS.glob("*.eml"))]

QUIET = settings(derandomize=True, max_examples=80, deadline=None, database=None)

LINES = st.sampled_from(
    [
        "From: a@b.example", "To: c@d.example", "Subject: =?utf-8?q?=C3?=", "Date: x", "",
        "Content-Type: multipart/mixed; boundary=b", "Content-Type: text/html; charset=x", "--b",
        "--b--", "Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "YWJj=",
        "Content-Type: text/calendar", "BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART;TZID=X:2026",
        "DTSTART:20260714T143000Z", "DURATION:P9999999D", "END:VEVENT", "RRULE:FREQ=SECONDLY",
        "<table><tr><td>", "</div>", "<blockquote type=cite>", "On Mon, 12 May 2026 a@b.c wrote:",
        "> quoted", "From: x", "Sent: y", "-- ", "Best,", "Anna", "\x00\ufdd0\u202e", "   ",
        "Content-Type: text/plain; format=flowed", "word ", "-----Original Message-----",
    ]
)  # fmt: skip


def _holds(message: Message) -> None:
    """What every message promises, however it came about."""
    assert message.message_id.startswith("<")
    assert message.at == AT
    for text in (message.own_words, message.text, message.quoted, message.signature):
        text.encode("utf-8")
        assert "\r" not in text
        assert "\n\n\n" not in text
        assert "  " not in text
        assert not any("\ufdd0" <= letter <= "\ufdef" for letter in text)
    for event in message.calendar:
        if event.start is not None and event.end is not None:
            assert event.start < event.end


@QUIET
@given(st.binary(max_size=2000))
def test_it_reads_arbitrary_bytes(raw: bytes) -> None:
    """No bytes are refused."""
    _holds(parse_message(raw, at=AT))


@QUIET
@given(st.lists(LINES, max_size=60))
def test_it_reads_mail_put_together_at_random(lines: list[str]) -> None:
    """Headers, boundaries, markup and calendars in any order."""
    raw = "\n".join(lines).encode("utf-8", "surrogatepass")
    _holds(parse_message(raw, at=AT))


@QUIET
@given(st.data())
def test_it_reads_real_mail_with_pieces_cut_and_swapped(data: st.DataObject) -> None:
    """Truncation, doubling and flipped bytes."""
    raw = data.draw(st.sampled_from(SEEDS))
    start = data.draw(st.integers(0, len(raw)))
    length = data.draw(st.integers(0, 300))
    patch = data.draw(st.sampled_from([b"", b"\x00", b"\xff\xfe", b"\r", b"--", b"=", raw[:200]]))
    _holds(parse_message(raw[:start] + patch + raw[start + length :], at=AT))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside),
    max_leaves=5,
)


@QUIET
@given(
    st.dictionaries(
        st.sampled_from(["from", "to", "cc", "subject", "date", "body", "html", "ics", "raw"]), JSON
    )
)
def test_it_reads_any_json_line_or_says_what_is_wrong(fields: dict[str, Any]) -> None:
    """A message, or UnreadableInputError; nothing else."""
    try:
        message = message_from_fields(fields, at=AT)
    except UnreadableInputError:
        return
    _holds(message)


@QUIET
@given(st.text(max_size=500), st.text(max_size=20))
def test_it_reads_any_calendar_text(text: str, method: str) -> None:
    """Events or defects, never an exception."""
    events, defects = read_calendar(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}", method=method)
    assert events or defects


HEAD = "From: Anna <a@b.example>\nSubject: x\nContent-Type: text/{}\n\n"
BOMBS = {
    "empty lines": HEAD.format("plain") + "\n" * 300_000,
    "blanks": HEAD.format("plain") + " " * 300_000,
    "one word": HEAD.format("plain") + "a" * 300_000,
    "quotes": HEAD.format("plain") + "> x\n" * 75_000,
    "alternating quotes": HEAD.format("plain") + "> x\ny\n" * 50_000,
    "attributions": HEAD.format("plain") + "On Mon, 1:00 a@b.c wrote:\nx\n" * 10_000,
    "colons": HEAD.format("plain") + "On a b c d:\n" * 25_000,
    "labels": HEAD.format("plain") + "From: a\nTo: b\n" * 20_000,
    "closings": HEAD.format("plain") + "Best,\nAnna\n" * 25_000,
    "disclaimers": HEAD.format("plain") + "This message is confidential \n" * 10_000,
    "rules": HEAD.format("plain") + "_____\n" * 50_000,
    "addresses": HEAD.format("plain") + "a@b." * 75_000,
    "open divs": HEAD.format("html") + "<div>" * 60_000,
    "open lists": HEAD.format("html") + "<ul><li>" * 40_000,
    "open tables": HEAD.format("html") + "<table><tr><td>x" * 20_000,
    "open quotes": HEAD.format("html") + "<blockquote type=cite>x" * 13_000,
    "open signatures": HEAD.format("html") + "<i class=gmail_signature>x" * 12_000,
    "formatting": HEAD.format("html") + "<b><i><p></b></i>" * 18_000,
    "attributes": HEAD.format("html") + "<p " + " ".join(f"a{n}=1" for n in range(40_000)) + ">x",
    "styles": HEAD.format("html") + "<style>" + ".a{display:none}" * 19_000 + "</style>x",
    "folds": "X: " + "\n a" * 100_000 + "\n\nx",
    "fields": "X-A: b\n" * 40_000 + "\nx",
    "encoded words": "Subject: " + "=?utf-8?b?YQ==?= " * 18_000 + "\n\nx",
    "quotes in names": 'To: "' + '\\"' * 150_000 + "\n\nx",
    "brackets": "To: " + "<" * 300_000 + "\n\nx",
    "references": "References: " + "<a@b> " * 50_000 + "\n\nx",
    "parameters": "Content-Type: text/plain" + ";a=b" * 75_000 + "\n\nx",
    "nesting": "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(6_000)
    ),
    "parts": "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 43_000,
    "events": HEAD.format("calendar") + "BEGIN:VEVENT\nDTSTART:20260714T143000Z\n" * 7_500,
    "attendees": HEAD.format("calendar") + "BEGIN:VEVENT\n" + "ATTENDEE:mailto:a@b.c\n" * 14_000,
    "zone rules": HEAD.format("calendar")
    + "BEGIN:VTIMEZONE\nTZID:X\n"
    + "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETTO:+0100\n" * 5_000
    + "BEGIN:VEVENT\nDTSTART;TZID=X:20260714T143000\n" * 50,
    "uids": HEAD.format("calendar") + "BEGIN:VEVENT\n" + "UID:x\n" * 50_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_it_reads_300_kilobytes_of_anything(name: str) -> None:
    """A third of a megabyte of the worst kind is read to its end (benchmarks time it)."""
    _holds(parse_message(BOMBS[name].encode(), at=AT))
