"""`followup run` and `followup auth`: the daemon started, consent asked for."""

import json
import logging
import sys
import threading
import traceback
import webbrowser
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from agent.bootstrap import (
    consent_since,
    mailbox_of,
    offer_labels,
    open_store,
    session_of,
    token_key,
)
from agent.cli.metrics import Meter, render, served
from agent.cli.previewing import first_look, say_yes
from agent.cli.watching_config import LiveSettings
from agent.clock import speed, utc_now
from agent.config import AccountSettings, Settings, config_path, load_settings
from agent.daemon import Daemon, Pass, Passed
from agent.errors import ConfigError
from agent.gmail.connect import Manners
from agent.gmail.consent import Asking, authorise
from agent.gmail.quota import Tally
from agent.gmail.scopes import LABELS, NEEDED
from agent.services.pausing import noted_trouble
from agent.services.session import Session
from agent.store.lock import only_one
from agent.store.repository import SqlStore

# These libraries would put addresses, bodies or tokens into a log.
_TALKATIVE = ("googleapiclient", "google", "google_auth_httplib2", "oauthlib", "requests_oauthlib")


class JsonLines(logging.Formatter):
    """One JSON object a line, for machines that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, place and words; of an exception where it was, not what it said."""
        fields: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0]:
            fields["trace"] = _trace(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """Lines for a terminal; an exception's own words may quote mail, so they are left out."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        """Where it was, not what it said."""
        return "\n".join(_trace(ei))


def _trace(found: Any) -> list[str]:
    frames = traceback.extract_tb(found[2])
    lines = [f"{Path(one.filename).name}:{one.lineno} in {one.name}" for one in frames]
    return [*lines, found[0].__name__]


def set_up_logging(level: int = logging.INFO) -> None:
    """Logs go to standard error: ids and counts only; JSON where no terminal shows them."""
    handler = logging.StreamHandler(sys.stderr)
    shown = sys.stderr.isatty()
    plain = PlainLines("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(plain if shown else JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in (*_TALKATIVE, "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.ERROR)


def run_daemon(config: Path | None, *, yes: bool = False) -> None:
    """Look after every account until told to stop.

    `yes` says that no first look is wanted. Without it a user at a terminal is asked before the
    first draft; anybody else finds in the log what to type.
    """
    path = config_path(config)
    settings = load_settings(path)
    if not settings.accounts:
        raise ConfigError(f"{path}: no account is configured", hint="Add an [[accounts]] table.")
    set_up_logging()
    with only_one(settings.state_dir) as lease:
        store = open_store(settings.database)
        store.guard(lease.check)
        say_yes(settings, store) if yes else first_look(settings, store)
        stop, live = threading.Event(), LiveSettings(path, settings)
        lease.on_loss = stop.set
        tallies = {one.account_id: Tally() for one in settings.accounts}
        daemon = Daemon(
            passes={
                name: _pass_of(live, name, store, _manners(stop, tally))
                for name, tally in tallies.items()
            },
            every=settings.poll.every,
            state_dir=settings.state_dir,
            stop=stop,
            speed=speed(),
        )
        with _metrics(settings, daemon, store, tallies):
            status = daemon.run()
        store.close()
        if lease.lost is not None:
            raise lease.lost
    raise SystemExit(status)


def _manners(stop: threading.Event, tally: Tally) -> Manners:
    """No wait outlasts the daemon's end; what is spent is counted over all of its mailboxes."""

    def pause(seconds: float) -> None:
        stop.wait(seconds)

    return Manners(sleep=pause, tally=tally)


def _metrics(
    settings: Settings, daemon: Daemon, store: SqlStore, tallies: Mapping[str, Tally]
) -> AbstractContextManager[object]:
    """Figures served while the block runs, where a port is configured."""
    if not settings.metrics.port:
        return nullcontext()
    meters = tuple(
        Meter(one.account_id, tallies[one.account_id].usage, partial(consent_since, settings, one))
        for one in settings.accounts
    )
    return served(settings.metrics.port, lambda: render(meters, daemon.looked, store, utc_now()))


def _pass_of(live: LiveSettings, account_id: str, store: SqlStore, manners: Manners) -> Pass:
    """The account's pass; its mailbox is opened by the first one and again after trouble."""
    held: list[tuple[Settings, Session]] = []

    def look(now: datetime) -> Passed:
        settings = live.current()
        known = held.pop() if held else None
        if known is None or known[0] is not settings:
            with noted_trouble(store, account_id, now):
                known = (settings, _session(settings, account_id, store, manners))
        report = known[1].run(now)
        # Kept only after a pass that ended well: a broken one begins anew from the store.
        held.append(known)
        words = f"{report.held}" if report.held else ""
        return Passed(len(report.events), words, live.problem)

    return look


def _session(settings: Settings, account_id: str, store: SqlStore, manners: Manners) -> Session:
    account = next(one for one in settings.accounts if one.account_id == account_id)
    mailbox = mailbox_of(settings, account, utc_now, manners)
    real = speed() == 1.0
    return session_of(settings, account, mailbox, store, real_clock=real, ask_first=True)


def run_auth(
    config: Path | None, email: str | None, *, browser: bool, port: int, bind: str
) -> None:
    """Ask for consent to one account's mailbox and store the token."""
    path = config_path(config)
    settings = load_settings(path)
    account = account_named(settings, email, path)
    asking = Asking(
        tell=lambda line: print(line, file=sys.stderr),
        open_page=webbrowser.open if browser else None,
        paste=None if browser else _pasted,
        port=port,
        bind=bind,
    )
    # The guidance names a place in it for the client file.
    with suppress(OSError):
        settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    consent = authorise(
        account.client_file or settings.state_dir / "client.json",
        account.email,
        settings.token_file(account),
        asking,
        now=utc_now,
        scopes=(*NEEDED, LABELS) if account.labels else NEEDED,
        endpoint=account.endpoint,
        token_uri=account.token_uri,
        token_key=token_key(),
    )
    print(f"{account.email}: consent stored ({len(consent.granted)} permissions)")
    if account.labels:
        made = offer_labels(settings, account)
        print(
            f"{account.email}: {len(made)} labels made: {', '.join(made)}"
            if made
            else f"{account.email}: the labels are there already"
        )
    print("Next: followup preview", file=sys.stderr)
    if consent.ends_at:
        print(f"It ends on {consent.ends_at:%d %B %Y}: publish the app “In production” to keep it.")


def _pasted() -> str:
    print("Paste the address your browser ended on:", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def account_named(settings: Settings, email: str | None, path: Path) -> AccountSettings:
    """The configured account of that address, or the only one. Raises ConfigError."""
    wanted = [one for one in settings.accounts if email is None or email.lower() == one.account_id]
    if len(wanted) == 1:
        return wanted[0]
    known = ", ".join(one.email for one in settings.accounts) or "none"
    raise ConfigError(
        f"{path}: {'no such account' if email else 'name one of several accounts'}",
        hint=f"Configured: {known}.",
    )
