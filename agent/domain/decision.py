"""Decisions of a playbook: what to write, hold, skip or stop, each with the checks that made it so.

A decision is the explanation: checks say actual against expected, reasons carry rule and quote.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from agent.domain.facts import PersonFact, Source
from agent.domain.hiring import Band, Outcome, Step


class Verdict(StrEnum):
    """What a playbook says about one step for one person, now."""

    WRITE = "write"
    HOLD = "hold"
    SKIP = "skip"
    DONE = "done"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Check:
    """One condition as evaluated: the rule it comes from, what was found, what the rule wants."""

    rule: str
    name: str
    actual: str
    expected: str
    holds: bool
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of "because": a rule id, a sentence of ours, and the words it rests on."""

    rule: str
    text: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a playbook decided about one step.

    `due_at` is the instant the step's draft appears (also for a held one, where it is known);
    `send_before` the end of the rule's range; `expires_at` when an untouched draft is withdrawn.
    `until` is when a held step is looked at again (None: not before something happens).
    `round` and `cycle` are the key's parts (see `IntentKey`). `needs` lists what a ready draft
    still wants from the user ("detail", "value", "reason").
    """

    step: Step
    verdict: Verdict
    rule: str
    round: str
    cycle: str
    recipient: PersonFact | None = None
    due_at: datetime | None = None
    send_before: datetime | None = None
    expires_at: datetime | None = None
    until: datetime | None = None
    reason: str = ""
    because: tuple[Reason, ...] = ()
    checks: tuple[Check, ...] = ()
    needs: tuple[str, ...] = ()
    title: str = ""
    overridden_by: str = ""
    about_interview: str = ""
    promised_window: date | None = None
    pass_on_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """The silence as of an instant: whole local days since `since`, and the band it falls in."""

    days: int
    since: datetime
    band: Band


@dataclass(frozen=True, slots=True)
class Closing:
    """That a process ends, how, by which rule and on what words."""

    outcome: Outcome
    rule: str
    reason: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to tell the user (a `tell` rule), for the digest: once, and only when it fits."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that a playbook says about one process at one instant.

    `next_look` is the earliest instant (UTC) at which, with no new mail, any of this may change.
    """

    as_of: datetime
    playbook: str
    decisions: tuple[Decision, ...] = ()
    silence: Silence | None = None
    closing: Closing | None = None
    advice: tuple[Advice, ...] = ()
    next_look: datetime | None = None
    overrides: tuple[str, ...] = field(default=())

    def of(self, step: Step) -> tuple[Decision, ...]:
        """The decisions about that step."""
        return tuple(one for one in self.decisions if one.step is step)
