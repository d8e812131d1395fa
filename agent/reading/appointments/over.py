"""Times at which people have already met, talked or tried to: told of, and none to come.

"It was a pleasure to meet you on Thursday at 2", "I tried to reach you at 9 this morning". Looks
only at a bare weekday, which behind such words is the last one, and at an hour of the day of
writing that has passed; a day named by its date is what it is. Knows words and places in one
sentence.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.cues import CHANGING, Scene
from agent.reading.appointments.slot import Slot
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
    low, high = clause(sentence, slot)
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
    return slot.time.start.minute <= written.hour * 60 + written.minute


def _went(behind: Sequence[str]) -> bool:
    """ "Your interview on Tuesday at 10 with Jo went well", "... was a pleasure"."""
    at = next((at for at, word in enumerate(behind[:_NEAR]) if word in _TURNED), None)
    if at is None or not _STOPS.isdisjoint(behind[:at]):
        return False
    if not _JUDGED.isdisjoint(behind[at + 1 : at + 2]):
        return True
    if behind[at] == "been":
        return False
    return behind[at] not in _WAS or not _PRAISE.isdisjoint(behind[at + 1 : at + 4])


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
    if not _STOPS.isdisjoint(between) or between[-1:] == ["and"]:
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
        return not (_HAVE.isdisjoint(behind[:_SUBJECT]) and _COUNTED.isdisjoint(ahead))
    if not _TO_COME.isdisjoint(rest):
        return False
    if name == "made":
        return _ASKING.isdisjoint(rest)
    if ahead[-1:] in _AS_SAID:
        return True
    if not (_PAST.isdisjoint(ahead) and _PAST.isdisjoint(behind[:_SUBJECT])):
        return _ASKING.isdisjoint(behind[:_SUBJECT])
    if name == "after":
        return False
    another = "DAY" in behind
    return not _PERFECT.isdisjoint(rest) or (another and not _WISHING.isdisjoint(rest))


_SUBJECT = 6
# "As promised at your interview on Monday at 10, here is the handbook".
_AS_SAID = frozenset((one,) for one in words("promised discussed agreed mentioned requested said"))
_HAVE, _COUNTED = words("has have 've"), words("LENGTH been")
_TO_COME = words("will 'll shall going before")
_ASKING = words("please can could would may")
_PAST = words("""was were left decided felt thought loved liked asked said told wanted agreed found
    spoke chose enjoyed mentioned showed talked gave made raised explained described impressed
    forgot dropped""")  # fmt: skip
_PERFECT = words("has have 've pleased delighted happy glad sorry regret unfortunately")
_WISHING = words("would 'd wants want wishes wish like likes")
