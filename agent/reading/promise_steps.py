"""Whether a promised count runs from a step still to be taken, so that nobody knows its end.

"Upon completion we write to you within five days", "once the owner approves, within 24 hours": no
day can be told. "Thank you for returning the test. You'll hear within five days of receipt": the
step is taken, and the count runs from the writing. Knows the words of a message, no calendars.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from agent.reading.grammar.anchors import BEHIND_MEETING, FROM_SUBMISSION, MEETINGS
from agent.reading.grammar.nodes import Day
from agent.reading.grammar.stretch import ANCHORS
from agent.reading.lately import told_once
from agent.reading.promise_scene import TASKS, Scene
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def waits_for_step(scene: Scene, place: int, prose: Prose) -> bool:
    """Whether the window at `place` is counted from a step nobody has taken yet."""
    window = scene.windows[place]
    if window.due is None or window.rule not in _FROM_WRITING:
        return False
    said = scene.words
    behind = said[place + 1 : place + 2]
    if behind and behind[0] in _FROM:
        return _names_step(said[place + 2 : place + 2 + _NEAR]) and _is_to_come(prose)
    opening = _opening(scene, place)
    if opening is not None:
        return _opens_with_step(scene, opening, place, prose)
    if not _REVIEWING.isdisjoint(said) and _reviews_each(said, place):
        return not _is_taken(prose)
    return _is_of_result(said) and _follows_task(scene.sentence, prose) and not _is_taken(prose)


def _opening(scene: Scene, place: int) -> int | None:
    """Where "once", "upon", "as soon as" opens the thought before a window, and names no day."""
    said = scene.words
    found = None
    if (
        said[max(0, place - 4) : place - 1] == ["in", "any", "case"]
        or "and" in said[max(0, place - 2) : place]
    ):
        return None
    for at in range(place):
        word = said[at]
        if word in _OPENERS and (word in _ANYWHERE or at == 0 or said[at - 1] in _STARTS):
            found = at
        elif word == "as" and said[at + 1 : at + 3] == ["soon", "as"]:
            found = None if _NEWS.intersection(said[at + 3 : at + 3 + _NEAR]) else at + 2
        elif at in scene.windows or word == ";":
            found = None
    return found


def _opens_with_step(scene: Scene, opening: int, place: int, prose: Prose) -> bool:
    """Whether what opens the sentence is a step to come, or an event of which no day is told."""
    said = scene.words
    told = said[opening + 1 : place]
    if told[:1] in (["each"], ["every"]):
        return True
    if "already" in told or ("now", "have") in pairwise(told) or ("have", "now") in pairwise(told):
        return False
    if said[opening] in _ONCE_TAKEN and _names_step(told):
        return not _is_taken(prose)
    clause = told[: told.index(",")] if "," in told else told
    if said[opening] in _BEHIND and not MEETINGS.isdisjoint(clause):
        booked = _first_booking(prose)
        return booked is not None and booked <= scene.sentence.number and not _is_taken(prose)
    if said[opening] in _WHEN and _takes_step(clause, perfect=said[opening] in _WHEN_DONE):
        return not _is_taken(prose)
    first = opening - 2 * (said[opening] == "as")
    starts = first == 0 or said[first - 1] in _STARTS
    opens = starts and said[opening] in _EVENT and told[:1] not in (["again"], ["more"])
    if not _AT_MOST.isdisjoint(said[place + 1 : place + 4]):
        return False
    return opens and len(clause) < len(told) and not _is_dated_elsewhere(scene, place, prose)


def _names_step(told: Sequence[str]) -> bool:
    """ "Completion", "your submission", "safe receipt", "receiving it"."""
    first = next((word for word in told if word not in _DESCRIBING), "")
    return first in _STEPS


def _takes_step(clause: Sequence[str], *, perfect: bool) -> bool:
    """ "Submitted", "you've finished", "we have got it", "you're ready", but no "you sent it"."""
    first = next((word for word in clause if word not in _DESCRIBING), "")
    if first in _TAKEN or first not in _WHO:
        return first in _TAKEN
    told = [word for word in clause[1:_CLAUSE] if word not in _DESCRIBING]
    if told[:1] and told[0] in _HAVE_OR_ARE:
        return not _TAKEN_OR_READY.isdisjoint(told)
    return bool(told) and (told[0] in _TAKING or (told[0] in _TAKEN and not perfect))


def _reviews_each(said: Sequence[str], place: int) -> bool:
    """ "Our engineers review every submission within five days": as a rule, from when it comes."""
    return place > 1 and said[place - 1] in ("within", "in") and said[place - 2] in _WORKS


def _is_of_result(said: Sequence[str]) -> bool:
    """Whether word is of the user's work: "the result", "we'll review it and get back"."""
    if not _RESULTS.isdisjoint(said):
        return True
    return any(
        word in _REVIEWING and not _OBJECTS.isdisjoint(said[at + 1 : at + 4])
        for at, word in enumerate(said)
    )


def _is_dated_elsewhere(scene: Scene, place: int, prose: Prose) -> bool:
    """Whether the event that opens the sentence is a meeting of which a day is told elsewhere."""
    if scene.windows[place].rule != BEHIND_MEETING:
        return False
    return bool(prose.met or prose.known) or any(
        isinstance(node.value, Day)
        for one in prose.sentences
        if one is not scene.sentence
        for _, node in one.nodes
    )


def _follows_task(sentence: Sentence, prose: Prose) -> bool:
    """Whether a test is set right before: "the brief is attached, please return it by Friday"."""
    near = range(sentence.number - _RIGHT_BEFORE, sentence.number)
    return any(one.number in near and _names_work(one.words, _TESTS) for one in _setting(prose))


@told_once
def _is_set(prose: Prose) -> bool:
    """Whether some work is asked of the user: a test, a form, a video."""
    return any(True for _ in _setting(prose))


def _setting(prose: Prose) -> Iterator[Sentence]:
    for one in prose.sentences[:_MOST]:
        if _ASKING.isdisjoint(one.said) or not _names_work(one.words, _WORKS):
            continue
        if not (_tells_taken(one.words, _WORKS) or _LATER.intersection(one.words[:1])):
            yield one


def _names_work(said: Sequence[str], works: frozenset[str]) -> bool:
    """ "A case to solve", "your video", but no "in case you need us", no "video interview"."""
    return any(
        word in works
        and not (word == "case" and "in" in said[max(0, at - 2) : at])
        and not (
            word == "video" and _RECORDING.isdisjoint(said) and _LIVE & {*said[at + 1 : at + 2]}
        )
        for at, word in enumerate(said)
    )


@told_once
def _is_taken(prose: Prose) -> bool:
    """Whether the step lies back: what was asked of the user is in, or else an application is."""
    works = _WORKS if _is_set(prose) else _WORKS | _APPLYING
    return any(_tells_taken(one.words, works) for one in prose.sentences[:_MOST])


@told_once
def _is_to_come(prose: Prose) -> bool:
    """Whether "within a week of receipt" is of something asked for: "please send us your CV".

    Of an application nobody asks for any more it is told as a rule: "Many thanks for your letter".
    """
    asked = any(_asks_to_apply(one.words) for one in prose.sentences[:_MOST])
    return (asked or _is_set(prose)) and not _is_taken(prose)


def _asks_to_apply(said: Sequence[str]) -> bool:
    """ "Please send your CV", "we look forward to receiving it", but no "thanks for sending it"."""
    if not _THANKS.isdisjoint(said[:_GREETED]):
        return False
    return not _TO_SEND.isdisjoint(said) or ("forward" in said and "receiving" in said)


@told_once
def _first_booking(prose: Prose) -> int | None:
    """Where "please book a call below" stands: the meeting is still to be found, no day is set."""
    booking = [
        one
        for one in prose.sentences[:_MOST]
        if not MEETINGS.isdisjoint(one.said) and _is_to_book(one.words)
    ]
    if not booking or prose.met or prose.known or _has_met(prose):
        return None
    return booking[0].number


def _is_to_book(said: Sequence[str]) -> bool:
    """ "Pick a slot for a call", but no "see the schedule", no "arrange to collect your folder"."""
    return any(
        word in _BOOKING
        and "to" not in said[at + 1 : at + 2]
        and not (word == "schedule" and _DESCRIBING & {*said[max(0, at - 1) : at]})
        for at, word in enumerate(said)
    )


def _has_met(prose: Prose) -> bool:
    """ "Your interview was a pleasure", "it was good to meet you": that meeting is over."""
    return any(
        not (_WAS.isdisjoint(one.said) or _MET.isdisjoint(one.said))
        for one in prose.sentences[:_MOST]
    )


def _tells_taken(said: Sequence[str], works: frozenset[str]) -> bool:
    """ "Thank you for returning the form", "we have your test", "your video has arrived"."""
    at = next((at for at, word in enumerate(said) if word in works), None)
    if at is None or not _LATER.isdisjoint(said[:at]):
        return False
    if not _THANKS.isdisjoint(said[:_GREETED]) or ("well", "done") in pairwise(said):
        behind = said[said.index("for") + 1 :] if "for" in said else ()
        return behind[:1] != () and (
            behind[0] in _SENDING or behind[0] in works or behind[0] in _YOURS
        )
    if not _RECEIPT.isdisjoint(said) and not _CONFIRMING.isdisjoint(said):
        return True
    return any(
        word in _COME_IN
        and (word in _ARRIVED or not _HAVE.isdisjoint(said[max(0, place - 4) : place]))
        for place, word in enumerate(said)
    ) or ("received" in said and said[0] in ("we", "i", "received"))


_FROM_WRITING = frozenset({"count", "hours", BEHIND_MEETING, FROM_SUBMISSION})
# So many words behind an anchor name the step; so many words tell a clause of it.
_NEAR, _CLAUSE = 4, 8
# Hostile mail stays linear.
_MOST = 60
_RIGHT_BEFORE = 3
_UPON = words("upon on")
_BEHIND = words("after following")
_FROM = ANCHORS | _UPON
_ONCE_TAKEN = _UPON | _BEHIND
_EVENT = words("once as")
_WHEN = _EVENT | words("when whenever after")
# Behind these a plain past is over: "when you sent it".
_WHEN_DONE = words("when after")
_OPENERS = (_UPON | _BEHIND | _WHEN) - words("as")
# "As soon as possible", "as soon as I have news": no step, only haste; "at the latest" is a bound.
_NEWS = words("possible practicable news update")
_AT_MOST = words("latest most")
_ANYWHERE = words("once whenever upon")
_STARTS = words(", ; : . - ( and but then")
_DESCRIBING = words("your the its our a an any safe successful full that this all us of both")
_STEPS = words(
    """completion submission receipt receiving submitting completing returning uploading finishing
    return registration enrolment signing getting"""
)
_TAKEN = words(
    """submitted completed received finished done uploaded returned recorded got taken sent had
    signed filled handed reached"""
)
_TAKING = words(
    "submit complete receive finish upload return record get take send sign fill hand have hit"
)
_READY = words("ready through")
_TAKEN_OR_READY = _TAKEN | _READY
_WHO = words("you we it they")
_HAVE = words("'ve have has been was were had")
_HAVE_OR_ARE = _HAVE | {"'re", "are", "'s", "is"}
_WORKS = TASKS | words(
    """tests exercises assessments tasks form forms questionnaire questionnaires video videos survey
    submission submissions portfolio case code solution deck entry entries paper papers slides quiz
    drawing drawings sample samples piece essay script"""
)
_TESTS = TASKS | words("video videos case quiz tests")
_LIVE = words("call calls interview interviews meeting chat conference conversation link")
_RECORDING = words("record recorded recording way pre-recorded submit upload")
_APPLYING = words("application applying applied cv resume email message enquiry documents letter")
_ASKING = words(
    """please kindly attached invited invite complete submit return fill upload record take send
    below need ask asked asking"""
)
_BOOKING = words("book schedule choose pick select arrange calendly")
_WAS = words("was were yesterday")
_MET = MEETINGS | words("meet meeting met speaking talking seeing")
# What stands behind these has not happened yet.
_LATER = words("once when whenever if until till upon unless before after following soon")
_SENDING = words(
    "submitting sending completing returning doing handing uploading finishing filling taking"
)
_YOURS = words("your the")
# Thanks stand among the first words: "many thanks for your application".
_THANKS = words("thank thanks")
_GREETED = 3
_TO_SEND = words("send submit apply upload fill supply")
_RECEIPT = words("receipt")
_CONFIRMING = words("confirm confirms acknowledge acknowledges acknowledged confirming")
_COME_IN = words(
    "received submitted completed uploaded returned got handed finished arrived reached landed"
)
_ARRIVED = words("arrived reached landed")
_REVIEWING = words("review reviews mark marks assess assesses score scores grade grades look")
_OBJECTS = words("it them your submission")
_RESULTS = words("result results feedback score scores marks mark")
