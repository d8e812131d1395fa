"""`followup once`: one pass over every configured account, its events printed."""

import json
import sys
from datetime import datetime
from pathlib import Path

from agent.bootstrap import mailbox_of, open_store, session_of
from agent.cli.outcome import exit_status, words
from agent.clock import speed, utc_now
from agent.config import AccountSettings, Settings, config_path, load_settings
from agent.domain.events import Event, to_fields
from agent.errors import ConfigError, FollowupError, StoreError
from agent.ports.store import Store
from agent.replay.timeline import Timeline, by_process
from agent.services.dry_run import DryMailbox
from agent.services.pausing import noted_trouble
from agent.services.reins import note_acting
from agent.services.sync import accept_changes
from agent.store.lock import only_one


def run_once(
    config: Path | None,
    *,
    as_of: datetime | None,
    dry_run: bool,
    as_json: bool,
    accept: bool = False,
) -> None:
    """One pass for each account; one account's trouble does not stop the others.

    With `accept` a mailbox that has become much smaller is taken as it is.

    Leaves with the highest of the accounts' exit statuses.
    """
    path = config_path(config)
    settings = load_settings(path)
    if not settings.accounts:
        raise ConfigError(f"{path}: no account is configured", hint="Add an [[accounts]] table.")
    with only_one(settings.state_dir) as lease:
        store = open_store(settings.database)
        store.guard(lease.check)
        if dry_run:
            store = store.copy_in_memory()
        for one in settings.accounts if accept else ():
            accept_changes(store, one.account_id)
        statuses = [
            _pass(settings, one, store, as_of, dry_run, as_json) for one in settings.accounts
        ]
    if any(statuses):
        raise SystemExit(max(statuses))


def _pass(
    settings: Settings,
    account: AccountSettings,
    store: Store,
    as_of: datetime | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    _say_defaults(account)
    try:
        now = as_of or utc_now()
        with noted_trouble(store, account.account_id, now):
            mailbox = mailbox_of(settings, account)
            session = session_of(
                settings,
                account,
                DryMailbox(mailbox) if dry_run else mailbox,
                store,
                real_clock=as_of is None and speed() == 1.0,
            )
        report = session.run(now)
        if not dry_run:
            # Whoever has a pass carried out by hand or by a script wants drafts.
            note_acting(store, session.account, now)
    except StoreError:
        raise
    except FollowupError as error:
        for line in words(error, account.email):
            print(line, file=sys.stderr)
        return exit_status(error)
    if report.held:
        print(f"{account.email}: nothing is written: {report.held}", file=sys.stderr)
    _print(report.events, account, as_json=as_json)
    return 0


def _print(events: tuple[Event, ...], account: AccountSettings, *, as_json: bool) -> None:
    timeline = Timeline(account.zone)
    for event in events if as_json else by_process(events):
        if as_json:
            print(json.dumps(to_fields(event, account.zone), ensure_ascii=False))
        else:
            print("\n".join(timeline.lines(event)))
    if not events and not as_json:
        print(f"{account.email}: nothing new, nothing to do")


def _say_defaults(account: AccountSettings) -> None:
    if not account.timezone:
        print(f"{account.email}: time zone UTC (none is configured)", file=sys.stderr)
