"""What the tests of the local server share: a clock, mail, and google-api-python-client upon it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import google_auth_httplib2
import httplib2
import pytest
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from agent.localgmail import LocalGmail, Quirks, UserHand
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.scopes import ASKED_FOR

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass
class Clock:
    """The server's time; it moves when told."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


def mail(
    subject: str = "Interview",
    sender: str = "Amy Ode <amy@acme.example>",
    to: str = "me@mail.example",
    message_id: str = "<a1@acme.example>",
    body: str = "Does Tuesday suit you?",
    **headers: str,
) -> bytes:
    """A message with CRLF line ends; `In_Reply_To` names the header In-Reply-To."""
    lines = {"From": sender, "To": to, "Subject": subject, "Message-ID": message_id}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"{head}\r\n{body}\r\n".encode()


def raw_field(data: bytes) -> str:
    return urlsafe_b64encode(data).decode()


def bytes_of(field_text: str) -> bytes:
    return urlsafe_b64decode(field_text)


@dataclass
class Account:
    """One account of a running server, seen through the real client and through the user's hand."""

    server: LocalGmail
    clock: Clock
    email: str
    users: Any
    credentials: Credentials
    http: httplib2.Http

    @property
    def hand(self) -> UserHand:
        return self.server.hand(self.email)

    @property
    def mailbox(self) -> Mailbox:
        return self.server.mailbox(self.email)

    def arrives(self, raw: bytes | None = None, **more: Any) -> str:
        return self.server.deliver(self.email, raw or mail(to=self.email), **more)

    def get(self, gmail_id: str, **more: Any) -> dict[str, Any]:
        answer: dict[str, Any] = (
            self.users.messages().get(userId="me", id=gmail_id, **more).execute()
        )
        return answer

    def found(self, query: str = "", **more: Any) -> list[str]:
        answer = self.users.messages().list(userId="me", q=query, **more).execute()
        return [ref["id"] for ref in answer.get("messages", [])]

    def draft(self, raw: bytes | None = None, thread_id: str = "") -> dict[str, Any]:
        message = {"raw": raw_field(raw or mail(sender=self.email, to="amy@acme.example"))}
        if thread_id:
            message["threadId"] = thread_id
        made: dict[str, Any] = (
            self.users.drafts().create(userId="me", body={"message": message}).execute()
        )
        return made

    def draft_ids(self, **more: Any) -> list[str]:
        answer = self.users.drafts().list(userId="me", **more).execute()
        return [draft["id"] for draft in answer.get("drafts", [])]

    def cursor(self) -> str:
        return str(self.users.getProfile(userId="me").execute()["historyId"])

    def changes(self, cursor: str, **more: Any) -> list[dict[str, Any]]:
        answer = self.users.history().list(userId="me", startHistoryId=cursor, **more).execute()
        return list(answer.get("history", []))


@dataclass
class Running:
    """A listening server; every account it opens has a name of its own."""

    server: LocalGmail
    clock: Clock
    url: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def account(
        self,
        *scopes: str,
        quirks: Quirks | None = None,
        timeout: float = 60.0,
        aliases: tuple[str, ...] = (),
    ) -> Account:
        email = f"me{next(self._numbers)}@mail.example"
        self.server.add_account(email, name="Me Myself", aliases=aliases, quirks=quirks)
        return self.login(email, *scopes, timeout=timeout)

    def login(self, email: str, *scopes: str, timeout: float = 60.0) -> Account:
        token: dict[str, Any] = self.server.token_for(email, scopes or ASKED_FOR)
        credentials = Credentials(  # type: ignore[no-untyped-call]  # google-auth has no hints
            token["token"],
            refresh_token=token["refresh_token"],
            token_uri=token["token_uri"],
            client_id=token["client_id"],
            client_secret=token["client_secret"],
            scopes=token["scopes"],
        )
        http = httplib2.Http(timeout=timeout)
        service = build(
            "gmail",
            "v1",
            http=google_auth_httplib2.AuthorizedHttp(credentials, http=http),
            client_options={"api_endpoint": self.url},
            static_discovery=True,
            cache_discovery=False,
        )
        return Account(self.server, self.clock, email, service.users(), credentials, http)


@contextmanager
def running_server(quirks: Quirks | None = None) -> Iterator[Running]:
    """A server on a free port; it must never have been asked to send."""
    clock = Clock()
    server = LocalGmail(clock, quirks)
    with server.serve() as url:
        yield Running(server, clock, url)


def refused(call: Callable[[], Any]) -> HttpError:
    """The HttpError this call must raise."""
    with pytest.raises(HttpError) as caught:
        call()
    error: HttpError = caught.value
    return error


def reason_of(error: HttpError) -> str:
    """The first reason an error names."""
    return str(error.error_details[0]["reason"])
