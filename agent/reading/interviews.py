"""Interviews: when, in which zone, set or offered, from calendar parts first and prose second.

The door to `appointments`. Reads one message with what its thread already said; believes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from agent.domain.evidence import Evidence, EvidenceKind, InterviewReading, ReadingContext
from agent.domain.hiring import Direction, Meaning
from agent.domain.message import Message
from agent.reading.appointments.admitted import admitted, admitted_back, told_by_meaning
from agent.reading.appointments.assent import settling
from agent.reading.appointments.cues import Scene, scene_of
from agent.reading.appointments.details import details_of, with_details
from agent.reading.appointments.headed import lent_by_subject, told_by_subject
from agent.reading.appointments.hours import with_bare_days, with_coming, with_hour, with_stretch
from agent.reading.appointments.invites import from_calendar
from agent.reading.appointments.known import (
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
from agent.reading.appointments.own_mail import written_by_user
from agent.reading.appointments.placed import at_offered_time, known_start, on_known_day, slots_in
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.scope import judged
from agent.reading.appointments.settled import Written, settled
from agent.reading.appointments.shifting import with_kept_hour, with_shift
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.swapping import with_swap
from agent.reading.appointments.thread import (
    Readings,
    known_days,
    known_starts,
    named_starts,
    only_known,
    set_day,
)
from agent.reading.appointments.together import clashing, together
from agent.reading.appointments.turns import agreed, agreed_beside, standing
from agent.reading.grammar.tokens import quote
from agent.reading.meant import Meant, meant_of
from agent.reading.prose import Prose, prose_of
from agent.reading.wording.sets import words

READER = "interviews@11"

_NEVER = frozenset({Meaning.NOT_HIRING, Meaning.JOB_ALERT, Meaning.OUT_OF_OFFICE})

Dated = tuple[Readings, tuple[Evidence, ...]]


def read_interviews(
    message: Message, context: ReadingContext, meanings: tuple[Meaning, ...] | None = None
) -> Dated:
    """The appointments this message states, and the evidence for each.

    `meanings`, where known, only hold back: mail that is no hiring mail names no interview, and in
    an offer or a rejection only words of an interview count. All instants are aware.
    """
    return stated(looked_at(message, context, meant_of(message)), meanings)


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
    own: Written | None = None
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
        slots = [at_offered_time(one, context, prose) for one in slots_in(prose, context)[0]]
        own = written_by_user(prose, slots, context, message)
        return Look(message, context, prose, invited, (), own)
    scene, judgements = judged_in(prose, context)
    verdicts: Sequence[tuple[Slot, Verdict]] = judgements
    if scene is not None:
        verdicts = likely(judgements, prose, scene, meant, alone=not invited)
        known = only_known(context, prose.reference.written)
        verdicts = moved_from(verdicts, prose, scene, known)
    found = [one for one in verdicts if one[1].role is not Role.NONE]
    back = tuple([one for one in found if one[1].cue == BROUGHT_BACK])
    kept = tuple([one for one in found if one[1].cue != BROUGHT_BACK])
    left = tuple([slot for slot, verdict in judgements if _is_untold(slot, verdict, prose)])
    return Look(message, context, prose, invited, kept, None, left, back, tuple(meant))


# Verdicts of times whose own words say neither that they are an appointment nor what else.
_UNTOLD = frozenset({"nothing", "no meeting", "tentative"})


def _is_untold(slot: Slot, verdict: Verdict, prose: Prose) -> bool:
    """Whether only the mail's meaning can tell; of a day without a time, where it is asked for."""
    if slot.day is None or verdict.cue not in _UNTOLD:
        return False
    return slot.time is not None or prose.sentences[slot.sentence].asks


def judged_in(
    prose: Prose, context: ReadingContext
) -> tuple[Scene | None, list[tuple[Slot, Verdict]]]:
    """Every time in somebody else's message as the rules judge it, before any is doubted.

    The scene is None where there is no time to judge.
    """
    slots, timed = slots_in(prose, context)
    known = known_start(prose, context)
    if not slots and (known is None or not _may_shift(prose, known)):
        return None, []
    lent = frozenset([(slot.sentence, slot.first) for slot in slots if slot.day is None])
    headed = lent_by_subject(slots, prose)
    slots = [on_known_day(slot, context, prose, headed) for slot in slots]
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


def _judged_all(
    slots: Sequence[Slot], prose: Prose, scene: Scene, context: ReadingContext
) -> list[tuple[Slot, Verdict]]:
    """Every slot with its verdict, judged alone and then beside the others."""
    alone = judged(slots, prose, scene)
    alone = with_bare_days(alone, prose, scene)
    verdicts = together(alone, prose, scene, context.owner_names)
    known = known_start(prose, context) if "cancel" in scene.names else None
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
    settles = told_of not in _UNSETTLING
    if before is not None and settles and len(kept) == len(look.kept) + len(look.back):
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
    written = settled([(heading.slot, verdict)], heading.alone, look.context, look.message)
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
) -> Written:
    """What the kept slots state, or else what agrees to a time of the thread."""
    now = look.prose.reference.written
    agrees = bool(look.context.thread) and meaning not in _ENDING
    may = settling(look.prose, look.meant) if agrees else frozenset()
    if agrees and kept and all(verdict.role is Role.SET for _, verdict in kept):
        then = agreed_beside(look.prose, may, [slot for slot, _ in kept], look.context, now)
        if then:
            return Written(then)
    found = settled(kept, look.prose, look.context, look.message, headed=not look.invited)
    if not agrees or any(_is_firm(one) for one in found.readings):
        return found
    then = agreed(look.prose, may, look.context, now)
    if found.readings:
        return Written(then) if then else found
    if then or meaning in _UNSETTLING:
        return Written(then)
    return Written(standing(look.prose, may, set_day(look.context, now), now))


def _is_firm(one: InterviewReading) -> bool:
    """Whether it stands by itself; "Thursday it is" may be short for a time of the thread."""
    return one.start is not None and one.confidence.actionable
