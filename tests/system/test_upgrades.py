"""Every schema that was ever released is upgraded with its data; nothing of the user's is lost.

`tests/data/schemas/` holds a database of each schema as it was left by that version's own
`followup once` over a small mailbox, with a correction of the user's in it.
"""

import sqlite3
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from agent.store.engine import alembic_config, migrations_folder
from agent.store.repository import SqlStore
from tests.system.commandline import ROOT

ME = "nora@mail.example"
SCHEMAS = ROOT / "tests" / "data" / "schemas"
RELEASED = sorted(path.stem for path in SCHEMAS.glob("*.sql"))
PRIMARY = ("accounts", "messages", "processes", "corrections", "drafts", "digests", "judgements")


def head() -> str:
    """The newest schema."""
    with migrations_folder() as folder:
        return ScriptDirectory.from_config(alembic_config(folder)).get_current_head() or ""


def revived(schema: str, folder: Path) -> Path:
    """The database of an earlier schema, as a file again."""
    path = folder / "followup.sqlite3"
    connection = sqlite3.connect(path)
    connection.executescript((SCHEMAS / f"{schema}.sql").read_text(encoding="utf-8"))
    connection.close()
    return path


def counts(path: Path) -> dict[str, int]:
    """How many rows each table of primary data holds."""
    connection = sqlite3.connect(path)
    try:
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
            for name in PRIMARY
        }
    finally:
        connection.close()


def test_there_is_a_database_of_every_schema() -> None:
    with migrations_folder() as folder:
        script = ScriptDirectory.from_config(alembic_config(folder))
        every = {one.revision for one in script.walk_revisions()}
    assert every == set(RELEASED)


def test_a_file_of_this_schema_is_taken_as_it_is(tmp_path: Path) -> None:
    SqlStore.open(revived(head(), tmp_path)).close()
    assert list(tmp_path.glob("followup.before-*")) == []


@pytest.mark.parametrize("schema", RELEASED)
def test_an_upgrade_keeps_every_row_and_can_read_it(schema: str, tmp_path: Path) -> None:
    path = revived(schema, tmp_path)
    before = counts(path)
    store = SqlStore.open(path)
    with store.unit(ME) as unit:
        process = unit.processes()[0]
        messages = unit.messages_of_process(process.process_id)
        corrections = unit.corrections(process.process_id)
        drafts, digests = unit.draft_rows(), unit.digests()
        judgement, account = unit.judgement(process.process_id), unit.account()
    store.close()
    assert counts(path) == before
    assert b"Larkfield" in messages[0].raw
    assert [one.words for one in corrections] == ["--preferred"]
    assert drafts[0].fact.draft_id
    assert digests[0].state == "done"
    assert judgement is not None
    # Whoever ran an earlier version has said yes by running it.
    assert account is not None
    assert account.accepted_at == account.first_run_at


@pytest.mark.parametrize("schema", [one for one in RELEASED if one != head()])
def test_the_file_as_it_was_stands_beside_the_upgraded_one(schema: str, tmp_path: Path) -> None:
    path = revived(schema, tmp_path)
    before = counts(path)
    SqlStore.open(path).close()
    copies = list(tmp_path.glob("followup.before-*"))
    assert len(copies) == 1
    assert counts(copies[0]) == before
    assert copies[0].stat().st_mode & 0o077 == 0
