"""The plan of one pass: actions on drafts, steps held back. `services` carries it out."""

from dataclasses import dataclass
from datetime import datetime

from agent.domain.decision import Decision
from agent.domain.draft import DraftFact, IntentKey
from agent.domain.hiring import Step


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a draft goes: an existing thread with its threading headers, or a thread of its own.

    `subject` is the thread's own with "Re: " in front for a reply; "" where the writer of a new
    thread's subject is still to be asked. `send_as` is the user's address to write from.
    """

    thread_id: str
    in_reply_to: str
    references: tuple[str, ...]
    subject: str
    send_as: str

    @property
    def opens_thread(self) -> bool:
        """Whether the draft starts a conversation of its own."""
        return not self.thread_id


@dataclass(frozen=True, slots=True)
class CreateDraft:
    """Write a new draft for this key."""

    key: IntentKey
    decision: Decision
    placement: Placement


@dataclass(frozen=True, slots=True)
class UpdateDraft:
    """Write an untouched draft of ours anew: the thread moved on or the facts became better."""

    draft: DraftFact
    decision: Decision
    placement: Placement
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawDraft:
    """Take back an untouched draft that is obsolete."""

    draft: DraftFact
    rule: str
    reason: str


Action = CreateDraft | UpdateDraft | WithdrawDraft


@dataclass(frozen=True, slots=True)
class Held:
    """A step not written now: by which rule, why, and when it will be looked at again."""

    step: Step
    person: str
    rule: str
    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What one pass does about one process."""

    actions: tuple[Action, ...] = ()
    held: tuple[Held, ...] = ()
