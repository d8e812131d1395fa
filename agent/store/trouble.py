"""What SQLite says where it fails, told by whose turn it is. It knows no table."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from agent.errors import StoreBusyError, StoreError

_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
# An extended result code holds the plain one in its lowest byte (sqlite.org/rescode.html).
_PLAIN = 0xFF


def trouble(error: Exception, where: str) -> StoreError:
    """The error to raise for one of SQLite's about the database `where`."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    said = str(cause).splitlines()[0] if str(cause) else type(cause).__name__
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PLAIN
    if code in _HELD:
        return StoreBusyError(
            f"{where}: another program holds the database ({said}); close it there and try again"
        )
    if code in _NO_ROOM:
        return StoreBusyError(
            f"{where}: the database cannot be written ({said}); is its disk full? "
            "Nothing is lost: make room, then try again"
        )
    return StoreError(
        f"{where}: the database cannot be read ({said}); put a backup back with "
        "`followup restore FILE`, or move it away to begin anew"
    )
