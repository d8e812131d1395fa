"""Deliver the weekly digest: one per ISO week, filed into the own inbox, never sent.

Theory of operation. The week's row is claimed first, by comparing it with what was read: of two
sessions on one database only one gets on. Then comes `messages.insert` with a Message-ID made of
account and week, then the confirmation, together with what the digest said, asked and numbered. A
row without confirmation is looked for in history and by its id before anything is inserted again,
under the same id, unless the insertion may still be under way: a second digest is a nuisance, a
lost one a loss (gmail-api.md 3.10). A week in which the agent never ran gets none afterwards: the
next digest tells what happened since.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from json import dumps

from agent.digest.render import DigestText, fitting
from agent.digest.view import DigestView
from agent.digest.week import Week, due_at, iso_week
from agent.domain.events import DigestDelivered, Event
from agent.errors import CursorExpiredError, GoneError, UnknownOutcomeError
from agent.ports.mailbox import ChangeKind, Mailbox
from agent.ports.notes import DigestRow
from agent.ports.store import AccountUnit, Store
from agent.services.account import Account
from agent.services.intake import OWN_DOMAIN
from agent.services.judging import Judging
from agent.services.weekly import Weekly

INSERTING, DONE = "inserting", "done"
# An insertion begun so lately may be another session's that is still waiting for its answer.
_IN_FLIGHT = timedelta(minutes=2)
# Not one of the user's addresses: Gmail files mail from those under Sent (gmail-api.md 3.10).
SENDER = f"followup <digest@{OWN_DOMAIN}>"


@dataclass
class Digesting:
    """The digests of one account."""

    account: Account
    mailbox: Mailbox
    store: Store
    judging: Judging
    _weekly: Weekly = field(init=False)
    _delivered: str = ""

    def __post_init__(self) -> None:
        self._weekly = Weekly(self.account, self.store, self.judging)

    def next_due(self, now: datetime) -> datetime | None:
        """When the next digest is due (UTC); None where the user wants none."""
        time = self.account.digest
        if not time.enabled:
            return None
        due = due_at(now, self.account.zone, time.weekday, time.hour)
        if now < due:
            return due
        return due_at(now + timedelta(days=7), self.account.zone, time.weekday, time.hour)

    def week(self, now: datetime) -> Week:
        """Everything the digest as at `now` rests on."""
        return self._weekly.week(now)

    def deliver_if_due(self, now: datetime) -> Iterator[Event]:
        """Deliver this week's digest where its time has come and it is not there yet."""
        week = self._due_week(now)
        if week is None:
            return
        with self.store.unit(self.account.account_id) as unit:
            seen = unit.digest(week)
        if seen is not None and seen.state == DONE:
            self._delivered = week
            return
        if seen is not None and now - seen.at < _IN_FLIGHT:
            return
        view, text = fitting(self.week(now))
        if seen is not None:
            found = self._find(seen)
            if found:
                yield from self._confirm(seen, found, view, now)
                return
        row = self._row(week, seen, view, now)
        if not self._claim(seen, row):
            return
        raw = digest_mime(text, self.account.email, row.message_id, now)
        try:
            gmail_id = self.mailbox.insert(raw, ("INBOX", "UNREAD"))
        except UnknownOutcomeError:
            return
        yield from self._confirm(row, gmail_id, view, now)

    def _due_week(self, now: datetime) -> str | None:
        """The ISO week whose digest's time has come, since the agent first ran."""
        time = self.account.digest
        due = due_at(now, self.account.zone, time.weekday, time.hour)
        if not time.enabled or now < due:
            return None
        week = iso_week(due.astimezone(self.account.zone).date())
        if week == self._delivered:
            return None
        with self.store.unit(self.account.account_id) as unit:
            account = unit.account()
        return week if account is not None and due >= account.first_run_at else None

    def _row(self, week: str, seen: DigestRow | None, view: DigestView, now: datetime) -> DigestRow:
        """The row of the coming attempt, with what its numbers will stand for."""
        with self.store.unit(self.account.account_id) as unit:
            account = unit.account()
        first_run_at = account.first_run_at if account else now
        message_id = digest_id(self.account.account_id, week, first_run_at)
        return DigestRow(
            week=week,
            state=INSERTING,
            message_id=message_id,
            subject=view.subject,
            at=now,
            cursor_before=account.cursor if account else "",
            attempts=seen.attempts + 1 if seen else 1,
            numbers=dumps({number: asdict(target) for number, target in view.numbers.items()}),
            said=dumps(sorted(view.said)),
        )

    def _claim(self, seen: DigestRow | None, row: DigestRow) -> bool:
        with self.store.unit(self.account.account_id) as unit:
            return unit.claim_digest(seen, row)

    def _confirm(
        self, row: DigestRow, gmail_id: str, view: DigestView, now: datetime
    ) -> Iterator[Event]:
        """Note that it is there, and that what it asked and told need not be said again."""
        with self.store.unit(self.account.account_id) as unit:
            unit.save_digest(replace(row, state=DONE, gmail_id=gmail_id))
            _note_told(unit, row, view)
        self._delivered = row.week
        yield DigestDelivered(now, row.week, row.subject, view.drafts_waiting, view.counts)

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


def _note_told(unit: AccountUnit, row: DigestRow, view: DigestView) -> None:
    for unsure in unit.unsure():
        if unsure.gmail_id in view.asked:
            unit.save_unsure(replace(unsure, asked_in=row.week))
    for heard in unit.heard():
        if not heard.told_in and heard.at <= row.at:
            unit.save_heard(replace(heard, told_in=row.week))


def digest_id(account_id: str, week: str, first_run_at: datetime) -> str:
    """The digest's Message-ID: the same for the same account and week, telling neither address.

    The instant of the first run is known to nobody outside, so that no mail can pretend to answer a
    digest by guessing its id.
    """
    known = f"{account_id}\x1f{first_run_at.isoformat()}"
    mark = hashlib.sha256(known.encode()).hexdigest()[:16]
    return f"<digest-{mark}-{week}@{OWN_DOMAIN}>"


def answer_address(email: str) -> str:
    """Where an answer to the digest goes: the user's own mailbox, by a tag of the agent's."""
    local, _, domain = email.rpartition("@")
    return f"{local.partition('+')[0]}+followup@{domain}"


def digest_mime(text: DigestText, to: str, message_id: str, now: datetime) -> bytes:
    """The digest's bytes: text and HTML, from an address that is not the user's."""
    message = EmailMessage(policy=SMTP.clone(max_line_length=998))
    message["From"] = SENDER
    message["To"] = to
    message["Reply-To"] = answer_address(to)
    message["Subject"] = text.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text.text)
    message.add_alternative(text.html, subtype="html")
    return message.as_bytes()
