"""Times in the user's own mail that answer no offer: another hour of its day, and their own day.

Knows words and places in one sentence, and the days that were offered.
"""

from datetime import date, datetime

from agent.reading.appointments.assent import PHRASES
from agent.reading.appointments.dial import DIAL, minute_of, nearest
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.thread import Readings
from agent.reading.grammar.nodes import Clock, Day, Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def comes_then(slot: Slot, sentence: Sentence, offered: frozenset[date]) -> bool:
    """ "I'll come Thursday at 10:30", in the user's own mail: on a day that was offered."""
    if slot.day is None or slot.time is None or slot.day.date not in offered:
        return False
    said = {hit.name for hit in PHRASES.scan(sentence.words[: slot.first + 1])}
    return bool(said & {"accept", "arrive"}) and "refuse" not in said


def is_of_own_day(slot: Slot, sentence: Sentence) -> bool:
    """ "My class lets out at 1:10", in the user's own mail: behind a day told for another time."""
    ahead = sentence.words[slot.first + 1 : slot.last]
    if "," not in ahead:
        return False
    last = ahead[len(ahead) - ahead[::-1].index(",") :]
    said = {hit.name for hit in PHRASES.scan(last)}
    return last[:1] in (("my",), ("i",)) and "accept" not in said and _MAY.isdisjoint(last)


_MAY = words("can could may might would 'd will 'll")


def asked_hour(prose: Prose, offers: Readings, now: datetime) -> tuple[Slot, ...]:
    """ "Would 8 be OK that same morning?": another hour of the one time offered."""
    starts = [one.start.astimezone(now.tzinfo) for one in offers if one.start]
    asking = [one for one in prose.sentences if one.asks and "DAY" not in one.said]
    told = [
        (one.number, place, node.value)
        for one in asking
        if not _WOULD.isdisjoint(one.said) and _OTHERWISE.isdisjoint(one.said)
        for place, node in one.nodes
        if isinstance(node.value, Span) and node.value.end is None
    ]
    if len(starts) != 1 or len(told) != 1 or prose.has("DAY"):
        return ()
    (number, place, span), start = told[0], starts[0]
    minute = nearest(span.start, minute_of(start))
    minute += DIAL if minute < _EARLIEST and not span.start.half else 0
    return (Slot(Day(start.date()), Span(Clock(minute, "24")), number, place, place),)


_EARLIEST = 6 * 60
_WOULD = words("would could might any chance suit possible ok okay")
_OTHERWISE = words("""open opens close closes shut shuts park parking bus train finish finishes
    finished leave starts shift until till after lunch pay""")  # fmt: skip


def on_their_clock(slot: Slot) -> bool:
    """ "Which is 9.30 yours", in the user's own mail: on a clock that only the other knows."""
    return slot.zone is not None and slot.zone.whose == "reader"
