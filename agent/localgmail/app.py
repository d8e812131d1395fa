"""The web application: HTTP requests to calls, outcomes to answers on the wire.

Everything a client can notice of the network happens here; what an answer says is `dispatch`'s.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Protocol

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from agent.localgmail.calls import Call, Delivery, Outcome, query_of
from agent.localgmail.dispatch import Dispatcher

TRICKLE_PIECES = 10


class Wire(Protocol):
    """What the server can do to a connection below HTTP."""

    def reset(self, client: tuple[str, int]) -> None:
        """Abort this client's connection with a TCP reset."""

    def close(self, client: tuple[str, int]) -> None:
        """Close this client's connection without an answer."""

    def refuse(self, seconds: float) -> None:
        """Refuse new connections for so long (real time)."""


class OutcomeResponse(Response):
    """Delivers an outcome over the wire, or fails to, as it says."""

    def __init__(self, outcome: Outcome, wire: Wire, now: datetime) -> None:
        answer = outcome.answer
        content_type = {"content-type": answer.content_type} if answer.status != 204 else {}
        date = {"date": format_datetime(now.astimezone(UTC), usegmt=True)}
        super().__init__(
            answer.body, answer.status, {**date, **content_type, **dict(answer.headers)}
        )
        self._outcome = outcome
        self._wire = wire

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, part of it, or none."""
        match self._outcome.delivery:
            case Delivery.PLAIN:
                await super().__call__(scope, receive, send)
            case Delivery.TRICKLE:
                await self._in_pieces(send, TRICKLE_PIECES, self._outcome.seconds)
            case Delivery.CUT:
                await self._in_pieces(send, 2, 0.0, wanted=1)
                self._wire.close(scope["client"])
                await _until_gone(receive)
            case _:
                self._cut_off(scope["client"])
                await _until_gone(receive)

    def _cut_off(self, client: tuple[str, int]) -> None:
        match self._outcome.delivery:
            case Delivery.REFUSED:
                self._wire.refuse(self._outcome.seconds)
                self._wire.reset(client)
            case Delivery.RESET:
                self._wire.reset(client)
            case Delivery.CLOSED:
                self._wire.close(client)

    async def _in_pieces(
        self, send: Send, count: int, seconds: float, wanted: int | None = None
    ) -> None:
        body = bytes(self.body)
        size = -(-len(body) // count) or 1
        pieces = [body[start : start + size] for start in range(0, len(body), size)]
        start = {
            "type": "http.response.start",
            "status": self.status_code,
            "headers": self.raw_headers,
        }
        await send(start)
        for piece in pieces[:wanted]:
            await asyncio.sleep(seconds / count)
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        if wanted is None:
            await send({"type": "http.response.body", "body": b""})


def build_app(
    dispatcher: Dispatcher,
    lock: AbstractContextManager[object],
    wire: Wire,
    now: Callable[[], datetime],
) -> Starlette:
    """The application over one dispatcher; the lock is held while a call is carried out."""

    def endpoint(answer: Callable[[Call], Outcome]) -> Callable[[Request], object]:
        async def handle(request: Request) -> Response:
            try:
                call = await _call_of(request)
            except ClientDisconnect:
                # The client died in the middle of its request: nothing is carried out.
                return Response(status_code=400)
            with lock:
                return OutcomeResponse(answer(call), wire, now())

        return handle

    verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    return Starlette(
        routes=[
            Route("/gmail/v1/{rest:path}", endpoint(dispatcher.gmail), methods=verbs),
            Route("/batch", endpoint(dispatcher.batch), methods=["POST"]),
            Route("/batch/gmail/v1", endpoint(dispatcher.batch), methods=["POST"]),
            Route("/token", endpoint(dispatcher.token), methods=["POST"]),
            Route("/revoke", endpoint(dispatcher.revoke), methods=["POST", "GET"]),
            Route("/o/oauth2/auth", endpoint(dispatcher.consent), methods=["GET"]),
            Route("/o/oauth2/v2/auth", endpoint(dispatcher.consent), methods=["GET"]),
        ]
    )


async def _call_of(request: Request) -> Call:
    path = request.scope.get("raw_path") or request.url.path.encode()
    return Call(
        request.method,
        path.decode("latin-1"),
        query_of(request.url.query),
        {name.lower(): value for name, value in request.headers.items()},
        await request.body(),
    )


async def _until_gone(receive: Receive) -> None:
    """Wait for the client to hang up, so that the framework does not answer in our place."""
    while (await receive())["type"] != "http.disconnect":
        continue
