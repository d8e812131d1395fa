"""The store as services see it: rows as frozen values, one unit of work at a time.

Every unit belongs to one account, so nothing in it can reach another account's rows. Nothing here
knows SQL, and nothing keeps a transaction open across a call to Gmail.
"""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agent.domain.correction import Correction
from agent.domain.decision import Judgement
from agent.domain.draft import DraftFact, DraftState
from agent.domain.evidence import Reading
from agent.domain.hiring import Band, Direction, Outcome, Step
from agent.ports.mailbox import MessageRef
from agent.ports.notes import NotesUnit


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What the agent remembers of an account. All instants are UTC.

    `cursor` is the history id up to which everything is processed, "" before the first pass.
    `blocked_until` keeps a rate limit or an open circuit over restarts, `failures` the passes that
    Gmail made fail in a row. `listed_at` is when mail was last listed to check what history told,
    `missed` how many messages history had not told of. `accepted_at` is when the user said yes to
    the first look: before that nothing is written to Gmail by itself. `paused` and `paused_until`
    keep the agent from writing. `reader` is the readers' version the stored readings are of, and
    `restored_at` stands until the first pass after a backup was put back has reconciled it.
    `backfill_since` is from when on the past is still to be searched for more.
    """

    account_id: str
    email: str
    first_run_at: datetime
    cursor: str = ""
    last_poll_at: datetime | None = None
    last_resync_at: datetime | None = None
    blocked_until: datetime | None = None
    messages_total: int = 0
    needs_consent: str = ""
    failures: int = 0
    listed_at: datetime | None = None
    missed: int = 0
    accepted_at: datetime | None = None
    paused: bool = False
    paused_until: datetime | None = None
    reader: str = ""
    restored_at: datetime | None = None
    backfill_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message of a hiring thread: its bytes, what the mailbox says of it, what was read in it."""

    gmail_id: str
    thread_id: str
    message_id: str
    at: datetime
    labels: frozenset[str]
    raw: bytes
    direction: Direction
    reading: Reading
    process_id: str = ""


@dataclass(frozen=True, slots=True)
class QueuedMessage:
    """A message still to be fetched and read; `attempts` counts the tries that ended badly."""

    gmail_id: str
    thread_id: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A message given up after repeated failures: reported, never lost silently."""

    gmail_id: str
    at: datetime
    problem: str


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """A hiring process as remembered. Beliefs are recomputed from messages; identity stays.

    `next_look_at` is when its rules are to be judged again without new mail (None: never).
    """

    process_id: str
    slug: str
    company: str | None
    role: str | None
    opened_at: datetime
    engaged: bool = True
    closed: Outcome | None = None
    closed_at: datetime | None = None
    closed_rule: str = ""
    band: Band | None = None
    next_look_at: datetime | None = None
    dirty: bool = True
    merged_into: str = ""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of the ledger of intents: the draft's fact and what writing it needs.

    `mime` is what was (or is to be) written; `cursor_before` the history id before the first call;
    `called_at` the last call's instant; `missing_since` when it was first not found in Drafts.
    """

    op_id: str
    fact: DraftFact
    to: str
    body: str
    mime: bytes
    because: str = ""
    title: str = ""
    playbook: str = ""
    cursor_before: str = ""
    attempts: int = 0
    called_at: datetime | None = None
    missing_since: datetime | None = None
    send_before: datetime | None = None
    pending: str = ""
    reason: str = ""

    @property
    def state(self) -> DraftState:
        """Where the draft stands."""
        return self.fact.state


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A step as last reported held back, so that it is reported again only when that changes."""

    step: Step
    person: str
    rule: str
    until: datetime | None
    reason: str


class AccountUnit(NotesUnit, Protocol):
    """One transaction over one account's rows; it commits when left without an exception."""

    def account(self) -> AccountRow | None:
        """The account's row, or None before its first pass."""

    def save_account(self, row: AccountRow) -> None:
        """Insert or replace the account's row."""

    def enqueue(self, refs: Iterable[MessageRef]) -> None:
        """Note messages to fetch; those already queued, stored, seen or quarantined are skipped."""

    def queue(self, limit: int) -> tuple[QueuedMessage, ...]:
        """The oldest queued messages."""

    def attempted(self, gmail_id: str) -> int:
        """Count one more try at a queued message; answers the new count."""

    def forgive(self, gmail_id: str) -> None:
        """Take one try back: it ended badly for a reason that was not the message's."""

    def dequeue(self, gmail_ids: Collection[str]) -> None:
        """Take messages off the queue: they are stored, seen or gone."""

    def quarantine(self, gmail_id: str, at: datetime, problem: str) -> None:
        """Give a message up and say why."""

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Messages given up."""

    def mark_seen(self, gmail_id: str, thread_id: str, at: datetime) -> None:
        """Remember that a message is no hiring mail; nothing else of it is kept."""

    def seen_in_thread(self, thread_id: str) -> tuple[str, ...]:
        """Gmail ids of a thread's messages that were set aside as no hiring mail."""

    def forget_seen(self, gmail_ids: Collection[str]) -> None:
        """Let messages be fetched anew."""

    def known(self, gmail_ids: Collection[str]) -> frozenset[str]:
        """Those of the ids that are stored, seen, queued or quarantined."""

    def save_message(self, row: StoredMessage) -> None:
        """Insert or replace a stored message."""

    def message(self, gmail_id: str) -> StoredMessage | None:
        """A stored message by Gmail's id."""

    def message_by_rfc_id(self, message_id: str) -> StoredMessage | None:
        """A stored message by its Message-ID."""

    def messages_of_process(self, process_id: str) -> tuple[StoredMessage, ...]:
        """A process's messages in order of arrival."""

    def messages_of_thread(self, thread_id: str) -> tuple[StoredMessage, ...]:
        """A thread's stored messages in order of arrival."""

    def set_labels(self, gmail_id: str, labels: frozenset[str]) -> None:
        """Note a stored message's labels as they are now."""

    def merge_process(self, other: str, into: str) -> None:
        """File one process's messages, corrections and drafts under another, which goes on."""

    def processes(self) -> tuple[ProcessRow, ...]:
        """Every process that was not merged into another, by opening."""

    def slugs(self) -> frozenset[str]:
        """Every readable name ever given, those of merged processes included."""

    def process(self, process_id: str) -> ProcessRow | None:
        """One process."""

    def process_by_slug(self, slug: str) -> ProcessRow | None:
        """One process by its readable name."""

    def save_process(self, row: ProcessRow) -> None:
        """Insert or replace a process."""

    def forget_process(self, process_id: str) -> int:
        """Delete a process and its mail, but for Gmail's ids; answers how many messages."""

    def mark_news(self, process_id: str, *, reopens: bool = False) -> None:
        """Have the process judged by the next pass; `reopens` where it had ended and goes on."""

    def due_processes(self, now: datetime) -> tuple[ProcessRow, ...]:
        """Processes with news, or whose time to be judged again has come."""

    def next_look(self) -> datetime | None:
        """The earliest instant at which any process is to be judged again."""

    def corrections(self, process_id: str) -> tuple[Correction, ...]:
        """What the user said of a process, also what was taken back, oldest first."""

    def add_correction(self, process_id: str, correction: Correction) -> int:
        """Store a correction; answers its number."""

    def numbered_corrections(self, process_id: str) -> tuple[tuple[int, Correction], ...]:
        """The same with the numbers by which they are taken back."""

    def undo_correction(self, process_id: str, number: int, at: datetime) -> bool:
        """Take a correction back; False where the process has none of that number in force."""

    def draft_rows(self, process_id: str = "") -> tuple[DraftRow, ...]:
        """The ledger, of one process or of all, by appearance."""

    def open_drafts(self) -> tuple[DraftRow, ...]:
        """Rows whose draft stands in Drafts, may stand there, or is still to be written."""

    def save_draft(self, row: DraftRow) -> None:
        """Insert or replace a row of the ledger. Raises StoreError on a second row for one key."""

    def holds(self, process_id: str) -> tuple[HoldRow, ...]:
        """Steps as last reported held back."""

    def save_holds(self, process_id: str, holds: Iterable[HoldRow]) -> None:
        """Replace the process's held steps."""

    def judgement(self, process_id: str) -> Judgement | None:
        """The newest judgement of a process."""

    def save_judgement(self, process_id: str, judgement: Judgement) -> None:
        """Append a judgement where its decisions differ from the newest one."""


class Store(Protocol):
    """Where everything is remembered."""

    def unit(self, account_id: str) -> AbstractContextManager[AccountUnit]:
        """A transaction over one account's rows. Raises StoreError."""
