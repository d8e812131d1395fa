"""What a day or time is there for: an appointment offered, set, moved, off, or none.

Bars bounds and old times first, then asks `rows` or `statements`. Knows no zones and no calendars.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.cues import Scene, before
from agent.reading.appointments.elsewhere import of_third, of_writer, part_of_else, tells_of_else
from agent.reading.appointments.moving import from_one_to_other, is_origin
from agent.reading.appointments.replacing import replaced
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.rows import judge_row
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.statements import judge_statement
from agent.reading.appointments.superseded import (
    is_denied,
    is_gone,
    is_ignored,
    is_missed,
    is_put_off,
    is_ruled_out,
    is_slip,
    is_supposed_move,
    names_other,
    was_set,
)
from agent.reading.grammar.nodes import Day
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording import rows_en
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS


def judged(slots: Sequence[Slot], prose: Prose, scene: Scene) -> list[tuple[Slot, Verdict]]:
    """Every slot with its verdict; a bare "or Sunday at 13.00" goes on as the sentence before."""
    found: list[tuple[Slot, Verdict]] = []
    last: tuple[Slot, Verdict] | None = None
    for slot in slots:
        verdict = judge(slot, prose, scene)
        if verdict.cue == "nothing" and slot.time is not None:
            verdict = _inherited(slot, last, prose, scene) or verdict
        if verdict.role is Role.SET and _moved_above(slot, prose, scene):
            verdict = Verdict(Role.MOVED, "moved above")
        if verdict.role is Role.MOVED:
            found.append((from_one_to_other(slot, prose.sentences[slot.sentence]), verdict))
        else:
            found.append((slot, verdict))
        if verdict.role not in (Role.NONE, Role.OLD):
            last = found[-1]
    stands = "stands" in scene.names and "cancel" not in scene.names
    found = _begun_instead(found, prose, scene)
    found = _ruled_out(replaced(found, prose), scene)
    found = _put_off(_corrected(_standing(found) if stands else found), prose, scene)
    return _called_off(found, scene) if "cancel" in scene.names else found


def _ruled_out(found: list[tuple[Slot, Verdict]], scene: Scene) -> list[tuple[Slot, Verdict]]:
    """ "9 on Tuesday is no good any more": it is off where the thread has set that day."""
    return [
        (slot, verdict._replace(cue="put off"))
        if verdict.cue in _NO_MORE and slot.day is not None and slot.day.date in scene.known
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


_NO_MORE = frozenset({"ruled out", "gone"})


def _called_off(found: list[tuple[Slot, Verdict]], scene: Scene) -> list[tuple[Slot, Verdict]]:
    """ "It has been cancelled. Was scheduled: 15 March 13:00", "(yours was 2pm)": that one is off.

    Where it stands beside no other, and nothing moves.
    """
    ruled = {Role.SET, Role.OFFERED, Role.MOVED, Role.CANCELLED}
    if "move" in scene.names or any(verdict.role in ruled for _, verdict in found):
        return found
    old = [
        slot for slot, verdict in found if verdict.cue in ("old time", "label")
        and verdict.role is Role.OLD and slot.time is not None and slot.day is not None
    ]  # fmt: skip
    if len(old) != 1:
        return found
    return [
        (slot, Verdict(Role.CANCELLED, "was") if slot is old[0] else verdict)
        for slot, verdict in found
    ]


def _put_off(
    found: list[tuple[Slot, Verdict]], prose: Prose, scene: Scene
) -> list[tuple[Slot, Verdict]]:
    """A time put off with no new one set is off; where the words only ask for it, it is old."""
    if all(verdict.cue != "put off" for _, verdict in found):
        return found
    if any(_takes_over(slot, verdict, prose, scene) for slot, verdict in found):
        return found
    return [
        (slot, Verdict(Role.CANCELLED, "put off"))
        if verdict.cue == "put off" and not prose.sentences[slot.sentence].asks else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _takes_over(slot: Slot, verdict: Verdict, prose: Prose, scene: Scene) -> bool:
    """Whether a time is set, or asked for instead of the one that the thread has set."""
    if verdict.role is Role.OFFERED:
        return (
            bool(scene.known)
            and slot.time is not None
            and "instead" in prose.sentences[slot.sentence].words
        )
    return verdict.role in (Role.MOVED, Role.SET)


def _standing(found: list[tuple[Slot, Verdict]]) -> list[tuple[Slot, Verdict]]:
    """The one time offered is set where the message wants no answer: "unless I hear otherwise"."""
    offered = {(slot.day, slot.time) for slot, verdict in found if verdict.role is Role.OFFERED}
    if len(offered) != 1:
        return found
    return [
        (slot, Verdict(Role.SET, "stands") if verdict.role is Role.OFFERED else verdict)
        for slot, verdict in found
    ]


def _moved_above(slot: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether the day that this time leans on is where the sentence before moves the meeting."""
    if not slot.carried or slot.sentence == 0:
        return False
    above, here = prose.sentences[slot.sentence - 1], prose.sentences[slot.sentence]
    return above.block == here.block and "DAY" in above.words and scene.moves(above)


def _corrected(found: Sequence[tuple[Slot, Verdict]]) -> list[tuple[Slot, Verdict]]:
    """A time stated beside one that it replaces ("at 3pm, not 2pm") has moved."""
    replaced = {slot.sentence for slot, verdict in found if verdict.cue in _REPLACED}
    replaced |= {slot.sentence + 1 for slot, verdict in found if verdict.cue == "was set"}
    return [
        (slot, Verdict(Role.MOVED, "old time beside"))
        if verdict.role is Role.SET and slot.sentence in replaced else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


_REPLACED = frozenset({"old time", "was set"})


def _begun_instead(
    found: list[tuple[Slot, Verdict]], prose: Prose, scene: Scene
) -> list[tuple[Slot, Verdict]]:
    """ "Instead of 15:00 we start on Thursday at 16:30", where the thread has set that day."""
    replaced = {slot.sentence for slot, verdict in found if verdict.cue == "old time"}
    return [
        (slot, Verdict(Role.MOVED, "begun instead"))
        if verdict.cue == "hours" and slot.sentence in replaced and slot.time is not None
        and slot.day is not None and slot.day.date in scene.known
        and _we_begin(slot, prose.sentences[slot.sentence]) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _we_begin(slot: Slot, sentence: Sentence) -> bool:
    """Whether those who meet begin then: "we start", "you will start", "it begins"."""
    led = [word for word in sentence.words[: slot.last] if word not in _SHALL]
    return any(one in _WHO_MEET and two in _BEGIN for one, two in pairwise(led))


_SHALL = words("will 'll would can could must shall now then have to")
_WHO_MEET, _BEGIN = words("we you it interview"), words("start begin starts begins commence")


def _inherited(
    slot: Slot, last: tuple[Slot, Verdict] | None, prose: Prose, scene: Scene
) -> Verdict | None:
    """The role of the last appointment named, right before and in the same paragraph.

    What stands behind one called off does not fall with it: it takes its place, where it says so.
    """
    if last is None or slot.sentence - last[0].sentence > _NEAR:
        return None
    here, verdict = prose.sentences[slot.sentence], last[1]
    if prose.sentences[last[0].sentence].block != here.block or _is_aside(here, slot):
        return None
    if tells_of_else(slot, here):
        return None
    if verdict.role is Role.CANCELLED and slot.carried and here.words[0] in _SO:
        return Verdict(Role.MOVED, "replacement", sure=False)
    if verdict.role is Role.CANCELLED:
        return Verdict(Role.MOVED, "replacement") if "move" in scene.whole(here) else None
    asked = here.asks and verdict.cue == "unsettled"
    return Verdict(Role.OFFERED if asked else verdict.role, "as before", sure=False)


def _is_aside(sentence: Sentence, slot: Slot) -> bool:
    """ "(tours at 10 and 2)", "(yoga is at 9:15 that day)": told in brackets, with words."""
    low, _ = clause(sentence, slot)
    return low > 0 and sentence.words[low - 1] == "(" and slot.first > low


# "She can't do 2 tomorrow. So 4:30, same link."
_SO = words("so then hence")
_NEAR = 2  # sentences


def judge(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """What this day or time is there for."""
    sentence = prose.sentences[slot.sentence]
    if slot.arrow:
        return Verdict(Role.OLD if slot.arrow == "old" else Role.MOVED, "arrow")
    ahead = _past_part(before(sentence, slot.first, 7))
    barred = _barred(slot, sentence, scene, ahead)
    if (
        _is_weekly(slot, sentence, scene)
        or _is_contact(sentence)
        or (_is_manned(slot, sentence) and not _is_long_visit(slot, prose))
    ):
        barred = "hours"
    if slot.time is None and _in_stretch(slot, sentence) and not scene.moves(sentence):
        barred = "stretch"
    if _talked_then(slot, sentence):
        barred = "talked"
    if not barred and (
        of_writer(slot, sentence, scene)
        or of_third(slot, sentence)
        or part_of_else(slot, sentence, scene)
    ):
        barred = "others"
    if barred or names_other(slot, sentence):
        return Verdict(Role.NONE, barred or "attribute")
    if _is_arrival(slot, sentence):
        return Verdict(Role.NONE, "arrival")
    if scene.meeting and _starts_then(slot, sentence):
        return Verdict(Role.SET, "arrival")
    if "move" in scene.names and was_set(slot, prose):
        return Verdict(Role.OLD, "was set")
    back = _taken_back(slot, sentence, scene, ahead)
    if back is not None:
        return back
    if sentence.listed:
        return judge_row(slot, prose, scene)
    return judge_statement(slot, prose, scene)


def _past_part(ahead: Sequence[str]) -> list[str]:
    """ "By the morning of Friday": what stands before the part of a day, nearest first."""
    told = len(ahead) > 1 and ahead[0] == "of" and ahead[1] in DAY_PARTS
    return list(ahead[2 if told else 0 :][:5])


# "Thursday suits better than tomorrow": one day preferred to another, and nothing moved.
_PREFERRED = words("better easier handier nicer")


def _taken_back(
    slot: Slot, sentence: Sentence, scene: Scene, ahead: Sequence[str]
) -> Verdict | None:
    """Whether the time no longer holds, was a slip, or would only be moved if need were."""
    if ahead[:1] == ["than"] and not _PREFERRED.isdisjoint(ahead):
        return Verdict(Role.NONE, "passed over")
    if _is_old(slot, sentence, scene, ahead) or is_denied(slot, sentence):
        return Verdict(Role.OLD, "old time")
    if is_gone(slot, sentence) if slot.time is not None else is_ignored(slot, sentence):
        return Verdict(Role.OLD, "gone")
    lost = _lost(slot, sentence)
    if lost is not None or "move" not in scene.whole(sentence):
        return lost
    if is_supposed_move(slot, sentence, scene):
        return Verdict(Role.NONE, "supposed")
    put_off = scene.meeting and is_put_off(slot, sentence)
    return Verdict(Role.OLD, "put off") if put_off else None


def _lost(slot: Slot, sentence: Sentence) -> Verdict | None:
    """Whether the time was a slip, is ruled out, or was missed by the user."""
    if is_slip(slot, sentence):
        return Verdict(Role.OLD, "slip")
    if is_ruled_out(slot, sentence):
        return Verdict(Role.OLD, "ruled out")
    return Verdict(Role.NONE, "missed") if is_missed(slot, sentence) else None


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
    return any(
        said[at] == "DAY" and said[at + 1] in _THROUGH and said[at + 2] == "DAY"
        for at in range(len(said) - 2)
    )


def _goes_on_week(slot: Slot, sentence: Sentence) -> bool:
    """ "Mon-Fri 7.45am-7.15pm, Sat 8am-noon": the last part of a week's hours is hours too."""
    ahead = sentence.words[: slot.first]
    if not _runs_through(ahead) or "TIME" not in ahead or sentence.asks:
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


def _is_arrival(slot: Slot, sentence: Sentence) -> bool:
    """ "10.15 for 10.30", "9.45 for a 10am start": come at the first, it begins at the second."""
    said = sentence.words
    return any(
        said[place : place + 3] == ("TIME", "for", "TIME") or said[place : place + 5] in _FOR_START
        for place in (slot.first, slot.last)
    )


def _starts_then(slot: Slot, sentence: Sentence) -> bool:
    """ "Please arrive at 9.45 for a 10am start": the second of the two."""
    said, place = sentence.words, slot.last
    return said[max(0, place - 3) : place + 2] in _FOR_START


_FOR_START = frozenset(("TIME", "for", one, "TIME", "start") for one in ("a", "an", "the"))


def _is_old(slot: Slot, sentence: Sentence, scene: Scene, near: Sequence[str]) -> bool:
    """Whether words before it make it the time that no longer holds."""
    for place in {slot.first, slot.last}:
        if place != slot.first and sentence.words[place] != "TIME":
            continue
        ahead = near if place == slot.first else before(sentence, place, 4)
        pair = (ahead[1] if len(ahead) > 1 else "", ahead[0] if ahead else "")
        if ahead[:4] == [":", "was", "it", "as"]:
            continue
        if pair not in rows_en.EARLY and {pair, ("", pair[1])} & rows_en.OLD_PAIRS:
            return True
    return "move" in scene.whole(sentence) and is_origin(slot, sentence, scene, near)
