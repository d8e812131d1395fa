"""Places that tell whose clock a time is told by: "12:00, hour of Madrid", "(4pm in Berlin)",
"9 AM Eastern, which is 2 PM in London".

A place behind a time is as a rule where people meet, be it a town, its namesake or a room. It names
a clock where a word says so, or where the hour beside it is said again by it. Knows no days.
"""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from agent.reading.grammar.clocks import clock
from agent.reading.grammar.nodes import Clock, Node, Zone
from agent.reading.grammar.offsets import behind_time, is_num
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import NUM, WEEKDAY, low_at
from agent.reading.grammar.zones import region_at
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS, NOON, O_CLOCK
from agent.reading.wording.zones import ABBREVIATIONS, SHORT_ABBREVIATIONS, ZONE_TAILS

_HOURS = words("hour hours hora heure ora time local zone")
_OF = words("in of from de di à en")
_WHOM = words("for by with on at you your u side end us me them here there over")
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
    apart = _minutes_ahead(found.value.names[0], ref)
    if not hours and not _is_said_twice(tokens, first, found.stop, apart):
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


def _is_said_twice(tokens: Tokens, first: int, stop: int, apart: int) -> bool:
    """Whether the hour before `first` is another's on a second clock, `apart` minutes ahead of it.

    "(4pm in Berlin)", "so 2 PM in London", "14:00 in New York / 19:00 in London". The writer's own
    clock needs a name only behind another's.
    """
    if _says_again(tokens, first):
        return True
    return apart != 0 and (_follows_on(tokens, first, apart) or _is_said_again(tokens, stop))


def _says_again(tokens: Tokens, place: int) -> bool:
    """Whether a bracket, "which is" or the like stands between an hour and the one at `place`.

    A comma does where the first has a clock of its own: "9 AM Eastern, 2 PM in London".
    """
    far = max(0, place - _REACH)
    joint = next((at for at in range(place - 1, far, -1) if _is_joint(tokens, at)), 0)
    for at in range(joint - 1, max(-1, joint - _REACH), -1):
        if low_at(tokens, at) in _PARTING:
            return False
        if _is_clock(tokens, at):
            return True
    return False


_REACH = 12
_PARTING = words("or and but because since ;")
_SAME, _LED = words("( = / which"), words("that so i")


def _is_joint(tokens: Tokens, at: int) -> bool:
    """ "=", "which is", "that's", "so 3pm", "i.e."; not "so the interview is"."""
    behind = low_at(tokens, at + 1)
    if low_at(tokens, at) in _LED:
        return behind in _BEING or (low_at(tokens, at) == "so" and is_num(tokens, at + 1))
    if low_at(tokens, at) != ",":
        return low_at(tokens, at) in _SAME
    return low_at(tokens, at - 1) in _CLOCKS or any(
        (named := region_at(tokens, at - length)) is not None and named.stop == at
        for length in (1, 2)
    )


_BEING = words("is 's will would should makes means that it noon . ,")
_CLOCKS = frozenset({*ABBREVIATIONS, *SHORT_ABBREVIATIONS, *ZONE_TAILS, "here"})


def _follows_on(tokens: Tokens, stop: int, apart: int) -> bool:
    """ "3pm, 10am in New York": a comma alone, and the second hour is the first one there."""
    mine = _clock_before(tokens, stop)
    if mine is None or low_at(tokens, mine.first - 1) != ",":
        return False
    other = _clock_before(tokens, mine.first - 1)
    if other is None or not isinstance(mine.value, Clock) or not isinstance(other.value, Clock):
        return False
    return (mine.value.minute - other.value.minute - apart) % _DIAL == 0


_DIAL = 12 * 60


def _clock_before(tokens: Tokens, stop: int) -> Node | None:
    """The clock time that ends right before `stop`."""
    for at in range(max(0, stop - _LONGEST), stop):
        node = clock(tokens, at)
        if node is not None and node.stop == stop:
            return node
    return None


_LONGEST = 6


def _is_clock(tokens: Tokens, at: int) -> bool:
    """Whether a clock time ends at `at`: "9:30", "4pm", "noon", "at 9"."""
    word, ahead = low_at(tokens, at), low_at(tokens, at - 1)
    if tokens[at].kind != NUM:
        told = word in ("am", "pm", "m", "h", *O_CLOCK) and (is_num(tokens, at - 1) or ahead == ".")
        return told or word in NOON
    return ahead in (":", "at", "@") or (ahead == "." and is_num(tokens, at - 2))


def _is_said_again(tokens: Tokens, place: int) -> bool:
    """Whether the same hour follows by another clock: "/ 14h in Lisbon", "(3pm for us)"."""
    at = place + (low_at(tokens, place) in (")", ","))
    while at - place < _MOST_JOINTS and low_at(tokens, at) in _LINKS:
        at += 1
    node = clock(tokens, at) if place < at < len(tokens) else None
    if node is None:
        return False
    behind = low_at(tokens, node.stop), low_at(tokens, node.stop + 1)
    if behind[0] == "for" or behind[0] in _OWNED:
        return behind[1] in _WHOM | ZONE_TAILS
    near = range(node.stop, min(node.stop + 3, len(tokens)))
    return behind[0] in _CLOCKS or any(region_at(tokens, one) is not None for one in near)


_MOST_JOINTS = 4
_LINKS = words("/ = ( and so , which that is i . e 's")
_OWNED = words("your our my")


def _minutes_ahead(name: str, ref: Reference) -> int:
    """By how much the place's clocks are ahead of the writer's on the day of writing."""
    there = ref.written.astimezone(UTC).astimezone(ZoneInfo(name))
    ahead = (there.utcoffset() or _NONE) - (ref.written.utcoffset() or _NONE)
    return ahead // timedelta(minutes=1)


_NONE = timedelta(0)
