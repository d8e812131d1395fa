"""What reading an export leads to: messages by instant, and what was left out and why.

Values only. The rules of what counts are CONTRACTS.md section 1.
"""

from dataclasses import dataclass, field
from datetime import datetime

from agent.errors import Defect
from agent.localgmail.model import SystemLabel


@dataclass(frozen=True, slots=True)
class ExportedMessage:
    """One message of an export.

    `raw` has CRLF line ends and always a Message-ID; `at` is its instant (UTC). `labels` are system
    label ids and names of user labels, None where the export says nothing. `thread_key` is Gmail's
    thread id where the export gives one. `sender` and `delivered_to` are addresses in lower case.
    `where` names file and position.
    """

    raw: bytes = field(repr=False)
    at: datetime
    message_id: str
    labels: frozenset[str] | None = None
    thread_key: str = ""
    sender: str = ""
    delivered_to: tuple[str, ...] = ()
    where: str = ""

    @property
    def sent(self) -> bool:
        """True where a label or folder says that the owner wrote it."""
        return SystemLabel.SENT in (self.labels or ())

    @property
    def arrival_labels(self) -> frozenset[str] | None:
        """Labels for `LocalGmail.deliver` as of the arrival, before the owner filed anything.

        Spam arrives as spam; what was sent is SENT; everything else as deliver decides (None).
        """
        labels = self.labels or frozenset()
        told = labels & {SystemLabel.SPAM, SystemLabel.SENT}
        return frozenset(told) or None


@dataclass(frozen=True, slots=True)
class Export:
    """A whole export: messages by instant, defects, and counts of what was left out."""

    messages: tuple[ExportedMessage, ...]
    defects: tuple[Defect, ...] = ()
    skipped_drafts: int = 0
    skipped_trash: int = 0
    duplicates: int = 0
