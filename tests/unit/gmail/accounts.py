"""A mailbox over a scripted server, and the token files that go with it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agent.gmail.connect import Manners, open_mailbox
from agent.gmail.mailbox import GmailMailbox
from agent.gmail.quota import RetryPolicy
from tests.unit.gmail.rawserver import Deed, RawServer, raw_server

NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)
EMAIL = "ann@mail.example"
PROFILE = {"emailAddress": EMAIL, "historyId": "100", "messagesTotal": 3}


@dataclass
class FakeTime:
    """A clock that only sleeping moves."""

    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    def manners(self, **more: Any) -> Manners:
        settings: dict[str, Any] = {
            "timeout": 1.0,
            "retry": RetryPolicy(tries=3),
            "monotonic": self.monotonic,
            "sleep": self.sleep,
            "jitter": lambda: 1.0,
        }
        return Manners(**(settings | more))


def token_file(directory: Path, **fields: Any) -> Path:
    """A private token file that is valid as it stands, unless fields say otherwise."""
    data = {
        "token": "access-1",
        "refresh_token": "refresh-1",
        "client_id": "client",
        "client_secret": "shh",
        "token_uri": "http://127.0.0.1:9/token",
    }
    path = directory / "token.json"
    path.write_text(json.dumps(data | fields), encoding="utf-8")
    path.chmod(0o600)
    return path


@contextmanager
def mailbox_at(
    directory: Path, *deeds: Deed, time: FakeTime | None = None, **fields: Any
) -> Iterator[tuple[GmailMailbox, RawServer]]:
    """A mailbox whose server answers with the deeds in order."""
    time = time or FakeTime()
    with raw_server(*deeds) as server:
        fields.setdefault("token_uri", server.url + "/token")
        mailbox = open_mailbox(
            EMAIL,
            token_file(directory, **fields),
            now=time.now,
            endpoint=server.url,
            manners=time.manners(),
        )
        yield mailbox, server
        mailbox.close()
