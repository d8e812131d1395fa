"""The MIME structure of a message: its parts as a flat list of leaves, in reading order.

Own code and not `email.parser`, because that one tests every open boundary on every line (slow
without bound on deeply nested mail) and recurses. Here each level is one pass of a compiled
pattern, and depth and number of parts are capped. Knows nothing of what parts are for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agent.mail.charsets import decode_bytes, undo_transfer
from agent.mail.headers import Headers, decode_words, split_message

MAX_DEPTH = 12
MAX_PARTS = 200

_CALENDAR_TYPES = frozenset(
    ("text/calendar", "application/ics", "text/x-vcalendar", "application/calendar")
)
_NEVER_CALENDARS = ("image/", "text/html", "audio/", "video/")
_CALENDAR_SUFFIXES = (".ics", ".vcs", ".ical", ".icalendar")
_CALENDAR_BEGINNINGS = (b"BEGIN:VCALENDAR", b"QkVHSU46VkNBTEVOREFS")  # as it is, and in base64

_PARAMETER = re.compile(r';\s{0,40}([^\s=;"]{1,60})\s{0,40}=\s{0,40}("(?:[^"\\]|\\.)*"|[^;]*)')
_UNESCAPE = re.compile(r"\\(.)")
_TYPE = re.compile(r"\s*([\w.+-]{1,60})\s*/\s*([\w.+*-]{1,80})")


@dataclass(frozen=True, slots=True)
class ContentField:
    """A parsed Content-Type or Content-Disposition: the value and its parameters, lower-case."""

    value: str
    params: dict[str, str]

    def get(self, name: str) -> str:
        """The parameter of that name, or ""."""
        return self.params.get(name, "")


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf: `type` like "text/plain", its undecoded body and where in the tree it stands.

    `choice` names the multipart/alternative it is a branch of (0 for none); `forwarded` is True
    inside an attached message (message/rfc822), whose words are another writer's.
    """

    type: str
    headers: Headers
    body: bytes = field(repr=False)
    content: ContentField
    choice: int = 0
    forwarded: bool = False

    @property
    def disposition(self) -> ContentField:
        """Content-Disposition, parsed."""
        return parse_content_field(self.headers.first("content-disposition"))

    @property
    def filename(self) -> str:
        """The file name by Content-Disposition or Content-Type, decoded, or ""."""
        return self.disposition.get("filename") or self.content.get("name")

    @property
    def is_calendar(self) -> bool:
        """Whether this is a calendar: by its type, its file name, or what it begins with."""
        if self.type in _CALENDAR_TYPES:
            return True
        if self.type.startswith(_NEVER_CALENDARS):
            return False
        if self.body[:200].lstrip(b"\xef\xbb\xbf \n").startswith(_CALENDAR_BEGINNINGS):
            return True
        return self.type != "text/plain" and self.filename.lower().endswith(_CALENDAR_SUFFIXES)

    def data(self) -> bytes:
        """The content with its transfer encoding undone."""
        return undo_transfer(self.body, self.headers.first("content-transfer-encoding"))

    def text(self) -> str:
        """The content as text, in its charset."""
        return decode_bytes(self.data(), self.content.get("charset"))


def parse_content_field(raw: str) -> ContentField:
    """Split `value; name=value; ...` (RFC 2045), with RFC 2231 continuations and RFC 2047 words.

    Of a parameter given twice the first counts. Linear, never raises.
    """
    value, _, _ = raw.partition(";")
    params: dict[str, str] = {}
    if ";" not in raw:
        return ContentField(value.strip().lower(), params)
    for name, text in _PARAMETER.findall(raw[:8000]):
        params.setdefault(name.lower(), _unquoted(text.strip()))
    if any("*" in name for name in params):
        params = _joined_2231(params)
    return ContentField(
        value.strip().lower(),
        {name: decode_words(text) if "=?" in text else text for name, text in params.items()},
    )


def _unquoted(text: str) -> str:
    return _UNESCAPE.sub(r"\1", text.strip('"')) if text.startswith('"') else text


def _joined_2231(params: dict[str, str]) -> dict[str, str]:
    """`name*0*`, `name*1` ... put together and their percent encoding undone."""
    whole: dict[str, str] = {}
    for key in sorted(params, key=_section_number):
        name, star, _ = key.partition("*")
        if not star:
            whole.setdefault(name, params[key])
        else:
            whole[name] = whole.get(name, "") + params[key]
    return {
        name: _percent_decoded(text) if f"{name}*" in params or f"{name}*0*" in params else text
        for name, text in whole.items()
    }


def _section_number(key: str) -> int:
    digits = key.partition("*")[2].rstrip("*")
    return int(digits) if digits.isdecimal() and len(digits) < 5 else 0


def _percent_decoded(text: str) -> str:
    from urllib.parse import unquote_to_bytes  # for file names beyond ASCII only

    charset, quote, rest = text.partition("'")
    _, second, encoded = rest.partition("'")
    if not (quote and second):
        return decode_bytes(unquote_to_bytes(text))
    return decode_bytes(unquote_to_bytes(encoded), charset)


def leaves(headers: Headers, body: bytes) -> Iterator[Part]:
    """The leaves of a message with these headers and this body, depth first, at most MAX_PARTS."""
    counter = _Counter()
    yield from _walk(headers, body, _Place(), counter)


@dataclass(frozen=True, slots=True)
class _Place:
    depth: int = 0
    choice: int = 0
    forwarded: bool = False
    default: str = "text/plain"


@dataclass(slots=True)
class _Counter:
    parts: int = 0
    choices: int = 0


def _walk(headers: Headers, body: bytes, place: _Place, counter: _Counter) -> Iterator[Part]:
    content = parse_content_field(headers.first("content-type"))
    kind = _TYPE.match(content.value)
    type_ = f"{kind[1]}/{kind[2]}" if kind else place.default
    if counter.parts >= MAX_PARTS:
        return
    boundary = content.get("boundary")
    if type_.startswith("multipart/") and boundary and place.depth < MAX_DEPTH:
        yield from _walk_multipart(type_, body, boundary, place, counter)
    elif type_ in ("message/rfc822", "message/global") and place.depth < MAX_DEPTH:
        data = undo_transfer(body, headers.first("content-transfer-encoding"))
        inner, inner_body, _ = split_message(data.replace(b"\r\n", b"\n"))
        yield from _walk(inner, inner_body, _Place(place.depth + 1, 0, True), counter)
    else:
        counter.parts += 1
        shown = "text/plain" if type_.startswith("multipart/") else type_
        yield Part(shown, headers, body, content, place.choice, place.forwarded)


def _walk_multipart(
    type_: str, body: bytes, boundary: str, place: _Place, counter: _Counter
) -> Iterator[Part]:
    choice = place.choice
    if type_ == "multipart/alternative" and not choice:
        counter.choices += 1
        choice = counter.choices
    default = "message/rfc822" if type_ == "multipart/digest" else "text/plain"
    inside = _Place(place.depth + 1, choice, place.forwarded, default)
    for section in _sections(body, boundary):
        if counter.parts >= MAX_PARTS:
            return
        if section.lstrip().startswith(b"BEGIN:VCALENDAR"):  # a calendar where headers belong
            section = b"Content-Type: text/calendar\n\n" + section  # noqa: PLW2901
        headers, content, _ = split_message(section)
        yield from _walk(headers, content, inside, counter)


def _sections(body: bytes, boundary: str) -> Iterator[bytes]:
    """What stands between the delimiter lines; a missing closing one is the end of the body.

    Where no delimiter occurs at all, the body is taken as one section without headers.
    """
    mark = re.escape(boundary.strip().encode("utf-8", "replace"))
    delimiter = re.compile(rb"^--" + mark + rb"(--)?[ \t]*$\n?", re.MULTILINE)
    start: int | None = None
    for match in delimiter.finditer(body):
        if start is not None:
            yield body[start : max(start, match.start() - 1)]
        start = match.end()
        if match[1]:
            return
    if start is not None:
        yield body[start:]
    elif body.strip():
        yield b"\n" + body
