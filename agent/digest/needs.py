"""What needs the user now: offers and questions to answer, doubts to settle, drafts that wait.

Pure. Links go to the user's own Gmail; quotes are cut and cleaned here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from agent.digest.links import drafts_link, thread_link
from agent.digest.order import Numbered, Ordered
from agent.digest.week import Unsure, UnsureKind, WaitingDraft, Week
from agent.digest.words import (
    day_name,
    days_ago,
    joined,
    moment,
    quoted,
    sentence,
    shown,
)
from agent.domain.facts import Facts, Source
from agent.domain.hiring import Meaning, Outcome

_FAR = date.max
# What the employer waits for, in the user's words.
_ASKED = {
    Meaning.SCHEDULING: "asks you to settle a time",
    Meaning.ASSESSMENT: "waits for your test",
    Meaning.INFORMATION_REQUEST: "asks you something",
    Meaning.OFFER: "waits for your answer to the offer",
}
_DETAILS = {
    "detail": "one detail only you know",
    "value": "something of use to them",
    "reason": "your reason",
}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that waits for the user.

    `head` goes on from the name and says what is wanted, `text` the words it rests on, `foot`
    when it is best done. `weight` and `by` order it: 0 is an offer; `by` is the day it is due, the
    far future where none is.
    """

    number: int
    name: str
    head: str
    text: str
    foot: str
    link: str
    link_text: str
    weight: int
    by: date = _FAR


def urgency_of(need: Need) -> tuple[int, date, int]:
    """What comes first: a near date, then the weightier thing, then the order of the rows."""
    return need.weight, need.by, need.number


def needs_of(week: Week, ordered: Ordered) -> Iterator[Need]:
    """Questions, deadlines and doubts."""
    for one in ordered.running:
        yield from _question(week, one)
        for doubt in one.facts.doubts:
            yield _doubt(week, one, doubt.text, doubt.source)
    for one in ordered.ended:
        yield from _offer(week, one)
    for number, unsure in ordered.unsure:
        if unsure.kind is UnsureKind.UNCLEAR:
            yield _unclear(week, ordered, number, unsure)


def _question(week: Week, one: Numbered) -> Iterator[Need]:
    ball = one.facts.ball
    if ball is None:
        return
    since = f"Asked {days_ago(week.day_of(ball.source.at), week.today)}"
    yield Need(
        number=one.number,
        name=one.name,
        head=f" {_ASKED.get(ball.meaning, 'waits for your answer')}{_by(week, ball.deadline)}.",
        text=quoted(ball.source.quote),
        foot=sentence(since),
        link=thread_link(week.account, thread_of(one.facts, ball.source)),
        link_text="Open the message",
        weight=0 if ball.meaning is Meaning.OFFER else 1,
        by=ball.deadline or _FAR,
    )


def _offer(week: Week, one: Numbered) -> Iterator[Need]:
    """An offer stands: the process is over for the rules, not for the user."""
    outcome = one.facts.outcome
    if one.process.closed is not Outcome.OFFER or outcome is None:
        return
    yield Need(
        number=one.number,
        name=one.name,
        head=f" waits for your answer to the offer{_by(week, outcome.deadline)}.",
        text=quoted(outcome.source.quote),
        foot=sentence(f"Made {days_ago(week.day_of(outcome.source.at), week.today)}"),
        link=thread_link(week.account, outcome.thread_id or thread_of(one.facts, outcome.source)),
        link_text="Open the offer",
        weight=0,
        by=outcome.deadline or _FAR,
    )


def _by(week: Week, deadline: date | None) -> str:
    if deadline is None:
        return ""
    if deadline < week.today:
        return f"; the date named, {day_name(deadline, week.today)}, is past"
    return f" by {day_name(deadline, week.today)}"


def _doubt(week: Week, one: Numbered, text: str, source: Source) -> Need:
    soon = week.today + timedelta(days=2)
    return Need(
        number=one.number,
        name=one.name,
        head=": " + sentence(f"I am not sure. {sentence(shown(text, 160))}"),
        text=quoted(source.quote),
        foot=f"Tell me: “{one.number} the interview is on {soon.day} {soon:%B} at 14:00”.",
        link=thread_link(week.account, thread_of(one.facts, source)),
        link_text="Open the message",
        weight=2,
    )


def _unclear(week: Week, ordered: Ordered, number: int, unsure: Unsure) -> Need:
    known = [one for one in map(ordered.named, unsure.candidates) if one is not None]
    names = " or ".join(f"{one.name} ({one.number})" for one in known[:3])
    example = str(known[0].number) if known else "3"
    return Need(
        number=number,
        name=f"A message of {day_name(week.day_of(unsure.at), week.today)}",
        head=f": does it belong to {names}?" if names else ": whose is it?",
        text=quoted(unsure.quote),
        foot=f"Tell me: “{number} is {example}”, or “{number} ignore”.",
        link=thread_link(week.account, unsure.thread_id),
        link_text="Open the message",
        weight=3,
    )


def thread_of(facts: Facts, source: Source) -> str:
    """The thread of the message a fact rests on, "" where it is not known."""
    every = {one.message_id: one.thread_id for one in facts.received}
    return every.get(source.message_id, "")


def drafts_in(ordered: Ordered) -> int:
    """How many drafts stand in the folder."""
    return sum(len(one.process.drafts) for one in ordered.everything)


def draft_lines(week: Week, ordered: Ordered) -> list[Need]:
    """Drafts that wait, those best sent soonest first."""
    lines = [_draft(week, one, draft) for one in ordered.everything for draft in one.process.drafts]
    return sorted(lines, key=urgency_of)


def _draft(week: Week, one: Numbered, draft: WaitingDraft) -> Need:
    fact = draft.fact
    wants = joined(_DETAILS.get(name, name) for name in fact.missing)
    title = shown(draft.title or fact.key.step.value.replace("_", " "))
    before = draft.send_before
    return Need(
        number=one.number,
        name=one.name,
        head=f": {title} to {shown(draft.to, 60)}.",
        text="" if fact.ready or not wants else f"It still wants {wants}.",
        foot=_best_sent(week, draft),
        link=drafts_link(week.account, fact.message_id),
        link_text="Open the draft",
        weight=0 if before and before - week.now < timedelta(days=2) else 1,
        by=week.day_of(before) if before else _FAR,
    )


def _best_sent(week: Week, draft: WaitingDraft) -> str:
    """When it is best sent, in the user's time."""
    before, after = draft.send_before, draft.fact.due_at
    if after is not None and after > week.now:
        return f"Best sent from {moment(after, week.zone, week.today)}."
    if before is None:
        return "Best sent when you have read it; there is no hurry."
    if before <= week.now:
        return f"Its best time was {moment(before, week.zone, week.today)}; late is still kind."
    by = moment(before, week.zone, week.today).replace("today, ", "")
    return f"Best sent today{' by ' if week.day_of(before) == week.today else ' or by '}{by}."
