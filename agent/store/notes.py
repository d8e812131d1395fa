"""What was told and asked, in a unit: digests, notes, doubts, answers; bound to the account."""

import json
from typing import Any

from agent.ports.notes import DigestRow, HeardRow, InterviewNoteRow, NoteState, UnsureRow
from agent.store import tables
from agent.store.plumbing import Plumbing

_BY_START = ("start", "message_id")


class Notes(Plumbing):
    """Implements `agent.ports.notes.NotesUnit`."""

    def digest(self, week: str) -> DigestRow | None:
        """The digest of an ISO week such as 2026-W21."""
        row = self._first(tables.digests, week=week)
        return _digest_row(row) if row else None

    def digests(self) -> tuple[DigestRow, ...]:
        """Every digest, by week."""
        return tuple(map(_digest_row, self._rows(tables.digests, ("week",))))

    def save_digest(self, row: DigestRow) -> None:
        """Insert or replace a digest's row."""
        self._put(tables.digests, {name: getattr(row, name) for name in row.__slots__})

    def claim_digest(self, seen: DigestRow | None, row: DigestRow) -> bool:
        """Save the row if the week's row is still the one `seen`.

        A transaction begins as a writer, so nobody comes between the look and the saving.
        """
        if self.digest(row.week) != seen:
            return False
        self.save_digest(row)
        return True

    def unsure(self) -> tuple[UnsureRow, ...]:
        """Messages with a doubt, by arrival."""
        return tuple(map(_unsure_row, self._rows(tables.unsure, ("at", "gmail_id"))))

    def unsure_about(self, gmail_id: str) -> UnsureRow | None:
        """The doubt about one message."""
        row = self._first(tables.unsure, gmail_id=gmail_id)
        return _unsure_row(row) if row else None

    def save_unsure(self, row: UnsureRow) -> None:
        """Insert or replace a doubt."""
        values = {name: getattr(row, name) for name in row.__slots__}
        self._put(tables.unsure, values | {"candidates": json.dumps(row.candidates)})

    def heard(self) -> tuple[HeardRow, ...]:
        """Every line of the user's answers, by arrival."""
        found = self._rows(tables.heard, ("at", "gmail_id", "line"))
        return tuple(HeardRow(**{name: row[name] for name in HeardRow.__slots__}) for row in found)

    def save_heard(self, row: HeardRow) -> None:
        """Insert or replace a line."""
        self._put(tables.heard, {name: getattr(row, name) for name in row.__slots__})

    def interview_notes(self, process_id: str = "") -> tuple[InterviewNoteRow, ...]:
        """Notes to the user about one process's interviews, or about all, by interview."""
        by = {"process_id": process_id} if process_id else {}
        return tuple(map(_note_row, self._rows(tables.interview_notes, _BY_START, **by)))

    def unfinished_notes(self) -> tuple[InterviewNoteRow, ...]:
        """Notes meant or being filed."""
        still = [NoteState.MEANT.value, NoteState.FILING.value]
        found = self._rows(tables.interview_notes, _BY_START, state_in=still)
        return tuple(map(_note_row, found))

    def claim_note(self, seen: InterviewNoteRow | None, row: InterviewNoteRow) -> bool:
        """Save the row if the note's row is still the one `seen`.

        A transaction begins as a writer, so nobody comes between the look and the saving.
        """
        known = self._first(tables.interview_notes, message_id=row.message_id)
        if (_note_row(known) if known else None) != seen:
            return False
        values = {name: getattr(row, name) for name in row.__slots__}
        self._put(tables.interview_notes, values | {"state": row.state.value})
        return True


def _note_row(row: Any) -> InterviewNoteRow:
    values = {name: row[name] for name in InterviewNoteRow.__slots__}
    return InterviewNoteRow(**(values | {"state": NoteState(row["state"])}))


def _digest_row(row: Any) -> DigestRow:
    return DigestRow(**{name: row[name] for name in DigestRow.__slots__})


def _unsure_row(row: Any) -> UnsureRow:
    values = {name: row[name] for name in UnsureRow.__slots__}
    return UnsureRow(**(values | {"candidates": tuple(json.loads(row["candidates"]))}))
