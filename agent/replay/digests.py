"""The digests that a replay delivered, taken from the mailbox as the user would find them there."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from agent.localgmail import LocalGmail
from agent.services.intake import OWN_DOMAIN


@dataclass(frozen=True, slots=True)
class Delivered:
    """A digest as it lies in the inbox."""

    week: str
    subject: str
    html: str


def delivered_digests(server: LocalGmail, email: str) -> tuple[Delivered, ...]:
    """Every digest in the mailbox, by week."""
    with server.lock:
        raws = [one.raw for one in server.mailbox(email).messages.values()]
    found = (_delivered(raw) for raw in raws if OWN_DOMAIN.encode() in raw[:4_000])
    return tuple(sorted((one for one in found if one), key=lambda one: one.week))


def _delivered(raw: bytes) -> Delivered | None:
    message = message_from_bytes(raw, EmailMessage, policy=default)
    name, _, domain = str(message["Message-ID"] or "").strip("<>").partition("@")
    body = message.get_body(("html",)) if isinstance(message, EmailMessage) else None
    if domain != OWN_DOMAIN or not name.startswith("digest-") or body is None:
        return None
    return Delivered("-".join(name.split("-")[-2:]), str(message["Subject"]), body.get_content())
