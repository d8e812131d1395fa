"""Times of a message beside the appointment that its thread has set: what a move leaves behind.

"The auditors take my Friday from 3 on, which swallows our 5 o'clock; I've moved you to Thursday."
Knows verdicts and the instants the thread has set; no words.
"""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from agent.domain.evidence import ReadingContext
from agent.reading.appointments.cues import Scene
from agent.reading.appointments.dial import is_at, minute_of
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.thread import known_starts, starts_of
from agent.reading.grammar.nodes import Clock, Span
from agent.reading.prose import Prose

# Of slots, the sentence and the first item in it.
Places = frozenset[tuple[int, int]]


def beside_known(
    found: Sequence[Judged],
    lent: Places,
    context: ReadingContext,
    now: datetime,
) -> list[Judged]:
    """The verdicts without what a move leaves behind, and without hours that no day was said for.

    `lent` are the places of times that took their day from the thread: beside an appointment told
    in full they are something else, unless their own words say so.
    """
    known = known_starts(context, now)
    if len(known) != 1:
        return list(found)
    return _without_lent(_left_behind(found, known[0]), lent, known[0])


def moved_from(
    found: Sequence[Judged], prose: Prose, scene: Scene, known: datetime | None
) -> list[Judged]:
    """ "We don't hold on to tomorrow. You are set for the 27th": what was set has moved.

    The one other time that is set takes its place, where the message calls off or moves at all.
    """
    live = [(slot, verdict) for slot, verdict in found if verdict.role in HOLDING and slot.time]
    if known is None or len(live) != 1 or live[0][1].role is not Role.SET:
        return list(found)
    slot, verdict = live[0]
    told = verdict.sure or _day(slot) != known.date()
    if (
        is_at(slot, known)
        or not told
        or not (_is_off(found, known) or moves_something(prose, scene))
    ):
        return list(found)
    return [_instead(slot, verdict, known) for slot, verdict in found]


def _is_off(found: Sequence[Judged], known: datetime) -> bool:
    """Whether a time of the known day is called off or holds no more."""
    return any(
        verdict.role in (Role.CANCELLED, Role.OLD) and _day(slot) == known.date()
        for slot, verdict in found
    )


def moves_something(prose: Prose, scene: Scene) -> bool:
    """Whether a sentence or the subject moves something, and not only if need were."""
    return "move" in scene.subject or any(
        "move" in scene.whole(sentence) and _SUPPOSING.isdisjoint(sentence.said)
        and _ONWARD.isdisjoint(pairwise(sentence.words))
        for sentence in prose.sentences
    )  # fmt: skip


_SUPPOSING = frozenset({"if", "should", "unless", "need", "click", "button", "link", "please"})
# "We would like to move you forward", "take your application on to": what moves is the applicant.
_ONWARD = frozenset(
    (whom, way) for whom in ("you", "application", "candidacy")
    for way in ("forward", "forwards", "on", "onto", "ahead", "along", "through")
)  # fmt: skip


def _instead(slot: Slot, verdict: Verdict, known: datetime) -> Judged:
    """A set time as moved, and the known one, called off, as old."""
    if verdict.role is Role.SET and slot.time is not None:
        return slot, Verdict(Role.MOVED, "from known", verdict.sure, verdict.doubted)
    off = verdict.role is Role.CANCELLED and _day(slot) == known.date()
    return slot, Verdict(Role.OLD, "known") if off else verdict


def _left_behind(found: Sequence[Judged], known: datetime) -> list[Judged]:
    """Where it moves, the time it had is old, and what is only guessed on that day is a reason."""
    if not any(verdict.role is Role.MOVED and not is_at(slot, known) for slot, verdict in found):
        return list(found)
    return [(slot, _behind(slot, verdict, known)) for slot, verdict in found]


def moved_with(found: Sequence[Judged], lent: Places) -> list[Judged]:
    """ "Same hour the day after then": a day set with the hour of the thread's has moved."""
    if not lent:
        return list(found)
    return [
        (slot, Verdict(Role.MOVED, "same hour"))
        if verdict.role is Role.SET and (slot.sentence, slot.first) in lent else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def cancelled_at(found: Sequence[Judged], known: datetime | None) -> list[Judged]:
    """ "Don't come Wednesday": called off by its day alone, it is the appointment known then."""
    if known is None:
        return list(found)
    time = Span(Clock(minute_of(known), "24"))
    return [
        (slot._replace(time=time), verdict)
        if verdict.role is Role.CANCELLED and slot.time is None and _day(slot) == known.date()
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def offers_only(
    found: Sequence[Judged], timed: Places, prose: Prose, context: ReadingContext, now: datetime
) -> list[Judged]:
    """ "I can't do Thursday at 3 or Friday at 10 after all": what was only offered is no more.

    Times called off that the thread has not set, where it has offered them or the sentence names
    them side by side as a choice; `timed` are the places of days that took the known hour: "can't
    do Thursday at the same time" calls nothing off.
    """
    fixed = starts_of(context, now, offered=False)
    offered = starts_of(context, now, offered=True)
    return [
        (slot, Verdict(Role.NONE, "offer"))
        if verdict.role is Role.CANCELLED and not any(_names(slot, one) for one in fixed)
        and (any(_names(slot, one) for one in offered) or _is_choice(slot, found, prose)
             or _place(slot) in timed)
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _names(slot: Slot, start: datetime) -> bool:
    """Whether a slot names that instant, or its day alone."""
    return _day(slot) == start.date() if slot.time is None else is_at(slot, start)


def _is_choice(slot: Slot, found: Sequence[Judged], prose: Prose) -> bool:
    """Whether "or" joins it with another time that is called off in its sentence."""
    others = [one for one, verdict in found if verdict.role is Role.CANCELLED and one != slot
              and one.sentence == slot.sentence and one.time and slot.time]  # fmt: skip
    said = prose.sentences[slot.sentence].words
    return any("or" in said[min(slot.last, one.last) : max(slot.first, one.first)]
               for one in others)  # fmt: skip


def at_named_hour(found: Sequence[Judged], named: frozenset[datetime]) -> list[Judged]:
    """ "Thursday it is": at the one hour that the thread has offered or set on that day."""
    if not named:
        return list(found)
    timed = {slot.day.date for slot, verdict in found
             if slot.day and slot.time and verdict.role in HOLDING}  # fmt: skip
    return [
        (_at_hour(slot, named), verdict)
        if verdict.role is Role.SET and slot.time is None and _day(slot) not in timed
        else (slot, verdict)
        for slot, verdict in found
    ]


def _at_hour(slot: Slot, named: frozenset[datetime]) -> Slot:
    hours = {minute_of(one) for one in named if one.date() == _day(slot)}
    if len(hours) != 1:
        return slot
    return slot._replace(time=Span(Clock(hours.pop(), "24")))


def _behind(slot: Slot, verdict: Verdict, known: datetime) -> Verdict:
    if verdict.role not in HOLDING:
        return verdict
    if is_at(slot, known):
        return Verdict(Role.OLD, "known")
    guessed = not verdict.sure and slot.time is not None and verdict.role is not Role.MOVED
    return Verdict(Role.NONE, "reason") if guessed and _day(slot) == known.date() else verdict


def _without_lent(found: Sequence[Judged], lent: Places, known: datetime) -> list[Judged]:
    """Without hours whose day only the thread told, or the sentence that says it stands."""
    live = [slot for slot, verdict in found if verdict.role in HOLDING and slot.time is not None]
    told = any(slot.day is not None and _place(slot) not in lent for slot in live)
    stands = any(is_at(slot, known) for slot in live)
    return [
        (slot, Verdict(Role.NONE, "lent"))
        if verdict.role in HOLDING and not verdict.sure and not is_at(slot, known)
        and ((told and _place(slot) in lent) or (stands and slot.carried))
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _place(slot: Slot) -> tuple[int, int]:
    return slot.sentence, slot.first


def _day(slot: Slot) -> date | None:
    return slot.day.date if slot.day is not None else None
