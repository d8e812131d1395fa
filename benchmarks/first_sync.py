"""What a first look into a very large mailbox costs: calls, units, time at Gmail's pace, memory.

    python -m benchmarks.first_sync --messages 100000 --hiring 0.01

The mailbox is made up from a seed: so many messages over two years, one in a hundred of a hiring
thread, one in ten between people, the others from shops and newsletters under Gmail's categories,
some of them with words of recruiting. All of it lies inside the first look (`first_look_days`),
which is the worst case. The server runs in a process of its own, so that the memory is the agent's.
Minutes are units divided by 6,000, what Gmail allows a user in a minute.
"""

import argparse
import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from agent.bootstrap import account_of
from agent.config import AccountSettings, Settings
from agent.gmail.connect import Manners
from agent.gmail.quota import Tally
from agent.localgmail import LocalGmail
from agent.services.session import Session
from agent.store.repository import SqlStore
from benchmarks.local_mailbox import opened

OWNER = "nora@mail.example"
NOW = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
_DAYS = 730
_UNITS_A_MINUTE = 6_000
_LEAVE = " To leave this list: unsubscribe."
# Subject, text, Gmail's category, and the share of each in a hundred.
_TOPICS = (
    ("Your receipt", "Thank you for your purchase. The total was 23.40.", "UPDATES", 30),
    ("Weekly letter", f"Ten recipes and a long read about rivers.{_LEAVE}", "PROMOTIONS", 35),
    ("Dinner", "Shall we have dinner on Friday? Mathilda brings the cherries.", "PERSONAL", 10),
    ("Your parcel", "Your parcel arrives tomorrow between nine and noon.", "UPDATES", 12),
    ("Statement", "Your monthly statement is ready. Log in to see it.", "UPDATES", 10),
    ("News", f"An interview with an author, an opportunity to win.{_LEAVE}", "PROMOTIONS", 3),
)
_SHARES = tuple(share for *_, share in _TOPICS)


@dataclass(frozen=True, slots=True)
class Figures:
    """The cost of one first look; memory in MiB, minutes at 6,000 units a minute."""

    messages: int
    hiring_messages: int
    filed: int
    recall: float
    fetched: int
    api_calls: int
    quota_units: int
    minutes_at_gmails_pace: float
    minutes_if_all_were_read: float
    seconds_here: float
    peak_memory_mib: float
    calls: dict[str, int]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of the mailbox; `thread` is a key, "" for a thread of its own."""

    at: datetime
    raw: bytes
    thread: str = ""
    category: str = "PERSONAL"


def letters(messages: int, hiring: float, seed: int) -> Iterator[Letter]:
    """So many messages; hiring threads have five."""
    chance = random.Random(seed)  # noqa: S311 # a made-up mailbox, no secret
    threads = int(messages * hiring / 5)
    for number in range(messages - threads * 5):
        subject, text, category, _ = chance.choices(_TOPICS, weights=_SHARES)[0]
        at = NOW - timedelta(seconds=chance.uniform(3600, _DAYS * 86_400 - 3600))
        sender = f"sender{chance.randrange(900)}@shop{chance.randrange(300)}.example"
        raw = _raw(sender, OWNER, f"{subject} {number}", text, at, f"p{number}")
        yield Letter(at, raw, category=category)
    for number in range(threads):
        yield from _hiring_thread(number, chance)


def _hiring_thread(number: int, chance: random.Random) -> Iterator[Letter]:
    """Invitation, acceptance, thanks, a word without any word of hiring, a delay."""
    ann, name = f"ann.berg@employer{number}.example", f"Employer{number}"
    subject = f"Interview for the Data Analyst role at {name}"
    begin = NOW - timedelta(days=chance.uniform(40, _DAYS - 20))
    day = begin + timedelta(days=6)
    invited = (
        f"Hi Nora,\n\nYour interview for the Data Analyst role at {name} is confirmed for "
        f"{day:%A %d %B %Y} from 10:00 to 11:00.\n\nAnn Berg\nRecruiter, {name}\n"
    )
    said = (
        (0, ann, invited),
        (1, OWNER, "Hi Ann,\n\nThank you, I will be there.\n\nNora\n"),
        (6.3, OWNER, "Hi Ann,\n\nThank you for your time today.\n\nNora\n"),
        (7, ann, "Hi Nora,\n\nIt was lovely to meet you.\n\nAnn\n"),
        (15, ann, "Hi Nora,\n\nWe are still deciding and will let you know next week.\n\nAnn\n"),
    )
    for step, (days, sender, text) in enumerate(said):
        at = begin + timedelta(days=days)
        to = OWNER if sender == ann else ann
        title = subject if step == 0 else f"Re: {subject}"
        raw = _raw(sender, to, title, text, at, f"h{number}-{step}")
        yield Letter(at, raw, f"thread-{number}")


def _raw(sender: str, to: str, subject: str, text: str, at: datetime, name: str) -> bytes:
    head = (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {format_datetime(at)}\r\n"
        f"Message-ID: <{name}@made.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    return (head + text.replace("\n", "\r\n")).encode()


def serve(channel: Connection, messages: int, hiring: float, seed: int) -> None:
    """The server's process."""
    server = LocalGmail(lambda: NOW)
    server.add_account(OWNER)
    for one in letters(messages, hiring, seed):
        place = "SENT" if one.raw.startswith(f"From: {OWNER}".encode()) else "INBOX"
        labels = [place, *([] if place == "SENT" else [f"CATEGORY_{one.category}"])]
        server.deliver(OWNER, one.raw, at=one.at, thread_id=one.thread, labels=labels)
    with server.serve() as url:
        channel.send((url, server.token_for(OWNER)))
        channel.recv()


def first_look(folder: Path, url: str, token: dict[str, Any], given: Any) -> Figures:
    """One first pass that writes nothing."""
    tally = Tally()
    mailbox = opened(
        OWNER, folder, url, token, NOW, Manners(tally=tally, deadline=900, timeout=900)
    )
    chosen = AccountSettings(email=OWNER, timezone="Europe/London", first_look_days=_DAYS)
    account = account_of(Settings(accounts=(chosen,)), chosen, frozenset())
    store = SqlStore.open(folder / "followup.sqlite3")
    begun = time.perf_counter()
    Session(account, mailbox, store, real_clock=False, ask_first=True).run(NOW)
    seconds = time.perf_counter() - begun
    with store.unit(OWNER) as unit:
        filed = sum(len(unit.messages_of_process(row.process_id)) for row in unit.processes())
    store.close()
    usage = tally.usage()
    units, hiring = sum(usage.units.values()), int(given.messages * given.hiring / 5) * 5
    fetched = usage.calls.get("messages.get", 0)
    return Figures(
        messages=given.messages,
        hiring_messages=hiring,
        filed=filed,
        recall=round(filed / hiring, 4),
        fetched=fetched,
        api_calls=sum(usage.calls.values()),
        quota_units=units,
        minutes_at_gmails_pace=round(units / _UNITS_A_MINUTE, 1),
        minutes_if_all_were_read=round(given.messages * 20 / _UNITS_A_MINUTE, 1),
        seconds_here=round(seconds, 1),
        peak_memory_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        calls=dict(usage.calls),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--hiring", type=float, default=0.01, help="share of hiring mail")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    words = (theirs, given.messages, given.hiring, given.seed)
    server = context.Process(target=serve, args=words, daemon=True)
    server.start()
    url, token = ours.recv()
    with tempfile.TemporaryDirectory() as folder:
        figures = first_look(Path(folder), url, token, given)
    ours.send("end")
    server.join(10)
    print(json.dumps(asdict(figures), indent=1))


if __name__ == "__main__":
    main()
