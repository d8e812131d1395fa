"""Windows of time and the day each one ends, by the rulebook's table "What 'promised' means".

Productions over the items of a sentence, so that a day or week already read is one symbol. A
window is firm where a day is named or days are counted; loose for couple, few, about, early, mid,
late, sometime, a bare month or season. Public holidays play no part here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from agent.reading.grammar.items import Item
from agent.reading.grammar.nodes import Day, Days, Length, Week
from agent.reading.grammar.reference import (
    Reference,
    add_business_days,
    make_date,
    month_end,
    next_week,
    this_week,
)
from agent.reading.wording import time_en
from agent.reading.wording.sets import words

DAY = timedelta(days=1)
Items = Sequence[Item]


@dataclass(frozen=True, slots=True)
class Found:
    """A window over the half-open items `first`:`stop`; `due` None where it names no end."""

    first: int
    stop: int
    due: date | None
    firm: bool
    rule: str


_ABOUT = time_en.ABOUT - {"like", "say"} | {"hopefully", "maybe", "towards", "toward", "perhaps"}
_EARLY = frozenset({"early", "earlier", "beginning", "start"})
_MID = frozenset({"mid", "middle", "midway", "half-way"})
_LATE = frozenset({"late", "later", "latter", "back"})
_END = frozenset({"end", "close", "eo"})
_UNITS = {"hour": "hours", "hours": "hours", "hrs": "hours", "hr": "hours", "h": "hours",
          "day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "wk": "weeks",
          "wks": "weeks", "fortnight": "fortnights", "fortnights": "fortnights",
          "month": "months", "months": "months"}  # fmt: skip
_BUSINESS = frozenset({"business", "working", "work", "weekdays", "office"})
_SKIP = frozenset({"the", "of", "that", "this"})


def windows_of(items: Items, ref: Reference, previous: date | None = None) -> list[Found]:
    """The windows of a sentence, in order, the longest from each place.

    `previous` is the end of the window last named, for "that week" and "then".
    """
    found: list[Found] = []
    place = 0
    back = any(item.word in ("that", "same") for item in items)
    while place < len(items):
        one = (_that_period(items, place, previous) if back else None) or _at(items, place, ref)
        if one is None:
            place += 1
            continue
        if one.rule == "day after" and previous is not None:
            one = replace(one, due=previous + DAY)
        floor = found[-1].stop if found else 0
        found.append(_with_estimate(items, _anchored(items, one, ref, previous), floor))
        previous = one.due or previous
        place = max(one.stop, place + 1)
    return found


def folded(items: Items, windows: Sequence[Found]) -> tuple[list[str], dict[int, Found]]:
    """The sentence's words with every window as the one word WINDOW, and where those stand."""
    words: list[str] = []
    places: dict[int, Found] = {}
    place = 0
    for window in windows:
        words.extend(item.word for item in items[place : window.first])
        places[len(words)] = window
        words.append("WINDOW")
        place = window.stop
    words.extend(item.word for item in items[place:])
    return words, places


def _that_period(items: Items, place: int, previous: date | None) -> Found | None:
    """ "that week", "by the end of that week": the week of the window named before."""
    part, at = _part(items, place)
    at = _past(items, at, frozenset({"of", "the"}))
    if previous is None or _word(items, at) not in ("that", "same"):
        return None
    if _word(items, at + 1) in ("day", "date", "evening", "afternoon", "morning") and not part:
        return Found(place, at + 2, previous, True, "that day")
    if _word(items, at + 1) != "week":
        return None
    due = _end_of_part(part or "end", "week", previous - previous.weekday() * DAY)
    return Found(place, at + 2, due, part in ("", "end"), "that week")


def _with_estimate(items: Items, one: Found, floor: int) -> Found:
    """The window with the words of estimate before it ("about", "up to", "a maximum of")."""
    first = one.first
    while first > floor and _word(items, first - 1) in _ESTIMATES:
        first -= 1
    return replace(one, first=first)


_ESTIMATES = words(
    """about around approximately approx roughly circa ca up to maximum max most another say
    probably hopefully perhaps maybe sometime least"""
)


def _anchored(items: Items, one: Found, ref: Reference, previous: date | None) -> Found:
    """A count from another day than today: "within ten working days of 12 June".

    Counted from the day named behind it; from an event whose day is not said, it has no end here.
    """
    if one.rule not in ("count", "hours") or _word(items, one.stop) not in _ANCHORS:
        return one
    behind = items[one.stop + 1 : one.stop + 14]
    if any(
        item.word in ("receipt", "receiving", "today", "now", "this", "email")
        for item in behind[:4]
    ):
        return one
    if previous is not None and [item.word for item in behind[:2]] == ["that", "date"]:
        return replace(one, stop=one.stop + 3, due=count_from(items, one, ref, previous))
    for step, item in enumerate(behind):
        if item.node is not None and isinstance(item.node.value, Day):
            moved = _at(items, one.first, _moved(ref, item.node.value.date))
            due = moved.due if moved is not None else None
            return replace(one, stop=one.stop + step + 2, due=due)
    return replace(one, due=None, rule="count from " + _anchor_word(behind))


_ANCHORS = frozenset({"of", "after", "from", "following"})


def _moved(ref: Reference, day: date) -> Reference:
    return replace(ref, written=ref.written.replace(year=day.year, month=day.month, day=day.day))


def _anchor_word(behind: Items) -> str:
    for item in behind[:6]:
        if item.word in _MEETINGS:
            return "meeting"
    return "elsewhere"


_MEETINGS = words(
    """interview interviews call chat conversation meeting meetings dinner dinners lunch session
    discussion visit presentation panel onsite assessment day"""
)


def count_from(items: Items, one: Found, ref: Reference, day: date) -> date | None:
    """The end of a counted window that runs from that day."""
    moved = _at(items, one.first, _moved(ref, day))
    start = one.first
    while moved is None and start + 1 < one.stop:
        start += 1
        moved = _at(items, start, _moved(ref, day))
    return moved.due if moved is not None else None


def _at(items: Items, place: int, ref: Reference) -> Found | None:
    """The window that begins at `place`, asked of the rules its first word may open."""
    item = items[place]
    rules = _RULES.get(item.word)
    if rules is None:
        if not item.word[0].isdigit():
            return None
        rules = (_count,)
    for rule in rules:
        one = rule(items, place, ref)
        if one is not None:
            return one
    return None


def _word(items: Items, place: int) -> str:
    return items[place].word if 0 <= place < len(items) else ""


def _past(items: Items, place: int, words: frozenset[str]) -> int:
    while _word(items, place) in words:
        place += 1
    return place


def _about(items: Items, place: int) -> bool:
    """Whether an "about", "around", "hopefully" stands right before the window."""
    before = [_word(items, place - step) for step in (1, 2, 3)]
    if before[0] in ("a", "the", "in", "by", "within"):
        before = before[1:]
    return before[0] in _ABOUT and not (before[0] == "say")


# -- parts of weeks, months, days -----------------------------------------------------------------


def _part_of_period(items: Items, place: int, ref: Reference) -> Found | None:
    """ "end of next week", "early next week", "mid June", "the second half of the month"."""
    part, at = _part(items, place)
    if not part:
        return None
    at = _past(items, at, frozenset({"of", "the", "part", "in", "-", "this"}) if part != "sometime"
               else frozenset({"in", "during", "the", "over"}))  # fmt: skip
    at = _step_back_to_this(items, place, at)
    period = _period(items, at, ref)
    if period is None:
        return None
    kind, start, stop = period
    due = _end_of_part(part, kind, start)
    firm = (part == "end" or kind == "day") and not _about(items, place)
    return Found(place, stop, due, firm, f"{part} of {kind}")


def _step_back_to_this(items: Items, place: int, at: int) -> int:
    """ "end of this month": "this" was skipped as filler but names the month."""
    return at - 1 if at - 1 > place and _word(items, at - 1) == "this" else at


def _part(items: Items, place: int) -> tuple[str, int]:
    word, after = _word(items, place), _word(items, place + 1)
    if word in ("first", "second") and after == "half":
        return ("mid" if word == "first" else "late"), place + 2
    if word in ("latter", "later") and after in ("half", "part"):
        return "late", place + 2
    for names, part in ((_END, "end"), (_EARLY, "early"), (_MID, "mid"), (_LATE, "late")):
        if word in names and not (word == "close" and after not in ("of", "this", "to", "WEEK")):
            return part, place + 1
    if word == "sometime" or (word == "some" and after in ("time", "point")):
        return "sometime", place + 1 + (word == "some")
    return "", place


def _period(items: Items, place: int, ref: Reference) -> tuple[str, date, int] | None:
    """A week, month, day, quarter or year at `place`: its kind, its first day, what follows."""
    node = items[place].node if place < len(items) else None
    value = node.value if node is not None else None
    if isinstance(value, Week):
        return "week", value.monday, place + 1
    if isinstance(value, Day):
        return "day", value.date, place + 1
    return _worded_period(items, place, ref)


def _worded_period(items: Items, place: int, ref: Reference) -> tuple[str, date, int] | None:
    word, after = _word(items, place), _word(items, place + 1)
    today = ref.today
    if word in ("week", "wk"):
        return "week", this_week(today), place + 1
    if word in ("day", "play") or (word == "business" and after not in ("days", "weeks")):
        stop = place + 1 + (after == "day")
        return "day", _named_day(items, stop, today), _past_day(items, stop)
    if word == "month" or (word == "this" and after == "month"):
        return "month", today.replace(day=1), place + 1 + (word == "this")
    if word in ("next", "following") and after == "month":
        return "month", (today.replace(day=1) + 32 * DAY).replace(day=1), place + 2
    if word in ("year", "calendar") or (word == "this" and after == "year"):
        return "year", today.replace(month=1, day=1), place + 1 + (after == "year")
    if word == "quarter" or (word == "this" and after == "quarter"):
        first = (today.month - 1) // 3 * 3 + 1
        return "quarter", today.replace(month=first, day=1), place + 1 + (word == "this")
    return _month_period(items, place, ref)


def _named_day(items: Items, place: int, today: date) -> date:
    """ "close of business Friday": that day, else today."""
    at = _past(items, place, frozenset({"on", ",", "this"}))
    node = items[at].node if at < len(items) else None
    return node.value.date if node is not None and isinstance(node.value, Day) else today


def _past_day(items: Items, place: int) -> int:
    at = _past(items, place, frozenset({"on", ",", "this"}))
    return at + 1 if _word(items, at) == "DAY" else place


def _month_period(items: Items, place: int, ref: Reference) -> tuple[str, date, int] | None:
    """A month by name, with or without a year: the next such month, this one included."""
    month = month_of(items, place)
    if month is None:
        return None
    stop = place + 1
    year = ref.today.year + (month < ref.today.month)
    if _word(items, stop).isdigit() and len(_word(items, stop)) == 4:
        year, stop = int(_word(items, stop)), stop + 1
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


def _end_of_part(part: str, kind: str, start: date) -> date:
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


def _short_form(items: Items, place: int, ref: Reference) -> Found | None:
    """EOD, EOW, EOM, COB, "EOD Friday", "month end", "mid-month"."""
    word, after = _word(items, place), _word(items, place + 1)
    if word in ("eod", "cob", "cop", "eob"):
        return Found(place, _past_day(items, place + 1), _named_day(items, place + 1, ref.today),
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
        and _word(items, place + 1 + (after == "-")) == "end"
    ):
        last = month_end(ref.today.year, ref.today.month)
        return Found(
            place, place + 1 + (word != "eom") + (after == "-"), last, True, "end of month"
        )
    if word == "eoy":
        return Found(place, place + 1, date(ref.today.year, 12, 31), True, "end of year")
    return None


# -- weeks and months by themselves ------------------------------------------------------------------


def _week(items: Items, place: int, ref: Reference) -> Found | None:
    """ "next week", "this week", "the week of 8 June": its Friday; "w/e" is not known."""
    node = items[place].node
    if node is None or not isinstance(node.value, Week):
        return None
    if _word(items, place - 1) == "time" and _word(items, place - 2) in ("this", "same"):
        return Found(place - 2, place + 1, ref.today + 7 * DAY, True, "this time next week")
    return Found(place, place + 1, node.value.monday + 4 * DAY, not _about(items, place), node.rule)


def _is_out(items: Items, place: int, ref: Reference) -> Found | None:
    """ "before the month is out": its last day, firm."""
    if _word(items, place) not in ("week", "month", "year", "day"):
        return None
    if _word(items, place + 1) not in ("is", "'s") or _word(items, place + 2) not in (
        "out",
        "over",
    ):
        return None
    period = _worded_period(items, place, ref)
    if period is None:
        return None
    return Found(place, place + 3, _end_of_part("end", period[0], period[1]), True, "is out")


def _that_week(items: Items, place: int, ref: Reference) -> Found | None:
    """ "the following week", "the week after" without a week named before: next week."""
    if _word(items, place) in ("following", "coming") and _word(items, place + 1) == "week":
        monday = next_week(ref.today)
        if _word(items, place) == "coming" and ref.today.weekday() < 4:
            monday = this_week(ref.today)
        return Found(place, place + 2, monday + 4 * DAY, True, "following week")
    return None


def _month(items: Items, place: int, ref: Reference) -> Found | None:
    """ "in June", "next month", "this month": its last day, loose."""
    word, after = _word(items, place), _word(items, place + 1)
    if word in ("next", "this") and after == "month":
        period = _worded_period(items, place, ref)
        if period is not None:
            last = month_end(period[1].year, period[1].month)
            return Found(place, period[2], last, False, "month")
    if word not in ("in", "by", "during", "until", "till", "before"):
        return None
    at = place + 1 + (after == "the")
    ordinal = _week_of_month(items, at, ref)
    if ordinal is not None:
        return Found(place, ordinal[1], ordinal[0], True, "week of month")
    period = _month_period(items, at, ref)
    if period is None or _word(items, period[2]) == "DAY":
        return None
    first = period[1]
    due = first - DAY if word == "before" else month_end(first.year, first.month)
    return Found(place, period[2], due, False, "month")


def _week_of_month(items: Items, place: int, ref: Reference) -> tuple[date, int] | None:
    """ "the last week of May", "the first week in June": the Friday of that week."""
    which = {"first": 0, "second": 1, "third": 2, "last": -1}.get(_word(items, place))
    if (
        which is None
        or _word(items, place + 1) != "week"
        or _word(items, place + 2) not in ("of", "in")
    ):
        return None
    period = _period(items, place + 3 + (_word(items, place + 3) == "the"), ref)
    if period is None or period[0] != "month":
        return None
    first, last = period[1], month_end(period[1].year, period[1].month)
    day = last if which == -1 else first + 7 * which * DAY
    while day.weekday() >= 5:
        day += DAY if which >= 0 else -DAY
    return day + (4 - day.weekday()) * DAY, period[2]


_SEASONS = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30), "fall": (11, 30)}


def _season(items: Items, place: int, ref: Reference) -> Found | None:
    """ "after the holidays", "in the new year", "before Christmas", "in the autumn"."""
    word = _word(items, place)
    at = place + 1 + (_word(items, place + 1) in ("the", "this"))
    name = _word(items, at)
    if word in ("after", "following", "in", "into", "early", "over") and _is_new_year(items, at):
        stop = at + 1 + (_word(items, at + 1) in ("year", "break", "holidays", "period", "season"))
        return Found(place, stop, _tenth_of_january(ref.today), False, "new year")
    if word in ("before", "by") and name in ("christmas", "xmas"):
        return Found(place, at + 1, date(ref.today.year, 12, 24), True, "before Christmas")
    if word in ("in", "by", "during", "this") and name in _SEASONS:
        month, day = _SEASONS[name]
        due = date(ref.today.year, month, day)
        due = due if due > ref.today else due.replace(year=due.year + 1)
        return Found(place, at + 1, due, False, "season")
    return None


def _is_new_year(items: Items, place: int) -> bool:
    name, after = _word(items, place), _word(items, place + 1)
    if name in ("holidays", "christmas", "xmas", "festive"):
        return _word(items, place - 1) != "in" and _word(items, place - 2) != "in"
    return name == "new" and after == "year"


def _tenth_of_january(today: date) -> date:
    this = date(today.year, 1, 10)
    return this if today < this else date(today.year + 1, 1, 10)


# -- counts -----------------------------------------------------------------------------------------


def _count(items: Items, place: int, ref: Reference) -> Found | None:
    """ "within 48 hours", "5-7 business days", "a couple of weeks", "in a few days"."""
    node = items[place].node
    if node is not None and isinstance(node.value, Length):
        if node.value.minutes < 60 or not _bounded(items, place):
            return None
        return Found(place, place + 1, _after(ref, node.value.minutes), True, "hours")
    number, loose, at, ranged = _number(items, place)
    if number is None:
        return None
    at = _past(
        items,
        at,
        words("more of further additional full calendar short next"),
    )
    business = _word(items, at) in _BUSINESS
    unit = _UNITS.get(_word(items, at + business))
    if unit is None:
        return None
    stop = at + business + 1
    if (unit == "hours" and not _bounded(items, place)) or _word(items, stop) == "/":
        return None
    if _word(items, stop) == "'":
        stop += 1
    loose = (
        loose
        or _about(items, place)
        or _or_so(items, stop)
        or _week_pair(items, place, at, ranged, unit)
    )
    due = _counted(
        number,
        unit,
        business or (loose and unit == "days" and number <= 5 and _vague(items, place)),
        ref,
    )
    return Found(place, stop, due, not loose, "count")


def _bounded(items: Items, place: int) -> bool:
    """Whether "within", "in" or "next" makes a length of hours a window."""
    near = {_word(items, place - step) for step in (1, 2, 3)}
    behind = any(_word(items, place + step) in _ANCHORS for step in (1, 2, 3))
    return bool(near & {"within", "in", "next", "another", "inside", "up"}) or behind


def _after(ref: Reference, minutes: int) -> date:
    return (ref.written + timedelta(minutes=minutes)).date()


def _vague(items: Items, place: int) -> bool:
    """Whether the number is a word without a number: couple, few, several, "a day or two"."""
    words = {_word(items, place + step) for step in range(4)}
    return bool(words & {"couple", "few", "several"}) or {"day", "or"} <= words


def _number(items: Items, place: int) -> tuple[int | None, bool, int, bool]:
    """A number or a range of them: the larger one, whether it is vague, what follows, a range."""
    word = _word(items, place)
    at = place
    if word in ("a", "an", "the", "another", "next", "coming"):
        at += 1
        if _word(items, at) in ("next", "coming", "further"):
            at += 1
        word = _word(items, at)
    if word == "hour" and _word(items, place) in ("the", "an"):
        return 1, False, at, False
    if word in ("couple", "few", "several"):
        return (2 if word == "couple" else 3), True, at + 1, False
    value = _value(items, at)
    if value is None:
        alone = _word(items, place) in ("a", "an", "another") or _next_alone(items, place)
        return _one_unit(items, at) if alone else (None, False, at, False)
    joint = _word(items, at + 1)
    upper = _value(items, at + 2) if joint in ("-", "to", "or", "/") else None
    if upper is not None and upper >= value:
        return upper, False, at + 3, True
    return value, False, at + 1, False


def _next_alone(items: Items, place: int) -> bool:
    return _word(items, place) == "the" and _word(items, place + 1) in ("next", "coming")


def _one_unit(items: Items, at: int) -> tuple[int | None, bool, int, bool]:
    """ "a week", "a day or two", "a week or so", "a month"; "the coming days" is a few."""
    if _word(items, at - 1) in ("next", "coming") and _word(items, at) in ("days", "weeks"):
        return 3, True, at, False
    if _word(items, at) not in _UNITS and _word(items, at) not in _BUSINESS:
        return None, False, at, False
    if _word(items, at + 1) == "or" and _word(items, at + 2) in ("two", "so"):
        return (2 if _word(items, at + 2) == "two" else 1), True, at, False
    return 1, False, at, False


def _value(items: Items, place: int) -> int | None:
    word = _word(items, place)
    if word.isdigit() and len(word) <= 3:
        return int(word)
    found = time_en.COUNTS.get(word)
    return found[1] if found is not None and word != "couple" else None


def _or_so(items: Items, place: int) -> bool:
    return _word(items, place) == "or" and _word(items, place + 1) in ("so", "thereabouts", "two")


def _week_pair(items: Items, place: int, at: int, ranged: bool, unit: str) -> bool:
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


# -- days ---------------------------------------------------------------------------------------------


def _day(items: Items, place: int, ref: Reference) -> Found | None:
    """A named day; of several ("Monday or Tuesday", "12-14 June") the last."""
    node = items[place].node
    if node is None or not isinstance(node.value, Day | Days):
        return None
    stop, last = place + 1, _last(node.value)
    while (
        _word(items, stop) in ("or", "and", "/", "-", ",", "to") and _word(items, stop + 1) == "DAY"
    ):
        following = items[stop + 1].node
        if following is None or not isinstance(following.value, Day | Days):
            break
        last, stop = max(last, _last(following.value)), stop + 2
    before = _limits(items, place)
    if before == "before" and not _timed(items, place, stop):
        last -= DAY
    return Found(place, stop, last, not _about(items, place), node.rule)


def _last(value: Day | Days) -> date:
    return value.date if isinstance(value, Day) else max(day.date for day in value.days)


def _limits(items: Items, place: int) -> str:
    at = place - 1
    while _word(items, at) in ("the", "on", "TIME", "this", "of"):
        at -= 1
    return _word(items, at)


def _timed(items: Items, first: int, stop: int) -> bool:
    return "TIME" in (_word(items, first - 1), _word(items, first - 2), _word(items, stop),
                      _word(items, stop + 1))  # fmt: skip


def _weekend(items: Items, place: int, ref: Reference) -> Found | None:
    """ "before the weekend": Friday; "over the weekend": Sunday; "after the weekend": Monday."""
    if _word(items, place) != "weekend":
        return None
    friday = this_week(ref.today) + 4 * DAY
    before = _limits(items, place)
    if before in ("over", "during", "at", "this", "by", "in"):
        due = friday + 2 * DAY if before != "by" else friday
        return Found(place, place + 1, due, True, "weekend")
    if before == "after":
        return Found(place, place + 1, friday + 3 * DAY, True, "after the weekend")
    return Found(place, place + 1, friday, True, "before the weekend")


Rule = Callable[[Items, int, Reference], Found | None]
_OPENS: tuple[tuple[Rule, frozenset[str]], ...] = (
    (_part_of_period, _END | _EARLY | _MID | _LATE | words("first second sometime some")),
    (_short_form, words("eod cob cop eob eow eom eoy month")),
    (_is_out, words("week month year day")),
    (_season, words("after following in into early over before by during this")),
    (_month, words("next this in by during until till before")),
    (_week, words("WEEK")),
    (_that_week, words("following coming")),
    (_weekend, words("weekend")),
    (_day, words("DAY")),
    (_count, words("a an another the next coming few several LENGTH") | frozenset(time_en.COUNTS)),
)


def _dispatch() -> dict[str, tuple[Rule, ...]]:
    """Which rules a word may open, in the order they are asked."""
    table: dict[str, tuple[Rule, ...]] = {}
    for rule, openers in _OPENS:
        for word in openers:
            table[word] = (*table.get(word, ()), rule)
    return table


_RULES = _dispatch()
