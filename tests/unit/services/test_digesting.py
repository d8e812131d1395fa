"""One digest in an ISO week whatever happens, and an answer to it that is heeded once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from agent.domain.calendar import BusinessCalendar
from agent.domain.correction import SetWish, Wish
from agent.domain.events import DigestDelivered
from agent.domain.facts import Source
from agent.localgmail.faults import FaultKind
from agent.mail.parse import parse_message
from agent.playbooks.load import load_playbook
from agent.ports.mailbox import Mailbox
from agent.ports.notes import DigestRow, UnsureRow
from agent.ports.store import ProcessRow
from agent.services.account import Account, DigestTime
from agent.services.answering import digest_answered
from agent.services.digesting import Digesting, digest_id
from agent.services.filing import answer_address
from agent.services.judging import Judging
from agent.services.memory import Memory
from agent.services.session import Session
from agent.writing.request import Author
from tests.unit.services.world import ANN, ME, START, World, a_world, letter

# START is Monday 11 May 2026, 09:00 UTC; the digest is due at noon.
NOON = datetime(2026, 5, 11, 12, 0, tzinfo=UTC)
WEEK = "2026-W20"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as one:
        yield one


def account(zone: str = "UTC", weekday: int = 0, hour: int = 12) -> Account:
    return Account(
        account_id=ME,
        email=ME,
        author=Author("Nora Lind", ME),
        calendar=BusinessCalendar(ZoneInfo(zone)),
        playbook=load_playbook("phase-map"),
        owners=frozenset({ME}),
        digest=DigestTime(True, weekday, hour),
    )


def digesting(world: World, of: Account | None = None) -> Digesting:
    """The digests as one process knows them; another call is another process."""
    known = of or account()
    judging = Judging(known, world.store, Memory(known, world.store))
    return Digesting(known, world.mailbox, world.store, judging)


def session(world: World) -> Session:
    return Session(account(), world.mailbox, world.store, real_clock=False)


def digests(world: World) -> list[str]:
    """Message-IDs of the digests in the mailbox."""
    with world.server.lock:
        raws = [one.raw for one in world.server.mailbox(ME).messages.values()]
    ids = [str(message_from_bytes(raw)["Message-ID"]) for raw in raws]
    return [one for one in ids if one.startswith("<digest-")]


def run(digesting_: Digesting, now: datetime) -> list[str]:
    """The weeks delivered at that instant."""
    events = list(digesting_.deliver_if_due(now))
    return [one.week for one in events if isinstance(one, DigestDelivered)]


def test_it_comes_at_its_time_and_once(world: World) -> None:
    one = digesting(world)
    assert run(one, NOON - timedelta(minutes=1)) == []
    assert run(one, NOON) == [WEEK]
    for hours in range(1, 6 * 24):
        assert run(one, NOON + timedelta(hours=hours)) == []
    assert digests(world) == [digest_id(ME, WEEK, START)]


def test_it_is_never_sent_and_not_from_the_user(world: World) -> None:
    """Filed into the inbox, from an address of nobody's; an answer goes to the user themselves."""
    run(digesting(world), NOON)
    with world.server.lock:
        (stored,) = [
            one
            for one in world.server.mailbox(ME).messages.values()
            if b"<digest-" in one.raw[:4000]
        ]
    message = message_from_bytes(stored.raw)
    assert {"INBOX", "UNREAD"} == set(stored.labels)
    assert message["From"] == "followup <digest@followup.invalid>"
    assert message["Reply-To"] == "me+followup@mail.example"


def test_a_restart_does_not_bring_it_again(world: World) -> None:
    assert run(digesting(world), NOON) == [WEEK]
    assert run(digesting(world), NOON + timedelta(hours=1)) == []
    assert len(digests(world)) == 1


def test_a_week_away_brings_one_digest_and_not_two(world: World) -> None:
    """The agent was off for two weeks and comes back on a Wednesday."""
    assert run(digesting(world), NOON) == [WEEK]
    back = NOON + timedelta(days=16)
    one = digesting(world)
    assert run(one, back) == ["2026-W22"]
    assert run(one, back + timedelta(hours=1)) == []
    assert len(digests(world)) == 2


class Overtaken:
    """A mailbox in whose `insert` somebody else's turn comes before the answer does."""

    def __init__(self, mailbox: Mailbox, meanwhile: Callable[[], object]) -> None:
        self._mailbox, self._meanwhile = mailbox, meanwhile

    def insert(self, raw: bytes, labels: tuple[str, ...]) -> str:
        self._meanwhile()
        return self._mailbox.insert(raw, labels)


def test_two_sessions_on_one_database_deliver_one(world: World) -> None:
    """The other daemon's pass comes while this one waits for Gmail's answer."""
    first, second = digesting(world), digesting(world)
    delivered: list[str] = []
    # Only `insert` is asked of the mailbox before the row is confirmed.
    overtaken = Overtaken(world.mailbox, lambda: delivered.extend(run(second, NOON)))
    first.mailbox = cast("Mailbox", overtaken)
    assert run(first, NOON) == [WEEK]
    assert delivered == []
    assert run(second, NOON + timedelta(minutes=15)) == []
    assert len(digests(world)) == 1


def test_a_claim_counts_only_against_the_row_that_was_read(world: World) -> None:
    """Two sessions read "nothing yet"; the second finds the row changed under it."""
    row = DigestRow(WEEK, "inserting", "<d@followup.invalid>", "", NOON, attempts=1)
    with world.store.unit(ME) as unit:
        assert unit.claim_digest(None, row)
        assert not unit.claim_digest(None, row)
        assert unit.claim_digest(row, replace(row, attempts=2))
        assert not unit.claim_digest(row, replace(row, attempts=2))


@pytest.mark.parametrize("after_effect", [False, True])
def test_a_crash_between_insert_and_record_leaves_one(world: World, after_effect: bool) -> None:
    """The answer was lost, with the digest filed or not: the next process finds out which."""
    world.server.faults.strike(FaultKind.CLOSED, "messages.insert", after_effect=after_effect)
    assert run(digesting(world), NOON) == []
    assert run(digesting(world), NOON + timedelta(minutes=15)) == [WEEK]
    assert run(digesting(world), NOON + timedelta(minutes=30)) == []
    assert digests(world) == [digest_id(ME, WEEK, START)]


@pytest.mark.parametrize("month_day", [(3, 29), (10, 25)])
def test_the_sunday_on_which_the_clocks_change_brings_one(
    world: World, month_day: tuple[int, int]
) -> None:
    """Due at 02:00 on Sunday in Berlin: an hour that does not exist in March, or comes twice."""
    sunday = datetime(2027 if month_day[0] == 3 else 2026, *month_day, tzinfo=UTC)
    sunday += timedelta(days=(6 - sunday.weekday()) % 7)
    one = digesting(world, account("Europe/Berlin", weekday=6, hour=2))
    delivered = [
        week
        for quarter in range(-4, 4 * 26)
        for week in run(one, sunday - timedelta(hours=2) + timedelta(minutes=15 * quarter))
    ]
    assert len(delivered) == 1


def test_it_does_not_speak_of_a_week_before_the_agent_ran(world: World) -> None:
    early = account(hour=8)
    assert run(digesting(world, early), START) == []


# -- answers -------------------------------------------------------------------------------------


def invited(world: World) -> str:
    """Let Ann's invitation open a process, and the digest of the week be delivered."""
    raw = letter(
        f"Ann Berg <{ANN}>",
        ME,
        "Interview for the Data Analyst role at Acme",
        "Dear Nora,\n\nThank you for applying for the Data Analyst role at Acme. We would like to "
        "invite you to an interview on Thursday 14 May at 14:00 by video.\n\nAnn Berg\nAcme",
        message_id="<invite@acme.example>",
    )
    world.server.deliver(ME, raw, at=world.clock())
    world.clock.jump(NOON)
    session(world).run(NOON)
    with world.store.unit(ME) as unit:
        (row,) = unit.processes()
    return row.process_id


def answer(world: World, text: str, sender: str = ME) -> None:
    raw = letter(
        sender,
        answer_address(ME),
        "Re: Interview with Acme",
        text,
        message_id=f"<a{world.clock():%H%M%S}@mail.example>",
        In_Reply_To=digest_id(ME, WEEK, START),
    )
    world.server.deliver(ME, raw, at=world.clock())


def wishes(world: World, process_id: str) -> list[object]:
    with world.store.unit(ME) as unit:
        return [one.change for one in unit.corrections(process_id)]


def test_an_answer_becomes_a_correction_and_is_told_in_the_next_digest(world: World) -> None:
    process_id = invited(world)
    answer(world, "1 prefer\n1 hmm\n\n> 1 withdraw")
    session(world).run(world.later(15))
    assert wishes(world, process_id) == [SetWish(Wish.PREFERRED, True)]
    heard = digesting(world).week(world.clock() + timedelta(days=7)).heard
    assert [(one.words, one.understood) for one in heard] == [("1 prefer", True), ("1 hmm", False)]


def test_an_answer_opens_no_process_and_is_heeded_once(world: World) -> None:
    process_id = invited(world)
    answer(world, "1 prefer")
    one = session(world)
    for _ in range(3):
        one.run(world.later(15))
    with world.store.unit(ME) as unit:
        assert [row.process_id for row in unit.processes()] == [process_id]
    assert len(wishes(world, process_id)) == 1


def test_nobody_else_can_answer_for_the_user(world: World) -> None:
    """A message to the tagged address that names the digest, but was not sent by the user."""
    process_id = invited(world)
    answer(world, "1 withdraw", sender="mallory@evil.example")
    session(world).run(world.later(15))
    assert wishes(world, process_id) == []


def test_a_forged_sender_is_not_heeded_without_gmails_own_label(world: World) -> None:
    """Only what Gmail itself filed as sent is the user's word."""
    invited(world)
    raw = letter(ME, answer_address(ME), "Re", "1 withdraw", In_Reply_To=digest_id(ME, WEEK, START))
    for labels, heeded in ((frozenset({"INBOX"}), False), (frozenset({"SENT"}), True)):
        message = parse_message(raw, at=NOON, thread_id="t", gmail_id="g", labels=labels)
        with world.store.unit(ME) as unit:
            assert (digest_answered(unit, message, frozenset({ME})) is not None) is heeded


def test_a_digests_id_cannot_be_guessed_from_the_address(world: World) -> None:
    run(digesting(world), NOON)
    assert digests(world) != [digest_id(ME, WEEK, START + timedelta(microseconds=1))]


@pytest.mark.parametrize("said", ["2 ignore", "2 is 1"])
def test_a_doubt_holds_its_candidates_until_the_user_says_whose_it_is(
    world: World, said: str
) -> None:
    """Told at once: the process it may belong to is judged anew, whatever its next look was."""
    gmail_id = next(iter(world.server.mailbox(ME).messages))
    process_id = invited(world)
    at = NOON - timedelta(hours=1)
    doubt = UnsureRow(gmail_id, world.thread_id, at, "unclear", "by Friday", (process_id, "other"))
    with world.store.unit(ME) as unit:
        unit.save_unsure(replace(doubt, asked_in=WEEK))
        unit.save_digest(replace(unit.digests()[0], numbers=NUMBERED % (process_id, gmail_id)))
    (row,) = (one for one in _rows(world) if one.process_id == process_id)
    one = session(world)
    assert one._judging.facts(row, NOON).unplaced == (Source("", at, "by Friday"),)
    answer(world, said)
    one.run(world.later(15))
    assert one._judging.facts(row, world.clock()).unplaced == ()


NUMBERED = '{"1": {"process_id": "%s", "name": "Acme"}, "2": {"gmail_id": "%s", "name": "it"}}'


def _rows(world: World) -> tuple[ProcessRow, ...]:
    with world.store.unit(ME) as unit:
        return unit.processes()


def test_a_doubt_is_asked_once_and_settled_by_the_users_word(world: World) -> None:
    """A message between two processes: numbered in the digest, filed where the user says."""
    gmail_id = next(iter(world.server.mailbox(ME).messages))
    doubt = UnsureRow(gmail_id, world.thread_id, START - timedelta(hours=1), "unclear", "a quote")
    with world.store.unit(ME) as unit:
        unit.save_unsure(doubt)
    process_id = invited(world)
    answer(world, "2 is 1")
    session(world).run(world.later(15))
    with world.store.unit(ME) as unit:
        settled = unit.unsure_about(gmail_id)
        stored = unit.message(gmail_id)
    assert settled is not None
    assert (settled.asked_in, settled.settled) == (WEEK, "belongs")
    assert stored is not None
    assert stored.process_id == process_id
