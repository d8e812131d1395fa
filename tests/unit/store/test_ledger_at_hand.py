"""Rows of the ledger that are kept in memory are always those of the database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.hiring import Step
from agent.errors import StoreError
from agent.ports.store import DraftRow
from agent.store.repository import SqlStore

NOW = datetime(2026, 5, 11, 9, 30, tzinfo=UTC)
ME = "me@mail.example"


def a_draft(op_id: str, process: str = "acme", minutes: int = 0) -> DraftRow:
    key = IntentKey(ME, process, op_id, "", Step.THANK_YOU, "ann@acme.example")
    at = NOW + timedelta(minutes=minutes)
    fact = DraftFact(key=key, state=DraftState.LIVE, appeared_at=at, draft_id=f"r-{op_id}")
    return DraftRow(op_id, fact, to="ann@acme.example", body="words", mime=b"bytes")


def save(store: SqlStore, *rows: DraftRow) -> None:
    with store.unit(ME) as unit:
        for row in rows:
            unit.save_draft(row)


def known(store: SqlStore, process: str = "") -> list[str]:
    with store.unit(ME) as unit:
        return [row.op_id for row in unit.draft_rows(process)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "followup.sqlite3"


def test_it_answers_with_what_was_just_written(path: Path) -> None:
    """Also within the transaction that writes, in order of appearance, process by process."""
    store = SqlStore.open(path)
    save(store, a_draft("b", minutes=2), a_draft("a", minutes=1))
    assert known(store) == ["a", "b"]
    with store.unit(ME) as unit:
        unit.save_draft(a_draft("c", "birch"))
        assert [row.op_id for row in unit.draft_rows("birch")] == ["c"]
        assert [row.op_id for row in unit.open_drafts()] == ["c", "a", "b"]
    assert known(store, "acme") == ["a", "b"]


def test_it_sees_what_another_process_wrote(path: Path) -> None:
    """A second connection's row, and its change of a known row, are there in the next unit."""
    ours, theirs = SqlStore.open(path), SqlStore.open(path)
    save(ours, a_draft("a"))
    assert known(ours) == ["a"]
    changed = replace(a_draft("a"), reason="changed elsewhere")
    save(theirs, a_draft("b", minutes=1), changed)
    with ours.unit(ME) as unit:
        found = unit.draft_rows()
    assert [(row.op_id, row.reason) for row in found] == [("a", "changed elsewhere"), ("b", "")]


def test_it_forgets_what_was_not_committed(path: Path) -> None:
    """A transaction that fails leaves nothing behind, in memory as on disk."""
    store = SqlStore.open(path)
    save(store, a_draft("a"))
    assert known(store) == ["a"]
    with pytest.raises(RuntimeError):
        _save_and_fail(store)
    assert known(store) == ["a"]
    second_for_one_intent = replace(a_draft("c"), op_id="d")
    with pytest.raises(StoreError):
        save(store, a_draft("c"), second_for_one_intent)
    assert known(store) == ["a"]


def _save_and_fail(store: SqlStore) -> None:
    with store.unit(ME) as unit:
        unit.save_draft(a_draft("b"))
        raise RuntimeError


def test_it_keeps_accounts_apart(path: Path) -> None:
    """One account's rows are never another's."""
    store = SqlStore.open(path)
    save(store, a_draft("a"))
    assert known(store) == ["a"]
    with store.unit("other@mail.example") as unit:
        assert unit.draft_rows() == ()


def test_a_copy_has_rows_of_its_own(path: Path) -> None:
    """What a dry run writes to its copy is not seen in the original."""
    store = SqlStore.open(path)
    save(store, a_draft("a"))
    copy = store.copy_in_memory()
    save(copy, a_draft("b", minutes=1))
    assert (known(store), known(copy)) == (["a"], ["a", "b"])


def test_it_gives_back_what_it_was_given(path: Path) -> None:
    """A row read from disk equals the row at hand."""
    store = SqlStore.open(path)
    row = replace(a_draft("a"), send_before=NOW, called_at=NOW, attempts=2, because="[]")
    save(store, row)
    with store.unit(ME) as unit:
        at_hand = unit.draft_rows()
    with SqlStore.open(path).unit(ME) as unit:
        assert unit.draft_rows() == at_hand == (row,)
