"""Plays a scenario's sheet through the real replay: its mail, and what the user says and does.

Besides mail (agent/replay/sample.py) a sheet may hold, each with its own instant `at`:

- `[[correct]]`: what `followup correct` would be told, by the names of its options
  (`preferred = true`, `outcome = "rejected"`, `by_phone = true`, `pace = 2.0`, `no_show = true`);
- `[[note]]`: what `followup note` would be told (`kind`, `text`, `person`);
- `[[hand]]`: what the user's hand does to the draft of a `step` (`do = "discard"`, "send"), to one
  person where `person` is named.

`process` names the process meant; left out, it is the only one there is. `[account]` adds keys of
the account's configuration (overrides, playbooks, phone), `[file]` files that lie beside it.
Nothing here knows a rule.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from agent.cli.options import duration
from agent.cli.telling import Told, changes_of
from agent.config import AccountSettings, Settings, settings_from
from agent.domain.correction import AddNote, Change
from agent.domain.events import to_fields
from agent.domain.facts import NoteKind
from agent.domain.hiring import Part
from agent.localgmail import LocalGmail
from agent.localgmail.readers import owners_of, read_export
from agent.replay.digests import delivered_digests
from agent.replay.run import Deed, ReplayRequest, replaying, span_of
from agent.replay.sample import mbox_of
from agent.replay.user import filled
from agent.services.correcting import correct, find_process
from agent.services.session import Session

FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)

Sheet = dict[str, Any]
Event = dict[str, Any]
Act = Callable[[LocalGmail, Session], None]


def run(sheet: Sheet, folder: Path) -> list[Event]:
    """The events of the sheet's mail, as `followup replay --format json` prints them.

    A `digest.delivered` carries its page as `body` besides.
    """
    mailbox = folder / "scenario.mbox"
    mailbox.write_bytes(mbox_of(sheet))
    export = read_export(mailbox, now=FAR_FUTURE)
    owners = owners_of(export)
    for name, text in sheet.get("file", {}).items():
        (folder / name).write_text(text, encoding="utf-8")
    account = _account(sheet, owners[0], folder)
    approve = sheet.get("approve", "never")
    start, until = (_utc(sheet.get(name)) for name in ("from", "until"))
    request = ReplayRequest(
        export=export,
        owners=owners,
        account=account,
        settings=Settings(),
        span=span_of(export, start, until, timedelta(minutes=15)),
        approve_after=None if approve == "never" else duration(approve),
        deeds=tuple(_deeds(sheet)),
    )
    with replaying(request) as replay:
        events = [to_fields(event, ZoneInfo(account.timezone)) for event in replay.events]
        bodies = {one.week: one.html for one in delivered_digests(replay.server, account.email)}
        for event in events:
            if event["event"] == "digest.delivered":
                event["body"] = bodies[str(event["week"])]
        assert replay.counters.send_attempts == 0
        return events


def _account(sheet: Sheet, email: str, folder: Path) -> AccountSettings:
    account = {
        "email": email,
        "name": sheet.get("name", "Nora Whitfield"),
        "timezone": sheet["timezone"],
        "country": sheet.get("country", "none"),
        "playbook": sheet.get("playbook", "phase-map"),
        **sheet.get("account", {}),
    }
    return settings_from({"accounts": [account]}, source="scenario", base=folder).accounts[0]


def _utc(instant: datetime | None) -> datetime | None:
    return instant.astimezone(UTC) if instant else None


def _deeds(sheet: Sheet) -> Iterator[Deed]:
    for told in sheet.get("correct", ()):
        said = {name: _as_typed(name, told[name]) for name in told.keys() - {"at", "process"}}
        changes = changes_of(Told(**said), ZoneInfo(sheet["timezone"]))
        yield _deed(told, _saying(told, [change for change, _ in changes]))
    for note in sheet.get("note", ()):
        kind = NoteKind(note.get("kind", "detail"))
        change = AddNote(kind, note["text"].strip(), person=note.get("person", ""))
        yield _deed(note, _saying(note, [change]))
    for hand in sheet.get("hand", ()):
        yield _deed(hand, _doing(hand))


def _as_typed(name: str, value: Any) -> Any:
    if name == "part":
        return Part(value)
    return value.isoformat() if isinstance(value, datetime) else value


def _deed(entry: Sheet, act: Act) -> Deed:
    return Deed(entry["at"].astimezone(UTC), act)


def _saying(entry: Sheet, changes: list[Change]) -> Act:
    at = entry["at"].astimezone(UTC)

    def say(_server: LocalGmail, session: Session) -> None:
        known = find_process(session.store, (session.account.account_id,), entry.get("process", ""))
        for change in changes:
            correct(session.store, known, change, "as the scenario says", at)

    return say


def _doing(entry: Sheet) -> Act:
    def do(server: LocalGmail, session: Session) -> None:
        hand = server.hand(session.account.email)
        draft_id = _draft_of(session, entry)
        if entry["do"] == "send":
            hand.send_draft(draft_id, fill=filled)
        else:
            hand.discard_draft(draft_id)

    return do


def _draft_of(session: Session, entry: Sheet) -> str:
    """Gmail's id of the open draft of that step; the scenario is wrong where there is none."""
    with session.store.unit(session.account.account_id) as unit:
        rows = [one for one in unit.open_drafts() if one.fact.key.step.value == entry["step"]]
    person = entry.get("person", "")
    found = [one for one in rows if not person or one.fact.key.person == person]
    assert len(found) == 1, f"{len(found)} open drafts of {entry['step']} at {entry['at']}"
    return str(found[0].fact.draft_id)
