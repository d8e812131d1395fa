"""`followup serve-gmail`: the built-in Gmail server alone, until it is interrupted."""

import json
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from agent.clock import utc_now
from agent.errors import UserError
from agent.localgmail import LocalGmail
from agent.localgmail.readers import owners_of, read_export

_FALLBACK = "you@mail.example"


def serve(port: int, mailbox: Path | None, owners: tuple[str, ...]) -> None:
    """Serve until SIGINT or SIGTERM; what a client needs is printed as one JSON object."""
    server = LocalGmail(utc_now)
    export = read_export(mailbox, now=utc_now()) if mailbox else None
    addresses = owners or (owners_of(export) if export else (_FALLBACK,))
    server.add_account(addresses[0], aliases=addresses[1:])
    if export is not None:
        server.load(export, addresses[0])
    stop = threading.Event()

    def _stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    try:
        with server.serve(port) as url:
            print(json.dumps(_card(server, url, addresses[0])), flush=True)
            print(f"serving {addresses[0]} at {url}; Ctrl-C stops it", file=sys.stderr)
            stop.wait()
            spent = server.counters()
            print(
                f"served {spent.total_calls} calls, {spent.total_units} quota units, "
                f"{spent.send_attempts} attempts to send",
                file=sys.stderr,
            )
    except OSError as error:
        raise UserError(
            f"port {port} cannot be used: {error.strerror}", hint="Try another with --port."
        ) from error


def _card(server: LocalGmail, url: str, email: str) -> dict[str, object]:
    return {
        "endpoint": url,
        "token_uri": f"{url}/token",
        "email": email,
        "token": server.token_for(email),
        "client": server.client_config(),
    }
