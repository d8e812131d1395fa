"""`followup service` against a supervisor that writes down what it was told."""

import sys
from pathlib import Path

import pytest

from tests.system.commandline import DONE, OUR_FAULT, WRONG_CALL, Ran, followup
from tests.system.living import a_home

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="systemd's words")
_ASKED = '#!/bin/sh\necho "$@" >> "$HOME/asked"\nexit $(cat "$HOME/answer")\n'


class Machine:
    """A user's home, with a systemctl of ours first on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unit = folder / "cfg" / "systemd" / "user" / "followup.service"
        self.config = folder / "config.toml"
        self.config.write_text('[[accounts]]\nemail = "nora@mail.example"\n')
        program = folder / "bin" / "systemctl"
        program.parent.mkdir()
        program.write_text(_ASKED)
        program.chmod(0o700)
        self.answers(0)

    def answers(self, status: int) -> None:
        (self.folder / "answer").write_text(str(status))

    @property
    def env(self) -> dict[str, str]:
        path = f"{self.folder / 'bin'}:/usr/bin:/bin"
        home = {"HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "cfg")}
        return {"PATH": path, **home}

    def do(self, *words: str) -> Ran:
        words = ("service", *words, "--config", str(self.config))
        return followup(*words, cwd=None, stdin="", **self.env)

    @property
    def asked(self) -> list[str]:
        return (self.folder / "asked").read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_it_is_installed_asked_after_and_taken_away(machine: Machine) -> None:
    ran = machine.do("install")
    assert ran.status == DONE, ran.err
    assert str(machine.config) in machine.unit.read_text()
    assert "followup preview" in ran.err
    assert machine.do("status").status == DONE
    assert machine.do("remove").status == DONE
    assert not machine.unit.exists()
    assert machine.asked == [
        "--user daemon-reload",
        "--user enable --now followup",
        "--user status --no-pager followup",
        "--user disable --now followup",
    ]
    assert machine.do("remove").status == DONE


def test_with_the_last_consent_the_service_goes(machine: Machine, tmp_path: Path) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    with a_home(folder) as home:
        home.env |= machine.env
        assert home.do("service", "install").status == DONE
        assert machine.unit.exists()
        ran = home.do("revoke")
        assert ran.status == DONE, ran.err
        assert not machine.unit.exists()
        assert not (folder / "token.json").exists()
    assert machine.asked[-1] == "--user disable --now followup"


def test_a_supervisor_that_refuses_is_told_with_what_to_do_instead(machine: Machine) -> None:
    machine.answers(1)
    ran = machine.do("install")
    assert ran.status == WRONG_CALL
    assert "followup run" in ran.err
    assert machine.do("status").status == OUR_FAULT
