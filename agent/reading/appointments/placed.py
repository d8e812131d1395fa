"""Times put on the day, and days given the hour, that the thread or the subject has told.

"Can you make it 4 instead?", "Friday, same time". Judges none of them.
"""

from datetime import datetime, timedelta
from itertools import pairwise

from agent.domain.evidence import ReadingContext
from agent.reading.appointments.assent import says_known_hour
from agent.reading.appointments.completing import (
    at_bare_hour,
    at_named_half,
    day_of_offer,
    in_named_week,
    on_named_weekday,
)
from agent.reading.appointments.headed import Lent, comes_before, is_same_day, on_headed_day
from agent.reading.appointments.known import Places
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.slots import on_other_days, says_same_time, slots_of, with_same_time
from agent.reading.appointments.thread import last_start, named_starts, set_day
from agent.reading.grammar.nodes import Clock, Day, Span, Week
from agent.reading.prose import Prose
from agent.reading.wording.sets import words


def slots_in(prose: Prose, context: ReadingContext) -> tuple[list[Slot], Places]:
    """The days and times of the prose, and where "same time" was taken from what the thread set."""
    bare = slots_of(prose) if prose.has("DAY", "TIME") else []
    named = named_starts(context, prose.reference.written)
    if named:
        days = frozenset(one.date() for one in named)
        bare = [in_named_week(on_named_weekday(slot, days), named) for slot in bare]
        bare = [at_named_half(at_bare_hour(slot, named, prose), named) for slot in bare]
    slots = [_at_known_time(slot, context, prose) for slot in bare]
    timed = frozenset(
        (slot.sentence, slot.first) for old, slot in zip(bare, slots, strict=True)
        if old.time is None and slot.time is not None
    )  # fmt: skip
    known = known_start(prose, context) if slots else None
    if known is not None:
        slots = with_same_time(slots, known.hour * 60 + known.minute, prose)
    return slots, timed


def known_start(prose: Prose, context: ReadingContext) -> datetime | None:
    """When the appointment is that the thread has set, on the writer's clock."""
    known = set_day(context, prose.reference.written)
    start = known.start if known is not None else None
    return start.astimezone(prose.reference.written.tzinfo) if start is not None else None


def _last_start(prose: Prose, context: ReadingContext) -> datetime | None:
    """When it was to be before it fell away: "Leo's back. How about Thursday, same time?"."""
    start = last_start(context)
    return start.astimezone(prose.reference.written.tzinfo) if start is not None else None


def on_known_day(slot: Slot, context: ReadingContext, prose: Prose, headed: Lent | None) -> Slot:
    """A time without a day belongs to the day that the thread has set, else it waits for one."""
    known = set_day(context, prose.reference.written)
    if slot.day is not None and not is_same_day(slot.day, prose):
        return slot
    if known is not None and known.start is not None:
        return slot._replace(day=Day(known.start.date()))
    if slot.day is not None:
        return on_headed_day(slot, headed, prose) if headed is not None else slot
    offered = day_of_offer(slot, named_starts(context, prose.reference.written))
    if offered is not None:
        return slot._replace(day=Day(offered))
    if prose.has("DAY") or slot.time is None:
        return slot
    if headed is not None and comes_before(slot, headed, prose):
        return slot
    there = on_headed_day(slot, headed, prose) if headed is not None else slot
    return there if there.day is not None else _on_day_of_writing(slot, slot.time, prose)


def _on_day_of_writing(slot: Slot, time: Span, prose: Prose) -> Slot:
    """An hour later than that of writing, where nothing names a day, is guessed to be today's."""
    if not _WEEKLY.isdisjoint(prose.sentences[slot.sentence].said):
        return slot  # "Thursdays or Fridays from 2"
    if _is_of_days_to_come(slot, prose):
        return slot
    now = prose.reference.written
    if time.start.minute <= now.hour * 60 + now.minute or on_other_days(slot, prose):
        return slot
    return slot._replace(day=Day(now.date(), doubt="no day is named; read as the day of writing"))


def _is_of_days_to_come(slot: Slot, prose: Prose) -> bool:
    """ "Are you free next week? Any time from 4pm is fine": an hour of days nobody has named."""
    near = prose.sentences[max(0, slot.sentence - _NEAR) : slot.sentence + 1]
    if any(
        two == "days" and one in _SOME_DAYS
        for sentence in near
        for one, two in pairwise(sentence.words)
    ):
        return True
    weeks = (node.value for one in near for _, node in one.nodes if isinstance(node.value, Week))
    return any(week.monday > prose.reference.today for week in weeks)


_NEAR, _SOME_DAYS = 2, words("most few several some coming next all")
_WEEKLY = words("mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends")


def _at_known_time(slot: Slot, context: ReadingContext, prose: Prose) -> Slot:
    """ "Friday, same time": the clock time of the appointment that the thread has set."""
    if slot.day is None or slot.time is not None:
        return slot
    there = known_start(prose, context) or _last_start(prose, context)
    if there is None or not (
        says_same_time(slot, prose)
        or (slot.day.date != there.date() and says_known_hour(slot, prose, there))
    ):
        return slot
    alone = all("DAY" not in one.said for one in prose.sentences[: slot.sentence])
    if slot.day.relation == "day_after" and alone:
        slot = slot._replace(day=Day(there.date() + timedelta(days=1)))  # behind the one known
    return slot._replace(time=Span(Clock(there.hour * 60 + there.minute, "24")))


def at_offered_time(slot: Slot, context: ReadingContext, prose: Prose) -> Slot:
    """ "I've a test at 8.15 then. Thursday at the same time?": the hour of the thread, no other.

    In the user's own mail; where the thread names several hours, the time told nearest stands.
    """
    named = named_starts(context, prose.reference.written)
    hours = {one.hour * 60 + one.minute for one in named}
    if slot.day is None or slot.first != slot.last or len(hours) != 1:
        return slot
    return (
        slot._replace(time=Span(Clock(hours.pop(), "24"))) if says_same_time(slot, prose) else slot
    )
