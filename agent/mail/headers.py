"""The header block: where it ends, its fields unfolded, encoded words decoded.

Tolerant where mail in the wild is broken (mbox lines, missing separators, raw 8-bit bytes) and
linear in its input. Knows nothing of what any single field means.
"""

import re
from binascii import a2b_qp
from collections.abc import Iterator

from agent.mail.charsets import decode_base64, decode_bytes
from agent.mail.text import one_line

_FIELD = re.compile(r"([!-9;-~]{1,100})[ \t]*:(.*)", re.DOTALL)
_FOLD = re.compile(r"\n(?=[ \t])")
_ENCODED_WORD = re.compile(r"=\?([^\s?*]{1,40})(?:\*[^\s?]{0,20})?\?([bqBQ])\?([^?\n]{0,4000})\?=")


class Headers:
    """Header fields by name (compared without case), values unfolded but not decoded."""

    __slots__ = ("_fields",)

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._fields: dict[str, list[str]] = {}
        for name, value in fields:
            self._fields.setdefault(name.lower(), []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def first(self, name: str) -> str:
        """The first field of that lower-case name as it stands in the mail, or ""."""
        values = self._fields.get(name)
        return values[0].strip() if values else ""

    def every(self, name: str) -> list[str]:
        """All fields of that lower-case name, in order."""
        return [value.strip() for value in self._fields.get(name, ())]

    def names(self) -> Iterator[str]:
        """The lower-case names that occur."""
        return iter(self._fields)


def split_message(raw: bytes) -> tuple[Headers, bytes, bool]:
    """Headers, body and whether the header block was in order.

    `raw` has `\\n` line ends. The block ends at the first empty line; where text stands above it
    that can be no header, the body begins there (mail without a separator).
    """
    if raw.startswith(b"\n"):
        return Headers([]), raw[1:], True
    head, found, body = raw.partition(b"\n\n")
    text = _decode_block(head)
    fields, rest = _fields(_FOLD.sub("", text).split("\n"))
    if rest is not None:
        separator = b"\n\n" if found else b""
        return Headers(fields), rest.encode("utf-8", "replace") + separator + body, False
    return Headers(fields), body, bool(found)


def _decode_block(head: bytes) -> str:
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join([decode_bytes(line) for line in head.split(b"\n")])


def _fields(lines: list[str]) -> tuple[list[tuple[str, str]], str | None]:
    """The fields, and the text from the first line on that cannot be one (None where all are)."""
    fields: list[tuple[str, str]] = []
    for index, line in enumerate(lines):
        match = _FIELD.match(line)
        if match:
            fields.append((match[1], match[2]))
        elif line.startswith(("From ", ">From ")) and not fields:
            continue
        elif line.strip() and not _mostly_fields(lines[index + 1 : index + 6]):
            return fields, "\n".join(lines[index:])
    return fields, None


def _mostly_fields(lines: list[str]) -> bool:
    """Whether one bad line stands among good ones: then it is noise, not the end of the headers."""
    good = sum(_FIELD.match(line) is not None for line in lines)
    return good * 2 > len(lines)


def decode_words(value: str) -> str:
    """A header value for people: RFC 2047 words decoded, white space collapsed.

    White space between two encoded words is no part of the text (section 6.2). Neighbours of one
    charset are decoded as one, since senders cut multi-byte characters in two. What cannot be
    decoded stays as it stands; never raises.
    """
    return one_line(decode_raw_words(value))


def decode_raw_words(value: str) -> str:
    """Encoded words decoded and nothing cleaned: for looking at what hides in a header."""
    return "".join(_decoded_pieces(value)) if "=?" in value else value


def _decoded_pieces(value: str) -> Iterator[str]:
    end, charset, pending = 0, "", b""
    for word in _ENCODED_WORD.finditer(value):
        gap = value[end : word.start()]
        apart = bool(gap.strip()) or end == 0
        if pending and (apart or word[1].lower() != charset):
            yield decode_bytes(pending, charset)
            pending = b""
        if apart:
            yield gap
        end, charset = word.end(), word[1].lower()
        pending += _payload(word)
    if pending:
        yield decode_bytes(pending, charset)
    yield value[end:]


def _payload(word: re.Match[str]) -> bytes:
    text = word[3].encode("utf-8", "replace")
    if word[2] in "qQ":
        return a2b_qp(text, header=True)
    return decode_base64(text)
