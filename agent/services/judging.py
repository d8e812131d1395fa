"""Decide for the processes whose time has come: facts, judgement, plan. It writes nothing to Gmail.

What changed in what is believed (interviews, promises, names) is told apart from what the rules
make of it, so that a re-reading reports only real changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from agent.clock import calendar_with
from agent.domain.decision import Judgement
from agent.domain.draft import DraftFact
from agent.domain.events import (
    Event,
    ProcessClosed,
    SilenceRead,
    StepHeld,
)
from agent.domain.facts import Facts, OtherProcessFact, Source
from agent.domain.hiring import Step
from agent.domain.plan import Held, Plan
from agent.planning.asking import Asked, Asking, Question, asking_of
from agent.planning.plan import make_plan
from agent.playbooks.engine import judge
from agent.playbooks.model import Playbook
from agent.ports.store import AccountUnit, HoldRow, ProcessRow, Store
from agent.process.facts import Household, Record, facts_of, other_view
from agent.process.timeline import Entry
from agent.services.account import Account
from agent.services.memory import Memory

# Older doubts are no question any more, and a first start does not begin with a pile of them.
DOUBTS_ASKED = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Judged:
    """One process judged: what is known, what the playbook says, what is to be done."""

    row: ProcessRow
    facts: Facts
    playbook: Playbook
    judgement: Judgement
    plan: Plan
    events: tuple[Event, ...] = ()
    asks: tuple[Question, ...] = ()


@dataclass
class Judging:
    """Judges the processes of one account; remembers the others' outlines between passes."""

    account: Account
    store: Store
    memory: Memory
    _others: dict[str, OtherProcessFact] = field(default_factory=dict)

    def facts(
        self,
        row: ProcessRow,
        now: datetime,
        entries: Iterable[Entry] | None = None,
        imagined: tuple[DraftFact, ...] | None = None,
    ) -> Facts:
        """The facts of one process as of `now`, its drafts and the other processes included.

        `entries` are its messages where not all of those known are meant; `imagined` are drafts
        to take instead of the real ones, as if the agent had run from the beginning.
        """
        with self.store.unit(self.account.account_id) as unit:
            drafts = unit.draft_rows(row.process_id)
            corrections = unit.corrections(row.process_id)
            account = unit.account()
            unplaced = _unplaced(unit, row.process_id, now)
        household = Household(
            account=self.account.account_id,
            owners=self.account.owners,
            zone=self.account.zone,
            first_run_at=account.first_run_at if account and imagined is None else row.opened_at,
            user_name=self.account.author.name,
        )
        known = self.memory.entries(row.process_id) if entries is None else entries
        record = Record(
            process_id=row.process_id,
            slug=row.slug,
            opened_at=row.opened_at,
            items=tuple((one.message, one.reading) for one in known),
            corrections=corrections,
            closed=row.closed,
            unplaced=unplaced,
        )
        others = self._beside(row.process_id)
        facts = [draft.fact for draft in drafts] if imagined is None else imagined
        return facts_of(record, household, as_of=now, drafts=facts, others=others)

    def judge(self, row: ProcessRow, facts: Facts, now: datetime) -> Judged:
        """What the playbook and the plan make of the facts; stored with what is to be told."""
        playbook = self.account.playbook_for(facts.company)
        judgement = self.judgement(facts, now)
        plan = make_plan(judgement, facts, now)
        asking = self._asking(judgement, facts)
        closing = judgement.closing
        closed = closing.outcome if closing else None
        after = replace(
            row,
            company=facts.company,
            role=facts.role,
            engaged=facts.engaged,
            closed=closed,
            closed_at=(row.closed_at or now) if closed else None,
            closed_rule=closing.rule if closing else "",
            band=judgement.silence.band if judgement.silence else None,
            next_look_at=_earliest(judgement.next_look, asking.next_at),
            # It rests only when its plan is carried out: until then a crash leaves it due.
            dirty=bool(plan.actions or asking.due),
        )
        with self.store.unit(self.account.account_id) as unit:
            unit.save_process(after)
            unit.save_judgement(row.process_id, judgement)
        self.memory.settle(after)
        events = tuple(_told(row, after, judgement, now))
        return Judged(after, facts, playbook, judgement, plan, events, asking.due)

    def rest(self, row: ProcessRow) -> None:
        """Note that a process's plan is carried out: nothing is due before its next look."""
        if row.dirty:
            with self.store.unit(self.account.account_id) as unit:
                unit.save_process(replace(row, dirty=False))

    def judgement(self, facts: Facts, now: datetime) -> Judgement:
        """What the playbook that decides for this company says."""
        playbook = self.account.playbook_for(facts.company)
        calendar = calendar_with(self.account.calendar, facts.employer_country)
        return judge(facts, playbook, calendar, now)

    def asking(self, facts: Facts, now: datetime, but: str = "") -> Asking:
        """What the user is to be asked about the interviews, the note with the id `but` aside."""
        return self._asking(self.judgement(facts, now), facts, but)

    def _asking(self, judgement: Judgement, facts: Facts, but: str = "") -> Asking:
        open_ = asking_of(judgement, facts, (), self.account.zone)
        if not self.account.notes or open_ == Asking():
            return Asking()
        with self.store.unit(self.account.account_id) as unit:
            rows = unit.interview_notes(facts.process_id)
        asked = [Asked(one.interview, one.start) for one in rows if one.message_id != but]
        return asking_of(judgement, facts, asked, self.account.zone)

    def note_other(self, row: ProcessRow, facts: Facts) -> bool:
        """Keep a process's outline for the others; true where it changed for their rules."""
        outline = other_view(facts)
        before = self._others.get(row.process_id)
        self._others[row.process_id] = outline
        return _weight(before) != _weight(outline)

    def beside_others(self, facts: Facts) -> Facts:
        """The same facts with the other processes as they are outlined by now."""
        return replace(facts, others=self._beside(facts.process_id))

    def _beside(self, process_id: str) -> tuple[OtherProcessFact, ...]:
        return tuple(other for key, other in self._others.items() if key != process_id)

    def forget_others(self) -> None:
        """Have the outlines made anew: which processes there are may have changed."""
        self._others.clear()

    def learn_others(self, now: datetime) -> None:
        """Outline every process once, when the first rule asks for the others."""
        if self._others:
            return
        with self.store.unit(self.account.account_id) as unit:
            rows = unit.processes()
        for row in rows:
            self.note_other(row, self.facts(row, now))

    def holds(self, judged: Judged, refused: Iterable[Held], now: datetime) -> tuple[Event, ...]:
        """Store the held steps and tell those whose rule or time changed."""
        held = {(one.step, one.person): one for one in (*judged.plan.held, *refused)}
        rows = [
            HoldRow(one.step, one.person, one.rule, one.until, one.reason) for one in held.values()
        ]
        process_id = judged.row.process_id
        with self.store.unit(self.account.account_id) as unit:
            before = {(one.step, one.person): one for one in unit.holds(process_id)}
            unit.save_holds(process_id, rows)
        return tuple(
            StepHeld(
                now,
                judged.row.slug,
                row.step,
                row.until,
                row.rule,
                row.reason,
                title_of(judged.playbook, row.step),
            )
            for row in rows
            if _differs(before.get((row.step, row.person)), row)
        )


def _unplaced(unit: AccountUnit, process_id: str, now: datetime) -> tuple[Source, ...]:
    """Messages that may be of this process or of another one, asked or yet to be asked about."""
    open_ones = (one for one in unit.unsure() if one.candidates and not one.settled)
    doubts = [one for one in open_ones if one.asked_in or now - one.at < DOUBTS_ASKED]
    return tuple(
        Source("", one.at, one.quote)
        for one in doubts
        if process_id in one.candidates or _took_in(unit, process_id, one.candidates)
    )


def _took_in(unit: AccountUnit, process_id: str, candidates: Iterable[str]) -> bool:
    """Whether one of these was merged into that process since."""
    rows = (unit.process(one) for one in candidates)
    return any(row is not None and row.merged_into == process_id for row in rows)


def _earliest(*instants: datetime | None) -> datetime | None:
    return min((one for one in instants if one is not None), default=None)


def _weight(outline: OtherProcessFact | None) -> OtherProcessFact | None:
    """What of a process any rule about another one may rest on (PM-4b, PM-9, DM-10)."""
    if outline is None or not (outline.accepted or (outline.active and outline.late_stage)):
        return None
    # When the employer last wrote matters to no rule about another process.
    return replace(outline, last_word_at=None)


def title_of(playbook: Playbook, step: Step) -> str:
    """What the playbook calls a step."""
    rule = playbook.steps.get(step)
    return rule.title if rule else step.value.replace("_", " ")


def _differs(before: HoldRow | None, row: HoldRow) -> bool:
    return before is None or (before.rule, before.until) != (row.rule, row.until)


def _told(
    before: ProcessRow, after: ProcessRow, judgement: Judgement, now: datetime
) -> Iterable[Event]:
    silence = judgement.silence
    if silence is not None and after.closed is None and silence.band is not before.band:
        yield SilenceRead(now, after.slug, silence.days, silence.band)
    if after.closed is not None and after.closed is not before.closed:
        yield ProcessClosed(now, after.slug, after.closed, after.closed_rule)
