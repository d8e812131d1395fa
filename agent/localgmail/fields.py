"""The `fields` parameter: partial responses, `a,b(c,d),e/f` and `*`.

Gmail answers 400 for a name no resource has (gmail-api.md 2.7); knows names, not values.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agent.localgmail.calls import ApiError, Json, JsonObject

_TOKEN = re.compile(r"[A-Za-z*]{1,60}|[(),/]")
_LIMIT = 2000
_DEPTH = 30
# The names in every resource this server answers with, as the discovery document spells them.
_NAMES = """
* attachmentId body color backgroundColor data displayName drafts emailAddress filename headers
history historyId id internalDate isDefault isPrimary labelIds labelListVisibility labels
labelsAdded labelsRemoved message messageListVisibility messages messagesAdded messagesDeleted
messagesTotal messagesUnread mimeType name nextPageToken partId parts payload raw replyToAddress
resultSizeEstimate sendAs sendAsEmail signature size sizeEstimate snippet textColor threadId
threads threadsTotal threadsUnread treatAsAlias type value verificationStatus
"""
_KNOWN = frozenset(_NAMES.split())


@dataclass(slots=True)
class Mask:
    """Wanted names; a name without further names is wanted whole."""

    names: dict[str, "Mask"] = field(default_factory=dict)


def parse_fields(text: str) -> Mask:
    """Read a fields parameter. Raises ApiError 400 for an unknown name or broken brackets."""
    tokens = _TOKEN.findall(text[:_LIMIT])
    if "".join(tokens) != text.replace(" ", ""):
        raise _invalid(text)
    mask, rest = _read(tokens, 0, text, 0)
    if rest != len(tokens):
        raise _invalid(text)
    return mask


def apply_mask(value: Json, mask: Mask) -> Json:
    """The value with the wanted names only; lists are masked item by item."""
    if not mask.names:
        return value
    if isinstance(value, Mapping):
        return _masked(value, mask)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [apply_mask(item, mask) for item in value]
    return value


def _masked(value: JsonObject, mask: Mask) -> JsonObject:
    everything = mask.names.get("*")
    chosen = {key: mask.names.get(key, everything) for key in value}
    return {
        key: apply_mask(value[key], inner) for key, inner in chosen.items() if inner is not None
    }


def _read(tokens: list[str], at: int, text: str, depth: int) -> tuple[Mask, int]:
    mask = Mask()
    while at < len(tokens) and tokens[at] != ")":
        at = _read_name(tokens, at, text, depth, mask)
        if at < len(tokens) and tokens[at] == ",":
            at += 1
    return mask, at


def _read_name(tokens: list[str], at: int, text: str, depth: int, mask: Mask) -> int:
    name = tokens[at]
    if name not in _KNOWN or depth > _DEPTH:
        raise _invalid(text)
    inner = mask.names.setdefault(name, Mask())
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if following == "/" and at + 2 < len(tokens):
        return _read_name(tokens, at + 2, text, depth + 1, inner)
    if following != "(":
        return at + 1
    found, end = _read(tokens, at + 2, text, depth + 1)
    if end >= len(tokens):
        raise _invalid(text)
    inner.names.update(found.names)
    return end + 1


def _invalid(text: str) -> ApiError:
    return ApiError(400, "invalidParameter", f"Invalid field selection {text[:80]}")
