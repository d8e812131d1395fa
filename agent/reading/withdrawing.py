"""Whether a sentence that sounds like a withdrawal takes the user out of a process.

A false end is worse than one learned late, so it must not rest on a bare "not". No withdrawal is
"the new time is no problem for me", nor "I have to cancel tomorrow": what is called off there is a
meeting. Knows the words of one message of the user's.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.domain.hiring import OwnKind
from agent.reading.scan import Line, Scan
from agent.reading.wording.sets import words


def stays(line: Line, share: float, seen: Scan) -> bool:
    """Whether the sentence withdraws nothing, though the model weighs it so."""
    said = line.sentence.words
    if _says_so(said):
        return False
    if _calls_off(said) or (_GOING.isdisjoint(said) and wishes_another_time(seen)):
        return True
    if any(found.name == OwnKind.WITHDRAWAL for found in line.found):
        return False
    return _untroubled(said) or (share < _SURELY and _LEAVING.isdisjoint(said))


def wishes_another_time(seen: Scan) -> bool:
    """ "Could we rearrange for next week?", "I hope we can find another date": they go on."""
    return any(
        not _AGAIN.isdisjoint(line.sentence.words)
        or any(
            one in _OTHER and two in _TIMES and not _FINDING.isdisjoint(line.sentence.words)
            for one, two in pairwise(line.sentence.words)
        )
        for line in seen.lines
    )


def _says_so(said: Sequence[str]) -> bool:
    """ "Please withdraw my application": no other words could say it more plainly."""
    return not _OUT.isdisjoint(said) and not _WHOLE.isdisjoint(said)


def _untroubled(said: Sequence[str]) -> bool:
    """ "The later start is no trouble for me", "Friday isn't a bad day for me"."""
    return any(
        word in _NOT and not _TROUBLE.isdisjoint(said[at + 1 : at + _REACH])
        for at, word in enumerate(said)
    )


def _calls_off(said: Sequence[str]) -> bool:
    """ "I will have to pull out of tomorrow": a day or a meeting, and no word of leaving.

    Who pulls out of "the interview", and names no day, may as well leave: the model tells.
    """
    if not (_OUT.isdisjoint(said) and _GOING.isdisjoint(said)):
        return False
    return any(
        (word in _CANCELLING and _is_meeting(said[at + 1 : at + _OBJECT], _MEETINGS))
        or (pair in _PULLING and _is_meeting(said[at + 1 : at + _OBJECT], _DAYS))
        for at, (word, pair) in enumerate(zip(said, pairwise((*said, "")), strict=True))
    )


def _is_meeting(behind: Sequence[str], meetings: frozenset[str]) -> bool:
    """Whether a day or a meeting comes first behind the verb, and nothing else that could end."""
    for word in behind:
        if word in meetings or word[:1].isdigit():
            return True
        if word not in _BETWEEN and word not in _MEETINGS:
            return False
    return False


# From which share on the model is believed though no word tells of leaving.
_SURELY = 0.8
_REACH, _OBJECT = 5, 8
_NOT = words("no not never nothing any")
_TROUBLE = words("""problem problems trouble issue issues bother bothers hassle difficulty objection
    inconvenience concern worry worries bad wrong fussy mind clash late early soon difference""")
_OUT = words("withdraw withdrawing withdrawn")
_WHOLE = words("""application candidacy candidature process consideration running position role job
    vacancy offer name""")
_GOING = words("""accepted accept another offer elsewhere application candidacy process role
    position job company pursue interested decided firm employer university college studies pay
    salary wage wages commute""")
_LEAVING = (
    _OUT
    | _GOING
    | words("""decline declining declined turn turning turned pass passing drop
    dropping step stepping bow bowing pull pulling out away leave leaving remove close stay staying
    longer proceed proceeding continue continuing accepting taking taken signed other else joining
    join running consideration looking market available salary commute pay timing reject rejecting
    no regret happy right myself stop end want thought thinking
    considered reflection""")
)
_CANCELLING = words("cancel cancelling canceling cancelled")
_PULLING = frozenset({("pull", "out"), ("pulling", "out"), ("call", "off"), ("calling", "off"),
                      ("back", "out"), ("backing", "out"), ("drop", "out"),
                      ("longer", "available"), ("longer", "free")})  # fmt: skip
_DAYS = words("""today tomorrow tonight monday tuesday wednesday thursday friday saturday
    sunday""")
_MEETINGS = _DAYS | words("""interview interviews call chat meeting appointment slot session
    conversation screen""")
_BETWEEN = words("""out off of the our my your this on for phone video first second final zoom teams
    upcoming next scheduled planned to attending from available free""")
_AGAIN = words("""rearrange rearranging reschedule rescheduling rebook rebooking postpone postponing
    """)
_OTHER = words("another different new alternative other later")
_TIMES = words("date dates time times day days slot slots appointment week")
_FINDING = words("""find found arrange offer suggest possible could can would meet hope see set fix
    book propose available""")
