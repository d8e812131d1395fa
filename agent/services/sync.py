"""Learn what changed in the mailbox since the last pass, without losing a message.

Theory of operation (gmail-api.md 2.5, 2.6). The cursor of the next pass is taken before anything
is listed. What history names is queued in the same transaction that moves the cursor, so a crash
repeats work and never skips it; the queue is worked off by `intake`. A cursor that expired leads
to a listing bounded by the last good pass, less two days, with the new cursor taken first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent.errors import CursorExpiredError, GoneError, NeedsConsentError, RefusedError
from agent.ports.mailbox import Change, ChangeKind, Mailbox, MessageRef, Profile
from agent.ports.store import AccountRow, AccountUnit, Store
from agent.services.account import Account

# Mail that arrived while the cursor was being lost may be older than the last good pass.
OVERLAP = timedelta(days=2)
# A mailbox that lost this much of itself between two passes is another one, or was emptied.
SHRUNK_BELOW = 0.2
_WORTH_NOTICING = 200
CLOCK_SKEW = timedelta(minutes=10)

# Mail that is nobody's word yet, or is not wanted.
HIDDEN = frozenset({"DRAFT", "SPAM", "TRASH", "CHAT"})


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did: whether it was the first, whether it had to list, and what changed."""

    first: bool = False
    resynced: bool = False
    relabelled: frozenset[str] = frozenset()


def sync(
    account: Account, mailbox: Mailbox, store: Store, now: datetime, *, real_clock: bool
) -> Synced:
    """Bring the queue up to date. Raises NeedsConsentError or RefusedError before any change."""
    profile = mailbox.profile()
    with store.unit(account.account_id) as unit:
        row = unit.account()
    _refuse_the_improbable(account, row, profile, now, real_clock=real_clock)
    if row is None or not row.cursor:
        return _first_sync(account, mailbox, store, profile, now)
    try:
        history = mailbox.history(row.cursor)
    except CursorExpiredError:
        return _resync(account, mailbox, store, row, now)
    with store.unit(account.account_id) as unit:
        relabelled = _take_in(unit, history.changes)
        _save(unit, row, profile, history.history_id, now)
    return Synced(relabelled=_note_labels(account, mailbox, store, relabelled))


def _refuse_the_improbable(
    account: Account, row: AccountRow | None, profile: Profile, now: datetime, *, real_clock: bool
) -> None:
    if profile.email.lower() != account.account_id:
        raise NeedsConsentError(
            f"the token for {account.email} opens another account's mailbox",
            hint=f"Run `followup auth` and choose {account.email}.",
        )
    if row and row.messages_total >= _WORTH_NOTICING:
        left = profile.messages_total / row.messages_total
        if left < SHRUNK_BELOW:
            raise RefusedError(
                f"the mailbox held {row.messages_total} messages, now {profile.messages_total}",
                hint="If that is right, run `followup once --accept-changes`; nothing was written.",
            )
    if real_clock and profile.server_time and abs(profile.server_time - now) > CLOCK_SKEW:
        raise RefusedError(
            f"this machine's clock is {abs(profile.server_time - now)} away from Gmail's",
            hint="Set the clock right; until then nothing is written.",
        )


def _first_sync(
    account: Account, mailbox: Mailbox, store: Store, profile: Profile, now: datetime
) -> Synced:
    since = now - timedelta(days=account.first_look_days)
    refs = list(mailbox.messages(_after(since)))
    with store.unit(account.account_id) as unit:
        row = unit.account() or AccountRow(account.account_id, account.email, first_run_at=now)
        unit.enqueue(reversed(refs))
        _save(unit, row, profile, profile.history_id, now)
    return Synced(first=True)


def _resync(
    account: Account, mailbox: Mailbox, store: Store, row: AccountRow, now: datetime
) -> Synced:
    profile = mailbox.profile()
    refs = list(mailbox.messages(_after((row.last_poll_at or row.first_run_at) - OVERLAP)))
    with store.unit(account.account_id) as unit:
        unit.enqueue(reversed(refs))
        _save(unit, replace(row, last_resync_at=now), profile, profile.history_id, now)
    return Synced(resynced=True)


def _after(instant: datetime) -> str:
    # Dates in a search are Pacific, epoch seconds exact (gmail-api.md 2.4); one second overlaps.
    return f"after:{int(instant.timestamp()) - 1}"


def _take_in(unit: AccountUnit, changes: Iterable[Change]) -> tuple[str, ...]:
    """Queue what is new; answers the known or hidden messages whose labels changed."""
    relabelled: dict[str, None] = {}
    for change in changes:
        if change.kind is ChangeKind.ADDED and not change.labels & HIDDEN:
            unit.enqueue([MessageRef(change.gmail_id, change.thread_id)])
        elif change.kind in (ChangeKind.LABEL_ADDED, ChangeKind.LABEL_REMOVED):
            relabelled[change.gmail_id] = None
    return tuple(relabelled)


def _note_labels(
    account: Account, mailbox: Mailbox, store: Store, gmail_ids: Iterable[str]
) -> frozenset[str]:
    """Store labels as they are now; answers the stored messages concerned.

    History holds a snapshot, the message the truth. Mail that came out of Spam or Trash is mail
    like any other from then on.
    """
    noted: set[str] = set()
    for gmail_id in gmail_ids:
        try:
            view = mailbox.view(gmail_id)
        except GoneError:
            continue
        with store.unit(account.account_id) as unit:
            if unit.message(gmail_id) is not None:
                unit.set_labels(gmail_id, view.labels)
                noted.add(gmail_id)
            elif not view.labels & HIDDEN:
                unit.enqueue([MessageRef(gmail_id, view.thread_id)])
    return frozenset(noted)


def _save(unit: AccountUnit, row: AccountRow, profile: Profile, cursor: str, now: datetime) -> None:
    total = profile.messages_total
    unit.save_account(replace(row, cursor=cursor, last_poll_at=now, messages_total=total))
