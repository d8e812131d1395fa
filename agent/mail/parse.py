"""RFC 5322 bytes to a Message: the one door of this room. Never raises, whatever the bytes.

Puts the other modules together and decides nothing itself. Knows no mailbox beyond the opaque ids
it is handed, and takes the instant of arrival as an argument.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from agent.domain.message import MARKER_HEADER, Address, CalendarEvent, Message
from agent.mail.addresses import parse_addresses, suspicion
from agent.mail.automation import read_automation
from agent.mail.bodies import read_body
from agent.mail.dates import parse_date, usable_date
from agent.mail.headers import Headers, decode_words, split_message
from agent.mail.marks import without_marks
from agent.mail.mime import MAX_PARTS, Part, leaves
from agent.mail.own_words import split_words

MAX_BYTES = 40_000_000
_MAX_IDS = 500
_MAX_FROM_HEADERS = 20
_MAX_ADDRESS_HEADERS = 1_000
_MSG_ID = re.compile(r"<([^<>\s]{1,900})>")
_UNREADABLE = {
    "application/ms-tnef": "Outlook's winmail.dat was not read",
    "application/pkcs7-mime": "an encrypted part was not read",
    "application/x-pkcs7-mime": "an encrypted part was not read",
    "application/pgp-encrypted": "an encrypted part was not read",
}
_MARKER = MARKER_HEADER.lower()


def parse_message(
    raw: bytes,
    *,
    at: datetime,
    thread_id: str = "",
    gmail_id: str = "",
    labels: frozenset[str] = frozenset(),
) -> Message:
    """Read one message. `at` is when it reached the mailbox (UTC, aware).

    What cannot be read is left empty and named in `defects`; this never raises for any bytes.
    """
    defects: list[str] = []
    headers, content, sound = split_message(_unix_lines(raw[:MAX_BYTES]))
    if not sound:
        defects.append("no empty line between headers and body")
    parts = list(leaves(headers, content))
    if len(parts) >= MAX_PARTS:
        defects.append(f"more than {MAX_PARTS} parts; the rest was passed over")
    senders, suspect = _senders(headers)
    subject = decode_words(headers.first("subject"))
    body = read_body(parts)
    split = split_words(body.text, subject=subject, sender=senders[0].name if senders else "")
    events, broken = _events([part for part in parts if part.is_calendar and not part.forwarded])
    defects.extend(filter(None, (split.defect, *broken, *_unread(parts))))
    message_id = msg_id(headers.first("message-id"))
    return Message(
        message_id=message_id or synthetic_id(raw),
        synthetic_id=not message_id,
        at=at,
        written_at=usable_date(headers.first("date"), at),
        sender=senders[0] if senders else Address("", ""),
        senders=senders,
        sender_suspect=suspect,
        subject=subject,
        own_words=split.own,
        text=without_marks(body.text),
        quoted=split.quoted,
        signature=split.signature,
        forwarded="\n\n".join(filter(None, (split.forwarded, body.attached))),
        reply_to=_addresses(headers, "reply-to"),
        to=_addresses(headers, "to"),
        cc=_addresses(headers, "cc"),
        delivered_to=_addresses(headers, "delivered-to", "x-original-to", "envelope-to"),
        in_reply_to=msg_id(headers.first("in-reply-to")),
        references=msg_ids(headers.first("references")),
        calendar=events,
        automation=read_automation(headers),
        marker=decode_words(headers.first(_MARKER))[:200],
        thread_id=thread_id,
        gmail_id=gmail_id,
        labels=labels,
        defects=tuple(defects),
    )


def _events(parts: Sequence[Part]) -> tuple[tuple[CalendarEvent, ...], list[str]]:
    """The events of the message's own calendar parts; those of attached messages are no news."""
    if not parts:
        return (), []
    from agent.mail.calendar import read_calendars  # zones and all that: for few messages

    return read_calendars(parts)


def _unread(parts: Sequence[Part]) -> tuple[str, ...]:
    """What may hold the sender's words and cannot be read here, each kind once."""
    return tuple(
        dict.fromkeys(_UNREADABLE[part.type] for part in parts if part.type in _UNREADABLE)
    )


def header_date(raw: bytes) -> datetime | None:
    """The Date header of a message with its own offset, before anything else is read."""
    headers, _, _ = split_message(_unix_lines(raw[:1_000_000]))
    return parse_date(headers.first("date"))


def _unix_lines(raw: bytes) -> bytes:
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if b"\r" not in raw:
        return raw
    raw = raw.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n")
    return raw.replace(b"\r", b"\n")


def _senders(headers: Headers) -> tuple[tuple[Address, ...], str]:
    """The From addresses, the one that Sender names first, and why they may not be believed."""
    values = headers.every("from")[:_MAX_FROM_HEADERS]
    found = tuple(address for value in values for address in parse_addresses(value))
    suspect = suspicion(values, found)
    if not found:
        fallback = parse_addresses(headers.first("sender")) or parse_addresses(
            headers.first("return-path")
        )
        return fallback, suspect
    return found, suspect


def _addresses(headers: Headers, *names: str) -> tuple[Address, ...]:
    found = (
        address
        for name in names
        for value in headers.every(name)[:_MAX_ADDRESS_HEADERS]
        for address in parse_addresses(value)
    )
    return tuple(dict.fromkeys(found))


def msg_id(value: str) -> str:
    """The first message id of a header in angle brackets, or ""; bare ones are put into them."""
    match = _MSG_ID.search(value)
    if match:
        return match[0]
    words = value.split()
    return f"<{words[0][:900]}>" if len(words) == 1 and "@" in value else ""


def msg_ids(value: str) -> tuple[str, ...]:
    """Every message id of a header, in order, the last five hundred of them."""
    found: Iterable[str] = (match[0] for match in _MSG_ID.finditer(value))
    return tuple(dict.fromkeys(found))[-_MAX_IDS:]


def synthetic_id(raw: bytes) -> str:
    """A Message-ID for a message that has none: the same for the same bytes, in any run."""
    from hashlib import sha256  # few messages have no id

    return f"<{sha256(raw).hexdigest()[:32]}@no-message-id.invalid>"
