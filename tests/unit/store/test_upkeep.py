"""A database is copied whole, put back only when sound, and readable by its owner alone."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.errors import StoreError
from agent.ports.store import AccountRow
from agent.store.repository import SqlStore
from agent.store.upkeep import copy_database, integrity, put_back

ME = "me@mail.example"
NOW = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)


def a_store(path: Path, cursor: str) -> SqlStore:
    store = SqlStore.open(path)
    with store.unit(ME) as unit:
        unit.save_account(AccountRow(ME, ME, NOW, cursor=cursor))
    return store


def cursor_in(path: Path) -> str:
    store = SqlStore.open(path)
    with store.unit(ME) as unit:
        row = unit.account()
    store.close()
    return row.cursor if row else ""


def test_a_copy_holds_what_the_log_still_holds(tmp_path: Path) -> None:
    store = a_store(tmp_path / "ours.sqlite3", "17")
    copy_database(tmp_path / "ours.sqlite3", tmp_path / "copy.sqlite3")
    store.close()
    assert cursor_in(tmp_path / "copy.sqlite3") == "17"
    assert (tmp_path / "copy.sqlite3").stat().st_mode & 0o077 == 0


def test_a_backup_put_back_is_what_stands_afterwards(tmp_path: Path) -> None:
    ours, copy = tmp_path / "ours.sqlite3", tmp_path / "copy.sqlite3"
    a_store(ours, "17").close()
    copy_database(ours, copy)
    a_store(ours, "99").close()
    put_back(copy, ours)
    assert cursor_in(ours) == "17"


@pytest.mark.parametrize("content", [b"", b"no database at all", None])
def test_what_is_no_backup_changes_nothing(tmp_path: Path, content: bytes | None) -> None:
    ours, other = tmp_path / "ours.sqlite3", tmp_path / "other.sqlite3"
    a_store(ours, "17").close()
    if content is not None:
        other.write_bytes(content)
    with pytest.raises(StoreError, match="no sound backup"):
        put_back(other, ours)
    assert cursor_in(ours) == "17"


def test_damage_is_found(tmp_path: Path) -> None:
    path = tmp_path / "ours.sqlite3"
    a_store(path, "17").close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert integrity(path) == []
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    path.write_bytes(content)
    assert integrity(path)


def test_a_database_left_open_to_others_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "ours.sqlite3"
    a_store(path, "17").close()
    path.chmod(0o644)
    a_store(path, "18").close()
    assert path.stat().st_mode & 0o077 == 0
