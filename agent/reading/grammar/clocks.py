"""Clock times as written: 10am, 14:15, 9.30, 0930, 14h30, half two, quarter past three, noon.

A number that only its place makes a time is read as a weak one: whoever puts dates and times
together keeps it beside a date or a zone and drops it elsewhere (prices, rooms, versions).
"""

from dataclasses import replace

from agent.reading.grammar.dates import Tokens
from agent.reading.grammar.nodes import Clock, Node
from agent.reading.grammar.tokens import COUNT, LINE, MARK, MONTH, NUM, UNIT, WEEKDAY, low_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS, NOON, O_CLOCK
from agent.reading.wording.zones import ABBREVIATIONS, REGIONS

# Bare hours as people at work mean them: 8 to 11 before noon, 12 to 7 behind it.
_AFTERNOON_HOURS = range(1, 7)
_AT = words(
    """at @ from between um om à @: by until till til after before circa ca around about approx
    for"""
)
_JOINTS = words("or and to - / & until till til ,")
_CURRENCY = frozenset("$£€₹¥#%+=")
# Lower-case words that may follow a bare hour ("at 4 works"); any other word makes it a count.
_MAY_FOLLOW = words(
    """be sound sounds seem maybe perhaps open on this next tomorrow today your my our his her their in or and to if then instead sharp
    works work is was would will for with via over onwards through until till okay ok please
    but so because since at by local time prompt precisely as same the a an we you i it he she
    they not rather than zoom teams latest earliest before after both either also uhr o ish am
    pm noon midday each any good free possible suits suit fine great perfect does do can could
    may might should seems sounds depending when where who which that there uk us from onward
    still has have again"""
)
_ZONE_WORDS = frozenset(ABBREVIATIONS) | {name.split()[0] for name in REGIONS}
_NUMBERED = words(
    """room suite ste ext extn floor level apt unit version v no number page section chapter box
    gate building block bldg form round stage step phase day option slot session part question
    python java ubuntu postgres node react kubernetes covid top about over under nearly almost
    only just least most than all these those first last another every $ tel phone mobile id
    code pin flight bus platform line a1 q post grade band tier class"""
)


def clock(tokens: Tokens, place: int) -> Node | None:
    """The clock time that begins at `place`, weak where only its place may prove it."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind == NUM:
        return _from_number(tokens, place)
    if token.low in NOON:
        return Node("noon", place, place + 1, Clock(12 * 60, "24"))
    if token.low == "midnight":
        return Node("midnight", place, place + 1, Clock(0, "24"))
    return _in_words(tokens, place)


def _from_number(tokens: Tokens, place: int) -> Node | None:
    if _no_time_before(tokens, place):
        return None
    for rule in (_hours_and_minutes, _dotted, _h_style, _four_digits, _bare_hour):
        node = rule(tokens, place)
        if node is not None:
            node = _finished(tokens, node)
            return None if _is_weak(node) and low_at(tokens, place - 1) in _NUMBERED else node
    return None


def _is_weak(node: Node) -> bool:
    return isinstance(node.value, Clock) and node.value.weak


def _no_time_before(tokens: Tokens, place: int) -> bool:
    """Whether what stands before the number makes it money, a version, a room, a list's tail."""
    if place == 0:
        return False
    before = tokens[place - 1]
    if before.low in _CURRENCY:
        return True
    if tokens[place].gap or before.kind == LINE:
        return False
    if before.kind == NUM or before.low in ("_", "&", "\\"):
        return True
    if before.low in (".", ",", ":", "/") and place > 1 and not before.gap:
        if before.low == "/" and low_at(tokens, place - 2) in ("am", "pm", "h"):
            return False
        return tokens[place - 2].kind == NUM or before.low == "/"
    return before.kind != MARK and before.kind != LINE


def _glued_number(tokens: Tokens, place: int, digits: int = 2) -> int | None:
    """The number of so many digits that stands at `place` without a blank before it."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind != NUM or token.gap or len(token.text) != digits:
        return None
    return token.value


def _mark_glued(tokens: Tokens, place: int, marks: tuple[str, ...]) -> bool:
    return place < len(tokens) and tokens[place].low in marks and not tokens[place].gap


def _hours_and_minutes(tokens: Tokens, place: int) -> Node | None:
    """14:15, 9:30, 09:00:00."""
    if not _mark_glued(tokens, place + 1, (":",)):
        return None
    minutes = _glued_number(tokens, place + 2)
    hour = tokens[place].value
    if minutes is None or minutes > 59 or hour > 24 or len(tokens[place].text) > 2:
        return None
    stop = place + 3
    if _mark_glued(tokens, stop, (":",)) and _glued_number(tokens, stop + 1) is not None:
        stop += 2
    elif _mark_glued(tokens, stop, (":",)):
        return None
    return Node("hh:mm", place, stop, _clock(hour, minutes, len(tokens[place].text) == 2))


def _dotted(tokens: Tokens, place: int) -> Node | None:
    """9.30, 14.15: a time only where its place says so; never a price, a date, a version."""
    if not _mark_glued(tokens, place + 1, (".",)):
        return None
    minutes = _glued_number(tokens, place + 2)
    hour = tokens[place].value
    if minutes is None or minutes > 59 or hour > 24 or len(tokens[place].text) > 2:
        return None
    if _mark_glued(tokens, place + 3, (".", "%", ",")) and place + 4 < len(tokens):
        after = tokens[place + 4]
        if after.kind == NUM and not after.gap:
            return None
    following = low_at(tokens, place + 3)
    if following == "/" and not tokens[place + 3].gap:
        return None
    if following in ("%", "x", "k", "m", "gb", "eur", "usd", "gbp", "ft") or following == "per":
        return None
    value = replace(_clock(hour, minutes, len(tokens[place].text) == 2), weak=True)
    return Node("hh.mm", place, place + 3, value)


def _h_style(tokens: Tokens, place: int) -> Node | None:
    """14h, 14h30, 10 h, 18 Uhr, 10 o'clock, 15 hrs."""
    hour = tokens[place].value
    if not 0 <= hour <= 24 or len(tokens[place].text) > 2:
        return None
    low = low_at(tokens, place + 1)
    if low == "h" and not tokens[place + 1].gap:
        minutes = _glued_number(tokens, place + 2)
        if minutes is not None and minutes < 60:
            return Node("14h30", place, place + 3, _clock(hour, minutes, True))
        return Node("14h", place, place + 2, replace(_clock(hour, 0, True), weak=hour < 7))
    if low in ("uhr", "uur"):
        minutes = _glued_or_spaced(tokens, place + 2)
        stop = place + 3 if minutes is not None else place + 2
        return Node("uhr", place, stop, _clock(hour, minutes or 0, True))
    if low == "o" and low_at(tokens, place + 2) == "'clock":
        return Node("o'clock", place, place + 3, _clock(hour, 0, False))
    return None


def _glued_or_spaced(tokens: Tokens, place: int) -> int | None:
    if place < len(tokens) and tokens[place].kind == NUM and len(tokens[place].text) == 2:
        return tokens[place].value if tokens[place].value < 60 else None
    return None


def _four_digits(tokens: Tokens, place: int) -> Node | None:
    """0930, 1430: a time where "hrs" follows or its place says so; a year is none."""
    token = tokens[place]
    hour, minutes = divmod(token.value, 100)
    if len(token.text) != 4 or hour > 23 or minutes > 59:
        return None
    following = low_at(tokens, place + 1)
    sure = following in ("hrs", "h", "hours", "uhr", "hr")
    if not sure and (minutes % 5 or not 6 <= hour <= 21):
        return None
    before = low_at(tokens, place - 1)
    supported = sure or before in ("at", "@", "from", "between", "um")
    if (
        not supported
        and token.text[0] != "0"
        and 19 <= hour <= 20
        and minutes <= 30
        and before != "-"
    ):
        return None
    value = Clock(token.value // 100 * 60 + minutes, "24", weak=not supported)
    return Node("hhmm", place, place + 1, value)


def _bare_hour(tokens: Tokens, place: int) -> Node | None:
    """10, as in "at 10", "10 or 2pm": a time where its place says so."""
    token = tokens[place]
    if not 0 <= token.value <= 24 or len(token.text) > 2 or _counts_something(tokens, place + 1):
        return None
    if place == 0 and low_at(tokens, 1) in (")", ".", "]"):
        return None
    value = replace(
        _clock(token.value, 0, len(token.text) == 2 and token.text[0] == "0"), weak=True
    )
    return Node("hour", place, place + 1, value)


def _counts_something(tokens: Tokens, place: int) -> bool:
    """Whether what follows a bare number makes it a count, a date, a price or an address."""
    if place >= len(tokens):
        return False
    following = tokens[place]
    if not following.gap and following.low in ("%", "k", "x", "st", "nd", "rd", "th", "+", "'"):
        return True
    if following.low in ("am", "pm", "a", "p", "ish"):
        return following.low == "a" and following.gap
    if following.kind in (UNIT, MONTH):
        return following.low not in O_CLOCK or following.low in ("hours", "hrs", "hr")
    if following.kind == MARK and not following.gap and place + 1 < len(tokens):
        after = tokens[place + 1]
        if following.low in (".", ",", "/", ":") and after.kind == NUM and not after.gap:
            return True
    return following.kind not in (NUM, MARK, LINE, WEEKDAY, COUNT) and not _word_may_follow(
        tokens, place
    )


def _word_may_follow(tokens: Tokens, place: int) -> bool:
    following = tokens[place]
    if following.low in _MAY_FOLLOW or following.low in _ZONE_WORDS:
        return True
    return following.text.isupper() and 2 <= len(following.text) <= 5


def _clock(hour: int, minutes: int, full: bool) -> Clock:
    """The time of an hour as written: two digits and hours above 12 speak for the 24-hour clock."""
    if hour >= 13 or (full and hour == 0):
        return Clock(hour % 24 * 60 + minutes, "24")
    if full and hour >= 7:
        return Clock(hour * 60 + minutes, "24" if hour < 10 else "")
    if hour in _AFTERNOON_HOURS:
        return Clock((hour + 12) * 60 + minutes, "")
    return Clock(hour * 60 + minutes, "", doubt="morning or evening" if hour == 7 else "")


def _finished(tokens: Tokens, node: Node) -> Node:
    """The time with what stands behind it: am, pm, Uhr, hrs, -ish, "in the afternoon", sharp."""
    node = _with_meridiem(tokens, node)
    stop = node.stop
    low = low_at(tokens, stop)
    if low in O_CLOCK and low != "hours" and node.rule not in ("14h", "uhr"):
        node = replace(node, stop=stop + 1, value=_strong(node.value))
    elif low == "o" and low_at(tokens, stop + 1) == "'clock":
        node = replace(node, stop=stop + 2, value=_strong(node.value))
    elif low == "ish" or (low == "-" and low_at(tokens, stop + 1) == "ish"):
        node = replace(node, stop=stop + 1 + (low == "-"), value=_strong(node.value))
    elif low in ("noon", "midday") and isinstance(node.value, Clock) and node.value.minute == 720:
        node = replace(node, stop=stop + 1, value=_strong(node.value))
    return _with_part_of_day(tokens, node)


def _strong(value: object) -> Clock:
    if not isinstance(value, Clock):
        raise TypeError("a clock node holds a Clock")
    return replace(value, weak=False)


def meridiem_at(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """ "am", "p.m.", "a" glued to a number: which half, and what follows."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    low = token.low
    if low in ("am", "pm", "a.m", "p.m"):
        stop = place + 1
        return low[0] + "m", stop
    if low in ("a", "p") and low_at(tokens, place + 1) == "." and low_at(tokens, place + 2) == "m":
        stop = place + 3
        return low + "m", stop + (_mark_glued(tokens, stop, (".",)) and _dot_is_ours(tokens, stop))
    if low in ("a", "p") and not token.gap and _ends_short(tokens, place + 1):
        return low + "m", place + 1
    return None


def _ends_short(tokens: Tokens, place: int) -> bool:
    return place >= len(tokens) or tokens[place].kind in (MARK, LINE) or tokens[place].gap


def _dot_is_ours(tokens: Tokens, place: int) -> bool:
    """Whether the dot behind "p.m" belongs to it and does not end the sentence as well."""
    if place + 1 >= len(tokens):
        return False
    return tokens[place + 1].low not in _STARTERS or not tokens[place + 1].text[0].isupper()


# Words that begin a sentence behind "p.m."; any other capital there is a name or a title.
_STARTERS = words(
    """i we the please if you let looking thanks thank see it this that they our your would could
    can do does is are any all he she my there and but so when what how best kind regards
    cheers also just as for with"""
)


def _with_meridiem(tokens: Tokens, node: Node) -> Node:
    found = meridiem_at(tokens, node.stop)
    value = node.value
    if found is None or not isinstance(value, Clock):
        return node
    half, stop = found
    return replace(node, stop=stop, value=with_half(value, half))


def with_half(value: Clock, half: str) -> Clock:
    """The time in that half of the day; 15:30 PM stays 15:30, 12am is midnight."""
    hour, minutes = divmod(value.minute, 60)
    if value.half == "24" and hour > 12:
        return replace(value, weak=False)
    hour = hour % 12 + (12 if half == "pm" else 0)
    return Clock(hour * 60 + minutes, half)


def _with_part_of_day(tokens: Tokens, node: Node) -> Node:
    """ "7 in the evening", "10 in the morning", "2:30 this afternoon"."""
    value = node.value
    if not isinstance(value, Clock) or value.half in ("am", "pm"):
        return node
    place = node.stop
    if low_at(tokens, place) in ("in", "at", "this") and low_at(tokens, place + 1) == "the":
        place += 1
    part = low_at(tokens, place + 1) if low_at(tokens, place) in ("the", "this", "at") else ""
    if part not in DAY_PARTS:
        return node
    keeps = low_at(tokens, node.stop) == "this"
    half = "am" if part == "morning" else "pm"
    if half == "pm" and value.minute >= 12 * 60:
        return replace(node, value=replace(value, weak=False, doubt=""))
    stop = node.stop if keeps else place + 2
    return replace(node, stop=stop, value=with_half(value, half))


_PAST_WORDS = {"half": 30, "quarter": 15}


def _in_words(tokens: Tokens, place: int) -> Node | None:
    """half two, half past two, quarter past three, ten to four, three o'clock, ten thirty."""
    low = low_at(tokens, place)
    if low in _PAST_WORDS:
        return _past_or_to(tokens, place, _PAST_WORDS[low], place + 1)
    token = tokens[place]
    if token.kind != COUNT or low in ("couple",):
        return None
    if low_at(tokens, place + 1) == "o" and low_at(tokens, place + 2) == "'clock":
        return _finished(tokens, Node("o'clock", place, place + 3, _clock(token.value, 0, False)))
    if token.value in (5, 10, 20) and low_at(tokens, place + 1) in ("past", "to"):
        return _past_or_to(tokens, place, token.value, place + 1)
    return _word_hour(tokens, place)


def _past_or_to(tokens: Tokens, place: int, minutes: int, at: int) -> Node | None:
    joint = low_at(tokens, at)
    if joint in ("past", "after", "to", "til", "till"):
        at += 1
    elif minutes != 30:
        return None
    hour = _hour_word(tokens, at)
    if hour is None:
        return None
    if joint in ("to", "til", "till"):
        hour, minutes = hour - 1 or 12, 60 - minutes
    if _counts_something(tokens, at + 1) and low_at(tokens, at + 1) not in ("in", "o"):
        return None
    return _finished(tokens, Node("spoken", place, at + 1, _clock(hour, minutes, False)))


def _hour_word(tokens: Tokens, place: int) -> int | None:
    if place >= len(tokens) or tokens[place].kind not in (COUNT, NUM):
        return None
    if tokens[place].low == "couple":
        return None
    value = tokens[place].value
    return value if 1 <= value <= 12 else None


def _word_hour(tokens: Tokens, place: int) -> Node | None:
    """ "at three", "ten thirty", "two pm": only behind "at" or with more behind it."""
    hour = _hour_word(tokens, place)
    if hour is None:
        return None
    minutes_at = place + 1
    following = tokens[minutes_at] if minutes_at < len(tokens) else None
    if following is not None and following.kind == COUNT and following.value in (15, 30, 45):
        return _finished(
            tokens, Node("spoken", place, place + 2, _clock(hour, following.value, False))
        )
    if meridiem_at(tokens, place + 1) and low_at(tokens, place + 1) != "a":
        return _finished(tokens, Node("spoken", place, place + 1, _clock(hour, 0, False)))
    if low_at(tokens, place - 1) not in ("at", "@") or _counts_something(tokens, place + 1):
        return None
    value = replace(_clock(hour, 0, False), weak=True)
    return _finished(tokens, Node("hour", place, place + 1, value))


def supported(tokens: Tokens, place: int) -> bool:
    """Whether the word before `place` makes a number a clock time ("at", "@", "between")."""
    return low_at(tokens, place - 1) in _AT


def joined(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place` joins two clock times."""
    return low_at(tokens, place) in _JOINTS
