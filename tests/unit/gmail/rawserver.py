"""A TCP server that answers by script, for what no HTTP library would ever do to its client."""

import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Seen:
    """One request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


Deed = Callable[[socket.socket], None]


def answer(
    body: Any = b"{}", status: int = 200, content_type: str = "application/json", **headers: str
) -> Deed:
    """A complete answer; a body that is no bytes is sent as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [
        f"HTTP/1.1 {status} Whatever",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(data)}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    wire = "\r\n".join([*lines, "", ""]).encode() + data
    return lambda conn: conn.sendall(wire)


def hang_up(conn: socket.socket) -> None:
    """Close without a word, as a server does with an idle connection."""
    raise ConnectionAbortedError(f"as told: {conn}")


def reset(conn: socket.socket) -> None:
    """Close with TCP RST."""
    conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    hang_up(conn)


def silence(conn: socket.socket) -> None:
    """Say nothing until the client gives up."""
    conn.settimeout(5)
    try:
        while conn.recv(1024):
            pass
    except OSError:
        pass


def cut_short(conn: socket.socket) -> None:
    """Promise more than is sent."""
    conn.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
    )
    hang_up(conn)


def trickle(conn: socket.socket) -> None:
    """Send a byte at a time, each soon enough for a socket's timeout, for a long while."""
    try:
        conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(200):
            conn.sendall(b" ")
            time.sleep(0.05)
    except OSError:
        pass


@dataclass
class RawServer:
    """Answers requests by the deeds in order, the last one again and again."""

    deeds: list[Deed]
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    url: str = ""
    tls: ssl.SSLContext | None = None

    def requests(self, method: str) -> list[Seen]:
        return [seen for seen in self.seen if seen.method == method]

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                conn, _ = listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._converse, args=(conn,), daemon=True).start()

    def _secured(self, conn: socket.socket) -> socket.socket:
        return self.tls.wrap_socket(conn, server_side=True) if self.tls else conn

    def _converse(self, accepted: socket.socket) -> None:
        with suppress(OSError), self._secured(accepted) as conn, conn.makefile("rb") as stream:
            while line := stream.readline():
                method, target, _ = line.decode().split(" ")
                headers: dict[str, str] = {}
                while row := stream.readline().decode().strip():
                    name, _, value = row.partition(":")
                    headers[name.lower()] = value.strip()
                body = stream.read(int(headers.get("content-length", 0)))
                self.seen.append(Seen(method, target, headers, body))
                deed = self.deeds.pop(0) if len(self.deeds) > 1 else self.deeds[0]
                deed(conn)


@contextmanager
def raw_server(*deeds: Deed, certificate: Path | None = None) -> Iterator[RawServer]:
    """A RawServer on a free loopback port, over TLS where it has a certificate."""
    listener = socket.create_server(("127.0.0.1", 0))
    scheme = "https" if certificate else "http"
    server = RawServer(list(deeds), url=f"{scheme}://127.0.0.1:{listener.getsockname()[1]}")
    if certificate:
        server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.tls.load_cert_chain(certificate)
    thread = threading.Thread(target=server.serve, args=(listener,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
