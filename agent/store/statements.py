"""Statements, each built once: what differs from one call to the next is bound when it runs.

Building a statement costs SQLAlchemy several times what SQLite needs to answer it, and a pass asks
for a few dozen. Every statement here binds `account_id`; values to look for are bound under the
column's name with `by_` before it, so that an UPDATE can also bind the column's new value.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    union,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.sql.selectable import CompoundSelect

from agent.store import tables

Names = tuple[str, ...]


def bound(account_id: str, by: Mapping[str, Any]) -> dict[str, Any]:
    """The values a statement of this module runs with."""
    return {"by_account_id": account_id, **{f"by_{name}": value for name, value in by.items()}}


def _where(table: Table, by: Names) -> list[ColumnElement[bool]]:
    """The account's rows with the bound values; a name ending in `_in` binds a list of values."""
    met: list[ColumnElement[bool]] = [table.c.account_id == bindparam("by_account_id")]
    for name in by:
        if name.endswith("_in"):
            several = table.c[name.removesuffix("_in")]
            met.append(several.in_(bindparam(f"by_{name}", expanding=True)))
        else:
            met.append(table.c[name] == bindparam(f"by_{name}"))
    return met


@cache
def rows(table: Table, by: Names = (), order: Names = ()) -> Select[Any]:
    """Whole rows in an order; a name with `-` before it counts down."""
    columns = [table.c[name.removeprefix("-")] for name in order]
    ordered = [
        column.desc() if name.startswith("-") else column
        for name, column in zip(order, columns, strict=True)
    ]
    return select(table).where(*_where(table, by)).order_by(*ordered)


@cache
def first_rows(table: Table, by: Names = (), order: Names = ()) -> Select[Any]:
    """The same, no more of them than the bound `by_limit`."""
    return rows(table, by, order).limit(bindparam("by_limit"))


@cache
def column(table: Table, name: str, by: Names = (), order: Names = ()) -> Select[Any]:
    """One column of such rows."""
    ordered = [table.c[one] for one in order]
    return select(table.c[name]).where(*_where(table, by)).order_by(*ordered)


@cache
def greatest(table: Table, name: str) -> Select[Any]:
    """The greatest value of a column, NULL where there is no row."""
    return select(func.max(table.c[name])).where(*_where(table, ()))


@cache
def put(table: Table, names: Names) -> Insert:
    """Insert a row, or replace the named columns of the one with the same key."""
    keys = [one.name for one in table.primary_key]
    statement = upsert(table)
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


@cache
def added(table: Table) -> Insert:
    """Insert a row."""
    return insert(table)


@cache
def changed(table: Table, by: Names, names: Names) -> Update:
    """Give columns of some rows new values."""
    return update(table).where(*_where(table, by)).values({one: bindparam(one) for one in names})


@cache
def counted(by: Names = ("gmail_id",)) -> Update:
    """Add the bound `more` to a queued message's tries."""
    table = tables.queue
    more = table.c.attempts + bindparam("more")
    return update(table).where(*_where(table, by)).values(attempts=more)


@cache
def removed(table: Table, by: Names) -> Delete:
    """Delete some rows."""
    return delete(table).where(*_where(table, by))


@cache
def known_ids() -> CompoundSelect[Any]:
    """Those of the bound Gmail ids that are stored, seen, queued or quarantined."""
    places = (tables.messages, tables.seen, tables.queue, tables.quarantine)
    return union(*(select(one.c.gmail_id).where(*_where(one, ("gmail_id_in",))) for one in places))


@cache
def due_processes() -> Select[Any]:
    """Processes with news, or whose time (by the bound `now`) has come."""
    table = tables.processes
    due = or_(table.c.dirty, table.c.next_look_at <= bindparam("now"))
    return rows(table, ("merged_into",), ("opened_at", "process_id")).where(due)


@cache
def next_look() -> Select[Any]:
    """The earliest instant at which a process is to be judged again."""
    table = tables.processes
    return select(func.min(table.c.next_look_at)).where(*_where(table, ("merged_into",)))
