"""A message's own words as sentences, those that speak of time parsed, the rest untouched.

One reading serves interviews, promises and deadlines. Stretches without a word of time are never
parsed: a message with little to read costs little.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from agent.domain.evidence import ReadingContext
from agent.domain.message import Message
from agent.reading.cutting import may_end, sentences_in, stretches
from agent.reading.grammar.chart import read
from agent.reading.grammar.nodes import Day, Days, Length, Node, Span, Week, Zone
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import (
    MAYBE,
    NEVER,
    NODE,
    SURELY,
    Token,
    fold,
    has_digit,
    may_be_timely,
    placed,
    tokens_of,
    words_of,
)
from agent.reading.layout import logical_lines
from agent.reading.meant import Meant
from agent.reading.standpoint import standpoint
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import COUNTS, DOUBTFUL_WEEKDAYS, ZONE_HINTS
from agent.reading.wording.zones import ZONE_ENDINGS

MAX_PROSE = 20_000
MAX_SUBJECT = 400

_BULLETS = words("- * • · > ▪ | ( ) o ✕ ✗ ✘ ✖ ❌ ✓ ✔ ✅ ☑")


Nodes = tuple[tuple[int, Node], ...]


class Sentence(NamedTuple):
    """A sentence or a line of a list: its words and place; `asks` where a question mark ends it.

    `items` are its tokens with what was read in their place, `nodes` what was read, each with the
    place of its item; nothing is read in a sentence that does not speak of time (`hot` false), and
    its items are not `kept` but taken from its `text` when asked for. `words` are the items' words,
    `said` the same as a set. `number` is its place in the prose, `block` counts paragraphs;
    `listed` for a line that is mostly dates and times, or a label with its value, or a row of a
    schedule.
    """

    kept: tuple[Token, ...]
    words: tuple[str, ...]
    said: frozenset[str]
    start: int
    end: int
    number: int
    block: int
    asks: bool = False
    listed: bool = False
    hot: bool = True
    source: str = "own_words"
    nodes: Nodes = ()
    text: str = ""

    @property
    def items(self) -> tuple[Token, ...]:
        """Its tokens with what was read in their place."""
        return self.kept or tuple(tokens_of(self.text))


@dataclass(frozen=True, slots=True)
class Prose:
    """The parsed own words of one message, and its subject's, of which `title` is the text.

    `met` are the days of the appointments that were read in it, where a reader knows them; `known`
    those of the appointments that its thread has set. `meant` is what its sentences mean, `marks`
    what the whole message says, as features: both where a reader knows them.
    """

    text: str
    reference: Reference
    sentences: tuple[Sentence, ...]
    subject: Sentence | None
    met: tuple[date, ...] = ()
    known: tuple[date, ...] = ()
    meant: Sequence[Meant] = ()
    marks: frozenset[str] = frozenset()
    title: str = ""

    def has(self, *kinds: str) -> bool:
        """Whether any sentence holds a node of one of these kinds."""
        return any(
            kind in sentence.said for sentence in self.sentences if sentence.hot for kind in kinds
        )


def prose_of(message: Message, context: ReadingContext) -> Prose:
    """The parsed prose of a message; at most `MAX_PROSE` characters are looked at."""
    for last, zone, prose in _LAST:
        if last is message and zone is context.zone:
            return prose
    prose = _parsed(message, context.zone)
    _LAST[:] = [(message, context.zone, prose)]
    return prose


# The message read last: its readers ask one after another, and know it without comparing it.
_LAST: list[tuple[Message, ZoneInfo, Prose]] = []


def _parsed(message: Message, zone: ZoneInfo) -> Prose:
    text = message.own_words
    ref = standpoint(message, zone)
    folded = fold(text[:MAX_PROSE])
    found: list[Sentence] = []
    number = _next_digit(folded, 0)
    for start, end, block in logical_lines(folded):
        for first, stop in stretches(folded, start, end):
            number = _next_digit(folded, first) if number < first else number
            numbers = number < stop
            plain = None if numbers else _plain(folded[first:stop], first, len(found), block)
            if plain is not None:
                found.append(plain)
            else:
                row = _row(folded, first, stop, ref, numbers=numbers)
                found += _sentences(row, len(found), block)
    title = message.subject[:MAX_SUBJECT]
    subject = _subject(fold(title), ref)
    timed = [one.number for one in found if "TIME" in one.said]
    if timed:
        _mark_closed_rows(found, timed, folded)
        _mark_session_rows(found, timed)
        _mark_name_rows(found, timed)
    return Prose(text, ref, tuple(found), subject, title=title)


_DIGIT = re.compile(r"\d")


def _next_digit(folded: str, start: int) -> int:
    """Where the next number stands, or the end; looked for once, not stretch by stretch."""
    match = _DIGIT.search(folded, start)
    return match.start() if match else len(folded)


def _mark_closed_rows(found: list[Sentence], timed: Sequence[int], text: str) -> None:
    """ "9:00 - 9:45 Coding, with Priya N." over "10:00 - 10:45 Values, with Sol.": rows as well.

    A line that opens with a clock time and closes like a sentence is one beside others that do.
    Those `timed` name a clock time.
    """
    opening = {
        at for at in timed if _opens_with_time(found[at]) and _begins_line(found[at], text)
    }  # fmt: skip
    for at in opening:
        beside = found[at].block in {found[to].block for to in (at - 1, at + 1) if to in opening}
        if beside and not found[at].asks and len(found[at].words) <= _ROW_WORDS:
            found[at] = found[at]._replace(listed=True)


def _opens_with_time(sentence: Sentence) -> bool:
    """Whether a clock time stands first in it, and no other time or day behind."""
    if len(sentence.nodes) != 1 or sentence.words[-1] == ",":
        return False
    return sentence.words[_opening(sentence.items)] == "TIME"


def _begins_line(sentence: Sentence, text: str) -> bool:
    return not text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip(" *•·-")


_ROW_WORDS = 16


def _mark_session_rows(found: list[Sentence], timed: Sequence[int]) -> None:
    """ "Session 1   9:00 - 9:30   Ana Reed" over "Session 2   9:40 - 10:25   Two peers": rows."""
    rows = [at for at in timed if not found[at].listed and _is_session(found[at])]
    for at in rows if len(rows) >= _ROWS else ():
        found[at] = found[at]._replace(listed=True)


def _is_session(sentence: Sentence) -> bool:
    """Whether a line opens with a short label and a stretch, and closes like no sentence."""
    place, node = sentence.nodes[0] if sentence.nodes else (0, None)
    span = node.value if node is not None else None
    if not isinstance(span, Span) or span.end is None or not 0 < place <= _LABEL_WORDS:
        return False
    plain = all(item.word.isalnum() for item in sentence.items[:place])
    behind = sentence.items[place + 1 : place + 2]
    told = bool(behind) and behind[0].text[:1].isupper()
    opens = sentence.items[0].text[:1].isupper()
    return plain and opens and told and sentence.words[-1] not in (".", "?", "!")


_LABEL_WORDS = 3


def _mark_name_rows(found: list[Sentence], timed: Sequence[int]) -> None:
    """ "Ruth Cole   10:00 AM" over "Ian Moss   10:30 AM": rows of a schedule that open with names.

    One such line alone is no list; between two of them "Lunch with us  12:00" is a row as well.
    """
    ends = [at for at in timed if not found[at].listed and _ends_with_time(found[at])]
    if len(ends) < _ROWS or sum(_is_named(found[at]) for at in ends) < _ROWS:
        return
    rows = {at for at in timed if found[at].listed}.union(ends)
    for at in ends:
        if at - 1 in rows or at + 1 in rows:
            found[at] = found[at]._replace(listed=True)


def _ends_with_time(sentence: Sentence) -> bool:
    """Whether a line is a few words that open with a capital and then a clock time, no more."""
    if "DAY" in sentence.said:
        return False
    times = [place for place, node in sentence.nodes if isinstance(node.value, Span)]
    if len(times) != 1 or not 0 < times[0] <= _NAME_WORDS:
        return False
    behind = sentence.words[times[0] + 1 :]
    opens = sentence.items[0].text
    numbered = times[0] == 1 and opens.isdecimal() and len(opens) >= _NUMBER
    return all(word == "ZONE" for word in behind) and (opens[:1].isupper() or numbered)


def _is_named(sentence: Sentence) -> bool:
    """Whether every word of it has its capital."""
    told = [item for item in sentence.items if item.node is None and item.word.isalpha()]
    return all(item.text[:1].isupper() for item in told)


_ROWS, _NAME_WORDS, _NUMBER = 2, 8, 3


def _plain(text: str, start: int, index: int, block: int) -> Sentence | None:
    """A stretch that is one sentence and does not speak of time, or None: most of most messages.

    It begins at `start` in the whole text. Blanks around it are none of its own.
    """
    said = tuple(words_of(text))
    each = frozenset(said)
    if not said or may_be_timely(each) or may_end(said):
        return None
    if not _MINUTES.isdisjoint(each) and _tells_minutes(said):
        return None
    first, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    return Sentence((), said, each, start + first, start + stop, index, block, _asks(said),
                    False, False, "own_words", (), text)  # fmt: skip


def _subject(text: str, ref: Reference) -> Sentence | None:
    """The subject as one sentence, whatever marks it holds."""
    row = _row(text, 0, len(text), ref, numbers=has_digit(text))
    if not row.items:
        return None
    words, nodes = tuple(row.words), _nodes(row, 0, len(row.words))
    return Sentence(tuple(row.items), words, frozenset(words), 0, len(text), -1, 0,
                    words[-1] == "?", False, row.hot, "subject", nodes)  # fmt: skip


class _Row(NamedTuple):
    """A stretch of items with their words and where each ends; `hot` where it speaks of time.

    `begins` holds, in order, the places of what was read with where that begins; `glued` are those
    of it that no blank stands before.
    """

    items: list[Token]
    words: list[str]
    ends: list[int]
    hot: bool
    begins: dict[int, int]
    glued: frozenset[int]

    def start(self, place: int) -> int:
        """Where an item begins in the text."""
        begun = self.begins.get(place)
        return self.ends[place] - len(self.items[place].text) if begun is None else begun


_WORD, _TIMELY = attrgetter("word"), attrgetter("timely")
_NOTHING: dict[int, int] = {}
_NONE: frozenset[int] = frozenset()


def _row(text: str, start: int, end: int, ref: Reference, *, numbers: bool) -> _Row:
    """A stretch of a line, with what was read where it speaks of time, as all `numbers` do."""
    tokens, ends, said = placed(text, start, end)
    if not (numbers or _is_hot(tokens, said)):
        return _Row(tokens, said, ends, False, _NOTHING, _NONE)
    nodes = read(tokens, ref, said)
    if "://" in text[start:end]:
        nodes = _outside_links(nodes, tokens, ends, text)
    return (
        _folded(tokens, ends, nodes) if nodes else _Row(tokens, said, ends, True, _NOTHING, _NONE)
    )


def _outside_links(
    nodes: Sequence[Node], tokens: Sequence[Token], ends: Sequence[int], text: str
) -> list[Node]:
    """The nodes that are no part of a link: "https://meet.example/v/84-1200-0930" names no hour."""
    links = [match.span() for match in _LINK.finditer(text, 0, ends[-1])]
    found = []
    for node in nodes:
        begun = ends[node.first] - len(tokens[node.first].text)
        if not any(first <= begun < stop for first, stop in links):
            found.append(node)
    return found


_LINK = re.compile(r"\bhttps?://[^\s<>]{1,2000}")


def _is_hot(tokens: Sequence[Token], said: Sequence[str]) -> bool:
    """Whether a stretch speaks of time and is to be read."""
    timely = max(map(_TIMELY, tokens), default=NEVER)
    told = timely == SURELY or (timely == MAYBE and _says_day_or_zone(said))
    return told or _tells_minutes(said)


def _tells_minutes(said: Sequence[str]) -> bool:
    """ "I'll mark you down for twenty to eleven": an hour in words alone."""
    if _MINUTES.isdisjoint(said):
        return False
    return any(
        one in _MINUTES and two in ("to", "past") and three in COUNTS
        for one, two, three in zip(said, said[1:], said[2:], strict=False)
    )


_MINUTES = words("five ten twenty")


def _says_day_or_zone(words: Sequence[str]) -> bool:
    """A weekday in small letters behind a word that asks for one; a zone in a line of its own."""
    return any(
        (two in DOUBTFUL_WEEKDAYS and one in ("by", "on", "this", "next", "or", "n"))
        or (two == "time" and one in ZONE_ENDINGS)
        or (two == "/" and one in ZONE_HINTS)
        for one, two in pairwise(words)
    )


def _folded(tokens: list[Token], ends: list[int], nodes: Sequence[Node]) -> _Row:
    """The tokens with what was read in their place."""
    items: list[Token] = []
    stops: list[int] = []
    begins: dict[int, int] = {}
    glued: set[int] = set()
    place = 0
    for node in nodes:
        items += tokens[place : node.first]
        stops += ends[place : node.first]
        opening = tokens[node.first]
        begins[len(items)] = ends[node.first] - len(opening.text)
        if not opening.gap:
            glued.add(len(items))
        items.append(Token("", _KINDS[type(node.value)], NODE, -1, gap=True, node=node))
        place = node.stop
        stops.append(ends[place - 1])
    items += tokens[place:]
    stops += ends[place:]
    return _Row(items, list(map(_WORD, items)), stops, True, begins, frozenset(glued))


def _sentences(row: _Row, index: int, block: int) -> Iterator[Sentence]:
    """The sentences of a stretch, numbered from `index`."""
    all_items, words, ends, hot, begins, glued = row
    for first, stop in sentences_in(all_items, words, glued):
        items, said = tuple(all_items[first:stop]), tuple(words[first:stop])
        start, end = row.start(first), ends[stop - 1]
        nodes = _nodes(row, first, stop) if begins else ()
        listed = False
        if nodes:
            covered = sum([ends[first + at] - begins[first + at] for at, _ in nodes])
            listed = _is_listed(items, covered, end - start)
        yield Sentence(items, said, frozenset(said), start, end, index, block, _asks(said),
                       listed, hot, "own_words", nodes)  # fmt: skip
        index += 1


def _nodes(row: _Row, first: int, stop: int) -> Nodes:
    """What was read in a range of items, each with its place in that range."""
    items = row.items
    return tuple([
        (at - first, node) for at in row.begins
        if first <= at < stop and (node := items[at].node) is not None
    ])  # fmt: skip


def _asks(words: Sequence[str]) -> bool:
    return words[-1] == "?" or (words[-1] in ('"', ")") and list(words[-2:-1]) == ["?"])


_KINDS: dict[type, str] = {
    Day: "DAY", Days: "DAY", Span: "TIME", Zone: "ZONE", Length: "LENGTH", Week: "WEEK",
}  # fmt: skip


def _is_listed(items: Sequence[Token], covered: int, length: int) -> bool:
    """Whether it is mostly what was read, of which there are so many characters."""
    share = 0.8 if items[-1].word in (".", "!", "?") else 0.55
    length -= _remark(items)
    return covered > 0 and (covered >= share * length or _labelled(items) or _is_row(items, length))


def _remark(items: Sequence[Token]) -> int:
    """How long a closing "[withdrawn]" or "[new]" is, which says of a row what became of it."""
    if items[-1].word != "]":
        return 0
    tail = next((at for at in range(2, _REMARK) if items[-at:][0].word == "["), 0)
    return sum(len(item.text) for item in items[-tail:]) if tail else 0


_REMARK = 6


def _is_row(items: Sequence[Token], length: int) -> bool:
    """A line that opens with a time or a full date and closes like no sentence."""
    first = items[_opening(items)]
    closes = items[-1].word in (".", "?", "!") or [one.word for one in items[-2:]] == [".", ")"]
    if first.node is None or closes or length > 140:
        return False
    return first.word == "TIME" or (first.word == "DAY" and len(items) > 1)


def _opening(items: Sequence[Token]) -> int:
    """The place of the first item behind bullets and "b)"; 0 where there is nothing else."""
    for place, item in enumerate(items):
        marked = items[place + 1 : place + 2]
        counted = len(item.word) <= _MARK and bool(marked) and marked[0].word == ")"
        if item.word not in _BULLETS and not (counted and item.node is None):
            return place
    return 0


_MARK = 2


def _labelled(items: Sequence[Token]) -> bool:
    """A label, a colon and then a date or time at once: "Date & Time : 22-Jul-2025"."""
    told = [item.word for item in items[2:5]] == ["(", "you", ")"]  # "Candidate 2 (you) - 10:40"
    for place, item in enumerate(items[: 9 if told else 6]):
        if item.node is not None:
            return place > 0 and items[place - 1].word in (":", "-", "|")
    return False
