"""Places that tell whose clock a time is told by: "14h in Lisbon", "9 PM in Brazil", "11h (from
Brasília)", "12:00, hour of Madrid".

A place behind a time may be where people meet as well. Where it keeps another time than the writer
does, the hour is the place's own either way; where it does not, nothing hangs on it and no zone
is read. Knows no days.
"""

from datetime import UTC
from zoneinfo import ZoneInfo

from agent.reading.grammar.nodes import Node, Zone
from agent.reading.grammar.offsets import behind_time
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import NUM, WEEKDAY, low_at
from agent.reading.grammar.zones import region_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS

_HOURS = words("hour hours hora heure ora time")
_OF = words("in of from de di à en")
_WHOM = words("for by with on at you your u side end us me them here there over time zone local")
# What may stand between a time and its place: "7.30 on Thursday morning in Lisbon".
_DAY_WORDS = DAY_PARTS | words("on in the that this same next previous day ,")
_FAR, _MOST_WHOM = 7, 5


def zone_of_place(tokens: Tokens, place: int, ref: Reference) -> Node | None:
    """The clock of the place named at `place` behind a time, where that is not the writer's."""
    joint = place - 1 - (low_at(tokens, place - 1) == "the")
    if low_at(tokens, joint) not in _OF:
        return None
    found = region_at(tokens, place)
    if found is None or not isinstance(found.value, Zone):
        return None
    first, hours = _opening(tokens, joint)
    if not _follows_time(tokens, first):
        return None
    if tokens[joint].word not in ("in", "en") and not (hours or _next_is_time(tokens, found.stop)):
        return None  # "the 10:30 from London" is a train
    if not hours and _keeps_same_time(found.value.names[0], ref):
        return None
    return Node("zone of place", first, found.stop, found.value._replace(aside=not hours))


def _opening(tokens: Tokens, joint: int) -> tuple[int, bool]:
    """Where "hour of", "by you in", "over in" begins, and whether it speaks of an hour."""
    first, hours = joint, False
    while joint - first < _MOST_WHOM and not hours and not _follows_time(tokens, first):
        if low_at(tokens, first - 1) not in _WHOM | _HOURS:
            break
        first -= 1
        hours = tokens[first].word in _HOURS
    return first - (hours and low_at(tokens, first - 1) == "local"), hours


def _follows_time(tokens: Tokens, place: int) -> bool:
    """Whether a clock time stands before `place`, its day being allowed between."""
    if behind_time(tokens, place):
        return not _is_bare(tokens, place - 1)
    before = place - 1
    while before > place - _FAR and (
        low_at(tokens, before) in _DAY_WORDS or (before >= 0 and tokens[before].kind == WEEKDAY)
    ):
        before -= 1
    return before < place - 1 and behind_time(tokens, before + 1) and not _is_bare(tokens, before)


def _is_bare(tokens: Tokens, place: int) -> bool:
    """Whether a number stands there that may count as well: "we are 10 in Paris"."""
    bare = place >= 0 and tokens[place].kind == NUM and low_at(tokens, place - 1) not in (":", ".")
    return bare and low_at(tokens, place - 1) not in _BEFORE_HOUR


_BEFORE_HOUR = words("at @ from until till ( = / -")


def _next_is_time(tokens: Tokens, place: int) -> bool:
    """Whether the next place's time follows: "11h from Brasília, 14h in Lisbon"."""
    near = range(place, min(place + _FAR, len(tokens)))
    if all(region_at(tokens, one) is None for one in near):
        return False
    at = place + (low_at(tokens, place) in (")", ","))
    at += low_at(tokens, at) in ("/", "=", "(", "or", "and", "so", ",")
    return place < at < len(tokens) and tokens[at].kind == NUM


def _keeps_same_time(name: str, ref: Reference) -> bool:
    """Whether the place's clocks show the writer's time on the day of writing."""
    there = ref.written.astimezone(UTC).astimezone(ZoneInfo(name))
    return there.utcoffset() == ref.written.utcoffset()
