"""What a week means, as values ready to be shown: a pure function from `Week` to `DigestView`."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from agent.digest.week import ProcessWeek, WaitingDraft, Week
from agent.domain.decision import Verdict
from agent.domain.hiring import Outcome

_STANDS = {
    Outcome.REJECTED: "rejected",
    Outcome.OFFER: "an offer waits for your answer",
    Outcome.ACCEPTED: "you accepted",
    Outcome.WITHDRAWN: "you withdrew",
    Outcome.ON_HOLD: "on hold",
    Outcome.ROLE_CLOSED: "the role is closed",
    Outcome.FADED: "faded out",
}


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft that waits: what it is, to whom, what it still needs, when it is best sent."""

    title: str
    process: str
    to: str
    needs: str
    best_before: str


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """An interview of the coming week."""

    when: str
    process: str
    kind: str


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """One process on one row."""

    number: int
    name: str
    stands: str
    silence: str
    next_step: str


@dataclass(frozen=True, slots=True)
class DigestView:
    """Everything a digest shows."""

    week: str
    subject: str
    user_name: str
    drafts: tuple[DraftLine, ...]
    questions: tuple[str, ...]
    interviews: tuple[InterviewLine, ...]
    processes: tuple[ProcessLine, ...]
    ended: tuple[str, ...]
    held: tuple[str, ...]
    health: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def empty(self) -> bool:
        """Nothing to say but that all is quiet."""
        return not (self.drafts or self.questions or self.interviews or self.processes)


def view_of(week: Week) -> DigestView:
    """What the week means."""
    active = [one for one in week.processes if one.closed is None]
    drafts = tuple(_draft(week, one, draft) for one in week.processes for draft in one.drafts)
    questions = tuple(filter(None, (_question(one) for one in active)))
    interviews = tuple(line for one in active for line in _interviews(week, one))
    return DigestView(
        week=week.iso_week,
        subject=_subject(len(drafts), len(questions), len(interviews), len(active)),
        user_name=week.user_name,
        drafts=drafts,
        questions=questions,
        interviews=interviews,
        processes=tuple(_process(week, one) for one in active),
        ended=tuple(_ended(one) for one in week.processes if _ended_lately(week, one)),
        held=tuple(line for one in active for line in _held(week, one)),
        health=_health(week),
        counts=_counts(week),
    )


def _subject(drafts: int, questions: int, interviews: int, active: int) -> str:
    parts = [
        _count(questions, "question") + " for you" if questions else "",
        _count(drafts, "draft") + " waiting" if drafts else "",
        _count(interviews, "interview") + " this week" if interviews else "",
    ]
    said = ", ".join(part for part in parts if part)
    return said or (
        f"All quiet, {_count(active, 'process', 'processes')} running" if active else "All quiet"
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _name(one: ProcessWeek) -> str:
    known = [part[:80] for part in (one.facts.company, one.facts.role) if part]
    return ", ".join(known) or one.facts.slug


def _when(week: Week, instant: datetime) -> str:
    return f"{instant.astimezone(week.zone):%A %-d %B, %H:%M}"


def _day(day: date) -> str:
    return f"{day:%A %-d %B}"


def _draft(week: Week, one: ProcessWeek, draft: WaitingDraft) -> DraftLine:
    needs = "" if draft.fact.ready else f"needs your {' and '.join(draft.fact.missing)}"
    before = f"best sent before {_when(week, draft.send_before)}" if draft.send_before else ""
    return DraftLine(draft.title or draft.fact.key.step.value, _name(one), draft.to, needs, before)


def _question(one: ProcessWeek) -> str:
    ball = one.facts.ball
    if ball is None:
        return ""
    by = f" by {_day(ball.deadline)}" if ball.deadline else ""
    return f"{_name(one)} waits for your answer{by}: “{ball.source.quote[:200]}”"


def _interviews(week: Week, one: ProcessWeek) -> list[InterviewLine]:
    ahead = [item for item in one.facts.interviews if item.ahead(week.now) and item.start]
    soon = [item for item in ahead if item.start and (item.start - week.now).days < 7]
    return [
        InterviewLine(
            _when(week, item.start),
            _name(one),
            (item.round.value.replace("_", " ") if item.round else "interview"),
        )
        for item in soon
        if item.start
    ]


def _process(week: Week, one: ProcessWeek) -> ProcessLine:
    silence = one.judgement.silence
    quiet = f"{_count(silence.days, 'day')} of silence ({silence.band.value})" if silence else ""
    return ProcessLine(one.number, _name(one), _stands(week, one), quiet, _next_step(week, one))


def _stands(week: Week, one: ProcessWeek) -> str:
    if one.facts.ball is not None:
        return "waiting for you"
    ahead = one.facts.next_ahead()
    if ahead is not None and ahead.start is not None:
        return f"interview on {_when(week, ahead.start)}"
    last = one.facts.last_held()
    if last is not None and last.end is not None:
        return f"interviewed on {_day(last.end.astimezone(week.zone).date())}"
    return "in conversation" if one.facts.received else "applied"


def _next_step(week: Week, one: ProcessWeek) -> str:
    held = [item for item in one.judgement.decisions if item.verdict is Verdict.HOLD and item.until]
    if not held:
        return ""
    first = min(held, key=lambda item: item.until or week.now)
    title = first.title or first.step.value.replace("_", " ")
    return f"{title} on {_when(week, first.until)}" if first.until else ""


def _ended_lately(week: Week, one: ProcessWeek) -> bool:
    return one.closed_at is not None and (week.now - one.closed_at).days < 7


def _ended(one: ProcessWeek) -> str:
    return f"{_name(one)}: {_STANDS[one.closed]}" if one.closed else ""


def _held(week: Week, one: ProcessWeek) -> list[str]:
    return [
        f"{_name(one)}: no {item.title or item.step.value} "
        + (f"before {_when(week, item.until)}, " if item.until else "for now, ")
        + f"{item.reason} ({item.rule})"
        for item in one.held
    ]


def _health(week: Week) -> tuple[str, ...]:
    lines = list(week.health.problems)
    if week.health.last_poll_at:
        lines.append(f"Last look at your mail: {_when(week, week.health.last_poll_at)}")
    if week.health.quarantined:
        lines.append(f"{_count(week.health.quarantined, 'message')} could not be read")
    return tuple(lines)


def _counts(week: Week) -> Mapping[str, int]:
    ended = Counter(one.closed.value for one in week.processes if one.closed)
    active = sum(one.closed is None for one in week.processes)
    return {"active": active, **ended}
