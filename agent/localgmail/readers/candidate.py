"""One message as a reader found it, and what becomes of it (CONTRACTS.md section 1).

Decides instant, labels, Message-ID; left out are drafts, trash and what cannot be parsed at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from agent.localgmail.content import Content, addresses_in, has_header, read_date
from agent.localgmail.ids import fingerprint
from agent.localgmail.model import SystemLabel
from agent.localgmail.readers.export import ExportedMessage
from agent.localgmail.readers.names import labels_in

# Before Gmail: a Date older than this is a broken clock or a test (CONTRACTS.md section 1).
EARLIEST = datetime(2004, 1, 1, tzinfo=UTC)
_MBOX_LINE = re.compile(rb"\A>?From [^\r\n]*\r?\n")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,995}>|[^<>\s]{1,400}@[^<>\s]{1,400}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Bytes a reader took for a message, and what surrounds them.

    `labels` is what folder and flags say, None where they say nothing; `posted` the date of an mbox
    From-line, `written` the file's time (both UTC).
    """

    raw: bytes
    where: str
    written: datetime
    posted: datetime | None = None
    labels: frozenset[str] | None = None


class LeftOut(StrEnum):
    """Why a candidate is no message of the export."""

    DRAFT = "draft"
    TRASH = "trash"
    UNPARSEABLE = "no message: it has no header"


def settle(candidate: Candidate, now: datetime) -> ExportedMessage | LeftOut:
    """What becomes of a candidate; `now` (UTC) is where the future begins."""
    raw = with_crlf(_MBOX_LINE.sub(b"", candidate.raw, count=1))
    content = Content(raw)
    if not has_header(raw):
        return LeftOut.UNPARSEABLE
    labels = _labels(content, candidate)
    if SystemLabel.DRAFT in (labels or ()):
        return LeftOut.DRAFT
    if SystemLabel.TRASH in (labels or ()):
        return LeftOut.TRASH
    raw, message_id = _with_message_id(content)
    return ExportedMessage(
        raw=raw,
        at=_instant(content, candidate, now),
        message_id=message_id,
        labels=labels,
        thread_key=_thread_key(content),
        sender=next(iter(content.addresses("from")), ""),
        delivered_to=addresses_in(content.every("delivered-to")),
        where=candidate.where,
    )


def with_crlf(raw: bytes) -> bytes:
    """The bytes with CRLF line ends, as Gmail hands them out."""
    if raw.count(b"\n") == raw.count(b"\r\n"):
        return raw
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _labels(content: Content, candidate: Candidate) -> frozenset[str] | None:
    told = content.every("x-gmail-labels")
    return labels_in(told[0]) if told else candidate.labels


def _with_message_id(content: Content) -> tuple[bytes, str]:
    found = _MESSAGE_ID.search(content.first("message-id"))
    if found:
        return content.raw, f"<{found.group().strip('<>')}>"
    message_id = f"<{fingerprint(content.raw)}@no-message-id.invalid>"
    return f"Message-ID: {message_id}\r\n".encode() + content.raw, message_id


def _instant(content: Content, candidate: Candidate, now: datetime) -> datetime:
    for instant in _dates(content, candidate):
        if instant and EARLIEST <= instant <= now:
            return instant
    return min(candidate.written, now)


def _dates(content: Content, candidate: Candidate) -> Iterator[datetime | None]:
    yield content.date
    for received in content.every("received"):
        yield read_date(received.rpartition(";")[2].strip())
    yield candidate.posted


def _thread_key(content: Content) -> str:
    key = content.first("x-gm-thrid").strip()
    return f"{int(key):x}" if key.isascii() and key.isdigit() and len(key) <= 20 else key[:64]
