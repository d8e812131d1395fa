"""After the sequence: the long game (PM-6) and networking notes (ET-6), on the user's word only.

It must not know how the sequence went, only that it is over.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from agent.domain.calendar import WORKDAY_END
from agent.domain.decision import Reason
from agent.domain.facts import NoteFact, NoteKind
from agent.domain.hiring import Outcome, OwnKind, Step
from agent.playbooks.asked import in_time, note_reason, thrown
from agent.playbooks.candidate import Candidate
from agent.playbooks.closing import faded
from agent.playbooks.conditions import View
from agent.playbooks.drafts import THROWN_AWAY
from agent.playbooks.model import StepRule
from agent.playbooks.people import choose
from agent.playbooks.situation import HALTS, Situation
from agent.playbooks.words import day_words

_OVER = (Outcome.REJECTED, *HALTS)


def afterwards_candidates(view: View) -> Iterator[Candidate]:
    """The long game and the networking note, where the playbook has them."""
    steps = view.situation.playbook.steps
    if Step.LONG_GAME in steps:
        yield from _long_game(view, steps[Step.LONG_GAME])
    if Step.NETWORKING in steps:
        yield from _networking(view, steps[Step.NETWORKING])


def _long_game(view: View, rule: StepRule) -> Iterator[Candidate]:
    """One fresh outreach months after the last message, if the user is looking again (PM-6)."""
    situation = view.situation
    wanted = situation.facts.wishes.looking_again is True
    if not wanted or rule.after_message is None or not _over(view):
        return
    last = _last_message_day(situation)
    calendar, wait = situation.calendar, rule.after_message
    due = calendar.at(situation.sending_day(wait.value.begin(last, calendar)))
    high = wait.value.high or wait.value.low
    ends = calendar.at(last + timedelta(days=high), WORKDAY_END)
    person = choose(situation, rule.to)
    of_round = situation.waiting.round
    sent = next((one for one in situation.sent if one.step is Step.LONG_GAME), None)
    text = f"{wait.value} after the last message, of {day_words(last)}{wait.note}"
    yield Candidate(
        rule=rule,
        round=of_round,
        due_text=text,
        recipient=person,
        due_at=due,
        send_before=ends,
        expires_at=ends,
        because=(Reason(rule.rule, text),),
        needs=_fresh(situation, rule),
        sent=sent,
        discarded=_long_game_thrown_away(situation),
        blocks=(in_time(rule, situation.alarm.reached(ends), ends, situation),),
    )


def _networking(view: View, rule: StepRule) -> Iterator[Candidate]:
    """A note with news the user gave, months apart, after the sequence (ET-6)."""
    situation = view.situation
    news = [one for one in situation.facts.notes if one.kind is NoteKind.NEWS and one.text.strip()]
    if not news or not _over(view) or rule.after_message is None:
        return
    sent = next(
        (one for one in situation.sent if _is_note_sent(one.step, one.kind, one.at, news)), None
    )
    before = [one.at for one in situation.sent if one is not sent]
    last = situation.day(max(before)) if before else situation.day(situation.facts.opened_at)
    calendar, wait, note = situation.calendar, rule.after_message, news[-1]
    free = calendar.at(situation.sending_day(wait.value.begin(last, calendar)))
    person = choose(situation, rule.to)
    cycle = note.at.isoformat()
    text = f"News worth a note; at least {wait.value} after the message of {day_words(last)}"
    yield Candidate(
        rule=rule,
        round=situation.waiting.round,
        cycle=cycle,
        due_text=text + wait.note,
        recipient=person,
        due_at=max(note.at, free),
        because=(Reason(rule.rule, text + wait.note, note_reason(rule, note).source),),
        about_interview=situation.last_held.key if situation.last_held else "",
        sent=sent,
        discarded=thrown(situation, rule, situation.waiting.round, cycle, person),
    )


def _is_note_sent(step: Step | None, kind: OwnKind, at: datetime, news: list[NoteFact]) -> bool:
    noted = step is Step.NETWORKING or (step is None and kind is OwnKind.NETWORKING)
    return noted and at >= news[-1].at


def _long_game_thrown_away(situation: Situation) -> bool:
    """One single outreach in a process: one thrown away is the end of it, whatever its key."""
    drafts = situation.facts.drafts
    return any(one.key.step is Step.LONG_GAME and one.state in THROWN_AWAY for one in drafts)


def _over(view: View) -> bool:
    """Refused plainly, on hold, closed, or the last status message unanswered to the fading."""
    outcome = view.situation.facts.outcome
    if outcome is not None:
        return outcome.outcome in _OVER
    fade = faded(view)
    return fade is not None and bool(view.situation.held)


def _last_message_day(situation: Situation) -> date:
    outcome = situation.facts.outcome
    floor = outcome.source.at if outcome else situation.facts.opened_at
    own = [one.at for one in situation.sent if one.step is not Step.LONG_GAME]
    return situation.day(max([*own] or [floor]))


def _fresh(situation: Situation, rule: StepRule) -> tuple[str, ...]:
    """A detail or news that the user gave since the last message makes it ready (CM-2)."""
    last = situation.sent[-1].at if situation.sent else situation.facts.opened_at
    kinds = (NoteKind.DETAIL, NoteKind.NEWS)
    given = any(
        one.kind in kinds and one.at > last and one.text.strip() for one in situation.facts.notes
    )
    return () if given else tuple(need.value for need in rule.needs)
