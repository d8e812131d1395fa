"""After a crash or a lost answer: find out what happened before anything is repeated.

Whatever is settled here is news for its process, which is judged again: the pass that wrote it
never got so far as to see it done.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from agent.domain.draft import DraftState
from agent.errors import GoneError, RejectedError, UnknownOutcomeError
from agent.planning.draft_life import DraftEvent
from agent.ports.store import DraftRow
from agent.services.deliver import DELETE, UPDATE, finish_deletion
from agent.services.finding import adopt, as_sent, condition, search
from agent.services.ledger import Ledger, located, moved

# A slow first request may still land; only after this long is its outcome looked for.
SETTLE = timedelta(seconds=60)


def recover(ledger: Ledger, now: datetime) -> tuple[DraftRow, ...]:
    """Settle every write whose outcome is unknown and old enough; answers the rows that changed."""
    with ledger.store.unit(ledger.account_id) as unit:
        rows = unit.open_drafts()
    settled = [_settle(ledger, row, now) for row in rows if _unsettled(row, now)]
    return tuple(row for row in settled if row is not None)


def newly_written(before: Iterable[DraftRow], settled: Iterable[DraftRow]) -> list[DraftRow]:
    """Those of the settled rows whose draft stands now and had not been known to stand before."""
    calling = {row.op_id for row in before if row.fact.state is DraftState.CALLING}
    return [row for row in settled if row.op_id in calling and row.fact.state is DraftState.LIVE]


def _unsettled(row: DraftRow, now: datetime) -> bool:
    if row.called_at is not None and row.called_at + SETTLE > now:
        return False
    return row.fact.state is DraftState.CALLING or bool(row.pending)


def _settle(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow | None:
    if row.fact.state is DraftState.CALLING:
        return _settle_creation(ledger, row, now)
    if row.pending == UPDATE:
        return _settle_update(ledger, row, now)
    if row.pending == DELETE:
        return _settle_deletion(ledger, row, now)
    return None


def _settle_creation(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow | None:
    trace = search(ledger, row)
    if trace.sent_id:
        live = moved(row, DraftEvent.CONFIRMED, now)
        return ledger.save(as_sent(ledger, live, trace.sent_id, now), news=True)
    if trace.ref is not None:
        return adopt(ledger, row, trace.ref.draft_id, row.called_at or now)
    if trace.unclear:
        return None
    if trace.vanished_id:
        return ledger.save(_missing(row, trace.vanished_id, now), news=True)
    return ledger.save(moved(row, DraftEvent.NOT_CREATED, now), news=True)


def _missing(row: DraftRow, gmail_id: str, now: datetime) -> DraftRow:
    """Written, and gone before we looked: in doubt it is not written a second time."""
    gone = moved(moved(row, DraftEvent.CONFIRMED, now), DraftEvent.VANISHED, now)
    return replace(gone, fact=replace(gone.fact, message_id=gmail_id), missing_since=now)


def _settle_update(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow:
    """Ours if the newest message is what was meant, byte for byte; else the watcher judges it."""
    # Recorded before the look: nothing may lie between it and what is repeated.
    row = ledger.save(replace(row, called_at=now))
    settled = replace(row, pending="")
    try:
        view = ledger.mailbox.draft(row.fact.draft_id, raw=True)
    except GoneError:
        return ledger.save(settled, news=True)
    if view.message_id != row.fact.message_id:
        ours = condition(row, view) is None
        return ledger.save(located(settled, view) if ours else settled, news=True)
    if not view.stands:
        return ledger.save(settled, news=True)
    return _update_again(ledger, row)


def _update_again(ledger: Ledger, row: DraftRow) -> DraftRow:
    """The request never arrived and nobody touched the draft: it is made once more."""
    try:
        ref = ledger.mailbox.update_draft(row.fact.draft_id, row.mime, row.fact.thread_id)
    except (UnknownOutcomeError, GoneError):
        return row
    except RejectedError as error:
        return ledger.save(replace(row, pending="", reason=str(error)), news=True)
    return ledger.save(replace(located(row, ref), pending=""), news=True)


def _settle_deletion(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow:
    try:
        view = ledger.mailbox.draft(row.fact.draft_id)
    except GoneError:
        done = replace(moved(row, DraftEvent.WITHDRAWN, now), pending="")
        return ledger.save(done, news=True)
    if view.message_id == row.fact.message_id and view.stands:
        return ledger.save(finish_deletion(ledger, row, now), news=True)
    return ledger.save(replace(row, pending=""), news=True)
