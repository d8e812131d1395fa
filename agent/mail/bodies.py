"""The visible body of a message, chosen among its parts, and the texts that are not the sender's.

Knows MIME parts and the two ways a body is written; nothing of quotes and signatures.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agent.mail.marks import without_marks
from agent.mail.mime import Part
from agent.mail.patterns import LazyPattern
from agent.mail.text import clean, join_flowed, squeeze

MAX_TEXT = 2_000_000
_FEW_WORDS = 25
_STUB = LazyPattern(
    r"\b(?:view|read|open) (?:this|it|the) .{0,40}(?:browser|online|html)|"
    r"html (?:e-?mail|mail|version|view)|does(?: not|n't) support html|"
    r"html-?(?:fähig|format)|plain ?text version",
    hints=("html", "browser", "online", "text version"),
)
_MARKUP = re.compile(r"<(?:html|body|div|table|p|br)\b[^<>]{0,500}>", re.IGNORECASE)
_STRUCK = LazyPattern(
    r"<(?:s|del|strike)\b|line-through", hints=("<s>", "<s ", "<s\n", "<del", "<strike", "line-th")
)
_UNSEEN = re.compile(
    r"<(?:style|script|head|title)\b[^<>]{0,2000}>[^<]{0,200000}|<!--[^>]{0,5000}>|<[^<>]{0,5000}>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """The text a reader sees (with `marks`), and the words of attached messages."""

    text: str = ""
    attached: str = ""


@dataclass(slots=True)
class _Section:
    """One place in the message: its text form, its HTML form, or both."""

    choice: int
    texts: list[Part] = field(default_factory=list)
    htmls: list[Part] = field(default_factory=list)


def read_body(parts: Sequence[Part]) -> Body:
    """The body of a message with these leaves. An attached message's text is kept apart."""
    own = [part for part in parts if not part.forwarded and _is_inline_text(part)]
    attached = [part for part in parts if part.forwarded and _is_inline_text(part)]
    return Body(_joined(own), without_marks(_joined(attached)))


def _is_inline_text(part: Part) -> bool:
    if part.type not in ("text/plain", "text/html"):
        return False
    return part.disposition.value != "attachment" and not (part.filename and not part.choice)


def _joined(parts: Iterable[Part]) -> str:
    sections: list[_Section] = []
    for part in parts:
        if not sections or part.choice == 0 or sections[-1].choice != part.choice:
            sections.append(_Section(part.choice))
        is_html = part.type == "text/html"
        (sections[-1].htmls if is_html else sections[-1].texts).append(part)
    return "\n\n".join(filter(None, map(_section_text, _without_doubles(sections))))


def _without_doubles(sections: list[_Section]) -> list[_Section]:
    """A text part before an HTML part with the same words: two forms of one body, badly wrapped."""
    if len(sections) != 2 or not sections[0].texts or sections[1].texts or sections[0].htmls:
        return sections
    if not _same_words(sections[0].texts[0].text(), sections[1].htmls[0].text()):
        return sections
    return [_Section(1, sections[0].texts, sections[1].htmls)]


def _same_words(text: str, html: str) -> bool:
    """Whether of the text's first words most stand in the HTML too."""
    sample = text[:2000].split()[:40]
    return sum(word in html for word in sample) * 10 >= len(sample) * 7


def _section_text(section: _Section) -> str:
    text = "\n\n".join([_plain(part) for part in section.texts])
    if not section.htmls:
        return text
    return better_form(text, "\n".join([part.text() for part in section.htmls]))


def _plain(part: Part) -> str:
    text = clean(part.text()[:MAX_TEXT])
    if part.content.get("format").lower() == "flowed":
        text = join_flowed(text, delsp=part.content.get("delsp").lower() == "yes")
    return plain_to_text(text)


def plain_to_text(text: str) -> str:
    """A text/plain body with its white space in order; where it is HTML in truth, as HTML."""
    if "<" in text and len(_MARKUP.findall(text[:20_000])) >= 3:
        return _walk(text)
    return squeeze(text)


def _walk(html: str) -> str:
    from agent.mail.html_text import html_to_text  # most mail is plain text

    return html_to_text(html)


def better_form(text: str, html: str) -> str:
    """The body from its two forms: the plain text unless it is a stub or much shorter.

    Where the HTML strikes words out, it is the better one: plain text cannot say so ("Old: 2pm").
    `text` is squeezed; the HTML is only walked where it is wanted.
    """
    if not html.strip():
        return text
    words = len(text.split())
    struck = _STRUCK.search(html) is not None
    if words >= _FEW_WORDS and not struck and not _STUB.search(text[:2000]):
        seen = len(_UNSEEN.sub(" ", html[:MAX_TEXT]).split())
        if words * 2 >= seen:
            return text
    shown = _walk(html)
    count = len(without_marks(shown).split())
    if not count:
        return text
    return shown if struck or not text or count * 4 >= words * 3 else text
