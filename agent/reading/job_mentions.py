"""Every place where a message names a job, and what stands around it, as features to weigh.

A job is named by a noun with the words before it: "Practice Nurse", "weekend barista". Most that a
letter names are not the one it is about: the writer's own, the panel's, the one the new post
reports to. Knows nouns and their neighbours, not which job it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
        if any(map(_NOUNS.__getitem__, line.sentence.words)):
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
        again = {"again"} if times[one.name.lower()] > 1 else set()
        again |= {"in subject"} if one.name.lower() in titled else set()
        more.append(one._replace(features=one.features | again))
    return more


def _standing(place: int, count: int) -> tuple[str, ...]:
    """Where a sentence stands: the first, one of the last two, amid."""
    if not place:
        return ("first",)
    return ("last",) if place >= count - 2 else ()


def is_noun(word: str) -> bool:
    """Whether a word in small letters is a job's noun, one or several of them."""
    return is_job_noun(word) or (word[-1:] == "s" and word[:-1] in data.JOB_NOUNS)


def may_be_noun(word: str) -> bool:
    """Whether it may be one: it is, or it ends as those are called who do something."""
    one = word[:-1] if word[-1:] == "s" else word
    if is_noun(word) or one in jobs.WIDE:
        return True
    # A plain look at its end first: few words end so.
    doer = one.endswith(_ENDINGS) and one not in jobs.NO_DOER
    return doer and _DOER.match(one) is not None


class _Nouns(dict[str, bool]):
    """Whether words may be nouns of jobs; told once for each, as far as memory reaches."""

    def __missing__(self, word: str) -> bool:
        told = may_be_noun(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MEMORY:
                self.clear()
            self[word] = told
        return told


_MEMORY, _LONGEST_KEPT = 20_000, 40
_NOUNS = _Nouns()


def _in_text(text: str, source: str, standing: Sequence[str]) -> Iterator[JobMention]:
    """The jobs of one sentence or line."""
    text = text[:_MAX_LINE]
    places = [match.start() for match in _TOKEN.finditer(text)]
    said = _TOKEN.findall(text)
    lowered = [word.lower() for word in said]
    place = 0
    while place < len(said):
        end = _last_noun(said, lowered, place)
        if end < 0:
            place += 1
            continue
        start = _first_word(said, lowered, end)
        name, reach = _named(text, places[start], places[end] + len(said[end]))
        stop = next((at for at in range(end + 1, len(said)) if places[at] >= reach), len(said))
        features = {f"@{source}", *standing, *_shape(said[start:stop], lowered[end])}
        features.update(_around(said, lowered, start, stop))
        if name:
            yield JobMention(name, text, source, frozenset(features))
        place = stop


def _last_noun(said: Sequence[str], lowered: Sequence[str], place: int) -> int:
    """Where the nouns end that begin here: "sales manager"; -1 where none does."""
    if not _NOUNS[lowered[place]]:
        return -1
    while place + 1 < len(said) and _NOUNS[lowered[place + 1]]:
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


def _around(said: Sequence[str], lowered: Sequence[str], start: int, stop: int) -> Iterator[str]:
    """The senses of the words before and behind: one, two and three, and any near by."""
    near = range(max(start - _REACH, 0), start)
    senses = [_sense(said[at], lowered[at]) for at in near]
    one, two, three = ["^", "^", "^", *senses][-1:-4:-1]
    behind = [_sense(said[at], lowered[at]) for at in range(stop, min(stop + 3, len(said)))]
    after, second, third = [*behind, "$", "$", "$"][:3]
    yield from (f"-1 {one}", f"-2 {two} {one}", f"-3 {three} {two} {one}")
    yield from (f"+1 {after}", f"+2 {after} {second}", f"{one} | {after}")
    yield from (f"-near {sense}" for sense in (one, two, three))
    yield from (f"+near {sense}" for sense in (after, second, third))
    yield from (f"-far {sense}" for sense in senses)


def _sense(word: str, lowered: str) -> str:
    """A word's sense: its mark, "JOB" for another job, "Name" for capitals without another."""
    if not word[0].isalnum():
        return word
    if is_noun(lowered):
        return "JOB"
    stem, sense = stem_and_sense(lowered)
    known = sense != stem or lowered in data.NOT_FIRST or lowered in data.NOT_ROLE
    return sense if known or not word[0].isupper() else "Name"


def _shape(said: Sequence[str], noun: str) -> Iterator[str]:
    """How the job itself is written: its letters, its words, its noun."""
    upper = all(word.isupper() for word in said)
    yield "UPPER" if upper else "Grand" if said[0][0].isupper() else "small"
    yield f"words {min(len(said), 4)}"
    yield f"noun {noun}"
    yield f"begins {said[0].lower()}"
    yield "known" if is_noun(noun) else f"ends {noun[-2:]}"
    if noun not in data.JOB_NOUNS and noun[:-1] in data.JOB_NOUNS:
        yield "several"
    if noun in data.BARE_NOUNS:
        yield "bare" if len(said) == 1 else "bare noun"
