"""The refusals Gmail knows, each worded as the fact sheet reports it (gmail-api.md 2.9).

Methods and faults raise the same ones, so a fault cannot be told from the real thing.
"""

from datetime import UTC, datetime

from agent.localgmail.calls import ApiError

_ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"


def not_found() -> ApiError:
    """404: the message, thread or draft is gone, or a history cursor is too old."""
    return ApiError(404, "notFound", "Requested entity was not found.")


def bad_request(message: str) -> ApiError:
    """400: the call itself is wrong."""
    return ApiError(400, "invalidArgument", message)


def failed_precondition(message: str) -> ApiError:
    """400 failedPrecondition: the account has no Gmail, or the vague transient form."""
    return ApiError(400, "failedPrecondition", message, state="FAILED_PRECONDITION")


def unauthorized() -> ApiError:
    """401: the access token is unknown, expired or revoked."""
    return ApiError(
        401,
        "authError",
        "Invalid Credentials",
        headers=(("WWW-Authenticate", 'Bearer realm="https://accounts.google.com/"'),),
    )


def insufficient_scope(method: str) -> ApiError:
    """403: the token's scopes do not cover the method."""
    return ApiError(
        403,
        "insufficientPermissions",
        "Request had insufficient authentication scopes.",
        details=(
            {
                "@type": _ERROR_INFO,
                "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                "domain": "googleapis.com",
                "metadata": {"method": method, "service": "gmail.googleapis.com"},
            },
        ),
    )


def forbidden(message: str) -> ApiError:
    """403 forbidden: not with this token, not here."""
    return ApiError(403, "forbidden", message)


def rate_limited(reason: str) -> ApiError:
    """403 in its rate forms: rateLimitExceeded, userRateLimitExceeded, dailyLimitExceeded."""
    return ApiError(
        403,
        reason,
        "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' "
        "of service 'gmail.googleapis.com'.",
        domain="usageLimits",
    )


def not_configured() -> ApiError:
    """403: the Gmail API is not enabled in the project."""
    return ApiError(
        403,
        "accessNotConfigured",
        "Gmail API has not been used in project 1 before or it is disabled. Enable it by visiting "
        "https://console.developers.google.com/apis/api/gmail.googleapis.com/overview?project=1",
        domain="usageLimits",
        details=({"@type": _ERROR_INFO, "reason": "SERVICE_DISABLED", "domain": "googleapis.com"},),
    )


def domain_policy() -> ApiError:
    """403: the Workspace administrator has blocked the application."""
    return ApiError(
        403,
        "domainPolicy",
        "The domain administrators have disabled Gmail apps.",
        domain="usageLimits",
    )


def too_many_requests() -> ApiError:
    """429 without a time."""
    return ApiError(429, "rateLimitExceeded", "Resource has been exhausted (e.g. check quota).")


def too_many_concurrent() -> ApiError:
    """429: more calls at once than one user may have."""
    return ApiError(429, "rateLimitExceeded", "Too many concurrent requests for user.")


def blocked_until(instant: datetime, seconds: int) -> ApiError:
    """429 with a time, both in the text and as Retry-After in seconds."""
    stamp = instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return ApiError(
        429,
        "rateLimitExceeded",
        f"User-rate limit exceeded.  Retry after {stamp}",
        headers=(("Retry-After", str(seconds)),),
    )


def backend_error(status: int) -> ApiError:
    """500, 503 and 504."""
    reasons = {500: "backendError", 503: "backendError", 504: "deadlineExceeded"}
    words = {
        500: "Internal error encountered.",
        503: "The service is currently unavailable.",
        504: "Deadline expired before operation could complete.",
    }
    return ApiError(status, reasons[status], words[status])
