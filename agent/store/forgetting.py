"""Rows deleted for good, at the user's word or because their time is over. It knows no reasons.

`PRAGMA secure_delete` overwrites what a row held; `SqlStore.tidy` takes it out of the log as well.
"""

import json
from typing import Any

from agent.store import tables
from agent.store.plumbing import Plumbing

_OF_A_PROCESS = (tables.corrections, tables.drafts, tables.holds, tables.judgements)


class Forgetting(Plumbing):
    """The part of a unit that forgets."""

    def forget_process(self, process_id: str) -> int:
        """Delete a process, those merged into it, and its mail; answers how many messages.

        Of the mail only the Gmail ids stay, so that it is not taken for new.
        """
        merged = self._rows(tables.processes, merged_into=process_id)
        count = 0
        for one in (process_id, *(row["process_id"] for row in merged)):
            count += self._forget_mail(one)
            self._scrub_notes(one)
            for table in (*_OF_A_PROCESS, tables.processes):
                self._remove(table, process_id=one)
            self._scrub_digests(one)
        self._mirror.forget()
        return count

    def _forget_mail(self, process_id: str) -> int:
        found = self._rows(tables.messages, process_id=process_id)
        for row in found:
            kept = {name: row[name] for name in ("gmail_id", "thread_id", "at")}
            self._put(tables.seen, kept)
            self._remove(tables.unsure, gmail_id=row["gmail_id"])
        self._remove(tables.messages, process_id=process_id)
        return len(found)

    def _scrub_notes(self, process_id: str) -> None:
        """Take a process out of the notes to the user; their ids stay, so that no answer to one is
        taken for mail.
        """
        if self._first(tables.interview_notes, process_id=process_id):
            self._change(tables.heard, {"words": "", "reply": ""}, week="")
        blank = {"process_id": "", "interview": "", "subject": "", "people": "[]"}
        self._change(tables.interview_notes, blank, process_id=process_id)

    def _scrub_digests(self, process_id: str) -> None:
        """Take a process out of what is remembered of digests: numbers, titles, answers."""
        for row in self._rows(tables.digests):
            numbers: dict[str, Any] = json.loads(row["numbers"])
            rest = {key: one for key, one in numbers.items() if one.get("process_id") != process_id}
            if len(rest) < len(numbers):
                values = {"numbers": json.dumps(rest), "subject": ""}
                self._change(tables.digests, values, week=row["week"])
                self._change(tables.heard, {"words": "", "reply": ""}, week=row["week"])
