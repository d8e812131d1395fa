"""Learn what changed in the mailbox since the last pass, without losing a message.

Theory of operation (gmail-api.md 2.5, 2.6). The cursor of the next pass is taken before anything
is listed. What history names is queued, labels and deletions are noted, and the cursor moves, all
in one transaction: a crash repeats work and never skips it. The queue is worked off by `intake`. A
cursor that expired leads to a listing bounded by the last good pass, less two days, and to a look
at the labels of every running process's threads. Every few hours mail is listed all the same, and
what history had not told of is queued and counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent.errors import CursorExpiredError, GoneError, NeedsConsentError, RefusedError
from agent.ports.mailbox import Change, ChangeKind, Mailbox, MessageRef, Profile
from agent.ports.store import AccountRow, AccountUnit, Store
from agent.reading import VERSION
from agent.services.account import Account
from agent.services.backfill import chosen

# Mail that arrived while the cursor was being lost may be older than the last good pass.
OVERLAP = timedelta(days=2)
# A full resync at most so often: a quiet mailbox can answer 404 to its own newest cursor.
RESYNC_EVERY = timedelta(hours=6)
_SHORT_OVERLAP = timedelta(hours=2)
# How often history is checked against a listing.
LIST_EVERY = timedelta(hours=6)
# A search index has been seen to lag by days (gmail-api.md 2.4).
_LIST_BACK = timedelta(days=7)
# A mailbox that lost this much of itself between two passes is another one, or was emptied.
SHRUNK_BELOW = 0.2
_WORTH_NOTICING, _FEW = 200, 20
CLOCK_SKEW = timedelta(minutes=10)
_MOST_THREADS = 200

# Mail that is nobody's word yet, or is not wanted.
HIDDEN = frozenset({"DRAFT", "SPAM", "TRASH", "CHAT"})
_GONE = frozenset({"TRASH"})
_RELABELS = (ChangeKind.LABEL_ADDED, ChangeKind.LABEL_REMOVED, ChangeKind.DELETED)


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did: whether it was the first, whether it had to list, and what changed."""

    first: bool = False
    resynced: bool = False
    relabelled: frozenset[str] = frozenset()


def profile_of(
    account: Account, mailbox: Mailbox, store: Store, now: datetime, *, real_clock: bool
) -> Profile:
    """The mailbox's profile, once nothing about it is improbable.

    A pass begins with it: before it nothing may be written. Raises NeedsConsentError, RefusedError.
    """
    profile = mailbox.profile()
    with store.unit(account.account_id) as unit:
        row = unit.account()
    _refuse_the_improbable(account, row, profile, now, real_clock=real_clock)
    return profile


def sync(
    account: Account, mailbox: Mailbox, store: Store, now: datetime, profile: Profile
) -> Synced:
    """Bring the queue up to date. `profile` was asked for in this pass, before anything else."""
    with store.unit(account.account_id) as unit:
        row = unit.account()
    if row is None or not row.cursor:
        return _first_sync(account, mailbox, store, profile, now)
    listed = _listing(mailbox, row, now)
    try:
        history = mailbox.history(row.cursor)
    except CursorExpiredError:
        return _resync(account, mailbox, store, row, now)
    changes = history.changes
    relabelled = {one.gmail_id: None for one in changes if one.kind in _RELABELS}
    labels = _labels_now(account, mailbox, store, relabelled)
    with store.unit(account.account_id) as unit:
        _take_in(unit, changes)
        noted = _note_labels(unit, labels)
        row = _check_history(unit, row, listed, now)
        _save(unit, row, profile, history.history_id, now)
    return Synced(relabelled=noted)


def _listing(mailbox: Mailbox, row: AccountRow, now: datetime) -> list[MessageRef] | None:
    """Every few hours the mail of late, listed before history is read; None where it is not due."""
    since = row.listed_at or row.first_run_at
    if now - since < LIST_EVERY:
        return None
    return list(mailbox.messages(_after(since - _LIST_BACK)))


def _check_history(
    unit: AccountUnit, row: AccountRow, listed: list[MessageRef] | None, now: datetime
) -> AccountRow:
    """Queue and count what the listing shows and history had not told of."""
    if listed is None:
        return row
    known = unit.known([ref.gmail_id for ref in listed])
    missed = [ref for ref in listed if ref.gmail_id not in known]
    unit.enqueue(reversed(missed))
    return replace(row, listed_at=now, missed=row.missed + len(missed))


def accept_changes(store: Store, account_id: str) -> None:
    """Take the mailbox as it is now: the user has looked, and it is rightly so much smaller."""
    with store.unit(account_id) as unit:
        row = unit.account()
        if row is not None:
            unit.save_account(replace(row, messages_total=0))


def _refuse_the_improbable(
    account: Account, row: AccountRow | None, profile: Profile, now: datetime, *, real_clock: bool
) -> None:
    if profile.email.lower() != account.account_id:
        raise NeedsConsentError(
            f"the token for {account.email} opens another account's mailbox",
            hint=f"Run `followup auth` and choose {account.email}.",
        )
    if row and row.messages_total >= _FEW:
        left = profile.messages_total / row.messages_total
        if left == 0 or (left < SHRUNK_BELOW and row.messages_total >= _WORTH_NOTICING):
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
    large = len(refs) > account.read_whole
    if large:
        refs = chosen(mailbox, refs, since, now)
    with store.unit(account.account_id) as unit:
        row = unit.account() or AccountRow(account.account_id, account.email, first_run_at=now)
        row = replace(row, reader=VERSION, backfill_since=since if large else None)
        unit.enqueue(reversed(refs))
        _save(unit, row, profile, profile.history_id, now)
    return Synced(first=True)


def _resync(
    account: Account, mailbox: Mailbox, store: Store, row: AccountRow, now: datetime
) -> Synced:
    """List what came since the last good pass; labels of known threads at most every six hours."""
    profile = mailbox.profile()
    last = row.last_poll_at or row.first_run_at
    full = row.last_resync_at is None or now - row.last_resync_at >= RESYNC_EVERY
    refs = list(mailbox.messages(_after(last - (OVERLAP if full else _SHORT_OVERLAP))))
    labels = _labels_of_running(account, mailbox, store) if full else {}
    with store.unit(account.account_id) as unit:
        unit.enqueue(reversed(refs))
        noted = _note_labels(unit, labels)
        row = replace(row, last_resync_at=now) if full else row
        _save(unit, row, profile, profile.history_id, now)
    return Synced(resynced=full, relabelled=noted)


def _labels_of_running(
    account: Account, mailbox: Mailbox, store: Store
) -> dict[str, tuple[str, frozenset[str]]]:
    """Labels as they are now in the threads of every process that has not ended."""
    with store.unit(account.account_id) as unit:
        running = [row for row in unit.processes() if row.closed is None]
        stored = [one for row in running for one in unit.messages_of_process(row.process_id)]
    newest = sorted(stored, key=lambda one: one.at, reverse=True)
    threads = dict.fromkeys(one.thread_id for one in newest)
    there: dict[str, frozenset[str]] = {}
    for thread_id in list(threads)[:_MOST_THREADS]:
        try:
            views = mailbox.thread(thread_id)
        except GoneError:
            views = ()
        there |= {view.gmail_id: view.labels for view in views}
    looked_at = set(list(threads)[:_MOST_THREADS])
    return {
        one.gmail_id: (one.thread_id, there.get(one.gmail_id, _GONE))
        for one in stored
        if one.thread_id in looked_at and there.get(one.gmail_id, _GONE) != one.labels
    }


def _after(instant: datetime) -> str:
    # Dates in a search are Pacific, epoch seconds exact (gmail-api.md 2.4); one second overlaps.
    # Drafts are nobody's word yet: listed, they would be fetched and set aside at every listing.
    return f"after:{int(instant.timestamp()) - 1} -in:drafts"


def _take_in(unit: AccountUnit, changes: Iterable[Change]) -> None:
    """Queue what is new."""
    unit.enqueue(
        MessageRef(change.gmail_id, change.thread_id)
        for change in changes
        if change.kind is ChangeKind.ADDED and not change.labels & HIDDEN
    )


def _labels_now(
    account: Account, mailbox: Mailbox, store: Store, gmail_ids: Iterable[str]
) -> dict[str, tuple[str, frozenset[str]]]:
    """Thread and labels as they are now: history holds a snapshot, the message the truth.

    A message of ours that was deleted for good counts as thrown away.
    """
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for gmail_id in gmail_ids:
        try:
            view = mailbox.view(gmail_id)
        except GoneError:
            with store.unit(account.account_id) as unit:
                stored = unit.message(gmail_id)
            if stored is not None:
                found[gmail_id] = (stored.thread_id, stored.labels - {"INBOX"} | _GONE)
        else:
            found[gmail_id] = (view.thread_id, view.labels)
    return found


def _note_labels(
    unit: AccountUnit, labels: dict[str, tuple[str, frozenset[str]]]
) -> frozenset[str]:
    """Store labels, with the news for their processes; answers the stored messages concerned.

    Mail that came out of Spam or Trash is mail like any other from then on.
    """
    noted: set[str] = set()
    for gmail_id, (thread_id, now) in labels.items():
        stored = unit.message(gmail_id)
        if stored is not None:
            unit.set_labels(gmail_id, now)
            unit.mark_news(stored.process_id)
            noted.add(gmail_id)
        elif not now & HIDDEN:
            unit.enqueue([MessageRef(gmail_id, thread_id)])
    return frozenset(noted)


def _save(unit: AccountUnit, row: AccountRow, profile: Profile, cursor: str, now: datetime) -> None:
    total = profile.messages_total
    unit.save_account(replace(row, cursor=cursor, last_poll_at=now, messages_total=total))
