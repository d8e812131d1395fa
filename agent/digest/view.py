"""Everything a digest shows, as values ready to be shown, in the order it is shown.

Each section is made by a module of its own; `view_of` is a pure function from `Week`. Nothing
here knows HTML, and no template decides anything.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from agent.digest.about import agent_lines, heard_lines, missed_lines
from agent.digest.ended import ended_lines
from agent.digest.keeping import keeping_lines, not_done_lines
from agent.digest.lines import Line, Row
from agent.digest.needs import Need, draft_lines, drafts_in, needs_of, urgency_of
from agent.digest.order import Ordered, in_order
from agent.digest.rows import approaches_line, interview_lines, row_of
from agent.digest.subject import subject_of
from agent.digest.tips import Place
from agent.digest.week import Numbers, Week
from agent.digest.words import counted, sentence, shown

# Rows beyond this fold into a count: what cannot be read in two minutes is not read at all.
MOST_ROWS = 30
_MOST_LINES = 8
_MOST_ADVICE = 2


@dataclass(frozen=True, slots=True)
class DigestView:
    """Everything a digest shows, in this order.

    `rest` says how many rows were folded; `numbers` is what each number stands for in an answer;
    `said` are the keys of the advice given; `asked` the Gmail ids of the messages asked about.
    """

    week: str
    day: str
    subject: str
    greeting: str
    lead: str
    needs: tuple[Need, ...]
    drafts: tuple[Need, ...]
    interviews: tuple[Line, ...]
    rows: tuple[Row, ...]
    rest: str
    approaches: str
    ended: tuple[Line, ...]
    not_done: tuple[Line, ...]
    keeping: tuple[Line, ...]
    advice: tuple[Line, ...]
    heard: tuple[Line, ...]
    missed: tuple[Line, ...]
    health: tuple[Line, ...]
    numbers: Numbers
    counts: Mapping[str, int]
    drafts_waiting: int
    said: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()

    @property
    def example(self) -> str:
        """An answer that would be understood."""
        return f"{min(self.numbers, default=1)} prefer"

    @property
    def quiet(self) -> bool:
        """An empty week: three lines say it all."""
        return not (
            self.needs
            or self.drafts
            or self.interviews
            or self.rows
            or self.ended
            or self.heard
            or self.missed
            or self.approaches
        )


def view_of(week: Week, rows: int = MOST_ROWS) -> DigestView:
    """What the week means, with at most `rows` processes told one by one."""
    ordered = in_order(week)
    needs = sorted(needs_of(week, ordered), key=urgency_of)
    drafts = draft_lines(week, ordered)
    interviews = interview_lines(week, ordered)
    running = ordered.running
    advice, said = _advice(week, ordered)
    return DigestView(
        week=week.iso_week,
        day=f"{week.today:%A} {week.today.day} {week.today:%B %Y}",
        subject=subject_of(week, needs, drafts, interviews, len(running)),
        greeting=f"Good morning, {shown(week.user_name.split()[0], 24)}"
        if week.user_name.split()
        else "Good morning",
        lead=_lead(len(needs), drafts_in(ordered), len(interviews), len(running)),
        needs=_cut_needs(needs),
        drafts=_cut_needs(drafts),
        interviews=_cut(interviews, "interview"),
        rows=tuple(row_of(week, one) for one in running[:rows]),
        rest=_rest(len(running) - rows),
        approaches=approaches_line(week, ordered),
        ended=_cut(ended_lines(week, ordered), "process", "processes"),
        not_done=_cut(not_done_lines(week, ordered), "step"),
        keeping=keeping_lines(week, ordered),
        advice=advice,
        heard=_cut(heard_lines(week), "line"),
        missed=_cut(missed_lines(week, ordered), "message"),
        health=agent_lines(week),
        numbers=ordered.targets(),
        counts=_counts(week),
        drafts_waiting=drafts_in(ordered),
        said=said,
        asked=frozenset(one.gmail_id for one in week.unsure),
    )


def _cut(lines: list[Line], one: str, many: str = "") -> tuple[Line, ...]:
    rest = len(lines) - _MOST_LINES
    plural = f"more {many or one + 's'}"
    more = (Line(f"And {counted(rest, f'more {one}', plural)}."),)
    return (*lines[:_MOST_LINES], *(more if rest > 0 else ()))


def _cut_needs(needs: list[Need]) -> tuple[Need, ...]:
    rest = len(needs) - _MOST_LINES
    if rest <= 0:
        return tuple(needs)
    more = replace(
        needs[-1], head=".", name=f"And {rest} more", text="", foot="", number=0, link=""
    )
    return (*needs[:_MOST_LINES], more)


def _lead(needs: int, drafts: int, interviews: int, running: int) -> str:
    """The week in one sentence, under the greeting."""
    parts = [
        f"{counted(drafts, 'draft')} {'is' if drafts == 1 else 'are'} ready for you to look at"
        if drafts
        else "",
        f"{counted(needs, 'thing')} {'waits' if needs == 1 else 'wait'} for your word"
        if needs
        else "",
        f"{counted(interviews, 'interview')} {'lies' if interviews == 1 else 'lie'} ahead"
        if interviews
        else "",
    ]
    said = [part for part in parts if part]
    if said:
        return (", ".join(said[:-1]) + " and " if len(said) > 1 else "") + said[-1] + "."
    if running:
        return f"Nothing needs you this week. {counted(running, 'process', 'processes')} running."
    return "Nothing needs you, and no process is running."


def _rest(count: int) -> str:
    if count <= 0:
        return ""
    quieter = counted(count, "quieter process", "quieter processes")
    return f"And {quieter}; “followup status” lists them all"


def _advice(week: Week, ordered: Ordered) -> tuple[tuple[Line, ...], frozenset[str]]:
    """What the guides advise this week and was never said before, one of each."""
    fresh: dict[str, Line] = {}
    for one in ordered.everything:
        for tip in one.process.tips:
            if tip.place is Place.ADVICE and tip.key not in week.said:
                fresh.setdefault(tip.key, Line(sentence(tip.text), rule=tip.rule))
    chosen = dict(list(fresh.items())[:_MOST_ADVICE])
    return tuple(chosen.values()), frozenset(chosen)


def _counts(week: Week) -> Mapping[str, int]:
    ended = Counter(one.closed.value for one in week.processes if one.closed)
    active = sum(one.closed is None for one in week.processes)
    return {"active": active, **ended}
