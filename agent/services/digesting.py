"""Deliver the weekly digest: one per ISO week, filed into the own inbox, never sent.

The ledger row comes first, then `messages.insert` with a Message-ID made of account and week, then
the confirmation. A row without confirmation is looked for in history and by its id before the same
bytes are inserted again: a second digest is a nuisance, a lost one a loss (gmail-api.md 3.10).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from agent.digest.render import DigestText, render
from agent.digest.view import DigestView, view_of
from agent.digest.week import Health, HeldStep, ProcessWeek, WaitingDraft, Week, due_at, iso_week
from agent.domain.draft import DraftState
from agent.domain.events import DigestDelivered, Event
from agent.errors import CursorExpiredError, GoneError, UnknownOutcomeError
from agent.ports.mailbox import ChangeKind, Mailbox
from agent.ports.store import DigestRow, ProcessRow, Store
from agent.services.account import Account
from agent.services.intake import OWN_DOMAIN
from agent.services.judging import Judging, title_of

INSERTING, DONE = "inserting", "done"
# Not one of the user's addresses: Gmail files mail from those under Sent (gmail-api.md 3.10).
SENDER = f"followup <digest@{OWN_DOMAIN}>"
_SHOWN_AFTER_END = timedelta(days=7)
_STANDING = (DraftState.LIVE, DraftState.TOUCHED, DraftState.EDITED)


@dataclass
class Digesting:
    """The digests of one account."""

    account: Account
    mailbox: Mailbox
    store: Store
    judging: Judging
    _delivered: str = ""

    def next_due(self, now: datetime) -> datetime | None:
        """When the next digest is due (UTC); None where the user wants none."""
        time = self.account.digest
        if not time.enabled:
            return None
        due = due_at(now, self.account.zone, time.weekday, time.hour)
        if now < due:
            return due
        return due_at(now + timedelta(days=7), self.account.zone, time.weekday, time.hour)

    def deliver_if_due(self, now: datetime) -> Iterator[Event]:
        """Deliver this week's digest where its time has come and it is not there yet."""
        row = self._due_row(now)
        if row is not None and row.state == DONE:
            self._delivered = row.week
        if row is None or row.state == DONE:
            return
        week = self.week(now)
        view = view_of(week)
        if row.state == INSERTING:
            found = self._find(row)
            if found:
                self._save(replace(row, state=DONE, gmail_id=found))
                yield _delivered(view, row, now)
                return
        row = replace(row, state=INSERTING, subject=view.subject, cursor_before=self._cursor())
        self._save(row)
        raw = digest_mime(render(view), self.account.email, row.message_id, now)
        try:
            gmail_id = self.mailbox.insert(raw, ("INBOX", "UNREAD"))
        except UnknownOutcomeError:
            return
        self._save(replace(row, state=DONE, gmail_id=gmail_id))
        yield _delivered(view, row, now)

    def week(self, now: datetime) -> Week:
        """Everything the digest as at `now` rests on."""
        with self.store.unit(self.account.account_id) as unit:
            rows, account = unit.processes(), unit.account()
            quarantined = len(unit.quarantined())
        shown = [
            row for row in rows if row.closed_at is None or now - row.closed_at < _SHOWN_AFTER_END
        ]
        weeks = [self._process_week(row, now) for row in shown]
        return Week(
            account=self.account.email,
            user_name=self.account.author.name,
            zone=self.account.zone,
            now=now,
            processes=tuple(one for one in weeks if one is not None),
            health=Health(account.last_poll_at if account else None, quarantined),
        )

    def _process_week(self, row: ProcessRow, now: datetime) -> ProcessWeek | None:
        with self.store.unit(self.account.account_id) as unit:
            judgement = unit.judgement(row.process_id)
            drafts = unit.draft_rows(row.process_id)
            holds = unit.holds(row.process_id)
        if judgement is None:
            return None
        facts = self.judging.facts(row, now)
        playbook = self.account.playbook_for(row.company)
        judged = self.judging.judgement(facts, now)
        return ProcessWeek(
            facts=facts,
            judgement=judged,
            drafts=tuple(
                WaitingDraft(one.fact, one.to, one.title, one.send_before)
                for one in drafts
                if one.fact.state in _STANDING
            ),
            held=tuple(
                HeldStep(one.step, title_of(playbook, one.step), one.rule, one.reason, one.until)
                for one in holds
            ),
            closed=row.closed,
            closed_at=row.closed_at,
        )

    def _due_row(self, now: datetime) -> DigestRow | None:
        """The row of the newest digest whose time has come since the agent first ran."""
        time = self.account.digest
        due = due_at(now, self.account.zone, time.weekday, time.hour)
        if not time.enabled or now < due:
            return None
        week = iso_week(due.astimezone(self.account.zone).date())
        if week == self._delivered:
            return None
        with self.store.unit(self.account.account_id) as unit:
            account, row = unit.account(), unit.digest(week)
        if row is not None:
            return row
        if account is None or due < account.first_run_at:
            return None
        return DigestRow(week, "pending", digest_id(self.account.account_id, week), "", now)

    def _find(self, row: DigestRow) -> str:
        """The digest whose insertion had an unknown outcome: by history, then by search."""
        try:
            changes = self.mailbox.history(row.cursor_before).changes if row.cursor_before else ()
        except CursorExpiredError:
            changes = ()
        added = [one.gmail_id for one in changes if one.kind is ChangeKind.ADDED]
        query = f"rfc822msgid:{row.message_id.strip('<>')}"
        found = [ref.gmail_id for ref in self.mailbox.messages(query, include_spam_trash=True)]
        return next((one for one in [*added, *found] if self._is(one, row.message_id)), "")

    def _is(self, gmail_id: str, message_id: str) -> bool:
        try:
            return self.mailbox.view(gmail_id, ("Message-ID",)).header("Message-ID") == message_id
        except GoneError:
            return False

    def _cursor(self) -> str:
        with self.store.unit(self.account.account_id) as unit:
            account = unit.account()
        return account.cursor if account else ""

    def _save(self, row: DigestRow) -> None:
        with self.store.unit(self.account.account_id) as unit:
            unit.save_digest(row)


def digest_id(account_id: str, week: str) -> str:
    """The digest's Message-ID: the same for the same account and week, telling neither address."""
    mark = hashlib.sha256(account_id.encode()).hexdigest()[:16]
    return f"<digest-{mark}-{week}@{OWN_DOMAIN}>"


def digest_mime(text: DigestText, to: str, message_id: str, now: datetime) -> bytes:
    """The digest's bytes: text and HTML, from an address that is not the user's."""
    message = EmailMessage(policy=SMTP.clone(max_line_length=998))
    message["From"] = SENDER
    message["To"] = to
    message["Subject"] = text.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text.text)
    message.add_alternative(text.html, subtype="html")
    return message.as_bytes()


def _delivered(view: DigestView, row: DigestRow, now: datetime) -> DigestDelivered:
    return DigestDelivered(now, row.week, view.subject, len(view.drafts), view.counts)
