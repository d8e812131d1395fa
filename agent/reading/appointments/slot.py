"""A day, a time or both, as put together from the words of a message."""

from typing import NamedTuple

from agent.reading.grammar.nodes import Day, Length, Span, Zone


class Slot(NamedTuple):
    """A day, a time or both, with the zone said for it and the place of its words.

    `sentence` is the index into the prose's sentences; `first` and `last` are item places in it
    (inclusive). `other` is the same moment as said for a second zone. `carried` is true where the
    day stands in another line.
    """

    day: Day | None
    time: Span | None
    sentence: int
    first: int
    last: int
    zone: Zone | None = None
    other: tuple[Span, Zone] | None = None
    length: Length | None = None
    carried: bool = False
    arrow: str = ""
