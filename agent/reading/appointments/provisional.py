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
        (_leads_loosely(ahead) and not _is_welcomed(behind))
        or _is_to_come(behind[behind[:1] in _MARKS :])
        or _is_held(ahead, behind)
        or _wants_leave(behind)
    )


def _is_to_come(behind: Sequence[str]) -> bool:
    """ "2pm (tbc)", "2pm, to be confirmed"; "2pm, tbc which room" leaves only the room open."""
    length = 1 if behind[:1] in _LOOSELY else len(_TO_COME) if behind[:3] == _TO_COME else 0
    return length > 0 and _ENDS.issuperset(behind[length : length + 1])


def _is_welcomed(behind: Sequence[str]) -> bool:
    """ "Looks like Thursday at 2 works for all", "... it is, see you then"."""
    return not _WELCOME.isdisjoint(behind[:_NEAR]) or _SEE_YOU & set(pairwise(behind)) != set()


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
    if any(_is_loose(ahead, at) for at in range(len(ahead))):
        return True
    if [word for word in ahead if word not in _AT][-2:] in _LOOKS:
        return True
    return any(
        word in _LOOSE_KIND and not _KINDS.isdisjoint(_thing(ahead[at + 1 : at + _NEAR]))
        for at, word in enumerate(ahead)
    )  # fmt: skip


def _is_loose(ahead: Sequence[str], at: int) -> bool:
    """ "Provisionally, you are on", "will probably be on"; not "as you probably saw, it is on"."""
    behind = ahead[at + 1 :]
    if ahead[at] in _LOOSE:
        return "," not in behind[1:]
    if ahead[at] == "probably" or tuple(ahead[at : at + 2]) == ("likely", "to"):
        return _BEING.issuperset(behind)
    return False


def _thing(behind: Sequence[str]) -> Sequence[str]:
    """What a word is said of: "provisional interview date for", "provisional licence to"."""
    end = next((at for at, word in enumerate(behind) if word in _LINKS), len(behind))
    return behind[:end]


_LOOSE, _LOOSE_KIND = words("provisionally tentatively"), words("provisional tentative")
_BEING = words("to be is it take place happen held scheduled set the a on at for in fall ,")
_LINKS = words("to for of and at on with in , :")
_WELCOME = words("works work suits suit fits is it good great perfect fine")
_SEE_YOU = frozenset({("see", "you"), ("speak", "then"), ("it", "is")})
_ENDS = words(") . , ; ! ? - but and until till as once if when pending subject")
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
            return _stands_alone(following, 0)
        if one == "still" and two in _NEEDING and "your" not in following:
            asked = behind[at - 1 : at] != ("you",)
            places = [place for place, word in enumerate(following) if word in _LEAVE]
            return asked and bool(places) and _stands_alone(following, places[-1])
    return False


def _stands_alone(following: Sequence[str], at: int) -> bool:
    """ "Yet to agree.", "his ok first"; "yet to agree the questions" is of something else."""
    return _ALONE.issuperset(following[at + 1 : at + 2])


_REACH = 8
_ALONE = words(". , ; ! ? ) ( - it this off from ahead first yet before so and")
_AGREEING = words("confirm agree approve ok say sign decide")
_NEEDING = words("need needs waiting awaiting await want wants")
_LEAVE = words("yes ok okay approval go agreement nod sign confirmation blessing say")
