"""`followup doctor`: everything that can be wrong with an installation, and what mends each.

Each look is one function that answers findings; none of them changes anything, and none prevents
the next one.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError, available_timezones

from agent.bootstrap import account_of, mailbox_of, token_key
from agent.cli.outcome import NEEDS_USER, TRY_AGAIN, WRONG_CALL, exit_status
from agent.clock import utc_now
from agent.config import AccountSettings, Settings, config_path, load_settings
from agent.daemon import HEALTH_NAME
from agent.errors import FollowupError, UserError
from agent.gmail.scopes import missing
from agent.gmail.tokens import load_token
from agent.services.sync import CLOCK_SKEW
from agent.store.engine import newer_version
from agent.store.lock import LOCK_NAME
from agent.store.upkeep import integrity

_LOW_DISK = 200 * 2**20
_SOON = timedelta(days=2)


class State(StrEnum):
    """How a thing stands."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it stands, and the command that mends it. `status` is an exit's."""

    what: str
    state: State
    words: str
    mend: str = ""
    status: int = 0


def run_doctor(config: Path | None, *, as_json: bool, offline: bool) -> None:
    """Print every finding; leaves with the highest status among those that are wrong."""
    findings = list(examine(config_path(config), utc_now(), offline=offline))
    for one in findings:
        if as_json:
            print(json.dumps(asdict(one), ensure_ascii=False))
        else:
            print(f"{one.state.value:5}  {one.what}: {one.words}")
            if one.mend:
                print(f"       -> {one.mend}")
    status = max(one.status for one in findings)
    if status:
        raise SystemExit(status)


def examine(path: Path, now: datetime, *, offline: bool) -> Iterator[Finding]:
    """Look at everything that belongs to a configuration file."""
    yield _zone_data()
    try:
        settings = load_settings(path)
    except UserError as error:
        yield from (
            _wrong("configuration", one, error.hint or "followup config check", WRONG_CALL)
            for one in error.problems
        )
        return
    if not settings.accounts:
        yield _wrong("configuration", "no account", "Add an [[accounts]] table.", WRONG_CALL)
    else:
        yield Finding("configuration", State.OK, str(path))
    yield _disk(settings)
    yield from _database(settings)
    yield _lock(settings)
    for account in settings.accounts:
        yield from _account(settings, account, now, offline=offline)


def _wrong(what: str, words: str, mend: str, status: int) -> Finding:
    return Finding(what, State.WRONG, words, mend, status)


def _zone_data() -> Finding:
    try:
        count = len(available_timezones())
    except (OSError, ZoneInfoNotFoundError):
        count = 0
    if not count:
        return _wrong("time zones", "no data found", "pip install tzdata", WRONG_CALL)
    return Finding("time zones", State.OK, f"{count} known")


def _disk(settings: Settings) -> Finding:
    folder = settings.state_dir
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    words = f"{free // 2**20} MiB free at {folder}"
    if not os.access(folder, os.W_OK):
        return _wrong("disk", f"{folder} cannot be written to", f"chmod u+w {folder}", WRONG_CALL)
    if free < _LOW_DISK:
        return _wrong("disk", words, "Make room, or move state_dir.", TRY_AGAIN)
    return Finding("disk", State.OK, words)


def _database(settings: Settings) -> Iterator[Finding]:
    path = settings.database
    if not path.exists():
        yield Finding("database", State.NOTE, "none yet", "followup preview")
        return
    problems = integrity(path)
    for problem in problems:
        yield _wrong("database", problem, "followup restore BACKUP", WRONG_CALL)
    newer = "" if problems else newer_version(path)
    if newer:
        words = f"of a newer version ({newer}) than this program"
        yield _wrong("database", words, "Install the newer followup again.", WRONG_CALL)
    if path.stat().st_mode & 0o077:
        yield _wrong("database", "others can read it", f"chmod 600 {path}", WRONG_CALL)
    elif not (problems or newer):
        yield Finding("database", State.OK, f"sound, {path.stat().st_size // 1024} KiB")


def _lock(settings: Settings) -> Finding:
    """The lock dies with its process, so a lock that is held has somebody alive behind it."""
    try:
        handle = os.open(settings.state_dir / LOCK_NAME, os.O_RDONLY)
    except OSError:
        return Finding("daemon", State.NOTE, "has never run here", "followup run")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = os.pread(handle, 32, 0).decode(errors="replace").strip() or "unknown"
        return Finding("daemon", State.OK, f"at work (process {holder}){_health(settings)}")
    finally:
        os.close(handle)
    return Finding("daemon", State.NOTE, "not at work", "followup run")


def _health(settings: Settings) -> str:
    try:
        report = json.loads((settings.state_dir / HEALTH_NAME).read_text(encoding="utf-8"))
        return f", last sign of life {report['at']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _account(
    settings: Settings, account: AccountSettings, now: datetime, *, offline: bool
) -> Iterator[Finding]:
    what = account.email
    looks: list[Callable[[], Finding]] = [
        lambda: _rules(settings, account),
        lambda: _token(settings, account, now),
    ]
    if not offline:
        looks.append(lambda: _reach(settings, account, now))
    for look in looks:
        try:
            found = look()
        except FollowupError as error:
            status = exit_status(error)
            hint = getattr(error, "hint", None) or _usual(status)
            found = _wrong(what, str(error), hint, status)
        yield found
        if found.state is State.WRONG:
            # What comes after rests on it, and would only say the same in other words.
            return


def _usual(status: int) -> str:
    return "followup auth" if status == NEEDS_USER else "Try again later; nothing is lost."


def _rules(settings: Settings, account: AccountSettings) -> Finding:
    found = account_of(settings, account, frozenset())
    zone = account.timezone or "UTC (none is configured)"
    return Finding(account.email, State.OK, f"playbook {found.playbook.name}, time zone {zone}")


def _token(settings: Settings, account: AccountSettings, now: datetime) -> Finding:
    token = load_token(settings.token_file(account), private=not account.endpoint, key=token_key())
    lacking = missing(token.granted or token.scopes)
    if lacking:
        scopes = ", ".join(lacking)
        return _wrong(account.email, f"not granted: {scopes}", "followup auth", NEEDS_USER)
    age = f"consent {(now - token.obtained_at).days} days old" if token.obtained_at else "consent"
    if token.ends_at is not None and token.ends_at - now < _SOON:
        words = f"{age}, ends {token.ends_at:%Y-%m-%d %H:%M} UTC"
        return _wrong(
            account.email, words, "Publish the app “In production”, then: followup auth", NEEDS_USER
        )
    return Finding(account.email, State.OK, f"{age}, every permission granted")


def _reach(settings: Settings, account: AccountSettings, now: datetime) -> Finding:
    profile = mailbox_of(settings, account).profile()
    if profile.email.lower() != account.account_id:
        return _wrong(
            account.email, "the consent is another account's", "followup auth", NEEDS_USER
        )
    skew = abs(profile.server_time - now) if profile.server_time else timedelta()
    if skew > CLOCK_SKEW:
        words = f"this machine's clock is {skew} away from Gmail's"
        return _wrong(account.email, words, "timedatectl set-ntp true", NEEDS_USER)
    return Finding(account.email, State.OK, f"Gmail answers, {profile.messages_total} messages")
