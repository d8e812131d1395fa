"""Which scope permits which method (gmail-api.md 1.6, from the discovery document).

A test compares this table with the document that google-api-python-client ships.
"""

from collections.abc import Mapping
from enum import StrEnum

_AUTH = "https://www.googleapis.com/auth/"


class Scope(StrEnum):
    """The Gmail scopes this server knows."""

    FULL = "https://mail.google.com/"
    READONLY = _AUTH + "gmail.readonly"
    COMPOSE = _AUTH + "gmail.compose"
    INSERT = _AUTH + "gmail.insert"
    LABELS = _AUTH + "gmail.labels"
    SEND = _AUTH + "gmail.send"
    METADATA = _AUTH + "gmail.metadata"
    MODIFY = _AUTH + "gmail.modify"
    SETTINGS_BASIC = _AUTH + "gmail.settings.basic"
    SETTINGS_SHARING = _AUTH + "gmail.settings.sharing"
    # Gmail add-ons: never granted by the consent here, named so that the table is the document's.
    ADDON_ACTION = _AUTH + "gmail.addons.current.message.action"
    ADDON_COMPOSE = _AUTH + "gmail.addons.current.action.compose"
    ADDON_METADATA = _AUTH + "gmail.addons.current.message.metadata"
    ADDON_READONLY = _AUTH + "gmail.addons.current.message.readonly"


ASKED_FOR: tuple[Scope, ...] = (Scope.READONLY, Scope.COMPOSE, Scope.INSERT)

_ALL = {Scope.FULL, Scope.MODIFY}
_READ = _ALL | {Scope.READONLY}
_LIST = _READ | {Scope.METADATA}
_ADDON = {Scope.ADDON_ACTION, Scope.ADDON_READONLY}
_GET = _LIST | _ADDON | {Scope.ADDON_METADATA}
_DRAFT_READ = _READ | {Scope.COMPOSE}
_DRAFT_WRITE = _ALL | {Scope.COMPOSE, Scope.ADDON_COMPOSE}
_INSERT = _ALL | {Scope.INSERT}
_LABEL_WRITE = _ALL | {Scope.LABELS}
_LABEL_READ = _LIST | {Scope.LABELS}
_SETTINGS_READ = _READ | {Scope.SETTINGS_BASIC}
_ONLY_FULL = {Scope.FULL}

PERMITTED: Mapping[str, frozenset[Scope]] = {
    method: frozenset(scopes)
    for method, scopes in {
        "users.getProfile": _LIST | {Scope.COMPOSE},
        "history.list": _LIST,
        "messages.list": _LIST,
        "messages.get": _GET,
        "messages.attachments.get": _READ | _ADDON,
        "messages.insert": _INSERT,
        "messages.import": _INSERT,
        "messages.send": _DRAFT_WRITE | {Scope.SEND},
        "messages.modify": _ALL,
        "messages.batchModify": _ALL,
        "messages.trash": _ALL,
        "messages.untrash": _ALL,
        "messages.delete": _ONLY_FULL,
        "messages.batchDelete": _ONLY_FULL,
        "threads.list": _LIST,
        "threads.get": _GET,
        "threads.modify": _ALL,
        "threads.trash": _ALL,
        "threads.untrash": _ALL,
        "threads.delete": _ONLY_FULL,
        "drafts.list": _DRAFT_READ,
        "drafts.get": _DRAFT_READ,
        "drafts.create": _DRAFT_WRITE,
        "drafts.update": _DRAFT_WRITE,
        "drafts.delete": _DRAFT_WRITE,
        "drafts.send": _DRAFT_WRITE,
        "labels.list": _LABEL_READ,
        "labels.get": _LABEL_READ,
        "labels.create": _LABEL_WRITE,
        "labels.update": _LABEL_WRITE,
        "labels.patch": _LABEL_WRITE,
        "labels.delete": _LABEL_WRITE,
        "settings.sendAs.list": _SETTINGS_READ,
        "settings.sendAs.get": _SETTINGS_READ,
    }.items()
}
