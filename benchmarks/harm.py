"""Prove by many seeded runs with real kills that the agent's drafts can do no harm.

    python -m benchmarks.harm --runs 10000 --seed 1

Each run is a small mailbox over five weeks, a user by seed, faults by seed, and an agent in a
process of its own that is killed (SIGKILL) between two steps or at any instant and started again.
Every second run leaves the user out of the storm: its end must equal that of a run without any
fault. Every number but runs, faults and kills must be zero; exit status 1 otherwise.
"""

import argparse
import json
import os
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Timer
from typing import Any

from agent.localgmail import TRANSIENT_KINDS, FaultKind, LocalGmail
from agent.ports.store import DraftRow
from agent.store.repository import SqlStore
from benchmarks.harm_child import Agent, Tame, Where, Zygote
from benchmarks.harm_world import BEGINNING, LATER, ME, NAME, TICKS, Dial, World, outcome

PROMISES = (
    "duplicates",
    "came back",
    "lost steps",
    "touched edits",
    "wrong threads",
    "sends",
    "digest twice",
    "disagreements",
    "unsettled",
    "faults of ours",
)
GESTURES = (
    "edit",
    "open",
    "subject",
    "recipient",
    "send",
    "discard",
    "trash",
    "undo_send",
    "undo_discard",
    "schedule",
    "reply",
    "begin",
    "abandon",
)
# Those that last for seconds of real time are rare; the pause they make proves nothing more.
_SLOW = (FaultKind.SILENT, FaultKind.TRICKLE, FaultKind.REFUSED)
KINDS = tuple(
    sorted(TRANSIENT_KINDS - {*_SLOW, FaultKind.BATCH_TRUNCATED}, key=lambda one: one.name)
)
_PATIENCE = 9


@dataclass
class Report:
    """What many runs came to."""

    runs: int = 0
    kills: int = 0
    passes: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    gestures: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: "Report") -> None:
        """Take another report's figures in."""
        self.runs += other.runs
        self.kills += other.kills
        self.passes += other.passes
        self.faults += other.faults
        self.gestures += other.gestures
        self.broken += other.broken
        self.examples += other.examples[: 20 - len(self.examples)]

    def lines(self) -> list[str]:
        """The report, one figure a line."""
        told = [f"runs: {self.runs}", f"passes: {self.passes}", f"kills: {self.kills}"]
        told.append(f"faults injected: {sum(self.faults.values())}")
        told += [f"  {name}: {count}" for name, count in sorted(self.faults.items())]
        told.append(f"gestures of the user: {sum(self.gestures.values())}")
        told += [f"  {name}: {count}" for name, count in sorted(self.gestures.items())]
        told += [f"{name}: {self.broken[name]}" for name in PROMISES]
        return [*told, *self.examples, f"seconds: {self.seconds:.0f}"]


@dataclass(frozen=True)
class Start:
    """A world as it stands before a tick, with the agent's database: runs begin from copies."""

    names: tuple[str, ...]
    tick: int
    at: datetime
    world: World
    database: bytes


class Site:
    """A worker's place: one listening server, one folder, one database file, used by every run."""

    def __init__(self, base: Path) -> None:
        self.clock = Dial()
        self.server = LocalGmail(self.clock)
        self.server.add_account(ME, name=NAME)
        self.folder = Path(tempfile.mkdtemp(dir=base))
        self.where = Where(ME, NAME, "", self.folder)
        self.store = SqlStore.open(self.where.database, durable=False)
        self.empty = self.database()

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Listen, and let the agent in."""
        with self.server.serve() as url:
            self.where = Where(ME, NAME, url, self.folder)
            self.where.token.touch(mode=0o600)
            self.where.token.write_text(json.dumps(self.server.token_for(ME)))
            yield
        self.store.close()

    def rows(self) -> tuple[DraftRow, ...]:
        """The agent's ledger."""
        with self.store.unit(ME) as unit:
            return unit.draft_rows()

    def database(self) -> bytes:
        """The agent's database as one file; nobody may have it open."""
        self.store.close()
        connection = sqlite3.connect(self.where.database)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return self.where.database.read_bytes()

    def put(self, database: bytes) -> None:
        """Put another database in the agent's place; nobody may have it open."""
        self.store.close()
        for ending in ("-wal", "-shm"):
            Path(f"{self.where.database}{ending}").unlink(missing_ok=True)
        self.where.database.write_bytes(database)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is about: where it begins, how many ticks it lasts, which user it has."""

    start: int
    ticks: int
    user: int

    @classmethod
    def drawn(cls, chance: Random, starts: int) -> "Plan":
        """One of a few hundred, so that calm twins are made once."""
        return cls(chance.randrange(starts), chance.choice((1, 2)), chance.randrange(4))


class Run:
    """One run: a server, an agent, a user, and what is drawn for them."""

    def __init__(
        self, agent: Agent, site: Site, plan: Plan, start: Start, storm: Random | None, wild: bool
    ) -> None:
        self.agent, self.site, self.storm, self.wild = agent, site, storm, wild
        self.plan = Random(f"{plan} {start.names} {start.tick}")  # noqa: S311
        self.ticks = TICKS[start.tick : start.tick + plan.ticks]
        self.clock, self.server = site.clock, site.server
        self.clock.at = start.at
        self.server.faults.calm()
        self.struck = Counter(self.server.faults.struck())
        self.world = start.world.copied(self.server)
        self.server.change_quirks(ME, **_quirks(self.plan))
        self.report = Report(runs=1)
        self.alive = self.again = False
        site.put(start.database)

    def go(self) -> dict[str, str]:
        """The whole run; answers what came of each intent."""
        self._user()
        for tick in self.ticks:
            self._tick(tick)
            if self.report.broken:
                break
        if self.alive:
            self.agent.rest()
        struck = Counter(self.server.faults.struck()) - self.struck
        self.report.faults.update({kind.value: number for kind, number in struck.items()})
        self.report.gestures.update(self.world.gestures)
        return outcome(self.site.rows())

    def calm_tick(self, tick: datetime) -> None:
        """Mail arrives and the agent looks, undisturbed."""
        self.clock.at = max(tick, self.clock.at)
        self.world.arrive(tick)
        self._until_quiet()

    def _tick(self, tick: datetime) -> None:
        self.clock.at = max(tick, self.clock.at)
        self.world.arrive(tick)
        if self.storm is not None:
            self._trouble(self.storm)
        self._until_quiet()
        self._user()

    def _user(self) -> None:
        """What the user does between two ticks."""
        if self.plan.random() < 0.7:
            self.world.gesture(self.plan, GESTURES)
        if self.world.put_away:
            if self.plan.random() < 0.7:
                self._until_quiet()
            self.world.take_back(self.plan)

    def _trouble(self, storm: Random) -> None:
        self.server.faults.storm(
            storm.getrandbits(32), storm.choice((0.0, 0.05, 0.15, 0.35)), KINDS
        )
        for _ in range(storm.choice((1, 2, 3))):
            fuse = storm.randint(1, 150) if storm.random() < 0.7 else 0
            wait = storm.uniform(0.0, 0.06) if storm.random() < 0.2 else None
            timer = self._hand_in_the_storm(storm) if self.wild else None
            self._look(fuse, wait)
            if timer is not None:
                timer.join()
            self._check()
            self.clock.at += timedelta(seconds=storm.choice((5, 61, 200)))
            if storm.random() < 0.1 and self.alive:
                self.agent.rest()
                self.alive = False
        self.server.faults.calm()

    def _hand_in_the_storm(self, storm: Random) -> Timer:
        chance = Random(storm.getrandbits(32))  # noqa: S311
        timer = Timer(storm.uniform(0.0, 0.05), self._gesture_now, (chance,))
        timer.start()
        return timer

    def _gesture_now(self, chance: Random) -> None:
        with suppress(KeyError):
            self.world.gesture(chance, [one for one in GESTURES if one not in _LASTING])

    def _look(self, fuse: int = 0, wait: float | None = None) -> str:
        if not self.alive:
            self.agent.bear()
            self.alive = True
        answer = self.agent.look(self.clock(), fuse, wait=wait)
        self.report.passes += 1
        kind = str(answer[0])
        # What the agent itself wants to see again at the next poll is not quiet yet.
        soon = self.clock() + LATER
        self.again = kind == "done" and answer[1] is not None and answer[1] <= soon
        if kind == "died":
            self.alive = False
            self.report.kills += 1
        elif kind == "fault" or (kind == "error" and answer[1] in _OURS):
            self._note("faults of ours", f"{answer[1]}: {answer[2]}")
        return kind

    def _until_quiet(self) -> None:
        """Passes in calm until one ends well and leaves nothing open; that must come soon."""
        left: list[tuple[str, str]] = [("unsettled", "no pass ended well")]
        for tries in range(_PATIENCE):
            kind = self._look()
            left = self.world.disagreement(self.site.rows()) if kind == "done" else left
            if not left and not self.again:
                break
            # Circuits close within the hour; what has an unknown outcome is settled sooner.
            self.clock.at += LATER * 2 ** min(tries, 4)
        for name, what in left:
            self._note(name, what)
        self._check()

    def _check(self) -> None:
        for name, what in self.world.broken(self.site.rows()):
            self._note(name, what)
        again = self.server.counters().repeated_writes
        if again:
            self._note("duplicates", f"{again} writes made twice")

    def _note(self, name: str, what: str) -> None:
        if name not in self.report.broken:
            self.report.examples.append(f"  {name} at {self.clock():%m-%d %H:%M}: {what}")
        self.report.broken[name] += 1


# Errors that no fault injected here may lead to.
_OURS = ("StoreError", "RefusedError", "NeedsConsentError")
_LASTING = ("undo_send", "undo_discard", "schedule")


def _quirks(chance: Random) -> dict[str, bool]:
    return {
        "old_draft_resolves": chance.random() < 0.3,
        "sent_keeps_id": chance.random() < 0.3,
        "sent_keeps_marker": chance.random() < 0.7,
        "sent_keeps_message_id": chance.random() < 0.7,
    }


def all_starts(base: Path) -> list[Start]:
    """Calm runs over the whole time, kept at every tick; everything lazy is warm afterwards."""
    found: list[Start] = []
    for names in (("ostrom",), ("larch",), ("birch",), ("larch", "ostrom")):
        site = Site(base)
        with site.serving():
            agent = Tame(site.where)
            bare = Start(names, 0, BEGINNING, World.of(names, LocalGmail(Dial())), site.empty)
            run = Run(agent, site, Plan(0, 0, 0), bare, None, wild=False)
            for number, tick in enumerate(TICKS):
                if run.alive:
                    agent.rest()
                    run.alive = False
                copied = run.world.copied(LocalGmail(Dial()))
                found.append(Start(names, number, site.clock.at, copied, site.database()))
                run.calm_tick(tick)
            agent.rest()
    return found


class Worker:
    """Runs seeds one after the other, with one zygote and one server. Made without any thread."""

    def __init__(self, base: Path, starts: list[Start]) -> None:
        self.zygote, self.site, self.starts = Zygote(), Site(base), starts
        self.calm: dict[Plan, dict[str, str]] = {}

    @contextmanager
    def working(self) -> Iterator[None]:
        """The time in which it can run seeds."""
        with self.site.serving():
            self.zygote.settle(self.site.where)
            yield
        self.zygote.close()

    def run(self, seed: int) -> Report:
        """One seed, compared with its calm twin where the user keeps out of the storm."""
        storm, wild = Random(f"storm {seed}"), seed % 2 == 1  # noqa: S311
        plan = Plan.drawn(Random(f"plan {seed}"), len(self.starts))  # noqa: S311
        report, ended = self._once(plan, storm, wild=wild)
        if not wild and not report.broken:
            if plan not in self.calm:
                calm, self.calm[plan] = self._once(plan, None, wild=False)
                report.broken += calm.broken
                report.examples += calm.examples
            report.broken += _lost(self.calm[plan], ended, report.examples)
        report.examples = [f"seed {seed}: {one.strip()}" for one in report.examples]
        return report

    def _once(
        self, plan: Plan, storm: Random | None, *, wild: bool
    ) -> tuple[Report, dict[str, str]]:
        run = Run(self.zygote, self.site, plan, self.starts[plan.start], storm, wild)
        return run.report, run.go()


def _lost(calm: dict[str, str], ended: dict[str, str], examples: list[str]) -> Counter[str]:
    differ = {key for key in calm.keys() | ended.keys() if calm.get(key) != ended.get(key)}
    examples += [f"{key}: calm {calm.get(key)}, here {ended.get(key)}" for key in sorted(differ)]
    return Counter({"lost steps": len(differ)}) if differ else Counter()


def _work(
    number: int, seeds: list[int], base: Path, starts: list[Start], told: int, stop_at: float
) -> None:
    """One worker process: every seed's figures as a line on the pipe `told`."""
    worker = Worker(base, starts)
    with worker.working():
        for seed in seeds:
            if time.monotonic() > stop_at:
                break
            try:
                report = worker.run(seed)
            except Exception:
                traceback.print_exc()
                sys.stderr.write(f"worker {number} gave up at seed {seed}\n")
                os._exit(3)
            os.write(told, (json.dumps(_plain(report)) + "\n").encode())


def _plain(report: Report) -> dict[str, Any]:
    return {
        "runs": report.runs,
        "kills": report.kills,
        "passes": report.passes,
        "faults": report.faults,
        "gestures": report.gestures,
        "broken": report.broken,
        "examples": [one[:300] for one in report.examples[:4]],
    }


def _read(line: str) -> Report:
    found: dict[str, Any] = json.loads(line)
    return Report(
        runs=found["runs"],
        kills=found["kills"],
        passes=found["passes"],
        faults=Counter(found["faults"]),
        gestures=Counter(found["gestures"]),
        broken=Counter(found["broken"]),
        examples=found["examples"],
    )


def harm(
    runs: int,
    seed: int,
    *,
    workers: int = 1,
    minutes: float = 1e6,
    tell: Callable[[Report], None] = lambda _report: None,
) -> Report:
    """Make so many runs from that seed on, several at a time, for so many minutes at most."""
    begun = time.monotonic()
    room = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108
    whole = Report()
    with tempfile.TemporaryDirectory(prefix="followup-harm-", dir=room) as base:
        starts = all_starts(Path(base))
        listening, telling = os.pipe()
        children: list[int] = []
        for number in range(workers):
            pid = os.fork()
            if pid == 0:
                os.close(listening)
                try:
                    seeds = list(range(seed + number, seed + runs, workers))
                    _work(number, seeds, Path(base), starts, telling, begun + minutes * 60)
                finally:
                    os._exit(0)
            children.append(pid)
        os.close(telling)
        with os.fdopen(listening) as lines:
            for line in lines:
                whole.add(_read(line))
                tell(whole)
        failed = [pid for pid in children if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])]
    whole.seconds = time.monotonic() - begun
    whole.broken["faults of ours"] += len(failed)
    return whole


def _page(report: Report, seed: int, asked: int) -> str:
    """The report as a page of the documentation, with seed and date."""
    told = "\n".join(f"    {line}" for line in report.lines())
    enough = "" if report.runs >= asked else f" (of {asked} asked for; the time was up)"
    return (
        "# A long run of the harm benchmark\n\n"
        f"{datetime.now(UTC):%d %B %Y}, `python -m benchmarks.harm --runs {asked} --seed {seed}`: "
        f"{report.runs} runs{enough}.\n\n"
        "Each run is a small mailbox, a user by seed, faults by seed, and an agent in a process of "
        "its own, killed with SIGKILL between two steps or at any instant and started again. "
        "In every second run the user keeps out of the storm, and the end is compared with that of "
        "the same run without any fault. Every figure below the gestures must be nought.\n\n"
        f"{told}\n"
    )


def main() -> int:
    """Run, report, and say by the exit status whether every promise held."""
    asked = argparse.ArgumentParser(prog="benchmarks.harm", description=__doc__.splitlines()[0])
    asked.add_argument("--runs", type=int, default=300)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--report", type=Path, help="also write the report there, in Markdown")
    asked.add_argument("--minutes", type=float, default=1e6)
    given = asked.parse_args()

    def tell(report: Report) -> None:
        if report.runs % 100 == 0:
            print(f"{report.runs} runs, broken: {dict(report.broken)}", file=sys.stderr, flush=True)

    report = harm(given.runs, given.seed, workers=given.workers, minutes=given.minutes, tell=tell)
    print(f"seeds: {given.seed} to {given.seed + given.runs - 1}")
    print("\n".join(report.lines()))
    if given.report:
        given.report.write_text(_page(report, given.seed, given.runs), encoding="utf-8")
    return 1 if +report.broken or report.runs < given.runs else 0


if __name__ == "__main__":
    sys.exit(main())
