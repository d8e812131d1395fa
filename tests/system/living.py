"""A mailbox of today and the commands of an agent that lives with it, each a process of its own.

The mail is dated from the real clock, for these commands have no other.
"""

import signal
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from agent.localgmail import LocalGmail
from tests.system.commandline import ROOT, Ran, command, configured, environment, followup

OWNER = "nora@mail.example"
RECRUITER = "imogen.vale@larkfield.example"
SUBJECT = "Interview for the Product Analyst role at Larkfield"


def letter(sender: str, text: str, at: datetime, number: int, **headers: str) -> bytes:
    """A message's bytes."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = headers.pop("to", f"Nora Whitfield <{OWNER}>")
    message["Subject"] = headers.pop("subject", SUBJECT)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<letter-{number}@larkfield.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


@dataclass
class Home:
    """A mailbox, a configuration that points at it, and what runs over it."""

    server: LocalGmail
    folder: Path
    config: Path
    card: dict[str, Any]
    thread_id: str = ""
    env: dict[str, str] = field(default_factory=dict)

    def do(self, *words: object, stdin: str = "") -> Ran:
        """Run a command on this home's configuration."""
        ran = followup(*words, "--config", self.config, cwd=None, stdin=stdin, **self.env)
        assert "Traceback" not in ran.err, ran.err
        return ran

    def drafts(self) -> list[str]:
        """Ids of the drafts in the folder."""
        with self.server.lock:
            box = self.server.mailbox(OWNER)
            return [one.draft_id for one in box.drafts.values() if not one.sent]

    def arrive(self, sender: str, text: str, number: int, **headers: str) -> str:
        """Let a message arrive now."""
        now = datetime.now(UTC)
        raw = letter(sender, text, now, number, **headers)
        return self.server.deliver(OWNER, raw, at=now)

    @contextmanager
    def running(self, *words: str) -> Iterator["subprocess.Popen[str]"]:
        """`followup run` in a process of its own; killed where it is still there at the end."""
        log = (self.folder / "run.log").open("a", encoding="utf-8")
        process = subprocess.Popen(
            command(("run", "--config", self.config, *words)),
            cwd=ROOT,
            env=environment(self.env),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            text=True,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(timeout=20)
            log.close()

    @property
    def log(self) -> str:
        """What the daemon logged."""
        return (self.folder / "run.log").read_text(encoding="utf-8")


def wait_for(condition: Callable[[], object], *, seconds: float = 60) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.2)


def stopped(process: "subprocess.Popen[str]", *, seconds: float = 10) -> int:
    """End a daemon as supervisors do; answers its exit status."""
    process.send_signal(signal.SIGTERM)
    return process.wait(timeout=seconds)


def consented(words: list[str], env: dict[str, str], cwd: Path) -> tuple[int, str]:
    """Run `followup auth --no-browser`, its page answered as a browser somewhere else would.

    Answers its status and what it said.
    """
    process = subprocess.Popen(
        words,
        cwd=cwd,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    said: list[str] = []

    def listen() -> None:
        for line in process.stderr or ():
            said.append(line)
            if line.startswith("http"):
                with urllib.request.urlopen(f"{line.strip()}&approve=1", timeout=20) as page:  # noqa: S310
                    page.read()

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    status = process.wait(timeout=60)
    listener.join(5)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            stream.close()
    return status, "".join(said)


@contextmanager
def a_home(folder: Path, **account: str) -> Iterator[Home]:
    """A mailbox with an interview 13 days ago and no word since: a first check-in is due at once.

    On whatever day this runs: five business days, Christmas and a Friday that is no sending day
    are over by then, and the second message's two weeks (PM-4) are not.
    """
    server = LocalGmail(lambda: datetime.now(UTC))
    server.add_account(OWNER)
    now = datetime.now(UTC)
    held = now - timedelta(days=13)
    sender = f"Imogen Vale <{RECRUITER}>"
    first = letter(
        sender,
        "Hi Nora,\n\nYour interview for the Product Analyst role at Larkfield is confirmed for "
        f"{held:%A %-d %B %Y} from 10:00 to 11:00.\n\nImogen Vale\nRecruiter, Larkfield\n",
        held - timedelta(days=2),
        1,
    )
    gmail_id = server.deliver(OWNER, first, at=held - timedelta(days=2))
    thread_id = server.mailbox(OWNER).messages[gmail_id].thread_id
    private = letter(
        "Aunt Mathilda <mathilda@family.example>",
        "Dear Nora, the cherries are ripe. Come over on Sunday!",
        now - timedelta(hours=3),
        3,
        subject="Cherries",
    )
    server.deliver(OWNER, private, at=now - timedelta(hours=3))
    with server.serve() as url:
        card = {
            "endpoint": url,
            "token_uri": f"{url}/token",
            "email": OWNER,
            "token": server.token_for(OWNER),
        }
        yield Home(server, folder, configured(folder, card, **account), card, thread_id)
    assert server.send_attempts == 0
