"""A message's own words as sentences, those that speak of time parsed, the rest untouched.

One reading serves interviews, promises and deadlines. Stretches without a word of time are never
parsed: a message with little to read costs little.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from agent.domain.evidence import ReadingContext
from agent.domain.message import Message
from agent.reading.grammar.chart import read
from agent.reading.grammar.items import Item
from agent.reading.grammar.nodes import Day, Days, Length, Node, Span, Week, Zone, span_of
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import LINE, PATTERN, Token, fold, tokens_of
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

_WORD = re.compile(r"[^\W\d_]+|\d")
_TIME_WORDS = frozenset({*WEEKDAYS, *MONTHS, *TODAY, *TOMORROW, *TIME_HINTS}) - (
    DOUBTFUL_WEEKDAYS | DOUBTFUL_MONTHS
)
_NO_STOP = words(
    """mr mrs ms dr prof st no nr vs eg ie etc approx ca inc ltd co corp jr sr dept ext tel fig ref
    est min max hr hrs resp incl mgr mgmt abt mon tue tues wed thu thur thurs fri sat sun jan feb
    mar apr jun jul aug sep sept oct nov dec z b d h i a"""
)
# Words that begin a sentence even where its writer uses no capitals.
_STARTERS = words("can could would we i let lets please also sorry thanks are is do does how any")
_BULLETS = words("- * • · > ▪ | ( ) o")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line of a list: its items and place; `asks` where a question mark ends it.

    `words` are the items' words, `index` is its place in the prose, `block` counts paragraphs.
    `hot` is true where time is spoken of; `listed` for a line that is mostly dates and times, or
    a label with its value, or a row of a schedule.
    """

    items: tuple[Item, ...]
    words: tuple[str, ...]
    start: int
    end: int
    index: int
    block: int
    asks: bool = False
    listed: bool = False
    hot: bool = True
    source: str = "own_words"


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
    text, subject = message.own_words, message.subject[:MAX_SUBJECT]
    ref = standpoint(message, zone)
    folded = fold(text[:MAX_PROSE])
    found: list[Sentence] = []
    for start, end, block in logical_lines(folded):
        for first, last in pieces(folded, start, end):
            found.extend(_sentences(folded, first, last, block, len(found), ref))
    return Prose(text, ref, tuple(found), _subject(fold(subject), ref))


def _subject(text: str, ref: Reference) -> Sentence | None:
    """The subject as one sentence, whatever marks it holds."""
    items, hot = _read(text, 0, len(text), ref)
    if not items:
        return None
    sentence = _sentence(items, -1, 0, hot)
    return replace(sentence, source="subject", listed=False)


def speaks_of_time(text: str) -> bool:
    """Whether a stretch holds a digit or a word of time; the cheap test before any parsing."""
    for word in _WORD.findall(text):
        if word[0].isdecimal() or word in _TIME_WORDS or word.lower() in _TIME_WORDS:
            return True
    return False


def _sentences(
    text: str, start: int, end: int, block: int, index: int, ref: Reference
) -> Iterator[Sentence]:
    items, hot = _read(text, start, end, ref)
    for first, stop in _split(items):
        yield _sentence(items[first:stop], index, block, hot)
        index += 1


def _sentence(items: Sequence[Item], index: int, block: int, hot: bool) -> Sentence:
    said = tuple([item.word for item in items])
    start, end = items[0].start, items[-1].end
    asks = said[-1] == "?" or (said[-1] in ('"', ")") and said[-2:-1] == ("?",))
    listed = hot and _is_listed(items, end - start)
    return Sentence(tuple(items), said, start, end, index, block, asks, listed, hot)


def _read(text: str, start: int, end: int, ref: Reference) -> tuple[list[Item], bool]:
    """The items of a stretch, parsed where it speaks of time."""
    if not speaks_of_time(text[start:end]):
        return [
            Item(match.group().lower(), match.start(), match.end(), None, match.group())
            for match in PATTERN.finditer(text, start, end) if match.group() != "\n"
        ], False  # fmt: skip
    tokens = [token for token in tokens_of(text, start, end) if token.kind != LINE]
    return _items(tokens, read(tokens, ref)), True


_KINDS: dict[type, str] = {
    Day: "DAY", Days: "DAY", Span: "TIME", Zone: "ZONE", Length: "LENGTH", Week: "WEEK",
}  # fmt: skip


def _items(tokens: list[Token], nodes: Sequence[Node]) -> list[Item]:
    items: list[Item] = []
    place = 0
    for node in nodes:
        items += [Item(t.low, t.start, t.end, None, t.text) for t in tokens[place : node.first]]
        first, end = span_of(node, tokens)
        items.append(Item(_KINDS[type(node.value)], first, end, node))
        place = node.stop
    items += [Item(t.low, t.start, t.end, None, t.text) for t in tokens[place:]]
    return items


def _split(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of sentences; a full stop inside a node or a short form ends nothing."""
    first = 0
    for place, item in enumerate(items):
        if item.word in (".", "!", "?") and _ends(items, place, first):
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
    return not following.text[:1].islower() or following.word in _STARTERS


def _is_listed(items: Sequence[Item], length: int) -> bool:
    covered = sum([item.end - item.start for item in items if item.node is not None])
    share = 0.8 if items[-1].word in (".", "!", "?") else 0.55
    return covered > 0 and (covered >= share * length or _labelled(items) or _is_row(items, length))


def _is_row(items: Sequence[Item], length: int) -> bool:
    """A line that opens with a time or a full date and closes like no sentence."""
    first = next((item for item in items if item.word not in _BULLETS), items[0])
    if first.node is None or items[-1].word in (".", "?", "!") or length > 140:
        return False
    return first.word == "TIME" or (first.word == "DAY" and len(items) > 1)


def _labelled(items: Sequence[Item]) -> bool:
    """A label, a colon and then a date or time at once: "Date & Time : 22-Jul-2025"."""
    for place, item in enumerate(items[:6]):
        if item.node is not None:
            return place > 0 and items[place - 1].word in (":", "-", "|")
    return False
