"""Marks that the HTML walker leaves in its text for the splitter of own words.

They are Unicode non-characters, which `text.clean` removes from every input, so no mail can bring
its own. They never leave this room: `without_marks` takes them out.
"""

import re

from agent.mail.text import one_gap

CUT = "\ufdd0"
"""Everything from here on is an earlier message (the sender's program said so in the markup)."""

SIGNATURE = "\ufdd1"
"""A signature block of the sender's program begins."""

SIGNATURE_END = "\ufdd2"
"""It ends."""

INDENTED = "\ufdd3"
"""This line stands in a plain blockquote: a quotation only behind "On ... wrote:"."""

RULE = "\ufdd4"
"""A drawn line across the page."""

_ANY = re.compile("[\ufdd0-\ufdd4]")
_ALONE = re.compile("^[\ufdd0-\ufdd2\ufdd4]\n?", re.MULTILINE)


def without_marks(text: str) -> str:
    """The text as a reader sees it, its white space still in order."""
    if text.isascii() or not _ANY.search(text):
        return text
    return one_gap(_ANY.sub("", _ALONE.sub("", text)))
