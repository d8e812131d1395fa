"""Every method this server knows: its name, its verb and path, and who answers it.

Sending, labelling, trashing and deleting messages are known and refused: the agent never does it,
and a test suite fails where it tries (ARCHITECTURE.md, "Never sends").
"""

from collections.abc import Mapping
from dataclasses import dataclass

from agent.localgmail import refusals
from agent.localgmail.calls import JsonObject
from agent.localgmail.methods import account, drafts, history, labels, messages, threads
from agent.localgmail.methods.call import Handler, MethodCall
from agent.localgmail.prices import UNITS
from agent.localgmail.scopes import PERMITTED, Scope

SENDING: frozenset[str] = frozenset({"messages.send", "drafts.send"})


def _refused(_call: MethodCall) -> JsonObject | None:
    raise refusals.forbidden("This server never sends, labels or deletes a message for a client.")


@dataclass(frozen=True, slots=True)
class Method:
    """A method; `path` is below users/{userId}, `*` stands for an id."""

    name: str
    verb: str
    path: tuple[str, ...]
    handler: Handler
    permitted: frozenset[Scope]
    units: int

    @property
    def never(self) -> bool:
        """True for a method that is counted and refused, whoever asks."""
        return self.handler is _refused

    def ids(self, path: tuple[str, ...]) -> tuple[str, ...] | None:
        """The ids of a path of this method, or None where it is another method's."""
        if len(path) != len(self.path):
            return None
        pairs = list(zip(self.path, path, strict=True))
        if any(wanted not in ("*", given) for wanted, given in pairs):
            return None
        return tuple(given for wanted, given in pairs if wanted == "*")


_PATHS: tuple[tuple[str, str, str, Handler], ...] = (
    ("users.getProfile", "GET", "profile", account.get_profile),
    ("history.list", "GET", "history", history.list_history),
    ("messages.list", "GET", "messages", messages.list_messages),
    ("messages.insert", "POST", "messages", messages.insert_message),
    ("messages.import", "POST", "messages/import", messages.import_message),
    ("messages.send", "POST", "messages/send", _refused),
    ("messages.batchModify", "POST", "messages/batchModify", _refused),
    ("messages.batchDelete", "POST", "messages/batchDelete", _refused),
    ("messages.get", "GET", "messages/*", messages.get_message),
    ("messages.delete", "DELETE", "messages/*", _refused),
    ("messages.modify", "POST", "messages/*/modify", _refused),
    ("messages.trash", "POST", "messages/*/trash", _refused),
    ("messages.untrash", "POST", "messages/*/untrash", _refused),
    ("messages.attachments.get", "GET", "messages/*/attachments/*", messages.get_attachment),
    ("threads.list", "GET", "threads", threads.list_threads),
    ("threads.get", "GET", "threads/*", threads.get_thread),
    ("threads.delete", "DELETE", "threads/*", _refused),
    ("threads.modify", "POST", "threads/*/modify", _refused),
    ("threads.trash", "POST", "threads/*/trash", _refused),
    ("threads.untrash", "POST", "threads/*/untrash", _refused),
    ("drafts.list", "GET", "drafts", drafts.list_drafts),
    ("drafts.create", "POST", "drafts", drafts.create_draft),
    ("drafts.send", "POST", "drafts/send", _refused),
    ("drafts.get", "GET", "drafts/*", drafts.get_draft),
    ("drafts.update", "PUT", "drafts/*", drafts.update_draft),
    ("drafts.delete", "DELETE", "drafts/*", drafts.delete_draft),
    ("labels.list", "GET", "labels", labels.list_labels),
    ("labels.create", "POST", "labels", labels.create_label),
    ("labels.get", "GET", "labels/*", labels.get_label),
    ("labels.update", "PUT", "labels/*", labels.update_label),
    ("labels.patch", "PATCH", "labels/*", labels.patch_label),
    ("labels.delete", "DELETE", "labels/*", labels.delete_label),
    ("settings.sendAs.list", "GET", "settings/sendAs", account.list_send_as),
    ("settings.sendAs.get", "GET", "settings/sendAs/*", account.get_send_as),
)

METHODS: Mapping[str, Method] = {
    name: Method(name, verb, tuple(path.split("/")), handler, PERMITTED[name], UNITS[name])
    for name, verb, path, handler in _PATHS
}


def find_method(verb: str, path: tuple[str, ...]) -> tuple[Method, tuple[str, ...]]:
    """The method of a verb and path with the path's ids. Raises ApiError 404."""
    for method in METHODS.values():
        if method.verb == verb and (ids := method.ids(path)) is not None:
            return method, ids
    raise refusals.not_found()
