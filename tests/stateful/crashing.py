"""An agent in this process that dies at a step of one's choosing: an exception nobody catches."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from agent.errors import FollowupError
from agent.localgmail import LocalGmail
from agent.services.session import Session
from agent.writing.library import bundled_library
from benchmarks.harm_child import Fuse, FusedMailbox, FusedStore, Kit, a_kit, the_account
from benchmarks.harm_mail import BEGINNING, LATER, TICKS
from benchmarks.harm_promises import disagreement, outcome
from benchmarks.harm_site import Dial, Site
from benchmarks.harm_world import World

_TRIES = 9


class DiedError(BaseException):
    """The process is gone; a BaseException, so that no handler of errors runs after it."""


class Bomb(Fuse):
    """Raises instead of killing, and counts the steps."""

    steps: int = 0

    def step(self) -> None:
        """One boundary."""
        self.steps += 1
        if self.left > 0:
            self.left -= 1
            if self.left == 0:
                raise DiedError


@dataclass
class Mortal:
    """Agents one after the other over one site: what one held in memory dies with it."""

    site: Site
    bomb: Bomb = field(default_factory=Bomb)
    session: Session | None = None
    wake_at: datetime | None = None
    _kit: Kit | None = None

    def look(self, dies_at: int = 0) -> str:
        """One pass at the site's instant; "done", "trouble" or "died" at that step."""
        self._kit = self._kit or a_kit(self.site.where)
        self._kit.clock[:] = [self.site.clock()]
        self.bomb.left = dies_at
        try:
            session = self.session or self._born(self._kit)
            self.session = None
            report = session.run(self.site.clock())
        except DiedError:
            return "died"
        except FollowupError:
            return "trouble"
        finally:
            self.bomb.left = 0
        self.session, self.wake_at = session, report.wake_at
        return "done"

    def rest(self) -> None:
        """End in order: nothing is remembered, no file is open."""
        self.session = None
        self._kit = self._kit.anew() if self._kit else None

    def _born(self, kit: Kit) -> Session:
        where = kit.where
        mailbox = FusedMailbox(kit.mailbox, self.bomb.step)
        return Session(
            the_account(where.email, where.name),
            mailbox,
            FusedStore(kit.store, self.bomb.step),
            real_clock=False,
            library=bundled_library(),
        )


@dataclass
class Household:
    """One account, its mail and its user, and the agent that looks after it."""

    site: Site
    world: World
    agent: Mortal

    def arrive(self, tick: datetime) -> None:
        """Time passes and mail arrives."""
        self.site.clock.at = max(tick, self.site.clock.at)
        self.world.arrive(self.site.clock.at)

    def quiet(self) -> list[tuple[str, str]]:
        """Let the agent look in calm until nothing is open; answers what is left that disagrees."""
        left = [("unsettled", "no pass ended well")]
        for tries in range(_TRIES):
            if self.agent.look() == "done":
                left = disagreement(self.world, self.site.rows())
                wake_at = self.agent.wake_at
                if not left and not (wake_at and wake_at <= self.site.clock() + LATER):
                    return []
            self.site.clock.at += LATER * 2 ** min(tries, 4)
        return left

    def end(self) -> tuple[dict[str, str], list[str]]:
        """What it came to: of each intent, and the markers of what stands in Drafts."""
        standing = [marker for marker, _, _ in self.world.user.standing()]
        return outcome(self.site.rows()), standing

    def writes(self) -> dict[str, int]:
        """How often each method was called."""
        return dict(self.site.server.counters().calls)


@dataclass(frozen=True)
class Moment:
    """A household as it stood, to be returned to."""

    at: datetime
    world: World
    database: bytes

    @classmethod
    def of(cls, home: Household) -> "Moment":
        """The present moment."""
        home.agent.rest()
        copied = home.world.copied(LocalGmail(Dial()))
        return cls(home.site.clock.at, copied, home.site.database())

    def again(self, site: Site) -> Household:
        """The household as it was then."""
        site.put(self.database)
        site.server.faults.calm()
        site.clock.at = self.at
        return Household(site, self.world.copied(site.server), Mortal(site))


@contextmanager
def a_household(base: Path, names: tuple[str, ...] = ("larch", "ostrom")) -> Iterator[Household]:
    """An account before its first mail arrives."""
    site = Site(base)
    with site.serving():
        site.clock.at = BEGINNING
        yield Household(site, World.of(names, site.server), Mortal(site))


@contextmanager
def before_tick(base: Path, number: int) -> Iterator[tuple[Site, Moment]]:
    """All is quiet after the ticks before that one, whose mail has just arrived."""
    with a_household(base) as home:
        for tick in TICKS[:number]:
            home.arrive(tick)
            assert home.quiet() == []
        home.arrive(TICKS[number])
        yield home.site, Moment.of(home)
