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


def with_swap(
    found: Sequence[Judged],
    lent: frozenset[tuple[int, int]],
    prose: Prose,
    known: Sequence[datetime],
) -> list[Judged]:
    """The verdicts with the one appointment known at its other hour, where nothing else is set.

    `known` are the instants that the thread has set, on the writer's clock. What is set at that
    very hour has moved there. `lent` are the places of times that took their day from the thread:
    beside another hour that they replace they are something else ("smoko's at 10 rather than 9").
    """
    told = [one for start in known for one in (*_swaps(prose, start), *_delays(prose, start))]
    if len({(day, minute) for _, _, day, minute in told}) != 1:
        return _without_others(found, lent, prose, known)
    sentence, place, day, minute = told[0]
    live = [slot for slot, verdict in found if verdict.role in HOLDING and slot.time is not None]
    moved = Verdict(Role.MOVED, "swap", sure=not sentence.asks)
    if any(slot.sentence != sentence.number and not _is_at(slot, day, minute) for slot in live):
        return list(found)
    if any(_is_at(slot, day, minute) for slot in live):
        return [
            (slot, moved if _is_at(slot, day, minute) else verdict)
            if slot in live else (slot, verdict)
            for slot, verdict in found
        ]  # fmt: skip
    if live:
        return list(found)
    slot = Slot(Day(day), Span(Clock(minute, "24")), sentence.number, place, place)
    return [*found, (slot, moved)]


def _is_at(slot: Slot, day: date, minute: int) -> bool:
    there = slot.day is not None and slot.day.date == day and slot.zone is None
    return there and slot.time is not None and slot.time.start.minute % _HALF == minute % _HALF


def _swaps(prose: Prose, known: datetime) -> Iterator[tuple[Sentence, int, date, int]]:
    """Each hour that stands for the known one: "9 rather than 7", "8 not 7", "not 7 but 9"."""
    for sentence in prose.sentences:
        if _other_days(sentence, known) or not _INSTEAD.intersection(sentence.said):
            continue
        hours = list(_hours(sentence))
        for (one, first), (two, second) in pairwise(hours):
            between = tuple(word for word in sentence.words[one + 1 : two] if word != "DAY")
            ahead = sentence.words[one - 1] if one else ""
            if between in _FOR and _is_hour(second, known) and not _is_hour(first, known):
                yield sentence, one, known.date(), _nearest(first, known)
            elif (ahead in ("not", "of") and between in _BUT and _is_hour(first, known)
                  and not _is_hour(second, known)):  # fmt: skip
                yield sentence, two, known.date(), _nearest(second, known)


def _without_others(
    found: Sequence[Judged],
    lent: frozenset[tuple[int, int]],
    prose: Prose,
    known: Sequence[datetime],
) -> list[Judged]:
    """The verdicts without hours that replace an hour which is not the known one."""
    others = {
        (sentence.number, one)
        for sentence in prose.sentences
        if not _INSTEAD.isdisjoint(sentence.said)
        for (one, _), (two, second) in pairwise(_hours(sentence))
        if sentence.words[one + 1 : two] in _OTHERS
        and not any(_is_hour(second, start) for start in known)
    }
    return [
        (slot, Verdict(Role.NONE, "others"))
        if verdict.role in HOLDING and (slot.sentence, slot.first) in lent & others
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


_OTHERS = frozenset({("rather", "than"), ("instead", "of")})
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
        elif word in _HOUR_NUMBERS and sentence.words[max(0, at - 1)] != ".":
            yield at, int(word) * 60 + _dotted(sentence.words[at + 1 : at + 3])


def _dotted(behind: Sequence[str]) -> int:
    """ "2 . 30": the minutes behind a number that no rule took for an hour."""
    minutes = behind[1] if behind[:1] == (".",) and len(behind) > 1 else ""
    return int(minutes) if len(minutes) == len("30") and minutes.isdecimal() else 0


_HOUR_NUMBERS = frozenset(str(hour) for hour in range(1, 13))


def _is_hour(minute: int, known: datetime) -> bool:
    return minute % _HALF == (known.hour * 60 + known.minute) % _HALF


def _nearest(minute: int, known: datetime) -> int:
    """That time of the clock in the half of the day that lies nearer to the known one."""
    there = known.hour * 60 + known.minute
    return min((minute % _HALF, minute % _HALF + _HALF), key=lambda one: abs(one - there))


def _delays(prose: Prose, known: datetime) -> Iterator[tuple[Sentence, int, date, int]]:
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
            yield sentence, hours[0][0], known.date(), minute


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
_YOURS = words("open opens close closes shut shuts your they he she bus train kitchen rush")


def _other_days(sentence: Sentence, known: datetime) -> bool:
    return any(
        day.date != known.date() for _, node in sentence.nodes for day in days_in(node.value)
    )
