"""What each search operator means, over one mailbox at one instant (gmail-api.md 2.4).

A search is compiled once into predicates and then run over messages, the newest first; a window of
internalDate named by after:, before:, newer_than: or older_than: is cut out beforehand.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from agent.localgmail.content import words_of
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.model import HIDDEN, Stored, SystemLabel, milliseconds
from agent.localgmail.query import Every, Node, Some, Term, Without, parse_query

# "All dates used in the search query are interpreted as midnight on that date in the PST timezone."
PACIFIC = ZoneInfo("America/Los_Angeles")
FOREVER_MS = 1 << 60

Predicate = Callable[[Stored], bool]

_PLACES: Mapping[str, str] = {
    "inbox": SystemLabel.INBOX,
    "sent": SystemLabel.SENT,
    "draft": SystemLabel.DRAFT,
    "drafts": SystemLabel.DRAFT,
    "spam": SystemLabel.SPAM,
    "trash": SystemLabel.TRASH,
    "unread": SystemLabel.UNREAD,
    "starred": SystemLabel.STARRED,
    "important": SystemLabel.IMPORTANT,
    "chat": SystemLabel.CHAT,
    "chats": SystemLabel.CHAT,
}
_CATEGORIES: Mapping[str, str] = {
    "primary": SystemLabel.PERSONAL,
    "personal": SystemLabel.PERSONAL,
    "social": SystemLabel.SOCIAL,
    "promotions": SystemLabel.PROMOTIONS,
    "updates": SystemLabel.UPDATES,
    "forums": SystemLabel.FORUMS,
}
_HEADERS: Mapping[str, tuple[str, ...]] = {
    "from": ("from",),
    "to": ("to", "cc", "bcc"),
    "cc": ("cc",),
    "bcc": ("bcc",),
    "subject": ("subject",),
    "list": ("list-id",),
    "deliveredto": ("delivered-to",),
}
_AGE_DAYS = {"h": 1 / 24, "d": 1, "m": 30, "y": 365}
_SIZES = {"": 1, "k": 1 << 10, "m": 1 << 20}
_AGE = re.compile(r"(\d{1,5})([hdmy])")
_SIZE = re.compile(r"(\d{1,12})([km]?)b?")
_DATE = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})")
_US_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


@dataclass(frozen=True, slots=True)
class Search:
    """A compiled search: a window of internalDate, a predicate, and whether hidden mail counts."""

    first_ms: int
    last_ms: int
    holds: Predicate
    sees_hidden: bool

    def run(self, messages: Iterable[Stored], *, include_hidden: bool = False) -> list[Stored]:
        """Those of these messages that are found, in the same order."""
        shown = include_hidden or self.sees_hidden
        first, last, holds = self.first_ms, self.last_ms, self.holds
        return [
            message
            for message in messages
            if first <= message.at_ms < last and (shown or not message.hidden) and holds(message)
        ]


def compile_search(text: str, mailbox: Mailbox) -> Search:
    """Compile a search as the mailbox's clock, owner and labels stand now."""
    node = parse_query(text)
    compiler = _Compiler(mailbox)
    first, last = compiler.window(node)
    return Search(first, last, compiler.predicate(node), _sees_hidden(node))


def date_bound(value: str) -> datetime | None:
    """The instant a date in a search means: midnight Pacific, or epoch seconds; None if neither."""
    if value.isascii() and value.isdigit() and len(value) <= 11:
        return datetime.fromtimestamp(int(value), UTC)
    if found := _DATE.fullmatch(value):
        year, month, day = map(int, found.groups())
    elif found := _US_DATE.fullmatch(value):
        month, day, year = map(int, found.groups())
    else:
        return None
    try:
        return datetime(year, month, day, tzinfo=PACIFIC)
    except ValueError:
        return None


class _Compiler:
    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._now = mailbox.now()
        self._makers: Mapping[str, Callable[[str], Predicate | None]] = {
            "": self._anywhere,
            "label": self._label,
            "in": self._place,
            "is": self._state,
            "category": self._category,
            "has": self._has,
            "filename": self._file_name,
            "rfc822msgid": self._rfc_id,
            "larger": partial(self._size, larger=True),
            "size": partial(self._size, larger=True),
            "smaller": partial(self._size, larger=False),
        }

    def predicate(self, node: Node) -> Predicate:
        match node:
            case Term():
                return self._term(node)
            case Without(part):
                unwanted = self.predicate(part)
                return lambda message: not unwanted(message)
            case Every(parts):
                wanted = tuple(self.predicate(part) for part in parts)
                return lambda message: all(holds(message) for holds in wanted)
            case Some(parts):
                either = tuple(self.predicate(part) for part in parts)
                return lambda message: any(holds(message) for holds in either)

    def window(self, node: Node) -> tuple[int, int]:
        """Bounds every message found must lie in, read off the terms that must hold."""
        must = node.parts if isinstance(node, Every) else (node,)
        bounds = [self._bounds(part) for part in must if isinstance(part, Term)]
        firsts, lasts = zip(*bounds, strict=True) if bounds else ((-FOREVER_MS,), (FOREVER_MS,))
        return max(firsts), min(lasts)

    def _term(self, term: Term) -> Predicate:
        if names := _HEADERS.get(term.operator):
            return self._header(names, term.value)
        if term.operator in _DATES:
            first, last = self._bounds(term)
            return lambda message: first <= message.at_ms < last
        maker = self._makers.get(term.operator)
        if maker is None:
            return self._anywhere(f"{term.operator} {term.value}")
        return maker(term.value) or _never

    def _bounds(self, term: Term) -> tuple[int, int]:
        reads = _DATES.get(term.operator)
        if reads is None:
            return -FOREVER_MS, FOREVER_MS
        bound = date_bound(term.value) if reads.dated else self._ago(term.value)
        if bound is None:
            return -FOREVER_MS, FOREVER_MS
        ms = milliseconds(bound)
        return (ms, FOREVER_MS) if reads.lower else (-FOREVER_MS, ms)

    def _ago(self, value: str) -> datetime | None:
        found = _AGE.fullmatch(value.lower())
        if not found:
            return None
        return self._now - timedelta(days=int(found[1]) * _AGE_DAYS[found[2]])

    def _header(self, names: tuple[str, ...], value: str) -> Predicate:
        if value.lower() == "me" and names[0] in {"from", "to", "cc", "bcc"}:
            own = self._mailbox.owner_addresses
            return lambda message: not own.isdisjoint(message.content.addresses(*names))
        phrase = words_of(value)
        return lambda message: phrase in message.content.words(*names)

    def _anywhere(self, value: str) -> Predicate:
        phrase = words_of(value)
        if not phrase.strip():
            return lambda _message: True
        return lambda message: phrase in message.content.all_words

    def _label(self, value: str) -> Predicate | None:
        if value.lower() in _PLACES:
            return _labelled(_PLACES[value.lower()])
        wanted = _label_key(value)
        for label in self._mailbox.labels.every():
            if wanted in {_label_key(label.name), _label_key(label.label_id)}:
                return _labelled(label.label_id)
        return None

    def _place(self, value: str) -> Predicate | None:
        if value.lower() == "anywhere":
            return lambda _message: True
        return self._label(value)

    def _state(self, value: str) -> Predicate | None:
        if value.lower() == "read":
            return lambda message: SystemLabel.UNREAD not in message.labels
        return self._label(value) if value.lower() in _PLACES else None

    def _category(self, value: str) -> Predicate | None:
        label = _CATEGORIES.get(value.lower())
        return _labelled(label) if label else None

    def _has(self, value: str) -> Predicate | None:
        if value.lower() != "attachment":
            return None
        return lambda message: bool(message.content.file_names)

    def _file_name(self, value: str) -> Predicate:
        wanted = value.lower()
        return lambda message: any(wanted in name for name in message.content.file_names)

    def _rfc_id(self, value: str) -> Predicate:
        wanted = value.strip("<>")
        return lambda message: message.content.message_id.strip("<>") == wanted

    def _size(self, value: str, *, larger: bool) -> Predicate | None:
        found = _SIZE.fullmatch(value.lower())
        if not found:
            return None
        limit = int(found[1]) * _SIZES[found[2]]
        return lambda message: (len(message.raw) > limit) is larger


@dataclass(frozen=True, slots=True)
class _DateOperator:
    lower: bool
    dated: bool


_DATES: Mapping[str, _DateOperator] = {
    "after": _DateOperator(lower=True, dated=True),
    "newer": _DateOperator(lower=True, dated=True),
    "before": _DateOperator(lower=False, dated=True),
    "older": _DateOperator(lower=False, dated=True),
    "newer_than": _DateOperator(lower=True, dated=False),
    "older_than": _DateOperator(lower=False, dated=False),
}


def _never(_message: Stored) -> bool:
    return False


def _labelled(label_id: str) -> Predicate:
    return lambda message: label_id in message.labels


def _label_key(name: str) -> str:
    return re.sub(r"[\s/]", "-", name.casefold())


def _sees_hidden(node: Node) -> bool:
    match node:
        case Term(operator, value):
            names_hidden = value.upper() in HIDDEN
            return operator in {"in", "label", "is"} and (
                names_hidden or value.lower() == "anywhere"
            )
        case Without():
            return False
        case Every(parts) | Some(parts):
            return any(_sees_hidden(part) for part in parts)
