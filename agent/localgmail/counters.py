"""What clients did: calls and quota units by method, attempts to send, writes seen twice.

Counted for benchmarks and for the promise that nothing is ever sent.
"""

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b

from agent.localgmail.methods.table import SENDING, Method

_MINUTE = timedelta(minutes=1)
_REMEMBERED = 1_000
_CREATING = frozenset({"drafts.create", "messages.insert", "messages.import"})


@dataclass(frozen=True, slots=True)
class Counters:
    """A snapshot.

    `send_attempts` counts messages.send and drafts.send, `refused` every method this server knows
    and never carries out; `repeated_writes` counts creations that the same bytes had made before.
    """

    calls: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    send_attempts: int = 0
    refused: int = 0
    repeated_writes: int = 0

    @property
    def total_calls(self) -> int:
        """All calls, batches counted by their parts."""
        return sum(self.calls.values())

    @property
    def total_units(self) -> int:
        """All quota units."""
        return sum(self.units.values())


@dataclass(frozen=True, slots=True)
class Carried:
    """A call that was carried out: the how manieth of its account, its method, the ids it names."""

    number: int
    method: str
    ids: tuple[str, ...]


class Tally:
    """Counts the calls of one account."""

    def __init__(self) -> None:
        self._calls: Counter[str] = Counter()
        self._units: Counter[str] = Counter()
        self._seen: set[bytes] = set()
        self._repeated = 0
        self._refused = 0
        self._carried_out = 0
        self._newest: deque[Carried] = deque(maxlen=_REMEMBERED)
        self._spent: deque[tuple[datetime, int]] = deque()

    def count(self, method: Method) -> None:
        """Count one call."""
        self._calls[method.name] += 1
        self._units[method.name] += method.units
        self._refused += method.never

    def count_effect(self, method: Method, ids: tuple[str, ...], body: bytes) -> None:
        """Count a call that was carried out; one that creates the same once more is noted."""
        self._newest.append(Carried(self._carried_out, method.name, ids))
        self._carried_out += 1
        if method.name in _CREATING:
            digest = blake2b(method.name.encode() + body, digest_size=16).digest()
            self._repeated += digest in self._seen
            self._seen.add(digest)

    @property
    def newest(self) -> tuple[Carried, ...]:
        """The calls carried out last, in their order; a thousand at most."""
        return tuple(self._newest)

    def over_quota(self, units: int, now: datetime, limit: int | None) -> bool:
        """True where a call of so many units is one too many in this minute; else it is spent."""
        if limit is None:
            return False
        while self._spent and self._spent[0][0] <= now - _MINUTE:
            self._spent.popleft()
        if sum(spent for _, spent in self._spent) + units > limit:
            return True
        self._spent.append((now, units))
        return False

    def snapshot(self) -> Counters:
        """The counts so far."""
        return Counters(
            calls=dict(self._calls),
            units=dict(self._units),
            send_attempts=sum(self._calls[name] for name in SENDING),
            refused=self._refused,
            repeated_writes=self._repeated,
        )


def added(snapshots: tuple[Counters, ...]) -> Counters:
    """The counts of several accounts together."""
    calls: Counter[str] = Counter()
    units: Counter[str] = Counter()
    for snapshot in snapshots:
        calls.update(snapshot.calls)
        units.update(snapshot.units)
    return Counters(
        calls=dict(calls),
        units=dict(units),
        send_attempts=sum(snapshot.send_attempts for snapshot in snapshots),
        refused=sum(snapshot.refused for snapshot in snapshots),
        repeated_writes=sum(snapshot.repeated_writes for snapshot in snapshots),
    )
