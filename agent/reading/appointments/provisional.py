"""Times told as not certain yet: "provisionally", "(tbc)", "likely to be", held until an answer.

"It looks like Thursday at 2, though I still need the head's yes": offered, and nothing is set.
Knows words and places in one sentence.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.slot import Slot
from agent.reading.prose import Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words


def is_provisional(slot: Slot, sentence: Sentence) -> bool:
    """Whether the words around a time leave open whether it will hold."""
    if _SIGNS.isdisjoint(sentence.said):
        return False
    said = sentence.words
    ahead = said[_begin(slot, said) : slot.first]
    behind = said[slot.last + 1 :]
    return (
        _leads_loosely(ahead)
        or behind[:1] in _LOOSELY
        or (behind[:1] in _MARKS and (behind[1:2] in _LOOSELY or behind[1:4] == _TO_COME))
        or _is_held(ahead, behind)
        or _wants_leave(behind)
    )


_SIGNS = words("""provisionally provisional tentatively tentative probably likely looks looking tbc
    confirmed hold holding yet still subject""")  # fmt: skip
_TURNS = words("; but so because . ! ?")


def _begin(slot: Slot, said: Sequence[str]) -> int:
    """Where the thought begins that leads to the time."""
    low = slot.first
    while low > 0 and said[low - 1] not in _TURNS:
        low -= 1
    return low


def _leads_loosely(ahead: Sequence[str]) -> bool:
    """ "Provisionally, your interview is on", "a provisional time of", "it looks like"."""
    if not _SURELY.isdisjoint(ahead):
        return False
    if not _LOOSE.isdisjoint(ahead) or ("likely", "to") in pairwise(ahead):
        return True
    if [word for word in ahead if word not in _AT][-2:] in _LOOKS:
        return True
    return any(
        word in _LOOSE_KIND and not _KINDS.isdisjoint(ahead[at + 1 : at + _NEAR])
        for at, word in enumerate(ahead)
    )  # fmt: skip


_LOOSE, _LOOSE_KIND = words("provisionally tentatively probably"), words("provisional tentative")
_SURELY = words("not no longer was were 't")
_KINDS = wording.MEETINGS | words("time date day booking arrangement")
_NEAR, _AT = 4, words("on at for ,")
_LOOKS = [["looks", "like"], ["looking", "like"]]
_LOOSELY = frozenset((one,) for one in words("tbc provisionally provisional tentatively tentative"))
_MARKS, _TO_COME = frozenset({("(",), (",",), ("-",)}), ("to", "be", "confirmed")


def _is_held(ahead: Sequence[str], behind: Sequence[str]) -> bool:
    """ "I can hold Thursday at 2 for you until noon", "they are holding it subject to your yes"."""
    led = [word for word in ahead if word not in _AT][-1:]
    if led not in _HOLD:
        return False
    return (not _UNTIL.isdisjoint(behind) and not _POINTS.isdisjoint(behind)) or _hangs(behind)


_HOLD = [["hold"], ["holding"]]
_UNTIL, _POINTS = words("until till til"), words("DAY TIME WEEK LENGTH")


def _hangs(behind: Sequence[str]) -> bool:
    """ "Subject to your saying yes", "unless you say no"."""
    return ("subject", "to") in pairwise(behind)


def _wants_leave(behind: Sequence[str]) -> bool:
    """ "..., but the head has yet to confirm", "though I still need the board's yes"."""
    for at, (one, two) in enumerate(pairwise(behind)):
        following = behind[at + 2 : at + 2 + _REACH]
        if (one, two) == ("yet", "to") and not _AGREEING.isdisjoint(following[:1]):
            return True
        if one == "still" and two in _NEEDING and "your" not in following:
            return not _LEAVE.isdisjoint(following)
    return False


_REACH = 6
_AGREEING = words("confirm agree approve ok say sign decide")
_NEEDING = words("need needs waiting awaiting await want wants")
_LEAVE = words("yes ok okay approval go agreement nod sign confirmation blessing say")
