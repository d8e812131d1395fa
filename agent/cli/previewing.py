"""`followup preview` and the first `run`: look first, write to Gmail only after the user's yes.

What is read stays read: processes shown here can be corrected by name. What would be drafted today
is found by a dry pass over a copy of the database, so that nothing of it is remembered.
"""

import json
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from agent.bootstrap import account_of, mailbox_of, session_of
from agent.cli.looking import opened, plain_outline, print_table
from agent.cli.outcome import exit_status, words
from agent.clock import utc_now
from agent.config import AccountSettings, Settings
from agent.domain.correction import Ignore
from agent.domain.events import DraftCreated, to_fields
from agent.errors import BusyError, FollowupError, StoreError, UserError
from agent.replay.timeline import Timeline
from agent.services.correcting import correct, find_process
from agent.services.dry_run import DryMailbox
from agent.services.looking import Looking, Outline
from agent.services.reins import Rein, accept
from agent.store.lock import only_one
from agent.store.repository import SqlStore

_QUESTION = "Write these into your Drafts from now on? (yes, no, or: ignore PROCESS) "


@dataclass(frozen=True, slots=True)
class Preview:
    """What an account's first look shows."""

    account: AccountSettings
    outlines: list[Outline]
    drafts: list[DraftCreated]
    accepted: bool
    held: Rein | None


def run_preview(config: Path | None, *, yes: bool, as_json: bool) -> None:
    """Show what was found and what would be drafted today; write only after a yes.

    Leaves with the highest of the accounts' exit statuses.
    """
    settings, store = opened(config)
    statuses = [0]
    with ExitStack() as stack:
        alone = _alone(stack, settings)
        for account in settings.accounts:
            try:
                preview = _preview(settings, account, store, read=alone)
                if as_json:
                    _print_json(preview)
                else:
                    _print(preview)
                _settle(settings, store, preview, yes=yes, ask=not as_json)
            except StoreError:
                raise
            except FollowupError as error:
                _complain(account, error)
                statuses.append(exit_status(error))
    if any(statuses):
        raise SystemExit(max(statuses))


def first_look(settings: Settings, store: SqlStore) -> None:
    """Before a daemon's first draft: a user at the terminal is asked, others are told the command.

    The caller holds the lock.
    """
    for account in settings.accounts:
        if _accepted(store, account):
            continue
        if not sys.stdin.isatty():
            print(
                f"{account.email}: mail is read, and nothing is written until you say yes: "
                "followup preview",
                file=sys.stderr,
            )
            continue
        try:
            preview = _preview(settings, account, store, read=True)
        except StoreError:
            raise
        except FollowupError as error:
            _complain(account, error)
        else:
            _print(preview)
            _settle(settings, store, preview, yes=False, ask=True)


def say_yes(settings: Settings, store: SqlStore) -> None:
    """Take the yes for every account without a look."""
    for account in settings.accounts:
        if not _accepted(store, account):
            accept(store, account_of(settings, account, frozenset()), utc_now())


def _alone(stack: ExitStack, settings: Settings) -> bool:
    """Whether this process may read mail; a daemon at work has read it already."""
    try:
        stack.enter_context(only_one(settings.state_dir))
    except BusyError:
        print("The agent is at work: this is what it knows by now.", file=sys.stderr)
        return False
    return True


def _accepted(store: SqlStore, account: AccountSettings) -> bool:
    with store.unit(account.account_id) as unit:
        row = unit.account()
    return row is not None and row.accepted_at is not None


def _preview(
    settings: Settings, account: AccountSettings, store: SqlStore, *, read: bool
) -> Preview:
    mailbox = DryMailbox(mailbox_of(settings, account))
    accepted, now = _accepted(store, account), utc_now()
    if read and not accepted:
        days = account.first_look_days
        print(
            f"{account.email}: looking through the last {days} days. Of a very large mailbox this "
            "takes up to an hour; broken off, it goes on where it was.",
            file=sys.stderr,
        )
        session_of(settings, account, mailbox, store, ask_first=True).run(now)
    copy = store.copy_in_memory()
    try:
        report = session_of(settings, account, mailbox, copy).run(now)
        outlines = _outlines(settings, account, copy, now)
    finally:
        copy.close()
    drafts = [one for one in report.events if isinstance(one, DraftCreated)]
    return Preview(account, outlines, drafts, accepted, report.held)


def _outlines(
    settings: Settings, account: AccountSettings, store: SqlStore, now: datetime
) -> list[Outline]:
    """Every process that was found, those that run first."""
    looking = Looking(account_of(settings, account, frozenset()), store)
    rows = sorted(looking.processes(), key=lambda row: row.closed is not None)
    return [looking.outline(row, now) for row in rows]


def _print(preview: Preview) -> None:
    account = preview.account
    if preview.outlines:
        print_table(account, preview.outlines)
    else:
        print(f"{account.email}: no hiring process was found")
    timeline = Timeline(account.zone)
    print("\nToday's drafts:" if preview.drafts else "\nNothing would be drafted today.")
    for draft in preview.drafts:
        print("\n".join(timeline.lines(draft)))
        print("\n".join(f"           | {line}" for line in draft.body.splitlines()))
    if preview.held:
        print(f"\nNothing is written: {preview.held}.")


def _print_json(preview: Preview) -> None:
    """One JSON object a line: processes, then drafts, then the account itself."""
    account = preview.account
    for outline in preview.outlines:
        print(json.dumps({"what": "process", **plain_outline(account, outline)}))
    for draft in preview.drafts:
        fields = to_fields(draft, account.zone)
        print(json.dumps({"what": "draft", "account": account.email, **fields}))
    last = {"what": "account", "account": account.email, "accepted": preview.accepted}
    print(json.dumps({**last, "held": preview.held.value if preview.held else None}))


def _settle(settings: Settings, store: SqlStore, preview: Preview, *, yes: bool, ask: bool) -> None:
    if preview.accepted:
        return
    account = preview.account
    if yes or (ask and sys.stdin.isatty() and _says_yes(settings, store, preview)):
        accept(store, account_of(settings, account, frozenset()), utc_now())
        print(f"{account.email}: from now on drafts are written", file=sys.stderr)
        return
    print(
        f"{account.email}: nothing was written to Gmail, and nothing will be until you say yes.\n"
        "Set right what is wrong with `followup correct PROCESS ...`, leave one alone with\n"
        "`followup correct PROCESS --ignore`, then: followup preview --accept",
        file=sys.stderr,
    )


def _says_yes(settings: Settings, store: SqlStore, preview: Preview) -> bool:
    """Ask at the terminal until there is a yes or a no."""
    while True:
        print(_QUESTION, end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip()
        if answer.lower() in ("y", "yes"):
            return True
        word, _, name = answer.partition(" ")
        if word.lower() != "ignore" or not name:
            return False
        try:
            known = find_process(store, (preview.account.account_id,), name.strip())
            correct(store, known, Ignore(), "--ignore", utc_now())
        except UserError as error:
            print("\n".join(words(error)), file=sys.stderr)
            continue
        print(f"{known.row.slug} is left alone.", file=sys.stderr)
        preview = _preview(settings, preview.account, store, read=False)
        _print(preview)


def _complain(account: AccountSettings, error: FollowupError) -> None:
    for line in words(error, account.email):
        print(line, file=sys.stderr)
