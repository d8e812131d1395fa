"""users.threads: list and get; drafts, sent and trashed messages belong to a thread (2.7)."""

from agent.localgmail import refusals
from agent.localgmail.calls import JsonObject
from agent.localgmail.methods.call import (
    MethodCall,
    asked_format,
    found_messages,
    list_answer,
    page,
)
from agent.localgmail.model import Stored
from agent.localgmail.views import Format, message_view

_FORMATS = (Format.FULL, Format.METADATA, Format.MINIMAL)


def list_threads(call: MethodCall) -> JsonObject:
    """threads.list: threads in which any message matches, the newest first."""
    newest: dict[str, Stored] = {}
    for message in found_messages(call):
        newest.setdefault(message.thread_id, message)
    shown, token = page(call, list(newest.values()))
    views = [
        {
            "id": message.thread_id,
            "snippet": message.content.snippet,
            "historyId": _history_id(call.mailbox.thread(message.thread_id)),
        }
        for message in shown
    ]
    return list_answer("threads", views, token, len(newest))


def get_thread(call: MethodCall) -> JsonObject:
    """threads.get: every message of it, the oldest first. Raises ApiError 404."""
    messages = call.mailbox.thread(call.ids[0])
    if not messages:
        raise refusals.not_found()
    form, wanted = asked_format(call, _FORMATS), call.query.many("metadataHeaders")
    return {
        "id": call.ids[0],
        "historyId": _history_id(messages),
        "messages": [message_view(call.mailbox, message, form, wanted) for message in messages],
    }


def _history_id(messages: list[Stored]) -> str:
    return str(max(message.history_id for message in messages))
