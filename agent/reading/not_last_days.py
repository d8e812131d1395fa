"""Days in an offer or a test that are no last day of the user's, though they look like one.

When the employer sends it, how long others take, what need not be by then, what else the post asks
for. Knows single sentences, and the one before for a count that runs from what is yet to be sent.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

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
    told = (one.words for one in prose.sentences if not _ACCEPTING.isdisjoint(one.said))
    return any(hit.name == "accepted" for words in told for hit in PHRASES.scan(words))


_ACCEPTING = words_of("accepting accepted")


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
        if not _BREAKING[hit.name].isdisjoint(inside):
            continue
        barred.append(at)
        due = places[at].due
        if hit.name == "coming" and due is not None and due > prose.reference.today:
            coming = True
            barred += (one for one in places if _runs_from_it(words, at, one, places[one]))
    return coming, barred


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
    "pace": words_of("please you your must should deadline but so :"),
    "waived": words_of(", but just only long provided please beyond past :"),
    "duty": words_of(
        """please let tell know sign accept reply answer decision decide offer assessment exercise
        challenge task , but : ?"""
    ),
}
