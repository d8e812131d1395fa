"""Attributions: the lines in which a mail program says who wrote what it quotes below.

"On Tue, 12 May 2026 at 09:31, Maya <maya@x> wrote:" in its languages, wrapped over lines or glued
to the words around it. Knows single lines and their neighbours; what follows is `history`'s matter.
"""

import re
from collections.abc import Iterator, Sequence

from agent.mail.quote_marks import (
    ATTRIBUTION_INSIDE,
    ATTRIBUTION_START,
    CLOCK,
    DASHED_ATTRIBUTION,
    DATE_PART,
    DATED_START,
    FLATTENED,
    GLUED_ATTRIBUTION,
    MAIL_ADDRESS,
    NOT_ATTRIBUTION,
    QUOTING,
    WROTE_BEFORE_THE_NAME,
    WROTE_LAST,
)

_DIGIT = re.compile(r"\d")
_MAX_LENGTH = 600
_MAX_LINES = 4


def is_attribution(text: str, *, quoted_next: bool = False) -> bool:
    """Whether this line (or lines joined) introduces a quotation: somebody, at some time, wrote.

    It takes an address or a full date, and both, date first, where no verb is there. Weaker ones
    ("On Monday at 10:30 Ravi said:") count only where a marked quotation follows.
    """
    if QUOTING.match(text):
        return True
    # Neither a date nor an address, as in nearly every line that ends in a colon.
    if not (quoted_next or "@" in text or _DIGIT.search(text)):
        return False
    if not (ATTRIBUTION_START.match(text) or DATED_START.match(text)):
        return False
    verb = _has_verb(text)
    if not verb and text.rstrip(":： ")[-1:] not in (">)]" if quoted_next else ">"):
        return False
    address = "@" in text and MAIL_ADDRESS.search(text) is not None
    dated = DATE_PART.search(text) is not None
    if not verb:
        timed = CLOCK.search(text) is not None
        return address and (dated or timed) and DATED_START.match(text) is not None
    if quoted_next:
        return dated or address or len(text) < 60 or CLOCK.search(text) is not None
    return (dated or address) and not NOT_ATTRIBUTION.search(text)


def _has_verb(text: str) -> bool:
    """Whether "wrote" in some language ends the line, or stands before the name."""
    bare = text.rstrip(":：- *_").lower()
    if bare.endswith(WROTE_LAST):
        verb = next(verb for verb in WROTE_LAST if bare.endswith(verb))
        before = bare[: -len(verb)][-1:]
        return not (before.isalpha() and verb[0].isascii() and before.isascii())
    return any(verb in bare for verb in WROTE_BEFORE_THE_NAME)


def attribution_start(lines: Sequence[str], end: int, *, quoted_next: bool) -> int | None:
    """The first line of the attribution that ends on line `end`, or None where none does.

    It begins where "On", a weekday or a date stands; failing that, as late as it makes sense.
    """
    last = lines[end]
    if last[-1] not in ":：" and not (quoted_next and last[-1] in ">)" and last[0].isdigit()):
        return None
    late: int | None = None
    joined = ""
    for start in range(end, max(-1, end - _MAX_LINES), -1):
        line = lines[start]
        if not line or line[0] == ">" or len(joined) > _MAX_LENGTH:
            break
        joined = f"{line} {joined}".strip()
        if is_attribution(joined[:_MAX_LENGTH], quoted_next=quoted_next):
            if DATED_START.match(joined):
                return start
            late = start if late is None else late
    return late


def opens_history(line: str) -> bool:
    """An attribution with the quotation on its own line, or one drawn between dashes."""
    if "---" in line and DASHED_ATTRIBUTION.match(line[:_MAX_LENGTH]):
        return True
    if "@" not in line or ":" not in line:
        return False
    match = GLUED_ATTRIBUTION.match(line[:_MAX_LENGTH])
    return match is not None and MAIL_ADDRESS.search(match[0]) is not None


def without_glue(text: str) -> list[str]:
    """The lines, with an attribution that stands behind own words put on a line of its own.

    Some programs keep a whole body as one line: there a quoted header block gets its own line too.
    """
    lines = text.split("\n")
    if not any(mark in text for mark in _QUOTES):
        return lines
    return list(_unglued([piece for line in lines for piece in _unflattened(line)]))


_QUOTES = ("wrote:", "Subject:")
_FLAT = 120
_MOST_FLAT = 20_000


def _unflattened(line: str) -> Iterator[str]:
    """The pieces of a line that holds a whole mail with what it quotes; most lines are whole."""
    if not _FLAT < len(line) < _MOST_FLAT or not any(mark in line for mark in _QUOTES):
        yield line
        return
    match = FLATTENED.search(line)
    words = match["wrote"] if match else None
    if match is None or (words and not _names_a_time(words)):
        yield line
        return
    yield line[: match.start()].rstrip()
    if words:
        yield words
    yield line[match.end() if words else match.start() :].lstrip()


def _names_a_time(words: str) -> bool:
    """Whether an attribution within a line names day and hour, and nobody of the conversation."""
    dated = CLOCK.search(words) is not None and DATE_PART.search(words) is not None
    return dated and is_attribution(words)


def _unglued(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        match = ATTRIBUTION_INSIDE.search(line) if line.endswith("wrote:") else None
        if match and match.start() and len(line) < _MAX_LENGTH and is_attribution(match[1]):
            yield line[: match.start()].rstrip(" -")
            yield match[1]
        else:
            yield line
