"""What is believed of one process by its mail and by what the user said, as of an instant.

One pure function over a timeline; drafts and other processes are added in `facts`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agent.domain.correction import AddNote, SetWish, Wish
from agent.domain.evidence import PersonReading
from agent.domain.facts import (
    AbsenceFact,
    BallFact,
    DoubtFact,
    InterviewFact,
    NoteFact,
    OutcomeFact,
    PersonFact,
    PromiseFact,
    ReceivedFact,
    SilentEndFact,
    Source,
    ThreadFact,
    Wishes,
)
from agent.domain.hiring import Meaning, Part
from agent.domain.zones import at_local, to_utc
from agent.process.appointments import book_of
from agent.process.book import Appointment
from agent.process.identity import Identity, identity_of
from agent.process.people import People, people_of
from agent.process.signals import signals_of
from agent.process.standing import standing_of
from agent.process.threads import by_thread, correspondents_of, spoken_in, threads_of
from agent.process.timeline import Entry, Timeline

# A question about a meeting is moot once the meeting was held.
_ABOUT_MEETING = frozenset(
    {Meaning.SCHEDULING, Meaning.INTERVIEW_CONFIRMED, Meaning.INTERVIEW_MOVED}
)


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What is believed of one process. `sent` are the user's messages, steps not yet recognised.

    `names` gives, for each interview's key, every key it could have had; `doubts` are statements
    that were read and are not believed, each with its source.
    """

    identity: Identity
    people: tuple[PersonFact, ...]
    interviews: tuple[InterviewFact, ...]
    names: dict[str, frozenset[str]]
    doubts: tuple[DoubtFact, ...]
    received: tuple[ReceivedFact, ...]
    sent: tuple[Entry, ...]
    promises: tuple[PromiseFact, ...]
    absences: tuple[AbsenceFact, ...]
    ball: BallFact | None
    outcome: OutcomeFact | None
    silent_end: SilentEndFact | None
    threads: tuple[ThreadFact, ...]
    notes: tuple[NoteFact, ...]
    wishes: Wishes
    engaged: bool
    told: tuple[str, ...]


def believe(
    timeline: Timeline, *, owners: frozenset[str], zone: ZoneInfo, as_of: datetime
) -> Beliefs:
    """What the timeline adds up to. `owners` are the user's addresses, `zone` the account's."""
    threads = by_thread(timeline)
    addresses = correspondents_of(threads, owners)
    people = people_of(timeline, owners, addresses, spoken_in(threads))
    book = book_of(signals_of(timeline))
    interviews = sorted(
        (_interview(one, people, zone) for one in book.appointments), key=_start_order
    )
    standing = standing_of(timeline)
    return Beliefs(
        identity=identity_of(timeline),
        people=people.facts,
        interviews=tuple(interviews),
        names={one.key: frozenset(one.names) for one in book.appointments},
        doubts=(
            *(DoubtFact(one.text, one.source) for one in book.doubts),
            *_contradictions(timeline),
        ),
        received=tuple(standing.received),
        sent=tuple(one for one in timeline.entries if not one.received),
        promises=tuple(standing.promises),
        absences=tuple(standing.absences),
        ball=_still_asked(standing.ball, interviews, as_of),
        outcome=standing.outcome,
        silent_end=standing.silent_end,
        threads=threads_of(threads, addresses, owners),
        notes=_notes(timeline, interviews),
        wishes=_wishes(timeline),
        engaged=standing.engaged,
        told=timeline.told,
    )


def _start_order(one: InterviewFact) -> tuple[str, str]:
    when = one.start.timestamp() if one.start else 0.0
    day = one.day.isoformat() if one.day else ""
    return day, f"{when:020.3f}{one.key}"


def _interview(one: Appointment, people: People, zone: ZoneInfo) -> InterviewFact:
    day_ends = None
    if one.start is None and one.day is not None:
        day_ends = at_local(one.day + timedelta(days=1), datetime.min.time(), zone)
    return InterviewFact(
        key=one.key,
        start=_utc(one.start),
        end=_utc(one.end),
        day=one.start.astimezone(zone).date() if one.start else one.day,
        timezone=one.timezone,
        cancelled=one.cancelled,
        learned_at=one.learned_at,
        set_at=one.set_at,
        source=one.source,
        round=one.round,
        format=one.format,
        people=_taking_part(one, people),
        end_given=one.end_given,
        zone_known=one.zone_known,
        was=_utc(one.was),
        no_show=one.no_show,
        contradiction=one.contradiction,
        thread_id=next(reversed(one.threads), ""),
        title=one.title,
        from_invite=one.event is not None,
        day_ends=day_ends,
    )


def _utc(instant: datetime | None) -> datetime | None:
    return None if instant is None else to_utc(instant)


def _taking_part(one: Appointment, people: People) -> tuple[PersonFact, ...]:
    found = [people.who(reading) or _stranger(reading, one.source) for reading in one.people]
    return tuple(dict.fromkeys(person for person in found if person is not None))


def _stranger(reading: PersonReading, source: Source) -> PersonFact | None:
    """Somebody an appointment names without an address that is known."""
    if not reading.name:
        return None
    return PersonFact(reading.name, None, reading.part or Part.INTERVIEWER, False, source=source)


def _contradictions(timeline: Timeline) -> list[DoubtFact]:
    return [
        DoubtFact(text, entry.source(""))
        for entry in timeline.entries
        for text in entry.reading.contradictions
    ]


def _still_asked(
    ball: BallFact | None, interviews: list[InterviewFact], as_of: datetime
) -> BallFact | None:
    """What was asked, unless an appointment set since then, or the meeting itself, settled it."""
    if ball is None:
        return None
    asked_at = ball.source.at
    since = [one for one in interviews if one.set_at > asked_at and not one.cancelled]
    if ball.meaning is Meaning.SCHEDULING and since:
        return None
    held_since = any(one.held(as_of) and (one.over_at or asked_at) > asked_at for one in interviews)
    return None if ball.meaning in _ABOUT_MEETING and held_since else ball


def _notes(timeline: Timeline, interviews: list[InterviewFact]) -> tuple[NoteFact, ...]:
    """The user's notes; one that names no round belongs to the newest interview begun by then."""
    notes = []
    for at, change in timeline.changes:
        if isinstance(change, AddNote):
            begun = [one.key for one in interviews if one.start and one.start <= at]
            key = change.round or (begun[-1] if begun else "")
            notes.append(NoteFact(change.note, change.text, at, key, change.person.lower()))
    return tuple(notes)


def _wishes(timeline: Timeline) -> Wishes:
    wishes = Wishes(paused=timeline.ignored)
    for at, change in timeline.changes:
        if isinstance(change, SetWish):
            wishes = _wished(wishes, change, at)
    return wishes


def _wished(wishes: Wishes, change: SetWish, at: datetime) -> Wishes:
    value = change.value
    flag = value if isinstance(value, bool) else None
    since = at if value else None
    match change.wish:
        case Wish.PREFERRED:
            return replace(wishes, preferred=flag, preferred_marked_at=since)
        case Wish.LOOKING_AGAIN:
            return replace(wishes, looking_again=flag)
        case Wish.THANK_INTERVIEWERS:
            return replace(wishes, thank_interviewers=flag)
        case Wish.BYPASS:
            return replace(wishes, bypass_requested_at=since)
        case Wish.WITHDRAW:
            return replace(wishes, withdraw_requested_at=since)
        case Wish.PAUSED:
            return replace(wishes, paused=bool(flag))
        case Wish.PAUSED_UNTIL:
            return replace(wishes, paused_until=value if isinstance(value, datetime) else None)
        case Wish.PACE:
            usable = isinstance(value, float | int) and not isinstance(value, bool) and value > 0
            return replace(wishes, pace=float(value) if usable else 1.0)  # type: ignore[arg-type]
