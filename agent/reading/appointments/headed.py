"""The appointment that a subject names: "Interview Tuesday 6 October, 14:00".

It may stand against what the text says (`restated`), lend its day to the hours told below it, or be
all that tells when one meets. Knows subjects and verdicts, no calendars.
"""

import re
from typing import NamedTuple

from agent.domain.hiring import Meaning
from agent.reading.appointments.binding import Binder
from agent.reading.appointments.cues import scene_of
from agent.reading.appointments.roles import Role
from agent.reading.appointments.scope import judge
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Day
from agent.reading.prose import Prose
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words


class Heading(NamedTuple):
    """The one appointment of a subject, `alone` as a message of its own.

    `replies`: the subject is older than the text; `names` are the cues that stand in it.
    """

    slot: Slot
    alone: Prose
    names: frozenset[str]
    replies: bool

    @property
    def plain(self) -> bool:
        """Whether it is the text's own and changes nothing."""
        return not self.replies and self.names.isdisjoint(_CHANGING)


def heading_of(prose: Prose) -> Heading | None:
    """The one day that a subject gives an appointment, with its hour where it names one.

    "Interviews" are everybody's; the day of writing is the mail's own, unless it has an hour.
    """
    subject = prose.subject
    if subject is None or not subject.nodes:
        return None
    if not _NO_HEADING.isdisjoint(subject.words) or wording.MEETINGS.isdisjoint(subject.words):
        return None
    line = subject._replace(number=0, listed=False)
    binder = Binder(prose.reference)
    binder.feed(0, line)
    slots = binder.slots
    if len(slots) != 1 or slots[0].day is None or slots[0].day.doubt:
        return None
    alone = Prose(prose.title, prose.reference, (line,), None)
    scene = scene_of(alone)
    verdict = judge(slots[0], alone, scene)
    told = verdict.role not in (Role.NONE, Role.OLD) or verdict.cue in _UNTOLD
    today = prose.reference.written.date()
    ahead = slots[0].day.date > today or (slots[0].day.date == today and slots[0].time is not None)
    if not told or not ahead:
        return None
    return Heading(slots[0], alone, scene.names, _REPLY.match(prose.title) is not None)


_REPLY = re.compile(
    r"\s{0,5}(?:re|r|aw|antw|sv|vs|vb|vl|tr|rv|wg|fwd?|i|ref|rif|res|odp|pd|enc|doorst|fs)"
    r"\s?(?:[\[(]\d{1,3}[\])])?\s?[:：]",
    re.IGNORECASE,
)
_CHANGING = frozenset({"move", "cancel", "reply", "promise", "past", "hours"})
_UNTOLD = frozenset({"date only", "nothing", "no meeting"})
# What a subject's day is besides the interview's own: everybody's, a bound, what was, work itself.
_NO_HEADING = words("""interviews week weeks by before until till deadline due closing closes closed
    from after since was were reply respond feedback outcome result results decision notes minutes
    circular start starting starts induction training workshop task test prep preparation
    or / ?""")  # fmt: skip


def headed_day(slot: Slot, prose: Prose) -> Day | None:
    """The day of the subject for an hour without one, in a text that names no day."""
    if slot.day is not None or slot.time is None or prose.has("DAY"):
        return None
    found = heading_of(prose)
    if found is None or found.slot.day is None or not found.names.isdisjoint(_CHANGING):
        return None
    day = found.slot.day
    return day._replace(doubt=_OLDER) if found.replies else day


def comes_before(slot: Slot, prose: Prose) -> bool:
    """Whether it is when one should arrive, where the subject tells the hour when one meets."""
    if COMING.isdisjoint(prose.sentences[slot.sentence].words):
        return False
    found = heading_of(prose)
    return found is not None and found.slot.time is not None


_OLDER = "only the subject names the day"
# "Please be at reception at 9.45": when to come, which is before the subject's hour.
COMING = words("""arrive arriving arrival report reporting reception gate lobby register login
    log checkin doors early earlier beforehand""")  # fmt: skip


def told_by_subject(prose: Prose, meaning: Meaning) -> tuple[Heading, Role] | None:
    """What a subject of its own tells alone, where the text says what becomes of it."""
    found = heading_of(prose)
    role = _BECOMES.get(meaning)
    if found is None or role is None or found.replies:
        return None
    changes = found.names & _CHANGING
    before = found.alone.sentences[0].words[: found.slot.first]
    moved = role is Role.MOVED and changes <= {"move"} and before[-2:].count("to") == 1
    if role is Role.MOVED:
        return (found, role) if moved else None
    allowed = {"cancel"} if role is Role.CANCELLED else set()
    return (found, role) if changes <= allowed else None


_BECOMES = {
    Meaning.INTERVIEW_CONFIRMED: Role.SET,
    Meaning.SCHEDULING: Role.OFFERED,
    Meaning.INTERVIEW_MOVED: Role.MOVED,
    Meaning.INTERVIEW_CANCELLED: Role.CANCELLED,
}
