"""The roles a day or time may have in a message, and a verdict with its reason."""

from enum import StrEnum
from typing import NamedTuple

from agent.reading.appointments.slot import Slot


class Role(StrEnum):
    """What a day or time is there for."""

    NONE = "none"
    OFFERED = "offered"
    SET = "set"
    MOVED = "moved"
    OLD = "old"
    CANCELLED = "cancelled"


HOLDING = frozenset({Role.SET, Role.OFFERED, Role.MOVED})
"""The roles of a time that is to be kept free."""


class Verdict(NamedTuple):
    """A role and the name of the cue it rests on; `sure` where the sentence itself says so.

    `doubted` where what stands around it makes it doubtful that it is an appointment at all.
    """

    role: Role
    cue: str
    sure: bool = True
    doubted: bool = False


Judged = tuple[Slot, Verdict]
"""A day or time, and what it is there for."""
