"""A message's own words as lines and sentences, those that speak of time parsed, the rest untouched.

One reading serves interviews, promises and deadlines. Lines without a word of time are never
parsed: a message with little to read costs little.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.domain.evidence import ReadingContext
from agent.domain.message import Message
from agent.reading.grammar.chart import read
from agent.reading.grammar.items import Item
from agent.reading.grammar.nodes import Day, Days, Length, Node, Span, Week, Zone, span_of
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import LINE, Token, fold, tokens_of
from agent.reading.standpoint import standpoint
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import (
    DOUBTFUL_MONTHS,
    DOUBTFUL_WEEKDAYS,
    MONTHS,
    TIME_HINTS,
    TODAY,
    TOMORROW,
    WEEKDAYS,
)

MAX_PROSE = 20_000
MAX_LINES = 600
MAX_LINE = 3_000

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_TIME_WORDS = frozenset({*WEEKDAYS, *MONTHS, *TODAY, *TOMORROW, *TIME_HINTS}) - (
    DOUBTFUL_WEEKDAYS | DOUBTFUL_MONTHS
)
_BULLET = re.compile(r"\s*(?:[-*•·>▪]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")
_LIST_HEAD = re.compile(
    r"\s*(?:[-*•·▪>|]|\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)", re.IGNORECASE
)
_LABEL = re.compile(r"\s*[A-Z][\w&/ ]{1,24}\s?:(?:\s|$)")
_NO_STOP = words(
    """mr mrs ms dr prof st no nr vs eg ie etc approx ca inc ltd co corp jr sr dept ext tel fig
    ref est min max hr hrs resp incl mgr mgmt abt mon tue tues wed thu thur thurs fri sat sun
    jan feb mar apr jun jul aug sep sept oct nov dec z b d h i a"""
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line of a list: its items and place; `asks` where a question mark ends it.

    `line` counts lines, `block` paragraphs; `listed` is true for a line that is mostly dates and
    times, or a label with its value. `closing` is the mark that ends it.
    """

    items: tuple[Item, ...]
    start: int
    end: int
    line: int
    block: int
    asks: bool = False
    listed: bool = False
    hot: bool = True
    source: str = "own_words"

    @property
    def words(self) -> list[str]:
        """The items' words, for phrases to match."""
        return [item.word for item in self.items]


@dataclass(frozen=True, slots=True)
class Prose:
    """The parsed own words of one message, and its subject's."""

    text: str
    reference: Reference
    sentences: tuple[Sentence, ...]
    subject: Sentence | None
    subject_text: str

    def has(self, *kinds: str) -> bool:
        """Whether any sentence holds a node of one of these kinds."""
        return any(item.word in kinds for one in self.sentences for item in one.items if item.node)


def prose_of(message: Message, context: ReadingContext) -> Prose:
    """The parsed prose of a message; at most `MAX_PROSE` characters are looked at."""
    return _prose(message, context.zone.key, standpoint(message, context))


@lru_cache(maxsize=8)
def _parsed(text: str, subject: str, ref: Reference) -> Prose:
    folded = fold(text[:MAX_PROSE])
    sentences: list[Sentence] = []
    for number, (start, end, block) in enumerate(_lines(folded)):
        if number >= MAX_LINES:
            break
        sentences.extend(_sentences(folded, start, min(end, start + MAX_LINE), number, block, ref))
    parts = list(_sentences(fold(subject), 0, min(len(subject), 400), 0, 0, ref, "subject"))
    return Prose(text, ref, tuple(sentences), _merged(parts), subject)


def _prose(message: Message, _zone: str, ref: Reference) -> Prose:
    return _parsed(message.own_words, message.subject, ref)


def _merged(parts: Sequence[Sentence]) -> Sentence | None:
    if not parts:
        return None
    items = tuple(item for part in parts for item in part.items)
    return Sentence(items, parts[0].start, parts[-1].end, -1, -1, source="subject")


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Logical lines (wrapped ones rejoined) as start, end and number of the paragraph."""
    block, start, place = 0, 0, 0
    rows = text.split("\n")
    for number, row in enumerate(rows):
        after = place + len(row) + 1
        following = rows[number + 1] if number + 1 < len(rows) else ""
        if not row.strip():
            block += 1
            start = after
        elif not _goes_on(row, following):
            yield start, after - 1, block
            start = after
        place = after


def _goes_on(row: str, following: str) -> bool:
    """Whether a line was only wrapped and its sentence goes on in the next one."""
    bare, head = row.rstrip(), following.lstrip()
    if not head or _BULLET.match(following) or bare[-1] in ".!?:;":
        return False
    if _LIST_HEAD.match(row) and _LIST_HEAD.match(following):
        return False
    if _LABEL.match(following):
        return False
    if head[0].islower():
        return len(bare) >= 20
    return len(bare) >= 60


def speaks_of_time(text: str) -> bool:
    """Whether a stretch holds a digit or a word of time; the cheap test before any parsing."""
    for match in _WORDS.finditer(text):
        word = match.group()
        if word[0].isdigit() or word in _TIME_WORDS or word.lower() in _TIME_WORDS:
            return True
    return False


def _sentences(
    text: str, start: int, end: int, line: int, block: int, ref: Reference,
    source: str = "own_words",
) -> Iterator[Sentence]:  # fmt: skip
    hot = speaks_of_time(text[start:end])
    tokens = [token for token in tokens_of(text, start, end) if token.kind != LINE]
    nodes = read(tokens, ref) if hot else []
    items = _items(tokens, nodes)
    for first, stop in _split(items):
        part = tuple(items[first:stop])
        if part:
            asks = part[-1].word == "?" or (part[-1].word in ('"', ")") and "?" in part[-2:])
            yield Sentence(
                part, part[0].start, part[-1].end, line, block, asks,
                _is_listed(part, part[-1].end - part[0].start), hot, source,
            )  # fmt: skip


_KINDS: dict[type, str] = {
    Day: "DAY", Days: "DAY", Span: "TIME", Zone: "ZONE", Length: "LENGTH", Week: "WEEK",
}  # fmt: skip


def _items(tokens: list[Token], nodes: Sequence[Node]) -> list[Item]:
    items: list[Item] = []
    place = 0
    for node in nodes:
        items.extend(Item(t.low, t.start, t.end, None, t.text) for t in tokens[place : node.first])
        first, end = span_of(node, tokens)
        items.append(Item(_KINDS[type(node.value)], first, end, node))
        place = node.stop
    items.extend(Item(t.low, t.start, t.end, None, t.text) for t in tokens[place:])
    return items


def _split(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of sentences; a full stop inside a node or a short form ends nothing."""
    first = 0
    for place, item in enumerate(items):
        if item.node is None and item.word in ".!?" and _ends(items, place, first):
            yield first, place + 1
            first = place + 1
    if first < len(items):
        yield first, len(items)


def _ends(items: Sequence[Item], place: int, first: int) -> bool:
    if place + 1 >= len(items):
        return True
    following = items[place + 1]
    if following.start == items[place].end:
        return following.word in ('"', "'", ")") or items[place].word != "."
    if items[place].word != ".":
        return following.node is None or items[place].word == "?"
    before = items[place - 1] if place > first else None
    if before is not None and before.node is None and before.word in _NO_STOP:
        return False
    if following.node is not None:
        return before is None or before.node is None or before.word in ("TIME", "ZONE")
    return not following.text[:1].islower()


def _is_listed(items: Sequence[Item], length: int) -> bool:
    covered = sum(item.end - item.start for item in items if item.node is not None)
    return covered > 0 and (covered >= 0.55 * length or _labelled(items) or _is_row(items, length))


def _is_row(items: Sequence[Item], length: int) -> bool:
    """A line that opens with a time or a full date and closes like no sentence."""
    first = next((item for item in items if item.word not in _BULLETS), items[0])
    if first.node is None or items[-1].word in (".", "?", "!") or length > 140:
        return False
    return first.word == "TIME" or (first.word == "DAY" and len(items) > 1)


_BULLETS = words("- * • · > ▪ | ( ) o")


def _labelled(items: Sequence[Item]) -> bool:
    """A label, a colon and then a date or time at once: "Date & Time : 22-Jul-2025"."""
    for place, item in enumerate(items[:6]):
        if item.node is not None:
            return place > 0 and items[place - 1].word in (":", "-", "|")
    return False
