"""A meeting moved by an amount that is told beside its old time: "at 2pm will start an hour later".

Knows amounts and the words that say which way; what is moved without its own time, from what the
thread has set, is read in `shifting`.
"""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.neighbours import time_place
from agent.reading.appointments.parting import around
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock, Day, Length, Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.appointment_en import MEETINGS
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import COUNTS

_DAY_MINUTES, _MOST, _SATURDAY = 24 * 60, 10 * 60, 5


class _Shift(NamedTuple):
    """By how much a sentence moves a meeting, later above 0; nothing where it says no number.

    `first` is the place where the amount begins.
    """

    first: int
    minutes: int = 0
    days: int = 0


def by_amount(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "Your interview on Thursday at 2pm is put back by an hour": it is at 3pm, and 2pm is old.

    Where the new time cannot be told ("by a day or two") the old one is put off.
    """
    told = {
        one.number: shifts for one in prose.sentences
        if not _MOVING.isdisjoint(one.said) and (shifts := _shifts_in(one))
    }  # fmt: skip
    if not told:
        return list(found)
    alone = {number: _only_time(found, number) for number in {*told, *(at - 1 for at in told)}}
    return [_shifted(one, told, alone, found, prose) for one in found]


def _only_time(found: Sequence[Judged], number: int) -> Slot | None:
    """The one time of a sentence that is told in full."""
    slots = [slot for slot, _ in found if slot.sentence == number and slot.time is not None]
    return slots[0] if len(slots) == 1 and slots[0].day is not None else None


def _shifted(
    judged: Judged,
    told: dict[int, list[_Shift]],
    alone: dict[int, Slot | None],
    found: Sequence[Judged],
    prose: Prose,
) -> Judged:
    """A time with its verdict, moved where a sentence says by how much."""
    slot, verdict = judged
    sentence = prose.sentences[slot.sentence]
    above = slot.sentence not in told
    if above and slot.sentence + 1 in told:
        sentence = prose.sentences[slot.sentence + 1]
    shift = _behind(slot, told.get(sentence.number, ()), above=above)
    if shift is None or (above and not _goes_on(sentence, prose.sentences[slot.sentence], shift)):
        return judged
    if slot is not alone.get(slot.sentence):
        return _beside_goal(judged, shift, found)
    if verdict.role not in _MOVABLE and verdict.cue not in (_OLD if above else _PUT_OFF):
        return judged
    if not above and not _is_before(slot, sentence, shift):
        return judged
    moved = _at(slot, shift)
    if moved is None:
        return slot, Verdict(Role.OLD, "put off")
    asks = sentence.asks or "if" in sentence.said
    return moved, Verdict(Role.OFFERED if asks else Role.MOVED, "amount", sure=not asks)


def _behind(slot: Slot, shifts: Sequence[_Shift], *, above: bool) -> _Shift | None:
    """The amount that is told behind a time, or else the only one beside it."""
    following = [one for one in shifts if above or one.first > slot.last]
    return next(iter(following or shifts), None)


_MOVABLE = HOLDING | {Role.CANCELLED}
_PUT_OFF = frozenset({"put off"})
_OLD = frozenset({"put off", "old time", "was set"})


def _beside_goal(judged: Judged, shift: _Shift, found: Sequence[Judged]) -> Judged:
    """ "Put back by thirty minutes to 2.30pm": the amount leads from the one time to the other."""
    slot, _ = judged
    others = [one for one, _ in found if one.sentence == slot.sentence and one is not slot]
    if any(_is_reached(one, slot, shift) for one in others):
        return slot, Verdict(Role.OLD, "old time")
    if any(_is_reached(slot, one, shift) for one in others):
        return slot, Verdict(Role.MOVED, "amount")
    return judged


def _is_reached(slot: Slot, old: Slot, shift: _Shift) -> bool:
    """Whether the amount leads from the old time to that of the slot."""
    goal = _at(old, shift)
    if goal is None or goal.day is None or goal.time is None or slot.day is None:
        return False
    same_day = slot.day.date == goal.day.date
    return same_day and slot.time is not None and slot.time.start.minute == goal.time.start.minute


def _at(slot: Slot, shift: _Shift) -> Slot | None:
    """The slot so much later; None where the words leave open when that is."""
    if slot.day is None or slot.time is None or not (shift.minutes or shift.days):
        return None
    day = slot.day.date + timedelta(shift.days)
    weekend = day.weekday() >= _SATURDAY > slot.day.date.weekday()
    start = slot.time.start.minute + shift.minutes
    if (weekend and shift.days % 7) or not 0 <= start < _DAY_MINUTES:
        return None
    end = slot.time.end
    last = Clock(end.minute + shift.minutes, "24") if end is not None else None
    return slot._replace(day=Day(day), time=Span(Clock(start, "24"), last))


def _is_before(slot: Slot, sentence: Sentence, shift: _Shift) -> bool:
    """Whether the time stands before the amount, in one clause with it, and is not told as new."""
    low, high = clause(sentence, slot)
    place = time_place(sentence, slot)
    if not place < shift.first < high or sentence.words[max(0, slot.first - 1)] in _GOAL:
        return False
    told_new = not _NEW.isdisjoint(sentence.words[max(low, slot.first - _NEAR) : place])
    last = max(place, slot.last)
    ahead, between = sentence.words[low : slot.first], sentence.words[last + 1 : shift.first]
    return not told_new and _leads_to_amount(ahead, between)


def _leads_to_amount(ahead: Sequence[str], between: Sequence[str]) -> bool:
    """ "(Your call at 2pm) will start (an hour later)", "(push our call at 2pm) back by (an hour)".

    Not "(your interview is at 2pm), lunch is (an hour later)": another thing is so much later.
    """
    at = next((at for at, word in enumerate(between) if word not in _CARRYING), len(between))
    if between[at : at + 1] in _WITH:
        told = (here for here in range(at + 2, at + 5) if between[here : here + 1] in _VERBS)
        behind = next(told, None)
        return behind is not None and _NOUN_BEGINS.isdisjoint(between[at + 1 : behind])
    if at == len(between):
        return "," not in between and not _STARTING.isdisjoint(ahead)
    one = (between[at],)
    rest = between[at + 1 :]
    led = one in _VERBS or (one in _LEADS and "," not in between)
    return led and _NOUN_BEGINS.isdisjoint(rest)


_GOAL = words("to until till")
_CARRYING = MEETINGS | words("DAY ZONE on at , ( ) - this that")
_WITH = frozenset((one,) for one in words("with in at"))
_VERBS = frozenset(
    (one,)
    for one in words("""will 'll is 's are was has have had needs need must can could shall should
    may might would slips starts begins moves stands""")
)  # fmt: skip
_LEADS = frozenset((one,) for one in words("by back forward out off up on for about around"))
_NOUN_BEGINS = words(", ; ( and the a your our my his her their we i you he she they who which")
_STARTING = words("""start starting begin beginning commence have hold do kick run make push put
    move bring pull set bump shift delay postpone""")  # fmt: skip


def _goes_on(sentence: Sentence, above: Sentence, shift: _Shift) -> bool:
    """ "Your interview is on Thursday at 2pm. We have to push it back by an hour."

    Of what "has been pushed back" nobody knows if the time above is the old one.
    """
    if sentence.block != above.block or not _POINTS.isdisjoint(sentence.said):
        return False
    ahead = sentence.words[: shift.first]
    coming = not _COMING.isdisjoint(ahead) and _DONE.isdisjoint(ahead)
    return coming and _OTHER.isdisjoint(ahead) and _moves_itself(ahead)


def _moves_itself(ahead: Sequence[str]) -> bool:
    """ "(We have to) push it back by", "it must start": nothing but the meeting is so much later.

    Not "push our lunch back by", "this will delay your start by", "it may go on".
    """
    at = len(ahead)
    while at > 0 and ahead[at - 1] in _TOWARDS:
        at -= 1
    if at == 0 or ahead[at - 1] not in _ITSELF:
        return False
    low = at - 1
    while low > 0 and ahead[low - 1] in _OWN:
        low -= 1
    verbs = set(ahead[at:])
    led = low == 0 or ahead[low - 1] in _MARKS
    pushed = low > 0 and not _PUSHERS.isdisjoint(ahead[max(0, low - 2) : low])
    return pushed or (led and not verbs.isdisjoint(_MODAL))


# What may stand between a meeting and the amount it is moved by.
_TOWARDS = words("""will 'll must shall need needs to have has be start begin happen take place
    pushed put moved delayed postponed brought pulled back forward out off up by for all now
    unfortunately also""")  # fmt: skip
_MODAL = words("will 'll must shall need needs to")
_OWN = words("your the our this that whole")
_MARKS = words(", : - so and but sorry unfortunately therefore")
_PUSHERS = words("""push put move bring pull set bump shift delay postpone start begin hold have
    make do back forward""")  # fmt: skip


_NEW, _NEAR = words("now new newly instead"), 4
_POINTS = words("DAY TIME WEEK")
_COMING = words("need needs must will 'll can could shall to")
_DONE = words("been was were had may might")
_OTHER = words("second next other another then final last first")
_ITSELF = words("it this that things everything") | MEETINGS


def _shifts_in(sentence: Sentence) -> list[_Shift]:
    """By how much a sentence with a word of moving moves a meeting, where it does."""
    if not _NOT_MOVED.isdisjoint(sentence.said):
        return []
    return [
        _Shift(shift.first, way * shift.minutes, way * shift.days)
        for shift, stop in _amounts(sentence)
        if not _supposed(sentence.words[: shift.first])
        if (way := _way(sentence.words, shift.first, stop)) is not None
    ]


def _supposed(ahead: Sequence[str]) -> bool:
    """ "If we start half an hour later", but not "would you mind if we start ..."."""
    return "if" in ahead and _COURTESY.isdisjoint(ahead)


_COURTESY = words("mind ok okay possible")


def _amounts(sentence: Sentence) -> list[tuple[_Shift, int]]:
    """Each amount of a sentence with the place behind it: "an hour", "two days", "a week or so"."""
    said = sentence.words
    found = [
        (_Shift(at, 0 if node.value.loose or _is_rough(said, at) else node.value.minutes), at + 1)
        for at, node in sentence.nodes
        if isinstance(node.value, Length) and node.value.minutes <= _MOST
    ]  # fmt: skip
    for at, (count, unit) in enumerate(pairwise(said)):
        if unit in _UNITS and (number := _number(count)):
            loose = said[at + 2 : at + 3] == ("or",) or _is_rough(said, at)
            stop = at + 4 if loose and said[at + 2 : at + 3] == ("or",) else at + 2
            found.append((_Shift(at, days=0 if loose else number * _UNITS[unit]), stop))
        elif unit in _UNITS and not _FEW.isdisjoint(said[max(0, at - 1) : at + 1]):
            found.append((_Shift(_article(said, at - (count == "of"))), at + 2))
        elif count in _BIT and unit in _LATER:
            found.append((_Shift(at), at + 1))
        elif unit == "hours" and count in _DAYS_IN_HOURS:
            found.append((_Shift(at, days=_DAYS_IN_HOURS[count]), at + 2))
    return found


def _article(said: Sequence[str], at: int) -> int:
    """Where "a few", "a couple of" begins."""
    return at - (said[max(0, at - 1)] == "a")


def _is_rough(said: Sequence[str], at: int) -> bool:
    return at > 0 and said[at - 1] in _ROUGHLY


def _number(word: str) -> int:
    """The number that a word says, or 0; "a" is one."""
    if word in ("a", "one"):
        return 1
    if word.isdecimal() and len(word) == 1:
        return int(word)
    return COUNTS[word][1] if word in COUNTS and word not in _FEW else 0


def _way(said: Sequence[str], first: int, stop: int) -> int | None:
    """1 where the words around an amount move a meeting later, -1 where earlier, 0 where it moves
    and nobody says which way, None where nothing moves."""
    low, _ = around(said, first, stop, _PARTING)
    ahead = [word for word in said[low:first] if word not in _ROUGHLY]
    behind = said[stop : stop + 2]
    if behind[:1] != () and behind[0] in _LATER:
        meets = not _ITSELF.isdisjoint(ahead) or not _POINTS.isdisjoint(ahead)
        plain = behind[1:] != ("than",) or not _PLANNED.isdisjoint(said[stop + 2 : stop + 3])
        return _LATER[behind[0]] if meets and plain and not _BEGINNING.isdisjoint(ahead) else None
    led = ahead[-1] if ahead else ""
    if led in ("by", "for"):
        near = ahead[-_REACH:-1]
        way = next((_WAYS[word] for word in reversed(near) if word in _LEADING), 0)
        way = way or (near[-1:] == ["on"])
        moves = not _MOVING.isdisjoint(near)
        return way if moves and (led == "by" or near[-1] in _PUTTING_OFF) else None
    pushing = _PUSHING - _GOING if led == "on" else _PUSHING
    pushed = led in _DELAYING or (led in _PARTICLES and not pushing.isdisjoint(ahead[-_REACH:]))
    return _WAYS[led] if pushed else None


_REACH = 14
_LATER = {"later": 1, "late": 1, "earlier": -1, "sooner": -1, "early": -1}
_DELAYING = words("""delay delays delayed delaying postpone postpones postponed postponing slip
    slips slipped""")  # fmt: skip
_WAYS = {
    **dict.fromkeys(_DELAYING | words("back out off on push pushed pushing"), 1),
    **dict.fromkeys(words("forward up advance advanced"), -1),
}
_PARTICLES = words("back out off on forward up")
_LEADING, _PUTTING_OFF = _WAYS.keys() - {"on"}, _DELAYING | {"off"}
_PUSHING = words("""push pushes pushed pushing put puts putting move moves moved moving bring brings
    bringing brought pull pulled pulling set bump bumped shift shifted shifting slip slips slipped
    go goes gone come comes""")  # fmt: skip
_GOING = words("go goes gone come comes")  # "it may go on an hour"
_MOVING = _PUSHING | _DELAYING | _LATER.keys()
# What a meeting does that is so much later: it starts, or somebody moves it there.
_BEGINNING = _PUSHING | words("""start starts starting begin begins beginning commence happen
    happens place held be is 's see meet have hold kick do running run make""")  # fmt: skip
_PLANNED = words(
    "planned scheduled arranged booked originally agreed expected advertised we i told"
)
_PARTING = words("; : ! ? ( ) so but because cos as since while although though and")
_ROUGHLY = words("about around roughly approximately approx perhaps maybe at least some")
_FEW, _BIT = words("few couple several"), words("bit little slightly somewhat")
_DAYS_IN_HOURS = {"24": 1, "48": 2, "72": 3}
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
# "Please arrive 10 minutes earlier", "if an hour later suits you": no meeting moves.
_NOT_MOVED = words(
    """arrive arriving come coming join joining log dial connect report turn finish finishes end
    ends leave leaving leaves unless should not 't no happy longer followed hear decide decision
    write confirm"""
)
