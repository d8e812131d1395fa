"""What is asked of the writing room, and what it answers: values only.

It must not know templates, Gmail or storage.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from agent.domain.decision import Decision
from agent.domain.facts import Facts
from agent.domain.plan import Placement
from agent.playbooks.write import WritesByPlaybook
from agent.playbooks.write_context import PreviousText, WriteFailure


@dataclass(frozen=True, slots=True)
class Author:
    """The user as a letter names them; `signature_html` is Gmail's, where the user wants it."""

    name: str
    email: str
    phone: str = ""
    resume_link: str = ""
    signature_html: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message of the employer's side, for its manner only: who wrote it, and their own words."""

    sender: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """One draft to be worded.

    `facts` are as of `now` (UTC); `zone` is the user's. `previous` are the texts already written
    or sent in this process, the same pass included, oldest first: nothing in them is said again.
    `incoming` are the employer's newest messages, oldest first: how they greet, sign and spell.
    """

    decision: Decision
    facts: Facts
    placement: Placement
    author: Author
    playbook: WritesByPlaybook
    zone: ZoneInfo
    now: datetime
    previous: tuple[PreviousText, ...] = ()
    incoming: tuple[Incoming, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftText:
    """A worded draft. `missing` names what a marked place in it waits for ("detail", "value",
    "reason"); `ready` is true without one. `words` counts `text` from greeting to name.
    """

    subject: str
    text: str
    html: str
    ready: bool
    missing: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """No wording passes the playbook's write rules: the step is held with these failures."""

    failures: tuple[WriteFailure, ...]
