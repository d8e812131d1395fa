"""Days in a row ("10th, 11th or 12th"), told from the hours that may follow a day behind a comma.

The row is decided as a whole. Knows neither its month nor its weekday.
"""

from typing import NamedTuple

from agent.reading.grammar.clause import is_clock
from agent.reading.grammar.parts import Tokens, day_number, is_ordinal, month_at
from agent.reading.grammar.tokens import NUM, low_at
from agent.reading.grammar.zones import zone_word
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import NOON

HOURS = 12
_MOST = 6
_ROW_JOINTS = words("- ~ & and or , to /")
_DAY_HOURS = 24
_HOURS_JOINT = words("to - until till til")
_AT = words("at @ from between um")
_BEFORE_AT = words(", ( all each both")
_BEHIND_HOUR = frozenset({"", ".", ",", "?", "!", ")", "or", "and", "to", "-"})
_DOUBT = "the numbers behind a comma may be days or hours"


class Listed(NamedTuple):
    """Day numbers in a row: where each of them begins and what follows it."""

    numbers: tuple[int, ...]
    places: tuple[int, ...]
    stops: tuple[int, ...]

    @property
    def stop(self) -> int:
        """What follows the last of them."""
        return self.stops[-1]

    def upto(self, count: int) -> "Listed":
        """The first so many of them."""
        return Listed(self.numbers[:count], self.places[:count], self.stops[:count])


def day_list(tokens: Tokens, place: int) -> Listed:
    """Rising day numbers joined by "-", "&", "and", "or", commas."""
    found = day_number(tokens, place)
    if found is None:
        return Listed((), (), (place,))
    rows = [(found[0], place, found[1])]
    while len(rows) < _MOST:
        joint = _past_joint(tokens, found[1])
        found = day_number(tokens, joint) if joint > found[1] else None
        if found is None:
            break
        if list_ends(tokens, found[1]):
            # "May 4, 10 or 11am": the 10 belongs to the times.
            if len(rows) > 1 and low_at(tokens, joint - 1) != ",":
                rows.pop()
            break
        if found[0] <= rows[-1][0]:
            break
        rows.append((found[0], joint, found[1]))
    numbers, places, stops = zip(*rows, strict=True)
    return Listed(numbers, places, stops)


def _past_joint(tokens: Tokens, place: int) -> int:
    joint = place
    while low_at(tokens, joint) in _ROW_JOINTS and joint < place + 2:
        joint += 1
    return joint + (joint > place and low_at(tokens, joint) == "the")


def list_ends(tokens: Tokens, stop: int) -> bool:
    """Whether the next number of a would-be list is a clock time or a year instead."""
    following = tokens[stop] if stop < len(tokens) else None
    if following is None:
        return False
    if following.word in (":", ".", "h") and not following.gap and stop + 1 < len(tokens):
        return (tokens[stop + 1].kind == NUM and not tokens[stop + 1].gap) or following.word == "h"
    return following.word in ("am", "pm", "uhr", "hrs", "o")


def without_hours(tokens: Tokens, row: Listed, *, led: bool) -> tuple[Listed, str]:
    """The days of a row behind their month, the hours behind a comma cut off, and what is in doubt.

    Hours are what a zone or noon closes ("June 4, 10 ET"), a pair ("June 4, 10 to 12"), or a
    single number where a weekday `led` the date; ordinals, numbers above 12, a longer row and
    one with a clock time behind it are days.
    """
    commas = _plain_commas(tokens, row)
    if not commas:
        return row, ""
    tail = row.numbers[commas[0] :]
    if tail[-1] <= _DAY_HOURS and _tells_hours(tokens, row.stop):
        apart = [at for at in commas if row.numbers[at] != row.numbers[at - 1] + 1]
        return row.upto((apart or commas[-1:])[0]), ""
    if tail[-1] > HOURS or _clock_behind(tokens, row.stop):
        return row, ""
    goes_on = _goes_on_as_hours(tokens, row.stop)
    if led and goes_on:
        return row.upto(commas[0]), ""
    if commas != [1] or len(tail) > len(("from", "to")) or tail[0] == row.numbers[0] + 1:
        return row, ""
    return _short(tokens, row, led=led, goes_on=goes_on)


def _short(tokens: Tokens, row: Listed, *, led: bool, goes_on: bool) -> tuple[Listed, str]:
    """The day before one or two numbers behind the only comma, or all of them as days."""
    first, *tail = row.numbers
    apart = any((number - first) % 7 for number in tail)
    if len(tail) == 1:
        joined = low_at(tokens, row.stop) in _HOURS_JOINT
        if joined and day_number(tokens, row.stop + 1) is not None:
            return row.upto(1), ""
        if led and apart and not _more_follows(tokens, row.stop):
            return row.upto(1), ""
    elif low_at(tokens, row.places[-1] - 1) in _HOURS_JOINT:
        return row.upto(1), "" if led or goes_on else _DOUBT
    return row, _DOUBT if led and apart else ""


def _more_follows(tokens: Tokens, stop: int) -> bool:
    """Whether a clock time of its own or another month's day follows: "11, 3pm", "11 or July 2"."""
    at = _past_joint(tokens, stop)
    if at == stop:
        return False
    if low_at(tokens, stop) == "," and is_clock(tokens, at):
        return True
    found = day_number(tokens, at)
    return month_at(tokens, at if found is None else found[1]) is not None


def _plain_commas(tokens: Tokens, row: Listed) -> list[int]:
    """Which numbers stand behind a comma, with no ordinal at them or behind."""
    found: list[int] = []
    for at in range(len(row.numbers) - 1, 0, -1):
        if is_ordinal(tokens, row.places[at]):
            break
        if low_at(tokens, row.places[at] - 1) == ",":
            found.insert(0, at)
    return found


def _tells_hours(tokens: Tokens, stop: int) -> bool:
    """Whether a zone or a clock time closes the row: "10 ET", "10 to noon", "10 until 5pm"."""
    if low_at(tokens, stop) not in _HOURS_JOINT:
        return zone_word(tokens, stop) is not None
    return low_at(tokens, stop + 1) in NOON or is_clock(tokens, stop + 1)


def _clock_behind(tokens: Tokens, stop: int) -> bool:
    """Whether a clock time follows the whole row: "May 7, 11 and 12 at 3pm"."""
    at = stop
    while low_at(tokens, at) in _BEFORE_AT and at < stop + 2:
        at += 1
    if low_at(tokens, at) not in _AT:
        return False
    hour = tokens[at + 1] if at + 1 < len(tokens) else None
    plain = hour is not None and hour.kind == NUM and low_at(tokens, at + 2) in _BEHIND_HOUR
    return plain or is_clock(tokens, at + 1)


def _goes_on_as_hours(tokens: Tokens, stop: int) -> bool:
    """Whether a number follows that no day of the row can be: "12 or 2", "9, 10 or 11am"."""
    joint = _past_joint(tokens, stop)
    found = day_number(tokens, joint) if joint > stop else None
    if found is None or found[0] > HOURS or list_ends(tokens, found[1]):
        return False
    month = found[1] + (low_at(tokens, found[1]) == "of")
    return month_at(tokens, month) is None
