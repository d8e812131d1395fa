"""The database file as a file: copied, put back, checked. It knows no table.

Copies are made by SQLite's own backup: the file alone lacks what still stands in its log (WAL).
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from agent.errors import StoreError

_WANTED_TABLE = "alembic_version"
_SIDE_FILES = ("-wal", "-shm")


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, as it is at one instant, into a file only its owner can read.

    The copy stands whole or not at all. Raises StoreError.
    """
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with _opened(source) as ours, contextlib.closing(sqlite3.connect(fresh)) as theirs:
            ours.backup(theirs)
        fresh.replace(target)
    except (OSError, sqlite3.Error) as error:
        fresh.unlink(missing_ok=True)
        raise StoreError(f"{target}: the copy cannot be made: {_short(error)}") from error


def check_backup(backup: Path) -> None:
    """Raises StoreError where a file is no sound backup of a database of ours."""
    problems = integrity(backup)
    if problems:
        raise StoreError(f"{backup}: is no sound backup: {problems[0]}")


def put_back(backup: Path, database: Path) -> None:
    """Replace a database by a backup of one. Raises StoreError before anything is changed."""
    check_backup(backup)
    copy_database(backup, database)
    for suffix in _SIDE_FILES:
        # The log belongs to the file that was replaced; SQLite would apply it to the new one.
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def integrity(path: Path) -> list[str]:
    """What SQLite finds wrong with a database of ours; nothing where it is sound."""
    if not path.is_file():
        return ["there is no such file"]
    try:
        with _opened(path) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(10)")]
            names = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name = ?", (_WANTED_TABLE,)
            ).fetchone()[0]
    except sqlite3.Error as error:
        return [_short(error)]
    if found != ["ok"]:
        return found
    return [] if names else ["it is no database of followup"]


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def _short(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).splitlines()[0]
