"""`followup status` and `followup show`: tables and timelines for people, JSON for machines."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from textwrap import wrap
from zoneinfo import ZoneInfo

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from agent.bootstrap import account_of, open_store
from agent.cli import own_history
from agent.cli.outcome import words
from agent.clock import utc_now
from agent.config import AccountSettings, Settings, config_path, load_settings
from agent.domain.facts import Facts
from agent.errors import ConfigError, NeedsConsentError
from agent.ports.store import DraftRow
from agent.process.waits import Curve
from agent.services.correcting import find_process
from agent.services.looking import Looking, Outline
from agent.services.reins import Rein, rein_of
from agent.store.repository import SqlStore

# Columns from which on a process's name has room to stand whole, and of a pipe.
_WIDE, _PIPED = 100, 240

_LETS_GO = {
    Rein.NOT_ACCEPTED: ". Next: followup preview",
    Rein.PAUSED: ". It goes on by: followup pause --resume",
}


def opened(config: Path | None) -> tuple[Settings, SqlStore]:
    """The settings, with at least one account, and the database."""
    path = config_path(config)
    settings = load_settings(path)
    if not settings.accounts:
        raise ConfigError(f"{path}: no account is configured", hint="Add an [[accounts]] table.")
    return settings, open_store(settings.database)


def run_status(config: Path | None, *, everything: bool, as_json: bool) -> None:
    """Print every process on one row; ended ones only where everything is wanted."""
    settings, store = opened(config)
    for account in settings.accounts:
        looking = Looking(account_of(settings, account, frozenset()), store)
        every = looking.processes()
        rows = [row for row in every if everything or row.closed is None]
        outlines = [looking.outline(row, utc_now()) for row in rows]
        if as_json:
            for outline in outlines:
                print(json.dumps(plain_outline(account, outline), ensure_ascii=False))
        else:
            print_table(account, outlines, len(every) - len(rows))
            _print_standing(account, store)
            _print_waits(looking.own_waits(utc_now()), outlines)


def print_table(account: AccountSettings, outlines: list[Outline], ended: int = 0) -> None:
    """Print an account's processes, one a row, and how many more there are that have ended."""
    if outlines:
        _table(account, outlines)
    else:
        print(f"{account.email}: no process is running")
    if ended:
        print(f"{account.email}: {ended} ended before: followup status --all")


def _table(account: AccountSettings, outlines: list[Outline]) -> None:
    console = _console()
    table = Table(title=account.email, title_justify="left", box=SIMPLE_HEAD)
    room = console.width // (7 if console.width < _WIDE else 5)
    names = ["\n".join(wrap(outline.slug, room)) for outline in outlines]
    # A name is there to be typed again: it gives way to the other columns last.
    longest = max(len(line) for name in names for line in name.splitlines())
    table.add_column("process", min_width=longest)
    for heading in ("stage", "last word", "silence", "next", "draft waiting"):
        table.add_column(heading, overflow="fold")
    for name, outline in zip(names, outlines, strict=True):
        table.add_row(name, *_cells(outline, account.zone))
    with console.capture() as capture:
        console.print(table)
    print("\n".join(line.rstrip() for line in capture.get().splitlines() if line.strip()))


def _console() -> Console:
    """As wide as the terminal or $COLUMNS say; a pipe has no edge and gets whole names."""
    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console() if known else Console(width=_PIPED)


def _print_standing(account: AccountSettings, store: SqlStore) -> None:
    """What keeps the agent from working for the account, with what mends it."""
    with store.unit(account.account_id) as unit:
        row = unit.account()
    now, email = utc_now(), account.email
    if row is None:
        print(f"{email}: nothing was read yet. Next: followup preview")
        return
    if row.needs_consent:
        trouble = NeedsConsentError(row.needs_consent, hint="followup auth")
        print("\n".join(words(trouble, email)))
    rein = rein_of(row, now, ask_first=True)
    if rein is not None:
        print(f"{email}: nothing is written: {rein.value}{_LETS_GO.get(rein, '')}")
    if row.blocked_until is not None and row.blocked_until > now:
        print(
            f"{email}: Gmail is left alone until {row.blocked_until.astimezone(account.zone):%H:%M}"
        )


def _print_waits(curve: Curve | None, outlines: list[Outline]) -> None:
    """The user's own history beside the guide's reading, once there is enough of it."""
    if curve is None:
        return
    print(own_history.of_all(curve))
    for outline in outlines:
        if outline.silence_days is not None:
            print(f"  {outline.slug}: {own_history.of_silence(curve, outline.silence_days)}")


def _cells(one: Outline, zone: ZoneInfo) -> Iterator[str]:
    yield one.closed.value.replace("_", " ") if one.closed else one.stage.value.replace("_", " ")
    by = {"in": "them", "out": "you"}.get(one.last_word_by or "", "")
    yield f"{one.last_word_on} {by}" if one.last_word_on else ""
    yield f"{one.silence_days} days: {one.silence_leans}" if one.silence_days is not None else ""
    if one.paused:
        yield "left alone, as you said"
    elif one.paused_until:
        yield f"paused until {one.paused_until.astimezone(zone):%a %-d %b %Y %H:%M}"
    elif one.waits_for_user:
        yield "they wait for your answer"
    elif one.next_at:
        yield f"{one.next_step} on {one.next_at.astimezone(zone):%a %-d %b %H:%M} ({one.next_rule})"
    else:
        yield ""
    yield ", ".join(one.drafts)


def plain_outline(account: AccountSettings, outline: Outline) -> dict[str, object]:
    """An outline as plain values for JSON, instants in the account's zone."""
    return {"account": account.email} | {
        key: _value(value, account.zone) for key, value in asdict(outline).items()
    }


def _value(value: object, zone: ZoneInfo) -> object:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def run_show(config: Path | None, process: str) -> None:
    """Print a process's timeline: what was read, set, promised, drafted, held back and sent."""
    settings, store = opened(config)
    accounts = {one.account_id: one for one in settings.accounts}
    known = find_process(store, tuple(accounts), process)
    account = accounts[known.account_id]
    looking = Looking(account_of(settings, account, frozenset()), store)
    for at, line in told(looking.facts(known.row, utc_now()), looking.drafts(known.row)):
        print(f"{at.astimezone(account.zone):%a %-d %b %Y %H:%M}  {line}")
    outline = looking.outline(known.row, utc_now())
    *_, coming, drafts = _cells(outline, account.zone)
    print(f"{outline.slug}: {outline.stage.value.replace('_', ' ')}")
    if outline.silence_days is not None:
        print(f"  silence: {outline.silence_days} days: {outline.silence_reading}")
    for heading, value in (("next", coming), ("draft waiting", drafts)):
        if value:
            print(f"  {heading}: {value}")


def told(facts: Facts, drafts: tuple[DraftRow, ...]) -> list[tuple[datetime, str]]:
    """What is known of a process, each with its instant (UTC), in order of time."""
    lines = [
        (one.at, f"read: {one.meanings[0].value.replace('_', ' ')}, from {one.sender}")
        for one in facts.received
    ]
    for sent in facts.sent:
        what = (sent.step or sent.kind).value.replace("_", " ")
        lines.append((sent.at, f"you sent: {what}, to {', '.join(sent.to)}"))
    lines += [
        (one.source.at, f"promised by {one.due}: “{one.source.quote}”") for one in facts.promises
    ]
    for interview in facts.interviews:
        if interview.start is not None:
            state = "cancelled" if interview.cancelled else "interview"
            quote = interview.source.quote
            told_so = f"{state}: “{quote}”" if quote else f"{state}, as you said"
            lines.append((interview.start, told_so))
    for row in drafts:
        state = row.fact.state.value
        lines.append(
            (row.fact.appeared_at, f"draft: {row.title} to {row.to} ({state}, {row.fact.rule})")
        )
    return sorted(lines)
