"""The command line as its users meet it: a process of its own, with its output and its status."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from agent.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
DONE, OUR_FAULT, WRONG_CALL, NEEDS_USER, TRY_AGAIN = 0, 1, 2, 3, 4

Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def events(self) -> list[Event]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    def named(self, *names: str) -> list[Event]:
        """The events of some kinds."""
        return [event for event in self.events if event["event"] in names]


def followup(*words: object, cwd: Path | None = None, stdin: str = "", **env: str) -> Ran:
    """Run a command to its end; nothing of the user's own configuration is seen."""
    done = subprocess.run(
        command(words),
        cwd=cwd or ROOT,
        env=environment(env),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def refused(*words: object) -> Ran:
    """Run a command in this process: for calls that end before anything is done."""
    done = CliRunner().invoke(app, [str(word) for word in words])
    return Ran(done.exit_code, done.stdout, done.stderr)


@contextmanager
def serving(*words: object) -> Iterator[dict[str, Any]]:
    """Run `followup serve-gmail`; gives the card it prints. It is ended with the block.

    What it says at its end is then in the card as `said`, its status as `status`.
    """
    process = subprocess.Popen(
        command(("serve-gmail", "--port", "0", *words)),
        cwd=ROOT,
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    card: dict[str, Any] = {}
    try:
        line = process.stdout.readline() if process.stdout else ""
        assert line, process.stderr.read() if process.stderr else ""
        card = json.loads(line)
        yield card
    finally:
        process.terminate()
        _, card["said"] = process.communicate(timeout=20)
        card["status"] = process.returncode


def command(words: tuple[object, ...]) -> list[str]:
    return [sys.executable, "-m", "agent", *(str(word) for word in words)]


def environment(more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FOLLOWUP")}
    nowhere = {"XDG_CONFIG_HOME": "/nonexistent", "XDG_STATE_HOME": "/nonexistent"}
    return kept | nowhere | {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1"} | more


def configured(folder: Path, card: dict[str, Any], **account: str) -> Path:
    """A configuration file for the account on a server's card, and its token beside it."""
    token = folder / "token.json"
    token.touch(mode=0o600)
    token.write_text(json.dumps(card["token"]), encoding="utf-8")
    values = {
        "email": card["email"],
        "name": "Nora Whitfield",
        "timezone": "Europe/London",
        "token_file": str(token),
        "endpoint": card["endpoint"],
        "token_uri": card["token_uri"],
        **account,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    config = folder / "config.toml"
    config.write_text("\n".join(['state_dir = "state"', "[[accounts]]", *lines, ""]))
    return config
