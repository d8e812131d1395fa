"""users.getProfile and users.settings.sendAs: whose mailbox it is and which addresses they use."""

from agent.localgmail import refusals
from agent.localgmail.calls import Json, JsonObject
from agent.localgmail.methods.call import MethodCall
from agent.localgmail.model import Identity


def get_profile(call: MethodCall) -> JsonObject:
    """users.getProfile."""
    mailbox = call.mailbox
    return {
        "emailAddress": mailbox.email,
        "messagesTotal": len(mailbox.messages),
        "threadsTotal": mailbox.thread_count(),
        "historyId": str(mailbox.journal.current),
    }


def list_send_as(call: MethodCall) -> JsonObject:
    """settings.sendAs.list."""
    return {"sendAs": [_view(identity) for identity in call.mailbox.identities]}


def get_send_as(call: MethodCall) -> JsonObject:
    """settings.sendAs.get. Raises ApiError 404."""
    wanted = call.ids[0].lower()
    for identity in call.mailbox.identities:
        if identity.email.lower() == wanted:
            return _view(identity)
    raise refusals.not_found()


def _view(identity: Identity) -> JsonObject:
    view: dict[str, Json] = {
        "sendAsEmail": identity.email,
        "displayName": identity.name,
        "replyToAddress": "",
        "signature": identity.signature_html,
        "isDefault": identity.default,
    }
    if identity.primary:
        view["isPrimary"] = True
    else:
        view["treatAsAlias"] = True
        view["verificationStatus"] = "accepted" if identity.accepted else "pending"
    return view
