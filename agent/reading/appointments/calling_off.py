"""What the user calls off in their own mail: "I can't make tomorrow", "I have to cancel our call".

Knows the words of a sentence, and what the thread has set. Another time that they ask for beside
it is read elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from agent.domain.evidence import InterviewReading
from agent.domain.hiring import Confidence, InterviewStatus, ZoneFrom
from agent.reading.appointments.answers import confirmed, matches
from agent.reading.appointments.assent import PHRASES
from agent.reading.appointments.countering import is_refused
from agent.reading.appointments.picking import part_behind
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.thread import Readings
from agent.reading.grammar.phrases import Hit
from agent.reading.grammar.tokens import quote
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import turns_en as wording
from agent.reading.wording.appointment_en import MEETINGS
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.sets import words


def called_off(
    prose: Prose,
    slots: Sequence[Slot],
    known: InterviewReading | None,
    offers: Readings,
    now: datetime,
) -> Readings:
    """The appointment that the user cannot keep, as cancelled; nothing where none is meant.

    `known` is what the thread has set, `offers` what the employer has named last. Where the thread
    knows neither, as in a mail of its own, the day that is named stands for what it may hold.
    """
    if any(_affirms(one) for one in prose.sentences):
        return ()
    for sentence in prose.sentences:
        here = [one for one in slots if one.sentence == sentence.number]
        if known is not None and _says_no(here, sentence, known, offers):
            return (_struck(known, sentence, prose),)
        for hit in _hits(sentence):
            meant = _object(sentence, hit)
            if meant is None:
                continue
            named = [slot for slot in here if meant.start <= slot.first < meant.stop]
            if known is not None:
                if _is_it(hit, sentence, meant, named, known, offers):
                    return (_struck(known, sentence, prose),)
            elif not offers and len(named) == 1 and named[0].day is not None:
                return _on_that_day(named[0], sentence, prose, now)
    return ()


def _struck(known: InterviewReading, sentence: Sentence, prose: Prose) -> InterviewReading:
    off = confirmed(known, sentence, prose)
    return replace(off, status=InterviewStatus.CANCELLED, end=None)


def _says_no(
    here: Sequence[Slot], sentence: Sentence, known: InterviewReading, offers: Readings
) -> bool:
    """ "Tomorrow won't work for me any more", where no other time was asked for."""
    return all(one.start == known.start for one in offers) and any(
        matches(slot, known) and _is_then(slot, sentence, known)
        and is_refused(slot, sentence) and "work" in sentence.said
        for slot in here
    )  # fmt: skip


def _hits(sentence: Sentence) -> Iterator[Hit]:
    """Where the user, and nobody else, says so: not "if I can't", nor "Leo can't make it"."""
    said = sentence.words
    for hit in PHRASES.scan(said, sentence.said):
        if hit.name not in ("unable", "undo"):
            continue
        if not _IF.isdisjoint(said[max(0, hit.start - _SCOPE) : hit.start]):
            continue
        ahead = said[max(0, hit.start - 1) : hit.start]
        if not ahead or ahead[0] in _SUBJECT:
            yield hit


def _affirms(sentence: Sentence) -> bool:
    """ "I can't do the second one, but Thursday is fine", "See you on Thursday": it stands."""
    said = sentence.words
    return not sentence.asks and any(
        (one == "see" and two == "you")
        or (one == "DAY" and two in _BEING and said[at + 2 : at + 3] and said[at + 2] in _WELL)
        or (one == "DAY" and two in _STANDING)
        for at, (one, two) in enumerate(pairwise(said))
    )


def _object(sentence: Sentence, hit: Hit) -> range | None:
    """The places of what cannot be kept, or None where that is, or may be, something else.

    "Our interview tomorrow", "it", "Thursday at 10"; not "the dinner", "it before 3", "any other
    day".
    """
    said, at, meant = sentence.words, hit.end, False
    while at < len(said) and said[at] not in _ENDING:
        word = said[at]
        if word in _LIMITS:
            return None
        if word == "time" and said[at - 1] in _PUNCTUAL:
            return None
        if word in _MEANT or word in MEETINGS:
            meant = True
        elif not (_is_of_it(said, at) if meant else word in _LEADING or word in GIVEN):
            return None
        at += 1
    bare = at == hit.end or meant
    return range(hit.end, at) if bare else None


def _is_of_it(said: Sequence[str], at: int) -> bool:
    """Whether a word behind the meeting tells more of it: "our call on Thursday with Leo".

    Not of "the call link", "this call on my phone", "our meeting at work", "keep it short".
    """
    if said[at] == "to" and said[at + 1 : at + 2] in _COMING:
        return True  # "push our call to next week"
    if said[at] in _PLACING:
        return any(
            word in _MEANT or word in MEETINGS for word in said[at + 1 : at + 4]
        ) and _OWN.isdisjoint(said[at + 1 : at + 2])
    return said[at] in _BEHIND or said[at] in GIVEN or said[at][:1].isdigit()


def _is_it(
    hit: Hit,
    sentence: Sentence,
    meant: range,
    named: Sequence[Slot],
    known: InterviewReading,
    offers: Readings,
) -> bool:
    """Whether what is called off is the appointment known, and no other time that is talked of."""
    said = sentence.words[meant.start : meant.stop]
    old = [slot for slot in named if not _is_new(slot, sentence, hit)]
    if old:
        return matches(old[0], known) and _is_then(old[0], sentence, known)
    if not MEETINGS.isdisjoint(said):
        return True
    # "I can't make it", where another time was asked for: which is not told.
    other = any(one.start != known.start for one in offers)
    return not other and (hit.name == "undo" or "it" in said)


def _is_new(slot: Slot, sentence: Sentence, hit: Hit) -> bool:
    """ "I need to move our call to Monday": the time that it shall have."""
    ahead = sentence.words[slot.first - 1 : slot.first]
    return hit.name == "undo" and ahead in (("to",), ("for",), ("until",), ("till",))


def _is_then(slot: Slot, sentence: Sentence, known: InterviewReading) -> bool:
    """Whether the appointment lies in the part of that day: "I can't do tomorrow morning"."""
    part = part_behind(sentence, slot.last) if slot.time is None else ""
    if not part or known.start is None:
        return True
    low, high = wording.CHOICE_PARTS[part]
    return low <= known.start.hour < high


def _on_that_day(slot: Slot, sentence: Sentence, prose: Prose, now: datetime) -> Readings:
    """What is set for that day falls away, whatever it is."""
    if slot.day is None or slot.day.date < now.date() or part_behind(sentence, slot.last):
        return ()
    said = quote(prose.text, sentence.start, sentence.end)
    off = InterviewStatus.CANCELLED
    account = ZoneFrom.ACCOUNT
    return (
        InterviewReading(None, slot.day.date, None, zone_known=True, timezone=None,
                         zone_from=account, status=off, quote=said, confidence=Confidence.LIKELY),
    )  # fmt: skip


_SCOPE = 6
_IF = words("if unless whether when should case hope hoping hopefully")
_MEANT = words("DAY TIME it slot time date")
_PUNCTUAL = words("on in")
_SUBJECT = words("""i we and but so , sorry afraid unfortunately sadly regrettably just also really
    now still that : am 'm""")
_ENDING = words(""". , ; : ! ? - ( ) as because since due owing but and so cos coz thanks after
    while though although could would can may is are""")
_LIMITS = words("""before until till by any other another early earlier late later only
    longer than without more half one both either""")
_BEING = words("is 's are would will still looks sounds")
_WELL = words("fine good great perfect ok okay ideal on still works brilliant lovely no")
_STANDING = words("stands works suits")
_COMING = (("next",), ("WEEK",), ("the",))
_OWN = words("my a an another")
_PLACING = words("on at for in by from to")
_BEHIND = words("""the our my your this that of 's with you us both next coming morning afternoon
    evening today now after all scheduled planned arranged agreed set booked week WEEK following
    please then""")
_LEADING = words("""the our my your this that on at for of in to out off with from up along over me
    us 's first second third final last initial scheduled planned arranged agreed upcoming video
    phone telephone zoom teams online next coming morning afternoon evening all today going office
    well enough fit be able do make attend join come""")
