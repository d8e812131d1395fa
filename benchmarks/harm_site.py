"""A place for harm runs: one listening server, one folder, one database file, and a clock."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from agent.localgmail import LocalGmail
from agent.ports.store import DraftRow
from agent.store.repository import SqlStore
from benchmarks.harm_child import Where
from benchmarks.harm_mail import BEGINNING, ME, NAME


class Dial:
    """A clock set by hand, also back, from one run to the next."""

    def __init__(self) -> None:
        self.at = BEGINNING

    def __call__(self) -> datetime:
        """The present instant (UTC)."""
        return self.at


class Site:
    """A worker's place: one listening server, one folder, one database file, used by every run."""

    def __init__(self, base: Path) -> None:
        self.clock = Dial()
        self.server = LocalGmail(self.clock)
        self.server.add_account(ME, name=NAME)
        self.folder = Path(tempfile.mkdtemp(dir=base))
        self.where = Where(ME, NAME, "", self.folder)
        self.store = SqlStore.open(self.where.database, durable=False)
        self.empty = self.database()

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Listen, and let the agent in."""
        with self.server.serve() as url:
            self.where = Where(ME, NAME, url, self.folder)
            self.where.token.touch(mode=0o600)
            self.where.token.write_text(json.dumps(self.server.token_for(ME)))
            yield
        self.store.close()

    def rows(self) -> tuple[DraftRow, ...]:
        """The agent's ledger."""
        with self.store.unit(ME) as unit:
            return unit.draft_rows()

    def database(self) -> bytes:
        """The agent's database as one file; nobody may have it open."""
        self.store.close()
        connection = sqlite3.connect(self.where.database)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return self.where.database.read_bytes()

    def put(self, database: bytes) -> None:
        """Put another database in the agent's place; nobody may have it open."""
        self.store.close()
        for ending in ("-wal", "-shm"):
            Path(f"{self.where.database}{ending}").unlink(missing_ok=True)
        self.where.database.write_bytes(database)
