"""A day, a time or both, as put together from the words of a message."""

from typing import NamedTuple

from agent.reading.grammar.nodes import Day, Span, Zone


class Slot(NamedTuple):
    """A day, a time or both, with the zone said for it and the place of its words.

    `sentence` is the index into the prose's sentences; `first` and `last` are item places in it
    (inclusive). `carried` is true where the day stands in another line; `arrow` is the side of an
    arrow that it stands on, "old" or "new".
    """

    day: Day | None
    time: Span | None
    sentence: int
    first: int
    last: int
    zone: Zone | None = None
    carried: bool = False
    arrow: str = ""
