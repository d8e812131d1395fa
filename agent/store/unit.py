"""One transaction over one account's rows: every statement is bound to the account."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, insert, or_, select, union, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.sql.elements import ColumnElement

from agent.domain.correction import Correction
from agent.domain.decision import Judgement
from agent.domain.draft import DraftState
from agent.ports.mailbox import MessageRef
from agent.ports.store import (
    AccountRow,
    DigestRow,
    DraftRow,
    HoldRow,
    ProcessRow,
    Quarantined,
    QueuedMessage,
    StoredMessage,
)
from agent.store import rows, tables
from agent.store.codec import dump, load

_OPEN = [state.value for state in DraftState if state.open]
_MANY = 500  # SQLite's limit on bound values is far higher; this keeps statements cacheable


class Unit:
    """Implements `agent.ports.store.AccountUnit`."""

    def __init__(self, connection: Connection, account_id: str) -> None:
        self._connection = connection
        self._account_id = account_id

    # -- plumbing ---------------------------------------------------------------------------

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return table.c.account_id == self._account_id

    def _all(self, query: Select[Any]) -> list[Any]:
        return list(self._connection.execute(query).mappings())

    def _first(self, query: Select[Any]) -> Any:
        return self._connection.execute(query.limit(1)).mappings().first()

    def _put(self, table: Table, values: dict[str, Any]) -> None:
        values = {"account_id": self._account_id, **values}
        keys = [column.name for column in table.primary_key]
        statement = upsert(table).values(**values)
        changed = {name: statement.excluded[name] for name in values if name not in keys}
        self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))

    # -- the account ------------------------------------------------------------------------

    def account(self) -> AccountRow | None:
        """The account's row, or None before its first pass."""
        row = self._first(select(tables.accounts).where(self._mine(tables.accounts)))
        return AccountRow(**row) if row else None

    def save_account(self, row: AccountRow) -> None:
        """Insert or replace the account's row."""
        self._put(tables.accounts, {name: getattr(row, name) for name in row.__slots__})

    # -- what is to be fetched ----------------------------------------------------------------

    def enqueue(self, refs: Iterable[MessageRef]) -> None:
        """Note messages to fetch; those known already are skipped."""
        wanted = {ref.gmail_id: ref for ref in refs}
        fresh = [wanted[one] for one in wanted if one not in self.known(wanted)]
        table = tables.queue
        last = self._connection.scalar(select(func.max(table.c.position)).where(self._mine(table)))
        for position, ref in enumerate(fresh, start=(last or 0) + 1):
            values = {"gmail_id": ref.gmail_id, "thread_id": ref.thread_id, "attempts": 0}
            self._put(table, values | {"position": position})

    def queue(self, limit: int) -> tuple[QueuedMessage, ...]:
        """The oldest queued messages."""
        table = tables.queue
        query = select(table).where(self._mine(table)).order_by(table.c.position).limit(limit)
        return tuple(
            QueuedMessage(row["gmail_id"], row["thread_id"], row["attempts"])
            for row in self._all(query)
        )

    def attempted(self, gmail_id: str) -> int:
        """Count one more try at a queued message; answers the new count."""
        return self._count_tries(gmail_id, 1)

    def forgive(self, gmail_id: str) -> None:
        """Take one try back: it ended badly for a reason that was not the message's."""
        self._count_tries(gmail_id, -1)

    def _count_tries(self, gmail_id: str, more: int) -> int:
        table = tables.queue
        mine = self._mine(table) & (table.c.gmail_id == gmail_id)
        self._connection.execute(update(table).where(mine).values(attempts=table.c.attempts + more))
        return self._connection.scalar(select(table.c.attempts).where(mine)) or 0

    def dequeue(self, gmail_ids: Collection[str]) -> None:
        """Take messages off the queue."""
        self._delete(tables.queue, gmail_ids)

    def _delete(self, table: Table, gmail_ids: Collection[str]) -> None:
        for some in _portions(gmail_ids):
            where = self._mine(table) & table.c.gmail_id.in_(some)
            self._connection.execute(delete(table).where(where))

    def quarantine(self, gmail_id: str, at: datetime, problem: str) -> None:
        """Give a message up and say why."""
        self._put(tables.quarantine, {"gmail_id": gmail_id, "at": at, "problem": problem})

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Messages given up."""
        table = tables.quarantine
        query = select(table).where(self._mine(table)).order_by(table.c.at)
        return tuple(
            Quarantined(row["gmail_id"], row["at"], row["problem"]) for row in self._all(query)
        )

    def mark_seen(self, gmail_id: str, thread_id: str, at: datetime) -> None:
        """Remember that a message is no hiring mail; nothing else of it is kept."""
        self._put(tables.seen, {"gmail_id": gmail_id, "thread_id": thread_id, "at": at})

    def seen_in_thread(self, thread_id: str) -> tuple[str, ...]:
        """Gmail ids of a thread's messages that were set aside as no hiring mail."""
        table = tables.seen
        query = select(table.c.gmail_id).where(self._mine(table), table.c.thread_id == thread_id)
        return tuple(self._connection.scalars(query.order_by(table.c.at)))

    def forget_seen(self, gmail_ids: Collection[str]) -> None:
        """Let messages be fetched anew."""
        self._delete(tables.seen, gmail_ids)

    def known(self, gmail_ids: Collection[str]) -> frozenset[str]:
        """Those of the ids that are stored, seen, queued or quarantined."""
        found: set[str] = set()
        for some in _portions(gmail_ids):
            places = (tables.messages, tables.seen, tables.queue, tables.quarantine)
            queries = [
                select(table.c.gmail_id).where(self._mine(table), table.c.gmail_id.in_(some))
                for table in places
            ]
            found.update(self._connection.scalars(union(*queries)))
        return frozenset(found)

    # -- messages -----------------------------------------------------------------------------

    def save_message(self, row: StoredMessage) -> None:
        """Insert or replace a stored message."""
        self._put(tables.messages, rows.message_values(row))

    def _messages(self, *where: ColumnElement[bool]) -> tuple[StoredMessage, ...]:
        table = tables.messages
        query = select(table).where(self._mine(table), *where)
        ordered = query.order_by(table.c.at, table.c.gmail_id)
        return tuple(rows.message_row(row) for row in self._all(ordered))

    def message(self, gmail_id: str) -> StoredMessage | None:
        """A stored message by Gmail's id."""
        return next(iter(self._messages(tables.messages.c.gmail_id == gmail_id)), None)

    def message_by_rfc_id(self, message_id: str) -> StoredMessage | None:
        """A stored message by its Message-ID."""
        return next(iter(self._messages(tables.messages.c.message_id == message_id)), None)

    def messages_of_process(self, process_id: str) -> tuple[StoredMessage, ...]:
        """A process's messages in order of arrival."""
        return self._messages(tables.messages.c.process_id == process_id)

    def messages_of_thread(self, thread_id: str) -> tuple[StoredMessage, ...]:
        """A thread's stored messages in order of arrival."""
        return self._messages(tables.messages.c.thread_id == thread_id)

    def set_labels(self, gmail_id: str, labels: frozenset[str]) -> None:
        """Note a stored message's labels as they are now."""
        table = tables.messages
        where = self._mine(table) & (table.c.gmail_id == gmail_id)
        values = rows.labels_value(labels)
        self._connection.execute(update(table).where(where).values(**values))

    def merge_process(self, other: str, into: str) -> None:
        """File one process's messages, corrections and drafts under another, which goes on."""
        for table in (tables.messages, tables.corrections, tables.judgements):
            where = self._mine(table) & (table.c.process_id == other)
            self._connection.execute(update(table).where(where).values(process_id=into))
        taken = {row.fact.key for row in self.draft_rows(into)}
        for row in self.draft_rows(other):
            self.save_draft(rows.rekeyed(row, into, taken))
        table = tables.processes
        gone = self._mine(table) & (table.c.process_id == other)
        values = {"merged_into": into, "dirty": False, "next_look_at": None}
        self._connection.execute(update(table).where(gone).values(**values))

    # -- processes ----------------------------------------------------------------------------

    def _processes(self, *where: ColumnElement[bool]) -> tuple[ProcessRow, ...]:
        table = tables.processes
        query = select(table).where(self._mine(table), *where)
        ordered = query.order_by(table.c.opened_at, table.c.process_id)
        return tuple(rows.process_row(row) for row in self._all(ordered))

    def processes(self) -> tuple[ProcessRow, ...]:
        """Every process that was not merged into another, by opening."""
        return self._processes(tables.processes.c.merged_into == "")

    def slugs(self) -> frozenset[str]:
        """Every readable name ever given, those of merged processes included."""
        table = tables.processes
        return frozenset(self._connection.scalars(select(table.c.slug).where(self._mine(table))))

    def process(self, process_id: str) -> ProcessRow | None:
        """One process."""
        return next(iter(self._processes(tables.processes.c.process_id == process_id)), None)

    def process_by_slug(self, slug: str) -> ProcessRow | None:
        """One process by its readable name."""
        return next(iter(self._processes(tables.processes.c.slug == slug)), None)

    def save_process(self, row: ProcessRow) -> None:
        """Insert or replace a process."""
        self._put(tables.processes, rows.process_values(row))

    def mark_news(self, process_id: str, *, reopens: bool = False) -> None:
        """Have the process judged by the next pass, or the one it was merged into."""
        table = tables.processes
        row = self.process(process_id)
        found = row.merged_into or process_id if row else process_id
        where = self._mine(table) & (table.c.process_id == found)
        values: dict[str, Any] = {"dirty": True}
        if reopens:
            values |= {"closed": None, "closed_at": None, "closed_rule": ""}
        self._connection.execute(update(table).where(where).values(**values))

    def due_processes(self, now: datetime) -> tuple[ProcessRow, ...]:
        """Processes with news, or whose time to be judged again has come."""
        table = tables.processes.c
        due = or_(table.dirty, table.next_look_at <= now)
        return self._processes(table.merged_into == "", due)

    def next_look(self) -> datetime | None:
        """The earliest instant at which any process is to be judged again."""
        table = tables.processes
        where = self._mine(table) & (table.c.merged_into == "")
        earliest: datetime | None = self._connection.scalar(
            select(func.min(table.c.next_look_at)).where(where)
        )
        return earliest

    # -- what the user said ---------------------------------------------------------------------

    def corrections(self, process_id: str) -> tuple[Correction, ...]:
        """What the user said of a process, also what was taken back, oldest first."""
        return tuple(correction for _, correction in self.numbered_corrections(process_id))

    def numbered_corrections(self, process_id: str) -> tuple[tuple[int, Correction], ...]:
        """The same with the numbers by which they are taken back."""
        table = tables.corrections
        query = select(table).where(self._mine(table), table.c.process_id == process_id)
        found = self._all(query.order_by(table.c.correction_id))
        return tuple((row["correction_id"], rows.correction_row(row)) for row in found)

    def undo_correction(self, process_id: str, number: int, at: datetime) -> bool:
        """Take a correction back; False where the process has none of that number in force."""
        table = tables.corrections
        where = (
            self._mine(table),
            table.c.process_id == process_id,
            table.c.correction_id == number,
            table.c.undone_at.is_(None),
        )
        done = self._connection.execute(update(table).where(*where).values(undone_at=at))
        return done.rowcount == 1

    def add_correction(self, process_id: str, correction: Correction) -> int:
        """Store a correction; answers its number."""
        values = {"account_id": self._account_id, "process_id": process_id}
        statement = insert(tables.corrections).values(
            **values, **rows.correction_values(correction)
        )
        key = self._connection.execute(statement).inserted_primary_key
        return int(key[0]) if key else 0

    # -- drafts ---------------------------------------------------------------------------------

    def _drafts(self, *where: ColumnElement[bool]) -> tuple[DraftRow, ...]:
        table = tables.drafts
        query = select(table).where(self._mine(table), *where)
        ordered = query.order_by(table.c.appeared_at, table.c.op_id)
        return tuple(rows.draft_row(row) for row in self._all(ordered))

    def draft_rows(self, process_id: str = "") -> tuple[DraftRow, ...]:
        """The ledger, of one process or of all, by appearance."""
        return self._drafts(*([tables.drafts.c.process_id == process_id] if process_id else []))

    def open_drafts(self) -> tuple[DraftRow, ...]:
        """Rows whose draft stands in Drafts, may stand there, or is still to be written."""
        return self._drafts(or_(tables.drafts.c.state.in_(_OPEN), tables.drafts.c.pending != ""))

    def save_draft(self, row: DraftRow) -> None:
        """Insert or replace a row of the ledger. Raises StoreError on a second row for one key."""
        self._put(tables.drafts, rows.draft_values(row))

    # -- holds, judgements, digests -------------------------------------------------------

    def holds(self, process_id: str) -> tuple[HoldRow, ...]:
        """Steps as last reported held back."""
        table = tables.holds
        query = select(table).where(self._mine(table), table.c.process_id == process_id)
        return tuple(rows.hold_row(row) for row in self._all(query))

    def save_holds(self, process_id: str, holds: Iterable[HoldRow]) -> None:
        """Replace the process's held steps."""
        table = tables.holds
        where = self._mine(table) & (table.c.process_id == process_id)
        self._connection.execute(delete(table).where(where))
        for hold in holds:
            values = {name: getattr(hold, name) for name in hold.__slots__}
            self._put(table, {"process_id": process_id, **values, "step": hold.step.value})

    def judgement(self, process_id: str) -> Judgement | None:
        """The newest judgement of a process."""
        row = self._newest_judgement(process_id)
        return load(Judgement, row["value"]) if row else None

    def _newest_judgement(self, process_id: str) -> Any:
        table = tables.judgements
        query = select(table).where(self._mine(table), table.c.process_id == process_id)
        return self._first(query.order_by(table.c.judgement_id.desc()))

    def save_judgement(self, process_id: str, judgement: Judgement) -> None:
        """Append a judgement where its decisions differ from the newest one."""
        newest, gist = self._newest_judgement(process_id), rows.gist_of(judgement)
        if newest is not None and newest["gist"] == gist:
            return
        values = {"account_id": self._account_id, "process_id": process_id, "gist": gist}
        text = dump(Judgement, judgement)
        self._connection.execute(
            insert(tables.judgements).values(**values, at=judgement.as_of, value=text)
        )

    def digest(self, week: str) -> DigestRow | None:
        """The digest of an ISO week such as 2026-W21."""
        table = tables.digests
        row = self._first(select(table).where(self._mine(table), table.c.week == week))
        return DigestRow(**{name: row[name] for name in DigestRow.__slots__}) if row else None

    def save_digest(self, row: DigestRow) -> None:
        """Insert or replace a digest's row."""
        self._put(tables.digests, {name: getattr(row, name) for name in row.__slots__})


def _portions(ids: Collection[str]) -> Iterable[list[str]]:
    listed = list(ids)
    for start in range(0, len(listed), _MANY):
        yield listed[start : start + _MANY]
