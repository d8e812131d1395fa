"""users.drafts: list, get, create, update, delete (gmail-api.md 3.1 to 3.6).

The draft id stays, its message is another one after every save and has no label but DRAFT.
"""

from agent.localgmail import refusals
from agent.localgmail.calls import JsonObject
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.methods.call import (
    MethodCall,
    asked_format,
    found_messages,
    list_answer,
    page,
)
from agent.localgmail.methods.messages import given_message, given_thread
from agent.localgmail.model import StoredDraft
from agent.localgmail.views import draft_ref, labelled_ref, message_view


def list_drafts(call: MethodCall) -> JsonObject:
    """drafts.list: draft ids with message and thread ids, the newest first."""
    held = {draft.gmail_id: draft for draft in call.mailbox.drafts.values() if not draft.sent}
    messages = (call.mailbox.messages[gmail_id] for gmail_id in held)
    ordered = sorted(messages, key=lambda message: message.order, reverse=True)
    drafts = [held[message.gmail_id] for message in found_messages(call, ordered)]
    shown, token = page(call, drafts)
    views = [draft_ref(call.mailbox, draft) for draft in shown]
    return list_answer("drafts", views, token, len(drafts))


def get_draft(call: MethodCall) -> JsonObject:
    """drafts.get; the id of a draft that was sent may still name the SENT message (3.6)."""
    draft = _known_draft(call.mailbox, call.ids[0])
    message = call.mailbox.messages[draft.gmail_id]
    return {
        "id": draft.draft_id,
        "message": message_view(call.mailbox, message, asked_format(call)),
    }


def create_draft(call: MethodCall) -> JsonObject:
    """drafts.create; a draft id in the body is ignored."""
    message = _given(call.body)
    thread_id = given_thread(call.mailbox, message)
    return _answer(call.mailbox, call.mailbox.create_draft(given_message(message).raw, thread_id))


def update_draft(call: MethodCall) -> JsonObject:
    """drafts.update: full replacement; without its thread id the draft leaves the thread (3.5)."""
    message = _given(call.body)
    draft = _known_draft(call.mailbox, call.ids[0])
    if draft.sent:
        raise refusals.not_found()
    content, thread_id = given_message(message), given_thread(call.mailbox, message)
    return _answer(call.mailbox, call.mailbox.save_draft(draft.draft_id, content.raw, thread_id))


def delete_draft(call: MethodCall) -> None:
    """drafts.delete: for good, past the Trash; deletes sent mail behind an old draft id (3.6)."""
    call.mailbox.drop_draft(_known_draft(call.mailbox, call.ids[0]).draft_id)


def _known_draft(mailbox: Mailbox, draft_id: str) -> StoredDraft:
    draft = mailbox.drafts.get(draft_id)
    if draft is None or draft.gmail_id not in mailbox.messages:
        raise refusals.not_found()
    return draft


def _given(body: JsonObject) -> JsonObject:
    message = body.get("message")
    if not isinstance(message, dict):
        raise refusals.bad_request("Missing draft message")
    if set(message.get("labelIds") or ()) - {"DRAFT"}:
        raise refusals.bad_request("Invalid label: a draft can only have the DRAFT label")
    return message


def _answer(mailbox: Mailbox, draft: StoredDraft) -> JsonObject:
    return {"id": draft.draft_id, "message": labelled_ref(mailbox.messages[draft.gmail_id])}
