"""Which day a promised weekday is, where the mail tells what comes before it.

"Your interview is on Wednesday 20 May. You will hear from us on Friday": the 22nd. "The board sits
on Thursday the 8th and I'll ring you on Friday": the 9th. Knows the windows of one sentence and
the days that earlier ones name; whether anything is promised is told elsewhere.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from agent.reading.days_back import nodes_ahead
from agent.reading.grammar.anchors import count_from
from agent.reading.grammar.nodes import Day
from agent.reading.grammar.reference import coming, monday_of
from agent.reading.grammar.stretch import DAY, Found
from agent.reading.promise_events import awaited_before, selects, waits
from agent.reading.promise_scene import Scene
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words

# Of these the week is not said; the rest are dated or counted.
_UNDATED = frozenset({"weekday"})
# A part of the week that a meeting in it or behind it moves on likewise.
_NO_WEEK = "end of no week"
_WEEKENDS = frozenset({"before the weekend", "weekend", _NO_WEEK})
# Told by the window named before them: they go where it goes.
_LEANING = frozenset({"same day", "that day", "day after"})
_NAMING = frozenset({"the weekday", "following weekday"})
_PARTS_OF_WEEK = frozenset({"early of week", "mid of week"})
# Days on which something may come first, beside weekdays.
_DATED = _NAMING | {
    "day of month", "named date", "numeric date", "tomorrow", "next weekday", "this weekday",
    "weekday of week", "day of that week", "day after tomorrow",
}  # fmt: skip
_ON_A_DAY = _UNDATED | _DATED
_OF_EVENTS = _ON_A_DAY | _LEANING | {"weekend"}
_FARTHEST = timedelta(days=21)
# So many windows in one sentence are a timetable, which tells its days one by one.
_TIMETABLE = 12


def behind_meeting(window: Found, scene: Scene, prose: Prose) -> date:
    """The end of a window; a bare weekday is the one behind what was named before it.

    Behind the meeting that earlier sentences set, and behind the days that its own sentence names
    first, as things are told in the order in which they happen.
    """
    due = window.due or prose.reference.today
    if len(scene.windows) > _TIMETABLE or _chooses(scene.words):
        return due
    if not _QUESTIONS.isdisjoint(scene.words):
        return due
    if window.rule in _COUNTED:
        return _counted_behind(window, due, scene, prose)
    stated = _last_stated(scene.sentence.number, prose), awaited_before(scene, prose, due)
    last = max((day for day in stated if day is not None), default=None)
    return next(
        (day for place, day in _in_order(scene, prose, last) if scene.windows[place] is window), due
    )


# "You asked about remote work: I'll let you know on Wednesday": no word of the meeting's.
_QUESTIONS = words("question questions asked query queries")
_COUNTED = ("count", "hours")


def _counted_behind(window: Found, due: date, scene: Scene, prose: Prose) -> date:
    """ "The board sits on the 21st and writes within two days": no word comes before it sits.

    A count from today that would end before the day on which it is decided runs from that day.
    """
    day = _day_decided(window, scene, prose)
    if day is None or not due < day <= due + _FARTHEST:
        return due
    return count_from(scene.sentence.items, window, prose.reference, day) or due


def _day_decided(window: Found, scene: Scene, prose: Prose) -> date | None:
    """The day on which those who decide come together, named just before."""
    sentence = scene.sentence
    if not _ASIDE.isdisjoint(sentence.words):
        return None
    place = next((at for at, one in scene.windows.items() if one is window), 0)
    before = [at for at in scene.windows if at < place]
    if before and _sits(scene.words[:place]):
        sat = scene.windows[before[-1]]
        return sat.due if sat.rule in _ON_A_DAY else None
    told = sentence.words[window.first : window.stop]
    if before and _is_next_day(told):
        # "We see people until Friday and you hear the next working day".
        sat = scene.windows[before[-1]]
        return sat.due if sat.rule in _ON_A_DAY else None
    above = prose.sentences[sentence.number - 1] if sentence.number else None
    if above is not None and not above.asks and _sits(above.words):
        days = [node.value.date for _, node in above.nodes if isinstance(node.value, Day)]
        return days[-1] if days else None
    # "The outcome follows the next working day": told by the meeting, as "the day after" is.
    return _last_stated(sentence.number, prose) if _is_next_day(told) else None


def _sits(said: Sequence[str]) -> bool:
    """ "The committee reconvenes", "governors meet": those who decide come together."""
    return any(
        word in _BOARDS and not _SITTING.isdisjoint(said[at + 1 : at + 4])
        for at, word in enumerate(said)
    )


def _is_next_day(told: Sequence[str]) -> bool:
    """ "The next working day"."""
    return {"next", "day"}.issubset(told) and not _WORKING.isdisjoint(told)


_WORKING = words("working business")
# "In the meantime I'll call you", "whether you are on the agenda": not what is decided there.
_ASIDE = words("meantime meanwhile whether shortlisting")
_BOARDS = words(
    """board panel committee council governors trustees partners directors jury judges managers
    team"""
)
_SITTING = words(
    "sit sits meet meets reconvene reconvenes convene convenes vote votes decide decides"
)


def _in_order(scene: Scene, prose: Prose, last: date | None) -> Sequence[tuple[int, date]]:
    """The windows of a sentence with their days, each behind those that come before it."""
    found: list[tuple[int, date]] = []
    before: tuple[date, date] | None = None  # The last day's first guess, and where it went.
    for place in sorted(scene.windows):
        one = _of_no_week(scene.windows[place], scene)
        due = one.due
        if due is None or due < prose.reference.today:
            continue
        day = _behind(one, due, last, before, joined=_is_choice(scene.words, place))
        found.append((place, day))
        if _comes_first(scene, place, one):
            # "Thursday is the last day of interviews": the one that was named.
            day = last if last is not None and last.weekday() == due.weekday() else day
            before, last = (due, day), None
    return found


def _of_no_week(one: Found, scene: Scene) -> Found:
    """ "By the end of the week", of which is not said: it goes where an interview goes."""
    told = one.rule in ("end of week", "is out")
    there = scene.sentence.words[one.first : one.stop]
    of_which = not {"this", "that", "next"}.isdisjoint(
        scene.sentence.words[max(0, one.first - 1) : one.stop]
    )
    if not told or "week" not in there or of_which or not _tells_outcome(scene.words):
        return one
    return one._replace(rule=_NO_WEEK)


def _tells_outcome(said: Sequence[str]) -> bool:
    """Whether word of how it went is told, and not who sits on the panel or which room it is."""
    heard = any(word == "hear" and behind not in _OF_WHAT for word, behind in pairwise(said))
    return heard or not _OUTCOMES.isdisjoint(said)


_OF_WHAT = words("about who what which whether if")
_OUTCOMES = words("decision decisions outcome outcomes verdict result results feedback answer")


def _behind(
    one: Found, due: date, last: date | None, before: tuple[date, date] | None, *, joined: bool
) -> date:
    """The day of a window behind the meeting stated last, or behind the day told just before."""
    if before is None:
        return _from(one, due, last) if last is not None else due
    guess, there = before
    if one.rule in _LEANING and due - guess in (timedelta(0), DAY):
        return there + (due - guess)
    if one.rule in _NAMING and there != guess and due < there:
        return coming(due.weekday(), there)
    if one.rule in _UNDATED and due.weekday() == there.weekday():
        return max(due, there) if there - due <= _FARTHEST else due
    return due if joined else _from(one, due, there)


def _from(one: Found, due: date, last: date) -> date:
    """The window's day, moved on behind a day on which something comes first."""
    if not due < last <= due + _FARTHEST:
        return due
    if one.rule in _UNDATED:
        return coming(due.weekday(), last)
    if one.rule in _WEEKENDS:
        moved = monday_of(last) + due.weekday() * DAY
        return moved if moved > last else moved + 7 * DAY
    return due


def _comes_first(scene: Scene, place: int, one: Found) -> bool:
    """Whether something happens on that day, so that what is told next comes behind it."""
    waited = waits(scene.words[:place], chooses=False)
    if one.rule not in _OF_EVENTS:
        return waited and one.rule in _PARTS_OF_WEEK
    if _in_hours(scene, place) or _chooses_who(scene, place):
        return False
    if waited and _NO_EVENT.isdisjoint(scene.words[:place]):
        return True
    if scene.sentence.words[one.first : one.stop].count("DAY") > 1:
        return False  # "on the Tuesday and Thursday": on both sides of something, as it may be
    low = max((at + 1 for at in scene.windows if at < place), default=0)
    high = min((at for at in scene.windows if at > place), default=len(scene.words))
    near = ["", *scene.words[max(low, place - _NEAR) : min(high, place + _NEAR)]]
    return not any(
        word in _NO_EVENT and not (word in ("off", "out") and before in _PHRASAL)
        for before, word in pairwise(near)
    )


def _chooses_who(scene: Scene, place: int) -> bool:
    """ "The course begins on Monday, so by Friday you hear if you have a place": told before."""
    before = scene.words[:place]
    return (
        selects(scene.words[place:])
        and not waits(before, chooses=True)
        and {"you", "your"}.isdisjoint(before)
    )


def _in_hours(scene: Scene, place: int) -> bool:
    """ "The food festival (Sat 10-6, Sun 10-4)": several days in brackets are hours of opening."""
    said = scene.words
    opened = next((at for at in range(place, -1, -1) if said[at] in ("(", ")")), -1)
    closed = next((at for at in range(place, len(said)) if said[at] in ("(", ")")), -1)
    if opened < 0 or closed < 0 or said[opened] != "(" or said[closed] != ")":
        return False
    return sum(opened < at < closed for at in scene.windows) > 1


# "The patron signs off on Thursday", "letters go out": something happens.
_PHRASAL = words("sign signs signed signing kick kicks go goes send sends sent")


# So many words to either side of a day tell what happens on it.
_NEAR = 7
# "Closed on Thursday", "away until Monday", "not Friday but Wednesday": nothing comes first.
_NO_EVENT = words(
    """closed shut away off out not 't cannot never leave holiday holidays until till til rather
    instead originally unless if deadline start starts starting sooner earlier earliest today
    was were had lapses expires valid works work hours"""
)


def _is_choice(said: Sequence[str], place: int) -> bool:
    """ "Friday, or possibly Wednesday": another day for the same, and no day behind it."""
    return not _OTHERWISE.isdisjoint(said[max(0, place - 4) : place])


_OTHERWISE = words("or maybe possibly perhaps even either sooner earlier than instead")


# "Whether it stays by this date", "whether Tuesday goes ahead": told before that day.
_STANDING = words("date appointment stays stands holds suits ahead works")
_STATED = 9


def _chooses(said: Sequence[str]) -> bool:
    """ "On Thursday I tell you which of the two": said before the meeting takes place."""
    if not _CHOICES.isdisjoint(said) or not _NEW_DATES.isdisjoint(pairwise(said)):
        return True
    if "whether" in said and not _STANDING.isdisjoint(said[said.index("whether") :][:_STATED]):
        return True
    return any(word == "which" and before not in _RELATING
               for before, word in pairwise(("", *said)))  # fmt: skip


_CHOICES = words("slot time times")
_NEW_DATES = frozenset(
    (new, day)
    for new in ("new", "another", "different", "alternative", "fresh", "revised")
    for day in ("date", "dates", "day", "days")
) | {("to", "rearrange"), ("to", "reschedule")}
_RELATING = words("after of by at from in on following upon")


def _last_stated(number: int, prose: Prose) -> date | None:
    """The last day of a meeting that the sentences before this one name."""
    stated = [
        day
        for sentence in prose.sentences[max(0, number - _LOOKED_BACK) : number]
        for day in _meetings_in(sentence, prose)
    ]
    return max(stated, default=None)


def _meetings_in(sentence: Sentence, prose: Prose) -> list[date]:
    """The days that a sentence names and that a meeting takes place on."""
    if not sentence.nodes or sentence.asks or not _OFF.isdisjoint(sentence.words):
        return []
    if _is_called_off(sentence.words) or _is_in_doubt(sentence.words):
        return []
    days = [node.value.date for _, node in nodes_ahead(sentence) if isinstance(node.value, Day)]
    if prose.met:
        return [day for day in days if day in prose.met]
    return days if _is_timed(sentence, prose) else []


def _is_called_off(said: Sequence[str]) -> bool:
    """ "We have to cancel Monday's interview", but not "ring us if you need to cancel"."""
    return any(
        word in _CALLING_OFF
        and _IN_CASE.isdisjoint(said[max(0, at - _NEED) : at])
        and not (said[at - 1 : at] and said[at - 1] == "to" and _opens(said, at - 1))
        for at, word in enumerate(said)
    )


def _opens(said: Sequence[str], at: int) -> bool:
    """ "To cancel, ring the desk": a thought begins there."""
    return at == 0 or said[at - 1] in _BEGINNING


def _is_in_doubt(said: Sequence[str]) -> bool:
    """ "Monday's interview can't go ahead", "whether it should take place at all".

    "Not take place online but at our office" takes place.
    """
    return any(
        word in _NOT_SURELY and _goes_ahead(said[at + 1 : at + 6]) and "but" not in said[at:]
        for at, word in enumerate(said)
    )


def _goes_ahead(near: Sequence[str]) -> bool:
    """ "Go ahead", "take place", but not "find the place"."""
    return not _PROCEEDING.isdisjoint(near) or not _TAKING_PLACE.isdisjoint(pairwise(near))


_NOT_SURELY = words("not 't cannot cant longer whether unable impossible")
_PROCEEDING = words("ahead happen proceed")
_TAKING_PLACE = frozenset({("take", "place"), ("taking", "place")})
_CALLING_OFF = words("cancel cancelling postpone postponing")
_IN_CASE = words("if should case")
# So many words lie between a condition and what is called off: "if you find you need to cancel".
_NEED = 8
_BEGINNING = words(", . ; : - ( and or")
_OFF = words(
    """off postponed cancelled canceled filled open closed
    hours every lapses lapse expires expire expiry
    deadline valid"""
)
# So many sentences before a promise may name the meeting it follows: hostile mail stays linear.
_LOOKED_BACK = 60


def _is_own(sentence: Sentence) -> bool:
    """ "Saturday is all go for your working interview": the user's own, though without an hour."""
    said = sentence.words
    return any(
        word == "your" and not _MEETINGS.isdisjoint(said[at + 1 : at + 4])
        for at, word in enumerate(said)
    )


_MEETINGS = words("interview trial shift visit call chat assessment panel audition meeting")


def _is_timed(sentence: Sentence, prose: Prose) -> bool:
    """Whether a clock time stands beside its day, or in the rows right below it."""
    if "TIME" in sentence.words or _is_own(sentence):
        return True
    below = prose.sentences[sentence.number + 1 : sentence.number + 4]
    return any(one.listed and "TIME" in one.words for one in below)
