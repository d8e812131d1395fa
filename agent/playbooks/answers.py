"""Replies to a decision: a rejection, an offer, a hold, a rejection by word of mouth.

At once within business hours, else at the next 09:00 of a business day that still meets the
deadline, else the next 09:00 (Clocks, "Hour"). It must not know the status messages.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.domain.calendar import WORKDAY_END, WORKDAY_START, BusinessCalendar
from agent.domain.decision import Reason, Verdict
from agent.domain.facts import OutcomeFact, SentFact
from agent.domain.hiring import Outcome, OwnKind, Step
from agent.playbooks.candidate import Block, Candidate
from agent.playbooks.drafts import thrown_away
from agent.playbooks.model import StepRule
from agent.playbooks.people import choose
from agent.playbooks.situation import Situation, end_of
from agent.playbooks.weigh import TOO_LATE
from agent.playbooks.words import day_words, instant_words

# What the user may have written by hand instead (CM-5).
_CHATTY = (OwnKind.THANKS, OwnKind.CHAT, OwnKind.ANSWER, OwnKind.NETWORKING)
_BY_HAND = {
    Step.REJECTION_REPLY: (OwnKind.REJECTION_REPLY, *_CHATTY),
    Step.HOLD_REPLY: (OwnKind.HOLD_REPLY, OwnKind.REJECTION_REPLY, *_CHATTY),
    Step.OFFER_REPLY: (OwnKind.OFFER_REPLY, OwnKind.ACCEPTANCE, OwnKind.WITHDRAWAL, *_CHATTY),
    Step.WRITTEN_SUMMARY: (OwnKind.WRITTEN_SUMMARY,),
}


def answer_candidates(situation: Situation) -> Iterator[Candidate]:
    """The reply that the outcome asks for, if the playbook has one."""
    outcome = situation.facts.outcome
    step = _step_for(situation, outcome) if outcome else None
    rule = situation.playbook.steps.get(step) if step else None
    if outcome is not None and rule is not None:
        yield _candidate(situation, rule, outcome)


def _step_for(situation: Situation, outcome: OutcomeFact) -> Step | None:
    if outcome.outcome is Outcome.REJECTED:
        asks = outcome.by_phone and Step.WRITTEN_SUMMARY in situation.playbook.steps
        return Step.WRITTEN_SUMMARY if asks else Step.REJECTION_REPLY
    if outcome.outcome is Outcome.OFFER:
        return Step.OFFER_REPLY
    if outcome.outcome in (Outcome.ON_HOLD, Outcome.ROLE_CLOSED):
        return Step.HOLD_REPLY
    return None


def _candidate(situation: Situation, rule: StepRule, outcome: OutcomeFact) -> Candidate:
    told = outcome.source.at
    person = choose(situation, rule.to)
    of_round = situation.waiting.round
    deadline = rule.within.value.after(told, situation.calendar) if rule.within else None
    due = reply_time(quiet_until(situation, told), deadline, situation.calendar)
    zone = situation.calendar.zone
    return Candidate(
        rule=rule,
        round=of_round,
        due_by=rule.rule,
        due_text=f"A reply belongs into business hours: {instant_words(due, zone)}",
        recipient=person,
        due_at=due,
        send_before=_end_of_day(deadline, situation.calendar),
        because=tuple(_because(situation, rule, outcome)),
        needs=tuple(need.value for need in rule.needs),
        about_interview=situation.last_held.key if situation.last_held else "",
        sent=_sent(situation, rule.step, outcome),
        discarded=bool(person)
        and thrown_away(situation.facts, (rule.step, of_round, ""), person.key if person else ""),
        blocks=(_first_start(situation, rule, deadline),),
    )


def quiet_until(situation: Situation, instant: datetime) -> datetime:
    """That instant, or the end of the hours after an interview that PM-1a keeps quiet."""
    quiet, held = situation.playbook.quiet, situation.last_held
    if quiet is None or held is None:
        return instant
    return max(instant, quiet.value.after(end_of(held, situation.calendar), situation.calendar))


def reply_time(told: datetime, deadline: datetime | None, calendar: BusinessCalendar) -> datetime:
    """When a reply to something told at that instant appears."""
    if calendar.in_business_hours(told):
        return told
    local = told.astimezone(calendar.zone)
    day = local.date()
    if local.time() >= WORKDAY_START:
        day += timedelta(days=1)
    on_business_day = calendar.at(calendar.on_or_after(day))
    if deadline is None or on_business_day <= deadline:
        return on_business_day
    return calendar.at(day)


def _end_of_day(deadline: datetime | None, calendar: BusinessCalendar) -> datetime | None:
    if deadline is None:
        return None
    return calendar.at(calendar.local_date(deadline), WORKDAY_END)


def _because(situation: Situation, rule: StepRule, outcome: OutcomeFact) -> Iterator[Reason]:
    what = outcome.outcome.value.replace("_", " ")
    how = " by word of mouth" if outcome.by_phone else ""
    on = day_words(situation.day(outcome.source.at))
    within = (
        f"; a reply belongs within {rule.within.value}{rule.within.note}" if rule.within else ""
    )
    yield Reason(rule.rule, f"{what.capitalize()}{how} on {on}{within}", outcome.source)
    reading = situation.playbook.rules[rule.rule].reading
    if reading:
        yield Reason(rule.rule, reading)


def _sent(situation: Situation, step: Step, outcome: OutcomeFact) -> SentFact | None:
    """The user's answer since the decision: ours, or one in their own words (CM-5)."""
    for sent in situation.sent:
        answers = sent.step is step if sent.step is not None else sent.kind in _BY_HAND[step]
        if answers and sent.at >= outcome.source.at:
            return sent
    return None


def _first_start(situation: Situation, rule: StepRule, deadline: datetime | None) -> Block:
    """The past is read, not acted on: a reply whose time was over before the agent first ran."""
    first = situation.facts.first_run_at
    over = deadline is not None and deadline < first
    return Block(
        name="in_time",
        rule=rule.rule,
        verdict=Verdict.SKIP,
        priority=TOO_LATE,
        actual="its time was over when the agent first ran" if over else "in time",
        expected="a time that was not over at the first start",
        holds_back=over,
    )
