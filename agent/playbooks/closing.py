"""How a process ends: by a decision, by a named silent end, or by fading (Clocks, "Closing").

It must not know which draft an end makes obsolete.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agent.domain.decision import Closing
from agent.domain.hiring import Outcome
from agent.playbooks.conditions import View, silent_end, silent_end_passed
from agent.playbooks.drafts import NEVER_STOOD
from agent.playbooks.rungs import Ladder, Rung
from agent.playbooks.situation import HALTS, Situation, fell_on
from agent.playbooks.words import day_words


@dataclass(frozen=True, slots=True)
class Fade:
    """The day on which a process fades, and why."""

    day: date
    rule: str
    reason: str


def closing_of(view: View) -> Closing | None:
    """The end of the process as of the situation's instant, or None while it goes on."""
    facts = view.situation.facts
    if facts.outcome is not None:
        rule = "CM-17" if facts.outcome.outcome in HALTS else "CM-4"
        on = day_words(view.situation.day(facts.outcome.source.at))
        reason = f"{facts.outcome.outcome.value.replace('_', ' ')} on {on}"
        return Closing(facts.outcome.outcome, rule, reason, facts.outcome.source)
    end = silent_end(view.situation)
    if end is not None and silent_end_passed(view).met:
        reason = f"they said to take silence for the answer after {day_words(end.on)}"
        return Closing(Outcome.FADED, "CM-17", reason, end.source)
    fade = faded(view)
    return Closing(Outcome.FADED, fade.rule, fade.reason) if fade else None


def faded(view: View) -> Fade | None:
    """That the process has faded: nothing more is to be sent, and nothing came."""
    if _goes_on(view.situation):
        return None
    fades = sorted(_fades(view.situation, view.ladder), key=lambda one: one.day)
    return next((one for one in fades if view.situation.alarm.day_reached(one.day)), None)


def _goes_on(situation: Situation) -> bool:
    facts, promise = situation.facts, situation.promise
    waits = promise is not None and promise.running
    # What a first approach asks keeps nothing running: the user never took it up.
    asked = facts.ball is not None and facts.engaged
    return bool(facts.outcome or asked or situation.ahead or waits or silent_end(situation))


def _fades(situation: Situation, ladder: Ladder) -> Iterator[Fade]:
    clocks = situation.playbook.clocks
    last = _last_day(situation, ladder)
    if last is not None:
        wait = clocks.fades_after
        day = wait.value.begin(_not_before_word(situation, last), situation.calendar)
        reason = f"{wait.value} after the last status message's day, {day_words(last)}{wait.note}"
        yield Fade(day, situation.playbook.at_most.rule, reason)
    if not situation.held:
        wait = clocks.fades_without_interview
        anchor = _last_sign(situation)
        reason = f"{wait.value} after the last word, no interview having taken place{wait.note}"
        yield Fade(wait.value.begin(anchor, situation.calendar), "CM-13", reason)
    elif ladder.rungs and _never_stood(situation):
        wait = clocks.looks_back
        anchor = situation.silent_day or situation.day(situation.facts.opened_at)
        day = wait.value.begin(anchor, situation.calendar)
        if day <= situation.day(situation.facts.first_run_at):
            yield Fade(day, situation.playbook.at_most.rule, "long over when the agent first ran")


def _last_sign(situation: Situation) -> date:
    """The last word; a promised window or a fallen interview behind it keeps the process open."""
    signs = [situation.silent_day or situation.day(situation.facts.opened_at)]
    if situation.promise is not None:
        signs.append(situation.promise.due)
    if situation.fallen is not None:
        signs.append(fell_on(situation.fallen, situation.calendar))
    return max(signs)


def _not_before_word(situation: Situation, last: date) -> date:
    """A word after the last status message keeps the process open as long again."""
    word = situation.last_word
    return last if word is None else max(last, situation.day(word.at))


def _last_day(situation: Situation, ladder: Ladder) -> date | None:
    """The day of the last status message: sent, or left unsent where none follows it."""
    if ladder.closed:
        return situation.status_sent[-1].day if situation.status_sent else None
    return _stood(situation, ladder.rungs[-1]) if ladder.rungs else None


def _stood(situation: Situation, rung: Rung) -> date:
    """The rung's day; a draft that never stood can have appeared at the first start only."""
    if rung.sent is not None or not _never_stood(situation):
        return rung.ref
    return max(rung.ref, situation.day(situation.facts.first_run_at))


def _never_stood(situation: Situation) -> bool:
    drafts = situation.facts.drafts
    return not any(one.key.step.is_status and one.state not in NEVER_STOOD for one in drafts)
