"""Clock times as written: 10am, 14:15, 9.30, 0930, 14h30, half two, quarter past three, noon.

A number that only its place makes a time is read as a weak one: whoever puts dates and times
together keeps it beside a date or a zone and drops it elsewhere (prices, rooms, versions).
"""

from collections.abc import Callable

from agent.reading.grammar.around import counts_something
from agent.reading.grammar.halves import (
    CLOCK_OF,
    clock_of,
    finished,
    mark_glued,
    meridiem_at,
    with_half,
)
from agent.reading.grammar.iso import iso_time
from agent.reading.grammar.lengths import HOURS, hours_of_day
from agent.reading.grammar.nodes import Clock, Node
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.tokens import COUNT, MARK, MONTH, NODE, NUM, UNIT, WEEKDAY, WORD, low_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import NOON

_CURRENCY = frozenset("$£€₹¥#%+=")
_NUMBERED = words(
    """room suite ste ext extn floor level apt unit version v no number page section chapter box
    gate building block bldg form round stage step phase day option slot session part question
    python java ubuntu postgres node react kubernetes covid top about over under nearly almost
    only just least most than all these those first last another every $ tel phone mobile id
    code pin flight bus platform line a1 q post grade band tier class candidate applicant
    interviewee group interview interviews panel exam test talk"""
)


def clock(tokens: Tokens, place: int) -> Node | None:
    """The clock time that begins at `place`, weak where only its place may prove it."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind == NUM:
        return iso_time(tokens, place) or _from_number(tokens, place)
    if token.word in NOON:
        return Node("noon", place, place + 1, Clock(12 * 60, "24"))
    if token.word == "midnight":
        return Node("midnight", place, place + 1, Clock(0, "24"))
    return _in_words(tokens, place)


def _from_number(tokens: Tokens, place: int) -> Node | None:
    digits = len(tokens[place].text)
    if digits > 4 or _no_time_before(tokens, place):
        return None
    if digits == 3:
        return _three_digits(tokens, place)
    following = low_at(tokens, place + 1)
    counted = _minutes_beside(tokens, place) if following in ("past", "to") else None
    if counted is not None:
        return counted
    for rule in (_four_digits,) if digits == 4 else _RULES_BEFORE.get(following, (_bare_hour,)):
        node = rule(tokens, place)
        if node is not None:
            node = _behind_half(tokens, finished(tokens, node))
            return None if _is_weak(node) and _is_numbered(tokens, place) else node
    return None


def _behind_half(tokens: Tokens, node: Node) -> Node:
    """ "PM 2:00", "Tue AM 10:30": the half before the hour, as East Asia writes it."""
    half = tokens[node.first - 1] if node.first else None
    value = node.value
    if half is None or half.text not in ("AM", "PM") or (not half.gap and node.first > 1):
        return node
    if not isinstance(value, Clock) or value.half in ("am", "pm") or value.weak:
        return node
    led = _may_open_hour(tokens, node.first - 2)
    return node._replace(value=with_half(value, half.word)) if led else node


def _may_open_hour(tokens: Tokens, place: int) -> bool:
    """Whether an hour may begin behind `place`: there a day, "at" or a mark ends, or nothing does.

    "With our PM 9:30-10:00" is with a manager.
    """
    if place < 0:
        return True
    before = tokens[place]
    return before.kind in (WEEKDAY, NODE) or before.word in _BEFORE_HALF


_BEFORE_HALF = words("at from @ ) ] : . ; | today tomorrow day")


def _is_numbered(tokens: Tokens, place: int) -> bool:
    """ "Room 4", "the last 3", "about 11 people"; "at about 11", "Saturday about 11" is a time."""
    if low_at(tokens, place - 1) not in _NUMBERED:
        return False
    estimate = place > 1 and low_at(tokens, place - 1) == "about"
    if low_at(tokens, place - 1) in _MEETING and low_at(tokens, place + 1) in ("to", "till"):
        return False  # "working interview 8 to noon"
    led = estimate and (tokens[place - 2].kind == WEEKDAY or tokens[place - 2].word in _AT_HOUR)
    return not led


_MEETING = words("interview interviews test talk exam panel")
_AT_HOUR = words("at @ tomorrow today until till til to")


def _minutes_beside(tokens: Tokens, place: int) -> Node | None:
    """ "20 to 1", "10 past 3", "at 5 to 12": minutes in figures beside the hour.

    "10 to 1" without an "at" may be two hours, and so is "from 5 to 9".
    """
    minutes, joint = tokens[place].value, low_at(tokens, place + 1)
    if minutes not in (5, 10, 20, 25) or len(tokens) < place + 3:
        return None
    at = low_at(tokens, place - 1) in ("at", "@") or (
        minutes == _TWENTY and _is_then(tokens, place)
    )
    if joint == "to" and minutes <= _DAY_HOURS and not at:
        return None
    behind = low_at(tokens, place + 3), low_at(tokens, place + 4)
    if tokens[place + 2].kind != NUM or (behind[0] in (":", ".") and behind[1].isdecimal()):
        return None
    return _past_or_to(tokens, place, minutes, place + 1)


def _is_then(tokens: Tokens, place: int) -> bool:
    """ "Thursday, 20 to 3": behind a day, and nobody meets from eight in the evening to three."""
    at = place - 1 - (low_at(tokens, place - 1) == ",")
    return at >= 0 and (
        tokens[at].kind in (WEEKDAY, MONTH, NODE) or tokens[at].word in ("today", "tomorrow")
    )


_DAY_HOURS = 24
_HOUR_WORDS = frozenset({"h", "hs", "uhr", "uur", "o", "oclock"})


def _is_weak(node: Node) -> bool:
    return isinstance(node.value, Clock) and node.value.weak


def _no_time_before(tokens: Tokens, place: int) -> bool:
    """Whether what stands before the number makes it money, a version, a room, a list's tail."""
    if place == 0:
        return False
    before = tokens[place - 1]
    if before.word in _CURRENCY:
        return True
    if tokens[place].gap:
        return False
    if before.kind == NUM or before.word in ("_", "&", "\\"):
        return True
    if before.word in (".", ",", ":", "/") and place > 1 and not before.gap:
        if before.word == "/" and low_at(tokens, place - 2) in ("am", "pm", "h"):
            return False
        return tokens[place - 2].kind == NUM or before.word == "/"
    if before.word == "-" and place > 1 and not before.gap and tokens[place - 2].kind == WORD:
        return tokens[place - 2].word not in _HALVES
    return before.kind != MARK


_HALVES = frozenset({"am", "pm", "a", "p", "m", "h", "hrs", "noon", "midday"})


def _glued_number(tokens: Tokens, place: int, digits: int = 2) -> int | None:
    """The number of so many digits that stands at `place` without a blank before it."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind != NUM or token.gap or len(token.text) != digits:
        return None
    return token.value


def _hours_and_minutes(tokens: Tokens, place: int) -> Node | None:
    """14:15, 9:30, 09:00:00."""
    if not mark_glued(tokens, place + 1, (":",)):
        return None
    minutes = _glued_number(tokens, place + 2)
    hour = tokens[place].value
    if minutes is None or minutes > 59 or hour > 24 or len(tokens[place].text) > 2:
        return None
    stop, exact = place + 3, False
    if mark_glued(tokens, stop, (":",)) and _glued_number(tokens, stop + 1) is not None:
        stop, exact = stop + 2, True
    elif mark_glued(tokens, stop, (":",)) and _glued_number(tokens, stop + 1, 1) is not None:
        return None
    if exact and hour < 24:
        # Whoever writes seconds is a machine, and would write 17:30:00 for half past five.
        return Node("hh:mm", place, stop, Clock(hour * 60 + minutes, "24"))
    return Node("hh:mm", place, stop, clock_of(hour, minutes, len(tokens[place].text) == 2))


# "From 20.02. to 24.02.2023": two numbers and a stop behind each are a date.
_BEHIND_DATE = frozenset({"to", "-", "bis", "until", "till", "at", "um", "@"})


def _dotted(tokens: Tokens, place: int) -> Node | None:
    """9.30, 14.15: a time only where its place says so; never a price, a date, a version."""
    if not mark_glued(tokens, place + 1, (".",)):
        return None
    minutes = _glued_number(tokens, place + 2)
    hour = tokens[place].value
    if minutes is None or minutes > 59 or hour > 24 or len(tokens[place].text) > 2:
        return None
    if mark_glued(tokens, place + 3, (".", "%", ",")) and place + 4 < len(tokens):
        after = tokens[place + 4]
        if after.kind == NUM and not after.gap:
            return None
    following = low_at(tokens, place + 3)
    if following == "/" and not tokens[place + 3].gap:
        return None
    if mark_glued(tokens, place + 3, (".",)) and low_at(tokens, place + 4) in _BEHIND_DATE:
        return None
    if following in ("%", "x", "k", "m", "gb", "eur", "usd", "gbp", "ft") or following == "per":
        return None
    value = clock_of(hour, minutes, len(tokens[place].text) == 2, weak=True)
    return Node("hh.mm", place, place + 3, value)


def _h_style(tokens: Tokens, place: int) -> Node | None:
    """14h, 14h30, 14h30m, 14hs, 10 h, 18 Uhr, 10 o'clock, 15 hrs."""
    hour = tokens[place].value
    if not 0 <= hour <= 24 or len(tokens[place].text) > 2:
        return None
    low = low_at(tokens, place + 1)
    if _is_hour_mark(tokens, place + 1):
        return None
    if low == "hs" or (low == "h" and not tokens[place + 1].gap):
        minutes = _glued_number(tokens, place + 2)
        if minutes is not None and minutes < 60:
            stop = place + 3 + (mark_glued(tokens, place + 3, ("m", "min", "mn")))
            return Node("14h30", place, stop, clock_of(hour, minutes, True))
        return Node("14h", place, place + 2, clock_of(hour, 0, True, weak=hour < 7))
    if low == "h" and hour >= _EARLY and _minutes_end(tokens, place + 2):
        return Node("14h30", place, place + 3, clock_of(hour, tokens[place + 2].value, True))
    if low in ("uhr", "uur"):
        minutes = _glued_or_spaced(tokens, place + 2)
        stop = place + 3 if minutes is not None else place + 2
        return Node("uhr", place, stop, clock_of(hour, minutes or 0, True))
    if low == "oclock" or (low == "o" and low_at(tokens, place + 2) in CLOCK_OF):
        return Node("o'clock", place, place + 2 + (low == "o"), clock_of(hour, 0, False))
    return None


def _minutes_end(tokens: Tokens, place: int) -> bool:
    """The "30" of "at 14 h 30": two digits, nothing glued to them and no unit behind."""
    if _glued_or_spaced(tokens, place) is None:
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if behind is None or behind.kind == UNIT or behind.word == "h":
        return behind is None
    after = tokens[place + 2] if place + 2 < len(tokens) else None
    return after is None or after.gap or after.kind != NUM


_EARLY = 7


def _counted_hours(tokens: Tokens, place: int) -> Node | None:
    """ "At 15 hours", "at 10 hours and 30 minutes", "Wednesday 17th, 15 hours"."""
    if not hours_of_day(tokens, place):
        return None
    stop, at = place + 2, place + 2 + (low_at(tokens, place + 2) in ("and", "e"))
    minutes = _glued_or_spaced(tokens, at)
    if minutes is not None:
        stop = at + 1 + (low_at(tokens, at + 1) in ("minutes", "min", "mins"))
    return Node("14h", place, stop, clock_of(tokens[place].value, minutes or 0, True))


def _is_hour_mark(tokens: Tokens, place: int) -> bool:
    """ "Wednesday 19 h. 15.00": the hour is what follows."""
    if low_at(tokens, place) != "h" or not tokens[place].gap or low_at(tokens, place + 1) != ".":
        return False
    return low_at(tokens, place + 2).isdecimal() and low_at(tokens, place + 3) in (".", ":")


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
    early = 3 <= hour < 6 and place > 0 and tokens[place - 1].kind == WEEKDAY
    if not sure and (minutes % 5 or not (6 <= hour <= 21 or early)):
        return None
    before = low_at(tokens, place - 1)
    supported = sure or before in ("at", "@", "from", "between", "um", "kl", "klo")
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


def _three_digits(tokens: Tokens, place: int) -> Node | None:
    """ "Mon 730", "at 230": a time right behind a weekday or "at", by the quarter of an hour."""
    hour, minutes = divmod(tokens[place].value, 100)
    behind_day = place > 0 and tokens[place - 1].kind == WEEKDAY
    if not (behind_day or low_at(tokens, place - 1) in ("at", "@")):
        return None
    if not 1 <= hour <= 9 or minutes % 15 or counts_something(tokens, place + 1):
        return None
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and following.kind == WORD and following.text[:1].isupper():
        return None
    return finished(tokens, Node("hmm", place, place + 1, clock_of(hour, minutes, False)))


def _bare_hour(tokens: Tokens, place: int) -> Node | None:
    """10, as in "at 10", "10 or 2pm": a time where its place says so."""
    token = tokens[place]
    if not 0 <= token.value <= 24 or len(token.text) > 2 or counts_something(tokens, place + 1):
        return None
    if low_at(tokens, place - 1) in ("", "(") and low_at(tokens, place + 1) in (")", ".", "]"):
        return None  # "1) Monday at 9", "a panel (3)"
    full = len(token.text) == 2 and token.text[0] == "0"
    return Node("hour", place, place + 1, clock_of(token.value, 0, full, weak=True))


# The rules that what stands behind one or two digits admits, in the order they are asked.
_RULES_BEFORE: dict[str, tuple[Callable[[Tokens, int], Node | None], ...]] = {
    **dict.fromkeys(_HOUR_WORDS, (_h_style, _bare_hour)),
    **dict.fromkeys(HOURS, (_counted_hours, _bare_hour)),
    ".": (_dotted, _bare_hour),
    ":": (_hours_and_minutes, _bare_hour),
}
_PAST_WORDS = {"half": 30, "quarter": 15}


def _in_words(tokens: Tokens, place: int) -> Node | None:
    """half two, half past two, quarter past three, ten to four, three o'clock, ten thirty."""
    low = low_at(tokens, place)
    if low in _PAST_WORDS:
        return _past_or_to(tokens, place, _PAST_WORDS[low], place + 1)
    token = tokens[place]
    if token.kind != COUNT or low == "couple":
        return None
    if low_at(tokens, place + 1) == "o" and low_at(tokens, place + 2) in CLOCK_OF:
        return finished(tokens, Node("o'clock", place, place + 3, clock_of(token.value, 0, False)))
    if token.value in (5, 10, 20) and low_at(tokens, place + 1) in ("past", "to"):
        return _past_or_to(tokens, place, token.value, place + 1)
    five = place + 1 + (low_at(tokens, place + 1) == "-")
    if token.value == _TWENTY and low_at(tokens, five) == "five":
        joint = low_at(tokens, five + 1) in ("past", "to")
        return _past_or_to(tokens, place, 25, five + 1) if joint else None
    return _word_hour(tokens, place)


_TWENTY = 20


def hour_in_words(tokens: Tokens, place: int) -> Node | None:
    """The hour that a word alone names where a stretch is said: the "ten" of "from ten to two"."""
    hour = _hour_word(tokens, place)
    if hour is None or tokens[place].kind != COUNT:
        return None
    return Node("hour", place, place + 1, clock_of(hour, 0, False, weak=True))


def _past_or_to(tokens: Tokens, place: int, minutes: int, at: int) -> Node | None:
    joint = low_at(tokens, at)
    if joint in ("past", "after", *_TO):
        at += 1
    elif minutes != 30:
        return None
    hour = _hour_word(tokens, at)
    if hour is None:
        return _of_hour_before(tokens, place, minutes, at)
    if joint in _TO:
        hour, minutes = hour - 1 or 12, 60 - minutes
    led = minutes != _HALF or low_at(tokens, place - 1) in _AT_MOMENT
    if counts_something(tokens, at + 1) and not (
        low_at(tokens, at + 1) in _NAMED_BY or (led and _is_plain(tokens, at + 1))
    ):
        return None
    node = finished(tokens, Node("spoken", place, at + 1, clock_of(hour, minutes, False)))
    return _doubted(node, tokens[place:at]) if _may_be_stretch(tokens, place, at) else node


def _is_plain(tokens: Tokens, place: int) -> bool:
    """Whether a word stands at `place` that minutes to an hour do not count: no unit, no month."""
    behind = tokens[place] if place < len(tokens) else None
    return behind is not None and behind.kind == WORD and behind.gap and behind.word not in _MASSES


_HALF = 30
_MASSES = words("million thousand hundred percent per dozen")


def _of_hour_before(tokens: Tokens, place: int, minutes: int, stop: int) -> Node | None:
    """ "We shut at 6, come half past", "consults wrap at midday so quarter past": of that hour."""
    joint = low_at(tokens, stop - 1)
    behind = tokens[stop] if stop < len(tokens) else None
    if stop != place + 2 or minutes not in (15, 30) or joint not in ("past", "to"):
        return None
    if (
        behind is not None
        and behind.kind not in (MARK, WEEKDAY)
        and behind.word not in _BEHIND_PAST
    ):
        return None
    for at in range(place - 1, max(-1, place - _HOUR_NEAR), -1):
        node = clock(tokens, at) if tokens[at].kind == NUM or tokens[at].word in NOON else None
        value = node.value if node is not None and node.stop <= place else None
        if isinstance(value, Clock) and value.minute % 60 == 0:
            shift = minutes if joint == "past" else -minutes
            if value.minute + shift < 0:
                return None  # of the day before
            return Node("spoken", place, stop, value._replace(
                minute=value.minute + shift, weak=False, doubt=HOUR_BEFORE))  # fmt: skip
    return None


HOUR_BEFORE = "the hour is the one named before"
_HOUR_NEAR = 24
_BEHIND_PAST = words("on for so and that if when then pls please tomorrow straight")


def _may_be_stretch(tokens: Tokens, place: int, last: int) -> bool:
    """Whether "five to six" may be two hours as well: no "at" before it, the second one later."""
    if low_at(tokens, last - 1) not in _TO or low_at(tokens, place - 1) in _AT_MOMENT:
        return False
    begin, end = hour_in_words(tokens, place), _hour_word(tokens, last)
    if begin is None or end is None or not isinstance(begin.value, Clock):
        return False
    return begin.value.minute < clock_of(end, 0, False).minute


def _doubted(node: Node, said: Tokens) -> Node:
    value = node.value
    if not isinstance(value, Clock):
        raise TypeError("a clock node holds a Clock")
    words = " ".join(token.word for token in said)
    return node._replace(value=value._replace(doubt=f'"{words}" may count minutes or name an hour'))


_TO = words("to til till")
_AT_MOMENT = words("at @ until till before after by about around approx circa")


# "The half two slot": what a clock time spoken in words may name.
_NAMED_BY = words("in o slot one appointment interview meeting call session chat")


def _hour_word(tokens: Tokens, place: int) -> int | None:
    if low_at(tokens, place) in NOON:
        return 12
    if place >= len(tokens) or tokens[place].kind not in (COUNT, NUM):
        return None
    if tokens[place].word == "couple":
        return None
    value = tokens[place].value
    return value if 1 <= value <= 12 else None


# "Would six on Tuesday suit", "say three", "make it four".
_BEFORE_WORD = words("at @ would does say about around")


def _word_hour(tokens: Tokens, place: int) -> Node | None:
    """ "at three", "ten thirty", "two pm": only behind "at" or with more behind it."""
    hour = _hour_word(tokens, place)
    if hour is None:
        return None
    minutes_at = place + 1
    if low_at(tokens, minutes_at) == "-" and not tokens[minutes_at].gap:
        minutes_at += 1  # "five-thirty"
    following = tokens[minutes_at] if minutes_at < len(tokens) else None
    if following is not None and following.kind == COUNT and following.value in (15, 30, 45):
        stop, value = minutes_at + 1, clock_of(hour, following.value, False)
        lasts = low_at(tokens, stop) == "-" or (stop < len(tokens) and tokens[stop].kind == UNIT)
        return None if lasts else finished(tokens, Node("spoken", place, stop, value))
    if meridiem_at(tokens, place + 1) and low_at(tokens, place + 1) != "a":
        return finished(tokens, Node("spoken", place, place + 1, clock_of(hour, 0, False)))
    value = clock_of(hour, 0, False, weak=True)
    node = finished(tokens, Node("hour", place, place + 1, value))
    if low_at(tokens, place + 1) in ("in", "at") and not _is_weak(node):
        return node  # "Monday, ten in the morning"
    if low_at(tokens, place - 1) not in _BEFORE_WORD or counts_something(tokens, place + 1):
        return None
    return node
