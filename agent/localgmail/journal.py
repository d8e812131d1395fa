"""A mailbox's history: one record a change, ids growing with gaps, old records forgotten.

Semantics of gmail-api.md 2.5. Knows nothing of pages or HTTP.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent.localgmail.model import Stored

FIRST_HISTORY_ID = 48_213


class HistoryKind(StrEnum):
    """The four kinds of history.list, as `historyTypes` names them."""

    ADDED = "messageAdded"
    DELETED = "messageDeleted"
    LABEL_ADDED = "labelAdded"
    LABEL_REMOVED = "labelRemoved"


@dataclass(frozen=True, slots=True)
class Record:
    """One change; `labels` is the message's snapshot after it, `changed` the labels that moved."""

    history_id: int
    kind: HistoryKind
    gmail_id: str
    thread_id: str
    labels: frozenset[str]
    changed: frozenset[str]
    at: datetime


class CursorTooOldError(LookupError):
    """The cursor is older than what is kept, or was never given out."""


class Journal:
    """The records of one mailbox, oldest first."""

    def __init__(self) -> None:
        self.current = FIRST_HISTORY_ID
        self._records: list[Record] = []
        self._floor = FIRST_HISTORY_ID

    def write(
        self, kind: HistoryKind, message: Stored, at: datetime, changed: Iterable[str] = ()
    ) -> None:
        """Append a change and give the message the new history id."""
        self.current += 3 + (self.current * 7) % 11
        message.history_id = self.current
        self._records.append(
            Record(
                self.current,
                kind,
                message.gmail_id,
                message.thread_id,
                message.labels,
                frozenset(changed),
                at,
            )
        )

    def since(
        self, cursor: int, kinds: frozenset[HistoryKind], label: str = ""
    ) -> tuple[Record, ...]:
        """Records after a cursor, of these kinds (none named: all). Raises CursorTooOldError."""
        if not self._floor <= cursor <= self.current:
            raise CursorTooOldError
        first = bisect_right(self._records, cursor, key=lambda record: record.history_id)
        return tuple(
            record
            for record in self._records[first:]
            if (not kinds or record.kind in kinds)
            and (not label or label in record.labels | record.changed)
        )

    def forget_before(self, instant: datetime) -> None:
        """Drop records of before this instant; cursors that would need them are too old now."""
        kept = bisect_right(self._records, instant, key=lambda record: record.at)
        if kept:
            self._floor = self._records[kept - 1].history_id
            del self._records[:kept]

    def forget_all(self) -> None:
        """Make every cursor given out so far too old."""
        self.current += 3
        self._floor = self.current
        self._records.clear()
