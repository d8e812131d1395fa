"""A set appointment that moves by a length: "our call has to start an hour later tomorrow".

Needs the instant that the thread has set; knows verbs of moving and the words beside a length.
"""

from collections.abc import Sequence
from datetime import datetime

from agent.reading.appointments.cues import Scene
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
    told = [] if live or known is None else list(_shifts(prose, scene, known))
    if known is None or len(told) != 1:
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
