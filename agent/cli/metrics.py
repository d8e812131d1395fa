"""Figures for Prometheus on this machine's loopback address, where the user asked for a port.

What is shown is counts, times and states: no address, no subject, no process's name; accounts are
numbered as in the configuration. Anybody on this machine may read it.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from agent.daemon import Looked
from agent.errors import UserError
from agent.gmail.quota import Usage
from agent.ports.store import Store

log = logging.getLogger(__name__)

_CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Meter:
    """Where one account's figures come from: what was asked of Gmail, and since when it may be."""

    account_id: str
    usage: Callable[[], Usage]
    consent_since: Callable[[], datetime | None]


def render(
    meters: tuple[Meter, ...], looked: Mapping[str, Looked], store: Store, now: datetime
) -> str:
    """All figures in Prometheus' text format, as at `now` (UTC)."""
    lines: list[str] = []
    for name, kind, what, samples in _families(meters, looked, store, now):
        lines += [f"# HELP followup_{name} {what}", f"# TYPE followup_{name} {kind}"]
        lines += [f"followup_{name}{{{labels}}} {value}" for labels, value in samples]
    return "\n".join(lines) + "\n"


Samples = list[tuple[str, int | float]]
Family = tuple[str, str, str, Samples]


def _families(
    meters: tuple[Meter, ...], looked: Mapping[str, Looked], store: Store, now: datetime
) -> Iterator[Family]:
    known = [
        (f'account="{number}"', meter, looked.get(meter.account_id, Looked()))
        for number, meter in enumerate(meters, 1)
    ]
    polls: Samples = [(label, one.passes) for label, _, one in known]
    yield "polls_total", "counter", "Passes begun since the start.", polls
    failing: Samples = [(label, one.failures) for label, _, one in known]
    yield "failures_in_a_row", "gauge", "Passes that failed since the last good one.", failing
    asking: Samples = [(label, int(one.needs_user)) for label, _, one in known]
    yield "needs_user", "gauge", "1 where the account waits for the user.", asking
    good: Samples = [
        (label, one.last_success.timestamp()) for label, _, one in known if one.last_success
    ]
    yield "last_success_timestamp_seconds", "gauge", "When the last pass ended well.", good
    calls = _by("method", [(label, meter.usage().calls) for label, meter, _ in known])
    yield "gmail_calls_total", "counter", "Calls of the Gmail API since the start.", calls
    units = _by("method", [(label, meter.usage().units) for label, meter, _ in known])
    yield "gmail_units_total", "counter", "Quota units spent since the start.", units
    drafts = [(label, _drafts(store, meter.account_id)) for label, meter, _ in known]
    yield "drafts", "gauge", "Drafts in the ledger by state.", _by("state", drafts)
    ages: Samples = [
        (label, (now - since).total_seconds())
        for label, meter, _ in known
        if (since := meter.consent_since()) is not None
    ]
    yield "consent_age_seconds", "gauge", "How old the consent is, where its file tells.", ages


def _by(name: str, counted: list[tuple[str, Mapping[str, int]]]) -> Samples:
    return [
        (f'{label},{name}="{value}"', count)
        for label, counts in counted
        for value, count in sorted(counts.items())
    ]


def _drafts(store: Store, account_id: str) -> Mapping[str, int]:
    with store.unit(account_id) as unit:
        return Counter(row.fact.state.value for row in unit.draft_rows())


@contextmanager
def served(port: int, text: Callable[[], str]) -> Iterator[int]:
    """Answer GET /metrics on 127.0.0.1 while the block runs; gives the port (0 picks a free one).

    Raises UserError where the port cannot be used.
    """
    try:
        server = ThreadingHTTPServer((_LOOPBACK, port), _handler(text))
    except OSError as error:
        raise UserError(
            f"metrics: port {port} cannot be used: {error.strerror}",
            hint="Choose another one under [metrics], or 0 for none.",
        ) from error
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.2,), daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()


def _handler(text: Callable[[], str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            if self.path.partition("?")[0] != "/metrics":
                self.send_error(404)
                return
            try:
                status, page = 200, text().encode()
            except Exception:
                # A figure that cannot be had is no reason for the daemon to stumble.
                log.exception("the figures could not be gathered")
                status, page = 503, b""
            self.send_response(status)
            self.send_header("Content-Type", _CONTENT_TYPE)
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Who asks how often is nothing for the log."""

    return Handler
