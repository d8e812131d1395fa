"""How statements are run for one account: each of them is bound to it. No row has a form here."""

from typing import Any

from sqlalchemy import Connection, Executable, Table

from agent.store import statements
from agent.store.mirror import Mirror


class Plumbing:
    """A connection inside a transaction, and the account that all of it is about."""

    def __init__(self, connection: Connection, account_id: str, mirror: Mirror) -> None:
        self._connection = connection
        self._account_id = account_id
        self._mirror = mirror

    def _run(self, statement: Executable, by: dict[str, Any], **values: Any) -> Any:
        return self._connection.execute(statement, statements.bound(self._account_id, by) | values)

    def _rows(self, table: Table, order: tuple[str, ...] = (), **by: Any) -> list[Any]:
        return list(self._run(statements.rows(table, tuple(by), order), by).mappings())

    def _first(self, table: Table, order: tuple[str, ...] = (), **by: Any) -> Any:
        statement = statements.first_rows(table, tuple(by), order)
        return self._run(statement, {**by, "limit": 1}).mappings().first()

    def _put(self, table: Table, values: dict[str, Any]) -> None:
        values = {"account_id": self._account_id, **values}
        self._connection.execute(statements.put(table, tuple(values)), values)

    def _add(self, table: Table, values: dict[str, Any]) -> Any:
        return self._connection.execute(
            statements.added(table), {"account_id": self._account_id, **values}
        )

    def _change(self, table: Table, values: dict[str, Any], **by: Any) -> int:
        statement = statements.changed(table, tuple(by), tuple(values))
        return int(self._run(statement, by, **values).rowcount)

    def _remove(self, table: Table, **by: Any) -> None:
        self._run(statements.removed(table, tuple(by)), by)
