"""The last days that a sentence sets by its phrases, to answer an offer or to hand in a test.

Knows single sentences and the line above them; what a learned model makes of the same windows is
told in `deadlines`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.domain.hiring import Meaning
from agent.reading.grammar.phrases import Hit, Parts, Phrases, may_hold
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.windows import folded, windows_of
from agent.reading.midnight import last_day_of
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import deadline_en as wording
from agent.reading.wording.sets import words as words_of

PHRASES = Phrases(wording.GROUPS, wording.SETS)
_MEETS = frozenset({Meaning.SCHEDULING, Meaning.INTERVIEW_CONFIRMED, Meaning.INTERVIEW_MOVED})
_ENDING = frozenset({"ends", "label", "stretch", "plain"})
ANSWERED = frozenset({Meaning.OFFER, Meaning.ASSESSMENT})
"""What the user answers by a last day."""


_SUBJECT_WORDS = words_of(
    """offer letter accept acceptance sign signed test assessment exercise challenge submit
    submission complete completed finish task assignment expires expire expiry deadline
    respond decision"""
)


@dataclass(frozen=True, slots=True)
class LastDay:
    """A day that phrases call the last one, and how plainly; one that is `plain` needs no model."""

    due: date
    sentence: Sentence
    weight: int
    plain: bool = False


def ruled_in(
    prose: Prose,
    meanings: Collection[Meaning] | None,
    barred: Collection[tuple[int, date]] = frozenset(),
) -> list[LastDay]:
    """The last days by the phrases, in order: only an offer or a test has any.

    `barred` are days that are told for something else, each behind its sentence's number.
    """
    if meanings is not None and ANSWERED.isdisjoint(meanings):
        return []
    meets = meanings is not None and not _MEETS.isdisjoint(meanings)
    return [one for sentence in _told(prose) for one in _candidates(sentence, prose, meets, barred)]


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


def _candidates(
    sentence: Sentence, prose: Prose, meets: bool, barred: Collection[tuple[int, date]]
) -> list[LastDay]:
    """The ends of time that a sentence sets the user, the likeliest heaviest.

    Where the mail tells of a meeting (`meets`), "Date:" is the meeting's.
    """
    if not may_hold(_parts(), sentence.said):
        return []
    windows = [
        one._replace(due=due)
        for one in windows_of(sentence.items, prose.reference, said=sentence.words)
        if one.due is not None
        and (sentence.number, one.due) not in barred
        and one.due >= (today := prose.reference.today)
        and (due := last_day_of(sentence.items, one, one.due, today)) >= today
    ]
    if not windows:
        return []
    words, places = folded(sentence.items, windows)
    places = {at: one for at, one in places.items() if not _is_replaced(words, at)}
    hits = _hits(words)
    found = list(_last_days(sentence, words, places, hits, meets))
    plain = [one for one in found if one.plain]
    if plain:
        return plain[-1:]
    return found[-1:] if any(hit.name in _ENDING for hit in hits) else found[:1]


def _last_days(
    sentence: Sentence,
    words: Sequence[str],
    places: Mapping[int, Found],
    hits: Sequence[Hit],
    meets: bool,
) -> Iterator[LastDay]:
    """The last day that each phrase found tells, what is told of something else left out."""
    elsewhere = {place for hit in hits if hit.name == "other" for place in _reach(words, hit)}
    for hit in hits:
        place = max((at for at in places if hit.start <= at < hit.end), default=-1)
        if hit.name == "other" or (meets and hit.name == "label"):
            continue
        if place < 0 or place in elsewhere:
            continue
        end = _end_of_stretch(sentence, words, places, place)
        plain = end != place or hit.name == "plain"
        due = places[end].due
        if due is None or (hit.name == "stretch" and not plain):
            continue
        weight = 2 + bool(_SUBJECT_WORDS & set(words)) - ("would" in words)
        yield LastDay(due, sentence, weight + plain, plain)


def _end_of_stretch(
    sentence: Sentence, words: Sequence[str], places: Mapping[int, Found], place: int
) -> int:
    """ "From 12 May 10:00 BST | to 19 May 10:00 BST": where the last day of a stretch stands."""
    at = _past_clock(words, place + 1)
    joint = at < len(words) and words[at] in _JOINTS
    if not _joins(words, place, at, sentence.words[places[place].first]):
        return place
    at = _past_clock(words, at + 1) if joint else at
    start, end = places[place], places.get(at)
    if end is None or start.due is None or end.due is None or end.due <= start.due:
        return place
    # "To" may stand within the window that it opens.
    return at if joint or sentence.items[end.first].word in _JOINTS else place


def _joins(words: Sequence[str], place: int, at: int, opening: str) -> bool:
    """Whether what stands at `at` leads on to the end of the stretch that opens at `place`.

    "By Friday 13 March | and on Monday we write again" is one last day and another thought.
    """
    before = words[max(0, place - 4) : place]
    if opening == "by" or "by" in before[-2:]:
        return False
    joint = words[at] if at < len(words) else ""
    if joint == "and":
        return opening == "between" or "between" in before
    return joint != "-" or words[at + 1 : at + 2] not in (["on"], ("on",))


def _past_clock(words: Sequence[str], at: int) -> int:
    """What follows the clock times, zones and small words at a place."""
    while at < len(words) and words[at] in _BESIDE_DAY:
        at += 1
    return at


_JOINTS = words_of("to until till through thru - and")
_BESIDE_DAY = words_of("TIME ZONE ( ) at on the")


def _hits(words: Sequence[str]) -> list[Hit]:
    """The phrases of a sentence; none runs over a semicolon."""
    found: list[Hit] = []
    first = 0
    for stop in [*(at for at, word in enumerate(words) if word == ";"), len(words)]:
        inside = PHRASES.scan(words[first:stop])
        found += [Hit(one.name, first + one.start, first + one.end) for one in inside]
        first = stop + 1
    return found


def _reach(words: Sequence[str], hit: Hit) -> range:
    """How far the time of something else goes: two words on, or to where a thought begins anew.

    "We will send you the contract today, please sign it by Friday": only today is the contract's.
    """
    stop = min(hit.end + (8 if _is_said_again(words, hit.end) else 2), len(words))
    if words[hit.start] in _SUPPOSING or hit.start + 1 >= stop:
        return range(hit.start, stop)
    breaks = (at for at in range(hit.start + 1, stop) if _begins_anew(words, at))
    return range(hit.start, next(breaks, stop))


def _begins_anew(words: Sequence[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in ("and", ","):
        opens = following in _ACTING or (words[at] == "," and following in _BEHIND_COMMA)
        return opens and not _is_said_again(words, at)
    # "You are advised to accept by Friday": what is told is the user's to do.
    told = words[at] in _TELLING_WHAT and words[at - 1] in _TOLD
    return told or words[at] in _PARTING


def _is_said_again(words: Sequence[str], at: int) -> bool:
    """ "Within seven days, i.e. by 4 July": one thought."""
    return any(tuple(words[near : near + 2]) in _THAT_IS for near in range(at, at + 4))


_THAT_IS = (("i", "."), ("i", "e"), ("that", "is"))


_SUPPOSING = words_of("if should")
_PARTING = words_of("which once after but")
_BEHIND_COMMA = words_of("and to which valid kindly then so one")
_ACTING = words_of(
    """you we i they he she please must should need needs would will 'll have can could may sign
    return accept complete submit send reply confirm finish respond let tell"""
)
_TELLING_WHAT = words_of("to that")
_TOLD = frozenset(wording.SETS["told"].split())


def _is_replaced(words: Sequence[str], place: int) -> bool:
    """ "Due Monday 2 July rather than this Thursday": the last day that held before."""
    return tuple(words[max(0, place - 2) : place]) in (("rather", "than"), ("instead", "of"))
