"""Migrations go up and down, leave no drift against the tables, and guard against newer files."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from agent.errors import StoreError
from agent.store.engine import alembic_config, migrate, migrations_folder, open_engine
from agent.store.tables import metadata


def test_the_migrated_schema_is_the_one_of_the_tables() -> None:
    engine = open_engine(None)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_every_migration_goes_down_again(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    migrate(engine)
    with migrations_folder() as folder, engine.begin() as connection:
        config = alembic_config(folder)
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    left = set(inspect(engine).get_table_names()) - {"alembic_version"}
    assert left == set()


def test_every_table_knows_its_account() -> None:
    assert all("account_id" in table.c for table in metadata.tables.values())


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    engine = open_engine(path)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_future'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer"):
        open_engine(path)
