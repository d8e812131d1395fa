"""What the mailbox contract needs of a world: a mailbox, mail that arrives, a user, and a clock."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent.gmail.connect import Manners, open_mailbox
from agent.gmail.mailbox import GmailMailbox
from agent.gmail.quota import NO_RETRIES, RetryPolicy
from agent.localgmail import LocalGmail, Quirks

EMAIL = "ann@mail.example"
START = datetime(2026, 5, 5, 10, tzinfo=UTC)
# A long Message-ID as Outlook makes them, which must survive as it is.
OUTLOOK_ID = "<AM9PR08MB6723" + "A" * 60 + "@AM9PR08MB6723.eurprd08.prod.outlook.com>"


@dataclass
class Clock:
    """The world's time; it moves when told."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


def mail(
    subject: str = "Interview on Tuesday",
    sender: str = "Rita <rita@acme.example>",
    to: str = EMAIL,
    message_id: str = "",
    body: str = "Does Tuesday suit you?",
    **headers: str,
) -> bytes:
    """A small message with CRLF line ends."""
    lines = {"From": sender, "To": to, "Subject": subject}
    if message_id:
        lines["Message-ID"] = message_id
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "\r\n".join(f"{name}: {value}" for name, value in lines.items())
    return f"{head}\r\n\r\n{body}\r\n".encode()


@dataclass
class World:
    """A mailbox under contract, with its other side."""

    server: LocalGmail
    clock: Clock
    directory: Path
    pauses: list[float] = field(default_factory=list)
    mailbox: GmailMailbox = field(init=False)

    def __post_init__(self) -> None:
        self.mailbox = connect(self, NO_RETRIES)

    def arrives(self, raw: bytes | None = None, **more: object) -> str:
        """Let a message arrive a minute later; answers its Gmail id."""
        self.clock.forward(minutes=1)
        return self.server.deliver(EMAIL, raw or mail(), **more)  # type: ignore[arg-type] # as is

    def thread_of(self, gmail_id: str) -> str:
        return self.mailbox.view(gmail_id).thread_id

    def restart(self, retry: RetryPolicy = NO_RETRIES, scopes: tuple[str, ...] = ()) -> None:
        """The same account through a new client, with another consent where scopes are named."""
        self.mailbox.close()
        self.mailbox = connect(self, retry, scopes)

    def hurry(self) -> None:
        """The same account through a client of little patience: for answers that never come."""
        self.mailbox.close()
        self.mailbox = connect(self, NO_RETRIES, patience=1.0)


# Seconds for one answer. Only what waits for a timeout asks for less: a machine with other work
# may be silent for seconds.
PATIENCE = 60.0


def connect(
    world: World,
    retry: RetryPolicy,
    scopes: tuple[str, ...] = (),
    patience: float = PATIENCE,
) -> GmailMailbox:
    server = world.server
    token = server.token_for(EMAIL, scopes) if scopes else server.token_for(EMAIL)
    path = world.directory / "token.json"
    path.write_text(json.dumps(token), encoding="utf-8")
    path.chmod(0o600)
    manners = Manners(
        timeout=patience, deadline=1.5 * patience, retry=retry, sleep=world.pauses.append
    )
    return open_mailbox(EMAIL, path, now=world.clock, endpoint=server.url, manners=manners)


@dataclass
class Town:
    """One listening server for a module of tests; every test has an account of its own there."""

    server: LocalGmail
    clock: Clock

    @contextmanager
    def world(self, directory: Path, quirks: Quirks | None = None) -> Iterator[World]:
        """A fresh account, seen through the real client library; nothing may be sent from it."""
        self.clock.at = START
        self.server.faults.calm()
        self.server.add_account(
            EMAIL,
            name="Ann Example",
            aliases=["ann@work.example"],
            signature_html="<b>Ann</b>",
            quirks=quirks,
        )
        world = World(self.server, self.clock, directory)
        yield world
        world.mailbox.close()
        assert self.server.send_attempts == 0
        self.server.remove_account(EMAIL)


@contextmanager
def town() -> Iterator[Town]:
    """A local server that listens while the block runs."""
    clock = Clock()
    server = LocalGmail(clock)
    with server.serve():
        yield Town(server, clock)
