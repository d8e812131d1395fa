"""The past of a large mailbox is searched, widened by people and employers; recent mail is not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent.services.backfill import RECENT
from agent.services.session import Session
from tests.unit.services.test_regrouping import invitation
from tests.unit.services.test_reins import an_account
from tests.unit.services.world import ME, START, World, a_world, letter

OLD = START - RECENT - timedelta(days=5)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as found:
        with found.store.unit(ME) as unit:
            row = unit.account()
            assert row is not None
            unit.save_account(replace(row, cursor=""))
        yield found


def a_session(world: World) -> Session:
    account = replace(an_account(), read_whole=3)
    return Session(account, world.mailbox, world.store, real_clock=False)


def stored(world: World) -> set[str]:
    with world.store.unit(ME) as unit:
        return {
            message.message_id
            for row in unit.processes()
            for message in unit.messages_of_process(row.process_id)
        }


def plain(number: int) -> bytes:
    """A shop's mail to many with none of the words."""
    text = "The cherries are ripe. Come to our shop on Sunday!\n\nNot interested? Unsubscribe"
    return letter("Fruit <hello@shop.example>", ME, "Cherries", text, message_id=f"<p{number}@f>")


def gets(world: World) -> int:
    return world.server.counters().calls.get("messages.get", 0)


def test_old_mail_without_a_word_of_hiring_is_not_fetched(world: World) -> None:
    for number in range(40):
        world.server.deliver(ME, plain(number), at=OLD)
    world.server.deliver(ME, invitation("Larkfield", 1), at=OLD)
    a_session(world).run(world.clock())
    assert "<letter-1@larkfield.example>" in stored(world)
    # The recruiter's recent message, the invitation, and nothing of the forty.
    assert gets(world) <= 4


def test_what_people_write_to_people_is_read_whatever_it_says(world: World) -> None:
    """A small firm's whole interview may be one line without any word of hiring."""
    for number in range(5):
        world.server.deliver(ME, plain(number), at=OLD)
    said = letter(
        "Zoe Ferris <zoe@paperkite.example>",
        ME,
        "Monday",
        "Hi Max, 11 on Monday then, the green door next to the bakery. Z",
        message_id="<monday@paperkite.example>",
    )
    gmail_id = world.server.deliver(ME, said, at=OLD)
    a_session(world).run(world.clock())
    with world.store.unit(ME) as unit:
        assert unit.known([gmail_id])
    assert gets(world) <= 3


@pytest.mark.parametrize("category", ["PROMOTIONS", "SOCIAL", "UPDATES", "FORUMS"])
def test_what_gmail_files_as_bulk_mail_is_read_only_for_its_words(
    world: World, category: str
) -> None:
    labels = ["INBOX", f"CATEGORY_{category}"]
    for number in range(5):
        text = f"The cherries are ripe: {number}"
        raw = letter(
            "Fruit <hello@shop.example>", ME, "Cherries", text, message_id=f"<c{number}@f>"
        )
        world.server.deliver(ME, raw, at=OLD, labels=labels)
    world.server.deliver(ME, invitation("Larkfield", 1), at=OLD, labels=labels)
    a_session(world).run(world.clock())
    assert "<letter-1@larkfield.example>" in stored(world)
    assert gets(world) <= 4


def test_recent_mail_is_read_whatever_it_says(world: World) -> None:
    for number in range(10):
        world.server.deliver(ME, plain(number), at=START - timedelta(days=1))
    a_session(world).run(world.clock())
    assert gets(world) >= 10


def test_a_thread_is_read_whole_and_the_employers_other_mail_with_it(world: World) -> None:
    gmail_id = world.server.deliver(ME, invitation("Larkfield", 1), at=OLD)
    thread_id = world.server.mailbox(ME).messages[gmail_id].thread_id
    same = letter(
        "Ann Berg <ann@larkfield.example>",
        ME,
        "Re: Interview for the Data Analyst role at Larkfield",
        "Wonderful, see you then!",
        message_id="<same@larkfield.example>",
        In_Reply_To="<letter-1@larkfield.example>",
    )
    world.server.deliver(ME, same, at=OLD + timedelta(hours=1), thread_id=thread_id)
    other = letter(
        "Bob Hall <bob@larkfield.example>",
        ME,
        "Tuesday",
        "Hi Max, could you come at eleven instead? Bob",
        message_id="<other@larkfield.example>",
    )
    other_id = world.server.deliver(ME, other, at=OLD + timedelta(hours=2))
    for number in range(5):
        world.server.deliver(ME, plain(number), at=OLD)
    a_session(world).run(world.clock())
    with world.store.unit(ME) as unit:
        row = unit.account()
        # Without a word of the list, it was fetched for its sender's domain alone.
        assert unit.known([other_id])
    assert gets(world) <= 6
    assert {"<letter-1@larkfield.example>", "<same@larkfield.example>"} <= stored(world)
    assert row is not None
    assert row.backfill_since is None


def test_a_pass_that_dies_before_it_is_widened_widens_at_the_next(world: World) -> None:
    for number in range(5):
        world.server.deliver(ME, plain(number), at=OLD)
    world.server.deliver(ME, invitation("Larkfield", 1), at=OLD)
    with world.store.unit(ME) as unit:
        assert unit.account() is not None
    session = a_session(world)
    session._intake.drain = lambda *_: 1 / 0  # type: ignore[assignment,method-assign] # dies there
    with pytest.raises(ZeroDivisionError):
        session.run(world.clock())
    with world.store.unit(ME) as unit:
        row = unit.account()
    assert row is not None
    assert row.backfill_since is not None
    a_session(world).run(world.later())
    assert "<letter-1@larkfield.example>" in stored(world)
