"""Calendar dates as written: "14 May", "May 14th, 2026", "Thu 14/5", "2026-05-14", "the 20th".

Productions over tokens, each with its name. A date without year is the one a letter written now
means; a weekday that contradicts its date is kept as a doubt, never silently repaired.
"""

from collections.abc import Callable

from agent.reading.grammar.clause import bare_weekdays, clause_around, is_clock, says_day
from agent.reading.grammar.listed import HOURS, day_list, without_hours
from agent.reading.grammar.nodes import Day, Days, Node, Value
from agent.reading.grammar.numeric import SEPARATORS, iso_date, numeric_date, spaced_date
from agent.reading.grammar.parts import (
    Tokens,
    bare_trailing,
    checked,
    day_number,
    glued_year,
    is_ordinal,
    leading_weekday,
    month_at,
    short_year,
    trailing_weekday,
    weekday_at,
    year_at,
)
from agent.reading.grammar.reference import (
    Reference,
    coming,
    day_of_month,
    make_date,
    without_year,
)
from agent.reading.grammar.tokens import COUNT, MONTH, NUM, ORDINAL, UNIT, low_at
from agent.reading.wording.sets import words

_Rule = Callable[[Tokens, int, Reference], Node | None]


def calendar_date(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """A date with day and month, its weekday before or behind it; or several sharing a month."""
    weekday, start = leading_weekday(tokens, place)
    for rule in _rules_at(tokens, start):
        node = rule(tokens, start, ref)
        if node is not None:
            return _with_weekday(tokens, node.wider(place, node.stop), weekday)
    return None


def _rules_at(tokens: Tokens, place: int) -> tuple[_Rule, ...]:
    """The rules that the word at `place` may open, in the order they are asked."""
    kind = tokens[place].kind if place < len(tokens) else ""
    if kind == NUM and low_at(tokens, place + 1) in SEPARATORS:
        return iso_date, numeric_date, spaced_date, _day_month
    if kind in (NUM, ORDINAL):
        return (_day_month,)
    return (_month_day,) if kind == MONTH else ()


def _with_weekday(tokens: Tokens, node: Node, weekday: int | None) -> Node:
    """The date checked against the weekday beside it, which may also stand behind it."""
    if weekday is None:
        weekday, stop = trailing_weekday(tokens, node.stop)
        if weekday is None and node.rule in ("numeric date", "iso date"):
            weekday, stop = _fitting(tokens, node)
        node = node.wider(node.first, stop)
    elif low_at(tokens, node.stop) == ")":
        node = node.wider(node.first, node.stop + 1)
    if weekday is None or not isinstance(node.value, Day):
        return _days_checked(node, weekday)
    return Node(node.rule, node.first, node.stop, checked(node.value, weekday))


def _fitting(tokens: Tokens, node: Node) -> tuple[int | None, int]:
    """The weekday right behind a date in numbers, where it is that date's."""
    weekday, stop = bare_trailing(tokens, node.stop)
    fits = isinstance(node.value, Day) and weekday == node.value.date.weekday()
    return (weekday, stop) if fits else (None, node.stop)


def _days_checked(node: Node, weekday: int | None) -> Node:
    if weekday is None or not isinstance(node.value, Days):
        return node
    first, *rest = node.value.days
    return node._replace(value=node.value._replace(days=(checked(first, weekday), *rest)))


def _day_month(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """14 May, 14th of May 2026, 14. Mai, 22-Jul-2025, 4-5 December, 10th, 11th or 12th June."""
    numbers, _, (*_, at) = day_list(tokens, place)
    if not numbers or (len(numbers) > 1 and low_at(tokens, place - 1) in _NUMBERED):
        return None
    joint = low_at(tokens, at)
    if joint == "of" and low_at(tokens, place - 1) == "week":
        return None  # "week 2 of June"
    if joint == "of" and _this_month(tokens, at + 1):
        return _named(tokens, place, at + 3, ref.today.month, numbers, ref)
    days = joint == "day" and low_at(tokens, at + 1) == "of"
    at += days
    if (days or joint in ("of", ".", "-", "/")) and at + 1 < len(tokens):
        at += 1
        if low_at(tokens, at) in ("of", "the"):
            at += 1
    month = month_at(tokens, at)
    if month is None:
        return None
    return _named(tokens, place, at + 1, month, numbers, ref)


def _this_month(tokens: Tokens, place: int) -> bool:
    """ "The 22 and the 23 of this month", behind the "of"."""
    return low_at(tokens, place) in ("this", "current") and low_at(tokens, place + 1) == "month"


# "Round 1 - 10th Sep": the first number is the round's.
_NUMBERED = words("""round option slot day session interview stage choice panel part phase group
    room block level step""")  # fmt: skip


def _month_day(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """May 14, May 14th, 2026, Dec. 4-5, January the 4th."""
    month = month_at(tokens, place)
    if month is None:
        return None
    at = place + 1
    while low_at(tokens, at) in (".", "the", "-") and at < place + 3:
        at += 1
    row, doubt = without_hours(tokens, day_list(tokens, at), led=_weekday_leads(tokens, place))
    if not row.numbers or _is_clock_number(tokens, at, row.stop) or _is_person(tokens, place, at):
        return None
    return _named(tokens, place, row.stop, month, row.numbers, ref, doubt)


def _weekday_leads(tokens: Tokens, place: int) -> bool:
    """Whether a weekday opens the date whose month stands at `place`."""
    before = place - 1
    while before > 0 and low_at(tokens, before) in (",", ".", "(", "-"):
        before -= 1
    return before >= 0 and weekday_at(tokens, before) is not None


def _is_person(tokens: Tokens, place: int, number: int) -> bool:
    """ "With Jan 10-11": hours with somebody of that name; "let's go with June 4-5" are days.

    A month that is hardly a name needs another day in its clause: "with June 10-11 on Thursday".
    """
    if tokens[place].text not in _FIRST_NAMES or low_at(tokens, place - 1) != "with":
        return False
    stop = _glued_hours(tokens, number)
    if stop is None or low_at(tokens, place - 2) in _CHOOSING or low_at(tokens, stop) in _AS_DAYS:
        return False
    if tokens[place].text == "Jan":
        return True
    begin, end = clause_around(tokens, place, stop)
    return says_day(tokens, begin, place) or says_day(tokens, stop, end)


_FIRST_NAMES = frozenset({"Jan", "April", "May", "June", "August"})
_CHOOSING = words("""go going went fine ok okay good happy work works stick start starting begin
    comfortable available content proceed alright flexible""")  # fmt: skip
# What stands behind days offered, and not behind somebody's hours.
_AS_DAYS = words("as or and being")


def _glued_hours(tokens: Tokens, place: int) -> int | None:
    """What follows two hours joined without blanks ("2-3"), or None."""
    if place + 2 >= len(tokens) or low_at(tokens, place + 1) != "-":
        return None
    first, dash, last = tokens[place : place + 3]
    joined = not dash.gap and not last.gap and first.kind == last.kind == NUM
    hours = 1 <= first.value <= HOURS and 1 <= last.value <= HOURS
    return place + 3 if joined and hours else None


def _is_clock_number(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the number behind a month is a clock time ("in March 10am", "2-3pm"), no day."""
    hours = _glued_hours(tokens, first)
    if hours is not None and low_at(tokens, hours) in ("am", "pm"):
        return True
    following = tokens[stop] if stop < len(tokens) else None
    return (
        following is not None
        and stop == first + 1
        and (
            (following.word in (":", "h") and not following.gap and _digit_follows(tokens, stop))
            or following.word in ("am", "pm", "%")
        )
    )


def _digit_follows(tokens: Tokens, place: int) -> bool:
    """Whether a number is glued to the mark at `place` ("10:30", "10h30", and "10h" itself)."""
    if tokens[place].word == "h":
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and after.kind == NUM and not after.gap


def _named(
    tokens: Tokens, first: int, stop: int, month: int, numbers: tuple[int, ...], ref: Reference,
    doubt: str = "",
) -> Node | None:  # fmt: skip
    year = _year_behind(tokens, stop) or glued_year(tokens, stop, ref.today.year)
    if year is not None:
        stop = year[1]
    dates = [
        make_date(year[0], month, number) if year else without_year(month, number, ref.today)
        for number in numbers
    ]
    days = tuple(Day(found, named=True, doubt=doubt) for found in dates if found is not None)
    if not days:
        return None
    if len(days) == 1:
        return Node("named date", first, stop, days[0])
    through = any(token.word in ("-", "~", "to") for token in tokens[first:stop])
    return Node("named dates", first, stop, Days(days, through))


def _year_behind(tokens: Tokens, stop: int) -> tuple[int, int] | None:
    place = stop
    if low_at(tokens, place) in (".", "-", "/") and place + 1 < len(tokens):
        place += 1
    return year_at(tokens, place) or short_year(tokens, stop)


def ordinal_day(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "the 20th", "Thursday 25th", "Thursday the 25th", "Wednesday 14" (where that is one)."""
    weekday, at = leading_weekday(tokens, place)
    if weekday is None and low_at(tokens, at) == "the":
        at += 1
    written_out = is_ordinal(tokens, at)
    number = day_number(tokens, at)
    if number is None or _counts_else(tokens, *number):
        return None
    if weekday is None and not (written_out and (at > place or _is_led(tokens, at, number[1]))):
        return None
    if tokens[at].kind == ORDINAL and (weekday is None or low_at(tokens, at - 1) != "the"):
        return None
    led = weekday is not None and low_at(tokens, at - 1) in ("the", "day")
    if not written_out and not (led or _plain_day_number(tokens, number[1], number[0])):
        return None
    if led and not written_out and _is_hour_behind(tokens, number[1]):
        return None
    node = _ordinal_node(tokens, place, number, weekday, written_out, ref)
    few = weekday is None and number[0] <= _FEW
    if node is None or not few or low_at(tokens, number[1]) not in _COUNTED_OR_OF:
        return node
    return node._replace(value=_in_doubt(node.value))


def _is_hour_behind(tokens: Tokens, stop: int) -> bool:
    """ "Monday the 11 o'clock slot", "Friday the 10am call", "Tuesday the 9.30": no day."""
    after = tokens[stop] if stop < len(tokens) else None
    if after is None:
        return False
    if after.word in _HOURLY or after.kind in (UNIT, ORDINAL):
        return True
    figure = tokens[stop + 1] if stop + 1 < len(tokens) else None
    glued = after.word in (".", ":", "-", "/", "h") and not after.gap
    return glued and figure is not None and figure.kind == NUM and not figure.gap


_HOURLY = words("am pm a p o oclock h hrs uhr ish people of past to")


def _in_doubt(value: Value) -> Value:
    return value._replace(doubt=_ORDINAL_DOUBT) if isinstance(value, Day) else value


_ORDINAL_DOUBT = "an ordinal may name a day of the month or count days or calls"


def _counts_else(tokens: Tokens, number: int, stop: int) -> bool:
    """ "The 19th floor" is no day; "the 3rd of October" has its month, even where that is past.

    Nor is "the 2nd Friday of June" the second.
    """
    following = low_at(tokens, stop)
    if following == "of":
        return month_at(tokens, stop + 1) is not None
    if weekday_at(tokens, stop) is not None and low_at(tokens, stop + 1) in ("of", "in"):
        return True
    if following in _COUNTED_OR_OF and _is_only_day(tokens, stop):
        return False
    if number <= _FEW and following in _COUNTED_FEW:
        return following not in ("half", "quarter") or not _is_clock_part(tokens, stop)
    return following in _COUNTED


def _is_only_day(tokens: Tokens, place: int) -> bool:
    """ "On the 5th day at 10am", "the 4th call at 2pm": a clock time behind, no other day."""
    if low_at(tokens, place + 1) not in ("at", "@") or not is_clock(tokens, place + 2):
        return False
    begin, end = clause_around(tokens, place, place + 1)
    return not bare_weekdays(tokens, begin, end) and not says_day(tokens, begin, end)


def _is_clock_part(tokens: Tokens, place: int) -> bool:
    """ "On the 2nd half two": what opens a clock time or a length, and no half of a month."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and (after.kind in (COUNT, NUM) or after.word in _BEHIND_HALF)


_BEHIND_HALF = words("past to an a hour -")


_COUNTED = words(
    """floor level storey street avenue ave road gate door edition anniversary century grade
    stage round interview candidate attempt time place week weeks day month thing"""
)
# These it counts, or they are of that day: "the 4th call at 2pm".
_COUNTED_OR_OF = frozenset({"day", "call"})
# So many of these a process has, or a year: "the 20th call" may be the call of that day.
_COUNTED_FEW, _FEW = words("half quarter call step phase"), 5


def _is_led(tokens: Tokens, place: int, stop: int) -> bool:
    """ "On 8th at 5 PM": an ordinal without its article, where only a day can stand."""
    return low_at(tokens, place - 1) in _LEADING and low_at(tokens, stop) in _BEHIND_ORDINAL


_LEADING = frozenset({"on", "by", "until", "till"})
_BEHIND_ORDINAL = frozenset({"", "at", "@", ",", ".", ";", ")", "from", "between", "if"})


def _ordinal_node(
    tokens: Tokens, place: int, number: tuple[int, int], weekday: int | None, sure: bool,
    ref: Reference,
) -> Node | None:  # fmt: skip
    found = day_of_month(number[0], ref.today, weekday)
    if weekday is None:
        weekday, after = trailing_weekday(tokens, number[1])
        number = (number[0], after)
        found = day_of_month(number[0], ref.today, weekday)
    if found is not None and (sure or (found - ref.today).days <= 62):
        stop = number[1] + (low_at(tokens, number[1]) == ")")
        return Node("day of month", place, stop, Day(found, weekday, named=True))
    if weekday is None or not sure:
        return None
    nearest = day_of_month(number[0], ref.today)
    if nearest is None:
        return None
    return Node("day of month", place, number[1], checked(Day(nearest, named=True), weekday))


def _plain_day_number(tokens: Tokens, stop: int, number: int) -> bool:
    """Whether a bare number behind a weekday may be a day: no clock, range or unit follows.

    A further weekday and number may: "from Monday 18 to Wednesday 20".
    """
    following = tokens[stop] if stop < len(tokens) else None
    if following is None:
        return True
    if (
        following.word in _OF_HOUR
        and following.gap
        and low_at(tokens, stop + 1)[:1] in _DOT_OR_FIGURE
    ):
        return True
    if following.word in _TO and weekday_at(tokens, stop + 1) is not None:
        return stop + 2 < len(tokens) and tokens[stop + 2].kind in (NUM, ORDINAL)
    if following.word in (".", "?", "!") and number > 12:
        return stop + 1 >= len(tokens) or tokens[stop + 1].gap
    if following.word in (",", "at", "@", ")", "from", "between", ";", "and", "or"):
        return True
    # "Friday the 16 with our decision": the article leaves no clock time.
    led = low_at(tokens, stop - 2) == "the" and following.word in _BEHIND_DAY
    return led or (following.kind == NUM and following.gap)


_BEHIND_DAY = frozenset({"with", "for", "we", "i", "you", "if", "but", "so"})


# "Wednesday 19 h. 15.00", "Monday 4 ore 9.30".
_OF_HOUR, _DOT_OR_FIGURE = words("h ore hour alle"), frozenset(".0123456789")
_TO = frozenset({"to", "-", "–", "until", "till", "through", "bis"})


def bare_weekday(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "Thursday": the coming one, unless a week named nearby claims it."""
    weekday = weekday_at(tokens, place)
    if weekday is None:
        return None
    doubt = ""
    if weekday == ref.today.weekday():
        doubt = "the weekday named is the one of writing"
    day = Day(coming(weekday, ref.today), weekday, relation="free", doubt=doubt)
    return Node("weekday", place, place + 1, day)
