"""Who may do what: consents, authorization codes, refresh tokens and access tokens.

The state behind the OAuth endpoints (gmail-api.md 1.2 to 1.9); knows no HTTP. Instants come from
the `now` it is given; a token is a random-looking text and nothing else.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from agent.errors import FollowupError
from agent.localgmail.ids import secret

CLIENT_ID = "localgmail.apps.googleusercontent.com"
CLIENT_SECRET = "localgmail-desktop-client"  # noqa: S105 - a Desktop client's secret is none (1.8)
EXPIRES_IN = 3599
_CODE_LIFETIME = timedelta(minutes=10)


class GrantError(FollowupError):
    """A token endpoint's refusal: `error` as OAuth names it."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(f"{error}: {description}")
        self.error = error
        self.description = description
        self.status = status


@dataclass(frozen=True, slots=True)
class Grant:
    """What one consent gave: to read this account's mail within these scopes."""

    email: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Code:
    """An authorization code's promise; `challenge` is PKCE's, "" where the client used none."""

    grant: Grant
    redirect_uri: str
    challenge: str
    method: str
    offline: bool
    expires: datetime


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the token endpoint hands out; `refresh_token` is "" on a refresh."""

    access_token: str
    refresh_token: str
    scopes: tuple[str, ...]


class Grants:
    """All codes and tokens of the server."""

    def __init__(self, now: Callable[[], datetime], lifetime: timedelta | None) -> None:
        self._now = now
        self._lifetime = lifetime
        self._codes: dict[str, Code] = {}
        self._refresh: dict[str, Grant] = {}
        self._access: dict[str, tuple[Grant, datetime]] = {}
        self._made = 0

    def consent(
        self,
        grant: Grant,
        *,
        redirect_uri: str,
        challenge: str = "",
        method: str = "",
        offline: bool = True,
    ) -> str:
        """The code a user's approval leads to."""
        code = self._secret("4/0")
        expires = self._now() + _CODE_LIFETIME
        self._codes[code] = Code(grant, redirect_uri, challenge, method, offline, expires)
        return code

    def exchange(self, code: str, *, redirect_uri: str, verifier: str) -> Tokens:
        """Tokens for a code, once. Raises GrantError invalid_grant."""
        given = self._codes.pop(code, None)
        if given is None or given.expires < self._now():
            raise GrantError("invalid_grant", "Malformed auth code.")
        if given.redirect_uri != redirect_uri:
            raise GrantError("redirect_uri_mismatch", "Bad Request")
        if not _verified(given, verifier):
            raise GrantError("invalid_grant", "Invalid code verifier.")
        refresh = self.refresh_token(given.grant) if given.offline else ""
        return self._tokens(given.grant, refresh)

    def refresh(self, refresh_token: str, scopes: Iterable[str] = ()) -> Tokens:
        """A new access token; the refresh token stays. Raises GrantError (1.9)."""
        grant = self._refresh.get(refresh_token)
        if grant is None:
            raise GrantError("invalid_grant", "Token has been expired or revoked.")
        asked = frozenset(scopes)
        if not asked <= grant.scopes:
            raise GrantError("invalid_scope", "Some requested scopes were invalid.")
        return self._tokens(Grant(grant.email, asked or grant.scopes), "")

    def refresh_token(self, grant: Grant) -> str:
        """A new refresh token for a grant; older ones live on."""
        token = self._secret("1//0")
        self._refresh[token] = grant
        return token

    def access_token(self, grant: Grant) -> str:
        """A new access token for a grant."""
        token = self._secret("ya29.")
        self._access[token] = (grant, self._now())
        return token

    def holder(self, access_token: str) -> Grant | None:
        """The grant behind an access token, or None where it is unknown, expired or revoked."""
        found = self._access.get(access_token)
        if found is None:
            return None
        grant, made = found
        expired = self._lifetime is not None and made + self._lifetime <= self._now()
        return None if expired else grant

    def revoke(self, token: str) -> bool:
        """Revoke one token and everything its account was granted; False where it is unknown."""
        grant = self._refresh.get(token) or self.holder(token)
        if grant is None:
            return False
        self.revoke_account(grant.email)
        return True

    def revoke_account(self, email: str) -> None:
        """Take back every token of an account, as the user can at Google."""
        self._refresh = {key: grant for key, grant in self._refresh.items() if grant.email != email}
        self.expire_access(email)

    def expire_access(self, email: str) -> None:
        """Let every access token of an account expire now; refresh tokens live on."""
        kept = {key: pair for key, pair in self._access.items() if pair[0].email != email}
        self._access = kept

    def _tokens(self, grant: Grant, refresh_token: str) -> Tokens:
        return Tokens(self.access_token(grant), refresh_token, tuple(sorted(grant.scopes)))

    def _secret(self, prefix: str) -> str:
        self._made += 1
        return prefix + secret("token", self._made)


def _verified(code: Code, verifier: str) -> bool:
    if not code.challenge:
        return True
    if code.method == "S256":
        digest = urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
        return digest == code.challenge
    return verifier == code.challenge
