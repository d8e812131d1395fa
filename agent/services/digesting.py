"""Deliver the weekly digest: one per ISO week, filed into the own inbox, never sent.

Theory of operation. The week's row is claimed first, by comparing it with what was read: of two
sessions on one database only one gets on. Then comes `messages.insert` with a Message-ID made of
account and week, then the confirmation, together with what the digest said, asked and numbered. A
row without confirmation is looked for in history and by its id before anything is inserted again,
under the same id, unless the insertion may still be under way: a second digest is a nuisance, a
lost one a loss (gmail-api.md 3.10). A week in which the agent never ran gets none afterwards: the
next digest tells what happened since.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from json import dumps

from agent.digest.render import fitting
from agent.digest.view import DigestView
from agent.digest.week import Week, due_at, iso_week
from agent.domain.events import DigestDelivered, Event
from agent.errors import UnknownOutcomeError
from agent.ports.mailbox import Mailbox
from agent.ports.notes import DigestRow
from agent.ports.store import AccountUnit, Store
from agent.services.account import Account
from agent.services.filing import IN_FLIGHT, INBOX, OwnMail, find_filed, to_bytes, unguessable
from agent.services.intake import OWN_DOMAIN
from agent.services.judging import Judging
from agent.services.weekly import Weekly

INSERTING, DONE = "inserting", "done"


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
        if seen is not None and now - seen.at < IN_FLIGHT:
            return
        view, text = fitting(self.week(now))
        if seen is not None:
            found = find_filed(self.mailbox, seen.message_id, seen.cursor_before)
            if found:
                yield from self._confirm(seen, found, view, now)
                return
        row = self._row(week, seen, view, now)
        if not self._claim(seen, row):
            return
        mail = OwnMail("digest", text.subject, text.text, text.html, row.message_id)
        try:
            gmail_id = self.mailbox.insert(to_bytes(mail, self.account.email, now), INBOX)
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
    mark = unguessable(account_id, first_run_at.isoformat())
    return f"<digest-{mark}-{week}@{OWN_DOMAIN}>"
