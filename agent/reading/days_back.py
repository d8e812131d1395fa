"""Which weekday of a sentence lies back, though no "last" stands beside it.

"Thank you for your interview on Tuesday", "we received your test on Monday", "the post closed on
Friday": the week is not said, and the tense tells it. Knows the words of one sentence; a weekday
that nothing puts back is the coming one.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from agent.reading.grammar.nodes import Day
from agent.reading.grammar.stretch import Found
from agent.reading.prose import Nodes, Sentence
from agent.reading.wording.sets import words


def days_in(sentence: Sentence) -> list[tuple[int, date]]:
    """The days that a sentence names, each with its place, those that are told as past put back."""
    found = [
        (place, node.value.date) for place, node in sentence.nodes if isinstance(node.value, Day)
    ]
    back = places_back(sentence)
    return [(place, day - _WEEK if place in back else day) for place, day in found]


def nodes_ahead(sentence: Sentence) -> Nodes:
    """What was read in a sentence, without the weekdays that lie back."""
    back = places_back(sentence)
    return tuple(one for one in sentence.nodes if one[0] not in back) if back else sentence.nodes


def put_back(sentence: Sentence, windows: Sequence[Found]) -> Sequence[Found]:
    """The windows of a sentence, those a week earlier that end on a weekday told as past."""
    back = places_back(sentence)
    if not back:
        return windows
    return [
        one._replace(due=one.due - _WEEK)
        if one.rule == "weekday" and one.due is not None and one.first in back
        else one
        for one in windows
    ]


def places_back(sentence: Sentence) -> frozenset[int]:
    """Where a bare weekday stands that lies back."""
    if _TELLING.isdisjoint(sentence.said):
        return frozenset()
    return frozenset(
        place
        for place, node in sentence.nodes
        if isinstance(node.value, Day)
        and node.value.relation == "free"
        and _lies_back(sentence.words, place)
    )


def _lies_back(said: Sequence[str], place: int) -> bool:
    """Whether the thought that a weekday stands in is told as past."""
    first = next((at + 1 for at in range(place - 1, -1, -1) if said[at] in _STOPS), 0)
    before = said[first:place]
    if not _AHEAD.isdisjoint(before) or not _LIMITS.isdisjoint(before[-2:]):
        return False
    if _has_hour(said, place):
        return False
    return _is_thanked_for(before) or _was_nice(before) or _has_happened(before)


def _has_hour(said: Sequence[str], place: int) -> bool:
    """ "Thanks for joining us on Tuesday at 10am": with its hour a day may well be to come."""
    behind = said[place + 1 : place + _HOUR]
    return "TIME" in behind or "at" in behind[:1]


def _is_thanked_for(before: Sequence[str]) -> bool:
    """ "Thank you for your interview on", "thanks for" Monday's talk, "thanks for coming in on"."""
    if "for" not in before or not before or _THANKS.isdisjoint(before[: before.index("for")]):
        return False
    told = [word for word in before[before.index("for") + 1 :] if word not in _DESCRIBING]
    if told[:1] and told[0] in _GIVING and not _HANDED_IN.intersection(told):
        return False  # "Thank you for making time on Tuesday": it may be to come.
    return not told or told[0] in _ATTENDED


def _was_nice(before: Sequence[str]) -> bool:
    """ "It was a pleasure to meet you on", "I enjoyed our talk on", "great seeing you on"."""
    if _PLEASED.isdisjoint(before):
        return False
    at = next(at for at, word in enumerate(before) if word in _PLEASED)
    told = [word for word in before[at + 1 :] if word not in _DESCRIBING]
    return not _ATTENDED.isdisjoint(told[:_OBJECT]) and ("you" in told or told[0] not in _ATTENDED)


def _has_happened(before: Sequence[str]) -> bool:
    """ "We received your test on", "applications closed on", "Greg interviewed you on"."""
    if before[:1] == ("since",) and before[1:2] in (("your",), ("our",), ("the",)):
        return not _ATTENDED.isdisjoint(before) and before[-1] == "on" and len(before) <= _SINCE
    at = next((at for at, word in enumerate(before) if word in _HAPPENED), None)
    if at is not None and before[at + 1 : at + 2] and before[at + 1] == "up":
        return False  # "We ended up with Tuesday", "the manager came up with Tuesday".
    if at is None or not _NO_PAST.isdisjoint(pairwise(before)):
        return False
    between = [word for word in before[at + 1 :] if word not in _DESCRIBING]
    if before[at] in _CARRYING:
        # "We received your request to move the call on Tuesday": the day of something else.
        return len(between) <= _OBJECT and _ELSE.isdisjoint(between)
    return _ELSE.isdisjoint(between) and not _HAVING.intersection(before[max(0, at - 1) : at])


# So many words behind a day may tell its hour.
_HOUR = 3
_GIVING = words("making taking")
_HANDED_IN = words("test assessment part")
_WEEK = timedelta(days=7)
_TELLING = words(
    """thank thanks pleasure lovely great good nice enjoyed since received sent submitted closed
    met saw interviewed came reached arrived spoke talked completed handed ended finished did took
    returned uploaded got applied visited attended sat"""
)
_HAPPENED = words(
    """received sent submitted closed met saw interviewed came reached arrived spoke talked
    completed handed ended finished did took returned uploaded got applied visited attended sat"""
)
_CARRYING = words("received sent submitted returned uploaded handed got took completed did")
# So many words tell what was sent: "your code challenge solution".
_OBJECT = 4
# "We've got two more people to see on Monday".
_NO_PAST = frozenset({("be", "closed"), ("'ve", "got"), ("have", "got"), ("has", "got")})
# "Since your second interview on".
_SINCE = 5
_ELSE = words(
    """to for about that which confirming confirmation request regarding invitation invite slot
    availability interview call meeting"""
)
# "Who is interviewed on Monday", "you are met at the gate on Monday".
_HAVING = words("be is are being get gets 're 's am 'm")
_STOPS = words(", . ; : ! ? ( ) - and but so WINDOW")
_AHEAD = words(
    """will 'll shall would should could can may might is are be going forward looking if when
    until till unless scheduled booked moved invited arranged confirmed set due planned before
    rescheduled postponed please"""
)
_LIMITS = words("by before until till from after next every than not")
_THANKS = words("thank thanks")
_DESCRIBING = words(
    "your the our a an this very much so all again both first second final online video phone"
)
_PLEASED = words("pleasure lovely great good nice enjoyed delight fun wonderful")
_ATTENDED = words(
    """interview interviews interviewing coming attending visiting meeting meet seeing see talking
    talk speaking speak chat chatting conversation call visit trial shift panel presentation
    assessment audition session joining taking making giving doing presenting sitting completing
    sending submitting returning lesson lunch time day test"""
)
