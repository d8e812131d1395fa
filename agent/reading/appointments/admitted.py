"""What a message of a meaning may say of appointments, and what it says by its meaning alone.

An offer names a start date, a rejection a past talk: only what is plainly an appointment counts
there. Knows verdicts, not the words they rest on.
"""

from collections.abc import Sequence
from datetime import date

from agent.domain.hiring import Meaning
from agent.reading.appointments.clauses import clause
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Span
from agent.reading.prose import Prose
from agent.reading.wording.appointment_en import MEETINGS
from agent.reading.wording.sets import words

_STRICT = frozenset(
    {Meaning.OFFER, Meaning.REJECTION, Meaning.ROLE_CLOSED, Meaning.ON_HOLD, Meaning.ASSESSMENT,
     Meaning.APPLICATION_RECEIVED}
)  # fmt: skip
_SCHEDULES = frozenset(
    {Meaning.SCHEDULING, Meaning.INTERVIEW_CONFIRMED, Meaning.INTERVIEW_MOVED,
     Meaning.INTERVIEW_CANCELLED}
)  # fmt: skip


def admitted(
    kept: Sequence[tuple[Slot, Verdict]], meanings: tuple[Meaning, ...] | None
) -> Sequence[tuple[Slot, Verdict]]:
    """What a message of these meanings may say about appointments.

    An offer names a start date and a call to talk it over; only what is plainly an appointment
    (several slots to choose from, a block of details, one moved or called off) counts there.
    """
    if not meanings or set(meanings) & _SCHEDULES or meanings[0] not in _STRICT:
        return kept
    offered = [one for one in kept if one[1].role is Role.OFFERED and one[1].sure]
    least = 1 if meanings[0] is Meaning.APPLICATION_RECEIVED else 2
    if sum(slot.time is not None for slot, _ in offered) >= least or len(offered) > 1:
        return kept
    return [one for one in kept if _is_plain(*one, meanings[0])]


def admitted_back(
    back: Sequence[tuple[Slot, Verdict]], meanings: tuple[Meaning, ...] | None
) -> Sequence[tuple[Slot, Verdict]]:
    """The times that only the model brings back, as far as a message of these meanings has any."""
    if not meanings:
        return back
    if meanings[0] in _STRICT or meanings[0] is Meaning.INTERVIEW_CANCELLED:
        return ()
    if meanings[0] is Meaning.SCHEDULING:
        return [(slot, verdict._replace(role=Role.OFFERED)) for slot, verdict in back]
    return back


def _is_plain(slot: Slot, verdict: Verdict, meaning: Meaning) -> bool:
    """Whether it is plainly an appointment; beside a test or a receipt, one set or asked for in
    words is: "Thank you for applying. Your interview is on 14 May at 10:00"."""
    if verdict.role is Role.CANCELLED or verdict.cue == "details":
        return True
    if not verdict.sure:
        return False
    asked = verdict.role is Role.OFFERED and verdict.cue == "question"
    if asked and meaning is Meaning.ASSESSMENT:
        # Beside a test it is a talk; one to walk through an offer is hardly an interview.
        return True
    told = meaning in _BESIDE and slot.time is not None
    return verdict.role is Role.MOVED or (told and verdict.cue in _TOLD)


_BESIDE = frozenset({Meaning.ASSESSMENT, Meaning.APPLICATION_RECEIVED})
_TOLD = frozenset({"set", "question", "wanted", "stands"})


def told_by_meaning(
    left: Sequence[Slot], meanings: tuple[Meaning, ...] | None, prose: Prose
) -> Sequence[tuple[Slot, Verdict]]:
    """ "So 3-4pm on the 16th": the mail as a whole sets the one time, or offers the few.

    What others are said to do then is passed over, and so are rows where nothing is confirmed; it
    stays weak whatever else holds.
    """
    role = _told_role(meanings or ())
    if role is None:
        return ()
    left = [slot for slot in left if role is Role.SET or not prose.sentences[slot.sentence].listed]
    found = [slot for slot in left if not _is_of_others(slot, prose)]
    if any(slot.time is not None and _is_wide(slot.time) for slot in found):
        return ()
    several = len({_when(slot) for slot in found})
    if several > 1 and _is_choice(found, prose):
        role = Role.OFFERED
    rows = all(prose.sentences[slot.sentence].listed for slot in found)
    alone = several == 1 and (rows or len(found) == len(left))
    if (several <= _MOST_OFFERED) if role is Role.OFFERED else (alone and role in _ALONE):
        return [(slot, Verdict(role, "meaning", sure=False)) for slot in found]
    return ()


def _told_role(meanings: Sequence[Meaning]) -> Role | None:
    """The role that a mail of these meanings gives its times; NONE where it may only offer some."""
    open_yet = bool(meanings) and meanings[0] in _OPEN
    told = meanings if open_yet else meanings[:1]
    return next((_ROLES[one] for one in told if one in _ROLES), Role.NONE if open_yet else None)


def _is_choice(found: Sequence[Slot], prose: Prose) -> bool:
    """ "So Tuesday 08h15 or Wednesday 11h00": all of them in one sentence, joined by "or"."""
    if len({slot.sentence for slot in found}) > 1:
        return False
    first, last = min(slot.first for slot in found), max(slot.last for slot in found)
    return "or" in prose.sentences[found[0].sentence].words[first:last]


def _when(slot: Slot) -> tuple[date | None, int | None]:
    """The day and the minute, however they are said."""
    return slot.day and slot.day.date, slot.time and slot.time.start.minute


def _is_of_others(slot: Slot, prose: Prose) -> bool:
    """ "The match is on Tuesday at 8": a verb stands before it, and neither writer nor reader."""
    sentence = prose.sentences[slot.sentence]
    ahead = sentence.words[clause(sentence, slot)[0] : slot.last]
    told = [
        word for at, word in enumerate(ahead)
        if word != "our" or not MEETINGS.isdisjoint(ahead[at + 1 : at + 3])
    ]  # fmt: skip
    return not _VERBS.isdisjoint(ahead) and _PERSONS.isdisjoint(told)


_VERBS = words("""is are was were has have had 's will 'll can could may might does did gets lands
    comes goes runs opens closes starts begins ends finishes leaves arrives departs serves shuts
    meets sits takes""")  # fmt: skip
_PERSONS = words("i we you your our us let")


def _is_wide(time: Span) -> bool:
    """ "8:30am-4:00pm": hours of which the user may choose, and no appointment."""
    return time.end is not None and time.end.minute - time.start.minute > _LONGEST


_LONGEST, _MOST_OFFERED = 150, 6
_ALONE = frozenset({Role.SET, Role.MOVED})
_ROLES = {
    Meaning.INTERVIEW_CONFIRMED: Role.SET, Meaning.SCHEDULING: Role.OFFERED,
    Meaning.INTERVIEW_MOVED: Role.MOVED,
}  # fmt: skip
# Mail that sets nothing by its meaning, but may offer times to choose from.
_OPEN = frozenset(
    {Meaning.INTERVIEW_CANCELLED, Meaning.INFORMATION_REQUEST, Meaning.ADVANCED}
)  # fmt: skip
