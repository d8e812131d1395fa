"""The appointment known at another hour of its day: "9 rather than 7 tomorrow", "stuck, 6 now".

Needs the instant that the thread has set; knows the words between two hours and those of delay.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from agent.reading.appointments.dial import DIAL, is_at, minute_of, nearest, on_dial
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.parting import around
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock, Day, Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words

_LATEST = 4 * 60


class _Swap(NamedTuple):
    """A sentence and the place in it of the hour that the known appointment moves to."""

    sentence: Sentence
    place: int
    start: datetime


def with_swap(
    found: Sequence[Judged],
    lent: frozenset[tuple[int, int]],
    prose: Prose,
    known: Sequence[datetime],
) -> list[Judged]:
    """The verdicts with the one appointment known at its other hour, where nothing else is set.

    `known` are the instants that the thread has set, on the writer's clock. What is set at that
    very hour has moved there, or is to move where the sentence asks. `lent` are the places of
    times that took their day from the thread: beside another hour that they replace they are
    something else ("smoko's at 10 rather than 9").
    """
    for start in known:
        asked = next(_asked(prose, start), None)
        if asked is not None:
            return _with_asked(found, asked, start)
    told = [one for start in known for one in (*_swaps(prose, start), *_delays(prose, start))]
    if len({one.start for one in told}) != 1:
        return _without_others(found, lent, prose, known)
    sentence, _, start = told[0]
    live = [slot for slot, verdict in found if verdict.role in HOLDING and slot.time is not None]
    moved = Verdict(Role.OFFERED if sentence.asks else Role.MOVED, "swap", sure=not sentence.asks)
    if any(slot.sentence != sentence.number and not is_at(slot, start) for slot in live):
        return list(found)
    if any(is_at(slot, start) for slot in live):
        return [
            (slot, moved if slot in live and is_at(slot, start) else verdict)
            for slot, verdict in found
        ]
    if live:
        return list(found)
    return [*found, (_slot(told[0]), moved)]


def _slot(told: _Swap) -> Slot:
    """A slot at the instant that is told, in the place of its hour."""
    time = Span(Clock(minute_of(told.start), "24"))
    return Slot(Day(told.start.date()), time, told.sentence.number, told.place, told.place)


def _with_asked(found: Sequence[Judged], asked: _Swap, known: datetime) -> list[Judged]:
    """The verdicts with the hour asked for, and without the one that it says no to."""
    held = [
        (slot, Verdict(Role.NONE, "refused"))
        if slot.sentence == asked.sentence.number and is_at(slot, known) else (slot, verdict)
        for slot, verdict in found
        if not is_at(slot, asked.start)
    ]  # fmt: skip
    return [*held, (_slot(asked), Verdict(Role.OFFERED, "question"))]


def _asked(prose: Prose, known: datetime) -> Iterator[_Swap]:
    """ "Friday at 2 won't work, how about 4?": no to the known hour, and another asked for."""
    for sentence in prose.sentences:
        if not sentence.asks or _other_days(sentence, known):
            continue
        for (one, first), (two, second) in pairwise(_numbers(sentence)):
            between = sentence.words[one + 1 : two]
            asks = between[-2:] in _HOW_ABOUT or between[-1:] in (("would",), ("does",))
            refused = _is_known(first, known) and not _NEVER.isdisjoint(sentence.words[:two])
            if refused and asks and _ends_there(sentence, two):
                yield _Swap(sentence, two, _at(known, second))


_HOW_ABOUT = frozenset({("how", "about"), ("what", "about"), ("we", "do"), ("you", "do"),
                        ("we", "say"), ("you", "make")})  # fmt: skip


def _swaps(prose: Prose, known: datetime) -> Iterator[_Swap]:
    """Each hour that stands for the known one: "9 rather than 7", "8 not 7", "not 7 but 9"."""
    for sentence in prose.sentences:
        if _other_days(sentence, known) or not _INSTEAD.intersection(sentence.said):
            continue
        for (one, first), (two, second) in pairwise(_numbers(sentence)):
            between = tuple(word for word in sentence.words[one + 1 : two] if word != "DAY")
            ahead = sentence.words[one - 1] if one else ""
            new = old = None
            if between in _FOR:
                new, old, place = first, second, one
            elif ahead in ("not", "of") and between in _BUT:
                new, old, place = second, first, two
            if new is None or old is None or not _is_known(old, known) or _is_known(new, known):
                continue
            if _are_hours(sentence, (one, first), (two, second)):
                yield _Swap(sentence, place, _at(known, new))


def _are_hours(sentence: Sentence, one: tuple[int, Clock], two: tuple[int, Clock]) -> bool:
    """Whether two numbers are hours, and not rooms, people, copies or years of school."""
    told = _is_told(one[1]) or _is_told(two[1]) or _is_led(sentence, one[0])
    return told and _ends_there(sentence, two[0])


def _is_told(clock: Clock) -> bool:
    """Whether a number is a time of the clock by itself: "2pm", "10:40", "half three"."""
    return not clock.weak or clock.minute % 60 != 0


def _is_led(sentence: Sentence, place: int) -> bool:
    """Whether what stands before a bare number makes it an hour.

    "At 3", "make it 3"; "3 rather than 2 tomorrow", "it'll be 3 not 2 on Thursday". Not "room 3",
    "the panel will be 3", "there are 3".
    """
    ahead = list(sentence.words[:place])
    while ahead and ahead[-1] in _PASSED:
        ahead.pop()
    if not ahead or ahead[-1] in _MARKS:
        return "DAY" in sentence.said
    if ahead[-1] in _SAYING:
        return not _PROPOSING.isdisjoint(ahead)
    asks = sentence.asks and ahead[-1] == "would"
    led = asks or ahead[-1] in _LEADING or ahead[-2:] == ["make", "it"]
    return led or ("DAY" in sentence.said and _is_it(ahead))


def _is_it(ahead: Sequence[str]) -> bool:
    """ "It's 3 not 2", "it'll be", "it will now be"."""
    last = [word for word in ahead[-_REACH:] if word not in _BEING]
    return bool(ahead) and ahead[-1] in _BEING and last[-1:] == ["it"]


_REACH = 4
_LEADING = words("at for to")
_SAYING, _PROPOSING = words("say do"), words("could can may might shall let 'll would")
_PASSED = words("DAY not instead of now")
_BEING = words("be is 's 'll will would 'd")
_MARKS = words(", . ; : ! - (")


def _ends_there(sentence: Sentence, place: int) -> bool:
    """Whether nothing follows that the number may count: "3 not 2 people", "12 not 11 an hour"."""
    last = place + 2 * (sentence.words[place + 1 : place + 2] == (".",)
                        and sentence.words[place + 2 : place + 3] == ("30",))  # fmt: skip
    behind = sentence.words[last + 1 : last + 2]
    return not behind or behind[0] in _ENDING


_ENDING = words("""DAY , . ; ! ? - ) : on in if please pls plz as because cos coz so since then
    and but for sorry thanks ta cheers when this that now due i we would is 's x with work suit do
    be instead""")


def _without_others(
    found: Sequence[Judged],
    lent: frozenset[tuple[int, int]],
    prose: Prose,
    known: Sequence[datetime],
) -> list[Judged]:
    """The verdicts without hours that replace one which is not the known one, or is no hour."""
    if not lent:
        return list(found)
    others = {
        (sentence.number, one)
        for sentence in prose.sentences
        if not _INSTEAD.isdisjoint(sentence.said)
        for (one, first), (two, second) in pairwise(_numbers(sentence))
        if sentence.words[one + 1 : two] in _OTHERS
        and not (
            any(_is_known(second, start) for start in known)
            and _are_hours(sentence, (one, first), (two, second))
        )
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


def _numbers(sentence: Sentence) -> Iterator[tuple[int, Clock]]:
    """The places of clock times and of bare numbers that may be hours."""
    times = {at: node.value for at, node in sentence.nodes if isinstance(node.value, Span)}
    for at, word in enumerate(sentence.words):
        span = times.get(at)
        if span is not None and span.end is None:
            yield at, span.start
        elif word in _HOUR_NUMBERS and sentence.words[max(0, at - 1)] != ".":
            yield at, Clock(int(word) * 60 + _dotted(sentence.words[at + 1 : at + 3]), weak=True)


def _dotted(behind: Sequence[str]) -> int:
    """ "2 . 30": the minutes behind a number that no rule took for an hour."""
    minutes = behind[1] if behind[:1] == (".",) and len(behind) > 1 else ""
    return int(minutes) if len(minutes) == len("30") and minutes.isdecimal() else 0


_HOUR_NUMBERS = frozenset(str(hour) for hour in range(1, 13))


def _is_known(clock: Clock, known: datetime) -> bool:
    return on_dial(clock.minute, minute_of(known))


def _at(known: datetime, clock: Clock) -> datetime:
    """The known day at that time of the clock, in the half of the day that lies nearer."""
    minute = nearest(clock, minute_of(known)) % (2 * DIAL)
    return known.replace(hour=minute // 60, minute=minute % 60)


def _delays(prose: Prose, known: datetime) -> Iterator[_Swap]:
    """ "Stuck on the ring road, be with you for 6 not before": on the day itself, and later."""
    if known.date() != prose.reference.written.date():
        return
    for sentence in prose.sentences:
        if sentence.asks or _other_days(sentence, known) or not _is_late(sentence.words):
            continue
        hours = list(_numbers(sentence))
        if len(hours) != 1 or not _arrives(sentence.words, hours[0][0]):
            continue
        start = _at(known, hours[0][1])
        if 0 < (start - known).total_seconds() <= _LATEST * 60:
            yield _Swap(sentence, hours[0][0], start)


def _is_late(said: Sequence[str]) -> bool:
    """Whether the writer is held up: not "please don't be late", "in case you get held up"."""
    place = next((at for at, word in enumerate(said) if word in _LATE), None)
    return place is not None and _OTHERWISE.isdisjoint(said[:place])


_LATE = words("stuck late delayed held traffic running overrunning puncture jam")
_OTHERWISE = words("if case unless not 't dont never you your please")


def _arrives(said: Sequence[str], place: int) -> bool:
    """Whether the writer is there at that hour: "be with you for 6", "won't make it till 6"."""
    low = around(said, place, place, _PAUSES)[0]
    ahead = said[low:place]
    arriving = next((at for at, word in enumerate(ahead) if word in _ARRIVING), None)
    if arriving is None or not _WRITER.issuperset(ahead[:arriving]):
        return False
    late = not _NEVER.isdisjoint(ahead[:arriving])
    towards = ahead[-1] if ahead[-1] in _UNTIL | _TOWARDS else "at"
    return _PLACES.issuperset(ahead[arriving + 1 : len(ahead) - (ahead[-1] == towards)]) and (
        towards in (_UNTIL if late else _TOWARDS)
    )


_PAUSES = words(", . ; ! - ( ) : so and but because")
_ARRIVING = words("be with get make arrive reach")
_WRITER = words("""i we he she they 'll 'd 'm will wont won not 't should hope hoping to only now
    probably likely just can ca cant expect""")  # fmt: skip
_NEVER = words("not 't wont cant")
_PLACES = words("with you there here back it in home free to away at yours")
_UNTIL = words("till until before")
_TOWARDS = words("for at by about around nearer")


def _other_days(sentence: Sentence, known: datetime) -> bool:
    return any(
        day.date != known.date() for _, node in sentence.nodes for day in days_in(node.value)
    )
