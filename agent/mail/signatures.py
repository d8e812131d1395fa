"""What of the writer's own lines is not a message: closing, signature, tagline, disclaimer, footer.

Looks at layout and at the words in `closings`. A line is only set aside where what surrounds it is
signature too: own words lost are worse than a title left over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.mail.closings import (
    BANNER,
    CLOSING_OPENERS,
    CLOSINGS,
    COPYRIGHT,
    DELIMITER,
    DISCLAIMER,
    DISCLAIMER_START,
    FOOTER_START,
    FOOTER_WORD,
    LONGEST_CLOSING,
    POSTSCRIPT,
    REGISTER,
    TAGLINE,
    TEAM_SMALL_WORDS,
    TEAM_WORDS,
    TEMPORAL,
    TITLE,
    WORKING_HOURS,
    folded,
    hints_in,
    is_contact,
)
from agent.mail.marks import RULE

_MOST_LINES = 45
_MOST_AFTER_DELIMITER = 18
_MOST_IN_DISCLAIMER = 25
_MOST_DISCLAIMER_TRIES = 30
_LONG_LINE = 100
_CLOSING_LINE = 90
_CAP = 2_000
_PUNCTUATION = "*_,.!;:–—~-"
_CONNECTORS = frozenset(("/", "|", "&", "+", "and", "und", "et", "y", "-", "–"))
_GREETERS = frozenset(("from", "aus", "von", "van", "de"))
_NAME_PARTICLES = frozenset(
    ("de", "da", "di", "van", "von", "der", "den", "del", "la", "le", "and", "the", "bin", "al")
)


@dataclass(frozen=True, slots=True)
class Writer:
    """The words of the writer's display name in lower case, as a sign-off would spell them."""

    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, display_name: str) -> "Writer":
        """From a display name such as "Anna Smith" or "Smith, Anna (Acme)"."""
        words = display_name.replace(",", " ").replace("(", " ").replace(")", " ").lower().split()
        return cls(frozenset(word.strip("\"'.") for word in words) - {""})

    def signs(self, text: str) -> bool:
        """Whether these few words are the writer's own name, a part of it or its initials."""
        words = [word.strip(".") for word in text.lower().split()]
        if not 0 < len(words) <= 4 or not self.names:
            return False
        if words[0] in self.names or (
            len(words[0]) > 2 and any(name.startswith(words[0]) for name in self.names)
        ):
            return True
        if len(words) == 1 and len(words[0]) <= 2:
            initials = {one[0] for one in self.names}
            return all(letter in initials for letter in words[0])
        return False


def signature_lines(lines: Sequence[str], writer: Writer) -> set[int]:
    """The indexes of lines to set aside in one stretch of own lines (white space squeezed)."""
    aside = _boilerplate(lines)
    start = _signature_start(lines, aside, writer)
    if start is not None:
        aside.update(_signature_run(lines, start, aside))
    return aside


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of lines between empty ones."""
    start: int | None = None
    for index, line in enumerate(lines):
        if line and start is None:
            start = index
        elif not line and start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(lines)


def _boilerplate(lines: Sequence[str]) -> set[int]:
    """Disclaimers, gateway banners, list footers and phone taglines, wherever they stand.

    Plain searches for single words come first: most mail has none of them, and patterns are slow.
    """
    lower = "\n".join(lines).lower()
    hints = hints_in(lower)
    aside: set[int] = set()
    if not hints:
        return aside
    tries = iter(range(_MOST_DISCLAIMER_TRIES))
    for start, end in _paragraphs(lines):
        text = "\n".join(lines[start:end]).lower()
        if any(hint in text for hint in hints):
            aside.update(_boilerplate_of(lines, start, end, tries))
    return aside


def _boilerplate_of(
    lines: Sequence[str], start: int, end: int, tries: Iterator[int]
) -> Iterator[int]:
    for index in range(start, end):
        rest = lines[index : min(end, index + _MOST_IN_DISCLAIMER)]
        line = rest[0][:_CAP]
        if BANNER.match(line) or (DISCLAIMER_START.match(line) and _is_disclaimer(rest, tries)):
            yield from range(index, end)
            return
        if is_footer(line):
            yield index


def _is_disclaimer(rest: Sequence[str], tries: Iterator[int]) -> bool:
    """Whether from this line to the end of its paragraph a lawyer or a gateway speaks.

    Each try costs up to a millisecond, so a body has a number of them.
    """
    if next(tries, None) is None:
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
        line = lines[index]
        if len(line) >= _CLOSING_LINE:
            continue
        if _is_delimiter(line) and _may_follow_delimiter(lines, tail[place + 1 :], writer):
            above = _name_block(lines, tail[:place], writer)  # signed by hand and by the program
            return index if above is None else above
        below = lines[tail[place + 1]] if place + 1 < len(tail) else ""
        if _closes(line, below, writer) and (place or not _closes_again(lines, tail[1:], writer)):
            return index
    return _name_block(lines, tail, writer)


def _closes_again(lines: Sequence[str], rest: Sequence[int], writer: Writer) -> bool:
    """Whether another closing comes, so that thanks on the first line are the message's own."""
    return any(
        closing_rest(lines[index]) is not None and len(lines[index]) < _CLOSING_LINE
        for index in rest
        if not writer.signs(lines[index])
    )


def _is_delimiter(line: str) -> bool:
    return line == RULE or DELIMITER.match(line) is not None


def _may_follow_delimiter(lines: Sequence[str], rest: Sequence[int], writer: Writer) -> bool:
    below = [line for line in (lines[index] for index in rest) if not _is_delimiter(line)]
    if not below or len(below) > _MOST_AFTER_DELIMITER:
        return not below
    if _closes(below[0], below[1] if len(below) > 1 else "", writer):
        return True
    return _may_sign(below[0], writer) and all(map(_is_signature_line, below[1:4]))


def closing_rest(line: str) -> str | None:
    """What stands behind a closing at the line's beginning ("" for nothing); None without one."""
    bare = line.replace("’", "'").strip(" *_")
    if folded(bare.partition(" ")[0].strip(_PUNCTUATION)) not in CLOSING_OPENERS:
        return None
    words = bare.split()
    for count in range(min(LONGEST_CLOSING, len(words)), 0, -1):
        phrase = folded(" ".join(words[:count]).strip(_PUNCTUATION))
        if phrase not in CLOSINGS:
            continue
        behind = words[count:]
        if behind and behind[0].lower() in _CONNECTORS:
            behind = behind[1:]
        rest = " ".join(behind)
        again = closing_rest(rest) if rest else None
        return rest if again is None else again
    return None


def _closes(line: str, below: str, writer: Writer) -> bool:
    """Whether this line is a closing with a signature, or nothing, below it."""
    rest = closing_rest(line)
    if rest is None:
        return False
    rest = rest.strip(" *_,.!-–—~")
    if not any(map(str.isalnum, rest)):  # emoji and other ornaments
        rest = ""
    if rest and not _is_name(rest, writer) and rest.split()[0].lower() not in _GREETERS:
        return False
    return not below or _may_sign(below, writer)


def _may_sign(line: str, writer: Writer) -> bool:
    """Whether the line below a closing is a name, a title or a contact, and no news."""
    if POSTSCRIPT.match(line) or not _is_signature_line(line):
        return False
    if writer.signs(line.strip(" *_-–—~/|,.")):
        return True
    if _is_news(line):
        return False
    return _is_strong(line) or _is_name(line.strip(" *_-–—~/|,."), writer)


def _name_block(lines: Sequence[str], tail: Sequence[int], writer: Writer) -> int | None:
    """The last paragraph where it is the writer's name, or a name with title or telephone."""
    if len(tail) < 2:
        return None
    start = len(tail) - 1
    while start and tail[start - 1] == tail[start] - 1:
        start -= 1
    announced = False
    for place in range(max(start, len(tail) - 8, 1), len(tail)):
        announced = announced or lines[tail[place - 1]].endswith(":")  # "You will meet:"
        if announced and not writer.signs(lines[tail[place]]):
            continue
        if _is_name_block([lines[index] for index in tail[place:]], writer):
            return tail[place]
    return None


def _is_name_block(rest: Sequence[str], writer: Writer) -> bool:
    name = rest[0].strip(" *_-–—~/|")
    if len(name) > _CLOSING_LINE or not all(map(_is_signature_line, rest[1:])):
        return False
    if writer.signs(name) or _is_team(name):
        return True
    strong = sum(map(_is_strong, rest[1:]))
    return _is_name(name, writer) and strong > 0 and strong * 2 >= len(rest) - 1


def _is_team(name: str) -> bool:
    """Whether a group signs: "The Foldline crew", "Your Hiring Team at Acme"."""
    words = name.rstrip(".!").split()
    lower = [word.lower() for word in words]
    if not 1 < len(words) <= 7 or not words[0][0].isupper() or TEAM_WORDS.isdisjoint(lower):
        return False
    return all(
        word[0].isupper() or small in TEAM_WORDS or small in TEAM_SMALL_WORDS
        for word, small in zip(words, lower, strict=True)
    )


def _signature_run(lines: Sequence[str], start: int, aside: set[int]) -> set[int]:
    """From the signature's first line on, what belongs to it; a postscript or prose does not."""
    run = {start}
    named = gap = False
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if not line or index in aside:
            gap = gap or not line
            continue
        below_name = named and not gap and len(line) < 300
        if POSTSCRIPT.match(line) or not (_is_signature_line(line) or below_name):
            return run
        if gap and _is_news(line):
            return run
        run.add(index)
        named, gap = True, False
    return run


def _is_signature_line(line: str) -> bool:
    """Short and without a sentence: a name, a title, a number, an address, a link."""
    if POSTSCRIPT.match(line):
        return False
    count = len(line.split())
    sentence = line[-1:] in ".?!:" and count > 4
    if count <= 6 and not sentence and len(line) <= _LONG_LINE:
        return True
    line = line[:_CAP]
    if WORKING_HOURS.search(line) or REGISTER.search(line):
        return True
    if len(line) < 200 and is_contact(line):
        return not sentence or count < 7
    return not sentence and len(line) <= _LONG_LINE and (_is_strong(line) or "|" in line)


def _is_news(line: str) -> bool:
    """Whether a short line names a day or a time and is no contact and no office hours."""
    line = line[:_CAP]
    return TEMPORAL.search(line) is not None and not (
        is_contact(line) or WORKING_HOURS.search(line) or TITLE.search(line)
    )


def _is_strong(line: str) -> bool:
    line = line[:_CAP]
    return is_contact(line) or TITLE.search(line) is not None


def _is_name(text: str, writer: Writer) -> bool:
    """Whether these words look like a person's or a team's name."""
    if writer.signs(text):
        return True
    words = text.split()
    if not 0 < len(words) <= 5 or any(map(str.isdigit, text)) or text[-1] in "?!:;":
        return False
    return all(word[0].isupper() or word.lower() in _NAME_PARTICLES for word in words)
