"""Promises: that the employer comes back with news, a decision or a date, and by when.

The windows are the rulebook's table "What 'promised' means"; negated, conditional and past forms
are no promise. Knows no thread and no playbook.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from agent.domain.evidence import (
    Evidence,
    EvidenceKind,
    InterviewReading,
    PromiseReading,
    ReadingContext,
    Turn,
)
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning
from agent.domain.message import Message
from agent.reading.absence import is_absence
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.tokens import quote
from agent.reading.lately import told_once
from agent.reading.meant import Meant, meant_of
from agent.reading.promise_likelihood import surest_of, weighed
from agent.reading.promise_rules import Promise, Seen, is_habit, promise_in
from agent.reading.promise_scene import (
    is_first_day,
    is_reply_bound,
    last_window,
    may_promise,
    named_day,
    scene_in,
    scene_of_windows,
    window_in,
)
from agent.reading.promise_surroundings import TELLING, marks_of
from agent.reading.promise_windows import is_firm
from agent.reading.prose import Prose, Sentence, prose_of
from agent.reading.told_days import evidence_of
from agent.reading.wording.sets import words

READER = "promises@11"
_NO_PROMISES = frozenset({Meaning.NOT_HIRING, Meaning.JOB_ALERT, Meaning.OUT_OF_OFFICE})


Promised = tuple[PromiseReading, ...]


def read_promises(
    message: Message,
    context: ReadingContext,
    meanings: tuple[Meaning, ...] | None = None,
    appointments: Sequence[InterviewReading] = (),
    meant: Sequence[Meant] | None = None,
) -> tuple[Promised, bool, tuple[Evidence, ...]]:
    """The windows promised, whether word is promised without one, and the evidence.

    `meant` is what each sentence means; where nobody knows it yet it is looked up.

    Dates are counted from the day of writing in the writer's zone, or from the `appointments` read
    in the same message where the words say so. The user's own mail, absence notes and mail that is
    no hiring mail promise nothing.
    """
    if meanings and meanings[0] in _NO_PROMISES:
        return (), False, ()
    if message.direction(context.owners) is Direction.OUT or is_absence(message):
        return (), False, ()
    prose = prose_beside(message, context, appointments, meant, meanings or ())
    told: list[tuple[Promise, Sentence]] = []
    undated: list[Evidence] = []
    for seen in all_seen_in(prose):
        sentence = seen.scene.sentence
        told += ((one, sentence) for one in weighed(seen, prose))
        if seen.undated:
            undated.append(_undated(sentence, prose))
    found: list[PromiseReading] = []
    evidence: list[Evidence] = []
    for one, sentence in surest_of(told):
        found.append(_reading(one.due, one.firm, sentence, prose))
        evidence.append(_dated(found[-1], sentence, prose))
    kept = _distinct(found)
    plain = bool(undated) and (not kept or any("soon" in one.value for one in undated))
    return kept, plain, (*evidence, *(undated if plain else ()))


@told_once
def all_seen_in(prose: Prose) -> Sequence[Seen]:
    """Every sentence that names a time ahead."""
    return tuple(seen_in(prose, everywhere=True))


def seen_in(prose: Prose, *, everywhere: bool = False) -> Iterator[Seen]:
    """The sentences that may promise, in order: by their phrases, or as they name a time ahead.

    `everywhere` also those that tell nothing beside their time.
    """
    previous: Found | None = None
    passed: list[Sentence] = []
    for sentence in prose.sentences:
        passed.append(sentence)
        answered = _answer_to(sentence, prose, previous)
        if answered is not None:
            yield answered
            continue
        phrased = may_promise(sentence)
        told = sentence.hot and (everywhere or not TELLING.isdisjoint(sentence.said))
        if not (phrased or told):
            continue
        previous = last_named(passed[:-1], prose, previous)
        passed.clear()
        scene = scene_in(sentence, prose, previous) if phrased else None
        if scene is not None and scene.clauses:
            yield promise_in(scene, previous, prose)
        elif told:
            named = scene or scene_of_windows(sentence, prose, previous)
            if named is not None and named.windows:
                yield Seen(named, barred=is_habit(named))
        if not phrased:
            passed.append(sentence)
        elif scene is None:
            previous = named_day(sentence) or previous
        elif previous is None or not is_reply_bound(sentence):
            previous = last_window(scene) or named_day(sentence) or previous


def _answer_to(sentence: Sentence, prose: Prose, previous: Found | None) -> Seen | None:
    """ "When will I find out? By the Monday after, 4 June.": a window alone answers the line."""
    if not sentence.hot or sentence.asks or not sentence.number or len(sentence.words) > _ANSWER:
        return None
    asked = prose.sentences[sentence.number - 1]
    if not asked.asks or not _asks_when_word_comes(asked.words):
        return None
    scene = scene_of_windows(sentence, prose, last_named((asked,), prose, previous))
    windows = [one for one in scene.windows.values() if one.due is not None] if scene else []
    if scene is None or not windows or not _FILLER.issuperset(scene.words):
        return None
    one = windows[-1]
    due = one.due or prose.reference.today
    ruled = (Promise(due, is_firm(scene, one), one),) if due >= prose.reference.today else ()
    return Seen(scene, ruled)


def _asks_when_word_comes(asked: Sequence[str]) -> bool:
    """ "When will I find out?", "how soon can I expect an answer?": no matter of the user's own."""
    opens = asked[0] == "when" or tuple(asked[:2]) in _HOW_LONG
    mine = any(tuple(asked[at : at + len(said)]) == said
               for said in _AS_APPLICANT for at in range(len(asked)))  # fmt: skip
    return opens and mine and not _FINDING.isdisjoint(asked) and _USERS_PART.isdisjoint(asked)


# So long an answer may be: "within three working days of your last session".
_ANSWER = 14
_HOW_LONG = (("how", "long"), ("how", "soon"), ("by", "when"))
_AS_APPLICANT = (
    ("will", "i"), ("will", "we"), ("can", "i", "expect"), ("should", "i", "expect"),
    ("do", "i", "hear"), ("do", "i", "find"), ("do", "i", "get"), ("will", "you", "know"),
    ("do", "results"), ("will", "results"), ("do", "the"), ("will", "the"),
)  # fmt: skip
_FINDING = words("find hear know decision outcome result results answer feedback verdict")
_USERS_PART = words("decide give send need submit tell let reply")
# What stands beside the window in an answer that is nothing more.
_FILLER = words(
    """WINDOW TIME by on within in around about the a at latest no not later than before until
    likely probably hopefully usually normally of your our last final interview interviews session
    and or you will 'll hear know find out from us we should after following , . - ( ) ! :"""
)


def prose_beside(
    message: Message,
    context: ReadingContext,
    appointments: Sequence[InterviewReading],
    meant: Sequence[Meant] | None = None,
    meanings: Sequence[Meaning] = (),
) -> Prose:
    """The parsed prose of a message that knows the days of the appointments read in it.

    Where it names a time it knows as well what it means.
    """
    plain, given = prose_of(message, context), (tuple(appointments), tuple(meanings))
    for last, thread, sense, rest, prose in _LAST:
        if last is plain and thread is context.thread and sense is meant and rest == given:
            return prose
    known = [
        one for turn in context.thread for one in turn.reading.interviews if one.status in _SET
    ]
    prose, met, days = plain, _days_met(appointments, plain), _days_met(known, plain)
    if any(one.hot for one in plain.sentences):
        told = meant_of(message) if meant is None else meant
        marks = marks_of(plain, told, meanings)
        prose = replace(plain, meant=told, marks=marks, met=met, known=days)
    elif met or days:
        prose = replace(plain, met=met, known=days)
    _LAST[:] = [(plain, context.thread, meant, given, prose)]
    return prose


# The prose told last: the readers of days ask for it one after another.
_LAST: list[tuple[Prose, Sequence[Turn], Sequence[Meant] | None, tuple[object, ...], Prose]] = []
_SET = frozenset({InterviewStatus.CONFIRMED, InterviewStatus.MOVED})


def _days_met(appointments: Sequence[InterviewReading], prose: Prose) -> tuple[date, ...]:
    """The days of the appointments that are set or offered, on the writer's calendar, in order.

    A doubtful one counts where what the thread has set moves there.
    """
    if not appointments:
        return ()
    zone = prose.reference.written.tzinfo
    days = {
        one.start.astimezone(zone).date() if one.start is not None else one.day
        for one in appointments
        if one.status is InterviewStatus.MOVED
        or (one.status is not InterviewStatus.CANCELLED and one.confidence is not Confidence.WEAK)
    }
    return tuple(sorted(day for day in days if day is not None))


def last_named(sentences: Sequence[Sentence], prose: Prose, previous: Found | None) -> Found | None:
    """The window named last before a promise, for "that week" to lean on, or the last day."""
    for sentence in sentences:
        if not sentence.hot or is_first_day(sentence):
            continue
        if previous is None or not is_reply_bound(sentence):
            window = window_in(sentence, prose, previous)
            previous = window or named_day(sentence) or previous
    return previous


def _reading(due: date, firm: bool, sentence: Sentence, prose: Prose) -> PromiseReading:
    return PromiseReading(due, firm, quote(prose.text, sentence.start, sentence.end))


def _dated(one: PromiseReading, sentence: Sentence, prose: Prose) -> Evidence:
    value = f"{one.due.isoformat()} {'firm' if one.firm else 'loose'}"
    return evidence_of(EvidenceKind.PROMISE, value, sentence, prose, READER)


def _undated(sentence: Sentence, prose: Prose) -> Evidence:
    words = " ".join(sentence.words)
    value = "soon" if any(word in words for word in ("soon", "shortly", "due course")) else "later"
    return evidence_of(EvidenceKind.UNDATED_PROMISE, value, sentence, prose, READER)


def _distinct(found: Sequence[PromiseReading]) -> Promised:
    kept: dict[date, PromiseReading] = {}
    for one in found:
        kept.setdefault(one.due, one)
    return tuple(kept.values())
