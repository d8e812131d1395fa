"""Opening the database: pragmas, transactions that begin as writers, migrations, a guard."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from agent.errors import StoreError
from agent.store.trouble import trouble
from agent.store.upkeep import copy_database

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=30000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
)


def open_engine(path: Path | None, *, durable: bool = True) -> Engine:
    """Open (and create or migrate) the SQLite file, or a database in memory for `None`.

    `durable` False trades power-cut safety for speed, for replays that leave nothing behind.
    Raises StoreError where the file is damaged or newer than this program.
    """
    if path is not None:
        _make_private(path)
    engine = create_engine(URL.create("sqlite", database=str(path) if path else ":memory:"))
    _install_listeners(engine, durable=durable)
    try:
        migrate(engine, backup_of=path)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        engine.dispose()
        raise trouble(error, str(path)) from error
    return engine


def _make_private(path: Path) -> None:
    """Make the file, and let nobody but its owner read it. Raises StoreError."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError as error:
        raise StoreError(f"{path}: cannot be used: {error.strerror}") from error


def _install_listeners(engine: Engine, *, durable: bool) -> None:
    pragmas = _PRAGMAS if durable else (*_PRAGMAS, "PRAGMA synchronous=OFF")

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # The driver must not open transactions of its own: with its implicit, deferred ones a
        # read-then-write fails at once under contention, and DDL would not roll back.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def migrations_folder() -> Iterator[Path]:
    """The folder of migrations: inside the installed package, else the checkout's top level."""
    packaged = files("agent") / "migrations"
    if packaged.is_dir():
        with as_file(packaged) as folder:
            yield folder
    else:
        yield Path(__file__).resolve().parents[2] / "migrations"


def alembic_config(folder: Path) -> Config:
    """Alembic's configuration without an alembic.ini; a `%` in the path is escaped."""
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


def newer_version(path: Path) -> str:
    """The schema of a database file that this program does not know; "" where it knows it.

    The file is only read. Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    current = str(found[0]) if found else None
    with migrations_folder() as folder:
        script = ScriptDirectory.from_config(alembic_config(folder))
        return current if current and _is_newer(script, current) else ""


def _is_newer(script: ScriptDirectory, current: str | None) -> bool:
    return current is not None and current not in {one.revision for one in script.walk_revisions()}


def migrate(engine: Engine, *, backup_of: Path | None = None, target: str = "head") -> None:
    """Bring the schema to `target`; the SQLite file is copied beside itself before a change.

    Raises StoreError where the database is newer than this program.
    """
    with migrations_folder() as folder:
        config = alembic_config(folder)
        script = ScriptDirectory.from_config(config)
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        if _is_newer(script, current):
            raise StoreError(
                f"the database is of a newer version ({current}) than this program; "
                "install the newer followup again"
            )
        if current == script.get_current_head() and target == "head":
            return
        if current is not None and backup_of is not None:
            head = script.get_current_head()
            copy_database(backup_of, backup_of.with_suffix(f".before-{head}"))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, target)
