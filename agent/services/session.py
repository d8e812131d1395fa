"""One account, looked after pass by pass: sync, infer, decide, deliver, digest.

Theory of operation. A pass refuses the improbable before it writes anything. Then it settles what
an earlier one left open (`recover`), sees what the user did to our drafts (`watch`), what came in
(`sync`, `intake`), judges every process that has news or whose time has come (`judging`), and
carries the plans out (`deliver`), withdrawals before new drafts. `now` is read once, outside, and
everything in a pass happens at that instant. A pass can be killed anywhere; the next one finds
everything it needs in the store.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from agent.digest.week import Week
from agent.domain.draft import DraftState
from agent.domain.events import Event, in_order
from agent.domain.facts import Facts
from agent.errors import FollowupError, StoreError
from agent.planning.draft_life import DraftEvent
from agent.ports.mailbox import Mailbox
from agent.ports.store import ProcessRow, Store
from agent.process.changes import changes, merged
from agent.services.account import Account
from agent.services.backfill import Backfill
from agent.services.carrying import Carrier
from agent.services.digesting import Digesting
from agent.services.intake import Intake, Taken
from agent.services.judging import Judged, Judging
from agent.services.labelled import Controls
from agent.services.ledger import Ledger
from agent.services.memory import Memory
from agent.services.noting import Noting
from agent.services.pausing import note_success, note_trouble, respect_pause
from agent.services.recover import newly_written, recover
from agent.services.reins import Rein, rein_of, settle
from agent.services.rereading import reread_if_due
from agent.services.retention import forget_ended
from agent.services.strays import Strays, settle_strays
from agent.services.sync import profile_of, sync
from agent.services.telling import created, observed
from agent.services.watch import watch
from agent.writing.library import Library

# What is still open is looked at again at the next poll.
_SOON = timedelta(seconds=1)
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PassReport:
    """What a pass brought about, in the contract's order, and when the next one can matter.

    `wake_at` (UTC) is the earliest instant at which, without new mail, anything is to be done.
    `held` tells why nothing was written, where that is so.
    """

    events: tuple[Event, ...]
    wake_at: datetime | None
    read: int = 0
    held: Rein | None = None


@dataclass
class _Pass:
    """What one pass gathers."""

    now: datetime
    events: list[Event] = field(default_factory=list)
    open_again: bool = False


class Session:
    """Looks after one account. Not for several threads at once."""

    def __init__(
        self,
        account: Account,
        mailbox: Mailbox,
        store: Store,
        *,
        real_clock: bool = True,
        library: Library | None = None,
        ask_first: bool = False,
    ) -> None:
        """`ask_first`: write nothing before the user has said yes to the first look."""
        self.account = account
        self.store = store
        self._mailbox = mailbox
        self._real_clock = real_clock
        self._ask_first = ask_first
        self._memory = Memory(account, store)
        self._ledger = Ledger(store, mailbox, account.account_id)
        self._intake = Intake(account, mailbox, store, self._memory)
        self._judging = Judging(account, store, self._memory)
        self._backfill = Backfill(account, mailbox, store, self._memory)
        self._controls = Controls(account.account_id, mailbox, store, self._memory)
        self._carrier = Carrier(account, self._ledger, self._judging, self._memory, library)
        self._digesting = Digesting(account, mailbox, store, self._judging)
        self._noting = Noting(account, mailbox, store, self._judging)
        self._believed: dict[str, Facts] = {}
        self._fresh = True
        self._tidied: datetime | None = None

    def run(self, now: datetime) -> PassReport:
        """One complete pass as at `now` (UTC)."""
        respect_pause(self.store, self.account.account_id, now)
        try:
            report = self._run(now)
        except StoreError:
            raise
        except FollowupError as error:
            note_trouble(self.store, self.account.account_id, error, now)
            raise
        note_success(self.store, self.account.account_id)
        settle(self.store, self.account.account_id, report.held, now)
        self._fresh = False
        self._forget_ended(now)
        return report

    def _forget_ended(self, now: datetime) -> None:
        """Once a day, forget what ended longer ago than the user wants it kept."""
        if self.account.keep is None or (self._tidied and now - self._tidied < _A_DAY):
            return
        if forget_ended(self.store, self.account.account_id, self.account.keep, now):
            self._memory.forget()
            self._judging.forget_others()
        self._tidied = now

    def _run(self, now: datetime) -> PassReport:
        this = _Pass(now)
        if reread_if_due(self.account, self.store, self._memory) is not None:
            self._judging.forget_others()
        profile = profile_of(
            self.account, self._mailbox, self.store, now, real_clock=self._real_clock
        )
        # What holds the account back holds from here on: settling writes, too.
        held = self._rein(now)
        before = self._ledger.rows()
        settled = newly_written(before, recover(self._ledger, now)) if held is None else []
        this.events += [created(row, now) for row in settled]
        # One listing tells all; a mailbox that no draft was ever written to is not asked.
        listed = self._mailbox.drafts() if before or self._fresh else ()
        seen = watch(self._ledger, now, listed)
        this.events += filter(None, (observed(one, now) for one in seen))
        strays = settle_strays(self._ledger, now, listed) if held is None else Strays()
        synced = sync(self.account, self._mailbox, self.store, now, profile)
        just_sent = [one.row.fact.message_id for one in seen if one.event is DraftEvent.SENT]
        this.open_again = bool(just_sent)
        # A draft seen sent is read as mail by the next pass: until then it can be called back.
        taken = self._intake.drain(now, frozenset(just_sent))
        while self._backfill.widen():
            taken += self._intake.drain(now, frozenset(just_sent))
        touched = {one.row.fact.key.process for one in seen}
        touched |= self._relabelled(synced.relabelled)
        touched |= self._controls.heed(touched | {one.process_id for one in taken}, now)
        judged = self._judge_all(this, taken, touched)
        # The user may have said "pause" while mail was being read.
        held = held or self._rein(now)
        if held is None:
            self._noting.intend(judged, now)
            carried = self._carrier.carry_out(judged, now, strays.unclaimed)
            this.events += carried.events
            this.open_again |= carried.open_again
            this.open_again |= self._noting.deliver(now)
            this.events += self._digesting.deliver_if_due(now)
        return PassReport(tuple(in_order(this.events)), self._wake_at(this), len(taken), held)

    def _rein(self, now: datetime) -> Rein | None:
        with self.store.unit(self.account.account_id) as unit:
            return rein_of(unit.account(), now, ask_first=self._ask_first)

    def week(self, now: datetime) -> Week:
        """What a digest as at `now` would rest on."""
        return self._digesting.week(now)

    # -- what is believed -------------------------------------------------------------------

    def _relabelled(self, gmail_ids: Iterable[str]) -> set[str]:
        touched: set[str] = set()
        for gmail_id in gmail_ids:
            with self.store.unit(self.account.account_id) as unit:
                row = unit.message(gmail_id)
            if row is not None and row.process_id:
                self._memory.relabel(row.process_id, gmail_id, row.labels)
                touched.add(row.process_id)
        return touched

    def _judge_all(self, this: _Pass, taken: tuple[Taken, ...], touched: set[str]) -> list[Judged]:
        """Judge what is due; where its news change what others may rest on, judge those too.

        Everything is read before anything is judged: an offer that arrives in this pass counts for
        every process judged in it, whichever comes first.
        """
        self._judging.learn_others(this.now)
        news = _by_process(taken)
        self._merge(this, taken)
        with self.store.unit(self.account.account_id) as unit:
            due = {row.process_id for row in unit.due_processes(this.now)} | touched | news.keys()
            every = {row.process_id: row for row in unit.processes()} if due else {}
        due &= every.keys()
        believed: dict[str, Facts] = {}
        while due:
            changed = False
            for process_id in sorted(due, key=lambda one: (every[one].opened_at, one)):
                facts = self._infer(this, every[process_id], news.pop(process_id, []))
                believed[process_id] = facts
                changed |= self._judging.note_other(every[process_id], facts)
            due = (every.keys() - believed.keys()) if changed else set()
        judged = [
            self._judging.judge(every[process_id], self._judging.beside_others(facts), this.now)
            for process_id, facts in believed.items()
        ]
        for one in judged:
            this.events += one.events
        return judged

    def _merge(self, this: _Pass, taken: tuple[Taken, ...]) -> None:
        for one in taken:
            for merge in one.assignment.merges:
                gone, into = self._believed.get(merge.other), self._believed.get(merge.into)
                if gone is not None and into is not None:
                    this.events.append(merged(gone, into, this.now))

    def _infer(self, this: _Pass, row: ProcessRow, news: list[Taken]) -> Facts:
        """The facts as they are now, with what changed in them told as events."""
        before = self._believed.get(row.process_id)
        if before is None and not any(one.assignment.opens for one in news):
            before = self._without(row, news, this.now)
        reopened = any(one.assignment.reopens for one in news)
        if reopened:
            row = replace(row, closed=None)
        facts = self._judging.facts(row, this.now)
        new = {one.entry.message.message_id for one in news}
        this.events += changes(before, facts, at=this.now, new=new, reopened=reopened)
        self._believed[row.process_id] = facts
        return facts

    def _without(self, row: ProcessRow, news: list[Taken], now: datetime) -> Facts:
        """What was believed before this pass's mail, after a restart."""
        fresh = {one.entry.message.gmail_id for one in news}
        earlier = [
            one for one in self._memory.entries(row.process_id) if one.message.gmail_id not in fresh
        ]
        return self._judging.facts(row, now, entries=earlier)

    # -- when to look again ---------------------------------------------------------------------

    def _wake_at(self, this: _Pass) -> datetime | None:
        with self.store.unit(self.account.account_id) as unit:
            times = [unit.next_look(), self._digesting.next_due(this.now)]
            unsettled = any(
                row.pending or row.fact.state is DraftState.CALLING for row in unit.open_drafts()
            )
        if this.open_again or unsettled:
            times.append(this.now + _SOON)
        return min((one for one in times if one is not None), default=None)


def _by_process(taken: Iterable[Taken]) -> dict[str, list[Taken]]:
    """What was taken in, by the process it belongs to after all merges of the pass."""
    into: dict[str, str] = {}
    found: dict[str, list[Taken]] = {}
    taken = list(taken)
    for one in taken:
        into |= {merge.other: merge.into for merge in one.assignment.merges}
    for one in taken:
        process_id = one.process_id
        while process_id in into:
            process_id = into[process_id]
        found.setdefault(process_id, []).append(one)
    return found
