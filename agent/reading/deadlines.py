"""Deadlines: by when the user must answer an offer or finish an assessment.

Only for messages that speak of either (CONTRACTS.md section 2); reply-by dates of other mail are
not deadlines. Knows the grammar of time; believes nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.domain.evidence import Evidence, EvidenceKind, InterviewReading, ReadingContext
from agent.domain.hiring import Confidence, Direction, Meaning
from agent.domain.message import Message
from agent.reading.grammar.phrases import Parts, Phrases, may_hold
from agent.reading.grammar.tokens import quote
from agent.reading.grammar.windows import folded, windows_of
from agent.reading.meant import Meant, meant_of
from agent.reading.midnight import last_day_of
from agent.reading.promises import prose_beside
from agent.reading.prose import Prose, Sentence
from agent.reading.window_likelihood import Weighed, weighed_in
from agent.reading.wording import deadline_en as wording
from agent.reading.wording.sets import words as words_of

READER = "deadlines@4"
PHRASES = Phrases(wording.GROUPS, wording.SETS)
_MEETS = frozenset({Meaning.SCHEDULING, Meaning.INTERVIEW_CONFIRMED, Meaning.INTERVIEW_MOVED})
_ENDING = frozenset({"ends", "label"})
_SPEAKING = frozenset({Meaning.OFFER, Meaning.ASSESSMENT})


_SUBJECT_WORDS = words_of(
    """offer letter accept acceptance sign signed test assessment exercise challenge submit
    submission complete completed finish task assignment expires expire expiry deadline
    respond decision"""
)


@dataclass(frozen=True, slots=True)
class LastDay:
    """A day that phrases call the last one, and how plainly."""

    due: date
    sentence: Sentence
    weight: int


def read_deadline(
    message: Message,
    context: ReadingContext,
    meanings: tuple[Meaning, ...] | None = None,
    appointments: Sequence[InterviewReading] = (),
    meant: Sequence[Meant] | None = None,
    *,
    guessed: bool = False,
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The last day to answer an offer or hand in a test, in the writer's calendar; evidence.

    Phrases tell one in an offer or a test that is not only `guessed` at; the learned judge in any
    hiring mail that speaks of either. `appointments` are those read in the same message, `meant` is
    what each sentence means, looked up where nobody knows it yet.
    """
    if message.direction(context.owners) is Direction.OUT:
        return None, ()
    meant = meant_of(message) if meant is None else meant
    if meanings is not None and not (_SPEAKING & set(meanings) or _speaks(meant)):
        return None, ()
    prose = prose_beside(message, context, appointments, meant, meanings or ())
    ruled = [] if guessed else ruled_in(prose, meanings)
    windows = weighed_in(prose, {(one.sentence.number, one.due) for one in ruled})
    best = _chosen(ruled, windows)
    if best is None:
        return None, ()
    due, sentence = best
    said = quote(prose.text, sentence.start, sentence.end)
    return due, (
        Evidence(EvidenceKind.DEADLINE, due.isoformat(), said, READER, Confidence.LIKELY,
                 span=(sentence.start, sentence.end)),
    )  # fmt: skip


# From the first share on a window is the last day though no phrase says so; under the second what
# a phrase calls one falls away. Chosen on mails held out (benchmarks/README.md).
SURE, HOPELESS = 0.45, 0.2


def _speaks(meant: Sequence[Meant]) -> bool:
    """Whether some sentence may be one of an offer or of a test."""
    return any(one.shares.get(name.value, 0.0) >= _SOME for one in meant for name in _SPEAKING)


_SOME = 0.1


def ruled_in(prose: Prose, meanings: Collection[Meaning] | None) -> list[LastDay]:
    """The last days by the phrases, in order: only an offer or a test has any."""
    if meanings is not None and _SPEAKING.isdisjoint(meanings):
        return []
    meets = meanings is not None and not _MEETS.isdisjoint(meanings)
    return [one for sentence in _told(prose) for one in _candidates(sentence, prose, meets)]


def _chosen(ruled: Sequence[LastDay], windows: Sequence[Weighed]) -> tuple[date, Sentence] | None:
    """The phrases' likeliest last day that is not hopeless, else the window that surely is one."""
    shares = {(one.sentence.number, one.due): one.shares["deadline"] for one in windows}
    kept = [
        one for one in ruled if shares.get((one.sentence.number, one.due), 1.0) >= HOPELESS
    ]  # fmt: skip
    if kept:
        best = max(kept, key=lambda one: one.weight)
        return best.due, best.sentence
    likeliest = max(windows, key=lambda one: one.shares["deadline"], default=None)
    if likeliest is None or likeliest.shares["deadline"] < SURE:
        return None
    return likeliest.due, likeliest.sentence


def _told(prose: Prose) -> list[Sentence]:
    """The sentences that speak of time, each with the line above it that ends in a colon."""
    found: list[Sentence] = []
    for sentence in prose.sentences:
        if sentence.hot:
            above = prose.sentences[sentence.number - 1] if sentence.number else None
            found.append(_joined(above, sentence) if above is not None else sentence)
    return found


def _joined(above: Sentence, sentence: Sentence) -> Sentence:
    """ "Please complete it before: / Jan 17 at 11:59 PM": the day stands in the line below."""
    opens = above.words[-1] == ":" and len(above.words) <= _LABEL and not above.nodes
    if not (opens and sentence.listed and sentence.block - above.block <= 1):
        return sentence
    # The colon is left out: what reads on behind it is one thought.
    items, words = (*above.items[:-1], *sentence.items), (*above.words[:-1], *sentence.words)
    return sentence._replace(kept=items, words=words, said=above.said | sentence.said)


_LABEL = 16


@lru_cache(maxsize=1)
def _parts() -> Parts:
    """What a sentence needs beside a window to set a deadline."""
    return PHRASES.parts(wording.GROUPS.keys() - {"other"}, frozenset({"WINDOW"}))


def _candidates(sentence: Sentence, prose: Prose, meets: bool) -> list[LastDay]:
    """The ends of time that a sentence sets the user, the likeliest heaviest.

    Where the mail tells of a meeting (`meets`), "Date:" is the meeting's.
    """
    if not may_hold(_parts(), sentence.said):
        return []
    windows = [
        one._replace(due=due)
        for one in windows_of(sentence.items, prose.reference, said=sentence.words)
        if one.due is not None
        and one.due >= (today := prose.reference.today)
        and (due := last_day_of(sentence.items, one, one.due, today)) >= today
    ]
    if not windows:
        return []
    words, places = folded(sentence.items, windows)
    places = {at: one for at, one in places.items() if not _is_replaced(words, at)}
    found: list[LastDay] = []
    hits = PHRASES.scan(words)
    barred = {
        place for hit in hits if hit.name == "other" for place in range(hit.start, hit.end + 2)
    }
    for hit in hits:
        place = max((at for at in places if hit.start <= at < hit.end), default=-1)
        if hit.name == "other" or (meets and hit.name == "label"):
            continue
        if place < 0 or place in barred:
            continue
        window = places[place]
        weight = 2 + bool(_SUBJECT_WORDS & set(words)) - ("would" in words)
        if window.due is not None:
            found.append(LastDay(window.due, sentence, weight))
    return found[-1:] if any(hit.name in _ENDING for hit in hits) else found[:1]


def _is_replaced(words: Sequence[str], place: int) -> bool:
    """ "Due Monday 2 July rather than this Thursday": the last day that held before."""
    return tuple(words[max(0, place - 2) : place]) in (("rather", "than"), ("instead", "of"))
