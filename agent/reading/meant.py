"""What each sentence of a message means, for a time that stands in it or beside it.

Knows the votes of the sentences (`weighing`), no times.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from agent.domain.message import Message
from agent.reading.scan import Scan, scan
from agent.reading.weighing import Votes, votes_of


class Meant(NamedTuple):
    """A stretch of the own words, and how strongly it says each meaning."""

    start: int
    end: int
    shares: Mapping[str, float]


def meant_of(message: Message) -> tuple[Meant, ...]:
    """Every sentence of a message's own words, where nobody has scanned it yet."""
    seen = scan(message)
    return meant_in(seen, votes_of(seen))


def meant_in(seen: Scan, votes: Votes) -> tuple[Meant, ...]:
    """Every sentence of the own words, in order, with what it means."""
    shares: dict[int, dict[str, float]] = {}
    for meaning, each in votes.items():
        name = meaning.value
        for share, line in each:
            if line.sentence.source == "own_words":
                said = shares.setdefault(line.sentence.start, {})
                if share > said.get(name, 0.0):
                    said[name] = share
    own = [line.sentence for line in seen.lines]
    return tuple([Meant(one.start, one.end, shares.get(one.start, {})) for one in own])


def features_beside(start: int, end: int, meant: Sequence[Meant]) -> list[str]:
    """What the sentences between two places mean, and those before and behind them."""
    here = [at for at, one in enumerate(meant) if one.start < end and one.end > start]
    if not here:
        return ["means nowhere"]
    first, last = here[0], here[-1]
    found = _features(_most(meant[at] for at in here), "means")
    if first:
        found += _features(meant[first - 1].shares, "p means")
    if last + 1 < len(meant):
        found += _features(meant[last + 1].shares, "n means")
    return found


def features_of_all(meant: Sequence[Meant]) -> list[str]:
    """What the sentences of a whole message mean, whichever of them."""
    return _features(_most(meant), "mail")


def _most(meant: Iterable[Meant]) -> dict[str, float]:
    """The greatest share of each meaning."""
    said: dict[str, float] = {}
    for one in meant:
        for name, share in one.shares.items():
            if share > said.get(name, 0.0):
                said[name] = share
    return said


def _features(shares: Mapping[str, float], mark: str) -> list[str]:
    plain = [f"{mark} {name}" for name, share in shares.items() if share >= _PLAIN]
    some = [f"{mark} {name}?" for name, share in shares.items() if share >= _SOME]
    return [*plain, *some] if plain else [*some, f"{mark} nothing"]


# From these shares on a sentence plainly means something, or somewhat.
_PLAIN, _SOME = 0.5, 0.1
