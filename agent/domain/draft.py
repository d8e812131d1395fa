"""A draft of ours: what it is for (its key), where it stands, what Gmail calls it.

The moves between the states are a table in `planning/draft_life.py`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent.domain.hiring import Step


class DraftState(StrEnum):
    """Where a draft stands between the intention and its end."""

    INTENDED = "intended"
    CALLING = "calling"
    LIVE = "live"
    TOUCHED = "touched"
    EDITED = "edited"
    SENT = "sent"
    MISSING = "missing"
    DISCARDED = "discarded"
    TRASHED = "trashed"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    BLOCKED = "blocked"

    @property
    def open(self) -> bool:
        """Whether it stands, or is about to stand, in the user's Drafts."""
        return self in _OPEN

    @property
    def untouched(self) -> bool:
        """Whether the agent alone has had its hands on it."""
        return self in (DraftState.INTENDED, DraftState.CALLING, DraftState.LIVE)


_OPEN = frozenset(
    {
        DraftState.INTENDED,
        DraftState.CALLING,
        DraftState.LIVE,
        DraftState.TOUCHED,
        DraftState.EDITED,
        DraftState.MISSING,
    }
)


@dataclass(frozen=True, slots=True)
class IntentKey:
    """One intent, one draft (CM-19): account, process, round, waiting cycle, step, person.

    `round` is the key of the interview the step belongs to ("" before any interview); `cycle` is
    the Message-ID of the employer's message that began the waiting anew ("" for the first);
    `person` is the recipient's address in lower case.
    """

    account: str
    process: str
    round: str
    cycle: str
    step: Step
    person: str


@dataclass(frozen=True, slots=True)
class DraftFact:
    """What the rules and the plan may know of one of our drafts.

    `appeared_at` is when it was first intended, `ended_at` when it left Drafts (sent, discarded,
    withdrawn), both UTC. `sent_message_id` is the Message-ID of the sent mail, where found.
    `content_hash` identifies the text as we wrote it; `reply_to_id` is what it answers; `notes`
    marks the user's notes that it was written from.
    """

    key: IntentKey
    state: DraftState
    appeared_at: datetime
    draft_id: str = ""
    message_id: str = ""
    thread_id: str = ""
    rule: str = ""
    ended_at: datetime | None = None
    sent_message_id: str = ""
    content_hash: str = ""
    reply_to_id: str = ""
    ready: bool = True
    missing: tuple[str, ...] = ()
    due_at: datetime | None = None
    words: int = 0
    subject: str = ""
    notes: str = ""
