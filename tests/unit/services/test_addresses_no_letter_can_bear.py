"""Mail may come from, or be written to, any address; one that no header can hold stops no pass."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.domain.draft import DraftState
from agent.domain.events import StepHeld
from agent.services.session import Session
from agent.writing.library import bundled_library
from benchmarks.harm_child import a_kit, the_account
from benchmarks.harm_mail import BEGINNING, ME, NAME, TICKS, Letter, bytes_of
from benchmarks.harm_site import Site
from benchmarks.harm_world import World

_LONG = f"{'tomas.' * 12}lindqvist@larch.example"
_QUOTED = '"tomas lindqvist"@larch.example'
_ALIAS = f"{'nora.' * 14}w@mail.example"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    with made.serving():
        made.clock.at = BEGINNING
        yield made


def _held_thank_yous(site: Site, world: World, owners: frozenset[str]) -> list[StepHeld]:
    """What two passes hold back, the interviews over after the first."""
    kit, told = a_kit(site.where), []
    known = replace(the_account(ME, NAME), owners=owners)
    agent = Session(known, kit.mailbox, kit.store, real_clock=False, library=bundled_library())
    for tick in TICKS[:2]:
        site.clock.at = tick
        world.arrive(tick)
        kit.clock[:] = [tick]
        told += [one for one in agent.run(tick).events if isinstance(one, StepHeld)]
    return [one for one in told if one.process.startswith("larch") and one.step == "thank_you"]


@pytest.mark.parametrize("address", [_LONG, _QUOTED])
def test_a_recipients_holds_its_step_and_the_others_are_written(site: Site, address: str) -> None:
    world = World.of(("larch", "ostrom"), site.server)
    world.letters[:] = [
        replace(one, sender=f"Tomas Lindqvist <{address}>") if one.thread == "larch" else one
        for one in world.letters
    ]
    held = _held_thank_yous(site, world, frozenset({ME}))
    assert [one.rule for one in held] == ["CM-8"]
    assert [row.fact.state for row in site.rows()] == [DraftState.LIVE]


def test_one_of_the_users_own_holds_the_step_with_the_reason(site: Site) -> None:
    """The employer wrote to an address of the user's that no From of ours can hold."""
    world = World.of(("larch", "ostrom"), site.server)
    letter: Letter = next(one for one in world.letters if one.thread == "larch")
    world.letters.remove(letter)
    raw = bytes_of(letter, []).replace(ME.encode(), _ALIAS.encode())
    site.server.deliver(ME, raw, at=letter.at)
    held = _held_thank_yous(site, world, frozenset({ME, _ALIAS}))
    assert [one.rule for one in held] == ["CM-18"]
    assert "cannot be addressed" in held[0].reason
    assert [row.fact.state for row in site.rows()] == [DraftState.LIVE]
