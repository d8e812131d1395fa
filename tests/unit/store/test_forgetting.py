"""What is forgotten is gone: from the tables, from the file, and from what digests remember."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent.domain.correction import Correction, SetCompany
from agent.domain.evidence import Reading
from agent.domain.hiring import Confidence, Direction, Meaning, Outcome
from agent.ports.notes import DigestRow, HeardRow, InterviewNoteRow, NoteState
from agent.ports.store import ProcessRow, StoredMessage
from agent.services.retention import forget_ended
from agent.store.repository import SqlStore

NOW = datetime(2026, 5, 11, 9, 30, tzinfo=UTC)
ME = "me@mail.example"
SECRET = "Larkfield-and-nobody-else"


def a_message(gmail_id: str, process_id: str) -> StoredMessage:
    reading = Reading("<x>", Direction.IN, True, (Meaning.SCHEDULING,), Confidence.LIKELY)
    raw = f"Subject: x\r\n\r\n{SECRET}".encode()
    return StoredMessage(
        gmail_id, "t1", f"<{gmail_id}@x>", NOW, frozenset(), raw, Direction.IN, reading, process_id
    )


def a_store(path: Path) -> SqlStore:
    store = SqlStore.open(path)
    with store.unit(ME) as unit:
        for name in ("gone", "stays"):
            unit.save_process(ProcessRow(name, name, f"{SECRET} {name}", None, NOW))
            unit.save_message(a_message(f"m-{name}", name))
            unit.add_correction(name, Correction(NOW, SetCompany(f"{SECRET} {name}")))
            note_id, people = f"<n-{name}@x>", json.dumps([[SECRET, "a@x"]])
            note = InterviewNoteRow(note_id, name, SECRET, NOW, NoteState.FILED, NOW, SECRET)
            unit.claim_note(None, replace(note, people=people))
        numbers = {"1": {"process_id": "gone", "name": SECRET}, "2": {"process_id": "stays"}}
        digest = DigestRow("2026-W20", "done", "<d@x>", SECRET, NOW, numbers=json.dumps(numbers))
        unit.save_digest(digest)
        unit.save_heard(HeardRow("m-answer", 0, NOW, "", SECRET, True, SECRET))
    return store


def test_a_forgotten_process_leaves_only_ids(tmp_path: Path) -> None:
    store = a_store(tmp_path / "x.sqlite3")
    with store.unit(ME) as unit:
        assert unit.forget_process("gone") == 1
        assert [row.slug for row in unit.processes()] == ["stays"]
        assert unit.message("m-gone") is None
        assert unit.known(["m-gone"]) == {"m-gone"}
        assert unit.corrections("gone") == ()
        assert unit.message("m-stays") is not None
        digest = unit.digest("2026-W20")
    assert digest is not None
    assert SECRET not in digest.subject + digest.numbers
    assert "stays" in digest.numbers


def test_of_a_note_to_the_user_only_its_id_stays(tmp_path: Path) -> None:
    """So that a late answer to it is still known for one; what it would say has nowhere to go."""
    store = a_store(tmp_path / "x.sqlite3")
    with store.unit(ME) as unit:
        unit.forget_process("gone")
        (left,) = [one for one in unit.interview_notes() if one.process_id != "stays"]
        assert (left.message_id, left.process_id, left.interview) == ("<n-gone@x>", "", "")
        assert SECRET not in left.subject + left.people
        assert [one.words for one in unit.heard()] == [""]
        assert len(unit.interview_notes("stays")) == 1


def test_nothing_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    store = a_store(tmp_path / "x.sqlite3")
    with store.unit(ME) as unit:
        for name in ("gone", "stays"):
            unit.forget_process(name)
    store.tidy()
    store.close()
    for path in tmp_path.iterdir():
        assert SECRET.encode() not in path.read_bytes()


def test_ended_processes_are_kept_as_long_as_the_user_wants(tmp_path: Path) -> None:
    store = a_store(tmp_path / "x.sqlite3")
    with store.unit(ME) as unit:
        for row in unit.processes():
            ended = NOW - timedelta(days=100 if row.slug == "gone" else 10)
            unit.save_process(replace(row, closed=Outcome.REJECTED, closed_at=ended))
    assert forget_ended(store, ME, timedelta(days=30), NOW) == 1
    with store.unit(ME) as unit:
        assert [row.slug for row in unit.processes()] == ["stays"]
