"""One line of `followup read --jsonl` to a Message (CONTRACTS.md section 2).

The same reading as of a mail's bytes, from fields that somebody took apart already. Knows the
contract's field names; never the present time.
"""

from binascii import Error as BinasciiError
from binascii import a2b_base64
from collections.abc import Mapping
from datetime import UTC, datetime

from agent.domain.message import Address, CalendarEvent, Message
from agent.errors import UnreadableInputError
from agent.mail.addresses import parse_addresses, suspicion
from agent.mail.bodies import better_form, plain_to_text
from agent.mail.dates import in_reach, parse_date
from agent.mail.headers import decode_words
from agent.mail.marks import without_marks
from agent.mail.own_words import split_words
from agent.mail.parse import header_date, msg_id, msg_ids, parse_message, synthetic_id
from agent.mail.text import clean

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""The instant of a message that says nowhere when it was written; `defects` says so too."""

NO_DATE = "no usable date"


def message_from_fields(fields: Mapping[str, object], *, at: datetime | None = None) -> Message:
    """Read one message from its fields; `at` is when it arrived (UTC), by default its own date.

    Raises UnreadableInputError, saying which field, where one has a wrong type, `raw` is no base64,
    or there is nothing to read.
    """
    raw = _text(fields, "raw")
    if raw:
        return _from_raw(raw, at)
    bodies = {name: _text(fields, name) for name in ("body", "html", "ics", "subject")}
    if not any(bodies.values()):
        raise UnreadableInputError("nothing to read: no subject, body, html, ics or raw")
    return _from_parts(fields, bodies, at)


def _from_raw(raw: str, at: datetime | None) -> Message:
    try:
        letters = "".join(raw.split()).translate(_URL_SAFE).rstrip("=")
        data = a2b_base64(letters + "=" * (-len(letters) % 4), strict_mode=True)
    except (BinasciiError, ValueError) as error:
        raise UnreadableInputError("raw is not base64") from error
    return parse_message(data, at=at or header_date(data) or UNDATED)


_URL_SAFE = str.maketrans("-_", "+/")


def _from_parts(
    fields: Mapping[str, object], bodies: Mapping[str, str], at: datetime | None
) -> Message:
    written = _date(_text(fields, "date"))
    sender = _text(fields, "from")
    senders = parse_addresses(clean(sender))
    subject = decode_words(bodies["subject"])
    text = better_form(plain_to_text(clean(bodies["body"])), bodies["html"])
    split = split_words(text, subject=subject, sender=senders[0].name if senders else "")
    events, broken = _events(bodies["ics"])
    message_id = msg_id(_text(fields, "message_id"))
    missing = "" if written or at else NO_DATE
    return Message(
        message_id=message_id or synthetic_id(_canonical(fields)),
        synthetic_id=not message_id,
        at=at or (written.astimezone(UTC) if written else UNDATED),
        written_at=written,
        sender=senders[0] if senders else Address("", ""),
        senders=senders,
        sender_suspect=suspicion([sender], senders),
        subject=subject,
        own_words=split.own,
        text=without_marks(text),
        quoted=split.quoted,
        signature=split.signature,
        forwarded=split.forwarded,
        to=_addresses(fields, "to"),
        cc=_addresses(fields, "cc"),
        reply_to=_addresses(fields, "reply_to"),
        in_reply_to=msg_id(_text(fields, "in_reply_to")),
        references=msg_ids(_text(fields, "references")),
        calendar=events,
        thread_id=_text(fields, "thread_id"),
        defects=tuple(filter(None, (split.defect, missing, *broken))),
    )


def _events(ics: str) -> tuple[tuple[CalendarEvent, ...], list[str]]:
    if not ics.strip():
        return (), []
    from agent.mail.calendar import read_calendar  # for few messages

    events, broken = read_calendar(ics)
    return tuple(events), broken


def _date(value: str) -> datetime | None:
    """RFC 5322 as in a header, or ISO 8601; without an offset it counts as UTC."""
    if value[:4].isdecimal():
        try:
            found = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
        return in_reach(found if found.tzinfo else found.replace(tzinfo=UTC))
    return parse_date(value)


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableInputError(f"{name} must be text, not {type(value).__name__}")
    return value


def _addresses(fields: Mapping[str, object], name: str) -> tuple[Address, ...]:
    """A string or a list of strings, each an address header's value."""
    value = fields.get(name)
    values = value if isinstance(value, list) else [] if value is None else [value]
    texts = [one for one in values if isinstance(one, str)]
    if len(texts) < len(values):
        raise UnreadableInputError(f"{name} must be text or a list of texts")
    found = [address for text in texts for address in parse_addresses(clean(text))]
    return tuple(dict.fromkeys(found))


def _canonical(fields: Mapping[str, object]) -> bytes:
    """The fields as JSON, sorted by name: what stands for a line that brings no Message-ID."""
    from json.encoder import JSONEncoder, encode_basestring_ascii  # for such lines only

    texts = [(name, text) for name, text in sorted(fields.items()) if type(text) is str]
    if len(texts) < len(fields):
        return JSONEncoder(sort_keys=True, default=str).encode(fields).encode("ascii", "replace")
    # Texts alone, as nearly all lines hold: the same, without making an encoder.
    quoted = encode_basestring_ascii
    inside = ", ".join([f"{quoted(name)}: {quoted(text)}" for name, text in texts])
    return f"{{{inside}}}".encode("ascii", "replace")
