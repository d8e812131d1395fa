"""The digest's memory in a unit: weeks delivered, doubts, answers; each bound to the account."""

import json
from typing import Any

from agent.ports.notes import DigestRow, HeardRow, UnsureRow
from agent.store import tables
from agent.store.plumbing import Plumbing


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


def _digest_row(row: Any) -> DigestRow:
    return DigestRow(**{name: row[name] for name in DigestRow.__slots__})


def _unsure_row(row: Any) -> UnsureRow:
    values = {name: row[name] for name in UnsureRow.__slots__}
    return UnsureRow(**(values | {"candidates": tuple(json.loads(row["candidates"]))}))
