"""Features of a sentence for the linear model: words, pairs, classes and frames, each in its scope.

Every feature is a readable string, so that a verdict can be explained. Knows no weights.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from agent.reading.inflection import inflections
from agent.reading.lexicon import Hit
from agent.reading.scopes import NOT
from agent.reading.sentences import Sentence
from agent.reading.words import looks_like_clock

_REACH = 5
_SUFFIXES = ("ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ed", "ies", "ly",
             "es", "s", "e", "y")  # fmt: skip
_known: dict[str, tuple[str, str]] = {}


def features_of(sentence: Sentence, hits: Sequence[Hit]) -> tuple[str, ...]:
    """The features of one sentence; words after a "not" of the same clause are marked with "!"."""
    said = sentence.words
    stems, senses = zip(*map(stem_and_sense, said), strict=True)
    if not NOT.isdisjoint(said):
        reached = denied(sentence)
        stems, senses = _marked(stems, reached), _marked(senses, reached)
    found = {f"^{said[0]}", *stems, *senses, *map(" ".join, pairwise(senses))}
    found.update([f":{hit.name}" for hit in hits])
    if sentence.asks:
        found.update(("?", f"?{said[0]}"))
    return tuple(found)


def _marked(names: Sequence[str], reached: Sequence[bool]) -> tuple[str, ...]:
    return tuple(f"!{name}" if no else name for name, no in zip(names, reached, strict=True))


def denied(sentence: Sentence) -> list[bool]:
    """For each word whether a negation of its clause reaches it."""
    found: list[bool] = []
    reach, clause = 0, 0
    for word, here in zip(sentence.words, sentence.clauses, strict=True):
        if here != clause:
            reach, clause = 0, here
        negation = word in NOT
        found.append(bool(reach) and not negation)
        reach = _REACH if negation else max(reach - 1, 0)
    return found


def stem_and_sense(word: str) -> tuple[str, str]:
    """A word's stem, and its cluster if it has one, else the stem again."""
    known = _known.get(word)
    if known is None:
        stem = _stem(word)
        known = (stem, senses_of_words().get(word, stem))
        if len(_known) < 20_000 and len(word) <= 40:
            _known[word] = known
    return known


@lru_cache(maxsize=1)
def senses_of_words() -> dict[str, str]:
    """Each word's cluster, inflections included; a word of two clusters keeps the first."""
    from agent.reading.wording.thesaurus import CLUSTERS

    found: dict[str, str] = {}
    for line in CLUSTERS.strip().splitlines():
        name, _, words = line.partition(": ")
        for word in words.split():
            found.setdefault(word, name.upper())
    for line in CLUSTERS.strip().splitlines():
        name, _, words = line.partition(": ")
        for word in words.split():
            for form in inflections(word):
                found.setdefault(form, name.upper())
    return found


def _stem(word: str) -> str:
    """A crude stem; numbers become their shape."""
    if word[0].isdigit() or word[0] in "$€£₹":
        if looks_like_clock(word):
            return "CLOCK"
        return "N" if len(word) < 3 else "NN"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word
