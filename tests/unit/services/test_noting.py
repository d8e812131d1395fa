"""After an interview: one note to the user, whatever happens, and their answer in the drafts."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest

from agent.domain.correction import AddNote
from agent.domain.draft import DraftState
from agent.domain.events import DraftUpdated
from agent.domain.facts import NoteKind
from agent.domain.hiring import Step
from agent.localgmail.faults import FaultKind
from agent.ports.mailbox import Mailbox
from agent.ports.notes import NoteState
from agent.ports.store import AccountUnit, DraftRow, Store
from agent.services.correcting import Known, correct
from agent.services.filing import answer_address
from agent.services.reins import pause, resume
from agent.services.session import PassReport, Session
from tests.unit.services.world import (
    ANN,
    ME,
    START,
    World,
    a_world,
    letter,
    the_account,
    the_session,
)

MAX = "max@acme.example"
# Tuesday 12 May, 10:00 to 11:00 in the writer's zone, UTC; the thank-you opens at 15:00 (PM-1a).
END = datetime(2026, 5, 12, 11, 0, tzinfo=UTC)
OPENS = END + timedelta(hours=4)
INVITATION = (
    "Hi,\n\nYour interview for the Data Analyst role at Acme is confirmed for Tuesday 12 May 2026 "
    "from {hours}.\n\nAnn Berg\nRecruiter, Acme\n"
)


@contextmanager
def invited(folder: Path, hours: str = "10:00 to 11:00") -> Iterator[World]:
    """A mailbox in which Ann has confirmed an interview."""
    with a_world(folder) as found:
        raw = letter(
            f"Ann Berg <{ANN}>",
            ME,
            "Interview for the Data Analyst role at Acme",
            INVITATION.format(hours=hours),
            message_id="<second@acme.example>",
        )
        found.server.deliver(ME, raw, at=START)
        yield found


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with invited(tmp_path) as found:
        yield found


def run(world: World, at: datetime, session: Session | None = None) -> PassReport:
    """A pass at that instant, by a session just started unless one is given."""
    world.clock.jump(max(at, world.clock()))
    return (session or the_session(world)).run(world.clock())


def notes(world: World) -> list[tuple[str, frozenset[str]]]:
    """Message-ID and labels of the notes in the mailbox."""
    with world.server.lock:
        stored = list(world.server.mailbox(ME).messages.values())
    found = [(str(message_from_bytes(one.raw)["Message-ID"]), one.labels) for one in stored]
    return [(name, frozenset(labels)) for name, labels in found if name.startswith("<note-")]


def reply(
    world: World, text: str, *, sender: str = ME, to: str = answer_address(ME), name: str = "answer"
) -> None:
    """Somebody answers the note."""
    ((note_id, _),) = notes(world)
    raw = letter(
        sender,
        to,
        "Re: Your interview with Acme: three short questions",
        text,
        message_id=f"<{name}@mail.example>",
        In_Reply_To=note_id,
        References=note_id,
    )
    world.server.deliver(ME, raw, at=world.clock())


def drafts(world: World, step: Step = Step.THANK_YOU) -> list[DraftRow]:
    return [one for one in world.rows() if one.fact.key.step is step]


def body(world: World, row: DraftRow) -> str:
    """What stands in the user's Drafts."""
    return " ".join(world.mailbox.draft(row.fact.draft_id, raw=True).raw.decode().split())


def said(world: World) -> list[tuple[NoteKind, str]]:
    with world.store.unit(ME) as unit:
        processes = unit.processes()
        changes = [one.change for row in processes for one in unit.corrections(row.process_id)]
    return [(one.note, one.text) for one in changes if isinstance(one, AddNote)]


# -- the note ------------------------------------------------------------------------------------


def test_it_lies_in_the_inbox_when_the_interview_is_over_and_once(world: World) -> None:
    session = the_session(world)
    report = run(world, END - timedelta(hours=1), session)
    assert notes(world) == []
    assert report.wake_at is not None
    assert report.wake_at <= END
    for minutes in (0, 5, 60, 300, 1500):
        run(world, END + timedelta(minutes=minutes), session)
        assert [labels for _, labels in notes(world)] == [{"INBOX", "UNREAD"}]


def test_it_is_nobodys_mail_and_its_answer_goes_to_the_user(world: World) -> None:
    run(world, END)
    with world.server.lock:
        stored = list(world.server.mailbox(ME).messages.values())
    (raw,) = [one.raw for one in stored if b"<note-" in one.raw[:4000]]
    message = message_from_bytes(raw)
    assert message["From"] == "followup <notes@followup.invalid>"
    assert (message["To"], message["Reply-To"]) == (ME, "me+followup@mail.example")
    assert message["Subject"] == "Your interview with Acme: three short questions"


def test_it_opens_no_process_and_is_no_word_of_anybodys(world: World) -> None:
    run(world, END)
    report = run(world, END + timedelta(minutes=15))
    assert report.read == 0
    with world.store.unit(ME) as unit:
        (process,) = unit.processes()
        stored = unit.messages_of_process(process.process_id)
    assert not [one for one in stored if one.message_id.startswith("<note-")]


def test_by_night_it_waits_for_the_morning(tmp_path: Path) -> None:
    with invited(tmp_path, "20:30 to 21:30") as world:
        session = the_session(world)
        report = run(world, END.replace(hour=21, minute=30), session)
        assert notes(world) == []
        eight = datetime(2026, 5, 13, 7, 0, tzinfo=UTC)
        assert report.wake_at is not None
        assert report.wake_at <= eight
        run(world, eight)
        assert len(notes(world)) == 1


def test_nothing_is_asked_in_a_pause_and_one_note_comes_after_it(world: World) -> None:
    run(world, END - timedelta(hours=1))
    pause(world.store, the_account(world), None, world.clock())
    run(world, END)
    assert notes(world) == []
    resume(world.store, the_account(world), world.clock())
    run(world, END + timedelta(hours=2))
    assert len(notes(world)) == 1


def test_whoever_wants_no_notes_gets_none(world: World) -> None:
    run(world, END, the_session(world, notes=False))
    assert notes(world) == []


def test_a_note_told_unasked_is_not_asked_for(world: World) -> None:
    """`followup note` came first; the same holds between the intention and the filing."""
    world.server.faults.strike(FaultKind.CLOSED, "messages.insert")
    run(world, END)
    reply_free(world, NoteKind.DETAIL, "tide tables")
    run(world, END + timedelta(minutes=15))
    assert notes(world) == []
    with world.store.unit(ME) as unit:
        assert [one.state for one in unit.interview_notes()] == [NoteState.DROPPED]


def reply_free(world: World, kind: NoteKind, text: str) -> None:
    """What `followup note` does."""
    with world.store.unit(ME) as unit:
        (row,) = unit.processes()
    correct(world.store, Known(ME, row), AddNote(kind, text), text, world.clock())


@pytest.mark.parametrize("after_effect", [False, True])
def test_an_answer_that_got_lost_leaves_one_note(world: World, after_effect: bool) -> None:
    """Gmail filed it or not, and nobody was told: the next process finds out which."""
    world.server.faults.strike(FaultKind.CLOSED, "messages.insert", after_effect=after_effect)
    report = run(world, END)
    assert report.wake_at is not None
    assert report.wake_at <= END + timedelta(seconds=1)
    for minutes in (15, 30, 60):
        run(world, END + timedelta(minutes=minutes))
    assert len(notes(world)) == 1
    with world.store.unit(ME) as unit:
        assert [one.state for one in unit.interview_notes()] == [NoteState.FILED]


class Killed(BaseException):
    """The process dies: no clean-up of ours runs, no error of ours is caught."""


class Dying:
    """A store whose owner is killed before its transaction number `last`."""

    def __init__(self, store: Store, last: int) -> None:
        self._store, self._left = store, last

    def unit(self, account_id: str) -> AbstractContextManager[AccountUnit]:
        self._left -= 1
        if self._left < 0:
            raise Killed
        return self._store.unit(account_id)


def killed(world: World, last: int) -> bool:
    """A pass at the interview's end that dies before a transaction; false where it lived."""
    store = cast("Store", Dying(world.store, last))
    session = Session(the_account(world), world.mailbox, store, real_clock=False)
    try:
        run(world, END, session)
    except Killed:
        return True
    return False


def test_killed_between_any_two_steps_there_is_still_one_note() -> None:
    for last in range(1, 200):
        with TemporaryDirectory() as folder, invited(Path(folder)) as world:
            run(world, END - timedelta(hours=1))
            died = killed(world, last)
            run(world, END + timedelta(minutes=15))
            assert len(notes(world)) == 1, f"killed before transaction {last}"
        if not died:
            assert last > 10
            return
    pytest.fail("the pass never ended")


class Overtaken:
    """A mailbox in whose `insert` somebody else's turn comes before the answer does."""

    def __init__(self, world: World, other: Session) -> None:
        self._world, self._other = world, other
        self.overtaken = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._world.mailbox, name)

    def insert(self, raw: bytes, labels: tuple[str, ...]) -> str:
        self.overtaken = True
        self._other.run(self._world.clock())
        return self._world.mailbox.insert(raw, labels)


def test_two_sessions_on_one_database_file_one_note(world: World) -> None:
    run(world, END - timedelta(hours=1))
    mailbox = Overtaken(world, the_session(world))
    first = Session(the_account(world), cast("Mailbox", mailbox), world.store, real_clock=False)
    run(world, END, first)
    run(world, END + timedelta(minutes=15))
    assert mailbox.overtaken
    assert len(notes(world)) == 1


# -- the answer ----------------------------------------------------------------------------------


def drafted(world: World) -> Session:
    """The note and, four hours later, the thank-you with its marked place."""
    session = the_session(world)
    run(world, END, session)
    run(world, OPENS, session)
    (row,) = drafts(world)
    assert (row.fact.ready, row.fact.missing) == (False, ("detail",))
    assert "[[" in body(world, row)
    return session


@pytest.mark.parametrize(
    "words",
    ["how the team keeps its tide tables", "We talked about tide tables. Ann showed me two."],
    ids=["a phrase", "whole sentences"],
)
def test_an_answer_makes_the_standing_thank_you_ready(world: World, words: str) -> None:
    session = drafted(world)
    reply(
        world, f"{words}\n\nOn Tue, 12 May 2026 followup wrote:\n> 2. Anything you would correct?"
    )
    report = run(world, OPENS + timedelta(minutes=15), session)
    (row,) = drafts(world)
    assert [one.step for one in report.events if isinstance(one, DraftUpdated)] == [Step.THANK_YOU]
    assert (row.fact.ready, row.fact.missing) == (True, ())
    assert "tide tables" in body(world, row)
    assert "[[" not in body(world, row)
    assert len(world.drafts()) == 1


def test_an_answer_before_the_draft_makes_it_ready_from_the_start(world: World) -> None:
    session = the_session(world)
    run(world, END, session)
    reply(world, "1. how the team keeps its tide tables")
    run(world, END + timedelta(minutes=15), session)
    run(world, OPENS, session)
    (row,) = drafts(world)
    assert row.fact.ready
    assert "tide tables" in body(world, row)


def test_a_second_answer_replaces_the_first(world: World) -> None:
    session = drafted(world)
    for number, words in enumerate(("the tide tables", "the harbour maps")):
        reply(world, words, name=f"answer{number}")
        run(world, OPENS + timedelta(minutes=15 * (number + 1)), session)
    (row,) = drafts(world)
    assert "harbour maps" in body(world, row)
    assert "tide tables" not in body(world, row)
    assert said(world) == [
        (NoteKind.DETAIL, "the tide tables"),
        (NoteKind.DETAIL, "the harbour maps"),
    ]


def test_a_draft_the_user_changed_is_left_as_it_is(world: World) -> None:
    session = drafted(world)
    (row,) = drafts(world)
    world.server.hand(ME).edit_draft(row.fact.draft_id, "Dear Ann, my own words.")
    reply(world, "the tide tables")
    run(world, OPENS + timedelta(minutes=15), session)
    (row,) = drafts(world)
    assert row.fact.state is DraftState.EDITED
    assert "my own words" in body(world, row)
    assert said(world) == [(NoteKind.DETAIL, "the tide tables")]


def test_a_correction_goes_to_the_hiring_manager_the_user_names(world: World) -> None:
    """PM-2; the address is the user's word."""
    session = drafted(world)
    reply(
        world,
        "1. the tide tables\n2. I said three years of Spark, but it is four\n"
        f"3. Max Ender <{MAX}>, the hiring manager",
    )
    run(world, OPENS + timedelta(minutes=15), session)
    assert [one.to for one in drafts(world, Step.CORRECTION)] == [MAX]
    assert sorted(one.to for one in drafts(world)) == [ANN, MAX]
    assert "four" in body(world, drafts(world, Step.CORRECTION)[0])


def test_an_expansion_goes_to_the_recruiter(world: World) -> None:
    session = drafted(world)
    reply(
        world, f"2. We ran out of time for my work on tides.\n3. Max Ender, {MAX}, hiring manager"
    )
    run(world, OPENS + timedelta(minutes=15), session)
    (row,) = drafts(world, Step.EXPANSION)
    assert row.to == ANN
    assert "my work on tides" in body(world, row)


@pytest.mark.parametrize(
    ("sender", "to"),
    [("mallory@evil.example", answer_address(ME)), (ME, "mum@home.example")],
    ids=["by somebody else", "forwarded by the user"],
)
def test_only_the_users_answer_to_themselves_counts(world: World, sender: str, to: str) -> None:
    session = drafted(world)
    reply(world, "1. my secret detail", sender=sender, to=to)
    run(world, OPENS + timedelta(minutes=15), session)
    assert said(world) == []
    assert not drafts(world)[0].fact.ready


def test_an_answer_is_heeded_once_and_opens_no_process(world: World) -> None:
    session = drafted(world)
    reply(world, "1. the tide tables")
    for minutes in (15, 30):
        run(world, OPENS + timedelta(minutes=minutes), session)
    run(world, OPENS + timedelta(minutes=45))
    with world.store.unit(ME) as unit:
        assert len(unit.processes()) == 1
    assert said(world) == [(NoteKind.DETAIL, "the tide tables")]


def test_what_was_made_of_it_is_said_in_the_next_digest(world: World) -> None:
    session = drafted(world)
    reply(world, "2. the number of years\n3. two people")
    run(world, OPENS + timedelta(minutes=15), session)
    heard = session.week(world.clock() + timedelta(days=7)).heard
    assert [(one.words, one.understood) for one in heard] == [
        ("the number of years", True),
        ("two people", False),
    ]
    assert all(one.reply.startswith("Acme: ") for one in heard)
