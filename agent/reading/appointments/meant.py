"""What each sentence of a message means, for a time that stands in it or beside it.

Knows the votes of the sentences (`weighing`), no times.
"""

from collections.abc import Mapping
from typing import NamedTuple

from agent.reading.scan import Scan
from agent.reading.weighing import Votes


class Meant(NamedTuple):
    """A stretch of the own words, and how strongly it says each meaning."""

    start: int
    end: int
    shares: Mapping[str, float]


def meant_in(seen: Scan, votes: Votes) -> tuple[Meant, ...]:
    """Every sentence of the own words, in order, with what it means."""
    shares: dict[int, dict[str, float]] = {}
    for meaning, each in votes.items():
        for share, line in each:
            if line.sentence.source == "own_words":
                said = shares.setdefault(line.sentence.start, {})
                said[meaning.value] = max(share, said.get(meaning.value, 0.0))
    return tuple(Meant(one.start, one.end, shares.get(one.start, {})) for one in seen.sentences)
