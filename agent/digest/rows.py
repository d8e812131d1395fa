"""Each process on one row, and the interviews of the coming days. Pure."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.digest.lines import Line, Row
from agent.digest.links import thread_link
from agent.digest.order import Numbered, Ordered, next_at, role_of
from agent.digest.strip import strip_of
from agent.digest.tips import REMINDER, Place
from agent.digest.week import Week
from agent.digest.words import counted, day_name, joined, moment, sentence, shown, some
from agent.domain.decision import Decision, Verdict
from agent.domain.facts import InterviewFact

_SOON = timedelta(days=7)


def row_of(week: Week, one: Numbered) -> Row:
    """The row of a running process."""
    threads = sorted(one.facts.threads, key=lambda thread: thread.last_at)
    return Row(
        number=one.number,
        name=one.name,
        role=role_of(one.facts),
        link=thread_link(week.account, threads[-1].thread_id if threads else ""),
        stands=_stands(week, one),
        silence=_silence(one),
        next_step=_next_step(week, one),
        strip=strip_of(one.facts, week.zone, week.today),
        preferred=one.facts.wishes.preferred is True,
    )


def _stands(week: Week, one: Numbered) -> str:
    facts = one.facts
    if facts.wishes.paused or (facts.wishes.paused_until or week.now) > week.now:
        return "Paused, as you wished"
    ahead = facts.next_ahead()
    if ahead is not None:
        return f"{_kind(ahead)} {_when(week, ahead)}"
    if facts.ball is not None:
        return "Waiting for you"
    last = facts.last_held()
    if last is not None:
        return f"Interviewed {_when(week, last, clock=False)}"
    return "In conversation" if any(item.word for item in facts.received) else "Applied"


def _kind(interview: InterviewFact) -> str:
    if interview.round is None or interview.round.value == "other":
        return "Interview"
    return interview.round.value.replace("_", " ").capitalize() + (
        "" if interview.round.value == "recruiter_screen" else " interview"
    )


def _when(week: Week, interview: InterviewFact, *, clock: bool = True) -> str:
    if interview.start is not None:
        if clock:
            return moment(interview.start, week.zone, week.today)
        return day_name(week.day_of(interview.start), week.today)
    return day_name(interview.day, week.today) if interview.day else "on a day not yet known"


def _silence(one: Numbered) -> str:
    silence = one.process.judgement.silence
    if silence is None:
        return ""
    meaning = " ".join(one.process.silence_means.split())
    leaning = one.process.silence_leans
    about = f" ({leaning})" if leaning not in ("", "none") else ""
    quiet = f"{counted(silence.days, 'day')} of silence"
    return f"{quiet}: {meaning}{about}" if meaning else quiet


def _next_step(week: Week, one: Numbered) -> str:
    coming = next_at(one.process)
    # While an interview lies ahead a step waits for its end, not for a day of its own (CM-13).
    if coming is None or coming < week.now or one.facts.next_ahead() is not None:
        return ""
    step = next(_held(one, coming), None)
    if step is None:
        return ""
    title = step.title or step.step.value.replace("_", " ")
    return f"Next: {shown(title)}, {day_name(week.day_of(coming), week.today)} ({step.rule})"


def _held(one: Numbered, at: datetime) -> Iterator[Decision]:
    for item in one.process.judgement.decisions:
        if item.verdict is Verdict.HOLD and (item.until or item.due_at) == at:
            yield item


def interview_lines(week: Week, ordered: Ordered) -> list[Line]:
    """Interviews of the coming seven days in their order, each with what to ask at its end."""
    found: list[tuple[datetime, Line]] = []
    for one in ordered.everything:
        for interview in one.facts.interviews:
            starts = _starts(interview)
            if interview.ahead(week.now) and starts and starts - week.now < _SOON:
                found.append((starts, _interview(week, one, interview)))
    return [line for _, line in sorted(found, key=lambda item: item[0])]


def _starts(interview: InterviewFact) -> datetime | None:
    return interview.start or interview.day_ends


def _interview(week: Week, one: Numbered, interview: InterviewFact) -> Line:
    tips = [tip for tip in one.process.tips if tip.place is Place.INTERVIEW] or [REMINDER]
    people = some([shown(person.name, 32) for person in interview.people if person.name], 3)
    how = [_kind(interview).lower(), interview.format.value if interview.format else ""]
    words = ", ".join(part for part in how if part) + (f", with {people}" if people else "")
    return Line(
        text=f", {_when(week, interview)}: {words}.",
        name=one.name,
        number=one.number,
        link=thread_link(week.account, interview.thread_id),
        link_text="Open the invitation",
        foot=" ".join(f"{sentence(tip.text)} ({tip.rule})" for tip in tips),
    )


def approaches_line(week: Week, ordered: Ordered) -> str:
    """Recruiters who wrote first and whom the user has not answered: told without urging."""
    fresh = [
        f"{one.name} ({one.number})"
        for one in ordered.approaches
        if week.now - one.facts.opened_at < timedelta(days=21)
    ]
    if not fresh:
        return ""
    verb = "wrote to you first and waits" if len(fresh) == 1 else "wrote to you first and wait"
    return f"{joined([some(fresh, 5)])} {verb}; nothing is drafted until you answer."
