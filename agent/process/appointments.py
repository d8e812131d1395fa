"""One appointment for each real interview, out of all that the mail says about them.

Signals are taken in order of time. An update finds its appointment by the calendar's UID, by the
same instant, by the same day, or by the wording "moved"; only what finds none is a new one. What
cannot be placed is kept as a doubt. Nothing here knows facts, rules or people beyond their names.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from agent.domain.hiring import InterviewStatus
from agent.process.book import Appointment, Book, Doubt
from agent.process.matching import (
    CROSSING,
    at_same_instant,
    by_event,
    cancelled_by_words,
    moved_from,
    named,
    rebooked_from,
    same_clock,
    same_day,
    same_title,
)
from agent.process.signals import Signal

# A cancellation this long after the end is tidying up and no news.
_TIDYING = timedelta(hours=12)


def book_of(signals: Iterable[Signal]) -> Book:
    """The appointments that the signals, oldest first, add up to."""
    book = Book()
    for signal in signals:
        if not signal.believed:
            book.doubts.append(Doubt("an interview was read with little confidence", signal.source))
        elif signal.status is InterviewStatus.CANCELLED or signal.declined:
            _cancel(book, signal)
        elif signal.status is InterviewStatus.PROPOSED:
            book.offers.append(signal)
        elif signal.on is not None:
            _place(book, _as_offered(book, signal))
    return book


def _as_offered(book: Book, signal: Signal) -> Signal:
    """A time that was offered before, with what the offer said of it and the answer does not."""
    same = [one for one in book.offers if one.start is not None and one.start == signal.start]
    if not same or signal.from_invite:
        return signal
    offer = same[-1]
    if offer.end_given and not signal.end_given:
        signal = replace(signal, end=offer.end, end_given=True)
    return replace(
        signal,
        round=signal.round or offer.round,
        format=signal.format or offer.format,
        people=signal.people or offer.people,
        timezone=signal.timezone or offer.timezone,
        title=signal.title or offer.title,
    )


# Placing a confirmed or moved time ---------------------------------------------------------------


def _place(book: Book, signal: Signal) -> None:
    """Find the appointment that a stated time belongs to, or make one."""
    if signal.guessed and any(one.on == signal.on for one in book.live()):
        # "We moved a colleague's to Thursday at 2, so yours may run late": nothing is known of it.
        book.doubts.append(Doubt("a move on the day itself was read uncertainly", signal.source))
        return
    known = by_event(book, signal)
    if known is not None:
        _update(known, signal)
        return
    meant = named(book, signal)
    same = meant or at_same_instant(book, signal)
    if same is not None and same.start == signal.start:
        _confirm(same, signal)
        return
    other = meant or moved_from(book, signal) or same_day(book, signal)
    if other is None:
        other = rebooked_from(book, signal)
    if other is None:
        book.appointments.append(_new(book, signal))
    elif _outranked(other, signal):
        _restate(book, other, signal)
    else:
        _retime(other, signal)


def _update(known: Appointment, signal: Signal) -> None:
    """Take a calendar update, unless it is older than what is known (RFC 5546 section 2.1.4)."""
    if _superseded(known, signal) and not known.cancelled:
        return
    if known.version and signal.version and signal.version < known.version:
        return
    known.version = signal.version
    known.event = signal.event
    if known.start == signal.start and known.cancelled is False:
        _enrich(known, signal, replaces=True)
    else:
        _retime(known, signal)


def _superseded(one: Appointment, signal: Signal) -> bool:
    """Whether another calendar event has taken this one's place since."""
    return one.event is not None and signal.event is not None and one.event[0] != signal.event[0]


def _outranked(one: Appointment, signal: Signal) -> bool:
    """Whether a standing calendar event's time holds against prose that does not say "moved"."""
    if signal.meant is not None or one.cancelled or one.start is None:
        return False
    if signal.contradiction:
        return True
    if signal.moved:
        return False
    return signal.start is None or (one.event is not None and signal.event is None)


def _restate(book: Book, one: Appointment, signal: Signal) -> None:
    """Prose about an appointment whose time is known better: details yes, another time no."""
    if signal.start and signal.zone_known and not same_clock(one.start or signal.start, signal):
        text = "a message names another time than the invitation does"
        book.doubts.append(Doubt(text, signal.source))
    _enrich(one, replace(signal, end=None, end_given=False))


# Cancelling --------------------------------------------------------------------------------------


def _cancel(book: Book, signal: Signal) -> None:
    one = by_event(book, signal) or named(book, signal) or cancelled_by_words(book, signal)
    if one is None:
        if not signal.declined:
            text = "a cancellation names no appointment that is known"
            book.doubts.append(Doubt(text, signal.source))
        return
    if signal.no_show:
        one.no_show = True
        return
    if _superseded(one, signal):
        return
    if signal.version and one.version and signal.version < one.version:
        return
    if one.end and signal.event and signal.at - one.end > _TIDYING:
        return
    _strike(one, signal)
    _uncross(book, one, signal)


def _strike(one: Appointment, signal: Signal) -> None:
    if not one.cancelled:
        one.set_at = signal.at
        one.source = signal.source
    one.cancelled = True
    one.rebooking = one.rebooking or signal.rebooks
    one.version = max(filter(None, [one.version, signal.version]), default=None)
    _remember(one, signal)


def _uncross(book: Book, gone: Appointment, signal: Signal) -> None:
    """Where the new calendar event came before the cancellation of the old one: one move."""
    for one in book.live():
        near = one.event and one is not gone and signal.at - one.learned_at <= CROSSING
        if near and (signal.rebooks or same_title(one.title, gone.title)):
            gone.was, gone.start, gone.end = gone.start, one.start, one.end
            gone.end_given, gone.day, gone.timezone = one.end_given, one.day, one.timezone
            gone.event, gone.version, gone.cancelled = one.event, one.version, False
            gone.set_at, gone.source = one.set_at, one.source
            gone.events |= one.events
            gone.names |= one.names
            gone.threads |= one.threads
            gone.people |= one.people
            book.appointments.remove(one)
            return


# Writing into an appointment ---------------------------------------------------------------------


def _new(book: Book, signal: Signal) -> Appointment:
    key = _key(book, signal)
    one = Appointment(key, signal.at, signal.at, signal.source, names={key: None})
    _retime(one, signal)
    one.was = None
    return one


def _key(book: Book, signal: Signal) -> str:
    if signal.event:
        return "@".join(filter(None, signal.event))
    taken = {one.key for one in book.appointments}
    base = signal.source.message_id or f"user-{signal.at.isoformat()}"
    key, number = base, 2
    while key in taken:
        key, number = f"{base}#{number}", number + 1
    return key


def _confirm(one: Appointment, signal: Signal) -> None:
    """The same time once more: it stands, also where it had been struck."""
    if one.cancelled:
        one.cancelled, one.set_at, one.source = False, signal.at, signal.source
    if signal.event is not None:
        one.source = one.source if one.event else signal.source
        one.event, one.version = signal.event, signal.version
        one.timezone = signal.timezone or one.timezone
    if not signal.contradiction:
        one.contradiction = ""
    _enrich(one, signal)


def _retime(one: Appointment, signal: Signal) -> None:
    """Give it the signal's time; a length once given is kept where the new time names no end."""
    length = one.end - one.start if one.end_given and one.end and one.start else None
    if one.start is not None and one.start != signal.start:
        one.was = one.start
    one.day = signal.on
    one.timezone, one.zone_known = signal.timezone or one.timezone, signal.zone_known
    one.contradiction = signal.contradiction
    # A time that contradicts itself is not believed: the day stands, the clock time does not.
    one.start = None if signal.contradiction else signal.start
    one.end, one.end_given = signal.end, signal.end_given
    if length and one.start and not signal.end_given:
        one.end, one.end_given = one.start + length, True
    if one.start is None:
        one.end, one.end_given = None, False
    one.cancelled = one.rebooking = one.no_show = False
    one.set_at, one.source = signal.at, signal.source
    if signal.event is not None:
        one.event, one.version = signal.event, signal.version
    _enrich(one, replace(signal, end=None, end_given=False), replaces=signal.event is not None)


def _enrich(one: Appointment, signal: Signal, *, replaces: bool = False) -> None:
    """Add details; a calendar update's own list of people replaces the one before."""
    if signal.end_given and one.start == signal.start and not (one.end_given and one.event):
        one.end, one.end_given = signal.end, True
    if replaces and signal.end_given:
        one.end, one.end_given = signal.end, True
    one.round = (signal.round or one.round) if replaces else (one.round or signal.round)
    one.format = (signal.format or one.format) if replaces else (one.format or signal.format)
    one.title = one.title or signal.title
    if replaces and signal.people and one.event:
        one.people = {}
    one.people |= dict.fromkeys(signal.people)
    _remember(one, signal)


def _remember(one: Appointment, signal: Signal) -> None:
    if signal.event:
        one.events.add(signal.event)
        one.names["@".join(filter(None, signal.event))] = None
    if signal.source.message_id:
        one.names[signal.source.message_id] = None
    if signal.thread:
        one.threads.pop(signal.thread, None)
        one.threads[signal.thread] = None
