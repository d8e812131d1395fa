"""Appointments from calendar parts (RFC 5545, RFC 5546): what each method makes of its event.

Works on events that `mail` resolved; knows nothing of prose.
"""

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from agent.domain.evidence import InterviewReading, PersonReading, ReadingContext
from agent.domain.hiring import Confidence, Direction, InterviewStatus, ZoneFrom
from agent.domain.message import Attendee, CalendarEvent, CalendarMethod, Message
from agent.reading.appointments.people import is_department
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import fold, words_of
from agent.reading.wording import events_en as wording

_SILENT = frozenset({CalendarMethod.REPLY, CalendarMethod.REFRESH, CalendarMethod.DECLINECOUNTER})
_ROOMS = frozenset({"room", "resource", "conference", "calendar", "group.calendar.google.com"})
_NOBODY = frozenset({"NON-PARTICIPANT", "OPT-PARTICIPANT"})
_SYSTEM = ("no-reply", "noreply", "donotreply", "do-not-reply", "notifications", "calendar",
           "resource", "room-", "meetingroom", "conf-")  # fmt: skip


def from_calendar(
    message: Message, context: ReadingContext, ref: Reference
) -> tuple[InterviewReading, ...]:
    """One reading for each event that is an appointment, the newest version of a UID only."""
    newest: dict[tuple[str, str], CalendarEvent] = {}
    for event in message.calendar:
        key = (event.uid, event.recurrence_id or "")
        before = newest.get(key)
        if before is None or _version(event) >= _version(before):
            newest[key] = event
    readings = [_reading(event, message, context, ref) for event in newest.values()]
    return tuple(one for one in readings if one is not None)


def _version(event: CalendarEvent) -> tuple[int, float]:
    """RFC 5546 section 2.1.5: SEQUENCE first, then DTSTAMP."""
    stamp = event.dtstamp
    if stamp is None:
        return event.sequence, 0.0
    return event.sequence, (
        stamp if stamp.tzinfo else stamp.replace(tzinfo=ZoneInfo("UTC"))
    ).timestamp()


def _reading(
    event: CalendarEvent, message: Message, context: ReadingContext, ref: Reference
) -> InterviewReading | None:
    declined = _declined(event, message, context)
    answer = _answer(event, message, context)
    if (event.method in _SILENT and not declined and answer is None) or _is_no_meeting(
        event, message
    ):
        return None
    if event.start is None and event.day is None:
        return None
    start, end, known, source = _instants(event, ref)
    return InterviewReading(
        start=start,
        day=event.day if start is None else None,
        end=end,
        zone_known=known,
        timezone=event.zone
        if event.zone and event.zone != "UTC"
        else (ref.zone_name if not known else event.zone),
        zone_from=source,
        status=answer or _status(event, declined, context),
        quote=event.summary,
        people=_people(event, message, context),
        uid=event.uid,
        sequence=event.sequence,
        dtstamp=event.dtstamp,
        recurrence_id=event.recurrence_id,
        from_invite=True,
        declined=declined,
        confidence=_confidence(event, known),
        title=event.summary,
    )


def _words(event: CalendarEvent) -> tuple[str, ...]:
    return tuple(words_of(fold(event.summary[:_LONGEST_SUMMARY])))


_LONGEST_SUMMARY = 300


def _is_no_meeting(event: CalendarEvent, message: Message) -> bool:
    """ "Onboarding day 1", "Last day to complete your test": by its title no interview.

    A lunch is none among other events; alone it may be where people meet.
    """
    said = _words(event)
    if not wording.INTERVIEWS.isdisjoint(said):
        return False
    if len(message.calendar) > 1 and not wording.MEALS.isdisjoint(said):
        return True
    return not wording.OTHER_EVENTS.isdisjoint(said) or any(
        pair in wording.OTHER_PAIRS for pair in pairwise(said)
    )


def _is_hold(event: CalendarEvent) -> bool:
    """ "HOLD: panel", "Placeholder - interview": kept free until it is settled."""
    return not wording.HOLDS.isdisjoint(_words(event)[:2])


def _confidence(event: CalendarEvent, known: bool) -> Confidence:
    if _is_hold(event) and not event.cancelled:
        return Confidence.WEAK
    return Confidence.CERTAIN if known else Confidence.LIKELY


def _answer(
    event: CalendarEvent, message: Message, context: ReadingContext
) -> InterviewStatus | None:
    """What the employer's answer to the user's own invitation makes of it, or None."""
    incoming = message.direction(context.owners) is Direction.IN
    if event.method is not CalendarMethod.REPLY or not incoming or not context.owners:
        return None
    if event.organizer is not None and event.organizer.email.lower() not in context.owners:
        return None
    answers = {
        one.partstat.upper() for one in event.attendees if one.email.lower() not in context.owners
    }
    return _ANSWERS.get(answers.pop()) if len(answers) == 1 else None


_ANSWERS = {"ACCEPTED": InterviewStatus.CONFIRMED, "DECLINED": InterviewStatus.CANCELLED}


def _instants(
    event: CalendarEvent, ref: Reference
) -> tuple[datetime | None, datetime | None, bool, ZoneFrom]:
    """Start and end as aware instants; a floating time stands in the writer's zone."""
    start, end = event.start, event.end
    if start is None:
        return None, None, False, ref.zone_from
    if start.tzinfo is not None:
        if end is not None and end.tzinfo is None:
            end = end.replace(tzinfo=start.tzinfo)
        return start, _sane(start, end), True, ZoneFrom.INVITE
    zone = ref.written.tzinfo
    floating_end = end.replace(tzinfo=zone) if end is not None else None
    start = start.replace(tzinfo=zone)
    return start, _sane(start, floating_end), False, ref.zone_from


def _sane(start: datetime, end: datetime | None) -> datetime | None:
    """The end where it lies behind the start and within two weeks."""
    if end is None or not start < end <= start + timedelta(days=14):
        return None
    return end


def _status(event: CalendarEvent, declined: bool, context: ReadingContext) -> InterviewStatus:
    """What the method makes of it; "moved" is an update (SEQUENCE above 0) of a known event."""
    if event.cancelled or event.method is CalendarMethod.CANCEL:
        return InterviewStatus.CANCELLED
    if event.method is CalendarMethod.COUNTER or _is_hold(event):
        return InterviewStatus.PROPOSED
    if event.sequence > 0 and not declined and not _known(event, context):
        return InterviewStatus.MOVED
    return InterviewStatus.CONFIRMED


def _known(event: CalendarEvent, context: ReadingContext) -> bool:
    """Whether the thread has this very time, from this event or from prose: guests changed."""
    return any(
        one.uid in (event.uid, "") and one.start == event.start
        for turn in context.thread
        for one in turn.reading.interviews
        if one.start is not None and one.status is not InterviewStatus.PROPOSED
    )


def _declined(event: CalendarEvent, message: Message, context: ReadingContext) -> bool:
    """Whether the user's own answer declines it."""
    if message.direction(context.owners) is not Direction.OUT:
        return False
    mine = [one for one in event.attendees if one.email.lower() in context.owners]
    if event.method is CalendarMethod.REPLY and not mine:
        mine = list(event.attendees[:1])
    return any(one.partstat.upper() == "DECLINED" for one in mine)


def _people(
    event: CalendarEvent, message: Message, context: ReadingContext
) -> tuple[PersonReading, ...]:
    """Who takes part beside the user: required attendees and the organizer, no rooms, no robots."""
    seen: dict[str, PersonReading] = {}
    for one in (*event.attendees, *((event.organizer,) if event.organizer else ())):
        if _is_person(one, context, message):
            seen.setdefault(one.email.lower() or one.name.lower(), _person(one))
    return tuple(seen.values())


def _is_person(one: Attendee, context: ReadingContext, message: Message) -> bool:
    email = one.email.lower()
    if email in context.owners or one.role.upper() in _NOBODY:
        return False
    if not context.owners and email in {to.key for to in message.to}:
        return False
    local, _, domain = email.partition("@")
    if is_department(one.name):
        return False
    return not (local.startswith(_SYSTEM) or any(word in domain for word in _ROOMS))


def _person(one: Attendee) -> PersonReading:
    name = one.name.strip()
    if not name or "@" in name:
        return PersonReading(None, one.email or None)
    return PersonReading(name, one.email or None)
