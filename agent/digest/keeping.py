"""Where to stop hoping, whether the rest is kept alive, and what was not done and why.

Rules PM-7a, PM-7, DM-5 and BD-5 tell the user where to let go; PM-7a asks to show whether the
other processes are going on. Pure.
"""

from datetime import datetime, timedelta

from agent.digest.lines import Line
from agent.digest.order import Numbered, Ordered
from agent.digest.tips import Place
from agent.digest.week import HeldStep, Week
from agent.digest.words import day_name, days_ago, sentence, shown, some

# A process in which nobody wrote for so long is not being kept alive.
_ALIVE = timedelta(days=14)
# Holds that are no plain waiting for a rule's own day: they deserve a word of why.
_WORTH_SAYING = "CM-"


def keeping_lines(week: Week, ordered: Ordered) -> tuple[Line, ...]:
    """Where to let go, and what goes on beside it; nothing where there is nothing to let go."""
    hopes = [
        Line(f": {sentence(tip.text)}", one.name, one.number, tip.rule)
        for one in ordered.running
        for tip in one.process.tips
        if tip.place is Place.HOPE
    ][:5]
    if not ordered.running:
        return ()
    going = {line.number for line in hopes}
    alive = [f"{one.name} ({why})" for one, why in _alive(week, ordered) if one.number not in going]
    if not hopes and alive:
        return ()
    if alive:
        return (*hopes, Line(f"Going on meanwhile: {some(alive, 4)}.", rule="PM-7a"))
    return (
        *hopes,
        Line("Nothing else is moving. A good week to write to somebody new.", rule="PM-7a"),
    )


def _alive(week: Week, ordered: Ordered) -> list[tuple[Numbered, str]]:
    return [(one, why) for one in ordered.running if (why := _sign_of_life(week, one))]


def _sign_of_life(week: Week, one: Numbered) -> str:
    ahead = one.facts.next_ahead()
    if ahead is not None and ahead.start is not None:
        return f"interview {day_name(week.day_of(ahead.start), week.today)}"
    last = _last_move(one)
    if last is None or week.now - last > _ALIVE:
        return ""
    return f"last word {days_ago(week.day_of(last), week.today)}"


def _last_move(one: Numbered) -> datetime | None:
    facts = one.facts
    words = [item.at for item in facts.received if item.word]
    return max([*words, *(item.at for item in facts.sent)], default=None)


def not_done_lines(week: Week, ordered: Ordered) -> list[Line]:
    """What was taken back or held back, and why; plain waiting stands in the rows already."""
    taken_back = [
        Line(f": I took a draft back. {sentence(shown(reason, 160))}", one.name, one.number)
        for one in ordered.everything
        for reason in one.process.withdrawn
    ]
    held = [
        _held(week, one, step)
        for one in ordered.running
        for step in one.process.held
        if step.until is None or step.rule.startswith(_WORTH_SAYING)
    ]
    return taken_back + held


def _held(week: Week, one: Numbered, step: HeldStep) -> Line:
    title = shown(step.title or step.step.value.replace("_", " "))
    until = f" before {day_name(week.day_of(step.until), week.today)}" if step.until else ""
    return Line(
        f": no {title}{until}. {sentence(shown(step.reason, 160))}",
        one.name,
        one.number,
        step.rule,
    )
