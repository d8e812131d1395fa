"""The guide to running it names commands, options and variables that exist, and all variables."""

import re
import shlex
from typing import Any

import typer

from agent.cli.main import app
from agent.config import scalar_keys
from agent.environment import PREFIX, RESERVED, variables
from tests.system.commandline import ROOT

GUIDE = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
COMPOSE = (ROOT / "docs" / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def options_of(words: list[str]) -> set[str]:
    """The options of the command that these words call. Raises KeyError for an unknown command."""
    command: Any = typer.main.get_command(app)
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    every = [(*one.opts, *one.secondary_opts) for one in command.params]
    return {option for options in every for option in options}


def called() -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    shell = [line for block in blocks for line in block.splitlines()]
    inline = [one for one in re.findall(r"`(followup [^`]+)`", GUIDE) if "NNNN" not in one]
    words = [shlex.split(line) for line in [*shell, *inline]]
    return [
        line[len(line) - line[::-1].index("followup") :] for line in words if "followup" in line
    ]


def test_every_command_of_the_guide_exists_with_its_options() -> None:
    assert len(called()) > 20
    for words in called():
        known = options_of(words)
        assert {word for word in words if word.startswith("--")} <= known, words


def test_every_variable_that_is_told_exists() -> None:
    known = {*variables(scalar_keys()), *RESERVED}
    for text in (GUIDE, COMPOSE, DOCKERFILE):
        told = set(re.findall(rf"{PREFIX}[A-Z_]*[A-Z]\b", text.replace("ACCOUNT_2_", "ACCOUNT_")))
        assert told
        assert told <= known


def test_every_variable_but_the_accounts_is_told() -> None:
    plain = [one for one in variables(scalar_keys()) if not one.startswith(f"{PREFIX}ACCOUNT_")]
    assert [one for one in plain if one not in GUIDE] == []


def test_the_images_health_check_and_entry_are_commands() -> None:
    check = re.search(r'HEALTHCHECK .* CMD \["followup", "(\w+)"\]', DOCKERFILE)
    start = re.search(r'^CMD \["(\w+)"\]', DOCKERFILE, re.MULTILINE)
    assert check
    assert start
    assert options_of([check[1]])
    assert options_of([start[1]])
    assert "USER followup" in DOCKERFILE
