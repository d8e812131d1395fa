"""Gmail's JSON to the port's values: pure, and strict about what an answer must hold.

A missing or misshapen field raises KeyError, TypeError, ValueError or AttributeError; the caller
takes that for an answer that is not Gmail's. It must not know how the answer was got.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from agent.ports import (
    Change,
    ChangeKind,
    DraftRef,
    DraftView,
    Label,
    MessageRef,
    MessageView,
    RawMessage,
    SendAs,
)

Json = Mapping[str, Any]
Item = TypeVar("Item")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# A message that was added and removed within one record was there in between.
_KINDS = (
    ("messagesAdded", ChangeKind.ADDED),
    ("labelsAdded", ChangeKind.LABEL_ADDED),
    ("labelsRemoved", ChangeKind.LABEL_REMOVED),
    ("messagesDeleted", ChangeKind.DELETED),
)


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a listing: its items, the next page's token ("" at the end), the history id."""

    items: tuple[Item, ...]
    next_token: str
    history_id: str = ""


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """A change with its record's id, by which a record that came twice is recognised."""

    record_id: str
    change: Change


def b64(raw: bytes) -> str:
    """RFC 5322 bytes as the API takes them: base64url with padding."""
    return base64.urlsafe_b64encode(raw).decode("ascii")


def unb64(text: str) -> bytes:
    """The bytes of base64url, padded or not."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def message_ref(data: Json) -> MessageRef:
    """A message as messages.list names it."""
    return MessageRef(_id(data, "id"), _id(data, "threadId"))


def message_view(data: Json) -> MessageView:
    """A message of format minimal or metadata."""
    headers = (data.get("payload") or {}).get("headers") or ()
    pairs = tuple((str(item["name"]), str(item.get("value", ""))) for item in headers)
    ref = message_ref(data)
    return MessageView(ref.gmail_id, ref.thread_id, _labels(data), _instant(data), pairs)


def raw_message(data: Json) -> RawMessage:
    """A message of format raw."""
    ref = message_ref(data)
    return RawMessage(
        ref.gmail_id, ref.thread_id, _labels(data), _instant(data), unb64(data["raw"])
    )


def thread_views(data: Json) -> tuple[MessageView, ...]:
    """The messages of a thread, by arrival."""
    found = [message_view(item) for item in data.get("messages") or ()]
    return tuple(sorted(found, key=lambda view: view.at))


def draft_ref(data: Json) -> DraftRef:
    """A draft as drafts.list, create and update name it."""
    message = message_ref(data["message"])
    return DraftRef(_id(data, "id"), message.gmail_id, message.thread_id)


def draft_view(data: Json) -> DraftView:
    """A draft of format minimal or raw."""
    ref, message = draft_ref(data), data["message"]
    raw = unb64(message.get("raw") or "")
    return DraftView(ref.draft_id, ref.message_id, ref.thread_id, _labels(message), raw)


def inserted_id(data: Json) -> str:
    """The Gmail id of a message just inserted."""
    return _id(data, "id")


def message_page(data: Json) -> Page[MessageRef]:
    """A page of messages.list; `messages` is absent where there are none."""
    return Page(tuple(map(message_ref, data.get("messages") or ())), _token(data))


def draft_page(data: Json) -> Page[DraftRef]:
    """A page of drafts.list."""
    return Page(tuple(map(draft_ref, data.get("drafts") or ())), _token(data))


def history_page(data: Json) -> Page[RecordedChange]:
    """A page of history.list; `history` may be absent although more pages follow."""
    found = tuple(
        RecordedChange(str(record["id"]), _change(kind, entry))
        for record in data.get("history") or ()
        for key, kind in _KINDS
        for entry in record.get(key) or ()
    )
    return Page(found, _token(data), str(data.get("historyId") or ""))


def _change(kind: ChangeKind, entry: Json) -> Change:
    message = entry["message"]
    changed = entry if kind in (ChangeKind.LABEL_ADDED, ChangeKind.LABEL_REMOVED) else message
    return Change(kind, _id(message, "id"), str(message.get("threadId", "")), _labels(changed))


def send_as_addresses(data: Json) -> tuple[SendAs, ...]:
    """The addresses mail may be written from: the primary one and those that were verified."""
    return tuple(
        SendAs(
            email=str(item["sendAsEmail"]),
            name=str(item.get("displayName") or ""),
            default=bool(item.get("isDefault")),
            primary=bool(item.get("isPrimary")),
            signature_html=str(item.get("signature") or ""),
        )
        for item in data.get("sendAs") or ()
        if item.get("isPrimary") or item.get("verificationStatus") == "accepted"
    )


def label_list(data: Json) -> tuple[Label, ...]:
    """The labels of a mailbox."""
    return tuple(
        Label(_id(item, "id"), str(item["name"]), system=item.get("type") == "system")
        for item in data.get("labels") or ()
    )


def _id(data: Json, key: str) -> str:
    value = data[key]
    if not isinstance(value, str) or not value:
        raise ValueError(f"{key} is no id")
    return value


def _labels(data: Json) -> frozenset[str]:
    return frozenset(map(str, data.get("labelIds") or ()))


def _token(data: Json) -> str:
    return str(data.get("nextPageToken") or "")


def _instant(data: Json) -> datetime:
    try:
        return _EPOCH + timedelta(milliseconds=int(data["internalDate"]))
    except OverflowError as error:
        raise ValueError("internalDate is no instant") from error
