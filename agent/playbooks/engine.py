"""The door of the rules: `judge` turns the facts of one process into what a playbook says of it.

Two passes, no chaining: `situation` and `ladder` read what the facts mean, then every step is put
up as candidates and weighed against the gates. All of it is a function of facts, playbook, calendar
and `now`; the alarm notes when the answer could next change without new mail.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from agent.domain.calendar import BusinessCalendar
from agent.domain.decision import Advice, Decision, Judgement, Silence
from agent.domain.facts import Facts
from agent.domain.hiring import Band
from agent.playbooks.afterwards import afterwards_candidates
from agent.playbooks.alarm import Alarm
from agent.playbooks.answers import answer_candidates
from agent.playbooks.asked import asked_candidates
from agent.playbooks.candidate import Candidate
from agent.playbooks.closing import closing_of, faded
from agent.playbooks.conditions import OF_SITUATION, View
from agent.playbooks.ladder import climb
from agent.playbooks.model import Playbook
from agent.playbooks.situation import Situation, interpret
from agent.playbooks.statuses import status_candidates
from agent.playbooks.thanks import thank_you_candidates
from agent.playbooks.weigh import Scales


def judge(facts: Facts, playbook: Playbook, calendar: BusinessCalendar, now: datetime) -> Judgement:
    """What the playbook says about the process at `now` (aware).

    A process the user paused is left alone; one they have not engaged in (an outreach) has no
    decisions and may only fade. Every decision carries its checks; `next_look` is never later than
    the next change without new mail.
    """
    alarm = Alarm(now, calendar)
    overrides = _overrides(facts, playbook)
    if _paused(facts, alarm):
        return Judgement(now, playbook.name, next_look=alarm.next_look, overrides=overrides)
    situation = interpret(facts, playbook, calendar, alarm)
    view = View(situation, climb(situation))
    if not facts.engaged:
        closing = closing_of(view)
        return Judgement(now, playbook.name, (), None, closing, (), alarm.next_look, overrides)
    return Judgement(
        as_of=now,
        playbook=playbook.name,
        decisions=tuple(_decisions(view)),
        silence=_silence(situation),
        closing=closing_of(view),
        advice=tuple(_advice(view)),
        next_look=alarm.next_look,
        overrides=overrides,
    )


def _paused(facts: Facts, alarm: Alarm) -> bool:
    wishes = facts.wishes
    until = wishes.paused_until
    return wishes.paused or (until is not None and not alarm.reached(until))


def _overrides(facts: Facts, playbook: Playbook) -> tuple[str, ...]:
    pace = facts.wishes.pace
    if pace == 1.0:
        return playbook.overrides
    return (
        *playbook.overrides,
        f"ET-8: waits times {pace:g} for this process (the guide: no number)",
    )


def _decisions(view: View) -> Iterator[Decision]:
    scales = Scales(view)
    for candidate in _candidates(view):
        yield scales.weigh(candidate)


def _candidates(view: View) -> Iterator[Candidate]:
    situation = view.situation
    fade = faded(view)
    yield from thank_you_candidates(situation)
    yield from status_candidates(situation, view.ladder, fade.rule if fade else "")
    yield from answer_candidates(situation)
    yield from asked_candidates(view)
    yield from afterwards_candidates(view)


def _silence(situation: Situation) -> Silence | None:
    """Whole local days since the last word or interview, and their band (PM-S1 to PM-S6)."""
    facts, since, day = situation.facts, situation.silent_since, situation.silent_day
    if since is None or day is None or situation.ahead or facts.ball or facts.outcome:
        return None
    days = (situation.alarm.today - day).days
    band = situation.playbook.band(days)
    if band.last is not None:
        situation.alarm.day_reached(day + timedelta(days=band.last + 1))
    return Silence(days=days, since=since, band=Band(band.band))


def _advice(view: View) -> Iterator[Advice]:
    for tell in view.situation.playbook.tells:
        if OF_SITUATION[tell.when](view).met:
            yield Advice(tell.rule, tell.text)
