"""Drafts as the contract tells them: written, renewed, taken back, touched by the user."""

from datetime import datetime

from agent.domain.events import (
    DraftCreated,
    DraftDiscarded,
    DraftEdited,
    DraftSent,
    DraftUpdated,
    DraftWithdrawn,
    Event,
)
from agent.domain.plan import UpdateDraft, WithdrawDraft
from agent.planning.draft_life import DraftEvent
from agent.ports.store import DraftRow
from agent.services.drafting import stored_because
from agent.services.watch import Observed

_KINDS = {
    DraftEvent.SENT: DraftSent,
    DraftEvent.EDITED: DraftEdited,
    DraftEvent.DISCARDED: DraftDiscarded,
    DraftEvent.TRASHED: DraftDiscarded,
}


def observed(one: Observed, now: datetime) -> Event | None:
    """What the user did, where it is worth telling."""
    kind, key = _KINDS.get(one.event), one.row.fact.key
    draft_id, title = one.row.fact.draft_id, one.row.title
    return kind(now, key.process, key.step, draft_id, title=title) if kind else None


def created(row: DraftRow, now: datetime) -> DraftCreated:
    """A draft that stands in Drafts now."""
    fact = row.fact
    return DraftCreated(
        at=now,
        process=fact.key.process,
        step=fact.key.step,
        draft=fact.draft_id,
        to=(row.to,),
        cc=(),
        subject=fact.subject,
        body=row.body,
        in_reply_to=fact.reply_to_id or None,
        send_after=fact.due_at or now,
        send_before=row.send_before,
        ready=fact.ready,
        missing=fact.missing,
        playbook=row.playbook,
        rule=fact.rule,
        because=stored_because(row),
        title=row.title,
    )


def withdrawn(row: DraftRow, action: WithdrawDraft, now: datetime) -> DraftWithdrawn:
    """An untouched draft that was taken back."""
    key, draft_id = row.fact.key, row.fact.draft_id
    why = (action.rule, action.reason, row.title)
    return DraftWithdrawn(now, key.process, key.step, draft_id, *why)


def updated(row: DraftRow, action: UpdateDraft, now: datetime) -> DraftUpdated:
    """An untouched draft that was written anew."""
    key, draft_id = row.fact.key, row.fact.draft_id
    why = (action.decision.rule, action.reason, row.title)
    return DraftUpdated(now, key.process, key.step, draft_id, *why)
