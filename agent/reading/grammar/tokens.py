"""One pass over a text: words, numbers and marks in their order, each word looked up once for all.

Knows spelling and the lexicon of time; does not know how tokens combine.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from string import punctuation

from agent.reading.grammar.nodes import Node
from agent.reading.wording import time_en

MAX_TOKENS = 8_000

NUM, WORD, MARK, NODE = "num", "word", "mark", "node"
WEEKDAY, MONTH, ORDINAL, COUNT, UNIT = "weekday", "month", "ordinal", "count", "unit"
# How surely a token speaks of time: numbers and words of time do, "sat" in small letters may.
NEVER, MAYBE, SURELY = 0, 1, 2

# Compounds that mean what they mean without the hyphen: "re-scheduled" is the word rescheduled.
_COMPOUND = (
    r"\b(?:re-(?:schedul|arrang|open)[a-z]*|short-list(?:ed|ing)?|check-ins?|sign-in|catch-ups?"
    r"|follow-ups?|cut-off|half-way|lunch-time|mid-day|e-mail(?:s|ed|ing)?)\b"
)
_JOINED = re.compile(_COMPOUND, re.IGNORECASE)
_PATTERN = re.compile(
    rf"(?i:{_COMPOUND})|"
    r"[^\W\d_]+|\d+|'(?:[lL]{2}|[rR][eE]|[vV][eE]|[dDsStTmM]|[cC][lL][oO][cC][kK])\b|[^\w\s]|_"
)
# The same pieces of a text of small letters from the keyboard, which are quicker to tell.
_PLAIN_PATTERN = re.compile(r"[a-z]+|[0-9]+|'(?:ll|re|ve|[dstm]|clock)\b|[^a-z0-9\s]")
# Typographic marks read as their plain form; every replacement is one character for one, so that
# places in the folded text are places in the text itself.
_FOLD = (
    ("'", "’‘´`"), ("-", "–—‑−‒"), (" ", "\u00a0\u202f\u2009"), (">", "→➔➜⇒"),
    (":", "："), (".", "．"), ("/", "／"), ("~", "～〜∼"), ("(", "（"), (")", "）"), (",", "，、"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A piece of text: `word` in lower case, `kind` and `value` from the lexicon.

    `gap` is true behind white space. `value` is the number, the weekday (Monday 0), the month, the
    ordinal or the count, else -1. `timely` is `SURELY`, `MAYBE` or `NEVER`. A stretch already read
    is one token too: its `word` is the node's kind in capitals. Where it stands is not kept: equal
    words of all messages are one token.
    """

    text: str
    word: str
    kind: str
    value: int
    gap: bool
    timely: int = NEVER
    node: Node | None = None


def fold(text: str) -> str:
    """The text with typographic quotes, dashes and blanks in plain form, at unchanged places."""
    if not text.isascii():
        for plain, marks in _FOLD:
            for mark in marks:
                text = text.replace(mark, plain)
    return text


def tokens_of(folded: str) -> list[Token]:
    """The tokens of a folded text; at most `MAX_TOKENS` of them."""
    return placed(folded, 0, len(folded))[0]


def words_of(folded: str) -> list[str]:
    """The words of the tokens of a folded text."""
    if "-" in folded:
        folded = _JOINED.sub(_without_hyphen, folded)
    if folded.isascii():
        return _PLAIN_PATTERN.findall(folded.lower())
    return list(map(_lowered, _PATTERN.findall(folded)))


def _without_hyphen(compound: re.Match[str]) -> str:
    return compound.group().replace("-", "")


def placed(folded: str, start: int, end: int) -> tuple[list[Token], list[int], list[str]]:
    """The tokens of a folded text between two places, where each of them ends, and their words."""
    # A line break is a blank here, so that what stands between blanks is met again and again.
    chunks = folded[start:end].replace("\n", " ").split(" ")
    pieces = list(map(_PIECES.__getitem__, chunks))
    tokens = list(chain.from_iterable(map(_ITS_TOKENS, pieces)))
    if not tokens:
        return [], [], []
    ends = list(accumulate(chain.from_iterable(map(_ITS_STEPS, pieces)), initial=start - 1))
    if len(ends) > len(tokens) + 1:
        ends = _without_blanks(pieces, ends)
    if ends[1] - len(tokens[0].text) == start:
        tokens[0] = unspaced(tokens[0])
    said = list(chain.from_iterable(map(_ITS_WORDS, pieces)))
    if len(tokens) > MAX_TOKENS:
        del tokens[MAX_TOKENS:], ends[MAX_TOKENS + 1 :], said[MAX_TOKENS:]
    del ends[0]
    return tokens, ends, said


@lru_cache(maxsize=4096)
def unspaced(token: Token) -> Token:
    """The same token without white space before it."""
    return _lexeme(token.text, gap=False) if token.gap else token


_MEMORY, _LONGEST_KEPT = 20_000, 40
# The tokens of a chunk, how far each leads behind the one before it, and their words.
_Piece = tuple[tuple[Token, ...], tuple[int, ...], tuple[str, ...]]
_ITS_TOKENS, _ITS_STEPS, _ITS_WORDS = itemgetter(0), itemgetter(1), itemgetter(2)


class _Memory(dict[str, _Piece]):
    """What is told of a chunk, each told once as far as the memory reaches; a full one begins anew.

    A chunk is what stands between two blanks: a word, a number, often with a mark before or behind.
    """

    def __missing__(self, chunk: str) -> _Piece:
        tokens = _tokens_in(chunk)
        told = tokens, _steps_in(chunk), tuple([token.word for token in tokens])
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MEMORY:
                self.clear()
            self[chunk] = told
        return told


def _tokens_in(chunk: str) -> tuple[Token, ...]:
    """The tokens of a chunk, the first of them behind a blank."""
    found: list[Token] = []
    last = -1
    for match in _PATTERN.finditer(chunk):
        found.append(_lexeme(match.group(), gap=match.start() > last))
        last = match.end()
    return tuple(found)


def _steps_in(chunk: str) -> tuple[int, ...]:
    """How far each token of a chunk ends behind the one before, the blank before the chunk counted.

    White space at its end, or a chunk of nothing, makes a step of its own.
    """
    stops = [match.end() for match in _PATTERN.finditer(chunk)]
    if not stops or stops[-1] < len(chunk):
        stops.append(len(chunk))
    return tuple([stop - before for before, stop in pairwise((-1, *stops))])


def _without_blanks(pieces: Sequence[_Piece], ends: Sequence[int]) -> list[int]:
    """The ends without those of steps that lead over white space only."""
    kept, at = [ends[0]], 1
    for tokens, steps, _ in pieces:
        kept += ends[at : at + len(tokens)]
        at += len(steps)
    return kept


@lru_cache(maxsize=4096)
def _lexeme(text: str, *, gap: bool) -> Token:
    """The token of a word, a number or a mark."""
    word = _lowered(text if len(text) == 1 else text.replace("-", ""))
    word = text if word == text else word  # one and the same string is compared at once
    kind, value = _KNOWN.get(word) or (_PLAIN if word.isalpha() else _kind_of(word))
    return Token(text, word, kind, value, gap, _timely(text, word, kind))


def _lowered(text: str) -> str:
    """The text in lower case, letters that would become two being left as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join([char.lower() if len(char.lower()) == 1 else char for char in text])


def _timely(text: str, word: str, kind: str) -> int:
    if kind == NUM or word in _TIME_WORDS or text in _CAPITALS:
        return SURELY
    return MAYBE if word in _LESS_SURE else NEVER


_DIGIT = re.compile(r"\d")


def has_digit(folded: str) -> bool:
    """Whether a number stands in a text, so that it speaks of time."""
    return _DIGIT.search(folded) is not None


def may_be_timely(said: AbstractSet[str]) -> bool:
    """Whether one of these words speaks of time, in capitals if not in small letters."""
    return not _ANY_HINT.isdisjoint(said)


_HINTS = frozenset(
    {*time_en.WEEKDAYS, *time_en.MONTHS, *time_en.TODAY, *time_en.TOMORROW, *time_en.TIME_HINTS}
)
# Words of time in small letters, and those that are words of time with a capital only.
_TIME_WORDS = frozenset(
    word for word in _HINTS - time_en.DOUBTFUL_WEEKDAYS - time_en.DOUBTFUL_MONTHS if word.islower()
)
_CAPITALS = frozenset(word for word in _HINTS if not word.islower())
_LESS_SURE = frozenset(word.lower() for word in _CAPITALS) | time_en.ZONE_HINTS
_ANY_HINT = _TIME_WORDS | _LESS_SURE
_PLAIN = (WORD, -1)
_PIECES = _Memory()
# The lexicon, the marks of a keyboard and the numbers of days and hours: looked up, not examined.
_KNOWN = {
    **time_en.LEXICON,
    **dict.fromkeys(punctuation, (MARK, -1)),
    **{digits: (NUM, int(digits)) for one in range(100) for digits in (f"{one}", f"{one:02}")},
}


def _kind_of(word: str) -> tuple[str, int]:
    """The kind and value of what is no word."""
    if word.isdecimal():
        return NUM, int(word) if len(word) <= 8 else -1
    return (MARK if len(word) == 1 else WORD), -1


def quote(text: str, start: int, end: int) -> str:
    """The words between two places, white space collapsed (CONTRACTS.md, "Quotes")."""
    return " ".join(text[start:end].split())


def low_at(tokens: Sequence[Token], place: int) -> str:
    """The lower-case text of a token, or "" outside the stretch."""
    return tokens[place].word if 0 <= place < len(tokens) else ""
