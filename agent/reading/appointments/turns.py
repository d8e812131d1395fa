"""Times that only a thread can tell: a slot accepted, a choice between slots, "see you then".

Looks at what earlier turns offered and at this message's words; knows no calendar parts.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from agent.domain.evidence import InterviewReading, ReadingContext
from agent.domain.hiring import Confidence, Direction, InterviewStatus
from agent.reading.appointments.assent import PHRASES, says_yes, still_stands
from agent.reading.appointments.cues import clause
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.picking import by_place, in_part, part_behind, picked
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.slots import slots_of
from agent.reading.grammar.nodes import Clock, Day, Span
from agent.reading.grammar.tokens import quote
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import turns_en as wording
from agent.reading.wording.sets import words

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


def comes_then(slot: Slot, sentence: Sentence, offered: frozenset[date]) -> bool:
    """ "I'll come Thursday at 10:30", in the user's own mail: on a day that was offered."""
    if slot.day is None or slot.time is None or slot.day.date not in offered:
        return False
    ahead = sentence.words[max(0, slot.first - _DAY_WORDS) : slot.first]
    return ("i", "'ll") in pairwise(ahead) and not _COMING.isdisjoint(ahead)


def is_of_own_day(slot: Slot, sentence: Sentence) -> bool:
    """ "My class lets out at 1:10", in the user's own mail: behind a day told for another time."""
    ahead = sentence.words[slot.first + 1 : slot.last]
    if "," not in ahead:
        return False
    last = ahead[len(ahead) - ahead[::-1].index(",") :]
    return last[:1] in (("my",), ("i",)) and not _ENDING_THEN.isdisjoint(last)


_COMING = words("come pop drop swing turn call pass head get")
_ENDING_THEN = words("lets let ends end finishes finish starts start gets get leaves leave done "
                     "over work drop collect")  # fmt: skip


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
    minute, there = span.start.minute, start.hour * 60 + start.minute
    if not span.start.half:
        both = (minute % _HALF, minute % _HALF + _HALF)
        minute = min(both, key=lambda one: abs(one - there))
    return (Slot(Day(start.date()), Span(Clock(minute, "24")), number, place, place),)


_WOULD = words("would could might any chance suit possible ok okay")
_OTHERWISE = words("""open opens close closes shut shuts park parking bus train finish finishes
    starts shift until till after lunch pay""")  # fmt: skip


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
        opens = _opens_with_day(sentence)
        takes = "accept" in names or opens
        if not takes or sentence.asks or "any" in names or "touch" in sentence.said:
            continue
        here = [slot for slot in slots if prose.sentences[slot.sentence] is sentence]
        here = here[:1] if opens else here
        if names & _AGAINST and not _accepts_one(sentence, here):
            continue
        if named and not here:
            continue
        chosen = _chosen(sentence, here, offers)
        if chosen is not None:
            said = quote(prose.text, sentence.start, sentence.end)
            return (_confirmed(chosen, said),)
    return ()


def _opens_with_day(sentence: Sentence) -> bool:
    """ "Thursday please Steve", "ok Friday at 9 for me": a day is all that the sentence opens with.

    "Please send it by Thursday", "can I have Thursday please" do not.
    """
    said = sentence.words
    place = next((at for at, word in enumerate(said) if word not in _BEFORE_DAY), len(said))
    behind = [word for word in said[place : place + _DAY_WORDS] if word not in _BESIDE_DAY]
    return said[place : place + 1] == ("DAY",) and behind[:1] in (["please"], ["pls"], ["plz"])


_DAY_WORDS = 8
_BEFORE_DAY = words("hi hello hey ok okay yes yep yeah , - the great perfect thanks thank you so")
_BESIDE_DAY = words("DAY TIME at the on , it is then one slot morning afternoon evening for me")


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
        slots = [slot for slot in slots if not _is_out(slot, sentence)]
        found = _matching(slots, offers)
        if len(found) > 1:
            found = _of_part(sentence, slots, found) or _matching(_taken(sentence, slots), offers)
        if len(found) == 1:
            return found[0]
        if found or any(slot.day is not None for slot in slots):
            return None
        return by_place(sentence, offers)
    placed = by_place(sentence, offers)
    if placed is not None:
        return placed
    return offers[0] if len(offers) == 1 else None


def _matching(slots: Sequence[Slot], offers: Readings) -> Readings:
    """The offers that the slots name, each once."""
    return tuple(one for one in offers if any(matches(slot, one) for slot in slots))


def _of_part(sentence: Sentence, slots: Sequence[Slot], found: Readings) -> Readings:
    """ "Tuesday afternoon works": of the offers of one day, that in the part named behind it."""
    parts = {part_behind(sentence, slot.last) for slot in slots if slot.time is None}
    if len(slots) != 1 or len(parts) != 1 or "" in parts:
        return ()
    return in_part(parts.pop(), found)


def _is_out(slot: Slot, sentence: Sentence) -> bool:
    """ "So 9:30 is off the table": named to be refused."""
    behind = sentence.words[slot.first + 1 : slot.first + 3]
    return behind[:1] in (("is",), ("'s",)) and not _OUT.isdisjoint(behind[1:])


_OUT = frozenset({"off", "out", "gone"})


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
    hits = PHRASES.scan(sentence.words)
    out = [slot for slot in slots if _is_out(slot, sentence)]
    found = []
    for slot in slots:
        low, high = clause(sentence, slot)
        said = {hit.name for hit in hits if hit.start < high and hit.end > low}
        refused = "refuse" in said or ("withdraw" in said and not out)
        if "accept" in said and not refused and slot not in out:
            found.append(slot)
    return found


_AGAINST = frozenset({"refuse", "withdraw"})


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
        return by_order(prose, settled)
    slots = [slot for slot in slots if not _is_out(slot, prose.sentences[slot.sentence])]
    if any(_is_another(slot, offers, now) for slot in slots):
        return ()
    found = answered(prose, slots, settled, named=last.direction is Direction.IN)
    return found or by_order(prose, settled) or _said_yes(prose, settled, last.direction, now)


def by_order(prose: Prose, offers: Readings) -> Readings:
    """ "Ok first one": what a sentence takes by its place; nothing where others take another."""
    found = [(one, chosen) for one in prose.sentences if (chosen := _picked(one, offers))]
    if len({str(chosen.start or chosen.day) for _, chosen in found}) != 1:
        return ()
    sentence, chosen = found[0]
    return (_confirmed(chosen, quote(prose.text, sentence.start, sentence.end)),)


def _picked(sentence: Sentence, offers: Readings) -> InterviewReading | None:
    """ "Friday please, the early one": of the offers of the day named before, where one is."""
    chosen = picked(sentence, offers)
    days = {day.date for at, node in sentence.nodes for day in days_in(node.value)}
    if chosen is None and not days:
        return None
    there = tuple(one for one in offers if (one.start.date() if one.start else one.day) in days)
    return picked(sentence, there) or (None if there and _leads(sentence) else chosen)


def _leads(sentence: Sentence) -> bool:
    """Whether the sentence names its day first, and no reason behind what it picks."""
    place = sentence.words.index("DAY") if "DAY" in sentence.said else len(sentence.words)
    return not wording.CHOICES.keys().isdisjoint(sentence.words[place:])


def _said_yes(prose: Prose, settled: Readings, direction: Direction, now: datetime) -> Readings:
    """ "Too easy": the one time that the user took or proposed in the turn before."""
    if direction is Direction.IN or len(settled) != 1:
        return ()
    known = settled[0]
    day = known.start.astimezone(now.tzinfo).date() if known.start else known.day
    sentence = says_yes(prose, day) if day is not None else None
    if sentence is None:
        return ()
    return (_confirmed(known, quote(prose.text, sentence.start, sentence.end)),)


def standing(prose: Prose, known: InterviewReading | None, now: datetime) -> Readings:
    """ "Yep still on for today!", "9.30 or whenever the bus lands": what the thread has set."""
    if known is None or known.start is None or not _is_short(prose):
        return ()
    sentence = still_stands(prose, known.start.astimezone(now.tzinfo))
    if sentence is None:
        return ()
    return (_confirmed(known, quote(prose.text, sentence.start, sentence.end)),)


def agreed_beside(
    prose: Prose, slots: Sequence[Slot], context: ReadingContext, now: datetime
) -> Readings:
    """ "See you then! The van will be outside from 7": agreed, and the hours are something else.

    Only where no time has a day of its own, and none stands in the sentence that agrees.
    """
    own = [prose.sentences[one.sentence] for one in slots]
    if any("DAY" in one.said for one in own):
        return ()
    told = {quote(prose.text, one.start, one.end) for one in own if not _ends_with_then(one)}
    return tuple(one for one in agreed(prose, context, now) if one.quote not in told)


def _ends_with_then(sentence: Sentence) -> bool:
    """ "See you then, blue door. Van'll be outside from 7": what agrees is told by itself."""
    return any(
        one == "then" and two in _STOPS and at > 1
        for at, (one, two) in enumerate(pairwise(sentence.words))
    )


_STOPS = frozenset(",.!")


def _is_another(slot: Slot, offers: Readings, now: datetime) -> bool:
    """Whether another time to come is named in full: that answers with more than a yes."""
    if slot.day is None or slot.time is None or slot.time.end is not None or slot.carried:
        return False
    return slot.day.date > now.date() and not any(matches(slot, one) for one in offers)


def _is_short(prose: Prose) -> bool:
    """An answer that only agrees is short."""
    return sum(len(one.words) for one in prose.sentences[:12]) <= 2 * _SHORT
