"""One appointment told again: in a recap, in a parting word, in the subject.

Where the second telling differs from the first and nothing moves, one of the two is wrong, and
nobody but the writer knows which. Knows verdicts, a few words and no calendars.
"""

from collections.abc import Sequence

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.cues import Scene, scene_of
from agent.reading.appointments.dial import DIAL
from agent.reading.appointments.headed import COMING, heading_of
from agent.reading.appointments.known import moves_something
from agent.reading.appointments.moments import Moment, Place, moment_of
from agent.reading.appointments.roles import Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.slots import slots_of
from agent.reading.grammar.nodes import Clock, Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def told_twice(found: Sequence[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """ "Your interview is on Thursday at 10. REMINDER: Thursday, 10:30": one of them is wrong."""
    live = [slot for slot, verdict in found if verdict.role is Role.SET and slot.time is not None]
    if any(verdict.role in _CHANGED for _, verdict in found) or not live:
        return list(found)
    if len(live) == 1:
        live += [
            slot if slot.day is not None else slot._replace(day=live[0].day)
            for slot, verdict in found
            if _is_unread_recap(slot, verdict, prose) or _is_told_start(slot, live[0], prose)
        ]
    if len(live) == 1 and any(_parts_for(slot, live[0], prose, scene) for slot, _ in found):
        return [
            (_doubted(slot, _DAYS) if slot is live[0] else slot, verdict) for slot, verdict in found
        ]
    if len(live) != _PAIR or not _contradict(live[0], live[1], prose, scene):
        return list(found)
    return [
        (_doubted(slot, _TIMES), verdict) if any(slot is one for one in live) else (slot, verdict)
        for slot, verdict in found
    ]


_PAIR, _LABEL, _NEAR = 2, 4, 180
_TIMES = "two times are told for one appointment of that day"
_DAYS = "two days are told for one appointment"
_CHANGED = frozenset({Role.MOVED, Role.OLD, Role.CANCELLED})
_UNREAD = frozenset({"no meeting", "nothing"})


def _is_unread_recap(slot: Slot, verdict: Verdict, prose: Prose) -> bool:
    """ "So to recap: Wednesday 4th, 1pm": a telling that needs no word of a meeting."""
    told = verdict.cue in _UNREAD and slot.day is not None and slot.time is not None
    return told and not slot.carried and _is_recap(prose.sentences[slot.sentence])


def _is_told_start(slot: Slot, stated: Slot, prose: Prose) -> bool:
    """ "Ten minutes prior to your 2:30 PM start": the appointment's own hour once more."""
    said = prose.sentences[slot.sentence].words
    told = slot.time is not None and slot.sentence != stated.sentence
    return told and said[slot.last + 1 : slot.last + 2] == ("start",) and (
        slot.first > 0 and said[slot.first - 1] == "your"
    )  # fmt: skip


def _parts_for(slot: Slot, stated: Slot, prose: Prose, scene: Scene) -> bool:
    """ "Booked for Tuesday 6 February, 3pm. See you on Wednesday!": a parting word of a weekday
    that is not the appointment's, and of nothing else that is set."""
    day, own = slot.day, stated.day
    if slot.time is not None or day is None or own is None or day.relation != "free":
        return False
    sentence = prose.sentences[slot.sentence]
    ends = sentence.words[slot.last + 1 :] in _ENDS
    if not ends or day.date in scene.known or slot.sentence <= stated.sentence:
        return False
    other = day.date.weekday() != own.date.weekday()
    return other and "move" not in scene.names and _is_parting(sentence, slot)


_ENDS = frozenset({(), (".",), ("!",), (",",), ("then",), ("then", "."), ("then", "!")})


def _is_recap(sentence: Sentence) -> bool:
    return not _AGAIN.isdisjoint(sentence.words[:_LABEL])


_AGAIN = words("""reminder recap summary summarise summarize short sum when when: date datetime
    confirmed confirmation""")  # fmt: skip


def _contradict(one: Slot, other: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether the second stands where only the first is said again, and says something else."""
    if one.day is None or other.day is None or one.time is None or other.time is None:
        return False
    if one.zone != other.zone or one.sentence == other.sentence:
        return False
    again = prose.sentences[other.sentence]
    if (_is_recap(again) and not other.carried) or _is_told_start(other, one, prose):
        return _differ(one, other)
    return _is_parting(again, other) and "move" not in scene.names and _differ(one, other)


def _differ(one: Slot, other: Slot) -> bool:
    """Whether two tellings name other hours of one day, or one hour of other days."""
    if one.day is None or other.day is None or one.time is None or other.time is None:
        return False
    apart = _apart(one.time, other.time)
    if one.day.date == other.day.date:
        return 0 < apart <= _NEAR or _is_misnamed(other) != _is_misnamed(one)
    return apart == 0 and not other.carried


def _is_misnamed(slot: Slot) -> bool:
    """Whether the weekday that is said is not the date's."""
    day = slot.day
    return day is not None and day.weekday is not None and day.weekday != day.date.weekday()


def _apart(one: Span, other: Span) -> int:
    """How many minutes lie between two hours, on a dial where either names no half of the day."""
    apart = abs(one.start.minute - other.start.minute)
    guessed = not (one.start.half and other.start.half)
    return min(apart % DIAL, -apart % DIAL) if guessed else apart


def _is_parting(sentence: Sentence, slot: Slot) -> bool:
    """ "See you on Thursday at 13:00!", "I look forward to seeing you at 11.30 on the 20th".

    Not "see you at 9.45 for a coffee first": that is a time beside the appointment's.
    """
    said = sentence.words
    at = next((at for at in range(len(said) - 1) if said[at : at + 2] in _SEE_YOU), None)
    if at is None or at > slot.last or sentence.asks or sentence.listed:
        return False
    low, high = clause(sentence, slot)
    plain = _BESIDE.isdisjoint(said[low:high]) and said[slot.last + 1 : slot.last + 2] not in _FOR
    opens = at == 0 or said[at - 1] in _OPENING or said[at] in _EXPECTING
    return plain and opens


_SEE_YOU = frozenset(
    (see, you) for see in words("see meet seeing meeting speak speaking talk talking expect")
    for you in words("you u ya to with")
)  # fmt: skip
_EXPECTING = words("seeing meeting speaking talking")
_OPENING = words(", . ; - ! and so to will 'll")
_FOR = frozenset({("for",), ("to",)})
# What makes it another time of the day: when to come, what is before or behind the interview.
_BESIDE = words("""arrive arriving arrival early earlier before beforehand first afterwards after
    later coffee tea breakfast lunch tour walk register reception gate lobby check login log then
    also second next part or if test task presentation""")  # fmt: skip


def _doubted(slot: Slot, doubt: str) -> Slot:
    if slot.time is None:
        return slot
    start = slot.time.start._replace(doubt=doubt)
    return slot._replace(time=slot.time._replace(start=start))


def beside_subject(
    moments: Sequence[Moment], found: Sequence[Judged], prose: Prose, place: Place
) -> list[Moment]:
    """The one moment in doubt, where a subject of its own names another day or another hour.

    Where the text speaks of the subject's day or hour itself, it knows of it, and contradicts
    nothing.
    """
    if len(moments) != 1 or not _stands(moments[0], found, prose):
        return list(moments)
    headed = heading_of(prose)
    if headed is None or not headed.plain or _is_moved(moments[0], prose):
        return list(moments)
    doubt = _against(moments[0], headed.slot, slots_of(prose), place)
    return [moments[0]._replace(doubt=moments[0].doubt or doubt)]


def _stands(moment: Moment, found: Sequence[Judged], prose: Prose) -> bool:
    """Whether the text states the moment and neither asks for it, moves it nor calls it off."""
    if any(verdict.role in _CHANGED for _, verdict in found):
        return False
    sentence = prose.sentences[moment.slot.sentence]
    return not sentence.asks and COMING.isdisjoint(sentence.words)


def _is_moved(moment: Moment, prose: Prose) -> bool:
    """ "I've put you at 15:45 instead": the subject still names what it was.

    "On the same day" is said of the subject's day, which then is in doubt.
    """
    same = moment.slot.day is not None and moment.slot.day.relation == "same_day"
    instead = "instead" in prose.sentences[moment.slot.sentence].said
    return not same and (instead or moves_something(prose, scene_of(prose)))


def _against(moment: Moment, headed: Slot, told: Sequence[Slot], place: Place) -> str:
    """What the subject says against the moment, in words, or ""."""
    if headed.day is None or moment.slot.day is None:
        return ""
    day = moment.start.date() if moment.start is not None else moment.day
    if day is None:
        return ""
    said = f"the subject says {headed.day.date}, the text {day}"
    if not _is_day(headed, moment.slot):
        known = any(slot.day is not None and _is_day(headed, slot) for slot in told)
        return "" if known or _may_be_other(headed, moment.slot) else said
    if headed.time is None or moment.slot.time is None or moment.start is None:
        return ""
    if _holds(headed.time, moment.slot.time):
        return ""
    if headed.zone is not None or moment.slot.zone is not None:
        there = moment_of(headed, moment.slot.zone, place)
        apart = there is not None and there.start is not None and there.start != moment.start
    else:
        apart = _apart(headed.time, moment.slot.time) != 0
    known = any(slot.time is not None and _apart(slot.time, headed.time) == 0 for slot in told)
    hour = _hour(headed.time.start)
    return f"the subject says {hour}, the text {moment.start:%H:%M}" if apart and not known else ""


def _holds(stretch: Span, time: Span) -> bool:
    """ "Interview day 14 May, 9am-5pm" over "your own slot is 10.40": no other hour."""
    end = stretch.end
    return end is not None and stretch.start.minute <= time.start.minute < end.minute


def _is_day(headed: Slot, slot: Slot) -> bool:
    return headed.day is not None and slot.day is not None and slot.day.date == headed.day.date


def _may_be_other(headed: Slot, slot: Slot) -> bool:
    """ "Interview Tuesday" over "Tuesday 19 May": a weekday alone may be that of the week after."""
    one, other = headed.day, slot.day
    if one is None or other is None or one.named:
        return False
    return one.date.weekday() == other.date.weekday()


def _hour(clock: Clock) -> str:
    return f"{clock.minute // 60:02}:{clock.minute % 60:02}"
