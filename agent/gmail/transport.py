"""HTTP as this agent dares to use it: a write leaves once, an answer has a deadline, nothing sends.

Theory of operation. httplib2 repeats a request of its own accord when the server hangs up without
an answer, whatever the method (gmail-api.md 5.2). For a draft that means two drafts. So every
request but a read goes out on a fresh socket, and the second attempt to connect or to write within
one call raises instead (5.3). `sent` tells afterwards whether bytes of the last write may have
left: only then is its outcome unknown.

It must not know Gmail's resources, tokens, retries or what an error means to the agent.
"""

import http.client
import inspect
import io
import re
import socket
import time
import urllib.parse
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any

import httplib2

TIMEOUT_SECONDS = 30.0
DEADLINE_SECONDS = 120.0
_SAFE = frozenset({"GET", "HEAD"})
# The answer to a write is never fetched from elsewhere, and 308 means something else to Google.
_REDIRECTS = frozenset({300, 301, 302, 307})
# Mail with a large empty attachment compresses a thousandfold; 256 MiB is beyond any message.
_DECODE_LIMITS = {"decode_limit_ratio": 0, "decode_limit_hard": 256 << 20}
_USER = r".*/gmail/v1/users/[^/]{1,200}"
_PERMITTED_WRITES = (
    ("POST", re.compile(rf"{_USER}/drafts")),
    ("PUT", re.compile(rf"{_USER}/drafts/[^/]{{1,200}}")),
    ("DELETE", re.compile(rf"{_USER}/drafts/[^/]{{1,200}}")),
    ("POST", re.compile(rf"{_USER}/messages")),
    ("POST", re.compile(rf"{_USER}/labels")),
)


class NeverSendsError(RuntimeError):
    """A request that could send mail, or a write the agent has no use for: a fault of ours."""


def refuse_sends(method: str, uri: str) -> None:
    """Raise NeverSendsError where a path names a send, or a batch, which could hide one."""
    path = urllib.parse.unquote(urllib.parse.urlsplit(uri).path).lower()
    if {"send", "batch"} & set(re.split(r"[/;:]", path)):
        raise NeverSendsError(f"refused {method} {path}: this agent never sends")


def refuse_other_writes(method: str, uri: str) -> None:
    """Raise NeverSendsError for every write to Gmail but those of the port."""
    path = urllib.parse.urlsplit(uri).path
    if not any(method == verb and form.fullmatch(path) for verb, form in _PERMITTED_WRITES):
        raise NeverSendsError(f"refused {method} {path}: not a write of this agent")


def server_date(headers: Mapping[str, str]) -> datetime | None:
    """The instant (UTC) of an answer's Date header, or None where there is no usable one."""
    try:
        found = parsedate_to_datetime(headers["date"])
    except (KeyError, ValueError):
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


class OneShotHttp(httplib2.Http):  # type: ignore[misc]  # httplib2 is untyped
    """An httplib2.Http that never repeats a write and never waits for ever.

    `timeout` bounds one socket operation, `deadline` the reading of one whole answer (seconds).
    """

    def __init__(
        self,
        timeout: float = TIMEOUT_SECONDS,
        deadline: float = DEADLINE_SECONDS,
        *,
        direct: bool = False,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Without proxy where `direct`; else as HTTPS_PROXY and NO_PROXY say."""
        known = inspect.signature(httplib2.Http.__init__).parameters
        limits = {name: value for name, value in _DECODE_LIMITS.items() if name in known}
        super().__init__(timeout=timeout, **limits)
        if direct:
            self.proxy_info = None
        self.redirect_codes = _REDIRECTS
        self.sent = False
        self.server_time: datetime | None = None
        self._deadline = deadline
        self._monotonic = monotonic

    def request(
        self, uri: str, method: str = "GET", *args: Any, **kwargs: Any
    ) -> tuple[httplib2.Response, bytes]:
        """As httplib2's. Raises NeverSendsError before anything leaves the machine."""
        refuse_sends(method, uri)
        response, content = super().request(uri, method, *args, **kwargs)
        self.server_time = server_date(response) or self.server_time
        return response, content

    def _conn_request(
        self,
        conn: http.client.HTTPConnection,
        request_uri: str,
        method: str,
        body: Any,
        headers: dict[str, str],
    ) -> tuple[httplib2.Response, bytes]:
        conn.response_class = partial(  # type: ignore[assignment]  # a factory serves as well
            _TimedResponse, timeout=self.timeout, deadline=self._deadline, clock=self._monotonic
        )
        exchange = super()._conn_request if _is_read(method, headers) else self._once
        try:
            answer: tuple[httplib2.Response, bytes] = exchange(
                conn, request_uri, method, body, headers
            )
        except BaseException:
            conn.close()  # A late answer must not be taken for the next request's.
            raise
        return answer

    def _once(
        self,
        conn: http.client.HTTPConnection,
        request_uri: str,
        method: str,
        body: Any,
        headers: dict[str, str],
    ) -> tuple[httplib2.Response, bytes]:
        """One exchange on a fresh socket, at most one attempt at writing."""
        conn.close()
        self.sent = False
        connect, request = conn.connect, conn.request

        def connect_before() -> None:
            self._refuse_again(method)
            connect()

        def request_once(*args: Any, **kwargs: Any) -> None:
            self._refuse_again(method)
            self.sent = True
            request(*args, **kwargs)

        vars(conn).update(connect=connect_before, request=request_once)
        try:
            answer: tuple[httplib2.Response, bytes] = super()._conn_request(
                conn, request_uri, method, body, headers
            )
        finally:
            del conn.connect, conn.request
        return answer

    def _refuse_again(self, method: str) -> None:
        if self.sent:
            raise ConnectionAbortedError(f"no answer to {method}: outcome unknown")


class GmailHttp(OneShotHttp):
    """A OneShotHttp through which only reads and the port's few writes may pass."""

    def request(
        self, uri: str, method: str = "GET", *args: Any, **kwargs: Any
    ) -> tuple[httplib2.Response, bytes]:
        """As httplib2's. Raises NeverSendsError before anything leaves the machine."""
        headers = kwargs.get("headers") or (args[1] if len(args) > 1 else None) or {}
        if not _is_read(method, headers):
            refuse_other_writes(method, uri)
        return super().request(uri, method, *args, **kwargs)


def _is_read(method: str, headers: Mapping[str, str]) -> bool:
    # The client sends a search longer than 2048 characters as POST (gmail-api.md 2.4).
    return method in _SAFE or headers.get("x-http-method-override") == "GET"


class _TimedResponse(http.client.HTTPResponse):
    """An answer whose status line, headers and body have one deadline together."""

    def __init__(
        self,
        sock: socket.socket,
        *args: Any,
        timeout: float,
        deadline: float,
        clock: Callable[[], float],
        **kwargs: Any,
    ) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp = io.BufferedReader(_TimedReader(sock, self.fp, timeout, clock() + deadline, clock))


class _TimedReader(io.RawIOBase):
    """Bytes off a socket, each wait no longer than what is left until the deadline."""

    def __init__(
        self,
        sock: socket.socket,
        stream: io.BufferedReader,
        timeout: float,
        until: float,
        clock: Callable[[], float],
    ) -> None:
        super().__init__()
        self._sock, self._stream = sock, stream
        self._timeout, self._until, self._clock = timeout, until, clock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self._until - self._clock()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        self._sock.settimeout(min(self._timeout, left))
        raw: Any = self._stream.raw
        return int(raw.readinto(buffer))

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
