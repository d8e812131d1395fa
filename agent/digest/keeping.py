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
_INTERVIEW_AHEAD = "CM-13"


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
    """What was taken back or held back, and why; plain waiting stands in the rows already.

    What is held back for the same reason in several processes is said once.
    """
    taken_back = [
        Line(f": I took a draft back. {sentence(shown(reason, 160))}", one.name, one.number)
        for one in ordered.everything
        for reason in one.process.withdrawn
    ]
    held: dict[tuple[str, str], list[Numbered]] = {}
    for one in ordered.running:
        for step in one.process.held:
            if _worth_saying(one, step):
                held.setdefault((_held(week, step), step.rule), []).append(one)
    return taken_back + [_for_all(text, rule, those) for (text, rule), those in held.items()]


def _worth_saying(one: Numbered, step: HeldStep) -> bool:
    """Neither plain waiting, nor what an interview ahead or a draft taken back explains."""
    if step.rule == _INTERVIEW_AHEAD and one.facts.next_ahead() is not None:
        return False
    title = step.title.lower()
    if any(reason.lower().startswith(title) for reason in one.process.withdrawn):
        return False
    return step.until is None or step.rule.startswith(_WORTH_SAYING)


def _held(week: Week, step: HeldStep) -> str:
    title = shown(step.title or step.step.value.replace("_", " "))
    until = f" before {day_name(week.day_of(step.until), week.today)}" if step.until else ""
    return f": no {title}{until}. {sentence(shown(step.reason, 160))}"


def _for_all(text: str, rule: str, those: list[Numbered]) -> Line:
    if len(those) == 1:
        return Line(text, those[0].name, those[0].number, rule)
    return Line(text, some([f"{one.name} ({one.number})" for one in those], 4), rule=rule)
