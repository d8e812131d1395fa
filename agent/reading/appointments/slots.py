"""Dates and clock times of a message put together: which day belongs to which time and zone.

Works by neighbourhood: within a sentence, then down a list or table from the line that names the
day. Knows nothing of what the appointment is about.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.binding import Binder
from agent.reading.appointments.fitting import fitted
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock, Span
from agent.reading.prose import Prose


def slots_of(prose: Prose) -> list[Slot]:
    """The days and times of the prose, in the order of their words, as far as anybody reads."""
    found = fitted(_bound_slots(prose)[:_MOST], prose)
    return [_at_same_time(slot, found, prose) for slot in found]


# A long list of candidates has some hundred.
_MOST = 1_000


def _at_same_time(slot: Slot, slots: Sequence[Slot], prose: Prose) -> Slot:
    """ "the 22nd, same time": the time of the first other slot that has one."""
    if slot.time is not None or not says_same_time(slot, prose):
        return slot
    timed = next(
        (
            one for one in slots
            if one.time is not None and one.time.start.minute and not _is_choice(slot, one, prose)
        ),
        None,
    )  # fmt: skip
    return slot._replace(time=timed.time, zone=timed.zone) if timed is not None else slot


def _is_choice(slot: Slot, other: Slot, prose: Prose) -> bool:
    """ "The same time on Monday, or 4pm on Tuesday": another choice, with a time of its own."""
    said = prose.sentences[slot.sentence].words[slot.last + 1 : other.first]
    return other.sentence == slot.sentence and "or" in said


def with_same_time(slots: Sequence[Slot], minute: int, prose: Prose) -> list[Slot]:
    """ "Wednesday, same time or else 3 o'clock": at the known `minute` of the day, or then."""
    found: list[Slot] = []
    for slot in slots:
        said = prose.sentences[slot.sentence].words[slot.first + 1 : slot.last]
        same = next((at for at, pair in enumerate(pairwise(said)) if pair in _SAME), None)
        if (
            slot.day is not None
            and slot.time is not None
            and same is not None
            and "or" in said[same:]
        ):
            found.append(slot._replace(time=Span(Clock(minute, "24")), zone=None))
        found.append(slot)
    return found


def bare_days_of(prose: Prose) -> list[Slot]:
    """The days that a time in another line took, as they would stand alone."""
    return _binder(prose).dropped


def says_same_time(slot: Slot, prose: Prose) -> bool:
    """Whether "same time" or "same hour" stands behind a day, or right before it."""
    behind = prose.sentences[slot.sentence].words[slot.last + 1 :][:8]
    if ("to", "DAY") in pairwise(behind):
        behind = behind[: behind.index("to")]  # "your talk of Thursday slides to Monday, same hour"
    following = prose.sentences[slot.sentence + 1 : slot.sentence + 2]
    opens = any(one.words[:2] in _SAME for one in following)
    ahead = prose.sentences[slot.sentence].words[max(0, slot.first - 4) : slot.first]
    return opens or any(pair in _SAME for pair in (*pairwise(behind), *pairwise(ahead)))


_SAME = frozenset({("same", "time"), ("same", "hour")})


def on_other_days(slot: Slot, prose: Prose) -> bool:
    """Whether "both days", "on either day" stands behind a time: days named elsewhere."""
    behind = prose.sentences[slot.sentence].words[slot.last + 1 :][:3]
    return not _DAYS.isdisjoint(behind) and not _THOSE.isdisjoint(behind)


_DAYS, _THOSE = frozenset({"day", "days"}), frozenset({"both", "either", "each", "any"})


def _bound_slots(prose: Prose) -> list[Slot]:
    return sorted(_binder(prose).slots, key=lambda one: (one.sentence, one.first))


def _binder(prose: Prose) -> Binder:
    binder = Binder(prose.reference)
    for number, sentence in enumerate(prose.sentences):
        if sentence.hot:
            binder.feed(number, sentence)
        binder.pass_line(sentence)
    return binder
