"""The ledger's rows kept at hand, for a pass asks for all of them several times.

They are the database's as long as nobody else wrote to it. SQLite counts for each connection how
often others did (`PRAGMA data_version`); a transaction that began as a writer sees that count
stand still. A transaction that fails takes its rows along.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from agent.ports.store import DraftRow


@dataclass
class _Held:
    """One account's rows by id, as of a state of the database, and orders made of them."""

    state: tuple[object, int]
    rows: dict[str, DraftRow]
    ordered: dict[str, tuple[DraftRow, ...]] = field(default_factory=dict)


class Mirror:
    """Rows of the drafts table in memory, account by account."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    def rows(
        self,
        connection: Connection,
        account_id: str,
        load: Callable[[], Iterable[DraftRow]],
        process_id: str = "",
    ) -> tuple[DraftRow, ...]:
        """The rows of a process, or all of them (""), by appearance; `load` reads them anew."""
        held = self._held.get(account_id)
        state = _state(connection)
        if held is None or held.state != state:
            held = _Held(state, {row.op_id: row for row in load()})
            self._held[account_id] = held
        if process_id not in held.ordered:
            held.ordered[process_id] = _ordered(held.rows.values(), process_id)
        return held.ordered[process_id]

    def put(self, account_id: str, row: DraftRow) -> None:
        """Note a row that was just written."""
        held = self._held.get(account_id)
        if held is not None:
            held.rows[row.op_id] = row
            held.ordered.clear()

    def forget(self) -> None:
        """Drop everything: what was noted may not have been committed."""
        self._held.clear()


def _state(connection: Connection) -> tuple[object, int]:
    """This connection and its count of others' writes: equal while the rows are the same."""
    driver = connection.connection.driver_connection
    return driver, connection.exec_driver_sql("PRAGMA data_version").scalar_one()


def _ordered(rows: Iterable[DraftRow], process_id: str) -> tuple[DraftRow, ...]:
    wanted = [row for row in rows if not process_id or row.fact.key.process == process_id]
    return tuple(sorted(wanted, key=lambda row: (row.fact.appeared_at, row.op_id)))
