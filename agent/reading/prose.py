"""A message's own words as sentences, those that speak of time parsed, the rest untouched.

One reading serves interviews, promises and deadlines. Stretches without a word of time are never
parsed: a message with little to read costs little.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from agent.domain.evidence import ReadingContext
from agent.domain.message import Message
from agent.reading.grammar.chart import read
from agent.reading.grammar.nodes import Day, Days, Length, Node, Span, Week, Zone
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import NODE, PATTERN, Token, fold, lowered, tokens_of
from agent.reading.layout import logical_lines, pieces
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
MAX_SUBJECT = 400

_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[.!?]")
_HINTS = frozenset({*WEEKDAYS, *MONTHS, *TODAY, *TOMORROW, *TIME_HINTS})
_DOUBTFUL = DOUBTFUL_WEEKDAYS | DOUBTFUL_MONTHS
# Words of time in small letters, and those that are words of time with a capital only.
_TIME_WORDS = frozenset(word for word in _HINTS - _DOUBTFUL if word.islower())
_CAPITALS = frozenset(word for word in _HINTS if not word.islower())
_LESS_SURE = frozenset(word.lower() for word in _CAPITALS)
_NO_STOP = words(
    """mr mrs ms dr prof st no nr vs eg ie e g etc approx ca inc ltd co corp jr sr dept ext tel
    fig ref est min max hr hrs resp incl mgr mgmt abt mon tue tues wed thu thur thurs fri sat
    sun jan feb mar apr jun jul aug sep sept oct nov dec z b d h i a"""
)
# Words that begin a sentence even where its writer uses no capitals.
_STARTERS = words("can could would we i let lets please also sorry thanks are is do does how any")
_BULLETS = words("- * • · > ▪ | ( ) o")


Nodes = tuple[tuple[int, Node], ...]


class Sentence(NamedTuple):
    """A sentence or a line of a list: its words and place; `asks` where a question mark ends it.

    `items` are its tokens with what was read in their place, `nodes` what was read, each with the
    place of its item; none are kept of a sentence that does not speak of time (`hot` false).
    `words` are the items' words, `number` is its place in the prose, `block` counts paragraphs;
    `listed` for a line that is mostly dates and times, or a label with its value, or a row of a
    schedule.
    """

    items: tuple[Token, ...]
    words: tuple[str, ...]
    start: int
    end: int
    number: int
    block: int
    asks: bool = False
    listed: bool = False
    hot: bool = True
    source: str = "own_words"
    nodes: Nodes = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """The parsed own words of one message, and its subject's."""

    text: str
    reference: Reference
    sentences: tuple[Sentence, ...]
    subject: Sentence | None

    def has(self, *kinds: str) -> bool:
        """Whether any sentence holds a node of one of these kinds."""
        return any(
            kind in sentence.words for sentence in self.sentences if sentence.hot for kind in kinds
        )


def prose_of(message: Message, context: ReadingContext) -> Prose:
    """The parsed prose of a message; at most `MAX_PROSE` characters are looked at."""
    return _parsed(message, context.zone)


@lru_cache(maxsize=4)
def _parsed(message: Message, zone: ZoneInfo) -> Prose:
    text = message.own_words
    ref = standpoint(message, zone)
    folded = fold(text[:MAX_PROSE])
    low = lowered(folded)
    found: list[Sentence] = []
    for start, end, block in logical_lines(folded):
        for first, last in pieces(folded, start, end):
            found += _sentences(_Piece(folded, low, first, last, block), len(found), ref)
    return Prose(text, ref, tuple(found), _subject(fold(message.subject[:MAX_SUBJECT]), ref))


def _subject(text: str, ref: Reference) -> Sentence | None:
    """The subject as one sentence, whatever marks it holds."""
    piece = _Piece(text, lowered(text), 0, len(text), 0)
    words = _cold_words(piece)
    items = _read(piece, ref) if words is None else []
    said = tuple([item.word for item in items] if words is None else words)
    if not said:
        return None
    hot, asks = words is None, said[-1] == "?"
    return Sentence(tuple(items), said, 0, len(text), -1, 0, asks, hot=hot, source="subject",
                    nodes=_nodes(items))  # fmt: skip


class _Piece(NamedTuple):
    """A stretch of the folded text and of the same in lower case, in one paragraph."""

    text: str
    low: str
    start: int
    end: int
    block: int


def _cold_words(piece: _Piece) -> list[str] | None:
    """The words of a stretch that does not speak of time; None where it does and is to be read."""
    if _DIGIT.search(piece.low, piece.start, piece.end):
        return None
    words = PATTERN.findall(piece.low, piece.start, piece.end)
    if not _TIME_WORDS.isdisjoint(words):
        return None
    if _LESS_SURE.isdisjoint(words):
        return words
    written = PATTERN.findall(piece.text, piece.start, piece.end)
    return words if _CAPITALS.isdisjoint(written) and not _says_day(words) else None


def _says_day(words: Sequence[str]) -> bool:
    """ "Will let u know by sat": a weekday in small letters behind a word that asks for one."""
    return any(
        two in DOUBTFUL_WEEKDAYS and one in ("by", "on", "this", "next")
        for one, two in pairwise(words)
    )


def _sentences(piece: _Piece, index: int, ref: Reference) -> Iterator[Sentence]:
    words = _cold_words(piece)
    if words is None:
        for items in _split(_read(piece, ref)):
            yield _sentence(items, index, piece.block)
            index += 1
    elif not _STOP.search(piece.low, piece.start, piece.end - 1):
        yield _cold(words, piece.start, piece.end, index, piece.block)
    else:
        for items in _split(tokens_of(piece.text, piece.start, piece.end, piece.low)):
            said = [item.word for item in items]
            yield _cold(said, items[0].start, items[-1].end, index, piece.block)
            index += 1


def _sentence(items: Sequence[Token], index: int, block: int) -> Sentence:
    said = tuple([item.word for item in items])
    start, end = items[0].start, items[-1].end
    nodes = _nodes(items)
    listed = bool(nodes) and _is_listed(items, nodes, end - start)
    return Sentence(tuple(items), said, start, end, index, block, _asks(said), listed, nodes=nodes)


def _nodes(items: Sequence[Token]) -> Nodes:
    return tuple([(at, item.node) for at, item in enumerate(items) if item.node is not None])


def _cold(words: Sequence[str], start: int, end: int, index: int, block: int) -> Sentence:
    """A sentence that does not speak of time."""
    return Sentence((), tuple(words), start, end, index, block, _asks(words), hot=False)


def _asks(words: Sequence[str]) -> bool:
    return words[-1] == "?" or (words[-1] in ('"', ")") and list(words[-2:-1]) == ["?"])


def _read(piece: _Piece, ref: Reference) -> list[Token]:
    """The tokens of a stretch that speaks of time, with what was read in their place."""
    tokens = tokens_of(piece.text, piece.start, piece.end, piece.low)
    nodes = read(tokens, ref)
    if not nodes:
        return tokens
    items: list[Token] = []
    place = 0
    for node in nodes:
        items += tokens[place : node.first]
        start, end = tokens[node.first].start, tokens[node.stop - 1].end
        items.append(Token("", _KINDS[type(node.value)], NODE, -1, start, end, True, node))
        place = node.stop
    items += tokens[place:]
    return items


_KINDS: dict[type, str] = {
    Day: "DAY", Days: "DAY", Span: "TIME", Zone: "ZONE", Length: "LENGTH", Week: "WEEK",
}  # fmt: skip


def _split(items: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The sentences; a full stop inside a node or a short form ends nothing."""
    first = 0
    for place, item in enumerate(items):
        if item.word in (".", "!", "?") and _ends(items, place, first):
            yield items[first : place + 1]
            first = place + 1
    if first < len(items):
        yield items[first:]


def _ends(items: Sequence[Token], place: int, first: int) -> bool:
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
    if before is not None and len(before.text) == 1 and before.text.isupper() and before.gap:
        return False
    if following.node is not None:
        return before is None or before.node is None or before.word in ("TIME", "ZONE")
    return not following.text[:1].islower() or following.word in _STARTERS


def _is_listed(items: Sequence[Token], nodes: Nodes, length: int) -> bool:
    covered = sum([items[at].end - items[at].start for at, _ in nodes])
    share = 0.8 if items[-1].word in (".", "!", "?") else 0.55
    return covered > 0 and (covered >= share * length or _labelled(items) or _is_row(items, length))


def _is_row(items: Sequence[Token], length: int) -> bool:
    """A line that opens with a time or a full date and closes like no sentence."""
    first = next((item for item in items if item.word not in _BULLETS), items[0])
    if first.node is None or items[-1].word in (".", "?", "!") or length > 140:
        return False
    return first.word == "TIME" or (first.word == "DAY" and len(items) > 1)


def _labelled(items: Sequence[Token]) -> bool:
    """A label, a colon and then a date or time at once: "Date & Time : 22-Jul-2025"."""
    for place, item in enumerate(items[:6]):
        if item.node is not None:
            return place > 0 and items[place - 1].word in (":", "-", "|")
    return False
