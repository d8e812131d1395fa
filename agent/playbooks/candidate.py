"""One step for one person as it would be written: what the gates look at.

Made by the rooms of the second pass (`statuses`, `thanks`, `answers`, `asked`), weighed by `weigh`.
It must not know which gates there are.
"""

from dataclasses import dataclass
from datetime import date, datetime

from agent.domain.decision import Reason, Verdict
from agent.domain.facts import PersonFact, SentFact, Source
from agent.domain.hiring import Step
from agent.playbooks.model import StepRule


@dataclass(frozen=True, slots=True)
class Block:
    """Something that keeps a step from being written and that no gate of the data expresses.

    `name` is the check's name; `priority` places it among the gates (the engine's own are odd).
    """

    name: str
    rule: str
    verdict: Verdict
    priority: int
    actual: str
    expected: str
    holds_back: bool
    until: datetime | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step that a rule would have written, for one person, with everything known about it.

    `written_by` is the rule behind the draft where it is not the step's own; `due_by` and
    `due_text` say which rule put it on its day, and how.
    """

    rule: StepRule
    round: str
    cycle: str = ""
    written_by: str = ""
    due_by: str = ""
    due_text: str = ""
    recipient: PersonFact | None = None
    due_at: datetime | None = None
    send_before: datetime | None = None
    expires_at: datetime | None = None
    because: tuple[Reason, ...] = ()
    needs: tuple[str, ...] = ()
    about_interview: str = ""
    promised_window: date | None = None
    pass_on_to: tuple[str, ...] = ()
    sent: SentFact | None = None
    discarded: bool = False
    overtaken_by: str = ""
    loop_used: SentFact | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def step(self) -> Step:
        """Which step it is."""
        return self.rule.step
