"""A day set in one paragraph and its hour told in the next: "It will start at 10:45 in room 4."

Knows verdicts and cues; which day belongs to which time within a paragraph is told in `binding`.
"""

from collections.abc import Sequence

from agent.reading.appointments.clauses import clause
from agent.reading.appointments.cues import Scene
from agent.reading.appointments.neighbours import day_count
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.scope import judge, judged
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.slots import bare_days_of
from agent.reading.grammar.nodes import Span
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words

_REACH = 4  # sentences


def with_hour(found: Sequence[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """The one appointment of a message with its hour, where a sentence below tells one only."""
    found = _on_counted_days(found, prose, scene)
    live = [one for one in found if one[1].role in HOLDING and one[0].day is not None]
    if len(live) != 1 or live[0][0].time is not None or live[0][1].role is Role.OFFERED:
        return list(found)
    whole, verdict = live[0]
    told = [slot for slot, _ in found if _tells_hour(slot, whole, prose, scene)]
    if len(told) != 1:
        return list(found)
    return [
        (slot._replace(day=whole.day, carried=True), verdict) if slot is told[0] else (slot, own)
        for slot, own in found if slot is not whole
    ]  # fmt: skip


def _on_counted_days(found: Sequence[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """ "Interviews on the 4th and 5th. The first day begins at 9.30": an hour of the one day."""
    told = [
        slot for slot, verdict in found
        if slot.carried and slot.day is not None and slot.time is not None
        and verdict.role is Role.NONE and verdict.cue in _HOURS
        and day_count(prose.sentences[slot.sentence], slot.first) >= 0
        and not _BEGINNING.isdisjoint(prose.sentences[slot.sentence].words)
    ]  # fmt: skip
    if not told or not scene.meeting:
        return list(found)
    dated = {slot.day.date for slot in told if slot.day is not None}
    days = [one for one in found if one[0].day and one[0].time is None and one[0].day.date in dated]
    roles = {verdict.role for _, verdict in days} & HOLDING
    verdict = Verdict(roles.pop() if len(roles) == 1 else Role.SET, "counted day", sure=False)
    return [
        (slot, verdict) if any(slot is one for one in told) else (slot, own)
        for slot, own in found if (slot, own) not in days
    ]  # fmt: skip


_HOURS = frozenset({"hours", "nothing"})
_BEGINNING = words("start starts begin begins starting beginning")


def with_stretch(found: Sequence[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """ "A test day runs from 7 till 1. There is room on the 12th or 16th": each at that time."""
    live = [one for one in found if one[1].role in HOLDING and one[0].day is not None]
    told = [slot for slot, _ in found if slot.day is None and slot.time is not None]
    if len(told) != 1 or not live or any(slot.time is not None for slot, _ in live):
        return list(found)
    whole, sentence = told[0], prose.sentences[told[0].sentence]
    first = min(slot.sentence for slot, _ in live)
    time = whole.time
    if time is None or time.end is None or not 0 <= first - whole.sentence <= 2:
        return list(found)
    names = scene.within(sentence, *scene.clause(sentence, whole))
    if not names & {"interview", "meeting"} or not _USUALLY.isdisjoint(sentence.words):
        return list(found)
    return [
        (slot._replace(time=time, zone=whole.zone, carried=True), verdict)
        if (slot, verdict) in live else (slot, verdict)
        for slot, verdict in found if slot is not whole
    ]  # fmt: skip


# "It usually runs from 10 to 2": no hours of these days yet.
_USUALLY = words("usually normally typically generally")


def _tells_hour(slot: Slot, whole: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether a time without a day is when that appointment begins, as far as its words tell."""
    if slot.day is not None or slot.time is None:
        return False
    sentence = prose.sentences[slot.sentence]
    if not 0 < slot.sentence - whole.sentence <= _REACH:
        return False
    if _opens_with(slot, sentence):
        return True
    if not _is_of_it(slot, sentence, scene):
        return False
    return judge(slot._replace(day=whole.day, carried=True), prose, scene).role in HOLDING


def _opens_with(slot: Slot, sentence: Sentence) -> bool:
    """ "You will begin at 10.45 with a short presentation": no day's work begins so."""
    ahead, behind = sentence.words[: slot.first], sentence.words[slot.last + 1 :]
    begins = ahead[:1] == ("you",) and not _BEGINNING.isdisjoint(ahead[:4])
    return begins and behind[:1] == ("with",) and not _PARTS.isdisjoint(behind)


_PARTS = words("presentation talk test task exercise panel interview demonstration lesson")


def _is_of_it(slot: Slot, sentence: Sentence, scene: Scene) -> bool:
    """ "The interview will start at 9", "it starts at 9", "please come to our office at 9"."""
    names = scene.in_clause(sentence, slot)
    if sentence.words[0] in _POINTING and not _BEGINNING.isdisjoint(sentence.words[: slot.first]):
        return True
    mine = "interview" in sentence.said or not _READER.isdisjoint(sentence.said)
    return bool(names & {"interview", "meeting"}) and ("you" in names or mine)


_POINTING = frozenset({"it", "we", "this"})
_READER = frozenset({"you", "your"})


def with_coming(found: Sequence[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """ "The trial is on Tuesday. Please arrive at 7:45 and stay until noon": it is at that hour.

    Where the reader is told when to come, and no other hour at which it begins, the day wished for
    is set.
    """
    live = [one for one in found if one[1].role in HOLDING and one[0].day is not None]
    if len(live) != 1 or live[0][0].time is not None or scene.asks:
        return list(found)
    whole, verdict = live[0]
    near = prose.sentences[whole.sentence + 1 : whole.sentence + 1 + _COMES_WITHIN]
    told = [
        slot for slot, one in found if one.role is Role.NONE and _is_on(slot, whole)
        for sentence in near if sentence.number == slot.sentence and _tells_to_come(slot, sentence)
    ]  # fmt: skip
    if len(told) != 1 or any(_begins(one) for one in near) or _is_open(whole, verdict, prose):
        return list(found)
    coming = _stayed(told[0], prose.sentences[told[0].sentence])
    role = Role.SET if verdict.role is Role.OFFERED else verdict.role
    return [
        (coming._replace(day=whole.day, carried=True), Verdict(role, "coming"))
        if slot is told[0] else (slot, own)
        for slot, own in found if slot is not whole
    ]  # fmt: skip


def _is_on(slot: Slot, whole: Slot) -> bool:
    """Whether a time has no day of its own, or that of the appointment."""
    if slot.time is None or whole.day is None:
        return False
    return slot.day is None or (slot.carried and slot.day.date == whole.day.date)


def _is_open(whole: Slot, verdict: Verdict, prose: Prose) -> bool:
    """Whether a day is offered as one of several, or only if somebody agrees."""
    sentence = prose.sentences[whole.sentence]
    return verdict.role is Role.OFFERED and (
        verdict.cue not in _WISHED or not _OPEN.isdisjoint(sentence.said)
    )


def _begins(sentence: Sentence) -> bool:
    """ "For a 10.00 start", "we begin at 10": told beside when to come."""
    return not (_BEGINNING | _STARTING).isdisjoint(sentence.said) and "TIME" in sentence.said


def _tells_to_come(slot: Slot, sentence: Sentence) -> bool:
    """ "Please arrive at 7:45", "be here for 8": the reader is told to, and nothing else."""
    low, _ = clause(sentence, slot)
    said = [word for word in sentence.words[low : slot.first] if word not in _POLITE]
    return not sentence.asks and said[:1] != [] and said[0] in _COME and _HERE.issuperset(said[1:])


def _stayed(slot: Slot, sentence: Sentence) -> Slot:
    """The slot with the hour until which its sentence keeps the reader."""
    if slot.time is None or slot.time.end is not None:
        return slot
    for place, node in sentence.nodes:
        if (
            place > slot.last
            and isinstance(node.value, Span)
            and sentence.words[place - 1] in _TILL
        ):
            end = node.value.start
            if end.minute > slot.time.start.minute:
                return slot._replace(time=slot.time._replace(end=end))
    return slot


_COMES_WITHIN = 2
_WISHED = frozenset({"question", "offer", "sentence"})
_OPEN = words("if either or whether could can possible maybe perhaps")
_STARTING = words("start starts starting interview commence commences sharp")
_POLITE = words("please pls plz kindly just so and then you should must will 'll need to want")
_COME = words("arrive be get come report")
_HERE = words("here there in at for by to us the our office reception up down over with")
_TILL = words("until till til to")


def with_bare_days(found: list[Judged], prose: Prose, scene: Scene) -> list[Judged]:
    """ "Come in on Tuesday. We're here from noon anyway": the day stands where its time is none."""
    if not any(slot.carried and verdict.role is Role.NONE for slot, verdict in found):
        return found
    live = {slot.day.date for slot, verdict in found if slot.day and verdict.role is not Role.NONE}
    gone = {slot.day.date for slot, verdict in found if slot.day and slot.carried} - live
    # The message is gone through once more for them: only where some day may have lost its time.
    days = bare_days_of(prose) if gone else []
    bare = [one for one in days if one.day is not None and one.day.date in gone]
    told = [one for one in judged(bare, prose, scene) if one[1].role is not Role.NONE]
    return sorted([*found, *told], key=lambda one: (one[0].sentence, one[0].first))
