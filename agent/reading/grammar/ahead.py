"""Whether the thought around some words speaks of what comes, or of what was.

"We will be back early in the week" looks ahead, "as discussed earlier in the week" does not. Knows
words around a place, not dates.
"""

from agent.reading.grammar.stretch import Items, word_at
from agent.reading.wording.sets import words


def lies_ahead(items: Items, place: int, stop: int) -> bool:
    """Whether what is said of a part already over can only mean the one that follows.

    "We will decide early in the week": the thought it stands in must speak of what comes, and of
    nothing that was ("as we discussed early in the week").
    """
    if word_at(items, place) in ("earlier", "later"):
        return False
    before, behind = _thought(items, place, stop)
    if not _PAST.isdisjoint((*before, *behind)) or _met_before(items, place):
        return False
    opens = _LEADING.issuperset(before)  # "Early in the week, we will ..."
    return not _AHEAD.isdisjoint(behind if opens else before)


def _thought(items: Items, place: int, stop: int) -> tuple[list[str], list[str]]:
    """The words of the thought that a window stands in, before it and behind it."""
    first = place
    while first > 0 and word_at(items, first - 1) not in _THOUGHT_ENDS:
        first -= 1
    last = stop = stop + (word_at(items, stop) == ",")
    while last < len(items) and word_at(items, last) not in _THOUGHT_ENDS | _ANOTHER:
        last += 1
    return [item.word for item in items[first:place]], [item.word for item in items[stop:last]]


def _met_before(items: Items, place: int) -> bool:
    """ "Our conversation in the middle of the month": a meeting whose day is told."""
    at = place - 1
    while word_at(items, at) in _LEADING:
        at -= 1
    return word_at(items, at) in _MEETINGS and word_at(items, at - 1) in _OURS


_THOUGHT_ENDS = words(", . ; : ! ? ( ) - but")

_ANOTHER = frozenset({"and", "so"})

_LEADING = words("in at on by from around towards toward about the this of very")

_MEETINGS = words(
    """interview interviews call calls chat conversation meeting discussion session talk talks
    visit"""
)

_OURS = frozenset({"our", "your", "the", "my", "their"})

_AHEAD = words(
    """will 'll shall should would expect expected expecting hope hoping aim aiming plan planning
    planned going intend likely due please"""
)

_PAST = words(
    """after following since having was were had did met spoke spoken talked discussed interviewed
    mentioned agreed promised said told chatted came saw seen sent received applied visited
    attended wrote written called decided heard got announced shared thanked ago"""
)
