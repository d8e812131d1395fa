"""What bars a time from being an appointment of the user's, by the words right beside it.

A bound ("by Friday"), office hours, a repeated day, one end of a stretch, somebody else's time.
Knows one sentence and its cues; what a time that nothing bars is for is decided in `scope`.
"""

from collections.abc import Sequence

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.elsewhere import of_third, of_writer, part_of_else
from agent.reading.appointments.errands import is_errand
from agent.reading.appointments.over import is_over
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Day
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording import rows_en
from agent.reading.wording.sets import words


def bar_of(slot: Slot, prose: Prose, scene: Scene, ahead: Sequence[str]) -> str:
    """What bars it from being an appointment of the user's; empty where nothing does.

    `ahead` are the words before it, nearest first. What is told last is told.
    """
    sentence = prose.sentences[slot.sentence]
    barred = _barred(slot, sentence, scene, ahead)
    manned = _is_manned(slot, sentence) and not _is_long_visit(slot, prose)
    if manned or _is_weekly(slot, sentence, scene) or _is_contact(sentence):
        barred = "hours"
    if slot.time is None and _in_stretch(slot, sentence) and not scene.moves(sentence):
        barred = "stretch"
    if _talked_then(slot, sentence):
        barred = "talked"
    if not barred and not _is_stated(slot, sentence):
        if is_over(slot, sentence, scene, prose.reference.written):
            return "over"
        if not _is_for_talk(slot, sentence) and is_errand(slot, prose, scene):
            return "errand"
    return barred or ("others" if _is_others(slot, sentence, scene) else "")


def _is_stated(slot: Slot, sentence: Sentence) -> bool:
    """ "Your interview is on Monday at 9", "Monday at 9 is your chat with Jo": it is told as such.

    What else its sentence tells is then of something else.
    """
    said = sentence.words
    led = [word for word in said[max(0, slot.first - _BESIDE) : slot.first] if word not in _BINDING]
    if led[-1:] and led[-1] in _IS and not _TALKS_HELD.isdisjoint(led[-3:-1]):
        return True
    behind = said[slot.last + 1 : slot.last + 1 + _BESIDE]
    return behind[:1] != () and behind[0] in _IS and _is_talk(behind[1:])


def _is_for_talk(slot: Slot, sentence: Sentence) -> bool:
    """ "Monday at 9 for your interview": what it is for stands right behind it."""
    behind = sentence.words[slot.last + 1 : slot.last + 1 + _BESIDE]
    return behind[:1] == ("for",) and _is_talk(behind[1:])


def _is_talk(told: Sequence[str]) -> bool:
    """ "Your interview", "a short chat with Jo"."""
    return told[:1] != () and told[0] in _ARTICLES and not _TALKS_HELD.isdisjoint(told[1:3])


_BESIDE = 6
_BINDING = words("on at for , : the booked confirmed set scheduled fixed")
_IS, _ARTICLES = words("is 's"), words("your our a an the")
_TALKS_HELD = words("interview chat conversation")


def _is_others(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """Whether it is of the writer, of somebody else, or a part of something else."""
    return (
        of_writer(slot, sentence, scene)
        or of_third(slot, sentence)
        or part_of_else(slot, sentence, scene)
    )


_BOUND_PAIRS = frozenset(
    {
        ("than", "later"),
        ("than", "earlier"),
        ("of", "ahead"),
        ("to", "prior"),
        ("for", "time"),
        ("from", "as"),
        ("of", "as"),
    }
)


def _is_weekly(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "Mon-Fri 8am-5pm": days from one to another with hours, and nobody offers them."""
    low, high = max(0, slot.first - 2), slot.last + 3
    said = sentence.words[low:high]
    if _goes_on_week(slot, sentence):
        return True
    if scene.moves(sentence):
        return False  # "change the interview of March 9 to March 12 from 14:00"
    if said.count("DAY") < 2:
        return False
    open_yet = sentence.asks or scene.whole(sentence) & {"free", "offer", "wish"}
    if open_yet and not _is_working_week(sentence):
        return False
    return _runs_through(said)


def _runs_through(said: Sequence[str]) -> bool:
    """Whether days run from one to another."""
    return not _THROUGH.isdisjoint(said) and any(
        said[at] == "DAY" and said[at + 1] in _THROUGH and said[at + 2] == "DAY"
        for at in range(len(said) - 2)
    )


def _goes_on_week(slot: Slot, sentence: Sentence) -> bool:
    """ "Mon-Fri 7.45am-7.15pm, Sat 8am-noon": the last part of a week's hours is hours too."""
    ahead = sentence.words[: slot.first]
    if "TIME" not in ahead or sentence.asks or not _runs_through(ahead):
        return False
    return _WEEK_WORDS.issuperset(sentence.words[ahead.index("DAY") :])


_WEEK_WORDS = words(
    "DAY TIME LENGTH - to through thru till until , . ; : / & and | ( ) on from only"
)


def _talked_then(slot: Slot, sentence: Sentence) -> bool:
    """ "As per telecon today your round is fixed on Monday": when it was talked over."""
    said = sentence.words
    led = said[max(0, slot.first - _TALK_REACH) : slot.first]
    led = led[:-1] if led[-1:] in _ON else led
    if slot.time is not None and said[slot.last + 1 : slot.last + 2] != (",",):
        return False  # "as discussed on Friday at 2pm or on Monday"
    again = "DAY" in said[slot.last + 1 :]
    return again and led[:1] != () and not _AS_PER.isdisjoint(led) and led[-1] in _TALKS


_ON = (("on",), ("last",), ("this",))
_TALK_REACH = 5
_AS_PER = words("per discussed agreed spoke")
_TALKS = words(
    """telecon call conversation discussion discussed talk chat agreed phone telephone mail
    spoke talked said"""
)
# "Can we talk tomorrow by 11.30 AM?" asks to meet, unless it asks for word.
_ANSWERING = words("""confirm reply respond answer revert let send tell complete submit know
    hear receive get inform notify""")  # fmt: skip


def _in_stretch(slot: Slot, sentence: Sentence) -> bool:
    """ "Are you around Monday to Wednesday?": one end of several days, none of which is meant."""
    said, first, last = sentence.words, slot.first, slot.last
    behind = last + 2 < len(said) and said[last + 1] in _THROUGH and said[last + 2] == "DAY"
    return behind or (first > 1 and said[first - 1] in _THROUGH and said[first - 2] == "DAY")


def _is_working_week(sentence: Sentence) -> bool:
    """ "Monday to Friday", and of no week in particular: hours, whoever offers them."""
    days = [item.node.value for item in sentence.items if item.word == "DAY" and item.node]
    named = [day.weekday for day in days if isinstance(day, Day) and day.relation == "free"]
    return {0, 4} <= set(named) and "WEEK" not in sentence.words


_THROUGH = words("- to through thru till until")

# "Come on by Friday at 3", "stop by at 10": a visit and no bound.
_VISITING = words("come coming stop stopping swing swinging drop dropping pop popping")
# "I propose to replace it by Saturday 27": the new time, and no bound.
_REPLACED_WITHIN = 8
_REPLACING = words("replace replaced replacing substitute substituted")
# "The interview proper commences by 10:00am".
_BEGINS = words("commences commence starts begins holds takes")
# "Your slot has been allocated as 29 March".
_SET_AS = words("allocated confirmed set booked fixed agreed scheduled given")
_CONTACTS = words(
    "contact enquiries queries questions phone tel telephone helpdesk helpline office"
)


def _is_contact(sentence: Sentence) -> bool:
    """ "Enquiries: Ms Deshpande, 9.30 AM to 6.30 PM": when somebody can be reached."""
    said = sentence.words
    at = 2 if said[1:2] and said[1] in ("person", "details", "number", "no", "timings") else 1
    return said[0] in _CONTACTS and said[at : at + 1] == (":",)


def _is_manned(slot: Slot, sentence: Sentence) -> bool:
    """ "School Office 8am-4pm": a line that tells of a desk and its hours, and no more."""
    span, said = slot.time, sentence.words
    if span is None or span.end is None or "DAY" in said or said[-1] != "TIME":
        return False
    long = span.end.minute - span.start.minute >= _WORKDAY
    return long and 1 < len(said) <= _LINE and said[-2] in _DESKS


def _is_long_visit(slot: Slot, prose: Prose) -> bool:
    """ "Your trial shift is on Thursday. / Shop 9am-3pm": the only time of a day spent there."""
    if slot.day is None or slot.time is None:
        return False
    said = prose.sentences if prose.subject is None else (*prose.sentences, prose.subject)
    if sum(one.words.count("TIME") for one in prose.sentences) != 1:
        return False
    return any(not _DAY_LONG.isdisjoint(one.said) for one in said)


_DAY_LONG = words("trial trials shift tryout taster assessment superday")
_DESKS = words("office reception switchboard desk helpdesk helpline shop store library counter")
_WORKDAY, _LINE = 5 * 60, 5


def _barred(slot: Slot, sentence: Sentence, scene: Scene, ahead: Sequence[str]) -> str:
    """A word right before it, or between day and time, that makes it a bound or a repeated day."""
    nearest, second = (ahead[0] if ahead else ""), (ahead[1] if len(ahead) > 1 else "")
    if _is_no_bound(slot, sentence, scene, nearest, second):
        return ""
    limited = nearest in rows_en.LIMITS and second != "TIME"
    if limited or (nearest, second) in _BOUND_PAIRS or _is_to_answer(slot, sentence):
        return "bound"
    if nearest in ("every", "each", "last") or _is_any(slot, sentence):
        return "repeated"
    between = sentence.words[slot.first + 1 : slot.last]
    led = between[-1:] == ("at",) and between[-3:-2] == ("before",)  # "before work at 8am"
    if not led and any(word in ("before", "until", "till") for word in between[-3:]):
        return "bound"
    if "by" in between and not _begins_by(sentence, between, scene):
        return "bound"
    begins = sentence.words[slot.first] == "TIME" or (slot.time is None and second not in _DAYS)
    if between[-1:] == ("after",) or (nearest == "after" and begins):
        return "open"
    return ""


# "The day after the 18th" is one; "some times after the 18th" is none.
_DAYS = words("day days week weeks one morning")


def _is_no_bound(slot: Slot, sentence: Sentence, scene: Scene, nearest: str, second: str) -> bool:
    """ "Come by Friday", "moved until Friday", "replaced by Friday", "allocated as 29 March"."""
    led = sentence.words[max(0, slot.first - _REPLACED_WITHIN) : slot.first]
    if nearest == "by":
        return second in _VISITING | _BEGINS or not _REPLACING.isdisjoint(led)
    if nearest == "as":
        return second in _SET_AS

    return nearest in ("until", "till") and scene.moves(sentence)


def _is_any(slot: Slot, sentence: Sentence) -> bool:
    """ "We knock off at 12 on a Saturday": whichever it is."""
    said = sentence.words
    return any(
        said[at] == "DAY" and said[max(0, at - 2) : at] == ("on", "a")
        for at in (slot.first, slot.last)
    )


def _is_to_answer(slot: Slot, sentence: Sentence) -> bool:
    """ "Let me know today or tomorrow": when to answer."""
    return slot.time is None and slot.first <= _EARLY and sentence.words[:4] in _LET_KNOW


_LET_KNOW = frozenset({("let", one, "know", "DAY") for one in ("me", "us")})
_EARLY = 6


def _begins_by(sentence: Sentence, between: Sequence[str], scene: Scene) -> bool:
    """ "Can we talk tomorrow by 11?", "you are invited for an interview on Wednesday by 9am"."""
    if not _ANSWERING.isdisjoint(sentence.words):
        return False
    said = scene.whole(sentence)
    if _is_to_be_done(sentence):
        return False
    invited = {"interview", "booked"} <= said and not said & {"promise", "reply"}
    return sentence.asks or (invited and tuple(between) == ("by",))


def _is_to_be_done(sentence: Sentence) -> bool:
    """ "Have your presentation booked in by", "please get it confirmed by": told to see to it."""
    said = sentence.words
    return any(
        word in ("have", "get") and _TOLD.issuperset(said[max(0, at - 1) : at])
        and said[at + 1 : at + 2] in _THINGS and not _DONE.isdisjoint(said[at + 2 : at + 6])
        for at, word in enumerate(said)
    )  # fmt: skip


_TOLD = words("please pls kindly and to must should , . : ; - * •")
_DONE = frozenset(wording.SETS["done"].split()) | words("done ready finished completed submitted")
_THINGS = frozenset({(one,) for one in words("your the a an it this that all everything")})
