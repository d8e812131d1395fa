"""The command `followup`: its commands, gathered. What a command does is in the other rooms.

Everything heavy is imported inside a command, so that `--help` and `read` start at once.
"""

from agent.cli import (
    commands_keep,
    commands_look,
    commands_own,
    commands_rules,
    commands_service,
    commands_tell,
    commands_work,
)
from agent.cli.app import app

__all__ = [
    "app",
    "commands_keep",
    "commands_look",
    "commands_own",
    "commands_rules",
    "commands_service",
    "commands_tell",
    "commands_work",
    "run",
]


def run() -> None:
    """The entry point: usage errors leave with status 2, everything else by `reported`."""
    app()
