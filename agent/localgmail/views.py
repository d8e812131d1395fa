"""How messages, parts and drafts look in an answer (the discovery document's schemas).

Reads the mailbox, changes nothing.
"""

from base64 import b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from email.message import Message
from enum import StrEnum

from agent.localgmail.calls import Json, JsonObject
from agent.localgmail.content import header_fields, part_bytes, part_file_name
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.model import Stored, StoredDraft

NESTING_LIMIT = 60
_URLSAFE = bytes.maketrans(b"-_", b"+/")


class Format(StrEnum):
    """The four formats of messages.get."""

    MINIMAL = "minimal"
    METADATA = "metadata"
    FULL = "full"
    RAW = "raw"


def message_ref(message: Stored) -> dict[str, Json]:
    """A message as lists name it."""
    return {"id": message.gmail_id, "threadId": message.thread_id}


def labelled_ref(message: Stored) -> dict[str, Json]:
    """A message as writes answer it."""
    return {**message_ref(message), "labelIds": sorted(message.labels)}


def message_view(
    mailbox: Mailbox, message: Stored, form: Format, wanted: tuple[str, ...] = ()
) -> dict[str, Json]:
    """A message in one of the formats; `wanted` limits the headers of format metadata."""
    view = {
        **labelled_ref(message),
        "snippet": message.content.snippet,
        "historyId": str(message.history_id),
        "internalDate": str(message.at_ms),
        "sizeEstimate": len(message.raw),
    }
    if form is Format.RAW:
        view["raw"] = encoded(message.raw)
    elif form is Format.METADATA:
        view["payload"] = _head_view(message, wanted)
    elif form is Format.FULL:
        view["payload"] = PartViews(mailbox, message).root()
    return view


def draft_ref(mailbox: Mailbox, draft: StoredDraft) -> JsonObject:
    """A draft as drafts.list names it."""
    return {"id": draft.draft_id, "message": message_ref(mailbox.messages[draft.gmail_id])}


def encoded(data: bytes) -> str:
    """base64url, padded, as the API sends it."""
    return urlsafe_b64encode(data).decode("ascii")


def decoded_raw(text: str) -> bytes:
    """The bytes of a `raw` field, padded or not. Raises ValueError."""
    try:
        data = text.encode("ascii").translate(_URLSAFE) + b"=" * (-len(text) % 4)
        return b64decode(data, validate=True)
    except (Base64Error, UnicodeEncodeError) as error:
        raise ValueError("not base64url") from error


def _head_view(message: Stored, wanted: tuple[str, ...]) -> JsonObject:
    names = {name.lower() for name in wanted}
    headers = [
        {"name": name, "value": value}
        for name, value in message.content.headers
        if not names or name.lower() in names
    ]
    kind = next(
        (value for name, value in message.content.headers if name.lower() == "content-type"), ""
    )
    mime = kind.partition(";")[0].strip().lower() or "text/plain"
    return {"mimeType": mime, "headers": headers}


class PartViews:
    """The payload tree of one message; attachment ids are new with every reading (4.1)."""

    def __init__(self, mailbox: Mailbox, message: Stored) -> None:
        self._mailbox = mailbox
        self._message = message
        mailbox.attachment_readings += 1

    def root(self) -> JsonObject:
        """The whole tree."""
        headers = self._message.content.headers
        return self._view(self._message.content.parsed(), "", headers, 0)

    def _view(
        self, part: Message, part_id: str, headers: tuple[tuple[str, str], ...], depth: int
    ) -> JsonObject:
        view: dict[str, Json] = {
            "partId": part_id,
            "mimeType": part.get_content_type(),
            "filename": part_file_name(part),
            "headers": [{"name": name, "value": value} for name, value in headers],
        }
        children = _children(part) if depth < NESTING_LIMIT else []
        if children:
            view["body"] = {"size": 0}
            view["parts"] = [
                self._view(child, _child_id(part_id, number), part_headers(child), depth + 1)
                for number, child in enumerate(children)
            ]
        else:
            view["body"] = self._body(part, part_id)
        return view

    def _body(self, part: Message, part_id: str) -> JsonObject:
        data = part_bytes(part)
        inline = part.get_content_maintype() == "text" and not part_file_name(part)
        if inline and len(data) <= self._mailbox.quirks.inline_limit:
            return {"size": len(data), "data": encoded(data)} if data else {"size": 0}
        return {
            "size": len(data),
            "attachmentId": attachment_id(self._mailbox, self._message, part_id),
        }


def part_headers(part: Message) -> tuple[tuple[str, str], ...]:
    """A part's headers, unfolded, as text that JSON can carry."""
    lines = [f"{name}: {value}" for name, value in part.raw_items()]
    return header_fields("\n".join(lines).encode("utf-8", "surrogateescape"))


def attachment_id(mailbox: Mailbox, message: Stored, part_id: str) -> str:
    """An id for one part, good until the mailbox's attachment ids are made stale."""
    reading, epoch = mailbox.attachment_readings, mailbox.attachment_epoch
    return "ANGjdJ" + encoded(f"{epoch}/{reading}/{message.gmail_id}/{part_id}".encode())


def attachment_bytes(mailbox: Mailbox, message: Stored, given: str) -> bytes | None:
    """The bytes an attachment id names; None where the id is stale or another message's."""
    try:
        text = decoded_raw(given.removeprefix("ANGjdJ")).decode("ascii")
    except ValueError:
        return None
    epoch, _, rest = text.partition("/")
    gmail_id, _, part_id = rest.partition("/")[2].partition("/")
    if epoch != str(mailbox.attachment_epoch) or gmail_id != message.gmail_id:
        return None
    part = _part_at(message.content.parsed(), part_id)
    return None if part is None else part_bytes(part)


def _part_at(root: Message, part_id: str) -> Message | None:
    part = root
    for number in part_id.split(".") if part_id else ():
        children = _children(part)
        if not number.isdigit() or int(number) >= len(children):
            return None
        part = children[int(number)]
    return part


def _children(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else None
    return (
        [child for child in payload if isinstance(child, Message)]
        if isinstance(payload, list)
        else []
    )


def _child_id(parent: str, number: int) -> str:
    return f"{parent}.{number}" if parent else str(number)
