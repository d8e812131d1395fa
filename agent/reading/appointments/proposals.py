"""Times that the user proposed, told again by the other side: refused, taken, or one of several.

"None of the times you suggested, Monday at 3 and Tuesday at 4, works for us" offers nothing. Knows
words and places in the sentence and the two behind it; a time that nobody recalls is told of in
`scope`.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.scopes import NOT
from agent.reading.wording.sets import words


def of_proposal(slot: Slot, prose: Prose) -> Verdict | None:
    """What becomes of a time that the user proposed; None where it is not told as one."""
    sentence = prose.sentences[slot.sentence]
    if _TELLING.isdisjoint(sentence.said):
        return None
    low, high = _thought(slot, sentence)
    said = sentence.words[low:high]
    if "if" in said:
        return None
    proposed, asked = _is_recalled(said), sentence.asks and high >= len(sentence.words) - 1
    if (proposed or _opens_with_none(said)) and _refuses(said, asked=asked):
        return Verdict(Role.NONE, "declined")
    if not proposed or asked or slot.day is None:
        return None
    if _is_taken(said):
        return Verdict(Role.SET, "taken")
    if not _is_yours(sentence.words[: slot.first]):
        return None
    told = _told_behind(slot, prose)
    if told is None and _is_wish_to_move(slot, prose):
        return Verdict(Role.NONE, "wished")
    return told


_TELLING = words("you your neither none")
_NONE_OF = words("neither none")


def _opens_with_none(said: Sequence[str]) -> bool:
    """ "Neither Monday at 11 nor Tuesday at 4 works"; "none of us can wait" speaks of people."""
    return _NONE_OF.issuperset(said[:1]) and said[1:3] not in _OF_PEOPLE


_OF_PEOPLE = (("of", "us"), ("of", "you"), ("of", "whom"))


def _thought(slot: Slot, sentence: Sentence) -> tuple[int, int]:
    """The half-open range of words around a time up to where another thought begins."""
    said, low, high = sentence.words, slot.first, slot.last + 1
    while low > 0 and not _parts(said, low - 1):
        low -= 1
    while high < len(said) and not _parts(said, high):
        high += 1
    return low, high


def _parts(said: Sequence[str], place: int) -> bool:
    """ "..., but Friday would", "so how about": whether a turn of thought stands there."""
    if said[place] in _TURNS:
        return True
    asks, whom = said[place + 1 : place + 2], said[place + 2 : place + 3]
    return said[place] in _MARKS and asks in _ASKING and whom in _WHAT


_TURNS = words("but ; however although though yet so because cos . ! ?")
_MARKS = words(", - : and")
_ASKING = frozenset((one,) for one in words("can could would how what shall is are"))
_WHAT = frozenset((one,) for one in words("we you i about DAY TIME it there that u"))


def _is_recalled(said: Sequence[str]) -> bool:
    """ "The times you suggested", "your two options", "you wanted to come": the user's own."""
    if any(one == "you" and two in _PROPOSED for one, two in pairwise(said)):
        return True
    return any(
        word == "your" and not _PROPOSALS.isdisjoint(said[at + 1 : at + _NAMED])
        for at, word in enumerate(said)
    )  # fmt: skip


_PROPOSED = words("""suggested proposed listed sent gave offered asked requested wanted named
    mentioned said picked chose preferred put selected wished""")  # fmt: skip
_PROPOSALS = words("""suggestion suggestions proposal proposals options choices times slots dates
    preferred proposed suggested requested chosen preference preferences""")  # fmt: skip
_NAMED = 4


def _refuses(said: Sequence[str], *, asked: bool) -> bool:
    """ "None of them fits", "we cannot do", "clash with exams"; "is no problem" does not."""
    if _NONE_OF.isdisjoint(said):
        if asked or not _WELCOME.isdisjoint(said):
            return False
        return not _CLASHING.isdisjoint(said) or any(
            word in _DENYING and not _SUITING.isdisjoint(said[at + 1 : at + _SOON])
            and "only" not in said[at + 1 : at + _SOON]
            for at, word in enumerate(said)
        )  # fmt: skip
    return not (_SUITING | _BEING).isdisjoint(said)


_DENYING = NOT | words("cannot 't t unable")
_SOON = 4
_SUITING = words("""work works suit suits fit fits do make manage possible available free able offer
    accommodate convenient feasible accept meet see on""")  # fmt: skip
_BEING = words("is are was were will would")
_CLASHING = words("clash clashes clashing unable")
_WELCOME = words("problem problems worry worries only trouble")


def _is_taken(said: Sequence[str]) -> bool:
    """ "Your preferred time, Monday at 3, has been accepted"."""
    return any(one in _BEEN and two in _ACCEPTED for one, two in pairwise(said))


_BEEN, _ACCEPTED = words("been is was are were now"), words("accepted approved agreed granted")


def _is_yours(ahead: Sequence[str]) -> bool:
    """ "You said you could do Wednesday at 11": what leads to the time is the user's proposing."""
    return ahead[:1] == ("you",) and not _PROPOSED.isdisjoint(ahead[1:3])


def _is_wish_to_move(slot: Slot, prose: Prose) -> bool:
    """ "You wanted to change to Friday at 3. I've asked the panel": nobody has granted it yet."""
    sentence = prose.sentences[slot.sentence]
    ahead, behind = sentence.words[: slot.first], sentence.words[slot.last + 1 :]
    if _WISHING.isdisjoint(ahead[1:3]) or _MOVING.isdisjoint(ahead):
        return False
    following = prose.sentences[slot.sentence + 1 : slot.sentence + 3]
    return _GRANTING.isdisjoint(behind) and all(_GRANTING.isdisjoint(one.said) for one in following)


_WISHING, _MOVING = words("wanted asked wished requested"), words("move change shift switch swap")
_GRANTING = words("""fine ok okay done confirmed works suits happy pleased granted approved agreed
    moved changed sorted booked so now good yes problem great perfect updated new
    rescheduled""")  # fmt: skip


def _told_behind(slot: Slot, prose: Prose) -> Verdict | None:
    """What the next two sentences do with a time that the user named: "Let's go with Thursday".

    The one whose day is picked is set, what is proposed beside it is passed over.
    """
    for one in prose.sentences[slot.sentence + 1 : slot.sentence + 3]:
        if one.words[:2] in _SADLY_NOT or one.words[:3] in _SADLY_NOT:
            return Verdict(Role.NONE, "declined")
        picked = _picked_weekday(one)
        if picked is not None and slot.day is not None:
            here = picked == slot.day.date.weekday()
            return Verdict(Role.SET, "taken") if here else Verdict(Role.NONE, "passed over")
        if "DAY" in one.said or "TIME" in one.said:
            return None
    return None


def _picked_weekday(sentence: Sentence) -> int | None:
    """The weekday that a sentence takes, and names alone: "Ana picked the Friday"."""
    if sentence.asks or "TIME" in sentence.said or sentence.words.count("DAY") != 1:
        return None
    place = sentence.words.index("DAY")
    ahead = sentence.words[:place]
    if not NOT.isdisjoint(ahead) or "'t" in ahead or "if" in ahead:
        return None
    days = [day for at, node in sentence.nodes if at == place for day in days_in(node.value)]
    settled = sentence.words[place + 1 : place + 3] in _IT_IS
    picked = len(ahead) <= _OPENING and not _PICKING.isdisjoint(ahead)
    return days[0].date.weekday() if len(days) == 1 and (picked or settled) else None


_SADLY_NOT = frozenset(
    {*((one, "not") for one in words("sadly unfortunately regrettably")),
     ("i", "'m", "afraid"), ("i", "am", "afraid"), ("we", "can", "'t"), ("we", "cannot"),
     ("that", "won", "'t")}
)  # fmt: skip
_IT_IS = (("it", "is"), ("works", "."), ("works", "best"), ("suits", "."), ("suits", "best"))
_PICKING = words("""go going picked chosen chose choose take took taken taking booked book
    selected accepted prefers preferred""")  # fmt: skip
_OPENING = 7
