"""Letters that may name a zone: whether they are said of a time, or of a room, a course, a firm.

"ICT" is Bangkok's zone and a school's subject, "MSK" Moscow's and a clinic's, "EST." a founding
year. Knows the words around the letters, and not which zone they would name.
"""

from agent.reading.grammar.offsets import behind_time, is_num
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.tokens import MONTH, NUM, ORDINAL, WEEKDAY, low_at
from agent.reading.wording import zones as names
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS, NOON, O_CLOCK


def told_of_time(tokens: Tokens, place: int) -> bool:
    """Whether the letters at `place` are said of a time: "3pm EST", "(all IST)", "3pm Friday EST".

    Those that are hardly anything else are a zone wherever they stand.
    """
    if names_thing(tokens, place):
        return False
    if behind_time(tokens, place):
        return _is_right_behind(tokens, place) or not _has_own_word(tokens, place)
    return (
        tokens[place].word not in names.OTHER_LETTERS
        or _closes_date(tokens, place)
        or _is_for_all(tokens, place)
    )


def names_thing(tokens: Tokens, place: int) -> bool:
    """ "ICT3", "ICT suite", "EST. 1921", "GST No 4": a room, a subject, anything but a zone."""
    at, after = place + 1, low_at(tokens, place + 1)
    if is_num(tokens, at) and (not tokens[at].gap or low_at(tokens, at + 1) == ""):
        return True
    if after == "." and is_num(tokens, at + 1) and len(tokens[at + 1].text) == len("1921"):
        return True
    if after == "&":
        return low_at(tokens, place + 2) not in names.ABBREVIATIONS  # "slots in CET & IST"
    return after in names.LETTERED or after == "'s"


def _is_right_behind(tokens: Tokens, place: int) -> bool:
    """Whether no comma, dash or column parts the letters from their time."""
    return low_at(tokens, place - 1) not in _PARTING


def _has_own_word(tokens: Tokens, place: int) -> bool:
    """ "10.00 - ART with Ms Cole", "10:15 | ICT | Mr Hirst": a thing done then."""
    if tokens[place].word not in names.OTHER_LETTERS:
        return False
    after = low_at(tokens, place + 1)
    return after in _GOING_ON or (low_at(tokens, place - 1) == "|" and after == "|")


_PARTING = frozenset({",", "-", "|"})
_GOING_ON = words("with in by led - : task")


def _closes_date(tokens: Tokens, place: int) -> bool:
    """ "3pm on Friday 14 May EST", "at noon this Wednesday (PDT)": behind the day of a time."""
    least, at = max(0, place - _FAR), place - 1
    while at >= least and _is_of_day(tokens, at):
        if _is_time(tokens, at):
            return True
        at -= 1
    return at >= least and _is_time(tokens, at)


_FAR = 12


def _is_of_day(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return token.kind in (NUM, MONTH, ORDINAL, WEEKDAY) or token.word in _DAY_WORDS


_DAY_WORDS = DAY_PARTS | words(
    """on in the this that next same coming of , ( ) / . - st nd rd th today tomorrow week local
    time o 'clock am pm a p m"""
)


def _is_time(tokens: Tokens, at: int) -> bool:
    """Whether a clock time ends there: "3pm", "15:00", "noon", "3 o'clock"."""
    if low_at(tokens, at) in _CLOCKED:
        return at > 0 and (is_num(tokens, at - 1) or low_at(tokens, at - 1) in (".", "a", "p"))
    if low_at(tokens, at) in NOON or low_at(tokens, at) == "'clock":
        return True
    return is_num(tokens, at) and low_at(tokens, at - 1) in (":", "at", "@")


_CLOCKED = O_CLOCK | words("am pm m h")


def _is_for_all(tokens: Tokens, place: int) -> bool:
    """ "All times are in IST", "Time zone: IST", "we work on PST", "Central (CDT)"."""
    after, ahead = low_at(tokens, place + 1), [low_at(tokens, place - far) for far in range(1, 7)]
    if after in names.ZONE_TAILS or after in _SHOWN or ahead[0] in _EACH:
        return True
    if ahead[0] == "|" and after in ("|", ""):  # the head of a column
        return not any(is_num(tokens, at) for at in range(max(0, place - _FAR), place))
    if ahead[0] in _BETWEEN and ahead[1] in names.ABBREVIATIONS:
        return True  # "| CET | IST |", "in CET & IST"
    if ahead[0] == "on" or (ahead[0] in _BEING and ahead[1] in _THAT):
        return True
    if not _OF_TIMES.isdisjoint(ahead):
        return True
    if ahead[0] == "(":
        return any(ahead[1] == name.split()[-1] for name in names.REGIONS)
    return ahead[0] == "" and after in _ENDING and not is_num(tokens, place + 2)


_BETWEEN = words("| & and / or")
_EACH, _THAT, _BEING = words("all both"), words("that this it these those"), words("is 's are")
_SHOWN = words("shown throughout applies listed please")
_OF_TIMES = words("time times timing timings zone zones timezone timezones tz slots hours clock")
_ENDING = frozenset({"", ".", ",", ")", ":"})
