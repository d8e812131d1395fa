"""What the user says about a process, taken down: stored as it was said, listed, taken back."""

import difflib
from dataclasses import dataclass, replace
from datetime import datetime

from agent.domain.correction import Change, Correction
from agent.errors import UserError
from agent.ports.store import ProcessRow, Store

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A process and the account it belongs to."""

    account_id: str
    row: ProcessRow


def find_process(store: Store, account_ids: tuple[str, ...], name: str) -> Known:
    """The process of that name (its slug, or a part of it that fits only one), in any account.

    Raises UserError naming the nearest ones.
    """
    every = [
        Known(account_id, row) for account_id in account_ids for row in _rows(store, account_id)
    ]
    exact = [one for one in every if one.row.slug == name]
    found = exact or [one for one in every if name.lower() in one.row.slug]
    if len(found) == 1:
        return found[0]
    into = "" if found else _merged_into(store, account_ids, name)
    if into:
        raise UserError(f"{name}: was merged into {into}", hint=f"Say {into} instead.")
    slugs = [one.row.slug for one in (found or every)]
    near = slugs[:_MOST_NAMED] if found else difflib.get_close_matches(name, slugs, 3, 0.4)
    more = " or another" if found and len(slugs) > _MOST_NAMED else ""
    raise UserError(
        f"{name}: {'fits several processes' if found else 'no such process'}",
        hint=f"Did you mean {' or '.join(near)}{more}?" if near else "See `followup status --all`.",
    )


def _merged_into(store: Store, account_ids: tuple[str, ...], name: str) -> str:
    """What the process is called that one of this very name was merged into; "" for none."""
    for account_id in account_ids:
        with store.unit(account_id) as unit:
            row = unit.process_by_slug(name)
            while row is not None and row.merged_into:
                row = unit.process(row.merged_into)
        if row is not None:
            return row.slug
    return ""


def _rows(store: Store, account_id: str) -> tuple[ProcessRow, ...]:
    with store.unit(account_id) as unit:
        return unit.processes()


def correct(store: Store, known: Known, change: Change, words: str, now: datetime) -> int:
    """Store what was said; the process is judged anew at the next pass. Answers its number."""
    with store.unit(known.account_id) as unit:
        number = unit.add_correction(known.row.process_id, Correction(now, change, words=words))
        unit.save_process(replace(known.row, dirty=True))
    return number


def undo(store: Store, known: Known, number: int, now: datetime) -> None:
    """Take a correction back. Raises UserError where there is none of that number.

    Where it moved messages between processes (`Refiled`), moving them back is the caller's.
    """
    with store.unit(known.account_id) as unit:
        done = unit.undo_correction(known.row.process_id, number, now)
        unit.save_process(replace(known.row, dirty=True))
    if not done:
        raise UserError(
            f"{known.row.slug}: no correction {number} is in force",
            hint=f"See `followup correct {known.row.slug} --list`.",
        )


def said(store: Store, known: Known) -> tuple[tuple[int, Correction], ...]:
    """Everything the user said of the process, with numbers."""
    with store.unit(known.account_id) as unit:
        return unit.numbered_corrections(known.row.process_id)
