"""Times that only a thread can tell: a slot accepted, a choice between slots, "see you then".

Looks at what earlier turns offered and at this message's words; knows no calendar parts.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from agent.domain.evidence import InterviewReading, ReadingContext
from agent.domain.hiring import Confidence, Direction, InterviewStatus
from agent.reading.appointments.cues import clause
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.slots import slots_of
from agent.reading.grammar.nodes import Day
from agent.reading.grammar.phrases import Phrases
from agent.reading.grammar.tokens import quote
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import turns_en as wording

PHRASES = Phrases(wording.GROUPS, wording.SETS)
Readings = tuple[InterviewReading, ...]

_LIVE = frozenset({InterviewStatus.PROPOSED, InterviewStatus.CONFIRMED, InterviewStatus.MOVED})
_SHORT = 60


def known_times(context: ReadingContext, direction: Direction, now: datetime) -> Readings:
    """The times that the last turn of that direction with any still ahead has named."""
    for turn in reversed(context.thread):
        if turn.direction is direction:
            live = tuple(one for one in turn.reading.interviews if _ahead(one, now))
            if live:
                return live
    return ()


def _ahead(one: InterviewReading, now: datetime) -> bool:
    if one.status not in _LIVE or one.declined:
        return False
    if one.start is not None:
        return one.start >= now
    return one.day is not None and one.day >= now.date()


def set_day(context: ReadingContext, now: datetime) -> InterviewReading | None:
    """The appointment that the thread has set last and that lies ahead, or None."""
    for turn in reversed(context.thread):
        for one in turn.reading.interviews:
            if one.status is not InterviewStatus.PROPOSED and _ahead(one, now):
                return one
    return None


def known_days(context: ReadingContext, now: datetime) -> frozenset[date]:
    """The days of all appointments that the thread has set and that lie ahead."""
    return frozenset(
        one.start.date()
        for turn in context.thread
        for one in turn.reading.interviews
        if one.status is not InterviewStatus.PROPOSED and one.start is not None and _ahead(one, now)
    )


def named_starts(context: ReadingContext, now: datetime) -> frozenset[datetime]:
    """The instants ahead, on the writer's clock, that the thread has offered or set."""
    return frozenset(
        one.start.astimezone(now.tzinfo)
        for turn in context.thread
        for one in turn.reading.interviews
        if one.start is not None and _ahead(one, now)
    )


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


_THREADS_DAY = "only a weekday is named; read as the day that the thread has named"


def day_of_offer(slot: Slot, named: frozenset[datetime]) -> date | None:
    """ "I'll mark you down for twenty to eleven": the day of the one offer at that hour."""
    if slot.time is None or slot.time.start.weak:
        return None
    said = slot.time.start
    days = {
        one.date() for one in named
        if one.hour * 60 + one.minute == said.minute
        or (not said.half and (one.hour * 60 + one.minute - said.minute) % _HALF == 0)
    }  # fmt: skip
    return days.pop() if len(days) == 1 and len(named) > 1 else None


def on_their_clock(slot: Slot) -> bool:
    """ "Which is 9.30 yours", in the user's own mail: on a clock that only the other knows."""
    return slot.zone is not None and slot.zone.whose == "reader"


def on_offered_day(slot: Slot, offered: frozenset[date], prose: Prose) -> Slot:
    """ "Might quarter past one do instead?": on the one day that was offered."""
    if slot.day is not None or slot.time is None or len(offered) != 1 or prose.has("DAY"):
        return slot
    return slot._replace(day=Day(next(iter(offered))))


def at_named_half(slot: Slot, named: frozenset[datetime]) -> Slot:
    """ "Wednesday then, 6:45": in the half of the day that the thread has named."""
    if slot.day is None or slot.time is None or slot.time.start.half or slot.time.end is not None:
        return slot
    start = slot.time.start
    there = {one.hour * 60 + one.minute for one in named if one.date() == slot.day.date}
    meant = {minute for minute in there if minute % _HALF == start.minute % _HALF}
    if len(meant) != 1 or start.minute in meant:
        return slot
    clock = start._replace(minute=meant.pop(), half="24", doubt="")
    return slot._replace(time=slot.time._replace(start=clock))


_HALF = 12 * 60


def answered(
    prose: Prose, slots: Sequence[Slot], offers: Readings, *, named: bool = False
) -> Readings:
    """What an answer makes of the times offered before: the one accepted, confirmed; else none.

    `named`: only a sentence that names a day or time itself answers.
    """
    for sentence in prose.sentences:
        names = {hit.name for hit in PHRASES.scan(sentence.words)}
        if "accept" not in names or sentence.asks or names & {"any", "withdraw"}:
            continue
        here = [slot for slot in slots if prose.sentences[slot.sentence] is sentence]
        if "refuse" in names and not _accepts_one(sentence, here):
            continue
        if named and not here:
            continue
        chosen = _chosen(sentence, here, offers)
        if chosen is not None:
            said = quote(prose.text, sentence.start, sentence.end)
            return (_confirmed(chosen, said),)
    return ()


def withdrawn(prose: Prose, known: InterviewReading | None) -> Readings:
    """ "I have accepted another post and must therefore withdraw": what was set falls away."""
    for sentence in prose.sentences if known is not None else ():
        names = {hit.name for hit in PHRASES.scan(sentence.words)}
        if (
            known is None
            or "leave" not in names
            or sentence.asks
            or not _IF.isdisjoint(sentence.said)
        ):
            continue
        said = quote(prose.text, sentence.start, sentence.end)
        return (replace(_confirmed(known, said), status=InterviewStatus.CANCELLED, end=None),)
    return ()


_IF = frozenset({"if", "not", "'t", "unless"})


def _confirmed(chosen: InterviewReading, said: str) -> InterviewReading:
    return replace(chosen, status=InterviewStatus.CONFIRMED, quote=said, from_invite=False, uid="",
                   sequence=0, dtstamp=None, confidence=Confidence.LIKELY)  # fmt: skip


def _chosen(sentence: Sentence, slots: Sequence[Slot], offers: Readings) -> InterviewReading | None:
    """The one offered time that the sentence means, or None where it means none or several."""
    if slots:
        # "I teach on Monday, so Tuesday at 11": the one told in full is the one meant.
        slots = [slot for slot in slots if slot.time is not None and slot.day is not None] or slots
        found = {id(one): one for slot in slots for one in offers if matches(slot, one)}
        if len(found) > 1:
            taken = _taken(sentence, slots)
            found = {id(one): one for slot in taken for one in offers if matches(slot, one)}
        return next(iter(found.values())) if len(found) == 1 else None
    by_count = _by_count(sentence, offers)
    if by_count is not None:
        return by_count
    return offers[0] if len(offers) == 1 else None


def matches(slot: Slot, offer: InterviewReading) -> bool:
    """Whether a day, a time or both name the offered moment on the clock it was offered in."""
    if offer.start is None:
        return slot.day is not None and slot.day.date == offer.day
    if slot.day is not None and not _same_day(slot, offer.start):
        return False
    if slot.time is None:
        return slot.day is not None
    minute = offer.start.hour * 60 + offer.start.minute
    said = slot.time.start.minute
    return said == minute or (slot.time.start.half == "" and said % 720 == minute % 720)


def _same_day(slot: Slot, start: datetime) -> bool:
    if slot.day is None:
        return True
    if slot.day.date == start.date():
        return True
    loose = slot.day.relation in ("free", "same") and not slot.day.named
    return loose and slot.day.weekday == start.weekday()


def _accepts_one(sentence: Sentence, slots: Sequence[Slot]) -> bool:
    """ "Wednesday at 10 I can't, but Thursday at 1:30 works": what is refused is another time."""
    return len(slots) > 1 and len(_taken(sentence, slots)) == 1


def _taken(sentence: Sentence, slots: Sequence[Slot]) -> list[Slot]:
    """ "Wednesday I have class, but Thursday at 1:30 is perfect": of several, the one accepted."""
    hits = [hit for hit in PHRASES.scan(sentence.words) if hit.name in ("accept", "refuse")]
    found = []
    for slot in slots:
        low, high = clause(sentence, slot)
        said = {hit.name for hit in hits if hit.start < high and hit.end > low}
        if "accept" in said and "refuse" not in said:
            found.append(slot)
    return found


def _by_count(sentence: Sentence, offers: Readings) -> InterviewReading | None:
    """ "the first one", "option 2", "the latter"."""
    words = sentence.words
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in wording.CHOICES and (
            after in wording.CHOICE_NOUNS or word in ("latter", "former")
        ):
            return _counted(wording.CHOICES[word], offers)
        ended = after in _ENDING and words[place + 1 : place + 3] != (".", ".")
        if word in wording.CHOICES and words[place - 1] == "the" and ended:
            return _counted(wording.CHOICES[word], offers)
        if word in ("option", "slot", "choice", "number") and after.isdecimal():
            return _counted(int(after) - 1, offers)
    return None


# "Of the three I'd prefer the last, please".
_ENDING = frozenset({"", ",", ".", "!", "please", ";"})


def _counted(index: int, offers: Readings) -> InterviewReading | None:
    if index <= -2:
        timed = [one for one in offers if one.start is not None]
        if len(timed) != 2 or len(offers) != 2:
            return None
        ordered = sorted(timed, key=lambda one: str(one.start))
        return ordered[0 if index == -2 else 1]
    if -1 <= index < len(offers):
        return offers[index]
    return None


def agreed(prose: Prose, context: ReadingContext, now: datetime) -> Readings:
    """ "Works for us, see you then": the time the user proposed or accepted in the turn before.

    Of the employer's own offers only one named again holds: "Monday it is".
    """
    last = context.thread[-1] if context.thread else None
    if last is None:
        return ()
    offers = tuple(one for one in last.reading.interviews if _ahead(one, now))
    if not offers or not _is_short(prose):
        return ()
    settled = tuple(one for one in offers if one.status is not InterviewStatus.PROPOSED) or offers
    slots = slots_of(prose) if prose.has("DAY") else ()
    if last.direction is Direction.IN and not slots:
        return ()
    if any(_is_another(slot, offers, now) for slot in slots):
        return ()
    return answered(prose, slots, settled, named=last.direction is Direction.IN)


def _is_another(slot: Slot, offers: Readings, now: datetime) -> bool:
    """Whether another time to come is named in full: that answers with more than a yes."""
    if slot.day is None or slot.time is None or slot.time.end is not None or slot.carried:
        return False
    return slot.day.date > now.date() and not any(matches(slot, one) for one in offers)


def _is_short(prose: Prose) -> bool:
    """An answer that only agrees is short."""
    return sum(len(one.words) for one in prose.sentences[:12]) <= 2 * _SHORT
