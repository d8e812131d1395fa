"""Bare weekdays beside a day whose week is known: "next Tuesday at 9, or Wednesday at 3".

Works on days already read, forward and back along what joins them; knows no times of day.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from agent.reading.appointments.neighbours import days_in, only_links
from agent.reading.grammar.nodes import Day, Week
from agent.reading.grammar.reference import coming, monday_of
from agent.reading.prose import Sentence
from agent.reading.wording.sets import words

_WEEK_NAMED = "weekday of week"
# Phrases that leave no doubt of the week they mean.
_FIXING = frozenset({_WEEK_NAMED, "next weekday", "weekday week", "weekday after next",
                     "weeks on weekday", "leaning"})  # fmt: skip
_CHOICE = words("or alternatively failing otherwise else")
_REACH = 16


class Anchor(NamedTuple):
    """The last day whose week is known, and where it stands."""

    day: date
    rule: str
    place: int
    number: int
    listed: bool


def anchor_of(day: Day, place: int, rule: str, sentence: Sentence) -> Anchor | None:
    """The day as one to lean on, where its words leave no doubt of its week."""
    if not day.named and rule not in _FIXING:
        return None
    return Anchor(day.date, rule, place, sentence.number, sentence.listed)


def leant(day: Day, named: Sequence[date], today: date) -> Day:
    """ "The day after", "the Friday", "the following Tuesday": told by the days named before."""
    if day.relation in ("same_day", "day_after"):
        return day._replace(date=named[-1] + timedelta(days=day.relation == "day_after"))
    if day.relation not in ("same", "following") or day.weekday is None:
        return day
    again = _named_again(day, named, today) if day.relation == "same" else None
    there = again or monday_of(named[-1]) + timedelta(days=day.weekday)
    if again is None and (day.relation == "following" or there <= named[-1]):
        there = coming(day.weekday, named[-1])
    return day._replace(date=there)


def _named_again(day: Day, named: Sequence[date], today: date) -> date | None:
    """ "Monday 26 and Tuesday 27 March; yours is 2.40 on the Tuesday": the one named before."""
    again = [one for one in named[-_LOOKED_BACK:] if one.weekday() == day.weekday and one > today]
    return again[-1] if again else None


_LOOKED_BACK = 8


def weeks_in(sentence: Sentence, named: Sequence[Day] = ()) -> list[tuple[int, Week]]:
    """The weeks that a sentence names, each with its place.

    "The week after that" is the one behind a day or week told before; `named` are days told above.
    """
    found: list[tuple[int, Week]] = []
    if "WEEK" not in sentence.said:
        return found
    told = [day.date for day in named]
    for place, node in sentence.nodes:
        value = node.value
        if isinstance(value, Week):
            if node.rule == "week after" and told:
                value = Week(max(value.monday, monday_of(told[-1]) + timedelta(days=7)))
            found.append((place, value))
            told.append(value.monday)
        told.extend(day.date for day in days_in(value) if day.named)
    return found


def week_ahead(day: Day, place: int, sentence: Sentence) -> date | None:
    """ "Weds or Thurs next week": the Monday of the week named behind the last of the days."""
    weekday, at = day.weekday, place
    while weekday is not None:
        following = _next_day(sentence, at)
        if following is None:
            return None
        node = sentence.items[following].node
        days = days_in(node.value) if node is not None else ()
        if node is None or not days or days[0].weekday is None or days[0].weekday <= weekday:
            return None
        if node.rule == _WEEK_NAMED:
            return monday_of(days[0].date)
        weekday, at = (days[0].weekday if days[0].relation == "free" else None), following
    return None


def _next_day(sentence: Sentence, place: int) -> int | None:
    """The next day joined to the one at `place` by nothing but "or", "and", a comma."""
    for at in range(place + 1, min(place + 4, len(sentence.items))):
        if sentence.words[at] == "DAY":
            return at if only_links(sentence, place, at) else None
    return None


def beside(day: Day, place: int, sentence: Sentence, anchor: Anchor, today: date) -> Day:
    """The bare weekday in the week of the day it is offered beside, else as it was."""
    if day.weekday is None or anchor.day < today or not _joined(place, sentence, anchor):
        return day
    same_week = monday_of(anchor.day) + timedelta(days=day.weekday)
    if same_week >= anchor.day:
        return day._replace(date=same_week, doubt="")
    if anchor.rule in _FIXING:
        return day._replace(doubt="the week of the second day is not said")
    return day._replace(date=coming(day.weekday, anchor.day), doubt="")


def in_order(day: Day, place: int, last: tuple[Day, int], sentence: Sentence) -> Day:
    """ "Monday 2pm and Thursday 2pm", written on a Wednesday: days are offered in their order.

    It is in doubt, as the week of neither is said.
    """
    before, at = last
    bare = day.relation == before.relation == "free" and not (day.named or before.named)
    if not bare or day.weekday is None or day.date >= before.date:
        return day
    between = sentence.words[at + 1 : place]
    choice = not _LISTING.isdisjoint(between) and len(between) <= _LISTED_APART
    if not choice or (_LISTED.isdisjoint(between) and not only_links(sentence, at, place)):
        return day
    if not all(word in _LISTED or word in _LISTING or word in _ON_DAYS for word in between):
        return day
    return day._replace(date=coming(day.weekday, before.date), doubt=_ORDER_DOUBT)


_ORDER_DOUBT = "only weekdays are named; read in the order they are named in"
_LISTING, _LISTED = words("or and , / &"), frozenset({"TIME"})
_ON_DAYS = words("on at from arvo morning afternoon evening either the the")
_LISTED_APART = 6


def _joined(place: int, sentence: Sentence, anchor: Anchor) -> bool:
    """Whether the weekday is one choice beside the anchor: in its sentence, or right below it."""
    if anchor.number == sentence.number:
        between = sentence.words[anchor.place + 1 : place]
        choice = len(between) <= _REACH and not _CHOICE.isdisjoint(between)
        return choice or only_links(sentence, anchor.place, place)
    behind = sentence.number - anchor.number
    if sentence.words[0] in _CHOICE:
        return behind == 1
    return sentence.listed and anchor.listed and behind <= 2
