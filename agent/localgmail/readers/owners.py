"""Whose mailbox an export is: from Delivered-To and the SENT label, where they are unambiguous."""

from collections import Counter

from agent.errors import UnreadableInputError
from agent.localgmail.readers.export import Export

_HINT = "Name the owner: --owner ADDRESS (repeatable)."
_SHOWN = 5


def owners_of(export: Export) -> tuple[str, ...]:
    """The owner's addresses, the most used first; plus-tags are taken off.

    Raises UnreadableInputError where the export does not say, or names several people.
    """
    senders = Counter(message.sender for message in export.messages if message.sent)
    del senders[""]
    receivers = Counter(
        _plain(address) for message in export.messages for address in message.delivered_to[:1]
    )
    # SENT says who wrote; only Gmail and the owner's own program put it there, so every sender is
    # the owner. Delivered-To may be a list's or a forwarder's: it decides alone only if it is one.
    if senders:
        known = [address for address in receivers if len(receivers) == 1 or address in senders]
        return tuple(dict.fromkeys([*_by_use(senders), *known]))
    if len(receivers) == 1:
        return tuple(receivers)
    if not receivers:
        raise UnreadableInputError("The mailbox does not say whose it is", hint=_HINT)
    named = ", ".join(_by_use(receivers)[:_SHOWN])
    raise UnreadableInputError(f"The mailbox names several receivers: {named}", hint=_HINT)


def _by_use(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda address: (-counted[address], address))


def _plain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"
