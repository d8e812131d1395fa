"""One transaction over one account's rows: every statement is bound to the account."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from agent.domain.correction import Correction
from agent.domain.decision import Judgement
from agent.ports.mailbox import MessageRef
from agent.ports.store import (
    AccountRow,
    DraftRow,
    HoldRow,
    ProcessRow,
    Quarantined,
    QueuedMessage,
    StoredMessage,
)
from agent.store import rows, statements, tables
from agent.store.codec import dump, load
from agent.store.forgetting import Forgetting
from agent.store.notes import Notes

_MANY = 500  # SQLite takes more bound values at once, but not in every build


class Unit(Notes, Forgetting):
    """Implements `agent.ports.store.AccountUnit`."""

    # -- the account ------------------------------------------------------------------------

    def account(self) -> AccountRow | None:
        """The account's row, or None before its first pass."""
        row = self._first(tables.accounts)
        return AccountRow(**row) if row else None

    def save_account(self, row: AccountRow) -> None:
        """Insert or replace the account's row."""
        self._put(tables.accounts, {name: getattr(row, name) for name in row.__slots__})

    # -- what is to be fetched ----------------------------------------------------------------

    def enqueue(self, refs: Iterable[MessageRef]) -> None:
        """Note messages to fetch; those known already are skipped."""
        wanted = {ref.gmail_id: ref for ref in refs}
        known = self.known(wanted)
        fresh = [ref for gmail_id, ref in wanted.items() if gmail_id not in known]
        if not fresh:
            return
        last = self._run(statements.greatest(tables.queue, "position"), {}).scalar() or 0
        for position, ref in enumerate(fresh, start=last + 1):
            values = {"gmail_id": ref.gmail_id, "thread_id": ref.thread_id, "attempts": 0}
            self._put(tables.queue, values | {"position": position})

    def queue(self, limit: int) -> tuple[QueuedMessage, ...]:
        """The oldest queued messages."""
        statement = statements.first_rows(tables.queue, (), ("position",))
        return tuple(
            QueuedMessage(row["gmail_id"], row["thread_id"], row["attempts"])
            for row in self._run(statement, {"limit": limit}).mappings()
        )

    def attempted(self, gmail_id: str) -> int:
        """Count one more try at a queued message; answers the new count."""
        return self._count_tries(gmail_id, 1)

    def forgive(self, gmail_id: str) -> None:
        """Take one try back: it ended badly for a reason that was not the message's."""
        self._count_tries(gmail_id, -1)

    def _count_tries(self, gmail_id: str, more: int) -> int:
        by = {"gmail_id": gmail_id}
        self._run(statements.counted(), by, more=more)
        tries = self._run(statements.column(tables.queue, "attempts", ("gmail_id",)), by)
        return tries.scalar() or 0

    def dequeue(self, gmail_ids: Collection[str]) -> None:
        """Take messages off the queue."""
        for some in _portions(gmail_ids):
            self._remove(tables.queue, gmail_id_in=some)

    def quarantine(self, gmail_id: str, at: datetime, problem: str) -> None:
        """Give a message up and say why."""
        self._put(tables.quarantine, {"gmail_id": gmail_id, "at": at, "problem": problem})

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Messages given up."""
        return tuple(
            Quarantined(row["gmail_id"], row["at"], row["problem"])
            for row in self._rows(tables.quarantine, ("at",))
        )

    def mark_seen(self, gmail_id: str, thread_id: str, at: datetime) -> None:
        """Remember that a message is no hiring mail; nothing else of it is kept."""
        self._put(tables.seen, {"gmail_id": gmail_id, "thread_id": thread_id, "at": at})

    def seen_in_thread(self, thread_id: str) -> tuple[str, ...]:
        """Gmail ids of a thread's messages that were set aside as no hiring mail."""
        statement = statements.column(tables.seen, "gmail_id", ("thread_id",), ("at",))
        return tuple(self._run(statement, {"thread_id": thread_id}).scalars())

    def forget_seen(self, gmail_ids: Collection[str]) -> None:
        """Let messages be fetched anew."""
        for some in _portions(gmail_ids):
            self._remove(tables.seen, gmail_id_in=some)

    def known(self, gmail_ids: Collection[str]) -> frozenset[str]:
        """Those of the ids that are stored, seen, queued or quarantined."""
        found: set[str] = set()
        for some in _portions(gmail_ids):
            found.update(self._run(statements.known_ids(), {"gmail_id_in": some}).scalars())
        return frozenset(found)

    # -- messages -----------------------------------------------------------------------------

    def save_message(self, row: StoredMessage) -> None:
        """Insert or replace a stored message."""
        self._put(tables.messages, rows.message_values(row))

    def _messages(self, **by: str) -> tuple[StoredMessage, ...]:
        found = self._rows(tables.messages, ("at", "gmail_id"), **by)
        return tuple(rows.message_row(row) for row in found)

    def message(self, gmail_id: str) -> StoredMessage | None:
        """A stored message by Gmail's id."""
        return next(iter(self._messages(gmail_id=gmail_id)), None)

    def message_by_rfc_id(self, message_id: str) -> StoredMessage | None:
        """A stored message by its Message-ID."""
        return next(iter(self._messages(message_id=message_id)), None)

    def messages_of_process(self, process_id: str) -> tuple[StoredMessage, ...]:
        """A process's messages in order of arrival."""
        return self._messages(process_id=process_id)

    def messages_of_thread(self, thread_id: str) -> tuple[StoredMessage, ...]:
        """A thread's stored messages in order of arrival."""
        return self._messages(thread_id=thread_id)

    def set_labels(self, gmail_id: str, labels: frozenset[str]) -> None:
        """Note a stored message's labels as they are now."""
        self._change(tables.messages, rows.labels_value(labels), gmail_id=gmail_id)

    def merge_process(self, other: str, into: str) -> None:
        """File one process's messages, corrections and drafts under another, which goes on."""
        filed = (tables.messages, tables.corrections, tables.judgements, tables.interview_notes)
        for table in filed:
            self._change(table, {"process_id": into}, process_id=other)
        taken = {row.fact.key for row in self.draft_rows(into)}
        for row in self.draft_rows(other):
            self.save_draft(rows.rekeyed(row, into, taken))
        values = {"merged_into": into, "dirty": False, "next_look_at": None}
        self._change(tables.processes, values, process_id=other)

    # -- processes ----------------------------------------------------------------------------

    def _processes(self, **by: str) -> tuple[ProcessRow, ...]:
        found = self._rows(tables.processes, ("opened_at", "process_id"), **by)
        return tuple(rows.process_row(row) for row in found)

    def processes(self) -> tuple[ProcessRow, ...]:
        """Every process that was not merged into another, by opening."""
        return self._processes(merged_into="")

    def slugs(self) -> frozenset[str]:
        """Every readable name ever given, those of merged processes included."""
        return frozenset(self._run(statements.column(tables.processes, "slug"), {}).scalars())

    def process(self, process_id: str) -> ProcessRow | None:
        """One process."""
        return next(iter(self._processes(process_id=process_id)), None)

    def process_by_slug(self, slug: str) -> ProcessRow | None:
        """One process by its readable name."""
        return next(iter(self._processes(slug=slug)), None)

    def save_process(self, row: ProcessRow) -> None:
        """Insert or replace a process."""
        self._put(tables.processes, rows.process_values(row))

    def mark_news(self, process_id: str, *, reopens: bool = False) -> None:
        """Have the process judged by the next pass, or the one it was merged into."""
        row = self.process(process_id)
        found = row.merged_into or process_id if row else process_id
        values: dict[str, Any] = {"dirty": True}
        if reopens:
            values |= {"closed": None, "closed_at": None, "closed_rule": ""}
        self._change(tables.processes, values, process_id=found)

    def due_processes(self, now: datetime) -> tuple[ProcessRow, ...]:
        """Processes with news, or whose time to be judged again has come."""
        found = self._run(statements.due_processes(), {"merged_into": ""}, now=now)
        return tuple(rows.process_row(row) for row in found.mappings())

    def next_look(self) -> datetime | None:
        """The earliest instant at which any process is to be judged again."""
        found = self._run(statements.next_look(), {"merged_into": ""})
        earliest: datetime | None = found.scalar()
        return earliest

    # -- what the user said ---------------------------------------------------------------------

    def corrections(self, process_id: str) -> tuple[Correction, ...]:
        """What the user said of a process, also what was taken back, oldest first."""
        return tuple(correction for _, correction in self.numbered_corrections(process_id))

    def numbered_corrections(self, process_id: str) -> tuple[tuple[int, Correction], ...]:
        """The same with the numbers by which they are taken back."""
        found = self._rows(tables.corrections, ("correction_id",), process_id=process_id)
        return tuple((row["correction_id"], rows.correction_row(row)) for row in found)

    def undo_correction(self, process_id: str, number: int, at: datetime) -> bool:
        """Take a correction back; False where the process has none of that number in force."""
        mine: dict[str, Any] = {"process_id": process_id, "correction_id": number}
        known = self._first(tables.corrections, **mine)
        if known is None or known["undone_at"] is not None:
            return False
        return self._change(tables.corrections, {"undone_at": at}, **mine) == 1

    def add_correction(self, process_id: str, correction: Correction) -> int:
        """Store a correction; answers its number."""
        values = {"process_id": process_id, **rows.correction_values(correction)}
        key = self._add(tables.corrections, values).inserted_primary_key
        return int(key[0]) if key else 0

    # -- drafts ---------------------------------------------------------------------------------

    def draft_rows(self, process_id: str = "") -> tuple[DraftRow, ...]:
        """The ledger, of one process or of all, by appearance."""
        return self._mirror.rows(
            self._connection, self._account_id, self._all_drafts, process_id=process_id
        )

    def _all_drafts(self) -> Iterable[DraftRow]:
        return (rows.draft_row(row) for row in self._rows(tables.drafts))

    def open_drafts(self) -> tuple[DraftRow, ...]:
        """Rows whose draft stands in Drafts, may stand there, or is still to be written."""
        return tuple(row for row in self.draft_rows() if row.fact.state.open or row.pending)

    def save_draft(self, row: DraftRow) -> None:
        """Insert or replace a row of the ledger. Raises StoreError on a second row for one key."""
        self._put(tables.drafts, rows.draft_values(row))
        self._mirror.put(self._account_id, row)

    # -- holds, judgements -------------------------------------------------------

    def holds(self, process_id: str) -> tuple[HoldRow, ...]:
        """Steps as last reported held back."""
        return tuple(rows.hold_row(row) for row in self._rows(tables.holds, process_id=process_id))

    def save_holds(self, process_id: str, holds: Iterable[HoldRow]) -> None:
        """Replace the process's held steps."""
        self._remove(tables.holds, process_id=process_id)
        for hold in holds:
            values = {name: getattr(hold, name) for name in hold.__slots__}
            self._put(tables.holds, {"process_id": process_id, **values, "step": hold.step.value})

    def judgement(self, process_id: str) -> Judgement | None:
        """The newest judgement of a process."""
        row = self._newest_judgement(process_id)
        return load(Judgement, row["value"]) if row else None

    def _newest_judgement(self, process_id: str) -> Any:
        return self._first(tables.judgements, ("-judgement_id",), process_id=process_id)

    def save_judgement(self, process_id: str, judgement: Judgement) -> None:
        """Append a judgement where its decisions differ from the newest one."""
        newest, gist = self._newest_judgement(process_id), rows.gist_of(judgement)
        if newest is not None and newest["gist"] == gist:
            return
        values = {"process_id": process_id, "gist": gist, "at": judgement.as_of}
        self._add(tables.judgements, values | {"value": dump(Judgement, judgement)})


def _portions(ids: Collection[str]) -> Iterable[list[str]]:
    listed = list(ids)
    for start in range(0, len(listed), _MANY):
        yield listed[start : start + _MANY]
