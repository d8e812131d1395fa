"""Lengths of time: "45 min", "an hour and a half", "1h 15m", "30-minute", "half an hour".

Says how long, never of what. Knows no dates.
"""

from agent.reading.grammar.nodes import Length, Node
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.tokens import COUNT, MONTH, NUM, ORDINAL, UNIT, WEEKDAY, low_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import ORDINAL_ENDINGS

_HOUR, _DAY = 60, 1440


def length(tokens: Tokens, place: int) -> Node | None:
    """The length that begins at `place`; minutes and hours only."""
    low = low_at(tokens, place)
    if low == "half":
        return _half(tokens, place)
    if low in ("an", "a", "one") and _unit_at(tokens, place + 1) == _HOUR:
        return _article_hour(tokens, place)
    if low in ("a", "the") and low_at(tokens, place + 1) in ("half", "quarter"):
        return _half(tokens, place + 1)
    return counted_length(tokens, place)


def counted_length(tokens: Tokens, place: int) -> Node | None:
    """The length that a number begins, in figures or in letters."""
    if hours_of_day(tokens, place):
        return None
    if low_at(tokens, place) == "three" and _are_said(tokens, place, _QUARTERS):
        return Node("part of an hour", place, place + 5, Length(45))
    node = _counted(tokens, place)
    return _extended(tokens, node) if node is not None else None


def _are_said(tokens: Tokens, place: int, said: tuple[str, ...]) -> bool:
    """Whether these words stand at `place`."""
    return tuple([token.word for token in tokens[place : place + len(said)]]) == said


_AND_A_HALF = ("and", "a", "half")
_QUARTERS = ("three", "quarters", "of", "an", "hour")


def _unit_at(tokens: Tokens, place: int) -> int:
    """The unit at `place` in minutes (a hyphen may stand before it); 0 where there is none."""
    if place >= len(tokens):
        return 0
    token = tokens[place]
    if token.kind == UNIT and token.value <= _HOUR:
        return token.value
    if token.word in ("m", "'") and not token.gap:
        return 1 if token.word == "m" else 0
    return 0


def _half(tokens: Tokens, place: int) -> Node | None:
    """half an hour, half-hour, quarter of an hour, quarter hour."""
    at = place + 1
    while low_at(tokens, at) in ("-", "of", "an", "a", "'"):
        at += 1
    if _unit_at(tokens, at) != _HOUR or tokens[at].word == "h":
        return None
    minutes = 30 if low_at(tokens, place) == "half" else 15
    if low_at(tokens, place) == "quarter" and low_at(tokens, place - 1) == "three":
        minutes = 45
    return Node("part of an hour", place, at + 1, Length(minutes))


def _article_hour(tokens: Tokens, place: int) -> Node:
    """an hour, an hour and a half, an hour and a quarter, "an hour and a bit" (loose)."""
    said = [low_at(tokens, place + step) for step in range(2, 6)]
    if said[:2] == ["and", "a"] and said[2] in ("half", "quarter", "bit"):
        extra = {"half": 30, "quarter": 15, "bit": 0}[said[2]]
        return Node("an hour and", place, place + 5, Length(60 + extra, loose=said[2] == "bit"))
    if said[0] == "or" and (said[1] == "so" or said[1] in ("two", "more")):
        return Node("an hour", place, place + 4, Length(60, loose=said[1] != "so"))
    if low_at(tokens, place - 1) in ("under", "over", "than"):
        return Node("an hour", place, place + 2, Length(60, loose=True))
    return Node("an hour", place, place + 2, Length(60))


def _counted(tokens: Tokens, place: int) -> Node | None:
    """45 min, 1.5 hours, 90-minute, forty-five minutes, 30-45 minutes (loose)."""
    token = tokens[place]
    if token.kind not in (NUM, COUNT) or token.value < 0 or token.word == "couple":
        return None
    value, at = float(token.value), place + 1
    behind = low_at(tokens, at)
    if token.kind == COUNT and behind == "-" and _is_count(tokens, at + 1):
        value, at = value + tokens[at + 1].value, at + 2
    elif behind in (".", ",") and _decimal(tokens, at + 1):
        value, at = value + tokens[at + 1].value / 10, at + 2
    elif behind == "and" and _are_said(tokens, at, _AND_A_HALF):
        value, at = value + 0.5, at + 3
    upper, at = _upper(tokens, at)
    at += low_at(tokens, at) == "-"
    unit = _unit_at(tokens, at)
    if not unit:
        return None
    minutes = round(value * unit)
    if tokens[at].word in ("h", "hs") and _reads_as_clock(tokens, place, value):
        return None
    if not 5 <= minutes <= 10 * _HOUR:
        return None
    return Node("counted", place, at + 1, Length(minutes, loose=upper))


def _reads_as_clock(tokens: Tokens, place: int, value: float) -> bool:
    """Whether "10h" is a time of day: late enough for one, or behind "at"."""
    return value >= 7 or low_at(tokens, place - 1) in ("at", "@", "um", "from", "from:")


def hours_of_day(tokens: Tokens, place: int) -> bool:
    """Whether "15 hours" is an hour of the day: "at 15 hours", "Wednesday 17th, 15 hours".

    "At 40 hours a week", "at 8 hours per day" and "Saturday 12th, 8 hours" may count; behind a day
    only hours that no shift has are read.
    """
    hour = tokens[place]
    unit = tokens[place + 1] if place + 1 < len(tokens) else None
    if hour.kind != NUM or len(hour.text) > 2 or unit is None or unit.word not in HOURS:
        return False
    behind = low_at(tokens, place + 2)
    if not 7 <= hour.value <= 24 or behind in _COUNTING:
        return False
    if low_at(tokens, place - 1) in ("at", "@"):
        return True
    before = place - 1 - (low_at(tokens, place - 1) in (",", "-"))
    dated = before >= 0 and (_ends_date(tokens, before) or _ends_numeric(tokens, before))
    return dated and hour.value > _SHIFT and behind in _CLOSING


def _ends_date(tokens: Tokens, place: int) -> bool:
    """ "Wednesday", "17th", "17 January"."""
    return tokens[place].kind in _DAYS or tokens[place].word in ORDINAL_ENDINGS


def _ends_numeric(tokens: Tokens, place: int) -> bool:
    """ "25/01", "25.01.2029", "January 25"."""
    joint = tokens[place - 1] if place else None
    if tokens[place].kind != NUM or joint is None:
        return False
    return joint.kind == MONTH or (joint.word in ("/", ".", "-") and not tokens[place].gap)


HOURS = words("hours hrs hr hour horas")
_DAYS = frozenset({WEEKDAY, MONTH, ORDINAL})
# What makes hours a length: "at 24 hours notice", "at 8 hours a day".
_COUNTING = words("""a an per each every of notice or - / weekly daily before after later max
    maximum minimum total shift shifts day week month long""")  # fmt: skip
_CLOSING = words(". , ; ? ! ) in at with on by") | {""}
_SHIFT = 12


def _is_count(tokens: Tokens, place: int) -> bool:
    return place < len(tokens) and tokens[place].kind == COUNT and tokens[place].value < 10


def _decimal(tokens: Tokens, place: int) -> bool:
    if place >= len(tokens) or tokens[place].kind != NUM or tokens[place].gap:
        return False
    return len(tokens[place].text) == 1


def _upper(tokens: Tokens, place: int) -> tuple[bool, int]:
    """ "30-45", "30 to 45": that the length is a range, and what follows it."""
    joined = low_at(tokens, place) in ("-", "to", "or") and place + 1 < len(tokens)
    if joined and tokens[place + 1].kind in (NUM, COUNT):
        return True, place + 2
    return False, place


_PARTS = {"half": 30, "quarter": 15}


def _extended(tokens: Tokens, node: Node) -> Node:
    """1h 15m, 1 hour 30 minutes, 1 hour and 15 minutes, 2 and a half hours."""
    value = node.value
    if not isinstance(value, Length) or value.minutes % _HOUR:
        return node
    joint = low_at(tokens, node.stop)
    if joint == "and" and low_at(tokens, node.stop + 1) == "a":
        extra = _PARTS.get(low_at(tokens, node.stop + 2))
        if extra is not None:
            return node._replace(stop=node.stop + 3, value=Length(value.minutes + extra))
    at = node.stop + (joint in ("and", ",", "&"))
    if at < len(tokens) and tokens[at].kind == NUM:
        minutes = tokens[at].value
        if _unit_at(tokens, at + 1) == 1 and 0 < minutes < 60:
            return node._replace(stop=at + 2, value=Length(value.minutes + minutes))
    return node
