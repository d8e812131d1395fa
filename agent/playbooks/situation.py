"""The first pass: what the facts mean before any rule acts on them.

Rounds and waiting cycles (CM-10, CM-12), the clock of silence, the state of the promises (CM-3),
and what the user has sent so far. It decides nothing and knows no step's timing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from agent.domain.calendar import BusinessCalendar
from agent.domain.facts import Facts, InterviewFact, PromiseFact, ReceivedFact, SentFact
from agent.domain.hiring import Outcome, OwnKind
from agent.domain.waiting import Waiting, waiting_at
from agent.playbooks.alarm import Alarm
from agent.playbooks.drafts import sent_by_user
from agent.playbooks.model import Playbook

_MIDNIGHT = time(0, 0)
DECISIONS = (Outcome.REJECTED, Outcome.OFFER, Outcome.ACCEPTED, Outcome.WITHDRAWN)
HALTS = (Outcome.ON_HOLD, Outcome.ROLE_CLOSED)


@dataclass(frozen=True, slots=True)
class Promise:
    """The promise that counts: the newest promising message's latest window (CM-3).

    `updated_by` is the newest word that came after it without a date of its own; `running` is true
    through the promised day itself (DM-3).
    """

    fact: PromiseFact
    running: bool
    updated_by: ReceivedFact | None

    @property
    def due(self) -> date:
        """The window's last day."""
        return self.fact.due


@dataclass(frozen=True, slots=True)
class StatusSent:
    """A status message the user sent: a draft of ours or one written by hand (CM-5)."""

    fact: SentFact
    day: date


@dataclass(frozen=True, slots=True)
class Situation:
    """What one process looks like at one instant. Days are dates in the user's zone.

    `held` are the interviews held, oldest first, days without a clock time included once they are
    over; `fallen` is an interview that was cancelled (or nobody turned up to) with nothing in its
    place (CM-13). `counts_from` is when the counts of status messages last returned to zero.
    `silent_since` is the clock of silence: the later of the last word and the newest held end.
    """

    facts: Facts
    playbook: Playbook
    calendar: BusinessCalendar
    alarm: Alarm
    waiting: Waiting
    held: tuple[InterviewFact, ...]
    ahead: tuple[InterviewFact, ...]
    fallen: InterviewFact | None
    counts_from: datetime | None
    words: tuple[ReceivedFact, ...]
    promise: Promise | None
    sent: tuple[SentFact, ...]
    status_sent: tuple[StatusSent, ...]
    silent_since: datetime | None

    @property
    def last_held(self) -> InterviewFact | None:
        """The final interview of the guides: the newest one held."""
        return self.held[-1] if self.held else None

    @property
    def last_held_day(self) -> date | None:
        """The local date on which the newest interview held ended."""
        return ended_on(self.held[-1], self.calendar) if self.held else None

    @property
    def last_word(self) -> ReceivedFact | None:
        """The employer's last word."""
        return self.words[-1] if self.words else None

    @property
    def silent_day(self) -> date | None:
        """The local date from which silence is counted."""
        days = [self.calendar.local_date(self.words[-1].at)] if self.words else []
        days += [self.last_held_day] if self.last_held_day else []
        return max(days, default=None)

    @property
    def pace(self) -> float:
        """The user's factor for a slower or quicker field (ET-8)."""
        return self.facts.wishes.pace

    def sending_day(self, day: date) -> date:
        """That day, or the next one on which the playbook writes (PM-12, "Day")."""
        days = self.playbook.sending_days.value
        while day.weekday() not in days or not self.calendar.is_business_day(day):
            day = date.fromordinal(day.toordinal() + 1)
        return day

    def day(self, instant: datetime) -> date:
        """The user's local date at that instant."""
        return self.calendar.local_date(instant)


def interpret(
    facts: Facts, playbook: Playbook, calendar: BusinessCalendar, alarm: Alarm
) -> Situation:
    """Read the facts as of `alarm.now`; every instant that would change the reading is noted."""
    held = _held(facts.interviews, calendar, alarm)
    ahead = tuple(
        one for one in facts.interviews if _takes_place(one) and not _over(one, calendar, alarm)
    )
    last_end = end_of(held[-1], calendar) if held else None
    fallen = _fallen(facts.interviews, held, ahead, last_end, alarm)
    words = tuple(one for one in facts.received if one.word)
    sent = sent_by_user(facts)
    return Situation(
        facts=facts,
        playbook=playbook,
        calendar=calendar,
        alarm=alarm,
        waiting=waiting_at(alarm.now, facts.interviews, facts.promises),
        held=held,
        ahead=ahead,
        fallen=fallen,
        counts_from=_counts_from(facts.interviews, last_end, alarm),
        words=words,
        promise=_promise(facts.promises, words, held, calendar, alarm),
        sent=sent,
        status_sent=_status_sent(sent, calendar),
        silent_since=_later(words[-1].at if words else None, last_end),
    )


def _takes_place(interview: InterviewFact) -> bool:
    return not interview.cancelled and not interview.no_show


def end_of(interview: InterviewFact, calendar: BusinessCalendar) -> datetime:
    """When it ends: the end known, else the end of its day in the user's zone."""
    if interview.end is not None:
        return interview.end
    if interview.day_ends is not None:
        return interview.day_ends
    day = interview.day or calendar.local_date(interview.learned_at)
    return calendar.at(date.fromordinal(day.toordinal() + 1), _MIDNIGHT)


def ended_on(interview: InterviewFact, calendar: BusinessCalendar) -> date:
    """The local date of its end; for a day without a clock time that day."""
    if interview.end is None and interview.day is not None:
        return interview.day
    return calendar.local_date(end_of(interview, calendar))


def _over(interview: InterviewFact, calendar: BusinessCalendar, alarm: Alarm) -> bool:
    return alarm.reached(end_of(interview, calendar))


def _held(
    interviews: Iterable[InterviewFact], calendar: BusinessCalendar, alarm: Alarm
) -> tuple[InterviewFact, ...]:
    held = [one for one in interviews if _takes_place(one) and _over(one, calendar, alarm)]
    return tuple(sorted(held, key=lambda one: end_of(one, calendar)))


def _fallen(
    interviews: Iterable[InterviewFact],
    held: tuple[InterviewFact, ...],
    ahead: tuple[InterviewFact, ...],
    last_end: datetime | None,
    alarm: Alarm,
) -> InterviewFact | None:
    """The interview that fell away last, unless another was set or held since (CM-13)."""
    gone = [one for one in interviews if not _takes_place(one) and alarm.reached(_fell_at(one))]
    if not gone or ahead:
        return None
    newest = max(gone, key=_fell_at)
    fell = _fell_at(newest)
    replaced = any(one.learned_at > fell for one in held)
    return None if replaced or (last_end is not None and last_end > fell) else newest


def _fell_at(interview: InterviewFact) -> datetime:
    """When it was cancelled; for a no-show, when it should have ended."""
    if interview.cancelled:
        return interview.set_at
    return interview.end or interview.day_ends or interview.set_at


def fell_on(interview: InterviewFact, calendar: BusinessCalendar) -> date:
    """The local date on which the interview fell away."""
    return calendar.local_date(_fell_at(interview))


def _counts_from(
    interviews: Iterable[InterviewFact], last_end: datetime | None, alarm: Alarm
) -> datetime | None:
    """When the counts last returned to zero: an interview held, or set and not held (CM-12)."""
    starts = [last_end] if last_end else []
    starts += [one.learned_at for one in interviews if not one.held(alarm.now)]
    return max(starts, default=None)


def _promise(
    promises: tuple[PromiseFact, ...],
    words: tuple[ReceivedFact, ...],
    held: tuple[InterviewFact, ...],
    calendar: BusinessCalendar,
    alarm: Alarm,
) -> Promise | None:
    """The newest promising message's latest window, unless an interview held overtook it."""
    if not promises:
        return None
    newest = promises[-1]
    of_message = [one for one in promises if one.source.message_id == newest.source.message_id]
    fact = max(of_message, key=lambda one: one.due)
    if held and fact.due < ended_on(held[-1], calendar):
        return None
    running = not alarm.day_reached(date.fromordinal(fact.due.toordinal() + 1))
    later = [one for one in words if one.at > fact.source.at]
    return Promise(fact, running, later[-1] if later else None)


def _status_sent(sent: Iterable[SentFact], calendar: BusinessCalendar) -> tuple[StatusSent, ...]:
    """Status messages of the whole process, oldest first."""
    return tuple(StatusSent(one, calendar.local_date(one.at)) for one in sent if is_status(one))


def is_status(sent: SentFact) -> bool:
    """Whether it asked the employer for word: by its step, or by its words alone."""
    return sent.kind is OwnKind.STATUS if sent.step is None else sent.step.is_status


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    if one is None or other is None:
        return one or other
    return max(one, other)
