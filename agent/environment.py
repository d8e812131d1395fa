"""Settings from environment variables, for containers: every single value, nothing secret.

`FOLLOWUP_POLL_EVERY_SECONDS` outranks `every_seconds` under `[poll]`; `FOLLOWUP_ACCOUNT_EMAIL` is
the first account's `email`, `FOLLOWUP_ACCOUNT_2_EMAIL` the second's. Which keys there are is told
by the caller; what a value means is not known here.
"""

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

PREFIX = "FOLLOWUP_"
# Read where they are needed, and no settings: which file to read, the one secret, and the clock of
# a rehearsal.
RESERVED = ("FOLLOWUP_CONFIG", "FOLLOWUP_TOKEN_KEY", "FOLLOWUP_CLOCK")
ACCOUNT = "account"
_NUMBERED = re.compile(r"ACCOUNT_([1-9]\d?)_(.+)")

Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The data with the variables' values in it, which variable stands where, what is wrong."""

    data: dict[str, Any]
    origin: Mapping[Where, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def overlay(
    data: Mapping[str, Any], environ: Mapping[str, str], keys: Mapping[str, Collection[str]]
) -> Overlaid:
    """Put the variables' values over a parsed file's.

    `keys` are the known keys by section: "" for the top level, "account" for an account's.
    """
    places = _places(keys)
    merged: dict[str, Any] = dict(data)
    origin: dict[Where, str] = {}
    problems: list[str] = []
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name in RESERVED:
            continue
        where = _where(name.removeprefix(PREFIX), places)
        if where is None:
            problems.append(f"${name}: unknown variable{_near(name, places)}")
        elif environ[name]:
            merged = _put(merged, where, environ[name])
            origin[where] = f"${name}"
    return Overlaid(merged, origin, tuple(problems))


def variables(keys: Mapping[str, Collection[str]]) -> list[str]:
    """The names of all variables, those of the first account included."""
    return [f"{PREFIX}{name}" for name in _places(keys)]


def _places(keys: Mapping[str, Collection[str]]) -> dict[str, Where]:
    places: dict[str, Where] = {}
    for section, names in keys.items():
        for name in names:
            label = f"{section}_{name}" if section else name
            path: Where = ("accounts", 0) if section == ACCOUNT else (section,) if section else ()
            places[label.upper()] = (*path, name)
    return places


def _where(name: str, places: Mapping[str, Where]) -> Where | None:
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None:
        return places.get(name)
    first = places.get(f"ACCOUNT_{numbered[2]}")
    return ("accounts", int(numbered[1]) - 1, *first[2:]) if first else None


def _near(name: str, places: Mapping[str, Where]) -> str:
    known = [f"{PREFIX}{one}" for one in places]
    near = difflib.get_close_matches(name, [*known, *RESERVED], 1, 0.6)
    return f"; did you mean {near[0]}?" if near else ""


def _put(data: Any, where: Where, value: str) -> Any:
    """The data with a value at a place; what is in the way is left for the check to complain of."""
    if not where:
        return value
    step, rest = where[0], where[1:]
    if isinstance(step, int):
        rows = list(data) if isinstance(data, list | tuple) else []
        rows += [{} for _ in range(step + 1 - len(rows))]
        rows[step] = _put(rows[step], rest, value)
        return rows
    table = dict(data) if isinstance(data, Mapping) else {}
    table[step] = _put(table.get(step), rest, value)
    return table
