"""What the agent's own mail to the user remembers: digests, notes after interviews, answers.

Rows as frozen values and the part of a unit that keeps them; nothing here knows SQL.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
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


class NoteState(StrEnum):
    """Where a note to the user stands: meant, being filed, filed, or not wanted any more."""

    MEANT = "meant"
    FILING = "filing"
    FILED = "filed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class InterviewNoteRow:
    """The ledger of notes to the user: one row per interview, so that there is one note about it.

    `interview` is the interview's key and `start` (UTC) its beginning. `people` are those known by
    address when the note was written, as JSON pairs of name and address. `attempts` counts the
    claims, as for a digest; `at` is when the row last moved.
    """

    message_id: str
    process_id: str
    interview: str
    start: datetime
    state: NoteState
    at: datetime
    subject: str = ""
    cursor_before: str = ""
    gmail_id: str = ""
    attempts: int = 0
    people: str = "[]"


@dataclass(frozen=True, slots=True)
class HeardRow:
    """One line of an answer, and what was made of it.

    `week` is the ISO week of the digest that was answered, "" where it was a note. The message is
    `gmail_id`; `told_in` is the ISO week of the digest that said so.
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
    """The part of a transaction that keeps what the agent told and asked the user."""

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

    def interview_notes(self, process_id: str = "") -> tuple[InterviewNoteRow, ...]:
        """Notes to the user about one process's interviews, or about all, by interview."""

    def unfinished_notes(self) -> tuple[InterviewNoteRow, ...]:
        """Notes meant or being filed."""

    def claim_note(self, seen: InterviewNoteRow | None, row: InterviewNoteRow) -> bool:
        """Save the row if the note's row is still the one `seen`; False where it is not."""
