"""What a supervisor is told starts the agent the user configured, and survives odd paths."""

import plistlib
import socket
from pathlib import Path

import pytest

from agent.cli.servicing import supervisor
from agent.cli.watching_config import LiveSettings
from agent.config import load_settings
from agent.daemon import tell_supervisor
from agent.errors import UserError

ACCOUNT = '[[accounts]]\nemail = "me@mail.example"\n'


def test_systemd_is_told_to_watch_and_not_to_repeat_a_wrong_configuration() -> None:
    config = Path('/home/max/odd "name" 100%/$HOME/config.toml')
    found = supervisor(config, {"HOME": "/home/max"}, "linux")
    assert found.file == Path("/home/max/.config/systemd/user/followup.service")
    assert 'odd \\"name\\" 100%%/$$HOME/config.toml"' in found.text
    lines = set(found.text.splitlines())
    assert {"Type=notify", "WatchdogSec=300", "RestartPreventExitStatus=2"} <= lines


def test_launchd_is_told_the_same() -> None:
    found = supervisor(Path("/Users/max/c.toml"), {"HOME": "/Users/max"}, "darwin")
    job = plistlib.loads(found.text.encode())
    assert job["ProgramArguments"][-2:] == ["--config", "/Users/max/c.toml"]
    assert job["KeepAlive"] == {"SuccessfulExit": False}


def test_elsewhere_there_is_no_service() -> None:
    with pytest.raises(UserError):
        supervisor(Path("c.toml"), {"HOME": "/"}, "win32")


@pytest.mark.parametrize("abstract", [True, False])
def test_systemd_hears_that_the_daemon_is_ready(tmp_path: Path, abstract: bool) -> None:
    name = f"\0{tmp_path.name}-notify" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(name)
        channel.settimeout(2)
        tell_supervisor("READY=1", {"NOTIFY_SOCKET": name.replace("\0", "@")})
        assert channel.recv(100) == b"READY=1"
    tell_supervisor("READY=1", {"NOTIFY_SOCKET": name.replace("\0", "@")})
    tell_supervisor("READY=1", {})


def test_a_configuration_edited_into_nonsense_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[[accounts]]\nemail = "me@mail.example"\n')
    live = LiveSettings(path, load_settings(path, {}))
    first = live.current()
    path.write_text('[[accounts]]\nemail = "me@mail.example"\nplaybok = "etiquette"\n')
    assert live.current() is first
    assert "config check" in live.problem
    path.write_text('[[accounts]]\nemail = "other@mail.example"\n')
    assert live.current() is first
    path.write_text('[[accounts]]\nemail = "me@mail.example"\nplaybook = "etiquette"\n')
    assert live.current().accounts[0].playbook == "etiquette"
    assert live.problem == ""


@pytest.mark.parametrize(
    ("changed", "taken", "told"),
    [
        ('[[accounts]]\nemail = "other@mail.example"\n', False, "accounts were added or removed"),
        (f'state_dir = "/elsewhere"\n{ACCOUNT}', False, "state_dir changed"),
        (f"{ACCOUNT}[poll]\nevery_seconds = 60\n", True, "poll.every_seconds changed"),
        (f"{ACCOUNT}[metrics]\nport = 9100\n", True, "metrics.port changed"),
    ],
)
def test_what_needs_a_restart_says_so(tmp_path: Path, changed: str, taken: bool, told: str) -> None:
    """A good file that a running daemon cannot take is no fault of `config check`'s."""
    path = tmp_path / "config.toml"
    path.write_text(ACCOUNT)
    live = LiveSettings(path, load_settings(path, {}))
    first = live.current()
    path.write_text(changed)
    assert (live.current() is first) is not taken
    assert told in live.problem
    assert "restart" in live.problem
    path.write_text(f"# as it was\n{ACCOUNT}")
    live.current()
    assert live.problem == ""
