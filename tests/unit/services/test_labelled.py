"""A label of the user's on a thread is their word on its process, for as long as it is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.domain.events import DraftWithdrawn, ProcessClosed
from agent.services.correcting import said
from agent.services.session import Session
from tests.unit.services.test_regrouping import invitation, known
from tests.unit.services.test_reins import an_account
from tests.unit.services.world import ME, START, World, a_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as found:
        found.server.deliver(ME, invitation("Larkfield", 1), at=START)
        yield found


def labelled(world: World, add: tuple[str, ...] = (), remove: tuple[str, ...] = ()) -> None:
    lark = known(world, "larkfield").row.process_id
    with world.store.unit(ME) as unit:
        gmail_id = unit.messages_of_process(lark)[0].gmail_id
    world.server.hand(ME).change_labels(gmail_id, add=add, remove=remove)


def words(world: World) -> list[tuple[str, bool]]:
    return [
        (one.words, one.undone_at is None)
        for _, one in said(world.store, known(world, "larkfield"))
    ]


@pytest.mark.parametrize("name", ["Followup/Ignore", "followup/pause", "Followup/Withdraw"])
def test_a_label_is_a_correction_until_it_is_taken_off(world: World, name: str) -> None:
    session = Session(an_account(), world.mailbox, world.store)
    session.run(world.later())
    labelled(world, add=(name,))
    session.run(world.later())
    session.run(world.later())
    assert [(one.lower(), stands) for one, stands in words(world)] == [(name.lower(), True)]
    labelled(world, remove=(name,))
    session.run(world.later())
    assert [(one.lower(), stands) for one, stands in words(world)] == [(name.lower(), False)]


def test_an_ignored_process_is_not_drafted_for(world: World) -> None:
    session = Session(an_account(), world.mailbox, world.store)
    session.run(world.later())
    labelled(world, add=("Followup/Ignore",))
    session.run(world.later(31 * 60))
    assert world.drafts() == []


def test_accepting_ends_the_process(world: World) -> None:
    session = Session(an_account(), world.mailbox, world.store)
    session.run(world.later())
    session.run(world.later(31 * 60))
    assert world.drafts()
    labelled(world, add=("Followup/Accepted",))
    events = session.run(world.later()).events
    assert [one.outcome for one in events if isinstance(one, ProcessClosed)] == ["accepted"]
    assert [one for one in events if isinstance(one, DraftWithdrawn)]


def test_other_labels_of_the_users_say_nothing(world: World) -> None:
    session = Session(an_account(), world.mailbox, world.store)
    session.run(world.later())
    labelled(world, add=("Jobs/Larkfield",))
    session.run(world.later())
    assert words(world) == []
