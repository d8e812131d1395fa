"""Before the user's yes, in a pause and after a backup was put back nothing is written to Gmail."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent.bootstrap import account_of
from agent.config import AccountSettings, Settings
from agent.domain.events import DraftCreated
from agent.ports.store import AccountRow
from agent.services.account import Account
from agent.services.reins import Rein, accept, note_restored, pause, rein_of, resume
from agent.services.session import PassReport, Session
from tests.unit.services.world import ANN, ME, START, World, a_world, letter

INTERVIEW = (
    "Hi,\n\nYour interview for the Data Analyst role at Acme is confirmed for Tuesday 12 May 2026 "
    "from 10:00 to 11:00.\n\nAnn Berg\nRecruiter, Acme\n"
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as found:
        raw = letter(
            f"Ann Berg <{ANN}>",
            ME,
            "Interview for the Data Analyst role at Acme",
            INTERVIEW,
            message_id="<second@acme.example>",
        )
        found.server.deliver(ME, raw, at=START)
        yield found


def an_account() -> Account:
    settings = AccountSettings(email=ME, name="Max Ender", timezone="Europe/London")
    return account_of(Settings(accounts=(settings,)), settings, frozenset())


def a_session(world: World, *, ask_first: bool = True) -> Session:
    return Session(an_account(), world.mailbox, world.store, ask_first=ask_first)


def after_the_interview(world: World, session: Session, hours: float = 31) -> PassReport:
    """A pass in the hours in which the thank-you belongs: 12 May from the afternoon on."""
    world.later(hours * 60)
    return session.run(world.clock())


def drafted(report: PassReport) -> list[DraftCreated]:
    return [one for one in report.events if isinstance(one, DraftCreated)]


def test_nothing_is_written_before_the_users_yes_and_all_is_read(world: World) -> None:
    session = a_session(world)
    report = after_the_interview(world, session)
    assert report.held is Rein.NOT_ACCEPTED
    assert report.read
    assert world.drafts() == []
    assert drafted(report) == []


def test_the_first_pass_after_the_yes_drafts_what_is_due_then(world: World) -> None:
    session = a_session(world)
    after_the_interview(world, session)
    accept(world.store, an_account(), world.clock())
    report = after_the_interview(world, session, 0.1)
    assert report.held is None
    assert len(world.drafts()) == len(drafted(report)) == 1


def test_a_scripted_pass_asks_nothing(world: World) -> None:
    report = after_the_interview(world, a_session(world, ask_first=False))
    assert report.held is None
    assert world.drafts()


def test_a_pause_leaves_no_burst_of_stale_drafts_behind(world: World) -> None:
    account, session = an_account(), a_session(world, ask_first=False)
    pause(world.store, account, None, world.clock())
    for _ in range(20):
        assert after_the_interview(world, session, 12).held is Rein.PAUSED
    assert world.drafts() == []
    resume(world.store, account, world.clock())
    report = after_the_interview(world, session, 0.1)
    # Ten days on the thank-you's window is over: at most what belongs to that day is written.
    assert len(drafted(report)) <= 1
    assert all(one.step != "thank_you" for one in drafted(report))


def test_a_pause_with_an_end_ends_by_itself(world: World) -> None:
    account, session = an_account(), a_session(world, ask_first=False)
    pause(world.store, account, START + timedelta(hours=20), world.clock())
    assert session.run(world.clock()).held is Rein.PAUSED
    report = after_the_interview(world, session)
    assert report.held is None
    assert len(drafted(report)) == 1


def test_after_a_backup_the_first_pass_only_looks_and_the_second_goes_on(world: World) -> None:
    account, session = an_account(), a_session(world, ask_first=False)
    note_restored(world.store, account, world.clock())
    assert after_the_interview(world, session).held is Rein.RESTORED
    assert world.drafts() == []
    assert after_the_interview(world, session, 0.1).held is None
    assert world.drafts()


@pytest.mark.parametrize(
    ("row", "ask_first", "expected"),
    [
        (None, True, Rein.NOT_ACCEPTED),
        (None, False, None),
        (AccountRow(ME, ME, START), True, Rein.NOT_ACCEPTED),
        (AccountRow(ME, ME, START, accepted_at=START), True, None),
        (AccountRow(ME, ME, START, paused=True), False, Rein.PAUSED),
        (AccountRow(ME, ME, START, paused=True, paused_until=START), False, None),
        (AccountRow(ME, ME, START, restored_at=START), False, Rein.RESTORED),
    ],
)
def test_what_holds_an_account_back(
    row: AccountRow | None, ask_first: bool, expected: Rein | None
) -> None:
    assert rein_of(row, START, ask_first=ask_first) is expected
