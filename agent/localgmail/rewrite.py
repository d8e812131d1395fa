"""Surgery on a message's bytes: headers replaced without touching the others, a body renewed.

Headers that are not named keep every byte; what the composer of Gmail's web page does to a draft
is imitated here (gmail-api.md 3.4). Knows no mailbox.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from agent.localgmail.content import Content, part_file_name, part_text, split_head
from agent.localgmail.ids import opaque_id

_POLICY = SMTP.clone(max_line_length=998)
_COMMENT = re.compile(r"(?s)<!--.{0,20000}?-->")
_BODY_HEADERS = ("content-type", "content-transfer-encoding", "content-disposition", "mime-version")


def header_lines(head: bytes) -> list[tuple[str, bytes]]:
    """Every header with its lower-case name and its lines as they stand."""
    lines: list[tuple[str, bytes]] = []
    for line in head.splitlines(keepends=True):
        if line[:1] in {b" ", b"\t"} and lines:
            lines[-1] = (lines[-1][0], lines[-1][1] + line)
        else:
            name = line.partition(b":")[0].decode("latin-1").strip().lower()
            lines.append((name, line))
    return lines


def with_header(raw: bytes, name: str, value: str) -> bytes:
    """The message with this header in place of any of that name; all other bytes stay."""
    head, body = split_head(raw)
    new = f"{name}: {value}\r\n".encode("utf-8", "surrogateescape")
    kept = [line for key, line in header_lines(head) if key != name.lower()]
    return new + _joined(kept, body)


def without_headers(raw: bytes, names: Iterable[str]) -> bytes:
    """The message without these headers; a name ending in `*` stands for a prefix."""
    wanted = [name.lower() for name in names]
    head, body = split_head(raw)
    return _joined([line for key, line in header_lines(head) if not _named(key, wanted)], body)


def with_text(raw: bytes, text: str, html: str = "") -> bytes:
    """The message with another body; its headers keep every byte."""
    part = EmailMessage(policy=_POLICY)
    part.set_content(text)
    part.add_alternative(html or _as_html(text), subtype="html")
    part.set_boundary(f"localgmail-{opaque_id(text, html)}")
    head, _ = split_head(without_headers(raw, _BODY_HEADERS))
    return head + part.as_bytes()


def autosaved(raw: bytes) -> bytes:
    """What opening a draft in the composer makes of it: the same words in Gmail's own HTML."""
    content = Content(raw)
    html = next(
        (
            part_text(part)
            for part in content.parsed().walk()
            if part.get_content_type() == "text/html" and not part_file_name(part)
        ),
        "",
    )
    inner = _COMMENT.sub("", html[:400_000]) if html else _as_html(content.text())
    return with_text(raw, content.text(), f'<div dir="ltr">{inner}</div>')


def completed_draft(raw: bytes, now: datetime, gmail_id: str) -> bytes:
    """A draft's bytes with the Message-ID and Date that Gmail adds where they are missing."""
    content = Content(raw)
    if not content.first("message-id"):
        raw = with_header(raw, "Message-ID", f"<CA{gmail_id}@mail.gmail.com>")
    if not content.first("date"):
        raw = with_header(raw, "Date", format_datetime(now))
    return raw


def composed(
    *, sender: str, to: str, subject: str, text: str, message_id: str, at: datetime
) -> bytes:
    """A plain message of the user's own."""
    message = EmailMessage(policy=_POLICY)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Message-ID"], message["Date"] = message_id, format_datetime(at)
    message.set_content(text)
    return message.as_bytes()


def _joined(lines: Iterable[bytes], body: bytes) -> bytes:
    return b"".join(lines) + b"\r\n" + body


def _named(key: str, wanted: list[str]) -> bool:
    return any(key == name or (name.endswith("*") and key.startswith(name[:-1])) for name in wanted)


def _as_html(text: str) -> str:
    return "".join(f"<div>{escape(line) or '<br>'}</div>" for line in text.splitlines())
