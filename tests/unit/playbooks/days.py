"""Looking at one status step at one instant: shared by the tables of dates."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agent.domain.calendar import BusinessCalendar
from agent.domain.decision import Decision, Verdict
from agent.domain.hiring import Step
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from tests.unit.playbooks.world import (
    BERLIN,
    World,
    calendar,
    interview,
    local,
    promise,
    word,
)

PLAYBOOKS = {name: load_playbook(name) for name in NAMES}
PM, ET, DM, TT, BD = (PLAYBOOKS[name] for name in NAMES)
SECOND = timedelta(seconds=1)


def of(
    world: World, playbook: Playbook, step: Step, at: datetime, business: BusinessCalendar
) -> Decision:
    """What is said of that step at that instant, no draft standing."""
    return judge(world.facts_at(at), playbook, business, at).of(step)[0]


def assert_falls(
    world: World,
    playbook: Playbook,
    step: Step,
    due: str,
    send_before: str | None = None,
    *,
    business: BusinessCalendar | None = None,
) -> None:
    """The step appears at that minute and not a second earlier; its range ends then."""
    business = business or calendar()
    at = local(due, business.zone)
    assert of(world, playbook, step, at - SECOND, business).verdict is not Verdict.WRITE
    decision = of(world, playbook, step, at, business)
    assert decision.verdict is Verdict.WRITE, decision.reason
    assert decision.due_at == at
    expected = local(send_before, business.zone) if send_before else None
    assert decision.send_before == expected


def interviewed(end: str, zone: ZoneInfo = BERLIN) -> World:
    return World(interviews=(interview("i1", local(end, zone)),))


def promised(due: str, *, firm: bool = True) -> World:
    at = local("2026-05-06 10:00")
    return replace(
        interviewed("2026-05-05 15:00"),
        received=(word(at, "p"),),
        promises=(promise(at, "p", due, firm=firm),),
    )


def assert_falls_later(world: World, playbook: Playbook, step: Step, due: str) -> None:
    """As `assert_falls`, whatever the range."""
    at = local(due)
    assert of(world, playbook, step, at - SECOND, calendar()).verdict is not Verdict.WRITE
    assert of(world, playbook, step, at, calendar()).verdict is Verdict.WRITE
