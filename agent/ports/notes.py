"""What the digest remembers: weeks delivered, messages it asks about, answers of the user's.

Rows as frozen values and the part of a unit that keeps them; nothing here knows SQL.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DigestRow:
    """The ledger of digests: one row per ISO week, so that there is one digest per week.

    `attempts` counts the claims, so that of two sessions only one gets to insert. `numbers` is
    what the digest's numbers stand for and `said` the advice it gave, both as JSON.
    """

    week: str
    state: str
    message_id: str
    subject: str
    at: datetime
    cursor_before: str = ""
    gmail_id: str = ""
    attempts: int = 0
    numbers: str = "{}"
    said: str = "[]"


@dataclass(frozen=True, slots=True)
class UnsureRow:
    """A message set aside with a doubt; of its text nothing is kept but the reading's own quote.

    `kind` is "unclear" or "near_miss" (then `quote` is ""); `candidates` are process ids.
    `asked_in` is the ISO week of the digest that asked first, `settled` whether the user answered;
    `belongs_to` is then the process they named, "" for a new one or none.
    """

    gmail_id: str
    thread_id: str
    at: datetime
    kind: str
    quote: str = ""
    candidates: tuple[str, ...] = ()
    asked_in: str = ""
    settled: str = ""
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class HeardRow:
    """One line of an answer to a digest (`week`), and what was made of it.

    The message is `gmail_id`; `told_in` is the ISO week of the digest that said so.
    """

    gmail_id: str
    line: int
    at: datetime
    week: str
    words: str
    understood: bool
    reply: str
    told_in: str = ""


class NotesUnit(Protocol):
    """The part of a transaction that the digest's memory needs."""

    def digest(self, week: str) -> DigestRow | None:
        """The digest of an ISO week such as 2026-W21."""

    def digests(self) -> tuple[DigestRow, ...]:
        """Every digest, by week."""

    def save_digest(self, row: DigestRow) -> None:
        """Insert or replace a digest's row."""

    def claim_digest(self, seen: DigestRow | None, row: DigestRow) -> bool:
        """Save the row if the week's row is still the one `seen`; False where it is not."""

    def unsure(self) -> tuple[UnsureRow, ...]:
        """Messages with a doubt, by arrival."""

    def unsure_about(self, gmail_id: str) -> UnsureRow | None:
        """The doubt about one message."""

    def save_unsure(self, row: UnsureRow) -> None:
        """Insert or replace a doubt."""

    def heard(self) -> tuple[HeardRow, ...]:
        """Every line of the user's answers, by arrival."""

    def save_heard(self, row: HeardRow) -> None:
        """Insert or replace a line."""
