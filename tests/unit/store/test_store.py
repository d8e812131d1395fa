"""The store keeps what it is given, per account, and loses nothing when something goes wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from agent.domain.correction import Correction, SetCompany, SetInterview
from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.evidence import Evidence, EvidenceKind, InterviewReading, PromiseReading, Reading
from agent.domain.hiring import (
    Confidence,
    Direction,
    InterviewStatus,
    Meaning,
    Outcome,
    Step,
    ZoneFrom,
)
from agent.errors import StoreError
from agent.ports import MessageRef
from agent.ports.store import AccountRow, DraftRow, HoldRow, ProcessRow, StoredMessage
from agent.store.repository import SqlStore

NOW = datetime(2026, 5, 11, 9, 30, tzinfo=UTC)
ME = "me@mail.example"


def a_draft_of(process: str, op_id: str) -> DraftRow:
    row = a_draft(op_id)
    return replace(row, fact=replace(row.fact, key=replace(row.fact.key, process=process)))


@pytest.fixture
def store() -> SqlStore:
    return SqlStore.open(None)


def a_reading() -> Reading:
    interview = InterviewReading(
        start=NOW,
        day=None,
        end=NOW + timedelta(hours=1),
        zone_known=True,
        timezone="Europe/Berlin",
        zone_from=ZoneFrom.INVITE,
        status=InterviewStatus.CONFIRMED,
        quote="Monday at 11:30",
    )
    return Reading(
        message_id="<a@x>",
        direction=Direction.IN,
        hiring=True,
        meanings=(Meaning.INTERVIEW_CONFIRMED,),
        confidence=Confidence.CERTAIN,
        interviews=(interview,),
        promises=(PromiseReading(date(2026, 5, 15), firm=True, quote="by Friday"),),
        evidence=(Evidence(EvidenceKind.HIRING, "yes", "interview", "t@1", Confidence.CERTAIN),),
    )


def a_message(gmail_id: str = "m1", process: str = "p1") -> StoredMessage:
    return StoredMessage(
        gmail_id,
        "t1",
        "<a@x>",
        NOW,
        frozenset({"INBOX"}),
        b"raw\xff",
        Direction.IN,
        a_reading(),
        process,
    )


def a_draft(op_id: str = "op1", state: DraftState = DraftState.LIVE) -> DraftRow:
    key = IntentKey(ME, "p1", "i1", "", Step.THANK_YOU, "ann@acme.example")
    fact = DraftFact(key=key, state=state, appeared_at=NOW, draft_id="r-1")
    return DraftRow(op_id, fact, to="ann@acme.example", body="Thank you", mime=b"...")


def test_it_gives_back_a_message_with_everything_that_was_read_in_it(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        unit.save_message(a_message())
        assert unit.message("m1") == a_message()
        assert unit.message_by_rfc_id("<a@x>") == a_message()
        assert unit.messages_of_process("p1") == (a_message(),)
        assert unit.messages_of_thread("t1") == (a_message(),)


def test_it_keeps_accounts_apart(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        unit.save_message(a_message())
    with store.unit("other@mail.example") as unit:
        assert unit.message("m1") is None
        assert unit.known(["m1"]) == frozenset()


def test_it_queues_a_message_once_and_never_one_it_knows(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        unit.save_message(a_message("stored"))
        unit.mark_seen("seen", "t2", NOW)
        unit.enqueue([MessageRef(one, "t") for one in ("new", "stored", "seen", "new")])
        unit.enqueue([MessageRef("new", "t")])
        assert [one.gmail_id for one in unit.queue(10)] == ["new"]
        assert unit.attempted("new") == 1
        unit.dequeue(["new"])
        assert unit.queue(10) == ()


def test_it_changes_nothing_when_a_unit_fails(store: SqlStore) -> None:
    def fails_half_way() -> None:
        with store.unit(ME) as unit:
            unit.save_account(AccountRow(ME, ME, NOW))
            raise LookupError("half way")

    with pytest.raises(LookupError):
        fails_half_way()
    with store.unit(ME) as unit:
        assert unit.account() is None


def test_it_refuses_a_second_draft_for_one_intent(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        unit.save_draft(a_draft("op1"))
    with pytest.raises(StoreError), store.unit(ME) as unit:
        unit.save_draft(a_draft("op2"))
    with store.unit(ME) as unit:
        assert [row.op_id for row in unit.draft_rows()] == ["op1"]


def test_a_withdrawn_draft_may_be_written_again(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        unit.save_draft(a_draft("op1", DraftState.WITHDRAWN))
        unit.save_draft(a_draft("op2"))
        assert [row.op_id for row in unit.open_drafts()] == ["op2"]
        assert len(unit.draft_rows("p1")) == 2


def test_due_processes_are_those_with_news_or_whose_time_has_come(store: SqlStore) -> None:
    quiet = ProcessRow("p1", "acme", "Acme", None, NOW, dirty=False)
    due = replace(quiet, process_id="p2", slug="bell", next_look_at=NOW)
    later = replace(quiet, process_id="p3", slug="core", next_look_at=NOW + timedelta(days=1))
    news = replace(quiet, process_id="p4", slug="dune", dirty=True, closed=Outcome.FADED)
    merged = replace(quiet, process_id="p5", slug="echo", dirty=True, merged_into="p1")
    with store.unit(ME) as unit:
        for row in (quiet, due, later, news, merged):
            unit.save_process(row)
        assert unit.due_processes(NOW) == (due, news)
        assert unit.next_look() == NOW
        assert unit.process_by_slug("dune") == news
        assert merged not in unit.processes()


def test_corrections_come_back_as_they_were_said(store: SqlStore) -> None:
    said = Correction(NOW, SetCompany("Acme"), words="company Acme")
    moved = Correction(NOW, SetInterview(NOW + timedelta(days=1)), undone_at=NOW)
    with store.unit(ME) as unit:
        unit.add_correction("p1", said)
        unit.add_correction("p1", moved)
        assert unit.corrections("p1") == (said, moved)


def test_a_correction_is_taken_back_once_and_stays_on_record(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        number = unit.add_correction("p1", Correction(NOW, SetCompany("Acme")))
        assert not unit.undo_correction("p2", number, NOW)
        assert unit.undo_correction("p1", number, NOW)
        assert not unit.undo_correction("p1", number, NOW)
        assert [one.undone_at for one in unit.corrections("p1")] == [NOW]


def test_holds_are_replaced_as_a_whole(store: SqlStore) -> None:
    hold = HoldRow(Step.STATUS_1, "ann@acme.example", "CM-3", NOW, "promised")
    with store.unit(ME) as unit:
        unit.save_holds("p1", [hold])
        assert unit.holds("p1") == (hold,)
        unit.save_holds("p1", [])
        assert unit.holds("p1") == ()


def test_a_judgement_is_kept_once_until_it_decides_otherwise(store: SqlStore) -> None:
    decision = Decision(Step.STATUS_1, Verdict.HOLD, "CM-3", "i1", "", until=NOW)
    first = Judgement(NOW, "phase-map", (decision,))
    later = replace(first, as_of=NOW + timedelta(hours=1))
    changed = replace(later, decisions=(replace(decision, verdict=Verdict.WRITE),))
    with store.unit(ME) as unit:
        unit.save_judgement("p1", first)
        unit.save_judgement("p1", later)
        assert unit.judgement("p1") == first
        unit.save_judgement("p1", changed)
        assert unit.judgement("p1") == changed


def test_a_merge_takes_messages_and_drafts_along(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        unit.save_message(a_message(process="p2"))
        unit.save_process(ProcessRow("p2", "acme-2", "Acme", None, NOW))
        unit.merge_process("p2", into="p1")
        assert unit.processes() == ()
        assert unit.messages_of_process("p2") == ()
        assert len(unit.messages_of_process("p1")) == 1


def test_a_merge_keeps_both_drafts_of_one_intent_apart(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        unit.save_draft(a_draft_of("p1", "op1"))
        unit.save_draft(a_draft_of("p2", "op2"))
        unit.merge_process("p2", into="p1")
        keys = [row.fact.key for row in unit.draft_rows("p1")]
    assert [key.process for key in keys] == ["p1", "p1"]
    assert len(set(keys)) == 2


def test_a_damaged_file_is_a_clear_error_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "followup.sqlite3"
    path.write_bytes(b"this is no database at all, whatever its name says" * 30)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="cannot be read"):
        SqlStore.open(path)
    assert path.read_bytes() == before


def test_only_the_user_can_read_the_database(tmp_path: Path) -> None:
    path = tmp_path / "state" / "followup.sqlite3"
    SqlStore.open(path).close()
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
