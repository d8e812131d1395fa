"""What stands around a time that was judged, as readable features for the `slot` model.

The rules tell a time's role by the cues they know; here stands all else that may speak for or
against it: the words before and behind, the label of its row, the subject, the other times, what
its sentence and the ones beside it say. Knows no weights and no zones.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.features import stem_and_sense
from agent.reading.grammar.nodes import Day, Span
from agent.reading.meant import Meant, features_beside
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words

LIVE = HOLDING | {Role.CANCELLED}
# So many words to either side of a time are looked at, the nearest of them by their place.
_REACH, _NEAR = 12, 3
_MOST_ROWS = 8


class Around(NamedTuple):
    """What a message says around all of its times.

    `marks` are features that all of them share; `twins` counts each day and time, `beside` the
    times of each sentence, `hours` holds the first and last minute of each day that has any,
    `told` counts the live ones in whose sentence a meeting is named; `sure` where a verdict is;
    `named` are the days of the subject.
    """

    prose: Prose
    scene: Scene
    marks: frozenset[str]
    roles: str
    first: Slot | None
    twins: Counter[tuple[Day | None, Span | None]]
    beside: Counter[int]
    hours: dict[date, tuple[int, int]]
    told: int
    timed: int
    sure: bool
    meant: Sequence[Meant]
    named: frozenset[date]


def around(
    prose: Prose, scene: Scene, found: Sequence[Judged], meant: Sequence[Meant] = ()
) -> Around:
    """One look at a message's times, all with their verdicts; `meant` are all its sentences."""
    live = [one for one in found if one[1].role in LIVE]
    hours: dict[date, tuple[int, int]] = {}
    for slot, _ in found:
        if slot.day is not None and slot.time is not None:
            at = slot.time.start.minute
            low, high = hours.get(slot.day.date, (at, at))
            hours[slot.day.date] = (min(low, at), max(high, at))
    return Around(
        prose,
        scene,
        frozenset(_marks(prose, scene, len(live), len(found) - len(live))),
        " ".join(sorted({verdict.role.value for _, verdict in live})),
        live[0][0] if live else None,
        Counter((slot.day, slot.time) for slot, _ in found),
        Counter(slot.sentence for slot, _ in found),
        hours,
        sum([not _MET.isdisjoint(scene.wholes[slot.sentence]) for slot, _ in live]),
        sum(slot.time is not None for slot, _ in live),
        any(verdict.sure for _, verdict in live),
        meant,
        _days_of(prose.subject),
    )


def _days_of(subject: Sentence | None) -> frozenset[date]:
    days = [node.value for _, node in subject.nodes] if subject is not None else []
    return frozenset([one.date for one in days if isinstance(one, Day)])


def _marks(prose: Prose, scene: Scene, kept: int, left: int) -> list[str]:
    found = [f"~kept {min(kept, 5)}", f"~left {min(left, 4)}"]
    if scene.labelled:
        found.append("labelled")
    if scene.known:
        found.append("known thread")
    found += [f"S:{name}" for name in scene.subject]
    if prose.subject is not None:
        found += [f"S {stem_and_sense(word)[1]}" for word in prose.subject.words]
    return found


_MET = frozenset({"interview", "meeting"})


def features_around(slot: Slot, verdict: Verdict, seen: Around) -> set[str]:
    """The features of one time in its place, what rests on the rules marked "~"; their role is one
    where they keep the time."""
    sentence = seen.prose.sentences[slot.sentence]
    low, high = seen.scene.clause(sentence, slot)
    own = seen.scene.within(sentence, low, high)
    found = set(seen.marks)
    found.update(
        [f"c:{name}" for name in own],
        [f"s:{name}" for name in seen.scene.whole(sentence) - own],
        _before(slot, sentence),
        _behind(slot, sentence),
        _who(slot, sentence, low, high),
        _shape(slot, sentence, seen),
        _beside(slot, seen),
        _above(slot, sentence, seen),
        features_beside(sentence.start, sentence.end, seen.meant),
        _judgement(slot, sentence, verdict, seen) if verdict.role in LIVE else (),
    )
    return found


def _before(slot: Slot, sentence: Sentence) -> list[str]:
    """The words before a time, the nearest ones by their distance, then those that say most."""
    ahead = sentence.words[max(0, slot.first - _REACH) : slot.first]
    found = _by_place(ahead[::-1], "<")
    found.append(f"<< {' '.join(('^', *ahead)[-2:])}")
    return found


def _behind(slot: Slot, sentence: Sentence) -> list[str]:
    """The words behind a time likewise, and those between day and time."""
    said, last = sentence.words, slot.last
    after = said[last + 1 : last + 1 + _REACH]
    found = _by_place(after, ">")
    found.append(f">> {' '.join((*after[:2], '$')[:2])}")
    found += [f"= {word}" for word in said[slot.first + 1 : last]]
    return found


def _by_place(said: Sequence[str], side: str) -> list[str]:
    """Words to one `side` of a time, nearest first."""
    named = [_named(word, side) for word in said]
    found = [stem for stem, _, _, _ in named]
    found += [sense for _, sense, _, _ in named]
    found += [near for _, _, near, _ in named[:_NEAR]]
    found += [f"{side}{gap} {word}" for gap, word in enumerate(said[:_NEAR], start=1)]
    telling = [sense for word, (_, _, _, sense) in zip(said, named, strict=True)
               if word not in _IDLE][:_NEAR]  # fmt: skip
    found += [f"{side}c{gap} {sense}" for gap, sense in enumerate(telling)]
    if len(telling) > 1:
        found.append(f"{side}cc {telling[1]} {telling[0]}")
    return found


@lru_cache(maxsize=8_000)
def _named(word: str, side: str) -> tuple[str, str, str, str]:
    """A word to one side by its stem and by its sense, also near by, and the bare sense."""
    stem, sense = stem_and_sense(word)
    return f"{side}{stem}", f"{side}{sense}", f"{side}near {sense}", sense


# Words that say little of what a time is for.
_IDLE = words("""a an the at on in to for of and or is are was were be been 's 're 'll will would
    with from your our my his her their its it this that we i us you he she him them they as by if
    so but then there here can could has have had 've 'd do does did me not also just still any all
    some one , . : ; - ( ) / | ! ? * " ' @ DAY TIME ZONE WEEK LENGTH""")


def _who(slot: Slot, sentence: Sentence, low: int, high: int) -> list[str]:
    """Of whom the clause speaks, before and behind the time; how long clause and sentence are."""
    said, first = sentence.words, slot.first
    persons = [(at, _WHO[word]) for at, word in enumerate(said[low:high], low) if word in _WHO]
    found = [f"<who {who}" if at < first else f">who {who}" for at, who in persons]
    if persons:
        found.append(f"first who {persons[0][1]}")
    if low > 0:
        found.append(f"cut {said[low - 1]}")
    found += (
        f"room {min(first - low, 6)}",
        f"long {min(len(said) // 5, 6)}",
        f"^{stem_and_sense(said[0])[1]}",
    )
    return found


_PERSONS = """you: you u your yours ya; we: we us our; i: i me my; he: he she him her his hers;
    they: they them their; it: it; that: that this; all: everyone everybody all; others: others
    other another; who: who; there: there"""
_WHO = {
    word: who.strip()
    for who, _, each in (group.partition(":") for group in _PERSONS.split(";"))
    for word in each.split()
}


def _shape(slot: Slot, sentence: Sentence, seen: Around) -> list[str]:
    """The kind of line, and what of day, time and zone is named."""
    kind = _kind(sentence)
    what = "both" if slot.day and slot.time else "day" if slot.day else "time"
    found = [f"kind {kind}", f"what {what}", f"kind {kind} {what}"]
    if slot.carried:
        found.append(f"carried {kind}")
    if slot.arrow:
        found.append(f"arrow {slot.arrow}")
    if slot.zone is not None:
        found.append("zone")
    if slot.day is not None:
        found += _of_day(slot.day, (slot.day.date - seen.prose.reference.written.date()).days)
        if slot.day.date in seen.scene.known:
            found.append("known day")
    if slot.time is not None:
        found += _of_time(slot.time)
    return found


def _kind(sentence: Sentence) -> str:
    return "row" if sentence.listed else "asks" if sentence.asks else "plain"


def _of_day(day: Day, ahead: int) -> list[str]:
    found = [f"day {day.relation or ('named' if day.named else 'said')}"]
    if day.doubt:
        found.append("day doubted")
    if day.date.weekday() >= _SATURDAY:
        found.append("weekend")
    found.append(next((name for step, name in _AHEAD if ahead < step), "in far"))
    return found


_SATURDAY = 5
_AHEAD = ((0, "in past"), (1, "in today"), (8, "in week"), (46, "in month"))
_LONG = ((1, "span over midnight"), (121, "span short"), (241, "span longer"))


def _of_time(time: Span) -> list[str]:
    start = time.start
    hour = start.minute // 60
    found = [
        f"half {start.half or 'guessed'}{' weak' if time.weak else ''}",
        "early" if hour < 8 else "late" if hour > 18 else "working hour",
    ]
    if start.minute % 15:
        found.append("odd minute")
    if time.end is not None:
        length = time.end.minute - start.minute
        found.append(next((name for step, name in _LONG if length < step), "span of hours"))
    if time.open:
        found.append("open")
    if time.window:
        found.append("window")
    if start.doubt:
        found.append("time doubted")
    return found


def _beside(slot: Slot, seen: Around) -> list[str]:
    """How a time stands among the message's others."""
    told = not _MET.isdisjoint(seen.scene.wholes[slot.sentence])
    found = [f"beside {min(seen.beside[slot.sentence], 4)}", f"~told {told} {seen.told > told}"]
    if seen.twins[slot.day, slot.time] > 1:
        found.append("twin")
    if slot.day is None:
        return found
    hours = seen.hours.get(slot.day.date)
    if slot.time is None:
        if hours is not None:
            found.append("its day has a time")
        if seen.timed:
            found.append("others have times")
    elif hours is not None:
        at = slot.time.start.minute
        found.append(f"earlier {at > hours[0]} later {at < hours[1]}")
    if seen.named:
        found.append(f"day of subject {slot.day.date in seen.named}")
    return found


def _above(slot: Slot, sentence: Sentence, seen: Around) -> list[str]:
    """What the sentences around say; the label of a row and the line that opens its list."""
    sentences, wholes, at = seen.prose.sentences, seen.scene.wholes, sentence.number
    found = [f"place {min(at, 6)}"]
    if at:
        found += [f"p:{name}" for name in wholes[at - 1]]
        if sentences[at - 1].words[-1] == ":":
            found.append("p ends :")
    if at + 1 < len(sentences):
        found += [f"n:{name}" for name in wholes[at + 1]]
    if any("interview" in names for names in wholes[max(0, at - 2) : at]):
        found.append("interview above")
    if not sentence.listed:
        return found
    found += [f"L {stem_and_sense(word)[1]}" for word in sentence.words[: min(slot.first, 6)]]
    rows = reversed(sentences[max(0, at - _MOST_ROWS) : at])
    intro = next((one for one in rows if not one.listed), None)
    if intro is not None:
        found += [f"I:{name}" for name in seen.scene.whole(intro)]
        found += [f"I {stem_and_sense(word)[1]}" for word in intro.words[-_REACH:]]
    return found


def _judgement(slot: Slot, sentence: Sentence, verdict: Verdict, seen: Around) -> list[str]:
    """What the rules say of the time, and of the others."""
    role = verdict.role.value
    found = [
        f"~role {role}",
        f"~cue {verdict.cue}",
        f"~cue {role} {verdict.cue}",
        f"~sure {verdict.sure} {seen.sure}",
        f"~role {role} {_kind(sentence)}",
        f"~role {role} {slot.day is None} {slot.time is None}",
        f"~role {role} among {seen.roles}",
    ]
    if slot.carried:
        found.append(f"~role {role} carried")
    if seen.first is slot:
        found.append("~first kept")
    elif seen.first is not None and seen.first.day == slot.day:
        found.append("~day of the first")
    return found
