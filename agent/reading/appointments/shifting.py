"""A set appointment that moves by a length, or by days at its hour: "an hour later tomorrow".

Needs the instant that the thread has set; knows verbs of moving and the words beside a length.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from agent.reading.appointments.assent import keeps_hour
from agent.reading.appointments.clauses import clause
from agent.reading.appointments.cues import Scene
from agent.reading.appointments.dial import minute_of
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.parting import around
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock, Day, Length, Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.appointment_en import MEETINGS
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import COUNTS

_LEAST, _MOST = 5, 240
_DAY_MINUTES = 24 * 60


def with_shift(
    found: Sequence[Judged], prose: Prose, scene: Scene, known: datetime | None
) -> list[Judged]:
    """The verdicts with the known appointment so much later or earlier, where nothing else is said.

    `known` is on the writer's clock.
    """
    live = any(verdict.role in HOLDING and slot.time is not None for slot, verdict in found)
    if known is None or live:
        return list(found)
    told = _shifts(prose, scene, known)
    if not told:
        return [*found, *_by_days(prose, scene, known)[:1]]
    if len(told) != 1:
        return list(found)
    sentence, place, minutes = told[0]
    minute = minute_of(known) + minutes
    if not 0 <= minute < _DAY_MINUTES:
        return list(found)
    slot = Slot(Day(known.date()), Span(Clock(minute, "24")), sentence.number, place, place)
    return [*found, (slot, _moved(sentence, "shift"))]


def _shifts(prose: Prose, scene: Scene, known: datetime) -> list[tuple[Sentence, int, int]]:
    """Each length by which a sentence moves the appointment, with its place; earlier is below 0."""
    return [
        (sentence, place, way * node.value.minutes)
        for sentence in prose.sentences
        if _moves(sentence, scene, known)
        for place, node in sentence.nodes
        if isinstance(node.value, Length) and not node.value.loose
        and _is_of_meeting(sentence.words, place)
        and _LEAST <= node.value.minutes <= _MOST
        and (way := _way(sentence.words, place))
    ]  # fmt: skip


def _by_days(prose: Prose, scene: Scene, known: datetime) -> list[Judged]:
    """ "A day later, at the hour already arranged", "I must push you back by a day"."""
    return [
        (slot, _moved(sentence, "shift"))
        for sentence in prose.sentences
        if "move" in scene.whole(sentence) and _NOT_PUT_OFF.isdisjoint(sentence.said)
        if not _UNITS.keys().isdisjoint(sentence.said) and "DAY" not in sentence.said
        for place, days in _counted_days(sentence.words)
        if keeps_hour(prose, known) or not _PUSHING.isdisjoint(sentence.words[:place])
        if _is_of_meeting(sentence.words, place)
        for slot in [_known_slot(known, days, sentence, place)]
    ]


def _counted_days(said: Sequence[str]) -> list[tuple[int, int]]:
    """Each "a day later", "two days earlier", "back by a week" with its days, earlier below 0."""
    found = []
    for place, word in enumerate(said[1:], start=1):
        count = _counted(said[place - 1]) if word in _UNITS else 0
        way = _way(said, place) or _way(said, place - 1)
        if count and way:
            found.append((place, way * count * _UNITS[word]))
    return found


def _counted(word: str) -> int:
    """The number that a word says, or 0; "a" is one."""
    if word == "a":
        return 1
    if word.isdecimal() and len(word) == 1:
        return int(word)
    return COUNTS[word][1] if word in COUNTS else 0


def _known_slot(known: datetime, days: int, sentence: Sentence, place: int) -> Slot:
    """The known hour so many days on."""
    time = Span(Clock(minute_of(known), "24"))
    return Slot(Day(known.date() + timedelta(days)), time, sentence.number, place, place)


_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_PUSHING = words("push pushing pushed bump bumping bumped shift shifting shifted move moving moved "
                 "slide sliding put putting bring bringing")  # fmt: skip
_NOT_PUT_OFF = words(
    "if than unless should not 't no longer finish finishes start starts hear decide"
)


def _is_of_meeting(said: Sequence[str], place: int) -> bool:
    """Whether what moves in the clause of that place is the appointment, and no date of others.

    "Your interview has been put back a week", "we've to shift things a day later", "may we have
    you a day later"; not "our summer party", "the board meeting", "Tom's interview".
    """
    low, high = around(said, place, place + 1, _PARTING)
    clause = said[low:high]
    if not _MOVING.isdisjoint(pairwise(clause)):
        return True
    return any(
        word in MEETINGS and (at == 0 or _names_it(clause[:at], word))
        for at, word in enumerate(clause)
    )  # fmt: skip


def _names_it(ahead: Sequence[str], noun: str) -> bool:
    """ "The interview", "your final interview", "tomorrow's call"; no "board meeting"."""
    if ahead[-1] in _OWN or ahead[-2:] == ("DAY", "'s"):
        return True
    return noun in _INTERVIEWS and ahead[-2:-1] in (("your",), ("DAY",)) and ahead[-1] != "'s"


_PARTING = words(", . ; : ! ? - ( ) so but because cos coz as since while although though")
_OWN = words("your our the this that an DAY")
_INTERVIEWS = words("interview interviews trial onsite screen")
_MOVING = frozenset(
    (move, what)
    for move in words("""push pushing pushed bump bumping bumped shift shifting shifted move moving
        moved slide sliding put putting bring bringing have having see seeing meet postpone
        postponing postponed delay delaying delayed reschedule rescheduled start do""")
    for what in words("you us it this that things everything")
)


def with_kept_hour(
    found: Sequence[Judged], lent: frozenset[tuple[int, int]], prose: Prose, scene: Scene
) -> list[Judged]:
    """ "Do Sunday instead, same start", "it would be Saturday for you now, hours unchanged".

    `lent` are the places of days that took the known hour. Where nothing moves, or the day is not
    told as the appointment's, a day of the same hour is something else: when a shop opens, or
    somebody works.
    """
    if not lent:
        return list(found)
    moves = "move" in scene.names or any(not _MOVED.isdisjoint(one.said) for one in prose.sentences)
    swaps = any(not _DAY_SWAPPED.isdisjoint(pairwise(one.words)) for one in prose.sentences)
    return [
        (slot, _kept(slot, verdict, prose.sentences[slot.sentence], moves=moves, swaps=swaps))
        if (slot.sentence, slot.first) in lent else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _kept(slot: Slot, verdict: Verdict, sentence: Sentence, *, moves: bool, swaps: bool) -> Verdict:
    """What a day is there for that took the known hour."""
    if verdict.role in HOLDING and _is_at_work(slot, sentence):
        return Verdict(Role.NONE, "work")
    if verdict.role is not Role.NONE or verdict.cue not in _OPEN:
        return verdict
    if not (moves or "it" in sentence.words[: slot.first]):
        return verdict
    taken = _is_taken(slot, sentence, swaps=swaps)
    return _moved(sentence, "same hour") if taken else verdict


def _is_at_work(slot: Slot, sentence: Sentence) -> bool:
    """ "You'd now work Saturday too", "the shift you'd do is now Saturday", but "would it work"."""
    low = around(sentence.words, slot.first, slot.first + 1, _PARTING)[0]
    ahead = sentence.words[low : slot.first]
    shifts = not _SHIFTS.isdisjoint(pairwise(ahead))
    return shifts or ("it" not in ahead and not _WORKING.isdisjoint(ahead))


_WORKING = words("work works working open opens opening rota")
_SHIFTS = frozenset((whose, "shift") for whose in words("the your a her his that this"))


def _is_taken(slot: Slot, sentence: Sentence, *, swaps: bool) -> bool:
    """Whether the clause of a day makes it the appointment's: "Monday instead", "it's Monday now".

    Where the message `swaps` days, any that is not refused is.
    """
    low, high = clause(sentence, slot)
    if not _REFUSING.isdisjoint(sentence.words[low:high]):
        return False
    low = around(sentence.words, slot.first, slot.first + 1, _PARTING)[0]
    ahead = sentence.words[low : slot.first]
    behind = sentence.words[slot.last + 1 : slot.last + 3]
    return swaps or (_SAYING.issuperset(ahead) and _ELSE.isdisjoint(behind))


def _moved(sentence: Sentence, cue: str) -> Verdict:
    """A move that is told, or, where the sentence asks for it, proposed."""
    return Verdict(Role.OFFERED if sentence.asks else Role.MOVED, cue, sure=not sentence.asks)


_OPEN = frozenset({"nothing", "date only"})
_MOVED = words("instead swap swapped swapping swop switch switched now change changed rather")
_DAY_SWAPPED = frozenset(
    [(swap, "days") for swap in words("swap swapping change changing switch switching")]
    + [("change", "of")]
)
# Words that lead from the appointment, or from nothing, to its day.
_SAYING = MEETINGS | words("""it 's is will 'll would 'd be have had has 've to say do make let move
    moved moving shift shifted push pushed swap swapped put you your our the this that us we i can
    could may might shall should then now instead ok so sorry please on for until till and not DAY
    TIME""")
_ELSE = words("too also as")
_REFUSING = words("not 't no cannot cant wont if unless neither nor hear decide")


def _moves(sentence: Sentence, scene: Scene, known: datetime) -> bool:
    """Whether a sentence moves a meeting, and names no other day and no clock time."""
    if "LENGTH" not in sentence.said or "TIME" in sentence.said:
        return False
    if not _NOT_MOVED.isdisjoint(sentence.said) or "move" not in scene.whole(sentence):
        return False
    days = [day.date for _, node in sentence.nodes for day in days_in(node.value)]
    return all(day == known.date() for day in days)


def _way(said: Sequence[str], place: int) -> int:
    """1 where the words beside a length say later, -1 where they say earlier, else 0."""
    behind = said[place + 1 : place + 2]
    if behind and behind[0] in _WAYS:
        return _WAYS[behind[0]]
    ahead = [word for word in said[max(0, place - _REACH) : place] if word != "by"]
    return _WAYS.get(ahead[-1], 0) if ahead else 0


_REACH = 3
_WAYS = {"later": 1, "back": 1, "earlier": -1, "forward": -1, "sooner": -1}
# "Please arrive 10 minutes earlier", "if an hour later suits you": nothing moves.
_NOT_MOVED = words(
    """arrive arriving come coming join joining log dial connect report turn finish finishes end
    ends leave leaving leaves than if unless should not 't no happy longer"""
)
