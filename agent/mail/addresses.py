"""Address headers: mailboxes with decoded names, and whether a sender may be believed.

Own parser, because `email.utils.parseaddr` answers the *display* part of
`a@evil.example <b@good.example>`. Linear; never raises; knows nothing of employers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agent.domain.message import Address
from agent.mail.headers import decode_raw_words, decode_words

MAX_ADDRESSES = 20_000
MAX_LENGTH = 600_000
_ONE_LINE = 400

_TOKEN = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*)"|<(?P<angle>[^<>]*)>|(?P<mark>[(),;:])|(?P<text>[^"<(),;:\\]+)'
    r"|\\(?P<escaped>.)|.",
    re.DOTALL,
)
# The form that nearly all mail has: a name, quoted or not, and an address in angle brackets.
_USUAL = re.compile(r'\s*(?:"([^"\\]*)"\s|([^"<>(),;:\\]*))\s*<([^<>]*)>\s*')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LOCAL = r'"[^"\x00-\x1f]{1,120}"|[^\s"@<>()\[\],;:\\\x00-\x1f\x7f]{1,120}'
_DOMAIN = r"\[[0-9A-Za-z.:]{1,60}\]|[^\s\"@<>()\[\],;:\\/\x00-\x1f\x7f]{1,253}"
_ADDRESS = re.compile(rf"({_LOCAL})@({_DOMAIN})")
_LOOKS_LIKE_ADDRESS = re.compile(r"[\w.+-]{1,64}\s?[@＠﹫]\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_DECEPTIVE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(slots=True)
class _Entry:
    """One mailbox being read: its bare text, the name's words, comments and angle parts.

    `shown` is the name with the comments before the angle part in their places, as mail programs
    show it: "Jane Doe (Acme) <jane@x>".
    """

    bare: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    angles: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.angles) or any(word.strip() for word in self.words)


def parse_addresses(value: str) -> tuple[Address, ...]:
    """The mailboxes of an address header, groups flattened, at most MAX_ADDRESSES.

    `value` is the unfolded header, not decoded: only names are decoded, so that an encoded word
    cannot smuggle in an address. A name with an unquoted comma ("Smith, Anna <a@x>") is put
    together again. Where the syntax is beyond repair, bare addresses in the text are taken.
    """
    usual = _USUAL.fullmatch(value) if len(value) < _ONE_LINE else None
    if usual:
        return (Address(_name(usual[1] or usual[2] or ""), _bare_address(usual[3])),)
    found = list(_joined_names(_entries(value[:MAX_LENGTH])))
    if not found and "@" in value:
        found = [
            Address("", _bare_address(match[0])) for match in _ADDRESS.finditer(value[:100_000])
        ]
    return tuple(found[:MAX_ADDRESSES])


def _joined_names(entries: Iterator[_Entry]) -> Iterator[Address]:
    pending = ""
    for entry in entries:
        address = _address(entry)
        if not address.email and not entry.angles:
            pending = address.name
            continue
        if pending and entry.angles and address.name:
            address = Address(f"{pending}, {address.name}", address.email)
        pending = ""
        yield address


def _entries(value: str) -> Iterator[_Entry]:
    entry, depth = _Entry(), 0
    for token in _TOKEN.finditer(value):
        mark = token["mark"]
        if (depth or mark == "(") and not entry.angles:
            entry.shown.append(token[0])
        if mark == "(" or (mark == ")" and depth):
            depth += 1 if mark == "(" else -1
        elif depth:
            entry.comments.append(token[0])
        elif mark == ":" and not entry.angles and "@" not in "".join(entry.bare):
            entry = _Entry()  # what stood before it was a group's name
        elif mark in (",", ";"):
            if entry:
                yield entry
                entry = _Entry()
        else:
            _add(entry, token)
    if entry:
        yield entry


def _add(entry: _Entry, token: re.Match[str]) -> None:
    if token["angle"] is not None:
        entry.angles.append(token["angle"])
        return
    entry.bare.append(token[0])
    if token["quoted"] is not None:
        entry.words.append(_ESCAPED.sub(r"\1", token["quoted"]))
    else:
        entry.words.append(token["escaped"] or token[0])
    entry.shown.append(entry.words[-1])


def _address(entry: _Entry) -> Address:
    """Angle part first: what stands in front of it is a name, whatever it looks like."""
    if entry.angles:
        named = any(word.strip() for word in entry.words)
        name = "".join(entry.shown if named else entry.words)
        return Address(_name(name), _bare_address(entry.angles[-1]))
    email = _bare_address("".join(entry.bare))
    if email:
        return Address(_name("".join(entry.comments)), email)
    return Address(_name("".join(entry.words)), "")


def _name(text: str) -> str:
    name = decode_words(text)
    if len(name) > 2 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    return name[:500]


def _bare_address(text: str) -> str:
    """The address in that text with its domain in lower case, or "" where it is none."""
    text = text.strip(" \t\r\n'").removeprefix("mailto:")
    if text.startswith("@"):  # a source route (RFC 5322 section 4.4)
        text = text.rpartition(":")[2]
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return ""
    domain = match[2].lower().rstrip(".")
    return f"{match[1]}@{domain}" if domain.strip(".") else ""


def suspicion(values: list[str], senders: tuple[Address, ...]) -> str:
    """Why the From header(s) may not be believed, in words, or ""."""
    if len(values) > 1:
        return "more than one From header"
    if not senders or not senders[0].email:
        return "no usable sender address"
    if len(senders) > 1:
        return "several From addresses"
    if values and _DECEPTIVE.search(decode_raw_words(values[0])):
        return "display name with invisible or direction-changing characters"
    imitated = _LOOKS_LIKE_ADDRESS.search(senders[0].name)
    if imitated and _plain(imitated[0]) != senders[0].key:
        return "display name imitates an address"
    return ""


def _plain(address: str) -> str:
    return "".join(address.split()).replace("＠", "@").replace("﹫", "@").lower()
