"""File a message of the agent's into the user's own inbox: its bytes, and how it is found again.

For digests and notes alike. Nothing is sent: `messages.insert` puts it there, from an address that
is not the user's, since Gmail files mail from those under Sent (gmail-api.md 3.10). What is said in
it, and when, is not known here.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from agent.errors import CursorExpiredError, GoneError
from agent.ports.mailbox import ChangeKind, Mailbox
from agent.services.intake import OWN_DOMAIN

# An insertion begun so lately may be another session's that is still waiting for its answer.
IN_FLIGHT = timedelta(minutes=2)
INBOX = ("INBOX", "UNREAD")


@dataclass(frozen=True, slots=True)
class OwnMail:
    """A message to the user. `sender` is the part before the agent's own domain."""

    sender: str
    subject: str
    text: str
    html: str
    message_id: str


def to_bytes(mail: OwnMail, to: str, now: datetime) -> bytes:
    """The message's bytes: text and HTML, an answer to it going to the user themselves."""
    message = EmailMessage(policy=SMTP.clone(max_line_length=998))
    message["From"] = f"followup <{mail.sender}@{OWN_DOMAIN}>"
    message["To"] = to
    message["Reply-To"] = answer_address(to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message.as_bytes()


def answer_address(email: str) -> str:
    """Where an answer to the agent goes: the user's own mailbox, by a tag of the agent's."""
    local, _, domain = email.rpartition("@")
    return f"{local.partition('+')[0]}+followup@{domain}"


def unguessable(*known: str, length: int = 16) -> str:
    """A mark for a Message-ID: the same for the same parts, telling none of them."""
    return hashlib.sha256("\x1f".join(known).encode()).hexdigest()[:length]


def find_filed(mailbox: Mailbox, message_id: str, cursor_before: str) -> str:
    """Gmail's id of a message whose insertion had an unknown outcome, "" where it is not there.

    Asked of history since `cursor_before`, then of search by the id.
    """
    try:
        changes = mailbox.history(cursor_before).changes if cursor_before else ()
    except CursorExpiredError:
        changes = ()
    added = [one.gmail_id for one in changes if one.kind is ChangeKind.ADDED]
    query = f"rfc822msgid:{message_id.strip('<>')}"
    found = [ref.gmail_id for ref in mailbox.messages(query, include_spam_trash=True)]
    return next((one for one in [*added, *found] if _is(mailbox, one, message_id)), "")


def _is(mailbox: Mailbox, gmail_id: str, message_id: str) -> bool:
    try:
        return mailbox.view(gmail_id, ("Message-ID",)).header("Message-ID") == message_id
    except GoneError:
        return False
