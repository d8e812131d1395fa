"""The protocols through which services see the outside: a mailbox that cannot send, and a store."""

from agent.ports.mailbox import (
    Change,
    ChangeKind,
    DraftRef,
    DraftView,
    History,
    Label,
    Mailbox,
    MessageRef,
    MessageView,
    Profile,
    RawMessage,
    SendAs,
)

__all__ = [
    "Change",
    "ChangeKind",
    "DraftRef",
    "DraftView",
    "History",
    "Label",
    "Mailbox",
    "MessageRef",
    "MessageView",
    "Profile",
    "RawMessage",
    "SendAs",
]
