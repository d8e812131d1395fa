"""What reading an export leads to: messages by instant, and what was left out and why.

Values only. The rules of what counts are CONTRACTS.md section 1.
"""

from dataclasses import dataclass, field
from datetime import datetime

from agent.errors import Defect


@dataclass(frozen=True, slots=True)
class ExportedMessage:
    """One message of an export.

    `raw` has CRLF line ends and always a Message-ID; `at` is its instant (UTC). `labels` are system
    label ids and names of user labels, empty where the export says nothing. `thread_key` is Gmail's
    thread id where the export gives one. `sent` is true where label or folder say the owner wrote
    it; `delivered_to` are the addresses of its Delivered-To headers, in lower case. `where` names
    file and position.
    """

    raw: bytes = field(repr=False)
    at: datetime
    message_id: str
    labels: frozenset[str] = frozenset()
    thread_key: str = ""
    sent: bool = False
    delivered_to: tuple[str, ...] = ()
    sender: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A whole export: messages by instant, defects, and counts of what was left out."""

    messages: tuple[ExportedMessage, ...]
    defects: tuple[Defect, ...] = ()
    skipped_drafts: int = 0
    skipped_trash: int = 0
    duplicates: int = 0
