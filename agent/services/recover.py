"""After a crash or a lost answer: find out what happened before anything is repeated.

The order of the search is the fact sheet's (gmail-api.md 3.8): by-id reads first, then history,
then the list of drafts; a search index is never proof that something does not exist.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from agent.domain.draft import DraftState
from agent.domain.message import MARKER_HEADER
from agent.errors import CursorExpiredError, GoneError
from agent.planning.draft_life import DraftEvent
from agent.ports.mailbox import ChangeKind, DraftRef
from agent.ports.store import DraftRow
from agent.services.deliver import DELETE, UPDATE, Ledger, confirmed, find_ref, located, moved

# A slow first request may still land; only after this long is its outcome looked for.
SETTLE = timedelta(seconds=60)


def recover(ledger: Ledger, now: datetime) -> tuple[DraftRow, ...]:
    """Settle every write whose outcome is unknown and old enough; answers the rows that changed."""
    with ledger.store.unit(ledger.account_id) as unit:
        rows = unit.open_drafts()
    settled = [_settle(ledger, row, now) for row in rows if _unsettled(row, now)]
    return tuple(row for row in settled if row is not None)


def _unsettled(row: DraftRow, now: datetime) -> bool:
    if row.called_at is not None and row.called_at + SETTLE > now:
        return False
    return row.fact.state is DraftState.CALLING or bool(row.pending)


def _settle(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow | None:
    if row.fact.state is DraftState.CALLING:
        return _settle_creation(ledger, row, now)
    if row.pending == UPDATE:
        return _settle_update(ledger, row)
    if row.pending == DELETE:
        return _settle_deletion(ledger, row, now)
    return None


def _settle_creation(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow:
    ref = _by_thread(ledger, row) or _by_history(ledger, row) or _by_list(ledger, row)
    if ref is not None:
        return ledger.save(confirmed(row, ref, row.called_at or now))
    return ledger.save(moved(row, DraftEvent.NOT_CREATED, now))


def _by_thread(ledger: Ledger, row: DraftRow) -> DraftRef | None:
    if not row.fact.thread_id:
        return None
    try:
        views = ledger.mailbox.thread(row.fact.thread_id, (MARKER_HEADER,))
    except GoneError:
        return None
    ours = [view for view in views if view.header(MARKER_HEADER) == row.op_id]
    return find_ref(ledger.mailbox, ours[-1].gmail_id) if ours else None


def _by_history(ledger: Ledger, row: DraftRow) -> DraftRef | None:
    if not row.cursor_before:
        return None
    try:
        history = ledger.mailbox.history(row.cursor_before)
    except CursorExpiredError:
        return None
    added = [
        change.gmail_id
        for change in history.changes
        if change.kind is ChangeKind.ADDED and "DRAFT" in change.labels
    ]
    return _marked(ledger, row, dict.fromkeys(reversed(added)))


def _by_list(ledger: Ledger, row: DraftRow) -> DraftRef | None:
    with ledger.store.unit(ledger.account_id) as unit:
        known = {other.fact.draft_id for other in unit.draft_rows()}
    unknown = [ref for ref in ledger.mailbox.drafts() if ref.draft_id not in known]
    return _marked(ledger, row, [ref.message_id for ref in unknown])


def _marked(
    ledger: Ledger, row: DraftRow, gmail_ids: dict[str, None] | list[str]
) -> DraftRef | None:
    for gmail_id in gmail_ids:
        try:
            view = ledger.mailbox.view(gmail_id, (MARKER_HEADER,))
        except GoneError:
            continue
        if view.header(MARKER_HEADER) == row.op_id:
            return find_ref(ledger.mailbox, gmail_id)
    return None


def _settle_update(ledger: Ledger, row: DraftRow) -> DraftRow:
    """Ours if the draft's newest message carries the content meant; else the watcher judges it."""
    try:
        view = ledger.mailbox.draft(row.fact.draft_id)
    except GoneError:
        return ledger.save(replace(row, pending=""))
    if view.message_id == row.fact.message_id:
        # The request never arrived: the old text stands, and the next plan renews it again.
        fact = replace(row.fact, content_hash="", reply_to_id="")
        return ledger.save(replace(row, pending="", fact=fact))
    return ledger.save(replace(located(row, view), pending=""))


def _settle_deletion(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow:
    try:
        view = ledger.mailbox.draft(row.fact.draft_id)
    except GoneError:
        return ledger.save(replace(moved(row, DraftEvent.WITHDRAWN, now), pending=""))
    if "DRAFT" in view.labels and view.message_id == row.fact.message_id:
        ledger.mailbox.delete_draft(row.fact.draft_id)
        return ledger.save(replace(moved(row, DraftEvent.WITHDRAWN, now), pending=""))
    return ledger.save(replace(row, pending=""))
