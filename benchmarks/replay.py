"""How fast a replay is: messages and passes a second, memory, API calls and quota units by method.

    python -m benchmarks.replay --messages 5000
    python -m benchmarks.replay --messages 400 --weeks 10 --json

The mailbox is made up from a seed: one message in six belongs to one of many hiring processes, the
rest is newsletters, receipts and private mail. It says nothing about how well mail is read.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agent.config import AccountSettings, Settings
from agent.localgmail.readers import owners_of, read_export
from agent.replay.run import ReplayRequest, replaying, span_of
from agent.replay.sample import mbox_of

OWNER = "Nora Whitfield <nora@mail.example>"
START = datetime(2024, 1, 8, 8, 0, tzinfo=UTC)
FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)
_EMPLOYERS = ("Alder", "Birch", "Cedar", "Dunlin", "Egret", "Fallow", "Garnet", "Heron", "Ibis")
_KINDS = ("Labs", "Works", "Health", "Freight", "Books", "Media", "Energy", "Robotics", "Foods")
_ROLES = ("Data Analyst", "Product Manager", "UX Researcher", "Backend Developer", "Controller")
_NAMES = ("Imogen Vale", "Callum Ashdown", "Priya Raman", "Ravi Menon", "Edith Crane", "Hugo Lind")

Letter = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run measured: seconds of the wall clock, and of work by all threads; memory in MiB."""

    messages: int
    events: int
    drafts: int
    seconds: float
    cpu_seconds: float
    messages_per_second: float
    passes: int
    milliseconds_per_pass: float
    peak_memory_mib: float
    api_calls: int
    quota_units: int
    send_attempts: int
    calls: dict[str, int]
    units: dict[str, int]


def letters(messages: int, weeks: int, seed: int) -> list[Letter]:
    """So many messages over so many weeks, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 # a made-up mailbox, no secret
    span = timedelta(weeks=weeks)
    hiring: list[Letter] = []
    number = 0
    while len(hiring) < messages // 6:
        begin = START + span * chance.random() * 0.8
        hiring += _process(number, begin, chance)
        number += 1
    hiring = hiring[: messages // 6]
    ordinary = [
        _ordinary(one, START + span * chance.random(), chance)
        for one in range(messages - len(hiring))
    ]
    return hiring + ordinary


def _process(number: int, begin: datetime, chance: random.Random) -> Iterator[Letter]:
    kind = _KINDS[number % len(_KINDS)]
    employer = _EMPLOYERS[number // len(_KINDS) % len(_EMPLOYERS)]
    lap = number // (len(_KINDS) * len(_EMPLOYERS))
    company = f"{employer} {kind}" + (f" {lap + 1}" if lap else "")
    host = company.lower().replace(" ", "") + ".example"
    name, role = chance.choice(_NAMES), chance.choice(_ROLES)
    common = {
        "thread": f"process-{number}",
        "from": f"{name} <{name.split()[0].lower()}@{host}>",
        "subject": f"Interview for the {role} role at {company}",
    }
    at = begin.replace(hour=chance.randrange(9, 17), minute=chance.randrange(60))
    day = at + timedelta(days=chance.randrange(3, 12))
    greeting, sign = "Hi Nora,\n\n", f"\n\nBest wishes,\n{name}\nRecruiter, {company}\n"

    def said(words: str, after: timedelta) -> Letter:
        return common | {"at": at + after, "body": greeting + words + sign}

    yield said(
        f"Your interview for the {role} role at {company} is confirmed for {day:%A} {day.day} "
        f"{day:%B %Y} from 14:00 to 15:00 by video call.",
        timedelta(),
    )
    yield common | {
        "at": at + timedelta(hours=2),
        "own": True,
        "to": common["from"],
        "body": f"Hi {name.split()[0]},\n\nThank you, that suits me well.\n\nNora\n",
    }
    after = day - at + timedelta(days=1)
    if chance.random() < 0.6:
        yield said(
            "Thank you for your time. We will get back to you by the end of next week.", after
        )
    if chance.random() < 0.5:
        later = after + timedelta(days=chance.randrange(5, 25))
        yield said("After careful consideration we have decided not to move forward.", later)


def _ordinary(number: int, at: datetime, chance: random.Random) -> Letter:
    kind = chance.choice(("letter", "shop", "friend", "alert"))
    body = " ".join(chance.choice(_SENTENCES) for _ in range(chance.randrange(3, 40)))
    letter: Letter = {
        "at": at,
        "thread": f"{kind}-{number % 900}" if kind == "friend" else f"{kind}-{number}",
        "from": f"{kind.title()} {number % 60} <mail{number % 60}@{kind}.example>",
        "subject": f"{chance.choice(_SENTENCES).split('.')[0]} ({number})",
        "body": body,
        "list": kind in ("letter", "alert"),
    }
    if kind in ("letter", "shop"):
        rows = "".join(f"<tr><td style='color:#333'>{line}</td></tr>" for line in body.split(". "))
        letter["html"] = f"<html><body><table>{rows}</table></body></html>"
    return letter


_SENTENCES = (
    "Your parcel is on its way and arrives on Thursday between 10:00 and 12:00.",
    "This week we spoke with the people behind the new ferry line.",
    "Shall we have dinner on Saturday at seven?",
    "Your invoice for March is ready in your account.",
    "Ten new jobs for data analysts near you.",
    "The meeting of the reading circle moves to Tuesday.",
    "We updated our terms of service.",
    "Thank you for your order.",
    "The sale ends on Sunday at midnight.",
    "Did you see the photographs from the lake?",
)


def measure(messages: int, weeks: int, seed: int) -> Figures:
    """Make the mailbox, replay it once from beginning to end, and count."""
    with tempfile.TemporaryDirectory(prefix="followup-benchmark-") as folder:
        mailbox = Path(folder) / "benchmark.mbox"
        mailbox.write_bytes(mbox_of({"owner": OWNER, "message": letters(messages, weeks, seed)}))
        export = read_export(mailbox, now=FAR_FUTURE)
    owners = owners_of(export)
    request = ReplayRequest(
        export=export,
        owners=owners,
        account=AccountSettings(email=owners[0], name="Nora Whitfield", timezone="Europe/London"),
        settings=Settings(),
        span=span_of(export, None, None, timedelta(minutes=15)),
    )
    passes = 0

    def count(*_: object) -> None:
        nonlocal passes
        passes += 1

    begun, worked = time.perf_counter(), time.process_time()
    with replaying(request, count) as replay:
        events = [event.name for event in replay.events]
        counters = replay.counters
    seconds, cpu = time.perf_counter() - begun, time.process_time() - worked
    return Figures(
        messages=len(export.messages),
        events=len(events),
        drafts=events.count("draft.created"),
        seconds=round(seconds, 2),
        cpu_seconds=round(cpu, 2),
        messages_per_second=round(len(export.messages) / seconds, 1),
        passes=passes,
        milliseconds_per_pass=round(1000 * seconds / passes, 2),
        peak_memory_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        api_calls=counters.total_calls,
        quota_units=counters.total_units,
        send_attempts=counters.send_attempts,
        calls=dict(counters.calls),
        units=dict(counters.units),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Replay a made-up mailbox and print figures.")
    parser.add_argument("--messages", type=int, default=400)
    parser.add_argument("--weeks", type=int, help="default: 10 up to 500 messages, else 52")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    given = parser.parse_args()
    weeks = given.weeks or (10 if given.messages <= 500 else 52)
    figures = measure(given.messages, weeks, given.seed)
    if given.json:
        print(json.dumps(asdict(figures)))
        return
    for name, value in asdict(figures).items():
        if not isinstance(value, dict):
            print(f"{name.replace('_', ' '):24} {value}")
    print(f"\n{'method':24} {'calls':>8} {'units':>8}")
    for method in sorted(figures.calls, key=lambda one: -figures.units[one]):
        print(f"{method:24} {figures.calls[method]:8} {figures.units[method]:8}")


if __name__ == "__main__":
    main()
