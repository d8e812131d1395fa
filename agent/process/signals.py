"""What each message says about appointments, as signals in order of time.

One day's sessions stated in one message become one signal: they are one interview (CM-12's round).
Which appointment a signal is about is decided in `appointments`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from agent.domain.correction import CancelInterview, Change, NoShow, SetInterview
from agent.domain.evidence import EvidenceKind, InterviewReading, PersonReading, Reading
from agent.domain.facts import DEFAULT_INTERVIEW_LENGTH, Source
from agent.domain.hiring import Confidence, Format, InterviewStatus, Meaning, OwnKind, Round
from agent.process.timeline import Entry, Timeline

_SET = (InterviewStatus.CONFIRMED, InterviewStatus.MOVED)


@dataclass(frozen=True, slots=True)
class Signal:
    """One statement about one appointment.

    `event` is (UID, RECURRENCE-ID) of a calendar part, or None. `end` is given or derived
    (`end_given` tells). `moved` is true where wording or calendar say that it replaces a time.
    `rebooks` is true where a cancellation asks for or announces another time. `meant` is an
    appointment's key where the user named one. `believed` is false for what is only a doubt;
    `guessed` is true for a day that a sure move may lead to.
    """

    at: datetime
    source: Source
    status: InterviewStatus
    thread: str = ""
    start: datetime | None = None
    end: datetime | None = None
    end_given: bool = False
    day: date | None = None
    timezone: str | None = None
    zone_known: bool = True
    event: tuple[str, str] | None = None
    version: tuple[int, datetime] | None = None
    moved: bool = False
    rebooks: bool = False
    declined: bool = False
    no_show: bool = False
    contradiction: str = ""
    believed: bool = True
    round: Round | None = None
    format: Format | None = None
    people: tuple[PersonReading, ...] = ()
    title: str = ""
    by_user: bool = False
    meant: str | None = None
    guessed: bool = False

    @property
    def on(self) -> date | None:
        """The local date it speaks of."""
        return self.start.date() if self.start else self.day

    @property
    def from_invite(self) -> bool:
        """Whether a calendar part states it."""
        return self.event is not None


def signals_of(timeline: Timeline) -> list[Signal]:
    """Every statement about appointments, the user's corrections among them, oldest first."""
    asked: set[str] = set()
    offered: set[datetime] = set()
    entries = _with_own_offers(timeline.entries)
    said = [signal for entry in entries for signal in _of_entry(entry, asked, offered)]
    told = [signal for at, change in timeline.changes for signal in _of_change(at, change)]
    return sorted([*said, *told], key=lambda one: one.at)


def _with_own_offers(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, the user's without a yes to what was offered for another process.

    An agent asks of a second client in the thread that arranged the first one's interview: "yes,
    please do" takes no hour of the first one's over.
    """
    told: set[datetime] = set()
    for entry in entries:
        times = entry.reading.interviews
        own = tuple(one for one in times if entry.received or not _is_foreign(one, told))
        if entry.received:
            told.update(one.start for one in times if one.start is not None)
        alike = len(own) == len(times)
        yield entry if alike else replace(entry, reading=replace(entry.reading, interviews=own))


def _is_foreign(one: InterviewReading, told: set[datetime]) -> bool:
    """Whether a bare yes of the user's takes a time that nobody has told in this process."""
    bare = one.status is InterviewStatus.CONFIRMED and not one.uid and one.start is not None
    return bare and one.start not in told and not any(char.isdigit() for char in one.quote)


def _of_entry(entry: Entry, asked: set[str], offered: set[datetime]) -> Iterator[Signal]:
    """Signals of one message.

    `asked` are the threads in which the user asked for another time, `offered` the times that
    either side has offered before.
    """
    reading, thread = entry.reading, entry.message.thread_id
    statuses = {one.status for one in reading.interviews}
    granted = thread in asked and entry.received
    moved = granted or Meaning.INTERVIEW_MOVED in reading.meanings
    moved = moved and InterviewStatus.MOVED not in statuses
    if OwnKind.RESCHEDULE in (reading.own, *reading.also):
        asked.add(thread)
    elif statuses & {*_SET}:
        asked.discard(thread)
    for group in _sessions(reading.interviews):
        backed = group[0].start in offered and _settles(entry)
        yield _signal(entry, group, moved=moved, backed=backed)
    if entry.believed:
        offered |= {one.start for one in reading.interviews if one.start and _offers(one)}
    if entry.received and entry.believed:
        yield from _without_time(entry)


def _offers(one: InterviewReading) -> bool:
    return one.status is InterviewStatus.PROPOSED and one.confidence.actionable


def _settles(entry: Entry) -> bool:
    """Whether the employer says, however briefly, that a time is agreed: "booked the Thursday"."""
    reading = entry.reading
    return entry.received and reading.hiring and reading.meaning in _AGREEING


_AGREEING = frozenset(
    {Meaning.INTERVIEW_CONFIRMED, Meaning.INTERVIEW_MOVED, Meaning.THANKS_OR_CHAT}
)


def _sessions(interviews: Iterable[InterviewReading]) -> Iterator[list[InterviewReading]]:
    """Prose sessions of one day and one status together; everything else by itself."""

    def shared(one: InterviewReading) -> tuple[bool, InterviewStatus, date | None]:
        prose = not one.uid and one.status in _SET and not one.contradiction
        return prose, one.status, one.start.date() if one.start else one.day

    def order(one: InterviewReading) -> tuple[bool, str, str, float]:
        prose, status, day = shared(one)
        return prose, status.value, str(day), one.start.timestamp() if one.start else 0.0

    for key, group in groupby(sorted(interviews, key=order), key=shared):
        if key[0]:
            yield list(group)
        else:
            yield from ([one] for one in group)


def _signal(entry: Entry, group: list[InterviewReading], *, moved: bool, backed: bool) -> Signal:
    """One statement; `backed` where a time offered before is what a hasty note agrees to."""
    first, last = group[0], group[-1]
    message, reading = entry.message, entry.reading
    known_zone = [one for one in group if one.zone_known]
    believed = entry.believed or first.from_invite or backed
    believed = believed and first.confidence.actionable
    guessed = _guessed(entry, first)
    return Signal(
        at=entry.at,
        source=entry.source(first.quote),
        status=_status(first, reading),
        thread=message.thread_id,
        start=None if guessed else first.start,
        end=None if guessed else _end(last),
        end_given=last.end is not None and not guessed,
        day=first.start.date() if guessed and first.start else first.day,
        timezone=next((one.timezone for one in group if one.timezone), None),
        zone_known=bool(known_zone),
        event=(first.uid, first.recurrence_id or "") if first.uid else None,
        version=(first.sequence, first.dtstamp or entry.message.written) if first.uid else None,
        moved=first.status is InterviewStatus.MOVED
        or (moved and first.status is InterviewStatus.CONFIRMED),
        rebooks=bool({Meaning.SCHEDULING, Meaning.INTERVIEW_MOVED} & set(reading.meanings)),
        declined=first.declined,
        contradiction=first.contradiction,
        believed=believed or guessed,
        round=_round(group),
        format=next((one.format for one in group if one.format), None),
        people=tuple(dict.fromkeys(who for one in group for who in one.people)),
        title=first.title,
        by_user=not entry.received,
        guessed=guessed,
    )


def _guessed(entry: Entry, one: InterviewReading) -> bool:
    """Whether a move is sure and its new time is not: "we are looking at Thursday at 2, keep it
    free". The old time is off, the new day stands, and no clock time is claimed."""
    moved = entry.reading.meaning is Meaning.INTERVIEW_MOVED and entry.believed
    return moved and one.status is InterviewStatus.MOVED and not one.confidence.actionable


def _status(first: InterviewReading, reading: Reading) -> InterviewStatus:
    """What the words do; a first approach can only propose, however firmly it speaks."""
    if reading.meaning is Meaning.OUTREACH and not first.from_invite and first.status in _SET:
        return InterviewStatus.PROPOSED
    return first.status


def _end(last: InterviewReading) -> datetime | None:
    if last.start is None:
        return None
    return last.end or last.start + DEFAULT_INTERVIEW_LENGTH


def _round(group: list[InterviewReading]) -> Round | None:
    rounds = [one.round for one in group if one.round]
    if len(set(rounds)) > 1:
        return Round.ONSITE if Round.ONSITE in rounds else Round.PANEL
    return rounds[0] if rounds else None


def _without_time(entry: Entry) -> Iterator[Signal]:
    """A cancellation (or a move to a time still unknown) that names no appointment.

    A time that is read with little confidence settles none, but that of a move (`_guessed`).
    """
    reading = entry.reading
    statuses = {
        one.status
        for one in reading.interviews
        if one.confidence.actionable or _guessed(entry, one)
    }
    gone = Meaning.INTERVIEW_CANCELLED in reading.meanings
    moving = reading.meaning is Meaning.INTERVIEW_MOVED
    if (not gone and not moving) or statuses & {*_SET, InterviewStatus.CANCELLED}:
        return
    meaning = Meaning.INTERVIEW_CANCELLED if gone else Meaning.INTERVIEW_MOVED
    quote = reading.quote_for(EvidenceKind.MEANING, meaning.value)
    yield Signal(
        at=entry.at,
        source=entry.source(quote),
        status=InterviewStatus.CANCELLED,
        thread=entry.message.thread_id,
        moved=not gone,
        rebooks=moving or Meaning.SCHEDULING in reading.meanings,
        believed=reading.confidence is not Confidence.WEAK,
    )


def _of_change(at: datetime, change: Change) -> Iterator[Signal]:
    source = Source("", at, "")
    if isinstance(change, SetInterview):
        base = Signal(at, source, InterviewStatus.CONFIRMED, start=change.start)
        end = change.end or change.start + DEFAULT_INTERVIEW_LENGTH
        yield replace(
            base,
            end=end,
            end_given=change.end is not None,
            timezone=change.timezone,
            round=change.round,
            format=change.format,
            moved=bool(change.interview),
            meant=change.interview,
        )
    elif isinstance(change, CancelInterview):
        yield Signal(at, source, InterviewStatus.CANCELLED, meant=change.interview)
    elif isinstance(change, NoShow):
        yield Signal(at, source, InterviewStatus.CANCELLED, no_show=True, meant=change.interview)
