"""Mailbox timelines with the steps they must lead to, run through the real replay.

A scenario is a sheet of mail (agent/replay/sample.py) with what it is run with (`from`, `until`,
`timezone`, `country`, `approve`, `playbook`) and what must come of it. The instants in `[[expect]]`
are worked out by hand from RULEBOOK.md, the arithmetic beside them as a comment; they are never
copied from a run. The polling grid begins at `from`, so with `from` on a quarter of an hour a draft
due at 09:00 appears at 09:00.

Each `[[expect]]` must be met by an event of its own, each `[[never]]` by none. Drafts and closings
are a closed world: one that no `[[expect]]` accounts for fails the scenario, so what is not
expected is known not to have happened.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agent.cli.options import duration
from agent.config import Settings, settings_from
from agent.domain.events import to_fields
from agent.localgmail.readers import owners_of, read_export
from agent.replay.run import ReplayRequest, replaying, span_of
from agent.replay.sample import mbox_of

SHEETS = sorted(Path(__file__).parent.glob("*/*.toml"))
CLOSED_WORLD = ("draft.created", "process.closed")
FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)

Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of what must, or must never, happen."""

    fields: dict[str, Any]

    def fits(self, event: Event) -> bool:
        """Whether an event is of the kind described."""
        return all(_agrees(name, value, event) for name, value in self.fields.items())


def _agrees(name: str, value: Any, event: Event) -> bool:
    """One key of a line against an event: equal, or one of the few words with a meaning of their own."""
    if name == "on":
        return bool(date.fromisoformat(event["at"][:10]) == value)
    if name in ("after", "before"):
        at = datetime.fromisoformat(event["at"])
        return bool(at >= value if name == "after" else at < value)
    if name == "because":
        return set(value) <= {one["rule"] for one in event.get("because", ())}
    if name in ("body_has", "body_lacks"):
        found = [words in event.get("body", "") for words in value]
        return all(found) if name == "body_has" else not any(found)
    found = event.get(name, "no such field")
    if value == "null":
        return found is None
    if isinstance(value, datetime):
        return isinstance(found, str) and datetime.fromisoformat(found) == value
    if isinstance(value, date):
        return bool(found == value.isoformat())
    if name == "to":
        return bool(found == [value])
    if name == "people":
        return bool({one["email"] or one["name"] for one in found} == set(value))
    return bool(found == value)


def run(sheet: dict[str, Any], folder: Path) -> list[Event]:
    """The events of the sheet's mail, as `followup replay --format json` prints them."""
    mailbox = folder / "scenario.mbox"
    mailbox.write_bytes(mbox_of(sheet))
    export = read_export(mailbox, now=FAR_FUTURE)
    owners = owners_of(export)
    account = settings_from(
        {
            "accounts": [
                {
                    "email": owners[0],
                    "name": sheet.get("name", "Nora Whitfield"),
                    "timezone": sheet["timezone"],
                    "country": sheet.get("country", "none"),
                    "playbook": sheet.get("playbook", "phase-map"),
                }
            ]
        },
        source="scenario",
        base=folder,
    ).accounts[0]
    approve = sheet.get("approve", "never")
    start, until = (_utc(sheet.get(name)) for name in ("from", "until"))
    request = ReplayRequest(
        export=export,
        owners=owners,
        account=account,
        settings=Settings(),
        span=span_of(export, start, until, timedelta(minutes=15)),
        approve_after=None if approve == "never" else duration(approve),
    )
    with replaying(request) as replay:
        return [to_fields(event, ZoneInfo(account.timezone)) for event in replay.events]


def _utc(instant: datetime | None) -> datetime | None:
    return instant.astimezone(UTC) if instant else None


def complaints(sheet: dict[str, Any], events: list[Event]) -> Iterator[str]:
    """Everything in which the events differ from what the sheet wants."""
    left = list(events)
    for fields in sheet.get("expect", ()):
        met = next((event for event in left if Wanted(fields).fits(event)), None)
        if met is None:
            yield f"missing:    {_shown(fields)}"
        else:
            left.remove(met)
    for event in left:
        if event["event"] in CLOSED_WORLD:
            yield f"unexpected: {_shown(event)}"
    for fields in sheet.get("never", ()):
        for event in events:
            if Wanted(fields).fits(event):
                yield f"forbidden:  {_shown(event)}"


def _shown(fields: Event) -> str:
    long = ("body", "because", "quote", "people")
    return ", ".join(f"{name}={value}" for name, value in fields.items() if name not in long)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_does_what_the_rulebook_says(path: Path, tmp_path: Path) -> None:
    """The mail of a sheet leads to the drafts, holds and closings that were worked out by hand."""
    sheet = tomllib.loads(path.read_text(encoding="utf-8"))
    events = run(sheet, tmp_path)
    found = list(complaints(sheet, events))
    story = "\n".join(_shown(event) for event in events)
    assert not found, f"{sheet['title']}\n" + "\n".join(found) + f"\n\nwhat happened:\n{story}"


def test_it_has_scenarios() -> None:
    """The sheets are where the runner looks for them."""
    assert len(SHEETS) >= 10


def test_it_notices_what_was_not_expected() -> None:
    """A draft that nobody expected, an event that must not be, and a missing one are complaints."""
    sheet = {
        "expect": [{"event": "draft.created", "step": "status_2"}],
        "never": [{"event": "message.read", "meaning": "offer"}],
    }
    events: list[Event] = [
        {"event": "draft.created", "at": "2026-05-12T09:00:00+01:00", "step": "status_1"},
        {"event": "message.read", "at": "2026-05-12T09:00:00+01:00", "meaning": "offer"},
    ]
    said = [line.split(":")[0] for line in complaints(sheet, events)]
    assert said == ["missing", "unexpected", "forbidden"]
