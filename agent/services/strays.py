"""Drafts that carry our marker and that no row knows by their draft id (gmail-api.md 3.7).

They come from a web client that wrote a draft anew, from an undone send, from a request that
landed after it was given up, or from a database restored from a backup. They are adopted, never
deleted blindly: an extra copy goes only where every byte of it is ours and the row's own draft
stands too, or where the row was taken back. One step a draft and pass; the next pass goes on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from agent.domain.draft import DraftState
from agent.errors import GoneError
from agent.planning.draft_life import TABLE, DraftEvent
from agent.ports.mailbox import DraftRef, DraftView
from agent.ports.store import DraftRow
from agent.services.finding import back_again, condition, marked_drafts
from agent.services.ledger import Ledger, located, moved

_STANDS = (DraftState.LIVE, DraftState.TOUCHED, DraftState.EDITED)


@dataclass(frozen=True, slots=True)
class Strays:
    """What became of them: rows that took one over, copies deleted, markers no row has."""

    adopted: tuple[DraftRow, ...] = ()
    deleted: int = 0
    unclaimed: Mapping[str, DraftRef] | None = None


def settle_strays(
    ledger: Ledger, now: datetime, drafts: Iterable[DraftRef] | None = None
) -> Strays:
    """Give every draft of ours that is nobody's back to its row, or take an extra copy away.

    `drafts` is a listing made just now, where there is one.
    """
    rows = {row.op_id: row for row in ledger.rows() if not row.pending}
    calling = any(row.fact.state is DraftState.CALLING for row in rows.values())
    adopted: list[DraftRow] = []
    unclaimed: dict[str, DraftRef] = {}
    deleted = 0
    for marker, ref in marked_drafts(ledger, drafts).items():
        row = rows.get(marker)
        if row is None:
            unclaimed[marker] = ref
            continue
        view = None if calling else _view(ledger, ref)
        if view is None or not view.stands:
            continue
        taken = _take(ledger, row, ref, view, now)
        adopted += [taken] if taken else []
        deleted += taken is None and _delete_copy(ledger, row, view)
    return Strays(tuple(adopted), deleted, unclaimed)


def _view(ledger: Ledger, ref: DraftRef) -> DraftView | None:
    try:
        return ledger.mailbox.draft(ref.draft_id, raw=True)
    except GoneError:
        return None


def _take(
    ledger: Ledger, row: DraftRow, ref: DraftRef, view: DraftView, now: datetime
) -> DraftRow | None:
    """The row with the stray as its draft: it came back, or the user works on this copy."""
    state = row.fact.state
    if DraftEvent.REAPPEARED in TABLE[state]:
        return ledger.save(back_again(row, ref, now), news=True)
    edited = condition(row, view)
    if state is DraftState.LIVE and edited:
        return ledger.save(moved(located(row, view), edited, now), news=True)
    return None


def _delete_copy(ledger: Ledger, row: DraftRow, view: DraftView) -> bool:
    """Delete an extra that is ours to the byte; anything else is left to the user."""
    if condition(row, view) or view.labels != {"DRAFT"} or not _spare(ledger, row):
        return False
    ledger.mailbox.delete_draft(view.draft_id)
    return True


def _spare(ledger: Ledger, row: DraftRow) -> bool:
    """Whether nothing is lost with a copy: the row was taken back, or its own draft stands."""
    if row.fact.state is DraftState.WITHDRAWN:
        return True
    if row.fact.state not in _STANDS:
        return False
    try:
        own = ledger.mailbox.draft(row.fact.draft_id)
    except GoneError:
        return False
    return own.stands
