"""Instants as machines print them: "2026-05-14T14:00:00-04:00", "...T18:00Z", "14:00:00+05:30".

Knows how the parts are glued together; dates and zones are read elsewhere.
"""

from agent.reading.grammar.halves import mark_glued
from agent.reading.grammar.nodes import Clock, Node
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.tokens import NUM, low_at


def iso_time(tokens: Tokens, place: int) -> Node | None:
    """The clock time behind the "T" of a date: "T14:00", "T14:00:00.000"."""
    if place < 2 or tokens[place].gap or tokens[place - 1].word != "t" or tokens[place - 1].gap:
        return None
    if tokens[place - 2].kind != NUM:
        return None
    minutes = _two_digits(tokens, place + 2)
    hour = _two_digits(tokens, place)
    if hour is None or minutes is None or not mark_glued(tokens, place + 1, (":",)):
        return None
    stop = place + 3
    while mark_glued(tokens, stop, (":", ".")) and _is_glued_number(tokens, stop + 1):
        stop += 2
    return Node("iso time", place, stop, Clock(hour * 60 + minutes, "24")) if hour < 24 else None


def offset_behind(tokens: Tokens, place: int) -> bool:
    """Whether "-04:00" or "+0530" is glued to an instant that ends at `place`."""
    if low_at(tokens, place) not in ("+", "-") or not _ends_instant(tokens, place):
        return False
    if not _is_glued_number(tokens, place + 1):
        return False
    digits = len(tokens[place + 1].text)
    if digits == 2 and mark_glued(tokens, place + 2, (":",)):
        return low_at(tokens, place + 4) != ":" and _two_digits(tokens, place + 3) in _QUARTERS
    return digits in (2, 4)


_QUARTERS = (0, 15, 30, 45)


def utc_behind(tokens: Tokens, place: int) -> bool:
    """Whether the "Z" of an instant stands at `place`."""
    return low_at(tokens, place) == "z" and _ends_instant(tokens, place)


def _ends_instant(tokens: Tokens, place: int) -> bool:
    """Whether what is glued before `place` are hours, minutes and seconds, or follows a "T"."""
    if tokens[place].gap:
        return False
    at, parts = place - 1, 0
    while at > 0 and tokens[at].kind == NUM and parts < _PARTS:
        parts += 1
        before = tokens[at - 1]
        if tokens[at].gap:
            return parts >= _CLOCK
        if before.word == "t":
            return parts > 1
        if before.word not in (":", ".") or before.gap:
            return False
        at -= 2
    return False


_PARTS, _CLOCK = 4, 3


def _is_glued_number(tokens: Tokens, place: int) -> bool:
    return place < len(tokens) and tokens[place].kind == NUM and not tokens[place].gap


def _two_digits(tokens: Tokens, place: int) -> int | None:
    token = tokens[place] if place < len(tokens) else None
    if token is None or token.kind != NUM or token.gap or len(token.text) != 2:
        return None
    return token.value
