"""Days in an offer or a test that are no last day of the user's, though they look like one.

When the employer sends it, how long others take, what need not be by then, what else the post asks
for. Knows single sentences, and the one before for a count that runs from what is yet to be sent.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from agent.reading.grammar.phrases import Hit, Parts, Phrases, may_hold
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.windows import folded, windows_of
from agent.reading.prose import Prose
from agent.reading.wording import not_last_day_en as wording
from agent.reading.wording.sets import words as words_of

PHRASES = Phrases(wording.GROUPS, wording.SETS)


def not_the_users(prose: Prose) -> frozenset[tuple[int, date]]:
    """The days that are no last day of the user's, each behind its sentence's number."""
    found: set[tuple[int, date]] = set()
    sent_at = -_NEAR_BEFORE
    for sentence in prose.sentences:
        if not sentence.hot or not (
            sentence.number - sent_at < _NEAR_BEFORE or may_hold(_parts(), sentence.said)
        ):
            continue
        windows = windows_of(sentence.items, prose.reference, said=sentence.words)
        if not windows:
            continue
        words, places = folded(sentence.items, windows)
        coming, barred = _told_otherwise(words, places, prose)
        if sentence.number - sent_at < _NEAR_BEFORE:
            barred += [at for at, one in places.items() if _runs_from_it(words, -1, at, one)]
        if coming:
            sent_at = sentence.number
        dues = (places[at].due for at in barred)
        found.update((sentence.number, due) for due in dues if due is not None)
    return frozenset(found)


# "The test arrives on Monday. [It is short.] You will then have three days."
_NEAR_BEFORE = 3


@lru_cache(maxsize=1)
def _parts() -> Parts:
    """What a sentence needs beside a window for any of the phrases."""
    return PHRASES.parts(wording.GROUPS.keys() - {"accepted"}, frozenset({"WINDOW"}))


def is_accepted(prose: Prose) -> bool:
    """Whether the offer is one that the user took: "thank you for accepting our offer"."""
    if any(not _SIGNING.isdisjoint(one.said) for one in prose.sentences):
        return False  # "thanks for accepting. Please sign it by Friday"
    told = (one.words for one in prose.sentences if not _ACCEPTING.isdisjoint(one.said))
    return any(hit.name == "accepted" for words in told for hit in PHRASES.scan(words))


_ACCEPTING = words_of("accepting accepted")
_SIGNING = words_of("sign signed signature countersign")


def _told_otherwise(
    words: Sequence[str], places: Mapping[int, Found], prose: Prose
) -> tuple[bool, list[int]]:
    """Whether something is yet to be sent, and the windows of what is not the user's to do."""
    barred: list[int] = []
    coming = False
    for hit in _hits(words):
        if hit.name == "accepted":
            continue
        at = min(one for one in places if hit.start <= one < hit.end)
        inside = words[hit.start : at] if at > hit.start else words[at : hit.end]
        if not _BREAKING[hit.name].isdisjoint(inside) or _is_asked_for(words, hit, inside):
            continue
        barred.append(at)
        due = places[at].due
        if hit.name == "coming" and due is not None and due > prose.reference.today:
            coming = True
            barred += (one for one in places if _runs_from_it(words, at, one, places[one]))
    return coming, barred


def _is_asked_for(words: Sequence[str], hit: Hit, inside: Sequence[str]) -> bool:
    """ "We expect your | completed test by Friday": the employer's own wish, and so a last day."""
    ahead = words[max(0, hit.start - 2) : hit.start]
    if hit.name == "coming":
        return _is_the_users(ahead, inside)
    if hit.name == "duty":
        return _is_assessment(ahead, inside, words)
    return _begins_anew(inside) or (hit.name == "waived" and _stands(inside))


def _is_the_users(ahead: Sequence[str], inside: Sequence[str]) -> bool:
    """ "The signed contract should be posted to HR", "you should get the test in": work back."""
    said = [*ahead, *inside]
    if not _DONE.isdisjoint(said) or ("in", "by") in pairwise(said):
        return True
    if inside[:1] == ["expect"] and not _HOUSE.isdisjoint(ahead) and "to" not in inside:
        return True
    should = "should" in inside and _YOU.isdisjoint(said)
    return should and not _TESTS.isdisjoint(inside)


def _is_assessment(ahead: Sequence[str], inside: Sequence[str], words: Sequence[str]) -> bool:
    """ "Complete the online exam by Friday using the link": a test of the employer's own."""
    if "test" in inside:
        return _OUTER.isdisjoint(inside)
    if not _ONLINE.isdisjoint(words):
        return not _EXAMS.isdisjoint(inside)
    return not _EXAMS.isdisjoint(inside) and not _KINDLY.isdisjoint(ahead)


def _begins_anew(inside: Sequence[str]) -> bool:
    """ "Don't worry about style and | submit it by Friday": another thought, with its own day."""
    joints = [at for at, word in enumerate(inside) if word in _JOINTS]
    return any(
        inside[at] == "-" or not _WISHED.isdisjoint(inside[at + 1 : at + 4]) for at in joints
    )


def _stands(inside: Sequence[str]) -> bool:
    """ "We cannot extend the deadline of Friday", "move the deadline from Friday": it holds."""
    return "deadline" in inside and (
        inside[-1] in ("of", "from") or inside[-2:] in (["of", "the"], ["from", "the"])
    )


def _hits(words: Sequence[str]) -> Iterator[Hit]:
    """The phrases of a sentence; none runs over a semicolon."""
    first = 0
    for stop in [*(at for at, word in enumerate(words) if word == ";"), len(words)]:
        for one in PHRASES.scan(words[first:stop]):
            yield Hit(one.name, first + one.start, first + one.end)
        first = stop + 1


def _runs_from_it(words: Sequence[str], sent: int, at: int, window: Found) -> bool:
    """ "... and you will have | 48 hours to return it": counted from when it is sent."""
    if at <= sent or window.rule not in _COUNTED:
        return False
    before = words[max(0, sent + 1, at - _CLAUSE) : at]
    return _ASKING.isdisjoint(before) and not _HAVING.isdisjoint(before)


_COUNTED = ("count", "hours")
_CLAUSE = 10
_HAVING = words_of("have has take get used must return returned complete completed valid")
_ASKING = words_of("please let tell know answer reply today now already")
# What stands between a phrase and its window where the window is the user's after all.
_BREAKING = {
    "coming": words_of(
        """please must accept sign reply answer before deadline expires us me need back done signed
        until"""
    ),
    "pace": words_of(
        """please you your must should deadline but so : due closes close ends expires ask want
        need -"""
    ),
    "waived": words_of(", but just only long provided please beyond past :"),
    "duty": words_of(
        """please let tell know sign accept reply answer decision decide offer assessment exercise
        challenge task , but : ? quiz questionnaire"""
    ),
}
# What a user's own work is called once it is done.
_DONE = words_of("completed finished signed countersigned filled submitted")
_HOUSE = words_of("we i they would 'd")
_YOU = words_of("you")
_TESTS = words_of("test task exercise assessment challenge case assignment")
# Tests that an employer does not set itself.
_OUTER = words_of("driving medical theory language licence eye blood drug drugs")
_ONLINE = words_of("online link below portal hackerrank codility testdome platform")
_EXAMS = words_of("exam exams screening induction certification check checks")
_KINDLY = words_of("please kindly")
_JOINTS = words_of("- and or")
_WISHED = words_of("you please submit send share take return sign give let hand is")
