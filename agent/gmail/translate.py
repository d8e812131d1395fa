"""Whatever can go wrong on the way to Google, turned once into the error families of `errors`.

Six classes (gmail-api.md 2.9 and 5.6): try again, rate limited until, the user's consent, a
definite no, gone, and, for writes only, outcome unknown. A definite no needs the server's word that
the request was not carried out; whatever else befalls a write that may have left is unknown.

It must not know ports, resources or retries. No message names an address, a token or a body.
"""

import http.client
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

import google.auth.exceptions
import googleapiclient.errors
import httplib2

from agent.errors import (
    FollowupError,
    GoneError,
    NeedsConsentError,
    RateLimitedError,
    RejectedError,
    TransientError,
    UnknownOutcomeError,
)
from agent.gmail.scopes import box

AUTH_HINT = "followup auth"
TOKEN_DEAD = frozenset({"invalid_grant", "invalid_client", "unauthorized_client", "invalid_scope"})
_LONGEST_WAIT = timedelta(hours=24)
_DAILY_PAUSE = timedelta(hours=4)
_MINUTE_PAUSE = timedelta(seconds=60)
_RATE = frozenset({"ratelimitexceeded", "userratelimitexceeded", "rate_limit_exceeded"})
_DAILY = frozenset({"dailylimitexceeded", "quotaexceeded", "dailylimitexceededunreg"})
_SCOPE = frozenset({"insufficientpermissions", "access_token_scope_insufficient"})
_DISABLED = frozenset({"accessnotconfigured", "service_disabled"})
_RATE_WORDS = ("rate limit", "quota exceeded", "rate-limit", "too many concurrent")
_RETRY_AFTER = re.compile(
    r"retry after (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?)", re.IGNORECASE
)
_LINK = re.compile(r"https://[^\s\"'<>]{1,300}")
_ADDRESS = re.compile(r"[^\s<>\"'(),;:]{1,64}@[^\s<>\"'(),;:]{1,255}")
_TEXT_LIMIT = 200


class Kind(StrEnum):
    """What is to be done about a failure. `NOT_DONE` is worth another try and surely undone."""

    RETRY = "retry"
    NOT_DONE = "not-done"
    RATE = "rate"
    CONSENT = "consent"
    PERMANENT = "permanent"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A failure understood: its class, its wording, until when (UTC) to wait, what to do."""

    kind: Kind
    text: str
    until: datetime | None = None
    hint: str | None = None
    status: int = 0


class NotCarriedOutError(Exception):
    """A request that was given up before it left, or after a definite no, and why."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        super().__init__(diagnosis.text)
        self.diagnosis = diagnosis


class NoJsonError(ValueError):
    """An answer with status 200 that Gmail can not have given, such as a hotspot's login page."""


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """What the body of an error answer says: reasons in lower case, and its message."""

    reasons: frozenset[str]
    message: str
    is_json: bool

    def says(self, *phrases: str) -> bool:
        """Whether the message holds one of the phrases, compared without case."""
        return any(phrase in self.message.lower() for phrase in phrases)


def read_body(content: bytes) -> ErrorBody:
    """Read an error's body in any of Google's shapes; anything else is plain text."""
    text = content[:100_000].decode("utf-8", "replace")
    try:
        data = json.loads(text)
    except ValueError:
        return ErrorBody(frozenset(), text[:2000], is_json=False)
    error = data.get("error", data) if isinstance(data, dict) else {}
    if not isinstance(error, dict):
        return ErrorBody(frozenset({str(error).lower()}), str(error), is_json=True)
    message = error.get("message")
    words = message[:2000] if isinstance(message, str) else ""
    return ErrorBody(_reasons(error), words, is_json=True)


def _reasons(error: Mapping[str, Any]) -> frozenset[str]:
    entries = [item for key in ("errors", "details") for item in _listed(error.get(key))]
    found = [item.get("reason") for item in entries if isinstance(item, dict)]
    return frozenset(str(reason).lower() for reason in [*found, error.get("status")] if reason)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def wait_until(headers: Mapping[str, str], message: str, now: datetime) -> datetime | None:
    """Until when (UTC) an answer asks to wait: Retry-After, or "Retry after <time>" in its text.

    More than 24 hours are taken for 24: a garbled header must not silence a mailbox for years.
    """
    named = _RETRY_AFTER.search(message)
    header = headers.get("retry-after", "").strip()
    found: datetime | None = None
    try:
        if named:
            found = datetime.fromisoformat(named[1].removesuffix("Z")[:26]).replace(tzinfo=UTC)
        elif header.isascii() and header.isdigit():
            found = now + min(timedelta(seconds=int(header[:9])), _LONGEST_WAIT)
        elif header:
            found = parsedate_to_datetime(header).astimezone(UTC)
    except ValueError:
        return None
    return min(found, now + _LONGEST_WAIT) if found else None


def diagnose_answer(
    status: int, headers: Mapping[str, str], content: bytes, now: datetime, scope: str = ""
) -> Diagnosis:
    """Understand an answer that is no success. `scope` is what the call needed, `now` is UTC."""
    body = read_body(content)
    until = wait_until(headers, body.message, now)
    text = f"HTTP {status}: {_plain(body)}"
    if status == 429:
        return _rate(body, text, until, now)
    if status == 403:
        return _forbidden(body, text, until, now, scope)
    if status >= 500 or status < 400 or status in (408, 425):
        return Diagnosis(Kind.RATE if until else Kind.RETRY, text, until, status=status)
    if status in (404, 410):
        return Diagnosis(Kind.GONE, text, status=status)
    return _refused(status, body, text)


def _refused(status: int, body: ErrorBody, text: str) -> Diagnosis:
    if status == 401:
        return Diagnosis(Kind.NOT_DONE, "Gmail does not accept the access token", status=status)
    if body.says("mail service not enabled"):
        return Diagnosis(
            Kind.CONSENT,
            "this Google account has no Gmail mailbox",
            hint="Sign in to mail.google.com with the account once, or configure another one.",
            status=status,
        )
    if status in (409, 412) or body.says("precondition check failed"):
        return Diagnosis(Kind.NOT_DONE, text, status=status)
    return Diagnosis(Kind.PERMANENT, text, status=status)


def _rate(body: ErrorBody, text: str, until: datetime | None, now: datetime) -> Diagnosis:
    if body.reasons & _DAILY and until is None:
        until = now + _DAILY_PAUSE
    return Diagnosis(Kind.RATE, text, until, status=429)


def _forbidden(
    body: ErrorBody, text: str, until: datetime | None, now: datetime, scope: str
) -> Diagnosis:
    if body.says("metadata scope"):
        problem = "the token has the scope gmail.metadata, which forbids searching and bodies"
        hint = f"Remove the app at https://myaccount.google.com/permissions, then: {AUTH_HINT}"
        return Diagnosis(Kind.CONSENT, problem, hint=hint, status=403)
    if body.reasons & _DISABLED or body.says("has not been used in project", "is disabled"):
        link = _LINK.search(body.message)
        where = link[0].rstrip(".,)") if link else "https://console.cloud.google.com/apis/library"
        problem = "the Gmail API is not enabled in the Google Cloud project of the OAuth client"
        return Diagnosis(Kind.CONSENT, problem, hint=f"Enable it at {where}", status=403)
    if body.reasons & _DAILY:
        return Diagnosis(Kind.RATE, text, until or now + _DAILY_PAUSE, status=403)
    if body.reasons & _RATE or body.says(*_RATE_WORDS):
        return Diagnosis(Kind.RATE, text, until or now + _MINUTE_PAUSE, status=403)
    if body.reasons & _SCOPE or body.says("insufficient", "scope"):
        return Diagnosis(Kind.CONSENT, _too_narrow(scope), hint=AUTH_HINT, status=403)
    if "domainpolicy" in body.reasons:
        problem = "the administrator of this Workspace domain does not allow the app"
        return Diagnosis(Kind.CONSENT, problem, hint="Ask the administrator.", status=403)
    # A page that is no JSON is not Gmail's word but that of something in between.
    return Diagnosis(Kind.PERMANENT if body.is_json else Kind.RETRY, text, status=403)


def _too_narrow(scope: str) -> str:
    return f"the consent lacks a permission; tick the box {box(scope) if scope else 'of each one'}"


def _plain(body: ErrorBody) -> str:
    if not body.is_json:
        return "an answer that is no JSON"
    words = " ".join(_ADDRESS.sub("(address)", body.message).split())[:_TEXT_LIMIT]
    return words or ", ".join(sorted(body.reasons)) or "no reason given"


def diagnose(error: Exception, now: datetime, scope: str = "") -> Diagnosis | None:
    """Understand an exception of the client's layers; None for one that is nobody's but ours."""
    match error:
        case NotCarriedOutError():
            return error.diagnosis
        case googleapiclient.errors.HttpError() if error.resp is not None:
            return diagnose_answer(error.resp.status, error.resp, error.content, now, scope)
    return diagnose_trouble(error)


def diagnose_trouble(error: Exception) -> Diagnosis | None:
    """Understand an exception that is no answer of Gmail's: connection, token, page in between."""
    match error:
        case google.auth.exceptions.RefreshError():
            return diagnose_refresh(error)
        case httplib2.ServerNotFoundError():
            return Diagnosis(Kind.RETRY, "the server's name cannot be resolved")
        case UnicodeDecodeError() | NoJsonError():
            return Diagnosis(Kind.RETRY, "an answer that is no JSON")
        case (
            OSError()
            | http.client.HTTPException()
            | httplib2.HttpLib2Error()
            | googleapiclient.errors.Error()
            | google.auth.exceptions.GoogleAuthError()
        ):
            return Diagnosis(Kind.RETRY, f"connection trouble ({type(error).__name__})")
    return None


def diagnose_refresh(error: google.auth.exceptions.RefreshError) -> Diagnosis:
    """Understand a failed refresh: only four error codes mean that the user must consent anew.

    A 502 page at the token endpoint raises the same exception (gmail-api.md 1.9).
    """
    details = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], dict) else {}
    code = str(details.get("error", ""))
    if code == "invalid_grant":
        policy = str(details.get("error_subtype", "")) in ("invalid_rapt", "rapt_required")
        why = "your organisation demands a new sign-in" if policy else "it was revoked or expired"
        return Diagnosis(Kind.CONSENT, f"the consent is no longer valid: {why}", hint=AUTH_HINT)
    if code in ("invalid_client", "unauthorized_client", "deleted_client"):
        problem = "Google does not know the OAuth client any more: deleted, or its secret changed"
        return Diagnosis(Kind.CONSENT, problem, hint=f"Download its file anew, then: {AUTH_HINT}")
    if code in TOKEN_DEAD:
        return Diagnosis(Kind.CONSENT, _too_narrow(""), hint=AUTH_HINT)
    if "necessary fields" in str(error.args[0] if error.args else ""):
        return Diagnosis(Kind.CONSENT, "the token can not be renewed", hint=AUTH_HINT)
    return Diagnosis(Kind.RETRY, "the token endpoint does not answer as it should")


def read_failure(found: Diagnosis) -> FollowupError:
    """The error of a read that is not tried again."""
    match found.kind:
        case Kind.RATE:
            return RateLimitedError(found.text, until=found.until)
        case Kind.CONSENT:
            return NeedsConsentError(found.text, hint=found.hint)
        case Kind.GONE:
            return GoneError(found.text)
        case Kind.PERMANENT:
            return RejectedError(found.text)
        case Kind.NOT_DONE if found.status != 401:
            return RejectedError(found.text)
    return TransientError(found.text)


def write_failure(found: Diagnosis, *, sent: bool) -> FollowupError:
    """The error of a write: what may have left and is not surely undone is unknown."""
    unsure = found.kind is Kind.RETRY or (
        found.kind is Kind.RATE and found.status not in (403, 429)
    )
    return UnknownOutcomeError(found.text) if sent and unsure else read_failure(found)
