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
    mailbox: GmailMailbox
    clock: Clock
    directory: Path
    pauses: list[float] = field(default_factory=list)

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


def connect(world: World, retry: RetryPolicy, scopes: tuple[str, ...] = ()) -> GmailMailbox:
    server = world.server
    token = server.token_for(EMAIL, scopes) if scopes else server.token_for(EMAIL)
    path = world.directory / "token.json"
    path.write_text(json.dumps(token), encoding="utf-8")
    path.chmod(0o600)
    manners = Manners(timeout=1.0, deadline=1.5, retry=retry, sleep=world.pauses.append)
    return open_mailbox(EMAIL, path, now=world.clock, endpoint=server.url, manners=manners)


@contextmanager
def world_at(directory: Path, quirks: Quirks | None = None) -> Iterator[World]:
    """A local server with one account, seen through the real client library."""
    clock = Clock()
    server = LocalGmail(clock, quirks)
    server.add_account(
        EMAIL, name="Ann Example", aliases=["ann@work.example"], signature_html="<b>Ann</b>"
    )
    with server.serve():
        world = World(server, None, clock, directory)  # type: ignore[arg-type]  # set right below
        world.mailbox = connect(world, NO_RETRIES)
        yield world
        world.mailbox.close()
    assert server.send_attempts == 0
