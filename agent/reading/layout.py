"""A text as logical lines: wrapped lines rejoined, lists and labels kept apart.

Knows shapes of lines, no dates and no meaning.
"""

import re
from collections.abc import Iterator

from agent.reading.cutting import stretches

MAX_LINES = 600
MAX_LINE = 3_000

_BULLET = re.compile(r"\s*(?:[-*•·>▪]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")
_LIST_HEAD = re.compile(
    r"\s*(?:[-*•·▪>|]|\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)", re.IGNORECASE
)
_LABEL = re.compile(r"\s*[A-Z][\w&/ ]{1,24}\s?:(?:\s|$)")
_NUMBERED = re.compile(r"\s*([A-Z][a-z]{1,15}) ?#?\d{1,2}\b")
# A wrapped line of mail is at least this long where its next line begins with a capital.
_FULL_LINE, _WRAPPED = 60, 20


def logical_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and paragraph number of each logical line; at most `MAX_LINES` of them."""
    block, start, place, found = 0, 0, 0, 0
    rows = text.split("\n")
    for number, row in enumerate(rows):
        after = place + len(row) + 1
        following = rows[number + 1] if number + 1 < len(rows) else ""
        if not row.strip():
            block += 1
            start = after
        elif not _goes_on(row, following):
            for first, stop in _portions(text, start, after - 1):
                yield first, stop, block
                found += 1
                if found >= MAX_LINES:
                    return
            start = after
        place = after


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line in portions of at most `MAX_LINE` characters, parted where a sentence ends."""
    while end - start > MAX_LINE:
        stop = _last_break(text, start, start + MAX_LINE)
        yield start, stop
        start = stop
    yield start, end


def _last_break(text: str, start: int, end: int) -> int:
    """Where a portion ends: before the last sentence in it, else behind its last word."""
    *_, (last, _) = stretches(text, start, end)
    if last > start:
        return last
    blank = text.rfind(" ", start, end)
    return blank + 1 if blank > start else end


def _goes_on(row: str, following: str) -> bool:
    """Whether a line was only wrapped and its sentence goes on in the next one."""
    bare, head = row.rstrip(), following.lstrip()
    if not head or bare[-1] in ".!?:;":
        return False
    if len(bare) < (_WRAPPED if head[0].islower() else _FULL_LINE) or _BULLET.match(following):
        return False
    if _LABEL.match(following) or (_LIST_HEAD.match(row) and _LIST_HEAD.match(following)):
        return False
    return not _are_numbered(row, following)


def _are_numbered(row: str, following: str) -> bool:
    """ "Round 1 ..." over "Round 2 ...": rows that count one thing on."""
    one, two = _NUMBERED.match(row), _NUMBERED.match(following)
    return one is not None and two is not None and one.group(1) == two.group(1)
