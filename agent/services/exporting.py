"""Everything that is known of an account, as plain values: what the user may take along.

Messages are told by their ids and what was read in them; their bytes go into a mailbox file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum

from agent.domain.correction import to_plain
from agent.domain.events import Json
from agent.ports.store import AccountUnit, ProcessRow, Store, StoredMessage


def everything(store: Store, account_id: str) -> dict[str, Json]:
    """What is stored for an account, process by process. Instants are RFC 3339 in UTC."""
    with store.unit(account_id) as unit:
        return {
            "account": plain(unit.account()),
            "processes": [_process(unit, row) for row in unit.processes()],
            "digests": plain(unit.digests()),
            "answers": plain(unit.heard()),
            "doubts": plain(unit.unsure()),
            "given_up": plain(unit.quarantined()),
        }


def messages(store: Store, account_id: str) -> Iterator[StoredMessage]:
    """Every stored message of the account's processes, process by process."""
    with store.unit(account_id) as unit:
        rows = unit.processes()
    for row in rows:
        with store.unit(account_id) as unit:
            stored = unit.messages_of_process(row.process_id)
        yield from stored


def _process(unit: AccountUnit, row: ProcessRow) -> Json:
    return {
        **_fields(row),
        "messages": plain(unit.messages_of_process(row.process_id)),
        "corrections": [
            {
                "number": number,
                "at": plain(one.at),
                "undone_at": plain(one.undone_at),
                "words": one.words,
                "change": to_plain(one.change),  # type: ignore[dict-item] # plain values are JSON
            }
            for number, one in unit.numbered_corrections(row.process_id)
        ],
        "drafts": plain(unit.draft_rows(row.process_id)),
        "notes": plain(unit.interview_notes(row.process_id)),
        "held": plain(unit.holds(row.process_id)),
        "judgement": plain(unit.judgement(row.process_id)),
    }


def plain(value: object) -> Json:
    """A domain value as JSON's; bytes are left out."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, frozenset | set):
        return sorted((plain(one) for one in value), key=str)
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value)


def _fields(value: object) -> dict[str, Json]:
    named = {one.name: getattr(value, one.name) for one in fields(value)}  # type: ignore[arg-type] # a dataclass
    return {name: plain(one) for name, one in named.items() if not isinstance(one, bytes)}
