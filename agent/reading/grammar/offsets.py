"""Offsets from UTC as they are written: "GMT+2", "UTC - 05:30", "+0530".

Knows digits and signs, not the names of zones.
"""

from agent.reading.grammar.around import counts_something
from agent.reading.grammar.iso import offset_behind, utc_behind
from agent.reading.grammar.nodes import Node, Zone
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.tokens import NUM, Token, low_at
from agent.reading.wording import zones as names
from agent.reading.wording.time_en import NOON, O_CLOCK

_OPEN = frozenset({"(", "/", ",", "[", "-", "|"})


def behind_time(tokens: Tokens, place: int) -> bool:
    """Whether a clock time stands right before `place` (a bracket or comma may come between)."""
    before = place - 1
    if low_at(tokens, before) == "the":
        before -= 1
    while before >= 0 and tokens[before].word in _OPEN:
        before -= 1
    if before < 0:
        return False
    token = tokens[before]
    if token.kind == NUM or token.word in ("am", "pm", "'clock", *O_CLOCK, *NOON, "ish"):
        return True
    if token.word in ("a", "p", "m", "."):
        return low_at(tokens, before - 1) in (".", "a", "p", "m") or is_num(tokens, before - 1)
    return _known_abbreviation(token)


def is_num(tokens: Tokens, place: int) -> bool:
    """Whether a number stands at `place`."""
    return 0 <= place < len(tokens) and tokens[place].kind == NUM


def _known_abbreviation(token: Token) -> bool:
    return token.word in names.ABBREVIATIONS or token.word in names.SHORT_ABBREVIATIONS


def offset(tokens: Tokens, place: int) -> Node | None:
    """UTC+2, GMT-05:00, UTC +05:30, GMT + 2, (+0200)."""
    low = tokens[place].word
    at = place + 1 if low in ("utc", "gmt") else place
    sign = low_at(tokens, at)
    if sign not in ("+", "-") or (at == place and not behind_time(tokens, place)):
        return None
    if at == place and (sign == "-" or tokens[at].word != "+" or len(_digits(tokens, at + 1)) != 4):
        return None
    if not is_num(tokens, at + 1):
        return None
    minutes, stop = _offset_minutes(tokens, at + 1)
    if minutes is None or (tokens[at + 1].gap and not _spaced_offset(tokens, place, stop)):
        return None
    signed = minutes if sign == "+" else -minutes
    return Node("zone offset", place, stop, Zone(offset=signed, text="UTC"))


def _spaced_offset(tokens: Tokens, place: int, stop: int) -> bool:
    """Whether "GMT + 2" is an offset: a blank behind "-" opens a stretch, but alone in brackets."""
    if low_at(tokens, place + 1) == "-":
        return low_at(tokens, place - 1) == "(" and low_at(tokens, stop) == ")"
    return low_at(tokens, place) in ("utc", "gmt") and not counts_something(tokens, stop)


def iso_offset(tokens: Tokens, place: int) -> Node | None:
    """What is glued to an instant: "14:00:00-04:00", "T18:00Z"."""
    if utc_behind(tokens, place):
        return Node("zone offset", place, place + 1, Zone(offset=0, text="UTC"))
    if not offset_behind(tokens, place):
        return None
    minutes, stop = _offset_minutes(tokens, place + 1)
    if minutes is None:
        return None
    signed = minutes if tokens[place].word == "+" else -minutes
    return Node("zone offset", place, stop, Zone(offset=signed, text="UTC"))


def _digits(tokens: Tokens, place: int) -> str:
    return tokens[place].text if is_num(tokens, place) else ""


def _offset_minutes(tokens: Tokens, place: int) -> tuple[int | None, int]:
    digits = tokens[place].text
    if len(digits) == 4:
        hours, minutes, stop = int(digits[:2]), int(digits[2:]), place + 1
    elif len(digits) <= 2:
        hours, minutes, stop = int(digits), 0, place + 1
        if low_at(tokens, stop) in (":", ".") and len(_digits(tokens, stop + 1)) == 2:
            minutes, stop = tokens[stop + 1].value, stop + 2
    else:
        return None, place
    return (hours * 60 + minutes if hours <= 14 and minutes < 60 else None), stop
