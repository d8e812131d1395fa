"""Short notes that only a thread explains: "works for us, see you then", "still on for today".

Looks at what the turns before have told and at this message's words; knows no calendar parts.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from agent.domain.evidence import InterviewReading, ReadingContext, Turn
from agent.domain.hiring import Direction, InterviewStatus, OwnKind
from agent.reading.appointments.answers import answered, by_order, confirmed, is_out, matches
from agent.reading.appointments.assent import PHRASES, says_yes, still_stands
from agent.reading.appointments.countering import asks_for
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.slots import slots_of
from agent.reading.appointments.thread import Readings, is_ahead
from agent.reading.grammar.nodes import Span
from agent.reading.grammar.tokens import quote
from agent.reading.prose import Prose, Sentence

_LONGEST = 120


def agreed(
    prose: Prose, settling: frozenset[int], context: ReadingContext, now: datetime
) -> Readings:
    """ "Works for us, see you then": the time the user proposed or accepted in the turn before.

    Of the employer's own offers only one named again holds: "Monday it is". So does one of several
    that the user left them to choose from. `settling` are the sentences that may agree without
    naming a time (`assent.settling`).
    """
    last = context.thread[-1] if context.thread else None
    if last is None:
        return ()
    offers = tuple(one for one in last.reading.interviews if is_ahead(one, now))
    left = () if offers else _left_to_choose(context, last, now)
    if not (offers or left) or not _is_short(prose):
        return ()
    if left:
        if any(_leaves_open(one) for one in prose.sentences):
            return ()
        slots = slots_of(prose) if prose.has("DAY") else ()
        return answered(prose, slots, left, ()) or by_order(prose, left)
    settled = tuple(one for one in offers if one.status is not InterviewStatus.PROPOSED) or offers
    slots = slots_of(prose) if prose.has("DAY") else ()
    if last.direction is Direction.OUT and not slots:
        slots = _bare_hours(prose)
        if any(_turns_to(slot, prose, offers) for slot in slots):
            return ()
        # An hour of something else is no answer: "I am in a meeting until 10.30 so that works".
        slots = [slot for slot in slots if any(matches(slot, one) for one in offers)]
    if last.direction is Direction.IN and not slots:
        return by_order(prose, settled)
    slots = [slot for slot in slots if not is_out(slot, prose.sentences[slot.sentence])]
    if any(_is_another(slot, offers, now) for slot in slots):
        return ()
    unnamed = settling if last.direction is Direction.OUT else ()
    found = answered(prose, slots, settled, unnamed) or by_order(prose, settled)
    return found or _said_yes(prose, frozenset(unnamed), settled, now)


def _bare_hours(prose: Prose) -> list[Slot]:
    """ "10.30 works", "11 it is": the hours of a note that names no day."""
    return [
        Slot(None, node.value, sentence.number, place, place)
        for sentence in prose.sentences
        for place, node in sentence.nodes
        if isinstance(node.value, Span) and node.value.end is None
    ]


def _turns_to(slot: Slot, prose: Prose, offers: Readings) -> bool:
    """ "Lovely. Let's make it 10.45 though": another hour is asked for or taken.

    Not "I am in a meeting until 10.30 so that works", nor "Reception opens at 10, OK?".
    """
    sentence = prose.sentences[slot.sentence]
    if any(matches(slot, one) for one in offers):
        return False
    if not _BOUNDS.isdisjoint(sentence.words[max(0, slot.first - 1) : slot.first]):
        return False
    return slot.first == 0 or asks_for(slot, sentence) or any(
        hit.name == "accept" and hit.start <= slot.first + 1 and slot.first - hit.end <= _NEAR
        for hit in PHRASES.scan(sentence.words)
    )  # fmt: skip


def _leaves_open(sentence: Sentence) -> bool:
    """ "I am out on Friday so will confirm tomorrow", "Ana works on Friday": no day is taken."""
    return any(
        (one in _GOING_TO and two in _CHECKING) or (one in _AWAY and two in _DAYS_OF)
        for one, two in pairwise(sentence.words)
    )


_BOUNDS = frozenset({"until", "till", "from", "by", "before", "after", "since", "past"})
_NEAR = 2
_GOING_TO = frozenset({"will", "'ll", "to", "must", "me"})
_CHECKING = frozenset({"confirm", "check", "ask", "see", "find", "speak", "look"})
_AWAY = frozenset({"out", "off", "away", "busy", "leave", "holiday", "works", "working", "free"})
_DAYS_OF = frozenset({"on", "DAY"})


def _left_to_choose(context: ReadingContext, last: Turn, now: datetime) -> Readings:
    """The times that the employer offered, of which the user took several: "any of these work".

    Not where the user asked for something else, which a yes would then answer.
    """
    kinds = {last.reading.own, *last.reading.also}
    if last.direction is Direction.IN or kinds.isdisjoint(_TAKING):
        return ()
    if OwnKind.RESCHEDULE in kinds or any("?" in one.quote for one in last.reading.evidence):
        return ()
    before = [turn for turn in context.thread if turn.direction is Direction.IN]
    offered = before[-1].reading.interviews if before else ()
    return tuple(
        one for one in offered if one.status is InterviewStatus.PROPOSED and is_ahead(one, now)
    )


_TAKING = frozenset({OwnKind.ANSWER})


def _said_yes(prose: Prose, settling: frozenset[int], settled: Readings, now: datetime) -> Readings:
    """ "Too easy": the one time that the user took or proposed in the turn before."""
    if len(settled) != 1:
        return ()
    known = settled[0]
    day = known.start.astimezone(now.tzinfo).date() if known.start else known.day
    sentence = says_yes(prose, settling, day) if day is not None else None
    if sentence is None:
        return ()
    return (confirmed(known, sentence, prose),)


def standing(
    prose: Prose, settling: frozenset[int], known: InterviewReading | None, now: datetime
) -> Readings:
    """ "Yep still on for today!", "9.30 or whenever the bus lands": what the thread has set."""
    if known is None or known.start is None or not _is_short(prose):
        return ()
    sentence = still_stands(prose, settling, known.start.astimezone(now.tzinfo))
    if sentence is None:
        return ()
    return (confirmed(known, sentence, prose),)


def agreed_beside(
    prose: Prose,
    settling: frozenset[int],
    slots: Sequence[Slot],
    context: ReadingContext,
    now: datetime,
) -> Readings:
    """ "See you then! The van will be outside from 7": agreed, and the hours are something else.

    Only where no time has a day of its own, and none stands in the sentence that agrees.
    """
    own = [prose.sentences[one.sentence] for one in slots]
    if any("DAY" in one.said for one in own):
        return ()
    told = {quote(prose.text, one.start, one.end) for one in own if not _ends_with_then(one)}
    return tuple(one for one in agreed(prose, settling, context, now) if one.quote not in told)


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
    return sum(len(one.words) for one in prose.sentences[:12]) <= _LONGEST
