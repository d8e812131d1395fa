"""A stretch in which the employer is free is no time yet: the user's own hour within it is one.

"I'm free between 10 and 12" / "Friday suits. Shall we say 10.30?" Knows what was offered and the
words of the answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from agent.domain.evidence import InterviewReading
from agent.domain.hiring import InterviewStatus
from agent.reading.appointments.answers import confirmed
from agent.reading.appointments.assent import PHRASES
from agent.reading.appointments.dial import minute_of, nearest
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.parting import around
from agent.reading.appointments.thread import Readings
from agent.reading.grammar.nodes import Clock, Span
from agent.reading.grammar.tokens import fold, words_of
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def is_stretch(offer: InterviewReading) -> bool:
    """Whether a time offered is one within which the meeting may lie, by its length and words."""
    if offer.start is None or offer.end is None or offer.from_invite:
        return False
    said = set(words_of(fold(offer.quote)))
    length = offer.end - offer.start
    return (length > _SLOT and not _WITHIN.isdisjoint(said)) or (
        length >= _LONG and not _FREE.isdisjoint(said)
    )


def hour_within(prose: Prose, offers: Readings) -> Readings:
    """The one hour that the user names within a stretch, as theirs to propose; else nothing."""
    if prose.has("ZONE") or not any(is_stretch(one) for one in offers):
        return ()
    told = {
        (one.start.date(), minute): (one, one.start.tzinfo, sentence)
        for sentence in prose.sentences
        for days, clock in _hours(sentence)
        for one in offers
        if one.start is not None and is_stretch(one) and (not days or _names(days, one.start))
        for minute in _minutes(clock, one)
    }
    if len(told) != 1:
        return ()
    (((day, minute), (stretch, zone, sentence)),) = told.items()
    start = datetime.combine(day, time(minute // 60, minute % 60), zone)
    hour = replace(confirmed(stretch, sentence, prose), start=start, end=None, day=None)
    return (replace(hour, status=InterviewStatus.PROPOSED),)


def without_hour(accepted: Readings, offers: Readings) -> Readings:
    """ "Friday suits": of a stretch the day is agreed, its hour is still to come."""
    stretches = {one.start for one in offers if is_stretch(one)}
    return tuple(
        replace(one, start=None, end=None, day=one.start.date())
        if one.start is not None and one.start in stretches else one
        for one in accepted
    )  # fmt: skip


def _hours(sentence: Sentence) -> Iterator[tuple[frozenset[date], Clock]]:
    """The hours that a sentence asks for or takes, each with the days named beside."""
    said = {hit.name for hit in PHRASES.scan(sentence.words, sentence.said)}
    if "refuse" in said or "unable" in said or not ("accept" in said or _asks(sentence)):
        return
    days = frozenset(day.date for _, node in sentence.nodes for day in days_in(node.value))
    for place, node in sentence.nodes:
        bounded = not _BOUNDS.isdisjoint(sentence.words[max(0, place - 1) : place])
        if _is_of_other_thing(sentence, place):
            continue
        if isinstance(node.value, Span) and node.value.end is None and not bounded:
            yield days, node.value.start


def _is_of_other_thing(sentence: Sentence, place: int) -> bool:
    """ "I finish work at 3 so could come any time after": no hour to meet."""
    low, _ = around(sentence.words, place, place + 1, _PARTING)
    return not _ENGAGED.isdisjoint(sentence.words[low:place])


def _asks(sentence: Sentence) -> bool:
    return sentence.asks or not _PROPOSING.isdisjoint(sentence.said)


def _names(days: frozenset[date], start: datetime) -> bool:
    """Whether one of the days is, or by its weekday may be, that of the stretch."""
    return any(day == start.date() or day.weekday() == start.weekday() for day in days)


def _minutes(clock: Clock, stretch: InterviewReading) -> Sequence[int]:
    """The minute of the day that the hour names, where it lies within the stretch."""
    if stretch.start is None or stretch.end is None:
        return ()
    low, high = minute_of(stretch.start), minute_of(stretch.end)
    minute = nearest(clock, (low + high) // 2)
    return (minute,) if low <= minute < high else ()


# Longer than any one meeting that is offered as "between 2 and 2.45".
_SLOT, _LONG = timedelta(minutes=45), timedelta(minutes=90)
_WITHIN = words("between any anytime gap gaps window windows whenever sometime")
_FREE = _WITHIN | words("free available around")
_BOUNDS = words("from until till after before by since between past")
_PARTING = words(", . ; ! ? - ( ) : so but because as and")
_ENGAGED = words("""finish finishes finishing work shift class lecture lectures school nursery exam
    train bus busy off done end ends ending over till until leave leaves start starts""")
_PROPOSING = words("shall say how about could would maybe perhaps let please suggest propose")
