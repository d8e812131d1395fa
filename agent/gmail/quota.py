"""How much may be asked of Gmail: prices in quota units, a token bucket, retries, and a tally.

Prices are those of projects created since 2026-05-01 (gmail-api.md 2.8), 6,000 units a minute and
user; older projects pay less, so planning by these is safe for both. Clocks and sleeps are given;
nothing here knows HTTP, resources or what the calls are for.
"""

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agent.gmail.scopes import COMPOSE, INSERT, LABELS, READONLY

Seconds = float


class Method(StrEnum):
    """The methods of the API this agent calls. There is no send among them."""

    PROFILE = "users.getProfile"
    HISTORY_LIST = "history.list"
    MESSAGES_LIST = "messages.list"
    MESSAGES_GET = "messages.get"
    MESSAGES_INSERT = "messages.insert"
    THREADS_GET = "threads.get"
    DRAFTS_LIST = "drafts.list"
    DRAFTS_GET = "drafts.get"
    DRAFTS_CREATE = "drafts.create"
    DRAFTS_UPDATE = "drafts.update"
    DRAFTS_DELETE = "drafts.delete"
    LABELS_LIST = "labels.list"
    LABELS_CREATE = "labels.create"
    SEND_AS_LIST = "settings.sendAs.list"


PRICES: Mapping[Method, int] = {
    Method.PROFILE: 1,
    Method.HISTORY_LIST: 2,
    Method.MESSAGES_LIST: 5,
    Method.MESSAGES_GET: 20,
    Method.MESSAGES_INSERT: 25,
    Method.THREADS_GET: 40,
    Method.DRAFTS_LIST: 5,
    Method.DRAFTS_GET: 20,
    Method.DRAFTS_CREATE: 10,
    Method.DRAFTS_UPDATE: 15,
    Method.DRAFTS_DELETE: 10,
    Method.LABELS_LIST: 1,
    Method.LABELS_CREATE: 5,
    Method.SEND_AS_LIST: 1,
}
_WRITTEN_BY: Mapping[Method, str] = {
    Method.MESSAGES_INSERT: INSERT,
    Method.DRAFTS_CREATE: COMPOSE,
    Method.DRAFTS_UPDATE: COMPOSE,
    Method.DRAFTS_DELETE: COMPOSE,
    Method.LABELS_CREATE: LABELS,
}


def scope_of(method: Method) -> str:
    """The narrowest scope we ask for that permits a method (gmail-api.md 1.6)."""
    return _WRITTEN_BY.get(method, READONLY)


@dataclass(frozen=True, slots=True)
class Usage:
    """What was asked so far: calls and units by method. A snapshot."""

    calls: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)

    @property
    def total_calls(self) -> int:
        """All calls together."""
        return sum(self.calls.values())

    @property
    def total_units(self) -> int:
        """All quota units together."""
        return sum(self.units.values())


class Tally:
    """Counts calls and units by method; several threads of one mailbox may share it."""

    def __init__(self) -> None:
        self._calls: Counter[str] = Counter()
        self._lock = threading.Lock()

    def count(self, method: Method) -> None:
        """Note one call that is about to leave."""
        with self._lock:
            self._calls[method] += 1

    def usage(self) -> Usage:
        """What was counted so far."""
        with self._lock:
            calls = dict(self._calls)
        return Usage(calls, {name: number * PRICES[Method(name)] for name, number in calls.items()})


class TokenBucket:
    """A mailbox's allowance: `rate` units a second, at most `burst` saved up.

    A take beyond what is there puts the bucket into debt and waits the debt out, so a burst never
    blocks for longer than it costs. After a rate error the rate is halved, down to an eighth, and
    doubles again with every `ease` seconds without one. All threads of a mailbox share one bucket.
    """

    def __init__(
        self,
        monotonic: Callable[[], Seconds],
        sleep: Callable[[Seconds], None],
        *,
        rate: float = 60.0,
        burst: float = 300.0,
        ease: Seconds = 600.0,
    ) -> None:
        if rate <= 0 or burst <= 0:
            raise ValueError("rate and burst are positive")
        self._monotonic, self._sleep = monotonic, sleep
        self._full_rate, self._burst, self._ease = rate, burst, ease
        self._rate, self._level = rate, burst
        self._at = self._eased_at = monotonic()
        self._lock = threading.Lock()

    @property
    def rate(self) -> float:
        """Units a second granted at present."""
        return self._rate

    def take(self, units: int) -> None:
        """Wait until so many units may be spent, and spend them."""
        with self._lock:
            wait = self._spend(units)
        if wait > 0:
            self._sleep(wait)

    def _spend(self, units: int) -> Seconds:
        now = self._monotonic()
        if self._rate < self._full_rate and now - self._eased_at >= self._ease:
            self._rate, self._eased_at = min(self._full_rate, self._rate * 2), now
        self._level = min(self._burst, self._level + (now - self._at) * self._rate)
        self._at = now
        self._level -= units
        return max(0.0, -self._level / self._rate)

    def slow_down(self) -> None:
        """Halve the rate and forget what was saved up: the server said it was too much."""
        with self._lock:
            self._rate = max(self._full_rate / 8, self._rate / 2)
            self._level = min(self._level, 0.0)
            self._eased_at = self._monotonic()


class Unlimited:
    """No bucket at all, for the local server."""

    def take(self, units: int) -> None:
        """Spend without waiting."""

    def slow_down(self) -> None:
        """Nothing to halve."""


Bucket = TokenBucket | Unlimited


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and for how long a read is tried again: exponential, full jitter, bounded.

    No sleep is begun that would end more than `patience` seconds after the first try.
    """

    tries: int = 6
    base: Seconds = 1.0
    cap: Seconds = 64.0
    patience: Seconds = 60.0

    def pause(
        self, tried: int, elapsed: Seconds, jitter: float, named: Seconds | None = None
    ) -> Seconds | None:
        """How long to wait after the `tried`-th try, or None to give up.

        `elapsed` counts from the first try, `jitter` is drawn evenly from 0 to 1, `named` is what
        the server asked for.
        """
        if tried >= self.tries:
            return None
        wait = min(self.cap, self.base * 2 ** (tried - 1)) * jitter + max(0.0, named or 0.0)
        return wait if elapsed + wait <= self.patience else None


READ_RETRIES = RetryPolicy()
NO_RETRIES = RetryPolicy(tries=1)
