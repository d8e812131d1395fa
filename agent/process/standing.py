"""Where a process stands by its mail: outcome, whose turn it is, promises, absences.

Entries and the user's corrections are taken in order of time; a later word supersedes an earlier
one where it contradicts it. Interviews are not known here, except that one settles a question.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from agent.domain.correction import Answered, Change, SetOutcome
from agent.domain.evidence import EvidenceKind, Reading
from agent.domain.facts import (
    AbsenceFact,
    BallFact,
    OutcomeFact,
    PromiseFact,
    ReceivedFact,
    SilentEndFact,
    Source,
)
from agent.domain.hiring import Confidence, InterviewStatus, Meaning, Outcome, OwnKind
from agent.process.timeline import Entry, Timeline
from agent.process.word import NEWS, REVIVED_BY, is_word

_OUTCOMES = {
    Meaning.REJECTION: Outcome.REJECTED,
    Meaning.OFFER: Outcome.OFFER,
    Meaning.ON_HOLD: Outcome.ON_HOLD,
    Meaning.ROLE_CLOSED: Outcome.ROLE_CLOSED,
}
# Decisions of the user's own that the employer's echo of them does not overturn.
_ECHOES = {
    Outcome.WITHDRAWN: frozenset({Outcome.REJECTED, Outcome.ON_HOLD, Outcome.ROLE_CLOSED}),
    Outcome.ACCEPTED: frozenset({Outcome.OFFER}),
}
_ASKING = frozenset(
    {Meaning.SCHEDULING, Meaning.ASSESSMENT, Meaning.INFORMATION_REQUEST, Meaning.OFFER}
)
# What the employer writes once a question is settled without a mail of the user's.
_SETTLING = frozenset(
    {
        Meaning.INTERVIEW_CONFIRMED,
        Meaning.INTERVIEW_MOVED,
        Meaning.ADVANCED,
        Meaning.REJECTION,
        Meaning.ON_HOLD,
        Meaning.ROLE_CLOSED,
        Meaning.STATUS_UPDATE,
    }
)
# What shows that the user took up a first approach by another way than mail.
_TAKING_PART = frozenset(
    {Meaning.APPLICATION_RECEIVED, Meaning.INTERVIEW_CONFIRMED, Meaning.ADVANCED, Meaning.OFFER}
)
# What an offer is not settled by: more news about it.
_NOT_AN_OFFER = frozenset({Meaning.STATUS_UPDATE, Meaning.ADVANCED, Meaning.INTERVIEW_CONFIRMED})
# For so long after a refusal a talk may still be about it.
_FEEDBACK = timedelta(days=30)
_ANSWERS = frozenset(
    {
        OwnKind.ANSWER,
        OwnKind.RESCHEDULE,
        OwnKind.OFFER_REPLY,
        OwnKind.ACCEPTANCE,
        OwnKind.WITHDRAWAL,
    }
)


@dataclass(slots=True)
class Standing:
    """What the mail adds up to; plain values in the order they were said."""

    received: list[ReceivedFact] = field(default_factory=list)
    promises: list[PromiseFact] = field(default_factory=list)
    absences: list[AbsenceFact] = field(default_factory=list)
    ball: BallFact | None = None
    outcome: OutcomeFact | None = None
    silent_end: SilentEndFact | None = None
    engaged: bool = True
    asked_in: tuple[str, str] = ("", "")


def standing_of(timeline: Timeline) -> Standing:
    """The standing after every entry and every change."""
    standing = Standing(engaged=_engaged(timeline))
    steps: list[tuple[datetime, Entry | Change]] = [(one.at, one) for one in timeline.entries]
    for at, step in sorted([*steps, *timeline.changes], key=lambda one: one[0]):
        if not isinstance(step, Entry):
            _told(standing, step, Source("", at, ""))
        elif step.received:
            _received(standing, step)
        else:
            _sent(standing, step)
    return standing


def _engaged(timeline: Timeline) -> bool:
    """Whether the user takes part: not while a recruiter's first approach stands unanswered."""
    first = next((one for one in timeline.entries if one.reading.hiring), None)
    if first is None or not first.received or first.reading.meaning is not Meaning.OUTREACH:
        return True
    return any(
        bool(_TAKING_PART.intersection(one.reading.meanings))
        if one.received
        else not one.reading.automatic
        for one in timeline.entries
    )


# What the employer writes ------------------------------------------------------------------------


def _received(standing: Standing, entry: Entry) -> None:
    message, reading = entry.message, entry.reading
    word = is_word(message, reading)
    dated = reading.hiring and bool(reading.promises)
    quote = reading.quote_for(EvidenceKind.MEANING, reading.meaning.value)
    standing.received.append(
        ReceivedFact(
            message_id=message.message_id,
            at=entry.at,
            thread_id=message.thread_id,
            sender=message.sender.key,
            meanings=reading.meanings,
            word=word,
            dated=dated,
            quote=quote or reading.quote_for(EvidenceKind.MEANING),
        )
    )
    if reading.meaning is Meaning.OUT_OF_OFFICE:
        _absence(standing, entry)
        return
    _promises(standing, entry)
    if entry.believed:
        _settle(standing, reading)
        _decide(standing, entry)
        _ask(standing, entry)
        _end_silently(standing, entry)


def _absence(standing: Standing, entry: Entry) -> None:
    quote = entry.reading.quote_for(EvidenceKind.ABSENCE)
    standing.absences.append(
        AbsenceFact(entry.reading.returns_on, entry.message.sender.key, entry.source(quote))
    )


def _promises(standing: Standing, entry: Entry) -> None:
    """Promises count even where the rest of a message is doubtful: they only make us wait."""
    if not entry.reading.hiring:
        return
    seen: set[date] = set()
    for one in entry.reading.promises:
        if one.due not in seen:
            seen.add(one.due)
            standing.promises.append(PromiseFact(one.due, one.firm, entry.source(one.quote)))


def _settle(standing: Standing, reading: Reading) -> None:
    """News that shows that what was asked is settled clears it (CM-14)."""
    if standing.ball is None:
        return
    settling = _SETTLING.intersection(reading.meanings)
    if standing.ball.meaning is Meaning.OFFER:
        settling -= _NOT_AN_OFFER
    if settling:
        standing.ball = None


def _decide(standing: Standing, entry: Entry) -> None:
    decided = next((_OUTCOMES[one] for one in entry.reading.meanings if one in _OUTCOMES), None)
    standing_now = standing.outcome.outcome if standing.outcome else None
    if decided is None:
        if standing_now and REVIVED_BY[standing_now].intersection(entry.reading.meanings):
            standing.outcome = None
        return
    if standing_now and decided in _ECHOES.get(standing_now, ()):
        return
    meaning = next(one for one, outcome in _OUTCOMES.items() if outcome is decided)
    quote = entry.reading.quote_for(EvidenceKind.MEANING, meaning.value)
    standing.outcome = OutcomeFact(
        outcome=decided,
        source=entry.source(quote),
        deadline=entry.reading.deadline if decided is Outcome.OFFER else None,
        thread_id=entry.message.thread_id,
    )


def _ask(standing: Standing, entry: Entry) -> None:
    """What puts the ball into the user's court: a question, offered times, a test, an offer."""
    reading = entry.reading
    asking = next((one for one in reading.meanings if one in _ASKING), None)
    offered = any(one.status is InterviewStatus.PROPOSED for one in reading.interviews)
    if not reading.asks and not offered and asking not in (Meaning.ASSESSMENT, Meaning.OFFER):
        return
    if standing.outcome and standing.outcome.outcome in (Outcome.REJECTED, Outcome.ROLE_CLOSED):
        return
    quote = reading.asks or reading.quote_for(EvidenceKind.MEANING)
    meaning = asking or (Meaning.SCHEDULING if offered else reading.meaning)
    standing.ball = BallFact(meaning, entry.source(quote), reading.deadline)
    standing.asked_in = (entry.message.thread_id, entry.message.sender.key)


def _end_silently(standing: Standing, entry: Entry) -> None:
    """A day named after which to assume the end; any news of theirs makes it void (CM-17)."""
    reading = entry.reading
    if reading.ends_silently_on is not None:
        quote = reading.quote_for(EvidenceKind.SILENT_END)
        standing.silent_end = SilentEndFact(reading.ends_silently_on, entry.source(quote))
    elif NEWS.intersection(reading.meanings):
        standing.silent_end = None


# What the user writes and tells ------------------------------------------------------------------


def _sent(standing: Standing, entry: Entry) -> None:
    reading = entry.reading
    if reading.automatic:
        return
    if standing.ball is not None and _answers(standing, entry):
        standing.ball = None
    if not reading.confidence.actionable:
        return
    kinds = {reading.own, *reading.also}
    outcome = standing.outcome
    if OwnKind.WITHDRAWAL in kinds:
        standing.outcome = _by_user(entry, Outcome.WITHDRAWN)
    elif OwnKind.ACCEPTANCE in kinds and _is_acceptance(outcome, reading):
        standing.outcome = _by_user(entry, Outcome.ACCEPTED)
    elif outcome is None and reading.by_phone and OwnKind.REJECTION_REPLY in kinds:
        standing.outcome = OutcomeFact(Outcome.REJECTED, _own_source(entry), by_phone=True)
    elif outcome and _takes_slot(reading) and _takes_up(outcome, entry):
        standing.outcome = None


def _answers(standing: Standing, entry: Entry) -> bool:
    """An answer in the thread, to the person who asked, or by its words."""
    thread, asker = standing.asked_in
    if entry.message.thread_id == thread or entry.reading.own in _ANSWERS:
        return True
    return asker in {one.key for one in (*entry.message.to, *entry.message.cc)}


def _is_acceptance(outcome: OutcomeFact | None, reading: Reading) -> bool:
    """Only an offer can be accepted; without one on record the words must leave no doubt."""
    offered = outcome is not None and outcome.outcome is Outcome.OFFER
    return offered or reading.confidence is Confidence.CERTAIN


def _takes_up(outcome: OutcomeFact, entry: Entry) -> bool:
    """Whether a time taken shows a new start: after the own withdrawal, or long after a refusal.

    Soon after a refusal it may be a talk about feedback.
    """
    if outcome.outcome is Outcome.REJECTED:
        return entry.at - outcome.source.at > _FEEDBACK
    return outcome.outcome is Outcome.WITHDRAWN


def _takes_slot(reading: Reading) -> bool:
    return any(one.status is InterviewStatus.CONFIRMED for one in reading.interviews)


def _by_user(entry: Entry, outcome: Outcome) -> OutcomeFact:
    return OutcomeFact(outcome, _own_source(entry), by_user=True, thread_id=entry.message.thread_id)


def _own_source(entry: Entry) -> Source:
    return entry.source(entry.reading.quote_for(EvidenceKind.OWN))


def _told(standing: Standing, change: Change, source: Source) -> None:
    if isinstance(change, Answered):
        standing.ball = None
    elif isinstance(change, SetOutcome):
        standing.outcome = (
            OutcomeFact(
                change.outcome,
                source,
                by_phone=change.by_phone,
                deadline=change.deadline,
                by_user=change.outcome in (Outcome.WITHDRAWN, Outcome.ACCEPTED),
            )
            if change.outcome
            else None
        )
