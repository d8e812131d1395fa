"""The world of a harm run: a small mailbox into which mail arrives, and its user.

It must not know the agent, its ledger or what is promised.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime

from agent.localgmail import LocalGmail
from benchmarks.harm_mail import ME, NAME, PROCESSES, Letter, bytes_of
from benchmarks.harm_user import User


@dataclass
class World:
    """The server's side of a run: what has arrived, and what the user did."""

    server: LocalGmail
    letters: list[Letter]
    arrived: dict[str, list[Letter]] = field(default_factory=dict)
    threads: dict[str, str] = field(default_factory=dict)
    user: User = field(init=False)

    def __post_init__(self) -> None:
        self.user = User(self.server, self.threads)

    @classmethod
    def of(cls, names: Iterable[str], server: LocalGmail) -> "World":
        """An empty mailbox into which the mail of these processes is to arrive."""
        server.add_account(ME, name=NAME)
        letters = sorted((one for name in names for one in PROCESSES[name]), key=lambda one: one.at)
        return cls(server, letters)

    def copied(self, server: LocalGmail) -> "World":
        """The same world on another server, whose counters and user begin anew."""
        copy = World.of((), server)
        memo = {id(self.server.now): server.now}
        with self.server.lock, server.lock:
            vars(server.mailbox(ME)).update(deepcopy(vars(self.server.mailbox(ME)), memo))
        copy.letters = list(self.letters)
        copy.arrived = {thread: list(those) for thread, those in self.arrived.items()}
        copy.threads.update(self.threads)
        return copy

    def arrive(self, now: datetime) -> None:
        """Deliver the letters whose time has come."""
        while self.letters and self.letters[0].at <= now:
            letter = self.letters.pop(0)
            earlier = self.arrived.setdefault(letter.thread, [])
            raw = bytes_of(letter, earlier)
            gmail_id = self.server.deliver(
                ME, raw, at=letter.at, thread_id=self.threads.get(letter.thread, "")
            )
            box = self.server.mailbox(ME)
            self.threads.setdefault(letter.thread, box.messages[gmail_id].thread_id)
            earlier.append(letter)
