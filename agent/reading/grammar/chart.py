"""The reading of a stretch of tokens: the longest production from each place, left to right.

Knows which productions there are and in which order they are asked; nothing of mail.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import compress

from agent.reading.grammar.around import is_counted
from agent.reading.grammar.beside import zone_of_place
from agent.reading.grammar.dates import bare_weekday, calendar_date, ordinal_day
from agent.reading.grammar.lengths import counted_length, length
from agent.reading.grammar.nodes import Day, Node
from agent.reading.grammar.numeric import SEPARATORS
from agent.reading.grammar.ranges import plain_span, span
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.relative import (
    WEEKS,
    after_tomorrow,
    counted_day,
    figured_tomorrow,
    near_day,
    nth_weekday,
    week,
    weekday_phrase,
)
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
from agent.reading.grammar.twice import told_twice
from agent.reading.grammar.zones import ZONE_STARTS, zone
from agent.reading.wording.time_en import (
    COMING,
    DAY_PARTS,
    FOLLOWING,
    LAST,
    MONTHS,
    MORROW,
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
                            "von", "zwischen", "van", "h", "b"})  # fmt: skip
_AFTER = frozenset({"after", "aftertomorrow", "overmorrow", "übermorgen", "overmorgen"})
_POINTING = frozenset({"the", "a", "an", "that", *THIS})
_POINTED_AT = frozenset({*NEXT, *COMING, *FOLLOWING, *LAST, *THIS, *DAY_PARTS, "half", "quarter",
                         "very"})  # fmt: skip
_TALK = frozenset({WORD, MARK})
_LENGTH_OPENERS = frozenset({"half", "a", "an", "one", "the", "quarter"})
_OPENERS = _NEAR | _AFTER | _WEEKDAY_OPENERS | _WEEK_OPENERS | _CLOCK_OPENERS | _LENGTH_OPENERS
_OPENERS |= ZONE_STARTS
_PLAIN = frozenset({WORD, MARK, UNIT})
# What may close a length: "minutes", or the "m" of "15m".
_UNITS = frozenset({*UNITS, "m"})
_MONTHS = frozenset(MONTHS)
# So many tokens may stand between a number and its month, six days with their joints and endings
# being listed ("10th, 11th or 12th of June"); a unit ends before so many places behind its number
# ("1.5 - 2 h").
_LONGEST_LIST, _AHEAD = 32, 7
# A clock time begins with one or two digits, or is three or four of them ("Mon 730", "0930").
_CLOCK_DIGITS = 4


class _Asked(dict[Token, bool]):
    """What is asked of a token again and again; told once for each, as far as memory reaches."""

    def __init__(self, tell: Callable[[Token], bool]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, token: Token) -> bool:
        if len(self) >= _MEMORY:
            self.clear()
        self[token] = told = self._tell(token)
        return told


def _opens(token: Token) -> bool:
    """Whether a production may begin with a token."""
    return token.kind not in _PLAIN or token.word in _OPENERS or token.text in SHORT_WEEKDAYS


_MEMORY = 20_000
_OPENING, _COUNTED = _Asked(_opens), _Asked(is_counted)


def read(tokens: list[Token], ref: Reference, said: Sequence[str] | None = None) -> list[Node]:
    """The nodes of a stretch, in order, none overlapping.

    `said` are the tokens' words, where they are at hand.
    """
    said = [token.word for token in tokens] if said is None else said
    months = _places_of_months(tokens, said)
    found: list[Node] = []
    behind = 0
    for place in compress(range(len(tokens)), map(_OPENING.__getitem__, tokens)):
        if place < behind:
            continue
        token = tokens[place]
        if token.kind == NUM:
            node = _from_number(tokens, place, ref, said, months)
        elif token.word in _POINTING and not _may_be_pointed_at(tokens, place + 1):
            continue
        else:
            node = _BY_KIND.get(token.kind, _from_word)(tokens, place, ref)
        if node is not None and place < node.stop <= len(tokens):
            # A place's zone opens before its name, and never within what was read already.
            found.append(node if node.first >= behind else node._replace(first=behind))
            behind = node.stop
    return told_twice(_in_sequence(found, ref), said) if len(found) > 1 else found


def _places_of_months(tokens: Sequence[Token], said: Sequence[str]) -> Sequence[int]:
    """The places of all months, in order."""
    if _MONTHS.isdisjoint(said):
        return ()
    return [place for place, token in enumerate(tokens) if token.kind == MONTH]


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
            moved = second._replace(date=second.date + timedelta(days=7))
            ordered[at] = after._replace(value=moved)
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
    tokens: list[Token], place: int, ref: Reference, said: Sequence[str], months: Sequence[int]
) -> Node | None:
    """A date, a day or length counted, a clock time: asked only where their words stand near."""
    following = said[place + 1] if place + 1 < len(said) else ""
    node = figured_tomorrow(tokens, place, ref) if following in MORROW else None
    if node is None and (
        (following in SEPARATORS and NUM in [token.kind for token in tokens[place + 2 : place + 3]])
        or (months and _is_month_ahead(months, place))
        or "month" in said[place + 1 : place + _AHEAD + 2]
    ):
        node = calendar_date(tokens, place, ref)
    if node is None and not _UNITS.isdisjoint(said[place + 1 : place + _AHEAD]):
        far = counted_day(tokens, place, ref) if following in WEEKS else None
        node = far or counted_length(tokens, place)
    if node is None and following in ORDINAL_ENDINGS:
        node = ordinal_day(tokens, place, ref) or nth_weekday(tokens, place, ref)
    if node is None and _may_be_clock(tokens[place], tokens[place + 1 : place + 2]):
        node = plain_span(tokens, place)
    return node


def _may_be_clock(number: Token, following: Sequence[Token]) -> bool:
    """Whether a number may be a clock time: "12 people" is none, as are most numbers."""
    digits = len(number.text)
    if digits >= _CLOCK_DIGITS:
        return digits == _CLOCK_DIGITS
    return not following or not _COUNTED[following[0]]


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


def _may_be_pointed_at(tokens: list[Token], place: int) -> bool:
    """Whether what follows "the", "a" or "this" can be the beginning of a day or length."""
    if place >= len(tokens):
        return False
    return tokens[place].kind not in _TALK or tokens[place].word in _POINTED_AT


def _from_word(tokens: list[Token], place: int, ref: Reference) -> Node | None:
    if tokens[place].text in SHORT_WEEKDAYS:
        return _from_weekday(tokens, place, ref)
    for rule in _BY_WORD.get(tokens[place].word, ()):
        node = rule(tokens, place, ref)
        if node is not None:
            return node
    return None


def _length(tokens: list[Token], place: int, _ref: Reference) -> Node | None:
    return length(tokens, place)


def _span(tokens: list[Token], place: int, _ref: Reference) -> Node | None:
    return span(tokens, place)


def _zone(tokens: list[Token], place: int, _ref: Reference) -> Node | None:
    return zone(tokens, place)


_Rule = Callable[[list[Token], int, Reference], Node | None]
_OPENED: tuple[tuple[_Rule, frozenset[str]], ...] = (
    (week, _WEEK_OPENERS),
    (nth_weekday_at, _WEEKDAY_OPENERS),
    (weekday_phrase, _WEEKDAY_OPENERS),
    (ordinal_day, frozenset({"the"})),
    (near_day, _NEAR),
    (after_tomorrow, _AFTER),
    (counted_day, frozenset({"a", "one"})),
    (_length, _LENGTH_OPENERS),
    (_span, _CLOCK_OPENERS),
    (_zone, ZONE_STARTS),
    (zone_of_place, ZONE_STARTS),
)
# Which rules a word may open, in the order they are asked.
_BY_WORD = {word: tuple(rule for rule, openers in _OPENED if word in openers) for word in _OPENERS}
_BY_KIND: dict[str, _Rule] = {
    WEEKDAY: _from_weekday, MONTH: _from_month, ORDINAL: _from_month, COUNT: _from_count,
}  # fmt: skip
