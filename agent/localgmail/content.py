"""A message's bytes, read lazily: headers, addresses, words for the search, a snippet.

Reads with the standard library and never fails on hostile mail: what cannot be decoded stays as it
is. Knows no mailbox, no label and no id.
"""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from functools import cached_property
from html import escape, unescape

HEADER_LIMIT = 256 * 1024
TEXT_LIMIT = 100_000
SNIPPET_LENGTH = 180

# Kept in memory for every message once one of them was asked for; the others are read anew.
_INDEXED = frozenset(
    [
        "from",
        "to",
        "cc",
        "bcc",
        "subject",
        "message-id",
        "in-reply-to",
        "references",
        "date",
        "list-id",
        "delivered-to",
        "reply-to",
        "x-gm-thrid",
        "x-gmail-labels",
    ]
)
_FIELD = re.compile(r"([!-9;-~]{1,200}):")
_ANY_FIELD = re.compile(rb"^[!-9;-~]{1,200}:", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_RFC_ID = re.compile(r"<[^<>\s]{1,995}>")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_UNSEEN = re.compile(r"(?is)<(style|script|head)\b.{0,50000}?</\1>")
_PREFIX = re.compile(
    r"\s*(?:re|fwd?|aw|wg|sv|vs|antw|tr|rif|res|enc|odp)\s*(?:\[\d{1,3}\])?\s*:", re.IGNORECASE
)


def split_head(raw: bytes) -> tuple[bytes, bytes]:
    """The header block and the body, the blank line between them left out."""
    crlf, lf = raw.find(b"\r\n\r\n", 0, HEADER_LIMIT), raw.find(b"\n\n", 0, HEADER_LIMIT)
    if crlf >= 0 and (lf < 0 or crlf < lf):
        return raw[: crlf + 2], raw[crlf + 4 :]
    if lf >= 0:
        return raw[: lf + 1], raw[lf + 2 :]
    return raw[:HEADER_LIMIT], b""


def header_fields(head: bytes) -> tuple[tuple[str, str], ...]:
    """Name and unfolded value of every header line; lines that are none are passed over."""
    fields: list[list[str]] = []
    for line in _text(head).replace("\r\n", "\n").split("\n"):
        if line[:1] in {" ", "\t"}:
            if fields:
                fields[-1][1] += " " + line.strip()
            continue
        if found := _FIELD.match(line):
            fields.append([found[1], line[found.end() :].strip()])
    return tuple((name, value) for name, value in fields)


def has_header(raw: bytes) -> bool:
    """True where the bytes begin with anything that is a header."""
    return bool(_ANY_FIELD.search(split_head(raw)[0]))


def decoded(value: str) -> str:
    """A header value with its RFC 2047 words decoded; as it stands where they are broken."""
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, HeaderParseError):
        return value


def words_of(text: str) -> str:
    """The words of a text, folded, one space between and around: ready for a phrase search."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def subject_key(subject: str) -> str:
    """A subject without its reply and forward prefixes, folded: what Gmail compares in a thread."""
    text = decoded(subject)[:2000]
    while found := _PREFIX.match(text):
        text = text[found.end() :]
    return " ".join(text.casefold().split())


def addresses_in(values: tuple[str, ...]) -> tuple[str, ...]:
    """Every address in these header values, in lower case."""
    return tuple(address.lower() for _, address in getaddresses(list(values)) if "@" in address)


class Content:
    """What can be read out of one message's bytes; nothing is parsed before it is asked for."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Names and unfolded values, in order; read anew each time, for they are long."""
        return header_fields(split_head(self.raw)[0])

    @cached_property
    def _index(self) -> tuple[tuple[str, str], ...]:
        fields = ((name.lower(), value) for name, value in self.headers)
        return tuple((name, value) for name, value in fields if name in _INDEXED)

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a header, its name compared without case."""
        wanted = name.lower()
        if wanted in _INDEXED:
            return tuple(value for key, value in self._index if key == wanted)
        return tuple(value for key, value in self.headers if key.lower() == wanted)

    def first(self, name: str) -> str:
        """The first value of a header, or the empty text."""
        return next(iter(self.every(name)), "")

    @cached_property
    def message_id(self) -> str:
        """The Message-ID with its angle brackets, or the empty text."""
        found = _RFC_ID.search(self.first("message-id"))
        return found.group() if found else self.first("message-id")

    @cached_property
    def references(self) -> tuple[str, ...]:
        """Message-IDs of In-Reply-To and References, the nearest ancestor first."""
        chain = _RFC_ID.findall(self.first("references"))
        nearest = _RFC_ID.findall(self.first("in-reply-to"))
        return tuple(dict.fromkeys([*nearest, *reversed(chain)]))

    @cached_property
    def subject_key(self) -> str:
        """The subject as threads compare it."""
        return subject_key(self.first("subject"))

    @cached_property
    def date(self) -> datetime | None:
        """The Date header as an instant (UTC), or None where it cannot be read."""
        return read_date(self.first("date"))

    def addresses(self, *names: str) -> tuple[str, ...]:
        """Addresses in these headers, in lower case."""
        return addresses_in(tuple(value for name in names for value in self.every(name)))

    def words(self, *names: str) -> str:
        """Words of these headers, for a phrase search."""
        return words_of(" ".join(decoded(value) for name in names for value in self.every(name)))

    @cached_property
    def all_words(self) -> str:
        """Words of the subject, the addresses and the body, for a search without operator."""
        heads = self.words("subject", "from", "to", "cc", "bcc").rstrip()
        return heads + words_of(self.text()[:TEXT_LIMIT])

    @cached_property
    def file_names(self) -> tuple[str, ...]:
        """Names of the attached files, in lower case."""
        found = (part_file_name(part) for part in self.parsed().walk())
        return tuple(name.lower() for name in found if name)

    @cached_property
    def snippet(self) -> str:
        """The first words of the body, HTML-escaped as Gmail does it."""
        return escape(" ".join(self.text()[:4000].split())[:SNIPPET_LENGTH], quote=True)

    def parsed(self) -> Message:
        """The MIME tree; a message nested beyond reason is read as one plain part."""
        try:
            return message_from_bytes(self.raw)
        except RecursionError:
            return message_from_bytes(b"Content-Type: text/plain\r\n\r\n" + split_head(self.raw)[1])

    def text(self) -> str:
        """The body as text: the plain part, else the HTML part without its tags."""
        texts: dict[str, str] = {}
        for part in self.parsed().walk():
            kind = part.get_content_type()
            if kind in {"text/plain", "text/html"} and not part_file_name(part):
                texts.setdefault(kind, part_text(part))
        return texts.get("text/plain") or _without_tags(texts.get("text/html", ""))


def part_file_name(part: Message) -> str:
    """A part's file name, decoded; the empty text where it has none."""
    try:
        return decoded(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):
        return ""


def part_bytes(part: Message) -> bytes:
    """A part's bytes with its transfer encoding removed."""
    if part.is_multipart():
        return b""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def part_text(part: Message) -> str:
    """A part's text in its declared charset, else UTF-8, else with every byte kept somehow."""
    data = part_bytes(part)
    try:
        return data.decode(str(part.get_content_charset() or "utf-8"), errors="replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", errors="replace")


def read_date(value: str) -> datetime | None:
    """An RFC 5322 date as an instant (UTC); a missing zone is read as UTC."""
    try:
        found = parsedate_to_datetime(value)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _without_tags(html: str) -> str:
    return unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html[: 4 * TEXT_LIMIT])))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
