"""`followup explain MESSAGE`: where a message was put, and which sentence was taken for what.

Words of a stored reading, sentence by sentence; nothing is read again and no mailbox is asked.
"""

import textwrap
from collections.abc import Iterator
from datetime import tzinfo
from itertools import groupby

from agent.domain.evidence import Evidence, Reading
from agent.domain.hiring import Direction
from agent.domain.message import Message

_WIDE = 96
_NAMELESS = "no process"


def lines_of_message(message: Message, reading: Reading, slug: str, zone: tzinfo) -> Iterator[str]:
    """The message's head, what follows from it, and each sentence with what it was taken for.

    `slug` names the process it was put in; instants are shown in `zone`.
    """
    sender = message.sender
    yield message.subject or "(no subject)"
    who = "you" if reading.direction is Direction.OUT else _shown(sender.name, sender.email)
    yield f"  from {who}, {message.at.astimezone(zone):%a %-d %B %Y at %H:%M}, {message.message_id}"
    yield f"  belongs to {slug or _NAMELESS}"
    yield from lines_of_reading(reading)


def lines_of_reading(reading: Reading) -> Iterator[str]:
    """What a message says as a whole, then its sentences in the order they were read."""
    meanings = ", ".join(_plain(one.value) for one in reading.meanings)
    if reading.own is not None:
        meanings = f"{_plain(reading.own.value)}, written by you"
    yield f"  means: {meanings} ({reading.confidence.value})"
    if not reading.hiring:
        yield "  no hiring mail by its own words: it is here for its thread or its people"
    names = " · ".join(one for one in (reading.company, reading.role) if one)
    if names:
        yield f"  about: {names}"
    if reading.contact is not None:
        part = f", {_plain(reading.contact.part.value)}" if reading.contact.part else ""
        yield f"  to answer: {_shown(reading.contact.name or '', reading.contact.email)}{part}"
    yield from (f"  disagrees: {one}" for one in reading.contradictions)
    yield "  read:" if reading.evidence else "  read: no sentence that decides anything"
    yield from _sentences(reading.evidence)


def _sentences(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    """Each quote once, below it everything it was taken for and by which reader."""
    order = {one.quote: place for place, one in reversed(list(enumerate(evidence)))}
    ranked = sorted(evidence, key=lambda one: order[one.quote])
    for quote, group in groupby(ranked, key=lambda one: one.quote):
        yield from textwrap.wrap(
            f"“{quote}”", _WIDE, initial_indent="    ", subsequent_indent="     "
        )
        for one in group:
            value = f": {_plain(one.value)}" if one.value not in ("", quote) else ""
            seen = f"{one.confidence.value}, in the {_plain(one.source)}, {one.reader}"
            yield f"      → {_plain(one.kind.value)}{value} ({seen})"


def _shown(name: str, address: str) -> str:
    return f"{name} <{address}>" if name else address


def _plain(word: str) -> str:
    return word.replace("_", " ") if "@" not in word else word
