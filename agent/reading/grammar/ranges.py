"""Stretches between two clock times: "2-3pm", "between 10 and 12", "from 13:00", "9-9:45".

Two times share what only one of them says (am or pm), as far as the result is a stretch that
people at work would name. Knows no dates.
"""

from agent.reading.grammar.around import counts_something, supported
from agent.reading.grammar.clocks import clock, hour_in_words
from agent.reading.grammar.halves import finished, with_half
from agent.reading.grammar.iso import offset_behind
from agent.reading.grammar.nodes import Clock, Node, Span
from agent.reading.grammar.parts import Tokens, month_at
from agent.reading.grammar.tokens import NUM, UNIT, WORD, low_at
from agent.reading.grammar.zones import same_zone, zone_word
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import ABOUT

_TO = words("- ~ to until till til through bis tot thru untill à")
_OPENERS = words("between from betw btw von zwischen van")
# "At 9:00 (until about 9:45)".
_ENDING = words("until till til bis to")
_LONGEST = 12 * 60
_AT = words("at @ from um kl klo")


def span(tokens: Tokens, place: int) -> Node | None:
    """A clock time or a stretch of two that begins at `place`."""
    opener = low_at(tokens, place)
    if opener == "h":
        return _marked(tokens, place)
    if opener == "b":
        short = low_at(tokens, place + 1) == "/" and low_at(tokens, place + 2) in ("w", "n")
        node = _opened(tokens, place + 2, "between") if short else None
        return node._replace(first=place) if node is not None else None
    return _opened(tokens, place, opener) if opener in _OPENERS else plain_span(tokens, place)


def _marked(tokens: Tokens, place: int) -> Node | None:
    """ "H. 10.30", "h 15:00-16:00": a clock time with its mark before it."""
    at = place + 1 + (low_at(tokens, place + 1) == ".")
    figures = at + 2 < len(tokens) and tokens[at].kind == tokens[at + 2].kind == NUM
    if not figures or low_at(tokens, at + 1) not in (".", ":") or not tokens[at].gap:
        return None
    node = plain_span(tokens, at)
    if node is None or not isinstance(node.value, Span):
        return None
    return node._replace(first=place, value=_certain(node.value))


def plain_span(tokens: Tokens, place: int) -> Node | None:
    """The same where no "from" or "between" opens it."""
    first = clock(tokens, place)
    if first is None:
        return None
    glued = first.stop < len(tokens) and offset_behind(tokens, first.stop)
    second = _second(tokens, first.stop, _TO) if not glued else None
    if second is None:
        return _single(tokens, first)
    return _joined(first, second, window=False) or _single(tokens, first)


def _single(tokens: Tokens, node: Node) -> Node | None:
    value = node.value
    if not isinstance(value, Clock) or _tail_of_range(tokens, node.stop):
        return None
    if value.weak and supported(tokens, node.first):
        value = _weak(value, low_at(tokens, node.first - 1) not in _AT)
    return Node("time", node.first, node.stop, Span(value), (node,))


def _tail_of_range(tokens: Tokens, place: int) -> bool:
    """Whether a number and a unit follow a dash: "5-7 business days", "45-60 minutes"."""
    if low_at(tokens, place) not in ("-", "to", "or") or place + 2 >= len(tokens):
        return False
    if tokens[place + 1].kind != NUM:
        return False
    after = tokens[place + 2]
    if after.kind == UNIT and after.word not in ("h", "hrs", "hr"):
        return True
    return after.word in ("business", "working", "minute", "people", "years", "yrs")


def _opened(tokens: Tokens, place: int, opener: str) -> Node | None:
    """ "between 10 and 12", "from 2 to 3", "from ten to eleven", "from 13:00" (open)."""
    joints = _TO | {"and", "&"} if opener in ("between", "betw", "btw", "zwischen") else _TO
    worded = _in_words(tokens, place + 1, joints)
    if worded is not None:
        return worded._replace(first=place)
    first = clock(tokens, place + 1)
    if first is None or not isinstance(first.value, Clock) or _opens_date(tokens, first.stop):
        return None
    second = _second(tokens, first.stop, joints)
    if second is not None:
        node = _joined(first, second, window=joints is not _TO)
        if node is not None and isinstance(node.value, Span):
            return node._replace(first=place, value=_certain(node.value))
    if opener in ("between", "betw", "btw", "zwischen", "van", "von"):
        return None
    if _tail_of_range(tokens, first.stop):
        return None
    value = Span(_weak(first.value, False), open=True)
    return Node("open time", place, first.stop, value, (first,))


def _opens_date(tokens: Tokens, place: int) -> bool:
    """ "From 22-Jun", "from 22/June": a mark without blanks joins a month to the number."""
    if place + 1 >= len(tokens) or tokens[place].word not in ("-", "/", "."):
        return False
    glued = not (tokens[place].gap or tokens[place + 1].gap)
    return glued and month_at(tokens, place + 1) is not None


def _in_words(tokens: Tokens, place: int, joints: frozenset[str] | set[str]) -> Node | None:
    """ "ten to eleven" behind "from": two hours, and no ten minutes before one.

    From noon on, a stretch as long as a working day is none: "from one to ten" is a scale.
    """
    first = hour_in_words(tokens, place)
    if first is None or low_at(tokens, first.stop) not in joints:
        return None
    second = clock(tokens, first.stop + 1) or _last_hour(tokens, first.stop + 1)
    if second is None or counts_something(tokens, second.stop) or _grades(tokens, place):
        return None
    node = _joined(first, second, window=joints is not _TO)
    value = node.value if node is not None else None
    if not isinstance(value, Span) or value.end is None:
        return None
    length = value.end.minute - value.start.minute
    return node if value.start.minute < _NOON or length < _WORKDAY else None


def _last_hour(tokens: Tokens, place: int) -> Node | None:
    """ "(From eight) to ten in the evening": the hour with the half that stands behind it."""
    node = hour_in_words(tokens, place)
    return finished(tokens, node) if node is not None else None


def _grades(tokens: Tokens, place: int) -> bool:
    """Whether the sentence speaks of grades or growth: "rate it from one to five"."""
    for step in (-1, 1):
        at = place
        while low_at(tokens, at) not in _STOPS and abs(at - place) < _NEAR:
            if tokens[at].word in _GRADING:
                return True
            at += step
    return False


_STOPS = frozenset({"", ".", "?", "!", ";"})
_NEAR = 16
_WORKDAY = 8 * 60
_GRADING = words(
    """rate rates rated rating ratings scale scales score scores scored scoring rank ranks ranked
    ranking grade grades graded grading grow grows grew grown growing growth mark marks marked
    rise rises rose risen increase increased scaled doubled expand expanded numbered"""
)


def _certain(value: Span) -> Span:
    if not value.start.weak and (value.end is None or not value.end.weak):
        return value
    end = _weak(value.end, False) if value.end is not None else None
    return value._replace(start=_weak(value.start, False), end=end)


def _weak(value: Clock, weak: bool) -> Clock:
    """The time, told to be weak or not."""
    return value if value.weak == weak else value._replace(weak=weak)


def _second(tokens: Tokens, place: int, joints: frozenset[str] | set[str]) -> Node | None:
    """The clock time behind a joint, a zone being allowed before it ("11:00am EDT - 11:45am")."""
    at = zone_word(tokens, place) or place
    bracket = low_at(tokens, at) == "(" and low_at(tokens, at + 1) in _ENDING
    at += bracket
    if low_at(tokens, at) == "|":
        return _next_column(tokens, at)
    behind = _past_joint(tokens, at, joints)
    if behind is None:
        return None
    behind = _past_about(tokens, behind)
    node = clock(tokens, behind) or _worded_end(tokens, behind)
    if node is not None and bracket:
        closed = low_at(tokens, node.stop) == ")"
        return node._replace(stop=node.stop + 1) if closed else None
    # "2 - 3pm - 4": a chain of numbers is a phone or job number.
    if node is None or (low_at(tokens, node.stop) == "-" and _is_number(tokens, node.stop + 1)):
        return None
    if _opens_date(tokens, node.stop):
        return None
    # "9am PDT - 12pm EDT": one moment said for two zones.
    again = at > place and zone_word(tokens, node.stop) is not None
    return None if again and not same_zone(tokens[place].word, tokens[node.stop].word) else node


def _past_joint(tokens: Tokens, at: int, joints: frozenset[str] | set[str]) -> int | None:
    """What follows a joint: "to", "up to", "through to", "right through until"; None for none."""
    if low_at(tokens, at) not in _ALL_THE_WAY:
        return at + 1 if low_at(tokens, at) in joints else None
    stop = at
    while low_at(tokens, stop) in _ALL_THE_WAY and stop < at + _WAY:
        stop += 1
    if low_at(tokens, stop) in joints and tokens[stop].word in _ENDING_JOINTS:
        return stop + 1
    return at + 1 if low_at(tokens, at) in joints else None


_ALL_THE_WAY, _WAY = words("up right straight through thru on"), 3
_ENDING_JOINTS = words("to until till til")


def _worded_end(tokens: Tokens, place: int) -> Node | None:
    """ "Quarter to nine til twelve", "9.30 to eleven": an hour in words that ends a stretch."""
    node = _last_hour(tokens, place)
    return None if node is None or counts_something(tokens, node.stop) else node


def _next_column(tokens: Tokens, at: int) -> Node | None:
    """ "09:00 | 09:30 | Paula Reed": a row whose first columns tell beginning and end."""
    node = clock(tokens, at + 1)
    if node is None or low_at(tokens, node.stop) != "|" or node.stop + 1 >= len(tokens):
        return None
    return node if tokens[node.stop + 1].kind == WORD else None


def _past_about(tokens: Tokens, place: int) -> int:
    """ "Until approx. 11 o'clock", "till a quarter past 3": what follows the word before it."""
    if low_at(tokens, place) == "a" and low_at(tokens, place + 1) == "quarter":
        return place + 1
    if low_at(tokens, place) not in ABOUT:
        return place
    return place + 1 + (low_at(tokens, place + 1) == ".")


def _is_number(tokens: Tokens, place: int) -> bool:
    return place < len(tokens) and tokens[place].kind == NUM and not tokens[place].gap


def _joined(first: Node, second: Node, window: bool) -> Node | None:
    start, end = first.value, second.value
    if not isinstance(start, Clock) or not isinstance(end, Clock):
        return None
    start, end = _share(start, end)
    end = _past_midnight(start, end)
    length = end.minute - start.minute
    if not 5 <= length <= _LONGEST:
        return None
    sure = not (start.weak and end.weak)
    value = Span(_weak(start, not sure), _weak(end, not sure), window=window)
    return Node("stretch", first.first, second.stop, value, (first, second))


def _past_midnight(start: Clock, end: Clock) -> Clock:
    """ "11:30 PM - 12:30 AM", "8pm to midnight": the end as one of the next day, where it is."""
    said = start.half in ("pm", "24") and end.half in ("am", "24")
    if not said or start.minute < _NOON or end.minute >= start.minute:
        return end
    night = start.minute >= _EVENING and end.minute <= _MORNING
    return end._replace(minute=end.minute + _DAY) if night or end.minute == 0 else end


_MORNING, _NOON, _EVENING, _DAY = 6 * 60, 12 * 60, 18 * 60, 24 * 60


def _share(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Both times with the half of the day that one of them names, where that makes a stretch."""
    if end.half in ("am", "pm") and start.half == "":
        guess = with_half(start, end.half)
        if guess.minute >= end.minute:
            guess = with_half(start, "am")
        return guess, end
    if end.half == "pm" and start.half == "24" and end.minute - start.minute > _LONGEST:
        # "07:30 - 08:30 PM": two digits were no sign of the 24-hour clock.
        return with_half(start, "pm"), end
    if start.half in ("am", "pm") and end.half == "":
        same = with_half(end, start.half)
        if same.minute <= start.minute:
            same = with_half(end, "pm")
        return start, same
    if start.half == "" and end.half == "" and end.minute <= start.minute:
        return start, with_half(end, "pm")
    if start.half == "" and end.half == "24" and start.minute > end.minute:
        return with_half(start, "am"), end
    return start, end
