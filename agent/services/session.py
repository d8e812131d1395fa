"""One account, looked after pass by pass: sync, infer, decide, deliver, digest.

Theory of operation. A pass first settles what an earlier one left open (`recover`), then sees what
the user did to our drafts (`watch`), what came in (`sync`, `intake`), judges every process that has
news or whose time has come (`judging`), and carries the plans out (`deliver`), withdrawals before
new drafts. `now` is read once, outside, and everything in a pass happens at that instant. A pass
can be killed anywhere; the next one finds everything it needs in the store.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from agent.digest.week import Week
from agent.domain.draft import DraftState
from agent.domain.events import (
    DraftCreated,
    DraftDiscarded,
    DraftEdited,
    DraftSent,
    DraftUpdated,
    DraftWithdrawn,
    Event,
    in_order,
)
from agent.domain.facts import Facts
from agent.domain.plan import CreateDraft, Held, Plan, UpdateDraft, WithdrawDraft
from agent.errors import RefusedError
from agent.planning.draft_life import DraftEvent
from agent.ports.mailbox import Mailbox
from agent.ports.store import DraftRow, ProcessRow, Store
from agent.process.changes import changes, merged
from agent.services.account import Account
from agent.services.content import same_content
from agent.services.deliver import Ledger, create, intend, op_id_of, update, withdraw
from agent.services.digesting import Digesting
from agent.services.drafting import Desk, stored_because
from agent.services.intake import Intake, Taken
from agent.services.judging import Judged, Judging
from agent.services.memory import Memory
from agent.services.recover import recover
from agent.services.sync import sync
from agent.services.watch import Observed, watch
from agent.writing.library import Library

# What is still open is looked at again at the next poll.
_SOON = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class PassReport:
    """What a pass brought about, in the contract's order, and when the next one can matter.

    `wake_at` (UTC) is the earliest instant at which, without new mail, anything is to be done.
    """

    events: tuple[Event, ...]
    wake_at: datetime | None
    read: int = 0


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
    ) -> None:
        self.account = account
        self.store = store
        self._mailbox = mailbox
        self._real_clock = real_clock
        self._library = library
        self._memory = Memory(account, store)
        self._ledger = Ledger(store, mailbox, account.account_id)
        self._intake = Intake(account, mailbox, store, self._memory)
        self._judging = Judging(account, store, self._memory)
        self._digesting = Digesting(account, mailbox, store, self._judging)
        self._believed: dict[str, Facts] = {}

    def run(self, now: datetime) -> PassReport:
        """One complete pass as at `now` (UTC)."""
        this = _Pass(now)
        this.events += [_created(row, now) for row in recover(self._ledger, now) if _is_new(row)]
        observed = watch(self._ledger, same_content, now)
        this.events += filter(None, (self._told(one, now) for one in observed))
        synced = sync(self.account, self._mailbox, self.store, now, real_clock=self._real_clock)
        just_sent = [one.row.fact.message_id for one in observed if one.event is DraftEvent.SENT]
        this.open_again = bool(just_sent)
        # A draft seen sent is read as mail by the next pass: until then it can be called back.
        taken = self._intake.drain(now, frozenset(just_sent))
        touched = {one.row.fact.key.process for one in observed}
        touched |= self._relabelled(synced.relabelled)
        judged = self._judge_all(this, taken, touched)
        self._carry_out(this, judged)
        this.events += self._digesting.deliver_if_due(now)
        return PassReport(tuple(in_order(this.events)), self._wake_at(this), len(taken))

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
        """Judge what is due; where that changes what others may rest on, judge those too."""
        self._judging.learn_others(this.now)
        news = _by_process(taken)
        self._merge(this, taken)
        with self.store.unit(self.account.account_id) as unit:
            due = {row.process_id for row in unit.due_processes(this.now)} | touched | news.keys()
            every = {row.process_id: row for row in unit.processes()} if due else {}
        due &= every.keys()
        judged: dict[str, Judged] = {}
        while due:
            changed = False
            for process_id in sorted(due, key=lambda one: (every[one].opened_at, one)):
                facts = self._infer(this, every[process_id], news.pop(process_id, []))
                judged[process_id] = self._judging.judge(every[process_id], facts, this.now)
                every[process_id] = judged[process_id].row
                changed |= self._judging.note_other(judged[process_id].row, facts)
            due = (every.keys() - judged.keys()) if changed else set()
        for one in judged.values():
            this.events += one.events
        return list(judged.values())

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

    # -- what is written ----------------------------------------------------------------------

    def _carry_out(self, this: _Pass, judged: list[Judged]) -> None:
        creations = sum(
            isinstance(one, CreateDraft) for each in judged for one in each.plan.actions
        )
        if creations > self.account.max_drafts_per_pass:
            raise RefusedError(
                f"{creations} drafts would be written in one pass, "
                f"more than {self.account.max_drafts_per_pass}; nothing was written",
                hint="See `followup once --dry-run`; if right, raise poll.max_drafts_per_pass.",
            )
        self._resume(this)
        for each in judged:
            self._withdraw(this, each.plan)
        for each in judged:
            refused = self._write(this, each)
            this.events += self._judging.holds(each, refused, this.now)

    def _resume(self, this: _Pass) -> None:
        """Carry out what was intended by a pass that did not get so far."""
        with self.store.unit(self.account.account_id) as unit:
            rows = [row for row in unit.open_drafts() if row.fact.state is DraftState.INTENDED]
        for row in rows:
            self._create(this, row)

    def _withdraw(self, this: _Pass, plan: Plan) -> None:
        for action in plan.actions:
            if isinstance(action, WithdrawDraft):
                row = self._row_of(action)
                done = withdraw(self._ledger, row, action.reason, this.now) if row else None
                if done is not None and done.fact.state is DraftState.WITHDRAWN:
                    this.events.append(_withdrawn(done, action, this.now))

    def _row_of(self, action: WithdrawDraft | UpdateDraft) -> DraftRow | None:
        with self.store.unit(self.account.account_id) as unit:
            rows = unit.draft_rows(action.draft.key.process)
        same = [row for row in rows if row.fact.key == action.draft.key and row.fact.state.open]
        return same[-1] if same else None

    def _write(self, this: _Pass, judged: Judged) -> list[Held]:
        refused: list[Held] = []
        for action in judged.plan.actions:
            if isinstance(action, CreateDraft):
                held = self._write_new(this, judged, action)
            elif isinstance(action, UpdateDraft):
                held = self._renew(this, judged, action)
            else:
                held = None
            refused += [held] if held else []
        return refused

    def _desk(self, judged: Judged, now: datetime) -> Desk:
        process_id = judged.row.process_id
        with self.store.unit(self.account.account_id) as unit:
            rows = unit.draft_rows(process_id)
        entries = self._memory.entries(process_id)
        return Desk(self.account, judged, entries, rows, now, self._library)

    def _write_new(self, this: _Pass, judged: Judged, action: CreateDraft) -> Held | None:
        desk = self._desk(judged, this.now)
        generation = sum(row.fact.key == action.key for row in desk.rows)
        written = desk.write(action, op_id_of(action.key, generation))
        if isinstance(written, Held):
            return written
        self._memory.mark(judged.row.process_id, written.op_id)
        self._create(this, intend(self._ledger, written))
        return None

    def _create(self, this: _Pass, row: DraftRow) -> None:
        done = create(self._ledger, row, this.now)
        if done.fact.state is DraftState.LIVE:
            this.events.append(_created(done, this.now))
        this.open_again |= done.fact.state is DraftState.CALLING

    def _renew(self, this: _Pass, judged: Judged, action: UpdateDraft) -> Held | None:
        row = self._row_of(action)
        if row is None or row.fact.state is not DraftState.LIVE or row.pending:
            return None
        written = self._desk(judged, this.now).write(action, row.op_id)
        if isinstance(written, Held):
            return written
        if _same_draft(row, written):
            return None
        fact = replace(
            written.fact,
            state=row.fact.state,
            appeared_at=row.fact.appeared_at,
            draft_id=row.fact.draft_id,
            message_id=row.fact.message_id,
        )
        renewed = replace(written, fact=fact, cursor_before=row.cursor_before)
        done = update(self._ledger, row, renewed, this.now)
        if done is not row and not done.pending:
            this.events.append(_updated(done, action, this.now))
        return None

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

    def _told(self, one: Observed, now: datetime) -> Event | None:
        kinds = {
            DraftEvent.SENT: DraftSent,
            DraftEvent.EDITED: DraftEdited,
            DraftEvent.DISCARDED: DraftDiscarded,
            DraftEvent.TRASHED: DraftDiscarded,
        }
        kind = kinds.get(one.event)
        key = one.row.fact.key
        draft_id, title = one.row.fact.draft_id, one.row.title
        return kind(now, key.process, key.step, draft_id, title=title) if kind else None


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


def _same_draft(row: DraftRow, written: DraftRow) -> bool:
    was, now = row.fact, written.fact
    before = (was.content_hash, was.reply_to_id, was.thread_id, row.to)
    return before == (now.content_hash, now.reply_to_id, now.thread_id, written.to)


def _is_new(row: DraftRow) -> bool:
    return row.fact.state is DraftState.LIVE and row.called_at is not None


def _created(row: DraftRow, now: datetime) -> DraftCreated:
    fact = row.fact
    return DraftCreated(
        at=now,
        process=fact.key.process,
        step=fact.key.step,
        draft=fact.draft_id,
        to=(row.to,),
        cc=(),
        subject=fact.subject,
        body=row.body,
        in_reply_to=fact.reply_to_id or None,
        send_after=fact.due_at or now,
        send_before=row.send_before,
        ready=fact.ready,
        missing=fact.missing,
        playbook=row.playbook,
        rule=fact.rule,
        because=stored_because(row),
        title=row.title,
    )


def _withdrawn(row: DraftRow, action: WithdrawDraft, now: datetime) -> DraftWithdrawn:
    key, draft_id = row.fact.key, row.fact.draft_id
    why = (action.rule, action.reason, row.title)
    return DraftWithdrawn(now, key.process, key.step, draft_id, *why)


def _updated(row: DraftRow, action: UpdateDraft, now: datetime) -> DraftUpdated:
    key, draft_id = row.fact.key, row.fact.draft_id
    why = (action.decision.rule, action.reason, row.title)
    return DraftUpdated(now, key.process, key.step, draft_id, *why)
