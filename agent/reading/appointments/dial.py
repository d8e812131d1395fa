"""Times of the clock beside an instant that the thread tells.

An hour without its half of the day may be either of two.
"""

from datetime import datetime

from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock

DIAL = 12 * 60


def minute_of(start: datetime) -> int:
    """Its minute of the day, on the clock it is told in."""
    return start.hour * 60 + start.minute


def on_dial(one: int, other: int) -> bool:
    """Whether two minutes stand at the same place of a clock's face."""
    return one % DIAL == other % DIAL


def tells(clock: Clock, minute: int) -> bool:
    """Whether a clock time may name that minute of the day."""
    return clock.minute == minute or (clock.half == "" and on_dial(clock.minute, minute))


def nearest(clock: Clock, minute: int) -> int:
    """The minute that a clock time names, in the half of the day that lies nearer to another."""
    if clock.half:
        return clock.minute
    both = (clock.minute % DIAL, clock.minute % DIAL + DIAL)
    return min(both, key=lambda one: abs(one - minute))


def is_at(slot: Slot, start: datetime) -> bool:
    """Whether a day with its time, on the writer's clock, names that instant of the same clock."""
    if slot.time is None or slot.day is None or slot.zone is not None:
        return False
    return slot.day.date == start.date() and tells(slot.time.start, minute_of(start))
