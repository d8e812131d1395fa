"""Calendar dates as written: "14 May", "May 14th, 2026", "Thu 14/5", "2026-05-14", "the 20th".

Productions over tokens, each with its name. A date without year is the one a letter written now
means; a weekday that contradicts its date is kept as a doubt, never silently repaired.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from agent.reading.grammar.nodes import Day, Days, Node
from agent.reading.grammar.reference import (
    Reference,
    coming,
    day_of_month,
    make_date,
    without_year,
)
from agent.reading.grammar.tokens import LINE, MONTH, NUM, ORDINAL, WEEKDAY, Token, low_at
from agent.reading.wording.time_en import (
    DOUBTFUL_MONTHS,
    DOUBTFUL_WEEKDAYS,
    FIRST_YEAR,
    LAST_YEAR,
    ORDINAL_ENDINGS,
)

Tokens = Sequence[Token]
WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SEPARATORS = frozenset("/.-")


def year_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """A four-digit year at `place` (a comma may stand before it): the year and what follows."""
    if low_at(tokens, place) == ",":
        place += 1
    if place >= len(tokens) or tokens[place].kind != NUM:
        return None
    token = tokens[place]
    if len(token.text) != 4 or not FIRST_YEAR <= token.value <= LAST_YEAR:
        return None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and not after.gap and after.low in (":", "h", "hrs", "%"):
        return None
    return token.value, place + 1


def _short_year(tokens: Tokens, place: int) -> tuple[int, int] | None:
    if low_at(tokens, place) != "'" or place + 1 >= len(tokens):
        return None
    token = tokens[place + 1]
    if token.kind == NUM and len(token.text) == 2 and not token.gap:
        return 2000 + token.value, place + 2
    return None


def day_number(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """A day of the month at `place` ("14", "14th", "14.", "first"): the number, what follows."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind == ORDINAL:
        return _word_ordinal(tokens, place)
    if token.kind != NUM or not 1 <= token.value <= 31 or len(token.text) > 2:
        return None
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and following.low in ORDINAL_ENDINGS and not following.gap:
        return token.value, place + 2
    return token.value, place + 1


def _word_ordinal(tokens: Tokens, place: int) -> tuple[int, int]:
    return tokens[place].value, place + 1


def is_ordinal(tokens: Tokens, place: int) -> bool:
    """Whether the number at `place` is written as an ordinal ("20th")."""
    if place >= len(tokens):
        return False
    if tokens[place].kind == ORDINAL:
        return True
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        tokens[place].kind == NUM
        and following is not None
        and following.low in ORDINAL_ENDINGS
        and not following.gap
        and following.low != "e"
    )


def month_at(tokens: Tokens, place: int) -> int | None:
    """The month at `place`, capitals being asked of words that mean something else too."""
    if place >= len(tokens) or tokens[place].kind != MONTH:
        return None
    token = tokens[place]
    if token.low in DOUBTFUL_MONTHS and token.text.islower() and not _beside_number(tokens, place):
        return None
    return token.value


def _beside_number(tokens: Tokens, place: int) -> bool:
    near = (low_at(tokens, place - 1), low_at(tokens, place + 1))
    return any(
        word[:1].isdigit() or word in ORDINAL_ENDINGS or word in ("of", "mid", "early", "late")
        for word in near
    )


def weekday_at(tokens: Tokens, place: int) -> int | None:
    """The weekday at `place`; "sat" or "sun" in small letters only beside a number or "on"."""
    if place >= len(tokens) or tokens[place].kind != WEEKDAY:
        return None
    token = tokens[place]
    if token.low in DOUBTFUL_WEEKDAYS and token.text.islower():
        before, after = low_at(tokens, place - 1), low_at(tokens, place + 1)
        if not (after[:1].isdigit() or after in ("at", "@", "the") or before in ("on", "this")):
            return None
    return token.value


def calendar_date(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """A date with day and month, its weekday before or behind it; or several sharing a month."""
    weekday, start = _leading_weekday(tokens, place)
    for rule in (_iso, _numeric, _day_month, _month_day):
        node = rule(tokens, start, ref)
        if node is not None:
            return _with_weekday(tokens, node.wider(place, node.stop), weekday, ref)
    return None


def _leading_weekday(tokens: Tokens, place: int) -> tuple[int | None, int]:
    """A weekday that opens a date ("Thu, ", "Thursday the", "Tues. ("), and where the date begins."""
    weekday = weekday_at(tokens, place)
    if weekday is None:
        return None, place
    following = place + 1
    while low_at(tokens, following) in (",", ".", "(", "-", "the", "|") and following < place + 4:
        following += 1
    return weekday, following


def _with_weekday(tokens: Tokens, node: Node, weekday: int | None, ref: Reference) -> Node:
    """The date checked against the weekday beside it, which may also stand behind it."""
    if weekday is None:
        weekday, stop = _trailing_weekday(tokens, node.stop)
        node = node.wider(node.first, stop)
    elif low_at(tokens, node.stop) == ")":
        node = node.wider(node.first, node.stop + 1)
    if weekday is None or not isinstance(node.value, Day):
        return _days_checked(node, weekday)
    return replace(node, value=checked(node.value, weekday))


def _days_checked(node: Node, weekday: int | None) -> Node:
    if weekday is None or not isinstance(node.value, Days):
        return node
    first, *rest = node.value.days
    return replace(node, value=replace(node.value, days=(checked(first, weekday), *rest)))


def checked(day: Day, weekday: int) -> Day:
    """The day with its weekday; where they disagree, the date stands and the doubt is said."""
    if day.date.weekday() == weekday:
        return replace(day, weekday=weekday, doubt="" if day.named else day.doubt)
    said, real = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[day.date.weekday()]
    doubt = f"{said} is named beside {day.date.isoformat()}, which is a {real}"
    return replace(day, weekday=weekday, doubt=doubt)


def _trailing_weekday(tokens: Tokens, place: int) -> tuple[int | None, int]:
    """ "(Thursday)" or ", Thursday" behind a date."""
    opened = low_at(tokens, place)
    if opened not in ("(", ","):
        return None, place
    weekday = weekday_at(tokens, place + 1)
    if weekday is None:
        return None, place
    closed = low_at(tokens, place + 2)
    if opened == "(":
        return (weekday, place + 3) if closed == ")" else (None, place)
    following = tokens[place + 2] if place + 2 < len(tokens) else None
    # ", Thursday 21" begins the next date of a list.
    if following is not None and following.kind in (NUM, MONTH, ORDINAL):
        after = tokens[place + 3] if place + 3 < len(tokens) else None
        if after is None or after.low not in (":", "am", "pm", "h"):
            return None, place
    return weekday, place + 2


def _iso(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """2026-05-14, 2026/05/14, 20260514 is no date here (job numbers look like that)."""
    numbers = _joined_numbers(tokens, place)
    if numbers is None or len(numbers) < 3 or len(tokens[place].text) != 4:
        return None
    found = make_date(numbers[0], numbers[1], numbers[2])
    return Node("iso date", place, place + 5, Day(found, named=True)) if found else None


def _joined_numbers(tokens: Tokens, place: int) -> tuple[int, ...] | None:
    """Numbers joined by one kind of separator without blanks: 14.05.2026, 5/6, 25-08-2026."""
    if place >= len(tokens) or tokens[place].kind != NUM or _inside_chain(tokens, place):
        return None
    separator = low_at(tokens, place + 1)
    if separator not in _SEPARATORS or tokens[place + 1].gap:
        return None
    numbers = [tokens[place].value]
    at = place + 1
    while at + 1 < len(tokens) and tokens[at].low == separator and tokens[at + 1].kind == NUM:
        if tokens[at].gap or tokens[at + 1].gap:
            break
        numbers.append(tokens[at + 1].value)
        at += 2
    return tuple(numbers) if 2 <= len(numbers) <= 3 and -1 not in numbers else None


def _inside_chain(tokens: Tokens, place: int) -> bool:
    """Whether the number is the tail of something longer: a version, a phone or job number."""
    if place == 0 or tokens[place].gap:
        return False
    before = tokens[place - 1]
    if before.low in ("(", ":", "[", ">", "|", "*", "@", ",", "-", '"', "'"):
        if before.low in ("-", ",", ":") and place > 1:
            return not before.gap and tokens[place - 2].kind in (NUM, "word")
        return False
    return before.kind != LINE


def _numeric(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """14/5, 14.05., 14.5.2026, 25-08-2026, 05/20/26: day or month first as evidence decides."""
    numbers = _joined_numbers(tokens, place)
    if numbers is None or not _numeric_shape(tokens, place, numbers):
        return None
    stop = place + 2 * len(numbers) - 1
    year = None
    if len(numbers) == 3:
        year = numbers[2] if numbers[2] > 99 else 2000 + numbers[2]
    elif tokens[place + 1].low == "." and low_at(tokens, stop) == ".":
        stop += 1
    day = _ordered(numbers[0], numbers[1], year, tokens[place + 1].low, ref, tokens, place)
    return Node("numeric date", place, stop, day) if day else None


def _numeric_shape(tokens: Tokens, place: int, numbers: tuple[int, ...]) -> bool:
    """Whether joined numbers can be a date at all; "9.30" and "24/7" are none."""
    separator = tokens[place + 1].low
    last = tokens[place + 2 * len(numbers) - 2]
    if len(tokens[place].text) > 2 or len(tokens[place + 2].text) > 2:
        return False
    after = tokens[place + 2 * len(numbers) - 1 :][:1]
    if len(numbers) == 3:
        return len(last.text) in (2, 4) and not (after and after[0].low in "%" and not after[0].gap)
    if numbers == (24, 7) or (after and after[0].low in ("%", "h", "hr", "hrs", "hours", "k")):
        return False
    if separator == ".":
        return bool(after) and after[0].low == "." and not after[0].gap and numbers[1] <= 12
    if separator == "-":
        return False
    return _slash_context(tokens, place)


def _slash_context(tokens: Tokens, place: int) -> bool:
    """Whether "3/11" stands where a date may: not "9/10 candidates", "FIFO 8/6 roster", "1/2"."""
    after = low_at(tokens, place + 3)
    if after in (
        "roster",
        "split",
        "of",
        "people",
        "candidates",
        "stars",
        "fte",
        "rating",
        "swing",
    ):
        return False
    return not (tokens[place].value == 1 and tokens[place + 2].value == 2 and after == "day")


def _ordered(
    first: int, second: int, year: int | None, separator: str, ref: Reference,
    tokens: Tokens, place: int,
) -> Day | None:  # fmt: skip
    """The day that two numbers name, in the order the evidence tells."""
    day_first = _made(first, second, year, ref)
    month_first = _made(second, first, year, ref) if separator != "." else None
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        return Day(only, named=True) if only else None
    weekday = _weekday_beside(tokens, place)
    for candidate, other in ((day_first, month_first), (month_first, day_first)):
        if weekday == candidate.weekday() != other.weekday():
            return Day(candidate, named=True)
    chosen = day_first if ref.day_first else month_first
    doubt = "" if ref.order_sure else "day and month of a number cannot be told apart"
    return Day(chosen, named=True, doubt=doubt)


def _made(day: int, month: int, year: int | None, ref: Reference) -> date | None:
    if not 1 <= month <= 12:
        return None
    return without_year(month, day, ref.today) if year is None else make_date(year, month, day)


def _weekday_beside(tokens: Tokens, place: int) -> int | None:
    before = place - 1
    while low_at(tokens, before) in (",", ".", "(", "-", "the", ":") and before > place - 4:
        before -= 1
    weekday = weekday_at(tokens, before) if before >= 0 else None
    if weekday is None:
        stop = place + 1
        while stop < len(tokens) and stop < place + 5 and tokens[stop].low[0] in "/-.0123456789":
            stop += 1
        weekday, _ = _trailing_weekday(tokens, stop)
    return weekday


def _day_month(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """14 May, 14th of May 2026, 14. Mai, 22-Jul-2025, 4-5 December, 10th, 11th or 12th June."""
    numbers, at = _day_list(tokens, place)
    if not numbers:
        return None
    if low_at(tokens, at) in ("of", ".", "-", "/") and at + 1 < len(tokens):
        at += 1
        if low_at(tokens, at) in ("of", "the"):
            at += 1
    month = month_at(tokens, at)
    if month is None:
        return None
    return _named(tokens, place, at + 1, month, numbers, ref)


def _month_day(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """May 14, May 14th, 2026, Dec. 4-5, January the 4th."""
    month = month_at(tokens, place)
    if month is None:
        return None
    at = place + 1
    while low_at(tokens, at) in (".", "the", "-") and at < place + 3:
        at += 1
    numbers, stop = _day_list(tokens, at)
    if not numbers or _is_clock_number(tokens, at, stop):
        return None
    return _named(tokens, place, stop, month, numbers, ref)


def _is_clock_number(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the number behind a month is a clock time ("in March 10am"), no day."""
    following = tokens[stop] if stop < len(tokens) else None
    return (
        following is not None
        and stop == first + 1
        and (
            (following.low in (":", "h") and not following.gap and _digit_follows(tokens, stop))
            or following.low in ("am", "pm", "%")
        )
    )


def _digit_follows(tokens: Tokens, place: int) -> bool:
    """Whether a number is glued to the mark at `place` ("10:30", "10h30", and "10h" itself)."""
    if tokens[place].low == "h":
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and after.kind == NUM and not after.gap


def _day_list(tokens: Tokens, place: int) -> tuple[tuple[int, ...], int]:
    """Rising day numbers joined by "-", "&", "and", "or", commas: the numbers and what follows."""
    found = day_number(tokens, place)
    if found is None:
        return (), place
    numbers, stops = [found[0]], [found[1]]
    while len(numbers) < 6:
        joint = _past_joint(tokens, stops[-1])
        found = day_number(tokens, joint) if joint > stops[-1] else None
        if found is None or found[0] <= numbers[-1]:
            break
        if _list_ends(tokens, joint, found[1]):
            # "May 4, 10 or 11am": the 10 belongs to the times.
            if len(numbers) > 1 and low_at(tokens, joint - 1) != ",":
                numbers.pop()
                stops.pop()
            break
        numbers.append(found[0])
        stops.append(found[1])
    return tuple(numbers), stops[-1]


def _past_joint(tokens: Tokens, place: int) -> int:
    joint = place
    while low_at(tokens, joint) in ("-", "&", "and", "or", ",", "to", "/") and joint < place + 2:
        joint += 1
    return joint


def _list_ends(tokens: Tokens, place: int, stop: int) -> bool:
    """Whether the next number of a would-be list is a clock time or a year instead."""
    following = tokens[stop] if stop < len(tokens) else None
    if following is None:
        return False
    if following.low in (":", ".", "h") and not following.gap and stop + 1 < len(tokens):
        return (tokens[stop + 1].kind == NUM and not tokens[stop + 1].gap) or following.low == "h"
    return following.low in ("am", "pm", "uhr", "hrs", "o")


def _named(
    tokens: Tokens, first: int, stop: int, month: int, numbers: tuple[int, ...], ref: Reference
) -> Node | None:
    year = _year_behind(tokens, stop)
    if year is not None:
        stop = year[1]
    dates = [
        make_date(year[0], month, number) if year else without_year(month, number, ref.today)
        for number in numbers
    ]
    days = tuple(Day(found, named=True) for found in dates if found is not None)
    if not days:
        return None
    if len(days) == 1:
        return Node("named date", first, stop, days[0])
    through = any(token.low in ("-", "to") for token in tokens[first:stop])
    return Node("named dates", first, stop, Days(days, through))


def _year_behind(tokens: Tokens, stop: int) -> tuple[int, int] | None:
    place = stop
    if low_at(tokens, place) in (".", "-", "/") and place + 1 < len(tokens):
        place += 1
    return year_at(tokens, place) or _short_year(tokens, stop)


def ordinal_day(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "the 20th", "Thursday 25th", "Thursday the 25th", "Wednesday 14" (where that is one)."""
    weekday, at = _leading_weekday(tokens, place)
    if weekday is None and low_at(tokens, at) == "the":
        at += 1
    written_out = is_ordinal(tokens, at)
    number = day_number(tokens, at)
    if number is None or (weekday is None and (at == place or not written_out)):
        return None
    if tokens[at].kind == ORDINAL and (weekday is None or low_at(tokens, at - 1) != "the"):
        return None
    if not written_out and not _plain_day_number(tokens, at, number[1]):
        return None
    return _ordinal_node(tokens, place, number, weekday, written_out, ref)


def _ordinal_node(
    tokens: Tokens, place: int, number: tuple[int, int], weekday: int | None, sure: bool,
    ref: Reference,
) -> Node | None:  # fmt: skip
    found = day_of_month(number[0], ref.today, weekday)
    if weekday is None:
        weekday, after = _trailing_weekday(tokens, number[1])
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


def _plain_day_number(tokens: Tokens, place: int, stop: int) -> bool:
    """Whether a bare number behind a weekday may be a day: no clock, range or unit follows."""
    following = tokens[stop] if stop < len(tokens) else None
    if following is None or following.kind == LINE:
        return True
    return following.low in (",", "at", "@", ")", "from", "between", ";", "and", "or") or (
        following.kind == NUM and following.gap
    )


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
