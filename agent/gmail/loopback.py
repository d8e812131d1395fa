"""The answer of a consent page, caught on this machine or pasted by hand, whichever comes first.

A little HTTP server listens where the browser is sent afterwards. Requests that are not that answer
(a prefetch, a favicon, a port scan) are turned away and waiting goes on. It must not know tokens.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Self
from urllib.parse import parse_qs, urlsplit

from agent.errors import NeedsConsentError, UserError

_DONE = b"<!DOCTYPE html><meta charset=utf-8><title>Done</title><p>Done. You may close this page."
_NOTHING = b"<!DOCTYPE html><meta charset=utf-8><title>Nothing here</title><p>Nothing here."
_LONGEST_PASTE = 8192


@dataclass(frozen=True, slots=True)
class Redirect:
    """What the consent page answered: a code, or an error such as access_denied."""

    code: str = ""
    error: str = ""


def read_redirect(address: str, state: str) -> Redirect | None:
    """The answer in the address the browser was sent to, or None where it is not this one's.

    `state` proves that the answer belongs to this attempt.
    """
    query = parse_qs(urlsplit(address).query)
    if query.get("state", [""])[0] != state:
        return None
    found = Redirect(query.get("code", [""])[0], query.get("error", [""])[0])
    return found if found.code or found.error else None


def read_pasted(text: str, state: str) -> Redirect | None:
    """The answer in what the user pasted: the whole address, or the code alone."""
    text = text.strip()[:_LONGEST_PASTE]
    if "://" in text or text.startswith(("127.0.0.1", "localhost")):
        return read_redirect(text if "://" in text else f"http://{text}", state)
    return Redirect(code=text) if len(text) >= 8 and not text.split()[1:] else None


class _Listener(ThreadingMixIn, TCPServer):
    """A connection that says nothing must not keep the answer waiting, hence the threads."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = False


class AnswerCatcher:
    """Waits for one consent's answer. Use as a context manager."""

    def __init__(self, bind: str, port: int) -> None:
        """Listen at once; port 0 takes a free one. Raises UserError where it is taken."""
        self._answers: queue.Queue[Redirect] = queue.Queue()
        self._state = ""
        try:
            self._server = _Listener((bind, port), self._handler())
        except OSError as error:
            raise UserError(
                f"port {port} on {bind} cannot be used: {error.strerror}",
                hint="Choose another one with --port, or close what uses it.",
            ) from error
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def expect(self, state: str) -> None:
        """Name the attempt whose answer is waited for."""
        self._state = state

    def listen_to(self, paste: Callable[[], str], tell: Callable[[str], None]) -> None:
        """Take a pasted answer as well. `paste` blocks for a line, "" or EOFError ends it."""
        threading.Thread(target=self._read_pastes, args=(paste, tell), daemon=True).start()

    def wait(self, seconds: float) -> Redirect:
        """The answer. Raises NeedsConsentError where none comes in time."""
        try:
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            raise NeedsConsentError(
                f"no answer from the consent page within {seconds:.0f} seconds",
                hint="followup auth, and on a machine without a browser: --no-browser",
            ) from None

    def _read_pastes(self, paste: Callable[[], str], tell: Callable[[str], None]) -> None:
        while True:
            try:
                text = paste()
            except (EOFError, OSError):
                return
            if not text:
                return
            found = read_pasted(text, self._state)
            if found:
                self._answers.put(found)
                return
            if text.strip():
                tell("That is not the address of this attempt. Paste the whole address line.")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        catcher = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 10

            def do_GET(self) -> None:
                found = read_redirect(self.path, catcher._state) if catcher._state else None
                page = _DONE if found else _NOTHING
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)
                if found:
                    catcher._answers.put(found)

            def log_message(self, *_: object) -> None:
                """The address holds the code: it is not for any log."""

        return Handler
