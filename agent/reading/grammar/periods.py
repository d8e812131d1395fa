"""Windows that are periods: weeks, months, seasons and their early, middle and late parts.

By the rulebook's table "What 'promised' means". Knows no counts.
"""

from datetime import date

from agent.reading.grammar.ahead import lies_ahead
from agent.reading.grammar.nodes import Day, Span, Week
from agent.reading.grammar.reference import (
    Reference,
    make_date,
    monday_of,
    month_end,
    next_week,
    this_week,
)
from agent.reading.grammar.stretch import (
    DAY,
    Found,
    Items,
    day_behind,
    is_estimate,
    ordinal_at,
    past,
    past_day,
    word_at,
)
from agent.reading.wording import time_en

EARLY_WORDS = frozenset({"early", "earlier", "beginning", "beginnings", "start"})
MID_WORDS = frozenset({"mid", "middle", "midway", "halfway", "midweek"})
LATE_WORDS = frozenset({"late", "later", "latter"})
END_WORDS = frozenset({"end", "close", "eo"})
_PARTS = {
    **dict.fromkeys(END_WORDS, "end"),
    **dict.fromkeys(EARLY_WORDS, "early"),
    **dict.fromkeys(MID_WORDS, "mid"),
    **dict.fromkeys(LATE_WORDS, "late"),
}


def part_of_period(items: Items, place: int, ref: Reference) -> Found | None:
    """ "end of next week", "early next week", "mid June", "the second half of the month"."""
    part, at = part_at(items, place)
    if not part:
        return None
    at = past(items, at, frozenset({"of", "the", "part", "in", "-", "this"}) if part != "sometime"
               else frozenset({"in", "during", "the", "over"}))  # fmt: skip
    at = _step_back_to_this(items, place, at)
    at += part == "mid" and word_at(items, at) == "week" and word_at(items, at + 1) == "WEEK"
    period = _period(items, at, ref)
    if period is None and word_at(items, place) == "midweek" and word_at(items, at) != "last":
        period = "week", next_week(ref.today - 3 * DAY), at  # from Thursday on the next week's
    if period is None:
        return None
    kind, start, stop = period
    due = end_of_part(part, kind, start)
    named = word_at(items, at) in ("week", "month") and word_at(items, stop) not in time_en.LAST
    if due < ref.today and named and lies_ahead(items, place, stop):
        # "Mid-month" on the 25th: of the month that follows.
        due = end_of_part(part, kind, _following(kind, start))
    firm = (part == "end" or kind == "day") and not is_estimate(items, place)
    return Found(place, stop, due, firm, f"{part} of {kind}")


def _following(kind: str, start: date) -> date:
    """The first day of the week or month that follows one."""
    return start + 7 * DAY if kind == "week" else month_end(start.year, start.month) + DAY


def _step_back_to_this(items: Items, place: int, at: int) -> int:
    """ "end of this month": "this" was skipped as filler but names the month."""
    return at - 1 if at - 1 > place and word_at(items, at - 1) == "this" else at


def part_at(items: Items, place: int) -> tuple[str, int]:
    """Which part of a period the words at `place` name ("early", "end"), and what follows."""
    word, after = word_at(items, place), word_at(items, place + 1)
    half, behind = ordinal_at(items, place)
    if half in (1, 2) and word_at(items, behind) == "half":
        return ("mid" if half == 1 else "late"), behind + 1
    days = _few_days(items, place, word) if word in _ENDS else None
    if days:
        return days
    back = (word, after) in (("back", "end"), ("tail", "end"), ("back", "half"))
    if back or (word in ("latter", "later") and after in ("half", "part")):
        return "late", place + 2
    part = _PARTS.get(word)
    if part and not (word == "close" and after not in ("of", "this", "to", "WEEK")):
        return part, place + 1
    if word == "sometime" or (word == "some" and after in ("time", "point")):
        return "sometime", place + 1 + (word == "some")
    return "", place


def _few_days(items: Items, place: int, word: str) -> tuple[str, int] | None:
    """ "The first days of May", "the last few days of the month", behind the first `word`."""
    part = "early" if word in ("first", "opening") else "late"
    at = place + 1 + (word_at(items, place + 1) in ("few", "couple", "working"))
    if word_at(items, at) != "days":
        return None
    return (part, at + 1) if word_at(items, at + 1) in ("of", "in") else None


_ENDS = frozenset({"first", "opening", "last", "final", "closing"})


def _period(items: Items, place: int, ref: Reference) -> tuple[str, date, int] | None:
    """A week, month, day, quarter or year at `place`: its kind, its first day, what follows."""
    node = items[place].node if place < len(items) else None
    value = node.value if node is not None else None
    if isinstance(value, Week):
        return "week", value.monday, place + 1
    if isinstance(value, Day):
        return "day", value.date, place + 1
    if word_at(items, place) == "following" and word_at(items, place + 1) == "week":
        return "week", next_week(ref.today), place + 2
    if word_at(items, place) == "coming" and word_at(items, place + 1) == "week":
        return "week", _coming_week(ref.today), place + 2
    return worded_period(items, place, ref)


def worded_period(items: Items, place: int, ref: Reference) -> tuple[str, date, int] | None:
    """A period named in words: its kind, its first day, what follows; or None."""
    word, after = word_at(items, place), word_at(items, place + 1)
    today = ref.today
    if word in ("week", "wk") and not _is_number(items, place + 1):
        return "week", this_week(today), place + 1
    if word == "next" and after in ("", ",", ".", ";", "at", "if", "or"):
        return "week", next_week(today), place + 1
    if word in ("day", "play") or (word == "business" and after not in ("days", "weeks")):
        stop = place + 1 + (after == "day")
        return "day", day_behind(items, stop, today), past_day(items, stop)
    if (word == "month" and after != "of") or (word == "this" and after == "month"):
        return "month", today.replace(day=1), place + 1 + (word == "this")
    if word in ("next", "following") and after == "month":
        return "month", (today.replace(day=1) + 32 * DAY).replace(day=1), place + 2
    if (
        word == "year"
        or (word == "calendar" and after == "year")
        or (word == "this" and after == "year")
    ):
        return "year", today.replace(month=1, day=1), place + 1 + (after == "year")
    if word == "quarter" or (word == "this" and after == "quarter"):
        first = (today.month - 1) // 3 * 3 + 1
        return "quarter", today.replace(month=first, day=1), place + 1 + (word == "this")
    return _numbered_quarter(items, place, today) or _month_period(items, place, ref)


def _numbered_quarter(items: Items, place: int, today: date) -> tuple[str, date, int] | None:
    """ "Q3", "the third quarter", "Q1 2027": the next of that number, the present one included."""
    short = word_at(items, place) == "q" and word_at(items, place + 1) in _QUARTERS
    number, stop = (int(word_at(items, place + 1)) if short else 0), place + 2
    if not short:
        number, behind = ordinal_at(items, place)
        if not 1 <= number <= len(_QUARTERS) or word_at(items, behind) != "quarter":
            return None
        stop = behind + 1
    year = today.year + (3 * number < today.month)
    if word_at(items, stop).isdecimal() and len(word_at(items, stop)) == 4:
        year, stop = int(word_at(items, stop)), stop + 1
    first = make_date(year, 3 * number - 2, 1)
    return ("quarter", first, stop) if first is not None else None


_QUARTERS = ("1", "2", "3", "4")


def _is_number(items: Items, place: int) -> bool:
    """ "The end of week 2": no end of this week; the bare number may be read as an hour."""
    node = items[place].node if place < len(items) else None
    if node is not None:
        return isinstance(node.value, Span) and node.value.weak
    return word_at(items, place).isdecimal()


def _month_period(items: Items, place: int, ref: Reference) -> tuple[str, date, int] | None:
    """A month by name, with or without a year: the next such month, this one included.

    "The month of May" is that month.
    """
    place += 2 * (word_at(items, place) == "month" and word_at(items, place + 1) == "of")
    month = month_of(items, place)
    if month is None:
        return None
    stop = place + 1
    year = ref.today.year + (month < ref.today.month)
    if word_at(items, stop).isdecimal() and len(word_at(items, stop)) == 4:
        year, stop = int(word_at(items, stop)), stop + 1
    first = make_date(year, month, 1)
    return ("month", first, stop) if first is not None else None


def month_of(items: Items, place: int) -> int | None:
    """The month named at `place`; "may" and "march" need a capital and no verb's place."""
    if place >= len(items) or items[place].node is not None:
        return None
    found = time_en.MONTHS.get(items[place].word)
    if found is None:
        return None
    doubtful = items[place].word in time_en.DOUBTFUL_MONTHS
    if doubtful and not items[place].text[:1].isupper():
        return None
    return found[1]


def end_of_part(part: str, kind: str, start: date) -> date:
    """The last day of a part of a period, by the rulebook's table."""
    if kind == "day":
        return start
    if kind == "week":
        return start + DAY * {"early": 1, "mid": 2}.get(part, 4)
    if kind == "month":
        last = month_end(start.year, start.month)
        return {"early": start.replace(day=10), "mid": start.replace(day=20)}.get(part, last)
    if kind == "quarter":
        return month_end(start.year, start.month + 2)
    return date(start.year, 12, 31) if part != "early" else date(start.year, 2, 28)


def short_form(items: Items, place: int, ref: Reference) -> Found | None:
    """EOD, EOW, EOM, COB, "EOD Friday", "month end", "mid-month"."""
    word, after = word_at(items, place), word_at(items, place + 1)
    if word in ("eod", "cob", "cop", "eob"):
        return Found(place, past_day(items, place + 1), day_behind(items, place + 1, ref.today),
                     True, "end of day")  # fmt: skip
    if word == "eow":
        monday, stop = this_week(ref.today), place + 1
        node = items[stop].node if stop < len(items) else None
        if node is not None and isinstance(node.value, Week):
            monday, stop = node.value.monday, stop + 1
        return Found(place, stop, monday + 4 * DAY, True, "end of week")
    if word == "eom" or (
        word == "month"
        and after in ("end", "-")
        and word_at(items, place + 1 + (after == "-")) == "end"
    ):
        last = month_end(ref.today.year, ref.today.month)
        stop = place + 1 + (word != "eom") + (after == "-")
        return Found(place, stop, last, True, "end of month")
    if (after, word_at(items, place + 2)) == ("'s", "end") and word in ("week", "month", "year"):
        period = worded_period(items, place, ref)
        if period is not None:
            due = end_of_part("end", period[0], period[1])
            return Found(place, place + 3, due, True, f"end of {word}")
    if word == "eoy":
        return Found(place, place + 1, date(ref.today.year, 12, 31), True, "end of year")
    return None


def week(items: Items, place: int, ref: Reference) -> Found | None:
    """ "next week", "this week", "the week of 8 June": its Friday; "w/e" is not known."""
    node = items[place].node
    if node is None or not isinstance(node.value, Week):
        return None
    if word_at(items, place - 1) == "time" and word_at(items, place - 2) in ("this", "same"):
        first = place - 2
        return Found(first, place + 1, ref.today + 7 * DAY, not is_estimate(items, first),
                     "this time next week")  # fmt: skip
    if word_at(items, place + 1) == "or" and word_at(items, place + 2) == "two":
        return Found(place, place + 3, ref.today + 14 * DAY, False, "week or two")
    monday, stop = node.value.monday, place + 1
    if _and_next(items, stop):
        monday, stop = monday + 7 * DAY, stop + 2
    return Found(place, stop, monday + 4 * DAY, not is_estimate(items, place), node.rule)


def _and_next(items: Items, place: int) -> bool:
    """ "This week and next": whether the week that follows is named in one breath."""
    joined = word_at(items, place) in ("and", "or") and word_at(items, place + 1) == "next"
    return joined and word_at(items, place + 2) in ("", ",", ".", ";", "-", ")", "so", "but", "and")


def is_out(items: Items, place: int, ref: Reference) -> Found | None:
    """ "before the month is out", "before the week ends": its last day, firm."""
    if word_at(items, place) not in ("week", "month", "year", "day"):
        return None
    stop = _ended(items, place + 1)
    period = worded_period(items, place, ref) if stop else None
    if period is None:
        return None
    return Found(place, stop, end_of_part("end", period[0], period[1]), True, "is out")


def _ended(items: Items, place: int) -> int:
    """What follows "is out", "'s over", "ends" behind a period, or 0."""
    word, after = word_at(items, place), word_at(items, place + 1)
    if word in ("is", "'s") and after in ("out", "over", "done", "through", "up"):
        return place + 2
    if word in ("has", "comes") and after in ("ended", "finished", "closed", "gone"):
        return place + 2
    closes = word in ("ends", "finishes", "closes", "runs")
    return place + 1 + (word == "runs" and after == "out") if closes else 0


def last_day(items: Items, place: int, ref: Reference) -> Found | None:
    """ "the last day of the month", "the final working day of May"."""
    at = place + 1
    working = word_at(items, at) in ("working", "business", "week")
    at += working
    if word_at(items, at) not in ("day", "weekday") or word_at(items, at + 1) not in ("of", "in"):
        return None
    at += 2 + (word_at(items, at + 2) in ("the", "this") and word_at(items, at + 3) != "month")
    at += word_at(items, at) == "the"
    period = _period(items, at, ref)
    if period is None or period[0] not in ("month", "week", "quarter", "year"):
        return None
    due = end_of_part("end", period[0], period[1])
    while due.weekday() >= _SATURDAY and (working or word_at(items, place + 1) == "weekday"):
        due -= DAY
    return Found(place, period[2], due, True, "last day")


_SATURDAY = 5


def that_week(items: Items, place: int, ref: Reference) -> Found | None:
    """ "the following week", "the week after" without a week named before: next week."""
    if word_at(items, place) == "week" and _follows(items, place + 1):
        return Found(place, place + 3, next_week(ref.today) + 4 * DAY, True, "following week")
    if word_at(items, place) in ("following", "coming") and word_at(items, place + 1) == "week":
        coming = word_at(items, place) == "coming"
        monday = _coming_week(ref.today) if coming else next_week(ref.today)
        return Found(place, place + 2, monday + 4 * DAY, True, "following week")
    return None


def _coming_week(today: date) -> date:
    """The Monday of "the coming week": from Friday on the next one."""
    return this_week(today) if today.weekday() < 4 else next_week(today)


def _follows(items: Items, place: int) -> bool:
    """ "The week that follows", "the week which follows"."""
    return word_at(items, place) in ("that", "which") and word_at(items, place + 1) == "follows"


def that_period(items: Items, place: int, previous: date | None) -> Found | None:
    """ "that week", "by the end of that week": the week of the window named before."""
    part, at = part_at(items, place)
    at = past(items, at, frozenset({"of", "the"}))
    if previous is None or word_at(items, at) not in ("that", "same"):
        return None
    if word_at(items, at + 1) in _THAT_DAY and not part:
        return Found(place, at + 2, previous, True, "that day")
    if word_at(items, at + 1) != "week":
        return None
    weekday = weekday_before(items, place)
    if weekday is not None:
        return Found(place, at + 2, monday_of(previous) + weekday * DAY, True, "day of that week")
    due = end_of_part(part or "end", "week", previous - previous.weekday() * DAY)
    firm = part in ("", "end") and not is_estimate(items, place)
    return Found(place, at + 2, due, firm, "that week")


_THAT_DAY = frozenset({"day", "date", "evening", "afternoon", "morning", "night"})


def weekday_before(items: Items, place: int) -> int | None:
    """ "(The) Friday (of) that week": the weekday that stands right before."""
    at = place - 1 - (word_at(items, place - 1) in ("of", ","))
    node = items[at].node if at >= 0 else None
    if node is None or not isinstance(node.value, Day):
        return None
    return node.value.weekday if node.value.relation in ("free", "same") else None


def month(items: Items, place: int, ref: Reference) -> Found | None:
    """ "in June", "next month", "this month": its last day, loose."""
    word, after = word_at(items, place), word_at(items, place + 1)
    period = worded_period(items, place, ref) if after == "month" else None
    if period is not None and word in ("next", "this"):
        last, ended = month_end(period[1].year, period[1].month), _ended(items, period[2])
        return Found(place, ended or period[2], last, bool(ended), "month")
    if word not in ("in", "by", "during", "until", "till", "before"):
        return None
    at = place + 1 + (after == "the")
    if word_at(items, at) == "course":
        at = past(items, at, _COURSE)
        near = {"week": this_week(ref.today) + 4 * DAY, "day": ref.today}.get(word_at(items, at))
        if near is not None and word_at(items, at + 1) not in _OF_ANOTHER:
            return Found(place, at + 1, near, True, "course of week")
    ordinal = _week_of_month(items, at, ref)
    if ordinal is not None:
        return Found(place, ordinal[1], ordinal[0], True, "week of month")
    period = _month_period(items, at, ref)
    if period is None or word_at(items, period[2]) == "DAY":
        return None
    first, ended = period[1], _ended(items, period[2])
    if ended:
        return Found(place, ended, month_end(first.year, first.month), True, "is out")
    due = first - DAY if word == "before" else month_end(first.year, first.month)
    return Found(place, period[2], due, False, "month")


# "In the course of June", "in the course of the week".
_COURSE = frozenset({"course", "of", "the"})
_OF_ANOTHER = ("following", "after", "of", "commencing", "beginning", "that", "to")


def _week_of_month(items: Items, place: int, ref: Reference) -> tuple[date, int] | None:
    """ "the last week of May", "the 1st week in June": the Friday of that week."""
    number, at = ordinal_at(items, place)
    is_last = word_at(items, place) == "last"
    at += is_last
    if not (is_last or 1 <= number <= _WEEKS) or word_at(items, at) != "week":
        return None
    if word_at(items, at + 1) not in ("of", "in"):
        return None
    period = _period(items, at + 2 + (word_at(items, at + 2) == "the"), ref)
    if period is None or period[0] != "month":
        return None
    first, last = period[1], month_end(period[1].year, period[1].month)
    if is_last:
        return _last_friday(last, ref.today), period[2]
    day = first + 7 * (number - 1) * DAY
    while day.weekday() >= 5:
        day += DAY
    return day + (4 - day.weekday()) * DAY, period[2]


def _last_friday(last: date, today: date) -> date:
    """The Friday of a month's last week: the one most of which lies in it, unless that is over."""
    thursday = last - (last.weekday() - 3) % 7 * DAY
    return thursday + (DAY if thursday + DAY >= today else 8 * DAY)


# So many whole weeks a month has, those at its ends being counted once.
_WEEKS = 4
