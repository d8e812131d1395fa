"""What stands around a bare number and tells whether it can be a clock time at all."""

from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.tokens import COUNT, MARK, MONTH, NUM, UNIT, WEEKDAY, WORD, Token, low_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS, O_CLOCK
from agent.reading.wording.zones import ABBREVIATIONS, REGIONS

_AT = words(
    """at @ from between um om à @: by until till til after before circa ca around about approx
    for klo"""
)


_JOINTS = words("or and to - / & until till til ,")


# Lower-case words that may follow a bare hour ("at 4 works"); any other word makes it a count.
_MAY_FOLLOW = words(
    """be sound sounds seem maybe perhaps open on this next tomorrow today your my our his her
    their in or and to if then instead sharp works work is was would will for with via over onwards
    through thru until till til untill okay ok please pls plz
    but so because since at by local time prompt precisely as same the a an we you i it he she
    they not rather than zoom teams latest earliest before after both either also uhr o ish am
    pm noon midday each any good free possible suits suit fine great perfect does do can could
    may might should seems sounds depending when where who which that there uk us from onward
    still has have once whilst while again won isn doesn n u going left free open come bring ask
    park ring meet"""
)


_ZONE_WORDS = frozenset(ABBREVIATIONS) | {name.split()[0] for name in REGIONS}


def counts_something(tokens: Tokens, place: int) -> bool:
    """Whether what follows a bare number makes it a count, a date, a price or an address."""
    if place >= len(tokens):
        return False
    following = tokens[place]
    if not following.gap and following.word in ("%", "k", "x", "st", "nd", "rd", "th", "+", "'"):
        return True
    if following.word in ("am", "pm", "a", "p", "ish"):
        alone = following.word == "a" and following.gap and not _is_am(tokens, place)
        return alone and low_at(tokens, place + 1) in _PER
    if following.word == "of" and is_of_part(tokens, place):
        return False
    if following.word in _ALL_THE_WAY and low_at(tokens, place + 1) in _TO:
        return False  # "from 8 up to midday"
    if following.kind in (UNIT, MONTH):
        return following.word not in O_CLOCK or following.word in ("hours", "hrs", "hr")
    if following.kind == MARK and not following.gap and place + 1 < len(tokens):
        after = tokens[place + 1]
        if following.word in (".", ",", "/", ":") and after.kind == NUM and not after.gap:
            return True
    return following.kind not in (NUM, MARK, WEEKDAY, COUNT) and not _word_may_follow(tokens, place)


_ALL_THE_WAY, _TO = words("up right straight"), words("to until till til through thru")


def is_of_part(tokens: Tokens, place: int) -> bool:
    """ "At 10 of the morning", "7 of the evening": as Romance tongues tell the half of the day."""
    if low_at(tokens, place) != "of" or low_at(tokens, place + 1) != "the":
        return False
    if low_at(tokens, place + 2) not in DAY_PARTS:
        return False
    behind = tokens[place + 3] if place + 3 < len(tokens) else None
    return behind is None or behind.kind in (MARK, WEEKDAY) or behind.word in _BEHIND_PART


_BEHIND_PART = words("on in at with by for is was and or to till until remains as so if we you i")


def is_counted(following: Token) -> bool:
    """Whether a plain word behind a number of one to three digits makes it a count for certain."""
    if following.kind != WORD or following.word in _HALVES_AND_HOURS:
        return False
    return not _word_may_follow((following,), 0)


# What may stand behind an hour and tell its half, or that it is one.
_HALVES_AND_HOURS = words("am pm a p ish h hs uhr uur o oclock past of")


# "At 3 a day", but not "is Friday at 4 a possibility" and "at two a week on Friday".
_PER = words("day month year hour night minute shift head piece side time pop person")


def _is_am(tokens: Tokens, place: int) -> bool:
    """Whether "a" begins "a.m."."""
    return low_at(tokens, place + 1) == "." and low_at(tokens, place + 2) == "m"


def _word_may_follow(tokens: Tokens, place: int) -> bool:
    following = tokens[place]
    if following.word in _MAY_FOLLOW or following.word in _ZONE_WORDS:
        return True
    return following.text.isupper() and 2 <= len(following.text) <= 5


def supported(tokens: Tokens, place: int) -> bool:
    """Whether the word before `place` makes a number a clock time ("at", "@", "between")."""
    return low_at(tokens, place - 1) in _AT or _is_at_the(tokens, place)


def _is_at_the(tokens: Tokens, place: int) -> bool:
    """ "Thursday at the 18", "you come at the 8 and half": as Romance tongues count hours."""
    if low_at(tokens, place - 1) != "the" or low_at(tokens, place - 2) != "at":
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    return behind is None or behind.kind == MARK or behind.word in ("and", "h", "hours", "in")


def joined(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place` joins two clock times."""
    return low_at(tokens, place) in _JOINTS
