"""Labelled whole messages for the tests of reading: the format of `tests/corpus/messages`.

Each block is a line `@@ meaning[,meaning] [| accepted] key=value ...`, headers, an empty line and
the body; headers left out are filled in. Values in, values out: nothing here knows the readers.
"""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from agent.domain.evidence import Reading, ReadingContext, Turn
from agent.domain.hiring import Confidence, Direction, Meaning
from agent.mail import parse_message
from agent.reading import read

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ME = "user@mailbox.example"
NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One message as text and what it must read as."""

    name: str
    wanted: tuple[str, ...]
    accepted: frozenset[str]
    keys: Mapping[str, str]
    text: str

    @property
    def hiring(self) -> bool:
        return self.keys.get("hiring", "yes") == "yes"

    def reading(self) -> Reading:
        """The reading without a thread."""
        return _reading(self.text)


@lru_cache(maxsize=8192)
def _reading(text: str) -> Reading:
    """Several tests ask for the same message's; a reading is a value."""
    message = parse_message(text.encode(), at=NOW)
    return read(message, ReadingContext(owners=frozenset({ME}), zone=ZoneInfo("UTC")))


def labelled(file: str) -> Iterator[Labelled]:
    """Every message of a file in `tests/corpus/messages`."""
    for number, (head, body) in enumerate(blocks(CORPUS / "messages" / file)):
        parts = shlex.split(head)
        keys = dict(part.split("=", 1) for part in parts if "=" in part)
        words = [part for part in parts if "=" not in part]
        wanted = tuple(words[0].split(","))
        others = {one for part in words[1:] if part != "|" for one in part.split(",")}
        accepted = frozenset({wanted[0], *others})
        yield Labelled(f"{file}-{number}", wanted, accepted, keys, whole_text(body, number))


def blocks(path: Path) -> Iterator[tuple[str, str]]:
    """The blocks of a corpus file: the line behind "@@" and the text below it."""
    head, body = "", ""
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("@@ "):
            if head:
                yield head, body.strip("\n") + "\n"
            head, body = line[3:].strip(), ""
        elif head:
            body += line
    if head:
        yield head, body.strip("\n") + "\n"


def whole_text(body: str, number: int) -> str:
    """A block's body with the headers that it leaves out."""
    filled = f"Date: Tue, 05 May 2026 10:00:00 +0000\nTo: <{ME}>\nMessage-ID: <m{number}@x>\n"
    return filled + body


def incoming(
    body: str, *, sender: str = "Jo Bell <jo@fernwood.example>", subject: str = "Your application"
) -> Reading:
    """The reading of one message from an employer, in a fresh thread."""
    text = whole_text(f"From: {sender}\nSubject: {subject}\n\n{body}\n", 1)
    context = ReadingContext(owners=frozenset({ME}), zone=ZoneInfo("UTC"))
    return read(parse_message(text.encode(), at=NOW), context)


def outgoing(body: str, *thread: Turn, subject: str = "Re: the role") -> Reading:
    """The reading of one message the user wrote."""
    text = (
        f"From: User <{ME}>\nTo: Jo Bell <jo@fernwood.example>\nSubject: {subject}\n"
        f"Date: Tue, 05 May 2026 10:00:00 +0000\nMessage-ID: <o@x>\n\n{body}\n"
    )
    context = ReadingContext(owners=frozenset({ME}), zone=ZoneInfo("UTC"), thread=thread)
    return read(parse_message(text.encode(), at=NOW), context)


def turn(meaning: Meaning, *, asks: str = "", days: int = 2) -> Turn:
    """An earlier message of the employer in the same thread."""
    reading = Reading("<t@x>", Direction.IN, True, (meaning,), Confidence.LIKELY, asks=asks)
    sent = NOW - timedelta(days=days)
    return Turn("<t@x>", Direction.IN, "jo@fernwood.example", sent, reading)
