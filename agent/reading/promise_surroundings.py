"""What stands around a stretch of time, as readable features for the `window` model.

The rules tell a promise or a last day by the phrases they know; here stands all else that may speak
for or against one: the words before and behind, who does what in the clause, the label of a row,
what the sentence, those beside it and the whole message mean. Knows no weights and no thresholds.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from agent.domain.hiring import Meaning
from agent.reading.features import stem_and_sense
from agent.reading.grammar.stretch import Found
from agent.reading.lately import told_once
from agent.reading.meant import Meant, features_beside, features_of_all
from agent.reading.promise_backing import turned_by
from agent.reading.promise_scene import Clause, Scene, clauses_of
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.promise_families_en import FAMILIES
from agent.reading.wording.purposes_en import PURPOSES
from agent.reading.wording.sets import words

# So many words to either side of a window are looked at, the nearest of them by their place.
_REACH, _NEAR = 12, 3
_TURNED = "turned "
SUPPOSED = _TURNED + "supposed"
"""The feature of a window in a clause that a condition governs."""


def is_turned(features: Collection[str]) -> bool:
    """Whether a "not", an "if" or the past governs the clause of the window with these features."""
    return any(name.startswith(_TURNED) for name in features)


def features_around(scene: Scene, place: int, prose: Prose) -> frozenset[str]:
    """The features of the window that is folded into the word at `place`."""
    known = _known_of(prose)
    at = (id(scene), place)
    if at not in known:
        known[at] = scene, frozenset(_features_around(scene, place, prose))
    return known[at][1]


# A scene is kept with what is told of it, so that no other takes its id.
_Known = dict[tuple[int, int], tuple[Scene, frozenset[str]]]


@told_once
def _known_of(_prose: Prose) -> _Known:
    """Where what is told of the windows of a prose is kept."""
    return {}


def _features_around(scene: Scene, place: int, prose: Prose) -> set[str]:
    said, sentence = scene.words, scene.sentence
    clauses = scene.clauses or clauses_of(said)
    clause = next(one for one in clauses if one.first <= place < one.stop)
    found = {"^" + _sense(said[0]), f"windows {min(len(scene.windows), 3)}"}
    found.update(_before(said, place))
    found.update(_behind(said, place))
    found.update(_in_clause(scene, clause, place))
    found.update(_in_stretch(scene, clause, place))
    found.update(_governing(said, clause, place))
    found.update([_TURNED + name for name in turned_by(scene, clause, place)])
    found.update(_elsewhere(scene, clause))
    found.update(_shape(sentence, scene.windows[place], prose))
    found.update(_beside(sentence, prose))
    found.update(_purposes(said, place, prose))
    found.update(features_beside(sentence.start, sentence.end, prose.meant))
    found.update(prose.marks)
    return found


def marks_of(prose: Prose, meant: Sequence[Meant], meanings: Iterable[Meaning]) -> frozenset[str]:
    """What the whole message says: its sentences, its words, and its meanings as far as known."""
    told = frozenset().union(*[_PURPOSEFUL & one.said for one in prose.sentences])
    found = {f"mail of {name}" for name in _purposes_of(told)}
    found.update(features_of_all(meant))
    found.update(f"mail is {one.value}" for one in meanings)
    if prose.subject is not None:
        found.update(f"subject of {name}" for name in _purposes_of(prose.subject.words))
    return frozenset(found)


@lru_cache(maxsize=8_000)
def _sense(word: str) -> str:
    return stem_and_sense(word)[1]


def _before(said: Sequence[str], place: int) -> list[str]:
    """The words before a window, the nearest ones by their distance as well."""
    ahead = said[max(0, place - _REACH) : place][::-1]
    found = ["<" + _sense(word) for word in ahead]
    found += [f"<{gap} {word}" for gap, word in enumerate(ahead[:_NEAR], start=1)]
    found.append(f"<< {' '.join(ahead[1::-1])}")
    return found


def _behind(said: Sequence[str], place: int) -> list[str]:
    """The words behind a window likewise."""
    after = said[place + 1 : place + 1 + _REACH]
    found = [">" + _sense(word) for word in after]
    found += [f">{gap} {word}" for gap, word in enumerate(after[:_NEAR], start=1)]
    found.append(f">> {' '.join(after[:2])}")
    return found


def _in_clause(scene: Scene, clause: Clause, place: int) -> list[str]:
    """Who does what in the clause, in which tense; its pairs of words and its phrases."""
    said = scene.words[clause.first : clause.stop]
    senses = [_sense(word) for word in said if word not in _ARTICLES]
    found = [f"k {one} {two}" for one, two in pairwise(senses)]
    families = _families(said)
    acting = [_ACTING[word] for word in said if word in _ACTING]
    found += _paired(families, "f")
    found += [f"a {one}" for one in acting]
    found.append(f"aa {' '.join(acting[:3])}")
    first = acting[0] if acting else ""
    found += [f"a1 {first} {family}" for family in families]
    found.append(f"in clause {place == clause.first} {place + 1 >= clause.stop}")
    for hit in scene.hits:
        if clause.first <= hit.start < clause.stop:
            found += (f"h {hit.name}", f"h {hit.name} {hit.start < place}")
    return found


_ARTICLES = words("a an the , ( ) \" '")


def _in_stretch(scene: Scene, clause: Clause, place: int) -> list[str]:
    """The families on each side of the window, as far as the next window or the clause goes."""
    low, high = clause.first, clause.stop
    for at in scene.windows:
        if low <= at < place:
            low = at + 1
        elif place < at < high:
            high = at
    ahead, after = _families(scene.words[low:place]), _families(scene.words[place + 1 : high])
    found = [*_paired(ahead, "f<"), *_paired(after, "f>")]
    found.append(f"f {' '.join(ahead)} W {' '.join(after)}")
    found.append(f"alone {low == clause.first} {high == clause.stop}")
    return found


def _governing(said: Sequence[str], clause: Clause, place: int) -> list[str]:
    """The word of telling or news nearest to the window: who does it, in which tense, to whom."""
    anchors = [at for at in range(clause.first, clause.stop) if _FAMILY.get(said[at]) in _TELLING]
    if not anchors:
        return ["gov none"]
    at = min(anchors, key=lambda one: abs(one - place) + (one > place) / 2)
    family = _FAMILY[said[at]]
    before = [_ACTING[word] for word in said[clause.first : at] if word in _ACTING][::-1]
    who = next((one for one in before if one in _PERSONS), "nobody")
    tense = next((one for one in before if one in _TENSES), "plain")
    whom = next((_ACTING[word] for word in said[at + 1 : at + 4] if word in _ACTING), "")
    return [
        f"gov {who} {tense} {family}",
        f"gov {who} {family} {whom}",
        f"gov {who} {tense} {_sense(said[at])} {whom}",
        f"gov {'<' if at < place else '>'} {family} {min(abs(at - place), 4)}",
    ]


_TELLING = words("news tell reach decide")
_PERSONS = words("you your we our they it")
_TENSES = words("will may hope have was is must do")


def _elsewhere(scene: Scene, clause: Clause) -> list[str]:
    """The words and families of the rest of the sentence, and its phrases."""
    rest = [*scene.words[: clause.first], *scene.words[clause.stop :]]
    found = ["s " + _sense(word) for word in rest]
    found += ["g " + family for family in _families(rest)]
    found += ["H " + hit.name for hit in scene.hits]
    return found


def _families(said: Sequence[str]) -> list[str]:
    """The families of words that stand in a stretch, in a fixed order."""
    told = [_FAMILY[word] for word in said if word in _FAMILY]
    return sorted(set(told)) if len(told) > 1 else told


def _paired(families: Sequence[str], mark: str) -> list[str]:
    """Each family, and each two of them."""
    found = [f"{mark} {one}" for one in families]
    if len(families) > 1:
        found += [f"{mark} {one} {two}" for one, two in combinations(families, 2)]
    return found


_FAMILY = {word: name for name, each in FAMILIES.items() for word in each.split()}
TELLING = frozenset(word for word, name in _FAMILY.items() if name in _TELLING)
"""Words of which a sentence holds one, if anything is to be told in it."""
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


def _purposes(said: Sequence[str], place: int, prose: Prose) -> list[str]:
    """What the words of the sentence, of those beside it and of the message say a day is for."""
    found = ["has " + _sense(word) for word in said]
    here = _purposes_of(said)
    if not here:
        return found
    found += _paired(here, "for")
    found += [f"for < {name}" for name in _purposes_of(said[:place])]
    found += [f"for > {name}" for name in _purposes_of(said[place + 1 :])]
    limit = said[place - 1] if place else "^"
    found += [f"for {limit} {name}" for name in here]
    found += [f"{mark} for {name}" for mark in sorted(prose.marks & _KINDS) for name in here]
    return found


def _purposes_of(said: Iterable[str]) -> list[str]:
    told = [_PURPOSE_OF[word] for word in said if word in _PURPOSE_OF]
    return sorted({name for names in told for name in names}) if told else []


def _by_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, each in PURPOSES.items():
        for word in each.split():
            found.setdefault(word, []).append(name)
    return found


_PURPOSE_OF = _by_word()
_PURPOSEFUL = frozenset(_PURPOSE_OF)
# What a message speaks of at all tells most of what its days are for.
_KINDS = frozenset({"mail of task", "mail of bid", "mail of apply", "mail of papers"})


def _shape(sentence: Sentence, window: Found, prose: Prose) -> list[str]:
    """The kind of window and line, how far ahead it ends, and whether a meeting stands there."""
    kind = "row" if sentence.listed else "asks" if sentence.asks else "plain"
    said, due = sentence.words, window.due or prose.reference.today
    ahead, near = said[max(0, window.first - 2) : window.first], said[window.stop : window.stop + 2]
    days = (due - prose.reference.today).days
    found = [
        "kind " + kind,
        "rule " + window.rule,
        f"rule {window.rule} {window.firm}",
        "limit " + said[max(0, window.first - 1)],
        f"timed {'TIME' in ahead} {'TIME' in near}",
        next((f"in {step}" for step in _STEPS if days <= step), "in far"),
    ]
    found += ["w " + word for word in said[window.first : window.stop]]
    if prose.met:
        there = due in prose.met
        found.append(f"met {there} {due > prose.met[-1]} {due < prose.met[0]}")
        found.append(f"met {there} {kind}")
    else:
        found.append("none met")
    return found


_STEPS = (0, 1, 2, 4, 8, 15, 30, 60)


def _beside(sentence: Sentence, prose: Prose) -> list[str]:
    """What the sentences around say; the label of a row."""
    sentences, at = prose.sentences, sentence.number
    found = [f"place {min(at, 4)}", f"left {min(len(sentences) - at - 1, 3)}"]
    if at > 0:
        before = sentences[at - 1].words
        found += ["p " + family for family in _families(before)]
        if before[-1] in (":", "?"):
            found.append("p ends " + before[-1])
    if at + 1 < len(sentences):
        found += ["n " + family for family in _families(sentences[at + 1].words)]
    if ":" in sentence.words[:8]:
        label = sentence.words[: sentence.words.index(":")]
        found += ["L " + _sense(word) for word in label]
    return found
