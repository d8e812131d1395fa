"""Trouble of an account kept over restarts: until when Gmail is left alone, how often it failed.

What Gmail named is honoured; without a word of Gmail's the pauses double, up to an hour. Only what
is Gmail's counts here: a fault of ours and a question to the user do not go away by waiting.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from agent.errors import (
    FollowupError,
    NeedsConsentError,
    RateLimitedError,
    StoreError,
    TransientError,
)
from agent.ports.store import AccountRow, Store

# Passes that may fail in a row before the circuit opens.
PATIENCE = 3
_SHORTEST, _LONGEST = timedelta(minutes=1), timedelta(hours=1)


def respect_pause(store: Store, account_id: str, now: datetime) -> None:
    """Raise RateLimitedError while the account is to be left alone; nothing was asked then."""
    with store.unit(account_id) as unit:
        row = unit.account()
    if row and row.blocked_until and now < row.blocked_until:
        until = row.blocked_until
        raise RateLimitedError(f"Gmail is left alone until {until:%Y-%m-%d %H:%M} UTC", until=until)


def note_trouble(store: Store, account_id: str, error: FollowupError, now: datetime) -> None:
    """Remember a pass that failed, and until when nothing is to be asked."""
    with store.unit(account_id) as unit:
        row = unit.account()
        if row is not None:
            unit.save_account(_after(row, error, now))


@contextmanager
def noted_trouble(store: Store, account_id: str, now: datetime) -> Iterator[None]:
    """Remember trouble of the block as `note_trouble` does, and let it go on its way."""
    try:
        yield
    except StoreError:
        raise
    except FollowupError as error:
        note_trouble(store, account_id, error, now)
        raise


def _after(row: AccountRow, error: FollowupError, now: datetime) -> AccountRow:
    if isinstance(error, NeedsConsentError):
        return replace(row, needs_consent=str(error))
    if not isinstance(error, TransientError):
        return row
    failures = row.failures + 1
    named = error.until if isinstance(error, RateLimitedError) else None
    limited = isinstance(error, RateLimitedError)
    tries = failures if limited else failures - PATIENCE + 1
    pause = min(_SHORTEST * 2 ** min(max(tries - 1, 0), 10), _LONGEST) if tries > 0 else None
    until = named or (now + pause if pause else None)
    return replace(row, failures=failures, blocked_until=until or row.blocked_until)


def note_success(store: Store, account_id: str) -> None:
    """Forget trouble after a pass that ended well."""
    with store.unit(account_id) as unit:
        row = unit.account()
        if row and (row.failures or row.blocked_until or row.needs_consent):
            unit.save_account(replace(row, failures=0, blocked_until=None, needs_consent=""))
