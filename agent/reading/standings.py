"""Where a name stands in a message and what stands around it, as features to weigh.

The models of employers and roles learn from these. Knows texts and neighbouring words, not which
name is meant.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from agent.reading.features import stem_and_sense
from agent.reading.job_mentions import is_noun
from agent.reading.role_slots import CALLED
from agent.reading.scan import Scan
from agent.reading.wording import organisations as orgs
from agent.reading.wording.places import PLACES

_MAX_SUBJECT, _MAX_BODY, _MAX_SIGNATURE = 300, 5_000, 600
# So often a name is looked at in one text, and so far around it, in letters.
_MOST, _BEFORE, _BEHIND = 4, 60, 45
# How many words before are told one by one, and how near the end of a letter is its ending.
_NEAR, _FAR, _NEAR_BEHIND, _ENDING = 6, 10, 4, 150
_WORD = re.compile(r"[\w'’&.+#/-]*\w|[^\w\s]")
_LEADS = frozenset(("the", "our", "a", "an", "your"))
_OPEN, _CLOSED = ["^", "^", "^"], ["$", "$", "$"]


class Texts(NamedTuple):
    """The texts of a message in which names stand."""

    subject: str
    body: str
    signature: str
    sender: str

    @classmethod
    def of(cls, scan: Scan) -> "Texts":
        """Those of a message, as far as they are read."""
        message = scan.message
        return cls(
            scan.subject[:_MAX_SUBJECT],
            message.own_words[:_MAX_BODY],
            message.signature[:_MAX_SIGNATURE],
            message.sender.name.strip(" \"'"),
        )


def features_of_standing(name: str, texts: Texts) -> set[str]:
    """How often a name stands where, and the senses of the words around it."""
    found: set[str] = set()
    whole = 0
    for source, text in zip(Texts._fields, texts, strict=True):
        places = list(places_of(name, text)) if name in text else ()
        for start in places:
            found.update(_around(source, text, start, start + len(name)))
        if places:
            found.update((f"in {source}", f"{source} {min(len(places), 3)} times"))
            whole += len(places)
    found.add(f"places {min(whole, 4)}")
    return found


def line_with(name: str, texts: Texts) -> tuple[str, str]:
    """The line in which a name stands, and its source: own words before subject and signature."""
    told = (("own_words", texts.body), ("subject", texts.subject), ("signature", texts.signature))
    for source, text in told:
        start = next(places_of(name, text), text.find(name))  # "Carer" of "Carers"
        if start >= 0:
            first, end = _line(text, start, start + len(name))
            return text[first:end], source
    return (texts.sender, "sender") if name in texts.sender else (name, "own_words")


def places_of(name: str, text: str) -> Iterator[int]:
    """Where a name stands as words of its own, no part of an address; the first few."""
    start = text.find(name)
    found = 0
    while start >= 0 and found < _MOST:
        end = start + len(name)
        if not (_binds(text[start - 1 : start]) or _binds(text[end : end + 1])):
            found += 1
            yield start
        start = text.find(name, end)


def _binds(mark: str) -> bool:
    return mark.isalnum() or mark in _BINDING


_BINDING = frozenset("@_-")


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The first and the last place of the line around."""
    behind = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if behind < 0 else behind


def _around(source: str, text: str, start: int, end: int) -> list[str]:
    """The words before and behind one place: one by one, in pairs, and any near by."""
    first, last = _line(text, start, end)
    opens = first == start or not text[first:start].strip()
    before = _WORD.findall(text[max(0, start - _BEFORE) : start].lower())
    if opens:
        before.append("^")
    behind = _WORD.findall(text[end : min(last, end + _BEHIND)].lower())
    told = [*map(sense_of, before[-_FAR:])]
    three, two, one = [*_OPEN, *told][-3:]
    reached = [*map(sense_of, behind[:_NEAR_BEHIND])]
    after, second = [*reached, *_CLOSED][:2]
    found = [
        f"{source} -1 {one}", f"-2 {two} {one}", f"-3 {three} {two} {one}", f"{source} +1 {after}",
        f"+2 {after} {second}", f"{one} | {after}",
        *[f"-near {sense}" for sense in told[-_NEAR:]],
        *[f"-far {sense}" for sense in told[:-_NEAR]],
        *[f"+near {sense}" for sense in reached],
    ]  # fmt: skip
    if before:
        found.append(f"-word {before[-1]}")
    if behind:
        found.append(f"+word {behind[0]}")
    elif opens:
        found.append(f"{source} alone")
    if before and before[-1] in _LEADS and behind and behind[0] in CALLED:
        found.append("bounded")  # "the ... role"
    found += _capitals(text, start, end)
    if source == "body":
        if not first:
            found.append("first line")
        if start > len(text) - _ENDING:
            found.append("ending")
    return found


def _capitals(text: str, start: int, end: int) -> list[str]:
    """Whether a capitalised word stands right before or behind: the name may be longer."""
    found = []
    if text.startswith(" ", end) and text[end + 1 : end + 2].isupper():
        found.append("+Cap")
    if text[start - 1 : start] == " ":
        word = text[max(0, start - 31) : start].split()[-1:]
        if word and word[0][0].isupper() and word[0][-1].isalnum():
            found.append("-Cap")
    return found


@lru_cache(maxsize=8192)
def sense_of(word: str) -> str:
    """What a word (in small letters) is to a name beside it: a place, a kind of house, a job's
    noun, or its sense."""
    if word in PLACES:
        return "PLACE"
    if word in orgs.ORG_WORDS:
        return "ORG"
    return "NOUN" if is_noun(word) else stem_and_sense(word)[1]


@lru_cache(maxsize=2048)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters; at least one."""
    words = (one.strip(".,()").lower() for one in name.split())
    return tuple(filter(None, words)) or (name.lower(),)


def crossed(found: set[str], few: Iterable[str], more: Iterable[str]) -> set[str]:
    """The pairs of those of `few` and those of `more` that were found."""
    those = [one for one in more if one in found]
    return {f"{first} & {second}" for first in few if first in found for second in those}
