"""The rungs of the status ladder, values only: `timing` times them, `ladder` counts them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from agent.domain.facts import PersonFact, Source
from agent.domain.hiring import Step
from agent.playbooks.model import StepRule
from agent.playbooks.situation import StatusSent


class Standing(StrEnum):
    """Where a rung stands."""

    SENT = "sent"
    DISCARDED = "discarded"
    OVERTAKEN = "overtaken"
    OPEN = "open"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Move:
    """What set or moved a rung's day: the rule, the day it asks for, and why in words.

    `held_by` is the rule to name while the day has not come, where it is not the same one.
    """

    rule: str
    day: date
    text: str
    source: Source | None = None
    held_by: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """One status step of the present cycle.

    `moves` begins with the rung's own day; the last one whose day is the latest binds. `ref` is the
    day that the next rung counts from: sent, thrown away, appeared, or due. `bypass` is the hiring
    manager where the user asked to go around a silent recruiter (PM-8).
    """

    rule: StepRule
    standing: Standing
    ref: date
    day: date | None = None
    due: datetime | None = None
    send_before: datetime | None = None
    moves: tuple[Move, ...] = ()
    promised: date | None = None
    sent: StatusSent | None = None
    bypass: PersonFact | None = None

    @property
    def step(self) -> Step:
        """Which step it is."""
        return self.rule.step

    @property
    def binding(self) -> Move | None:
        """The move that put the rung where it is."""
        return max(self.moves, key=lambda move: move.day) if self.moves else None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of the present cycle, and what is over.

    `counted` are the status messages really sent in this round; `extra` is true where the last
    step was sent before this cycle and only one more first step is allowed (CM-10); `closed` where
    nothing more may be sent in this round. `without_basis` is true where nothing was ever promised
    or held, so that there is no day to count from (CM-13).
    """

    rungs: tuple[Rung, ...]
    counted: int
    extra: bool
    closed: bool
    without_basis: bool = False

    def rung(self, step: Step) -> Rung | None:
        """The rung of that step, or None where it was used before this cycle."""
        return next((one for one in self.rungs if one.step is step), None)

    @property
    def last_ref(self) -> date | None:
        """The day of the last thing that happened (or is to happen) on this ladder."""
        return max((one.ref for one in self.rungs), default=None)
