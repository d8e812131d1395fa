"""Midnight beside a last day: whether it opens the day or ends it.

Knows single sentences and their windows; not what the day is for.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from agent.reading.grammar.nodes import Node, Span
from agent.reading.grammar.stretch import Found, past, word_at
from agent.reading.grammar.tokens import Token
from agent.reading.wording.sets import words


def last_day_of(items: Sequence[Token], window: Found, due: date, today: date) -> date:
    """The day itself; midnight at its beginning is the end of the day before.

    Today's is over ("by tonight 00:00", "by today 12am"): its end is meant.
    """
    if due == today:
        return due
    first, stop = window.first, window.stop
    while first > 0 and items[first - 1].word in _BEFORE_DAY:
        first -= 1
    while stop < len(items) and items[stop].word in _BEHIND_DAY:
        stop += 1
    beside = range(max(0, first - 1), min(stop + 1, len(items)))
    return due - timedelta(days=1) if any(_opens_day(items, at) for at in beside) else due


# What may stand between a day and its clock time.
_BEFORE_DAY = words("on the of , ZONE")
_BEHIND_DAY = words(", at @ ( - t")


def _opens_day(items: Sequence[Token], place: int) -> bool:
    """Whether "00:00" or "12am" is read: the word "midnight" may mean the end of its day."""
    value = _alone(items[place].node)
    if value is None or value.start.minute != 0 or value.start.weak:
        return False
    if _is_worded(items[place].node) or _in_stretch(items, place):
        return False
    return value.start.half == "am" or not _glossed(items, place)


def _alone(node: Node | None) -> Span | None:
    """The clock time of a node that is no stretch."""
    if node is None or not isinstance(node.value, Span):
        return None
    return node.value if node.value.end is None else None


def _is_worded(node: Node | None) -> bool:
    return node is not None and any(child.rule == "midnight" for child in node.children)


def _in_stretch(items: Sequence[Token], place: int) -> bool:
    """ "00:00 - 23:59": a stretch too long for a meeting, of which this is one end."""
    behind = past(items, place + 1, _ZONE)
    before = place - 2 - (word_at(items, place - 2) == "ZONE")
    return (word_at(items, behind) in _JOINTS and word_at(items, behind + 1) == "TIME") or (
        word_at(items, place - 1) in _JOINTS and word_at(items, before) == "TIME"
    )


def _glossed(items: Sequence[Token], place: int) -> bool:
    """ "00:00 (midnight)", "midnight, 00:00": the word stands beside and may mean the day's end."""
    behind, before = past(items, place + 1, _BETWEEN), place - 1
    while word_at(items, before) in _BETWEEN:
        before -= 1
    near = (items[at].node for at in (before, behind) if 0 <= at < len(items))
    return any(_is_worded(node) for node in near)


_ZONE = frozenset({"ZONE"})
_JOINTS = words("- to until till til through and &")
_BETWEEN = words("ZONE ( , / or")
