"""Mailbox timelines with the steps they must lead to, run through the real replay.

A scenario is a sheet of mail and of what the user says and does (play.py), with what it is run
with (`from`, `until`, `timezone`, `country`, `approve`, `playbook`), what must come of it, and the
`rules` it shows at work. The instants in `[[expect]]` are worked out by hand from RULEBOOK.md, the
arithmetic beside them as a comment; they are never copied from a run. The polling grid begins at
`from`, so with `from` on a quarter of an hour a draft due at 09:00 appears at 09:00.

Each `[[expect]]` must be met by an event of its own, each `[[never]]` by none. Drafts and closings
are a closed world: one that no `[[expect]]` accounts for fails the scenario, so what is not
expected is known not to have happened.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.play import Event, run
from tests.system.event_contract import faults

SHEETS = sorted(Path(__file__).parent.glob("*/*.toml"))
CLOSED_WORLD = ("draft.created", "process.closed")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of what must, or must never, happen."""

    fields: dict[str, Any]

    def fits(self, event: Event) -> bool:
        """Whether an event is of the kind described."""
        return all(_agrees(name, value, event) for name, value in self.fields.items())


def _mentions(words: list[str], event: Event) -> list[bool]:
    text = " ".join(event.get("body", "").split())
    return [one in text for one in words]


# What a key says of an event where it is not the name of one of its fields.
_WORDS: dict[str, Callable[[Any, Event], bool]] = {
    "on": lambda day, event: _at(event).date() == day,
    "after": lambda instant, event: _at(event) >= instant,
    "before": lambda instant, event: _at(event) < instant,
    "because": lambda rules, event: set(rules) <= {one["rule"] for one in event.get("because", ())},
    "body_has": lambda words, event: all(_mentions(words, event)),
    "body_lacks": lambda words, event: not any(_mentions(words, event)),
    "subject_has": lambda words, event: all(one in event.get("subject", "") for one in words),
}


def _at(event: Event) -> datetime:
    return datetime.fromisoformat(event["at"])


def _agrees(name: str, value: Any, event: Event) -> bool:
    """One key of a line against an event: equal, or by a word with its own meaning."""
    if name in _WORDS:
        return _WORDS[name](value, event)
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
    """The mail of a sheet leads to the drafts, holds and closings that were worked out by hand.

    Its events hold to the contract besides.
    """
    sheet = tomllib.loads(path.read_text(encoding="utf-8"))
    events = run(sheet, tmp_path)
    assert faults(events, sheet["timezone"]) == []
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
