"""What stands around a stretch of time, as readable features for the `promise` model.

The rules tell a promise by the phrases they know; here stands all else that may speak for or
against one: the words before and behind, who does what in the clause, the label of a row, the
sentences beside. Knows no weights and no thresholds.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from agent.reading.features import stem_and_sense
from agent.reading.grammar.stretch import Found
from agent.reading.promise_backing import turned_by
from agent.reading.promise_scene import Clause, Scene, clauses_of
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.promise_families_en import FAMILIES
from agent.reading.wording.sets import words

# So many words to either side of a window are looked at, the nearest of them by their place.
_REACH, _NEAR = 12, 3
_TURNED = "turned "
SUPPOSED = _TURNED + "supposed"
"""The feature of a window in a clause that a condition governs."""


def features_around(scene: Scene, place: int, prose: Prose) -> set[str]:
    """The features of the window that is folded into the word at `place`."""
    said, window = scene.words, scene.windows[place]
    clause = _clause_at(scene, place)
    found = {"^" + stem_and_sense(said[0])[1], f"windows {min(len(scene.windows), 3)}"}
    found.update(_before(said, place))
    found.update(_behind(said, place))
    found.update(_in_clause(scene, clause, place))
    found.update(_in_sentence(scene, clause))
    found.update(_shape(scene.sentence, window, prose))
    found.update(_beside(scene.sentence, prose))
    return found


def _clause_at(scene: Scene, place: int) -> Clause:
    """The clause of a place; one that is no more than the window goes with the next."""
    clauses = scene.clauses or clauses_of(scene.words)
    return next(one for one in clauses if one.first <= place < one.stop)


def _before(said: Sequence[str], place: int) -> list[str]:
    """The words before a window, the nearest ones by their distance, then those that say most."""
    ahead = said[max(0, place - _REACH) : place]
    found = _by_place(ahead[::-1], "<")
    found.append(f"<< {' '.join(('^', *ahead)[-2:])}")
    return found


def _behind(said: Sequence[str], place: int) -> list[str]:
    """The words behind a window likewise."""
    after = said[place + 1 : place + 1 + _REACH]
    found = _by_place(after, ">")
    found.append(f">> {' '.join((*after[:2], '$')[:2])}")
    return found


def _by_place(said: Sequence[str], side: str) -> list[str]:
    """Words to one `side` of a window, nearest first."""
    found: list[str] = []
    for word in said:
        found += _named(word, side)
    for gap, word in enumerate(said[:_NEAR], start=1):
        found.append(f"{side}{gap} {word}")
    telling = [stem_and_sense(word)[1] for word in said if word not in _IDLE][:_NEAR]
    found += [f"{side}c{gap} {sense}" for gap, sense in enumerate(telling)]
    if len(telling) > 1:
        found.append(f"{side}cc {telling[1]} {telling[0]}")
    return found


@lru_cache(maxsize=8_000)
def _named(word: str, side: str) -> tuple[str, str]:
    stem, sense = stem_and_sense(word)
    return f"{side}{stem}", f"{side}{sense}"


# Words that say little of what happens at a time.
_IDLE = words("""a an the at on in to for of and or by be been 's is are with from our my it its so
    , . : ; - ( ) / | ! ? * " ' @ TIME ZONE WEEK LENGTH WINDOW we i us me""")


def _in_clause(scene: Scene, clause: Clause, place: int) -> Iterator[str]:
    """Who does what in the clause, in which tense, and which families of words stand in it."""
    said = scene.words[clause.first : clause.stop]
    senses = [stem_and_sense(word)[1] for word in said if word not in _ARTICLES]
    for sense in senses:
        yield f"k {sense}"
    for one, two in pairwise(senses):
        yield f"k {one} {two}"
    families = _families(said)
    yield from _paired(families, "f")
    acting = [_ACTING[word] for word in said if word in _ACTING]
    for one in acting:
        yield f"a {one}"
    yield f"aa {' '.join(acting[:3])}"
    for family in families:
        yield f"a1 {acting[0] if acting else ''} {family}"
    yield from _in_stretch(scene, clause, place)
    yield from _governing(scene, clause, place)
    for name in turned_by(scene, clause, place):
        yield f"{_TURNED}{name}"
    yield f"in clause {place - clause.first == 0} {place + 1 >= clause.stop}"
    for hit in scene.hits:
        if clause.first <= hit.start < clause.stop:
            yield f"h {hit.name}"
            yield f"h {hit.name} {hit.start < place}"


def _in_stretch(scene: Scene, clause: Clause, place: int) -> Iterator[str]:
    """The families on each side of the window, as far as the next window or the clause goes."""
    others = [at for at in scene.windows if clause.first <= at < clause.stop]
    low = max((at + 1 for at in others if at < place), default=clause.first)
    high = min((at for at in others if at > place), default=clause.stop)
    ahead = _families(scene.words[low:place])
    yield from _paired(ahead, "f<")
    after = _families(scene.words[place + 1 : high])
    yield from _paired(after, "f>")
    yield f"f {' '.join(ahead)} W {' '.join(after)}"
    yield f"alone {low == clause.first} {high == clause.stop}"


def _governing(scene: Scene, clause: Clause, place: int) -> Iterator[str]:
    """The word of telling or news nearest to the window: who does it, in which tense, to whom."""
    said = scene.words
    anchors = [at for at in range(clause.first, clause.stop) if _FAMILY.get(said[at]) in _TELLING]
    if not anchors:
        yield "gov none"
        return
    at = min(anchors, key=lambda one: abs(one - place) + (one > place) / 2)
    family = _FAMILY[said[at]]
    before = [_ACTING[word] for word in said[clause.first : at] if word in _ACTING]
    who = next((one for one in reversed(before) if one in _PERSONS), "nobody")
    tense = next((one for one in reversed(before) if one in _TENSES), "plain")
    whom = next((_ACTING[word] for word in said[at + 1 : at + 4] if word in _ACTING), "")
    side = "<" if at < place else ">"
    yield f"gov {who} {tense} {family}"
    yield f"gov {who} {family} {whom}"
    yield f"gov {who} {tense} {stem_and_sense(said[at])[1]} {whom}"
    yield f"gov {side} {family} {min(abs(at - place), 4)}"


_TELLING = words("news tell reach decide")
_PERSONS = words("you your we our they it")
_TENSES = words("will may hope have was is must do")


_ARTICLES = words("a an the , ( ) \" '")


def _in_sentence(scene: Scene, clause: Clause) -> Iterator[str]:
    """The same of the rest of the sentence; what denies or supposes."""
    said = scene.words
    rest = [*said[: clause.first], *said[clause.stop :]]
    for word in rest:
        yield f"s {stem_and_sense(word)[1]}"
    for family in _families(rest):
        yield f"g {family}"
    for hit in scene.hits:
        yield f"H {hit.name}"
    for word in said:
        if word in _TURNING:
            yield f"turn {word}"


_TURNING = words(
    """not 't never no nobody if unless should whether when once until till only without after
    please was were had been said told hoped but cannot ? nothing anyone those"""
)


def _families(said: Sequence[str]) -> list[str]:
    """The families of words that stand in a stretch, in a fixed order."""
    return sorted({_FAMILY[word] for word in said if word in _FAMILY})


def _paired(families: Sequence[str], mark: str) -> Iterator[str]:
    for at, one in enumerate(families):
        yield f"{mark} {one}"
        for two in families[at + 1 :]:
            yield f"{mark} {one} {two}"


_FAMILY = {word: name for name, each in FAMILIES.items() for word in each.split()}
_ACTORS = """you: you u ya everyone everybody all candidates candidate applicants; your: your yours;
    we: we i ill; our: our my; they: they he she team panel committee hr manager someone board;
    it: it this that; us: us me; will: will 'll shall ll going gonna; may: should would 'd may might
    can could; hope: hope hoping aim aiming plan planning expect expected due intend want; have:
    have has had 've; was: was were been; is: is are 's 're am 'm; not: not 't never no cannot;
    to: to; must: must need please; do: do does did"""
_ACTING = {
    word: who.strip()
    for who, _, each in (group.partition(":") for group in _ACTORS.split(";"))
    for word in each.split()
}


def _shape(sentence: Sentence, window: Found, prose: Prose) -> Iterator[str]:
    """The kind of window and line, how far ahead it ends, and whether a meeting stands there."""
    kind = "row" if sentence.listed else "asks" if sentence.asks else "plain"
    yield f"kind {kind}"
    yield f"rule {window.rule}"
    yield f"rule {window.rule} {window.firm}"
    for word in sentence.words[window.first : window.stop]:
        yield f"w {word}"
    limit = sentence.words[max(0, window.first - 1)]
    yield f"limit {limit}"
    near = sentence.words[window.stop : window.stop + 2]
    ahead = sentence.words[max(0, window.first - 2) : window.first]
    yield f"timed {'TIME' in ahead} {'TIME' in near}"
    due = window.due or prose.reference.today
    days = (due - prose.reference.today).days
    yield next((f"in {step}" for step in (0, 1, 2, 4, 8, 15, 30, 60) if days <= step), "in far")
    if prose.met:
        yield f"met {due in prose.met} {due > prose.met[-1]} {due < prose.met[0]}"
        yield f"met {due in prose.met} {kind}"
    else:
        yield "none met"


def _beside(sentence: Sentence, prose: Prose) -> Iterator[str]:
    """What the sentences around say; the label of a row."""
    sentences, at = prose.sentences, sentence.number
    yield f"place {min(at, 4)}"
    yield f"left {min(len(sentences) - at - 1, 3)}"
    if 0 < at <= len(sentences):
        before = sentences[at - 1].words
        for family in _families(before):
            yield f"p {family}"
        for word in before[-_REACH:]:
            if word not in _IDLE:
                yield f"p {stem_and_sense(word)[1]}"
        if before[-1] in (":", "?"):
            yield f"p ends {before[-1]}"
    if at + 1 < len(sentences):
        for family in _families(sentences[at + 1].words):
            yield f"n {family}"
    if ":" in sentence.words[:8]:
        for word in sentence.words[: sentence.words.index(":")]:
            yield f"L {stem_and_sense(word)[1]}"
