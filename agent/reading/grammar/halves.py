"""What stands behind a clock time and tells its half: am, pm, Uhr, o'clock, "in the afternoon"."""

from agent.reading.grammar.around import is_of_part
from agent.reading.grammar.nodes import Clock, Node
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.tokens import MARK, WEEKDAY, low_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS, O_CLOCK

# "One o'clock", and "one o clock" as it is typed in haste.
CLOCK_OF = frozenset({"'clock", "clock", "clk"})
# Bare hours as people at work mean them: 8 to 11 before noon, 12 to 7 behind it.
_AFTERNOON_HOURS = range(1, 7)


def mark_glued(tokens: Tokens, place: int, marks: tuple[str, ...]) -> bool:
    """Whether one of these marks stands at `place` without a blank before it."""
    return place < len(tokens) and tokens[place].word in marks and not tokens[place].gap


def clock_of(hour: int, minutes: int, full: bool, *, weak: bool = False) -> Clock:
    """The time of an hour as written: two digits and hours above 12 speak for the 24-hour clock."""
    if hour >= 13 or (full and hour == 0):
        return Clock(hour * 60 + minutes, "24", weak)
    if full and hour >= 7:
        return Clock(hour * 60 + minutes, "24" if hour < 10 else "", weak)
    if hour in _AFTERNOON_HOURS:
        return Clock((hour + 12) * 60 + minutes, "", weak)
    return Clock(hour * 60 + minutes, "", weak, "morning or evening" if hour == 7 else "")


def finished(tokens: Tokens, node: Node) -> Node:
    """The time with what stands behind it: am, pm, Uhr, hrs, -ish, "in the afternoon", sharp."""
    node = _with_meridiem(tokens, node)
    stop = node.stop
    low = low_at(tokens, stop)
    if low in O_CLOCK and low != "hours" and node.rule not in ("14h", "uhr"):
        node = node._replace(stop=stop + 1, value=_strong(node.value))
    elif low == "o" and low_at(tokens, stop + 1) in CLOCK_OF:
        node = node._replace(stop=stop + 2, value=_strong(node.value))
    elif low == "ish" or (low == "-" and low_at(tokens, stop + 1) == "ish"):
        node = node._replace(stop=stop + 1 + (low == "-"), value=_strong(node.value))
    elif low in ("noon", "midday") and isinstance(node.value, Clock) and node.value.minute == 720:
        node = node._replace(stop=stop + 1, value=_strong(node.value))
    elif low == "and" and (half := _half_at(tokens, stop + 1)) and _is_full(node, tokens, half):
        node = node._replace(stop=half, value=_half_past(node.value))
    elif low in _TO_THE_MINUTE and _closes(tokens, stop + 1):
        node = node._replace(value=_strong(node.value))
    return _with_part_of_day(tokens, node)


def _half_at(tokens: Tokens, place: int) -> int:
    """What follows "half" or "a half" at `place`, or 0."""
    place += low_at(tokens, place) == "a"
    return place + 1 if low_at(tokens, place) == "half" else 0


def _is_full(node: Node, tokens: Tokens, behind: int) -> bool:
    """ "At the 8 and half.", but not "at 8 and half of you at 9", "2 and half hours"."""
    whole = isinstance(node.value, Clock) and node.value.minute % 60 == 0
    if whole and is_of_part(tokens, behind):
        return True
    return whole and _closes(tokens, behind) and low_at(tokens, behind) not in ("to", "as")


def _half_past(value: object) -> Clock:
    clock = _strong(value)
    return clock._replace(minute=clock.minute + 30, weak=True)


# "Wednesday 7 sharp", but not "3 sharp knives".
_TO_THE_MINUTE = words("sharp prompt promptly")
_BEHIND_SHARP = words("at on in for and so or with please pls plz if to as")


def _closes(tokens: Tokens, place: int) -> bool:
    """Whether what stands at `place` names nothing that a number before it could count."""
    if place >= len(tokens):
        return True
    return tokens[place].kind in (MARK, WEEKDAY) or tokens[place].word in _BEHIND_SHARP


def _strong(value: object) -> Clock:
    if not isinstance(value, Clock):
        raise TypeError("a clock node holds a Clock")
    return value._replace(weak=False) if value.weak else value


def meridiem_at(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """ "am", "p.m.", "a" glued to a number: which half, and what follows."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    low = token.word
    if low in ("am", "pm"):
        return low, place + 1
    if low in ("a", "p") and low_at(tokens, place + 1) == "." and low_at(tokens, place + 2) == "m":
        stop = place + 3
        return low + "m", stop + (mark_glued(tokens, stop, (".",)) and _dot_is_ours(tokens, stop))
    if low in ("a", "p") and not token.gap and _ends_short(tokens, place + 1):
        return low + "m", place + 1
    return None


def _ends_short(tokens: Tokens, place: int) -> bool:
    return place >= len(tokens) or tokens[place].kind == MARK or tokens[place].gap


def _dot_is_ours(tokens: Tokens, place: int) -> bool:
    """Whether the dot behind "p.m" belongs to it and does not end the sentence as well."""
    if place + 1 >= len(tokens):
        return False
    return tokens[place + 1].word not in _STARTERS or not tokens[place + 1].text[0].isupper()


# Words that begin a sentence behind "p.m."; any other capital there is a name or a title.
_STARTERS = words(
    """i we the please if you let looking thanks thank see it this that they our your would could
    can do does is are any all he she my there and but so when what how best kind regards
    cheers also just as for with kindly venue school office bring carry candidates note reporting
    location address mode duration lunch tea doors gates parking reception"""
)


def _with_meridiem(tokens: Tokens, node: Node) -> Node:
    found = meridiem_at(tokens, node.stop)
    value = node.value
    if found is None or not isinstance(value, Clock):
        return node
    half, stop = found
    return Node(node.rule, node.first, stop, with_half(value, half))


def with_half(value: Clock, half: str) -> Clock:
    """The time in that half of the day; 15:30 PM stays 15:30, 12am is midnight."""
    hour, minutes = divmod(value.minute, 60)
    if value.half == "24" and hour > 12:
        return value._replace(weak=False)
    hour = hour % 12 + (12 if half == "pm" else 0)
    return Clock(hour * 60 + minutes, half)


_BEFORE_PART = words("of in at this the")


def _with_part_of_day(tokens: Tokens, node: Node) -> Node:
    """ "7 in the evening", "10 in the morning", "2:30 this afternoon"."""
    value = node.value
    if not isinstance(value, Clock) or value.half in ("am", "pm"):
        return node
    place = node.stop
    if low_at(tokens, place) not in _BEFORE_PART:
        return node
    if is_of_part(tokens, place):
        place += 1
    if low_at(tokens, place) in ("in", "at", "this") and low_at(tokens, place + 1) == "the":
        place += 1
    part = low_at(tokens, place + 1) if low_at(tokens, place) in ("the", "this", "at") else ""
    if part not in DAY_PARTS:
        return node
    keeps = low_at(tokens, node.stop) == "this"
    half = "am" if part in ("morning", "forenoon") else "pm"
    if half == "pm" and value.minute >= 12 * 60:
        return node._replace(value=value._replace(weak=False, doubt=""))
    stop = node.stop if keeps else place + 2
    return node._replace(stop=stop, value=with_half(value, half))
