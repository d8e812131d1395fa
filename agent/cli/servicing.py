"""`followup service`: the user's own systemd or launchd starts the agent and keeps it up.

What a supervisor is told is made here as text; the rest asks the supervisor's own commands.
"""

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from agent.cli.outcome import OUR_FAULT
from agent.config import config_path, load_settings
from agent.errors import UserError

NAME = "followup"
_UNIT = """\
# Written by `followup service install`; `followup service remove` takes it away.
[Unit]
Description=followup: drafts for interview mail
After=network-online.target

[Service]
Type=notify
ExecStart={command}
# Where FOLLOWUP_TOKEN_KEY and other variables may stand.
EnvironmentFile=-{environment}
WatchdogSec=300
TimeoutStopSec=20
Restart=on-failure
RestartSec=60
# A wrong configuration does not become right by starting again.
RestartPreventExitStatus=2
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Who starts the agent: the file that tells it how, and its own commands."""

    file: Path
    text: str
    start: tuple[tuple[str, ...], ...]
    stop: tuple[tuple[str, ...], ...]
    ask: tuple[str, ...]


def supervisor(config: Path, environ: Mapping[str, str], platform: str) -> Supervisor:
    """The supervisor of this platform (`sys.platform`). Raises UserError where there is none."""
    command = (sys.executable, "-m", "agent", "run", "--config", str(config.absolute()))
    home = Path(environ.get("HOME") or Path.home())
    if platform == "darwin":
        return _launchd(command, home)
    if platform.startswith("linux"):
        return _systemd(command, Path(environ.get("XDG_CONFIG_HOME") or home / ".config"))
    raise UserError("there is no service for this platform", hint="Run `followup run` yourself.")


def _systemd(command: tuple[str, ...], folder: Path) -> Supervisor:
    ctl = ("systemctl", "--user")
    text = _UNIT.format(
        command=" ".join(_quoted(word) for word in command),
        environment=str(folder / NAME / "environment").replace("%", "%%"),
    )
    return Supervisor(
        folder / "systemd" / "user" / f"{NAME}.service",
        text,
        ((*ctl, "daemon-reload"), (*ctl, "enable", "--now", NAME)),
        ((*ctl, "disable", "--now", NAME),),
        (*ctl, "status", "--no-pager", NAME),
    )


def _quoted(word: str) -> str:
    """A word of ExecStart: systemd knows quotes, backslashes, % and $."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _launchd(command: tuple[str, ...], home: Path) -> Supervisor:
    file = home / "Library" / "LaunchAgents" / f"{NAME}.plist"
    log = str(home / "Library" / "Logs" / f"{NAME}.log")
    job = {
        "Label": NAME,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 60,
        "ExitTimeOut": 20,
        "Umask": 0o077,
        "StandardErrorPath": log,
    }
    domain = f"gui/{os.getuid()}"
    return Supervisor(
        file,
        plistlib.dumps(job).decode(),
        (("launchctl", "bootstrap", domain, str(file)),),
        (("launchctl", "bootout", f"{domain}/{NAME}"),),
        ("launchctl", "print", f"{domain}/{NAME}"),
    )


def run_install(config: Path | None, *, show: bool) -> None:
    """Write the file and have the agent started now and at every login."""
    path = config_path(config)
    load_settings(path)
    found = supervisor(path, os.environ, sys.platform)
    if show:
        print(found.text, end="")
        return
    try:
        found.file.parent.mkdir(parents=True, exist_ok=True)
        found.file.write_text(found.text, encoding="utf-8")
    except OSError as error:
        raise UserError(f"{found.file}: cannot be written: {error.strerror}") from error
    print(f"{found.file} is written")
    _ask_all(found.start)
    if sys.platform != "darwin":
        print("To have it run while you are not logged in: loginctl enable-linger")
    print("Until you say yes to the first look it only reads: followup preview", file=sys.stderr)


def is_installed(config: Path | None) -> bool:
    """Whether there is a service of this user's; never where the platform has none."""
    try:
        return supervisor(config_path(config), os.environ, sys.platform).file.exists()
    except UserError:
        return False


def run_remove(config: Path | None) -> None:
    """Stop the agent and take the file away; nothing else is deleted."""
    found = supervisor(config_path(config), os.environ, sys.platform)
    if not found.file.exists():
        print("no service is installed")
        return
    _ask_all(found.stop, must=False)
    found.file.unlink()
    print(f"{found.file} is removed; configuration, database and consent stand")


def run_status(config: Path | None) -> None:
    """What the supervisor says; leaves with 1 where the agent does not run."""
    found = supervisor(config_path(config), os.environ, sys.platform)
    if not found.file.exists():
        print("no service is installed: followup service install")
        raise SystemExit(OUR_FAULT)
    if _ask(found.ask):
        raise SystemExit(OUR_FAULT)


def _ask_all(commands: tuple[tuple[str, ...], ...], *, must: bool = True) -> None:
    for words in commands:
        if _ask(words) and must:
            raise UserError(
                f"the supervisor did not start it: it refused `{' '.join(words)}`",
                hint="In a container or after su there is none of your own: use `followup run`. "
                "Over SSH try `loginctl enable-linger` and log in anew. "
                "`followup service remove` takes the file away again.",
            )


def _ask(words: tuple[str, ...]) -> int:
    program = shutil.which(words[0])
    if program is None:
        raise UserError(
            f"{words[0]} is not there", hint="In a container or without it: followup run"
        )
    return subprocess.run([program, *words[1:]], check=False).returncode  # noqa: S603 - our words
