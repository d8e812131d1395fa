"""From a playbook's name or file to one raw table: base, common rules, borrowed rules, overrides.

Reads TOML and puts it together; every rule remembers the file it came from. It must not know what
a key means: `parse` checks the result, so a user's file and an override are checked the same way.
"""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from agent.errors import PlaybookError
from agent.playbooks.problems import Place, Problems

BUILT_IN = ("phase-map", "etiquette", "decision-matrix", "two-touch", "business-days")
COMMON = "common"
_AS = "as "


@dataclass
class Sheet:
    """A playbook as one raw table: `files` tells which file each rule stands in."""

    file: str
    raw: dict[str, object]
    rules: dict[str, dict[str, object]]
    files: dict[str, str]
    readings: dict[str, str] = field(default_factory=dict)
    guides: dict[str, str] = field(default_factory=dict)
    lenders: dict[str, str] = field(default_factory=dict)
    overrides: list[str] = field(default_factory=list)


@cache
def _built_in(name: str) -> dict[str, object]:
    text = (files("agent.playbooks") / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def read_sheet(name_or_path: str | Path, problems: Problems) -> Sheet:
    """The raw playbook with its base, the common rules and what it borrows.

    Raises PlaybookError where there is no such playbook or its file is no TOML.
    """
    raw, file = _read(name_or_path)
    sheet = Sheet(file, {}, {}, {})
    _add(sheet, _built_in(COMMON), f"{COMMON}.toml", problems)
    base = raw.get("base")
    if isinstance(base, str) and base in BUILT_IN:
        _add(sheet, _built_in(base), f"{base}.toml", problems)
    elif base is not None:
        Place(problems, file, key="base").unknown(str(base), BUILT_IN, "playbook")
    _add(sheet, raw, file, problems)
    _borrow(sheet, problems)
    return sheet


def _read(name_or_path: str | Path) -> tuple[dict[str, object], str]:
    if isinstance(name_or_path, str) and name_or_path in BUILT_IN:
        return deepcopy(_built_in(name_or_path)), f"{name_or_path}.toml"
    path = Path(name_or_path)
    if path.suffix != ".toml":
        raise PlaybookError(
            f'there is no playbook "{name_or_path}"',
            hint=f"built in are {', '.join(BUILT_IN)}; a file of your own ends in .toml",
        )
    try:
        return tomllib.loads(path.read_text("utf-8")), path.name
    except OSError as error:
        raise PlaybookError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlaybookError(f"{path.name}: no TOML: {error}") from error


def _add(sheet: Sheet, raw: Mapping[str, object], file: str, problems: Problems) -> None:
    """Lay a file over the sheet: a rule's keys replace those of the same rule below it."""
    place = Place(problems, file)
    for key, value in deepcopy(dict(raw)).items():
        below = sheet.raw.get(key)
        if key == "rules":
            _add_rules(sheet, place.at(key).table(value), file, problems)
        elif isinstance(below, dict) and isinstance(value, dict):
            below.update(value)
        else:
            sheet.raw[key] = value


def _add_rules(sheet: Sheet, rules: Mapping[str, object], file: str, problems: Problems) -> None:
    for rule_id, value in rules.items():
        table = dict(Place(problems, file, rule_id).table(value))
        sheet.rules[rule_id] = {**sheet.rules.get(rule_id, {}), **table}
        sheet.files[rule_id] = file


def _borrow(sheet: Sheet, problems: Problems) -> None:
    place = Place(problems, sheet.file).at("borrow")
    for rule_id, reading in place.table(sheet.raw.get("borrow", {})).items():
        lender = _home_of(rule_id)
        if lender is None:
            place.at(rule_id).say("no built-in playbook has that rule")
        elif rule_id not in sheet.rules:
            sheet.rules[rule_id] = deepcopy(_rules_of(lender)[rule_id])
            sheet.files[rule_id] = f"{lender}.toml"
            sheet.readings[rule_id] = place.at(rule_id).text(reading)


def _home_of(rule_id: str) -> str | None:
    return next((name for name in (*BUILT_IN, COMMON) if rule_id in _rules_of(name)), None)


def _rules_of(name: str) -> dict[str, dict[str, object]]:
    rules = _built_in(name)["rules"]
    assert isinstance(rules, dict)  # noqa: S101  our own files, checked by every test that loads
    return rules


def resolve_references(sheet: Sheet, problems: Problems) -> None:
    """Replace every "as DM-8.rejection_reply.within" by the value that stands there."""
    for rule_id, table in sheet.rules.items():
        place = Place(problems, sheet.files[rule_id], rule_id)
        for holder, key, value, path in _leaves(table, rule_id):
            if isinstance(value, str) and value.startswith(_AS):
                meant = value.removeprefix(_AS)
                holder[key] = _referred(sheet, meant, place.at(key))
                lender = meant.partition(".")[0]
                if lender.partition("-")[0] != rule_id.partition("-")[0]:
                    sheet.lenders[path] = lender


def _referred(sheet: Sheet, path: str, place: Place) -> object:
    seen = set()
    while path not in seen:
        seen.add(path)
        rule_id, *keys = path.split(".")
        home = _home_of(rule_id)
        table: object = sheet.rules.get(rule_id) or (_rules_of(home)[rule_id] if home else {})
        for key in keys:
            table = table.get(key) if isinstance(table, dict) else None
        if not (isinstance(table, str) and table.startswith(_AS)):
            if table is None or table == {}:
                place.say(f'"as {path}" refers to nothing')
            return table
        path = table.removeprefix(_AS)
    place.say(f'"as {path}" refers to itself')
    return None


def _leaves(
    table: dict[str, object], path: str
) -> list[tuple[dict[str, object], str, object, str]]:
    found: list[tuple[dict[str, object], str, object, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _leaves(value, f"{path}.{key}")
        else:
            found.append((table, key, value, f"{path}.{key}"))
    return found
