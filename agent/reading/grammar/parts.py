"""Parts of a written date: the year, the day's number, the month, the weekday beside it.

Reads single parts from tokens; how they make a date is not known here.
"""

from collections.abc import Sequence

from agent.reading.grammar.nodes import Day
from agent.reading.grammar.tokens import MONTH, NUM, ORDINAL, WEEKDAY, Token, low_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import (
    DOUBTFUL_MONTHS,
    DOUBTFUL_WEEKDAYS,
    LAST_YEAR,
    ORDINAL_ENDINGS,
    SHORT_WEEKDAYS,
)

Tokens = Sequence[Token]


WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def year_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """A four-digit year at `place` (a comma may stand before it): the year and what follows.

    Years of the last century are read as well, so that their dates are not taken for this year's.
    """
    if low_at(tokens, place) == ",":
        place += 1
    if place >= len(tokens) or tokens[place].kind != NUM:
        return None
    token = tokens[place]
    if len(token.text) != 4 or not 1900 <= token.value <= LAST_YEAR:
        return None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and not after.gap and after.word in (":", "h", "hrs", "%"):
        return None
    return token.value, place + 1


def short_year(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """A year of two digits behind an apostrophe ("'26") and what follows it."""
    if low_at(tokens, place) != "'" or place + 1 >= len(tokens):
        return None
    token = tokens[place + 1]
    if token.kind == NUM and len(token.text) == 2 and not token.gap:
        return 2000 + token.value, place + 2
    return None


def glued_year(tokens: Tokens, stop: int, written: int) -> tuple[int, int] | None:
    """ "11-Jun-26", "5/Aug/27": two digits that one mark joins to a day and its month, with what
    follows; not "11-Jun-12-Jun", and no year far from that of writing (`written`)."""
    mark, first = low_at(tokens, stop), stop - _DAY_AND_MONTH
    if mark not in _JOINING or stop + 1 >= len(tokens) or first < 0:
        return None
    if low_at(tokens, first + 1) != mark or tokens[first].kind != NUM:
        return None
    if any(token.gap for token in tokens[first + 1 : stop + 2]):
        return None
    last, after = tokens[stop + 1], tokens[stop + 2 : stop + 3]
    if last.kind != NUM or len(last.text) != _SHORT or abs(2000 + last.value - written) > _NEAR:
        return None
    glued = any(not token.gap and token.word in _GOING_ON for token in after)
    return None if glued else (2000 + last.value, stop + 2)


# A day, its mark and its month are so many tokens.
_DAY_AND_MONTH, _SHORT, _NEAR = 3, 2, 2
_JOINING, _GOING_ON = words("- / ."), words("- / : h am pm")


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
    if following is not None and following.word in ORDINAL_ENDINGS and not following.gap:
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
        and following.word in ORDINAL_ENDINGS
        and not following.gap
        and following.word != "e"
    )


def month_at(tokens: Tokens, place: int) -> int | None:
    """The month at `place`, capitals being asked of words that mean something else too."""
    if place >= len(tokens) or tokens[place].kind != MONTH:
        return None
    token = tokens[place]
    if token.word in DOUBTFUL_MONTHS and token.text.islower() and not _beside_number(tokens, place):
        return None
    return token.value


def _beside_number(tokens: Tokens, place: int) -> bool:
    near = (low_at(tokens, place - 1), low_at(tokens, place + 1))
    return any(
        word[:1].isdecimal() or word in ORDINAL_ENDINGS or word in ("of", "mid", "early", "late")
        for word in near
    )


_BEHIND_DAY = words("at @ the it morning afternoon evening works suits")
_BEFORE_DAY = frozenset({"on", "this", "by", "next"})


def weekday_at(tokens: Tokens, place: int) -> int | None:
    """The weekday at `place`; "sat" or "sun" in small letters only beside a number or "on"."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind != WEEKDAY:
        return _short_german(tokens, place) if token.text in SHORT_WEEKDAYS else None
    if token.word in DOUBTFUL_WEEKDAYS and token.text.islower():
        before, after = low_at(tokens, place - 1), low_at(tokens, place + 1)
        said = after[:1].isdecimal() or after in _BEHIND_DAY or before in _BEFORE_DAY
        if not (said or _beside_weekday(tokens, place) or _beside_clock(tokens, place)):
            return None
    return token.value


def _beside_clock(tokens: Tokens, place: int) -> bool:
    """ "A trial sat, quarter to nine", "9am sat?", "11:30 sat": a clock time touches the word."""
    at = place + 1
    if low_at(tokens, at) in (",", "-") and at + 1 < len(tokens):
        spoken = tokens[at + 1].word in ("quarter", "half", "noon", "midday")
        shaped = low_at(tokens, at + 2) in (":", "am", "pm")
        return spoken or (tokens[at + 1].kind == NUM and shaped)
    ended = at >= len(tokens) or tokens[at].word in ("?", ".", "!", ")", "or", "and", "if", "so")
    half = low_at(tokens, place - 1) in ("am", "pm")
    return ended and (half or low_at(tokens, place - 2) == ":")


def _beside_weekday(tokens: Tokens, place: int) -> bool:
    """ "Can do fri or mon", "wed, thurs or sun": one choice beside a weekday that is surely one."""
    for step in (-1, 1):
        at = place + step
        while low_at(tokens, at) in _BETWEEN_DAYS and abs(at - place) < _NEAR:
            at += step
        if at == place + step or not 0 <= at < len(tokens):
            continue
        other = tokens[at]
        sure = other.word not in _EVERYDAY or not other.text.islower()
        if other.kind == WEEKDAY and (sure or low_at(tokens, place + step) in _OFFERING):
            return True
    return False


# "We met for the fri sat", "the sun and Monday": only what offers a choice joins two days.
_BETWEEN_DAYS, _NEAR = frozenset({"or", "/", "n", "&", "and", "either"}), 3
_OFFERING = frozenset({"or", "/", "n"})
_EVERYDAY = DOUBTFUL_WEEKDAYS


def _short_german(tokens: Tokens, place: int) -> int | None:
    """ "Mo 10:00", "Di, 25.05.": two letters that open a row and stand before a number."""
    before = low_at(tokens, place - 1)
    at = place + 1
    while low_at(tokens, at) in (".", ",", ":"):
        at += 1
    opens = place == 0 or before in ("-", "*", "•", "or", "oder", "und", "am", ",", "/", ")")
    shaped = low_at(tokens, at)[:1].isdecimal() and low_at(tokens, at + 1) in _SHAPING
    if not opens or not shaped:
        return None
    plain = all(not one.word.isalpha() or one.word in _IN_ROWS for one in tokens[at : at + 12])
    english = tokens[place].text in ("Do", "So")
    return SHORT_WEEKDAYS[tokens[place].text] if plain or not english else None


_IN_ROWS = frozenset({"uhr", "h", "oder", "or", "und", "and", "bis"})
# What stands behind the number of a date or clock time in such a row.
_SHAPING = frozenset({":", ".", "uhr", "h", "-"})


def leading_weekday(tokens: Tokens, place: int) -> tuple[int | None, int]:
    """A weekday that opens a date ("Thu, ", "Thursday the"), and where the date itself begins."""
    weekday = weekday_at(tokens, place)
    if weekday is None:
        return None, place
    following = place + 1
    while low_at(tokens, following) in (",", ".", "(", "-", "the", "|") and following < place + 4:
        following += 1
    following += _says_day(tokens, following)
    return weekday, following


def _says_day(tokens: Tokens, place: int) -> bool:
    """ "Thursday day 15 at 9:45", "Monday the day 3": as it is said in the South of Europe."""
    number = tokens[place + 1] if place + 1 < len(tokens) else None
    return low_at(tokens, place) == "day" and number is not None and number.kind == NUM


def checked(day: Day, weekday: int) -> Day:
    """The day with its weekday; where they disagree, the date stands and the doubt is said."""
    if day.date.weekday() == weekday:
        return Day(day.date, weekday, day.named, day.relation, "" if day.named else day.doubt)
    said, real = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[day.date.weekday()]
    doubt = f"{said} is named beside {day.date.isoformat()}, which is a {real}"
    return Day(day.date, weekday, day.named, day.relation, doubt)


def bare_trailing(tokens: Tokens, place: int) -> tuple[int | None, int]:
    """ "17/04 Tuesday at 9:30", "8.5.2029 Tuesday, 14.00": a weekday that only a time follows."""
    weekday = weekday_at(tokens, place) if place < len(tokens) else None
    if weekday is None or not tokens[place].text[:1].isupper():
        return None, place
    at = place + 1
    while low_at(tokens, at) in (",", ".", "at", "@", "-", "from", ":") and at < place + 4:
        at += 1
    timed = low_at(tokens, at).isdecimal() and low_at(tokens, at + 1) in (":", ".", "am", "pm", "h")
    return (weekday, place + 1) if timed else (None, place)


def trailing_weekday(tokens: Tokens, place: int) -> tuple[int | None, int]:
    """ "(Thursday)", ", Thursday" or "(that's a Thursday)" behind a date."""
    told = _told_weekday(tokens, place)
    if told is not None:
        return told
    opened = low_at(tokens, place)
    if opened not in ("(", ","):
        return None, place
    weekday = weekday_at(tokens, place + 1)
    if weekday is None:
        return None, place
    at = place + 2 + (opened == "(" and low_at(tokens, place + 2) == ".")
    closed = low_at(tokens, at)
    if opened == "(":
        return (weekday, at + 1) if closed == ")" else (None, place)
    following = tokens[place + 2] if place + 2 < len(tokens) else None
    # ", Thursday 21" begins the next date of a list.
    if following is not None and following.kind in (NUM, MONTH, ORDINAL):
        after = tokens[place + 3] if place + 3 < len(tokens) else None
        if after is None or after.word not in (":", "am", "pm", "h"):
            return None, place
    return weekday, place + 2


def _told_weekday(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """ "(that's a Thursday)", ", which is a Thursday,", " - a Thursday -": what day the date is."""
    opened = low_at(tokens, place)
    at = place + (opened in _OPENS_TOLD)
    stop = _being(tokens, at)
    article = low_at(tokens, stop) in ("a", "the")
    weekday = weekday_at(tokens, stop + article) if stop + article < len(tokens) else None
    bare = stop == at or low_at(tokens, stop - 1) == "so"
    if weekday is None or (bare and not article) or at == place == stop:
        return None
    behind = stop + article + 1
    if opened == "(":
        closes = next((one for one in (behind, behind + 1) if low_at(tokens, one) == ")"), None)
        return (weekday, closes + 1) if closes is not None else None
    if low_at(tokens, behind) not in _BEHIND_TOLD:
        return None
    return weekday, behind + (low_at(tokens, behind) == opened != ",")


def _being(tokens: Tokens, place: int) -> int:
    """What follows "that's", "which is", "it will be", "being", "i.e.", "so" at `place`."""
    at = place + (low_at(tokens, place) in ("and", "so"))
    if low_at(tokens, at) in _NAMELY:
        return at + 1
    word = low_at(tokens, at)
    if word == "i" and [token.word for token in tokens[at : at + 4]] == _THAT_IS:
        return at + 4
    if word == "thats":
        return at + 1
    if word not in _POINTING:
        return at if low_at(tokens, place) == "so" else place
    at += 1
    for said in _IS:
        if tuple(low_at(tokens, at + step) for step in range(len(said))) == said:
            return at + len(said)
    return place


_THAT_IS = ["i", ".", "e", "."]
_NAMELY, _POINTING = ("being", "namely"), ("that", "which", "this", "it")
_IS = (("'s",), ("is",), ("will", "be"), ("falls", "on"), ("should", "be"), ("would", "be"))
# What stands between a date and the weekday told of it: "that is", "which falls on", "being".
TELLS_WEEKDAY = frozenset(
    [(one, *being) for one in _POINTING for being in _IS] + [(one,) for one in _NAMELY]
)
_OPENS_TOLD = frozenset("(,-")
_BEHIND_TOLD = words(", . ; ) - ? ! at @ from and but for if in this morning afternoon evening") | {
    ""
}
