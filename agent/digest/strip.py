"""A process's weeks side by side: who wrote, when people met, what was promised, where today is.

Pure values; how a cell looks is the template's. Every strip says in words what it shows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from agent.digest.words import counted, day_name, joined, monday_of
from agent.domain.facts import Facts

# So many weeks fit side by side on a phone; older ones are told in words only.
MOST_WEEKS = 10
# How far ahead a promise or an interview still widens the strip.
_AHEAD = 3


class Mark(StrEnum):
    """What a week can hold, as the letter it is shown by; the first is the weightiest."""

    INTERVIEW = "I"
    ANSWER = "A"
    YOURS = "Y"
    PROMISE = "P"


_GROUNDS = {"i": "#f2c48d", "a": "#cfe0f1", "y": "#d6e8cc", "p": "#ead9f0"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One week: the letters of what it held, and whether today is in it."""

    letters: str
    today: bool

    @property
    def kind(self) -> str:
        """The weightiest mark's letter in lower case, "n" for a week without any."""
        return self.letters[:1].lower() or "n"

    @property
    def colour(self) -> str:
        """Its ground by day, for readers that drop style sheets; "" for a week without a mark."""
        return _GROUNDS.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Strip:
    """The weeks that are shown and the same in words."""

    cells: tuple[Cell, ...]
    words: str

    @property
    def width(self) -> int:
        """Its share of the line in per cent, so that a week is as wide in every strip."""
        return 100 * len(self.cells) // MOST_WEEKS


def strip_of(facts: Facts, zone: ZoneInfo, today: date) -> Strip:
    """The weeks of a process from its opening on, the newest ten of them, today's marked."""
    marks: dict[date, set[Mark]] = {}
    for day, mark in _marks(facts, zone):
        marks.setdefault(monday_of(day), set()).add(mark)
    this_week = monday_of(today)
    last = min(max(marks, default=this_week), this_week + timedelta(weeks=_AHEAD))
    last = max(last, this_week)
    begun = monday_of(facts.opened_at.astimezone(zone).date())
    first = max(min(begun, this_week), last - timedelta(weeks=MOST_WEEKS - 1))
    cells = tuple(
        Cell("".join(mark for mark in Mark if mark in marks.get(week, ())), week == this_week)
        for week in _weeks(first, last)
    )
    return Strip(cells, _words(facts, zone, today))


def _weeks(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(weeks=1)


def _marks(facts: Facts, zone: ZoneInfo) -> Iterable[tuple[date, Mark]]:
    for one in facts.interviews:
        day = one.start.astimezone(zone).date() if one.start else one.day
        if day is not None and not one.cancelled:
            yield day, Mark.INTERVIEW
    for received in facts.received:
        if received.word:
            yield received.at.astimezone(zone).date(), Mark.ANSWER
    for sent in facts.sent:
        yield sent.at.astimezone(zone).date(), Mark.YOURS
    if facts.promises:
        yield facts.promises[-1].due, Mark.PROMISE


def _words(facts: Facts, zone: ZoneInfo, today: date) -> str:
    """ "6 weeks: 2 interviews, 3 answers, 4 messages of yours; word promised by Fri 5 June"."""
    begun = monday_of(facts.opened_at.astimezone(zone).date())
    weeks = (monday_of(today) - begun).days // 7 + 1
    interviews = sum(not one.cancelled for one in facts.interviews)
    answers = sum(one.word for one in facts.received)
    parts = [
        counted(interviews, "interview") if interviews else "",
        counted(answers, "answer") if answers else "no answer",
        f"{counted(len(facts.sent), 'message')} of yours" if facts.sent else "",
    ]
    promise = facts.promises[-1].due if facts.promises else None
    ending = f"; word promised by {day_name(promise, today)}" if promise else ""
    return f"Week {max(weeks, 1)}: {joined(parts)}{ending}"
