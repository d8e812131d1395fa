"""Interviews: when, in which zone, set or offered, from calendar parts first and prose second.

The door to `appointments`. Reads one message with what its thread already said; believes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from agent.domain.evidence import (
    Evidence,
    EvidenceKind,
    InterviewReading,
    ReadingContext,
)
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning
from agent.domain.message import Message
from agent.reading.appointments.admitted import admitted, admitted_back, told_by_meaning
from agent.reading.appointments.answers import answered, by_order, withdrawn
from agent.reading.appointments.assent import says_known_hour, settling
from agent.reading.appointments.completing import (
    at_bare_hour,
    at_named_half,
    day_of_offer,
    in_named_week,
    on_named_weekday,
    on_offered_day,
)
from agent.reading.appointments.countering import asks_for, countered, is_refused, on_that_day
from agent.reading.appointments.cues import Scene, scene_of
from agent.reading.appointments.details import Details, details_in, details_of, ended, with_details
from agent.reading.appointments.headed import (
    Lent,
    comes_before,
    lent_by_subject,
    on_headed_day,
    told_by_subject,
)
from agent.reading.appointments.hours import with_bare_days, with_coming, with_hour, with_stretch
from agent.reading.appointments.invites import from_calendar
from agent.reading.appointments.known import (
    Places,
    at_named_hour,
    beside_known,
    cancelled_at,
    moved_from,
    moved_with,
    offers_only,
)
from agent.reading.appointments.leaving import left_for
from agent.reading.appointments.likelihood import BROUGHT_BACK, likely
from agent.reading.appointments.merge import merged
from agent.reading.appointments.moments import (
    Moment,
    Place,
    moment_of,
    shared_zone,
    without_bare_days,
    without_echoes,
    without_parts,
)
from agent.reading.appointments.own_times import (
    asked_hour,
    comes_then,
    is_of_own_day,
    on_their_clock,
)
from agent.reading.appointments.restated import beside_subject
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.scope import judged
from agent.reading.appointments.shifting import with_kept_hour, with_shift
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.slots import (
    on_other_days,
    says_same_time,
    slots_of,
    with_same_time,
)
from agent.reading.appointments.swapping import with_swap
from agent.reading.appointments.thread import (
    known_days,
    known_starts,
    known_times,
    named_starts,
    only_known,
    set_day,
)
from agent.reading.appointments.together import clashing, together
from agent.reading.appointments.turns import agreed, agreed_beside, standing
from agent.reading.grammar.nodes import Clock, Day, Span, Zone
from agent.reading.grammar.tokens import quote
from agent.reading.meant import Meant, meant_of
from agent.reading.prose import Prose, Sentence, prose_of
from agent.reading.wording.sets import words

READER = "interviews@9"

_NEVER = frozenset({Meaning.NOT_HIRING, Meaning.JOB_ALERT, Meaning.OUT_OF_OFFICE})
_STATUS = {
    Role.OFFERED: InterviewStatus.PROPOSED,
    Role.SET: InterviewStatus.CONFIRMED,
    Role.MOVED: InterviewStatus.MOVED,
    Role.CANCELLED: InterviewStatus.CANCELLED,
}
Readings = tuple[InterviewReading, ...]
Dated = tuple[Readings, tuple[Evidence, ...]]


def read_interviews(
    message: Message, context: ReadingContext, meanings: tuple[Meaning, ...] | None = None
) -> Dated:
    """The appointments this message states, and the evidence for each.

    `meanings`, where known, only hold back: mail that is no hiring mail names no interview, and in
    an offer or a rejection only words of an interview count. All instants are aware.
    """
    return stated(looked_at(message, context, meant_of(message)), meanings)


class _Written(NamedTuple):
    """What prose states, and the sentences that speak of one of its appointments only."""

    readings: Readings = ()
    apart: frozenset[int] = frozenset()


def _evidence(one: InterviewReading, prose: Prose) -> Evidence:
    when = one.start.isoformat() if one.start else str(one.day)
    span = (0, 0) if one.from_invite else _span_of(one.quote, prose)
    source = "calendar" if one.from_invite else "own_words"
    return Evidence(
        EvidenceKind.INTERVIEW, f"{one.status.value} {when}", one.quote, READER, one.confidence,
        source, span,
    )  # fmt: skip


def _span_of(said: str, prose: Prose) -> tuple[int, int]:
    """Where the quoted sentence stands; the text may break its lines."""
    opening = said.partition(" ")[0]
    for sentence in prose.sentences:
        begun = sentence.hot and prose.text.startswith(opening, sentence.start)
        if begun and quote(prose.text, sentence.start, sentence.end) == said:
            return sentence.start, sentence.end
    return 0, 0


class Look(NamedTuple):
    """What one look at a message saw, before its meaning is known.

    `kept` are the times that prose states as appointments, `left` those whose own words decide
    nothing for or against, `back` those of them that the model thinks likely; `own` is set for the
    user's own mail; `meant` is what each sentence means.
    """

    message: Message
    context: ReadingContext
    prose: Prose
    invited: Readings
    kept: tuple[tuple[Slot, Verdict], ...]
    own: _Written | None = None
    left: tuple[Slot, ...] = ()
    back: tuple[tuple[Slot, Verdict], ...] = ()
    meant: tuple[Meant, ...] = ()


def looked_at(message: Message, context: ReadingContext, meant: Sequence[Meant] = ()) -> Look:
    """The one look at calendar parts and prose; `stated` tells what of it a meaning admits.

    `meant` is what each sentence means (`meant_in`).
    """
    prose = prose_of(message, context)
    invited = from_calendar(message, context, prose.reference)
    if message.direction(context.owners) is Direction.OUT:
        slots = [_at_offered_time(one, context, prose) for one in _slots_in(prose, context)[0]]
        own = _own_words(prose, slots, context, message)
        return Look(message, context, prose, invited, (), own)
    scene, judgements = judged_in(prose, context)
    verdicts: Sequence[tuple[Slot, Verdict]] = judgements
    if scene is not None:
        verdicts = likely(judgements, prose, scene, meant, alone=not invited)
        known = only_known(context, prose.reference.written)
        verdicts = moved_from(verdicts, prose, scene, known)
    found = tuple(one for one in verdicts if one[1].role is not Role.NONE)
    back = tuple(one for one in found if one[1].cue == BROUGHT_BACK)
    kept = tuple(one for one in found if one[1].cue != BROUGHT_BACK)
    left = tuple(slot for slot, verdict in judgements if _is_untold(slot, verdict, prose))
    return Look(message, context, prose, invited, kept, None, left, back, tuple(meant))


# Verdicts of times whose own words say neither that they are an appointment nor what else.
_UNTOLD = frozenset({"nothing", "no meeting", "tentative"})


def _is_untold(slot: Slot, verdict: Verdict, prose: Prose) -> bool:
    """Whether only the mail's meaning can tell; of a day without a time, where it is asked for."""
    if slot.day is None or verdict.cue not in _UNTOLD:
        return False
    return slot.time is not None or prose.sentences[slot.sentence].asks


def _slots_in(prose: Prose, context: ReadingContext) -> tuple[list[Slot], Places]:
    """The days and times of the prose, and where "same time" was taken from what the thread set."""
    bare = slots_of(prose) if prose.has("DAY", "TIME") else []
    named = named_starts(context, prose.reference.written)
    days = frozenset(one.date() for one in named)
    bare = [in_named_week(on_named_weekday(slot, days), named) for slot in bare]
    bare = [at_named_half(at_bare_hour(slot, named, prose), named) for slot in bare]
    slots = [_at_known_time(slot, context, prose) for slot in bare]
    timed = frozenset(
        (slot.sentence, slot.first) for old, slot in zip(bare, slots, strict=True)
        if old.time is None and slot.time is not None
    )  # fmt: skip
    known = _known_start(prose, context) if slots else None
    if known is not None:
        slots = with_same_time(slots, known.hour * 60 + known.minute, prose)
    return slots, timed


def judged_in(
    prose: Prose, context: ReadingContext
) -> tuple[Scene | None, list[tuple[Slot, Verdict]]]:
    """Every time in somebody else's message as the rules judge it, before any is doubted.

    The scene is None where there is no time to judge.
    """
    slots, timed = _slots_in(prose, context)
    known = _known_start(prose, context)
    if not slots and (known is None or not _may_shift(prose, known)):
        return None, []
    lent = frozenset((slot.sentence, slot.first) for slot in slots if slot.day is None)
    headed = lent_by_subject(slots, prose)
    slots = [_on_known_day(slot, context, prose, headed) for slot in slots]
    now = prose.reference.written
    scene = scene_of(prose, known_days(context, now))
    verdicts = with_hour(_judged_all(slots, prose, scene, context), prose, scene)
    verdicts = with_coming(with_stretch(verdicts, prose, scene), prose, scene)
    verdicts = with_kept_hour(verdicts, timed, prose, scene)
    verdicts = moved_with(beside_known(verdicts, lent, context, now), timed)
    verdicts = cancelled_at(verdicts, known)
    verdicts = at_named_hour(verdicts, named_starts(context, now))
    verdicts = moved_from(verdicts, prose, scene, only_known(context, now))
    verdicts = left_for(verdicts, prose, scene, known_starts(context, now))
    verdicts = offers_only(verdicts, timed, prose, context, now)
    verdicts = with_swap(verdicts, lent, prose, known_starts(context, now))
    return scene, with_shift(verdicts, prose, scene, known)


def _may_shift(prose: Prose, known: datetime) -> bool:
    """Whether a length, an hour or a day counted may move what is known, though no day is told."""
    if known.date() == prose.reference.written.date():
        return True
    return prose.has("LENGTH", "TIME") or any(
        not _COUNTED.isdisjoint(one.said) for one in prose.sentences
    )


_COUNTED = words("day days week weeks")


def _known_start(prose: Prose, context: ReadingContext) -> datetime | None:
    """When the appointment is that the thread has set, on the writer's clock."""
    known = set_day(context, prose.reference.written)
    start = known.start if known is not None else None
    return start.astimezone(prose.reference.written.tzinfo) if start is not None else None


def _judged_all(
    slots: Sequence[Slot], prose: Prose, scene: Scene, context: ReadingContext
) -> list[tuple[Slot, Verdict]]:
    """Every slot with its verdict, judged alone and then beside the others."""
    alone = judged(slots, prose, scene)
    alone = with_bare_days(alone, prose, scene)
    verdicts = together(alone, prose, scene, context.owner_names)
    known = _known_start(prose, context) if "cancel" in scene.names else None
    return clashing(verdicts, prose, scene, known)


def stated(
    look: Look,
    meanings: tuple[Meaning, ...] | None = None,
    before: Dated | None = None,
    *,
    sure: bool = True,
) -> Dated:
    """The appointments seen and their evidence, as far as these meanings admit them.

    `before` is what the same look gave without meanings; it stands where they hold nothing back.
    An offer of which nobody is `sure` holds back nothing that words state, and no meaning of which
    nobody is holds back what only the thread explains.
    """
    if meanings and meanings[0] in _NEVER:
        return (), ()
    held = sure or not meanings or meanings[0] is not Meaning.OFFER
    kept = admitted(look.kept, meanings) if held else look.kept
    live = any(verdict.role is not Role.OLD for _, verdict in look.kept)
    told: Sequence[tuple[Slot, Verdict]] = ()
    if not (live or look.invited or look.own):
        told = told_by_meaning(look.left, meanings, look.prose)
    kept = (*kept, *(told or admitted_back(look.back, meanings)))
    told_of = meanings[0] if meanings and sure else None
    settled = told_of not in _UNSETTLING
    if before is not None and settled and len(kept) == len(look.kept) + len(look.back):
        return before if before[0] else _headed(look, meanings, sure=sure)
    written = look.own or _from_prose(look, kept, told_of)
    found = merged(look.invited, written.readings)
    if found:
        details = details_of(look.message, look.context, look.prose, written.apart)
        found = with_details(found, details)
    if not found:
        return _headed(look, meanings, sure=sure)
    return found, tuple(_evidence(one, look.prose) for one in found)


def _headed(look: Look, meanings: tuple[Meaning, ...] | None, *, sure: bool) -> Dated:
    """What only the subject names; of a meaning that is guessed at, weakly."""
    told = told_by_subject(look.prose, meanings[0]) if meanings and not look.own else None
    if told is None:
        return (), ()
    heading, role, doubted = told
    verdict = Verdict(role, "subject" if sure else "meaning", doubted=doubted)
    written = _settled([(heading.slot, verdict)], heading.alone, look.context, look.message)
    details = details_of(look.message, look.context, look.prose, written.apart)
    found = with_details(written.readings, details)
    stands = (0, len(heading.alone.text))
    rests = (_evidence(one, heading.alone) for one in found)
    return found, tuple(replace(one, source="subject", span=stands) for one in rests)


# Mail of these meanings agrees to nothing; word of how it stands may, of what was just taken.
_ENDING = frozenset(
    {Meaning.REJECTION, Meaning.ROLE_CLOSED, Meaning.ON_HOLD, Meaning.INTERVIEW_CANCELLED}
)
_UNSETTLING = _ENDING | {Meaning.STATUS_UPDATE}


def _from_prose(
    look: Look, kept: Sequence[tuple[Slot, Verdict]], meaning: Meaning | None
) -> _Written:
    """What the kept slots state, or else what agrees to a time of the thread."""
    now = look.prose.reference.written
    agrees = bool(look.context.thread) and meaning not in _ENDING
    may = settling(look.prose, look.meant) if agrees else frozenset()
    if agrees and kept and all(verdict.role is Role.SET for _, verdict in kept):
        then = agreed_beside(look.prose, may, [slot for slot, _ in kept], look.context, now)
        if then:
            return _Written(then)
    found = _settled(kept, look.prose, look.context, look.message, headed=not look.invited)
    if found.readings or not agrees:
        return found
    then = agreed(look.prose, may, look.context, now)
    if then or meaning in _UNSETTLING:
        return _Written(then)
    return _Written(standing(look.prose, may, set_day(look.context, now), now))


def _settled(
    kept: Sequence[tuple[Slot, Verdict]],
    prose: Prose,
    context: ReadingContext,
    message: Message,
    *,
    headed: bool = False,
) -> _Written:
    """The kept slots as readings, all in the zones they stand in; `headed` by a subject as well."""
    if not kept:
        return _Written()
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
    return _Written(tuple(found), apart)


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


def _on_known_day(slot: Slot, context: ReadingContext, prose: Prose, headed: Lent | None) -> Slot:
    """A time without a day belongs to the day that the thread has set, else it waits for one."""
    known = set_day(context, prose.reference.written)
    if slot.day is not None and not _is_same_day(slot.day, prose):
        return slot
    if known is not None and known.start is not None:
        return slot._replace(day=Day(known.start.date()))
    if slot.day is not None:
        return slot
    offered = day_of_offer(slot, named_starts(context, prose.reference.written))
    if offered is not None:
        return slot._replace(day=Day(offered))
    if prose.has("DAY") or slot.time is None:
        return slot
    if headed is not None and comes_before(slot, headed, prose):
        return slot
    there = on_headed_day(slot, headed, prose) if headed is not None else slot
    return there if there.day is not None else _on_day_of_writing(slot, slot.time, prose)


def _on_day_of_writing(slot: Slot, time: Span, prose: Prose) -> Slot:
    """An hour later than that of writing, where nothing names a day, is guessed to be today's."""
    if not _WEEKLY.isdisjoint(prose.sentences[slot.sentence].said):
        return slot  # "Thursdays or Fridays from 2"
    now = prose.reference.written
    if time.start.minute <= now.hour * 60 + now.minute or on_other_days(slot, prose):
        return slot
    return slot._replace(day=Day(now.date(), doubt="no day is named; read as the day of writing"))


_WEEKLY = words("mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends")


def _is_same_day(day: Day, prose: Prose) -> bool:
    """ "Can you make it 4 on the same day?": the day of the thread, where none is named before."""
    return day.relation == "same_day" and day.date == prose.reference.written.date()


def _at_known_time(slot: Slot, context: ReadingContext, prose: Prose) -> Slot:
    """ "Friday, same time": the clock time of the appointment that the thread has set."""
    if slot.day is None or slot.time is not None:
        return slot
    there = _known_start(prose, context)
    if there is None or not (
        says_same_time(slot, prose)
        or (slot.day.date != there.date() and says_known_hour(slot, prose, there))
    ):
        return slot
    alone = all("DAY" not in one.said for one in prose.sentences[: slot.sentence])
    if slot.day.relation == "day_after" and alone:
        slot = slot._replace(day=Day(there.date() + timedelta(days=1)))  # behind the one known
    return slot._replace(time=Span(Clock(there.hour * 60 + there.minute, "24")))


def _at_offered_time(slot: Slot, context: ReadingContext, prose: Prose) -> Slot:
    """ "I've a test at 8.15 then. Thursday at the same time?": the hour of the thread, no other.

    In the user's own mail; where the thread names several hours, the time told nearest stands.
    """
    named = named_starts(context, prose.reference.written)
    hours = {one.hour * 60 + one.minute for one in named}
    if slot.day is None or slot.first != slot.last or len(hours) != 1:
        return slot
    return (
        slot._replace(time=Span(Clock(hours.pop(), "24"))) if says_same_time(slot, prose) else slot
    )


def _own_words(
    prose: Prose, slots: Sequence[Slot], context: ReadingContext, message: Message
) -> _Written:
    """The user's own message: the slot they accept, else the times they propose."""
    offers = known_times(context, Direction.IN, prose.reference.written)
    slots = [on_that_day(slot, offers, prose.reference.written) for slot in slots]
    accepted = (answered(prose, slots, offers) or by_order(prose, offers)) if offers else ()
    asks = countered(accepted, prose, slots, offers)
    accepted = accepted or withdrawn(prose, set_day(context, prose.reference.written))
    if accepted and not asks:
        return _Written(accepted)
    there = prose.reference.written.tzinfo
    offered = frozenset(one.start.astimezone(there).date() for one in offers if one.start)
    slots = [
        on_offered_day(slot, offered, prose) for slot in slots
        if not (on_their_clock(slot) or is_of_own_day(slot, prose.sentences[slot.sentence]))
    ]  # fmt: skip
    scene = scene_of(prose, offered)
    verdicts = judged(slots, prose, scene)
    proposed = [
        (slot, verdict._replace(role=Role.OFFERED)) for slot, verdict in verdicts
        if slot.time is not None and (
            verdict.role in (Role.OFFERED, Role.SET, Role.MOVED)
            or (verdict.cue == "nothing"
                and comes_then(slot, prose.sentences[slot.sentence], offered))
            or (bool(offers) and asks_for(slot, prose.sentences[slot.sentence]))
        ) and not (asks and is_refused(slot, prose.sentences[slot.sentence]))
    ]  # fmt: skip
    asked = asked_hour(prose, offers, prose.reference.written)
    proposed = [(slot, Verdict(Role.OFFERED, "question")) for slot in asked] or proposed
    found = _settled(proposed, prose, context, message)
    known = set_day(context, prose.reference.written)
    start = known.start if known is not None else None
    return found._replace(readings=tuple(one for one in found.readings if one.start != start))


def standing_zones(prose: Prose) -> list[Zone]:
    """Zones said for all times: in a line without a time of its own, or in so many words."""
    return [
        node.value
        for sentence in prose.sentences
        for place, node in sentence.nodes
        if isinstance(node.value, Zone)
        if "TIME" not in sentence.words or _is_for_all(sentence, place)
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
