"""Decisions and drafts in flight to a plan: what is created, renewed, taken back, held.

One intent, one draft (CM-19); never two open drafts for one person and step; what the user has
touched is never updated or withdrawn; a missing draft blocks its own step and no other (CM-11). It
must not know Gmail, nor how a draft is worded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.facts import Facts
from agent.domain.hiring import Step
from agent.domain.plan import Action, CreateDraft, Held, Plan, UpdateDraft, WithdrawDraft
from agent.planning.draft_life import may_write, may_write_anew
from agent.planning.heard import notes_mark
from agent.planning.placing import place, replace_in

# Steps that belong to one interview each: the same person may get one after every interview.
_OF_AN_INTERVIEW = (Step.THANK_YOU, Step.CORRECTION, Step.EXPANSION)


# What the user had in hand: left as it is, whatever the rules say later.
_IN_HAND = (DraftState.TOUCHED, DraftState.EDITED)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one pass may do to one process; more than that is a fault somewhere and is held."""

    creations: int = 12


def key_of(decision: Decision, facts: Facts) -> IntentKey:
    """The intent behind a decision (CM-19)."""
    person = decision.recipient.key if decision.recipient else ""
    return IntentKey(
        account=facts.account,
        process=facts.process_id,
        round=decision.round,
        cycle=decision.cycle,
        step=decision.step,
        person=person,
    )


def make_plan(
    judgement: Judgement, facts: Facts, now: datetime, limits: Limits | None = None
) -> Plan:
    """The plan of one pass for one process; a paused or outreach process is left as it is."""
    if not facts.engaged or _paused(facts, now):
        return Plan()
    return _Planner(judgement, facts, limits or Limits()).plan()


def _paused(facts: Facts, now: datetime) -> bool:
    until = facts.wishes.paused_until
    return facts.wishes.paused or (until is not None and until > now)


class _Planner:
    def __init__(self, judgement: Judgement, facts: Facts, limits: Limits) -> None:
        self.facts = facts
        self.limits = limits
        self.closing = judgement.closing
        self.decisions = [one for one in judgement.decisions if not one.overridden_by]
        self.open = [one for one in facts.drafts if one.state.open]
        self.wanted = {
            key_of(one, facts): one
            for one in self.decisions
            if one.verdict is Verdict.WRITE and one.recipient is not None
        }
        self.withdrawn = {id(one) for one in self.open if self._obsolete(one)}

    def plan(self) -> Plan:
        gone = [one for one in self.open if id(one) in self.withdrawn]
        actions: list[Action] = [self._withdrawal(one) for one in gone]
        held: list[Held] = []
        created = 0
        for key, decision in self.wanted.items():
            action = self._action(key, decision)
            if isinstance(action, CreateDraft):
                created += 1
                if created > self.limits.creations:
                    action = self._too_many(decision, key)
            if isinstance(action, Held):
                held.append(action)
            elif action is not None:
                actions.append(action)
        return Plan(tuple(actions), (*held, *self._left_alone(held), *self._held()))

    def _left_alone(self, held: list[Held]) -> Iterator[Held]:
        """Drafts the user changed that nothing calls for any more: told, never taken back."""
        told = {(one.step, one.person) for one in held}
        for draft in self.open:
            if (draft.key.step, draft.key.person) in told:
                continue
            if draft.state in _IN_HAND and draft.key not in self.wanted:
                rule, why = self._why_obsolete(draft)
                reason = f"the draft you changed is left as it is, though {why}"
                yield Held(draft.key.step, draft.key.person, rule, reason, None)

    def _obsolete(self, draft: DraftFact) -> bool:
        return may_write(draft.state) and draft.key not in self.wanted

    def _withdrawal(self, draft: DraftFact) -> WithdrawDraft:
        rule, reason = self._why_obsolete(draft)
        return WithdrawDraft(draft, rule, reason)

    def _why_obsolete(self, draft: DraftFact) -> tuple[str, str]:
        """The decision that speaks of this draft; a key that has moved on says so itself."""
        decision = self._about(draft)
        if decision is None and self.closing is not None:
            return self.closing.rule, self.closing.reason
        if decision is None:
            return "CM-4", "nothing calls for it any more"
        same = (draft.key.round, draft.key.cycle) == (decision.round, decision.cycle)
        if same and self._overtaken_by_word(draft, decision):
            return "CM-10", "they wrote without naming a date: the next step waits from then"
        if same or decision.verdict is Verdict.STOP:
            return decision.rule, decision.reason
        if decision.cycle.startswith("<"):
            return "CM-10", "they named a new date: the waiting begins again"
        return "CM-12", "a new round restarts the map"

    def _overtaken_by_word(self, draft: DraftFact, decision: Decision) -> bool:
        """Whether a status draft is early only because the employer wrote after it appeared."""
        if not decision.step.is_status or decision.verdict is not Verdict.HOLD:
            return False
        failing = next((one.name for one in decision.checks if not one.holds), "")
        word = self.facts.last_word_at()
        return failing == "due" and word is not None and word > draft.appeared_at

    def _about(self, draft: DraftFact) -> Decision | None:
        of_step = [one for one in self.decisions if one.step is draft.key.step]
        if draft.key.step in _OF_AN_INTERVIEW:
            of_step = [one for one in of_step if one.round == draft.key.round]
        theirs = [one for one in of_step if one.recipient and one.recipient.key == draft.key.person]
        return next(iter(theirs or of_step), None)

    def _action(self, key: IntentKey, decision: Decision) -> Action | Held | None:
        mine = [one for one in self.facts.drafts if one.key == key]
        standing = next((one for one in mine if one.state.open), None)
        if standing is not None:
            return self._renewal(standing, decision)
        if any(not may_write_anew(one.state) for one in mine):
            return None
        in_the_way = next((one for one in self.open if self._in_the_way(one, key)), None)
        if in_the_way is not None:
            reason = "a draft of this step to the same person is still in Drafts"
            return _held(decision, "CM-19", reason)
        return CreateDraft(key, decision, place(decision, self.facts))

    def _in_the_way(self, draft: DraftFact, key: IntentKey) -> bool:
        """Another open draft of the same step to the same person that is not being taken back."""
        same = (draft.key.step, draft.key.person) == (key.step, key.person)
        other_interview = key.step in _OF_AN_INTERVIEW and draft.key.round != key.round
        return same and not other_interview and id(draft) not in self.withdrawn

    def _renewal(self, draft: DraftFact, decision: Decision) -> Action | Held | None:
        """An untouched draft is written anew where the thread moved on or the user gave more."""
        if draft.state is DraftState.MISSING:
            reason = "its draft is missing: neither sent nor thrown away as far as can be told"
            return _held(decision, "CM-11", reason)
        if draft.state is DraftState.INTENDED:
            return UpdateDraft(draft, decision, place(decision, self.facts), "not written yet")
        placement = replace_in(draft, decision, self.facts)
        if draft.state in _IN_HAND and placement.in_reply_to != draft.reply_to_id:
            reason = "mail came into the thread after you changed its draft, which is left as it is"
            return _held(decision, "CM-1", reason)
        if draft.state is not DraftState.LIVE:
            return None
        if placement.in_reply_to != draft.reply_to_id:
            return UpdateDraft(draft, decision, placement, "new mail in the thread")
        if set(decision.needs) != set(draft.missing) & {"detail", "value", "reason"}:
            return UpdateDraft(draft, decision, placement, "the user's words for it have changed")
        if notes_mark(self.facts, draft.key) != draft.notes:
            return UpdateDraft(draft, decision, placement, "the user's words for it have changed")
        return None

    def _too_many(self, decision: Decision, key: IntentKey) -> Held:
        reason = f"more than {self.limits.creations} drafts for one process in one pass"
        return _held(decision, "CM-1", f"{reason}; not written to {key.person}")

    def _held(self) -> Iterator[Held]:
        """Held decisions; of the status steps only the one whose turn it is."""
        status_seen = False
        for decision in self.decisions:
            if decision.step.is_status:
                if decision.verdict is not Verdict.HOLD or status_seen:
                    continue
                status_seen = True
            if decision.verdict is Verdict.HOLD:
                yield _held(decision, decision.rule, decision.reason)


def _held(decision: Decision, rule: str, reason: str) -> Held:
    person = decision.recipient.key if decision.recipient else ""
    return Held(decision.step, person, rule, reason, decision.until)
