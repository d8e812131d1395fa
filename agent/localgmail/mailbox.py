"""One account's mailbox in memory: messages, threads, drafts, labels and their history.

What a save, a delivery or a deletion means, with Gmail's quirks (gmail-api.md 2.1 to 3.6). Knows
nothing of HTTP, tokens or faults, and reads no clock: `now` is a callable given to it.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from datetime import datetime

from agent.localgmail.content import Content
from agent.localgmail.ids import draft_id as make_draft_id
from agent.localgmail.ids import opaque_id
from agent.localgmail.journal import HistoryKind, Journal
from agent.localgmail.labelbook import LabelBook
from agent.localgmail.model import Identity, Quirks, Stored, StoredDraft, SystemLabel
from agent.localgmail.rewrite import completed_draft

DRAFT_ONLY: frozenset[str] = frozenset({SystemLabel.DRAFT})


class Mailbox:
    """Everything one account holds. Not locked: whoever shares it takes the server's lock."""

    def __init__(
        self,
        email: str,
        *,
        now: Callable[[], datetime],
        identities: tuple[Identity, ...] = (),
        quirks: Quirks | None = None,
    ) -> None:
        self.email = email
        self.now = now
        self.quirks = quirks or Quirks()
        self.identities = identities or (Identity(email, default=True, primary=True),)
        self.labels = LabelBook()
        self.journal = Journal()
        self.messages: dict[str, Stored] = {}
        self.drafts: dict[str, StoredDraft] = {}
        self.attachment_epoch = 0
        self.attachment_readings = 0
        self.generation = 0
        self._order: list[tuple[int, int, str]] = []
        self._threads: dict[str, list[str]] = {}
        self._by_rfc_id: dict[str, list[str]] = {}
        self._draft_of: dict[str, str] = {}
        self._serial = 0

    # Reading

    @property
    def owner_addresses(self) -> frozenset[str]:
        """Every address the owner may write from, in lower case."""
        return frozenset(identity.email.lower() for identity in self.identities) | {
            self.email.lower()
        }

    def newest_first(self) -> list[Stored]:
        """All messages by internalDate, the newest first."""
        return [self.messages[gmail_id] for _, _, gmail_id in reversed(self._order)]

    def between(self, first_ms: int, last_ms: int) -> list[Stored]:
        """Messages with first <= internalDate < last, the newest first."""
        low = bisect_left(self._order, (first_ms, -1, ""))
        high = bisect_left(self._order, (last_ms, -1, ""))
        return [self.messages[gmail_id] for _, _, gmail_id in reversed(self._order[low:high])]

    def thread(self, thread_id: str) -> list[Stored]:
        """A thread's messages by internalDate, the oldest first; empty where there is none."""
        found = [self.messages[gmail_id] for gmail_id in self._threads.get(thread_id, ())]
        return sorted(found, key=lambda message: message.order)

    def thread_count(self) -> int:
        """How many threads there are."""
        return len(self._threads)

    def with_rfc_id(self, message_id: str) -> list[Stored]:
        """Messages with this Message-ID (angle brackets included)."""
        return [self.messages[gmail_id] for gmail_id in self._by_rfc_id.get(message_id, ())]

    def draft_of(self, gmail_id: str) -> StoredDraft | None:
        """The draft that holds this message."""
        return self.drafts.get(self._draft_of.get(gmail_id, ""))

    # Messages

    def file(
        self, content: Content, labels: Iterable[str], *, at: datetime, thread_id: str = ""
    ) -> Stored:
        """Add a message; without a thread id it joins the thread its headers and subject name.

        An unknown thread id makes a thread of that id.
        """
        self._serial += 1
        gmail_id = opaque_id(self.email, "message", self._serial)
        thread_id = thread_id or self._thread_by_headers(content)
        return self._file_as(gmail_id, content, labels, at, thread_id)

    def _file_as(
        self, gmail_id: str, content: Content, labels: Iterable[str], at: datetime, thread_id: str
    ) -> Stored:
        message = Stored(
            gmail_id,
            thread_id or gmail_id,
            content,
            frozenset(labels),
            at=at,
            arrived=self.now(),
            serial=self._serial,
        )
        self.messages[gmail_id] = message
        insort(self._order, message.order)
        self._threads.setdefault(message.thread_id, []).append(gmail_id)
        self._by_rfc_id.setdefault(message.content.message_id, []).append(gmail_id)
        self._note(HistoryKind.ADDED, message)
        return message

    def remove(self, gmail_id: str) -> None:
        """Delete a message for good. Raises KeyError."""
        message = self.messages.pop(gmail_id)
        del self._order[bisect_left(self._order, message.order)]
        _take_out(self._threads, message.thread_id, gmail_id)
        _take_out(self._by_rfc_id, message.content.message_id, gmail_id)
        self._draft_of.pop(gmail_id, None)
        self._note(HistoryKind.DELETED, message)

    def relabel(self, gmail_id: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Stored:
        """Put labels on a message and take labels off, as the user may. Raises KeyError."""
        message = self.messages[gmail_id]
        added = frozenset(add) - message.labels
        removed = frozenset(remove) & message.labels
        message.labels = (message.labels - removed) | added
        if added:
            self._note(HistoryKind.LABEL_ADDED, message, added)
        if removed:
            self._note(HistoryKind.LABEL_REMOVED, message, removed)
        return message

    def forget_label(self, label_id: str) -> None:
        """Delete a user label and take it off every message. Raises KeyError."""
        self.labels.remove(label_id)
        for message in [found for found in self.messages.values() if label_id in found.labels]:
            self.relabel(message.gmail_id, remove=(label_id,))

    def is_own(self, content: Content) -> bool:
        """True where the From is one of the owner's addresses."""
        return not self.owner_addresses.isdisjoint(content.addresses("from"))

    def _thread_by_headers(self, content: Content) -> str:
        """The thread of a known ancestor with the same subject, or "" (gmail-api.md 3.1)."""
        for reference in content.references:
            for ancestor in self.with_rfc_id(reference):
                if ancestor.content.subject_key == content.subject_key:
                    return ancestor.thread_id
        return ""

    # Drafts

    def create_draft(self, raw: bytes, thread_id: str = "") -> StoredDraft:
        """Write a draft. Headers alone put it into no thread: only `thread_id` does (3.1)."""
        self._serial += 1
        draft = StoredDraft(make_draft_id(self.email, "draft", self._serial), "")
        self.drafts[draft.draft_id] = draft
        self._hold(draft, raw, thread_id)
        return draft

    def save_draft(self, draft_id: str, raw: bytes, thread_id: str = "") -> StoredDraft:
        """Replace a draft's message by a new one; the draft id stays. Raises KeyError."""
        draft = self.drafts[draft_id]
        self.remove(draft.gmail_id)
        self._hold(draft, raw, thread_id)
        return draft

    def drop_draft(self, draft_id: str) -> Stored:
        """Delete a draft and the message it names, even one that was sent. Raises KeyError."""
        draft = self.drafts.pop(draft_id)
        message = self.messages[draft.gmail_id]
        self.remove(draft.gmail_id)
        return message

    def wrap_draft(self, draft_id: str, raw: bytes, thread_id: str) -> StoredDraft:
        """Bring a draft back under a draft id of the past, as an undo does."""
        draft = StoredDraft(draft_id, "")
        self.drafts[draft_id] = draft
        self._hold(draft, raw, thread_id)
        return draft

    def finish_draft(self, draft_id: str, raw: bytes, at: datetime) -> Stored:
        """Turn a draft into a sent message as Gmail does when the user presses Send (3.6)."""
        draft = self.drafts[draft_id]
        thread_id, old_id = self.messages[draft.gmail_id].thread_id, draft.gmail_id
        self.remove(old_id)
        self._serial += 1
        new_id = (
            old_id if self.quirks.sent_keeps_id else opaque_id(self.email, "message", self._serial)
        )
        message = self._file_as(new_id, Content(raw), {SystemLabel.SENT}, at, thread_id)
        if self.quirks.old_draft_resolves:
            self.drafts[draft_id] = StoredDraft(draft_id, message.gmail_id, sent=True)
        else:
            del self.drafts[draft_id]
        return message

    def _hold(self, draft: StoredDraft, raw: bytes, thread_id: str) -> None:
        self._serial += 1
        now = self.now()
        gmail_id = opaque_id(self.email, "message", self._serial)
        complete = Content(completed_draft(raw, now, gmail_id))
        draft.gmail_id = self._file_as(gmail_id, complete, DRAFT_ONLY, now, thread_id).gmail_id
        self._draft_of[draft.gmail_id] = draft.draft_id

    def _note(self, kind: HistoryKind, message: Stored, changed: Iterable[str] = ()) -> None:
        self.generation += 1
        self.journal.write(kind, message, self.now(), changed)


def _take_out(index: dict[str, list[str]], key: str, gmail_id: str) -> None:
    index[key].remove(gmail_id)
    if not index[key]:
        del index[key]
