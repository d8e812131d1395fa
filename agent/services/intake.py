"""Work off the queue: fetch a message, read it, find its process, store it; poison is set aside.

Fetching happens outside a transaction, everything that follows from a message inside one, with
the message leaving the queue in the same transaction. A message that breaks the reader three
times is quarantined with its id and reported; the rest of the mailbox goes on.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from agent.domain.evidence import Reading
from agent.domain.message import Message
from agent.errors import GmailError, GoneError
from agent.mail.parse import parse_message
from agent.ports.mailbox import Mailbox, MessageRef, RawMessage
from agent.ports.notes import UnsureRow
from agent.ports.store import AccountUnit, ProcessRow, QueuedMessage, Store, StoredMessage
from agent.process.assign import Assignment, assign, record
from agent.process.timeline import Entry
from agent.process.told import assigned_by_word
from agent.reading import read
from agent.services.account import Account
from agent.services.answering import digest_answered, doubt_about, heed, process_told
from agent.services.memory import Memory
from agent.services.note_answering import heed_note, note_answered
from agent.services.sync import HIDDEN

MAX_TRIES = 3
_PORTION = 50
_EVERYTHING = 1_000_000

# The agent's own mail to the user (digest, notes) is filed under this domain of Message-IDs.
OWN_DOMAIN = "followup.invalid"


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that was read and put into a process."""

    process_id: str
    entry: Entry
    assignment: Assignment


class Intake:
    """Takes queued messages in for one account."""

    def __init__(self, account: Account, mailbox: Mailbox, store: Store, memory: Memory) -> None:
        self._account = account
        self._mailbox = mailbox
        self._store = store
        self._memory = memory
        self._now: datetime
        self._recalled: set[str] = set()

    def drain(self, now: datetime, not_yet: frozenset[str] = frozenset()) -> tuple[Taken, ...]:
        """Take in everything queued that arrived by `now`, except the Gmail ids `not_yet`."""
        self._now = now
        taken: list[Taken] = []
        done, again = set(not_yet), set[str]()
        while queued := self._next(done):
            done.update(one.gmail_id for one in queued)
            raws = [raw for raw in map(self._fetch, queued) if raw is not None]
            taken += filter(None, map(self._take, sorted(raws, key=lambda one: one.at)))
            # Mail recalled because its thread proved to be hiring is read once more, and only once.
            done -= self._recalled - again
            again |= self._recalled
            self._recalled.clear()
        return tuple(taken)

    def _next(self, done: set[str]) -> list[QueuedMessage]:
        with self._store.unit(self._account.account_id) as unit:
            queue = unit.queue(_PORTION + len(done) if len(done) < _PORTION else _EVERYTHING)
        return _portion([one for one in queue if one.gmail_id not in done])

    def _fetch(self, queued: QueuedMessage) -> RawMessage | None:
        with self._store.unit(self._account.account_id) as unit:
            if unit.attempted(queued.gmail_id) > MAX_TRIES:
                unit.quarantine(queued.gmail_id, self._now, "it broke the reader three times")
                unit.dequeue([queued.gmail_id])
                return None
        try:
            return self._mailbox.raw(queued.gmail_id)
        except GoneError:
            self._drop(queued.gmail_id)
            return None
        except GmailError:
            # Gmail's trouble is not the message's: the try does not count against it.
            self._forgive(queued.gmail_id)
            raise

    def _forgive(self, gmail_id: str) -> None:
        with self._store.unit(self._account.account_id) as unit:
            unit.forgive(gmail_id)

    def _drop(self, gmail_id: str) -> None:
        with self._store.unit(self._account.account_id) as unit:
            unit.dequeue([gmail_id])

    def _take(self, raw: RawMessage) -> Taken | None:
        if raw.at > self._now:
            # Newer than this pass may look: it keeps its place in the queue, untried.
            self._forgive(raw.gmail_id)
            return None
        if raw.labels & HIDDEN:
            self._drop(raw.gmail_id)
            return None
        message = parse_message(
            raw.raw, at=raw.at, thread_id=raw.thread_id, gmail_id=raw.gmail_id, labels=raw.labels
        )
        if message.message_id.endswith(f"@{OWN_DOMAIN}>") or self._heeded(message):
            self._set_aside(message)
            return None
        return self._place(message, raw)

    def _heeded(self, message: Message) -> bool:
        """Whether it is the user's answer to a digest or a note; then it is heeded, set aside."""
        if "SENT" not in message.labels:
            return False
        with self._store.unit(self._account.account_id) as unit:
            digest = digest_answered(unit, message, self._account.owners)
            if digest is not None:
                heed(unit, message, digest, self._account)
            note = note_answered(unit, message, self._account.owners)
            if note is not None:
                heed_note(unit, message, note, self._account)
        return digest is not None or note is not None

    def _place(self, message: Message, raw: RawMessage) -> Taken | None:
        reading = read(message, self._memory.context(message))
        assignment = self._assign(message, reading)
        if assignment.process is None:
            self._set_aside(message, doubt_about(message, reading, assignment))
            return None
        entry = Entry(message, reading)
        record(assignment, message, reading, self._memory.index)
        with self._store.unit(self._account.account_id) as unit:
            self._merge(unit, assignment)
            _open(unit, assignment)
            unit.save_message(_stored(entry, raw, assignment.process))
            unit.mark_news(assignment.process, reopens=assignment.reopens)
            unit.dequeue([raw.gmail_id])
            self._recall_thread(unit, message)
        for merge in assignment.merges:
            self._memory.merge(merge.into, merge.other)
        self._memory.add(assignment.process, entry)
        return Taken(assignment.process, entry, assignment)

    def _assign(self, message: Message, reading: Reading) -> Assignment:
        with self._store.unit(self._account.account_id) as unit:
            told = process_told(unit, message.gmail_id)
        if told is not None:
            return assigned_by_word(message, reading, self._memory.index, told)
        return assign(message, reading, self._memory.index)

    def _set_aside(self, message: Message, doubt: UnsureRow | None = None) -> None:
        with self._store.unit(self._account.account_id) as unit:
            if doubt is not None and unit.unsure_about(doubt.gmail_id) is None:
                unit.save_unsure(doubt)
                for process_id in doubt.candidates:
                    unit.mark_news(process_id)
            unit.mark_seen(message.gmail_id, message.thread_id, message.at)
            unit.dequeue([message.gmail_id])

    def _merge(self, unit: AccountUnit, assignment: Assignment) -> None:
        for merge in assignment.merges:
            unit.merge_process(merge.other, merge.into)

    def _recall_thread(self, unit: AccountUnit, message: Message) -> None:
        """Earlier mail of a thread that proves to be a hiring thread is read once more."""
        earlier = unit.seen_in_thread(message.thread_id)
        unit.forget_seen(earlier)
        unit.enqueue(MessageRef(gmail_id, message.thread_id) for gmail_id in earlier)
        self._recalled.update(earlier)


def _portion(queue: list[QueuedMessage]) -> list[QueuedMessage]:
    """What is fetched together: what was tried before goes alone, so that it harms no other."""
    if queue and queue[0].attempts:
        return queue[:1]
    return list(takewhile(lambda one: not one.attempts, queue[:_PORTION]))


def _open(unit: AccountUnit, assignment: Assignment) -> None:
    opens = assignment.opens
    if opens is not None:
        unit.save_process(
            ProcessRow(opens.id, opens.slug, opens.company, opens.role, opens.opened_at)
        )


def _stored(entry: Entry, raw: RawMessage, process_id: str) -> StoredMessage:
    return StoredMessage(
        gmail_id=raw.gmail_id,
        thread_id=raw.thread_id,
        message_id=entry.message.message_id,
        at=raw.at,
        labels=raw.labels,
        raw=raw.raw,
        direction=entry.reading.direction,
        reading=entry.reading,
        process_id=process_id,
    )
