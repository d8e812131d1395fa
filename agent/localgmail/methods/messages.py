"""users.messages: list, get, insert, import, attachments.get.

The methods that send, label or delete are refused by the table; they have no code here on purpose.
"""

from datetime import datetime

from agent.localgmail import refusals
from agent.localgmail.calls import JsonObject
from agent.localgmail.content import Content
from agent.localgmail.labelbook import settable
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.methods.call import (
    MethodCall,
    asked_format,
    found_messages,
    list_answer,
    page,
)
from agent.localgmail.model import Stored, SystemLabel
from agent.localgmail.views import (
    attachment_bytes,
    decoded_raw,
    encoded,
    labelled_ref,
    message_ref,
    message_view,
)


def list_messages(call: MethodCall) -> JsonObject:
    """messages.list: ids and thread ids, the newest first."""
    found = found_messages(call)
    shown, token = page(call, found)
    return list_answer("messages", [message_ref(message) for message in shown], token, len(found))


def get_message(call: MethodCall) -> JsonObject:
    """messages.get. Raises ApiError 404."""
    message = known_message(call.mailbox, call.ids[0])
    wanted = call.query.many("metadataHeaders")
    return message_view(call.mailbox, message, asked_format(call), wanted)


def get_attachment(call: MethodCall) -> JsonObject:
    """messages.attachments.get. Raises ApiError 404, or 400 for a stale id."""
    message = known_message(call.mailbox, call.ids[0])
    data = attachment_bytes(call.mailbox, message, call.ids[1])
    if data is None:
        raise refusals.bad_request("Invalid attachment token")
    return {"size": len(data), "data": encoded(data)}


def insert_message(call: MethodCall) -> JsonObject:
    """messages.insert: filed into this mailbox only; From the owner becomes SENT (3.10)."""
    content = given_message(call.body)
    if call.mailbox.quirks.insert_deduplicates and (known := _same_mail(call.mailbox, content)):
        return labelled_ref(known)
    return _file(call, content, call.query.one("internalDateSource", "receivedTime"))


def import_message(call: MethodCall) -> JsonObject:
    """messages.import: a second copy of a Message-ID only adds its labels (3.10)."""
    content = given_message(call.body)
    if known := _same_mail(call.mailbox, content):
        labels = given_labels(call.mailbox, call.body)
        return labelled_ref(call.mailbox.relabel(known.gmail_id, add=labels))
    return _file(call, content, call.query.one("internalDateSource", "dateHeader"))


def known_message(mailbox: Mailbox, gmail_id: str) -> Stored:
    """A message by its id. Raises ApiError 404."""
    message = mailbox.messages.get(gmail_id)
    if message is None:
        raise refusals.not_found()
    return message


def given_message(body: JsonObject) -> Content:
    """The message of a request's `raw` field. Raises ApiError 400."""
    raw = body.get("raw")
    if not isinstance(raw, str) or not raw:
        raise refusals.bad_request(
            "'raw' RFC822 payload message string or uploading message required"
        )
    try:
        return Content(decoded_raw(raw))
    except ValueError as error:
        raise refusals.bad_request("Invalid value for ByteString: raw") from error


def given_thread(mailbox: Mailbox, body: JsonObject) -> str:
    """The thread id of a request, "" where none is given. Raises ApiError 400 or 404 (3.1)."""
    thread_id = body.get("threadId") or ""
    if not isinstance(thread_id, str) or (not thread_id.isalnum() and thread_id):
        raise refusals.bad_request("Invalid thread_id value")
    if thread_id and not mailbox.thread(thread_id):
        raise refusals.not_found()
    return thread_id


def given_labels(mailbox: Mailbox, body: JsonObject) -> frozenset[str]:
    """The label ids of a request. Raises ApiError 400 for one that is unknown."""
    given = body.get("labelIds") or ()
    if isinstance(given, str) or not isinstance(given, list | tuple):
        raise refusals.bad_request("Invalid value for labelIds")
    labels = frozenset(str(label) for label in given)
    for label in sorted(labels):
        if mailbox.labels.get(label) is None or not settable(label):
            raise refusals.bad_request(f"Invalid label: {label[:60]}")
    return labels


def _file(call: MethodCall, content: Content, date_source: str) -> JsonObject:
    mailbox = call.mailbox
    labels = given_labels(mailbox, call.body)
    if mailbox.is_own(content):
        labels |= {SystemLabel.SENT}
    at = _internal_date(mailbox, content, date_source)
    thread_id = given_thread(mailbox, call.body)
    return labelled_ref(mailbox.file(content, labels, at=at, thread_id=thread_id))


def _internal_date(mailbox: Mailbox, content: Content, source: str) -> datetime:
    if source not in {"receivedTime", "dateHeader"}:
        raise refusals.bad_request(f"Invalid value for internalDateSource: {source[:40]}")
    return (content.date if source == "dateHeader" else None) or mailbox.now()


def _same_mail(mailbox: Mailbox, content: Content) -> Stored | None:
    known = mailbox.with_rfc_id(content.message_id) if content.message_id else []
    return known[0] if known else None
