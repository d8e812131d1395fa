"""Ask the user about an interview that is over: one note each, filed into the own inbox.

Theory of operation. What a pass judged as due is written into the ledger before anything else is
done for it, in the state MEANT; a process counts as judged only after that, so nothing is forgotten
where the process dies in between. Filing claims the row (FILING), inserts, and confirms (FILED), as
a digest does. A row left in FILING is looked for in the mailbox before it is filed again, under the
same id: a second note is worse than none. A row whose question is moot by then is DROPPED.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from json import dumps

from agent.digest.note import NoteText, Occasion, note_text
from agent.domain.facts import Facts
from agent.errors import UnknownOutcomeError
from agent.planning.asking import Question
from agent.playbooks.people import met
from agent.ports.mailbox import Mailbox
from agent.ports.notes import InterviewNoteRow, NoteState
from agent.ports.store import AccountUnit, Store
from agent.services.account import Account
from agent.services.filing import IN_FLIGHT, INBOX, OwnMail, find_filed, to_bytes, unguessable
from agent.services.intake import OWN_DOMAIN
from agent.services.judging import Judged, Judging

_MOST_PEOPLE = 20


@dataclass(frozen=True, slots=True)
class Noting:
    """The notes of one account."""

    account: Account
    mailbox: Mailbox
    store: Store
    judging: Judging

    def intend(self, judged: Iterable[Judged], now: datetime) -> None:
        """Write what is due into the ledger; an interview that is there stays as it is."""
        due = [(one.row.process_id, question) for one in judged for question in one.asks]
        if not due:
            return
        with self.store.unit(self.account.account_id) as unit:
            for process_id, question in due:
                row = self._row(unit, process_id, question, now)
                if row is not None:
                    unit.claim_note(None, row)

    def deliver(self, now: datetime) -> bool:
        """File what the ledger holds; true where something is left for the next pass."""
        with self.store.unit(self.account.account_id) as unit:
            rows = unit.unfinished_notes()
        left = [row for row in rows if not self._settled(row, now)]
        return bool(left)

    def _row(
        self, unit: AccountUnit, process_id: str, question: Question, now: datetime
    ) -> InterviewNoteRow | None:
        interview, account = question.interview, unit.account()
        if account is None or interview.start is None:
            return None
        parts = (account.account_id, process_id, interview.key, account.first_run_at.isoformat())
        message_id = f"<note-{unguessable(*parts, length=32)}@{OWN_DOMAIN}>"
        start = interview.start
        return InterviewNoteRow(message_id, process_id, interview.key, start, NoteState.MEANT, now)

    def _settled(self, row: InterviewNoteRow, now: datetime) -> bool:
        """See one row through; false where its outcome is not known yet."""
        if row.state is NoteState.FILING:
            if now - row.at < IN_FLIGHT:
                return False
            found = find_filed(self.mailbox, row.message_id, row.cursor_before)
            if found:
                return self._moved(row, NoteState.FILED, now, found)
        with self.store.unit(self.account.account_id) as unit:
            process = unit.process(row.process_id)
        if process is None:
            return self._moved(row, NoteState.DROPPED, now)
        facts = self.judging.facts(process, now)
        asking = self.judging.asking(facts, now, but=row.message_id)
        question = next((one for one in asking.due if _about(one, row)), None)
        if question is not None:
            return self._file(row, question, facts, now)
        # By night it waits for the morning; otherwise it is moot.
        return asking.next_at is not None or self._moved(row, NoteState.DROPPED, now)

    def _file(self, row: InterviewNoteRow, question: Question, facts: Facts, now: datetime) -> bool:
        text = note_text(self._occasion(question, facts, now))
        claimed = replace(
            row,
            state=NoteState.FILING,
            at=now,
            subject=text.subject,
            cursor_before=self._cursor(),
            attempts=row.attempts + 1,
            people=dumps(_people(facts)),
        )
        with self.store.unit(self.account.account_id) as unit:
            if not unit.claim_note(row, claimed):
                return False
        try:
            gmail_id = self.mailbox.insert(self._bytes(claimed, text, now), INBOX)
        except UnknownOutcomeError:
            return False
        return self._moved(claimed, NoteState.FILED, now, gmail_id)

    def _bytes(self, row: InterviewNoteRow, text: NoteText, now: datetime) -> bytes:
        mail = OwnMail("notes", text.subject, text.text, text.html, row.message_id)
        return to_bytes(mail, self.account.email, now)

    def _cursor(self) -> str:
        with self.store.unit(self.account.account_id) as unit:
            account = unit.account()
        return account.cursor if account else ""

    def _occasion(self, question: Question, facts: Facts, now: datetime) -> Occasion:
        interview = question.interview
        return Occasion(
            now=now,
            zone=self.account.zone,
            ended=interview.end or now,
            company=facts.company or "",
            user_name=self.account.author.name,
            round=interview.round,
            by=question.by,
            names=tuple(one.name for one in met(facts, interview) if one.name),
        )

    def _moved(
        self, row: InterviewNoteRow, state: NoteState, now: datetime, gmail_id: str = ""
    ) -> bool:
        with self.store.unit(self.account.account_id) as unit:
            if gmail_id:
                # Our own mail is nothing to fetch and read.
                unit.mark_seen(gmail_id, "", now)
            return unit.claim_note(row, replace(row, state=state, at=now, gmail_id=gmail_id))


def _about(question: Question, row: InterviewNoteRow) -> bool:
    interview = question.interview
    return interview.key == row.interview or interview.start == row.start


def _people(facts: Facts) -> list[tuple[str, str]]:
    """Those known by name and address, who an answer can name."""
    known = [(one.name, one.email) for one in facts.people if one.name and one.email]
    return known[-_MOST_PEOPLE:]
