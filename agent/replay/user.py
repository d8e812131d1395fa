"""The simulated user of a replay: sends every draft a while after it appeared, marks filled in.

They see the Drafts folder and nothing else: what the agent thinks is not known here.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agent.localgmail import LocalGmail

# The one sentence that stands in for whatever a draft's marked place asks the user for.
DETAIL = "I keep thinking about what you said on how the team shares its work."
_MARK = re.compile(r"\[\[[^\[\]]{0,400}\]\]")


@dataclass
class SimulatedUser:
    """Sends each draft `after` it appeared in Drafts; never anything where `after` is None."""

    server: LocalGmail
    email: str
    after: timedelta | None
    _due: dict[str, datetime] = field(default_factory=dict)

    def look(self, now: datetime) -> None:
        """See which drafts stand in the folder; new ones are to be sent in their time."""
        if self.after is None:
            return
        with self.server.lock:
            standing = set(self.server.mailbox(self.email).drafts)
        for draft_id in standing - self._due.keys():
            self._due[draft_id] = now + self.after
        for draft_id in self._due.keys() - standing:
            del self._due[draft_id]

    def next_at(self) -> datetime | None:
        """When the next draft is to be sent."""
        return min(self._due.values(), default=None)

    def send_due(self, now: datetime) -> None:
        """Send what is due, filling marked places in the same stroke."""
        due = sorted((at, draft_id) for draft_id, at in self._due.items() if at <= now)
        for _, draft_id in due:
            self.server.hand(self.email).send_draft(draft_id, fill=filled)
            del self._due[draft_id]


def filled(text: str) -> str:
    """The text with every marked place replaced by one and the same sentence."""
    return _MARK.sub(DETAIL, text)
