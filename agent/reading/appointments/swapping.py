"""The appointment known at another hour of its day: "9 rather than 7 tomorrow", "stuck, 6 now".

Needs the instant that the thread has set; knows the words between two hours and those of delay.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock, Day, Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words

_HALF = 12 * 60
_LATEST = 4 * 60


def with_swap(found: Sequence[Judged], prose: Prose, known: datetime | None) -> list[Judged]:
    """The verdicts with the known appointment at its other hour, where nothing else is set.

    `known` is on the writer's clock. What is set at that very hour has moved there.
    """
    told = [] if known is None else [*_swaps(prose, known), *_delays(prose, known)]
    if known is None or len({minute for _, _, minute in told}) != 1:
        return list(found)
    sentence, place, minute = told[0]
    live = [slot for slot, verdict in found if verdict.role in HOLDING and slot.time is not None]
    if any(not _is_at(slot, known.date(), minute) for slot in live):
        return list(found)
    moved = Verdict(Role.MOVED, "swap", sure=not sentence.asks)
    if live:
        return [(slot, moved if slot in live else verdict) for slot, verdict in found]
    slot = Slot(Day(known.date()), Span(Clock(minute, "24")), sentence.number, place, place)
    return [*found, (slot, moved)]


def _is_at(slot: Slot, day: date, minute: int) -> bool:
    there = slot.day is not None and slot.day.date == day and slot.zone is None
    return there and slot.time is not None and slot.time.start.minute % _HALF == minute % _HALF


def _swaps(prose: Prose, known: datetime) -> Iterator[tuple[Sentence, int, int]]:
    """Each hour that stands for the known one: "9 rather than 7", "8 not 7", "not 7 but 9"."""
    for sentence in prose.sentences:
        if _other_days(sentence, known) or not _INSTEAD.intersection(sentence.said):
            continue
        hours = list(_hours(sentence))
        for (one, first), (two, second) in pairwise(hours):
            between = tuple(word for word in sentence.words[one + 1 : two] if word != "DAY")
            ahead = sentence.words[one - 1] if one else ""
            if between in _FOR and _is_hour(second, known) and not _is_hour(first, known):
                yield sentence, one, _nearest(first, known)
            elif (ahead in ("not", "of") and between in _BUT and _is_hour(first, known)
                  and not _is_hour(second, known)):  # fmt: skip
                yield sentence, two, _nearest(second, known)


_INSTEAD = words("rather instead not")
_FOR = frozenset(
    {("rather", "than"), ("rather", "than", "at"), ("instead", "of"), ("instead", "of", "at"),
     ("not",), (",", "not"), ("not", "at"), (",", "not", "at"), ("and", "not"),
     ("-", "not"), ("(", "not")}
)  # fmt: skip
_BUT = frozenset(
    {("but",), (",",), ("but", "at"), (",", "but"), ("make", "it"), (",", "make", "it")}
)


def _hours(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The places of clock times and of bare numbers that may be hours, with their minutes."""
    times = {at: node.value for at, node in sentence.nodes if isinstance(node.value, Span)}
    for at, word in enumerate(sentence.words):
        span = times.get(at)
        if span is not None and span.end is None:
            yield at, span.start.minute
        elif word in _HOUR_NUMBERS:
            yield at, int(word) * 60


_HOUR_NUMBERS = frozenset(str(hour) for hour in range(1, 13))


def _is_hour(minute: int, known: datetime) -> bool:
    return minute % _HALF == (known.hour * 60 + known.minute) % _HALF


def _nearest(minute: int, known: datetime) -> int:
    """That time of the clock in the half of the day that lies nearer to the known one."""
    there = known.hour * 60 + known.minute
    return min((minute % _HALF, minute % _HALF + _HALF), key=lambda one: abs(one - there))


def _delays(prose: Prose, known: datetime) -> Iterator[tuple[Sentence, int, int]]:
    """ "Stuck on the ring road, be with you for 6 not before": on the day itself, and later."""
    if known.date() != prose.reference.written.date():
        return
    for sentence in prose.sentences:
        if sentence.asks or _other_days(sentence, known) or _LATE.isdisjoint(sentence.said):
            continue
        hours = list(_hours(sentence))
        if len(hours) != 1 or not _arrives(sentence.words, hours[0][0]):
            continue
        minute = _nearest(hours[0][1], known)
        if 0 < minute - (known.hour * 60 + known.minute) <= _LATEST:
            yield sentence, hours[0][0], minute


def _arrives(said: Sequence[str], place: int) -> bool:
    """Whether the writer is there at that hour: "be with you for 6", "won't make it till 6"."""
    ahead = said[max(0, place - _NEAR) : place]
    if not _YOURS.isdisjoint(ahead):
        return False
    return not _ARRIVING.isdisjoint(ahead) and not _TOWARDS.isdisjoint(said[place - 1 : place])


_NEAR = 7
_LATE = words("stuck late later delayed delay held traffic running behind overrunning before "
              "broken puncture jam till until")  # fmt: skip
_ARRIVING = words("be with there back free make get in arrive reach")
_TOWARDS = words("for till until at by before about around nearer more TIME")
_YOURS = words("open opens close closes shut shuts you're your they he she bus train kitchen rush")


def _other_days(sentence: Sentence, known: datetime) -> bool:
    return any(
        day.date != known.date() for _, node in sentence.nodes for day in days_in(node.value)
    )
