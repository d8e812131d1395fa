"""Which waiting an instant belongs to: the round, and the waiting cycle within it (CM-10, CM-12).

Both are parts of `IntentKey`, so whoever names a step asks here. Nothing here knows a playbook.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from agent.domain.facts import Facts, InterviewFact, PromiseFact

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stretch of waiting for the employer.

    `round` is the key of the newest interview held ("" none). `cycle` names what began the waiting
    anew within the round: the Message-ID of the employer's message that named a new date, or the
    key of an interview that was set and fell away again; "" for the first waiting of a round.
    `since` (UTC) is when the round or the cycle began; None for a process without any of them.
    Only status steps carry the cycle; every other step belongs to its round alone.
    """

    round: str
    cycle: str
    since: datetime | None


def waiting_at(
    instant: datetime, interviews: Iterable[InterviewFact], promises: Iterable[PromiseFact]
) -> Waiting:
    """The waiting that `instant` (aware) falls into, from what was known by then."""
    known = [one for one in interviews if one.learned_at <= instant]
    held = max((one for one in known if one.held(instant)), key=_end, default=None)
    floor = _end(held) if held else None
    starts = [*_new_dates(promises, floor, instant), *_fallen_away(known, floor, instant)]
    since, cycle = max(starts, default=(floor, ""), key=lambda one: one[0] or _NEVER)
    return Waiting(held.key if held else "", cycle, since)


def waiting_of(facts: Facts) -> Waiting:
    """The waiting that the process is in as of the facts."""
    return waiting_at(facts.as_of, facts.interviews, facts.promises)


def _end(interview: InterviewFact) -> datetime:
    return interview.over_at or interview.learned_at


def _new_dates(
    promises: Iterable[PromiseFact], floor: datetime | None, instant: datetime
) -> Iterator[tuple[datetime, str]]:
    """Promises made in the round whose date differs from the one that stood before (CM-10)."""
    standing = None
    for promise in promises:
        at = promise.source.at
        if at <= instant and (floor is None or at > floor) and promise.due != standing:
            yield at, promise.source.message_id
        standing = promise.due


def _fallen_away(
    known: Iterable[InterviewFact], floor: datetime | None, instant: datetime
) -> Iterator[tuple[datetime, str]]:
    """Interviews set in the round that did not take place: counts return to zero (CM-12)."""
    for one in known:
        if not one.held(instant) and (floor is None or one.learned_at > floor):
            yield one.learned_at, one.key
