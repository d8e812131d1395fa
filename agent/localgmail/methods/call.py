"""What a method is given, and the parts of answering that several methods share.

Knows the mailbox and the query; no HTTP.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias, TypeVar

from agent.localgmail import refusals
from agent.localgmail.calls import Json, JsonObject, Query
from agent.localgmail.faults import Fault, FaultKind
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.model import Stored
from agent.localgmail.scopes import Scope
from agent.localgmail.search import compile_search
from agent.localgmail.views import Format, decoded_raw, encoded

Item = TypeVar("Item")

PAGE_LIMIT = 500
PAGE_DEFAULT = 100


@dataclass(frozen=True, slots=True)
class MethodCall:
    """One call of a method: whose mailbox, the ids of the path, query, body, and a view fault."""

    mailbox: Mailbox
    ids: tuple[str, ...]
    query: Query
    body: JsonObject
    scopes: frozenset[str]
    fault: Fault | None = None

    def suffers(self, kind: FaultKind) -> bool:
        """True where this fault distorts what the call sees."""
        return self.fault is not None and self.fault.kind is kind


Handler: TypeAlias = Callable[[MethodCall], JsonObject | None]


def page(call: MethodCall, items: Sequence[Item]) -> tuple[Sequence[Item], str]:
    """The page asked for and the token of the next one, "" at the end. Raises ApiError 400."""
    size = min(call.query.whole("maxResults", PAGE_DEFAULT) or PAGE_DEFAULT, PAGE_LIMIT)
    start = _offset(call.query.one("pageToken"))
    following = start + size
    return items[start:following], page_token(following) if following < len(items) else ""


def page_token(offset: int) -> str:
    """An opaque token for the page that starts at this item."""
    return encoded(f"page/{offset}".encode())


def _offset(token: str) -> int:
    if not token:
        return 0
    try:
        kind, _, offset = decoded_raw(token).decode("ascii").partition("/")
        if kind == "page":
            return int(offset)
    except ValueError:
        pass
    raise refusals.bad_request("Invalid pageToken")


def list_answer(name: str, views: Sequence[Json], token: str, total: int) -> JsonObject:
    """A list's answer; the key is left out where nothing was found (gmail-api.md 2.3)."""
    answer: dict[str, Json] = {}
    if views:
        answer[name] = views
    if token:
        answer["nextPageToken"] = token
    # Gmail's own number is an estimate: past one page it says little (gmail-api.md 2.3).
    answer["resultSizeEstimate"] = total if not token else 201
    return answer


def found_messages(call: MethodCall, among: list[Stored] | None = None) -> list[Stored]:
    """Messages by q, labelIds and includeSpamTrash, the newest first, with the search's lag.

    `among` narrows the search to these messages; without it the whole mailbox is searched.
    """
    mailbox, text, labels = call.mailbox, call.query.one("q"), call.query.many("labelIds")
    if text and Scope.METADATA in call.scopes:
        raise refusals.forbidden("Metadata scope does not support 'q' parameter")
    search = compile_search(text, mailbox)
    named = call.query.flag("includeSpamTrash") or not {"SPAM", "TRASH"}.isdisjoint(labels)
    if among is None:
        among = mailbox.between(search.first_ms, search.last_ms)
    found = search.run(among, include_hidden=named)
    if labels:
        wanted = frozenset(labels)
        found = [message for message in found if wanted <= message.labels]
    lag = _lag(call) if text else timedelta(0)
    return _indexed(mailbox, found, lag) if lag else found


def asked_format(call: MethodCall, allowed: Sequence[Format] = tuple(Format)) -> Format:
    """The format asked for, full by default. Raises ApiError 400, or 403 for a metadata token."""
    given = call.query.one("format", Format.FULL)
    if given not in allowed:
        raise refusals.bad_request(f"Invalid value for format: {given[:40]}")
    form = Format(given)
    if Scope.METADATA in call.scopes and form in {Format.FULL, Format.RAW}:
        raise refusals.forbidden(f"Metadata scope doesn't allow format {form.upper()}")
    return form


def _lag(call: MethodCall) -> timedelta:
    if call.fault and call.fault.kind is FaultKind.SEARCH_LAG:
        return timedelta(seconds=call.fault.seconds)
    return call.mailbox.quirks.search_lag


def _indexed(mailbox: Mailbox, found: list[Stored], lag: timedelta) -> list[Stored]:
    latest = mailbox.now() - lag
    return [message for message in found if message.arrived <= latest]
