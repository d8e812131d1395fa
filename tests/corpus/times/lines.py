"""The corpus files of times: one line a phrase, parsed into messages and expectations.

A line "@ instant Zone [OwnersZone] [noreply]" says when and where the following lines were
written. Held-out lines (a third, by their own text) are never looked at while rules are written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zlib import crc32
from zoneinfo import ZoneInfo

from agent.domain.evidence import InterviewReading, PromiseReading, ReadingContext
from agent.domain.hiring import Confidence, ZoneFrom
from agent.domain.message import Address, Message

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Line:
    """One phrase: its text, when and where it was written, what it must be read as."""

    text: str
    expected: str
    written: datetime
    zone: ZoneInfo
    owner: ZoneInfo
    machine: bool

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the third kept for measuring only."""
        return crc32(self.text.encode()) % 3 == 0

    @property
    def message(self) -> Message:
        """The phrase as a message about an interview."""
        local = "no-reply" if self.machine else "sam.reed"
        written = self.written if self.machine else self.written.astimezone(self.zone)
        return Message(
            "<line@corpus>",
            self.written.astimezone(UTC),
            Address("Sam Reed", f"{local}@acme.example"),
            "Your application",
            self.text,
            written_at=written,
            text=self.text,
        )

    @property
    def context(self) -> ReadingContext:
        """Whose account reads it."""
        return ReadingContext(frozenset({"me@mail.example"}), self.owner)


def lines(name: str) -> Iterator[Line]:
    """The lines of a corpus file, in order."""
    written, zone, owner, machine = datetime(2026, 5, 11, tzinfo=UTC), ZoneInfo("UTC"), None, False
    for raw in (HERE / name).read_text(encoding="utf-8").splitlines():
        row = raw.strip()
        if row.startswith("@"):
            parts = row[1:].split()
            written, zone = datetime.fromisoformat(parts[0]), ZoneInfo(parts[1])
            machine = parts[-1] == "noreply"
            owner = ZoneInfo(parts[2]) if len(parts) > 2 and parts[2] != "noreply" else None
        elif row and not row.startswith("#"):
            text, _, expected = row.partition("=>")
            text = text.strip().replace("\\n", "\n")
            yield Line(text, expected.strip(), written, zone, owner or zone, machine)


def interview_words(line: Line, found: tuple[InterviewReading, ...]) -> str:
    """Readings in the notation of the corpus."""
    parts = [_interview(line, one) for one in found]
    weak = any(one.confidence is Confidence.WEAK for one in found)
    return "; ".join(parts) + (" ?" if weak else "")


def _interview(line: Line, one: InterviewReading) -> str:
    if one.start is None:
        return f"{one.status.value} {one.day}"
    named = one.zone_known and one.zone_from is ZoneFrom.TEXT
    own = line.owner if line.machine else line.zone
    zone = ZoneInfo(one.timezone) if named and one.timezone else own
    start = one.start.astimezone(zone)
    end = f"-{one.end.astimezone(zone):%H:%M}" if one.end else ""
    return f"{one.status.value} {start:%Y-%m-%d %H:%M}{end}" + (f" @{zone.key}" if named else "")


def promise_words(found: tuple[PromiseReading, ...], undated: bool) -> str:
    """Promises in the notation of the corpus."""
    parts = [f"{one.due.isoformat()} {'firm' if one.firm else 'loose'}" for one in found]
    return "; ".join(parts) or ("undated" if undated else "")


def day(text: str) -> date:
    """A date of the corpus."""
    return date.fromisoformat(text)
