"""Documentation that can fail: commands, options and settings are all told, and told rightly."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import typer
from pydantic import BaseModel

from agent.cli.main import app
from agent.config import AccountSettings, PlaybookPattern, Settings, load_settings, settings_from
from tests.system.commandline import DONE, ROOT, WRONG_CALL, followup

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "config.example.toml"


def commands() -> Iterator[tuple[str, ...]]:
    """The words of every command, groups and their commands alike."""
    yield from _below((), typer.main.get_command(app))


def _below(words: tuple[str, ...], command: Any) -> Iterator[tuple[str, ...]]:
    for name, inner in getattr(command, "commands", {}).items():
        yield (*words, name)
        yield from _below((*words, name), inner)


COMMANDS = sorted(commands())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(words: tuple[str, ...]) -> None:
    """Help with a sentence on the command and on each of its options and arguments."""
    command: Any = typer.main.get_command(app)
    for word in words:
        command = command.commands[word]
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{' '.join(words)}: {parameter.name}"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_is_in_the_readme(words: tuple[str, ...]) -> None:
    """A command nobody can find is not there."""
    head, *rest = words
    assert f"followup {head}" in README
    for word in rest:
        assert re.search(rf"`(followup )?{head}\b[^|]*\b{word}\b", README), " ".join(words)


def test_help_and_version_work_as_a_command() -> None:
    """`--help` lists the commands, `--version` a version; nonsense is refused with status 2."""
    shown = followup("--help")
    assert shown.status == DONE
    for words in COMMANDS:
        if len(words) == 1:
            assert words[0] in shown.out
    assert re.fullmatch(r"followup \d+\.\d+\.\d+\S*\n", followup("--version").out)
    assert followup("no-such-command").status == WRONG_CALL


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_answers_help(words: tuple[str, ...]) -> None:
    """Building the help text of a command does not fail."""
    command: Any = typer.main.get_command(app)
    context = click.Context(command, info_name="followup")
    for word in words:
        command = command.commands[word]
        context = click.Context(command, parent=context, info_name=word)
    assert "Usage" in command.get_usage(context)


def _shell_blocks() -> list[str]:
    return re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


def test_every_command_line_of_the_readme_is_known() -> None:
    """Each `followup ...` in a shell block names a command and options that exist."""
    root: Any = typer.main.get_command(app)
    lines = [line for block in _shell_blocks() for line in re.split(r"\n|&&", block)]
    called = [shlex.split(line) for line in lines if re.search(r"\bfollowup ", line)]
    assert called
    for line in called:
        words = line[[Path(word).name for word in line].index("followup") + 1 :]
        command = root
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]
        assert command is not root, line
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known


def test_the_readme_tells_every_exit_status() -> None:
    """0 to 4, as the contract has them."""
    told = README[README.index("Exit status") :]
    for status in ("0 done", "1 ", "2 ", "3 ", "4 "):
        assert status in told[:400]


# Settings -----------------------------------------------------------------------------------------


def _keys(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


def _example() -> dict[str, Any]:
    """The example with every key that is commented out put in force."""
    text = EXAMPLE.read_text(encoding="utf-8")
    told = re.sub(r"(?m)^# (?=(\[|\"?[A-Za-z_.-]+\"? = ))", "", text)
    return tomllib.loads(told)


def test_the_example_names_every_setting() -> None:
    """Every key of the configuration stands in config.example.toml, none besides."""
    example = _example()
    (account,) = example.pop("accounts")
    (pattern,) = account["playbooks"]
    assert set(example) | {"accounts"} == _keys(Settings)
    assert set(account) == _keys(AccountSettings)
    assert set(pattern) == _keys(PlaybookPattern)
    for name, section in example.items():
        field = Settings.model_fields[name].annotation
        if isinstance(field, type) and issubclass(field, BaseModel):
            assert set(section) == _keys(field), name


def test_the_example_loads_and_equals_the_defaults(tmp_path: Path) -> None:
    """As it stands it is a valid file, and it changes nothing that an empty one would not mean."""
    config = tmp_path / "config.toml"
    config.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    loaded = load_settings(config)
    email = loaded.accounts[0].email
    plain = settings_from({"accounts": [{"email": email}]}, source="defaults", base=tmp_path)
    assert loaded == plain


def test_every_setting_of_the_example_is_valid_in_force() -> None:
    """Also the keys that are commented out can be used as they are shown."""
    assert settings_from(_example(), source="example", base=ROOT).accounts
