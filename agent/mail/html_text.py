"""HTML to the text a reader sees: hidden and struck-out content gone, tables as lines.

One walk over the tree of selectolax, which is imported when the first HTML mail comes. Quotes come
out with "> " in front, other hints of the markup as `marks`. Knows markup, not language: whether a
line is a quotation is decided in `own_words`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.mail.marks import CUT, INDENTED, RULE, SIGNATURE, SIGNATURE_END
from agent.mail.markup import Hidden, Role, role_of, unparseable
from agent.mail.patterns import word_set
from agent.mail.text import clean, squeeze

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_HTML = 2_000_000
MAX_NODES = 120_000
_MAX_DEPTH = 40

_SKIPPED = word_set(
    "head style script title noscript template object svg math select textarea iframe audio video",
    "canvas map del s strike -comment !doctype",
)
_LINE = word_set(
    "div center address article aside footer header main nav section form fieldset dt dd li figure",
    "figcaption caption legend details summary",
)
_PARAGRAPH = word_set("p h1 h2 h3 h4 h5 h6 ul ol dl table pre")
_FRAMED = frozenset((Role.QUOTE, Role.INDENTED, Role.SIGNATURE))
_TIGHT = re.compile(r"margin(?:-bottom)?:\s?0", re.IGNORECASE)
_PRE = re.compile(r"white-space:\s?(?:pre|break-spaces)", re.IGNORECASE)
_CRUDE_BREAK = re.compile(
    r"<(?:br|/?(?:p|div|tr|li|table|h[1-6]|blockquote))\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,20000}>")


def html_to_text(html: str) -> str:
    """The visible text, white space in order, with `marks` where the markup says what a part is.

    Never raises; linear: what would make the parser slow is read with its tags cut out instead.
    """
    html = clean(html[:MAX_HTML])
    if unparseable(html):
        return squeeze(_TAG.sub(" ", _CRUDE_BREAK.sub("\n", html)))
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(html).root
    return squeeze(_Walker(Hidden.of(html)).text_of(root)) if root is not None else ""


@dataclass(slots=True)
class _Frame:
    """Text being gathered: of the whole body, or of one cell, row, quotation or signature."""

    role: Role = Role.PLAIN
    pieces: list[str] = field(default_factory=list)
    newlines: int = 2  # at the tail; a frame begins as if behind a gap
    blank: bool = False  # a blank is due before the next word
    cells: list[str] = field(default_factory=list)

    def words(self, text: str) -> None:
        """Running text: white space collapses, and none stands at the beginning of a line."""
        words = " ".join(text.split())
        if not words:
            if self.newlines and "\xa0" in text:  # <p>&nbsp;</p>: an empty line is wanted
                self.pieces.append("\xa0")
                self.newlines = 0
            self.blank = self.blank or bool(text)
            return
        if (self.blank or text[0].isspace()) and not self.newlines:
            self.pieces.append(" ")
        self.pieces.append(words)
        self.newlines = 0
        self.blank = text[-1].isspace()

    def lines(self, at_least: int) -> None:
        """At least that many line ends before whatever comes next."""
        if self.newlines < at_least:
            self.pieces.append("\n" * (at_least - self.newlines))
            self.newlines = at_least
        self.blank = False

    def block(self, text: str, gap: int) -> None:
        """Finished text on lines of its own."""
        if text:
            self.lines(gap)
            self.pieces.append(text)
            self.newlines = 0
            self.lines(gap)

    def text(self) -> str:
        return "".join(self.pieces).strip("\n \xa0")


class _Walker:
    """One pass over the tree without recursion; `_open` holds the open elements, outermost first,
    each with how to leave it."""

    def __init__(self, hidden: Hidden) -> None:
        self._hidden = hidden
        self._frames = [_Frame()]
        self._open: list[tuple[Callable[[], None], LexborNode]] = []
        self._pre = 0
        self._cells = 0

    def text_of(self, root: "LexborNode") -> str:
        """The text of everything below the root, as far as MAX_NODES go."""
        node: LexborNode | None = root
        for _ in range(MAX_NODES):
            if node is None:
                break
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag == "br":
                self._frames[-1].lines(self._frames[-1].newlines + 1)
            elif tag == "hr":
                self._frames[-1].block(RULE, 2)
            elif tag not in _SKIPPED:
                leave = self._enter(tag, node.attributes)
                child = node.child if leave else None
                if leave and child is not None:
                    self._open.append((leave, node))
                    node = child
                    continue
                if leave:
                    leave()
            node = self._next(node)
        while self._open:
            self._open.pop()[0]()
        return self._frames[0].text()

    def _next(self, node: "LexborNode") -> "LexborNode | None":
        """The node behind this one in reading order, leaving what ends on the way."""
        following = node.next
        while following is None and self._open:
            leave, node = self._open.pop()
            leave()
            following = node.next if self._open else None
        return following

    def _text(self, text: str) -> None:
        if not text.isascii():
            text = clean(text)
        frame = self._frames[-1]
        if self._pre and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    frame.lines(frame.newlines + 1)
                frame.words(line)
        elif text:
            frame.words(text)

    def _enter(self, tag: str, attributes: dict[str, str | None]) -> Callable[[], None] | None:
        """Begin an element; how to leave it, or None where it is hidden with all it holds."""
        role = role_of(tag, attributes, self._hidden)
        if role is Role.HIDDEN:
            return None
        if tag in ("td", "th") and self._cells < _MAX_DEPTH:
            self._cells += 1
            self._frames.append(_Frame(role))
            return self._leave_cell
        if role in _FRAMED and len(self._frames) < 2 * _MAX_DEPTH:
            self._frames.append(_Frame(role))
            return self._leave_marked
        return self._enter_block(tag, role, attributes)

    def _enter_block(
        self, tag: str, role: Role, attributes: dict[str, str | None]
    ) -> Callable[[], None]:
        frame = self._frames[-1]
        if role is Role.HISTORY:
            frame.block(CUT, 1)
        style = attributes.get("style") if attributes else None
        if tag == "pre" or (style and _PRE.search(style)):
            self._pre += 1
            frame.lines(1)
            return self._leave_pre
        if tag == "tr":
            frame.lines(1)
            return self._leave_row
        if tag in _PARAGRAPH and not _is_tight(attributes, style):
            frame.lines(2)
            return self._leave_paragraph
        if tag in _LINE or tag in _PARAGRAPH:
            frame.lines(1)
            if tag == "li":
                frame.words("- ")
            return self._leave_line
        return _nothing

    def _leave_line(self) -> None:
        self._frames[-1].lines(1)

    def _leave_paragraph(self) -> None:
        self._frames[-1].lines(2)

    def _leave_pre(self) -> None:
        self._pre -= 1
        self._frames[-1].lines(1)

    def _leave_cell(self) -> None:
        cell = self._frames.pop().text()
        self._cells -= 1
        if cell:
            self._frames[-1].cells.append(cell)

    def _leave_row(self) -> None:
        frame = self._frames[-1]
        cells, frame.cells = frame.cells, []
        frame.block(_row(cells), 2 if len(cells) == 1 and len(cells[0]) > 60 else 1)

    def _leave_marked(self) -> None:
        frame = self._frames.pop()
        text = frame.text()
        if frame.role is Role.SIGNATURE:
            self._frames[-1].block(f"{SIGNATURE}\n{text}\n{SIGNATURE_END}" if text else "", 1)
            return
        mark = "> " if frame.role is Role.QUOTE else INDENTED
        quoted = "\n".join([mark + line for line in text.split("\n")])
        self._frames[-1].block(quoted if text else "", 1)


def _nothing() -> None:
    """Leave an element that left no trace."""


def _is_tight(attributes: dict[str, str | None], style: str | None) -> bool:
    """Whether a paragraph is really a line: Word's and others' without a margin."""
    if not attributes:
        return False
    return "MsoNormal" in (attributes.get("class") or "") or bool(style and _TIGHT.search(style))


def _row(cells: list[str]) -> str:
    """One table row: short cells on one line, and what is several lines long below another."""
    pieces: list[str] = []
    for number, cell in enumerate(cells):
        if number:
            pieces.append("\n" if "\n" in cells[number - 1] else " | ")
        pieces.append(cell)
    return "".join(pieces)
