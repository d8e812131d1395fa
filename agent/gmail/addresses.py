"""The addresses of Google's services, and of whatever stands in their place. Talks to nobody."""

from urllib.parse import urljoin, urlsplit

from agent.errors import ConfigError

GOOGLE_API = "https://gmail.googleapis.com"
GOOGLE_AUTH_URI = "https://accounts.google.com/o/oauth2/auth"
GOOGLE_TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address, not a secret
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def api_root(endpoint: str) -> str:
    """The API root an endpoint names, Google's where it names none. Raises ConfigError."""
    root = endpoint.rstrip("/") or GOOGLE_API
    if not root.startswith(("https://", "http://")):
        raise ConfigError(
            f"endpoint: {root} is no address such as {GOOGLE_API}",
            hint="Write it with https:// and without /gmail/v1, or leave it out.",
        )
    return root


def revoke_uri_of(token_uri: str) -> str:
    """Where a token is taken back: beside where it is handed out, at Google as elsewhere."""
    return urljoin(token_uri, "revoke")


def is_loopback(uri: str) -> bool:
    """Whether a URI names this very machine."""
    return urlsplit(uri).hostname in _LOOPBACK
