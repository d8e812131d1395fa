"""The store over SQLAlchemy: units of work, one account each, short, never open during a call."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from agent.errors import StoreError
from agent.store.engine import open_engine
from agent.store.mirror import Mirror
from agent.store.trouble import trouble
from agent.store.unit import Unit


class SqlStore:
    """A database file (or one in memory) and the transactions over it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._mirror = Mirror()
        self._guard: Callable[[], None] | None = None

    @classmethod
    def open(cls, path: Path | None, *, durable: bool = True) -> "SqlStore":
        """Open, create or migrate the file. Raises StoreError."""
        return cls(open_engine(path, durable=durable))

    def guard(self, check: Callable[[], None]) -> None:
        """Call `check` before each transaction from now on: what it raises ends it unbegun."""
        self._guard = check

    @contextmanager
    def unit(self, account_id: str) -> Iterator[Unit]:
        """A transaction over one account's rows. Raises StoreError; then nothing was changed."""
        if self._guard is not None:
            self._guard()
        done = False
        try:
            with self._engine.begin() as connection:
                yield Unit(connection, account_id, self._mirror)
            done = True
        except IntegrityError as error:
            raise StoreError(f"the database refuses a second row: {error.orig}") from error
        except (DBAPIError, sqlite3.Error) as error:
            raise trouble(error, str(self._engine.url.database)) from error
        finally:
            if not done:
                self._mirror.forget()

    def copy_in_memory(self) -> "SqlStore":
        """A copy that nobody else sees and that leaves nothing behind, for dry runs."""
        copy = SqlStore.open(None)
        with self._engine.connect() as ours, copy._engine.connect() as theirs:  # noqa: SLF001
            source, target = ours.connection.driver_connection, theirs.connection.driver_connection
            if source is None or target is None:
                raise StoreError("the database cannot be copied: it is not open")
            # The copy replaces whatever the target holds, which no transaction may hold open.
            theirs.rollback()
            source.backup(target)
        return copy

    def tidy(self) -> None:
        """Take what was deleted out of the log as well. Raises StoreError."""
        try:
            with self._engine.connect() as connection:
                driver = connection.connection.driver_connection
                connection.rollback()
                if driver is not None:
                    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (DBAPIError, sqlite3.Error) as error:
            raise trouble(error, str(self._engine.url.database)) from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
