"""Server, agent and user as state machines: whatever strikes, no draft does harm.

Mail arrives, time passes, the user edits, sends and throws away, faults strike, the agent dies
anywhere. What must hold is checked after every step (`benchmarks.harm_promises`): at most one open
draft per intent, an edited draft unchanged to the byte, a deleted one never back, none in a wrong
thread, nothing sent. After quiet, ledger and mailbox agree; and where the user's hand keeps out of
the storm, the end is that of the same course without any fault or death.
"""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from agent.localgmail import FaultKind
from benchmarks.harm_mail import TICKS
from benchmarks.harm_promises import broken
from benchmarks.harm_run import KINDS
from benchmarks.harm_user import GESTURES
from tests.stateful.crashing import Household, a_household

# A refused connection lasts for a while of real time, which no test may depend on.
_FAULTS = tuple(kind for kind in KINDS if kind is not FaultKind.REFUSED)
_SEEDS = st.integers(0, 99)


class _Machine(RuleBasedStateMachine):
    """One account with two hiring processes, and what the storm does to it."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.home = self.household()
        self.ticks = list(TICKS)

    def household(self) -> Household:
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(prefix="followup-state-"))
        return self.stack.enter_context(a_household(Path(folder)))

    @rule(minutes=st.sampled_from((1, 5, 90)))
    def the_agent_looks(self, minutes: int) -> None:
        self.home.site.clock.at += timedelta(minutes=minutes)
        self.home.agent.look()

    @rule(step=st.integers(1, 120))
    def the_agent_dies_at_a_step(self, step: int) -> None:
        self.home.agent.look(dies_at=step)

    @rule(kind=st.sampled_from(_FAULTS), late=st.booleans(), skip=st.integers(0, 12))
    def a_fault_strikes_while_it_looks(self, kind: FaultKind, late: bool, skip: int) -> None:
        self.home.site.server.faults.strike(kind, after_effect=late, skip=skip, times=2)
        self.home.agent.look()
        self.home.site.server.faults.calm()

    @invariant()
    def every_promise_holds(self) -> None:
        assert broken(self.home.world, self.home.site.rows()) == []
        assert self.home.site.server.counters().repeated_writes == 0

    def teardown(self) -> None:
        try:
            self.end()
            self.every_promise_holds()
        finally:
            self.stack.close()

    def end(self) -> None:
        """All grows quiet; then ledger and mailbox agree."""
        assert self.home.quiet() == []


class HandsInTheStorm(_Machine):
    """The user acts at any moment."""

    @rule()
    def time_passes_and_mail_arrives(self) -> None:
        if self.ticks:
            self.home.arrive(self.ticks.pop(0))
        self.home.agent.look()

    @rule(kind=st.sampled_from(GESTURES), seed=_SEEDS)
    def the_user_does_something(self, kind: str, seed: int) -> None:
        self.home.world.user.gesture(Random(seed), [kind])  # noqa: S311

    @rule(seed=_SEEDS)
    def what_was_put_away_comes_to_its_end(self, seed: int) -> None:
        self.home.world.user.take_back(Random(seed))  # noqa: S311

    def end(self) -> None:
        self.home.world.user.take_back(Random(0))  # noqa: S311
        super().end()


class StormsBetweenTheUsersHands(_Machine):
    """The user acts when all is quiet, and a twin lives the same days without any storm."""

    def __init__(self) -> None:
        super().__init__()
        self.lived: list[Callable[[Household], object]] = []

    def both(self, move: Callable[[Household], object]) -> None:
        """Done now, and later by the twin."""
        move(self.home)
        self.lived.append(move)

    @rule()
    def time_passes_and_mail_arrives(self) -> None:
        if self.ticks:
            assert self.home.quiet() == []
            tick = self.ticks.pop(0)
            self.both(lambda home: home.arrive(tick))

    @rule(kind=st.sampled_from(GESTURES), seed=_SEEDS)
    def the_user_does_something_in_quiet(self, kind: str, seed: int) -> None:
        assert self.home.quiet() == []
        self.both(lambda home: home.world.user.gesture(Random(seed), [kind]))  # noqa: S311

    @rule(seed=_SEEDS)
    def what_was_put_away_comes_to_its_end(self, seed: int) -> None:
        assert self.home.quiet() == []
        self.both(lambda home: home.world.user.take_back(Random(seed)))  # noqa: S311

    def end(self) -> None:
        super().end()
        twin = self.household()
        for move in self.lived:
            assert twin.quiet() == []
            move(twin)
        assert twin.quiet() == []
        assert self.home.end() == twin.end()


_SETTINGS = settings(
    max_examples=10,
    stateful_step_count=12,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
HandsInTheStorm.TestCase.settings = _SETTINGS
StormsBetweenTheUsersHands.TestCase.settings = _SETTINGS
TestHandsInTheStorm = HandsInTheStorm.TestCase
TestStormsBetweenTheUsersHands = StormsBetweenTheUsersHands.TestCase
