"""Find a draft of ours by id, and say in what condition it is (gmail-api.md 3.6 to 3.8).

By-id reads come first, then history, then the list of drafts; a search index is never proof that
something does not exist. A draft that was found is not for that reason untouched: the user may have
been quicker than our recovery, so its bytes are compared before it counts as ours to write to.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from agent.domain.message import MARKER_HEADER
from agent.errors import CursorExpiredError, GoneError
from agent.planning.draft_life import DraftEvent
from agent.ports.mailbox import Change, ChangeKind, DraftRef, DraftView, Mailbox, MessageView
from agent.ports.store import DraftRow
from agent.services.content import same_body, same_content
from agent.services.ledger import Ledger, confirmed, located, moved

HEADERS = (MARKER_HEADER, "Message-ID", "In-Reply-To", "Subject", "To")


@dataclass(frozen=True, slots=True)
class Trace:
    """What a search found of a draft whose creation had an unknown outcome.

    `ref` is the draft, `sent_id` the SENT message it became. `unclear`: it exists but no list shows
    it yet. `vanished_id`: a draft message that came and went meanwhile and may have been ours.
    """

    ref: DraftRef | None = None
    sent_id: str = ""
    unclear: bool = False
    vanished_id: str = ""


def carries(view: MessageView, row: DraftRow) -> bool:
    """Whether a message is the one that row is about: by our marker or our Message-ID."""
    return view.header(MARKER_HEADER) == row.op_id or row.op_id in view.header("Message-ID")


def find_ref(mailbox: Mailbox, gmail_id: str) -> DraftRef | None:
    """The draft whose present message has that id, in the Trash too; only drafts.list tells."""
    listed = mailbox.drafts(include_spam_trash=True)
    return next((ref for ref in listed if ref.message_id == gmail_id), None)


def search(ledger: Ledger, row: DraftRow) -> Trace:
    """Look for the draft of a row that is CALLING: thread, history, list, in this order."""
    found = _in_thread(ledger, row)
    if found is not None:
        return found
    found = _in_history(ledger, row)
    if found.ref or found.sent_id or found.unclear:
        return found
    ref = marked_drafts(ledger).get(row.op_id)
    return Trace(ref=ref) if ref else found


def _in_thread(ledger: Ledger, row: DraftRow) -> Trace | None:
    if not row.fact.thread_id:
        return None
    try:
        views = ledger.mailbox.thread(row.fact.thread_id, HEADERS)
    except GoneError:
        return None
    return trace_of(ledger, [view for view in views if carries(view, row)])


def trace_of(ledger: Ledger, ours: Iterable[MessageView]) -> Trace | None:
    """What messages that carry our marker are: sent mail, a draft, or a draft no list shows."""
    newest = list(ours)[::-1]
    sent = next((view for view in newest if "SENT" in view.labels), None)
    if sent is not None:
        return Trace(sent_id=sent.gmail_id)
    draft = next((view for view in newest if "DRAFT" in view.labels), None)
    if draft is None:
        return None
    ref = find_ref(ledger.mailbox, draft.gmail_id)
    return Trace(ref=ref, unclear=ref is None)


def _in_history(ledger: Ledger, row: DraftRow) -> Trace:
    """What came into the mailbox since the request was made."""
    if not row.cursor_before:
        return Trace()
    try:
        history = ledger.mailbox.history(row.cursor_before)
    except CursorExpiredError:
        return Trace()
    added = {
        change.gmail_id: change
        for change in history.changes
        if change.kind is ChangeKind.ADDED and change.labels & {"DRAFT", "SENT"}
    }
    vanished = ""
    for change in reversed(added.values()):
        try:
            view = ledger.mailbox.view(change.gmail_id, HEADERS)
        except GoneError:
            vanished = vanished or (change.gmail_id if _may_be_ours(change, row) else "")
            continue
        found = trace_of(ledger, [view]) if carries(view, row) else None
        if found is not None:
            return found
    if vanished and vanished not in {one.fact.message_id for one in ledger.rows()}:
        return Trace(vanished_id=vanished)
    return Trace()


def _may_be_ours(change: Change, row: DraftRow) -> bool:
    """A draft that is gone tells its thread only: ours, or a new one where ours opens one."""
    if "DRAFT" not in change.labels:
        return False
    return change.thread_id == (row.fact.thread_id or change.gmail_id)


def marked_drafts(ledger: Ledger, drafts: Iterable[DraftRef] | None = None) -> dict[str, DraftRef]:
    """Drafts in the mailbox that no row knows by their draft id, by the marker they carry.

    Drafts without a marker, the user's own, are left out; so are those in the Trash. `drafts` is a
    listing made just now, where there is one.
    """
    known = {row.fact.draft_id for row in ledger.rows()}
    found: dict[str, DraftRef] = {}
    for ref in ledger.mailbox.drafts() if drafts is None else drafts:
        marker = "" if ref.draft_id in known else _marker(ledger, ref)
        if marker:
            found.setdefault(marker, ref)
    return found


def _marker(ledger: Ledger, ref: DraftRef) -> str:
    if ref.message_id not in ledger.markers:
        try:
            view = ledger.mailbox.view(ref.message_id, HEADERS)
        except GoneError:
            return ""
        ledger.markers[ref.message_id] = view.header(MARKER_HEADER)
    return ledger.markers[ref.message_id]


def adopt(ledger: Ledger, row: DraftRow, draft_id: str, now: datetime) -> DraftRow | None:
    """Take a draft that was found as this row's, in the condition it is in; None if it is gone."""
    try:
        view = ledger.mailbox.draft(draft_id, raw=True)
    except GoneError:
        return None
    row = confirmed(row, view, now)
    event = condition(row, view)
    return ledger.save(moved(row, event, now) if event else row, news=True)


def condition(row: DraftRow, view: DraftView) -> DraftEvent | None:
    """What was done to a draft since we wrote it; None where every byte of ours still stands."""
    if "SENT" in view.labels or "DRAFT" not in view.labels:
        return DraftEvent.SENT
    if "TRASH" in view.labels:
        return DraftEvent.TRASHED
    if not same_content(row, view.raw):
        return DraftEvent.EDITED
    return None if same_body(row.mime, view.raw) else DraftEvent.OPENED


def as_sent(ledger: Ledger, row: DraftRow, gmail_id: str, now: datetime) -> DraftRow:
    """The row once its draft is found as a SENT message; it is not recorded yet."""
    try:
        sent_id = ledger.mailbox.view(gmail_id, HEADERS).header("Message-ID")
    except GoneError:
        sent_id = ""
    fact = replace(row.fact, message_id=gmail_id, sent_message_id=sent_id)
    return moved(replace(row, fact=fact, missing_since=None), DraftEvent.SENT, now)


def back_again(row: DraftRow, ref: DraftRef, now: datetime) -> DraftRow:
    """A draft that counted as sent, thrown away or missing and stands in Drafts after all."""
    row = moved(row, DraftEvent.REAPPEARED, now)
    fact = replace(row.fact, sent_message_id="", ended_at=None)
    return located(replace(row, fact=fact, missing_since=None), ref)
