"""Words of a text: lower case, contractions opened, counted into clauses, quotations marked.

Knows spelling only. What a word means is said in `wording`; what a sentence does, in `sentences`.
"""

import re
from typing import NamedTuple

from agent.reading.wording.lists import words

MAX_WORDS = 400

_TOKEN = re.compile(
    r"https?://[^\s<>\"']+|www\.[^\s<>\"']+"
    r"|[^\W\d_]+(?:['’´][^\W\d_]+)*(?=[^\w@.+]|\.(?!\w)|$)"
    r"|[\w.+-]{1,64}@[\w.-]{1,120}\w"
    r"|[$€£₹]?\d+(?:[:.,/-]\d+){0,6}(?:st|nd|rd|th|[ap]m?\b|h\b|k\b)?%?"
    r"|[^\W\d_]+"
    r"|[,;:()–—?!\"“”]"
)
# "Re-scheduled" is the word rescheduled, and not "re" before another.
_AGAIN = re.compile(r"\bre[-‐‑](?=schedul|arrang|open)")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d){0,2}\s?(?:[ap]m?|h)?$")
_BREAKING = frozenset(",;:()–—?!-")
_QUOTING = frozenset('"“”')
_MARKS = _BREAKING | _QUOTING

_ENDINGS = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
    "'m": "am",
}
_WHOLE = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "shan't": "shall not",
    "ain't": "is not",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "have to",
    "dont": "do not",
    "didnt": "did not",
    "cant": "can not",
    "couldnt": "could not",
    "wont": "will not",
    "isnt": "is not",
    "wasnt": "was not",
    "havent": "have not",
    "hasnt": "has not",
    "wouldnt": "would not",
    "youre": "you are",
    "youll": "you will",
    "youve": "you have",
    "ive": "i have",
    "im": "i am",
    "thats": "that is",
    "lets": "let us",
    "let's": "let us",
    "tmrw": "tomorrow",
    "tomorow": "tomorrow",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "u": "you",
    "ur": "your",
    "w": "with",
    "abt": "about",
    "intvw": "interview",
    "mins": "minutes",
    "appt": "appointment",
}
_BE_AFTER = words(
    """
    it he she that there what here who where how when this everyone everybody nobody
    """
)


class Words(NamedTuple):
    """The words of a stretch of text, the clause each is in, and which stand in quotation marks."""

    words: tuple[str, ...]
    clauses: tuple[int, ...]
    quoted: frozenset[int]


_NONE_QUOTED: frozenset[int] = frozenset()
# What stands between blanks is one word as a rule, with a mark behind it at times: such chunks are
# kept as that word and by how much they raise the clause. The others are kept in their pieces.
_MEMORY = 20_000
_LONGEST_KEPT = 40
_single: dict[str, tuple[str, int]] = {}
_several: dict[str, tuple[str, ...]] = {"-": ("-",)}


def words_of(text: str) -> Words:
    """The words of a stretch; clauses are counted by punctuation within it."""
    words: list[str] = []
    clauses: list[int] = []
    marks: list[int] = []
    clause = 0
    for chunk in text.lower().split():
        single = _single.get(chunk)
        if single:
            words.append(single[0])
            clauses.append(clause)
            clause += single[1]
            continue
        for piece in _several.get(chunk) or _learn(chunk):
            if piece in _BREAKING:
                clause += 1
            elif piece in _QUOTING:
                marks.append(len(words))
            else:
                words.append(piece)
                clauses.append(clause)
        if len(words) > MAX_WORDS:
            break
    quoted = _within(marks) if len(marks) > 1 else _NONE_QUOTED
    return Words(tuple(words), tuple(clauses), quoted)


def _within(marks: list[int]) -> frozenset[int]:
    """Words between quotation marks, where at least three stand together."""
    inside: set[int] = set()
    for opened, closed in zip(marks[::2], marks[1::2], strict=False):
        if closed - opened >= 3:
            inside.update(range(opened, closed))
    return frozenset(inside)


def words_in(chunk: str) -> tuple[str, ...]:
    """The words of what stands between two blanks, without marks: those `words_of` finds there."""
    return tuple([piece for piece in _pieces(chunk.lower()) if piece not in _MARKS])


def _pieces(chunk: str) -> tuple[str, ...]:
    """The words and marks between two blanks, in lower case."""
    return tuple(
        [piece for token in _TOKEN.findall(_AGAIN.sub("re", chunk)) for piece in _parts(token)]
    )


def _learn(chunk: str) -> tuple[str, ...]:
    """The same, kept for the next time."""
    pieces = _pieces(chunk)
    if len(chunk) <= _LONGEST_KEPT:
        if pieces and pieces[0] not in _MARKS and _BREAKING.issuperset(pieces[1:]):
            if len(_single) < _MEMORY:
                _single[chunk] = (pieces[0], len(pieces) - 1)
        elif len(_several) < _MEMORY:
            _several[chunk] = pieces
    return pieces


def _parts(token: str) -> tuple[str, ...]:
    """The words one token stands for: placeholders for addresses, opened contractions."""
    first = token[0]
    if first.isdigit() or first in "$€£₹":
        return (token,)
    if "@" in token:
        return ("<email>",)
    if token.startswith(("http://", "https://", "www.")):
        return ("<url>",)
    plain = token.replace("’", "'").replace("´", "'")
    whole = _WHOLE.get(plain)
    if whole:
        return tuple(whole.split())
    return _opened(plain) if "'" in plain else (plain,)


def _opened(word: str) -> tuple[str, ...]:
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    head, _, tail = word.rpartition("'")
    if tail == "s":
        return (head, "is") if head in _BE_AFTER else (head,)
    return (word,)


def looks_like_clock(word: str) -> bool:
    """Whether a number is written like a time of day with minutes or am/pm: "14:30", "2pm"."""
    return bool(_CLOCK.match(word)) and (":" in word or word[-1] in "mhap" or "." in word)
