"""Carry a plan out: every write to Drafts goes through the ledger of intents, exactly once.

Theory of operation. A row says what is meant before anything is asked of Gmail (`INTENDED`, or
`pending` for an update or a deletion), then that a request is on its way (`CALLING`), then what
came of it. Whatever kills the process in between, the row tells `recover` what may have happened:
an intended row was not asked for yet and is simply carried out; a calling row has an unknown
outcome and is looked for by id before anything is repeated (gmail-api.md 3.8). No transaction is
open while Gmail is asked, and nothing is asked of Gmail that could not be recorded first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from agent.domain.draft import DraftState, IntentKey
from agent.domain.message import MARKER_HEADER
from agent.errors import GoneError, RejectedError, UnknownOutcomeError
from agent.planning.draft_life import DraftEvent, move
from agent.ports.mailbox import DraftRef, DraftView, Mailbox, MessageView
from agent.ports.store import DraftRow, Store

UPDATE, DELETE = "update", "delete"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The store, the mailbox and the account that writes are made for."""

    store: Store
    mailbox: Mailbox
    account_id: str

    def save(self, row: DraftRow) -> DraftRow:
        """Record a row in a transaction of its own."""
        with self.store.unit(self.account_id) as unit:
            unit.save_draft(row)
        return row

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


def intend(ledger: Ledger, row: DraftRow) -> DraftRow:
    """Record what is meant, before anything is asked of Gmail."""
    return ledger.save(replace(row, cursor_before=ledger.cursor()))


def create(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow:
    """Write an intended draft. The answer's state is LIVE, BLOCKED, INTENDED, or CALLING (unknown).

    A foreign draft in the thread blocks ours: the user is writing. Raises what keeps the whole
    pass from going on (rate limits, consent, no connection) with the row left so that it is safe.
    """
    standing = _standing_draft(ledger, row)
    if standing is not None:
        return standing
    row = ledger.save(_calling(row, now))
    try:
        ref = ledger.mailbox.create_draft(row.mime, row.fact.thread_id)
    except UnknownOutcomeError:
        return row
    except (RejectedError, GoneError) as error:
        refused = moved(row, DraftEvent.REFUSED, now)
        return ledger.save(replace(refused, reason=str(error)))
    except Exception:
        # Anything else was certainly not carried out: the intention stands for the next pass.
        ledger.save(moved(row, DraftEvent.NOT_CREATED, now))
        raise
    return ledger.save(confirmed(row, ref, now))


def _calling(row: DraftRow, now: datetime) -> DraftRow:
    called = moved(row, DraftEvent.CALLED, now)
    return replace(called, attempts=row.attempts + 1, called_at=now)


def confirmed(row: DraftRow, ref: DraftRef, now: datetime) -> DraftRow:
    """The row once Gmail's ids for the draft are known."""
    return located(moved(row, DraftEvent.CONFIRMED, now), ref)


def _standing_draft(ledger: Ledger, row: DraftRow) -> DraftRow | None:
    """What already stands in the thread: ours (adopted), the user's (it blocks), or nothing."""
    if not row.fact.thread_id:
        return None
    at = row.fact.appeared_at
    try:
        views = ledger.mailbox.thread(row.fact.thread_id, (MARKER_HEADER,))
    except GoneError:
        return ledger.save(replace(moved(row, DraftEvent.REFUSED, at), reason="the thread is gone"))
    drafts = [view for view in views if "DRAFT" in view.labels and "TRASH" not in view.labels]
    ours = next((view for view in drafts if view.header(MARKER_HEADER) == row.op_id), None)
    if ours is not None:
        ref = find_ref(ledger.mailbox, ours.gmail_id)
        return ledger.save(confirmed(row, ref, at)) if ref else None
    if foreign(ledger, drafts):
        return ledger.save(moved(row, DraftEvent.BLOCKED, at))
    return None


def foreign(ledger: Ledger, drafts: Iterable[MessageView]) -> bool:
    """Whether any of these drafts is not one of ours: then the user is writing there."""
    with ledger.store.unit(ledger.account_id) as unit:
        ours = {row.op_id for row in unit.draft_rows()}
        known = {row.fact.message_id for row in unit.open_drafts()}
    return any(
        view.header(MARKER_HEADER) not in ours and view.gmail_id not in known for view in drafts
    )


def find_ref(mailbox: Mailbox, gmail_id: str) -> DraftRef | None:
    """The draft whose present message has that id; only drafts.list tells."""
    return next((ref for ref in mailbox.drafts() if ref.message_id == gmail_id), None)


def update(ledger: Ledger, row: DraftRow, renewed: DraftRow, now: datetime) -> DraftRow:
    """Replace an untouched draft by `renewed`; one the user touched meanwhile is left alone."""
    if _touched(ledger, row) is not None:
        return row
    row = ledger.save(replace(renewed, pending=UPDATE, called_at=now))
    try:
        ref = ledger.mailbox.update_draft(row.fact.draft_id, row.mime, row.fact.thread_id)
    except (UnknownOutcomeError, GoneError):
        return row
    return ledger.save(replace(located(row, ref), pending=""))


def withdraw(ledger: Ledger, row: DraftRow, reason: str, now: datetime) -> DraftRow:
    """Take an untouched draft back; what is no draft any more, or was touched, stays as it is."""
    if row.fact.state is DraftState.INTENDED:
        return ledger.save(replace(moved(row, DraftEvent.WITHDRAWN, now), reason=reason))
    view = _touched(ledger, row)
    if view is not None:
        return row
    row = ledger.save(replace(row, pending=DELETE, reason=reason, called_at=now))
    ledger.mailbox.delete_draft(row.fact.draft_id)
    return ledger.save(replace(moved(row, DraftEvent.WITHDRAWN, now), pending=""))


def _touched(ledger: Ledger, row: DraftRow) -> DraftView | None:
    """The draft as it is now, where it may not be written to; None where it is exactly ours."""
    try:
        view = ledger.mailbox.draft(row.fact.draft_id)
    except GoneError:
        gone: frozenset[str] = frozenset()
        return DraftView(row.fact.draft_id, "", row.fact.thread_id, gone)
    mine = view.message_id == row.fact.message_id and view.labels >= {"DRAFT"}
    return None if mine and not view.labels & {"SENT", "TRASH"} else view
