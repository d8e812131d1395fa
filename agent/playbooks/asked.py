"""What the user asked for or the records hold: corrections, withdrawals, another offer.

Only from notes, wishes and records (CM-6): mail alone never causes one of these. They appear at
once. It must not know the status messages' timing.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.domain.calendar import WORKDAY_END
from agent.domain.decision import Reason, Verdict
from agent.domain.facts import (
    InterviewFact,
    NoteFact,
    NoteKind,
    OtherProcessFact,
    PersonFact,
    Source,
)
from agent.domain.hiring import Outcome, OwnKind, Step
from agent.playbooks.answers import quiet_until
from agent.playbooks.candidate import Block, Candidate
from agent.playbooks.closing import faded
from agent.playbooks.conditions import View
from agent.playbooks.drafts import THROWN_AWAY, thrown_away
from agent.playbooks.model import Condition, StepRule
from agent.playbooks.people import choose
from agent.playbooks.situation import Situation, end_of
from agent.playbooks.weigh import TOO_LATE, TURN
from agent.playbooks.words import day_words, instant_words


def asked_candidates(view: View) -> Iterator[Candidate]:
    """Everything that a note, a wish or a record asks for."""
    situation, steps = view.situation, view.situation.playbook.steps
    for step, kind in (
        (Step.CORRECTION, NoteKind.CORRECTION),
        (Step.EXPANSION, NoteKind.EXPANSION),
    ):
        rule = steps.get(step)
        if rule is not None:
            yield from _corrections(situation, rule, kind)
    if Step.WITHDRAWAL in steps:
        yield from _withdrawal(view, steps[Step.WITHDRAWAL])
    if Step.COMPETING_OFFER in steps:
        yield from _competing_offer(situation, steps[Step.COMPETING_OFFER])


def _corrections(situation: Situation, rule: StepRule, kind: NoteKind) -> Iterator[Candidate]:
    """The newest note of that kind about an interview held (PM-2, DM-11, TT-2)."""
    by_key = {one.key: one for one in situation.held}
    newest = situation.last_held
    notes = [one for one in situation.facts.notes if one.kind is kind]
    for note in reversed(notes):
        interview = by_key.get(note.round) if note.round else newest
        if interview is not None:
            yield _correction(situation, rule, note, interview)
            return


def _correction(
    situation: Situation, rule: StepRule, note: NoteFact, interview: InterviewFact
) -> Candidate:
    calendar = situation.calendar
    ends = rule.within.value.after(end_of(interview, calendar), calendar) if rule.within else None
    person = choose(situation, rule.to)
    due = max(quiet_until(situation, note.at), end_of(interview, calendar))
    loop = [
        one
        for one in situation.sent
        if _corrects(one.step, one.kind) and one.at >= end_of(interview, calendar)
    ]
    # The user's own one is this step done; any other one of the loop uses the loop up.
    own = next((one for one in loop if _is(one.step, one.kind, rule.step)), None)
    late = ends is not None and (note.at > ends or situation.alarm.reached(ends))
    return Candidate(
        rule=rule,
        round=interview.key,
        recipient=person,
        due_at=due,
        send_before=None if ends is None else calendar.at(calendar.local_date(ends), WORKDAY_END),
        expires_at=ends,
        because=(note_reason(rule, note),),
        needs=() if note.text.strip() else tuple(need.value for need in rule.needs),
        about_interview=interview.key,
        sent=own,
        discarded=thrown(situation, rule, interview.key, "", person),
        loop_used=None if own else next(iter(loop), None),
        blocks=(in_time(rule, late, ends, situation), *_one_in_a_loop(situation, rule, interview)),
    )


def _one_in_a_loop(
    situation: Situation, rule: StepRule, interview: InterviewFact
) -> Iterator[Block]:
    """Where a loop has a single such message, the other one's turn keeps this one back (PM-2a)."""
    gate = next((one for one in rule.gates if one.when is Condition.LOOP_USED), None)
    if gate is None:
        return
    correcting = rule.step is Step.CORRECTION
    other = Step.EXPANSION if correcting else Step.CORRECTION
    drafts = [
        one
        for one in situation.facts.drafts
        if one.key.step is other and one.key.round == interview.key
    ]
    stands = any(one.state.open for one in drafts)
    gone = any(one.state in THROWN_AWAY for one in drafts)
    # Both asked for and neither written yet: what was wrong goes before what was missing.
    asked = not correcting and not gone and _asked_in_time(situation, rule, interview)
    yield Block(
        name="turn",
        rule=gate.rule,
        verdict=Verdict.HOLD,
        priority=TURN,
        actual=f"the {other.value} comes first" if stands or asked else "no other one in this loop",
        expected="a single one each loop",
        holds_back=stands or asked,
    )


def _asked_in_time(situation: Situation, rule: StepRule, interview: InterviewFact) -> bool:
    """Whether the user asked for a correction that may still be written."""
    calendar, newest = situation.calendar, situation.last_held
    ends = rule.within.value.after(end_of(interview, calendar), calendar) if rule.within else None
    if ends is not None and situation.alarm.reached(ends):
        return False
    return any(
        one.kind is NoteKind.CORRECTION
        and (one.round == interview.key or (not one.round and interview is newest))
        and (ends is None or one.at <= ends)
        for one in situation.facts.notes
    )


def _corrects(step: Step | None, kind: OwnKind) -> bool:
    if step is not None:
        return step in (Step.CORRECTION, Step.EXPANSION)
    return kind in (OwnKind.CORRECTION, OwnKind.EXPANSION)


def _is(step: Step | None, kind: OwnKind, wanted: Step) -> bool:
    return (step or kind).value == wanted.value


def note_reason(rule: StepRule, note: NoteFact) -> Reason:
    """That a note of the user's asked for it, with the note's first words."""
    source = Source("", note.at, note.text.strip()[:200])
    return Reason(rule.rule, "The user asked for it in a note", source)


def in_time(rule: StepRule, late: bool, ends: datetime | None, situation: Situation) -> Block:
    """That a step is of no use after `ends` (None: it always is)."""
    zone = situation.calendar.zone
    by = f"by {instant_words(ends, zone)}" if ends else "at any time"
    return Block(
        name="in_time",
        rule=rule.rule,
        verdict=Verdict.SKIP,
        priority=TOO_LATE,
        actual="its time is over" if late else "in time",
        expected=by,
        holds_back=late,
    )


def _withdrawal(view: View, rule: StepRule) -> Iterator[Candidate]:
    """The user accepted elsewhere, or wants this role no longer (PM-9, DM-13)."""
    situation, facts = view.situation, view.situation.facts
    asked = facts.wishes.withdraw_requested_at
    accepted = next((one for one in facts.others if one.accepted is not None), None)
    if facts.outcome is not None and facts.outcome.outcome is not Outcome.OFFER:
        return
    if asked is None and (accepted is None or accepted.accepted is None):
        return
    reason = _withdrawal_reason(rule, asked, accepted)
    since = asked or (reason.source.at if reason.source else facts.opened_at)
    fade = faded(view)
    if fade is not None and fade.day <= situation.day(since) and asked is None:
        return
    person = choose(situation, rule.to)
    of_round = situation.waiting.round
    sent = next((one for one in situation.sent if _is(one.step, one.kind, Step.WITHDRAWAL)), None)
    last = rule.within.value if rule.within else None
    calendar = situation.calendar
    latest = None if last is None else since + timedelta(hours=last.high or last.low)
    yield Candidate(
        rule=rule,
        round=of_round,
        recipient=person,
        due_at=quiet_until(situation, since),
        send_before=None if latest is None else calendar.at(situation.day(latest), WORKDAY_END),
        because=(reason,),
        sent=sent,
        discarded=thrown(situation, rule, of_round, "", person),
        blocks=(_not_bare(situation, rule),),
    )


def _withdrawal_reason(
    rule: StepRule, asked: datetime | None, accepted: OtherProcessFact | None
) -> Reason:
    if asked is not None:
        return Reason(rule.rule, "The user no longer wants this role")
    name = accepted.company or accepted.slug if accepted else ""
    source = accepted.accepted.source if accepted and accepted.accepted else None
    return Reason(rule.rule, f"The user accepted an offer from {name}", source)


def _not_bare(situation: Situation, rule: StepRule) -> Block:
    """An application that nobody but machinery ever answered has nobody to withdraw from."""
    words = bool(situation.words) or bool(situation.facts.interviews)
    return Block(
        name="in_touch",
        rule=rule.rule,
        verdict=Verdict.SKIP,
        priority=TOO_LATE,
        actual="in touch" if words else "the employer never wrote",
        expected="an employer who is in touch with the user",
        holds_back=not words,
    )


def _competing_offer(situation: Situation, rule: StepRule) -> Iterator[Candidate]:
    """An offer elsewhere while this, the preferred process, is undecided (DM-10, TT-6, ET-13a)."""
    facts = situation.facts
    if facts.wishes.preferred is not True or facts.outcome is not None:
        return
    dated = rule.only_dated is not None and rule.only_dated.value
    for other in facts.others:
        offer = other.offer
        real = offer is not None and other.active and other.accepted is None
        if offer is None or not real or (dated and offer.deadline is None):
            continue
        yield _competing(situation, rule, other, offer.source)
        return


def _competing(
    situation: Situation, rule: StepRule, other: OtherProcessFact, source: Source
) -> Candidate:
    marked = situation.facts.wishes.preferred_marked_at
    since = max(source.at, marked) if marked else source.at
    person = choose(situation, rule.to)
    of_round, cycle = situation.waiting.round, source.message_id
    sent = next(
        (one for one in situation.sent if one.step is Step.COMPETING_OFFER and one.at >= source.at),
        None,
    )
    name = other.company or other.slug
    deadline = other.offer.deadline if other.offer else None
    until = f", to be answered by {day_words(deadline)}" if deadline else ""
    over = deadline is not None and situation.alarm.day_reached(deadline + timedelta(days=1))
    return Candidate(
        rule=rule,
        round=of_round,
        cycle=cycle,
        recipient=person,
        due_at=quiet_until(situation, since),
        because=(
            Reason(rule.rule, f"{name} made an offer{until}; this role is preferred", source),
        ),
        sent=sent,
        discarded=thrown(situation, rule, of_round, cycle, person),
        blocks=(in_time(rule, over, None, situation),),
    )


def thrown(
    situation: Situation, rule: StepRule, of_round: str, cycle: str, person: PersonFact | None
) -> bool:
    """Whether the user threw away a draft of this step to this person (CM-11)."""
    key = person.key if person else ""
    return thrown_away(situation.facts, (rule.step, of_round, cycle), key)
