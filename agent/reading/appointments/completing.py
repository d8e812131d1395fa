"""A day or a time that its message tells in part, completed by what the thread has named."""

from datetime import date, datetime, timedelta

from agent.reading.appointments.dial import minute_of, on_dial, tells
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock, Day, Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def on_named_weekday(slot: Slot, named: frozenset[date]) -> Slot:
    """ "So yes: Tuesday, 7 in the evening", where Tuesday week was offered: that one, in doubt."""
    day = slot.day
    if day is not None and day.relation == "same" and not day.named:
        again = {one for one in named if one.weekday() == day.weekday}
        return slot._replace(day=day._replace(date=again.pop())) if len(again) == 1 else slot
    if day is None or slot.time is None or day.relation != "free" or day.date in named:
        return slot
    meant = {one for one in named if one.weekday() == day.weekday and one > day.date}
    if day.named or len(meant) != 1:
        return slot
    return slot._replace(day=day._replace(date=meant.pop(), doubt=_THREADS_DAY))


def in_named_week(slot: Slot, named: frozenset[datetime]) -> Slot:
    """ "Tuesday week at 5", written on a Tuesday: the one of its two days that the thread named."""
    day = slot.day
    if day is None or day.weekday is None or day.named or day.relation or not day.doubt:
        return slot
    said = slot.time.start if slot.time is not None else None
    there = {one.date() for one in named if said is None or tells(said, minute_of(one))}
    meant = there & {day.date, day.date - timedelta(days=7)}
    return slot._replace(day=day._replace(date=meant.pop(), doubt="")) if len(meant) == 1 else slot


_THREADS_DAY = "only a weekday is named; read as the day that the thread has named"


def day_of_offer(slot: Slot, named: frozenset[datetime]) -> date | None:
    """ "I'll mark you down for twenty to eleven": the day of the one offer at that hour."""
    if slot.time is None or slot.time.start.weak:
        return None
    said = slot.time.start
    days = {one.date() for one in named if tells(said, minute_of(one))}
    return days.pop() if len(days) == 1 and len(named) > 1 else None


def on_offered_day(slot: Slot, offered: frozenset[date], prose: Prose) -> Slot:
    """ "Might quarter past one do instead?": on the one day that was offered."""
    if slot.day is not None or slot.time is None or len(offered) != 1 or prose.has("DAY"):
        return slot
    return slot._replace(day=Day(next(iter(offered))))


def at_bare_hour(slot: Slot, named: frozenset[datetime], prose: Prose) -> Slot:
    """ "4 today locked in": a bare hour beside a day, where the thread has named that very hour."""
    if slot.day is None or slot.time is not None:
        return slot
    hours = {minute_of(one) for one in named if one.date() == slot.day.date}
    told = _beside(slot, prose.sentences[slot.sentence])
    meant = {minute for minute in hours if any(tells(one, minute) for one in told)}
    return slot._replace(time=Span(Clock(meant.pop(), "24"))) if len(meant) == 1 else slot


def _beside(slot: Slot, sentence: Sentence) -> list[Clock]:
    """The hours right before a day or behind it that nothing else counts."""
    said, first = sentence.words, slot.last + 1
    first += said[first : first + 1] in (("at",), ("@",))
    told = []
    if slot.first and (slot.first == 1 or said[slot.first - 2] in _LEADING):
        told.append(_hour(sentence, slot.first - 1))
    if first < len(said) and (first + 1 == len(said) or said[first + 1] in _FOLLOWING):
        told.append(_hour(sentence, first))
    return [one for one in told if one is not None]


def _hour(sentence: Sentence, place: int) -> Clock | None:
    """A number up to twelve, or an hour that no day of its own was found for."""
    item = sentence.items[place]
    if item.node is not None:
        span = item.node.value
        return span.start if isinstance(span, Span) and span.end is None else None
    return Clock(int(item.word) * 60, weak=True) if item.word in _HOURS else None


_HOURS = frozenset(str(hour) for hour in range(1, 13))
_LEADING = words("""at @ for . , ! - : so ok okay yes yep yup yeah great perfect cool good and then
    you it 's is confirm confirmed sure""")
_FOLLOWING = words(""". , ! ? - ) it is 's works work suits suit locked booked confirmed set then
    good great perfect fine please pls sounds would will sorted done""")


def at_named_half(slot: Slot, named: frozenset[datetime]) -> Slot:
    """ "Wednesday then, 6:45": in the half of the day that the thread has named."""
    if slot.day is None or slot.time is None or slot.time.start.half or slot.time.end is not None:
        return slot
    start = slot.time.start
    there = {minute_of(one) for one in named if one.date() == slot.day.date}
    meant = {minute for minute in there if on_dial(minute, start.minute)}
    if len(meant) != 1 or start.minute in meant:
        return slot
    clock = start._replace(minute=meant.pop(), half="24", doubt="")
    return slot._replace(time=slot.time._replace(start=clock))
