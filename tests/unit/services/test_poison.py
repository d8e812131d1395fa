"""A message that breaks the reader harms no other, is given up after three tries, and is told."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent.domain.evidence import ReadingContext
from agent.domain.message import Message
from agent.errors import TransientError
from agent.localgmail import FaultKind
from agent.ports.mailbox import MessageRef
from agent.services.intake import MAX_TRIES, Intake
from agent.services.memory import Memory
from tests.unit.services.world import ANN, ME, START, World, a_world, letter, the_account

POISON = "<poison@acme.example>"


class BreakingMemory(Memory):
    """A memory under which one message breaks whatever reads it."""

    def context(self, message: Message) -> ReadingContext:
        """Break on the poison."""
        if message.message_id == POISON:
            raise ZeroDivisionError("poison")
        return super().context(message)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


def queued(world: World, *message_ids: str) -> list[str]:
    """Mail in the mailbox and in the queue, a minute apart."""
    found = []
    for number, message_id in enumerate(message_ids):
        raw = letter(f"Ann <{ANN}>", ME, f"News {number}", "Hello.", message_id=message_id)
        at = START - timedelta(minutes=30 - number)
        gmail_id = world.server.deliver(ME, raw, at=at)
        with world.store.unit(ME) as unit:
            unit.enqueue([MessageRef(gmail_id, gmail_id)])
        found.append(gmail_id)
    return found


def drain(world: World) -> None:
    """One intake after a restart."""
    account = the_account(world)
    memory = BreakingMemory(account, world.store)
    Intake(account, world.mailbox, world.store, memory).drain(world.clock())


def waiting(world: World) -> set[str]:
    with world.store.unit(ME) as unit:
        return {one.gmail_id for one in unit.queue(100)}


def test_it_gives_poison_up_after_three_tries_and_keeps_all_other_mail(world: World) -> None:
    """Mail fetched together with the poison is not counted out with it."""
    before, poison, after = queued(world, "<a@acme.example>", POISON, "<b@acme.example>")
    for _ in range(MAX_TRIES):
        with pytest.raises(ZeroDivisionError):
            drain(world)
    drain(world)
    with world.store.unit(ME) as unit:
        assert [one.gmail_id for one in unit.quarantined()] == [poison]
        assert unit.known([before, after]) == {before, after}
    assert waiting(world) == set()


def test_an_outage_in_the_middle_of_the_queue_counts_against_no_message(world: World) -> None:
    first, second = queued(world, "<a@acme.example>", "<b@acme.example>")
    for _ in range(MAX_TRIES + 2):
        world.server.faults.strike(FaultKind.UNAVAILABLE, on="messages.get", skip=1, times=2)
        world.server.faults.strike(FaultKind.UNAVAILABLE, on="messages.get", times=2)
        with pytest.raises(TransientError):
            drain(world)
        world.server.faults.calm()
    drain(world)
    with world.store.unit(ME) as unit:
        assert unit.quarantined() == ()
        assert unit.known([first, second]) == {first, second}
    assert waiting(world) == set()
