"""Faults on demand and by seed, one decision a request (gmail-api.md 8 and 5.7).

A plan says which fault strikes a call; `dispatch` carries it out. Knows method names, no mailbox.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fnmatch import fnmatchcase
from random import Random

from agent.localgmail import refusals
from agent.localgmail.calls import Answer, ApiError, Delivery


class FaultKind(StrEnum):
    """Everything that can go wrong with one request."""

    REFUSED = "connection refused"
    RESET = "connection reset"
    CLOSED = "connection closed without an answer"
    SILENT = "no answer"
    CUT = "answer cut off"
    TRICKLE = "slow trickle"
    UNAUTHORIZED = "401"
    FORBIDDEN = "403 forbidden"
    RATE = "403 rateLimitExceeded"
    USER_RATE = "403 userRateLimitExceeded"
    DAILY_LIMIT = "403 dailyLimitExceeded"
    SCOPE = "403 insufficientPermissions"
    NOT_CONFIGURED = "403 accessNotConfigured"
    DOMAIN_POLICY = "403 domainPolicy"
    NOT_FOUND = "404"
    PRECONDITION = "400 failedPrecondition"
    NO_GMAIL = "400 mail service not enabled"
    TOO_MANY = "429"
    TOO_MANY_CONCURRENT = "429 concurrent"
    BLOCKED_UNTIL = "429 with a time"
    INTERNAL = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    DEADLINE = "504"
    HTML = "HTML with status 200"
    INVALID_GRANT = "invalid_grant"
    BATCH_TRUNCATED = "truncated batch answer"
    CURSOR_EXPIRED = "expired history cursor"
    HISTORY_DUPLICATED = "history records twice"
    HISTORY_EMPTY_PAGE = "history page with a token and no history"
    SEARCH_LAG = "search lag"
    STALE_LIST = "stale list"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    `after_effect`: the request is carried out first, and only its answer suffers.
    `seconds`: how long it lasts: of `now` for BLOCKED_UNTIL and SEARCH_LAG; of real time for
    REFUSED (no new connections) and TRICKLE (the whole answer).
    """

    kind: FaultKind
    after_effect: bool = False
    seconds: float = 0.0


WIRE: Mapping[FaultKind, Delivery] = {
    FaultKind.REFUSED: Delivery.REFUSED,
    FaultKind.RESET: Delivery.RESET,
    FaultKind.CLOSED: Delivery.CLOSED,
    FaultKind.SILENT: Delivery.SILENT,
    FaultKind.CUT: Delivery.CUT,
    FaultKind.TRICKLE: Delivery.TRICKLE,
}
_DEFAULT_SECONDS: Mapping[FaultKind, float] = {
    FaultKind.REFUSED: 0.05,
    FaultKind.TRICKLE: 0.5,
    FaultKind.BLOCKED_UNTIL: 90.0,
    FaultKind.SEARCH_LAG: 3600.0,
}
_LISTS = ("messages.list", "threads.list", "drafts.list")
# Kinds that concern certain methods only; every other kind may strike any call.
_CONCERNS: Mapping[FaultKind, tuple[str, ...]] = {
    FaultKind.INVALID_GRANT: ("oauth.token",),
    FaultKind.NOT_FOUND: (
        "messages.get",
        "messages.attachments.get",
        "threads.get",
        "drafts.get",
        "drafts.update",
        "drafts.delete",
        "labels.get",
    ),
    FaultKind.BATCH_TRUNCATED: ("batch",),
    FaultKind.CURSOR_EXPIRED: ("history.list",),
    FaultKind.HISTORY_DUPLICATED: ("history.list",),
    FaultKind.HISTORY_EMPTY_PAGE: ("history.list",),
    FaultKind.SEARCH_LAG: _LISTS,
    FaultKind.STALE_LIST: _LISTS,
}
# Kinds in which the answer itself is right and the connection or the view is not.
VIEW_KINDS: frozenset[FaultKind] = frozenset(
    {
        FaultKind.HISTORY_DUPLICATED,
        FaultKind.HISTORY_EMPTY_PAGE,
        FaultKind.SEARCH_LAG,
        FaultKind.STALE_LIST,
        FaultKind.BATCH_TRUNCATED,
    }
)
# Kinds that pass by themselves: after them everything must come right without the user.
TRANSIENT_KINDS: frozenset[FaultKind] = frozenset(FaultKind) - {
    FaultKind.FORBIDDEN,
    FaultKind.SCOPE,
    FaultKind.NOT_CONFIGURED,
    FaultKind.DOMAIN_POLICY,
    FaultKind.DAILY_LIMIT,
    FaultKind.NOT_FOUND,
    FaultKind.NO_GMAIL,
    FaultKind.PRECONDITION,
    FaultKind.INVALID_GRANT,
}
_OAUTH_KINDS = frozenset(
    {*WIRE, FaultKind.INTERNAL, FaultKind.BAD_GATEWAY, FaultKind.UNAVAILABLE, FaultKind.HTML}
)
_AFTER_TOO = frozenset(
    {
        FaultKind.INTERNAL,
        FaultKind.BAD_GATEWAY,
        FaultKind.UNAVAILABLE,
        FaultKind.DEADLINE,
        FaultKind.HTML,
    }
)
_HTML = (
    b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to Wi-Fi</body></html>"
)
_BAD_GATEWAY = b"<!DOCTYPE html><html lang=en><title>Error 502 (Server Error)!!1</title></html>"

_REFUSALS: Mapping[FaultKind, Callable[[], ApiError]] = {
    FaultKind.UNAUTHORIZED: refusals.unauthorized,
    FaultKind.FORBIDDEN: lambda: refusals.forbidden("Forbidden"),
    FaultKind.RATE: lambda: refusals.rate_limited("rateLimitExceeded"),
    FaultKind.USER_RATE: lambda: refusals.rate_limited("userRateLimitExceeded"),
    FaultKind.DAILY_LIMIT: lambda: refusals.rate_limited("dailyLimitExceeded"),
    FaultKind.SCOPE: lambda: refusals.insufficient_scope("fault"),
    FaultKind.NOT_CONFIGURED: refusals.not_configured,
    FaultKind.DOMAIN_POLICY: refusals.domain_policy,
    FaultKind.NOT_FOUND: refusals.not_found,
    FaultKind.CURSOR_EXPIRED: refusals.not_found,
    FaultKind.PRECONDITION: lambda: refusals.failed_precondition("Precondition check failed."),
    FaultKind.NO_GMAIL: lambda: refusals.failed_precondition("Mail service not enabled"),
    FaultKind.TOO_MANY: refusals.too_many_requests,
    FaultKind.TOO_MANY_CONCURRENT: refusals.too_many_concurrent,
    FaultKind.INTERNAL: lambda: refusals.backend_error(500),
    FaultKind.UNAVAILABLE: lambda: refusals.backend_error(503),
    FaultKind.DEADLINE: lambda: refusals.backend_error(504),
}


def refusal_for(fault: Fault, now: datetime) -> ApiError | None:
    """The refusal a fault answers with, or None where it is no refusal."""
    if fault.kind is FaultKind.BLOCKED_UNTIL:
        until = now + timedelta(seconds=fault.seconds)
        return refusals.blocked_until(until, round(fault.seconds))
    make = _REFUSALS.get(fault.kind)
    return make() if make else None


def page_for(fault: Fault) -> Answer | None:
    """The HTML page a fault answers with, or None where it is no page."""
    if fault.kind is FaultKind.HTML:
        return Answer(200, _HTML, "text/html; charset=utf-8")
    if fault.kind is FaultKind.BAD_GATEWAY:
        return Answer(502, _BAD_GATEWAY, "text/html; charset=UTF-8")
    return None


def concerns(kind: FaultKind, method: str, *, inner: bool = False) -> bool:
    """True where this kind of fault can strike this method; `inner` is a part of a batch."""
    if kind in WIRE and inner:
        return False
    if method.startswith("oauth.") and kind not in _OAUTH_KINDS:
        return kind in _CONCERNS and method in _CONCERNS[kind]
    return method in _CONCERNS.get(kind, (method,))


@dataclass(slots=True)
class _Strike:
    fault: Fault
    on: str
    account: str
    skip: int
    left: int


@dataclass(slots=True)
class _Storm:
    chance: Random
    rate: float
    kinds: tuple[FaultKind, ...]
    on: str
    account: str


class FaultPlan:
    """Which faults are due. Strikes go before storms, earlier ones before later ones."""

    def __init__(self) -> None:
        self._strikes: list[_Strike] = []
        self._storms: list[_Storm] = []
        self._struck: Counter[FaultKind] = Counter()

    def strike(
        self,
        kind: FaultKind,
        on: str = "*",
        *,
        after_effect: bool = False,
        times: int = 1,
        skip: int = 0,
        seconds: float | None = None,
        account: str = "",
    ) -> None:
        """Strike the next `times` calls (0: all of them) after `skip` others.

        `on` is a method such as `drafts.create`, `batch` or `oauth.token`; `drafts.*` and `*` work.
        """
        fault = Fault(
            kind, after_effect, _DEFAULT_SECONDS.get(kind, 0.0) if seconds is None else seconds
        )
        self._strikes.append(_Strike(fault, on, account.lower(), skip, times or -1))

    def storm(
        self,
        seed: int,
        rate: float,
        kinds: Iterable[FaultKind] = tuple(FaultKind),
        *,
        on: str = "*",
        account: str = "",
    ) -> None:
        """From now on strike each call with this chance, by seed: kind and phase are drawn too."""
        self._storms.append(_Storm(Random(seed), rate, tuple(kinds), on, account.lower()))  # noqa: S311

    def calm(self) -> None:
        """Forget every strike and storm."""
        self._strikes.clear()
        self._storms.clear()

    def struck(self) -> Mapping[FaultKind, int]:
        """How many faults of each kind have struck."""
        return dict(self._struck)

    def draw(self, method: str, account: str = "", *, inner: bool = False) -> Fault | None:
        """The fault that strikes this call, or None; counted as struck."""
        fault = self._due_strike(method, account, inner=inner) or self._due_storm(
            method, account, inner=inner
        )
        if fault:
            self._struck[fault.kind] += 1
        return fault

    def _due_strike(self, method: str, account: str, *, inner: bool) -> Fault | None:
        for strike in self._strikes:
            if not _meant(strike.on, strike.account, method, account):
                continue
            if not concerns(strike.fault.kind, method, inner=inner) or strike.left == 0:
                continue
            if strike.skip > 0:
                strike.skip -= 1
                continue
            strike.left -= 1 if strike.left > 0 else 0
            return strike.fault
        return None

    def _due_storm(self, method: str, account: str, *, inner: bool) -> Fault | None:
        for storm in self._storms:
            if not _meant(storm.on, storm.account, method, account):
                continue
            if storm.chance.random() >= storm.rate:
                continue
            kinds = [kind for kind in storm.kinds if concerns(kind, method, inner=inner)]
            if kinds:
                return _drawn(storm.chance, kinds)
        return None


def _drawn(chance: Random, kinds: list[FaultKind]) -> Fault:
    kind = chance.choice(kinds)
    late = kind in WIRE or kind in _AFTER_TOO
    return Fault(kind, late and chance.random() < 0.5, _DEFAULT_SECONDS.get(kind, 0.0))


def _meant(on: str, whom: str, method: str, account: str) -> bool:
    return fnmatchcase(method, on) and (not whom or whom == account.lower())
