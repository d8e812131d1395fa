"""Parts put together: paragraphs, greeting, sign-off and signature, as text and as simple HTML.

It must not know where a part comes from, nor any rule.
"""

import html
import re
from dataclasses import dataclass

from agent.mail.html_text import html_to_text
from agent.mail.marks import without_marks

_DOUBLED_STOP = re.compile(r"(?<![.!?])([.!?])\.(?![.])")
_BEFORE_STOP = re.compile(r"[ \t]+([,.;:!?])(?=\s|$)")
_LINK = re.compile(r"https?://[^\s<>\"']{1,500}")
_SIGNATURE_CAP = 20_000


@dataclass(frozen=True, slots=True)
class Parts:
    """A letter before it is one text; `signed` are the lines under the sign-off."""

    greeting: str
    paragraphs: tuple[str, ...]
    sign_off: str
    signed: tuple[str, ...]


def tidy(text: str) -> str:
    """One line: single blanks, no blank before a stop, no two stops where a name ended in one."""
    flat = " ".join(text.split())
    return _DOUBLED_STOP.sub(r"\1", _BEFORE_STOP.sub(r"\1", flat))


def as_text(parts: Parts, signature: str = "") -> str:
    """The letter as plain text; `signature` is the user's own, already as text."""
    closing = "\n".join((parts.sign_off, *parts.signed))
    blocks = [parts.greeting, *parts.paragraphs, closing]
    own = f"\n\n-- \n{signature}" if signature else ""
    return "\n\n".join(block for block in blocks if block) + own


def as_html(parts: Parts, signature_html: str = "") -> str:
    """The letter as Gmail's composer writes one: a `div` a line, an empty one between blocks."""
    blocks = [[parts.greeting], *([one] for one in parts.paragraphs)]
    blocks.append([parts.sign_off, *parts.signed])
    shown = ["".join(f"<div>{_markup(line)}</div>" for line in block if line) for block in blocks]
    body = "<div><br></div>".join(block for block in shown if block)
    own = f'<div><br></div><div class="gmail_signature">{signature_html}</div>'
    return f"<div>{body}{own if signature_html else ''}</div>"


def _markup(line: str) -> str:
    """One line as HTML, addresses of pages as links."""
    pieces: list[str] = []
    at = 0
    for found in _LINK.finditer(line):
        link = found.group().rstrip(".,;:!?)")
        shown = html.escape(link)
        pieces += [html.escape(line[at : found.start()]), f'<a href="{shown}">{shown}</a>']
        at = found.start() + len(link)
    return "".join([*pieces, html.escape(line[at:])])


def signature_text(signature_html: str) -> str:
    """The user's own signature as lines of text."""
    text = without_marks(html_to_text(signature_html[:_SIGNATURE_CAP])) if signature_html else ""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
