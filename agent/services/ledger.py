"""The ledger of intents: its rows, how they move, and the one way they are recorded.

A row is recorded in a transaction of its own, before and after each request to Gmail; where it
brings news for its process, the process is marked in the same transaction, so that a crash right
after it cannot make the news be forgotten. Nothing here asks Gmail for anything.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from agent.domain.draft import IntentKey
from agent.planning.draft_life import DraftEvent, move
from agent.ports.mailbox import DraftRef, DraftView, Mailbox
from agent.ports.store import DraftRow, Store


@dataclass(frozen=True, slots=True)
class Ledger:
    """The store, the mailbox and the account that writes are made for.

    `markers` remembers which marker a draft's message carries: a message never changes.
    """

    store: Store
    mailbox: Mailbox
    account_id: str
    markers: dict[str, str] = field(default_factory=dict, compare=False)

    def save(self, row: DraftRow, *, news: bool = False) -> DraftRow:
        """Record a row in a transaction of its own; with `news` its process is judged again."""
        with self.store.unit(self.account_id) as unit:
            unit.save_draft(row)
            if news:
                unit.mark_news(row.fact.key.process)
        return row

    def rows(self) -> tuple[DraftRow, ...]:
        """Every row there is."""
        with self.store.unit(self.account_id) as unit:
            return unit.draft_rows()

    def cursor(self) -> str:
        """The history id up to which everything is processed, to search from after a crash."""
        with self.store.unit(self.account_id) as unit:
            account = unit.account()
        return account.cursor if account else ""


def op_id_of(key: IntentKey, generation: int) -> str:
    """The opaque id of a write: the same intent written again after a withdrawal gets another."""
    parts = (key.account, key.process, key.round, key.cycle, key.step, key.person, str(generation))
    return uuid5(NAMESPACE_URL, "\x1f".join(parts)).hex


def moved(row: DraftRow, event: DraftEvent, at: datetime) -> DraftRow:
    """The row after something happened to its draft; the table says whether that can be."""
    state = move(row.fact.state, event)
    ended = None if state.open else (row.fact.ended_at or at)
    return replace(row, fact=replace(row.fact, state=state, ended_at=ended))


def located(row: DraftRow, ref: DraftRef | DraftView) -> DraftRow:
    """The row with Gmail's present ids for its draft."""
    fact = replace(
        row.fact,
        draft_id=ref.draft_id,
        message_id=ref.message_id,
        thread_id=ref.thread_id or row.fact.thread_id,
    )
    return replace(row, fact=fact)


def confirmed(row: DraftRow, ref: DraftRef | DraftView, now: datetime) -> DraftRow:
    """The row once Gmail's ids for the draft are known."""
    return located(moved(row, DraftEvent.CONFIRMED, now), ref)
