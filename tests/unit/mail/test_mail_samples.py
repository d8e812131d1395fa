"""Whole raw mails of tests/mails, each with what must be read out of it."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from agent.domain.message import CalendarEvent, Message
from agent.mail import parse_message

AT = datetime(2026, 5, 14, 15, 0, tzinfo=UTC)
MAILS = sorted((Path(__file__).parents[2] / "mails").glob("*.eml"))


def _read(file: Path) -> tuple[Message, dict[str, Any]]:
    expected = tomllib.loads(file.with_suffix(".toml").read_text(encoding="utf-8"))
    return parse_message(file.read_bytes(), at=AT), expected


@pytest.mark.parametrize("file", MAILS, ids=lambda file: file.stem)
def test_it_reads_sender_and_subject(file: Path) -> None:
    """Who wrote, under which name, whether to believe it, about what, where to answer."""
    message, expected = _read(file)
    assert message.sender.email == expected["from"]
    assert message.sender.name == expected["name"]
    assert message.sender_suspect == expected.get("suspect", "")
    assert message.subject == expected["subject"]
    assert [address.email for address in message.reply_to] == expected.get("reply_to", [])
    assert (message.written_at is None) is expected.get("undated", False)
    assert message.synthetic_id is expected.get("synthetic_id", False)


@pytest.mark.parametrize("file", MAILS, ids=lambda file: file.stem)
def test_it_reads_the_own_words(file: Path) -> None:
    """What the sender says, and what they only pass on."""
    message, expected = _read(file)
    if "own" in expected:
        assert message.own_words == expected["own"].strip("\n")
    for phrase in expected.get("own_has", ()):
        assert phrase in message.own_words
    assert message.forwarded == expected.get("forwarded", "")


@pytest.mark.parametrize("file", MAILS, ids=lambda file: file.stem)
def test_it_reads_the_marks_of_machinery(file: Path) -> None:
    """Flags of the headers."""
    message, expected = _read(file)
    flags = message.automation
    assert flags.auto_submitted is expected.get("auto_submitted", False)
    assert flags.auto_reply is expected.get("auto_reply", False)
    assert flags.bulk is expected.get("bulk", False)


@pytest.mark.parametrize("file", MAILS, ids=lambda file: file.stem)
def test_it_reads_the_calendar_parts(file: Path) -> None:
    """Every event once, at the instant it means."""
    message, expected = _read(file)
    events = expected.get("event", [])
    assert [_as_expected(event) for event in message.calendar] == [
        {"cancelled": False, **event} for event in events
    ]


def _as_expected(event: CalendarEvent) -> dict[str, Any]:
    return {
        "start": event.start.isoformat() if event.start else None,
        "end": event.end.isoformat() if event.end else None,
        "zone": event.zone,
        "method": event.method.value,
        "cancelled": event.cancelled,
        "attendees": [one.email for one in event.attendees],
    }
