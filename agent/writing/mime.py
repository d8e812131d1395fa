"""A worded draft as RFC 5322 bytes for drafts.create: text and HTML, one recipient, no Date.

Every header value is made one clean line first, so none can bring a header of its own. The
policy keeps long Message-IDs of threads whole: folded ones are encoded, and Outlook then drops
them (gmail-api.md 3.3). It must not know Gmail's API, storage or rules.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy

from agent.domain.message import MARKER_HEADER, Address
from agent.domain.plan import Placement
from agent.writing.request import DraftText

UNFOLDED = SMTP.clone(max_line_length=998)
"""CRLF, and no folding below the limit of RFC 5322 section 2.1.1: for headers that hold ids."""

_ID_HEADERS = frozenset({"message-id", "in-reply-to", "references"})


class _KeepsIds(EmailPolicy):
    """Ids stay whole; every other header is folded, and encoded, in the usual short lines."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as bytes."""
        policy = UNFOLDED if name.lower() in _ID_HEADERS else SMTP
        return policy.fold_binary(name, value)


POLICY = _KeepsIds(linesep="\r\n")

SUBJECT_CAP = 250
NAME_CAP = 120
MOST_REFERENCES = 20
"""The newest ids of a chain; the first is kept too (RFC 5322 section 3.6.4 allows any number)."""

_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{3,900}>")
_ADDR_SPEC = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
_TOKEN = re.compile(r"[A-Za-z0-9._=+/-]{1,200}")


class UnfitError(ValueError):
    """An address, an id or a marker that cannot stand in a header as it is."""


def to_mime(
    draft: DraftText,
    placement: Placement,
    sender: Address,
    recipient: Address,
    message_id: str,
    marker: str,
) -> bytes:
    """The draft's bytes (CRLF): multipart/alternative, threading headers as the placement says.

    `message_id` has its angle brackets; `marker` is opaque. Raises UnfitError where an address,
    the id or the marker is not fit for a header: an employer may write from any address.
    """
    mail = EmailMessage(policy=POLICY)
    mail["From"] = _mailbox(sender)
    mail["To"] = _mailbox(recipient)
    mail["Subject"] = one_line(draft.subject, SUBJECT_CAP)
    mail["Message-ID"] = _checked(_ID, message_id, "Message-ID")
    if placement.in_reply_to and not placement.opens_thread:
        _thread(mail, placement)
    mail[MARKER_HEADER] = _checked(_TOKEN, marker, "marker")
    mail.set_content(draft.text + "\n", cte="quoted-printable")
    mail.add_alternative(draft.html, subtype="html", cte="quoted-printable")
    mail.set_boundary(_boundary(draft))
    return mail.as_bytes()


def _boundary(draft: DraftText) -> str:
    """The same for the same words; "=_" cannot stand in quoted-printable (RFC 2045, 6.7)."""
    said = f"{draft.text}\x1f{draft.html}".encode()
    return f"=_{hashlib.sha256(said).hexdigest()[:32]}"


def one_line(text: str, cap: int) -> str:
    """A header value: no controls, no line ends, no direction marks, not longer than `cap`."""
    spaced = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    kept = "".join(char for char in spaced if unicodedata.category(char)[0] != "C")
    return " ".join(kept.split())[:cap].rstrip()


def fit_address(email: str) -> bool:
    """Whether the address can stand in a header as it is (RFC 5322 dot-atom, ASCII)."""
    return _ADDR_SPEC.fullmatch(email) is not None


def clean_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """The usable Message-IDs, once each, the first and the newest ones of a long chain."""
    usable = tuple(dict.fromkeys(one for one in ids if _ID.fullmatch(one)))
    if len(usable) <= MOST_REFERENCES:
        return usable
    return (usable[0], *usable[-(MOST_REFERENCES - 1) :])


def _thread(mail: EmailMessage, placement: Placement) -> None:
    parent = clean_ids([placement.in_reply_to])
    if not parent:
        return
    references = clean_ids((*placement.references, *parent))
    mail["In-Reply-To"] = parent[0]
    mail["References"] = " ".join(references)


def _mailbox(address: Address) -> HeaderAddress:
    spec = _checked(_ADDR_SPEC, address.email, "address")
    local, _, domain = spec.rpartition("@")
    return HeaderAddress(one_line(address.name, NAME_CAP), local, domain)


def _checked(pattern: re.Pattern[str], value: str, what: str) -> str:
    if not pattern.fullmatch(value):
        raise UnfitError(f"unfit {what} for a header")
    return value
