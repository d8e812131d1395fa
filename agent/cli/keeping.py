"""`followup pause`, `reread`, `health` and `config`: the agent held, refreshed, asked how it is."""

import json
import os
import re
import sys
import tomllib
from datetime import UTC, datetime, time, timedelta
from functools import partial
from importlib.resources import files
from pathlib import Path
from zoneinfo import available_timezones

from agent.bootstrap import account_of
from agent.cli.looking import opened
from agent.cli.outcome import OUR_FAULT
from agent.clock import utc_now
from agent.config import AccountSettings, Settings, config_path, load_settings, settings_from
from agent.daemon import HEALTH_NAME
from agent.domain.correction import Ignore, SetWish, Wish
from agent.environment import PREFIX, RESERVED
from agent.errors import UserError
from agent.services.correcting import Known, correct, find_process, said
from agent.services.reins import pause, resume
from agent.services.rereading import ask_for_rereading
from agent.store.repository import SqlStore

_PATIENCE = timedelta(minutes=5)


def run_pause(config: Path | None, process: str | None, *, until: str | None, over: bool) -> None:
    """Hold one process, or every account; or go on."""
    if over and until:
        raise UserError("--resume and --until contradict each other")
    settings, store = opened(config)
    if process is None:
        for account in settings.accounts:
            _pause_account(settings, account, store, until=until, over=over)
        return
    known = find_process(store, tuple(one.account_id for one in settings.accounts), process)
    zone_of = {one.account_id: one for one in settings.accounts}
    _pause_process(store, known, _end(until, zone_of[known.account_id]), over=over)


def _pause_account(
    settings: Settings, account: AccountSettings, store: SqlStore, *, until: str | None, over: bool
) -> None:
    known, now = account_of(settings, account, frozenset()), utc_now()
    if over:
        resume(store, known, now)
        print(f"{account.email}: goes on; the next pass drafts what is due then")
        return
    end = _end(until, account)
    pause(store, known, end, now)
    print(f"{account.email}: paused {_until(end, account)}; mail is read, nothing is written")


def _pause_process(store: SqlStore, known: Known, end: datetime | None, *, over: bool) -> None:
    words = "pause --resume" if over else f"pause --until {end.isoformat()}" if end else "pause"
    if over:
        changes = _lifted(store, known)
    else:
        changes = [SetWish(Wish.PAUSED_UNTIL, end) if end else SetWish(Wish.PAUSED, True)]
    for change in changes:
        correct(store, known, change, words, utc_now())
    if over:
        print(f"{known.row.slug}: {'goes on' if changes else 'was not paused'}")
        return
    print(f"{known.row.slug}: {words.replace('pause', 'paused')}; to go on: --resume")


def _lifted(store: SqlStore, known: Known) -> list[SetWish]:
    """What takes back the pauses that are in force, and no more: each is listed to the user."""
    last: dict[Wish, object] = {}
    for _, correction in said(store, known):
        change = correction.change
        if correction.undone_at is None and isinstance(change, SetWish):
            last[change.wish] = change.value
        elif correction.undone_at is None and change == Ignore():
            last[Wish.PAUSED] = True
    lifts = (SetWish(Wish.PAUSED, False), SetWish(Wish.PAUSED_UNTIL, None))
    return [one for one in lifts if last.get(one.wish)]


def _end(text: str | None, account: AccountSettings) -> datetime | None:
    """An instant, or the beginning of a day in the account's zone. Raises UserError."""
    if text is None:
        return None
    try:
        end = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UserError(
            f"{text!r} is neither a day nor an instant",
            hint="Write 2026-06-01 or 2026-06-01T09:00:00+02:00.",
        ) from None
    if end.tzinfo is None:
        at = time(end.hour, end.minute, end.second)
        end = datetime.combine(end.date(), at, tzinfo=account.zone)
    if end <= utc_now():
        raise UserError(f"{text} is over already")
    return end.astimezone(UTC)


def _until(end: datetime | None, account: AccountSettings) -> str:
    if end is None:
        return "until you say `followup pause --resume`"
    return f"until {end.astimezone(account.zone):%a %-d %b %Y %H:%M}"


def run_reread(config: Path | None) -> None:
    """Have everything that is stored read anew by the next pass."""
    settings, store = opened(config)
    for account in settings.accounts:
        ask_for_rereading(store, account.account_id)
        print(f"{account.email}: the next pass reads what is stored anew")


def run_health(config: Path | None) -> None:
    """Print the daemon's health file; leaves with 1 where it does not run or its time stands."""
    settings = load_settings(config_path(config))
    path = settings.state_dir / HEALTH_NAME
    try:
        text = path.read_text(encoding="utf-8")
        report = json.loads(text)
        at = datetime.fromisoformat(report["at"])
    except (OSError, ValueError, KeyError, TypeError):
        print("no daemon has run here: followup run")
        raise SystemExit(OUR_FAULT) from None
    print(text)
    late = utc_now() - at > settings.poll.every + _PATIENCE
    if report.get("state") != "running" or late:
        raise SystemExit(OUR_FAULT)


def run_config_path(config: Path | None) -> None:
    """Print which file is read."""
    print(config_path(config))


def run_config_init(config: Path | None, email: str, name: str, timezone: str | None) -> None:
    """Write a configuration with every key, its default and what it means, for one account.

    Raises UserError where there is a file already: it is the user's.
    """
    path = config_path(config)
    zone = local_zone() if timezone is None else timezone
    text = example_for(email, name, zone)
    # Checked before it is written, so that a wrong address or zone leaves no file behind.
    settings_from(tomllib.loads(text), source=str(path), base=path.parent, environ={})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
        path.chmod(0o600)
    except FileExistsError:
        raise UserError(f"{path}: is there already", hint="followup config check") from None
    except OSError as error:
        raise UserError(f"{path}: cannot be written: {error.strerror}") from error
    print(f"{path} is written: {email}, time zone {zone or 'UTC (set yours there)'}")
    print("Next: followup auth", file=sys.stderr)


def example_for(email: str, name: str, timezone: str) -> str:
    """config.example.toml with one account's own values in it."""
    text = files("agent").joinpath("config.example.toml").read_text(encoding="utf-8")
    for key, value in (("email", email), ("name", name), ("timezone", timezone)):
        # A JSON string is a TOML string. A function, because the value may hold backslashes.
        text = re.sub(
            rf'^{key} = "[^"\n]*"',
            partial(_assigned, key, json.dumps(value, ensure_ascii=False)),
            text,
            count=1,
            flags=re.MULTILINE,
        )
    return text


def _assigned(key: str, value: str, _found: re.Match[str]) -> str:
    return f"{key} = {value}"


def local_zone(link: Path = Path("/etc/localtime")) -> str:
    """This machine's IANA time zone, "" where it does not tell."""
    _, _, name = str(link.resolve()).partition("zoneinfo/")
    return name if name in available_timezones() else ""


def run_config_check(config: Path | None) -> None:
    """Check file and variables; every problem at once."""
    path = config_path(config)
    settings = load_settings(path)
    for account in settings.accounts:
        account_of(settings, account, frozenset())
    count = len(settings.accounts)
    print(f"{path}: {count} account{'' if count == 1 else 's'}, no problem")


def run_config_show(config: Path | None) -> None:
    """Print what is in force, defaults included, as JSON, and which variables had a say."""
    settings = load_settings(config_path(config))
    shown = settings.model_dump(mode="json")
    named = [name for name in sorted(os.environ) if name.startswith(PREFIX)]
    shown["from_environment"] = [name for name in named if name not in RESERVED]
    print(json.dumps(shown, indent=2, ensure_ascii=False))
