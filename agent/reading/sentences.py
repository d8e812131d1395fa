"""Sentences of a text, each verbatim with its place and its words. Knows no meanings."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from agent.reading.wording.lists import words
from agent.reading.words import Words, words_of

MAX_TEXT = 24_000
MAX_SENTENCES = 300

_STOP = re.compile(r"[.!?…]{1,6}[\"”’')\]]{0,3}(?=\s|$)")
_BULLET = re.compile(r"\s*(?:[-*•·–>▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_SHORT_FORMS = words(
    """
    mr mrs ms dr prof eng st no nr vs e.g i.e etc approx ca inc ltd co corp jr sr dept ext tel
    fig ref est min max hr hrs a.m p.m am pm u.s u.k d.h z.b resp incl mgr mgmt
    """
)
_MAY_END = words(
    """
    a.m p.m am pm etc hrs min co inc ltd
    """
)
# A line that was wrapped is so long; one before a small letter may be shorter.
_LONG_LINE, _SHORT_LINE = 48, 20


class Sentence(NamedTuple):
    """One sentence: verbatim text with white space collapsed, its span in `source`, its words."""

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    asks: bool
    source: str = "own_words"

    @property
    def clauses(self) -> tuple[int, ...]:
        """The number of the clause that each word is in; counted when asked, as few need it."""
        return _marked(self.text).clauses

    @property
    def quoted(self) -> frozenset[int]:
        """The places of the words in quotation marks."""
        text = self.text
        if '"' in text or (not text.isascii() and ("“" in text or "”" in text)):
            return _marked(text).quoted
        return _NONE


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=32)
def _marked(text: str) -> Words:
    """The words of a sentence with what its marks say; several readers ask for the same one."""
    return words_of(text)


def split(text: str, source: str = "own_words") -> list[Sentence]:
    """The sentences of a text, in order; at most `MAX_TEXT` characters are looked at."""
    found: list[Sentence] = []
    for start, end in spans(text[:MAX_TEXT]):
        whole = " ".join(text[start:end].split())
        said = words_of(whole).words
        if said:
            found.append(Sentence(whole, start, end, said, is_question(whole), source))
            if len(found) >= MAX_SENTENCES:
                break
    return found


def is_question(whole: str) -> bool:
    """Whether a sentence ends in a question mark, or nearly so."""
    return "?" in whole[-4:]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end; some may hold no words."""
    for start, end in _blocks(text):
        begin = start
        for match in _STOP.finditer(text, start, end):
            if _ends_here(text, begin, match):
                yield begin, match.end()
                begin = match.end()
        if begin < end and not text[begin:end].isspace():
            yield begin, end


def _ends_here(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether this full stop ends a sentence and not a short form or an initial."""
    if match.group()[0] != ".":
        return True
    before = text[max(begin, match.start() - 8) : match.start()].rsplit(None, 1)
    word = before[-1].lower().lstrip("(\"'") if before else ""
    if word in _SHORT_FORMS:
        after = text[match.end() : match.end() + 3].strip()
        return word in _MAY_END and after[:1].isupper()
    return not (len(word) == 1 and word.isalpha() and word != "i")


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that may hold several sentences: lines, rejoined where a line was only wrapped."""
    start, place = 0, 0
    lines = text.splitlines(keepends=True)
    for line, after in zip_longest(lines, lines[1:], fillvalue="\n"):
        place += len(line)
        if line == "\n" or after == "\n" or not _goes_on(line, after):
            # A line that was wrapped holds more than blanks, and so does the one it goes on in.
            if not line.isspace():
                yield start, place
            start = place


def _goes_on(line: str, after: str) -> bool:
    """Whether a line was only wrapped; neither of the two is empty."""
    bare = line.rstrip()
    head = after.lstrip()
    if not bare or not head or bare[-1] in ".!?:" or len(bare) < _SHORT_LINE:
        return False
    return (len(bare) >= _LONG_LINE or head[0].islower()) and not _BULLET.match(after)
