"""Whole mails with the times they state: one JSON line a mail in `times/mails.jsonl`.

An interview is written `status start[/end]`, or `status day` where no clock time is given; a
promise `due firm|loose`. To teach or forbid something, add a line.
"""

import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import InterviewReading, ReadingContext
from agent.domain.message import Message
from agent.mail.fields import message_from_fields
from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises

ME = "ana@mail.example"
ROWS = [
    json.loads(row)
    for row in (Path(__file__).parent / "times" / "mails.jsonl").read_text("utf-8").splitlines()
]


def _read(row: dict[str, Any]) -> tuple[Message, ReadingContext]:
    fields = {name: row[name] for name in ("from", "date", "subject", "body")}
    said = message_from_fields({"id": "x", "to": f"Ana Silva <{ME}>", **fields})
    return said, ReadingContext(frozenset({ME}), ZoneInfo(row["zone"]))


def _in_words(one: InterviewReading) -> str:
    if one.start is None:
        return f"{one.status.value} {one.day}"
    end = f"/{one.end:%H:%M}" if one.end else ""
    return f"{one.status.value} {one.start.isoformat(timespec='minutes')}{end}"


@pytest.mark.parametrize("row", ROWS, ids=[str(row["subject"]) for row in ROWS])
def test_it_reads_the_times_of_a_whole_mail(row: dict[str, Any]) -> None:
    """Interviews and promises, among office hours, deadlines, leave and past meetings."""
    said, context = _read(row)
    interviews, _ = read_interviews(said, context, None)
    promises, _, _ = read_promises(said, context)
    assert [_in_words(one) for one in interviews] == row["interviews"]
    assert [f"{one.due} {'firm' if one.firm else 'loose'}" for one in promises] == row["promises"]
