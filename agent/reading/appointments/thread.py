"""What the thread has told: the times offered and set, and the days and instants that lie ahead."""

from datetime import date, datetime

from agent.domain.evidence import InterviewReading, ReadingContext
from agent.domain.hiring import Direction, InterviewStatus

Readings = tuple[InterviewReading, ...]

_LIVE = frozenset({InterviewStatus.PROPOSED, InterviewStatus.CONFIRMED, InterviewStatus.MOVED})


def known_times(context: ReadingContext, direction: Direction, now: datetime) -> Readings:
    """The times that the last turn of that direction with any still ahead has named."""
    for turn in reversed(context.thread):
        if turn.direction is direction:
            live = tuple(one for one in turn.reading.interviews if is_ahead(one, now))
            if live:
                return live
    return ()


def asked_since(context: ReadingContext, now: datetime) -> bool:
    """Whether they wrote once more, and of no time, after what they last offered was settled.

    "Confirmed for Monday at 10." "Shall I send your CV to Sefton as well?": a bare yes to that
    takes no Monday. An offer that nobody has answered yet still waits for its yes.
    """
    later: set[datetime] = set()
    newest = True
    for turn in reversed(context.thread):
        if turn.direction is Direction.IN:
            live = [one for one in turn.reading.interviews if is_ahead(one, now)]
            if live:
                settled = any(one.start in later for one in live if one.start is not None)
                offered = any(one.status is InterviewStatus.PROPOSED for one in live)
                return not newest and (settled or not offered)
            newest = False
        if turn.direction is Direction.OUT or _calls_off(turn.reading.interviews):
            later.update(
                one.start
                for one in turn.reading.interviews
                if one.start is not None and one.status is not InterviewStatus.PROPOSED
            )
    return False


def _calls_off(times: Readings) -> bool:
    return any(one.status is InterviewStatus.CANCELLED for one in times)


def is_ahead(one: InterviewReading, now: datetime) -> bool:
    """Whether an appointment of the thread holds and lies ahead."""
    if one.status not in _LIVE or one.declined:
        return False
    if one.start is not None:
        return one.start >= now
    return one.day is not None and one.day >= now.date()


def set_day(context: ReadingContext, now: datetime) -> InterviewReading | None:
    """The appointment that the thread has set last and that lies ahead, or None."""
    for turn in reversed(context.thread):
        for one in turn.reading.interviews:
            if one.status is not InterviewStatus.PROPOSED and is_ahead(one, now):
                return one
    return None


def last_start(context: ReadingContext) -> datetime | None:
    """When the appointment was that the thread has set last, whether it lies ahead or fell away."""
    for turn in reversed(context.thread):
        for one in turn.reading.interviews:
            if one.status is not InterviewStatus.PROPOSED and one.start is not None:
                return one.start
    return None


def known_days(context: ReadingContext, now: datetime) -> frozenset[date]:
    """The days of all appointments that the thread has set and that lie ahead."""
    return frozenset(
        one.start.date()
        for turn in context.thread
        for one in turn.reading.interviews
        if one.status is not InterviewStatus.PROPOSED
        and one.start is not None
        and is_ahead(one, now)
    )


def named_starts(context: ReadingContext, now: datetime) -> frozenset[datetime]:
    """The instants ahead, on the writer's clock, that the thread has offered or set."""
    return frozenset(
        one.start.astimezone(now.tzinfo)
        for turn in context.thread
        for one in turn.reading.interviews
        if one.start is not None and is_ahead(one, now)
    )


def known_starts(context: ReadingContext, now: datetime) -> tuple[datetime, ...]:
    """The instants, on the writer's clock, that the thread has set and that lie ahead."""
    return tuple(one for one in starts_of(context, now, offered=False) if one >= now)


def starts_of(context: ReadingContext, now: datetime, *, offered: bool) -> set[datetime]:
    """The instants, on the writer's clock, that the thread has set, or else those it offered."""
    return {
        one.start.astimezone(now.tzinfo)
        for turn in context.thread
        for one in turn.reading.interviews
        if (one.status is InterviewStatus.PROPOSED) == offered and one.start is not None
    }


def only_known(context: ReadingContext, now: datetime) -> datetime | None:
    """The one appointment that the thread has set and that lies ahead, on the writer's clock."""
    known = known_starts(context, now)
    return known[0] if len(known) == 1 else None
