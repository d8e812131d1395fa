"""Times of what goes on beside an interview: nobody is to be talked with then, or not for the job.

"We will text you a reminder at 8am", "he lands at 8", "your drug screen is on Monday at 10", "see
you on Monday at 9 for your first shift". Knows the places of phrases in one sentence, and the
sentence that lent a time its day.
"""

from collections.abc import Sequence

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
    low, high = scene.clause(sentence, slot)
    if scene.within(sentence, low, high) & CHANGING:
        return False
    if _opens(sentence.words[: slot.first]):
        high = len(sentence.words)  # "The day before, at 4pm, you'll receive ..."
    return any(_is_of(hit, slot, prose, scene, (low, high)) for hit in hits)


def _is_of(hit: Hit, slot: Slot, prose: Prose, scene: Scene, around: tuple[int, int]) -> bool:
    """Whether a phrase found in its sentence tells what the time is for."""
    sentence = prose.sentences[slot.sentence]
    low, high = around
    if hit.name == "amiss":
        between = sentence.words[hit.end : slot.first]
        return hit.end <= slot.first and not sentence.asks and _JOINTS.issuperset(between)
    if hit.start < low or hit.start >= high or (slot.time is None and hit.name != "decision"):
        return False
    if hit.name in ("sent", "journey"):
        return _is_sent(hit, slot, sentence) and not _leads_to_talk(hit.end, slot, sentence)
    if hit.name == "passing":
        return _is_in_passing(hit, slot, prose)
    if hit.name == "decision":
        return slot.last < hit.start and _is_decided(hit, prose, sentence, low, slot.first)
    if hit.name == "start" and (_tells_of_job(prose) or _tells_of_talk(prose, sentence)):
        return False
    if hit.name == "event" and _is_first_part(hit, slot, prose, scene):
        return False
    return _is_event(hit, slot, sentence, around)


_JOINTS = words("on at between from by before until office team phone number , us the DAY")


def _leads_to_talk(end: int, slot: Slot, sentence: Sentence) -> bool:
    """ "At 10 you get a short task, then an interview": the talk goes on from the errand.

    Looks behind item `end`; where another time follows, the talk has its own.
    """
    rest = sentence.words[max(end - 1, slot.last + 1) :]
    return "TIME" not in rest and any(
        _begins_talk(rest[at + 1 : at + 1 + _SOON]) for at, word in enumerate(rest) if word in _NEXT
    )


def _begins_talk(told: Sequence[str]) -> bool:
    """ "An interview with Jo", and no "details of the interview"."""
    other = next((at for at, word in enumerate(told) if word in _OF), len(told))
    return not (_TALKS | _SEEING).isdisjoint(told[:other])


def _is_first_part(hit: Hit, slot: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether a check or a tour is only a part of the interview that the time is of.

    "Come at 9 for an ID check and a chat with Jo", "your interview and eye test are at 2", "be
    here at 10 to allow for the ID check".
    """
    sentence = prose.sentences[slot.sentence]
    said = sentence.words
    if _leads_to_talk(hit.end, slot, sentence) or not _TALKS.isdisjoint(
        said[hit.end : hit.end + 1]
    ):
        return True
    led = said[max(0, hit.start - _BESIDE) : hit.start]
    joined = "and" in led and not _JOBS.isdisjoint(led[: led.index("and")])
    if joined or hit.end > slot.first > hit.start:
        return joined
    if slot.last > hit.start:
        return False
    if "allow" in led or not _TRYING.isdisjoint(said[hit.end :]):
        return True
    above = prose.sentences[max(0, slot.sentence - 1) : slot.sentence]
    timed = sum(one.words.count("TIME") for one in prose.sentences)
    return timed == 1 and any(
        "interview" in scene.whole(one) and scene.whole(one) & _INVITING
        and not scene.whole(one) & _GONE
        for one in above
    )  # fmt: skip


_BESIDE, _SOON = 5, 8
_TALKS = words("""interview interviews interviewing chat conversation talk panel assessment
    presentation""")  # fmt: skip
_NEXT, _OF = words("and then when & before"), words("for of about link links details questions")
_SEEING = words("see meet meets present interviewed speak")
_TRYING = words("see how")
_INVITING = frozenset({"wish", "booked", "set", "offer"})
_GONE = frozenset({"past", "cancel"})


def _is_decided(hit: Hit, prose: Prose, sentence: Sentence, low: int, first: int) -> bool:
    """ "On Friday at 2 the board will make the call", and no call that people make to talk."""
    if "you" in sentence.words[low:first]:
        return False
    if "call" not in sentence.words[hit.start : hit.end]:
        return True
    subject = prose.subject.said if prose.subject is not None else frozenset()
    return _CALLING.isdisjoint(subject) and _WITH_YOU.isdisjoint(sentence.words[hit.end :])


_CALLING = words("call calls chat")
_WITH_YOU = words("you with speak talk chat then")


def _tells_of_talk(prose: Prose, sentence: Sentence) -> bool:
    """ "You'll join us on Friday at 2 for a chat": people start or join a talk as well as work."""
    if prose.subject is not None and not _MEETING.isdisjoint(prose.subject.said):
        return True
    told = prose.sentences if not _JOINING.isdisjoint(sentence.said) else (sentence,)
    return any(not _MEETING.isdisjoint(one.said) for one in told)


_JOINING = words("join joining")
_MEETING = words("""chat conversation meeting meet visit tour talk call video zoom teams skype
    webex""")  # fmt: skip


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
    rings = any(
        word in _RINGING and (lead in _RINGERS or whom in _WHOM)
        for lead, word, whom in zip(said, said[1:], said[2 : hit.start + 1], strict=False)
    )
    if not _QUESTIONED.isdisjoint(said[hit.start :]):
        return False  # "to check you have the right licence", "to ask how you would do it"
    timed = sum(one.words.count("TIME") for one in prose.sentences if one.hot)
    return rings and slot.last < hit.start and timed > 1


_RINGING, _WHOM = words("ring call phone text message give"), words("you u")
_RINGERS = words("i we 'll will to can")
_QUESTIONED = words("""would right role job jobs post position experience licence license skills
    qualified background suit suits suitable handle discuss interview""")  # fmt: skip


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
    signed = any(
        hit.name == "hired" and not _is_ahead_of(hit, one.words)
        for one in told
        for hit in _PHRASES.scan(one.words, one.said)
    )
    return signed and not _tells_of_job(prose)


def _is_ahead_of(hit: Hit, said: Sequence[str]) -> bool:
    """ "Before accepting the position, speak with Jo": nothing has been signed yet."""
    return not _YET.isdisjoint(said[max(0, hit.start - 2) : hit.start])


_YET = words("before prior if consider considering without when on about")
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
