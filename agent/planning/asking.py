"""When the user is asked about an interview: after its end, once, at an hour to read a note.

The thank-you's decision says whether its words can still matter; the ledger of notes and the user's
own notes say whether the question has been put or answered. It must not know how it is asked.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.draft import DraftState
from agent.domain.facts import Facts, InterviewFact, NoteKind
from agent.domain.hiring import Step
from agent.domain.zones import at_local

# Nobody is asked between nine in the evening and eight in the morning on their own wall.
MORNING, EVENING = time(8), time(21)
_OPEN = (Verdict.WRITE, Verdict.HOLD)


@dataclass(frozen=True, slots=True)
class Asked:
    """A note about an interview that is there already, by the interview's key and its start."""

    interview: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """An interview to ask the user about now; the answer is of most use before `by` (UTC)."""

    interview: InterviewFact
    by: datetime | None


@dataclass(frozen=True, slots=True)
class Asking:
    """What to ask now, and when (UTC) there is something to ask without new mail."""

    due: tuple[Question, ...] = ()
    next_at: datetime | None = None


def asking_of(
    judgement: Judgement, facts: Facts, asked: Collection[Asked], zone: ZoneInfo
) -> Asking:
    """What the user is to be asked as of the judgement's instant; `zone` is the user's."""
    if judgement.closing is not None or facts.wishes.withdraw_requested_at is not None:
        return Asking()
    now, due, later = judgement.as_of, list[Question](), list[datetime]()
    for interview in facts.held():
        window = _window(judgement, interview)
        if window is None or _settled(facts, asked, interview):
            continue
        at = asking_time(now, window.until(now), zone)
        if at <= now:
            due.append(Question(interview, window.ends if window.ends > now else None))
        else:
            later.append(at)
    return Asking(tuple(due), min(later, default=None))


def asking_time(now: datetime, until: datetime, zone: ZoneInfo) -> datetime:
    """`now`, or by night the next morning, unless the answer would then come too late."""
    local = now.astimezone(zone)
    if MORNING <= local.time() < EVENING:
        return now
    day = local.date() + timedelta(days=1 if local.time() >= EVENING else 0)
    morning = at_local(day, MORNING, zone)
    return morning if morning < until else now


@dataclass(frozen=True, slots=True)
class _Window:
    """When a thank-you is best sent by, and when it is of no use any more."""

    ends: datetime
    expires: datetime

    def until(self, now: datetime) -> datetime:
        return self.ends if now < self.ends else self.expires


def _window(judgement: Judgement, interview: InterviewFact) -> _Window | None:
    """The window in which the user's words can still go into a thank-you, None where they cannot:
    one was sent, the time is over or unknown, or a rule stands against it.
    """
    mine = [one for one in judgement.of(Step.THANK_YOU) if _is_of(one, interview)]
    if interview.end is None or any(one.verdict is Verdict.DONE for one in mine):
        return None
    windows = [
        _Window(one.send_before, one.expires_at)
        for one in mine
        if one.verdict in _OPEN and one.send_before and one.expires_at
    ]
    return next((one for one in windows if judgement.as_of < one.expires), None)


def _is_of(decision: Decision, interview: InterviewFact) -> bool:
    return decision.round == interview.key and not decision.overridden_by


def _settled(facts: Facts, asked: Collection[Asked], interview: InterviewFact) -> bool:
    """Asked already, answered unasked, or the draft is in the user's hand."""
    key, start = interview.key, interview.start
    if any(one.interview == key or one.start == start for one in asked):
        return True
    if any(one.kind is NoteKind.DETAIL and one.round in ("", key) for one in facts.notes):
        return True
    return any(
        one.key.step is Step.THANK_YOU and one.key.round == key and not _ours(one.state)
        for one in facts.drafts
    )


def _ours(state: DraftState) -> bool:
    return state.untouched or state is DraftState.WITHDRAWN
