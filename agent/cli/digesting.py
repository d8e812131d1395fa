"""`followup digest`: render this week's digest from what is stored; nothing is asked of Gmail."""

import os
import sys
import tempfile
import webbrowser
from datetime import datetime
from pathlib import Path

from agent.bootstrap import account_of
from agent.cli.looking import opened
from agent.clock import utc_now
from agent.config import AccountSettings, Settings
from agent.digest.render import DigestText, fitting
from agent.errors import ConfigError
from agent.services.judging import Judging
from agent.services.memory import Memory
from agent.services.weekly import Weekly
from agent.store.repository import SqlStore


def run_digest(
    config: Path | None,
    *,
    preview: Path | None,
    show: bool,
    as_of: datetime | None,
    account: str | None,
) -> None:
    """Write the digest as HTML to a file, show it in the browser, or print its text."""
    settings, store = opened(config)
    chosen = _account(settings, account)
    text = _digest(settings, chosen, store, as_of or utc_now())
    if preview is not None:
        _write(preview, text)
    if show:
        _show(text)
    if preview is None and not show:
        print(f"{text.subject}\n\n{text.text}", end="")


def _account(settings: Settings, wanted: str | None) -> AccountSettings:
    known = {one.account_id: one for one in settings.accounts}
    if wanted is None and len(known) == 1:
        return settings.accounts[0]
    found = known.get((wanted or "").lower())
    if found is None:
        which = f"{wanted}: no such account" if wanted else "several accounts are configured"
        raise ConfigError(which, hint=f"Say --account {' or '.join(known)}.")
    return found


def _digest(
    settings: Settings, account: AccountSettings, store: SqlStore, now: datetime
) -> DigestText:
    known = account_of(settings, account, frozenset())
    judging = Judging(known, store, Memory(known, store))
    return fitting(Weekly(known, store, judging).week(now))[1]


def _write(path: Path, text: DigestText) -> None:
    try:
        path.write_text(text.html, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}", hint="Name a file to write to.") from error
    print(f"{text.subject}\n{path.resolve()}", file=sys.stderr)


def _show(text: DigestText) -> None:
    """Open it in the browser from a file that only the user can read."""
    handle, name = tempfile.mkstemp(prefix="followup-", suffix=".html")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text.html)
    if not webbrowser.open(Path(name).as_uri()):
        print(f"followup: no browser here; the digest is in {name}", file=sys.stderr)
