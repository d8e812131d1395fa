"""What of the writer's own lines is not a message: closing, signature, tagline, disclaimer, footer.

Looks at layout and at the words in `closings`. A line is only set aside where what surrounds it is
signature too: own words lost are worse than a title left over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.mail.closings import (
    BANNER,
    CLOSING,
    CONTACT,
    COPYRIGHT,
    DELIMITER,
    DISCLAIMER,
    DISCLAIMER_START,
    FOOTER_START,
    FOOTER_WORD,
    POSTSCRIPT,
    REGISTER,
    TAGLINE,
    TEAM_NAME,
    TITLE,
    WORKING_HOURS,
)

_MOST_LINES = 45
_MOST_AFTER_DELIMITER = 18
_LONG_LINE = 100
_CAP = 2_000


@dataclass(frozen=True, slots=True)
class Writer:
    """The words of the writer's display name in lower case, as a sign-off would spell them."""

    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, display_name: str) -> "Writer":
        """From a display name such as "Anna Smith" or "Smith, Anna (Acme)"."""
        words = display_name.replace(",", " ").replace("(", " ").replace(")", " ").lower().split()
        return cls(frozenset(word.strip("\"'.") for word in words) - {""})


def signature_lines(lines: Sequence[str], writer: Writer) -> set[int]:
    """The indexes of lines to set aside in one stretch of own lines (white space squeezed)."""
    aside = _boilerplate(lines)
    start = _signature_start(lines, aside, writer)
    if start is not None:
        aside.update(_signature_run(lines, start, aside))
    return aside


def _paragraphs(lines: Sequence[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    for index, line in enumerate(lines):
        if line and start is None:
            start = index
        elif not line and start is not None:
            found.append((start, index))
            start = None
    if start is not None:
        found.append((start, len(lines)))
    return found


def _boilerplate(lines: Sequence[str]) -> set[int]:
    """Disclaimers, gateway banners, list footers and phone taglines, wherever they stand."""
    aside: set[int] = set()
    for start, end in _paragraphs(lines):
        index = start
        while index < end:
            if _is_disclaimer(lines[index:end]):
                aside.update(range(index, end))
                break
            if is_footer(lines[index]):
                aside.add(index)
            index += 1
    return aside


def _is_disclaimer(rest: Sequence[str]) -> bool:
    """Whether from this line to the end of its paragraph a lawyer or a gateway speaks."""
    line = rest[0][:_CAP]
    if BANNER.match(line):
        return True
    if not DISCLAIMER_START.match(line):
        return False
    hit = DISCLAIMER.search(" ".join(rest)[:_CAP])
    return hit is not None and hit.start() < 300


def is_footer(line: str) -> bool:
    """Whether one line is a mailing program's or a telephone's."""
    line = line[:_CAP]
    if TAGLINE.match(line) or COPYRIGHT.match(line):
        return True
    if FOOTER_START.match(line):
        return len(line) < 200
    return len(line) < 70 and FOOTER_WORD.search(line) is not None


def _signature_start(lines: Sequence[str], aside: set[int], writer: Writer) -> int | None:
    """Where the signature begins: a delimiter, a closing, or the writer's name at the end."""
    body = [index for index, line in enumerate(lines) if line and index not in aside]
    tail = body[-_MOST_LINES:]
    for place, index in enumerate(tail):
        rest = [lines[number] for number in tail[place + 1 :]]
        if DELIMITER.match(lines[index]) and _may_follow_delimiter(rest):
            return index
        if len(lines[index]) < 90 and _closes(lines[index], rest, writer):
            return index
    return _name_block(lines, tail, writer)


def _may_follow_delimiter(rest: Sequence[str]) -> bool:
    return len(rest) <= _MOST_AFTER_DELIMITER and all(_is_signature_line(one) for one in rest[:4])


def _closes(line: str, rest: Sequence[str], writer: Writer) -> bool:
    """Whether this line is a closing with nothing but a signature (or a postscript) below."""
    match = CLOSING.match(line)
    if match is None:
        return False
    behind = match["rest"].strip(" *_,.!-–—~")
    if behind:
        return _is_name(behind, writer) and (not rest or _is_signature_line(rest[0]))
    if not rest:
        return True
    return _is_signature_line(rest[0]) and not POSTSCRIPT.match(rest[0])


def _name_block(lines: Sequence[str], tail: Sequence[int], writer: Writer) -> int | None:
    """The last paragraph where it is the writer's name, or a name with title or telephone."""
    if len(tail) < 2:
        return None
    start = len(tail) - 1
    while start and tail[start - 1] == tail[start] - 1:
        start -= 1
    for place in range(max(start, len(tail) - 8), len(tail)):
        rest = [lines[index] for index in tail[place:]]
        if place and _is_name_block(rest, writer):
            return tail[place]
    return None


def _is_name_block(rest: Sequence[str], writer: Writer) -> bool:
    name = rest[0].strip(" *_-–—~/|")
    if _is_writer(name, writer) or (TEAM_NAME.fullmatch(name) and name[:1].isupper()):
        return len(rest) == 1 or all(map(_is_signature_line, rest[1:]))
    strong = sum(_is_strong(line) for line in rest[1:])
    return (
        _is_name(name, writer)
        and strong > 0
        and strong * 2 >= len(rest) - 1
        and all(map(_is_signature_line, rest[1:]))
    )


def _signature_run(lines: Sequence[str], start: int, aside: set[int]) -> set[int]:
    """From the signature's first line on, what belongs to it; a postscript or prose does not."""
    run = {start}
    named = False
    for begin, end in _paragraphs(lines):
        if end <= start:
            continue
        for index in range(max(begin, start + 1), end):
            line = lines[index]
            if index in aside:
                continue
            if POSTSCRIPT.match(line):
                return run
            if _is_signature_line(line) or (named and index > begin and len(line) < 300):
                run.add(index)
                named = True
            else:
                return run
    return run


def _is_signature_line(line: str) -> bool:
    """Short and without a sentence: a name, a title, a number, an address, a link."""
    if POSTSCRIPT.match(line):
        return False
    if WORKING_HOURS.search(line) or REGISTER.search(line):
        return True
    words = line.split()
    sentence = line[-1:] in ".?!:" and len(words) > 4
    if CONTACT.search(line) and len(line) < 200:
        return not sentence or len(words) < 7
    if len(line) > _LONG_LINE or sentence:
        return False
    return len(words) <= 6 or _is_strong(line) or "|" in line


def _is_strong(line: str) -> bool:
    return CONTACT.search(line) is not None or TITLE.search(line) is not None


def _is_writer(name: str, writer: Writer) -> bool:
    """Whether these few words are the writer's own name, a part of it or its initials."""
    words = [word.strip(".") for word in name.lower().split()]
    if not words or len(words) > 4 or not writer.names:
        return False
    if len(words) == 1 and len(words[0]) <= 2:
        initials = {one[0] for one in writer.names}
        return all(letter in initials for letter in words[0])
    return words[0] in writer.names


def _is_name(text: str, writer: Writer) -> bool:
    """Whether these words look like a person's or a team's name."""
    if _is_writer(text, writer):
        return True
    words = text.split()
    if not 0 < len(words) <= 5 or any(map(str.isdigit, text)) or text[-1] in "?!:;":
        return False
    small = {
        "de",
        "da",
        "di",
        "van",
        "von",
        "der",
        "den",
        "del",
        "la",
        "le",
        "and",
        "the",
        "bin",
        "al",
        "y",
        "e",
        "&",
    }
    return all(word[0].isupper() or word.lower() in small for word in words)
