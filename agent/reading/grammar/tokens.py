"""One pass over a text: words, numbers and marks in their order, each word looked up once for all.

Knows spelling and the lexicon of time; does not know how tokens combine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import punctuation
from typing import TypeVar

from agent.reading.grammar.nodes import Node
from agent.reading.wording import time_en

MAX_TOKENS = 8_000

NUM, WORD, MARK, NODE = "num", "word", "mark", "node"
WEEKDAY, MONTH, ORDINAL, COUNT, UNIT = "weekday", "month", "ordinal", "count", "unit"
# How surely a token speaks of time: numbers and words of time do, "sat" in small letters may.
NEVER, MAYBE, SURELY = 0, 1, 2

_PATTERN = re.compile(
    r"[^\W\d_]+|\d+|'(?:[lL]{2}|[rR][eE]|[vV][eE]|[dDsStTmM]|[cC][lL][oO][cC][kK])\b|[^\w\s]|_"
)
# Typographic marks read as their plain form; every replacement is one character for one, so that
# places in the folded text are places in the text itself.
_FOLD = (
    ("'", "’‘´`"), ("-", "–—‑−‒"), (" ", "\u00a0\u202f\u2009"), (">", "→➔➜⇒"),
    (":", "："), (".", "．"), ("/", "／"),
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


def placed(folded: str, start: int, end: int) -> tuple[list[Token], list[int]]:
    """The tokens of a folded text between two places, and where each of them ends in it."""
    tokens: list[Token] = []
    ends: list[int] = []
    single, several = _SINGLE.get, _SEVERAL.get
    at = start
    # A line break is a blank here, so that what stands between blanks is met again and again.
    for chunk in folded[start:end].replace("\n", " ").split(" "):
        token = single(chunk)
        if token is not None:
            tokens.append(token)
            ends.append(at + len(chunk))
        elif chunk:
            found, stops = several(chunk) or _learn(chunk)
            tokens += found
            ends += [at + stop for stop in stops]
        at += len(chunk) + 1
    if tokens and ends[0] - len(tokens[0].text) == start:
        tokens[0] = unspaced(tokens[0])
    return tokens[:MAX_TOKENS], ends[:MAX_TOKENS]


def unspaced(token: Token) -> Token:
    """The same token without white space before it."""
    return _lexeme(token.text, gap=False) if token.gap else token


_Value = TypeVar("_Value")
_Chunk = tuple[tuple[Token, ...], tuple[int, ...]]
# What stands between two blanks is one token as a rule: such chunks are kept as that token. The
# others are kept as their tokens and where in the chunk these end.
_MEMORY, _LONGEST_KEPT = 20_000, 40
_SINGLE: dict[str, Token] = {}
_SEVERAL: dict[str, _Chunk] = {}


def _learn(chunk: str) -> _Chunk:
    """The tokens between two blanks."""
    tokens: list[Token] = []
    stops: list[int] = []
    gap = True
    for match in _PATTERN.finditer(chunk):
        gap = gap or match.start() > stops[-1]
        tokens.append(_lexeme(match.group(), gap=gap))
        stops.append(match.end())
        gap = False
    if len(chunk) <= _LONGEST_KEPT:
        if len(tokens) == 1 and tokens[0].text == chunk:
            _kept(_SINGLE)[chunk] = tokens[0]
        else:
            _kept(_SEVERAL)[chunk] = tuple(tokens), tuple(stops)
    return tuple(tokens), tuple(stops)


def _kept(memory: dict[str, _Value]) -> dict[str, _Value]:
    """The memory with room for one more: a full one begins anew, whatever flooded it."""
    if len(memory) >= _MEMORY:
        memory.clear()
    return memory


@lru_cache(maxsize=4096)
def _lexeme(text: str, *, gap: bool) -> Token:
    """The token of a word, a number or a mark."""
    word = _lowered(text)
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


_HINTS = frozenset(
    {*time_en.WEEKDAYS, *time_en.MONTHS, *time_en.TODAY, *time_en.TOMORROW, *time_en.TIME_HINTS}
)
# Words of time in small letters, and those that are words of time with a capital only.
_TIME_WORDS = frozenset(
    word for word in _HINTS - time_en.DOUBTFUL_WEEKDAYS - time_en.DOUBTFUL_MONTHS if word.islower()
)
_CAPITALS = frozenset(word for word in _HINTS if not word.islower())
_LESS_SURE = frozenset(word.lower() for word in _CAPITALS)
_PLAIN = (WORD, -1)
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
