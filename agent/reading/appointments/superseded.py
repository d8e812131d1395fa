"""Times that the words take back or hang on a condition: put off, corrected, given away, supposed.

"We have to postpone tomorrow's 9am interview", "Thursday, I mean Friday", "if the client agrees".
Knows words and places in one sentence; what becomes of such a time is decided in `scope`.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.neighbours import time_place
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.tokens import Token
from agent.reading.prose import Prose, Sentence
from agent.reading.scopes import NOT
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words

_PUTTING = words("""postpone postpones postponing reschedule reschedules rescheduling
    rearrange rearranging""")  # fmt: skip
_PUT = words("postponed rescheduled rearranged")
_PUSHING = words("push pushing move moving shift shifting bump bumping")
_OURS = frozenset({"our", "your"})
_BEING = words("be been being is was are were 's stands stand got gets")
_GOAL = words("to until till onto into from")
_POINTS, _EXACT = frozenset({"DAY", "TIME", "WEEK"}), frozenset({"DAY", "TIME"})
_AT_IT = words("on at of , the scheduled planned")
_REACH, _FAR = 8, 40
# What lets a verb before it put nothing off, so many words back.
_LED = 6
_NOT = NOT | {"'t"}
_UNDOING = _NOT | words("you your can happy glad welcome free asked everyone others")


def is_put_off(slot: Slot, sentence: Sentence) -> bool:
    """Whether the sentence puts this time off and names no other for it."""
    said = sentence.words
    if "unless" in said or ("if" in said and not _asks_leave(said)):
        return False
    return _behind_verb(slot, said) or _before_verb(slot, said) or _pushed(slot, said)


def _pushed(slot: Slot, said: tuple[str, ...]) -> bool:
    """ "Something came up tomorrow, we have to push our 2pm": the meeting is called by its time."""
    places = [at for at in {slot.first, slot.last} if said[at] == "TIME" and at > 1]
    return any(
        said[at - 1] in _OURS and said[at - 2] in _PUSHING and not _names_goal(said, at + 1)
        for at in places
    )


def _asks_leave(said: tuple[str, ...]) -> bool:
    """ "Would you mind if we postponed ...": the writer's own move, supposed in courtesy."""
    return said[said.index("if") + 1 :][:1] in (("we",), ("i",)) and "mind" in said


def _behind_verb(slot: Slot, said: tuple[str, ...]) -> bool:
    """ "Postpone tomorrow's 9am interview", "reschedule our call on Friday at 3"."""
    low = max(0, slot.first - _REACH)
    verbs = [
        at for at in range(low, slot.first)
        if said[at] in _PUTTING or (said[at] in _PUT and said[max(at - 1, 0)] in ("we", "i"))
    ]  # fmt: skip
    if not verbs or _names_goal(said, slot.last + 1) or not _is_done(said, verbs[-1]):
        return False
    between = said[verbs[-1] + 1 : slot.first]
    if not (_GOAL | {"but"}).isdisjoint(between):
        return False
    owned = not wording.MEETINGS.isdisjoint(said[slot.last + 1 : slot.last + 4])
    return (owned and "for" not in between[-1:]) or _hangs_on_meeting(between)


def _is_done(said: tuple[str, ...], verb: int) -> bool:
    """Whether the writer does it: not "no need to", "you can", "happy to", "to ..., click"."""
    if "if" in said and _asks_leave(said):
        return True
    before = said[max(0, verb - _LED) : verb]
    return _UNDOING.isdisjoint(before) and said[:verb] != ("to",)


def _hangs_on_meeting(between: tuple[str, ...]) -> bool:
    """Whether a meeting is named and only "on" or "at" leads from it to its time."""
    nouns = [at for at, word in enumerate(between) if word in wording.MEETINGS]
    return bool(nouns) and all(word in _AT_IT for word in between[nouns[-1] + 1 :])


def _before_verb(slot: Slot, said: tuple[str, ...]) -> bool:
    """ "Your interview tomorrow at 9 has been postponed until further notice"."""
    for at in range(slot.last + 1, min(len(said), slot.last + 1 + _REACH)):
        if said[at] in _POINTS or said[at] in (";", "but"):
            return False
        if said[at] in _NOT:
            return False
        if said[at] in _PUT and said[at - 1] in _BEING:
            return _EXACT.isdisjoint(said[at : at + _FAR])  # "to next week" is no time
    return False


def _names_goal(said: tuple[str, ...], first: int) -> bool:
    """Whether "to Friday", "for 3pm" follows."""
    return any(
        said[at] in _GOAL | {"for"} and not _POINTS.isdisjoint(said[at + 1 : at + 5])
        for at in range(first, min(len(said), first + _FAR))
    )


def is_slip(slot: Slot, sentence: Sentence) -> bool:
    """ "Next Thursday, I mean this Thursday": the first of the two was a slip."""
    behind = [word for word in sentence.words[slot.last + 1 : slot.last + 8] if word not in _MARKS]
    if tuple(behind[:2]) in _NO_WAIT:
        return not _POINTS.isdisjoint(sentence.words[slot.last + 1 :])
    if not behind or behind[0] not in _SLIPPING:
        return False
    led = tuple(behind[:2]) in _CORRECTING or tuple(behind[:3]) in _CORRECTING
    return led and not _POINTS.isdisjoint(behind[2:5])


# "Friday at half three... no wait, then I have the wholesaler, let's say four".
_NO_WAIT = frozenset(
    {("no", "wait"), ("wait", "no"), ("oh", "wait"), ("actually", "no"), ("hang", "on"),
     ("no", "hang"), ("scratch", "that"), ("scrap", "that")}
)  # fmt: skip
_MARKS = words(", - ( ) . ; : !")
_CORRECTING = frozenset(
    {("i", "mean"), ("i", "meant"), ("or", "rather"), ("sorry", "i", "mean"), ("make", "that"),
     ("sorry", "i", "meant"), ("no", "sorry"), ("correction", "that")}
)  # fmt: skip
_SLIPPING = frozenset(said[0] for said in _CORRECTING)


def is_denied(slot: Slot, sentence: Sentence) -> bool:
    """ "It will not be on Thursday at 3 but on Friday at 3": of the two the second holds."""
    return _turns(slot, sentence) == "but"


def _turns(slot: Slot, sentence: Sentence) -> str:
    """ "but" or "only", where what is denied of this time is said of the next, else ""."""
    if "but" not in sentence.said and "only" not in sentence.said:
        return ""
    said = sentence.words
    ahead = said[max(0, slot.first - _DENIED) : slot.first]
    last = next((at for at, word in enumerate(reversed(ahead)) if word in _DENY), None)
    if last is None or not _ONLY_TOO.isdisjoint(ahead):
        return ""
    if not (_POINTS | _CLAUSES).isdisjoint(ahead[len(ahead) - last :]):
        return ""
    behind = [word for word in said[slot.last + 1 : slot.last + 7] if word not in _LEADING]
    return behind[0] if behind[:1] in (["but"], ["only"]) and behind[1:2] in _NEXT else ""


_DENIED = 9
_DENY = words(wording.SETS["no"]) | {"no"}
_ONLY_TOO, _CLAUSES = words("only just if"), words(", ; . : because as so but and")
_LEADING = words(", on at from instead rather now for it is 's will be")
_NEXT = (["DAY"], ["TIME"])


def is_gone(slot: Slot, sentence: Sentence) -> bool:
    """ "Was due to take place on the 12th", "Tuesday at 9 is no longer free": it holds no more."""
    place = time_place(sentence, slot) if slot.time is not None else slot.first
    if _is_recalled(sentence.words[max(0, place - _REACH) : place]) or _crossed(sentence, place):
        return True
    before = sentence.words[max(0, slot.first - _REACH) : slot.first]
    if not _DENYING.isdisjoint(before) and any(_denies(one, two) for one, two in pairwise(before)):
        return True
    behind = sentence.words[slot.last + 1 : slot.last + 6]
    if behind[:1] == ("(",) and _TAKEN.isdisjoint(behind[1:2]):
        behind = ()  # "we kick off at 4 (students are gone by 3.40)"
    if _GONE_BY.isdisjoint(behind):
        return False
    given = not _GIVEN.isdisjoint((*before, *behind))
    return any(
        (one == "no" and two == "longer")
        or (one, two) in _FULL
        or (one in _BEING and two in _TAKEN and not _is_person(behind))
        or (one == "(" and two in _TAKEN)
        or (given and one in ("to", "by") and two in _ELSE)
        for one, two in pairwise(behind)
    )


def _is_recalled(before: Sequence[str]) -> bool:
    """ "I didn't think of it when I put you at 16:00", "first I told you 1:00": what it was."""
    at = next((at for at, word in enumerate(before) if word in _ONCE_SAID), None)
    told = before[at + 1 :] if at is not None else ()
    return told[:1] in _WRITERS and not _PUT_DOWN.isdisjoint(told[1:3]) and _SUCH.issuperset(
        told[3:]
    )  # fmt: skip


def was_set(slot: Slot, prose: Prose) -> bool:
    """ "It was in the diary for Thursday at 9.15; they will now see you on Tuesday at 4.15".

    Set once, and another time follows. Where nothing moves, people say so of what still holds.
    """
    sentence = prose.sentences[slot.sentence]
    ahead = list(sentence.words[max(0, slot.first - _REACH) : slot.first])
    led = ahead.pop() if ahead else ""
    while ahead and ahead[-1] in _DOWN_FOR:
        ahead.pop()
    told = len(ahead) < len(sentence.words[max(0, slot.first - _REACH) : slot.first]) - 1
    if not told or led not in ("for", "on", "at") or ahead[-1:] not in (["was"], ["were"]):
        return False
    behind = (sentence.words[slot.last + 1 :], *(
        one.words for one in prose.sentences[slot.sentence + 1 : slot.sentence + 3]
    ))  # fmt: skip
    return any("TIME" in one and "DAY" in one for one in behind)


_DOWN_FOR = words("""in the our diary calendar book books down set fixed arranged scheduled booked
    planned pencilled penciled entered first originally initially previously""")


def _crossed(sentence: Sentence, place: int) -> bool:
    """ "The 2:00 and 3:15 are crossed off then, and I wrote you in for 4:30"."""
    if "off" not in sentence.said:
        return False
    behind = [word for word in sentence.words[place + 1 :] if word not in _LISTING]
    return behind[:1] != [] and behind[0] in _BEING and behind[1:3] in _CROSSED


_LISTING = words("and or both , TIME & the have has now")
_CROSSED = [[verb, "off"] for verb in ("crossed", "ticked", "struck", "taken")]
_ONCE_SAID = words("when first")
_WRITERS = frozenset({("i",), ("we",)})
_PUT_DOWN = words("put gave booked told said wrote offered had entered pencilled set fixed")
_SUCH = words("you u in down for at on to the it him her us TIME DAY ,")


def _is_person(behind: Sequence[str]) -> bool:
    """ "Come at 7, he's gone by 8": somebody leaves, and the time stands."""
    return any(
        one in _PERSONS and two in _BEING and three in _TAKEN
        for one, two, three in zip(behind, behind[1:], behind[2:], strict=False)
    )


_PERSONS = words("i we he she they you")


def is_ruled_out(slot: Slot, sentence: Sentence) -> bool:
    """ "10 o'clock is out", "Tuesday at 2pm does not work for the panel", "9 is no good"."""
    said = sentence.words
    if sentence.asks or not _SUPPOSING.isdisjoint(said[: slot.first]):
        return False
    if _is_busy(said[: slot.first]) or _turns(slot, sentence) == "only":
        return True
    behind = said[slot.last + 1 : slot.last + 6]
    if _RULING.isdisjoint(behind):
        return False
    if any("non" in behind[:at] for at, word in enumerate(behind) if word in _STARTING):
        return True
    stop = next((at for at, word in enumerate(behind) if word in _ENDING), len(behind))
    behind = behind[:stop]
    if any(one == "to" and two in _DROPPED for one, two in pairwise(behind)):
        return True
    return any(
        pair in _NO_GOOD or (pair[0] in _NOT and pair[1] in _SUITING)
        or (pair[0] in _BEING and pair[1] in _OUT and behind[at + 2 : at + 3] in _CLOSED)
        for at, pair in enumerate(pairwise(behind))
    )  # fmt: skip


def _is_busy(ahead: Sequence[str]) -> bool:
    """ "I'm not available on Thursday at 3": the writer has no time then."""
    if "available" not in ahead:
        return False
    told = [word for word in ahead if word not in _AT]
    if told[-1:] != ["available"] or _NOT.isdisjoint(told[-3:-1]):
        return False
    return not _PERSONS.isdisjoint(told[-6:-1])


_AT = words("on at any more anymore for this")
# "Ten tomorrow is a non-starter".
_STARTING = words("starter starters")
_SUPPOSING = words("if unless should whether case when where provided")
_ENDING = words(", ; : . ? - ( and but or so DAY TIME WEEK")
# "Monday's fine to drop": the writer lets it go.
_DROPPED = words("drop skip cancel scrap lose forget")
_NO_GOOD = frozenset({("no", "good"), ("no", "use"), ("not", "possible")})
_SUITING = words("work suit do fit possible")
_OUT = words("out impossible")
# Without one of these nothing behind a time rules it out.
_RULING = _STARTING | _DROPPED | _SUITING | _OUT | {two for _, two in _NO_GOOD}
_CLOSED = frozenset({(), ("now",), ("for",), ("then",), ("sorry",), ("after",), ("again",)})


def is_missed(slot: Slot, sentence: Sentence) -> bool:
    """ "You missed your interview today at 9am", "you did not attend ...": it was."""
    if _MISSING.isdisjoint(sentence.said):
        return False
    ahead = sentence.words[: slot.first]
    return any(
        (ahead[at] in ("you", "your", "'ve", "have") and ahead[at + 1] == "missed")
        or (ahead[at : at + 2] in _STAYED_AWAY and ahead[at + 2 : at + 3] in _COMING)
        for at in range(len(ahead) - 1)
    )  # fmt: skip


_STAYED_AWAY = frozenset({("did", "not"), ("didn", "'t"), ("were", "not"), ("weren", "'t")})
_MISSING = frozenset({"missed", *(verb for verb, _ in _STAYED_AWAY)})
_COMING = frozenset((word,) for word in words("attend join show appear turn come present"))


def names_other(slot: Slot, sentence: Sentence) -> bool:
    """ "The 1.40 PM flight", "the 1:30 rehearsal", "the 9.12 from Leeds": the hour of a thing."""
    said = sentence.words
    for place in {slot.first, slot.last}:
        if said[place] != "TIME" or said[max(0, place - 1) : place] not in _ARTICLES:
            continue
        behind = sentence.items[place + 1 : place + 3]
        met = len(behind) > 1 and behind[1].word in wording.MEETINGS
        if behind and not met and (behind[0].word in wording.OTHER_THINGS or _leaves(behind)):
            return True
    return False


def names_team(slot: Slot, sentence: Sentence) -> bool:
    """ "We'd love to have you on the Saturday team", "the Monday crew": a name, and no day."""
    behind = sentence.words[slot.last + 1 : slot.last + 3]
    if slot.time is not None or slot.first != slot.last or _TEAMS.isdisjoint(behind[:1]):
        return False
    return wording.MEETINGS.isdisjoint(behind[1:]) and sentence.words[slot.first] == "DAY"


_TEAMS = words("team teams crew crews stall stalls rota squad gang brigade")


def _leaves(behind: Sequence[Token]) -> bool:
    return behind[0].word == "from" and len(behind) > 1 and behind[1].text[:1].isupper()


_ARTICLES = frozenset((word,) for word in words("the a an his her their my our that this"))


def is_ignored(slot: Slot, sentence: Sentence) -> bool:
    """ "Ignore the earlier invite for the 17th", "no longer on Friday": no such day."""
    before = sentence.words[max(0, slot.first - _REACH) : slot.first]
    behind = sentence.words[slot.last + 1 : slot.last + 5]
    if tuple(before[-3:]) == _NO_LONGER:
        return True
    return not _IGNORED.isdisjoint(before) or any(pair in _FULL for pair in pairwise(behind))


_IGNORED = words("ignore disregard")
_NO_LONGER = ("no", "longer", "on")
_FULL = frozenset({("fully", "booked"), ("booked", "up"), ("booked", "out"), ("is", "full")})


def _denies(one: str, two: str) -> bool:
    """ "Was due", "no longer", "isn't on", "ignore the invite for": the time behind it is none."""
    if one in _IGNORED:
        return True
    return (one in ("was", "were") and two in _ONCE) or (
        one in ("no", "not", "'t") and two in ("longer", "on", "at")
    )


# Without one of these, `_denies` says no, and nothing behind a time tells that it is gone.
_DENYING = words("ignore disregard was were no not 't")
_GONE_BY = _BEING | words("no ( to by") | {one for one, _ in _FULL}


def hangs_on_others(slot: Slot, sentence: Sentence) -> bool:
    """ "If the client says yes, your interview would be on Monday at 10": not set yet."""
    said = sentence.words[: slot.first]
    if said[:1] in (("provided",), ("assuming",)) or said[:2] == ("subject", "to"):
        return True
    who = said[1:3] if said[:1] in _CONDITIONS else ()
    if not who or "," not in said:
        return False
    return who[0] in _DECIDING or (who[0] == "you" and not _PASSING.isdisjoint(said[2:6]))


_ELSE = words("another someone somebody")
_GIVEN = words("gone went given gave offered taken filled booked promised")
_DECIDING = words("the they he she all my our")
_CONDITIONS = (("if",), ("should",), ("when",), ("once",), ("were",))
_PASSING = words("pass passed succeed successful shortlisted selected chosen")


_ONCE = words("due meant supposed going")
_TAKEN = words("gone taken filled unavailable full crossed struck")


def is_supposed_move(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "If you need to reschedule your interview on Thursday at 2, write to us": it stands."""
    said = sentence.words[: slot.first]
    if "if" not in said or "move" not in scene.whole(sentence):
        return False
    behind = said[said.index("if") + 1 :]
    return "you" in behind[:2] and not (_PUTTING | _CHANGING).isdisjoint(behind)


_CHANGING = words("change move cancel")


def if_time_permits(slot: Slot, sentence: Sentence, low: int) -> bool:
    """ "Followed by the GM at 4pm if time permits": nobody promises that it will be.

    The words belong to the time only where they follow it and end its thought, and where what
    stands between it and the time before (or `low`, where its clause begins) is no interview.
    """
    said = sentence.words
    behind = said[slot.last + 1 :]
    behind = behind[1:] if behind[:1] == (",",) else behind
    length = next((len(one) for one in _PERMITTING if behind[: len(one)] == one), 0)
    if not length or behind[length : length + 1] not in _ENDS:
        return False
    place = slot.last if "TIME" in said[slot.first : slot.last] else slot.first
    points = [at for at in range(low, place) if said[at] in _POINTS]
    return _INTERVIEWS.isdisjoint(said[points[-1] if points else low : place])


_PERMITTING = (
    ("if", "time", "permits"), ("if", "time", "allows"),
    ("time", "permitting"), ("time", "allowing"),
)  # fmt: skip
_ENDS = frozenset({(), *((mark,) for mark in words(". , ; ! ? ) and but"))})
_INTERVIEWS = words("interview interviews")
