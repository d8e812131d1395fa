"""Times of what goes on beside an interview: nobody is to be talked with then, or not for the job.

"We will text you a reminder at 8am", "he lands at 8", "your drug screen is on Monday at 10", "see
you on Monday at 9 for your first shift". Knows the places of phrases in one sentence, and the
sentence that lent a time its day.
"""

from collections.abc import Sequence

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.cues import CHANGING, Scene
from agent.reading.appointments.neighbours import time_place
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.lately import told_once
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.errands_en import ERRAND_SETS, ERRANDS
from agent.reading.wording.sets import words

_PHRASES = Phrases(ERRANDS, {**ERRAND_SETS, "be": wording.SETS["be"]})


def is_errand(slot: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether its sentence gives a time to something beside an interview."""
    sentence = prose.sentences[slot.sentence]
    if _tells_the_hired(prose) or (slot.carried and _lent_by_start(slot, prose)):
        return True
    hits = _PHRASES.scan(sentence.words, sentence.said)
    if not hits:
        return False
    low, high = clause(sentence, slot)
    if scene.within(sentence, low, high) & CHANGING:
        return False
    if _opens(sentence.words[: slot.first]):
        high = len(sentence.words)  # "The day before, at 4pm, you'll receive ..."
    return any(_is_of(hit, slot, prose, (low, high)) for hit in hits)


def _is_of(hit: Hit, slot: Slot, prose: Prose, around: tuple[int, int]) -> bool:
    """Whether a phrase found in its sentence tells what the time is for."""
    sentence = prose.sentences[slot.sentence]
    low, high = around
    if hit.name == "amiss":
        between = sentence.words[hit.end : slot.first]
        return hit.end <= slot.first and not sentence.asks and _JOINTS.issuperset(between)
    if hit.start < low or hit.start >= high or (slot.time is None and hit.name != "decision"):
        return False
    if hit.name in ("sent", "journey"):
        return _is_sent(hit, slot, sentence)
    if hit.name == "passing":
        return _is_in_passing(hit, slot, prose)
    if hit.name == "decision":
        return slot.last < hit.start and "you" not in sentence.words[low : slot.first]
    if hit.name == "start" and _tells_of_job(prose):
        return False
    return _is_event(hit, slot, sentence, around)


_JOINTS = words("on at between from by before until office team phone number , us the DAY")


def _opens(ahead: Sequence[str]) -> bool:
    """Whether a time stands first in its sentence: "The next day at 9", "On Friday at 8am"."""
    return _OPENING.issuperset(ahead)


_OPENING = words("the on at then and also , DAY day night evening afternoon morning before")


def _is_sent(hit: Hit, slot: Slot, sentence: Sentence) -> bool:
    """ "You'll get a reminder at 9", and no "link for our call at 9"."""
    if slot.last < hit.start:
        return _opens(sentence.words[: slot.first])
    between = sentence.words[hit.end : slot.first]
    return (
        hit.end <= slot.first
        and _is_told_there(sentence.words[hit.end : time_place(sentence, slot)])
        and _LEADING_ELSEWHERE.isdisjoint(between)
        and wording.MEETINGS.isdisjoint(between)
    )


def _is_told_there(between: Sequence[str]) -> bool:
    """Whether no other time stands between, unless in one row: "at 9 and another at 1:45"."""
    at = between.index("TIME") if "TIME" in between else len(between)
    return _ROW.issuperset(between[at:])


_ROW = words("TIME DAY and or another , at on the")
_LEADING_ELSEWHERE = words("for of if before about regarding , ; : which that and so but is are")


def _is_in_passing(hit: Hit, slot: Slot, prose: Prose) -> bool:
    """ "I'll ring you at 9 to wish you luck", beside the time of what the luck is for."""
    said = prose.sentences[slot.sentence].words
    rings = not _RINGING.isdisjoint(said[: hit.start])
    timed = sum(one.words.count("TIME") for one in prose.sentences if one.hot)
    return rings and slot.last < hit.start and timed > 1


_RINGING = words("ring call phone text message give")


def _is_event(hit: Hit, slot: Slot, sentence: Sentence, around: tuple[int, int]) -> bool:
    """ "Your ID check is on Monday at 9", "come in on Monday at 9 for your first shift"."""
    said, (low, high) = sentence.words, around
    if not _TALKED_OF.isdisjoint(said[low : hit.start]) or not _JOBS.isdisjoint(said[low:high]):
        return False
    if hit.end <= slot.first:
        between = said[hit.end : slot.first]
        return _PERSONS.isdisjoint(between) and (hit.name == "event" or len(between) <= _STRAIGHT)
    between = said[slot.last + 1 : hit.start + 1]
    led = not _PURPOSE.isdisjoint(between[:-1])
    return hit.name == "event" and led and (_PERSONS | _BRINGING).isdisjoint(between)


@told_once
def _tells_the_hired(prose: Prose) -> bool:
    """ "Now that your offer is signed, can we talk at 1?": written to one who has the job."""
    told = [one for one in prose.sentences if not _SIGNED.isdisjoint(one.said)]
    hits = (hit for one in told for hit in _PHRASES.scan(one.words, one.said))
    return any(hit.name == "hired" for hit in hits) and not _tells_of_job(prose)


_SIGNED = words("""signed accepted countersigned signing accepting returning countersigning
    start join""")  # fmt: skip


def _tells_of_job(prose: Prose) -> bool:
    """Whether an interview or a trial is named anywhere: "you start at 9" may be said of it."""
    if prose.subject is not None and not _JOBS.isdisjoint(prose.subject.said):
        return True
    return any(not _JOBS.isdisjoint(one.said) for one in prose.sentences)


# Words of an interview, or of work that is tried out: beside them nothing else is meant.
_JOBS = words("""interview interviews interviewing assessment trial trials taster tryout panel
    presentation superday""")  # fmt: skip
_TALKED_OF = words("about discuss discussing regarding re through explain before after if")
_PERSONS = words("i we you they he she who , ;")
_BRINGING = words("with bring bringing and because due")
_PURPOSE, _STRAIGHT = words("for to"), 4


def _lent_by_start(slot: Slot, prose: Prose) -> bool:
    """ "Your start date is Monday. Please report to the lobby at 8": of the day work begins."""
    here = prose.sentences[slot.sentence]
    if not _JOBS.isdisjoint(here.said):
        return False
    above = prose.sentences[max(0, slot.sentence - _FAR) : slot.sentence]
    lender = next((one for one in reversed(above) if "DAY" in one.said), None)
    if lender is None or _BEGINNING.isdisjoint(lender.said) or not _JOBS.isdisjoint(lender.said):
        return False
    return any(hit.name == "start" for hit in _PHRASES.scan(lender.words, lender.said))


_FAR, _BEGINNING = 3, words("start starting begin joining join")
