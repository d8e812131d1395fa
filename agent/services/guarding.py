"""The last look at a draft's bytes before they are written: one person, the right place, no copy.

Whatever the rooms before decided, nothing leaves for Drafts that breaks these: they are few, they
look at what Gmail will get, and they need to know nothing of how it came about.
"""

from collections.abc import Collection
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses

from agent.ports.store import DraftRow
from agent.process.hosts import can_reply

_LONGEST_LINE = 998  # RFC 5322 section 2.1.1
_COPIES = ("Cc", "Bcc", "Reply-To", "Sender", "Resent-To", "Resent-Cc", "Resent-Bcc")


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a draft is not written, and by which rule."""

    rule: str
    reason: str


def unfit(row: DraftRow, owners: Collection[str]) -> Unfit | None:
    """What is wrong with a draft's bytes, or None. `owners` are the user's own addresses."""
    message = message_from_bytes(row.mime, policy=default)
    return _wrong_people(row, message, owners) or _wrong_place(row, message)


def _wrong_people(row: DraftRow, message: EmailMessage, owners: Collection[str]) -> Unfit | None:
    to = _addresses(message, "To")
    if to != [row.to.lower()] or len(message.get_all("To", [])) != 1:
        return Unfit("CM-18", "the draft would not go to exactly one person")
    if any(message.get_all(name) for name in _COPIES):
        return Unfit("CM-18", "the draft would go to somebody else as well")
    if to[0] in owners:
        return Unfit("CM-18", "the draft would go to yourself")
    if not can_reply(to[0]):
        return Unfit("CM-8", f"{to[0]} takes no answers")
    sender = _addresses(message, "From")
    if len(sender) != 1 or sender[0] not in owners:
        return Unfit("CM-18", "the draft would not come from one of your addresses")
    return None


def _wrong_place(row: DraftRow, message: EmailMessage) -> Unfit | None:
    parent, thread = str(message["In-Reply-To"] or "").strip(), row.fact.thread_id
    references = str(message["References"] or "").split()
    if bool(parent) != bool(thread) or (parent and references[-1:] != [parent]):
        return Unfit("CM-18", "its thread and its threading headers do not agree")
    if parent and (parent != row.fact.reply_to_id or parent.encode() not in row.mime):
        return Unfit("CM-18", "the id it answers would not survive in its headers")
    if any(len(line) > _LONGEST_LINE for line in row.mime.split(b"\r\n")):
        return Unfit("CM-18", "one of its lines is longer than mail allows")
    return None


def _addresses(message: EmailMessage, name: str) -> list[str]:
    found = getaddresses([str(one) for one in message.get_all(name, [])])
    return [address.lower() for _, address in found]
