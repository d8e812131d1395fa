"""What a draft says, as a hash that survives Gmail's rewriting but not the user's.

Opening a draft in Gmail's composer wraps and rewrites its HTML, may add the user's signature and
quotes the message answered; none of that is an edit (gmail-api.md 3.6). Recipients, subject and
the visible words are. It must not know Gmail's API or storage.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from agent.mail.html_text import html_to_text
from agent.mail.marks import CUT, SIGNATURE, without_marks
from agent.writing.letter import signature_text

_CAP = 200_000
_QUOTE = re.compile(
    r"^(?:>|-{3,8} ?(?:original message|forwarded message)|on\b.{1,300}\bwrote:\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_DASHES = re.compile(r"^-- ?$", re.MULTILINE)
_PREFIX = re.compile(r"^(?:re|aw|sv|fwd?)\s?:\s*", re.IGNORECASE)


def normalised_content(
    *,
    text: str = "",
    html: str = "",
    subject: str = "",
    to: Iterable[str] = (),
    signature_html: str = "",
) -> str:
    """A SHA-256 (hex) of recipients, subject and visible words.

    The HTML is read where there is some, else the plain text. `signature_html` is the user's own,
    which Gmail may have added to the draft or not.
    """
    shown = visible_words(text=text, html=html, signature_html=signature_html)
    recipients = ",".join(sorted({one.strip().lower() for one in to if one.strip()}))
    parts = (recipients, _subject(subject), shown)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


def visible_words(*, text: str = "", html: str = "", signature_html: str = "") -> str:
    """What a reader sees above signature and quotation, as one line of composed characters."""
    seen = html_to_text(html[:_CAP]) if html else text[:_CAP].replace("\r\n", "\n")
    above = without_marks(seen.split(CUT, 1)[0].split(SIGNATURE, 1)[0])
    for end in (_DASHES, _QUOTE):
        found = end.search(above)
        above = above[: found.start()] if found else above
    return _without(_line(above), _line(signature_text(signature_html)))


def _without(text: str, signature: str) -> str:
    return text.removesuffix(signature).rstrip() if signature else text


def _line(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\u00a0", " "))
    return " ".join("".join(char for char in composed if char not in _UNSEEN).split())


_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def _subject(subject: str) -> str:
    bare = _line(subject)
    for _ in range(5):
        shorter = _PREFIX.sub("", bare, count=1)
        if shorter == bare:
            break
        bare = shorter
    return bare
