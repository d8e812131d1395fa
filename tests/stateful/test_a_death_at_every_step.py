"""A pass that creates, renews, takes back or files dies at a step, and is gone on with.

Steps are the boundaries of calls and transactions: before and after each, and before each commit.
"""

from pathlib import Path

import pytest

from agent.localgmail import FaultKind
from benchmarks.harm_promises import broken
from tests.stateful.crashing import before_tick

# Which tick's pass makes which writes.
CREATES, RENEWS, TAKES_BACK_AND_FILES = 1, 2, 3
PASSES = {
    CREATES: {"drafts.create": 2},
    RENEWS: {"drafts.update": 1},
    TAKES_BACK_AND_FILES: {"drafts.delete": 2, "messages.insert": 1},
}
WRITES = tuple((number, method) for number, made in PASSES.items() for method in made)
# Every so many steps: coprime with what repeats in a pass, so that all kinds of steps come up.
_STRIDE = 7


@pytest.mark.parametrize("number", PASSES)
def test_a_crash_at_any_step_ends_as_if_there_had_been_none(tmp_path: Path, number: int) -> None:
    with before_tick(tmp_path, number) as (site, moment):
        calm = moment.again(site)
        before = calm.writes()
        assert calm.quiet() == []
        made = {method: calm.writes()[method] - before.get(method, 0) for method in PASSES[number]}
        assert made == PASSES[number]
        steps, expected = calm.agent.bomb.steps, calm.end()
        calm.agent.rest()
        for step in range(1, steps, _STRIDE):
            home = moment.again(site)
            if home.agent.look(dies_at=step) != "died":
                break  # the steps of a later pass, in which nothing is left to do
            assert home.quiet() == [], step
            assert home.end() == expected, step
            assert broken(home.world, site.rows()) == [], step
            home.agent.rest()
        assert step > 100


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("number", "method"), WRITES)
def test_a_lost_answer_to_a_write_ends_as_if_it_had_come(
    tmp_path: Path, number: int, method: str, late: bool
) -> None:
    """The connection is reset before the write has its effect, or after it."""
    with before_tick(tmp_path, number) as (site, moment):
        calm = moment.again(site)
        assert calm.quiet() == []
        expected = calm.end()
        calm.agent.rest()
        home = moment.again(site)
        site.server.faults.strike(FaultKind.RESET, on=method, after_effect=late)
        home.agent.look()
        assert site.server.faults.struck() == {FaultKind.RESET: 1}
        assert home.quiet() == []
        assert home.end() == expected
        assert site.server.counters().repeated_writes == 0
        home.agent.rest()
