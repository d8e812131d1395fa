"""Header blocks: "From: ... Sent: ... To: ... Subject: ..." above a message that is quoted.

Told apart from interview details and journeys, which have such labels too. Knows lines and the
labels of `quote_marks`; what follows is `history`'s matter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.mail.quote_marks import CLOCK, GLUED_BLOCK, LABEL_FRAME, LABELS, STAMP, Label

_MAX_LINE = 600
_MOST_LINES = 14
_GLUED_DATE = re.compile(r" [*_]{0,2}(?:Date|Sent|Datum|Gesendet)[*_]{0,2} ?:", re.IGNORECASE)
_MACHINE_TIME = re.compile(r"\d\d:\d\d:\d\d|[+-]\d{4}\b|\bGMT\b")


@dataclass(slots=True)
class _Block:
    """The labels found, in order, with their values, and whether an address stands among them."""

    labels: list[Label] = field(default_factory=list)
    values: dict[Label, str] = field(default_factory=dict)
    address: bool = False


def label_of(line: str) -> tuple[frozenset[Label], str]:
    """The fields that the word before the line's first colon may name, and what follows it."""
    word, colon, value = line[:_MAX_LINE].partition(":")
    if not colon and not line.isascii():
        word, colon, value = word.partition("：")
    if not colon or len(word) > 30:
        return frozenset(), ""
    return LABELS.get(word.strip(LABEL_FRAME).lower(), frozenset()), value.strip(LABEL_FRAME)


def begins_block(lines: Sequence[str], index: int, *, rule_above: bool) -> bool:
    """Whether a quoted message's header begins on this line.

    It takes a sender who is no time, and a subject or the word "Sent"; where only a date and "To"
    follow (as in a journey's details), an address must show that people are meant. A block that
    begins with another field must look like a program's in every line.
    """
    line = lines[index]
    options, _ = label_of(line)
    if not options:
        return False
    if Label.FROM in options and _is_glued(line[:_MAX_LINE], rule_above):
        return True
    block = _block(lines[index : index + _MOST_LINES])
    if Label.FROM in options:
        return _is_header(block, rule_above)
    return _is_header_in_another_order(block)


def stamped_block(lines: Sequence[str], index: int) -> int | None:
    """Where a header of Lotus Notes begins that has its stamp on this line; None where none has.

    "Petra Lund <p@x.example> on 08/31/2000 04:53:09 PM", or the stamp alone below the name; below
    it "To:", "cc:" and "Subject:", filled or not.
    """
    stamp = STAMP.match(lines[index][:_MAX_LINE])
    start = index if stamp is None or stamp["name"] else index - 1
    if stamp is None or start < 0 or not _is_writer(stamp["name"] or lines[start]):
        return None
    below = [line for line in lines[index + 1 : index + _MOST_LINES] if line]
    if below and below[0].lower().startswith(_RESPOND):
        del below[0]
    if not below or Label.TO not in label_of(below[0])[0]:
        return None
    block = _block(below)
    mailbox = block.address or "/" in block.values.get(Label.TO, "")
    whole = {Label.TO, Label.CC, Label.SUBJECT} <= block.values.keys()
    return start if whole and mailbox else None


def _is_writer(text: str) -> bool:
    """Whether a stamp's name is an address or somebody's, no "Interview" and no "Return it"."""
    if "@" in text:
        return True
    words = text.split()
    named = 1 < len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
    return named and _MEETINGS.isdisjoint(text.lower().split())


_LONGEST_NAME = 4
_MEETINGS = frozenset(("interview", "meeting", "call", "deadline", "session", "test", "invitation"))
_RESPOND = "please respond to"


def _is_glued(line: str, rule_above: bool) -> bool:
    """A block whose lines ran together; below a drawn line, address and date are enough."""
    if GLUED_BLOCK.match(line):
        return True
    return rule_above and "@" in line and _GLUED_DATE.search(line) is not None


def _block(lines: Sequence[str]) -> _Block:
    block = _Block()
    before = ""
    for line in lines:
        options, value = label_of(line)
        if not options and not _continues(before, line, block.labels):
            break
        before = line
        block.address = block.address or "@" in line
        if options:
            label = next((one for one in Label if one in options and one not in block.values), None)
            if label is None:
                break
            block.labels.append(label)
            block.values[label] = value
    return block


def _continues(before: str, line: str, found: list[Label]) -> bool:
    """Whether a line without a label may stand inside a header block: wrapped, foreign or empty."""
    if not line:
        return len(found) < 4
    if before.endswith((";", ",", ":")) or ("@" in line and ":" in line[:30]):
        return True
    return found[-1] in (Label.TO, Label.CC, Label.FROM) and ("@" in line or ";" in line)


def _is_header(block: _Block, rule_above: bool) -> bool:
    sender = block.values[Label.FROM]
    if CLOCK.match(sender) or not any(map(str.isalpha, sender)):
        return False
    others = block.values.keys() - {Label.FROM}
    if Label.SUBJECT in others and (Label.SENT in others or Label.TO in others):
        return True
    known = block.address or rule_above
    return Label.SENT in others and known and (Label.TO in others or rule_above)


def _is_header_in_another_order(block: _Block) -> bool:
    """Date or subject first: an address, and a sender among three fields or a program's time."""
    if not block.address or block.labels[0] is Label.TO:
        return False
    if Label.FROM in block.values and len(block.labels) >= 3:
        return "@" in block.values[Label.FROM]
    sent = block.values.get(Label.SENT, "")
    return Label.TO in block.values and _MACHINE_TIME.search(sent) is not None
