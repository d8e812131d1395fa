"""The roles a day or time may have in a message, and a verdict with its reason."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a day or time is there for."""

    NONE = "none"
    OFFERED = "offered"
    SET = "set"
    MOVED = "moved"
    OLD = "old"
    CANCELLED = "cancelled"


class Verdict(NamedTuple):
    """A role and the name of the cue it rests on; `sure` where the sentence itself says so.

    `doubted` where what stands around it makes it doubtful that it is an appointment at all.
    """

    role: Role
    cue: str
    sure: bool = True
    doubted: bool = False
