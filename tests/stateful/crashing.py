"""An agent in this process that dies at a step of one's choosing: an exception nobody catches."""

from dataclasses import dataclass, field
from datetime import datetime

from agent.errors import FollowupError
from agent.services.session import Session
from agent.writing.library import bundled_library
from benchmarks.harm_child import Fuse, FusedMailbox, FusedStore, Kit, a_kit, the_account
from benchmarks.harm_site import Site


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
