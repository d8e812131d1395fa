"""One harm run, and a worker that makes one after the other.

A run is a small mailbox over some of its five weeks, a user by seed, faults by seed, and an agent
in a process of its own that is killed between two steps or at any instant and started again.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from threading import Timer
from time import sleep

from agent.localgmail import TRANSIENT_KINDS, FaultKind, LocalGmail
from benchmarks.harm_child import Agent, Tame, Zygote
from benchmarks.harm_mail import BEGINNING, LATER, ME, TICKS
from benchmarks.harm_promises import BETWEEN, broken, disagreement, outcome
from benchmarks.harm_report import Report
from benchmarks.harm_site import Dial, Site
from benchmarks.harm_user import GESTURES, LASTING
from benchmarks.harm_world import World

# Those that last for a second of real time are rare; the pause they make proves nothing more.
_SLOW = (FaultKind.SILENT, FaultKind.TRICKLE)
# The agent makes no batches.
KINDS = tuple(
    sorted(TRANSIENT_KINDS - {*_SLOW, FaultKind.BATCH_TRUNCATED}, key=lambda one: one.name)
)
WRITES = ("drafts.create", "drafts.update", "drafts.delete", "messages.insert")
_PATIENCE = 9
_REFUSED_SECONDS = 0.1
# From which starts an undisturbed agent is run once, so that its forks find everything warm.
_REHEARSED = (1, 4)


@dataclass(frozen=True)
class Start:
    """A world as it stands before a tick, with the agent's database: runs begin from copies."""

    names: tuple[str, ...]
    tick: int
    at: datetime
    world: World
    database: bytes


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
        self.called = Counter(self.server.counters().calls)
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
            self.alive = False
        struck = Counter(self.server.faults.struck()) - self.struck
        self.report.faults.update({kind.value: number for kind, number in struck.items()})
        called = Counter(self.server.counters().calls) - self.called
        self.report.writes.update({name: called[name] for name in WRITES if called[name]})
        self.report.gestures.update(self.world.user.gestures)
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
            self.world.user.gesture(self.plan, GESTURES)
        if self.world.user.put_away:
            if self.plan.random() < 0.7:
                self._until_quiet()
            self.world.user.take_back(self.plan)

    def _trouble(self, storm: Random) -> None:
        refused = self.server.faults.struck().get(FaultKind.REFUSED, 0)
        kinds = KINDS + _SLOW if storm.random() < 0.1 else KINDS
        self.server.faults.storm(
            storm.getrandbits(32), storm.choice((0.0, 0.05, 0.15, 0.35)), kinds
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
        if self.server.faults.struck().get(FaultKind.REFUSED, 0) > refused:
            sleep(_REFUSED_SECONDS)  # of real time, in which any number of passes would fail

    def _hand_in_the_storm(self, storm: Random) -> Timer:
        chance = Random(storm.getrandbits(32))  # noqa: S311
        timer = Timer(storm.uniform(0.0, 0.05), self._gesture_now, (chance,))
        timer.start()
        return timer

    def _gesture_now(self, chance: Random) -> None:
        with suppress(KeyError):
            self.world.user.gesture(chance, [one for one in GESTURES if one not in LASTING])

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
            left = disagreement(self.world, self.site.rows()) if kind == "done" else left
            if not left and not self.again:
                break
            # Circuits close within the hour; what has an unknown outcome is settled sooner.
            self.clock.at += LATER * 2 ** min(tries, 4)
        for name, what in left:
            self._note(name, what)
        self._check()

    def _check(self) -> None:
        for name, what in broken(self.world, self.site.rows()):
            self._note(name, what)
            if name == BETWEEN:  # told once: what was lost there stays lost
                self.world.user.hands_on.pop(what)
        again = self.server.counters().repeated_writes
        if again:
            self._note("duplicates", f"{again} writes made twice")

    def _note(self, name: str, what: str) -> None:
        if name not in self.report.broken:
            self.report.examples.append(f"  {name} at {self.clock():%m-%d %H:%M}: {what}")
        self.report.broken[name] += 1


# Errors that no fault injected here may lead to.
_OURS = ("StoreError", "RefusedError", "NeedsConsentError")


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
            with self.zygote.rehearsing():
                for number in _REHEARSED:
                    plan = Plan(number, 2, 0)
                    Run(self.zygote, self.site, plan, self.starts[number], None, wild=False).go()
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
