"""One pass over a text: words, numbers and marks with their places, words looked up once.

Knows spelling and the lexicon of time; does not know how tokens combine.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from agent.reading.wording import time_en

MAX_TOKENS = 8_000

NUM, WORD, MARK, LINE = "num", "word", "mark", "line"
WEEKDAY, MONTH, ORDINAL, COUNT, UNIT = "weekday", "month", "ordinal", "count", "unit"
WORDLIKE = frozenset({WORD, WEEKDAY, MONTH, ORDINAL, COUNT, UNIT})

PATTERN = re.compile(r"\n|[^\W\d_]+|\d+|'(?:ll|re|ve|d|s|t|m|clock)\b|[^\w\s]|_")
# Typographic marks read as their plain form; every replacement is one character for one, so that
# places in the folded text are places in the text itself.
_FOLD = str.maketrans(
    {
        "’": "'", "‘": "'", "´": "'", "`": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "‒": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "：": ":", "．": ".", "／": "/",
        "→": ">", "➔": ">", "➜": ">", "⇒": ">",
    }
)  # fmt: skip


class Token(NamedTuple):
    """A piece of text: `low` in lower case, `kind` and `value` from the lexicon.

    `start` and `end` are its half-open place in the text; `gap` is true behind white space.
    `value` is the number, the weekday (Monday 0), the month, the ordinal or the count, else -1.
    """

    text: str
    low: str
    kind: str
    value: int
    start: int
    end: int
    gap: bool


def fold(text: str) -> str:
    """The text with typographic quotes, dashes and blanks in plain form, at unchanged places."""
    return text if text.isascii() else text.translate(_FOLD)


def tokens_of(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a folded text between two places; at most `MAX_TOKENS` of them."""
    found: list[Token] = []
    last = start
    for match in PATTERN.finditer(folded, start, len(folded) if end is None else end):
        first, last_end = match.span()
        found.append(_token(match.group(), first, last_end, first > last))
        last = last_end
        if len(found) >= MAX_TOKENS:
            break
    return found


def _token(text: str, start: int, end: int, gap: bool) -> Token:
    head = text[0]
    if head.isdecimal():
        value = int(text) if len(text) <= 8 and text.isdecimal() else -1
        return Token(text, text, NUM, value, start, end, gap)
    if head.isalpha():
        low = text.lower()
        kind, value = time_en.LEXICON.get(low, (WORD, -1))
        return Token(text, low, kind, value, start, end, gap)
    if head == "\n":
        return Token(text, text, LINE, -1, start, end, True)
    return Token(text, text.lower(), MARK if text[1:] == "" else WORD, -1, start, end, gap)


def quote(text: str, start: int, end: int) -> str:
    """The words between two places, white space collapsed (CONTRACTS.md, "Quotes")."""
    return " ".join(text[start:end].split())


def low_at(tokens: Sequence[Token], place: int) -> str:
    """The lower-case text of a token, or "" outside the stretch."""
    return tokens[place].low if 0 <= place < len(tokens) else ""
