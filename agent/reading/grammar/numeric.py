"""Dates in numbers: "14/5", "14.05.2026", "2026-05-14", day or month first as evidence decides."""

from datetime import date

from agent.reading.grammar.clause import (
    bare_weekdays,
    clause_around,
    first_clock,
    is_clock,
    says_day,
)
from agent.reading.grammar.nodes import Day, Node
from agent.reading.grammar.parts import (
    Tokens,
    bare_trailing,
    month_at,
    trailing_weekday,
    weekday_at,
)
from agent.reading.grammar.reference import Reference, make_date, without_year
from agent.reading.grammar.tokens import NUM, low_at
from agent.reading.wording.sets import words

_VERSIONS = words("version release v ver section chapter python room raum ref reference floor")
SEPARATORS = frozenset("/.-")


def iso_date(tokens: Tokens, place: int, _ref: Reference) -> Node | None:
    """2026-05-14, 2026/05/14, 20260514 is no date here (job numbers look like that)."""
    numbers = _joined_numbers(tokens, place) if len(tokens[place].text) == 4 else None
    if numbers is None or len(numbers) < 3:
        return None
    found = make_date(numbers[0], numbers[1], numbers[2])
    return Node("iso date", place, place + 5, Day(found, named=True)) if found else None


def _joined_numbers(tokens: Tokens, place: int) -> tuple[int, ...] | None:
    """Numbers joined by one kind of separator without blanks: 14.05.2026, 5/6, 25-08-2026."""
    if place >= len(tokens) or tokens[place].kind != NUM or _inside_chain(tokens, place):
        return None
    separator = low_at(tokens, place + 1)
    if separator not in SEPARATORS or tokens[place + 1].gap:
        return None
    numbers = [tokens[place].value]
    at = place + 1
    while at + 1 < len(tokens) and tokens[at].word == separator and tokens[at + 1].kind == NUM:
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
    if before.word in ("(", ":", "[", ">", "|", "*", "@", ",", "-", '"', "'"):
        if before.word in ("-", ",", ":") and place > 1:
            return not before.gap and tokens[place - 2].kind in (NUM, "word")
        return False
    return True


def numeric_date(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """14/5, 14.05., 14.5.2026, 25-08-2026, 05/20/26: day or month first as evidence decides."""
    numbers = _joined_numbers(tokens, place) if len(tokens[place].text) <= 2 else None
    if numbers is None or not _numeric_shape(tokens, place, numbers, ref):
        return None
    if len(numbers) == 2 and _are_days(tokens, place):
        return None
    if low_at(tokens, place - 1) in _VERSIONS or _is_said_at(tokens, place):
        return None
    stop = place + 2 * len(numbers) - 1
    year = None
    if len(numbers) == 3:
        year = numbers[2] if numbers[2] > 99 else 2000 + numbers[2]
    elif tokens[place + 1].word == "." and low_at(tokens, stop) == ".":
        stop += 1
    day = _ordered(numbers[0], numbers[1], year, tokens[place + 1].word, ref, tokens, place)
    if day is not None and len(numbers) == 2 and tokens[place + 1].word == "/":
        day = _unless_share(tokens, place, day)
    return Node("numeric date", place, stop, day) if day else None


def spaced_date(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """ "14. 6. from 13:00", "15. 6. 2026": day and month in numbers, each with its stop."""
    at = place + 2
    second = tokens[at] if at < len(tokens) else None
    if second is None or second.kind != NUM or not second.gap or len(second.text) > 2:
        return None
    first_stop, stop = tokens[place + 1], low_at(tokens, at + 1)
    if first_stop.word != "." or first_stop.gap or stop != "." or tokens[at + 1].gap:
        return None
    if not _goes_on_as_date(tokens, at + 2):
        return None
    behind = tokens[at + 2]
    year = behind.value if behind.kind == NUM and len(behind.text) == 4 else None
    day = _made(tokens[place].value, second.value, year, ref)
    end = at + 2 + (year is not None)
    return Node("spaced date", place, end, Day(day, named=True)) if day is not None else None


def _goes_on_as_date(tokens: Tokens, place: int) -> bool:
    """Whether a year, a clock time or what leads to one stands behind the second stop."""
    if place >= len(tokens) or not (tokens[place].gap or tokens[place].word == ","):
        return False
    behind = tokens[place]
    if behind.kind == NUM and len(behind.text) == 4:
        return 2000 <= behind.value <= 2099
    led = behind.word in _BEFORE_CLOCK or behind.word in _HOUR_WORDS
    return is_clock(tokens, place + led)


def _is_said_at(tokens: Tokens, place: int) -> bool:
    """ "The bus leaves at 5.10.", "it runs at 8.50 and 9.05.": a clock time, and a full stop."""
    while low_at(tokens, place - 1) in _AND and low_at(tokens, place - 3) == ".":
        place -= _DOTTED
    return low_at(tokens, place + 1) == "." and low_at(tokens, place - 1) in ("at", "@")


# "8.50 and" is so many tokens.
_AND, _DOTTED = words("and or , &"), 4


def _are_days(tokens: Tokens, place: int) -> bool:
    """Whether a month's name behind makes two joined numbers two days: "12/13 May"."""
    first, second = tokens[place].value, tokens[place + 2].value
    behind = place + 3 + (low_at(tokens, place + 3) == "of")
    named = month_at(tokens, behind) is not None and tokens[behind].text[:1].isupper()
    return named and first < second


def _numeric_shape(tokens: Tokens, place: int, numbers: tuple[int, ...], ref: Reference) -> bool:
    """Whether joined numbers can be a date at all; "9.30" and "24/7" are none."""
    separator = tokens[place + 1].word
    last = tokens[place + 2 * len(numbers) - 2]
    if len(tokens[place].text) > 2 or len(tokens[place + 2].text) > 2:
        return False
    after = tokens[place + 2 * len(numbers) - 1 :][:1]
    if len(numbers) == 3:
        percent = bool(after) and after[0].word == "%" and not after[0].gap
        return len(last.text) in (2, 4) and not percent
    if numbers == (24, 7) or (after and after[0].word in ("%", "h", "hr", "hrs", "hours", "k")):
        return False
    if separator == ".":
        closed = bool(after) and after[0].word == "." and not after[0].gap and numbers[1] <= 12
        if closed or _is_under_weekday(tokens, place, ref):
            return True
        if numbers[1] > 12:
            return False
        return _is_before_colon(tokens, place + 3) or is_dotted_day(tokens, place, ref)
    if separator == "-":
        return False
    return _slash_context(tokens, place)


def is_dotted_day(tokens: Tokens, place: int, ref: Reference) -> bool:
    """Whether "17.01" is the day of that month, as far as the writer's other dots tell.

    A weekday that fits speaks for a day, unless this writer dots hours and the minutes are even;
    else the writer must write days so, and a word before it, or a day beside it, lead to one. A
    price, a version, a room or an hour ("at 12.10") is none.
    """
    day, month = tokens[place], tokens[place + 2]
    found = _made(day.value, month.value, None, ref) if len(month.text) == _TWO else None
    if found is None or not -_PAST <= (found - ref.today).days <= _AHEAD:
        return False
    behind = tokens[place + 3] if place + 3 < len(tokens) else None
    before = low_at(tokens, place - 1)
    if behind is not None and (behind.word in _BEHIND_OTHER or behind.text in _MONEY):
        return False
    if before in _BEFORE_OTHER or before in _MONEY:
        return False
    odd = month.value % 5 != 0 or day.value > _LAST_HOUR
    if _weekday_beside(tokens, place) == found.weekday():
        return ref.dots >= (0 if month.value % 5 == 0 else -_TWO)
    if ref.dots > 0 and odd and (before in _LIMITS_DAY or day.value > _LAST_HOUR):
        return True
    return ref.dots >= _TWO and (before in _LEADS_TO_DAY or _beside_day(tokens, place))


def _beside_day(tokens: Tokens, place: int) -> bool:
    """Whether a joint leads from or to another dotted day: "31.01 or 01.02", "5.03, 6.03"."""
    for joint, other in ((place - 1, place - 4), (place + 3, place + 4)):
        if low_at(tokens, joint) in _DAY_JOINTS and 0 <= other < len(tokens) - 2:
            near = tokens[other : other + 3]
            month = near[2]
            dotted = near[0].kind == near[2].kind == NUM and near[1].word == "."
            if dotted and not month.gap and 1 <= month.value <= 12 and len(month.text) == _TWO:
                return True
    return False


_TWO, _LAST_HOUR = 2, 24
_PAST, _AHEAD = 30, 150
_DAY_JOINTS = words("or and , - & / to lub i oder und bis")
_LIMITS_DAY = words("on until till untill by before after since day bis am vom dnia dated")
_LEADS_TO_DAY = _LIMITS_DAY | words("from the for date between do od starting latest be : to (")
# Behind a price, a share, a clock time, a size; before one, a version, a room, a part of a text.
_BEHIND_OTHER = words("""% per gross net an hourly am pm a p uhr h hs hrs o clock uur x gb mb kg
    km m million mio percent eur usd gbp pln chf czk euro euros zł dollars pounds points ph
    train bus flight ferry""")  # fmt: skip
_BEFORE_OTHER = words("""at @ um kl klo h hour room raum sala floor version release v ver section
    chapter python java ubuntu android ios node rate salary about only score grade gpa ref no
    reference number nr zimmer unit gate lab office desk suite eur usd gbp pln chf""")  # fmt: skip
_MONEY = frozenset("$£€₹¥#%+=*")


def _is_under_weekday(tokens: Tokens, place: int, ref: Reference) -> bool:
    """ "Wed 17.07, 11:00": the weekday fits and a clock time follows; "Thursday 2.11 at 9"."""
    joint = low_at(tokens, place + 3)
    behind = place + 3 + (joint in _BEFORE_CLOCK)
    day = _made(tokens[place].value, tokens[place + 2].value, None, ref)
    hour = joint in ("at", "@") and behind < len(tokens) and tokens[behind].kind == NUM
    if day is None or not (hour or is_clock(tokens, behind)):
        return False
    if joint == "-" and ref.dots < 0:
        return False  # "Tuesday 9.10-9.45"
    weekday = _weekday_beside(tokens, place)
    return weekday is not None and (joint in ("at", "@") or weekday == day.weekday())


def _is_before_colon(tokens: Tokens, place: int) -> bool:
    """ "20.09 hour 9:00", "20.09, 9:00": whoever writes hours with a colon dots a date."""
    place += low_at(tokens, place) == ","
    place += low_at(tokens, place) in _HOUR_WORDS
    place += low_at(tokens, place) in (".", ":")
    hour, colon, minutes = (
        tokens[at] if at < len(tokens) else None for at in range(place, place + 3)
    )
    if hour is None or colon is None or minutes is None:
        return False
    shaped = hour.kind == minutes.kind == NUM and colon.word == ":" and hour.gap
    return shaped and not colon.gap and not minutes.gap and len(minutes.text) == 2


_HOUR_WORDS = words("hour hours godz godzina h at @ um kl klo ora ore hora time from o")
_BEFORE_CLOCK = words(", at @ um - | kl klo ( from")


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


def _unless_share(tokens: Tokens, place: int, day: Day) -> Day | None:
    """The day of "5/6", or None where it is the fifth of six; with a doubt where it may be both.

    "Round 5/6" counts, unless only a clock time stands beside; "our interview (2/3)" where the
    clause names its day besides; a weekday that fits the date speaks for the date.
    """
    counted, bracketed = _counted(tokens, place)
    first, last = tokens[place].value, tokens[place + 2].value
    if not counted or not first <= last <= _MOST_ROUNDS:
        return day
    begin, end = clause_around(tokens, place, place + 3)
    if day.date.weekday() in bare_weekdays(tokens, begin, end):
        return day._replace(doubt=_SHARE_DOUBT) if bracketed or counted in _ROUNDS else day
    if counted in _ROUNDS:
        said = says_day(tokens, begin, place) or says_day(tokens, place + 3, end)
        timed = first_clock(tokens, begin, end) is not None
        return day._replace(doubt=_SHARE_DOUBT) if timed and not said else None
    return None if _says_other_day(tokens, place, begin, end) else day


_SHARE_DOUBT = "two numbers may name a day or count rounds"
_MOST_ROUNDS = 6
_ROUNDS = words("round stage part phase step level")
# What stands behind a date rather than behind a count: a clock time, or the next date.
_BEHIND_DATE = words("at @ from between um , or and & to until / + (")


def _counted(tokens: Tokens, place: int) -> tuple[str, bool]:
    """What "5/6" may count ("round 5/6", "interview (5/6)"), and whether brackets stand around."""
    bracketed = low_at(tokens, place - 1) == "(" and low_at(tokens, place + 3) == ")"
    word = low_at(tokens, place - 1 - bracketed)
    return (word if word == "interview" or word in _ROUNDS else ""), bracketed


def _says_other_day(tokens: Tokens, place: int, begin: int, end: int) -> bool:
    """Whether the clause gives an interview another day than "5/6" may be.

    A clock time or joint behind it leaves it a date, and so does a day that stands behind a clock
    time, but for "at 2pm on Friday".
    """
    behind = place + 3 + (low_at(tokens, place + 3) == ")")
    after = low_at(tokens, behind)
    timed = is_clock(tokens, behind) or is_clock(tokens, behind + 1)
    if after in _BEHIND_DATE or timed:
        return False
    clock = first_clock(tokens, behind, end)
    if clock is not None:
        following = next((at for at in range(clock, end) if low_at(tokens, at) == "on"), end)
        end = end if following - clock <= _CLOCK_LENGTH else clock
    return says_day(tokens, begin, place) or says_day(tokens, behind, end)


# So many tokens a clock time has at most ("2:00 p.m.").
_CLOCK_LENGTH = 7


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
        while stop < len(tokens) and stop < place + 5 and tokens[stop].word[0] in "/-.0123456789":
            stop += 1
        weekday, _ = trailing_weekday(tokens, stop)
        if weekday is None:
            weekday, _ = bare_trailing(tokens, stop)
    return weekday
