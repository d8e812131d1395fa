"""The clause that a time stands in: where a sentence breaks into thoughts, lists and brackets.

Knows words and marks; what a clause says of its time is decided in `scope` and `statements`.
"""

from collections.abc import Sequence
from itertools import islice, pairwise
from unicodedata import category

from agent.reading.appointments.slot import Slot
from agent.reading.prose import Sentence
from agent.reading.wording.sets import words

_BREAKS = words("; but so because cos coz cuz however although while whereas though since")
# Every word that may separate two clauses; which of them do, their neighbours tell.
_MAY_BREAK = _BREAKS | words(". otherwise ( ) , : and as - which")
_SUBJECTS = words("i we he she they you yours it the my our your there this that please if how")
# What opens another clause behind a comma, and what may.
_OPENING = _SUBJECTS | words("and but so then which or")
_MAY_OPEN = words("can could shall come let lets make meet try take do TIME")


def clause(sentence: Sentence, slot: Slot) -> tuple[int, int]:
    """The half-open range of items of the clause that holds the slot.

    A bracket before the slot is gone around ("Jo (our CTO) on Friday"), one behind it ends it
    where no verb goes on from it ("Friday (with Jo) is cancelled").
    However long the sentence is, no more than `_WIDEST` items to either side belong to it.
    """
    said, low, high = sentence.words, slot.first, slot.last + 1
    if said[slot.last] == "TIME" and _is_told_apart(sentence, slot):
        low = slot.last  # "Monday 12.15, because I have surgery at 1"
    least, most = max(0, low - _WIDEST), min(len(said), high + _WIDEST)
    while low > least:
        word = said[low - 1]
        if (word in _MAY_BREAK or word >= _FIRST_PICTURE) and _breaks(sentence, low - 1, slot):
            break
        low = _before_bracket(sentence, low - 1) if word == ")" else low - 1
    while high < most:
        word = said[high]
        if (word in _MAY_BREAK or word >= _FIRST_PICTURE) and _breaks(sentence, high, slot):
            behind = _behind_bracket(said, high) if word == "(" else None
            if behind is None:
                break
            high = behind
        else:
            high += 1
    return low, min(high, most)


def _is_told_apart(sentence: Sentence, slot: Slot) -> bool:
    """Whether a reason, or another thought behind a dash, stands between a day and a time."""
    low, high = slot.first, slot.last + 1
    said = sentence.words[low:high]
    if not _REASONS.isdisjoint(said) or any(pair in _YOU_BEHIND for pair in pairwise(said)):
        return True
    if not _ANEW.isdisjoint(said) and not _INTERVIEW.isdisjoint(said):
        anew = next(at for at, word in enumerate(said) if word in _ANEW)
        return not _INTERVIEW.isdisjoint(said[anew:])  # "the test is off; your interview is at 4"
    return not _LEADING_ON.isdisjoint(said) and any(
        said[at - low] in ("-", "which") and _leads_on(sentence, at, slot)
        for at in range(low, high)
    )


_WIDEST = 120
_REASONS = words("because although whereas yours")
# "All day on Thursday, 9am to 5pm; you are on at 2.40pm": what is told of the user alone.
_YOU_BEHIND = frozenset({(";", "you"), (";", "your")})
_ANEW, _INTERVIEW = words("; so"), words("interview interviews")


def _before_bracket(sentence: Sentence, place: int) -> int:
    """The opening of the bracket that closes at `place`, or `place` itself where none opens."""
    ahead = sentence.words[max(0, place - _WIDEST) : place]
    return place - 1 - ahead[::-1].index("(") if "(" in ahead else place


def _behind_bracket(said: Sequence[str], place: int) -> int | None:
    """Where the clause goes on behind the bracket that opens at `place`; None where it ends."""
    inside = said[place : place + _WIDEST]
    if ")" not in inside:
        return None
    behind = place + inside.index(")") + 1
    return behind if said[behind : behind + 1] in _TELLING_ON else None


_TELLING_ON = frozenset(
    (one,) for one in words("is 's isn has hasn was will won 'll needs must cannot can falls fell")
)


def _breaks(sentence: Sentence, place: int, slot: Slot) -> bool:
    """Whether the item at `place` separates two clauses."""
    word = sentence.words[place]
    if word in _BREAKS or (word >= _FIRST_PICTURE and _is_picture(word)):
        return True
    if word in _LEADING_ON:
        return _leads_on(sentence, place, slot)
    if word in (".", "otherwise"):
        return _ends_thought(sentence, place)
    if word in ("(", ")"):
        around = word == ")" and place < slot.first
        return not around and _wordy_bracket(sentence, place)
    after = sentence.words[place + 1] if place + 1 < len(sentence.words) else ""
    if word == ",":
        return _comma_breaks(sentence, place, after)
    if word == ":":
        return not sentence.listed and _between_words(sentence, place)
    return word == "and" and _goes_on_anew(sentence, place, after)


def _comma_breaks(sentence: Sentence, place: int, after: str) -> bool:
    """Whether a comma parts two clauses, and no apposition or correction."""
    if sentence.words[place + 1 : place + 3] in _CORRECTING:
        return False
    if after in _OWNING and _in_apposition(sentence, place):
        return False
    return after in _OPENING or (after in _MAY_OPEN and _opens_anew(sentence, place))


def _leads_on(sentence: Sentence, place: int, slot: Slot) -> bool:
    """Whether "as", "which" or a dash opens another thought."""
    word, behind = sentence.words[place], sentence.words[place + 1 : place + 3]
    if word == "as":
        return place > slot.last and behind in _AS_SAID
    if word == "which":
        return sentence.words[place - 1] in _WITHIN and not _ARTICLES.isdisjoint(behind[:1])
    return _parts_thoughts(sentence, place)


_LEADING_ON = words("as which -")


def _parts_thoughts(sentence: Sentence, place: int) -> bool:
    """ "3pm tomorrow is off - the whole team is away", and no dash of a heading or a list."""
    said = sentence.words
    if sentence.listed or place + 2 >= len(said) or not sentence.items[place].gap:
        return False
    begins = said[place + 1] in _SUBJECTS and said[place + 1] not in ("if", "how", "please")
    told = not _SAYS.isdisjoint(said[:place]) or not _YES.isdisjoint(said[:place])
    return begins and told and (said[place + 1] in _WHO or not _SAYS.isdisjoint(said[place:]))


_WHO = words("i we he she they you")
_YES = words("yes still confirmed correct right")
_SAYS = words(
    """is 's are 're am 'm was were be been has have had 've will 'll would 'd can could must comes
    goes wants needs happens looks means leaves starts ends opens closes 't not"""
)
# "After a morning in which the governors confer at 11".
_WITHIN, _ARTICLES = words("in during"), words("the our a an we they")
# "Friday at 3.15 as you said you were free": told before, and nothing of this time.
_AS_SAID = frozenset(
    (who, verb) for who in words("you i we he she they")
    for verb in words("said mentioned told asked wrote say work were had")
)  # fmt: skip


def _is_picture(word: str) -> bool:
    """An emoji, which parts thoughts where no full stop does."""
    return len(word) == 1 and category(word) == "So"


# Before it stand all words of Latin letters, and signs such as "\u2122", which part nothing.
_FIRST_PICTURE = "\u2600"


def _opens_anew(sentence: Sentence, place: int) -> bool:
    """Whether a comma leads to another day: asked for, told to take, or a part of the same."""
    return (
        _asks_anew(sentence.words, place)
        or _comes_instead(sentence.words, place)
        or _opens_part(sentence, place + 1)
    )


def _asks_anew(said: Sequence[str], place: int) -> bool:
    """ "My delivery is coming Thurs now, can we do Fri instead": a question of another day."""
    asked = said[place + 1 : place + 3] in _CAN_WE
    return asked and "DAY" in said[:place] and not _TIMED.isdisjoint(said[place:])


def _comes_instead(said: Sequence[str], place: int) -> bool:
    """ "Forget Thursday at 3, come on Friday": what is told to do behind what is called off."""
    told = said[place + 1 : place + 2] in _TOLD_TO and not _TIMED.isdisjoint(said[place:])
    return told and "DAY" in said[:place] and not _DROPPING.isdisjoint(said[:place])


_TOLD_TO = frozenset((one,) for one in words("come let lets make meet try take do"))
_DROPPING = words("forget scrap scratch bin ditch")
_TIMED = frozenset({"DAY", "TIME"})
_CAN_WE = frozenset(
    (verb, who) for verb in words("can could shall") for who in words("we you u i he she they")
)


def _goes_on_anew(sentence: Sentence, place: int, after: str) -> bool:
    """Whether "and" opens another clause."""
    another = after == "DAY" and _first_day(sentence, place)
    that_is = sentence.words[place + 1 : place + 3] in _THAT_IS
    return after in _SUBJECTS or that_is or another or _sets_anew(sentence.words, place)


_THAT_IS = frozenset({("that", "'s"), ("that", "is")})


def _sets_anew(said: Sequence[str], place: int) -> bool:
    """Whether "and" goes on from a day called off to another: "cancelled ... and booked you in"."""
    ahead, after = said[:place], said[place + 1 : place + 2]
    return (
        after != () and after[0] in _AGAIN and "DAY" in ahead and not _CALLS_OFF.isdisjoint(ahead)
    )


_AGAIN = words(
    """
    arrange arranged book booked offer offered propose proposed rearrange rearranged rebook rebooked
    reschedule rescheduled scheduled set suggest will would
    """
)
_CALLS_OFF = words("cancel canceled canceling cancelled cancelling")


def _opens_part(sentence: Sentence, place: int) -> bool:
    """ "9:00 arrival, 9:30 weld trial, 12:00 lunch": each part of a day is told for itself."""
    said = sentence.words
    if said[place : place + 1] != ("TIME",):
        return False
    after = said[place + 1 : place + 2]
    told = bool(after) and after[0].isalpha() and after[0] not in _NO_PART
    return told and tells_parts(said)


def tells_parts(said: Sequence[str]) -> bool:
    """Whether a sentence names so many times that it tells the parts of a day."""
    times = (word for word in said if word == "TIME")
    return len(list(islice(times, _PARTS))) == _PARTS


_PARTS = 3
_NO_PART = words("or and on ZONE DAY TIME WEEK LENGTH to until till at in")


def _in_apposition(sentence: Sentence, place: int) -> bool:
    """ "Gil, our VP of Sales, tomorrow at 10": who he is, set between commas without a verb."""
    behind = sentence.words[place + 1 : place + 9]
    return "," in behind and _VERBS.isdisjoint(behind[: behind.index(",")])


_OWNING = words("our my the")
_VERBS = words("is 's are 're will 'll was has have had can could would 'd to and DAY TIME")

# "Next Thursday, I mean this Thursday": no thought of its own.
_CORRECTING = frozenset({("i", "mean"), ("i", "meant")})


def _ends_thought(sentence: Sentence, place: int) -> bool:
    """ "... with the foreman . bring boots", "otherwise let 's wait": another thought follows."""
    words = sentence.words
    after = words[place + 1] if place + 1 < len(words) else ""
    if words[place] == "otherwise":
        return after in _SUBJECTS or after == "let"
    before = words[place - 1] if place else ""
    return len(before) > 3 and before.isalpha() and before not in _SHORTENED and after.isalpha()


_SHORTENED = words("approx circa prof dept tues thur thurs weds sept messrs messers hons assoc")


def _between_words(sentence: Sentence, place: int) -> bool:
    """Whether no date or time stands on either side of the mark."""
    near = sentence.items[max(0, place - 1) : place + 2]
    passed = near[-1].node is not None and near[-1].node.rule in ("yesterday", "last weekday")
    plain = all(item.node is None for item in (near[:-1] if passed else near))
    return plain and 3 < place < len(sentence.items) - 3


def _first_day(sentence: Sentence, place: int) -> bool:
    """Whether no date or time was named before: "and Friday" then goes on with a new thought."""
    return not any(word in ("DAY", "TIME") for word in sentence.words[:place])


def _wordy_bracket(sentence: Sentence, place: int) -> bool:
    """Whether the bracket holds words of its own and not just a date or a zone."""
    step = 1 if sentence.words[place] == "(" else -1
    at, plain = place + step, 0
    while 0 <= at < len(sentence.items) and sentence.words[at] not in ("(", ")"):
        plain += sentence.items[at].node is None and sentence.words[at].isalpha()
        at += step
    # An unpaired bracket closes one that a date node took in.
    return plain > 1 and 0 <= at < len(sentence.items)
