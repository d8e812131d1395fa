"""The configuration of a running daemon: taken anew when its file changes, kept when it is bad."""

import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path

from agent.bootstrap import account_of
from agent.config import Settings, load_settings
from agent.errors import UserError

log = logging.getLogger(__name__)


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

    def __post_init__(self) -> None:
        self._seen = self._stamp()

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
            self._compare(fresh)
        except UserError as error:
            count = len(error.problems)
            self.problem = f"{count} problem(s) in the changed configuration: followup config check"
            log.warning("the changed configuration has %d problem(s); the old one is kept", count)
        else:
            self.problem, self.settings = "", fresh
            log.info("the changed configuration is in force")

    def _compare(self, fresh: Settings) -> None:
        """Refuse what a running daemon cannot change."""
        if fresh.state_dir != self.settings.state_dir:
            raise UserError("state_dir changed: restart followup")
        if _accounts(fresh) != _accounts(self.settings):
            raise UserError("accounts were added or removed: restart followup")


def _accounts(settings: Settings) -> set[str]:
    return {one.account_id for one in settings.accounts}
