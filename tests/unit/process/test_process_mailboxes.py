"""Whole mailboxes, read and assigned: which mails form one process and which must never meet.

To teach or forbid something, add a mail or a mailbox to `tests/corpus/processes`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import Reading, ReadingContext, Turn
from agent.domain.hiring import Meaning, Outcome
from agent.domain.message import Message
from agent.mail import parse_message
from agent.process.assign import assign, record
from agent.process.candidates import knows_sender
from agent.process.index import Key, ProcessIndex
from agent.reading import read
from tests.unit.reading.labelled import CORPUS, ME, NOW

OWNERS = frozenset({ME})
NOWHERE = "-"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A named sequence of mails, each with its label."""

    name: str
    mails: tuple[tuple[str, Message], ...]


def mailboxes() -> Iterator[Mailbox]:
    """Every mailbox of the corpus."""
    for path in sorted((CORPUS / "processes").glob("*.txt")):
        for part in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]:
            name, _, rest = part.partition("\n")
            yield Mailbox(name.strip(), tuple(_mails(rest)))


def _mails(text: str) -> Iterator[tuple[str, Message]]:
    for number, block in enumerate(re.split(r"(?m)^@@ ", text)[1:]):
        head, _, body = block.partition("\n")
        label, *rest = head.split()
        keys = dict(one.split("=", 1) for one in rest)
        at = NOW + timedelta(days=float(keys["day"]), minutes=number)
        body = body.replace("From: Me\n", f"From: Ines <{ME}>\n").strip("\n") + "\n"
        to = "" if f"<{ME}>\n" in body else f"To: Ines <{ME}>\n"
        filled = f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000\n{to}Message-ID: <p{number}@x>\n{body}"
        yield label, parse_message(filled.encode(), at=at, thread_id=f"t{keys['thread']}")


def placed(mailbox: Mailbox) -> list[str | None]:
    """The process of each mail, once all are read and assigned in order."""
    index = ProcessIndex(owners=OWNERS)
    turns: list[tuple[Message, Reading]] = []
    where: list[str | None] = []
    for _, message in mailbox.mails:
        reading = read(message, _context(message, index, turns))
        found = assign(message, reading, index)
        record(found, message, reading, index)
        gone = {one.other: one.into for one in found.merges}
        where = [gone.get(one, one) if one else None for one in where]
        where.append(found.process)
        if found.process and reading.meaning is Meaning.REJECTION:
            known = index[found.process]
            index.settle(known.id, known.company, known.role, Outcome.REJECTED)
        turns.append((message, reading))
    return where


def _context(
    message: Message, index: ProcessIndex, turns: list[tuple[Message, Reading]]
) -> ReadingContext:
    known = list(index.find(Key.THREAD, (message.thread_id,)))
    thread = tuple(
        Turn(one.message_id, seen.direction, one.sender.key, one.at, seen)
        for one, seen in turns
        if one.thread_id == message.thread_id
    )
    context = ReadingContext(
        owners=OWNERS,
        zone=ZoneInfo("UTC"),
        thread=thread,
        acquainted=knows_sender(message, index),
    )
    if len(known) != 1:
        return context
    return replace(context, company=index[known[0]].company, role=index[known[0]].role)


BOXES = list(mailboxes())


@pytest.mark.parametrize("mailbox", BOXES, ids=lambda one: one.name)
def test_it_never_puts_mail_of_two_processes_together(mailbox: Mailbox) -> None:
    """A wrong merge is the worst: a note would go to the wrong employer."""
    found = list(zip((label for label, _ in mailbox.mails), placed(mailbox), strict=True))
    for (one, here), (other, there) in combinations(found, 2):
        if one.rstrip("?") != other.rstrip("?"):
            assert here is None or here != there, found


@pytest.mark.parametrize("mailbox", BOXES, ids=lambda one: one.name)
def test_it_keeps_mail_of_one_process_together(mailbox: Mailbox) -> None:
    """Every mail of a label is in one process; what belongs nowhere is in none."""
    seen: dict[str, set[str | None]] = {}
    for (label, _), process in zip(mailbox.mails, placed(mailbox), strict=True):
        if not (label.endswith("?") and process is None):
            seen.setdefault(label.rstrip("?"), set()).add(process)
    assert seen.pop(NOWHERE, {None}) == {None}
    assert all(len(processes) == 1 and None not in processes for processes in seen.values()), seen


def test_the_corpus_of_mailboxes_is_large_enough_to_mean_something() -> None:
    """At least 25 mailboxes, each with a name of its own."""
    assert len({one.name for one in BOXES}) == len(BOXES) >= 25
