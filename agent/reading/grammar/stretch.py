"""What the productions of windows share: the value they find and how they look at items."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from agent.reading.grammar.nodes import Day
from agent.reading.grammar.tokens import Token
from agent.reading.wording import time_en

DAY = timedelta(days=1)


Items = Sequence[Token]


class Found(NamedTuple):
    """A window over the half-open items `first`:`stop`; `due` None where it names no end."""

    first: int
    stop: int
    due: date | None
    firm: bool
    rule: str


ABOUT_WORDS = time_en.ABOUT - {"like", "say"} | {
    "hopefully",
    "maybe",
    "towards",
    "toward",
    "perhaps",
    "~",
}


def word_at(items: Items, place: int) -> str:
    """The word at `place`, or "" outside the sentence."""
    return items[place].word if 0 <= place < len(items) else ""


def ordinal_at(items: Items, place: int) -> tuple[int, int]:
    """The count of an ordinal ("first", "2nd") at `place` and what follows; 0 where none is."""
    word = word_at(items, place)
    found = time_en.ORDINALS.get(word)
    if found is not None:
        return found[1], place + 1
    short = word.isdecimal() and len(word) <= _DIGITS
    if short and word_at(items, place + 1) in time_en.ORDINAL_ENDINGS:
        return int(word), place + 2
    return 0, place


_DIGITS = 2


def past(items: Items, place: int, words: frozenset[str]) -> int:
    """The first place at or behind `place` that holds none of these words."""
    while word_at(items, place) in words:
        place += 1
    return place


def is_estimate(items: Items, place: int) -> bool:
    """Whether an "about", "around", "hopefully" stands right before the window."""
    at = place - 1
    at -= word_at(items, at) in ("back", "tail", "very")
    at -= word_at(items, at) in ("a", "the", "in", "by", "within")
    return word_at(items, at) in ABOUT_WORDS


def day_behind(items: Items, place: int, today: date) -> date:
    """ "close of business Friday": that day, else today."""
    at = past(items, place, frozenset({"on", ",", "this"}))
    node = items[at].node if at < len(items) else None
    return node.value.date if node is not None and isinstance(node.value, Day) else today


def past_day(items: Items, place: int) -> int:
    """What follows a day named at `place`, or `place` itself."""
    at = past(items, place, frozenset({"on", ",", "this"}))
    return at + 1 if word_at(items, at) == "DAY" else place


def limit_before(items: Items, place: int) -> str:
    """The word that closes a window named at `place` ("by", "before"), or another, or ""."""
    at = place - 1
    while word_at(items, at) in ("the", "on", "TIME", "this", "of"):
        at -= 1
    return word_at(items, at)


def has_time(items: Items, first: int, stop: int) -> bool:
    """Whether a clock time stands beside the items `first`:`stop`."""
    return "TIME" in (word_at(items, first - 1), word_at(items, first - 2), word_at(items, stop),
                      word_at(items, stop + 1))  # fmt: skip


ANCHORS = frozenset({"of", "after", "from", "following"})
