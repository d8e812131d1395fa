"""Stretches that a calendar names otherwise than by week, month or year: seasons, feasts, weekends.

"Before Christmas", "early in the new year", "after the weekend". Counts from the reference's day.
"""

from datetime import date

from agent.reading.grammar.reference import Reference, monday_of, this_week
from agent.reading.grammar.stretch import DAY, Found, Items, limit_before, word_at

_SEASONS = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30), "fall": (11, 30)}


def season(items: Items, place: int, ref: Reference) -> Found | None:
    """ "after the holidays", "in the new year", "before Christmas", "in the autumn"."""
    word = word_at(items, place)
    at = place + 1 + (word_at(items, place + 1) in ("the", "this"))
    name = word_at(items, at)
    if word in _INTO_YEAR and _is_new_year(items, at):
        stop = (
            at + 1 + (word_at(items, at + 1) in ("year", "break", "holidays", "period", "season"))
        )
        return Found(place, stop, _tenth_of_january(ref.today), False, "new year")
    if word in ("before", "by") and name in ("christmas", "xmas"):
        return Found(place, at + 1, date(ref.today.year, 12, 24), True, "before Christmas")
    if word in ("before", "by") and name == "easter":
        return _before_easter(items, place, at, ref.today)
    if word in ("in", "by", "during", "this") and name in _SEASONS:
        month, day = _SEASONS[name]
        due = date(ref.today.year, month, day)
        due = due if due > ref.today else due.replace(year=due.year + 1)
        return Found(place, at + 1, due, False, "season")
    return None


def _before_easter(items: Items, place: int, at: int, today: date) -> Found:
    """ "Before Easter": its Saturday; "before the Easter break": the Thursday before it."""
    sunday = easter(today.year)
    if sunday <= today:
        sunday = easter(today.year + 1)
    pause = word_at(items, at + 1) in _PAUSES
    due = sunday - (3 if pause else 1) * DAY
    return Found(place, at + 1 + pause, due, True, "before Easter")


_PAUSES = frozenset(
    {"break", "holidays", "holiday", "weekend", "closure", "recess", "vacation", "shutdown"}
)


def easter(year: int) -> date:
    """Easter Sunday of a year, by the western reckoning (Meeus, Jones, Butcher)."""
    century = year // 100
    golden = year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    ahead = moon - weekday
    month = 3 + (ahead + 40) // 44
    return date(year, month, ahead + 28 - 31 * (month // 4))


_INTO_YEAR = frozenset({"after", "following", "in", "into", "early", "over", "until", "till"})


def _is_new_year(items: Items, place: int) -> bool:
    name, after = word_at(items, place), word_at(items, place + 1)
    if name in ("holidays", "christmas", "xmas", "festive"):
        return word_at(items, place - 1) != "in" and word_at(items, place - 2) != "in"
    return name == "new" and after == "year"


def _tenth_of_january(today: date) -> date:
    this = date(today.year, 1, 10)
    return this if today < this else date(today.year + 1, 1, 10)


def weekend(items: Items, place: int, ref: Reference) -> Found | None:
    """ "before the weekend": Friday; "over the weekend", "this weekend": its Sunday."""
    if word_at(items, place) != "weekend" or word_at(items, place - 1) in ("that", "next"):
        return None
    first = place
    while word_at(items, first - 1) in _KINDS:
        first -= 1
    before = limit_before(items, first)
    if before in ("after", "following"):
        return None  # "after the bank holiday weekend": nobody says how long
    if before not in _UNTIL_WEEKEND and (before in _DURING or word_at(items, place - 1) == "this"):
        # On Saturday and Sunday it is the one that has begun.
        return Found(place, place + 1, monday_of(ref.today) + 6 * DAY, True, "weekend")
    return Found(place, place + 1, this_week(ref.today) + 4 * DAY, True, "before the weekend")


def after_weekend(items: Items, place: int, ref: Reference) -> Found | None:
    """ "after the weekend": the Monday behind it."""
    at = place + 1 + (word_at(items, place + 1) in ("the", "this"))
    if word_at(items, at) != "weekend":
        return None
    monday = monday_of(ref.today) + 7 * DAY
    return Found(place, at + 1, monday, True, "after the weekend")


_KINDS = frozenset({"long", "bank", "holiday", "public", "easter", "may", "august", "spring"})
_UNTIL_WEEKEND = frozenset({"before", "by", "until", "till"})
_DURING = frozenset({"over", "during", "at", "in", "end"})
