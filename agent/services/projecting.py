"""What a playbook would have drafted, and would yet draft, for one process: judged along its looks.

The drafts are imagined: each appears when the plan says so and is left unsent, as a user who does
nothing would leave it. Nothing is stored and Gmail is not asked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent.clock import calendar_with
from agent.domain.calendar import BusinessCalendar
from agent.domain.draft import DraftFact, DraftState
from agent.domain.facts import Facts
from agent.domain.hiring import Step
from agent.domain.plan import CreateDraft, WithdrawDraft
from agent.planning.plan import make_plan
from agent.playbooks.engine import judge
from agent.playbooks.model import Playbook

_MOST_LOOKS = 500
_SHORTEST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Projected:
    """A draft that would appear: its step, to whom, by which rule, and when (UTC)."""

    step: Step
    title: str
    person: str
    rule: str
    at: datetime
    send_before: datetime | None


FactsAt = Callable[[datetime, tuple[DraftFact, ...]], Facts]
"""The facts of a process as of an instant, with these drafts in place of the real ones."""


def project(
    facts_at: FactsAt,
    playbook: Playbook,
    calendar: BusinessCalendar,
    news: Iterable[datetime],
    span: tuple[datetime, datetime],
) -> tuple[Projected, ...]:
    """The drafts of one playbook between two instants; `news` are when messages arrived."""
    (now, until), arrivals = span, sorted(news)
    drafts: tuple[DraftFact, ...] = ()
    found: list[Projected] = []
    for _ in range(_MOST_LOOKS):
        facts = facts_at(now, drafts)
        judgement = judge(facts, playbook, calendar_with(calendar, facts.employer_country), now)
        plan = make_plan(judgement, facts, now)
        for action in plan.actions:
            if isinstance(action, CreateDraft):
                drafts += (_imagined(action, now),)
                found.append(_projected(action, now))
            elif isinstance(action, WithdrawDraft):
                drafts = tuple(_taken_back(one, action, now) for one in drafts)
        upcoming = [at for at in (*arrivals, judgement.next_look) if at is not None and at > now]
        now = max(min(upcoming, default=until + _SHORTEST), now + _SHORTEST)
        if now > until:
            break
    return tuple(found)


def _imagined(action: CreateDraft, now: datetime) -> DraftFact:
    return DraftFact(
        key=action.key,
        state=DraftState.LIVE,
        appeared_at=now,
        draft_id=f"imagined-{now.isoformat()}-{action.key.step}-{action.key.person}",
        thread_id=action.placement.thread_id,
        reply_to_id=action.placement.in_reply_to,
        rule=action.decision.rule,
        due_at=action.decision.due_at,
    )


def _taken_back(one: DraftFact, action: WithdrawDraft, now: datetime) -> DraftFact:
    if one.draft_id != action.draft.draft_id:
        return one
    return replace(one, state=DraftState.WITHDRAWN, ended_at=now)


def _projected(action: CreateDraft, now: datetime) -> Projected:
    decision = action.decision
    person = decision.recipient.name or decision.recipient.email if decision.recipient else None
    at = decision.due_at or now
    return Projected(
        decision.step, decision.title, person or "", decision.rule, at, decision.send_before
    )
