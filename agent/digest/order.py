"""Which processes a digest tells of, in which order, and by which number each can be answered.

One series of numbers runs through the whole digest, so that a number never means two things.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agent.digest.week import Numbers, ProcessWeek, Target, Unsure, Week
from agent.digest.words import shown
from agent.domain.decision import Verdict
from agent.domain.facts import Facts


@dataclass(frozen=True, slots=True)
class Numbered:
    """A process with its number."""

    number: int
    process: ProcessWeek

    @property
    def facts(self) -> Facts:
        """What is believed of it."""
        return self.process.facts

    @property
    def name(self) -> str:
        """The employer, or the slug where mail names none."""
        return company_of(self.facts)


@dataclass(frozen=True, slots=True)
class Ordered:
    """The week's processes: running ones, approaches not taken up, ended ones; what is unsure."""

    running: tuple[Numbered, ...]
    approaches: tuple[Numbered, ...]
    ended: tuple[Numbered, ...]
    unsure: tuple[tuple[int, Unsure], ...]

    @property
    def everything(self) -> tuple[Numbered, ...]:
        """Every process, in the order of its number."""
        return (*self.running, *self.approaches, *self.ended)

    def targets(self) -> Numbers:
        """What each number stands for."""
        found = {one.number: _target(one) for one in self.everything}
        return found | {
            number: Target(gmail_id=one.gmail_id, name="the unclear message")
            for number, one in self.unsure
        }

    def named(self, process_id: str) -> Numbered | None:
        """The process of that id, where the digest tells of it."""
        return next((one for one in self.everything if one.facts.process_id == process_id), None)


def in_order(week: Week) -> Ordered:
    """The week's processes and doubts with their numbers."""
    active = [one for one in week.processes if one.closed is None]
    running = sorted((one for one in active if one.facts.engaged), key=lambda one: _rank(week, one))
    approaches = sorted((one for one in active if not one.facts.engaged), key=_newest_first)
    ended = sorted((one for one in week.processes if one.closed), key=_newest_first)
    numbers = _count_from(1)
    return Ordered(
        tuple(Numbered(next(numbers), one) for one in running),
        tuple(Numbered(next(numbers), one) for one in approaches),
        tuple(Numbered(next(numbers), one) for one in ended),
        tuple((next(numbers), one) for one in sorted(week.unsure, key=lambda one: one.at)),
    )


def company_of(facts: Facts) -> str:
    """How the digest calls a process: its employer, else its role, else its slug."""
    return shown(facts.company or facts.role or facts.slug)


def role_of(facts: Facts) -> str:
    """The role, where it is not what the process is called by already."""
    return shown(facts.role or "") if facts.company else ""


def next_at(process: ProcessWeek) -> datetime | None:
    """When the next step that waits for its time comes (UTC)."""
    times = [
        one.until or one.due_at
        for one in process.judgement.decisions
        if one.verdict is Verdict.HOLD and not one.overridden_by
    ]
    return min((at for at in times if at is not None), default=None)


def _rank(week: Week, one: ProcessWeek) -> tuple[int, float, str]:
    """What needs the user first, then interviews ahead, then what moves soonest, then the quiet."""
    facts = one.facts
    if facts.ball is not None or one.drafts:
        return 0, -_newest_first_key(one), facts.slug
    ahead = facts.next_ahead()
    if ahead is not None and ahead.start is not None:
        return 1, ahead.start.timestamp(), facts.slug
    coming = next_at(one)
    if coming is not None and coming > week.now:
        return 2, coming.timestamp(), facts.slug
    return 3, -_newest_first_key(one), facts.slug


def _newest_first_key(one: ProcessWeek) -> float:
    facts = one.facts
    times = [facts.opened_at, *(item.at for item in facts.received), *(s.at for s in facts.sent)]
    return max(times).timestamp()


def _newest_first(one: ProcessWeek) -> tuple[float, str]:
    return -_newest_first_key(one), one.facts.slug


def _count_from(number: int) -> Iterator[int]:
    while True:
        yield number
        number += 1


def _target(one: Numbered) -> Target:
    role = role_of(one.facts)
    name = f"{one.name}, {role}" if role else one.name
    return Target(process_id=one.facts.process_id, name=name)
