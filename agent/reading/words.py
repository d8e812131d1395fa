"""Words of a text: lower case, contractions opened, each with its place in the text.

Knows spelling only. What a word means is said in `wording`; what a sentence does, in `sentences`.
"""

import re
from typing import NamedTuple

MAX_WORDS = 4_000

_TOKEN = re.compile(
    r"(?P<url>https?://[^\s<>\"']+|www\.[^\s<>\"']+)"
    r"|(?P<email>[\w.+-]{1,64}@[\w.-]{1,120}\w)"
    r"|(?P<number>[$€£₹]?\d+(?:[:.,/-]\d+){0,6}(?:st|nd|rd|th|[ap]m?\b|h\b|k\b)?%?)"
    r"|(?P<word>[^\W\d_]+(?:['’´][^\W\d_]+)*)"
    r"|(?P<mark>[,;:()–—?!]|\s-\s)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d){0,2}\s?(?:[ap]m?|h)?$")

_ENDINGS = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
    "'m": "am",
}
_WHOLE = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("have", "to"),
    "dont": ("do", "not"),
    "didnt": ("did", "not"),
    "cant": ("can", "not"),
    "couldnt": ("could", "not"),
    "wont": ("will", "not"),
    "isnt": ("is", "not"),
    "wasnt": ("was", "not"),
    "havent": ("have", "not"),
    "hasnt": ("has", "not"),
    "wouldnt": ("would", "not"),
    "youre": ("you", "are"),
    "youll": ("you", "will"),
    "youve": ("you", "have"),
    "ive": ("i", "have"),
    "im": ("i", "am"),
    "thats": ("that", "is"),
    "lets": ("let", "us"),
    "let's": ("let", "us"),
    "tmrw": ("tomorrow",),
    "tomorow": ("tomorrow",),
    "pls": ("please",),
    "plz": ("please",),
    "thx": ("thanks",),
    "u": ("you",),
    "ur": ("your",),
    "w": ("with",),
    "abt": ("about",),
    "asap": ("soon",),
    "intvw": ("interview",),
    "mins": ("minutes",),
    "appt": ("appointment",),
    "offsite": ("onsite",),
}
_BE_AFTER = frozenset(
    ["it", "he", "she", "that", "there", "what", "here", "who", "where", "how", "when", "this", "everyone", "everybody", "nobody"]
)


class Word(NamedTuple):
    """One word: `text` in lower case, its half-open place in the text, and the clause it is in."""

    text: str
    start: int
    end: int
    clause: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`; clauses are counted by punctuation within the stretch."""
    found: list[Word] = []
    clause = 0
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup
        if kind == "mark":
            clause += 1
            continue
        first, last = match.span()
        for part in _parts(str(kind), match.group()):
            found.append(Word(part, first, last, clause))
        if len(found) > MAX_WORDS:
            break
    return found


def _parts(kind: str, raw: str) -> tuple[str, ...]:
    """The words one token stands for: placeholders for addresses, opened contractions."""
    if kind == "word":
        word = raw.lower()
        if "'" in word or "’" in word or "´" in word:
            return _opened(word.replace("’", "'").replace("´", "'"))
        return _WHOLE.get(word) or (word,)
    if kind == "number":
        return (raw.lower(),)
    return (f"<{kind}>",)


def _opened(word: str) -> tuple[str, ...]:
    whole = _WHOLE.get(word)
    if whole:
        return whole
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
