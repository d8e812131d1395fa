"""Windows that are counted: "within 48 hours", "5-7 business days", "a couple of weeks".

By the rulebook's table "What 'promised' means". Knows no calendar but weekdays.
"""

from datetime import date, timedelta

from agent.reading.grammar.nodes import Length
from agent.reading.grammar.reference import Reference, add_business_days
from agent.reading.grammar.stretch import (
    ANCHORS,
    DAY,
    Found,
    Items,
    is_estimate,
    ordinal_at,
    past,
    word_at,
)
from agent.reading.wording import time_en
from agent.reading.wording.sets import words

_UNITS = {"hour": "hours", "hours": "hours", "hrs": "hours", "hr": "hours", "h": "hours",
          "day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "wk": "weeks",
          "wks": "weeks", "fortnight": "fortnights", "fortnights": "fortnights",
          "month": "months", "months": "months"}  # fmt: skip


# Every window that is counted holds one of these words.
COUNTABLE = frozenset({*_UNITS, "LENGTH"})
_BUSINESS = frozenset({"business", "working", "work", "weekdays", "office"})


def count(items: Items, place: int, ref: Reference) -> Found | None:
    """ "within 48 hours", "5-7 business days", "a couple of weeks", "in a few days"."""
    node = items[place].node
    if node is not None and isinstance(node.value, Length):
        if node.value.minutes < 60 or not _bounded(items, place):
            return None
        return Found(place, place + 1, _after(ref, node.value.minutes), True, "hours")
    number, loose, at, ranged = _number(items, place)
    if number is None:
        return None
    at = past(
        items,
        at,
        _FILLERS,
    )
    if word_at(items, at - 1) == "coming" and word_at(items, at) == "week":
        return None  # "the coming week": the one of the calendar
    business = word_at(items, at) in _BUSINESS
    unit = _UNITS.get(word_at(items, at + business))
    if unit is None:
        return None
    stop = at + business + 1
    if (unit == "hours" and not _bounded(items, place, long=number >= 12)) or word_at(
        items, stop
    ) == "/":
        return None
    if word_at(items, stop) == "'":
        stop += 1
    loose = (
        loose
        or is_estimate(items, place)
        or _or_so(items, stop)
        or _week_pair(items, place, ranged, unit)
    )
    due = _counted(
        number,
        unit,
        business or (loose and unit == "days" and number <= 5 and _vague(items, place)),
        ref,
    )
    return Found(place, stop, due, not loose, "count")


_FILLERS = words("more of further additional full calendar natural consecutive straight short next")
_STRICT_BOUNDS = words("within in next another inside")
_BOUNDS = _STRICT_BOUNDS | words("up have has get got give allow")


_BEHIND = ANCHORS | words("left remaining afterwards thereafter")


def _bounded(items: Items, place: int, *, long: bool = False) -> bool:
    """Whether "within", "in" or "next" makes a length of hours a window."""
    near = {word_at(items, place - step) for step in (1, 2, 3)}
    behind = any(word_at(items, place + step) in _BEHIND for step in (1, 2, 3))
    return bool(near & (_BOUNDS if long else _STRICT_BOUNDS)) or behind or _and_then(items, place)


def _and_then(items: Items, place: int) -> bool:
    """ "48 hours and you'll have your answer": a stretch to wait that opens its clause."""
    opens = place == 0 or word_at(items, place - 1) in (":", ",", "-", ".", "me", "us", "it")
    pairs = ((word_at(items, place + step), word_at(items, place + step + 1)) for step in (1, 2, 3))
    return opens and any(pair in _THEN for pair in pairs)


_THEN = frozenset(("and", who) for who in ("you", "we", "i", "u"))


def _after(ref: Reference, minutes: int) -> date:
    return (ref.written + timedelta(minutes=minutes)).date()


def _vague(items: Items, place: int) -> bool:
    """Whether the number is a word without a number: couple, few, several, "a day or two"."""
    words = {word_at(items, place + step) for step in range(4)}
    return bool(words & {"couple", "few", "several"}) or {"day", "or"} <= words


def _number(items: Items, place: int) -> tuple[int | None, bool, int, bool]:
    """A number or a range of them: the larger one, whether it is vague, what follows, a range."""
    word = word_at(items, place)
    at = place
    if word in ("a", "an", "the", "another", "next", "coming"):
        at += 1
        if word_at(items, at) in ("next", "coming", "further"):
            at += 1
        word = word_at(items, at)
    if word == "hour" and word_at(items, place) in ("the", "an"):
        return 1, False, at, False
    if word in ("couple", "few", "several"):
        return (2 if word == "couple" else 3), True, at + 1, False
    ordinal, behind = ordinal_at(items, at)
    if ordinal and _counts_days(items, behind, ordinal):
        return ordinal, False, behind, False
    if word == "matter" and word_at(items, at + 1) == "of":
        return 3, True, at + 2, False
    value = _value(items, at)
    if value is None:
        alone = (word in _UNITS or word in _BUSINESS) and _counts_one(items, place, word)
        return _one_unit(items, at) if alone else (None, False, at, False)
    joint = word_at(items, at + 1)
    upper = _value(items, at + 2) if joint in ("-", "to", "or", "/") else None
    if upper is not None and upper >= value:
        return upper, False, at + 3, True
    if joint == "(" and word_at(items, at + 3) == ")":  # "ten (10) business days"
        return value, False, at + 4, False
    return value, False, at + 1, False


def _counts_one(items: Items, place: int, word: str) -> bool:
    """ "A week", "another day", "the next month": one unit, of which `word` is the name."""
    first = word_at(items, place)
    within = word == "fortnight" and word_at(items, place - 1) in ("within", "inside")
    return (
        first in ("a", "an", "another")
        or _next_alone(items, place)
        or (within and first == "the")
        or _within_the_week(items, place)
        or _to_come(items, place)
    ) and not _is_another_day(items, place)


def _within_the_week(items: Items, place: int) -> bool:
    """ "Within the week", without a word of which one: seven days."""
    said = [word_at(items, place + step) for step in (-1, 0, 1, 2)]
    return said[:3] == ["within", "the", "week"] and said[3] not in _TELLS_WHICH


def _to_come(items: Items, place: int) -> bool:
    """ "In the fortnight to come"."""
    said = [word_at(items, place + step) for step in (0, 2, 3)]
    return said == ["the", "to", "come"]


_TELLS_WHICH = words("of that commencing beginning starting ending to in is")


def _is_another_day(items: Items, place: int) -> bool:
    """ "I'll send you another day over the weekend", "in touch about another day": a new date, and
    no day to wait."""
    said = [word_at(items, place + step) for step in (-1, 0, 1)]
    if said[1:] == ["another", "day"] and said[0] in _CHOOSING:
        return True
    if said == ["about", "another", "day"] and word_at(items, place - 2) in _OF_MATTERS:
        return True
    return said[1:] in (["another", "day"], ["a", "day"]) and said[0] == "you"


_OF_MATTERS = words("touch contact you speak talk write word back news")
_CHOOSING = words("with find for suggest propose offer choose pick name try fix arrange")


def _counts_days(items: Items, place: int, ordinal: int) -> bool:
    """ "The third working day after your visit": a count told by its last day.

    The first one is told so of working days only ("the first day after", but "my first day").
    """
    business = word_at(items, place) in _BUSINESS
    if not (business or ordinal > 1):
        return False
    is_day = word_at(items, place + business) == "day"
    return is_day and word_at(items, place + business + 1) in _COUNTED_FROM


_COUNTED_FROM = words("after following from thereafter afterwards afterward")


def _next_alone(items: Items, place: int) -> bool:
    return word_at(items, place) == "the" and word_at(items, place + 1) in ("next", "coming")


def _one_unit(items: Items, at: int) -> tuple[int | None, bool, int, bool]:
    """ "a week", "a day or two", "a week or so", "a month"; "the coming days" is a few."""
    if word_at(items, at - 1) in ("next", "coming") and word_at(items, at) in ("days", "weeks"):
        return 3, True, at, False
    if word_at(items, at + 1) == "or" and word_at(items, at + 2) in ("two", "so"):
        return (2 if word_at(items, at + 2) == "two" else 1), True, at, False
    return 1, False, at, False


def _value(items: Items, place: int) -> int | None:
    word = word_at(items, place)
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    found = time_en.COUNTS.get(word)
    return found[1] if found is not None and word != "couple" else None


def _or_so(items: Items, place: int) -> bool:
    return word_at(items, place) == "or" and word_at(items, place + 1) in (
        "so",
        "thereabouts",
        "two",
    )


def _week_pair(items: Items, place: int, ranged: bool, unit: str) -> bool:
    """ "one to two weeks" is loose by the table; wider counted ranges are firm."""
    return ranged and unit == "weeks" and _value(items, place) == 1


def _counted(number: int, unit: str, business: bool, ref: Reference) -> date:
    if unit == "hours":
        return _after(ref, number * 60)
    if unit == "days":
        return (
            add_business_days(ref.today, min(number, 260))
            if business
            else ref.today + min(number, 900) * DAY
        )
    days = {"weeks": 7, "fortnights": 14, "months": 30}[unit] * min(number, 60)
    return ref.today + days * DAY
