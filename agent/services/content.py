"""What a draft's bytes say to a reader: for telling a user's edit from Gmail's own rewriting."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses

from agent.ports.store import DraftRow
from agent.writing.fingerprint import normalised_content


def content_of(raw: bytes, signature_html: str = "") -> str:
    """The fingerprint of a draft's recipients, subject and visible words."""
    message = message_from_bytes(raw, policy=default)
    return normalised_content(
        text=_part(message, "plain"),
        html=_part(message, "html"),
        subject=str(message["Subject"] or ""),
        to=[address for _, address in getaddresses([str(message["To"] or "")])],
        signature_html=signature_html,
    )


def same_content(row: DraftRow, raw: bytes) -> bool:
    """Whether a draft still says what we wrote; what cannot be read counts as changed."""
    try:
        return content_of(row.mime) == content_of(raw)
    except (LookupError, ValueError, UnicodeError):
        return False


def same_body(mime: bytes, raw: bytes) -> bool:
    """Whether a draft's body is byte for byte the one we wrote: nobody saved it since."""
    return _body(mime) == _body(raw)


def _body(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2].rstrip()


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    return str(body.get_content()) if body is not None else ""
