"""What the user did to our drafts, found out by ids (gmail-api.md 3.6). It writes nothing to Gmail.

One listing of all drafts tells which of ours stand untouched (same message id), which were saved
by the user (another message id), which came back from an end, and which are not there. Not there is
not sent and not discarded: `_resolve` follows the fact sheet's steps, and a draft that none of them
explains is MISSING, which blocks its own step, until it turns up or the grace period has passed. A
step that a draft of the user's kept out is let in again when no such draft stands in its thread.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent.domain.draft import DraftState
from agent.errors import GoneError
from agent.planning.draft_life import DraftEvent
from agent.ports.mailbox import DraftRef, DraftView, MessageView
from agent.ports.store import DraftRow
from agent.services.content import same_content
from agent.services.finding import HEADERS, as_sent, back_again, carries, find_ref
from agent.services.ledger import Ledger, located, moved

# A scheduled draft is invisible to the API, possibly for days.
SCHEDULED_SEND = timedelta(days=14)
# A draft that is gone is looked for at every poll of the first hour (undo), then daily.
_OFTEN, _AGAIN = timedelta(hours=1), timedelta(days=1)
# An end that the user can take back: undo send, undo discard, out of the Trash.
_MAY_COME_BACK = (
    DraftState.SENT,
    DraftState.TRASHED,
    DraftState.DISCARDED,
    DraftState.SUPERSEDED,
)


@dataclass(frozen=True, slots=True)
class Observed:
    """A draft to which something happened, and what."""

    row: DraftRow
    event: DraftEvent


def watch(
    ledger: Ledger, now: datetime, drafts: Iterable[DraftRef] | None = None
) -> tuple[Observed, ...]:
    """Compare the ledger with the mailbox's drafts, record what changed, and say it.

    `drafts` is a listing made just now, where there is one.
    """
    with ledger.store.unit(ledger.account_id) as unit:
        account = unit.account()
        rows = [row for row in unit.draft_rows() if _worth_a_look(row)]
    if not rows:
        return ()
    standing = ledger.mailbox.drafts() if drafts is None else drafts
    listed = {ref.draft_id: ref for ref in standing}
    watcher = _Watcher(ledger, listed, now, account.last_poll_at if account else None)
    seen = [watcher.look(row) for row in rows]
    return tuple(one for one in seen if one is not None)


def _worth_a_look(row: DraftRow) -> bool:
    state = row.fact.state
    if row.pending or state in (DraftState.INTENDED, DraftState.CALLING, DraftState.WITHDRAWN):
        return False
    return bool(row.fact.draft_id) or state in (DraftState.MISSING, DraftState.BLOCKED)


@dataclass(frozen=True, slots=True)
class _Watcher:
    ledger: Ledger
    listed: Mapping[str, DraftRef]
    now: datetime
    last_poll: datetime | None

    def look(self, row: DraftRow) -> Observed | None:
        ref = self.listed.get(row.fact.draft_id)
        if row.fact.state is DraftState.BLOCKED:
            return self._let_in(row)
        if row.fact.state in _MAY_COME_BACK:
            return self._come_back(row, ref) if ref else None
        return self._compare(row, ref) if ref else self._resolve(row)

    def _compare(self, row: DraftRow, ref: DraftRef) -> Observed | None:
        """A draft that stands: as we left it, saved by the user, or back after it was missing."""
        if row.fact.state is DraftState.MISSING:
            view = self._asked(row)
            if view is None or not view.stands:
                return self._resolve(row)
            row = self._record(row, DraftEvent.REAPPEARED).row
        if ref.message_id == row.fact.message_id and ref.thread_id == row.fact.thread_id:
            return None
        return self._saved_by_user(row)

    def _record(self, row: DraftRow, event: DraftEvent) -> Observed:
        since = row.missing_since if event is DraftEvent.VANISHED else None
        changed = replace(moved(row, event, self.now), missing_since=since)
        return Observed(self.ledger.save(changed, news=True), event)

    def _let_in(self, row: DraftRow) -> Observed | None:
        thread = row.fact.thread_id
        in_the_way = {ref.draft_id for ref in self.listed.values() if ref.thread_id == thread}
        if in_the_way - {one.fact.draft_id for one in self.ledger.rows()}:
            return None
        return self._record(row, DraftEvent.UNBLOCKED)

    def _come_back(self, row: DraftRow, ref: DraftRef) -> Observed | None:
        """Listed after its end: the list may be stale, so the draft itself is asked."""
        try:
            view = self.ledger.mailbox.draft(ref.draft_id)
        except GoneError:
            return None
        if not view.stands:
            return None
        back = back_again(row, replace(ref, message_id=view.message_id), self.now)
        return Observed(self.ledger.save(back, news=True), DraftEvent.REAPPEARED)

    def _saved_by_user(self, row: DraftRow) -> Observed | None:
        try:
            view = self.ledger.mailbox.draft(row.fact.draft_id, raw=True)
        except GoneError:
            return None
        if "SENT" in view.labels or "DRAFT" not in view.labels:
            return self._sent(row, view.message_id)
        thread_id = row.fact.thread_id
        moved_thread = bool(thread_id) and view.thread_id != thread_id
        if view.message_id == row.fact.message_id and not moved_thread:
            # As we know it: the list was older than what we wrote last.
            return None
        row = located(row, view)
        if row.fact.state is DraftState.EDITED:
            self.ledger.save(row)
            return None
        same = not moved_thread and same_content(row, view.raw)
        return self._record(row, DraftEvent.OPENED if same else DraftEvent.EDITED)

    def _resolve(self, row: DraftRow) -> Observed | None:
        """Sent, trashed, superseded, moved to another draft id, or missing for now."""
        if not self._due(row):
            return None
        view = self._asked(row)
        if view is not None:
            return self._by_draft_id(row, view)
        return self._by_message_id(row) or self._by_thread(row) or self._missing(row)

    def _due(self, row: DraftRow) -> bool:
        """Missing drafts are looked for at each poll of the first hour, then once a day."""
        since, last = row.missing_since, self.last_poll
        if since is None or last is None or self.now - since < _OFTEN:
            return True
        return (self.now - since) // _AGAIN != (last - since) // _AGAIN

    def _asked(self, row: DraftRow) -> DraftView | None:
        if not row.fact.draft_id:
            return None
        try:
            return self.ledger.mailbox.draft(row.fact.draft_id)
        except GoneError:
            return None

    def _by_draft_id(self, row: DraftRow, view: DraftView) -> Observed | None:
        if "SENT" in view.labels or "DRAFT" not in view.labels:
            return self._sent(row, view.message_id)
        if "TRASH" in view.labels:
            return self._record(row, DraftEvent.TRASHED)
        # It stands: the list that lacks it was stale, and says nothing about it.
        return self._compare(row, DraftRef(view.draft_id, view.message_id, view.thread_id))

    def _by_message_id(self, row: DraftRow) -> Observed | None:
        """A draft in a thread of its own that was sent keeps its message id on some paths."""
        try:
            view = self.ledger.mailbox.view(row.fact.message_id)
        except GoneError:
            return None
        return self._sent(row, view.gmail_id) if "SENT" in view.labels else None

    def _sent(self, row: DraftRow, gmail_id: str) -> Observed:
        sent = as_sent(self.ledger, row, gmail_id, self.now)
        return Observed(self.ledger.save(sent, news=True), DraftEvent.SENT)

    def _by_thread(self, row: DraftRow) -> Observed | None:
        try:
            views = self.ledger.mailbox.thread(row.fact.thread_id, HEADERS)
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
            if "DRAFT" in view.labels and carries(view, row):
                ref = find_ref(self.ledger.mailbox, view.gmail_id)
                if ref is not None:
                    event = DraftEvent.TRASHED if "TRASH" in view.labels else DraftEvent.OPENED
                    return self._record(located(row, ref), event)
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
    if carries(view, row) or view.gmail_id == row.fact.message_id:
        return True
    reply_to = row.fact.reply_to_id
    return bool(reply_to) and view.header("In-Reply-To").strip() == reply_to
