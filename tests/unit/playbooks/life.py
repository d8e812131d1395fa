"""Living through a story of `world` as replay does: judge and plan along `next_look`.

What was drafted, withdrawn and sent is recorded; the user's habits with drafts are given.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agent.domain.calendar import BusinessCalendar
from agent.domain.decision import Decision, Judgement
from agent.domain.draft import DraftFact, DraftState
from agent.domain.facts import Facts
from agent.domain.plan import CreateDraft, Plan, UpdateDraft, WithdrawDraft
from agent.planning.heard import notes_mark
from agent.planning.plan import make_plan
from agent.playbooks.engine import judge
from agent.playbooks.model import Playbook
from tests.unit.playbooks.world import BERLIN, World, calendar


@dataclass(frozen=True)
class Habit:
    """What the user does to a draft, and how long after it appeared."""

    state: DraftState | None
    after: timedelta


@dataclass
class Life:
    """What happened: every draft that appeared, when, and what became of it."""

    created: list[tuple[datetime, Decision]] = field(default_factory=list)
    withdrawn: list[tuple[datetime, WithdrawDraft]] = field(default_factory=list)
    sent: list[tuple[datetime, DraftFact]] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    drafts: list[DraftFact] = field(default_factory=list)

    def days(self, zone: ZoneInfo = BERLIN) -> list[tuple[str, str]]:
        """Each draft as (step, local minute it appeared)."""
        return [
            (one.step.value, f"{at.astimezone(zone):%Y-%m-%d %H:%M}") for at, one in self.created
        ]

    def closings(self) -> list[tuple[str, str]]:
        """(outcome, local day) each time the process was first found closed."""
        found: list[tuple[str, str]] = []
        for one in self.judgements:
            closing = one.closing.outcome.value if one.closing else ""
            if closing and (not found or found[-1][0] != closing):
                found.append((closing, f"{one.as_of.astimezone(BERLIN):%Y-%m-%d}"))
        return found


def live(
    world: World,
    playbook: Playbook,
    begin: datetime,
    end: datetime,
    *,
    business: BusinessCalendar | None = None,
    sends_after: timedelta | None = None,
    habits: tuple[Habit, ...] = (),
) -> Life:
    """Live from `begin` to `end` along `next_look` and the events of the story.

    `sends_after`: the user sends every draft that long after it appeared; None: never. `habits`
    say instead what is done to the first, second, ... draft, from the beginning again at the end.
    """
    business = business or calendar()
    life, now = Life(), begin
    if sends_after is not None:
        habits = (Habit(DraftState.SENT, sends_after),)
    events = sorted({at for at in _instants(world) if begin < at <= end})
    while now <= end:
        _touch_drafts(life, now, habits)
        _pass(world, playbook, business, life, now)
        upcoming = [at for at in events if at > now]
        upcoming += [at for at in _touches(life, habits) if at > now]
        look = life.judgements[-1].next_look
        if look is not None and look > now:
            upcoming.append(look)
        if not upcoming:
            break
        now = min(upcoming)
    return life


def _instants(world: World) -> list[datetime]:
    found = [one.at for one in world.received]
    found += [one.at for one in world.sent]
    found += [one.at for one in world.notes]
    found += [one.source.at for one in world.promises]
    found += [one.source.at for one in world.absences]
    for one in world.interviews:
        found += [one.learned_at, one.set_at]
    if world.outcome:
        found.append(world.outcome.source.at)
    if world.silent_end:
        found.append(world.silent_end.source.at)
    if world.ball:
        found += [world.ball[0].source.at, world.ball[1]]
    return found


def _pass(
    world: World, playbook: Playbook, business: BusinessCalendar, life: Life, now: datetime
) -> None:
    facts = world.facts_at(now, tuple(life.drafts))
    judgement = judge(facts, playbook, business, now)
    plan = make_plan(judgement, facts, now)
    life.judgements.append(judgement)
    life.plans.append(plan)
    for action in plan.actions:
        if isinstance(action, CreateDraft):
            life.created.append((now, action.decision))
            life.drafts.append(_draft(action, facts, now, len(life.created)))
        elif isinstance(action, WithdrawDraft):
            life.withdrawn.append((now, action))
            index = life.drafts.index(action.draft)
            life.drafts[index] = replace(action.draft, state=DraftState.WITHDRAWN, ended_at=now)
        elif isinstance(action, UpdateDraft):
            index = life.drafts.index(action.draft)
            life.drafts[index] = replace(
                action.draft,
                reply_to_id=action.placement.in_reply_to,
                missing=action.decision.needs,
                notes=notes_mark(facts, action.draft.key),
            )
    # A second look at the same instant must find nothing left to do.
    again = make_plan(judgement, replace(facts, drafts=tuple(life.drafts)), now)
    assert again.actions == (), again.actions


def _draft(action: CreateDraft, facts: Facts, now: datetime, number: int) -> DraftFact:
    return DraftFact(
        key=action.key,
        state=DraftState.LIVE,
        appeared_at=now,
        draft_id=f"r-{number}",
        message_id=f"g-{number}",
        thread_id=action.placement.thread_id,
        rule=action.decision.rule,
        reply_to_id=action.placement.in_reply_to,
        missing=action.decision.needs,
        due_at=action.decision.due_at,
        notes=notes_mark(facts, action.key),
    )


def _habit(habits: tuple[Habit, ...], draft: DraftFact) -> Habit | None:
    """What will be done to that draft: by its number, which its id carries."""
    if not habits:
        return None
    number = int(draft.draft_id.removeprefix("r-")) - 1
    habit = habits[number % len(habits)]
    return habit if habit.state is not None else None


def _touch_drafts(life: Life, now: datetime, habits: tuple[Habit, ...]) -> None:
    for index, draft in enumerate(life.drafts):
        habit = _habit(habits, draft)
        due = habit is not None and draft.appeared_at + habit.after <= now
        if habit is None or habit.state is None or draft.state is not DraftState.LIVE or not due:
            continue
        changed = replace(draft, state=habit.state)
        if not habit.state.open:
            changed = replace(changed, ended_at=now)
        if habit.state is DraftState.SENT:
            changed = replace(changed, sent_message_id=f"<sent-{draft.draft_id}>")
            life.sent.append((now, changed))
        life.drafts[index] = changed


def _touches(life: Life, habits: tuple[Habit, ...]) -> list[datetime]:
    found = []
    for draft in life.drafts:
        habit = _habit(habits, draft)
        if habit is not None and draft.state is DraftState.LIVE:
            found.append(draft.appeared_at + habit.after)
    return found
