"""A definite no and a definite "gone" end what was meant, and the user is told where it matters."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent.domain.draft import DraftState
from agent.domain.events import StepHeld
from agent.localgmail import FaultKind
from agent.ports.mailbox import MessageRef
from benchmarks.harm_child import Fuse, a_kit
from benchmarks.harm_mail import BEGINNING, ME, TICKS
from benchmarks.harm_site import Site
from benchmarks.harm_world import World


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    with made.serving():
        made.clock.at = BEGINNING
        yield made


def test_a_draft_that_gmail_refuses_three_times_is_left_to_the_user(site: Site) -> None:
    """Row 29: each no ends its intent, no pass fails, and the step is held with Gmail's reason."""
    world, kit = World.of(("larch",), site.server), a_kit(site.where)
    agent, told = kit.agent(Fuse()), []
    site.server.faults.strike(FaultKind.FORBIDDEN, on="drafts.create", times=0)
    world.arrive(TICKS[1])
    for minutes in range(0, 60, 10):
        kit.clock[:] = [TICKS[1] + timedelta(minutes=minutes)]
        site.clock.at = kit.clock[0]
        told += [one for one in agent.run(site.clock()).events if isinstance(one, StepHeld)]
    assert [row.fact.state for row in site.rows()] == [DraftState.WITHDRAWN] * 3
    assert site.server.faults.struck()[FaultKind.FORBIDDEN] == 3
    assert [one.reason for one in told if "Gmail refuses this draft" in one.reason]
    assert world.user.standing() == []


def test_a_message_that_is_gone_before_it_is_read_leaves_the_queue(site: Site) -> None:
    """Row 20: a draft saved anew, or mail deleted at once; it is nobody's poison."""
    world, kit = World.of(("larch",), site.server), a_kit(site.where)
    agent = kit.agent(Fuse())
    world.arrive(TICKS[0])
    with kit.store.unit(ME) as unit:
        unit.enqueue([MessageRef("gone-for-good", "gone-for-good")])
    for _ in range(2):
        kit.clock[:] = [TICKS[0]]
        site.clock.at = TICKS[0]
        agent.run(TICKS[0])
    with kit.store.unit(ME) as unit:
        assert unit.queue(10) == ()
        assert unit.quarantined() == ()
