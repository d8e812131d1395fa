"""What travels between the wire and the methods: a call, its query, its answer, its refusal.

Knows HTTP as values only; no socket, no mailbox, no framework.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias
from urllib.parse import parse_qs

from agent.errors import FollowupError

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
JsonObject: TypeAlias = Mapping[str, Json]

JSON_TYPE = "application/json; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Query:
    """The query string of a call: every key with all its values, in order."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str, default: str = "") -> str:
        """The last value of that name, or the default."""
        given = self.values.get(name)
        return given[-1] if given else default

    def many(self, name: str) -> tuple[str, ...]:
        """Every value of that name."""
        return self.values.get(name, ())

    def flag(self, name: str) -> bool:
        """True where the value is the word true."""
        return self.one(name).lower() == "true"

    def whole(self, name: str, default: int) -> int:
        """The value as a whole number. Raises ApiError 400 for anything else."""
        text = self.one(name)
        if not text:
            return default
        if not text.isascii() or not text.isdigit() or len(text) > 20:
            raise ApiError(400, "badRequest", f"Invalid value for {name}: {text[:40]}")
        return int(text)


def query_of(text: str) -> Query:
    """A query string as values by name."""
    parsed = parse_qs(text, keep_blank_values=True)
    return Query({key: tuple(values) for key, values in parsed.items()})


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP request: `path` decoded and without its query, header names in lower case."""

    verb: str
    path: str
    query: Query
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer."""

    status: int
    body: bytes = b""
    content_type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()


class Delivery(StrEnum):
    """How an answer goes out over the wire."""

    PLAIN = "plain"
    RESET = "reset"  # TCP reset instead of an answer
    CLOSED = "closed"  # the connection closed politely without an answer
    REFUSED = "refused"  # reset, and new connections are refused for a moment
    SILENT = "silent"  # no answer, the connection stays open
    CUT = "cut"  # half of the body, then the connection ends
    TRICKLE = "trickle"  # the body a few bytes at a time


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call led to: the answer, and how (or whether) it is delivered.

    `seconds` is the pause of a slow delivery, real time.
    """

    answer: Answer
    delivery: Delivery = Delivery.PLAIN
    seconds: float = 0.0


STATES: Mapping[int, str] = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}


class ApiError(FollowupError):
    """A method's refusal in Gmail's words (gmail-api.md 2.9); becomes an error answer."""

    def __init__(
        self,
        status: int,
        reason: str,
        message: str,
        *,
        state: str = "",
        domain: str = "global",
        details: tuple[JsonObject, ...] = (),
        headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.reason = reason
        self.message = message
        self.state = state or STATES.get(status, "UNKNOWN")
        self.domain = domain
        self.details = details
        self.headers = headers

    def body(self) -> JsonObject:
        """The error object as Google words it."""
        error: dict[str, Json] = {
            "code": self.status,
            "message": self.message,
            "errors": [{"message": self.message, "domain": self.domain, "reason": self.reason}],
            "status": self.state,
        }
        if self.details:
            error["details"] = self.details
        return {"error": error}
