"""What a running agent keeps at hand of one account, so that a quiet poll costs almost nothing.

A cache and nothing more: everything in it is rebuilt from the store, which stays the truth. It
holds parsed messages with their readings by process, and the index that assigns new ones.
"""

from dataclasses import replace

from agent.domain.evidence import ReadingContext, Turn
from agent.domain.message import Message
from agent.mail.parse import parse_message
from agent.ports.store import ProcessRow, Store, StoredMessage
from agent.process.acquaintance import corresponds
from agent.process.candidates import knows_sender
from agent.process.index import Key, KnownProcess, ProcessIndex, clues_of, grown
from agent.process.timeline import Entry
from agent.services.account import Account


class Memory:
    """The processes of one account as they are known now."""

    def __init__(self, account: Account, store: Store) -> None:
        self._account = account
        self._store = store
        self._entries: dict[str, list[Entry]] = {}
        self._index: ProcessIndex | None = None

    @property
    def index(self) -> ProcessIndex:
        """The index of all processes, built when mail is to be assigned for the first time."""
        if self._index is None:
            self._index = self._build_index()
        return self._index

    def entries(self, process_id: str) -> list[Entry]:
        """The messages of a process with their readings, in order of arrival."""
        if process_id not in self._entries:
            with self._store.unit(self._account.account_id) as unit:
                rows = unit.messages_of_process(process_id)
            self._entries[process_id] = [entry_of(row) for row in rows]
        return self._entries[process_id]

    def add(self, process_id: str, entry: Entry) -> None:
        """Note one more message of a process; one that is there already is replaced."""
        entries = self.entries(process_id)
        same = [one for one in entries if one.message.gmail_id == entry.message.gmail_id]
        for one in same:
            entries.remove(one)
        entries.append(entry)
        entries.sort(key=lambda one: (one.at, one.message.message_id))

    def merge(self, into: str, other: str) -> None:
        """Let one process take over another's messages."""
        for entry in self.entries(other):
            self.add(into, entry)
        self._entries.pop(other, None)

    def relabel(self, process_id: str, gmail_id: str, labels: frozenset[str]) -> None:
        """Note a message's present labels."""
        self._entries[process_id] = [
            Entry(replace(one.message, labels=labels), one.reading)
            if one.message.gmail_id == gmail_id
            else one
            for one in self.entries(process_id)
        ]

    def settle(self, row: ProcessRow) -> None:
        """Note what is believed of a process by now, so that new mail finds it by that."""
        if self._index is not None and row.process_id in self._index:
            self._index.settle(row.process_id, row.company, row.role, row.closed)

    def mark(self, process_id: str, marker: str) -> None:
        """Note a draft's marker: the mail it becomes belongs to this process."""
        if self._index is not None and process_id in self._index:
            known = self._index[process_id]
            self._index.put(replace(known, markers=known.markers | {marker}))

    def forget(self) -> None:
        """Drop everything; it is rebuilt from the store when needed."""
        self._entries.clear()
        self._index = None

    def context(self, message: Message) -> ReadingContext:
        """What the readers may know of a message's thread and of the process it belongs to."""
        process_ids = list(self.index.find(Key.THREAD, (message.thread_id,)))
        known = self.index[process_ids[0]] if len(process_ids) == 1 else None
        turns = [
            _turn(entry)
            for process_id in process_ids
            for entry in self.entries(process_id)
            if entry.message.thread_id == message.thread_id and entry.at <= message.at
        ]
        anew = all(turn.message_id == message.message_id for turn in turns)
        lent = self._lent(message) if anew else []
        return ReadingContext(
            owners=self._account.owners,
            zone=self._account.zone,
            thread=tuple(sorted(lent or turns, key=lambda turn: turn.at)),
            owner_names=(self._account.author.name,) if self._account.author.name else (),
            company=known.company if known else None,
            role=known.role if known else None,
            acquainted=knows_sender(message, self.index),
            lent=bool(lent),
        )

    def _lent(self, message: Message) -> list[Turn]:
        """For a thread that opens: the turns of the one running process its writer belongs to."""
        person = message.sender.key
        if not person or message.sender_suspect or person in self._account.owners:
            return []
        running = [
            process_id
            for process_id in self.index.find(Key.PERSON, (person,))
            if corresponds(self.entries(process_id), person, message.at)
        ]
        if len(running) != 1:
            return []
        return [_turn(one) for one in self.entries(running[0]) if one.at < message.at]

    def _build_index(self) -> ProcessIndex:
        with self._store.unit(self._account.account_id) as unit:
            rows, slugs, drafts = unit.processes(), unit.slugs(), unit.draft_rows()
        index = ProcessIndex(owners=self._account.owners, slugs=slugs)
        for row in rows:
            markers = (one.op_id for one in drafts if one.fact.key.process == row.process_id)
            index.put(replace(self._known(row), markers=frozenset(markers)))
        return index

    def _known(self, row: ProcessRow) -> KnownProcess:
        known = KnownProcess(
            id=row.process_id,
            slug=row.slug,
            opened_at=row.opened_at,
            last_at=row.opened_at,
            company=row.company,
            role=row.role,
            closed=row.closed,
        )
        for entry in self.entries(row.process_id):
            clues = clues_of(entry.message, entry.reading, self._account.owners)
            known = grown(known, entry.message, entry.reading, clues)
        return known


def entry_of(row: StoredMessage) -> Entry:
    """A stored message, parsed again; what was read in it comes from the store."""
    message = parse_message(
        row.raw, at=row.at, thread_id=row.thread_id, gmail_id=row.gmail_id, labels=row.labels
    )
    return Entry(message, row.reading)


def _turn(entry: Entry) -> Turn:
    message, reading = entry.message, entry.reading
    return Turn(message.message_id, reading.direction, message.sender.email, message.at, reading)
