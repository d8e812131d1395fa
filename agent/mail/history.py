"""Which lines of a body are an earlier message: quoted, or forwarded.

One pass over the lines, by ">" marks, attributions, header blocks, separators and the markup's own
hints. Signatures and footers are not its business, nor is what any line means.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from agent.mail.attribution import attribution_start, is_attribution, opens_history
from agent.mail.header_block import begins_block, label_of, stamped_block
from agent.mail.marks import CUT, INDENTED, RULE
from agent.mail.quote_marks import (
    BARE_ORIGINAL,
    FORWARD_LINE,
    FORWARD_SUBJECT,
    ORIGINAL_LINE,
    RULE_LINE,
    Label,
)

_MAX_SEPARATOR = 160
_DRAWN = re.compile(r"[ *|]{0,6}(?:[-_=*]{2}|[<\[])")
"""How a separator begins that does not end in a colon; a list's single dash is none."""
_LONGEST_BARE = max(map(len, BARE_ORIGINAL))
_STAMP_ENDS = "Mm0123456789"
_LINK_OPENINGS = ("(http", "<http", "http")


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


def _is_prose(line: str) -> bool:
    """Whether nothing in the line could end the new words, as in nearly every line."""
    if ":" in line or "---" in line or line[-1] in ">)*" or line[0] in " *|-_=<[":
        return False
    if not line.isascii() and (line[0] == CUT or "：" in line):
        return False
    return len(line) > _LONGEST_BARE or line.lower() not in BARE_ORIGINAL


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
                self._take_quoted(index, line)
                quoted = True
            elif line[0] == INDENTED:
                if self._is_quotation(index, line):
                    self._kinds[index] = Kind.QUOTED
            elif not _is_prose(line) and self._ends_here(index, line):
                break
        if quoted:
            self._adopt_overflow()

    def _take_quoted(self, index: int, line: str) -> None:
        """A line with ">": quoted, or forwarded where the quotation itself says so."""
        bare = line.lstrip("> ")
        forwarded = len(bare) < _MAX_SEPARATOR and bare[-1:] in "-:：*" and FORWARD_LINE.match(bare)
        if forwarded:
            self._mark_prefixed(index, Kind.FORWARDED)
        else:
            self._kinds[index] = Kind.QUOTED

    def _ends_here(self, index: int, line: str) -> bool:
        """Whether the new words end at this line; then all below is marked."""
        stamped = stamped_block(self._lines, index) if line[-1] in _STAMP_ENDS else None
        if stamped is not None:
            self._mark(stamped, len(self._lines), self._history())
            return True
        rest = self._rest_kind(index, line)
        if rest is Kind.OWN:
            return self._attribution(index)
        if rest is Kind.FORWARDED and self._next_text(index + 1)[:1] == ">":
            self._kinds[index] = rest
            self._mark_prefixed(index + 1, rest)
            return False
        self._mark(self._with_rule_above(index), len(self._lines), rest)
        return True

    def _mark(self, start: int, end: int, kind: Kind) -> None:
        for index in range(start, end):
            self._kinds[index] = self._kinds[index] or kind

    def _mark_prefixed(self, start: int, kind: Kind) -> None:
        """The lines with ">" from here to the next one without."""
        for index in range(start, len(self._lines)):
            line = self._lines[index]
            if line and line[0] != ">":
                return
            if line:
                self._kinds[index] = kind

    def _rest_kind(self, index: int, line: str) -> Kind:
        """QUOTED or FORWARDED where everything from this line on is an earlier message."""
        if line[0] == CUT:
            return self._history()
        if len(line) < _MAX_SEPARATOR and (line[-1] in ":：*" or _DRAWN.match(line)):
            if FORWARD_LINE.match(line):
                return Kind.FORWARDED
            if ORIGINAL_LINE.match(line):
                return self._history()
        if line.lower() in BARE_ORIGINAL and Label.FROM in label_of(self._next_text(index + 1))[0]:
            return self._history()
        if ":" not in line and "---" not in line and line.isascii():
            return Kind.OWN
        if opens_history(line) or (label_of(line)[0] and self._begins_block(index)):
            return self._history()
        return Kind.OWN

    def _begins_block(self, index: int) -> bool:
        rule = self._with_rule_above(index) < index
        return begins_block(self._lines, index, rule_above=rule)

    def _history(self) -> Kind:
        return Kind.FORWARDED if FORWARD_SUBJECT.match(self._subject) else Kind.QUOTED

    def _with_rule_above(self, index: int) -> int:
        """Where a block begins, with the drawn line above it, if there is one."""
        start = index
        while start and not self._lines[start - 1]:
            start -= 1
        above = self._lines[start - 1] if start else ""
        if above == RULE or RULE_LINE.match(above):
            return start - 1
        return index

    def _attribution(self, end: int) -> bool:
        """Mark an "On ... wrote:" that ends on this line; True where all below is quoted."""
        if self._lines[end][-1] not in ":：>)":
            return False
        following = self._next_text(end + 1)
        prefixed = following[:1] in (">", INDENTED)
        start = attribution_start(self._lines, end, quoted_next=prefixed)
        if start is None:
            return False
        self._mark(start, end + 1, Kind.QUOTED)
        if not prefixed:
            self._mark(end + 1, len(self._lines), Kind.QUOTED)
        return not prefixed

    def _next_text(self, index: int) -> str:
        return next((line for line in self._lines[index : index + 4] if line), "")

    def _is_quotation(self, index: int, line: str) -> bool:
        """Whether a plain blockquote quotes: behind an attribution, or with one of its own."""
        if self._behind_attribution(index) or self._begins_block(index):
            return True
        return line[-1] in ":：" and is_attribution(line[1:])

    def _behind_attribution(self, index: int) -> bool:
        """Whether this blockquote follows an attribution or a quoted line of the same block."""
        before = index - 1
        while before >= 0 and not self._lines[before]:
            before -= 1
        return before >= 0 and self._kinds[before] is Kind.QUOTED

    def _adopt_overflow(self) -> None:
        """What wrapping tore off quoted lines, without a ">" of its own, is quoted too."""
        for index in range(1, len(self._lines) - 1):
            if self._kinds[index]:
                continue
            above, line, below = self._lines[index - 1 : index + 2]
            if above[:1] != ">" or below[:1] != ">":
                continue
            torn_off = len(above) > 60 and len(line) < 25 and line[:1].islower()
            if torn_off or line.startswith(_LINK_OPENINGS) or line[-1:] == ">":
                self._kinds[index] = Kind.QUOTED
