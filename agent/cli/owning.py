"""`followup export`, `forget`, `revoke`, `backup`, `restore`: what is the user's."""

import json
import mailbox
import os
import sys
from datetime import datetime
from pathlib import Path

from agent.bootstrap import account_of, mailbox_of, open_store, token_key
from agent.cli.looking import opened
from agent.cli.outcome import words
from agent.cli.running import account_named
from agent.cli.servicing import is_installed, run_remove
from agent.clock import utc_now
from agent.config import AccountSettings, Settings, config_path, load_settings
from agent.daemon import HEALTH_NAME
from agent.domain.draft import DraftState
from agent.errors import FollowupError, UserError
from agent.gmail.consent import revoke
from agent.services.correcting import find_process
from agent.services.deliver import withdraw
from agent.services.exporting import everything, messages
from agent.services.ledger import Ledger
from agent.services.reins import note_restored
from agent.store.lock import only_one
from agent.store.repository import SqlStore
from agent.store.upkeep import check_backup, copy_database, put_back

_REASON = "you took the consent back"


def run_export(config: Path | None, folder: Path) -> None:
    """Write followup.json and messages.mbox into a folder only the user can read."""
    settings, store = opened(config)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = {one.email: everything(store, one.account_id) for one in settings.accounts}
        _private(folder / "followup.json").write_text(
            json.dumps(known, indent=1, ensure_ascii=False), encoding="utf-8"
        )
        count = _write_mbox(_private(folder / "messages.mbox"), settings, store)
    except OSError as error:
        raise UserError(f"{folder}: cannot be written: {error.strerror}") from error
    print(f"{folder}: followup.json and messages.mbox with {count} messages")


def _private(path: Path) -> Path:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    path.chmod(0o600)
    return path


def _write_mbox(path: Path, settings: Settings, store: SqlStore) -> int:
    box, count = mailbox.mbox(path, create=False), 0
    for account in settings.accounts:
        for one in messages(store, account.account_id):
            entry = mailbox.mboxMessage(one.raw)
            entry.set_from(f"MAILER-DAEMON {one.at:%a %b %d %H:%M:%S %Y}")
            box.add(entry)
            count += 1
    box.flush()
    box.close()
    return count


def run_forget(config: Path | None, process: str | None, *, everything_: bool, yes: bool) -> None:
    """Delete one process, or all that the agent remembers. Gmail itself is left as it is."""
    if (process is None) is not everything_:
        raise UserError("name one process, or say --all")
    settings = load_settings(config_path(config))
    with only_one(settings.state_dir):
        if everything_:
            _forget_all(settings, yes=yes)
            return
        _, store = opened(config)
        ids = tuple(one.account_id for one in settings.accounts)
        known = find_process(store, ids, process or "")
        with store.unit(known.account_id) as unit:
            count = unit.forget_process(known.row.process_id)
        store.tidy()
        store.close()
    print(f"{known.row.slug} is forgotten, with {count} messages; Gmail is as it was.")
    print("New mail in its threads would open it anew.")
    for copy in _copies(settings):
        print(f"An older copy may still hold it: {copy}")


def _copies(settings: Settings) -> list[Path]:
    return sorted(settings.state_dir.glob(f"{settings.database.stem}.before-*"))


def _forget_all(settings: Settings, *, yes: bool) -> None:
    database = settings.database
    if not yes:
        raise UserError(
            f"{database} and its copies would be deleted, with every correction of yours",
            hint="Say it with --yes; `followup export FOLDER` keeps a copy for you.",
        )
    logs = (database.with_name(f"{database.name}{one}") for one in ("-wal", "-shm"))
    gone = [database, *logs, *_copies(settings), settings.state_dir / HEALTH_NAME]
    for path in gone:
        path.unlink(missing_ok=True)
    print("Everything is forgotten; Gmail is as it was. The consent stands: followup revoke")


def run_revoke(config: Path | None, email: str | None, *, drafts: bool) -> None:
    """Take the consent back: withdraw untouched drafts where wished, then revoke the token.

    With the last account's consent the service goes, if one is installed: first, for it is at work.
    """
    path = config_path(config)
    settings = load_settings(path)
    account = account_named(settings, email, path)
    others = (one for one in settings.accounts if one is not account)
    if not any(settings.token_file(one).exists() for one in others):
        _remove_service(config)
    with only_one(settings.state_dir):
        if drafts:
            _withdraw_all(settings, account, utc_now())
        stood = revoke(
            settings.token_file(account), token_uri=account.token_uri, token_key=token_key()
        )
    print(f"{account.email}: the consent is taken back" + ("" if stood else "; it was void before"))
    print("Still here: what was stored. To delete that as well: followup forget --all")


def _remove_service(config: Path | None) -> None:
    """Take the service away where there is one; what cannot be done is told, and ends nothing."""
    try:
        if is_installed(config):
            run_remove(config)
    except UserError as error:
        print("\n".join(words(error)), file=sys.stderr)


def _withdraw_all(settings: Settings, account: AccountSettings, now: datetime) -> None:
    store = open_store(settings.database)
    ledger = Ledger(store, mailbox_of(settings, account), account.account_id)
    live = [row for row in ledger.rows() if row.fact.state is DraftState.LIVE]
    after = [withdraw(ledger, row, _REASON, now) for row in live]
    store.close()
    gone = sum(row.fact.state is DraftState.WITHDRAWN for row in after)
    print(f"{account.email}: {gone} untouched drafts withdrawn, {len(after) - gone} left to you")


def run_backup(config: Path | None, file: Path) -> None:
    """Copy the database, also while the agent is at work. Tokens are not in it."""
    settings = load_settings(config_path(config))
    if not settings.database.exists():
        raise UserError(f"{settings.database}: there is nothing to back up yet")
    copy_database(settings.database, file)
    print(f"{file}: {file.stat().st_size // 1024} KiB; it holds mail, keep it to yourself")


def run_restore(config: Path | None, file: Path) -> None:
    """Put a backup back; the next pass looks at Gmail before anything is written again."""
    settings = load_settings(config_path(config))
    with only_one(settings.state_dir):
        check_backup(file)
        _keep_aside(settings)
        put_back(file, settings.database)
        store = open_store(settings.database)
        for account in settings.accounts:
            note_restored(store, account_of(settings, account, frozenset()), utc_now())
        store.close()
    print(f"{file} is put back. The next pass only looks at what stands in Gmail; then it goes on.")


def _keep_aside(settings: Settings) -> None:
    """Keep what is replaced, where it can still be read."""
    if not settings.database.exists():
        return
    aside = settings.database.with_suffix(".before-restore")
    try:
        copy_database(settings.database, aside)
    except FollowupError:
        settings.database.replace(aside)
    print(f"what was there is kept as {aside}", file=sys.stderr)
