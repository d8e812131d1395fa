"""The door to the playbooks: `load_playbook` by name or file, the user's overrides applied.

It must not know what is decided with a playbook.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from agent.playbooks.model import Playbook
from agent.playbooks.overrides import Value, apply_overrides, fitting
from agent.playbooks.parse import Parser
from agent.playbooks.problems import Problems
from agent.playbooks.sources import BUILT_IN, read_sheet, resolve_references

DEFAULT = "phase-map"
NAMES = BUILT_IN


def load_playbook(
    name_or_path: str | Path = DEFAULT, overrides: Mapping[str, Value] | None = None
) -> Playbook:
    """A built-in playbook by name, or a TOML file of the user's own.

    `overrides` maps "RULE.key" (or "RULE.step.key", "clocks.key") to the user's value. Raises
    PlaybookError with every problem of the file and of the overrides at once.
    """
    problems = Problems()
    sheet = read_sheet(name_or_path, problems)
    resolve_references(sheet, problems)
    apply_overrides(sheet, overrides or {}, problems)
    playbook = Parser(sheet, problems).playbook()
    problems.raise_any()
    return playbook


def load_playbooks(
    names: Iterable[str | Path], overrides: Mapping[str, Value] | None = None
) -> tuple[Playbook, ...]:
    """The playbooks of one account, in order, each with the overrides it has a value for.

    Raises PlaybookError, also for an override that fits none of them.
    """
    wanted, given = tuple(names), overrides or {}
    fits = [fitting_overrides(name, given) for name in wanted]
    lost = {key: value for key, value in given.items() if not any(key in one for one in fits)}
    return tuple(
        load_playbook(name, {**mine, **(lost if index == 0 else {})})
        for index, (name, mine) in enumerate(zip(wanted, fits, strict=True))
    )


def fitting_overrides(
    name_or_path: str | Path, overrides: Mapping[str, Value]
) -> Mapping[str, Value]:
    """Those of the overrides that name a value of this playbook."""
    problems = Problems()
    sheet = read_sheet(name_or_path, problems)
    resolve_references(sheet, problems)
    return fitting(sheet, overrides)
