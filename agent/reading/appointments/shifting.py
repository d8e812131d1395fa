"""A set appointment that moves by a length, or by days at its hour: "an hour later tomorrow".

Needs the instant that the thread has set; knows verbs of moving and the words beside a length.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from agent.reading.appointments.assent import keeps_hour
from agent.reading.appointments.cues import Scene, clause
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock, Day, Length, Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words

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
    minute = known.hour * 60 + known.minute + minutes
    if not 0 <= minute < _DAY_MINUTES:
        return list(found)
    slot = Slot(Day(known.date()), Span(Clock(minute, "24")), sentence.number, place, place)
    return [*found, (slot, Verdict(Role.MOVED, "shift", sure=not sentence.asks))]


def _shifts(prose: Prose, scene: Scene, known: datetime) -> list[tuple[Sentence, int, int]]:
    """Each length by which a sentence moves the appointment, with its place; earlier is below 0."""
    return [
        (sentence, place, way * node.value.minutes)
        for sentence in prose.sentences
        if _moves(sentence, scene, known)
        for place, node in sentence.nodes
        if isinstance(node.value, Length) and not node.value.loose
        and _LEAST <= node.value.minutes <= _MOST
        and (way := _way(sentence.words, place))
    ]  # fmt: skip


def _by_days(prose: Prose, scene: Scene, known: datetime) -> list[Judged]:
    """ "A day later, at the hour already arranged", "I must push you back by a day"."""
    return [
        (slot, Verdict(Role.MOVED, "shift", sure=not sentence.asks))
        for sentence in prose.sentences
        if "move" in scene.whole(sentence) and _NOT_PUT_OFF.isdisjoint(sentence.said)
        if not _UNITS.keys().isdisjoint(sentence.said) and "DAY" not in sentence.said
        for place, days in _counted_days(sentence.words)
        if keeps_hour(prose, known) or not _PUSHING.isdisjoint(sentence.words[:place])
        for slot in [_known_slot(known, days, sentence, place)]
    ]


def _counted_days(said: Sequence[str]) -> list[tuple[int, int]]:
    """Each "a day later", "two days earlier", "back by a week" with its days, earlier below 0."""
    found = []
    for place, word in enumerate(said[1:], start=1):
        if word in _UNITS and said[place - 1] in _COUNTS:
            way = _way(said, place) or _way(said, place - 1)
            if way:
                found.append((place, way * _COUNTS[said[place - 1]] * _UNITS[word]))
    return found


def _known_slot(known: datetime, days: int, sentence: Sentence, place: int) -> Slot:
    """The known hour so many days on."""
    time = Span(Clock(known.hour * 60 + known.minute, "24"))
    return Slot(Day(known.date() + timedelta(days)), time, sentence.number, place, place)


_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_COUNTS = {"a": 1, "one": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3}
_PUSHING = words("push pushing pushed bump bumping bumped shift shifting shifted move moving moved "
                 "slide sliding put putting bring bringing")  # fmt: skip
_NOT_PUT_OFF = words(
    "if than unless should not 't no longer finish finishes start starts hear decide"
)


def with_kept_hour(
    found: Sequence[Judged], lent: frozenset[tuple[int, int]], prose: Prose, scene: Scene
) -> list[Judged]:
    """ "Do Sunday instead, same start", "it would be Saturday for you now, hours unchanged".

    `lent` are the places of days that took the known hour. Where nothing moves, or the day is
    refused, a day of the same hour is something else.
    """
    moves = "move" in scene.names or any(not _MOVED.isdisjoint(one.said) for one in prose.sentences)
    return [
        (slot, Verdict(Role.MOVED, "same hour", sure=not prose.sentences[slot.sentence].asks))
        if moves and verdict.role is Role.NONE and verdict.cue in _OPEN
        and (slot.sentence, slot.first) in lent and _is_taken(slot, prose.sentences[slot.sentence])
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _is_taken(slot: Slot, sentence: Sentence) -> bool:
    low, high = clause(sentence, slot)
    return _REFUSING.isdisjoint(sentence.words[low:high])


_OPEN = frozenset({"nothing", "date only"})
_MOVED = words("instead swap swapped swapping swop switch switched now change changed rather")
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
