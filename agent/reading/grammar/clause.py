"""What a clause says beside a number in it: another day, a clock time.

Looks at tokens only, and so near that its cost does not grow with the text.
"""

from agent.reading.grammar.parts import Tokens, is_ordinal, month_at, weekday_at
from agent.reading.grammar.tokens import MONTH, NUM, ORDINAL, WEEKDAY, low_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import NOON, ORDINAL_ENDINGS, TODAY, TOMORROW

# So many tokens to either side are looked at.
_REACH = 24
_NEAR = TODAY | TOMORROW
# A number up to this, written as an ordinal, may count interviews and be no day.
_FEW = 6
_WITHIN = words("the of , ( . / next this") | ORDINAL_ENDINGS
# A day behind one of these ends something, and is not the day of what the clause tells of.
_LIMITS = words("by until till before after since than within")
_HALVES = words("am pm h uhr hrs")


def clause_around(tokens: Tokens, first: int, stop: int) -> tuple[int, int]:
    """Where the clause that holds tokens `first`:`stop` begins and ends."""
    begin, end = first, stop
    while begin > max(0, first - _REACH) and not _closes(tokens, begin - 1):
        begin -= 1
    while end < min(len(tokens), stop + _REACH) and not _closes(tokens, end):
        end += 1
    return begin, end


def _closes(tokens: Tokens, place: int) -> bool:
    """Whether the mark at `place` ends a sentence: the stop of "Thu. 14 May" does not."""
    if tokens[place].word in ("!", "?", ";"):
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].word == "." and after is not None and after.gap and after.text[0].isupper()


def says_day(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a day stands among these tokens; one that only limits ("by Friday") is none."""
    return any(
        _is_day(tokens, place) and low_at(tokens, _leader(tokens, place)) not in _LIMITS
        for place in range(first, stop)
    )


def _is_day(tokens: Tokens, place: int) -> bool:
    token = tokens[place]
    if token.kind == NUM:
        return _is_numeric_day(tokens, place)
    if token.kind == MONTH:
        near = tokens[max(0, place - 3) : place + 3]
        return month_at(tokens, place) is not None and any(one.kind == NUM for one in near)
    return token.word in _NEAR or weekday_at(tokens, place) is not None


def _is_numeric_day(tokens: Tokens, place: int) -> bool:
    """ "The 14th", "14/5", "14.05.", "2026-05-14", and "on 3/6"; a bare "3/6" may be a share."""
    token, mark = tokens[place], low_at(tokens, place + 1)
    if is_ordinal(tokens, place):
        return token.value > _FEW
    if len(token.text) == len("2026"):
        return mark == "-" and not tokens[place + 1].gap
    if mark not in ("/", ".") or place + 2 >= len(tokens) or tokens[place + 2].kind != NUM:
        return False
    if tokens[place + 1].gap or tokens[place + 2].gap:
        return False
    if mark == ".":
        return low_at(tokens, place + 3) == "."
    return max(token.value, tokens[place + 2].value) > _FEW or low_at(tokens, place - 1) == "on"


def _leader(tokens: Tokens, place: int) -> int:
    """Where the word stands that leads to the day at `place`: the "by" of "by the 14th of May"."""
    before = place - 1
    while before > place - 8 and before >= 0:
        token = tokens[before]
        if token.kind not in (NUM, WEEKDAY, ORDINAL, MONTH) and token.word not in _WITHIN:
            break
        before -= 1
    return before


def bare_weekdays(tokens: Tokens, first: int, stop: int) -> list[int]:
    """The weekdays among these tokens that stand beside no date of their own."""
    return [
        weekday
        for place in range(first, stop)
        if (weekday := weekday_at(tokens, place)) is not None and not _is_dated(tokens, place)
    ]


def _is_dated(tokens: Tokens, place: int) -> bool:
    """Whether the weekday at `place` belongs to a date: "Friday, 14 May", "May 14, Friday"."""
    after = place + 1
    while low_at(tokens, after) in (",", ".", "(", "-", "the") and after < place + 4:
        after += 1
    before = place - 1
    while low_at(tokens, before) in (",", "("):
        before -= 1
    if before >= 0 and (tokens[before].kind == MONTH or len(tokens[before].text) == len("2026")):
        return tokens[before].kind in (MONTH, NUM)
    if after >= len(tokens) or is_clock(tokens, after):
        return False
    return tokens[after].kind in (NUM, MONTH, ORDINAL)


def first_clock(tokens: Tokens, first: int, stop: int) -> int | None:
    """Where the first sure clock time among these tokens stands ("2pm", "14:00", "noon")."""
    places = (place for place in range(first, stop) if is_clock(tokens, place))
    return next(places, None)


def is_clock(tokens: Tokens, place: int) -> bool:
    """Whether a sure clock time begins at `place`."""
    if place >= len(tokens):
        return False
    token, after = tokens[place], low_at(tokens, place + 1)
    if token.kind != NUM:
        return token.word in NOON or token.word == "midnight"
    if after in _HALVES or (after in ("a", "p") and low_at(tokens, place + 2) in (".", "m")):
        return True
    minutes = tokens[place + 2] if place + 2 < len(tokens) else None
    if after not in (":", ".") or minutes is None or tokens[place + 1].gap or minutes.gap:
        return False
    dated = after == "." and low_at(tokens, place + 3) == "."
    return minutes.kind == NUM and len(minutes.text) == len("00") and not dated
