"""users.labels: list, get, create, update, patch, delete."""

from dataclasses import replace

from agent.localgmail import refusals
from agent.localgmail.calls import ApiError, Json, JsonObject
from agent.localgmail.labelbook import Label, LabelNameTakenError
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.methods.call import MethodCall
from agent.localgmail.model import SystemLabel

_NAME_LIMIT = 225
_LIST_VISIBILITY = {"labelShow", "labelShowIfUnread", "labelHide"}
_MESSAGE_VISIBILITY = {"show", "hide"}


def list_labels(call: MethodCall) -> JsonObject:
    """labels.list: all of them, without their counts."""
    return {"labels": [_view(label) for label in call.mailbox.labels.every()]}


def get_label(call: MethodCall) -> JsonObject:
    """labels.get: with the counts. Raises ApiError 404."""
    return {**_view(_known(call)), **_counts(call.mailbox, call.ids[0])}


def create_label(call: MethodCall) -> JsonObject:
    """labels.create. Raises ApiError 400, or 409 where the name is taken."""
    name = _name(call.body)
    try:
        label = call.mailbox.labels.create(name)
    except LabelNameTakenError as error:
        raise _taken() from error
    return _view(call.mailbox.labels.change(_changed(label, call.body)))


def update_label(call: MethodCall) -> JsonObject:
    """labels.update: name and settings replaced. Raises ApiError 400, 404, 409."""
    label = _own(call)
    return _put(call, _changed(Label(label.label_id, _name(call.body)), call.body))


def patch_label(call: MethodCall) -> JsonObject:
    """labels.patch: what is given replaced. Raises ApiError 400, 404, 409."""
    label = _own(call)
    name = _name(call.body) if "name" in call.body else label.name
    return _put(call, _changed(replace(label, name=name), call.body))


def delete_label(call: MethodCall) -> None:
    """labels.delete: taken off every message. Raises ApiError 400, 404."""
    call.mailbox.forget_label(_own(call).label_id)


def _put(call: MethodCall, label: Label) -> JsonObject:
    try:
        return _view(call.mailbox.labels.change(label))
    except LabelNameTakenError as error:
        raise _taken() from error


def _known(call: MethodCall) -> Label:
    label = call.mailbox.labels.get(call.ids[0])
    if label is None:
        raise refusals.not_found()
    return label


def _own(call: MethodCall) -> Label:
    label = _known(call)
    if label.system:
        raise refusals.bad_request("Invalid update request: system label")
    return label


def _name(body: JsonObject) -> str:
    name = body.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > _NAME_LIMIT:
        raise refusals.bad_request("Invalid label name")
    return name.strip()


def _changed(label: Label, body: JsonObject) -> Label:
    shown, messages = body.get("labelListVisibility"), body.get("messageListVisibility")
    if (shown and shown not in _LIST_VISIBILITY) or (
        messages and messages not in _MESSAGE_VISIBILITY
    ):
        raise refusals.bad_request("Invalid label visibility")
    return replace(
        label,
        list_visibility=str(shown or label.list_visibility),
        message_visibility=str(messages or label.message_visibility),
        colour=_colour(body.get("color")) or label.colour,
    )


def _colour(given: Json) -> tuple[str, str] | None:
    if not isinstance(given, dict):
        return None
    return str(given.get("textColor", "")), str(given.get("backgroundColor", ""))


def _view(label: Label) -> dict[str, Json]:
    view: dict[str, Json] = {
        "id": label.label_id,
        "name": label.name,
        "type": "system" if label.system else "user",
        "labelListVisibility": label.list_visibility,
        "messageListVisibility": label.message_visibility,
    }
    if label.colour:
        view["color"] = {"textColor": label.colour[0], "backgroundColor": label.colour[1]}
    return view


def _counts(mailbox: Mailbox, label_id: str) -> dict[str, Json]:
    held = [message for message in mailbox.messages.values() if label_id in message.labels]
    unread = [message for message in held if SystemLabel.UNREAD in message.labels]
    return {
        "messagesTotal": len(held),
        "messagesUnread": len(unread),
        "threadsTotal": len({message.thread_id for message in held}),
        "threadsUnread": len({message.thread_id for message in unread}),
    }


def _taken() -> ApiError:
    return ApiError(409, "aborted", "Label name exists or conflicts")
