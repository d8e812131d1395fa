"""What the user did to our drafts, found out by ids (gmail-api.md 3.6). It writes nothing to Gmail.

One listing of all drafts tells which of ours stand untouched (same message id), which were saved
by the user (another message id), and which are not there. Not there is not sent and not discarded:
`_resolve` follows the fact sheet's steps, and a draft that none of them explains is MISSING, which
blocks its own step, until it turns up or the grace period has passed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent.domain.draft import DraftState
from agent.domain.message import MARKER_HEADER
from agent.errors import GoneError
from agent.planning.draft_life import DraftEvent
from agent.ports.mailbox import DraftRef, MessageView
from agent.ports.store import DraftRow
from agent.services.deliver import Ledger, find_ref, located, moved

# "Undo send" brings a draft back within half a minute; before that nothing is concluded.
UNDO_SEND = timedelta(seconds=60)
# A scheduled draft is invisible to the API, possibly for days.
SCHEDULED_SEND = timedelta(days=14)
# A draft that is gone is looked for again at once, then daily.
_AGAIN = timedelta(days=1)

_HEADERS = (MARKER_HEADER, "Message-ID", "In-Reply-To", "Subject", "To")


@dataclass(frozen=True, slots=True)
class Observed:
    """A draft to which something happened, and what."""

    row: DraftRow
    event: DraftEvent


def watch(
    ledger: Ledger, same_content: Callable[[DraftRow, bytes], bool], now: datetime
) -> tuple[Observed, ...]:
    """Compare the ledger with the mailbox's drafts, record what changed, and say it."""
    with ledger.store.unit(ledger.account_id) as unit:
        rows = [row for row in unit.open_drafts() if row.fact.draft_id and not row.pending]
    if not rows:
        return ()
    listed = {ref.draft_id: ref for ref in ledger.mailbox.drafts()}
    watcher = _Watcher(ledger, same_content, now)
    seen = [watcher.look(row, listed.get(row.fact.draft_id)) for row in rows]
    return tuple(one for one in seen if one is not None)


@dataclass(frozen=True, slots=True)
class _Watcher:
    ledger: Ledger
    same_content: Callable[[DraftRow, bytes], bool]
    now: datetime

    def look(self, row: DraftRow, ref: DraftRef | None) -> Observed | None:
        if ref is None:
            return self._resolve(row)
        if row.fact.state is DraftState.MISSING:
            row = self._record(row, DraftEvent.REAPPEARED).row
        if ref.message_id == row.fact.message_id and ref.thread_id == row.fact.thread_id:
            return None
        return self._saved_by_user(row, ref)

    def _record(self, row: DraftRow, event: DraftEvent) -> Observed:
        since = row.missing_since if event is DraftEvent.VANISHED else None
        changed = replace(moved(row, event, self.now), missing_since=since)
        return Observed(self.ledger.save(changed), event)

    def _saved_by_user(self, row: DraftRow, ref: DraftRef) -> Observed | None:
        try:
            view = self.ledger.mailbox.draft(row.fact.draft_id, raw=True)
        except GoneError:
            return None
        was, row = row, located(row, view)
        if row.fact.state is DraftState.EDITED:
            self.ledger.save(row)
            return None
        moved_thread = bool(was.fact.thread_id) and ref.thread_id != was.fact.thread_id
        same = not moved_thread and self.same_content(row, view.raw)
        return self._record(row, DraftEvent.OPENED if same else DraftEvent.EDITED)

    def _resolve(self, row: DraftRow) -> Observed | None:
        """Sent, trashed, superseded, moved to another draft id, or missing for now."""
        if not self._due(row):
            return None
        return (
            self._by_draft_id(row)
            or self._by_message_id(row)
            or self._by_thread(row)
            or self._missing(row)
        )

    def _due(self, row: DraftRow) -> bool:
        """Missing drafts are looked for at each poll of the first hour, then once a day."""
        if row.missing_since is None:
            return True
        gone_for = self.now - row.missing_since
        return gone_for < timedelta(hours=1) or gone_for % _AGAIN < timedelta(hours=1)

    def _by_draft_id(self, row: DraftRow) -> Observed | None:
        try:
            view = self.ledger.mailbox.draft(row.fact.draft_id)
        except GoneError:
            return None
        if "SENT" in view.labels or "DRAFT" not in view.labels:
            return self._sent(row, view.message_id)
        if "TRASH" in view.labels:
            return self._record(row, DraftEvent.TRASHED)
        return None

    def _by_message_id(self, row: DraftRow) -> Observed | None:
        """A draft in a thread of its own that was sent keeps its message id on some paths."""
        try:
            view = self.ledger.mailbox.view(row.fact.message_id)
        except GoneError:
            return None
        return self._sent(row, view.gmail_id) if "SENT" in view.labels else None

    def _sent(self, row: DraftRow, gmail_id: str) -> Observed:
        try:
            sent_id = self.ledger.mailbox.view(gmail_id, _HEADERS).header("Message-ID")
        except GoneError:
            sent_id = ""
        fact = replace(row.fact, message_id=gmail_id, sent_message_id=sent_id)
        return self._record(replace(row, fact=fact), DraftEvent.SENT)

    def _by_thread(self, row: DraftRow) -> Observed | None:
        try:
            views = self.ledger.mailbox.thread(row.fact.thread_id, _HEADERS)
        except GoneError:
            return None
        adopted = self._adopt(row, views)
        if adopted is not None:
            return adopted
        own = [view for view in views if "SENT" in view.labels and view.at >= row.fact.appeared_at]
        ours = [view for view in own if _is_ours(row, view)]
        if ours:
            return self._sent(row, ours[-1].gmail_id)
        return self._record(row, DraftEvent.ANSWERED_BY_HAND) if own else None

    def _adopt(self, row: DraftRow, views: tuple[MessageView, ...]) -> Observed | None:
        """The web client may have written our draft anew under another draft id."""
        for view in views:
            if "DRAFT" in view.labels and view.header(MARKER_HEADER) == row.op_id:
                ref = find_ref(self.ledger.mailbox, view.gmail_id)
                if ref is not None:
                    return self._record(located(row, ref), DraftEvent.OPENED)
        return None

    def _missing(self, row: DraftRow) -> Observed | None:
        if row.fact.state is not DraftState.MISSING:
            return self._record(replace(row, missing_since=self.now), DraftEvent.VANISHED)
        since = row.missing_since or self.now
        if self.now - since >= SCHEDULED_SEND:
            return self._record(row, DraftEvent.DISCARDED)
        return None


def _is_ours(row: DraftRow, view: MessageView) -> bool:
    """Any one of the traces a sent draft may keep; which survive is Gmail's secret (3.6)."""
    if view.header(MARKER_HEADER) == row.op_id or view.gmail_id == row.fact.message_id:
        return True
    reply_to = row.fact.reply_to_id
    return bool(reply_to) and view.header("In-Reply-To").strip() == reply_to
