"""The door to the playbooks: `load_playbook` by name or file, the user's overrides applied.

It must not know what is decided with a playbook.
"""

from collections.abc import Mapping
from pathlib import Path

from agent.playbooks.model import Playbook
from agent.playbooks.overrides import Value, apply_overrides
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
