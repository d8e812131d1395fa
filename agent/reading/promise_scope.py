"""Whether a clause promises word at all, and what takes a promise back: no, if, said, asked."""

from collections.abc import Sequence

from agent.reading.grammar.phrases import Hit
from agent.reading.promise_scene import PROMISING, Clause, Scene, inside, names_in
from agent.reading.wording import promise_en as wording
from agent.reading.wording.sets import words


def is_asked(scene: Scene, clause: Clause) -> bool:
    """Whether the clause is a question: a question mark ends the sentence and no "I'll" opens it."""
    if not scene.sentence.asks:
        return False
    words = scene.words[clause.first : clause.stop]
    return not any(
        words[at] in ("i", "we") and words[at + 1] in ("'ll", "will")
        for at in range(len(words) - 1)
    )


def predicate(scene: Scene, clause: Clause) -> Hit | None:
    """The words by which this clause says that word will come, or None."""
    names = names_in(scene, clause)
    if "elsewhere" in names or ("user" in names and "hear" not in names):
        return None
    if "user" in names and any(word in ("need", "hope", "hoping", "like", "love", "want") for word in
                               scene.words[clause.first : clause.stop]):  # fmt: skip
        return None
    hits = [hit for hit in scene.hits if inside(hit, clause) and hit.name in PROMISING]
    if "logistics" in names:
        hits = [hit for hit in hits if "times" in scene.words or not _logistic(scene, hit)]
    for hit in hits:
        if hit.name == "contact" and not _by_employer(scene, clause, hit):
            continue
        return hit
    return None


def _logistic(scene: Scene, hit: Hit) -> bool:
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


def _by_employer(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether a subject or modal of the employer's stands before the verb (no imperative)."""
    before = scene.words[max(clause.first, hit.start - 6) : hit.start]
    if any(pair in _THINGS for pair in zip(before, before[1:], strict=False)):
        return False
    return any(word in _EMPLOYER_BEFORE for word in before) and "please" not in before


_THINGS = frozenset((it, modal) for it in ("it", "this", "that", "which")
                    for modal in ("'ll", "will", "may", "might", "could"))  # fmt: skip


def taken_back(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether it is negated, conditional, reported or past."""
    return (
        _negated(scene, clause, hit)
        or _conditional(scene, clause, hit)
        or _past(scene, clause, hit)
    )


def _negated(scene: Scene, clause: Clause, hit: Hit) -> bool:
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


def _conditional(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether an "if" stands before it in the sentence, or right behind it."""
    names = {one.name for one in scene.hits if inside(one, clause)}
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


def _same_clause(scene: Scene, place: int, clause: Clause) -> bool:
    return clause.first <= place < clause.stop


def _past(scene: Scene, clause: Clause, hit: Hit) -> bool:
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
