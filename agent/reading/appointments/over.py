"""Times at which people have already met, talked or tried to: told of, and none to come.

"It was a pleasure to meet you on Thursday at 2", "I tried to reach you at 9 this morning". Looks
only at a bare weekday, which behind such words is the last one, and at an hour of the day of
writing that has passed; a day named by its date is what it is. Knows words and places in one
sentence.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from agent.reading.appointments.cues import CHANGING, Scene
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Zone
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.prose import Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.over_en import OVER, OVER_SETS
from agent.reading.wording.sets import words

_PHRASES = Phrases(OVER, OVER_SETS)


def is_over(slot: Slot, sentence: Sentence, scene: Scene, written: datetime) -> bool:
    """Whether a day and time is one at which people have met or reached for each other."""
    if slot.day is None or slot.time is None or slot.carried:
        return False
    passed = _has_passed(slot, written)
    bare = slot.day.relation == "free" and not slot.day.named
    if not (passed or bare) or slot.day.date in scene.known:
        return False
    low, high = scene.clause(sentence, slot)
    if scene.within(sentence, low, high) & CHANGING:
        return False
    if _went(sentence.words[slot.last + 1 : high]):
        return True
    if (led := _led_by(slot, sentence)) and _is_behind(led, slot, sentence, max(0, slot.first - 2)):
        return True
    if "if" in sentence.words[low : slot.first]:
        return False
    hits = [hit for hit in _PHRASES.scan(sentence.words, sentence.said) if hit.end > low]
    return any(_tells_of(hit, slot, sentence, passed=passed) for hit in hits)


def _led_by(slot: Slot, sentence: Sentence) -> str:
    """ "Following Friday's interview at 10", "since your Friday 10am call": what leads to it."""
    said = sentence.words
    if wording.MEETINGS.isdisjoint(said[slot.first + 1 : slot.last + 3]):
        return ""
    led = [word for word in said[max(0, slot.first - 2) : slot.first] if word not in _WHOSE]
    return _LEADING.get(led[-1], "") if led else ""


_WHOSE = words("your our the")
_LEADING = {"following": "behind", "since": "since", "after": "after"}


def _has_passed(slot: Slot, written: datetime) -> bool:
    """ "At 9 this morning", written at noon."""
    if slot.day is None or slot.time is None or slot.day.date != written.date():
        return False
    minute = slot.time.start.minute
    if slot.zone is None:
        return minute <= written.hour * 60 + written.minute
    midnight = written.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    told = midnight + timedelta(minutes=minute)
    clocks = _clocks(slot.zone)
    return bool(clocks) and all(told.replace(tzinfo=clock) <= written for clock in clocks)


def _clocks(zone: Zone) -> list[tzinfo]:
    """The clocks that a zone may mean ("9am Pacific"); none where only a person is named."""
    if zone.offset is not None:
        return [timezone(timedelta(minutes=zone.offset))]
    return [ZoneInfo(name) for name in zone.names]


def _went(behind: Sequence[str]) -> bool:
    """ "Your interview on Tuesday at 10 with Jo went well", "... was a pleasure"."""
    at = next((at for at, word in enumerate(behind[:_NEAR]) if word in _TURNED), None)
    if at is None or not _STOPS.isdisjoint(behind[:at]):
        return False
    told, rest = behind[at + 1 : at + 2], behind[at + 1 :]
    if not _ARRANGING.isdisjoint(rest):
        return False
    if not _JUDGED.isdisjoint(told):
        return _ENDS.issuperset(rest[1:2]) or not _JUDGES.isdisjoint(rest[1:4])
    if behind[at] == "been":
        return False
    if behind[at] in _WAS:
        return not _PRAISE.isdisjoint(rest[:3])
    return _AWAY.isdisjoint(told)


# "Was a good choice of slot", "was easy to book, see you then", "went into the diary".
_ARRANGING = words("""slot slots choice book booked booking rebook arrange arranging set plan
    planned organise organize schedule diary calendar rota then ahead forward""")  # fmt: skip
_AWAY = words("in into out up on to through from")
# "Has been scored.", "was assessed by the panel"; and no "has been reviewed and is fine".
_ENDS, _JUDGES = words(". , ; ! : -"), words("""panel panellists assessor assessors interviewer
    interviewers examiner examiners judges team committee""")  # fmt: skip


_NEAR = 6
_WAS = words("was were")
_TURNED = words("went impressed been") | _WAS
_JUDGED = words("scored marked assessed reviewed discussed evaluated graded recorded")
_PRAISE = words("""great good nice lovely pleasure fun wonderful excellent helpful useful impressive
    interesting enjoyable strong brilliant fantastic super""")  # fmt: skip


def _tells_of(hit: Hit, slot: Slot, sentence: Sentence, *, passed: bool) -> bool:
    """Whether a phrase tells of this time, and no word between begins another thought."""
    said = sentence.words
    if hit.end > slot.first or (hit.name == "told" and not passed):
        return False
    if not passed and said[max(0, hit.start - 1)] == "as":
        return False  # "as we spoke on Friday at 10 or on Monday"
    between = [
        word
        for at, word in enumerate(said[hit.end : slot.first], start=hit.end)
        if word not in _YOU or said[at - 1] not in _TO
    ]
    if not (_STOPS | _FOUND).isdisjoint(between) or between[-1:] == ["and"]:
        return False
    if any(one == "and" and two in _GOING_ON for one, two in pairwise(between)):
        return False
    if hit.name in _ATTACHED and not passed:
        return _FREE.isdisjoint(between) and _is_behind(hit.name, slot, sentence, hit.start)
    if said[hit.end - 1] in _YOU and between and between[0] not in _WHERE:
        return False  # "we were happy to see you accepted Friday at 3"
    return hit.name == "how" or _SET_APART.isdisjoint(between)


# What parts a time from words told of another: a purpose, a topic, a verb of what is to come.
_STOPS = words("""to that about regarding re if so will 'll would 'd can could please let is are 're
    am 'm be , ; : ( ) - until till DAY TIME WEEK next i we you he she they""")  # fmt: skip
# "I spoke with Jo who suggested Friday at 2", "we had a talk fall out", "I saw you on the list".
_FOUND = words("""who suggested suggests proposed offered offers got want wants wanted fall fell
    drop dropped cancel free list rota calendar diary schedule""")  # fmt: skip
_TO = words("with to from")
_GOING_ON = words("see look looking hope speak talk thanks thank good enjoy well")
_YOU, _WHERE = words("you u yourself"), words("""on at with in here over again both last all there
    for online by via back and this and at around from for twice earlier""")  # fmt: skip
_SET_APART = words("""interview interviews appointment slot round booked scheduled set down planned
    pencilled arranged""")  # fmt: skip
_ATTACHED = frozenset({"made", "behind", "since", "after"})
_FREE = words("and or")


def _is_behind(name: str, slot: Slot, sentence: Sentence, begun: int) -> bool:
    """Whether the rest of the sentence tells that the meeting was, and not what will follow it.

    The words that name it stand from `begun` on.
    """
    ahead, behind = sentence.words[:begun], sentence.words[slot.last + 1 :]
    rest = (*ahead, *behind)
    if name == "since":
        if not _HAVE.isdisjoint(behind[:1]):
            return False  # "since your interview on Friday at 2 has been confirmed"
        return not (_HAVE.isdisjoint(behind[:_SUBJECT]) and _COUNTED.isdisjoint(ahead))
    if not _TO_COME.isdisjoint(rest):
        return False
    if name == "made":
        return _ASKING.isdisjoint(rest)
    if ahead[-1:] in _AS_SAID:
        return True
    if _was_told(ahead) or _was_done(behind):
        return _ASKING.isdisjoint(behind[:_SUBJECT])
    if name == "after":
        return False
    another = "DAY" in behind
    return _has_come(rest) or (another and not _WISHING.isdisjoint(rest))


def _was_told(ahead: Sequence[str]) -> bool:
    """ "We liked the cake at your trial on Friday at 9", and no "you asked who is at ..."."""
    return any(
        word in _PAST and (word in _BEEN or _LEADING_IN.isdisjoint(ahead[at + 1 : at + 2]))
        for at, word in enumerate(ahead)
    )


def _was_done(behind: Sequence[str]) -> bool:
    """ "..., the panel felt that", and no "you are asked", "I have the figures you wanted"."""
    at = next((at for at, word in enumerate(behind[:_SUBJECT]) if word in _PAST), None)
    if at is None or not _PRESENT.isdisjoint(behind[max(0, at - 1) : at]):
        return False
    if not _NO_VERB.isdisjoint(behind[at + 1 : at + 2]):
        return False  # "the panel made up of Jo and Bo"
    ahead = [word for word in behind[:at] if word != ","]
    return all(
        place == 0 or ahead[place - 1] == "and"
        for place, word in enumerate(ahead)
        if word in _PERSONS
    )


def _has_come(rest: Sequence[str]) -> bool:
    """ "We have decided", "we are pleased to offer you", and no "you have a tour"."""
    for at, word in enumerate(rest):
        told = rest[at + 1 : at + 3]
        if word in _HAVE and told and (told[0] in _DONE or told[0].endswith("ed")):
            return _READIED.isdisjoint(told)
        if word in _PLEASED and (tuple(told[:1]) != ("to",) or told[-1] in _SAYING):
            return tuple(rest[at + 2 : at + 3]) != ("offer",) or not _OFFERED.isdisjoint(
                rest[at + 3 : at + 5]
            )
    return False


_SUBJECT = 6
# "As promised at your interview on Monday at 10, here is the handbook".
_AS_SAID = frozenset((one,) for one in words("promised discussed agreed mentioned requested said"))
_HAVE, _COUNTED = words("has have 've"), words("LENGTH been")
_TO_COME = words("will 'll shall going before")
_ASKING = words("please can could would may")
_PAST = words("""was were left decided felt thought loved liked asked said told wanted agreed found
    spoke chose enjoyed mentioned showed talked gave made raised explained described impressed
    forgot dropped""")  # fmt: skip
_BEEN, _NO_VERB = words("was were"), words("up of by")
_READIED = words("planned booked arranged scheduled prepared organised organized reserved asked")
_LEADING_IN = words("what who how which when where why if whether to that me about for")
_PRESENT = words("is 's are 're am 'm be being get gets")
_PERSONS = words("i we you he she they")
_DONE = words("been now just since not 't unfortunately also all both chosen made had got found")
_PLEASED = words("pleased delighted happy glad sorry regret unfortunately")
_SAYING = words("""invite offer say tell inform let confirm make advise announce report move give
    ask""")  # fmt: skip
_OFFERED = words("you the this position role job")
_WISHING = words("would 'd wants want wishes wish like likes")
