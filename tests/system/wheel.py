"""The wheel, built, installed elsewhere and run: what users get is what was tested.

Not collected by default, for it takes half a minute; `.ci/run` names it. Dependencies are seen
through a path file, so that only the wheel itself is installed; `agent` must come from it.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from agent.replay.digests import delivered_digests
from tests.system.living import OWNER, RECRUITER, wait_for
from tests.system.rehearsing import ended, installed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT], folder)
    (built,) = folder.glob("followup-*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `followup` of a fresh environment in which nothing but the wheel was installed."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel]
    _run(pip, folder)
    paths = sysconfig.get_paths(scheme="venv", vars={"base": str(folder)})
    dependencies = sysconfig.get_paths()["purelib"]
    (Path(paths["purelib"]) / "dependencies.pth").write_text(f"{dependencies}\n")
    return folder / "bin" / "followup"


def _run(words: list[object], cwd: Path) -> str:
    """Run to success; answers standard output."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=kept,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_carries_everything_that_is_no_code(wheel: Path) -> None:
    """Templates, migrations, playbooks, models and the sample mailbox are inside."""
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for folder, kinds in {
        "templates": ("*.j2", "*.toml"),
        "migrations": ("*.py", "*.mako"),
        "agent": ("*.toml", "*.txt", "*.json", "py.typed"),
    }.items():
        files = [one for kind in kinds for one in (ROOT / folder).rglob(kind) if one.is_file()]
        assert files, folder
        for file in files:
            name = file.relative_to(ROOT).as_posix()
            assert (name if folder == "agent" else f"agent/{name}") in inside


def test_it_carries_no_tests(wheel: Path) -> None:
    """Neither tests nor benchmarks are installed into users' environments."""
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"agent"}


def test_the_installed_agent_is_the_wheels(command: Path, tmp_path: Path) -> None:
    """The checkout is not what runs below."""
    ask = [command.parent / "python", "-c", "import agent; print(agent.__file__)"]
    assert str(command.parents[1]) in _run(ask, tmp_path)


def test_it_says_its_version(command: Path, tmp_path: Path) -> None:
    """The command works from anywhere."""
    assert _run([command, "--version"], tmp_path).startswith("followup ")


def test_it_runs_the_demo(command: Path, tmp_path: Path) -> None:
    """Playbooks, templates, migrations and the sample are found; nothing else is left behind."""
    shown = _run([command, "demo"], tmp_path)
    assert "DRAFT thank-you" in shown
    assert [one.name for one in tmp_path.iterdir()] == ["followup-demo"]


def test_it_lives_twelve_weeks_by_itself(command: Path, tmp_path: Path) -> None:
    """Consent, first look, weeks of passes, a kill, a lost consent: nothing twice, nothing lost."""
    with installed(command, tmp_path) as home:
        home.consent()
        assert "larkfield-product-analyst" in home.do("preview")
        home.do("preview", "--accept")
        home.clock.go()
        process = home.start()
        try:
            home.live_until(3)
            assert ended(process, signal.SIGKILL) != 0
            process = home.start()
            home.live_until(5)
            home.server.revoke(OWNER)
            wait_for(lambda: home.health().get("needs_user"), seconds=120)
            home.consent()
            wait_for(lambda: home.health().get("needs_user") is False, seconds=120)
            home.live_until(12)
            wait_for(lambda: home.closed_at_last() == ["faded"], seconds=120)
            assert ended(process, signal.SIGTERM) == 0
        finally:
            process.kill()
        sent = [one["key"] for one in home.drafts() if one["state"] == "sent"]
        steps = [one["step"] for one in sent]
        assert "status_1" in steps
        assert len(steps) == len(set(steps))
        weeks = [one.week for one in delivered_digests(home.server, OWNER)]
        assert weeks
        assert len(weeks) == len(set(weeks))
        assert home.server.send_attempts == 0
        log = (tmp_path / "run.log").read_text()
        assert "Traceback" not in log
        assert not [word for word in (OWNER, RECRUITER, "Larkfield") if word in log]


def test_the_dockerfiles_steps_build_it_from_what_they_copy(tmp_path: Path) -> None:
    """What the image copies is enough: its build step is run here, where no engine is present."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    build = lines[: [one.startswith("FROM") for one in lines].index(True, 2)]
    for line in build:
        if line.startswith("COPY "):
            *sources, target = line.split()[1:]
            for source in sources:
                _copy(ROOT / source, tmp_path / target)
    (step,) = [one for one in build if one.startswith("RUN")]
    assert "pip install --no-cache-dir ." in step
    out = tmp_path / "out"
    _run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", out, tmp_path], tmp_path)
    (built,) = out.glob("followup-*.whl")
    with zipfile.ZipFile(built) as archive:
        inside = archive.namelist()
    assert any(one.startswith("agent/templates/") for one in inside)
    assert any(one.startswith("agent/migrations/versions/") for one in inside)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)


def test_the_images_command_runs_with_the_images_variables_alone(
    command: Path, tmp_path: Path
) -> None:
    """No file of configuration, a volume that is empty: it runs, is healthy, and stops in time."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = [one for one in text.splitlines() if one.startswith("ENV ")]
    given = dict(word.split("=", 1) for word in line.split()[1:])
    env = {name: value.replace("/data", str(tmp_path)) for name, value in given.items()}
    env |= {"PATH": os.environ["PATH"], "FOLLOWUP_ACCOUNT_EMAIL": "nora@mail.example"}
    (check,) = re.findall(r'HEALTHCHECK .* CMD \["followup", "(\w+)"\]', text)
    (start,) = re.findall(r'(?m)^CMD \["(\w+)"\]', text)

    def healthy() -> bool:
        asked = [str(command), check]
        done = subprocess.run(asked, env=env, cwd=tmp_path, capture_output=True, check=False)
        return done.returncode == 0

    assert not healthy()
    process = subprocess.Popen([str(command), start], env=env, cwd=tmp_path)
    try:
        wait_for(healthy)
        assert ended(process, signal.SIGTERM) == 0
    finally:
        process.kill()
    assert (tmp_path / "state" / "followup.sqlite3").exists()
    assert not healthy()
