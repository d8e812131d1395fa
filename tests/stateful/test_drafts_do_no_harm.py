"""Server, agent and user as one state machine, and a crash at every step of a busy pass.

Mail arrives, time passes, the user edits, sends and throws away, faults strike, the agent dies
anywhere. What must hold is checked after every step (`benchmarks.harm_promises`): at most
one open draft per intent, an edited draft unchanged to the byte, a deleted one never back, none in
a wrong thread, nothing sent; and after quiet, that ledger and mailbox agree.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from agent.localgmail import FaultKind
from benchmarks.harm_mail import BEGINNING, LATER, TICKS
from benchmarks.harm_promises import broken, disagreement, outcome
from benchmarks.harm_run import KINDS
from benchmarks.harm_site import Site
from benchmarks.harm_user import GESTURES
from benchmarks.harm_world import World
from tests.stateful.crashing import Mortal

_TRIES = 9


def quiet(site: Site, world: World, agent: Mortal) -> list[tuple[str, str]]:
    """Let the agent look in calm until nothing is open; answers what is left that disagrees."""
    left = [("unsettled", "no pass ended well")]
    for tries in range(_TRIES):
        if agent.look() == "done":
            left = disagreement(world, site.rows())
            soon = agent.wake_at is not None and agent.wake_at <= site.clock() + LATER
            if not left and not soon:
                return []
        site.clock.at += LATER * 2 ** min(tries, 4)
    return left


class Household(RuleBasedStateMachine):
    """One account with two hiring processes."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(prefix="followup-state-"))
        self.site = Site(Path(folder))
        self.stack.enter_context(self.site.serving())
        self.site.clock.at = BEGINNING
        self.world = World.of(("larch", "ostrom"), self.site.server)
        self.agent = Mortal(self.site)
        self.ticks = list(TICKS)

    @rule()
    def time_passes_and_mail_arrives(self) -> None:
        if self.ticks:
            self.site.clock.at = max(self.ticks.pop(0), self.site.clock.at)
            self.world.arrive(self.site.clock.at)
        self.agent.look()

    @rule(minutes=st.sampled_from((1, 5, 90)))
    def the_agent_looks(self, minutes: int) -> None:
        self.site.clock.at += timedelta(minutes=minutes)
        self.agent.look()

    @rule(step=st.integers(1, 120))
    def the_agent_dies_at_a_step(self, step: int) -> None:
        self.agent.look(dies_at=step)

    @rule(kind=st.sampled_from(KINDS), late=st.booleans(), skip=st.integers(0, 12))
    def a_fault_strikes_while_it_looks(self, kind: FaultKind, late: bool, skip: int) -> None:
        self.site.server.faults.strike(kind, after_effect=late, skip=skip, times=2)
        self.agent.look()
        self.site.server.faults.calm()

    @rule(kind=st.sampled_from(GESTURES), seed=st.integers(0, 99))
    def the_user_does_something(self, kind: str, seed: int) -> None:
        self.world.user.gesture(Random(seed), [kind])  # noqa: S311

    @rule(seed=st.integers(0, 99))
    def what_was_put_away_comes_to_its_end(self, seed: int) -> None:
        self.world.user.take_back(Random(seed))  # noqa: S311

    @invariant()
    def every_promise_holds(self) -> None:
        assert broken(self.world, self.site.rows()) == []
        assert self.site.server.counters().repeated_writes == 0

    def teardown(self) -> None:
        try:
            self.world.user.take_back(Random(0))  # noqa: S311
            assert quiet(self.site, self.world, self.agent) == []
            self.every_promise_holds()
        finally:
            self.stack.close()


Household.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=12,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestHousehold = Household.TestCase


@contextmanager
def a_busy_pass(base: Path) -> Iterator[tuple[Site, World, Mortal]]:
    """Two interviews held, mail in between, nothing looked at yet but the beginning."""
    site = Site(base)
    with site.serving():
        site.clock.at = BEGINNING
        world, agent = World.of(("larch", "ostrom"), site.server), Mortal(site)
        for tick in TICKS[:1]:
            site.clock.at = tick
            world.arrive(tick)
            assert quiet(site, world, agent) == []
        site.clock.at = TICKS[1]
        world.arrive(TICKS[1])
        agent.session, agent.bomb.steps = None, 0
        yield site, world, agent


def test_a_crash_at_any_step_ends_as_if_there_had_been_none(tmp_path: Path) -> None:
    """The pass that writes two thank-yous dies at a dozen of its steps, and is replayed."""
    with a_busy_pass(tmp_path) as (site, world, agent):
        assert quiet(site, world, agent) == []
        steps, calm = agent.bomb.steps, outcome(site.rows())
        expected = [marker for marker, _, _ in world.user.standing()]
    assert len(calm) >= 2
    for step in range(1, steps, max(1, steps // 12)):
        with a_busy_pass(tmp_path) as (site, world, agent):
            assert agent.look(dies_at=step) == "died"
            assert quiet(site, world, agent) == []
            assert outcome(site.rows()) == calm, step
            assert [marker for marker, _, _ in world.user.standing()] == expected, step
            assert broken(world, site.rows()) == []


@pytest.mark.parametrize("method", ["drafts.create", "drafts.update", "drafts.delete"])
def test_a_lost_answer_to_a_write_ends_as_if_it_had_come(tmp_path: Path, method: str) -> None:
    with a_busy_pass(tmp_path) as (site, world, agent):
        assert quiet(site, world, agent) == []
        calm = outcome(site.rows())
    with a_busy_pass(tmp_path) as (site, world, agent):
        site.server.faults.strike(FaultKind.RESET, on=method, after_effect=True, times=2)
        agent.look()
        site.server.faults.calm()
        assert quiet(site, world, agent) == []
        assert outcome(site.rows()) == calm
