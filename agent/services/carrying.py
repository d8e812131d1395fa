"""Carry the plans of a pass out: withdrawals first, then updates and new drafts.

A process counts as judged only when its plan is carried out: until then it is due again, so a pass
that dies or is refused in the middle leaves nothing forgotten. What an earlier pass intended and
did not write is planned anew, with the words and the place of today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from agent.domain.draft import DraftState, IntentKey
from agent.domain.events import Event
from agent.domain.plan import CreateDraft, Held, Plan, UpdateDraft, WithdrawDraft
from agent.errors import RefusedError
from agent.ports.mailbox import DraftRef
from agent.ports.store import DraftRow
from agent.services.account import Account
from agent.services.deliver import create, intend, update, withdraw
from agent.services.drafting import Desk
from agent.services.guarding import unfit
from agent.services.judging import Judged, Judging
from agent.services.ledger import Ledger, op_id_of
from agent.services.memory import Memory
from agent.services.telling import created, updated, withdrawn
from agent.writing.library import Library

# How often the same intent may be refused by Gmail before it is left to the user.
_MOST_REFUSALS = 3
# How many withdrawals of one intent a database restored from a backup may not know of.
_FORGOTTEN = 8
_EXPECTED = (DraftState.LIVE, DraftState.CALLING, DraftState.BLOCKED, DraftState.WITHDRAWN)


@dataclass
class Carrier:
    """Carries plans out for one account."""

    account: Account
    ledger: Ledger
    judging: Judging
    memory: Memory
    library: Library | None = None

    def carry_out(
        self, judged: list[Judged], now: datetime, unclaimed: Mapping[str, DraftRef] | None = None
    ) -> "Carried":
        """Carry out the plans of one pass. Raises RefusedError before anything is written.

        `unclaimed` are drafts of ours that the ledger does not know: it came from a backup.
        """
        self._refuse_too_many(judged)
        errand = _Errand(self, now, unclaimed or {})
        for each in judged:
            errand.withdraw(each.plan)
        for each in judged:
            errand.write(each)
        return errand.done

    def _refuse_too_many(self, judged: Iterable[Judged]) -> None:
        creations = sum(
            isinstance(one, CreateDraft) for each in judged for one in each.plan.actions
        )
        if creations > self.account.max_drafts_per_pass:
            raise RefusedError(
                f"{creations} drafts would be written in one pass, "
                f"more than {self.account.max_drafts_per_pass}; nothing was written",
                hint="See `followup once --dry-run`; if right, raise poll.max_drafts_per_pass.",
            )


@dataclass
class Carried:
    """What carrying out brought about; `open_again` where the next poll is to look at it."""

    events: list[Event] = field(default_factory=list)
    open_again: bool = False


@dataclass
class _Errand:
    carrier: Carrier
    now: datetime
    unclaimed: Mapping[str, DraftRef]
    done: Carried = field(default_factory=Carried)
    _again: set[str] = field(default_factory=set)

    @property
    def _ledger(self) -> Ledger:
        return self.carrier.ledger

    def withdraw(self, plan: Plan) -> None:
        """Take back what a plan says is obsolete."""
        for action in plan.actions:
            row = self._row_of(action) if isinstance(action, WithdrawDraft) else None
            if row is None or not isinstance(action, WithdrawDraft):
                continue
            after = withdraw(self._ledger, row, action.reason, self.now)
            if after.fact.state is DraftState.WITHDRAWN and row.fact.draft_id:
                self.done.events.append(withdrawn(after, action, self.now))

    def write(self, judged: Judged) -> None:
        """Write what a plan asks for, tell what it holds back, and let the process rest."""
        held: list[Held] = []
        for action in judged.plan.actions:
            if isinstance(action, CreateDraft):
                found = self._write_new(judged, action)
            elif isinstance(action, UpdateDraft):
                found = self._renew(judged, action)
            else:
                found = None
            held += [found] if found else []
        self.done.events += self.carrier.judging.holds(judged, held, self.now)
        if judged.row.process_id not in self._again:
            self.carrier.judging.rest(judged.row)

    def _row_of(self, action: WithdrawDraft | UpdateDraft) -> DraftRow | None:
        return self._standing(action.draft.key, action.draft.key.process)

    def _standing(self, key: IntentKey, process_id: str) -> DraftRow | None:
        with self._ledger.store.unit(self._ledger.account_id) as unit:
            rows = unit.draft_rows(process_id)
        same = [row for row in rows if row.fact.key == key and row.fact.state.open]
        return same[-1] if same else None

    def _desk(self, judged: Judged) -> Desk:
        process_id = judged.row.process_id
        with self._ledger.store.unit(self._ledger.account_id) as unit:
            rows = unit.draft_rows(process_id)
        entries = self.carrier.memory.entries(process_id)
        return Desk(self.carrier.account, judged, entries, rows, self.now, self.carrier.library)

    def _write_new(self, judged: Judged, action: CreateDraft) -> Held | None:
        desk = self._desk(judged)
        mine = [row for row in desk.rows if row.fact.key == action.key]
        refused = [row for row in mine if _was_refused(row)]
        if len(refused) >= _MOST_REFUSALS:
            return _held(action, "CM-1", f"Gmail refuses this draft: {refused[-1].reason}")
        written = desk.write(action, self._op_id(action.key, mine))
        return self._create(judged, action, written)

    def _op_id(self, key: IntentKey, mine: list[DraftRow]) -> str:
        """A blocked row goes on; a draft that the ledger forgot is recognised by its marker."""
        blocked = next((row for row in mine if row.fact.state is DraftState.BLOCKED), None)
        if blocked is not None:
            return blocked.op_id
        candidates = [op_id_of(key, len(mine) + more) for more in range(_FORGOTTEN)]
        return next((one for one in candidates if one in self.unclaimed), candidates[0])

    def _create(
        self, judged: Judged, action: CreateDraft | UpdateDraft, written: DraftRow | Held
    ) -> Held | None:
        if isinstance(written, Held):
            return written
        wrong = unfit(written, self.carrier.account.owners)
        if wrong is not None:
            return _held(action, wrong.rule, wrong.reason)
        self.carrier.memory.mark(judged.row.process_id, written.op_id)
        row = create(self._ledger, intend(self._ledger, written), self.now)
        state = row.fact.state
        if state is DraftState.LIVE:
            self.done.events.append(created(row, self.now))
        self.done.open_again |= state in (DraftState.CALLING, DraftState.INTENDED)
        if state not in _EXPECTED or _was_refused(row):
            # A process that rested here would lose the step without anybody being told.
            self._again.add(judged.row.process_id)
        if state is DraftState.BLOCKED:
            return _held(action, "CM-19", "a draft of your own stands in this thread")
        return None

    def _renew(self, judged: Judged, action: UpdateDraft) -> Held | None:
        row = self._row_of(action)
        if row is None or row.pending:
            return None
        written = self._desk(judged).write(action, row.op_id)
        if row.fact.state is DraftState.INTENDED:
            return self._write_intended(judged, action, row, written)
        if row.fact.state is not DraftState.LIVE or isinstance(written, Held):
            return written if isinstance(written, Held) else None
        wrong = unfit(written, self.carrier.account.owners)
        if wrong is not None:
            return _held(action, wrong.rule, wrong.reason)
        if not _same_draft(row, written):
            self._update(row, _renewed(row, written), action)
        elif row.fact.notes != written.fact.notes:
            # What the user added changes nothing in this letter: not to be looked at again.
            self._ledger.save(replace(row, fact=replace(row.fact, notes=written.fact.notes)))
        return None

    def _write_intended(
        self, judged: Judged, action: UpdateDraft, row: DraftRow, written: DraftRow | Held
    ) -> Held | None:
        """What was meant and never written, with the words of today; or it is given up."""
        if isinstance(written, DraftRow):
            fact = replace(written.fact, appeared_at=row.fact.appeared_at)
            again = replace(written, fact=fact, attempts=row.attempts)
            held = self._create(judged, action, again)
        else:
            held = written
        if held is not None:
            current = self._row_of(action)
            if current is not None and current.fact.state is DraftState.INTENDED:
                withdraw(self._ledger, current, held.reason, self.now)
        return held

    def _update(self, row: DraftRow, renewed: DraftRow, action: UpdateDraft) -> None:
        done = update(self._ledger, row, renewed, self.now)
        self.done.open_again |= bool(done.pending)
        if done is not row and not done.pending and done.fact.message_id != row.fact.message_id:
            self.done.events.append(updated(done, action, self.now))


def _was_refused(row: DraftRow) -> bool:
    ended = row.fact.state is DraftState.WITHDRAWN
    return ended and row.called_at is not None and not row.fact.draft_id


def _renewed(row: DraftRow, written: DraftRow) -> DraftRow:
    fact = replace(
        written.fact,
        state=row.fact.state,
        appeared_at=row.fact.appeared_at,
        draft_id=row.fact.draft_id,
        message_id=row.fact.message_id,
    )
    return replace(written, fact=fact, cursor_before=row.cursor_before)


def _same_draft(row: DraftRow, written: DraftRow) -> bool:
    was, now = row.fact, written.fact
    before = (was.content_hash, was.reply_to_id, was.thread_id, row.to)
    return before == (now.content_hash, now.reply_to_id, now.thread_id, written.to)


def _held(action: CreateDraft | UpdateDraft, rule: str, reason: str) -> Held:
    decision = action.decision
    person = decision.recipient.key if decision.recipient else ""
    return Held(decision.step, person, rule, reason, None)
