"""`followup replay` and `followup demo`: arguments to a replay, its events to lines."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from agent.clock import utc_now
from agent.config import DEFAULT_PLAYBOOK, AccountSettings, Settings, load_settings, settings_from
from agent.domain.events import Event, to_fields
from agent.errors import ConfigError
from agent.localgmail.readers import Export, owners_of, read_export
from agent.playbooks.load import fitting_overrides
from agent.replay.digests import delivered_digests
from agent.replay.run import Replay, ReplayRequest, replaying, span_of
from agent.replay.timeline import Timeline, by_process


@dataclass(frozen=True, slots=True)
class ReplayCall:
    """The arguments of `followup replay`; None and empty mean: not given."""

    mailbox: Path
    owners: tuple[str, ...] = ()
    name: str | None = None
    playbook: str | None = None
    timezone: str | None = None
    country: str | None = None
    config: Path | None = None
    start: datetime | None = None
    until: datetime | None = None
    approve_after: timedelta | None = None
    poll: timedelta = timedelta(minutes=15)


def run_replay(
    call: ReplayCall, *, as_json: bool, afterwards: Callable[[Replay], None] | None = None
) -> None:
    """Replay a mailbox and print its events, one JSON object a line or as a timeline."""
    _play(_request(call, utc_now()), as_json=as_json, afterwards=afterwards)


def _play(
    request: ReplayRequest, *, as_json: bool, afterwards: Callable[[Replay], None] | None
) -> None:
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(len(request.export.messages)))
        replay = stack.enter_context(replaying(request, progress.show))
        zone = request.account.zone
        printer = _json_printer(zone) if as_json else _text_printer(zone)
        for event in replay.events if as_json else by_process(replay.events):
            progress.clear()
            printer(event)
        progress.clear()
        if afterwards is not None:
            afterwards(replay)


def events_of(call: ReplayCall) -> tuple[ZoneInfo, tuple[Event, ...]]:
    """The account's zone and the events of a replay, without printing any."""
    request = _request(call, utc_now())
    with replaying(request) as replay:
        return request.account.zone, tuple(replay.events)


def _request(call: ReplayCall, now: datetime) -> ReplayRequest:
    """What is to be replayed; a date after `now` (UTC) is none that mail can have."""
    export = read_export(call.mailbox, now=now)
    _say_what_was_left_out(export)
    owners = tuple(dict.fromkeys(call.owners)) or owners_of(export)
    settings = load_settings(call.config) if call.config else Settings()
    return ReplayRequest(
        export=export,
        owners=owners,
        account=_account(call, settings, owners, export),
        settings=settings,
        span=span_of(export, call.start, call.until, call.poll),
        approve_after=call.approve_after,
    )


def _account(
    call: ReplayCall, settings: Settings, owners: tuple[str, ...], export: Export
) -> AccountSettings:
    """The configured account of the owner, changed by what was said on the command line."""
    configured = [one for one in settings.accounts if one.account_id == owners[0].lower()]
    known: dict[str, Any] = configured[0].model_dump() if configured else {"email": owners[0]}
    said = {
        "name": call.name,
        "playbook": call.playbook,
        "timezone": call.timezone,
        "country": call.country,
    }
    known |= {key: value for key, value in said.items() if value is not None}
    if call.playbook is not None:
        # What is said here is said of every process: no company has another one.
        known["playbooks"] = ()
        known["overrides"] = fitting_overrides(call.playbook, known.get("overrides", {}))
    known["name"] = known.get("name") or name_in(export, owners)
    account = settings_from({"accounts": [known]}, source="command line", base=Path.cwd()).accounts[
        0
    ]
    _say_defaults(account, playbook_given=bool(call.playbook or configured))
    return account


def _say_defaults(account: AccountSettings, *, playbook_given: bool) -> None:
    defaults = []
    if not account.timezone:
        defaults.append("time zone UTC (--timezone)")
    if account.country in ("", "none"):
        defaults.append("no public holidays (--country)")
    if not playbook_given:
        defaults.append(f"playbook {DEFAULT_PLAYBOOK} (--playbook)")
    if defaults:
        print(f"followup: using {', '.join(defaults)}", file=sys.stderr)


def _say_what_was_left_out(export: Export) -> None:
    for defect in export.defects:
        print(f"followup: {defect.where}: {defect.what}", file=sys.stderr)
    counts = {
        "drafts": export.skipped_drafts,
        "messages in the Trash": export.skipped_trash,
        "copies of a message": export.duplicates,
    }
    left_out = [f"{count} {what}" for what, count in counts.items() if count]
    if left_out:
        print(f"followup: left out: {', '.join(left_out)}", file=sys.stderr)


def name_in(export: Export, owners: tuple[str, ...]) -> str:
    """The owner's name as their own mail, or else mail to them, spells it; "" where none does."""
    mine = {one.lower() for one in owners}
    for header in ("From", "To"):
        for message in export.messages:
            if header == "From" and not (message.sent or message.sender.lower() in mine):
                continue
            name = _name_for(message.raw, header, mine)
            if name:
                return name
    return ""


def _name_for(raw: bytes, header: str, mine: set[str]) -> str:
    value = BytesHeaderParser().parsebytes(raw[:20_000])[header]
    name, address = parseaddr(str(value or ""))
    if address.lower() not in mine or not name or "@" in name:
        return ""
    try:
        return str(make_header(decode_header(name))).strip()
    except (LookupError, UnicodeError, ValueError):
        return ""


def _json_printer(zone: ZoneInfo) -> Callable[[Event], None]:
    def show(event: Event) -> None:
        print(json.dumps(to_fields(event, zone), ensure_ascii=False), flush=True)

    return show


def _text_printer(zone: ZoneInfo) -> Callable[[Event], None]:
    timeline = Timeline(zone)

    def show(event: Event) -> None:
        print("\n".join(timeline.lines(event)), flush=True)

    return show


class Progress:
    """A line on standard error that says how far a replay is; on a terminal only."""

    def __init__(self, messages: int) -> None:
        self._messages = messages
        self._shown_at = 0.0
        self._open = False
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        print(f"followup: replaying {self._messages} messages", file=sys.stderr)
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, now: datetime, arrived: int, everything: int) -> None:
        """Show the simulated day and the share of mail that has arrived, a few times a second."""
        if not self._terminal or time.monotonic() - self._shown_at < 0.1:
            return
        self._shown_at = time.monotonic()
        print(f"\r{now:%d %b %Y}  {arrived}/{everything} ", end="", file=sys.stderr, flush=True)
        self._open = True

    def clear(self) -> None:
        """Take the line away before something else is printed."""
        if self._open:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
            self._open = False


def run_demo(folder: Path, *, playbook: str | None, as_json: bool) -> None:
    """Replay the sample mailbox that ships with the package; leave digest and mailbox in FOLDER."""
    from agent.replay.sample import copy_sample

    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder}: is no folder", hint="Name a folder the demo may write to.")
    call = ReplayCall(
        mailbox=copy_sample(folder), playbook=playbook, timezone="Europe/London", country="GB"
    )

    def leave_digests(replay: Replay) -> None:
        path = _leave_digests(replay, folder)
        print(f"\nThe fullest digest is in {path.resolve()}", file=sys.stderr)
        print(f"Every week's is in {(folder / 'digests').resolve()}", file=sys.stderr)

    # The sample's own dates hold on a machine whose clock is behind them, too.
    request = _request(call, datetime.max.replace(tzinfo=UTC))
    _play(request, as_json=as_json, afterwards=leave_digests)


def _leave_digests(replay: Replay, folder: Path) -> Path:
    """Write the digests that were delivered; answers the path of the one that says most."""
    digests = delivered_digests(replay.server, replay.account.email)
    (folder / "digests").mkdir(exist_ok=True)
    for one in digests:
        (folder / "digests" / f"{one.week}.html").write_text(one.html, encoding="utf-8")
    path = folder / "digest.html"
    fullest = max(digests, key=lambda one: len(one.html), default=None)
    path.write_text(fullest.html if fullest else "", encoding="utf-8")
    return path
