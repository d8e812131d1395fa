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
    here = (slot.first - low, slot.last + 1 - low)
    if (proposed or _opens_with_none(said)) and _refuses(said, here, asked=asked):
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


def _refuses(said: Sequence[str], here: tuple[int, int], *, asked: bool) -> bool:
    """Whether a thought refuses the time at a place in it; "is no problem" does not."""
    if not _NONE_OF.isdisjoint(said):
        return _fits_none(said, here)
    if asked or not _WELCOME.isdisjoint(said) or "only" in said:
        return False
    return _is_refused_behind(said, here[1]) or _is_refused_ahead(said, here[0])


def _fits_none(said: Sequence[str], here: tuple[int, int]) -> bool:
    """ "None of the times you sent works", "neither Monday nor Friday"; not "none of this is"."""
    at = next(at for at, word in enumerate(said) if word in _NONE_OF)
    rest = said[at + 1 :]
    of_times = rest[:1] == ("of",) and not _THEM.isdisjoint(rest[1:_NAMED])
    if not (of_times or not _POINTS.isdisjoint(rest[:2]) or not _FITTING.isdisjoint(rest[:1])):
        return False
    verb = next((at + 1 + n for n, word in enumerate(rest) if word in _SUITED), None)
    return verb is not None and (here[1] <= verb or _LISTED.issuperset(said[verb + 1 : here[0]]))


def _is_refused_behind(said: Sequence[str], end: int) -> bool:
    """ "Thursday at 2, which Ana can't do", "Thursday you asked for won't work", "clashes with"."""
    rest = said[end:]
    low = next((at for at, word in enumerate(rest) if word not in _LISTED), len(rest))
    led = rest[low : low + 1] in _WHICH
    low += led
    if not _CLASHING.isdisjoint(rest[low : low + 1]):
        return True
    at = _denied(rest, low)
    if at is None or at - low > _WHO:
        return False
    who = [word for word in rest[low:at] if word not in _HELPING]
    verb = _verb_behind(rest, at)
    if verb is None or not _YOU.isdisjoint(who):
        return False
    if not who:
        return rest[verb] in _FITTING
    return rest[verb] in _DOING and (led or _IT.issuperset(rest[verb + 1 : verb + 2])) and (
        _STOPS.issuperset(rest[verb + 1 + (not led) : verb + 2 + (not led)])
    )  # fmt: skip


def _is_refused_ahead(said: Sequence[str], start: int) -> bool:
    """ "Ana can't make your suggestions, Monday or Friday", "not free at the time you named"."""
    at = _denied(said, 0)
    while at is not None and at < start:
        who = [word for word in said[:at] if word not in _HELPING][-1:]
        verb = _verb_behind(said, at)
        if verb is not None and verb < start and not _YOU.intersection(who):
            led = said[verb + 1 : start]
            recalled = "you" in led or "your" in led or "," not in led
            if recalled and _LISTED.issuperset(led) and said[verb] in _SUITED:
                return True
        at = _denied(said, at + 1)
    return False


def _denied(said: Sequence[str], low: int) -> int | None:
    """The place of the next word that denies."""
    return next((at for at in range(low, len(said)) if said[at] in _DENYING), None)


def _verb_behind(said: Sequence[str], at: int) -> int | None:
    """The place of what is denied: "not BE able to DO", "can't MAKE"."""
    verb = at + 1
    while verb < len(said) and said[verb] in _ABLE:
        verb += 1
    return verb if verb < len(said) and said[verb] in _SUITED else None


_DENYING = NOT | words("cannot 't t unable")
_FITTING = words("""work works suit suits fit fits possible available free convenient feasible
    good""")  # fmt: skip
_DOING = words("do make manage offer accommodate accept")
_SUITED = _FITTING | _DOING
_ABLE = words("be able to quite really actually")
_HELPING = words("""can could do does did don doesn didn won will would wouldn couldn isn aren is
    are was were be ca wo am 'm 're 's""")  # fmt: skip
_YOU, _WHICH = words("you u"), (("which",), ("that",))
_POINTS = words("DAY TIME")
_THEM = words("""them those these which times time slots slot dates days options suggestions
    proposals choices two three""")  # fmt: skip
# What may stand between a time and the words that refuse it: other times, and whose they are.
_LISTED = _PROPOSED | words("""DAY TIME , - : ( ) / and or nor at on for in the either any of both
    your you times time slots slot dates options suggestions proposals choices suggestion preferred
    preference first second all two three to come 11 am pm""")  # fmt: skip
_CLASHING = words("clash clashes clashing")
_WELCOME = words("problem problems worry worries only trouble")
_STOPS = words(". , ; ! ? because as since i unfortunately sadly for")


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
    if not any(_is_left_open(one.words) for one in prose.sentences[slot.sentence + 1 :][:1]):
        return False
    following = prose.sentences[slot.sentence + 1 : slot.sentence + 3]
    return _GRANTING.isdisjoint(behind) and all(_GRANTING.isdisjoint(one.said) for one in following)


_WISHING, _MOVING = words("wanted asked wished requested"), words("move change shift switch swap")
_GRANTING = words("""fine ok okay done confirmed works suits happy pleased granted approved agreed
    moved changed sorted booked so now good yes problem great perfect updated new
    rescheduled""")  # fmt: skip


def _is_left_open(said: Sequence[str]) -> bool:
    """ "I'm checking with Ana", "I've asked the panel", "we'll let you know whether it can be"."""
    if any(one in _CHECKING and two in _WITH for one, two in pairwise(said)):
        return True
    if any(tuple(said[at : at + 3]) == ("passed", *on) for on in _ON for at in range(len(said))):
        return True
    return any(
        tuple(said[at : at + 3]) in _WORD and _MARKED.issuperset(said[at + 3 : at + 4])
        for at in range(len(said))
    )


_CHECKING, _WITH = words("checking check asking asked ask see"), words("with the if whether")
_ON = (("it", "on"), ("that", "on"), ("this", "on"))
_WORD = frozenset({("let", "you", "know"), ("back", "to", "you")})
_MARKED = words(". , ; ! if whether as when once by soon shortly DAY")


def _told_behind(slot: Slot, prose: Prose) -> Verdict | None:
    """What the next two sentences do with a time that the user named: "Let's go with Thursday".

    The one whose day is picked is set, what is proposed beside it is passed over.
    """
    for one in prose.sentences[slot.sentence + 1 : slot.sentence + 3]:
        if _is_denial(one.words):
            return Verdict(Role.NONE, "declined")
        picked = _picked_weekday(one)
        if picked is not None and slot.day is not None and picked in _weekdays(slot, prose):
            here = picked == slot.day.date.weekday()
            return Verdict(Role.SET, "taken") if here else Verdict(Role.NONE, "passed over")
        if "DAY" in one.said or "TIME" in one.said:
            return None
    return None


def _weekdays(slot: Slot, prose: Prose) -> set[int]:
    """The weekdays that the sentence of a time names: one that it does not is another's."""
    nodes = prose.sentences[slot.sentence].nodes
    return {day.date.weekday() for _, node in nodes for day in days_in(node.value)}


def _is_denial(said: Sequence[str]) -> bool:
    """ "Sadly not", "I'm afraid we can't do that", "that won't work"; not "we can't wait"."""
    rest = list(said)
    while rest[:1] and rest[0] in _SADLY:
        rest = rest[1:]
    if len(rest) < len(said) and rest[:1] == ["not"]:
        return True
    at = _denied(rest, 0)
    if at is None or at > _WHO or _YOU.intersection(rest[:at]):
        return False
    verb = _verb_behind(rest, at)
    if verb is None:
        return False
    if not _IT.isdisjoint(rest[:1]):
        return rest[verb] in _FITTING
    ends = _STOPS.issuperset(rest[verb + 2 : verb + 3])
    return rest[verb] in _DOING and not _IT.isdisjoint(rest[verb + 1 : verb + 2]) and ends


_SADLY = words("sadly unfortunately regrettably sorry but , i 'm am afraid")
_IT, _WHO = words("that this it then either neither those these them"), 5


def _picked_weekday(sentence: Sentence) -> int | None:
    """The weekday that a sentence takes, and names alone: "Ana picked the Friday"."""
    if sentence.asks or "TIME" in sentence.said or sentence.words.count("DAY") != 1:
        return None
    place = sentence.words.index("DAY")
    ahead = sentence.words[:place]
    if not NOT.isdisjoint(ahead) or "'t" in ahead or "if" in ahead:
        return None
    if sentence.words[place + 1 : place + 2] == ("off",):
        return None
    days = [day for at, node in sentence.nodes if at == place for day in days_in(node.value)]
    settled = sentence.words[place + 1 : place + 3] in _IT_IS
    picked = len(ahead) <= _OPENING and not _PICKING.isdisjoint(ahead)
    return days[0].date.weekday() if len(days) == 1 and (picked or settled) else None


_IT_IS = (("it", "is"), ("works", "."), ("works", "best"), ("suits", "."), ("suits", "best"))
_PICKING = words("""go going picked chosen chose choose take took taken taking booked book
    selected accepted prefers preferred""")  # fmt: skip
_OPENING = 7
