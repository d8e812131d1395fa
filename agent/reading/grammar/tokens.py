"""One pass over a text: words, numbers and marks with their places, words looked up once.

Knows spelling and the lexicon of time; does not know how tokens combine.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from string import punctuation
from typing import NamedTuple

from agent.reading.grammar.nodes import Node
from agent.reading.wording import time_en

MAX_TOKENS = 8_000

NUM, WORD, MARK, NODE = "num", "word", "mark", "node"
WEEKDAY, MONTH, ORDINAL, COUNT, UNIT = "weekday", "month", "ordinal", "count", "unit"

PATTERN = re.compile(r"[^\W\d_]+|\d+|'(?:ll|re|ve|d|s|t|m|clock)\b|[^\w\s]|_")
# Typographic marks read as their plain form; every replacement is one character for one, so that
# places in the folded text are places in the text itself.
_FOLD = (
    ("'", "’‘´`"), ("-", "–—‑−‒"), (" ", "\u00a0\u202f\u2009"), (">", "→➔➜⇒"),
    (":", "："), (".", "．"), ("/", "／"),
)  # fmt: skip


class Token(NamedTuple):
    """A piece of text: `word` in lower case, `kind` and `value` from the lexicon.

    `start` and `end` are its half-open place in the text; `gap` is true behind white space.
    `value` is the number, the weekday (Monday 0), the month, the ordinal or the count, else -1.
    A stretch already read is one token too: its `word` is the node's kind in capitals.
    """

    text: str
    word: str
    kind: str
    value: int
    start: int
    end: int
    gap: bool
    node: Node | None = None


_Fields = tuple[str, str, str, int, int, int, bool, None]
# Straight to the tuple: tokens are by far the most frequent values here.
_token: Callable[[_Fields], Token] = partial(tuple.__new__, Token)


def fold(text: str) -> str:
    """The text with typographic quotes, dashes and blanks in plain form, at unchanged places."""
    if not text.isascii():
        for plain, marks in _FOLD:
            for mark in marks:
                text = text.replace(mark, plain)
    return text


def lowered(folded: str) -> str:
    """The folded text in lower case, at unchanged places."""
    low = folded.lower()
    if len(low) == len(folded):
        return low
    return "".join([char.lower() if len(char.lower()) == 1 else char for char in folded])


def tokens_of(
    folded: str, start: int = 0, end: int | None = None, low: str | None = None
) -> list[Token]:
    """The tokens of a folded text between two places; at most `MAX_TOKENS` of them.

    `low` is the same text in lower case, where it is at hand.
    """
    low = lowered(folded) if low is None else low
    found: list[_Fields] = []
    last = start
    known = _KNOWN.get
    pieces = PATTERN.finditer(low, start, len(low) if end is None else end)
    for first, stop in [match.span() for match in islice(pieces, MAX_TOKENS)]:
        word = low[first:stop]
        kind, value = known(word) or (_PLAIN if word.isalpha() else _kind_of(word))
        found.append((folded[first:stop], word, kind, value, first, stop, first > last, None))
        last = stop
    return list(map(_token, found))


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
