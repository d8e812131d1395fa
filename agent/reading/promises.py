"""Promises: that the employer comes back with news, a decision or a date, and by when.

The windows are the rulebook's table "What 'promised' means"; negated, conditional and past forms
are no promise. Knows no thread and no playbook.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from agent.domain.evidence import (
    Evidence,
    EvidenceKind,
    InterviewReading,
    PromiseReading,
    ReadingContext,
)
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning
from agent.domain.message import Message
from agent.reading.absence import is_absence
from agent.reading.grammar.nodes import Day
from agent.reading.grammar.phrases import Hit
from agent.reading.grammar.reference import coming
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.tokens import quote
from agent.reading.promise_backing import taken_back
from agent.reading.promise_calls import is_appointment
from agent.reading.promise_scene import (
    PHRASES,
    Clause,
    Scene,
    earlier_window,
    is_first_day,
    is_reply_bound,
    last_window,
    may_promise,
    named_day,
    names_in,
    scene_in,
    window_in,
)
from agent.reading.promise_scope import is_asked, is_deciding, predicate
from agent.reading.promise_windows import window_for
from agent.reading.prose import Prose, Sentence, prose_of
from agent.reading.wording.sets import words

READER = "promises@5"
_NO_PROMISES = frozenset({Meaning.NOT_HIRING, Meaning.JOB_ALERT, Meaning.OUT_OF_OFFICE})


Promised = tuple[PromiseReading, ...]


def read_promises(
    message: Message,
    context: ReadingContext,
    meanings: tuple[Meaning, ...] | None = None,
    appointments: Sequence[InterviewReading] = (),
) -> tuple[Promised, bool, tuple[Evidence, ...]]:
    """The windows promised, whether word is promised without one, and the evidence.

    Dates are counted from the day of writing in the writer's zone, or from the `appointments` read
    in the same message where the words say so. The user's own mail, absence notes and mail that is
    no hiring mail promise nothing.
    """
    if meanings and meanings[0] in _NO_PROMISES:
        return (), False, ()
    if message.direction(context.owners) is Direction.OUT or is_absence(message):
        return (), False, ()
    prose = prose_of(message, context)
    prose = replace(prose, met=_days_met(appointments, prose)) if appointments else prose
    found: list[PromiseReading] = []
    evidence: list[Evidence] = []
    undated: list[Evidence] = []
    previous: Found | None = None
    passed: list[Sentence] = []
    for sentence in prose.sentences:
        passed.append(sentence)
        if not may_promise(sentence):
            continue
        previous = _last_named(passed[:-1], prose, previous)
        passed.clear()
        scene = scene_in(sentence, prose, previous)
        if scene is None:
            previous = named_day(sentence) or previous
            continue
        outcome = _promise_in(scene, previous, prose)
        for window, firm in outcome.windows:
            found.append(_reading(window, firm, sentence, prose))
            evidence.append(_dated(found[-1], sentence))
        if outcome.undated:
            undated.append(_undated(sentence, prose))
        if previous is None or not is_reply_bound(sentence):
            previous = last_window(scene) or named_day(sentence) or previous
    kept = _distinct(found)
    plain = bool(undated) and (not kept or any("soon" in one.value for one in undated))
    return kept, plain, (*evidence, *(undated if plain else ()))


def _days_met(appointments: Sequence[InterviewReading], prose: Prose) -> tuple[date, ...]:
    """The days of the appointments that are set or offered, on the writer's calendar, in order."""
    zone = prose.reference.written.tzinfo
    days = {
        one.start.astimezone(zone).date() if one.start is not None else one.day
        for one in appointments
        if one.status is not InterviewStatus.CANCELLED and one.confidence is not Confidence.WEAK
    }
    return tuple(sorted(day for day in days if day is not None))


def _last_named(
    sentences: Sequence[Sentence], prose: Prose, previous: Found | None
) -> Found | None:
    """The window named last before a promise, for "that week" to lean on, or the last day."""
    for sentence in sentences:
        if is_first_day(sentence):
            continue
        if sentence.hot and not (previous is not None and is_reply_bound(sentence)):
            window = window_in(sentence, prose, previous)
            previous = window or named_day(sentence) or previous
    return previous


def _reading(due: date, firm: bool, sentence: Sentence, prose: Prose) -> PromiseReading:
    return PromiseReading(due, firm, quote(prose.text, sentence.start, sentence.end))


def _dated(one: PromiseReading, sentence: Sentence) -> Evidence:
    value = f"{one.due.isoformat()} {'firm' if one.firm else 'loose'}"
    return Evidence(EvidenceKind.PROMISE, value, one.quote, READER, Confidence.LIKELY,
                    span=(sentence.start, sentence.end))  # fmt: skip


def _undated(sentence: Sentence, prose: Prose) -> Evidence:
    said = quote(prose.text, sentence.start, sentence.end)
    words = " ".join(sentence.words)
    value = "soon" if any(word in words for word in ("soon", "shortly", "due course")) else "later"
    return Evidence(EvidenceKind.UNDATED_PROMISE, value, said, READER, Confidence.LIKELY,
                    span=(sentence.start, sentence.end))  # fmt: skip


def _distinct(found: Sequence[PromiseReading]) -> Promised:
    kept: dict[date, PromiseReading] = {}
    for one in found:
        kept.setdefault(one.due, one)
    return tuple(kept.values())


class _Outcome(NamedTuple):
    windows: tuple[tuple[date, bool], ...] = ()
    undated: bool = False


def _promise_in(scene: Scene, previous: Found | None, prose: Prose) -> _Outcome:
    """What one sentence promises."""
    windows = list(_silence(scene))
    undated = False
    predicates = {clause: predicate(scene, clause) for clause in scene.clauses}
    plain = _plain_word(scene, predicates)
    for clause, hit in predicates.items():
        if hit is not None and plain and (hit.name == "bare" or is_deciding(scene, hit)):
            continue
        if hit is None or is_asked(scene, clause) or taken_back(scene, clause, hit):
            continue
        window = window_for(scene, clause, hit, earlier_window(scene, clause) or previous)
        if window is not None and is_appointment(scene, clause, hit, window):
            continue
        if hit.name == "bare" and window is not None and _is_elsewhere(scene, hit, window, prose):
            continue
        if windows and scene.words[clause.first] == "so" and window is not None:
            windows.clear()
        if window is not None and window.due is not None and window.due >= prose.reference.today:
            windows.append((_behind_meeting(window, scene, prose), window.firm))
        elif window is None or window.due is not None:
            undated = undated or _is_undated(scene, clause, hit)
    return _Outcome(tuple(windows), undated)


def _is_elsewhere(scene: Scene, hit: Hit, window: Found, prose: Prose) -> bool:
    """Whether a stretch is a meeting's day, or how long a task takes ("one to two days")."""
    if window.due in prose.met:
        return True
    if _TAKING.isdisjoint(scene.words[hit.start : hit.end]):
        return False
    at = scene.sentence.number
    return any(not _TASKS.isdisjoint(one.said) for one in prose.sentences[max(0, at - 2) : at + 1])


_TAKING = words("take takes taking")
_TASKS = words("test assessment exercise task challenge brief assignment homework tryout")


def _behind_meeting(window: Found, scene: Scene, prose: Prose) -> date:
    """The end of a window; a bare weekday is the one behind the meeting that was named before.

    "Your interview is on Wednesday 20 May at 10. You will hear from us on Friday": the 22nd.
    """
    due = window.due or prose.reference.today
    if window.rule != "weekday" or not _CHOOSING.isdisjoint(scene.words):
        return due
    stated = _stated_before(scene.sentence.number, prose)
    last = max((day for day in stated if not prose.met or day in prose.met), default=due)
    return coming(due.weekday(), last) if due < last <= due + timedelta(days=21) else due


# "On Thursday I tell you which of the two": said before the meeting takes place.
_CHOOSING = words("which slot time times")


def _stated_before(number: int, prose: Prose) -> list[date]:
    """The days that sentences before this one name with a clock time, whatever happens on them."""
    return [
        node.value.date
        for sentence in prose.sentences[max(0, number - _LOOKED_BACK) : number]
        if sentence.nodes
        and not sentence.asks
        and _is_timed(sentence, prose)
        and _OFF.isdisjoint(sentence.words)
        for _, node in sentence.nodes
        if isinstance(node.value, Day)
    ]


_OFF = words("off cancelled canceled filled open closed hours every")
# So many sentences before a promise may name the meeting it follows: hostile mail stays linear.
_LOOKED_BACK = 60


def _is_timed(sentence: Sentence, prose: Prose) -> bool:
    """Whether a clock time stands beside its day, or in the rows right below it."""
    if "TIME" in sentence.words:
        return True
    below = prose.sentences[sentence.number + 1 : sentence.number + 4]
    return any(one.listed and "TIME" in one.words for one in below)


def _plain_word(scene: Scene, predicates: Mapping[Clause, Hit | None]) -> bool:
    """Whether a clause promises word by a window of its own, beside one that tells a stretch."""
    return any(
        hit is not None and hit.name != "bare" and not is_deciding(scene, hit)
        and not taken_back(scene, clause, hit)
        and any(clause.first <= place < clause.stop for place in scene.windows)
        for clause, hit in predicates.items()
    )  # fmt: skip


def _silence(scene: Scene) -> list[tuple[date, bool]]:
    """ "If you have not heard by the 20th, assume it is over": word is due by then."""
    end = _silent_end(scene)
    return [(end, True)] if end is not None else []


def _silent_end(scene: Scene) -> date | None:
    names = {hit.name: hit for hit in scene.hits}
    if "silent" not in names or "over" not in names or scene.sentence.asks:
        return None
    place = names["silent"].end - 1
    told = scene.words[names["silent"].start : place]
    if ("from", "you") in pairwise(told) or "your" in told:
        return None
    window = scene.windows.get(place)
    return window.due if window is not None else None


@lru_cache(maxsize=1)
def _over() -> frozenset[str]:
    """Words of which a sentence that tells the end holds one; compiled when first needed."""
    return PHRASES.anchors(("over",), words("not be been it"))


def read_silent_end(
    message: Message, context: ReadingContext
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day after which silence means that it is over (CM-17), and the evidence."""
    if message.direction(context.owners) is Direction.OUT:
        return None, ()
    prose = prose_of(message, context)
    for sentence in prose.sentences:
        if _over().isdisjoint(sentence.said):
            continue
        before = prose.sentences[max(0, sentence.number - _LEANS_BACK) : sentence.number]
        scene = scene_in(sentence, prose, _last_named(before, prose, None))
        end = _silent_end(scene) if scene is not None else None
        if end is not None and end >= prose.reference.today:
            said = quote(prose.text, sentence.start, sentence.end)
            span = (sentence.start, sentence.end)
            return end, (
                Evidence(EvidenceKind.SILENT_END, end.isoformat(), said, READER,
                         Confidence.LIKELY, span=span),
            )  # fmt: skip
    return None, ()


# "Should you not hear by that date": the day stands in one of so many sentences before.
_LEANS_BACK = 4


def _is_undated(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether word is promised plainly, though for no day: the future must be said."""
    words = scene.words[clause.first : clause.stop]
    future = any(word in ("will", "'ll", "shall", "ll") for word in words)
    if set(words[hit.start - clause.first : hit.end - clause.first]) & _BY_PHONE:
        future = future and "soon" in names_in(scene, clause)
    return hit.name != "bare" and future


_BY_PHONE = words("call ring phone text ping speak talk chat bell buzz")
