"""The subject: the one thing that matters this week. Pure."""

from collections.abc import Sequence
from datetime import timedelta

from agent.digest.lines import Line
from agent.digest.needs import Need
from agent.digest.week import Week
from agent.digest.words import counted, shown

_LENGTH = 90


def subject_of(
    week: Week,
    needs: Sequence[Need],
    drafts: Sequence[Need],
    interviews: Sequence[Line],
    running: int,
) -> str:
    """One thing: an offer, a near deadline, an interview, a draft, a question, or all quiet."""
    said = _pressing(week, needs) or _coming(needs, drafts, interviews)
    return shown(said or _quiet(running), _LENGTH)


def _pressing(week: Week, needs: Sequence[Need]) -> str:
    if week.health.problems:
        return "I need your help to read your mail"
    soon = week.today + timedelta(days=7)
    first = (one for one in needs if one.weight == 0 or (one.weight == 1 and one.by <= soon))
    return next((_named(one) for one in first), "")


def _coming(needs: Sequence[Need], drafts: Sequence[Need], interviews: Sequence[Line]) -> str:
    if interviews:
        when = interviews[0].text.partition(": ")[0].lstrip(", ")
        return f"Interview with {shown(interviews[0].name, 40)} {when}"
    if len(drafts) > 1:
        return f"{counted(len(drafts), 'draft')} are ready for you"
    if drafts:
        return f"A draft to {shown(drafts[0].name, 40)} is ready for you"
    asked = (_named(one) for one in needs if one.weight == 1)
    return next(asked, "I have a question for you" if needs else "")


def _named(one: Need) -> str:
    return f"{shown(one.name, 40)}{one.head}".rstrip(".")


def _quiet(running: int) -> str:
    return (
        f"All quiet: {counted(running, 'process', 'processes')} running" if running else "All quiet"
    )
