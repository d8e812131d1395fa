"""A yes of the user's that takes no time: they say no to the one offered, or ask for another.

"I'd love to. Sadly I can't do Wednesday morning, but could I come at 2pm?" Knows the words of one
sentence and what was offered.
"""

from collections.abc import Sequence
from datetime import datetime

from agent.domain.evidence import InterviewReading
from agent.reading.appointments.answers import matches
from agent.reading.appointments.assent import PHRASES
from agent.reading.appointments.neighbours import time_place
from agent.reading.appointments.parting import around
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.thread import Readings
from agent.reading.grammar.nodes import Day
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def countered(accepted: Readings, prose: Prose, slots: Sequence[Slot], offers: Readings) -> bool:
    """Whether the yes is no yes to a time: it names none, and others are asked for or it is out."""
    if len(accepted) != 1 or any(_takes(slot, accepted[0], prose) for slot in slots):
        return False
    return any(
        asks_for(slot, prose.sentences[slot.sentence]) and not _is_one_of(slot, offers)
        for slot in slots
    ) or any(
        _is_away(one) or _asks_bare_hour(one) or _refuses(one, slots, accepted[0])
        for one in prose.sentences
    )


def _takes(slot: Slot, taken: InterviewReading, prose: Prose) -> bool:
    """Whether a sentence names the time taken, and says yes to it there."""
    sentence = prose.sentences[slot.sentence]
    if not matches(slot, taken) or sentence.asks:
        return False
    low, high = around(sentence.words, slot.first, slot.last + 1, _PARTING)
    said = {hit.name for hit in PHRASES.scan(sentence.words[low:high])}
    return bool(said & {"accept", "arrive"}) and "refuse" not in said


def _is_one_of(slot: Slot, offers: Readings) -> bool:
    return any(matches(slot, one) for one in offers)


def asks_for(slot: Slot, sentence: Sentence) -> bool:
    """ "Could I come at 2pm", "would Thursday suit", "any chance of a later time, say 3pm?"."""
    place = time_place(sentence, slot) if slot.time is not None else slot.first
    return any(_is_asked(sentence, at) for at in {place, slot.first})


def _is_asked(sentence: Sentence, place: int) -> bool:
    """Whether only words of coming and of times stand between a question and what it asks for."""
    if not sentence.asks:
        return False
    for word in reversed(sentence.words[:place]):
        if word in _ASKING:
            return True
        if word not in _COMING:
            return False
    return False


_ASKING = words("would could can may might shall how about chance possible what")
_COMING = words("""i we you it me us that this be do make have come meet talk speak visit see start
    move shift push say possibly perhaps maybe rather instead at on to in for by around about the a
    of or else either later earlier another different time slot hour day , DAY TIME alternatively
    manage offer squeeze fit possibility any there is""")


def _asks_bare_hour(sentence: Sentence) -> bool:
    """ "Would 4 work?": an hour that no grammar takes for one."""
    said = sentence.words
    return any(
        word.isdecimal() and 1 <= int(word) <= _DIAL and said[at + 1 : at + 2] in _WORKS
        and said[at - 1 : at] == ("would",) and sentence.asks
        for at, word in enumerate(said) if len(word) <= len("12")
    )  # fmt: skip


_DIAL = 12
_WORKS = frozenset((one,) for one in words("work suit do be"))


def _refuses(sentence: Sentence, slots: Sequence[Slot], taken: InterviewReading) -> bool:
    """ "I can't make Wednesday", "Wednesday at 10 clashes with my exam": no to the time itself."""
    return any(
        is_refused(slot, sentence) for slot in slots
        if slot.sentence == sentence.number and matches(slot, taken)
    )  # fmt: skip


def is_refused(slot: Slot, sentence: Sentence) -> bool:
    """ "I can't make Wednesday at 10", "Wednesday at 10 doesn't work for me"."""
    said = sentence.words
    behind = said[slot.last + 1 : slot.last + 4]
    if not _CLASHING.isdisjoint(behind[:2]) or (_NOT.intersection(behind) and "work" in behind):
        return True
    for at in range(slot.first - 1, -1, -1):
        if said[at] in _UNABLE or (said[at] in _NOT and said[at - 1 : at] in _CAN):
            return True
        if said[at] not in _MAKING:
            return False
    return False


def _is_away(sentence: Sentence) -> bool:
    """ "But I'm in class then", "sadly I have a shift that morning": when the time offered is."""
    said = sentence.words
    sorry = next((at for at, word in enumerate(said) if word in _SADLY), None)
    return sorry is not None and any(
        _BUSY.intersection(said[sorry:at]) and _is_then(said, at) for at in range(sorry, len(said))
    )


def _is_then(said: Sequence[str], at: int) -> bool:
    if said[at] == "then":
        return said[at + 1 : at + 2] in _ENDING
    return said[at] == "that" and said[at + 1 : at + 2] in _PARTS


_PARTING = words(", . ; ! - ( ) but so and because as")
_CLASHING = words("clash clashes conflicts clashing")
_NOT = words("not 't cannot cant")
_CAN = frozenset({("can",), ("could",), ("do",), ("does",), ("doesn",)})
_UNABLE = words("cannot cant unable")
_MAKING = words("to make do manage come attend join in on at the morning afternoon evening of be")
_SADLY = words("but sadly unfortunately afraid alas however sorry though except only")
_BUSY = words("'m am have 've work teach clash can cannot cant")
_PARTS = frozenset((one,) for one in words("day morning afternoon evening time hour DAY"))
_ENDING = frozenset({(), *((one,) for one in words(". , ; ! ? - : ) so and would"))})


def on_that_day(slot: Slot, offers: Readings, now: datetime) -> Slot:
    """ "Could I come at 2pm that day": the one day that was offered."""
    days = {one.start.astimezone(now.tzinfo).date() for one in offers if one.start}
    if slot.day is None or slot.day.relation != "same_day" or len(days) != 1:
        return slot
    return slot._replace(day=Day(days.pop()))
