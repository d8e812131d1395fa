"""`followup playbooks`: the guides listed, shown with the user's numbers, checked, compared."""

import json
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from agent.bootstrap import account_of
from agent.cli.looking import opened
from agent.cli.playbook_words import numbers_of
from agent.clock import calendar_with, utc_now
from agent.config import AccountSettings, config_path, load_settings
from agent.domain.decision import Judgement, Verdict
from agent.domain.events import DraftCreated
from agent.domain.hiring import Step
from agent.errors import ConfigError, PlaybookError
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, fitting_overrides, load_playbook, load_playbooks
from agent.playbooks.model import Playbook
from agent.playbooks.overrides import Value
from agent.services.correcting import find_process
from agent.services.looking import Looking

_AHEAD = timedelta(days=60)


def _accounts(config: Path | None) -> tuple[AccountSettings, ...]:
    """The configured accounts; none without a configuration, unless one was named."""
    try:
        return load_settings(config_path(config)).accounts
    except ConfigError:
        if config is not None:
            raise
        return ()


def _overrides(config: Path | None) -> dict[str, Value]:
    """The user's numbers: of the first configured account."""
    return next((dict(one.overrides) for one in _accounts(config)), {})


def run_list() -> None:
    """One line a playbook."""
    for name in NAMES:
        playbook = load_playbook(name)
        print(f"{name:16}  {playbook.idea}")


def run_show(name: str, config: Path | None, *, as_json: bool) -> None:
    """The guide's rules and numbers beside the user's."""
    guide = load_playbook(name)
    own = load_playbook(name, fitting_overrides(name, _overrides(config)))
    rows = _rows(guide, own)
    if as_json:
        print(json.dumps([dict(zip(_COLUMNS, row, strict=True)) for row in rows]))
        return
    print(f"{guide.name}: {guide.guide}\n{guide.idea}\n")
    for rule in guide.rules.values():
        print(f"{rule.id:6} {'/'.join(kind.value for kind in rule.kinds):10} {rule.says}")
    print(
        "\nnumbers (to change one, name its key under [accounts.overrides] in the configuration):"
    )
    table = Table(box=None, pad_edge=False)
    for column in _COLUMNS:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)
    for override in own.overrides:
        print(f"your setting: {override}")


_COLUMNS = ("rule", "what", "guide", "yours", "key")


def _rows(guide: Playbook, own: Playbook) -> list[tuple[str, ...]]:
    """The guide's numbers, each with the user's own beside it where it differs."""
    mine = {(one.what, one.key): one.value for one in numbers_of(own)}
    return [
        (one.rule, one.what, one.value, yours if yours != one.value else "", one.key)
        for one in numbers_of(guide)
        for yours in (mine.get((one.what, one.key), one.value),)
    ]


def run_check(files: tuple[Path, ...], config: Path | None) -> None:
    """Every problem of every file, and of every account's overrides, at once.

    Raises PlaybookError.
    """
    problems: list[str] = []
    for file in files or tuple(Path(name) for name in NAMES):
        try:
            load_playbook(file if file.suffix else str(file))
        except PlaybookError as error:
            problems += error.problems
        else:
            print(f"{file}: fine")
    for account in _accounts(config):
        names = (account.playbook, *(one.playbook for one in account.playbooks))
        try:
            load_playbooks(names, account.overrides)
        except PlaybookError as error:
            problems += [f"{account.email}: {problem}" for problem in error.problems]
        else:
            print(f"{account.email}: fine")
    if problems:
        raise PlaybookError(
            *problems, hint="CONTRACTS.md section 4 and any built-in file show the form."
        )


@dataclass(frozen=True, slots=True)
class CompareCall:
    """The arguments of `followup playbooks compare`; None and empty mean: not given."""

    what: str
    config: Path | None = None
    owners: tuple[str, ...] = ()
    timezone: str | None = None
    country: str | None = None


def run_compare(call: CompareCall) -> None:
    """One process, or a whole mailbox, through all five playbooks side by side."""
    rows = _replayed(call) if Path(call.what).exists() else _projected(call)
    Console().print(_side_by_side(call.what, rows))


def _side_by_side(what: str, rows: "Days") -> Table:
    """Steps down, playbooks across; the process is a column only where there are several."""
    several = len({slug for slug, _, _ in rows}) > 1
    table = Table(title=f"{what}: the day each draft appears", title_justify="left")
    for column in ("process", "step") if several else ("step",):
        table.add_column(column, overflow="fold")
    for name in NAMES:
        table.add_column(name.replace("-", "-\n"), overflow="fold", min_width=10)
    before = ""
    for (slug, step, person), days in sorted(rows.items(), key=_by_step):
        cells = [days.get(name, "") for name in NAMES]
        named = ([slug if slug != before else ""]) if several else []
        table.add_row(*named, f"{step.value.replace('_', ' ')} to {person}", *cells)
        before = slug
    return table


Days = dict[tuple[str, Step, str], dict[str, str]]
"""By process, step and person: playbook to the day (or days) its draft appears."""

_ORDER = list(Step)


def _by_step(row: tuple[tuple[str, Step, str], dict[str, str]]) -> tuple[str, int, str]:
    (slug, step, person), _ = row
    return slug, _ORDER.index(step), person


def _projected(call: CompareCall) -> Days:
    settings, store = opened(call.config)
    accounts = {one.account_id: one for one in settings.accounts}
    known = find_process(store, tuple(accounts), call.what)
    account = account_of(settings, accounts[known.account_id], frozenset())
    looking, rows = Looking(account, store), Days()
    for playbook in NAMES:
        loaded = load_playbook(playbook)
        for one in looking.projected(known.row, loaded, utc_now() + _AHEAD):
            day = f"{one.at.astimezone(account.zone):%a %-d %b}"
            _add(rows, (known.row.slug, one.step, one.person), playbook, day)
    return rows


def _replayed(call: CompareCall) -> Days:
    from agent.cli.replaying import ReplayCall, events_of

    rows = Days()
    for playbook in NAMES:
        zone, events = events_of(
            ReplayCall(
                Path(call.what),
                owners=call.owners,
                playbook=playbook,
                timezone=call.timezone,
                country=call.country,
                config=call.config,
            )
        )
        for event in events:
            if isinstance(event, DraftCreated):
                day = f"{event.at.astimezone(zone):%a %-d %b}"
                _add(rows, (event.process, event.step, ", ".join(event.to)), playbook, day)
    return rows


def _add(rows: Days, row: tuple[str, Step, str], playbook: str, day: str) -> None:
    cell = rows.setdefault(row, {})
    cell[playbook] = f"{cell[playbook]}, {day}" if playbook in cell else day


def run_diff(name: str, config: Path | None) -> None:
    """Which live processes another playbook would treat differently now, and how."""
    settings, store = opened(config)
    other = load_playbook(Path(name) if name.endswith(".toml") else name)
    differing = 0
    for one in settings.accounts:
        account = account_of(settings, one, frozenset())
        looking, now = Looking(account, store), utc_now()
        for row in (row for row in looking.processes() if row.closed is None):
            facts = looking.facts(row, now)
            mine = _said(looking.judgement(facts, now), account.zone)
            calendar = calendar_with(account.calendar, facts.employer_country)
            theirs = _said(judge(facts, other, calendar, now), account.zone)
            if mine != theirs:
                differing += 1
                print(row.slug)
                for line in [
                    *(f"  - {x}" for x in mine - theirs),
                    *(f"  + {x}" for x in theirs - mine),
                ]:
                    print(line)
    print(f"{differing} live processes would be treated differently", file=sys.stderr)


def _said(judgement: Judgement, zone: ZoneInfo) -> set[str]:
    return {
        f"{one.title or one.step.value}: {one.verdict.value}"
        + (f" on {at.astimezone(zone):%a %-d %b %H:%M}" if (at := one.due_at or one.until) else "")
        + f" ({one.rule})"
        for one in judgement.decisions
        if one.verdict in (Verdict.WRITE, Verdict.HOLD) and not one.overridden_by
    }
