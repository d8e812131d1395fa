"""The user's own values for single numbers of a playbook: "PM-7.at_most", "PM-3.after_silence".

Applied to the raw table before it is parsed, so that an override is checked like the file itself.
What was there before is kept as "the guide says". It must not know what a value means.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from agent.playbooks.problems import Place, Problems
from agent.playbooks.sources import Sheet

Value = str | int | float | bool | list[str]


def apply_overrides(sheet: Sheet, overrides: Mapping[str, Value], problems: Problems) -> None:
    """Replace the values named; a name that fits nothing is a problem with the nearest known."""
    place = Place(problems, "overrides")
    for name, value in overrides.items():
        holders = list(_holders(sheet, name))
        if not holders:
            place.unknown(name, known_overrides(sheet), "value")
        for full, holder, key in holders:
            guide = words(holder[key])
            holder[key] = value
            sheet.guides[full] = guide
            sheet.overrides.append(f"{full} = {words(value)} (the guide: {guide})")


def fitting(sheet: Sheet, overrides: Mapping[str, Value]) -> Mapping[str, Value]:
    """Those of the overrides that name a value of this sheet."""
    return {name: value for name, value in overrides.items() if any(_holders(sheet, name))}


def known_overrides(sheet: Sheet) -> tuple[str, ...]:
    """Every name an override may carry."""
    return tuple(full for full, _, _ in _values(sheet))


def words(value: object) -> str:
    """A value as a person writes it."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _holders(sheet: Sheet, name: str) -> Iterator[tuple[str, dict[str, object], str]]:
    """The places a name means: its full path, or rule and key where the step is left out."""
    for full, holder, key in _values(sheet):
        head, _, _ = full.partition(".")
        if name in (full, f"{head}.{key}"):
            yield full, holder, key


def _values(sheet: Sheet) -> Iterator[tuple[str, dict[str, object], str]]:
    yield from _rule_values(sheet)
    clocks = cast("dict[str, object]", sheet.raw.get("clocks", {}))
    for key in clocks:
        yield f"clocks.{key}", clocks, key
    yield from _write_values(sheet.raw.get("write", {}), "write")


_TEXTS = {"kind", "section", "says", "kept_by", "gates", "advice", "to", "reading"}


def _rule_values(sheet: Sheet) -> Iterator[tuple[str, dict[str, object], str]]:
    for rule_id, table in sheet.rules.items():
        for key, value in table.items():
            if key in _TEXTS:
                continue
            if isinstance(value, dict):
                for inner in value:
                    if inner not in _TEXTS:
                        yield f"{rule_id}.{key}.{inner}", value, inner
            else:
                yield f"{rule_id}.{key}", table, key


def _write_values(table: object, path: str) -> Iterator[tuple[str, dict[str, object], str]]:
    """Lengths of texts, by table ("write.status_1.max_words") or by rule ("PM-3a.max_words")."""
    if not isinstance(table, dict):
        return
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _write_values(value, f"{path}.{key}")
        elif isinstance(value, int):
            yield f"{path}.{key}", table, key
            if isinstance(table.get("rule"), str):
                yield f"{table['rule']}.{key}", table, key
