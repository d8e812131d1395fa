"""The reading of a stretch of tokens: the longest production from each place, left to right.

Knows which productions there are and in which order they are asked; nothing of mail.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import compress

from agent.reading.grammar.dates import bare_weekday, calendar_date, ordinal_day
from agent.reading.grammar.lengths import length
from agent.reading.grammar.nodes import Day, Node
from agent.reading.grammar.numeric import SEPARATORS
from agent.reading.grammar.ranges import span
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.relative import counted_day, near_day, nth_weekday, week, weekday_phrase
from agent.reading.grammar.tokens import (
    COUNT,
    MARK,
    MONTH,
    NUM,
    ORDINAL,
    UNIT,
    WEEKDAY,
    WORD,
    Token,
)
from agent.reading.grammar.zones import ZONE_STARTS, zone
from agent.reading.wording.time_en import (
    COMING,
    FOLLOWING,
    LAST,
    NEXT,
    NOON,
    ORDINAL_ENDINGS,
    SHORT_WEEKDAYS,
    THIS,
    TODAY,
    TOMORROW,
    UNITS,
    YESTERDAY,
)

_NEAR = frozenset({*TODAY, *TOMORROW, *YESTERDAY, *THIS, "same", "day", "the", "that"})
_WEEKDAY_OPENERS = frozenset({*NEXT, *THIS, *COMING, *FOLLOWING, *LAST, "the", "that"})
_WEEK_OPENERS = frozenset({*NEXT, *THIS, "week", "wk", "wc", "wb", "w",
                           "calendar", "cw", "kw"})  # fmt: skip
_CLOCK_OPENERS = frozenset({*NOON, "midnight", "half", "quarter", "between", "from", "betw", "btw",
                            "von", "zwischen", "van"})  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an"})
_BEHIND_ARTICLE = frozenset({*NEXT, *COMING, *FOLLOWING, *LAST, *THIS, "half", "quarter"})
_TALK = frozenset({WORD, MARK})
_LENGTH_OPENERS = frozenset({"half", "a", "an", "one", "the", "quarter"})
_OPENERS = _NEAR | _WEEKDAY_OPENERS | _WEEK_OPENERS | _CLOCK_OPENERS | _LENGTH_OPENERS | ZONE_STARTS
_PLAIN = frozenset({WORD, MARK, UNIT})
# What may close a length: "minutes", or the "m" of "15m".
_UNITS = frozenset({*UNITS, "m"})
# So many tokens may stand between a number and its month, six days with their joints and endings
# being listed ("10th, 11th or 12th of June"); so many between a number and its unit ("1.5 - 2 h").
_LONGEST_LIST, _LONGEST_COUNT = 32, 6
# A clock time begins with one or two digits, or is three or four of them ("Mon 730", "0930").
_CLOCK_DIGITS = (1, 2, 3, 4)


class _Opening(dict[Token, bool]):
    """Whether a production may begin with a token; told once for each, as far as memory reaches."""

    def __missing__(self, token: Token) -> bool:
        opens = (
            token.kind not in _PLAIN or token.word in _OPENERS or token.text in SHORT_WEEKDAYS
        )  # fmt: skip
        if len(self) >= _MEMORY:
            self.clear()
        self[token] = opens
        return opens


_MEMORY = 20_000
_OPENING = _Opening()


def read(tokens: list[Token], ref: Reference) -> list[Node]:
    """The nodes of a stretch, in order, none overlapping."""
    opening = list(compress(range(len(tokens)), map(_OPENING.__getitem__, tokens)))
    months = [place for place in opening if tokens[place].kind == MONTH]
    found: list[Node] = []
    behind = 0
    for place in opening:
        if place < behind:
            continue
        token = tokens[place]
        if token.kind == NUM:
            node = _from_number(tokens, place, ref, months)
        elif token.word in _ARTICLES and not _may_follow_article(tokens, place + 1):
            continue
        else:
            node = _BY_KIND.get(token.kind, _from_word)(tokens, place, ref)
        if node is not None and place < node.stop <= len(tokens):
            found.append(node)
            behind = node.stop
    return _in_sequence(found, ref) if len(found) > 1 else found


def _in_sequence(nodes: list[Node], ref: Reference) -> list[Node]:
    """ "Monday or Tuesday" written on a Monday: the Tuesday is the one behind that Monday."""
    ordered = list(nodes)
    for at in range(1, len(ordered)):
        before, after = ordered[at - 1], ordered[at]
        if before.rule != "weekday" or after.rule != "weekday" or after.first - before.stop != 1:
            continue
        first, second = before.value, after.value
        if not isinstance(first, Day) or not isinstance(second, Day):
            continue
        if first.weekday == ref.today.weekday() and second.date < first.date:
            moved = replace(second, date=second.date + timedelta(days=7))
            ordered[at] = replace(after, value=moved)
    return ordered


def _from_month(tokens: list[Token], place: int, ref: Reference) -> Node | None:
    """A date that a month or an ordinal opens."""
    node = calendar_date(tokens, place, ref) or nth_weekday_at(tokens, place, ref)
    return node or _from_word(tokens, place, ref)


def nth_weekday_at(tokens: list[Token], place: int, ref: Reference) -> Node | None:
    """ "first Monday in June" where an ordinal or "last" opens it."""
    if tokens[place].kind == ORDINAL or tokens[place].word == "last":
        return nth_weekday(tokens, place, ref)
    return None


def _from_number(
    tokens: list[Token], place: int, ref: Reference, months: Sequence[int]
) -> Node | None:
    """A date, a day or length counted, a clock time: asked only where their words stand near.

    `months` are the places of all months, in order.
    """
    node: Node | None = None
    behind = [token.word for token in tokens[place + 1 : place + 1 + _LONGEST_COUNT]]
    dated = bool(behind) and behind[0] in SEPARATORS
    if dated or (months and _is_month_ahead(months, place)):
        node = calendar_date(tokens, place, ref)
    if node is None and not _UNITS.isdisjoint(behind):
        node = counted_day(tokens, place, ref) or length(tokens, place)
    if node is None and behind and behind[0] in ORDINAL_ENDINGS:
        node = ordinal_day(tokens, place, ref)
    if node is None and len(tokens[place].text) in _CLOCK_DIGITS:
        node = span(tokens, place)
    return node


def _is_month_ahead(months: Sequence[int], place: int) -> bool:
    """Whether a month stands so near behind a number that it may close its list of days."""
    at = bisect_right(months, place)
    return at < len(months) and months[at] - place < _LONGEST_LIST


def _from_count(tokens: list[Token], place: int, ref: Reference) -> Node | None:
    return counted_day(tokens, place, ref) or length(tokens, place) or span(tokens, place)


def _from_weekday(tokens: list[Token], place: int, ref: Reference) -> Node | None:
    return (
        calendar_date(tokens, place, ref)
        or ordinal_day(tokens, place, ref)
        or weekday_phrase(tokens, place, ref)
        or bare_weekday(tokens, place, ref)
    )


def _may_follow_article(tokens: list[Token], place: int) -> bool:
    """Whether what follows "the" or "a" can be the beginning of a day or length."""
    if place >= len(tokens):
        return False
    return tokens[place].kind not in _TALK or tokens[place].word in _BEHIND_ARTICLE


def _from_word(tokens: list[Token], place: int, ref: Reference) -> Node | None:
    low = tokens[place].word
    node: Node | None = None
    if tokens[place].text in SHORT_WEEKDAYS:
        return _from_weekday(tokens, place, ref)
    if low in _WEEK_OPENERS:
        node = week(tokens, place, ref)
    if node is None and low in _WEEKDAY_OPENERS:
        node = (
            nth_weekday_at(tokens, place, ref)
            or weekday_phrase(tokens, place, ref)
            or (ordinal_day(tokens, place, ref) if low == "the" else None)
        )
    if node is None and low in _NEAR:
        node = near_day(tokens, place, ref)
    if node is None and low in ("a", "one"):
        node = counted_day(tokens, place, ref)
    if node is None and low in _LENGTH_OPENERS:
        node = length(tokens, place)
    if node is None and low in _CLOCK_OPENERS:
        node = span(tokens, place)
    if node is None and low in ZONE_STARTS:
        node = zone(tokens, place)
    return node


_BY_KIND: dict[str, Callable[[list[Token], int, Reference], Node | None]] = {
    WEEKDAY: _from_weekday, MONTH: _from_month, ORDINAL: _from_month, COUNT: _from_count,
}  # fmt: skip
