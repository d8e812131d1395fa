"""The configuration of a running daemon: taken anew when its file changes, kept when it is bad."""

import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path

from agent.bootstrap import account_of
from agent.config import Settings, load_settings
from agent.errors import UserError

log = logging.getLogger(__name__)


class RestartNeededError(UserError):
    """A good configuration that a running daemon cannot take."""


@dataclass
class LiveSettings:
    """The settings in force; `problem` says in one line why the file's are not, "" where they are.

    Safe for several threads. Accounts added or removed need a restart.
    """

    path: Path
    settings: Settings
    problem: str = ""
    _seen: tuple[int, int] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _begun: Settings = field(init=False)

    def __post_init__(self) -> None:
        self._seen = self._stamp()
        self._begun = self.settings

    def current(self) -> Settings:
        """The settings to use now."""
        with self._lock:
            stamp = self._stamp()
            if stamp != self._seen:
                self._seen = stamp
                self._take()
            return self.settings

    def _stamp(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return (status.st_mtime_ns, status.st_size)

    def _take(self) -> None:
        try:
            fresh = load_settings(self.path)
            for account in fresh.accounts:
                account_of(fresh, account, frozenset())
            self._refuse_what_cannot_change(fresh)
        except RestartNeededError as error:
            self.problem = str(error)
            log.warning("the changed configuration needs a restart; the old one is kept")
        except UserError as error:
            count = len(error.problems)
            self.problem = f"{count} problem(s) in the changed configuration: followup config check"
            log.warning("the changed configuration has %d problem(s); the old one is kept", count)
        else:
            self.problem, self.settings = self._only_later(fresh), fresh
            log.info("the changed configuration is in force")

    def _refuse_what_cannot_change(self, fresh: Settings) -> None:
        if fresh.state_dir != self._begun.state_dir:
            raise RestartNeededError("state_dir changed: restart followup")
        if _accounts(fresh) != _accounts(self._begun):
            raise RestartNeededError("accounts were added or removed: restart followup")

    def _only_later(self, fresh: Settings) -> str:
        """What of a good configuration is not in force before the next start."""
        begun = self._begun
        late = [
            name
            for name, changed in (
                ("poll.every_seconds", fresh.poll.every_seconds != begun.poll.every_seconds),
                ("metrics.port", fresh.metrics != begun.metrics),
            )
            if changed
        ]
        return f"{' and '.join(late)} changed: restart followup" if late else ""


def _accounts(settings: Settings) -> set[str]:
    return {one.account_id for one in settings.accounts}
