"""Requests signed with the account's access token, which is renewed when it is stale or refused.

Renewing has its own connection, so that the transport's word on whether a write has left is about
the write. A failed renewal is raised as NotCarriedOutError: before a request nothing has left, and
after a 401 nothing was done. The renewed token is stored at once. It must not know resources.
"""

import logging
from datetime import UTC
from pathlib import Path
from typing import Any

import google.auth.exceptions
import google.oauth2.credentials
import google_auth_httplib2
import httplib2

from agent.errors import NeedsConsentError
from agent.gmail.tokens import StoredToken, load_token, save_token, token_lock
from agent.gmail.translate import (
    AUTH_HINT,
    Diagnosis,
    Kind,
    NotCarriedOutError,
    diagnose_trouble,
)
from agent.gmail.transport import OneShotHttp

_CREDENTIALS: Any = google.oauth2.credentials.Credentials  # untyped
_LOG = logging.getLogger(__name__)


class TokenKeeper:
    """An account's token in use: signs, renews, stores.

    `path` None keeps it in memory only. `token_uri` outranks the one in the file,
    `key` opens and seals the file.
    """

    _token: StoredToken
    _credentials: Any  # google-auth is untyped

    def __init__(
        self,
        token: StoredToken,
        http: OneShotHttp,
        *,
        path: Path | None = None,
        token_uri: str = "",
        private: bool = True,
        key: str = "",
    ) -> None:
        self._http, self._path, self._private, self._key = http, path, private, key
        self._token_uri = token_uri
        self._adopt(token)

    @property
    def token(self) -> StoredToken:
        """The token as it is now."""
        return self._token

    def sign(self, headers: dict[str, str]) -> None:
        """Put the access token into a request's headers, renewing it where it is stale.

        Raises NotCarriedOutError.
        """
        if not self._credentials.valid:
            self.renew()
        self._credentials.apply(headers)

    def renew(self) -> None:
        """Get a new access token. Raises NotCarriedOutError.

        Somebody else may have done so, or the user may have consented anew, since the file was
        read: then what stands there is taken.
        """
        if self._path is None:
            self._refresh()
            return
        with token_lock(self._path):
            if not self._took_from_file(self._path):
                self._refresh()
                self._store(self._path)

    def _took_from_file(self, path: Path) -> bool:
        try:
            found = load_token(path, private=self._private, key=self._key)
        except NeedsConsentError:
            return False  # The token in hand may still do; the next start will tell.
        if found.refresh == self._token.refresh and found.access == self._token.access:
            return False
        self._adopt(found)
        return bool(self._credentials.valid)

    def _refresh(self) -> None:
        try:
            self._credentials.refresh(google_auth_httplib2.Request(self._http))
        except Exception as error:
            # google-auth stumbles with a TypeError over a hotspot's page with status 200.
            found = diagnose_trouble(error) or Diagnosis(
                Kind.RETRY, "no answer of a token endpoint"
            )
            raise NotCarriedOutError(found) from error
        expiry = self._credentials.expiry
        self._token = self._token.renewed(
            self._credentials.token,
            expiry.replace(tzinfo=UTC) if expiry else None,
            self._credentials.refresh_token,
        )

    def _store(self, path: Path) -> None:
        try:
            save_token(path, self._token, key=self._key)
        except OSError as error:
            # The access token serves an hour all the same, and the refresh token is seldom new.
            _LOG.warning("the renewed token could not be stored: %s", error.strerror)

    def _adopt(self, token: StoredToken) -> None:
        self._token = token
        self._credentials = _CREDENTIALS(
            token.access or None,
            refresh_token=token.refresh or None,
            token_uri=self._token_uri or token.token_uri,
            client_id=token.client_id,
            client_secret=token.client_secret,
            # Naive UTC is what google-auth wants. No scopes: naming one that was never granted
            # would make the refresh fail (gmail-api.md 1.7).
            expiry=token.expiry.astimezone(UTC).replace(tzinfo=None) if token.expiry else None,
        )


class SignedHttp:
    """What the client takes for its http: signs each request, and repeats one refused with 401.

    A 401 says that nothing was done, so even a write may go out again, once.
    """

    def __init__(self, http: OneShotHttp, keeper: TokenKeeper) -> None:
        self.http, self._keeper = http, keeper

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: Any = None,
        headers: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> tuple[httplib2.Response, bytes]:
        """As httplib2's. Raises NotCarriedOutError where the token cannot be renewed."""
        answer = self._signed(uri, method, body, headers, kwargs)
        if answer[0].status != 401:
            return answer
        if not self._keeper.token.refresh:
            text = "Gmail refuses the access token, and there is no refresh token"
            raise NotCarriedOutError(Diagnosis(Kind.CONSENT, text, hint=AUTH_HINT))
        self._keeper.renew()
        return self._signed(uri, method, body, headers, kwargs)

    def _signed(
        self,
        uri: str,
        method: str,
        body: Any,
        headers: dict[str, str] | None,
        kwargs: dict[str, Any],
    ) -> tuple[httplib2.Response, bytes]:
        signed = dict(headers or {})
        self._keeper.sign(signed)
        return self.http.request(uri, method, body=body, headers=signed, **kwargs)

    def close(self) -> None:
        """Give the connections back."""
        self.http.close()
