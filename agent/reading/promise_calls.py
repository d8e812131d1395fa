"""Calls that are promised: one that brings news, one that is itself a meeting, "call you Monday".

Knows single clauses and their windows; what takes a promise back is told in `promise_backing`.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.grammar.phrases import Hit
from agent.reading.grammar.stretch import Found
from agent.reading.promise_scene import Clause, Scene
from agent.reading.wording import promise_en as wording
from agent.reading.wording.sets import words

NEWS = frozenset(wording.SETS["firmnews"].split())


def is_elliptic(scene: Scene, hit: Hit) -> bool:
    """ "Will ask my brother, call you Monday": nobody is told to call themselves; I shall call."""
    verb, whom = (scene.words[at : at + 1] for at in (hit.start, hit.start + 1))
    opens = hit.start == 0 or scene.words[hit.start - 1] in _OPENS_STATEMENT
    if not opens or verb[0] not in _TELLING or whom != ["you"]:
        return False
    # "Call you Monday a success": an object behind the day, so that nobody is called.
    behind = scene.words[hit.start + 3 : hit.start + 4]
    return hit.start + 2 not in scene.windows or not behind or behind[0] in _BEHIND_DAY


PARTS_OF_DAY = words("morning afternoon evening lunchtime noon midday night TIME eod cob close")
_BEHIND_DAY = PARTS_OF_DAY | words(
    """, . ; - ! ) ( and or but so at @ around about by before after with when once as if in on to
    from for either whatever regardless then latest now"""
)


_OPENS_STATEMENT = words(", . ; - and so then")
_TELLING = words("call ring phone text email message ping update tell msg txt whatsapp bell")


def is_appointment(scene: Scene, clause: Clause, hit: Hit, window: Found) -> bool:
    """ "I will call you on Wednesday at 2.15": a clock time and no news make it a meeting."""
    said = scene.words[hit.start : hit.end]
    if hit.name != "bare" and _PHONING.isdisjoint(said):
        return False
    place = next((at for at, one in scene.windows.items() if one is window), -1)
    behind = scene.words[place + 1 : place + 4] if place >= 0 else []
    # "Thursday morning at quarter to nine".
    behind = behind[1:] if behind[:1] == [","] or not _PARTS.isdisjoint(behind[:1]) else behind[:2]
    timed = behind[:1] == ["TIME"] or (behind[1:] == ["TIME"] and behind[0] in _LEADS_CLOCK)
    if not (timed or _at_clock(scene.words, place)):
        return False
    told = scene.words[clause.first : clause.stop]
    if "application" in told and not _ABOUT.isdisjoint(told):
        return False
    return _TELLS_NEWS.isdisjoint(told) and _TELLS_IN_PAIRS.isdisjoint(pairwise(told))


def _at_clock(said: Sequence[str], place: int) -> bool:
    """ "At 4:15 this afternoon": a clock time before the day, which no "by" makes a limit."""
    at = place - 1 - (said[max(0, place - 1)] in ("the", "on", ","))
    return at > 0 and said[at] == "TIME" and said[at - 1] in _LEADS_CLOCK


_PARTS = PARTS_OF_DAY - {"TIME"}
_LEADS_CLOCK = words("at @ around about for")
_PHONING = words(
    """call ring phone telephone dial speak talk chat be buzz bell shout calls rings phones
    telephones"""
)
_TELLS_NEWS = NEWS | words("know tell news either way latest earliest whether decided once")
_ABOUT = words("about regarding concerning re")
# "To say hello", "the form you met" tell nothing: these words only do so beside another.
_TELLS_IN_PAIRS = frozenset(
    (one, two)
    for ones, twos in (
        ("say", "if how what who where yes no which"),
        ("has have 've had 's", "met decided"),
    )
    for one in ones.split()
    for two in twos.split()
)
