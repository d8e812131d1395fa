"""Times of one message judged beside each other: an arrival and the day's programme, days beside
times, a clash with what the thread has set.

Knows verdicts and places of words; not what makes a single time an appointment.
"""

from collections.abc import Sequence
from datetime import date, datetime

from agent.reading.appointments.candidates import only_mine
from agent.reading.appointments.clauses import clause, tells_parts
from agent.reading.appointments.cues import Scene
from agent.reading.appointments.dial import is_at
from agent.reading.appointments.neighbours import time_place
from agent.reading.appointments.programme import as_one_day
from agent.reading.appointments.restated import told_twice
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.rows import is_break
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.within import only_turn
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def together(
    found: Sequence[Judged], prose: Prose, scene: Scene, owner: Sequence[str]
) -> list[Judged]:
    """The verdicts as they hold beside each other; `owner` are the user's names in full."""
    kept = only_turn(only_mine(found, prose, owner), prose)
    kept = kept if scene.subject & {"booked", "set"} else _as_choice(kept, prose)
    kept = _without_reporting(_without_breaks(kept, prose), prose)
    kept = as_one_day(_without_agenda(kept, prose, scene), prose)
    kept = told_twice(kept, prose, scene)
    kept = _without_lesser_days(kept, prose)
    return _with_arrival(kept, scene)


def _as_choice(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """Rows of a day and a time and no word besides, which nothing sets: times to choose from.

    So are rows beside one that is gone.
    """
    rows = {
        slot.sentence for slot, verdict in found
        if _is_unsettled(verdict) and _is_bare(slot, prose.sentences[slot.sentence])
    }  # fmt: skip
    gone = {
        prose.sentences[slot.sentence].block for slot, verdict in found
        if verdict.cue == "gone" and prose.sentences[slot.sentence].listed
    }  # fmt: skip
    if len(rows) < _CHOICES:
        rows = set()
    rows |= {
        slot.sentence for slot, verdict in found
        if _is_unsettled(verdict) and prose.sentences[slot.sentence].block in gone
    }  # fmt: skip
    return [
        (slot, Verdict(Role.OFFERED, "rows", sure=False))
        if slot.sentence in rows and _is_unsettled(verdict) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


_CHOICES = 2


def _is_unsettled(verdict: Verdict) -> bool:
    """Whether a row is set only because nothing in the message asks."""
    return verdict.role is Role.SET and verdict.cue == "scene" and not verdict.sure


def _is_bare(slot: Slot, sentence: Sentence) -> bool:
    """ "- Thu 15 March, 1:00 ET": its own day, its own time, and nothing that either is for."""
    told = all(
        item.node is not None or not item.word.isalpha() or item.word in _IN_ROWS
        for item in sentence.items
    )
    return told and sentence.listed and slot.time is not None and not slot.carried


_IN_ROWS = words("on at the from or and either hour hours h um kl ore uur uhr also")


def _without_breaks(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "9am system design, 10am coding, 12pm lunch with us": of a day told in one sentence."""
    return [
        (slot, Verdict(Role.NONE, "break"))
        if verdict.role in HOLDING and slot.time is not None
        and _is_break_in(slot, prose.sentences[slot.sentence]) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _is_break_in(slot: Slot, sentence: Sentence) -> bool:
    """Whether what follows the time, up to the next comma, names a break; others stand beside."""
    said = sentence.words
    if not tells_parts(said):
        return False
    first = time_place(sentence, slot) + 1
    stop = next((at for at in range(first, len(said)) if said[at] in _PARTING), len(said))
    return is_break(said[first:stop])


_PARTING = frozenset({",", ";", ".", "TIME"})


def _without_reporting(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "Reporting time: 8:30 / Interview time: 9:00": it begins at the second."""
    rows = [
        (slot, prose.sentences[slot.sentence].words[:_LABEL]) for slot, verdict in found
        if verdict.role is Role.SET and slot.day is not None and slot.time is not None
        and prose.sentences[slot.sentence].listed
    ]  # fmt: skip
    begun = {slot.day for slot, label in rows if _tells_begin(label)}
    early = {slot for slot, label in rows if not _REPORTING.isdisjoint(label) and slot.day in begun}
    return [
        (slot, Verdict(Role.NONE, "arrive") if slot in early else verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _tells_begin(label: Sequence[str]) -> bool:
    """ "Interview time: 9:00", "Board at: 8:45"."""
    if label[:1] in (("start",), ("starts",), ("commencing",)):
        return True
    return not _BEGINNING.isdisjoint(label[:1]) and not _AT_TIME.isdisjoint(label[1:])


_BEGINNING = words("interview board panel test exam start")
_AT_TIME = frozenset({"at", "time", ":", "-"})
_LABEL = 3
_REPORTING = words(
    """reporting report arrival arrive entry gate gates checkin registration log login logon sign
    signin joining join dial doors waiting badge"""
)


def _without_agenda(found: Sequence[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """ "Report for 8.30 ... 09.30 Lesson, 11.00 Interviews": the rows are parts of that day."""
    arrivals = [
        slot for slot, verdict in found
        if verdict.role is Role.SET and "arrive" in scene.whole(prose.sentences[slot.sentence])
        and not prose.sentences[slot.sentence].listed
    ]  # fmt: skip
    if not arrivals:
        return list(found)
    return [
        (slot, Verdict(Role.NONE, "agenda"))
        if verdict.role is Role.SET and prose.sentences[slot.sentence].listed
        and any(_is_part(slot, start) for start in arrivals) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _is_part(slot: Slot, start: Slot) -> bool:
    """Whether a row without an end comes later on the day of an arrival."""
    if slot.time is None or start.time is None or slot.day is None or start.day is None:
        return False
    later = slot.time.start.minute > start.time.start.minute and slot.time.end is None
    return slot.carried and later and slot.day.date == start.day.date


def _without_lesser_days(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "Tuesday 11 - no chance" among rows with times; a day set beside another set to the minute.

    Where one appointment is told to the minute, a day without a clock time is something else,
    unless it is one more to choose from, one that falls away or a further round of its own.
    """
    timed = [slot for slot, verdict in found if verdict.role in HOLDING and slot.time is not None]
    if not timed:
        return list(found)
    rows = {prose.sentences[slot.sentence].block for slot in timed
            if prose.sentences[slot.sentence].listed}  # fmt: skip
    dated = {slot.day.date for slot in timed if slot.day is not None}
    return [
        (slot, Verdict(Role.NONE, "lesser day"))
        if slot.time is None and _is_lesser(slot, verdict, prose, rows, dated) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _is_lesser(
    slot: Slot, verdict: Verdict, prose: Prose, rows: set[int], dated: set[date]
) -> bool:
    """Whether a day is no appointment beside the timed ones, which are on the days `dated`."""
    sentence = prose.sentences[slot.sentence]
    if sentence.listed and sentence.block in rows:
        return verdict.role not in _STANDING or not _SAYING_NO.isdisjoint(sentence.words)
    if verdict.role not in (Role.SET, Role.MOVED):
        return False
    low, high = clause(sentence, slot)
    own = slot.day is not None and slot.day.date not in dated
    return not own or not _names_round(sentence.words[low:high])


def _names_round(said: Sequence[str]) -> bool:
    """ "The final round is on Thursday", but not "the result of the round", "after your trial"."""
    return any(
        word in _ROUNDS and _ABOUT.isdisjoint(said[max(0, at - 3) : at])
        for at, word in enumerate(said)
    )  # fmt: skip


_STANDING = frozenset({Role.OFFERED, Role.CANCELLED})
_SAYING_NO = words("no not 't never none nothing nobody fully full busy closed away taken gone")
# One of each: "interviews are on the 11th and 12th" is everybody's days.
_ROUNDS = words("interview assessment round stage trial")
_ABOUT = words("of from after about following before until result results outcome everyone")


def _with_arrival(found: Sequence[Judged], scene: Scene) -> list[Judged]:
    """ "Reporting time: 10:00" sets the time of a day that has no other."""
    if not scene.meeting:
        return list(found)
    timed = {
        slot.day.date for slot, verdict in found
        if verdict.role in HOLDING and slot.time is not None and slot.day is not None
    }  # fmt: skip
    return [
        (slot, Verdict(Role.SET, "arrival", sure=False))
        if verdict.cue == "arrive" and slot.time is not None and slot.day is not None
        and slot.day.date not in timed else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def clashing(
    found: Sequence[Judged], prose: Prose, scene: Scene, known: datetime | None
) -> list[Judged]:
    """ "I've a client meeting tomorrow at two, so we'll have to skip our chat": it falls away.

    The time of the clash is that of the appointment which the thread has set. One that is called
    off in so many words is that appointment, whatever else its sentence speaks of.
    """
    if known is None or "cancel" not in scene.names:
        return list(found)
    found = [
        (slot, Verdict(Role.CANCELLED, "known", doubted=True))
        if verdict.role is Role.NONE and is_at(slot, known) and _is_off(slot, prose, scene)
        else (slot, verdict) for slot, verdict in found
    ]  # fmt: skip
    if any(verdict.role in HOLDING for _, verdict in found):
        return found
    return [
        (slot, Verdict(Role.CANCELLED, "clash"))
        if verdict.cue in _CLASHES and is_at(slot, known) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


_CLASHES = words("others nothing")


def _is_off(slot: Slot, prose: Prose, scene: Scene) -> bool:
    """ "Burst pipe in the workshop, tomorrow at 9 can't happen"."""
    sentence = prose.sentences[slot.sentence]
    return "cancel" in scene.within(sentence, *scene.clause(sentence, slot))
