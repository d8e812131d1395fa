"""The user's own mail: the offered time that it takes, else the times that it proposes.

Knows the offers of the thread; reads nobody else's mail.
"""

from collections.abc import Sequence

from agent.domain.evidence import ReadingContext
from agent.domain.hiring import Direction
from agent.domain.message import Message
from agent.reading.appointments.answers import answered, by_order, confirmed, withdrawn
from agent.reading.appointments.calling_off import called_off
from agent.reading.appointments.completing import on_offered_day
from agent.reading.appointments.countering import asks_for, countered, is_refused, on_that_day
from agent.reading.appointments.cues import scene_of
from agent.reading.appointments.own_times import (
    asked_hour,
    comes_then,
    is_of_own_day,
    on_their_clock,
)
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.scope import judged
from agent.reading.appointments.settled import Written, settled
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.stretches import hour_within, without_hour
from agent.reading.appointments.thread import Readings, asked_since, known_times, set_day
from agent.reading.plain_yes import is_plain_yes, says_plain_yes
from agent.reading.prose import Prose


def _has_just_offered(context: ReadingContext, offers: Readings) -> bool:
    """Whether the one time that stands open was named by the mail that is being answered."""
    return len(offers) == 1 and offers[0] in context.thread[-1].reading.interviews


def _agreed_plainly(prose: Prose, offers: Readings) -> Readings:
    """ "Good for me, thanks!", "Ideal": the one time that was offered."""
    if not says_plain_yes((one.words, one.asks) for one in prose.sentences):
        return ()
    sentence = next(one for one in prose.sentences if is_plain_yes(one.words))
    return (confirmed(offers[0], sentence, prose),)


def written_by_user(
    prose: Prose, slots: Sequence[Slot], context: ReadingContext, message: Message
) -> Written:
    """The user's own message: the slot they accept, else the times they propose."""
    offers = known_times(context, Direction.IN, prose.reference.written)
    slots = [on_that_day(slot, offers, prose.reference.written) for slot in slots]
    unnamed = () if asked_since(context, prose.reference.written) else None
    taken = answered(prose, slots, offers, unnamed) if offers else ()
    accepted = taken or (by_order(prose, offers) if offers else ())
    if not (accepted or slots) and _has_just_offered(context, offers):
        accepted = _agreed_plainly(prose, offers)
    hour = hour_within(prose, offers)
    if hour:
        return Written(hour)
    accepted = without_hour(accepted, offers)
    asks = countered(accepted, prose, slots, offers)
    known = set_day(context, prose.reference.written)
    accepted = accepted or withdrawn(prose, known)
    off = called_off(prose, slots, known, offers, prose.reference.written)
    again = bool(off) and all(one.start == off[0].start for one in accepted)
    if accepted and not (asks or again):
        return Written(accepted)
    there = prose.reference.written.tzinfo
    offered = frozenset(one.start.astimezone(there).date() for one in offers if one.start)
    slots = [
        on_offered_day(slot, offered, prose) for slot in slots
        if not (on_their_clock(slot) or is_of_own_day(slot, prose.sentences[slot.sentence]))
    ]  # fmt: skip
    scene = scene_of(prose, offered)
    verdicts = judged(slots, prose, scene)
    proposed = [
        (slot, verdict._replace(role=Role.OFFERED)) for slot, verdict in verdicts
        if slot.time is not None and (
            verdict.role in (Role.OFFERED, Role.SET, Role.MOVED)
            or (verdict.cue == "nothing"
                and comes_then(slot, prose.sentences[slot.sentence], offered))
            or (bool(offers) and asks_for(slot, prose.sentences[slot.sentence]))
        ) and not (asks and is_refused(slot, prose.sentences[slot.sentence]))
    ]  # fmt: skip
    asked = asked_hour(prose, offers, prose.reference.written)
    proposed = [(slot, Verdict(Role.OFFERED, "question")) for slot in asked] or proposed
    found = settled(proposed, prose, context, message)
    start = known.start if known is not None else None
    others = tuple(one for one in found.readings if one.start != start)
    return found._replace(readings=(*off, *others))
