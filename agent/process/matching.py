"""Which known appointment a signal is about: by calendar event, instant, day, or wording.

Every function answers with one appointment or None, and changes nothing.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from agent.domain.evidence import PersonReading
from agent.process.book import Appointment, Book
from agent.process.people import name_key
from agent.process.signals import Signal

# A cancelled appointment waits this long for its new time; a passed one this long for "moved".
_REBOOKING = timedelta(days=45)
_MISSED = timedelta(days=2)
# "I have moved our call" and the update it speaks of cross each other within this time.
CROSSING = timedelta(hours=48)


def by_event(book: Book, signal: Signal) -> Appointment | None:
    """The appointment that this calendar event (or this instance of its series) holds or held."""
    if signal.event is None:
        return None
    for one in book.appointments:
        if signal.event in one.events:
            return one
    uid, instance = signal.event
    # An instance named by RECURRENCE-ID overrides one occurrence of the series first announced.
    series = next((one for one in book.appointments if (uid, "") in one.events), None)
    return series if instance and series is not None and not series.over(signal.at) else None


def named(book: Book, signal: Signal) -> Appointment | None:
    """The appointment that the user's own correction names."""
    if signal.meant is None:
        return None
    exact = next((one for one in book.appointments if signal.meant in one.names), None)
    if exact is not None or signal.meant:
        return exact
    same = [one for one in book.appointments if one.on == signal.on]
    return same[0] if len(same) == 1 else None


def at_same_instant(book: Book, signal: Signal) -> Appointment | None:
    """An appointment at that very instant, a standing one before a cancelled one."""
    if signal.start is None:
        return None
    same = [one for one in book.appointments if one.start == signal.start]
    same.sort(key=lambda one: one.cancelled)
    return same[0] if same else None


def same_day(book: Book, signal: Signal) -> Appointment | None:
    """The standing appointment of that day that the signal speaks of rather than a further one."""
    same = [one for one in book.live() if _on_day(one, signal) and not _apart(one, signal)]
    if len(same) > 1:
        same = [one for one in same if signal.thread in one.threads] or same
    return same[0] if len(same) == 1 else None


def _on_day(one: Appointment, signal: Signal) -> bool:
    if one.on == signal.on:
        return True
    if one.start is None or signal.start is None:
        return False
    return one.start.astimezone(signal.start.tzinfo).date() == signal.start.date()


def _apart(one: Appointment, signal: Signal) -> bool:
    """Whether two times on one day are two interviews: two calendar events, rounds, threads."""
    if one.event and signal.event:
        return True
    if one.start is None or signal.start is None:
        return False
    if one.round and signal.round and one.round is not signal.round:
        return True
    if same_clock(one.start, signal):
        return False
    if one.people and signal.people and not _share_people(one, signal):
        return True
    if signal.thread in one.threads:
        return False
    # A calendar event and prose in different threads are commonly about one appointment.
    return one.event is None and signal.event is None and signal.zone_known


def _share_people(one: Appointment, signal: Signal) -> bool:
    mine, theirs = _names(one.people), _names(signal.people)
    return bool(mine & theirs)


def _names(people: Iterable[PersonReading]) -> set[str]:
    """Everything that people could be recognised by."""
    return {
        key
        for who in people
        for key in (name_key(who.name or ""), (who.email or "").lower())
        if key
    }


def same_clock(start: datetime, signal: Signal) -> bool:
    """The same time on the wall: a zone was merely assumed on one side."""
    return bool(signal.start) and start.time() == (signal.start or start).time()


def moved_from(book: Book, signal: Signal) -> Appointment | None:
    """The appointment whose time this one replaces, where the wording says that it replaces one."""
    if not signal.moved:
        return None
    able = [
        one
        for one in book.appointments
        if (not one.over(signal.at - _MISSED) if not one.cancelled else _waits(one, signal))
        and not (one.event and signal.event and one.event == signal.event)
    ]
    return _likeliest(able, signal)


def rebooked_from(book: Book, signal: Signal) -> Appointment | None:
    """A cancelled appointment that this one stands in for: same thread, title, or announced."""
    able = [
        one
        for one in book.appointments
        if one.cancelled
        and _waits(one, signal)
        and (signal.thread in one.threads or one.rebooking or same_title(one.title, signal.title))
    ]
    return _likeliest(able, signal)


def _waits(one: Appointment, signal: Signal) -> bool:
    return one.set_at <= signal.at and signal.at - one.set_at <= _REBOOKING


def same_title(one: str, other: str) -> bool:
    """Whether two calendar entries carry the same, non-empty title."""
    return bool(one) and " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _likeliest(able: list[Appointment], signal: Signal) -> Appointment | None:
    """The one in the same thread, of the same round, with the same people, still standing, next."""

    def rank(one: Appointment) -> tuple[bool, bool, bool, bool, float]:
        return (
            signal.thread in one.threads,
            one.round is not None and one.round is signal.round,
            _share_people(one, signal),
            not one.cancelled,
            -abs((one.start - signal.at).total_seconds()) if one.start else 0.0,
        )

    return max(able, key=rank, default=None)


def cancelled_by_words(book: Book, signal: Signal) -> Appointment | None:
    """The appointment meant by its time, by its day, or as the only one that lies ahead."""
    if signal.declined:
        return None
    if signal.no_show:
        begun = [one for one in book.live() if one.start and one.start <= signal.at]
        return max(begun, key=lambda one: one.start or one.learned_at, default=None)
    live = book.live()
    if signal.on is not None:
        exact = [one for one in live if one.start == signal.start] if signal.start else []
        same = exact or [one for one in live if _on_day(one, signal)]
        return same[0] if len(same) == 1 else None
    ahead = [one for one in live if not one.over(signal.at)]
    if signal.moved:
        # "I have moved our call" often follows the update it speaks of.
        ahead = [one for one in ahead if one.was is None or signal.at - one.set_at > CROSSING]
    if len(ahead) > 1:
        ahead = [one for one in ahead if signal.thread in one.threads]
    return ahead[0] if len(ahead) == 1 else None
