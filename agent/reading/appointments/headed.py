"""The appointment that a subject names: "Interview Tuesday 6 October, 14:00".

It may stand against what the text says (`restated`), lend its day to the hours told below it, or be
all that tells when one meets. Knows subjects and verdicts, no calendars.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from agent.domain.hiring import Meaning
from agent.reading.appointments.binding import Binder
from agent.reading.appointments.cues import scene_of
from agent.reading.appointments.neighbours import days_in
from agent.reading.appointments.roles import Role
from agent.reading.appointments.scope import judge
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Day, Zone
from agent.reading.lately import told_once
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import appointment_en as wording
from agent.reading.wording.sets import words


class Heading(NamedTuple):
    """The one appointment of a subject, `alone` as a message of its own.

    `replies`: the subject is older than the text; `bound`: the day is the meeting's and no start's,
    event's or deadline's; `names` are the cues that stand in it; `meets`: it names a meeting, and
    no bare day ("Ashgrove, Friday 12 June") of which only the text tells what it is for.
    """

    slot: Slot
    day: Day
    alone: Prose
    names: frozenset[str]
    replies: bool
    bound: bool
    meets: bool = True

    @property
    def changes(self) -> frozenset[str]:
        """The cues of a change or of another matter."""
        return self.names & _CHANGING

    @property
    def plain(self) -> bool:
        """Whether it is the text's own, names a meeting and changes nothing."""
        return self.meets and not (self.replies or self.changes)


@told_once
def heading_of(prose: Prose) -> Heading | None:
    """The one day that a subject gives an appointment, with its hour where it names one.

    "Interviews" are everybody's; the day of writing is the mail's own, unless an hour of it lies
    ahead.
    """
    subject = prose.subject
    if subject is None or not subject.nodes:
        return None
    meets = not wording.MEETINGS.isdisjoint(subject.words)
    if not _NO_HEADING.isdisjoint(subject.words) or not (meets or _is_bare_day(subject, prose)):
        return None
    line = subject._replace(number=0, listed=False)
    binder = Binder(prose.reference)
    binder.feed(0, line)
    slot = binder.slots[0] if len(binder.slots) == 1 else None
    if slot is None or slot.day is None or slot.day.doubt:
        return None
    alone = Prose(prose.title, prose.reference, (line,), None)
    scene = scene_of(alone)
    verdict = judge(slot, alone, scene)
    told = verdict.role not in (Role.NONE, Role.OLD) or verdict.cue in _UNTOLD
    if not told or not _is_ahead(slot, slot.day, prose):
        return None
    replies = _REPLY.match(prose.title) is not None
    bound = _is_bound(slot, line.words)
    return Heading(slot, slot.day, alone, scene.names, replies, bound, meets)


def _is_bare_day(subject: Sentence, prose: Prose) -> bool:
    """ "Friday 12 June", "Ashgrove, Friday 12 June", where the text tells of an interview."""
    beside = [word for word in subject.words if word.isalpha() and word.islower()]
    return len(beside) <= _FEW and any("interview" in one.said for one in prose.sentences)


def _is_ahead(slot: Slot, day: Day, prose: Prose) -> bool:
    """Whether it lies ahead, and not so far that the order of a number is in doubt."""
    now = prose.reference.written
    if day.date == now.date():
        return slot.time is not None and slot.time.start.minute > now.hour * 60 + now.minute
    return timedelta() < day.date - now.date() <= _FARTHEST


def _is_bound(slot: Slot, said: Sequence[str]) -> bool:
    """Whether the day stands behind a meeting's word or a mark, and goes on as nothing else:
    "Interview for Saturday Assistant" and "Interview 12-14 October" name no day of a meeting."""
    before, behind = said[: slot.first], said[slot.last + 1 : slot.last + 2]
    led = not before or before[-1] in _LEADS or before[-1] in wording.MEETINGS
    led = led or (before[-1:] == ("for",) and not _BOUND.isdisjoint(before[-2:-1]))
    led = led or (before[-1:] == ("to",) and not _SHIFTED.isdisjoint(before))
    listed = len(before) > 1 and before[-2][:1].isdigit()
    return led and not listed and (not behind or behind[0] in _FOLLOWS)


_FEW = 3
_FARTHEST = timedelta(days=120)
_LEADS = words("""on - – — | : , ( @ [ is this coming schedule confirmation confirmed details
    invitation appointment scheduled cancelled canceled reminder shift day""")  # fmt: skip
_BOUND = wording.MEETINGS | words("schedule confirmed scheduled details invitation")
_SHIFTED = words("moved rescheduled changed brought pushed postponed")
_FOLLOWS = wording.MEETINGS | words("""- – — | : , ( ) ] . at @ with in via TIME ZONE confirmed
    confirmation schedule your""")  # fmt: skip
_REPLY = re.compile(
    r"\s{0,5}(?:[\[(][^\])]{0,40}[\])]\s{0,5}){0,3}"
    r"(?:re|r|aw|antw|antwort|sv|vs|vb|vl|tr|rv|wg|fwd?|i|r[eé]f|rif|res|odp|pd|enc|doorst|fs|ynt)"
    r"\s?(?:[\[(]\d{1,3}[\])])?\s?[:：]",
    re.IGNORECASE,
)
_CHANGING = frozenset({"move", "cancel", "reply", "promise", "past", "hours"})
_UNTOLD = frozenset({"date only", "nothing", "no meeting"})
# What a subject's day is besides the interview's own: everybody's, a bound, what was, work itself.
_NO_HEADING = words("""interviews week weeks by before until till deadline due closing closes closed
    from after since was were reply respond feedback outcome result results decision notes minutes
    circular start starting starts induction training workshop task test prep preparation
    commencing beginning valid recording recap summary survey expenses documents missed declined
    tentative tentatively undeliverable read proposed possible exit skills briefing interviewing
    adviser bank no not longer sorry full book open opens offer or / ?""")  # fmt: skip


class Lent(NamedTuple):
    """What a subject lends to hours without a day: its day and zone; `hour` where it tells one."""

    day: Day
    zone: Zone | None
    hour: bool


def lent_by_subject(slots: Sequence[Slot], prose: Prose) -> Lent | None:
    """What the subject lends to these times, of a text that names no day and sets no condition."""
    if all(_has_day(slot, prose) or slot.time is None for slot in slots) or _names_day(prose):
        return None
    found = heading_of(prose)
    if found is None or not found.bound or found.changes or _is_conditional(prose):
        return None
    day = found.day._replace(doubt=_OLDER) if found.replies else found.day
    told = [node.value for _, node in found.alone.sentences[0].nodes]
    zones = [value for value in told if isinstance(value, Zone)]  # "(all times PDT)"
    return Lent(day, zones[0] if len(zones) == 1 else None, found.slot.time is not None)


def _has_day(slot: Slot, prose: Prose) -> bool:
    """Whether a time has a day; "at 4pm the same day" has one only where the subject tells it."""
    return slot.day is not None and not is_same_day(slot.day, prose)


def _names_day(prose: Prose) -> bool:
    """Whether the text names any day but "the same day"."""
    return prose.has("DAY") and any(
        not is_same_day(day, prose)
        for one in prose.sentences for _, node in one.nodes for day in days_in(node.value)
    )  # fmt: skip


def is_same_day(day: Day, prose: Prose) -> bool:
    """ "Can you make it 4 on the same day?": where the text names none before."""
    return day.relation == "same_day" and day.date == prose.reference.written.date()


def on_headed_day(slot: Slot, lent: Lent, prose: Prose) -> Slot:
    """An hour without a day on the subject's; not one that is refused, or of another call."""
    if not _OTHER_HOURS.isdisjoint(prose.sentences[slot.sentence].said):
        return slot
    return slot._replace(day=lent.day, zone=slot.zone or lent.zone)


_OLDER = "only the subject names the day"
_OTHER_HOURS = words("""call ring phone phoned rang prep prepare before questions missed received
    message if not no cannot can't t n't unable longer catch back had wanted was were met spoke
    gone""")  # fmt: skip


def comes_before(slot: Slot, lent: Lent, prose: Prose) -> bool:
    """Whether it is when one should arrive, where the subject tells the hour when one meets."""
    return lent.hour and not COMING.isdisjoint(prose.sentences[slot.sentence].words)


# "Please be at reception at 9.45": when to come, which is before the subject's hour.
COMING = words("""arrive arriving arrival report reporting reception gate lobby register login
    log checkin doors early earlier beforehand""")  # fmt: skip


class Alone(NamedTuple):
    """What a subject tells alone, and whether words of the text leave it open."""

    heading: Heading
    role: Role
    doubted: bool


def told_by_subject(prose: Prose, meaning: Meaning) -> Alone | None:
    """What a subject of its own tells alone, where the text's meaning says what becomes of it."""
    role = _BECOMES.get(meaning)
    if role is None:
        return None
    found = heading_of(prose)
    if found is None or found.replies or not found.bound or not found.meets:
        return None
    if _is_conditional(prose):
        return None
    said = frozenset().union(*(one.said for one in prose.sentences))
    if not _UNSAID.isdisjoint(said) or (role is Role.OFFERED and not _asks_of_it(said)):
        return None
    if not found.changes <= _ALLOWED.get(role, frozenset()):
        return None
    before = found.alone.sentences[0].words[: found.slot.first]
    if role is Role.MOVED and before[-1:] != ("to",):
        return None
    return Alone(found, role, role is not Role.CANCELLED and not _OPEN.isdisjoint(said))


def _asks_of_it(said: frozenset[str]) -> bool:
    """Whether a text asks for the subject's own day, not for another."""
    return not _SUITS.isdisjoint(said) and _ELSE.isdisjoint(said)


def _is_conditional(prose: Prose) -> bool:
    """ "If shortlisted, you would be invited": nobody is yet."""
    return any(
        "if" in one.said and not _ON_CONDITION.isdisjoint(one.said) for one in prose.sentences
    )


_BECOMES = {
    Meaning.INTERVIEW_CONFIRMED: Role.SET,
    Meaning.SCHEDULING: Role.OFFERED,
    Meaning.INTERVIEW_MOVED: Role.MOVED,
    Meaning.INTERVIEW_CANCELLED: Role.CANCELLED,
}
_ALLOWED = {Role.MOVED: frozenset({"move"}), Role.CANCELLED: frozenset({"cancel"})}
_ON_CONDITION = words("shortlisted selected successful chosen")
_SUITS = words("""suit suits work works ok okay convenient confirm available attend acceptable
    alright""")  # fmt: skip
_ELSE = words("""another different alternative other else book link slot slots choose pick when
    which longer ill""")  # fmt: skip
# Of such a text the subject is no news: it was an error, it is over, it was answered.
_UNSAID = words("mistake error ignore declined recording survey expenses maybe enjoyed transcript")
_OPEN = words("not no sorry new another different unable cannot t n't unfortunately instead")
