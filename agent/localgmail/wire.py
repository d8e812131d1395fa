"""The listening server: uvicorn in a background thread, and the faults below HTTP.

Knows sockets and threads and nothing of Gmail.
"""

import asyncio
import socket
import struct
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

HOST = "127.0.0.1"
_START_SECONDS = 30.0
# Linger on, zero seconds: closing sends a reset instead of an orderly end.
_RESET = struct.pack("ii", 1, 0)


class BackgroundServer(uvicorn.Server):
    """uvicorn on one loopback port in a thread of its own; implements `app.Wire`."""

    def __init__(self) -> None:
        self.port = 0
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._thread: threading.Thread | None = None
        self._reserved: list[socket.socket] = []
        self._held_down = False

    def start(self, app: ASGIApp, port: int) -> None:
        """Listen on this port (0: any free one) and return once it answers. Raises OSError."""
        config = uvicorn.Config(
            app,
            http=H11Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            date_header=False,
            server_header=False,
            timeout_keep_alive=600,
        )
        super().__init__(config)
        listener = _bound(port)
        self.port = listener.getsockname()[1]
        self._thread = threading.Thread(
            target=self.run, args=([listener],), name="localgmail", daemon=True
        )
        self._thread.start()
        if not self._ready.wait(_START_SECONDS):
            raise OSError("the local Gmail server did not start")

    def stop(self) -> None:
        """Close every connection and wait for the thread to end."""
        if self._loop and self._thread:
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Note the loop and tell the starting thread that the port answers."""
        await super().startup(sockets)
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        self._ready.set()

    async def main_loop(self) -> None:
        """Wait for `stop`; uvicorn's own loop looks only ten times a second."""
        await self._stopping.wait()
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End at once: a client that hangs on purpose is not waited for."""
        self._close_listeners()
        for listener in (*(sockets or ()), *self._reserved):
            listener.close()
        for protocol in list(self.server_state.connections):
            _abort(protocol)
        for task in list(self.server_state.tasks):
            task.cancel()
        await asyncio.sleep(0)

    def reset(self, client: tuple[str, int]) -> None:
        """Abort this client's connection with a TCP reset. Called in the server's thread."""
        for protocol in self._of(client):
            _abort(protocol)

    def close(self, client: tuple[str, int]) -> None:
        """Close this client's connection without an answer. Called in the server's thread."""
        for protocol in self._of(client):
            protocol.transport.close()

    def refuse(self, seconds: float) -> None:
        """Refuse new connections for so long (real time). Called in the server's thread."""
        self._refuse_all()
        loop = asyncio.get_running_loop()
        loop.call_later(seconds, lambda: loop.create_task(self._listen_again()))

    def go_down(self) -> None:
        """Reset every connection and refuse new ones until `come_up`. From any other thread."""

        async def down() -> None:
            self._refuse_all()
            self._held_down = True
            for protocol in list(self.server_state.connections):
                _abort(protocol)

        self._in_loop(down)

    def come_up(self) -> None:
        """Listen again on the same port. From any other thread."""

        async def up() -> None:
            self._held_down = False
            await self._listen_again()

        self._in_loop(up)

    def _in_loop(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if self._loop is None:
            raise OSError("the local Gmail server is not running")
        asyncio.run_coroutine_threadsafe(work(), self._loop).result()

    def _of(self, client: tuple[str, int]) -> list[H11Protocol]:
        wanted = tuple(client)
        connections = list(self.server_state.connections)
        return [
            protocol
            for protocol in connections
            if isinstance(protocol, H11Protocol) and protocol.client == wanted
        ]

    def _close_listeners(self) -> None:
        for server in self.servers:
            server.close()
        self.servers = []

    def _refuse_all(self) -> None:
        """Stop listening but keep the port: bound and deaf, nobody else can be given it."""
        if self.servers:
            self._close_listeners()
            self._reserved = [_bound(self.port)]

    async def _listen_again(self) -> None:
        if not self._reserved or self._held_down or self.should_exit:
            return
        loop = asyncio.get_running_loop()
        deaf, self._reserved = self._reserved[0], []
        self.servers = [await loop.create_server(self._protocol, sock=deaf)]

    def _protocol(self) -> asyncio.Protocol:
        return H11Protocol(self.config, self.server_state, self.lifespan.state)


def _bound(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Accepted connections inherit it: small answers must not wait 40 ms for an acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    return listener


def _abort(protocol: object) -> None:
    transport = getattr(protocol, "transport", None)
    if isinstance(transport, asyncio.Transport):
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        transport.abort()
