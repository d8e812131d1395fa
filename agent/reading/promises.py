"""Promises: that the employer comes back with news, a decision or a date, and by when.

The windows are the rulebook's table "What 'promised' means"; negated, conditional and past forms
are no promise. Knows no thread and no playbook.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from agent.domain.evidence import Evidence, EvidenceKind, PromiseReading, ReadingContext
from agent.domain.hiring import Confidence, Direction, Meaning
from agent.domain.message import Message
from agent.reading.absence import is_absence
from agent.reading.grammar.nodes import Day
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.grammar.tokens import quote
from agent.reading.grammar.windows import Found, count_from, folded, windows_of
from agent.reading.prose import Prose, Sentence, prose_of
from agent.reading.wording import promise_en as wording
from agent.reading.wording.sets import words

READER = "promises@1"
PHRASES = Phrases(wording.GROUPS, wording.SETS)
_PROMISING = ("contact", "hear", "passive", "bare")
_NO_PROMISES = frozenset({Meaning.NOT_HIRING, Meaning.JOB_ALERT, Meaning.OUT_OF_OFFICE})
# A sentence without any of these promises nothing; behind a date more words may.
_COMMON = words("you we i to will 'll be is are the a by in")
_STEMS = PHRASES.anchors(_PROMISING, _COMMON)
_HOT_STEMS = _STEMS | PHRASES.anchors((*_PROMISING, "silent"), _COMMON, with_nodes=True)
_BREAKS = words("but so because although while whereas though which -")
_SUBJECTS = words(
    """i we he she they you it letters letter results feedback decisions someone please that this
    there in by end"""
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence between clause breaks, with its phrases and windows."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with windows folded into single words."""

    sentence: Sentence
    words: list[str]
    windows: dict[int, Found]
    hits: tuple[Hit, ...]
    clauses: tuple[_Clause, ...]


Promised = tuple[PromiseReading, ...]


def read_promises(
    message: Message, context: ReadingContext, meanings: tuple[Meaning, ...] | None = None
) -> tuple[Promised, bool, tuple[Evidence, ...]]:
    """The windows promised, whether word is promised without one, and the evidence.

    Dates are counted from the day of writing in the writer's zone. The user's own mail, absence
    notes and mail that is no hiring mail promise nothing.
    """
    if meanings and meanings[0] in _NO_PROMISES:
        return (), False, ()
    if message.direction(context.owners) is Direction.OUT or is_absence(message):
        return (), False, ()
    prose = prose_of(message, context)
    found: list[PromiseReading] = []
    evidence: list[Evidence] = []
    undated: list[Evidence] = []
    previous: Found | None = None
    for sentence in prose.sentences:
        scene = _scene(sentence, prose, previous)
        if scene is None:
            previous = _named_day(sentence) or previous
            continue
        outcome = _promise_in(scene, previous, prose)
        for window, firm in outcome.windows:
            found.append(_reading(window, firm, sentence, prose))
            evidence.append(_dated(found[-1], sentence))
        if outcome.undated:
            undated.append(_undated(sentence, prose))
        previous = _last_window(scene) or previous
    kept = _distinct(found)
    plain = bool(undated) and (not kept or any("soon" in one.value for one in undated))
    return kept, plain, (*evidence, *(undated if plain else ()))


def _named_day(sentence: Sentence) -> Found | None:
    """The last day a sentence names that promises nothing, for "that date" to lean on."""
    for item in reversed(sentence.items if sentence.hot else ()):
        value = item.node.value if item.node is not None else None
        if isinstance(value, Day):
            return Found(0, 0, value.date, True, "day before")
    return None


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


# -- one sentence ------------------------------------------------------------------------------------


def _scene(sentence: Sentence, prose: Prose, previous: Found | None) -> _Scene | None:
    if (_HOT_STEMS if sentence.hot else _STEMS).isdisjoint(sentence.words):
        return None
    before = previous.due if previous is not None else None
    windows = windows_of(sentence.items, prose.reference, before) if sentence.hot else []
    windows = [_from_meeting(sentence, one, prose) for one in windows]
    words, places = folded(sentence.items, windows)
    return _Scene(sentence, words, places, tuple(PHRASES.scan(words)), _clauses(words))


def _from_meeting(sentence: Sentence, one: Found, prose: Prose) -> Found:
    """A count from the interview whose day another sentence of the message names."""
    if one.rule != "count from meeting":
        return one
    days = [
        item.node.value.date
        for other in prose.sentences
        for item in other.items
        if item.node is not None and isinstance(item.node.value, Day)
        and item.node.value.date >= prose.reference.today
    ]  # fmt: skip
    if not days:
        return one
    return replace(one, due=count_from(sentence.items, one, prose.reference, max(days)))


def _clauses(words: Sequence[str]) -> tuple[_Clause, ...]:
    found: list[_Clause] = []
    first = 0
    for place, word in enumerate(words):
        if place > first and _breaks(words, place, word):
            found.append(_Clause(first, place))
            first = place
    found.append(_Clause(first, len(words)))
    return tuple(found)


def _breaks(words: Sequence[str], place: int, word: str) -> bool:
    """Whether a new clause begins at this word."""
    if word in (";", "(", ")") or word in _BREAKS:
        return True
    following = words[place + 1] if place + 1 < len(words) else ""
    if word == ",":
        return following in _SUBJECTS or following in ("don", "do", "and", "but", "so", "or")
    return word == "and" and (following in _SUBJECTS or following in ("then", "will", "the"))


@dataclass(frozen=True, slots=True)
class _Outcome:
    windows: tuple[tuple[date, bool], ...] = ()
    undated: bool = False


def _promise_in(scene: _Scene, previous: Found | None, prose: Prose) -> _Outcome:
    """What one sentence promises."""
    windows = list(_silence(scene))
    undated = False
    for clause in scene.clauses:
        hit = _predicate(scene, clause)
        if hit is None or _asked(scene, clause) or _taken_back(scene, clause, hit):
            continue
        window = _window_for(scene, clause, hit, _earlier(scene, clause) or previous)
        if window is not None and window.due is not None and window.due >= prose.reference.today:
            windows.append((window.due, window.firm))
        elif window is None:
            undated = undated or _is_undated(scene, clause, hit)
    return _Outcome(tuple(windows), undated)


def _silence(scene: _Scene) -> list[tuple[date, bool]]:
    """ "If you have not heard by the 20th, assume it is over": word is due by then."""
    end = _silent_end(scene)
    return [(end, True)] if end is not None else []


def _silent_end(scene: _Scene) -> date | None:
    names = {hit.name: hit for hit in scene.hits}
    if "silent" not in names or "over" not in names or scene.sentence.asks:
        return None
    place = names["silent"].end - 1
    window = scene.windows.get(place)
    return window.due if window is not None else None


_OVER = PHRASES.anchors(("over",), words("not be been it"))


def read_silent_end(
    message: Message, context: ReadingContext
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day after which silence means that it is over (CM-17), and the evidence."""
    if message.direction(context.owners) is Direction.OUT:
        return None, ()
    prose = prose_of(message, context)
    for sentence in prose.sentences:
        if not sentence.hot or _OVER.isdisjoint(sentence.words):
            continue
        scene = _scene(sentence, prose, None)
        end = _silent_end(scene) if scene is not None else None
        if end is not None and end >= prose.reference.today:
            said = quote(prose.text, sentence.start, sentence.end)
            span = (sentence.start, sentence.end)
            return end, (
                Evidence(EvidenceKind.SILENT_END, end.isoformat(), said, READER,
                         Confidence.LIKELY, span=span),
            )  # fmt: skip
    return None, ()


def _asked(scene: _Scene, clause: _Clause) -> bool:
    """Whether the clause is a question: a question mark ends the sentence and no "I'll" opens it."""
    if not scene.sentence.asks:
        return False
    words = scene.words[clause.first : clause.stop]
    return not any(
        words[at] in ("i", "we") and words[at + 1] in ("'ll", "will")
        for at in range(len(words) - 1)
    )


def _earlier(scene: _Scene, clause: _Clause) -> Found | None:
    """The window last named before this clause in its sentence."""
    places = [place for place in scene.windows if place < clause.first]
    return scene.windows[max(places)] if places else None


def _names(scene: _Scene, clause: _Clause) -> set[str]:
    return {hit.name for hit in scene.hits if _inside(hit, clause)}


def _inside(hit: Hit, clause: _Clause) -> bool:
    return clause.first <= hit.start < clause.stop


def _predicate(scene: _Scene, clause: _Clause) -> Hit | None:
    """The words by which this clause says that word will come, or None."""
    names = _names(scene, clause)
    if "elsewhere" in names or ("user" in names and "hear" not in names):
        return None
    if "user" in names and any(word in ("need", "hope", "hoping", "like", "love", "want") for word in
                               scene.words[clause.first : clause.stop]):  # fmt: skip
        return None
    hits = [hit for hit in scene.hits if _inside(hit, clause) and hit.name in _PROMISING]
    if "logistics" in names:
        hits = [hit for hit in hits if "times" in scene.words or not _logistic(scene, hit)]
    for hit in hits:
        if hit.name == "contact" and not _by_employer(scene, clause, hit):
            continue
        return hit
    return None


def _logistic(scene: _Scene, hit: Hit) -> bool:
    """Whether the same words are about a link, a guide, an invitation."""
    said = scene.words[hit.start : hit.end]
    if hit.name == "hear" and not any(word in ("receive", "get", "have") for word in said):
        return False
    if hit.name == "hear" and any(word in _NEWS for word in scene.words[hit.start : hit.end + 5]):
        return False
    return any(
        one.name == "logistics" and one.start < hit.end + 2 and one.end > hit.start
        for one in scene.hits
    ) or not any(word in _NEWS for word in scene.words[hit.start : hit.end])


_NEWS = frozenset(wording.SETS["firmnews"].split())
_EMPLOYER_BEFORE = words(
    """will 'll shall should would 'd can could may might to we i he she they hr team ll someone
    colleague colleagues department panel committee manager myself and usually then always
    also gladly probably then only"""
)


def _by_employer(scene: _Scene, clause: _Clause, hit: Hit) -> bool:
    """Whether a subject or modal of the employer's stands before the verb (no imperative)."""
    before = scene.words[max(clause.first, hit.start - 6) : hit.start]
    if any(pair in _THINGS for pair in zip(before, before[1:], strict=False)):
        return False
    return any(word in _EMPLOYER_BEFORE for word in before) and "please" not in before


_THINGS = frozenset((it, modal) for it in ("it", "this", "that", "which")
                    for modal in ("'ll", "will", "may", "might", "could"))  # fmt: skip


def _taken_back(scene: _Scene, clause: _Clause, hit: Hit) -> bool:
    """Whether it is negated, conditional, reported or past."""
    return (
        _negated(scene, clause, hit)
        or _conditional(scene, clause, hit)
        or _past(scene, clause, hit)
    )


def _negated(scene: _Scene, clause: _Clause, hit: Hit) -> bool:
    first = clause.first
    for place in range(clause.first, hit.start - 1):
        if scene.words[place] == ",":
            first = place + 1
    for place in range(first, hit.end):
        word = scene.words[place]
        following = scene.words[place + 1] if place + 1 < len(scene.words) else ""
        if word in wording.NEGATIONS and following not in wording.HARMLESS_AFTER_NOT:
            return True
        if word == "no" and following in _NO_WHAT:
            return True
    return False


_NO_WHAT = words("one update news decision idea way chance hope guarantee answer date")


def _conditional(scene: _Scene, clause: _Clause, hit: Hit) -> bool:
    """Whether an "if" stands before it in the sentence, or right behind it."""
    names = {one.name for one in scene.hits if _inside(one, clause)}
    if "supposed" in names:
        return True
    words = scene.words
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        opens = place == 0 or words[place - 1] in (",", "(", ";", "and", "but")
        if word == "in" and following == "case" and place < hit.start:
            return True
        if word == "whether" and opens and following != "or" and place < hit.start:
            return True
        if word == "should" and opens and following in _INVERTED:
            if place < hit.start:
                return True
        if word in ("unless", "provided", "assuming") and place != 0 - 1:
            return True
        if (
            word != "if"
            or following in wording.HARMLESS_IF
            or (place and words[place - 1] == "even")
        ):
            continue
        if place < hit.start and not _closed_before(words, place, hit.start):
            return True
        if place >= hit.end - 1 and (opens or _same_clause(scene, place, clause)):
            return True
    return False


_INVERTED = words("you your we they i the it anything there he she this")


def _closed_before(words: Sequence[str], condition: int, verb: int) -> bool:
    """Whether a full break separates the condition from the verb."""
    return any(words[place] in (";", ".", "-", "but", ")") for place in range(condition, verb))


def _same_clause(scene: _Scene, place: int, clause: _Clause) -> bool:
    return clause.first <= place < clause.stop


def _past(scene: _Scene, clause: _Clause, hit: Hit) -> bool:
    for one in scene.hits:
        if one.name != "reported" or not clause.first <= one.start < clause.stop:
            continue
        if one.start and scene.words[one.start - 1] in ("as", "like"):
            continue
        if one.start < hit.end and not _as_said(scene.words, one.start):
            return True
    return False


def _as_said(words: Sequence[str], place: int) -> bool:
    return any(word in wording.AS_SAID for word in words[max(0, place - 3) : place])


# -- its window ----------------------------------------------------------------------------------------


def _window_for(scene: _Scene, clause: _Clause, hit: Hit, previous: Found | None) -> Found | None:
    """The window that belongs to the predicate, or None where there is none."""
    inside = [place for place in scene.windows if clause.first <= place < clause.stop]
    usable = [place for place in inside if not _barred(scene, place)]
    if usable:
        return _nearest(scene, usable, hit)
    if inside:
        return _NO_END
    beside = _beside(scene, clause)
    if beside is not None:
        return beside
    if _says_then(scene, clause) and previous is not None:
        return previous
    return _by_then(scene, clause)


def _by_then(scene: _Scene, clause: _Clause) -> Found | None:
    """ "We aim to finish by mid-August and will keep you informed": the limit named just before."""
    if scene.words[clause.first] != "and":
        return None
    limited = [
        place for place in scene.windows
        if place < clause.first and scene.words[place - 1 : place] in (["by"], ["within"], ["before"])
    ]  # fmt: skip
    return scene.windows[limited[-1]] if limited else None


_NO_END = None


def _nearest(scene: _Scene, places: Sequence[int], hit: Hit) -> Found:
    """The first window behind the verb; joined by "or" the last; else the nearest before it."""
    behind = [place for place in places if place >= hit.start]
    chosen = behind[0] if behind else places[-1]
    for place in behind:
        if place > chosen and "or" in scene.words[chosen + 1 : place] and place - chosen <= 4:
            chosen = place
    return scene.windows[chosen]


def _barred(scene: _Scene, place: int) -> bool:
    """Whether the window only begins there ("after Friday"), lies back, or is of something else."""
    before = list(reversed(scene.words[max(0, place - 3) : place]))
    near = [word for word in before if word not in ("the", "on", "of", "TIME", "this")][:1]
    return bool(near) and near[0] in (
        "after",
        "since",
        "from",
        "last",
        "for",
        "past",
        "every",
        "each",
    )


def _beside(scene: _Scene, clause: _Clause) -> Found | None:
    """A window in a neighbouring stretch without a verb of its own: "By Friday, you will hear"."""
    for other in scene.clauses:
        if other is clause or not any(other.first <= p < other.stop for p in scene.windows):
            continue
        length = other.stop - other.first
        if any(word in wording.NEGATIONS for word in scene.words[other.first : other.stop]):
            continue
        places = [p for p in scene.windows if other.first <= p < other.stop]
        if length <= 4 or "so" in scene.words[clause.first : clause.first + 2]:
            usable = [p for p in places if not _barred(scene, p)]
            if usable:
                return scene.windows[usable[-1]]
    return None


def _says_then(scene: _Scene, clause: _Clause) -> bool:
    words = scene.words[clause.first : clause.stop]
    after = any(
        one in ("right", "straight", "immediately", "directly") and two in ("after", "afterwards")
        for one, two in pairwise(words)
    )
    return after or "then" in words or ("that" in words and "week" in words)


def _last_window(scene: _Scene) -> Found | None:
    places = sorted(scene.windows)
    return scene.windows[places[-1]] if places else None


def _is_undated(scene: _Scene, clause: _Clause, hit: Hit) -> bool:
    """Whether word is promised plainly, though for no day: the future must be said."""
    words = scene.words[clause.first : clause.stop]
    future = any(word in ("will", "'ll", "shall", "ll") for word in words)
    if set(words[hit.start - clause.first : hit.end - clause.first]) & _BY_PHONE:
        future = future and "soon" in _names(scene, clause)
    return hit.name != "bare" and future


_BY_PHONE = words("call ring phone text ping speak talk chat bell buzz")
