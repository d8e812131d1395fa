"""Every place where a message names a job, and what stands around it, as features to weigh.

A job is named by a noun with the words before it: "Practice Nurse", "weekend barista". Most that a
letter names are not the one it is about: the writer's own, the panel's, the one the new post
reports to. Knows nouns and their neighbours, not which job it is.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from agent.reading.features import stem_and_sense
from agent.reading.role_names import clean, is_job_noun
from agent.reading.role_slots import PHRASE, compiled
from agent.reading.scan import Scan
from agent.reading.wording import jobs
from agent.reading.wording import names as data

_MAX_LINES, _MAX_LINE, _MAX_SIGNATURE = 60, 600, 600
_MAX_WORDS, _MAX_SMALL = 6, 3
# So many words before a job are looked at, wherever among them they stand.
_REACH = 8
_TOKEN = re.compile(r"\.NET|C\+\+|C#|[\w&'’][\w&'’+#.*-]*(?<![.'’-])|[^\w\s]")
_DOER = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|person|eer|ster|hand)$")
_ENDINGS = ("er", "or", "ist", "ian", "man", "person", "hand")
_JOINTS = frozenset(("of", "and", "&", "for", "/", "in", "-", "–"))


class JobMention(NamedTuple):
    """A job as it stands somewhere, the text it was read in, and its features."""

    name: str
    quote: str
    source: str
    features: frozenset[str]


def job_mentions(scan: Scan) -> list[JobMention]:
    """The jobs named in subject, own words and signature, in this order."""
    lines = scan.lines[:_MAX_LINES]
    found: list[JobMention] = []
    for line in scan.heading:
        found += _in_text(line.sentence.text, "subject", ())
    for place, line in enumerate(lines):
        if any(map(may_be_noun, line.sentence.words)):
            found += _in_text(line.sentence.text, "own_words", _standing(place, len(lines)))
    for text in scan.message.signature[:_MAX_SIGNATURE].splitlines():
        found += _in_text(text, "signature", ())
    return _counted(found)


def _counted(found: Sequence[JobMention]) -> list[JobMention]:
    """The mentions, each with a feature where its name stands elsewhere too, and where."""
    times = Counter(one.name.lower() for one in found)
    titled = {one.name.lower() for one in found if one.source == "subject"}
    more = []
    for one in found:
        small = one.name.lower()
        again = ["again"] if times[small] > 1 else []
        again += ["in subject"] if small in titled else []
        more.append(one._replace(features=one.features.union(again)) if again else one)
    return more


def _standing(place: int, count: int) -> tuple[str, ...]:
    """Where a sentence stands: the first, one of the last two, amid."""
    if not place:
        return ("first",)
    return ("last",) if place >= count - 2 else ()


class _Told(dict[str, bool]):
    """What holds of words; told once for each, as far as memory reaches."""

    def __init__(self, tell: Callable[[str], bool]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> bool:
        told = self._tell(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MEMORY:
                self.clear()
            self[word] = told
        return told


_MEMORY, _LONGEST_KEPT = 20_000, 40


def _is_noun(word: str) -> bool:
    return is_job_noun(word) or (word[-1:] == "s" and word[:-1] in data.JOB_NOUNS)


is_noun = _Told(_is_noun).__getitem__
"""Whether a word in small letters is a job's noun, one or several of them."""


def _may_be_noun(word: str) -> bool:
    one = word[:-1] if word[-1:] == "s" else word
    if is_noun(word) or one in jobs.WIDE:
        return True
    # A plain look at its end first: few words end so.
    doer = one.endswith(_ENDINGS) and one not in jobs.NO_DOER
    return doer and _DOER.match(one) is not None


may_be_noun = _Told(_may_be_noun).__getitem__
"""Whether it may be one: it is, or it ends as those are called who do something."""


def _in_text(text: str, source: str, standing: Sequence[str]) -> Iterator[JobMention]:
    """The jobs of one sentence or line."""
    text = text[:_MAX_LINE]
    said = _TOKEN.findall(text)
    lowered = [word.lower() for word in said]
    nouns = [*map(may_be_noun, lowered)]
    if True not in nouns:
        return
    places = [match.start() for match in _TOKEN.finditer(text)]
    stop = 0
    for place, noun in enumerate(nouns):
        if place < stop or not noun:
            continue
        end = _last_noun(said, nouns, place)
        start = _first_word(said, lowered, end)
        name, reach = _named(text, places[start], places[end] + len(said[end]))
        stop = bisect_left(places, reach, end + 1)
        if name:
            shape = _shape(said[start:stop], lowered[end])
            around = _around(said, start, stop)
            yield JobMention(
                name, text, source, frozenset((f"@{source}", *standing, *shape, *around))
            )


def _last_noun(said: Sequence[str], nouns: Sequence[bool], place: int) -> int:
    """Where the nouns end that begin here: "sales manager"."""
    while place + 1 < len(said) and nouns[place + 1]:
        if said[place][0].isupper() != said[place + 1][0].isupper() and not said[place].isupper():
            break
        place += 1
    return place


def _first_word(said: Sequence[str], lowered: Sequence[str], end: int) -> int:
    """Where the words begin that belong to the noun at `end`."""
    belongs, most = (
        (_belongs_grand, _MAX_WORDS) if said[end][0].isupper() else (_belongs_small, _MAX_SMALL)
    )
    start = end
    while start and end - start < most and belongs(said, lowered, start - 1):
        start -= 1
    while start < end and (said[start] in _JOINTS or said[start].isdigit()):
        start += 1
    while start < end and lowered[start] in data.NOT_FIRST and said[start] != data.FIELD:
        start += 1
    return start


def _belongs_grand(said: Sequence[str], lowered: Sequence[str], place: int) -> bool:
    """Whether a word before a job with a capital belongs to it: capitals, numbers, joints."""
    word, low = said[place], lowered[place]
    if low in _JOINTS:
        return place > 0 and said[place - 1][0].isupper()
    if low in jobs.NO_PART or low in jobs.BEFORE:
        return False
    return word[0].isupper() or word[0].isdigit()


def _belongs_small(said: Sequence[str], lowered: Sequence[str], place: int) -> bool:
    """Whether a word before a job in small letters belongs to it: "CMM programmer"."""
    word, low = said[place], lowered[place]
    if word[-2:] in ("'s", "’s") and is_job_noun(low[:-2]):
        return True  # "butcher's assistant"
    if low in jobs.NO_PART or not (word.isalnum() or "-" in word[1:]):
        return False
    if word.istitle() and low in _GRADES:
        return True  # "Senior frontend web developer" as a posting spells it
    other = is_noun(low) and low not in jobs.RANKS
    return not other and (word[0].islower() or word[0].isdigit() or word.isupper())


_GRADES = frozenset(("senior", "junior", "lead", "principal", "staff", "trainee", "graduate"))


def _named(text: str, begin: int, bound: int) -> tuple[str, int]:
    """The job with its field behind it and without what is none of it, and where it ends."""
    if text[begin].islower():
        return text[begin:bound], bound
    match = compiled(PHRASE).match(text, begin)
    name = clean(match.group() if match and match.end() > bound else text[begin:bound])
    found = text.find(name, begin) if name else -1
    return name, max(bound, found + len(name))


def _around(said: Sequence[str], start: int, stop: int) -> list[str]:
    """The senses of the words before and behind: one, two and three, and any near by."""
    far = slice(max(start - _REACH, 0), start)
    senses = [*map(_sense, said[far])]
    one, two, three = ["^", "^", "^", *senses][-1:-4:-1]
    behind = [*map(_sense, said[stop : stop + 3])]
    after, second, third = [*behind, "$", "$", "$"][:3]
    return [
        f"-1 {one}", f"-2 {two} {one}", f"-3 {three} {two} {one}",
        f"+1 {after}", f"+2 {after} {second}", f"{one} | {after}",
        f"-near {one}", f"-near {two}", f"-near {three}",
        f"+near {after}", f"+near {second}", f"+near {third}",
        *[f"-far {sense}" for sense in senses],
    ]  # fmt: skip


@lru_cache(maxsize=8192)
def _sense(word: str) -> str:
    """A word's sense: its mark, "JOB" for another job, "Name" for capitals without another."""
    if not word[0].isalnum():
        return word
    lowered = word.lower()
    if is_noun(lowered):
        return "JOB"
    stem, sense = stem_and_sense(lowered)
    known = sense != stem or lowered in data.NOT_FIRST or lowered in data.NOT_ROLE
    return sense if known or not word[0].isupper() else "Name"


def _shape(said: Sequence[str], noun: str) -> list[str]:
    """How the job itself is written: its letters, its words, its noun."""
    upper = all(map(str.isupper, said))
    found = [
        "UPPER" if upper else "Grand" if said[0][0].isupper() else "small",
        f"words {min(len(said), 4)}",
        f"noun {noun}",
        f"begins {said[0].lower()}",
        "known" if is_noun(noun) else f"ends {noun[-2:]}",
    ]
    if noun not in data.JOB_NOUNS and noun[:-1] in data.JOB_NOUNS:
        found.append("several")
    if noun in data.BARE_NOUNS:
        found.append("bare" if len(said) == 1 else "bare noun")
    return found
