"""Twelve weeks of an installed agent in a minute: a faster clock, a user who sends every draft.

Everything is asked of the commands of one environment, each a process of its own. What happens
depends on no speed: a slow machine only sees fewer passes between two days.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agent.clock import REHEARSAL_VARIABLE, Rehearsal
from agent.localgmail import LocalGmail
from tests.system.living import OWNER, RECRUITER, consented, letter

SPEED = 12 * 7 * 86_400 / 45
_CONFIG = """\
state_dir = "state"
[poll]
every_seconds = 21600
[[accounts]]
email = "{email}"
name = "Nora Whitfield"
timezone = "Europe/London"
client_file = "client.json"
endpoint = "{url}"
token_uri = "{url}/token"
"""


@dataclass
class Clock:
    """The server's clock: it stands until it is let go, and stands again while it is held."""

    start: datetime
    rehearsal: Rehearsal | None = None
    held: datetime | None = None

    def __call__(self) -> datetime:
        if self.held is not None:
            return self.held
        return self.rehearsal.at(datetime.now(UTC)) if self.rehearsal else self.start

    def go(self) -> None:
        """Let it run, as many times as fast."""
        self.rehearsal = Rehearsal(datetime.now(UTC), self.start, SPEED)

    @contextmanager
    def standing(self) -> Iterator[None]:
        """What a person does in a minute must not take them a season."""
        self.held = self()
        try:
            yield
        finally:
            self.held = None


@dataclass
class Installed:
    """A `followup` in an environment of its own, a mailbox, and a folder for both to meet in."""

    program: Path
    folder: Path
    clock: Clock
    server: LocalGmail
    log: list[str] = field(default_factory=list)

    def env(self, *, rehearsed: bool = True) -> dict[str, str]:
        """Nothing of the user's, and the rehearsal's clock where it runs."""
        kept = {one: os.environ[one] for one in ("PATH", "HOME", "LANG") if one in os.environ}
        given = {"FOLLOWUP_CONFIG": str(self.folder / "config.toml"), "NO_COLOR": "1"}
        if rehearsed and self.clock.rehearsal:
            given[REHEARSAL_VARIABLE] = self.clock.rehearsal.words()
        return kept | given

    def do(self, *words: str) -> str:
        """Run a command to success; answers standard output."""
        done = subprocess.run(
            [str(self.program), *words],
            cwd=self.folder,
            env=self.env(),
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def consent(self) -> None:
        """Give the consent; the page is answered as by a browser on another machine."""
        words = [str(self.program), "auth", "--no-browser"]
        with self.clock.standing():
            status, said = consented(words, self.env(rehearsed=False), self.folder)
        assert status == 0, said

    def start(self) -> "subprocess.Popen[str]":
        """`followup run`, its log kept."""
        with (self.folder / "run.log").open("a", encoding="utf-8") as log:
            return subprocess.Popen(
                [str(self.program), "run"],
                cwd=self.folder,
                env=self.env(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                text=True,
            )

    def health(self) -> dict[str, Any]:
        """What the health file says of the account, {} before there is one."""
        path = self.folder / "state" / "health.json"
        known = json.loads(path.read_text()) if path.exists() else {}
        found: dict[str, Any] = known.get("accounts", {}).get(OWNER, {})
        return found

    def send_what_waits(self) -> None:
        """The user sends every draft that stands in the folder."""
        with self.server.lock:
            drafts = list(self.server.mailbox(OWNER).drafts.values())
            for one in drafts:
                if not one.sent:
                    self.server.hand(OWNER).send_draft(one.draft_id)

    def drafts(self) -> list[dict[str, Any]]:
        """What the ledger knows of each draft, as `followup export` tells it."""
        self.do("export", "mine")
        known = json.loads((self.folder / "mine" / "followup.json").read_text())[OWNER]
        return [draft["fact"] for one in known["processes"] for draft in one["drafts"]]

    def closed_at_last(self) -> list[str | None]:
        """How each process ended, None for one that runs; what waits is sent before."""
        self.send_what_waits()
        told = self.do("status", "--all", "--json").splitlines()
        return [json.loads(line)["closed"] for line in told]

    def live_until(self, weeks: float) -> None:
        """Let so many weeks pass since the beginning, the user sending what is drafted."""
        while self.weeks < weeks:
            self.send_what_waits()
            time.sleep(0.05)

    @property
    def weeks(self) -> float:
        """How many weeks have passed."""
        return (self.clock() - self.clock.start) / timedelta(weeks=1)


@contextmanager
def installed(program: Path, folder: Path) -> Iterator[Installed]:
    """A mailbox with an interview four days ago, and an agent that is configured and no more."""
    clock = Clock(datetime.now(UTC))
    server = LocalGmail(clock)
    server.add_account(OWNER)
    held = clock.start - timedelta(days=4)
    text = (
        "Hi Nora,\n\nYour interview for the Product Analyst role at Larkfield is confirmed for "
        f"{held:%A %-d %B %Y} from 10:00 to 11:00.\n\nImogen Vale\nRecruiter, Larkfield\n"
    )
    raw = letter(f"Imogen Vale <{RECRUITER}>", text, held - timedelta(days=2), 1)
    server.deliver(OWNER, raw, at=held - timedelta(days=2))
    with server.serve() as url:
        (folder / "client.json").write_text(json.dumps(server.client_config()))
        (folder / "config.toml").write_text(_CONFIG.format(email=OWNER, url=url))
        yield Installed(program, folder, clock, server)


def ended(process: "subprocess.Popen[Any]", number: signal.Signals) -> int:
    """End a daemon; answers its status."""
    process.send_signal(number)
    return process.wait(timeout=30)
