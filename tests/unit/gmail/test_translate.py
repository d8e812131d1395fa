"""Every way a call can fail, and the one error it becomes."""

import http.client
import json
import ssl
from datetime import UTC, datetime, timedelta
from typing import Any

import google.auth.exceptions as google_errors
import httplib2
import pytest
from googleapiclient.errors import BatchError, HttpError

from agent.errors import (
    FollowupError,
    GoneError,
    NeedsConsentError,
    RateLimitedError,
    RejectedError,
    TransientError,
    UnknownOutcomeError,
)
from agent.gmail.scopes import COMPOSE, INSERT
from agent.gmail.translate import (
    Diagnosis,
    Kind,
    NoJsonError,
    diagnose,
    diagnose_answer,
    read_body,
    read_failure,
    wait_until,
    write_failure,
)

NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)
UNTYPED: Any = google_errors


def body(message: str = "", reason: str = "", status: str = "", **error: Any) -> bytes:
    """An error body as Google writes it."""
    entries = [{"domain": "global", "reason": reason, "message": message}] if reason else []
    return json.dumps(
        {"error": {"message": message, "errors": entries, "status": status, **error}}
    ).encode()


def read(status: int, content: bytes = b"{}", **headers: str) -> FollowupError:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return read_failure(diagnose_answer(status, names, content, NOW))


def write(status: int, content: bytes = b"{}", **headers: str) -> FollowupError:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return write_failure(diagnose_answer(status, names, content, NOW), sent=True)


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        (400, body("Invalid id value", "invalidArgument"), RejectedError),
        (400, body("Mail service not enabled", "failedPrecondition"), NeedsConsentError),
        (400, body("Precondition check failed.", "failedPrecondition"), RejectedError),
        (401, body("Invalid Credentials", "authError"), TransientError),
        (403, body("Rate Limit Exceeded", "rateLimitExceeded"), RateLimitedError),
        (403, body("x", "userRateLimitExceeded"), RateLimitedError),
        (403, body("Quota exceeded for quota metric 'Queries'"), RateLimitedError),
        (403, body("x", "dailyLimitExceeded"), RateLimitedError),
        (403, body("x", "quotaExceeded"), RateLimitedError),
        (403, body("x", "insufficientPermissions"), NeedsConsentError),
        (403, body("Request had insufficient authentication scopes."), NeedsConsentError),
        (403, body("Metadata scope does not support 'q'", "forbidden"), NeedsConsentError),
        (403, body("x", "domainPolicy"), NeedsConsentError),
        (403, body("x", "accessNotConfigured"), NeedsConsentError),
        (403, body("Delegation denied for a@b.example", "forbidden"), RejectedError),
        (403, b"<html>Blocked</html>", TransientError),
        (404, body("Requested entity was not found.", "notFound"), GoneError),
        (404, b"nothing here", GoneError),
        (410, b"", GoneError),
        (409, body("Label name exists or conflicts"), RejectedError),
        (413, b"", RejectedError),
        (429, body("Too many concurrent requests for user"), RateLimitedError),
        (429, b"<html>", RateLimitedError),
        (302, b"", TransientError),
        (408, b"", TransientError),
        (500, body("Backend Error", "backendError"), TransientError),
        (502, b"<html>", TransientError),
        (503, b"", TransientError),
    ],
)
def test_it_knows_the_answers_of_the_fact_sheet(
    status: int, content: bytes, expected: type[FollowupError]
) -> None:
    """Reads, by the table of gmail-api.md 2.9."""
    found = read(status, content)
    assert type(found) is expected


@pytest.mark.parametrize("status", [302, 408, 500, 502, 503, 504])
def test_a_write_without_a_definite_answer_is_unknown(status: int) -> None:
    """It may have been carried out: reconcile before any repetition."""
    assert type(write(status)) is UnknownOutcomeError


def test_a_503_that_names_a_time_is_still_unknown_for_a_write() -> None:
    """For a read it is a rate limit; for a write what matters is whether it happened."""
    assert type(read(503, Retry_After="3")) is TransientError  # httplib2 lower-cases names
    assert type(read_failure(diagnose_answer(503, {"retry-after": "3"}, b"", NOW))) is (
        RateLimitedError
    )
    found = diagnose_answer(503, {"retry-after": "3"}, b"", NOW)
    assert type(write_failure(found, sent=True)) is UnknownOutcomeError


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        (400, body("Invalid To header", "invalidArgument"), RejectedError),
        (400, body("Precondition check failed.", "failedPrecondition"), RejectedError),
        (401, b"", TransientError),
        (403, body("x", "userRateLimitExceeded"), RateLimitedError),
        (403, body("x", "insufficientPermissions"), NeedsConsentError),
        (404, b"", GoneError),
        (409, b"", RejectedError),
        (413, b"", RejectedError),
        (429, b"", RateLimitedError),
    ],
)
def test_a_definite_no_to_a_write_is_not_unknown(
    status: int, content: bytes, expected: type[FollowupError]
) -> None:
    """The server's word that nothing was done needs no search."""
    assert type(write(status, content)) is expected


def test_a_403_page_on_a_write_is_unknown() -> None:
    """What is no JSON is the word of something in between, not Gmail's."""
    assert type(write(403, b"<html>Blocked</html>")) is UnknownOutcomeError


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError("timed out"),
        ConnectionResetError(),
        ConnectionAbortedError(),
        ssl.SSLError("x"),
        http.client.IncompleteRead(b""),
        http.client.RemoteDisconnected("x"),
        httplib2.ServerNotFoundError("x"),
        httplib2.HttpLib2Error("x"),
        BatchError("x"),
        UNTYPED.TransportError("x"),
        NoJsonError("x"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"),
    ],
)
def test_trouble_on_the_way_is_transient_for_reads_and_unknown_for_writes(
    error: Exception,
) -> None:
    """Unless the write never left: then it is known not to have happened."""
    found = diagnose(error, NOW)
    assert found is not None
    assert type(read_failure(found)) is TransientError
    assert type(write_failure(found, sent=True)) is UnknownOutcomeError
    assert type(write_failure(found, sent=False)) is TransientError


def test_a_fault_of_ours_is_not_translated() -> None:
    """A TypeError is no weather."""
    assert diagnose(TypeError("x"), NOW) is None


@pytest.mark.parametrize(
    "code", ["invalid_grant", "invalid_client", "unauthorized_client", "invalid_scope"]
)
def test_four_refresh_errors_need_the_user(code: str) -> None:
    """A dead token is the user's turn, and the next command is named."""
    error = UNTYPED.RefreshError(f"{code}: x", {"error": code})
    found = diagnose(error, NOW)
    assert found is not None
    failure = read_failure(found)
    assert isinstance(failure, NeedsConsentError)
    assert "followup auth" in (failure.hint or "")


@pytest.mark.parametrize(
    "error",
    [
        UNTYPED.RefreshError("<html>502</html>"),
        UNTYPED.RefreshError("x", {"error": "temporarily_unavailable"}),
        UNTYPED.RefreshError("x", {"error": {"code": 500}}),
        UNTYPED.RefreshError(),
    ],
)
def test_other_refresh_errors_are_weather(error: Exception) -> None:
    """A 502 page at the token endpoint raises the same exception as a revoked consent."""
    found = diagnose(error, NOW)
    assert found is not None
    assert type(read_failure(found)) is TransientError


def test_it_names_the_box_that_was_not_ticked() -> None:
    """The scope the call needed decides which."""
    content = body("x", "insufficientPermissions")
    for scope, name in ((COMPOSE, "gmail.compose"), (INSERT, "gmail.insert")):
        assert name in diagnose_answer(403, {}, content, NOW, scope).text


def test_it_hands_on_the_link_that_enables_the_api() -> None:
    """The message names the project's own page."""
    link = "https://console.developers.google.com/apis/api/gmail.googleapis.com/overview?project=7"
    content = body(
        f"Gmail API has not been used in project 7. Enable it by visiting {link}.",
        "accessNotConfigured",
    )
    failure = read(403, content)
    assert isinstance(failure, NeedsConsentError)
    assert failure.hint == f"Enable it at {link}"


@pytest.mark.parametrize(
    ("headers", "message", "expected"),
    [
        ({"retry-after": "30"}, "", NOW + timedelta(seconds=30)),
        ({"retry-after": "Tue, 05 May 2026 10:01:00 GMT"}, "", NOW + timedelta(minutes=1)),
        (
            {},
            "User-rate limit exceeded.  Retry after 2026-05-05T18:22:38.763Z",
            datetime(2026, 5, 5, 18, 22, 38, 763000, tzinfo=UTC),
        ),
        ({"retry-after": "999999999999999"}, "", NOW + timedelta(hours=24)),
        ({}, "Retry after 2999-01-01T00:00:00Z", NOW + timedelta(hours=24)),
        ({"retry-after": "soon"}, "", None),
        ({"retry-after": "-1"}, "", None),
        ({}, "Retry after 2026-99-99T00:00:00Z", None),
        ({}, "", None),
    ],
)
def test_it_honours_the_time_the_server_names(
    headers: dict[str, str], message: str, expected: datetime | None
) -> None:
    """In the header or in the text, within a day."""
    assert wait_until(headers, message, NOW) == expected


def test_a_minute_limit_without_a_time_waits_a_minute_and_a_daily_one_hours() -> None:
    """The table's waits where the answer names none."""
    minute = read(403, body("x", "rateLimitExceeded"))
    daily = read(403, body("x", "dailyLimitExceeded"))
    assert isinstance(minute, RateLimitedError)
    assert isinstance(daily, RateLimitedError)
    assert minute.until == NOW + timedelta(seconds=60)
    assert daily.until == NOW + timedelta(hours=4)


def test_messages_hold_no_address_and_no_page() -> None:
    """What Google says may name the user; a log must not."""
    assert "@" not in str(read(403, body("Delegation denied for ann@mail.example", "forbidden")))
    assert "<html>" not in str(read(502, b"<html>secret</html>"))
    assert len(str(read(400, body("long " * 1000)))) < 300


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"7",
        b'{"error": "x"}',
        b'{"error": {"errors": "x", "details": [1]}}',
        b'{"error": {"message": 7}}',
        b'{"detail": "Not Found"}',
        b"\xff\xfe",
        b'{"error": null}',
        b'{"error": {"errors": [null, {"reason": 7}]}}',
    ],
)
def test_any_body_can_be_read(content: bytes) -> None:
    """Nothing a server sends as an error raises an error of its own."""
    assert read_body(content).message is not None
    for status in (400, 403, 404, 429, 500):
        assert isinstance(diagnose_answer(status, {}, content, NOW), Diagnosis)


def test_an_http_error_of_the_client_is_read_from_its_bytes() -> None:
    """Not from the client's own idea of the reason."""
    response = httplib2.Response({"status": "429", "retry-after": "5"})
    found = diagnose(HttpError(response, b"<html>", uri="https://x"), NOW)
    assert found is not None
    assert (found.kind, found.until) == (Kind.RATE, NOW + timedelta(seconds=5))
