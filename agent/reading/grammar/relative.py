"""Days and weeks named by their distance: "tomorrow", "next Tuesday", "w/c 8 June".

Weeks begin on Monday; "next Tuesday" is the one of next week (RULEBOOK.md, "promised").
"""

from datetime import date, timedelta

from agent.reading.grammar.dates import calendar_date, ordinal_day
from agent.reading.grammar.nodes import Day, Node, Week
from agent.reading.grammar.parts import Tokens, day_number, is_ordinal, month_at, weekday_at
from agent.reading.grammar.reference import (
    Reference,
    coming,
    monday_of,
    next_week,
    of_this_week,
    this_week,
)
from agent.reading.grammar.tokens import COUNT, NUM, low_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import (
    COMING,
    DAY_PARTS,
    FOLLOWING,
    LAST,
    MORROW,
    NEXT,
    THIS,
    TODAY,
    TOMORROW,
    YESTERDAY,
)

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_WEEK_BEGINS = frozenset({"commencing", "beginning", "starting", "of", "from"})
_WHICH_WEEK = frozenset({*NEXT, *THIS, *FOLLOWING, *LAST})
_WEEK_WORDS = frozenset({"week", "weeks", "wk"})
# Of these a day that is counted ("two weeks on Friday") is so many away.
WEEKS = _WEEK_WORDS | {"fortnight"}


def near_day(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """Today, tomorrow, this morning, the day after tomorrow, a week tomorrow, same day."""
    low = low_at(tokens, place)
    if low in TODAY:
        return _day(tokens, low, place, place + 1, ref.today)
    if low in TOMORROW:
        return _day(tokens, "tomorrow", place, place + 1, ref.today + DAY)
    if low in YESTERDAY:
        return _day(tokens, "yesterday", place, place + 1, ref.today - DAY)
    if low in THIS and low_at(tokens, place + 1) in DAY_PARTS:
        return _day(tokens, "part of today", place, place + 1, ref.today)
    if low == "that" and low_at(tokens, place + 1) == "day":
        return Node("that day", place, place + 2, Day(ref.today, relation="same_day"))
    if low == "day" and low_at(tokens, place + 1) == "itself":
        return Node("that day", place, place + 2, Day(ref.today, relation="same_day"))
    if low == "same" and low_at(tokens, place + 1) == "day":
        return Node("same day", place, place + 2, Day(ref.today, relation="same_day"))
    return _day_after(tokens, place, ref)


def after_tomorrow(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "After-tomorrow", as it is said on the Continent; "after tomorrow, Thursday" where it fits.

    "Any time after tomorrow" is a limit and no day.
    """
    day = ref.today + 2 * DAY
    if low_at(tokens, place) in _AFTER_TOMORROW:
        return Node("day after tomorrow", place, place + 1, Day(day))
    hyphen = low_at(tokens, place + 1) == "-" and not tokens[place + 1].gap
    stop = place + 2 + hyphen
    if low_at(tokens, stop - 1) not in TOMORROW:
        return None
    named = stop + (low_at(tokens, stop) in (",", "(", "-"))
    if hyphen or (named > stop and weekday_at(tokens, named) == day.weekday()):
        return Node("day after tomorrow", place, stop, Day(day))
    return None


_AFTER_TOMORROW = frozenset({"aftertomorrow", "overmorrow", "übermorgen", "overmorgen"})


def figured_tomorrow(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "2moro", "2morrow": tomorrow as it is typed on a phone."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if tokens[place].text != "2" or behind is None or behind.gap or behind.word not in MORROW:
        return None
    return _day(tokens, "tomorrow", place, place + 2, ref.today + DAY)


def _day(tokens: Tokens, rule: str, first: int, stop: int, day: date) -> Node:
    """The day, moved a week on where "week" follows ("today week", "tomorrow week")."""
    if low_at(tokens, stop) == "week" and rule != "yesterday":
        return Node("week from " + rule, first, stop + 1, Day(day + WEEK))
    return Node(rule, first, stop, Day(day))


def _day_after(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "the day after tomorrow", "the day after", "the (very) next day"."""
    words = tuple(low_at(tokens, place + step) for step in range(3))
    # "Any day after 3 is fine": an hour of whichever day.
    if words[:2] == ("day", "after") and low_at(tokens, place - 1) != "any":
        if words[2] in TOMORROW:
            return Node("day after tomorrow", place, place + 3, Day(ref.today + 2 * DAY))
        weekday = weekday_at(tokens, place + 2)
        if weekday is not None:
            after = coming(weekday, ref.today) + DAY
            return Node("day after weekday", place, place + 3, Day(after))
        if words[2] == "that" and low_at(tokens, place + 3) in ("", ".", ",", ";", ")", "!", "?"):
            return Node("day after", place, place + 3, Day(ref.today + DAY, relation="day_after"))
        if words[2] not in ("the", "your", "our", "this", "that"):
            return Node("day after", place, place + 2, Day(ref.today + DAY, relation="day_after"))
    told = words[0] == "the" and words[1] in DAY_PARTS and words[2] == "after"
    if told and low_at(tokens, place + 3) in _BEHIND_AFTER:
        return Node("day after", place, place + 3, Day(ref.today + DAY, relation="day_after"))
    at = place + 1 + (words[1] == "very")
    stop = _following_day(tokens, place)
    if stop:
        return Node("day after", place, stop, Day(ref.today + DAY, relation="day_after"))
    following = words[0] == "the" and low_at(tokens, at) in (*FOLLOWING, *NEXT)
    if following and low_at(tokens, at + 1) in _DAY_OR_PART:
        return Node("day after", place, at + 2, Day(ref.today + DAY, relation="day_after"))
    return None


def _following_day(tokens: Tokens, place: int) -> int:
    """What follows "(the) day following (that)", or "following morning" without "the"; else 0."""
    words = tuple(low_at(tokens, place + step) for step in range(3))
    before = low_at(tokens, place - 1)
    if words[0] in FOLLOWING and words[1] in DAY_PARTS and before != "the":
        return place + 2
    if words[0] not in _DAY_OR_PART or words[1] != "following" or before not in _LEADS_DAY:
        return 0
    stop = place + 2 + (words[2] == "that")
    return stop if low_at(tokens, stop) in _BEHIND_AFTER else 0


_LEADS_DAY = frozenset({"the", "on", "by", "very"})
# "Tuesday at 1.20, or the evening after once we have shut", but not "the afternoon after lunch".
_BEHIND_AFTER = frozenset(
    {"", ".", ",", ")", "?", "!", "once", "if", "instead", "too", "at", "and"}
)
_DAY_OR_PART = frozenset({"day", *DAY_PARTS})


def weekday_phrase(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """A weekday with what fixes its week: next, this, the following, "Thursday week"."""
    low = low_at(tokens, place)
    at = place + (low in NEXT or low in THIS or low in COMING or low in FOLLOWING or low == "the")
    at += _points_back(tokens, place)
    if low in LAST:
        return _last_weekday(tokens, place, ref)
    if low in THIS and low_at(tokens, at) in (*COMING, *NEXT):
        at += 1
    weekday = weekday_at(tokens, at)
    if weekday is None:
        return None
    dated = _dated_weekday(tokens, at, ref)
    if dated is not None:
        return dated.wider(place, dated.stop)
    return _fixed_weekday(tokens, place, at, weekday, ref)


def _points_back(tokens: Tokens, place: int) -> bool:
    """ "I fly out that Thursday": the one of that week, and no "I hear that Thursday suits"."""
    if low_at(tokens, place) != "that" or low_at(tokens, place - 1) in _THINKING:
        return False
    return low_at(tokens, place + 2) not in _PREDICATES


_THINKING = words("""think hear heard know hope confirm say said see sure believe afraid so told
    understand find feel mention note me you is was seems given""")  # fmt: skip
_PREDICATES = words("is 's was will would works suits at")


def _dated_weekday(tokens: Tokens, at: int, ref: Reference) -> Node | None:
    """The weekday with a date beside it: "next Thursday (25th)", "Thursday next week, 22.05."."""
    node = calendar_date(tokens, at, ref) or ordinal_day(tokens, at, ref)
    if node is not None:
        return node
    stop = _week_tail(tokens, at + 1)
    if stop is None:
        return None
    after = stop + (low_at(tokens, stop) in (",", "(", "-"))
    node = calendar_date(tokens, after, ref) if after > stop else None
    if node is None or not isinstance(node.value, Day):
        return None
    closed = node.stop + (low_at(tokens, node.stop) == ")")
    return node.wider(at, closed)


def _week_tail(tokens: Tokens, place: int) -> int | None:
    """What follows "(of) next week" or "(of) this week" at `place`, or None."""
    at = place + (low_at(tokens, place) in ("of", ",", "in"))
    named = low_at(tokens, at) in _WHICH_WEEK and low_at(tokens, at + 1) in _WEEK_WORDS
    return at + 2 if named else None


def _fixed_weekday(
    tokens: Tokens, first: int, at: int, weekday: int, ref: Reference
) -> Node | None:
    low = low_at(tokens, first) if first < at else ""
    after = low_at(tokens, at + 1)
    near = coming(weekday, ref.today)
    if after in ("week", "fortnight") and low_at(tokens, at + 2) not in ("of", "starting"):
        far = near + (WEEK if after == "week" else 2 * WEEK)
        doubt = _FROM_TODAY if weekday == ref.today.weekday() else ""
        return Node("weekday week", first, at + 2, Day(far, weekday, doubt=doubt))
    if after == "after" and low_at(tokens, at + 2) in NEXT:
        far = next_week(ref.today) + timedelta(days=7 + weekday)
        return Node("weekday after next", first, at + 3, Day(far, weekday))
    stop = _week_tail(tokens, at + 1)
    if stop is not None:
        monday = _named_week(tokens, stop - 2, ref)
        return Node("weekday of week", first, stop, Day(monday + weekday * DAY, weekday))
    if low in NEXT and first < at:
        return _next_weekday(first, at, weekday, ref)
    if low in (*THIS, *COMING) or after in COMING:
        stop = at + 1 + (after in COMING)
        return Node("this weekday", first, stop, Day(of_this_week(weekday, ref.today), weekday))
    if low in FOLLOWING:
        return Node("following weekday", first, at + 1, Day(near, weekday, relation="following"))
    if low in ("the", "that"):
        return Node("the weekday", first, at + 1, Day(near, weekday, relation="same"))
    return None


_FROM_TODAY = "weeks from the weekday of writing may count from today or from the next"


def _named_week(tokens: Tokens, place: int, ref: Reference) -> date:
    if low_at(tokens, place) in LAST:
        return monday_of(ref.today) - WEEK
    return this_week(ref.today) if low_at(tokens, place) in THIS else next_week(ref.today)


def _next_weekday(first: int, at: int, weekday: int, ref: Reference) -> Node:
    """ "next Tuesday": next week's. "next Tuesday week" is not said."""
    day = next_week(ref.today) + weekday * DAY
    return Node("next weekday", first, at + 1, Day(day, weekday))


def _last_weekday(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    weekday = weekday_at(tokens, place + 1)
    if weekday is None or (low_at(tokens, place) == "past" and _is_beyond(tokens, place)):
        return None
    dated = calendar_date(tokens, place + 1, ref)
    if dated is not None:
        return dated.wider(place, dated.stop)
    back = (ref.today.weekday() - weekday - 1) % 7 + 1
    return Node("last weekday", place, place + 2, Day(ref.today - back * DAY, weekday))


def _is_beyond(tokens: Tokens, place: int) -> bool:
    """ "You won't be kept waiting past Friday", and no "this past Friday"."""
    return low_at(tokens, place - 1) not in _BEFORE_PAST


_BEFORE_PAST = frozenset({"", "the", "this", "on", "of", ",", "(", ".", ":", "-"})


def counted_day(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "a week on Thursday", "a week today", "two weeks from Monday", "a week from 1 June"."""
    count, at = _count(tokens, place)
    if count is None or low_at(tokens, at) not in WEEKS:
        return None
    weeks = count * (2 if low_at(tokens, at) == "fortnight" else 1)
    at += 1 + (low_at(tokens, at + 1) in ("on", "from", "this"))
    near = near_day(tokens, at, ref)
    if near is None and low_at(tokens, at - 1) == "from":
        near = calendar_date(tokens, at, ref)
    if near is not None and isinstance(near.value, Day):
        return Node("weeks from day", place, near.stop, Day(near.value.date + weeks * WEEK))
    weekday = weekday_at(tokens, at)
    if weekday is None or weeks > 8:
        return None
    day = coming(weekday, ref.today) + weeks * WEEK
    doubt = _FROM_TODAY if weekday == ref.today.weekday() else ""
    if doubt and low_at(tokens, place - 1) == "in":
        day, doubt = day - WEEK, ""  # "in two weeks on Tuesday", written on a Tuesday
    return Node("weeks on weekday", place, at + 1, Day(day, weekday, doubt=doubt))


def _count(tokens: Tokens, place: int) -> tuple[int | None, int]:
    if low_at(tokens, place) in ("a", "one"):
        return 1, place + 1
    if place < len(tokens) and tokens[place].kind in (COUNT, NUM) and 0 < tokens[place].value < 9:
        return tokens[place].value, place + 1
    return None, place


def nth_weekday(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "the first Monday in June", "the last Friday of May", "the 3rd Thursday of June"."""
    ordinal = day_number(tokens, place) if is_ordinal(tokens, place) else None
    if ordinal is None and tokens[place].word != "last":
        return None
    number, at = ordinal or (-1, place + 1)
    weekday = weekday_at(tokens, at)
    if weekday is None or low_at(tokens, at + 1) not in ("in", "of"):
        return None
    month, stop = month_at(tokens, at + 2), at + 3
    if month is None:
        month, stop = _near_month(tokens, at + 2, ref)
    if month is None or number > _MOST_WEEKS:
        return None
    day = _nth(number, weekday, month, ref.today)
    return Node("nth weekday", place, stop, Day(day, weekday, named=True)) if day else None


def _near_month(tokens: Tokens, place: int, ref: Reference) -> tuple[int | None, int]:
    """ "(The last Friday of) this month", "the month", "next month": which it is, what follows."""
    at = place + (low_at(tokens, place) == "the")
    which = low_at(tokens, at)
    # Only "the month": a bare "month" behind "of" is no month of the calendar.
    if which == "month" and at > place and low_at(tokens, at + 1) not in _OF_MONTH:
        return ref.today.month, at + 1
    if low_at(tokens, at + 1) != "month":
        return None, place
    if which in (*THIS, "current"):
        return ref.today.month, at + 2
    return (ref.today.month % 12 + 1 if which in (*NEXT, *FOLLOWING, *COMING) else None), at + 2


_OF_MONTH = ("of", "after", "following", "before", "in")


_MOST_WEEKS = 5


def _nth(count: int, weekday: int, month: int, today: date) -> date | None:
    year = today.year + (month < today.month)
    first = date(year, month, 1)
    days = [first + step * DAY for step in range(31)]
    found = [day for day in days if day.month == month and day.weekday() == weekday]
    if count == -1:
        return found[-1]
    return found[count - 1] if count <= len(found) else None


_BEHIND_WEEK = frozenset(
    {"", ".", ",", "?", "!", ")", "(", ";", "-", "if", "and", "or", "but", "so", "before", "once",
     "at", "with"}
)  # fmt: skip


def week(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "next week", "this week", "the week after next", "week commencing 12 May", "w/c 8 June"."""
    low, after = low_at(tokens, place), low_at(tokens, place + 1)
    if low in NEXT and after in _WEEK_WORDS:
        return Node("next week", place, place + 2, Week(next_week(ref.today)))
    if low in THIS and after in _WEEK_WORDS:
        return Node("this week", place, place + 2, Week(this_week(ref.today)))
    if low in THIS and after in COMING and low_at(tokens, place + 2) in _WEEK_WORDS:
        monday = next_week(ref.today) if ref.today.weekday() >= 4 else this_week(ref.today)
        return Node("this coming week", place, place + 3, Week(monday))
    if low == "week" and after == "after" and not _is_counted(tokens, place):
        if low_at(tokens, place + 2) in NEXT:
            return Node("week after next", place, place + 3, Week(next_week(ref.today) + WEEK))
        stop = place + 2 + (low_at(tokens, place + 2) == "that")
        if low_at(tokens, stop) in _BEHIND_WEEK:
            return Node("week after", place, stop, Week(next_week(ref.today)))
    return _numbered_week(tokens, place, ref) or _dated_week(tokens, place, ref)


def _is_counted(tokens: Tokens, place: int) -> bool:
    """ "One week after", "a week after that": a count of weeks, and no week of its own."""
    if place > 0 and tokens[place - 1].kind in (COUNT, NUM):
        return True
    return low_at(tokens, place - 1) in _COUNTING_ONE


_COUNTING_ONE = frozenset({"a", "another", "full", "whole", "clear"})


def _is_one(tokens: Tokens, place: int) -> bool:
    """ "A week from 1 June" is a length, "the week from 1 June" is that week."""
    return low_at(tokens, place) in ("a", "one")


def _numbered_week(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "Calendar week 26", "CW 26", "KW26", "in week 26": that ISO week, this year's or the next.

    A bare "week 3" may be one of a course: it needs a word of time before it.
    """
    low, at = low_at(tokens, place), place + 1
    if low == "calendar" and low_at(tokens, at) in _WEEK_WORDS:
        at += 1
    elif low not in _NUMBERED and not (
        low in _WEEK_WORDS and low_at(tokens, place - 1) in _BEFORE_NUMBERED
    ):
        return None
    at += low_at(tokens, at) in (".", "no")
    number = tokens[at] if at < len(tokens) else None
    if number is None or number.kind != NUM or _is_of_course(tokens, at + 1):
        return None
    year = ref.today.isocalendar().year
    mondays = (_iso_monday(year, number.value), _iso_monday(year + 1, number.value))
    ahead = [monday for monday in mondays if monday is not None and monday + WEEK > ref.today]
    if not ahead or (low in _WEEK_WORDS and ahead[0] - ref.today > _FAR):
        return None
    return Node("numbered week", place, at + 1, Week(ahead[0]))


# A week so far ahead is not told by its number alone.
_FAR = 26 * WEEK


def _is_of_course(tokens: Tokens, place: int) -> bool:
    """ "Week 2 of the process": one of something else than a year."""
    if low_at(tokens, place) != "of" or low_at(tokens, place + 1).isdecimal():
        return False
    at = place + 1 + (low_at(tokens, place + 1) in ("the", "this"))
    at += low_at(tokens, at) in ("calendar", "current")
    return at == place + 1 or low_at(tokens, at) != "year"


def _iso_monday(year: int, week: int) -> date | None:
    """The Monday of an ISO week, or None where the year has no such week (53 is rare)."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


_NUMBERED = frozenset({"cw", "kw"})
_BEFORE_NUMBERED = frozenset({"in", "of", "during", "until", "till", "by", "early", "late", "mid"})


def _dated_week(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """The week that holds or begins with a date: "week of the 18th", "w/c 12 May", "KW" is not."""
    at = _week_of(tokens, place)
    if at is None:
        return None
    node = calendar_date(tokens, at, ref) or ordinal_day(tokens, at, ref)
    value = node.value if node is not None else None
    if node is None or not isinstance(value, Day):
        return None
    monday = monday_of(value.date + (DAY if value.date.weekday() == 6 else timedelta()))
    return Node("dated week", place, node.stop, Week(monday))


def _week_of(tokens: Tokens, place: int) -> int | None:
    words = tuple(low_at(tokens, place + step) for step in range(3))
    if words in (("w", "/", "c"), ("w", "/", "b"), ("w", "/", "k")):
        at = place + 3
    elif words[0] in ("wc", "wb"):
        at = place + 1
    elif words[0] in _WEEK_WORDS and words[1] in _WEEK_BEGINS:
        if words[1] == "from" and _is_one(tokens, place - 1):
            return None
        at = place + 2
    else:
        return None
    while low_at(tokens, at) in ("commencing", "starting", "from", "on", ":", "of", "."):
        at += 1
    return at
