"""Parse nodes: what a stretch of tokens was read as, by which rule, from which parts.

Plain values. A node never changes its mind; which of several readings holds is decided outside.
"""

from datetime import date
from typing import NamedTuple


class Day(NamedTuple):
    """A calendar day.

    `weekday` is the weekday named with it (Monday 0) or None; `named` is true where day and month
    are written out or in numbers, false for weekdays and relative days. `relation` says how it
    may lean on a day or week named nearby: "free" (a bare weekday), "same" ("the Friday": that
    week's), "same_day", "day_after"; `date` is then a first guess.
    `doubt` says in words why the day is uncertain, or is "".
    """

    date: date
    weekday: int | None = None
    named: bool = False
    relation: str = ""
    doubt: str = ""


class Clock(NamedTuple):
    """A time of day in minutes from midnight; 24:00 and what lies behind it are the next day's.

    `weak`: a number that only its place makes a time. `half` is "am",
    "pm", "24" (written in 24-hour style) or "" where the hour was guessed.
    """

    minute: int
    half: str = ""
    weak: bool = False
    doubt: str = ""


class Span(NamedTuple):
    """A clock time, or a stretch between two; `open` where only its beginning is given."""

    start: Clock
    end: Clock | None = None
    open: bool = False
    window: bool = False

    @property
    def weak(self) -> bool:
        """Whether nothing but its place makes it a time."""
        return self.start.weak and (self.end is None or self.end.weak)


class Zone(NamedTuple):
    """A time zone as named: candidates (IANA), or a fixed offset, or whose zone is meant.

    `doubt` says in words what beside it contradicts the name, or is "". `aside` is true where a
    place tells the clock of the time right before it, and of no other ("9 PM in Brazil").
    """

    names: tuple[str, ...] = ()
    offset: int | None = None
    whose: str = ""
    text: str = ""
    doubt: str = ""
    aside: bool = False


class Length(NamedTuple):
    """A length of time in minutes; `loose` where it is only about that."""

    minutes: int
    loose: bool = False


class Window(NamedTuple):
    """The end of a stretch in which something will happen, by the rulebook's table.

    `due` is None for "soon". `limit` is the word that closes it ("by", "until") or "".
    """

    due: date | None
    firm: bool = True


class Week(NamedTuple):
    """A week, by its Monday; no day of it is named."""

    monday: date


class Days(NamedTuple):
    """Several days named in one stretch: "4-5 December", "10th, 11th or 12th June"."""

    days: tuple[Day, ...]
    through: bool = False


Value = Day | Days | Week | Clock | Span | Zone | Length | Window


class Node(NamedTuple):
    """Tokens `first`:`stop` (half-open) read as `value` by the rule of that name."""

    rule: str
    first: int
    stop: int
    value: Value
    children: tuple["Node", ...] = ()

    def wider(self, first: int, stop: int) -> "Node":
        """The same reading over more tokens."""
        if first == self.first and stop == self.stop:
            return self
        return Node(self.rule, first, stop, self.value, self.children)
