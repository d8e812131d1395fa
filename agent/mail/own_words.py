"""A body divided: the writer's own new words, and what was quoted, forwarded or signed below.

Puts `history` and `signatures` together; knows lines and marks, no MIME and no HTML.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from agent.mail.attribution import without_glue
from agent.mail.history import Kind, kinds_of
from agent.mail.marks import SIGNATURE, SIGNATURE_END, without_marks
from agent.mail.signatures import Writer, signature_lines
from agent.mail.text import one_gap

MAX_LINES = 20_000
"""Lines of a body that are looked at; nobody writes more, and each costs some microseconds."""

TOO_LONG = f"the body has more than {MAX_LINES} lines; the rest was not read"
NOTHING_LEFT = "nothing was left of the body without quotes; kept whole"


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of one body, white space in order; `defect` says where the split was given up."""

    own: str
    quoted: str = ""
    signature: str = ""
    forwarded: str = ""
    defect: str = ""


def split_words(text: str, *, subject: str = "", sender: str = "") -> Split:
    """Divide a squeezed body; `subject` tells a forward, `sender` is the writer's display name.

    Where nothing of the writer's is left and nothing was forwarded, the body is kept whole, since
    an answer that consists of a quotation alone is likelier our mistake.
    """
    if text.count("\n") >= MAX_LINES:
        beginning = "\n".join(text.split("\n", MAX_LINES)[:MAX_LINES])
        return replace(split_words(beginning, subject=subject, sender=sender), defect=TOO_LONG)
    lines, signed = _without_signature_marks(without_glue(text), SIGNATURE in text)
    kinds = kinds_of(lines, subject)
    aside = _signed_lines(lines, kinds, signed, Writer.of(sender))
    parts = _divided(lines, kinds, aside) if any(kinds) else _all_new(lines, aside)
    return parts if parts.own else _nothing_left(text, parts)


def _all_new(lines: Sequence[str], aside: set[int]) -> Split:
    """The parts of a body without an earlier message, as most are."""
    if not aside:
        return Split(_join(lines))
    return Split(
        own=_join([line for index, line in enumerate(lines) if index not in aside]),
        signature=_join([lines[index] for index in sorted(aside)]),
    )


def _divided(lines: Sequence[str], kinds: Sequence[Kind], aside: set[int]) -> Split:
    """The parts of a body by whose words its lines are."""
    own = [index for index, kind in enumerate(kinds) if kind is Kind.OWN]
    return Split(
        own=_join([lines[index] for index in own if index not in aside]),
        quoted=_join([lines[i] for i, kind in enumerate(kinds) if kind is Kind.QUOTED]),
        signature=_join([lines[index] for index in own if index in aside]),
        forwarded=_join([lines[i] for i, kind in enumerate(kinds) if kind is Kind.FORWARDED]),
    )


def _nothing_left(text: str, parts: Split) -> Split:
    """A closing alone ("Thanks, Anna") is a message; a quotation alone is kept, with a defect."""
    if parts.signature:
        return Split(parts.signature, parts.quoted, "", parts.forwarded)
    if parts.forwarded or not parts.quoted:
        return parts
    return Split(one_gap(without_marks(text)), defect=NOTHING_LEFT)


def _join(lines: Iterable[str]) -> str:
    return one_gap(without_marks("\n".join(lines)))


def _without_signature_marks(lines: list[str], marked: bool) -> tuple[list[str], set[int]]:
    """The lines without the marks of signature blocks, and which lines stood inside one."""
    signed: set[int] = set()
    if not marked:
        return lines, signed
    kept: list[str] = []
    inside = False
    for line in lines:
        bare = line.removeprefix("> ")
        if bare in (SIGNATURE, SIGNATURE_END):
            inside = bare == SIGNATURE
            continue
        if inside:
            signed.add(len(kept))
        kept.append(line)
    return kept, signed


def _signed_lines(
    lines: Sequence[str], kinds: Sequence[Kind], signed: set[int], writer: Writer
) -> set[int]:
    """Own lines that are signature, stretch by stretch between quotations.

    A program's signature block counts only where something else is the writer's: people write
    their whole answer into it.
    """
    aside: set[int] = set()
    if signed:
        own = {index for index, kind in enumerate(kinds) if kind is Kind.OWN and lines[index]}
        aside = signed & own if own - signed else aside
    for start, end in _stretches(kinds) if any(kinds) else ((0, len(kinds)),):
        stretch = ["" if index in aside else lines[index] for index in range(start, end)]
        aside.update(start + index for index in signature_lines(stretch, writer))
    return aside


def _stretches(kinds: Sequence[Kind]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for index, kind in enumerate(kinds):
        if kind is Kind.OWN and start is None:
            start = index
        elif kind is not Kind.OWN and start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(kinds)
