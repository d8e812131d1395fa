"""How well times are read: instants, promised dates, deadlines, against the development corpus.

    python benchmarks/read_times.py [--show] [--meanings gold|none]

Counts right, missed and wrong beside their 95 % Wilson intervals. A wrong value that is not marked
weak counts as confidently wrong. Uses `agent.mail` where it is there; knows no private data.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import getaddresses, parseaddr, parsedate_to_datetime
from html.parser import HTMLParser
from math import sqrt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from agent.domain.evidence import InterviewReading, ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.domain.message import (
    Address,
    Attendee,
    Automation,
    CalendarEvent,
    CalendarMethod,
    Message,
)
from agent.reading.interviews import read_interviews

CORPUS = Path("/work/shared/corpus")
_CUT = re.compile(
    r"^(?:On .{5,200}wrote:|-+ ?Original Message|From: |Von: |_{20,}|-+ Forwarded message|>|--$"
    r"|Sent from my)",
    re.MULTILINE,
)


class _Text(HTMLParser):
    """HTML to text, well enough for the corpus: rows and paragraphs become lines."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.struck = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "br", "tr", "li", "div", "h1", "h2", "h3", "table", "ul", "ol"):
            self.parts.append("\n")
        if tag in ("s", "strike", "del", "style"):
            self.struck += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.parts.append(" ")
        if tag in ("p", "table", "ul"):
            self.parts.append("\n")
        if tag in ("s", "strike", "del", "style"):
            self.struck -= 1

    def handle_data(self, data: str) -> None:
        if not self.struck:
            self.parts.append(data)


def text_of(line: dict[str, Any]) -> str:
    """The new text of a corpus line, quoted history cut off crudely."""
    if line.get("body"):
        body = str(line["body"])
    else:
        parser = _Text()
        parser.feed(str(line.get("html", "")))
        body = "".join(parser.parts)
    cut = _CUT.search(body)
    if cut is not None and cut.start() > 0:
        body = body[: cut.start()]
    rows = [" ".join(row.split()) for row in body.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def events_of(ics: str) -> tuple[CalendarEvent, ...]:
    """The calendar events of a corpus line."""
    from icalendar import Calendar
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    calendar = Calendar.from_ical(ics)
    method = CalendarMethod(str(calendar.get("METHOD", "")).upper())
    return tuple(_event(event, method, WINDOWS_TO_OLSON) for event in calendar.walk("VEVENT"))


def _event(event: Any, method: CalendarMethod, windows: dict[str, str]) -> CalendarEvent:
    start, end = event["DTSTART"], event.get("DTEND")
    tzid = start.params.get("TZID", "")
    zone = windows.get(tzid, tzid) or ("UTC" if start.dt.tzinfo else None)
    first, last = start.dt, end.dt if end else None
    if zone:
        first = first.replace(tzinfo=ZoneInfo(zone))
        last = last.replace(tzinfo=ZoneInfo(zone)) if last else None
    people = event.get("ATTENDEE", [])
    return CalendarEvent(
        method, str(event.get("UID", "")), int(event.get("SEQUENCE", 0)),
        str(event.get("SUMMARY", "")), first, last, None, zone,
        cancelled=str(event.get("STATUS", "")) == "CANCELLED",
        location=str(event.get("LOCATION", "")), description=str(event.get("DESCRIPTION", "")),
        organizer=_attendee(event["ORGANIZER"]) if "ORGANIZER" in event else None,
        attendees=tuple(_attendee(one) for one in (people if isinstance(people, list) else [people])),
    )  # fmt: skip


def _attendee(value: Any) -> Attendee:
    return Attendee(str(value.params.get("CN", "")), str(value).split(":", 1)[-1],
                    str(value.params.get("PARTSTAT", "")), str(value.params.get("ROLE", "")))  # fmt: skip


def message_of(line: dict[str, Any]) -> Message:
    """A corpus line as a Message."""
    name, email = parseaddr(str(line["from"]))
    written = parsedate_to_datetime(str(line["date"]))
    to = line.get("to") or []
    receivers = getaddresses([to] if isinstance(to, str) else to)
    return Message(
        f"<{line['id']}>", written.astimezone(UTC), Address(name, email), str(line["subject"]),
        text_of(line), written_at=written, text=text_of(line),
        to=tuple(Address(n, e) for n, e in receivers),
        calendar=events_of(line["ics"]) if line.get("ics") else (),
        automation=Automation(auto_reply="utomatic reply" in line["subject"]),
    )  # fmt: skip


def context_of(line: dict[str, Any]) -> ReadingContext:
    """The context a corpus line is read in."""
    owner = str(line.get("owner", "")).lower()
    return ReadingContext(frozenset({owner}), ZoneInfo(line.get("timezone") or "UTC"))


def wilson(right: int, whole: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not whole:
        return 0.0, 1.0
    share, z = right / whole, 1.96
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return middle - half, middle + half


@dataclass
class Score:
    """Counts of one kind of value."""

    name: str
    right: int = 0
    missed: int = 0
    wrong: int = 0
    weak: int = 0
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        whole = self.right + self.missed
        low, high = wilson(self.right, whole)
        return (f"{self.name}: {self.right}/{whole} [{low:.3f}, {high:.3f}]  missed {self.missed}  "
                f"confidently wrong {self.wrong}  weak wrong {self.weak}")  # fmt: skip


def corpus() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every message with its labels."""
    labels = {
        one["id"]: one for one in map(json.loads, (CORPUS / "labels.jsonl").open(encoding="utf-8"))
    }
    for raw in (CORPUS / "messages.jsonl").open(encoding="utf-8"):
        line = json.loads(raw)
        yield line, labels[line["id"]]


def key(start: str | None, day: str | None) -> tuple[str, str]:
    """What makes two appointments the same: the instant, or the day where no time is given."""
    if start:
        return "at", datetime.fromisoformat(start).astimezone(UTC).isoformat()
    return "on", str(day)


def score_interviews(
    score: Score, line: dict[str, Any], wanted: Iterable[dict[str, Any]],
    found: Iterable[InterviewReading],
) -> None:  # fmt: skip
    """Add one message's instants to the counts."""
    expected = {key(one["start"], one.get("date")): one for one in wanted}
    got = {key(one.start.isoformat() if one.start else None, str(one.day)): one for one in found}
    for instant in expected:
        if instant in got:
            score.right += 1
        else:
            score.missed += 1
            score.lines.append(f"{line['id']} missed {instant}")
    for instant, one in got.items():
        if instant in expected:
            _compare(score, line, expected[instant], one)
        elif one.confidence is Confidence.WEAK:
            score.weak += 1
            score.lines.append(f"{line['id']} weak wrong {instant} {one.quote[:70]}")
        else:
            score.wrong += 1
            score.lines.append(f"{line['id']} WRONG {instant} {one.status} {one.quote[:90]}")


FIELDS: dict[str, list[int]] = {}


def _compare(
    score: Score, line: dict[str, Any], wanted: dict[str, Any], one: InterviewReading
) -> None:
    end = one.end.astimezone(UTC).isoformat() if one.end else None
    wanted_end = wanted.get("end")
    if wanted_end:
        wanted_end = datetime.fromisoformat(wanted_end).astimezone(UTC).isoformat()
    pairs = {
        "end": (wanted_end, end), "zone_known": (wanted.get("zone_known"), one.zone_known),
        "status": (wanted["status"], one.status.value),
        "round": (wanted.get("round"), one.round.value if one.round else None),
        "format": (wanted.get("format"), one.format.value if one.format else None),
        "people": (sorted(str(p["name"]) for p in wanted.get("people", [])),
                   sorted(str(p.name) for p in one.people)),
    }  # fmt: skip
    for name, (want, have) in pairs.items():
        count = FIELDS.setdefault(name, [0, 0])
        count[1] += 1
        if want == have:
            count[0] += 1
        else:
            score.lines.append(f"{line['id']} {name}: wanted {want}, read {have}")


def run(meanings: str, show: bool) -> None:
    """Read the corpus and print the counts."""
    calendar, prose = Score("instants from calendar parts"), Score("instants from prose")
    for line, label in corpus():
        message, context = message_of(line), context_of(line)
        gold = tuple(Meaning(one) for one in label["meanings"]) if meanings == "gold" else None
        if meanings == "hiring" and not label["hiring"]:
            gold = (Meaning.NOT_HIRING,)
        found, _ = read_interviews(message, context, gold)
        score = calendar if line.get("ics") else prose
        score_interviews(score, line, label["interviews"], found)
    for score in (calendar, prose):
        print(score)
        if show:
            print("   " + "\n   ".join(score.lines))
    for name, (right, whole) in FIELDS.items():
        print(f"{name}: {right}/{whole}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--meanings", choices=("gold", "hiring", "none"), default="hiring")
    arguments = parser.parse_args()
    run(arguments.meanings, arguments.show)
