"""The choice of a wording: the same for the same draft for ever, another for another person.

The choice is a hash of who and what, turned on by the person's place among all people of the
process (PM-11); what was said before is passed over (ET-12). It must not know what is said.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from agent.writing.bank import Bank, Section, Wording


@dataclass(frozen=True, slots=True)
class Seed:
    """Who and what a draft is for.

    `people` is how many of the process the step may go to, `rank` this one's place among them:
    each has lines of their own as long as there are enough.
    """

    process: str
    round: str
    step: str
    rank: int = 0
    people: int = 1

    def start(self, part: str) -> int:
        """A number for one part of the letter, the same for every person."""
        text = "\x1f".join((self.process, self.round, self.step, part))
        return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:6], "big")


def in_order(
    bank: Bank, tags: frozenset[str], known: frozenset[str], seed: Seed
) -> Iterator[tuple[Wording, ...]]:
    """The wordings of each section that fits, the preferred one first.

    For every section the person's own lines come first, then, should all of those have been said
    before, every line.
    """
    start = seed.start(bank.name)
    for section in bank.fitting(tags, known):
        own = _own(len(section.lines), start, seed)
        yield tuple(_turned(section, own, start + seed.rank // len(section.lines)))
        yield tuple(_turned(section, _rotated(len(section.lines), start + seed.rank), start))


def _own(count: int, start: int, seed: Seed) -> list[int]:
    """The lines that are this person's alone; fewer lines than people are shared in turn."""
    if seed.people > count:
        return [(start + seed.rank) % count]
    order = _rotated(count, start)
    return order[seed.rank % seed.people :: seed.people]


def _rotated(count: int, start: int) -> list[int]:
    return [(start + offset) % count for offset in range(count)]


def _turned(section: Section, order: list[int], start: int) -> Iterator[Wording]:
    """One variant of every line first, then the others."""
    lines = [section.lines[index] for index in order]
    for turn in range(max(len(line) for line in lines)):
        for line in lines:
            if turn < len(line):
                yield line[(start + turn) % len(line)]
