"""`followup read`: the contract of CONTRACTS.md section 2, one JSON line for each."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from tests.system.commandline import DONE, WRONG_CALL, Ran, followup, refused
from tests.system.event_contract import MEANINGS, PARTS, ROUNDS

MAIL = {
    "from": "Imogen Vale <imogen.vale@larkfield.example>",
    "to": ["nora@mail.example"],
    "subject": "Interview for the Product Analyst role at Larkfield",
    "date": "Thu, 08 May 2025 09:10:00 +0100",
    "body": "Hi Nora,\n\nYour interview for the Product Analyst role at Larkfield is confirmed for "
    "Tuesday 13 May from 10:00 to 11:00. We will get back to you by Friday 16 May.\n\n"
    "Imogen Vale\nRecruiter, Larkfield\n",
    "owner": "nora@mail.example",
    "timezone": "Europe/London",
}
LISTS = ("meanings", "interviews", "promises", "evidence")
FIELDS = {
    "id", "hiring", "meanings", "interviews", "promises", "undated_promise", "deadline", "company",
    "role", "contact", "confidence", "evidence",
}  # fmt: skip


def read(*mails: Any) -> Ran:
    """The command's answer to some lines; text goes in as it is."""
    lines = [one if isinstance(one, str) else json.dumps(one) for one in mails]
    return followup("read", "--jsonl", stdin="\n".join(lines) + "\n")


def test_it_answers_each_line_in_order_with_every_field() -> None:
    """As many lines as came in, ids as given, names and types as the contract has them."""
    ran = read(*(MAIL | {"id": name} for name in ("b", "a", "c")))
    assert ran.status == DONE, ran.err
    assert [one["id"] for one in ran.events] == ["b", "a", "c"]
    for answer in ran.events:
        assert set(answer) >= FIELDS
        assert all(isinstance(answer[name], list) for name in LISTS)
        assert answer["meanings"]
        assert set(answer["meanings"]) <= MEANINGS
        assert answer["confidence"] in ("certain", "likely", "weak")
        assert all(set(one) >= {"kind", "quote"} for one in answer["evidence"])


def test_it_reads_interview_promise_and_contact() -> None:
    """Each with the fields of the contract."""
    (answer,) = read(MAIL | {"id": 1}).events
    (interview,) = answer["interviews"]
    assert interview["start"] == "2025-05-13T10:00:00+01:00"
    assert interview["end"] == "2025-05-13T11:00:00+01:00"
    assert interview["status"] == "confirmed"
    assert interview["zone_known"] is False
    assert interview["zone_from"] in ("text", "invite", "sender", "account")
    assert interview["round"] is None or interview["round"] in ROUNDS
    assert interview["format"] in (None, "phone", "video", "onsite")
    assert isinstance(interview["people"], list)
    (promise,) = answer["promises"]
    assert (promise["due"], promise["firm"]) == ("2025-05-16", True)
    assert "by Friday 16 May" in promise["quote"]
    assert answer["contact"]["email"] == "imogen.vale@larkfield.example"
    assert answer["contact"]["part"] in {*PARTS, None}
    assert (answer["company"], answer["role"]) == ("Larkfield", "Product Analyst")


def test_an_unreadable_line_is_answered_in_its_place() -> None:
    """No JSON, no object, a wrong zone, bad base64: an error line, and the rest goes on."""
    ran = read(
        MAIL | {"id": "first"},
        "{not json",
        "[1, 2]",
        MAIL | {"id": "zone", "timezone": "Mars/Olympus"},
        {"id": "raw", "raw": "%%%"},
        MAIL | {"id": "last"},
    )
    assert ran.status == DONE, ran.err
    told = ran.events
    assert [one["id"] for one in told if "error" not in one] == ["first", "last"]
    assert [one["id"] for one in told if "error" in one][-2:] == ["zone", "raw"]
    assert len(told) == 6
    assert "Traceback" not in ran.err


def test_a_line_that_nothing_can_be_read_from_ends_no_run() -> None:
    """JSON nested without end is answered with its error, and the line behind it with its mail."""
    ran = read("[" * 200_000, MAIL | {"id": "last"})
    assert ran.status == DONE, ran.err
    first, last = ran.events
    assert first["id"] == 1
    assert first["error"]
    assert "error" not in last
    assert "Traceback" not in ran.err


def test_it_takes_raw_bytes_html_and_calendar_parts() -> None:
    """A message as bytes, as HTML, and with the text of an invitation, reads the same."""
    raw = (
        f"From: {MAIL['from']}\r\nTo: nora@mail.example\r\nSubject: {MAIL['subject']}\r\n"
        f"Date: {MAIL['date']}\r\nMessage-ID: <raw@larkfield.example>\r\n\r\n{MAIL['body']}"
    )
    html = "".join(f"<p>{line}</p>" for line in str(MAIL["body"]).split("\n") if line)
    invitation = (
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@larkfield.example\r\n"
        "DTSTAMP:20250508T080000Z\r\nDTSTART:20250513T090000Z\r\nDTEND:20250513T100000Z\r\n"
        "SUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    owner = {"owner": MAIL["owner"], "timezone": MAIL["timezone"]}
    ran = read(
        {"id": "raw", "raw": base64.b64encode(raw.encode()).decode(), **owner},
        {name: value for name, value in MAIL.items() if name != "body"} | {"id": "h", "html": html},
        MAIL | {"id": "ics", "ics": invitation},
    )
    assert [one["id"] for one in ran.events] == ["raw", "h", "ics"]
    starts = [[one["start"] for one in answer["interviews"]] for answer in ran.events]
    instants = [{text[:16] for text in found} for found in starts]
    assert instants[0] == instants[1] == {"2025-05-13T10:00"}
    assert instants[2] <= {"2025-05-13T10:00", "2025-05-13T09:00"}


def test_it_reads_files_for_people_and_as_json(tmp_path: Path) -> None:
    """A file is told in words, or as the same JSON."""
    file = tmp_path / "mail.eml"
    file.write_text(
        f"From: {MAIL['from']}\nTo: nora@mail.example\nSubject: {MAIL['subject']}\n"
        f"Date: {MAIL['date']}\n\n{MAIL['body']}"
    )
    words = followup("read", file, "--owner", "nora@mail.example", "--timezone", "Europe/London")
    assert words.status == DONE
    assert "interview confirmed" in words.out
    assert "Larkfield" in words.out
    data = followup("read", file, "--format", "json")
    assert data.status == DONE
    assert set(data.events[0]) >= FIELDS


@pytest.mark.parametrize("words", [(), ("missing.eml",), ("--format", "xml")])
def test_it_refuses_a_wrong_call(words: tuple[str, ...]) -> None:
    """No file, one that is not there, a format it does not know: status 2 and a word why."""
    ran = refused("read", *words)
    assert ran.status == WRONG_CALL
    assert ran.err.strip()
    assert "Traceback" not in ran.err
