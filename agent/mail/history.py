"""Which lines of a body are an earlier message: quoted, or forwarded.

One pass over the lines. The words it looks for stand in `quote_marks`; signatures and footers are
not its business, nor is what any line means.
"""

from collections.abc import Sequence
from enum import IntEnum

from agent.mail.marks import CUT, INDENTED
from agent.mail.quote_marks import (
    ATTRIBUTION_START,
    BARE_ORIGINAL,
    CLOCK,
    DATE_PART,
    DASHED_ATTRIBUTION,
    DATED_START,
    FORWARD_LINE,
    FORWARD_SUBJECT,
    GLUED_ATTRIBUTION,
    GLUED_BLOCK,
    LABEL_FRAME,
    LABELS,
    MAIL_ADDRESS,
    NOT_ATTRIBUTION,
    ORIGINAL_LINE,
    QUOTING,
    RULE_LINE,
    WROTE,
    Label,
)

_MAX_LINE = 600
_MAX_SEPARATOR = 160
_ATTRIBUTION_LINES = 4
_BLOCK_LINES = 14
_SEPARATOR_START = frozenset("-_=*<[| ")


class Kind(IntEnum):
    """Whose words a line is."""

    OWN = 0
    QUOTED = 1
    FORWARDED = 2


def kinds_of(lines: Sequence[str], subject: str) -> list[Kind]:
    """For each line whether it is the writer's own, quoted or forwarded.

    `lines` are those of a body with single blanks; `subject` tells a forward by its "FW:".
    """
    kinds = [Kind.OWN] * len(lines)
    _Pass(lines, kinds, subject).run()
    return kinds


class _Pass:
    """The pass: `_kinds` is filled from top to bottom."""

    def __init__(self, lines: Sequence[str], kinds: list[Kind], subject: str) -> None:
        self._lines = lines
        self._kinds = kinds
        self._subject = subject

    def run(self) -> None:
        """Mark every line, until one says that all below it is an earlier message."""
        quoted = False
        for index, line in enumerate(self._lines):
            if not line or self._kinds[index]:
                continue
            if line[0] == ">":
                self._kinds[index] = Kind.QUOTED
                quoted = True
            elif line[0] == INDENTED:
                if self._behind_attribution(index):
                    self._kinds[index] = Kind.QUOTED
            elif self._ends_here(index, line):
                break
        if quoted:
            self._adopt_overflow()

    def _ends_here(self, index: int, line: str) -> bool:
        """Whether the new words end at this line; then all below is marked."""
        rest = self._rest_kind(index, line)
        if rest:
            self._mark(self._with_rule_above(index), len(self._lines), rest)
            return True
        return line[-1] in ":：" and self._attribution(index)

    def _mark(self, start: int, end: int, kind: Kind) -> None:
        for index in range(start, end):
            self._kinds[index] = self._kinds[index] or kind

    def _rest_kind(self, index: int, line: str) -> Kind:
        """QUOTED or FORWARDED where everything from this line on is an earlier message."""
        if line[0] == CUT:
            return self._history()
        if len(line) < _MAX_SEPARATOR and (line[0] in _SEPARATOR_START or line[-1] in ":：*"):
            if FORWARD_LINE.match(line):
                return Kind.FORWARDED
            if ORIGINAL_LINE.match(line):
                return self._history()
        if line.lower() in BARE_ORIGINAL and Label.FROM in _label(self._next_text(index + 1))[0]:
            return self._history()
        if _is_written_on_one_line(line):
            return self._history()
        if Label.FROM in _label(line)[0] and self._header_block(index):
            return self._history()
        return Kind.OWN

    def _history(self) -> Kind:
        return Kind.FORWARDED if FORWARD_SUBJECT.match(self._subject) else Kind.QUOTED

    def _with_rule_above(self, index: int) -> int:
        """Where the block begins, with the drawn line and empty lines above it."""
        start = index
        while start and not self._lines[start - 1]:
            start -= 1
        if start and RULE_LINE.match(self._lines[start - 1]):
            return start - 1
        return index

    def _header_block(self, index: int) -> bool:
        """Whether a quoted message's header begins here, and not somebody's interview details.

        A sender who is no time or place, and a subject or the word "Sent"; where only dates and
        "To" follow (as in travel details), an address must show that people are meant.
        """
        first = self._lines[index]
        if GLUED_BLOCK.match(first[:_MAX_LINE]):
            return True
        found: list[Label] = []
        addresses = 0
        value = before = ""
        for line in self._lines[index : index + _BLOCK_LINES]:
            options, text = _label(line)
            if not options and not _continues(before, line, found):
                break
            before = line
            if options:
                label = next((one for one in Label if one in options and one not in found), None)
                if label is None:
                    break
                found.append(label)
                value = value or text
            addresses += "@" in line
        return _is_block(found, value, addresses > 0, self._near_rule(index))

    def _near_rule(self, index: int) -> bool:
        start = self._with_rule_above(index)
        return start < index

    def _attribution(self, end: int) -> bool:
        """Mark an "On ... wrote:" that ends on this line; True where all below is quoted."""
        following = self._next_text(end + 1)
        prefixed = following[:1] in (">", INDENTED)
        start = self._attribution_start(end, prefixed)
        if start is None:
            return False
        self._mark(start, end + 1, Kind.QUOTED)
        if not prefixed:
            self._mark(end + 1, len(self._lines), Kind.QUOTED)
        return not prefixed

    def _attribution_start(self, end: int, prefixed: bool) -> int | None:
        """The line on which the attribution begins: where "On", a weekday or a date stands."""
        loose: int | None = None
        joined = ""
        for start in range(end, max(-1, end - _ATTRIBUTION_LINES), -1):
            if not self._lines[start] or self._kinds[start] or len(joined) > _MAX_LINE:
                break
            joined = f"{self._lines[start]} {joined}".strip()
            if is_attribution(joined[:_MAX_LINE], quoted_next=prefixed):
                if DATED_START.match(joined):
                    return start
                loose = start if loose is None else loose
        return loose

    def _next_text(self, index: int) -> str:
        return next((line for line in self._lines[index : index + 4] if line), "")

    def _behind_attribution(self, index: int) -> bool:
        """Whether this blockquote follows an attribution or a quoted line of the same block."""
        before = index - 1
        while before >= 0 and not self._lines[before]:
            before -= 1
        return before >= 0 and self._kinds[before] is Kind.QUOTED

    def _adopt_overflow(self) -> None:
        """The end of a long quoted line that was wrapped without its own ">" is quoted too."""
        for index in range(1, len(self._lines) - 1):
            line = self._lines[index]
            above, below = self._lines[index - 1], self._lines[index + 1]
            if (
                not self._kinds[index]
                and above[:1] == below[:1] == ">"
                and len(above) > 60
                and len(line) < 25
                and line[:1].islower()
            ):
                self._kinds[index] = Kind.QUOTED


def _is_written_on_one_line(line: str) -> bool:
    """An attribution whose quotation begins on its own line, or one drawn between dashes."""
    if "---" in line and DASHED_ATTRIBUTION.match(line[:_MAX_LINE]):
        return True
    if "@" not in line or ":" not in line:
        return False
    match = GLUED_ATTRIBUTION.match(line[:_MAX_LINE])
    return match is not None and MAIL_ADDRESS.search(match[0]) is not None


def _label(line: str) -> tuple[frozenset[Label], str]:
    """The fields that the word before the line's first colon may name, and what follows it."""
    word, colon, value = line[:_MAX_LINE].partition(":")
    if not colon:
        word, colon, value = word.partition("：")
    if not colon or len(word) > 30:
        return frozenset(), ""
    return LABELS.get(word.strip(LABEL_FRAME).lower(), frozenset()), value.strip(LABEL_FRAME)


def _continues(before: str, line: str, found: list[Label]) -> bool:
    """Whether a line without a label may stand inside a header block: wrapped or empty."""
    if not line:
        return len(found) < 4
    if before.endswith((";", ",")):
        return True
    return found[-1] in (Label.TO, Label.CC, Label.FROM) and ("@" in line or ";" in line)


def _is_block(found: list[Label], sender: str, address: bool, rule: bool) -> bool:
    if not found or found[0] is not Label.FROM or not any(map(str.isalpha, sender)):
        return False
    if CLOCK.match(sender):
        return False
    others = set(found[1:])
    if Label.SUBJECT in others and (Label.SENT in others or Label.TO in others):
        return True
    return Label.SENT in others and (address or rule) and (Label.TO in others or rule)


def is_attribution(text: str, *, quoted_next: bool = False) -> bool:
    """Whether this (joined) line introduces a quotation: somebody, at some time, wrote.

    Without a verb it takes an address and a date; without either of them, a quotation must follow.
    """
    if QUOTING.match(text):
        return True
    if not (ATTRIBUTION_START.match(text) or DATED_START.match(text)):
        return False
    address = MAIL_ADDRESS.search(text) is not None
    dated = DATE_PART.search(text) is not None
    timed = CLOCK.search(text) is not None
    if not WROTE.search(text):
        return address and (timed or dated) and text.rstrip(":： ")[-1:] in ">)]"
    if quoted_next:
        return dated or timed or address or len(text) < 60
    return (dated or timed or address) and not NOT_ATTRIBUTION.search(text)
