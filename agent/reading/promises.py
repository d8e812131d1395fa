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
from agent.reading.promise_calls import is_appointment
from agent.reading.promise_scene import (
    PHRASES,
    Clause,
    Scene,
    earlier_window,
    goes_on,
    is_first_day,
    is_reply_bound,
    last_window,
    may_promise,
    named_day,
    names_in,
    scene_in,
    window_in,
)
from agent.reading.promise_scope import is_asked, is_deciding, predicate, taken_back
from agent.reading.prose import Prose, Sentence, prose_of
from agent.reading.wording import promise_en as wording
from agent.reading.wording.sets import words

READER = "promises@4"
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
        window = _window_for(scene, clause, hit, earlier_window(scene, clause) or previous)
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


def _window_for(scene: Scene, clause: Clause, hit: Hit, previous: Found | None) -> Found | None:
    """The window that belongs to the predicate, or None where there is none."""
    inside = [place for place in scene.windows if clause.first <= place < clause.stop]
    usable = [place for place in inside if not _barred(scene, place) or _is_asked_for(scene, hit)]
    usable = [place for place in usable if scene.windows[place].due is not None] or usable
    if usable:
        return scene.windows[_restated(scene, _nearest(scene, usable, hit))]
    if inside:
        return None
    beside = _beside(scene, clause)
    if beside is not None:
        return beside
    if previous is not None and _says_then(scene, clause, hit):
        return previous
    return _by_then(scene, clause)


def _by_then(scene: Scene, clause: Clause) -> Found | None:
    """ "We aim to finish by mid-August and will keep you informed": the limit named just before."""
    if scene.words[clause.first] != "and":
        return None
    limited = [
        place
        for place in scene.windows
        if place < clause.first and scene.words[max(0, place - 1)] in ("by", "within", "before")
    ]
    return scene.windows[limited[-1]] if limited else None


def _restated(scene: Scene, place: int) -> int:
    """ "Before the end of the week after, so on the 24th": the day that says it again."""
    at = place + 1
    while scene.words[at : at + 1] and scene.words[at] in _BETWEEN:
        at += 1
    again = at in scene.windows and not _RESTATING.isdisjoint(scene.words[place + 1 : at])
    return at if again else place


_RESTATING = words("so means meaning namely ie e")
_BETWEEN = _RESTATING | words(", ; - ( i . that is by on thus latest at the before")


def _nearest(scene: Scene, places: Sequence[int], hit: Hit) -> int:
    """The first window behind the verb; joined by "or" the last; else the nearest before it."""
    behind = [place for place in places if place >= hit.start]
    chosen = behind[0] if behind else places[-1]
    for place in behind:
        joint = scene.words[chosen + 1 : place]
        latest = "latest" in scene.words[place : place + 4]
        if place > chosen and place - chosen <= 4 and ("or" in joint or ("," in joint and latest)):
            chosen = place
    return chosen


def _is_asked_for(scene: Scene, hit: Hit) -> bool:
    """ "Bear with us for a week", "aiming for Friday": "for" tells a length elsewhere."""
    return hit.name == "bare" and scene.words[hit.start] in _ASKING_FOR


_ASKING_FOR = words("bear aiming aim shooting targeting target")


def _barred(scene: Scene, place: int) -> bool:
    """Whether the window only begins there ("after Friday"), lies back, or is of something else."""
    before = list(reversed(scene.words[max(0, place - 3) : place]))
    near = [word for word in before if word not in ("the", "on", "of", "TIME", "this")][:1]
    if near == ["than"]:
        return not _SOONER.isdisjoint(before)
    return bool(near) and near[0] in _BARRING


_SOONER = words("sooner earlier")


_BARRING = words("after since from last for past every each")


def _beside(scene: Scene, clause: Clause) -> Found | None:
    """A window in a neighbouring stretch without a verb of its own: "By Friday, you will hear"."""
    for other in sorted(scene.clauses, key=lambda one: abs(one.first - clause.first)):
        if other is clause or not any(other.first <= p < other.stop for p in scene.windows):
            continue
        length = other.stop - other.first
        if any(word in wording.NEGATIONS for word in scene.words[other.first : other.stop]):
            continue
        places = [p for p in scene.windows if other.first <= p < other.stop]
        if (
            length <= 4
            or _is_adverbial(scene, other)
            or goes_on(scene, clause, other)
            or "so" in scene.words[clause.first : clause.first + 2]
        ):
            usable = [p for p in places if not _barred(scene, p)]
            if usable:
                return scene.windows[usable[-1]]
    return None


def _is_adverbial(scene: Scene, clause: Clause) -> bool:
    """ "But by the end of next week at the latest": a limit, with nobody who does anything."""
    said = scene.words[clause.first : clause.stop]
    first = next((word for word in said if word not in ("but", "and", "so", ",", "then")), "")
    return first in _LIMITING and len(said) <= _ADVERBIAL and _ACTING.isdisjoint(said)


_LIMITING = words("by within before until in no not at on")
_ADVERBIAL = 10
_ACTING = words("we i you he she they it is are was were will 'll 's 're has have please must your")


def _says_then(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether it comes at the time named before; what is decided "then" only comes after that."""
    words = scene.words[clause.first : clause.stop]
    after = any(
        one in ("right", "straight", "immediately", "directly") and two in ("after", "afterwards")
        for one, two in pairwise(words)
    )
    opening = scene.words[max(0, clause.first - 1) : clause.first + 1]
    when = opening in (["following", "which"], ["after", "which"]) or any(
        words[at : at + 3] in (["that", "'s", "when"], ["that", "is", "when"])
        for at in range(len(words))
    )
    then = "then" in words and not is_deciding(scene, hit)
    return after or when or then or ("that" in words and "week" in words)


def _is_undated(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether word is promised plainly, though for no day: the future must be said."""
    words = scene.words[clause.first : clause.stop]
    future = any(word in ("will", "'ll", "shall", "ll") for word in words)
    if set(words[hit.start - clause.first : hit.end - clause.first]) & _BY_PHONE:
        future = future and "soon" in names_in(scene, clause)
    return hit.name != "bare" and future


_BY_PHONE = words("call ring phone text ping speak talk chat bell buzz")
