"""A database that fails is told by whose turn it is: nobody is sent to a backup by a mere lock."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from agent.cli.outcome import TRY_AGAIN, WRONG_CALL, exit_status
from agent.errors import StoreBusyError, StoreError
from agent.store.engine import newer_version, open_engine
from agent.store.trouble import trouble


def failure(path: Path, *statements: str) -> sqlite3.Error:
    """What SQLite raises when these are run."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            for statement in statements:
                connection.execute(statement)
        except sqlite3.Error as error:
            return error
    raise AssertionError("it did not fail")


def test_a_database_that_another_program_holds_is_worth_another_try(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE one (a)")
        other.execute("BEGIN EXCLUSIVE")
        found = trouble(failure(path, "INSERT INTO one VALUES (1)"), "x.sqlite3")
    assert isinstance(found, StoreBusyError)
    assert exit_status(found) == TRY_AGAIN
    assert "another program" in str(found)
    assert "restore" not in str(found)


def test_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    full = (
        "CREATE TABLE one (a)",
        "PRAGMA max_page_count = 2",
        "INSERT INTO one VALUES (zeroblob(100000))",
    )
    found = trouble(failure(tmp_path / "x.sqlite3", *full), "x.sqlite3")
    assert isinstance(found, StoreBusyError)
    assert "make room" in str(found)


def test_a_file_that_is_no_database_leads_to_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_bytes(b"nonsense" * 500)
    with pytest.raises(StoreError, match="followup restore") as caught:
        open_engine(path)
    assert exit_status(caught.value) == WRONG_CALL


def test_a_newer_databases_version_is_known_without_opening_it_for_use(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    open_engine(path).dispose()
    assert newer_version(path) == ""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_future'")
    assert newer_version(path) == "9999_future"
