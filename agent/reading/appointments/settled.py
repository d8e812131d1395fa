"""Judged times as readings: instants in their zones, each once, with what is said of each.

Decides no verdict; knows nothing of what a message means.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from agent.domain.evidence import InterviewReading, ReadingContext
from agent.domain.hiring import Confidence, InterviewStatus
from agent.domain.message import Message
from agent.reading.appointments.details import Details, details_in, ended
from agent.reading.appointments.moments import (
    Moment,
    Place,
    moment_of,
    shared_zone,
    without_bare_days,
    without_echoes,
    without_parts,
)
from agent.reading.appointments.restated import beside_subject
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.thread import named_starts
from agent.reading.grammar.nodes import Zone
from agent.reading.grammar.tokens import quote
from agent.reading.prose import Prose, Sentence

_STATUS = {
    Role.OFFERED: InterviewStatus.PROPOSED,
    Role.SET: InterviewStatus.CONFIRMED,
    Role.MOVED: InterviewStatus.MOVED,
    Role.CANCELLED: InterviewStatus.CANCELLED,
}


class Written(NamedTuple):
    """What prose states, and the sentences that speak of one of its appointments only."""

    readings: tuple[InterviewReading, ...] = ()
    apart: frozenset[int] = frozenset()


def settled(
    kept: Sequence[tuple[Slot, Verdict]],
    prose: Prose,
    context: ReadingContext,
    message: Message,
    *,
    headed: bool = False,
) -> Written:
    """The kept slots as readings, all in the zones they stand in; `headed` by a subject as well."""
    if not kept:
        return Written()
    place = Place(prose.reference, message.sender.domain, context.zone, prose.text)
    zone = shared_zone([slot for slot, _ in kept], standing_zones(prose))
    verdicts = {id(slot): verdict for slot, verdict in kept}
    moments, now = _moments(kept, zone, place), prose.reference.written
    if headed and all(one.start not in named_starts(context, now) for one in moments):
        moments = beside_subject(moments, kept, prose, place)
    stretches = _stretches([moment.slot for moment in moments], prose)
    found = []
    for moment, stretch in zip(moments, stretches, strict=True):
        own = details_in([prose.sentences[at] for at in stretch], message, context, prose)
        found.append(_reading(moment, verdicts[id(moment.slot)], own, prose))
    rows = [stretch for stretch in stretches if prose.sentences[stretch[0]].listed]
    apart = frozenset(at for row in rows for at in row) if len(moments) > 1 else frozenset()
    return Written(tuple(found), apart)


def _stretches(slots: Sequence[Slot], prose: Prose) -> list[list[int]]:
    """The sentences that speak of each slot alone: its own, its heading, the lines under it."""
    taken = sorted({slot.sentence for slot in slots})
    found: list[list[int]] = []
    for slot in slots:
        following = [at for at in taken if at > slot.sentence]
        last = following[0] if following else len(prose.sentences)
        found.append(_stretch(slot.sentence, last, prose))
    return found


def _stretch(first: int, last: int, prose: Prose) -> list[int]:
    """From a slot's sentence down to the next one's heading, within its paragraph."""
    block = prose.sentences[first].block
    if not prose.sentences[first].listed:
        return [first]
    found = [at for at in range(first, min(last, first + 6)) if prose.sentences[at].block == block]
    above = first - 1
    if above >= 0 and _is_heading(prose.sentences[above], block):
        found.append(above)
    return found


def _is_heading(sentence: Sentence, block: int) -> bool:
    """Whether a short line without a time stands in that paragraph."""
    return sentence.block == block and not sentence.hot and len(sentence.words) <= 10


def standing_zones(prose: Prose) -> list[Zone]:
    """Zones said for all times: in a line without a time of its own, or in so many words."""
    return [
        node.value
        for sentence in prose.sentences
        for place, node in sentence.nodes
        if isinstance(node.value, Zone)
        if "TIME" not in sentence.said or _is_for_all(sentence, place)
    ]


def _is_for_all(sentence: Sentence, place: int) -> bool:
    """ "(all times Eastern)", "(Central shown)", whether the times stand before it or behind."""
    ahead, behind = sentence.words[max(0, place - 3) : place], sentence.words[place + 1 : place + 2]
    return ("times" in ahead and "all" in ahead) or behind in _SHOWN


_SHOWN = (("shown",), ("throughout",))


def _moments(kept: Sequence[tuple[Slot, Verdict]], zone: Zone | None, place: Place) -> list[Moment]:
    """The instants of the slots that lie ahead and still hold, each once."""
    holding = [slot for slot, verdict in kept if verdict.role is not Role.OLD]
    moments = [moment_of(slot, zone, place) for slot in holding]
    written = place.reference.written
    ahead = [moment for moment in moments if moment is not None and _ahead(moment, written)]
    return without_bare_days(without_parts(without_echoes(ahead)))


def _ahead(moment: Moment, written: datetime) -> bool:
    """An appointment lies ahead, at most a year away; today still counts."""
    if moment.start is not None:
        return written - timedelta(hours=12) <= moment.start <= written + timedelta(days=330)
    today: date = written.date()
    return moment.day is not None and today <= moment.day <= today + timedelta(days=330)


def _reading(moment: Moment, verdict: Verdict, own: Details, prose: Prose) -> InterviewReading:
    """The appointment with what its `own` sentences say of it."""
    sentence = prose.sentences[moment.slot.sentence]
    status = _STATUS[verdict.role]
    weak = bool(moment.doubt) or verdict.doubted or verdict.cue in ("meaning", "unsettled")
    return InterviewReading(
        start=moment.start,
        day=moment.day,
        end=ended(moment.start, moment.end, status, own),
        zone_known=moment.zone_known,
        timezone=moment.zone_name,
        zone_from=moment.zone_from,
        status=status,
        round=own.round,
        format=own.format,
        people=own.people,
        contradiction=moment.doubt,
        quote=quote(prose.text, sentence.start, sentence.end),
        confidence=Confidence.WEAK if weak else Confidence.LIKELY,
    )
