"""The protocols through which services see the outside: the mailbox, and nothing that could send.

Adapters stand in `gmail` and `store`; services import this file only. Every method that talks to
Gmail may raise the Gmail family of `errors`; what else it may raise is said beside it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Profile:
    """users.getProfile: whose mailbox it is, its newest history id, and how many messages it holds.

    `server_time` is the answer's Date header (UTC) where the transport saw one.
    """

    email: str
    history_id: str
    messages_total: int
    server_time: datetime | None = None


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message by its opaque ids."""

    gmail_id: str
    thread_id: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message without its body (format minimal or metadata).

    `headers` are (name, value) pairs as asked for, in order; empty for format minimal.
    `at` is internalDate as an instant (UTC).
    """

    gmail_id: str
    thread_id: str
    labels: frozenset[str]
    at: datetime
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        """The first header of that name, compared without case, or ""."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")


@dataclass(frozen=True, slots=True)
class RawMessage:
    """A message with its RFC 5322 bytes (format raw)."""

    gmail_id: str
    thread_id: str
    labels: frozenset[str]
    at: datetime
    raw: bytes


class ChangeKind(StrEnum):
    """The four kinds of history.list."""

    ADDED = "messageAdded"
    DELETED = "messageDeleted"
    LABEL_ADDED = "labelAdded"
    LABEL_REMOVED = "labelRemoved"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the mailbox's history."""

    kind: ChangeKind
    gmail_id: str
    thread_id: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class History:
    """Everything after a cursor, all pages read, and the cursor to store once it is processed."""

    changes: tuple[Change, ...]
    history_id: str


@dataclass(frozen=True, slots=True)
class DraftRef:
    """A draft as drafts.list names it; `message_id` rotates on every save, `draft_id` stays."""

    draft_id: str
    message_id: str
    thread_id: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with its message's labels and, where format raw was asked for, its bytes."""

    draft_id: str
    message_id: str
    thread_id: str
    labels: frozenset[str]
    raw: bytes = b""

    @property
    def stands(self) -> bool:
        """Whether it is a draft to be seen in Drafts: neither sent mail nor in the Trash."""
        return "DRAFT" in self.labels and not self.labels & {"SENT", "TRASH"}


@dataclass(frozen=True, slots=True)
class SendAs:
    """An address the user may write from (users.settings.sendAs)."""

    email: str
    name: str
    default: bool
    primary: bool
    signature_html: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the mailbox."""

    label_id: str
    name: str
    system: bool


class Mailbox(Protocol):
    """A Gmail mailbox as far as the agent may use it. There is no send, and there will be none."""

    def profile(self) -> Profile:
        """Whose mailbox this is, and its newest history id."""

    def history(self, cursor: str) -> History:
        """All changes after the cursor, every page. Raises CursorExpiredError."""

    def messages(
        self, query: str = "", *, include_spam_trash: bool = False
    ) -> Iterator[MessageRef]:
        """Messages that match a search, newest first, each id once."""

    def raw(self, gmail_id: str) -> RawMessage:
        """One message with its bytes. Raises GoneError."""

    def view(self, gmail_id: str, headers: Iterable[str] = ()) -> MessageView:
        """One message's labels, date and named headers. Raises GoneError."""

    def thread(self, thread_id: str, headers: Iterable[str] = ()) -> tuple[MessageView, ...]:
        """Every message of a thread, drafts and trash included (labels tell). Raises GoneError."""

    def drafts(self, query: str = "", *, include_spam_trash: bool = False) -> tuple[DraftRef, ...]:
        """Every draft, all pages read."""

    def draft(self, draft_id: str, *, raw: bool = False) -> DraftView:
        """One draft. Raises GoneError."""

    def create_draft(self, raw: bytes, thread_id: str = "") -> DraftRef:
        """Write a draft, exactly one request. Raises UnknownOutcomeError, RejectedError."""

    def update_draft(self, draft_id: str, raw: bytes, thread_id: str = "") -> DraftRef:
        """Replace a draft's message, exactly one request. Raises UnknownOutcomeError, GoneError."""

    def delete_draft(self, draft_id: str) -> None:
        """Delete a draft for good, exactly one request; one that is gone counts as deleted."""

    def insert(self, raw: bytes, labels: Iterable[str]) -> str:
        """File a message into this mailbox only (messages.insert); answers its Gmail id."""

    def send_as(self) -> tuple[SendAs, ...]:
        """The user's verified addresses."""

    def labels(self) -> tuple[Label, ...]:
        """The mailbox's labels."""
