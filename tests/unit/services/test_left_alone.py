"""A draft the user changed is left as it is when the thread moves on, and the step says so."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent.domain.draft import DraftState
from agent.domain.events import StepHeld
from benchmarks.harm_child import Fuse, a_kit
from benchmarks.harm_mail import BEGINNING, ME, TICKS
from benchmarks.harm_promises import broken
from benchmarks.harm_site import Site
from benchmarks.harm_world import World


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    with made.serving():
        made.clock.at = BEGINNING
        yield made


def test_new_mail_leaves_a_changed_draft_and_is_told(site: Site) -> None:
    """A thank-you was edited; then they write that a decision comes by Thursday."""
    world, kit = World.of(("ostrom",), site.server), a_kit(site.where)
    agent = kit.agent(Fuse())
    told: list[StepHeld] = []
    for tick in (TICKS[0], TICKS[0] + timedelta(hours=3), TICKS[1]):
        site.clock.at = tick
        world.arrive(tick)
        kit.clock[:] = [tick]
        report = agent.run(tick)
        told += [one for one in report.events if isinstance(one, StepHeld)]
        for _, draft_id, _ in world.user.standing():
            if draft_id not in world.user.hands_on:
                site.server.hand(ME).edit_draft(draft_id, "My own thanks")
                with site.server.lock:
                    box = site.server.mailbox(ME)
                    world.user.hands_on[draft_id] = box.messages[box.drafts[draft_id].gmail_id].raw
    assert world.user.hands_on
    assert broken(world, site.rows()) == []
    assert {row.state for row in site.rows()} == {DraftState.EDITED}
    assert any("left as it is" in one.reason for one in told)
