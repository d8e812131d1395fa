"""What keeps the agent from writing to Gmail: no yes yet, a pause, a backup just put back.

Held back means: mail is read and judged as ever, nothing is drafted, taken back or delivered. What
the rules ask for is worked out anew by the first pass that may write, as at that instant: so a
pause leaves no burst of stale drafts behind. It must not know rules or mail.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from agent.ports.store import AccountRow, AccountUnit, Store
from agent.services.account import Account


class Rein(StrEnum):
    """Why nothing is written, in words that a user can read."""

    NOT_ACCEPTED = "you have not said yes to the first look yet"
    PAUSED = "the account is paused"
    RESTORED = "a backup was put back: what stands in Gmail is looked at first"


def rein_of(row: AccountRow | None, now: datetime, *, ask_first: bool) -> Rein | None:
    """What holds the account back at `now`; None where it may write.

    `ask_first` is for whoever runs unattended: then the user's yes is wanted before anything else.
    """
    if row is None:
        return Rein.NOT_ACCEPTED if ask_first else None
    if row.restored_at is not None:
        return Rein.RESTORED
    if row.paused and (row.paused_until is None or now < row.paused_until):
        return Rein.PAUSED
    return Rein.NOT_ACCEPTED if ask_first and row.accepted_at is None else None


def accept(store: Store, account: Account, now: datetime) -> None:
    """Take the user's yes to the first look: the next pass may write."""
    _change(store, account, now, lambda row: replace(row, accepted_at=row.accepted_at or now))


def note_acting(store: Store, account: Account, now: datetime) -> None:
    """A pass that the user asked for has written: that is a yes as well."""
    with store.unit(account.account_id) as unit:
        row = unit.account()
        if row is not None and row.accepted_at is None:
            unit.save_account(replace(row, accepted_at=now))


def pause(store: Store, account: Account, until: datetime | None, now: datetime) -> None:
    """Write nothing for this account, until an instant (UTC) or until `resume`."""
    _change(store, account, now, lambda row: replace(row, paused=True, paused_until=until))


def resume(store: Store, account: Account, now: datetime) -> None:
    """Write again: the next pass judges every process once, as at that instant."""
    _change(store, account, now, lambda row: replace(row, paused=False, paused_until=None))


def note_restored(store: Store, account: Account, now: datetime) -> None:
    """The database is a backup that was put back: the next pass only looks."""
    _change(store, account, now, lambda row: replace(row, restored_at=now))


def settle(store: Store, account_id: str, rein: Rein | None, now: datetime) -> None:
    """Let go, after a pass that ended well, of what that pass has settled."""
    with store.unit(account_id) as unit:
        row = unit.account()
        if row is None:
            return
        over = row.paused and row.paused_until is not None and row.paused_until <= now
        if rein is Rein.RESTORED:
            unit.save_account(replace(row, restored_at=None))
            _look_at_everything(unit)
        elif over:
            unit.save_account(replace(row, paused=False, paused_until=None))
            _look_at_everything(unit)


def _change(
    store: Store, account: Account, now: datetime, change: Callable[[AccountRow], AccountRow]
) -> None:
    with store.unit(account.account_id) as unit:
        row = unit.account() or AccountRow(account.account_id, account.email, first_run_at=now)
        unit.save_account(change(row))
        _look_at_everything(unit)


def _look_at_everything(unit: AccountUnit) -> None:
    for process in unit.processes():
        unit.mark_news(process.process_id)
