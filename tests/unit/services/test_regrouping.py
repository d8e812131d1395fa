"""What the user merges or splits is so from the next pass on, is listed, and can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.domain.evidence import Reading
from agent.errors import UserError
from agent.reading import VERSION
from agent.services.correcting import Known, said, undo
from agent.services.regrouping import file_back, merge, split
from agent.services.rereading import ask_for_rereading
from agent.services.session import Session
from tests.unit.services.test_reins import an_account
from tests.unit.services.world import ME, START, World, a_world, letter


def invitation(company: str, number: int) -> bytes:
    text = (
        f"Hi Max,\n\nYour interview for the Data Analyst role at {company} is confirmed for "
        f"Tuesday 12 May 2026 from 1{number}:00 to 1{number}:30.\n\nAnn Berg\n"
        f"Recruiter, {company}\n"
    )
    domain = f"{company.lower()}.example"
    return letter(
        f"Ann Berg <ann@{domain}>",
        ME,
        f"Interview for the Data Analyst role at {company}",
        text,
        message_id=f"<letter-{number}@{domain}>",
    )


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as found:
        found.server.deliver(ME, invitation("Larkfield", 1), at=START)
        found.server.deliver(ME, invitation("Northwind", 2), at=START)
        a_session(found).run(found.later())
        yield found


def a_session(world: World) -> Session:
    return Session(an_account(), world.mailbox, world.store)


def known(world: World, word: str) -> Known:
    with world.store.unit(ME) as unit:
        return next(Known(ME, row) for row in unit.processes() if word in row.slug)


def slugs(world: World) -> list[str]:
    with world.store.unit(ME) as unit:
        return sorted(row.slug.partition("-")[0] for row in unit.processes())


def held_by(world: World, process_id: str) -> list[str]:
    with world.store.unit(ME) as unit:
        return sorted(one.message_id for one in unit.messages_of_process(process_id))


def test_a_merge_is_listed_and_undone(world: World) -> None:
    session = a_session(world)
    session.run(world.later())
    lark, north = known(world, "larkfield"), known(world, "northwind")
    before = held_by(world, north.row.process_id)
    number = merge(world.store, north, lark, "northwind --merge-into larkfield", world.clock())
    session.run(world.later())
    assert "northwind" not in slugs(world)
    assert set(before) <= set(held_by(world, lark.row.process_id))
    change = dict(said(world.store, lark))[number].change
    undo(world.store, lark, number, world.clock())
    file_back(world.store, lark, change)  # type: ignore[arg-type] # it is the merge just made
    session.run(world.later())
    assert "northwind" in slugs(world)
    assert held_by(world, north.row.process_id) == before


def test_a_split_is_listed_and_undone(world: World) -> None:
    lark, north = known(world, "larkfield"), known(world, "northwind")
    merge(world.store, north, lark, "", world.clock())
    both = held_by(world, lark.row.process_id)
    number, slug = split(
        world.store, lark, ["letter-2@northwind.example"], "--split", world.clock()
    )
    a_session(world).run(world.later())
    assert slug.startswith("northwind")
    assert len(held_by(world, slug)) == 1
    change = dict(said(world.store, lark))[number].change
    file_back(world.store, lark, change)  # type: ignore[arg-type] # it is the split just made
    assert held_by(world, lark.row.process_id) == both


@pytest.mark.parametrize("ids", [["<nobody@larkfield.example>"], ["letter-1@larkfield.example"]])
def test_a_split_of_nothing_or_of_everything_is_refused(world: World, ids: list[str]) -> None:
    with pytest.raises(UserError):
        split(world.store, known(world, "larkfield"), ids, "", world.clock())


def test_a_process_is_not_merged_with_itself(world: World) -> None:
    with pytest.raises(UserError):
        merge(world.store, known(world, "lark"), known(world, "lark"), "", world.clock())


def test_rereading_replaces_what_was_read_and_keeps_who_it_belongs_to(world: World) -> None:
    lark = known(world, "larkfield")
    with world.store.unit(ME) as unit:
        was = unit.messages_of_process(lark.row.process_id)
        for row in was:
            old = replace(row.reading, version="long-ago@1", company="Misread")
            unit.save_message(replace(row, reading=old))
    ask_for_rereading(world.store, ME)
    report = a_session(world).run(world.later())
    with world.store.unit(ME) as unit:
        now = unit.messages_of_process(lark.row.process_id)
        account = unit.account()
    assert [one.reading for one in now] == [one.reading for one in was]
    assert account is not None
    assert account.reader == VERSION
    assert report.read == 0


def test_another_version_of_the_readers_reads_anew_by_itself(world: World) -> None:
    lark = known(world, "larkfield")
    with world.store.unit(ME) as unit:
        account = unit.account()
        assert account is not None
        unit.save_account(replace(account, reader="long-ago@1"))
        row = unit.messages_of_process(lark.row.process_id)[0]
        unit.save_message(replace(row, reading=replace(row.reading, version="long-ago@1")))
    a_session(world).run(world.later())
    with world.store.unit(ME) as unit:
        found = unit.message(row.gmail_id)
    assert found is not None
    assert isinstance(found.reading, Reading)
    assert found.reading.version == VERSION
