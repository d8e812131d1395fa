"""What a day without news costs: CPU seconds, memory, API calls and quota units.

    python -m benchmarks.idle --every 300 --processes 30

A session polls the local server once every so many simulated seconds for one day in which nothing
arrives and no rule's time comes. The server runs in a process of its own, so that the CPU seconds
and the memory are the agent's.
"""

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from agent.bootstrap import session_of
from agent.config import AccountSettings, Settings
from agent.gmail.connect import Manners
from agent.gmail.quota import Tally
from agent.localgmail import LocalGmail
from agent.store.repository import SqlStore
from benchmarks.local_mailbox import opened

OWNER = "nora@mail.example"
BEGIN = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Figures:
    """The agent's cost of one idle day; memory in MiB, units as in Google's price list."""

    polls: int
    processes: int
    cpu_seconds: float
    cpu_milliseconds_per_poll: float
    wall_seconds: float
    peak_memory_mib: float
    api_calls: int
    quota_units: int
    calls: dict[str, int]


def invitation(number: int) -> bytes:
    """An interview that took place two days before the idle day."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f"Ann Berg <ann@employer{number}.example>"
    message["To"] = OWNER
    message["Subject"] = f"Interview for the Data Analyst role at Employer{number}"
    message["Message-ID"] = f"<{number}@employer{number}.example>"
    message["Date"] = "Thu, 07 May 2026 09:00:00 +0000"
    message.set_content(
        f"Hi Nora,\n\nYour interview for the Data Analyst role at Employer{number} is confirmed "
        "for Friday 29 May 2026 from 10:00 to 11:00.\n\nAnn Berg\n"
    )
    return message.as_bytes()


def serve(channel: Connection, processes: int) -> None:
    """The server's process: its time is what the other side last said."""
    server = LocalGmail(lambda: BEGIN)
    server.add_account(OWNER)
    for number in range(processes):
        server.deliver(OWNER, invitation(number), at=BEGIN - timedelta(days=4))
    with server.serve() as url:
        channel.send((url, server.token_for(OWNER)))
        channel.recv()


def idle_day(folder: Path, url: str, token: dict[str, Any], every: int) -> Figures:
    """One day of polls; the first pass, which reads, is not counted."""
    tally = Tally()
    mailbox = opened(OWNER, folder, url, token, BEGIN, Manners(tally=tally))
    account = AccountSettings(email=OWNER, name="Nora Whitfield", timezone="Europe/London")
    store = SqlStore.open(folder / "followup.sqlite3")
    session = session_of(Settings(accounts=(account,)), account, mailbox, store, real_clock=False)
    session.run(BEGIN)
    session.run(BEGIN + timedelta(seconds=1))
    before, cpu, wall = tally.usage(), time.process_time(), time.perf_counter()
    polls = int(_DAY.total_seconds() // every)
    for number in range(1, polls + 1):
        session.run(BEGIN + timedelta(seconds=1 + number * every))
    after, used = tally.usage(), time.process_time() - cpu
    with store.unit(OWNER) as unit:
        processes = len(unit.processes())
    calls = {
        name: count - before.calls.get(name, 0)
        for name, count in after.calls.items()
        if count > before.calls.get(name, 0)
    }
    units = sum(after.units.values()) - sum(before.units.values())
    figures = Figures(
        polls=polls,
        processes=processes,
        cpu_seconds=round(used, 2),
        cpu_milliseconds_per_poll=round(1000 * used / polls, 2),
        wall_seconds=round(time.perf_counter() - wall, 2),
        peak_memory_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        api_calls=sum(calls.values()),
        quota_units=units,
        calls=calls,
    )
    store.close()
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=300, help="seconds between two polls")
    parser.add_argument("--processes", type=int, default=30, help="running processes")
    given = parser.parse_args()
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve, args=(theirs, given.processes), daemon=True
    )
    server.start()
    url, token = ours.recv()
    with tempfile.TemporaryDirectory() as folder:
        figures = idle_day(Path(folder), url, token, given.every)
    ours.send("end")
    server.join(10)
    print(json.dumps(asdict(figures), indent=1))


if __name__ == "__main__":
    main()
