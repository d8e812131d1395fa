"""users.history.list (gmail-api.md 2.5): four kinds, pages, 404 for a cursor too old or unknown."""

from agent.localgmail import refusals
from agent.localgmail.calls import Json, JsonObject
from agent.localgmail.faults import FaultKind
from agent.localgmail.journal import CursorTooOldError, HistoryKind, Record
from agent.localgmail.methods.call import MethodCall, page, page_token

_KEYS = {
    HistoryKind.ADDED: "messagesAdded",
    HistoryKind.DELETED: "messagesDeleted",
    HistoryKind.LABEL_ADDED: "labelsAdded",
    HistoryKind.LABEL_REMOVED: "labelsRemoved",
}
_LABEL_KINDS = {HistoryKind.LABEL_ADDED, HistoryKind.LABEL_REMOVED}


def list_history(call: MethodCall) -> JsonObject:
    """history.list: what changed after startHistoryId. Raises ApiError 404, 400."""
    records = _records(call)
    shown, token = page(call, records)
    views = [_view(record) for record in shown]
    if call.suffers(FaultKind.HISTORY_DUPLICATED):
        views = [view for view in views for _ in range(2)]
    if call.suffers(FaultKind.HISTORY_EMPTY_PAGE):
        views, token = [], call.query.one("pageToken") or page_token(0)
    answer: dict[str, Json] = {"historyId": str(call.mailbox.journal.current)}
    if views:
        answer["history"] = views
    if token:
        answer["nextPageToken"] = token
    return answer


def _records(call: MethodCall) -> tuple[Record, ...]:
    mailbox, keeps = call.mailbox, call.mailbox.quirks.history_keeps
    if keeps is not None:
        mailbox.journal.forget_before(mailbox.now() - keeps)
    if not call.query.one("startHistoryId"):
        raise refusals.bad_request("Missing startHistoryId")
    cursor = call.query.whole("startHistoryId", 0)
    try:
        return mailbox.journal.since(cursor, _kinds(call), call.query.one("labelId"))
    except CursorTooOldError as error:
        raise refusals.not_found() from error


def _kinds(call: MethodCall) -> frozenset[HistoryKind]:
    try:
        return frozenset(HistoryKind(kind) for kind in call.query.many("historyTypes"))
    except ValueError as error:
        raise refusals.bad_request("Invalid value for historyTypes") from error


def _view(record: Record) -> JsonObject:
    ref = {"id": record.gmail_id, "threadId": record.thread_id}
    change: dict[str, Json] = {"message": {**ref, "labelIds": sorted(record.labels)}}
    if record.kind in _LABEL_KINDS:
        change["labelIds"] = sorted(record.changed)
    return {"id": str(record.history_id), "messages": [ref], _KEYS[record.kind]: [change]}
