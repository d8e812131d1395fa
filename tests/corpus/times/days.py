"""Ordinary mail with days that are promised, last, an end of waiting, a return or none of these."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from agent.domain.evidence import Reading, ReadingContext
from agent.domain.message import Message
from agent.mail import message_from_fields
from agent.reading import read

FILE = Path(__file__).parent / "days.txt"
_ME = "sam.okoro@mailbox.example"
CONTEXT = ReadingContext(frozenset({_ME}), ZoneInfo("Europe/London"), owner_names=("Sam Okoro",))


@dataclass(frozen=True, slots=True)
class Told:
    """A mail of `days.txt`, and what it says of days: "promise 2026-03-20 firm"."""

    number: int
    said: tuple[str, ...]
    message: Message

    def days(self, what: str) -> list[str]:
        """The days of a kind ("promise", "deadline", "silent", "return"), as they are labelled."""
        found = (one.partition(" ") for one in self.said)
        return [day for kind, _, day in found if kind == what]


def told() -> Iterator[Told]:
    """The mails of the file, in order."""
    rows = FILE.read_text(encoding="utf-8").splitlines()
    for number, row in enumerate(row for row in rows if row and not row.startswith("#")):
        said, subject, text = row.split(" | ", 2)
        body = text.replace("\\n", "\n")
        fields = {
            "id": f"days{number}", "from": "Priya Nair <priya.nair@halden.example>",
            "to": f"Sam Okoro <{_ME}>", "subject": subject,
            "date": "Tue, 10 Mar 2026 10:00:00 +0000",
            "body": f"Hi Sam,\n\n{body}\n\nKind regards,\nPriya Nair\nTalent Partner, Halden Ltd",
        }  # fmt: skip
        labels = () if said == "none" else tuple(said.split("; "))
        yield Told(number, labels, message_from_fields(fields))


def days_of(reading: Reading) -> set[str]:
    """What a reading says of days, as `Told.said` has it, whether firm or loose left out."""
    found = {f"promise {one.due}" for one in reading.promises}
    others = {"deadline": reading.deadline, "silent": reading.ends_silently_on,
              "return": reading.returns_on}  # fmt: skip
    return found | {f"{what} {day}" for what, day in others.items() if day is not None}


def days_read(one: Told) -> set[str]:
    """What is read in a mail of the file."""
    return days_of(read(one.message, CONTEXT))
