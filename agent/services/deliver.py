"""Carry a plan out: every write to Drafts goes through the ledger of intents, exactly once.

Theory of operation. A row says what is meant before anything is asked of Gmail (`INTENDED`, or
`pending` for an update or a deletion), then that a request is on its way (`CALLING`), then what
came of it. Whatever kills the process in between, the row tells `recover` what may have happened:
an intended row was not asked for yet and is simply carried out; a calling row has an unknown
outcome and is looked for by id before anything is repeated (gmail-api.md 3.8). No transaction is
open while Gmail is asked, and nothing is asked of Gmail that could not be recorded first. Gmail
knows no precondition: a draft is looked at right before it is replaced or deleted, with nothing
between the look and the request, so that the user's hand has no more than that instant.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from agent.domain.draft import DraftState
from agent.domain.message import MARKER_HEADER
from agent.errors import GoneError, RejectedError, UnknownOutcomeError
from agent.planning.draft_life import DraftEvent
from agent.ports.mailbox import MessageView
from agent.ports.store import DraftRow
from agent.services.finding import (
    HEADERS,
    Trace,
    adopt,
    as_sent,
    carries,
    marked_drafts,
    trace_of,
)
from agent.services.ledger import Ledger, confirmed, located, moved

UPDATE, DELETE = "update", "delete"


def intend(ledger: Ledger, row: DraftRow) -> DraftRow:
    """Record what is meant, before anything is asked of Gmail."""
    return ledger.save(replace(row, cursor_before=ledger.cursor()))


def create(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow:
    """Write an intended draft. The answer's state is LIVE, BLOCKED, INTENDED, or CALLING (unknown).

    A foreign draft in the thread blocks ours: the user is writing. A draft of this intent that
    stands already is adopted as it is. Raises what keeps the whole pass from going on (rate limits,
    consent, no connection) with the row left so that it is safe.
    """
    standing = _standing(ledger, row, now)
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
        ledger.save(moved(row, DraftEvent.NOT_CREATED, now), news=True)
        raise
    return ledger.save(confirmed(row, ref, now))


def _calling(row: DraftRow, now: datetime) -> DraftRow:
    called = moved(row, DraftEvent.CALLED, now)
    return replace(called, attempts=row.attempts + 1, called_at=now)


def _standing(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow | None:
    """What keeps a draft from being written: ours stands already, the user's does, or no thread."""
    drafts: list[MessageView] = []
    trace: Trace | None = None
    if row.fact.thread_id:
        try:
            views = ledger.mailbox.thread(row.fact.thread_id, HEADERS)
        except GoneError:
            gone = replace(moved(row, DraftEvent.REFUSED, now), reason="the thread is gone")
            return ledger.save(gone)
        trace = trace_of(ledger, [view for view in views if carries(view, row)])
        drafts = [view for view in views if "DRAFT" in view.labels and "TRASH" not in view.labels]
    trace = trace or Trace(ref=marked_drafts(ledger).get(row.op_id))
    if trace.sent_id:
        live = moved(row, DraftEvent.CONFIRMED, now)
        return ledger.save(as_sent(ledger, live, trace.sent_id, now), news=True)
    if trace.ref is not None:
        return adopt(ledger, row, trace.ref.draft_id, now) or row
    if trace.unclear:
        return row
    return ledger.save(moved(row, DraftEvent.BLOCKED, now)) if foreign(ledger, drafts) else None


def foreign(ledger: Ledger, drafts: Iterable[MessageView]) -> bool:
    """Whether any of these drafts is not one of ours: then the user is writing there."""
    rows = ledger.rows()
    ours = {row.op_id for row in rows}
    known = {row.fact.message_id for row in rows if row.fact.state.open}
    return any(
        view.header(MARKER_HEADER) not in ours and view.gmail_id not in known for view in drafts
    )


def update(ledger: Ledger, row: DraftRow, renewed: DraftRow, now: datetime) -> DraftRow:
    """Replace an untouched draft by `renewed`; one the user touched meanwhile is left alone."""
    called = ledger.save(replace(renewed, pending=UPDATE, called_at=now))
    try:
        if _touched(ledger, row):
            return ledger.save(row)
        ref = ledger.mailbox.update_draft(row.fact.draft_id, called.mime, called.fact.thread_id)
    except (UnknownOutcomeError, GoneError):
        return called
    except RejectedError as error:
        return ledger.save(replace(row, reason=str(error)))
    except Exception:
        # Certainly not carried out: the old words stand, and the next plan renews them again.
        ledger.save(row, news=True)
        raise
    return ledger.save(replace(located(called, ref), pending=""))


def withdraw(ledger: Ledger, row: DraftRow, reason: str, now: datetime) -> DraftRow:
    """Take an untouched draft back; what is no draft any more, or was touched, stays as it is."""
    if row.fact.state in (DraftState.INTENDED, DraftState.BLOCKED):
        return ledger.save(replace(moved(row, DraftEvent.WITHDRAWN, now), reason=reason))
    if row.fact.state is not DraftState.LIVE or row.pending:
        return row
    meant = ledger.save(replace(row, pending=DELETE, reason=reason, called_at=now))
    try:
        touched = _touched(ledger, row)
    except Exception:
        ledger.save(row, news=True)
        raise
    return ledger.save(row) if touched else finish_deletion(ledger, meant, now)


def finish_deletion(ledger: Ledger, row: DraftRow, now: datetime) -> DraftRow:
    """Delete the untouched draft of a row whose deletion is recorded as pending."""
    try:
        ledger.mailbox.delete_draft(row.fact.draft_id)
    except RejectedError as error:
        return ledger.save(replace(row, pending="", reason=str(error)))
    return ledger.save(replace(moved(row, DraftEvent.WITHDRAWN, now), pending=""))


def _touched(ledger: Ledger, row: DraftRow) -> bool:
    """Whether the draft is anything but exactly ours; what is gone may not be written to either."""
    try:
        view = ledger.mailbox.draft(row.fact.draft_id)
    except GoneError:
        return True
    return not (view.message_id == row.fact.message_id and view.stands)
