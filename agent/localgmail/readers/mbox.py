"""mbox files: messages between From-lines, also Google Takeout's (RFC 4155, mboxrd's quoting).

Reads through a memory map without locking. A line of a body that begins with "From " is told from
a From-line by what a From-line has: a clock time and a year, and a header on the next line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from mmap import ACCESS_READ, mmap
from pathlib import Path

from agent.errors import Defect, UnreadableInputError
from agent.localgmail.readers.candidate import Candidate

_MARK = b"\nFrom "
_LINE_LIMIT = 1000
_DATED = re.compile(rb"\d{1,2}:\d{2}(?::\d{2})?\s(?:.{0,40}\s)?(?:19|20)\d{2}")
_HEADER = re.compile(rb">?From |[!-9;-~]{1,200}:")
_QUOTED = re.compile(rb"\n>(>*From )")
_POSTED = re.compile(
    rb"([A-Z][a-z]{2}) {1,3}(\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))? "
    rb"(?:(?:([+-])(\d{2})(\d{2})|[A-Z]{1,5}) )?((?:19|20)\d{2})"
)
_MONTHS = b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_TRUNCATED = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    line: bytes
    raw: bytes


def looks_like_mbox(path: Path) -> bool:
    """True where the file's first text is a From-line."""
    with path.open("rb") as file:
        return file.read(4096).lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"From ")


def read_mbox(
    path: Path, labels: frozenset[str] | None, defects: list[Defect]
) -> Iterator[Candidate]:
    """Every message of an mbox file; a truncated last one is read as far as it goes.

    Raises UnreadableInputError where the file is none.
    """
    if not looks_like_mbox(path):
        raise UnreadableInputError(f"{path}: not an mbox file: it does not begin with a From line")
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        last: _Piece | None = None
        for piece in _pieces(data):
            last = piece
            where = f"{path}, byte {piece.start}"
            yield Candidate(piece.raw, where, written, _posted(piece.line), labels)
        if last and (problem := _cut_off(last.raw, complete=data[-1:] == b"\n")):
            defects.append(Defect(f"{path}, byte {last.start}", problem))


def unquoted(raw: bytes) -> bytes:
    """The message with one `>` taken from every quoted From-line (mboxrd)."""
    return _QUOTED.sub(rb"\n\1", raw) if b">From " in raw else raw


def _pieces(data: mmap) -> Iterator[_Piece]:
    start = data.find(b"From ")
    dateless = not _DATED.search(_line(data, start))
    while start >= 0:
        following = _next_start(data, start, dateless=dateless)
        line = _line(data, start)
        body = start + len(line) + 1
        end = len(data) if following < 0 else following
        yield _Piece(start, line, unquoted(_without_blank(data[body:end])))
        start = following


def _next_start(data: mmap, start: int, *, dateless: bool) -> int:
    at = data.find(_MARK, start)
    while at >= 0 and not _separates(data, at + 1, dateless=dateless):
        at = data.find(_MARK, at + 1)
    return at + 1 if at >= 0 else -1


def _separates(data: mmap, at: int, *, dateless: bool) -> bool:
    line = _line(data, at)
    following = at + len(line) + 1
    begins_header = following >= len(data) or _HEADER.match(data[following : following + 300])
    if not begins_header:
        return False
    blank_before = data[at - 2 : at] == b"\n\n" or data[at - 3 : at] == b"\n\r\n"
    return bool(_DATED.search(line)) or (dateless and blank_before)


def _line(data: mmap, at: int) -> bytes:
    end = data.find(b"\n", at, at + _LINE_LIMIT)
    return data[at:end] if end >= 0 else data[at : at + _LINE_LIMIT]


def _without_blank(raw: bytes) -> bytes:
    if raw.endswith(b"\r\n\r\n"):
        return raw[:-2]
    return raw[:-1] if raw.endswith(b"\n\n") else raw


def _posted(line: bytes) -> datetime | None:
    found = _POSTED.search(line)
    if not found or found[1] not in _MONTHS:
        return None
    zone = timedelta(hours=int(found[7] or 0), minutes=int(found[8] or 0))
    try:
        return datetime(
            int(found[9]),
            _MONTHS.index(found[1]) + 1,
            int(found[2]),
            int(found[3]),
            int(found[4]),
            int(found[5] or 0),
            tzinfo=timezone(-zone if found[6] == b"-" else zone),
        ).astimezone(UTC)
    except ValueError:
        return None


def _cut_off(raw: bytes, *, complete: bool) -> str:
    """What shows that the file ends in the middle of its last message, or ""."""
    if b"\n\n" not in raw and b"\r\n\r\n" not in raw:
        return "truncated: the file ends within the headers of its last message"
    defects = (defect for part in message_from_bytes(raw).walk() for defect in part.defects)
    if any(isinstance(defect, _TRUNCATED) for defect in defects):
        return "truncated: the last message lacks its closing MIME boundary"
    return "" if complete else "truncated: the last line has no end"
