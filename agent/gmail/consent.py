"""The user's consent: asked for once in the browser, checked, stored, and taken back on demand.

Loopback flow with PKCE by google-auth-oauthlib's flow object (gmail-api.md 1.2, 1.3). Waiting for
the answer is ours, because the library takes the first request that comes for it; so is fetching
the token, because the library does that only under process-wide environment variables, and logs
the token. Nothing is stored before scopes and account have been checked.
The daemon never calls this: it must not wait for a person.
"""

import json
import webbrowser
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from agent.errors import NeedsConsentError, TransientError, UserError
from agent.gmail.addresses import api_root, is_loopback, revoke_uri_of
from agent.gmail.clientfile import Client, load_client
from agent.gmail.connect import Manners, mailbox_over
from agent.gmail.loopback import AnswerCatcher
from agent.gmail.quota import Seconds
from agent.gmail.scopes import NEEDED, box, missing
from agent.gmail.tokens import StoredToken, forget_token, load_token, save_token

_PERMISSIONS = "https://myaccount.google.com/permissions"
_AUTH_HINT = "followup auth"
_FORM = {"content-type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class Asking:
    """How the user is asked.

    `tell` shows them a line; `open_page` opens the page here, and None is for a machine without a
    browser; `paste`, where given, reads the address they paste (it blocks; "" ends it). Port 0
    takes a free one; in a container bind to 0.0.0.0 and publish a fixed one on 127.0.0.1.
    """

    tell: Callable[[str], None]
    open_page: Callable[[str], bool] | None = webbrowser.open
    paste: Callable[[], str] | None = None
    port: int = 0
    bind: str = "127.0.0.1"
    timeout: Seconds = 300.0


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent just given. `ends_at` (UTC) is when it runs out, where Google said that it will."""

    granted: tuple[str, ...]
    obtained_at: datetime
    ends_at: datetime | None = None


def authorise(
    client_file: Path | None,
    email: str,
    token_file: Path,
    asking: Asking,
    *,
    now: Callable[[], datetime],
    scopes: Collection[str] = NEEDED,
    endpoint: str = "",
    token_uri: str = "",
    auth_uri: str = "",
    token_key: str = "",
) -> Consent:
    """Ask the user for consent to `email`'s mailbox, check what was granted, store the token.

    `token_key`, where given, seals the token file.
    Raises NeedsConsentError where there is no client file (with the way to get one), where the
    user did not consent in time, left a box unticked or chose another account; ConfigError for a
    file that is no Desktop client; UserError where the port or the token file cannot be used;
    TransientError where Google does not answer.
    """
    client = load_client(client_file, token_uri=token_uri, auth_uri=auth_uri)
    form = _ask(client, email, tuple(scopes), asking)
    token = _token(_posted(client.token_uri, form), client, tuple(scopes), now())
    _check_scopes(token.granted, scopes)
    _check_account(token, email, endpoint, now)
    try:
        save_token(token_file, replace(token, account=email), key=token_key)
    except OSError as error:
        raise UserError(f"the token file cannot be written: {error.strerror}") from error
    return Consent(token.granted, now(), token.ends_at)


def revoke(token_file: Path, *, token_uri: str = "", token_key: str = "") -> bool:
    """Take the consent back at Google, and delete the token file.

    Answers False where the consent was void already. Raises NeedsConsentError where there is no
    readable token, TransientError where Google does not answer; the file is kept then.
    """
    token = load_token(token_file, private=False, key=token_key)
    uri = revoke_uri_of(token_uri or token.token_uri)
    status, _ = _post(uri, {"token": token.refresh or token.access})
    if status not in (200, 400):
        raise TransientError(f"the consent could not be taken back: HTTP {status}")
    forget_token(token_file)
    return status == 200


def _ask(client: Client, email: str, scopes: tuple[str, ...], asking: Asking) -> Mapping[str, str]:
    """Have the user answer the consent page; the form that turns the answer into a token."""
    from google_auth_oauthlib.flow import InstalledAppFlow

    # The library builds https addresses only; the local server's pages are plain http.
    plain = client.auth_uri.startswith("http://")
    secure = client.auth_uri.replace("http://", "https://", 1) if plain else client.auth_uri
    config = replace(client, auth_uri=secure).config()
    flow: Any = InstalledAppFlow.from_client_config(config, scopes=list(scopes))
    with AnswerCatcher(asking.bind, asking.port) as catcher:
        flow.redirect_uri = f"http://127.0.0.1:{catcher.port}/"
        # Without prompt=consent a repeated consent may bring no refresh token.
        address, state = flow.authorization_url(prompt="consent", login_hint=email)
        catcher.expect(state)
        _invite(asking, catcher, address.replace("https://", "http://", 1) if plain else address)
        answer = catcher.wait(asking.timeout)
    if answer.error:
        raise _refused(answer.error)
    return {
        "grant_type": "authorization_code",
        "code": answer.code,
        "code_verifier": flow.code_verifier,
        "redirect_uri": flow.redirect_uri,
        "client_id": client.client_id,
        "client_secret": client.client_secret,
    }


def _invite(asking: Asking, catcher: AnswerCatcher, address: str) -> None:
    opened = asking.open_page is not None and asking.open_page(address)
    asking.tell("Your browser shows the consent page." if opened else "Open this in a browser:")
    asking.tell(address)
    asking.tell("Leave every box ticked.")
    if asking.paste is None:
        return
    if not opened:
        asking.tell(
            "If the browser runs on another machine, it will end on a page that does not load."
            " Then paste that page's whole address here:"
        )
    catcher.listen_to(asking.paste, asking.tell)


def _refused(error: str) -> NeedsConsentError:
    if error == "access_denied":
        return NeedsConsentError(
            "the consent page was left with “Cancel”, or the account may not use the client",
            hint="While the app says “Testing”, only its listed test users may: publish it.",
        )
    return NeedsConsentError(f"the consent page answered: {error[:80]}", hint=_AUTH_HINT)


def _posted(uri: str, form: Mapping[str, str]) -> Mapping[str, Any]:
    """Post a form, once. Raises NeedsConsentError for a refusal, TransientError for trouble."""
    status, content = _post(uri, form)
    try:
        data = json.loads(content)
    except ValueError:
        data = None
    if isinstance(data, dict) and status == 200 and data.get("access_token"):
        return data
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    if code in ("invalid_client", "unauthorized_client"):
        raise NeedsConsentError(
            "Google does not know the OAuth client: deleted, or its secret changed",
            hint="Download the client file anew, then: followup auth",
        )
    if code:
        raise NeedsConsentError("the answer of the consent page was not accepted", hint=_AUTH_HINT)
    raise TransientError(f"the token endpoint does not answer as it should (HTTP {status})")


def _post(uri: str, form: Mapping[str, str]) -> tuple[int, bytes]:
    from agent.gmail.translate import diagnose_trouble, read_failure
    from agent.gmail.transport import OneShotHttp

    http = OneShotHttp(direct=is_loopback(uri))
    try:
        response, content = http.request(uri, "POST", body=urlencode(form), headers=_FORM)
    except Exception as error:
        found = diagnose_trouble(error)
        if found is None:
            raise
        raise read_failure(found) from error
    finally:
        http.close()
    return response.status, content


def _token(
    data: Mapping[str, Any], client: Client, scopes: tuple[str, ...], now: datetime
) -> StoredToken:
    if not data.get("refresh_token"):
        raise NeedsConsentError(
            "the consent came without a refresh token, so it would end within the hour",
            hint=f"Remove the app at {_PERMISSIONS}, then: {_AUTH_HINT}",
        )
    # The scope is left out of an answer that grants just what was asked for (RFC 6749 5.1).
    granted = tuple(str(data["scope"]).split()) if data.get("scope") else scopes
    return StoredToken(
        refresh=str(data["refresh_token"]),
        access=str(data["access_token"]),
        expiry=_after(now, data.get("expires_in")),
        client_id=client.client_id,
        client_secret=client.client_secret,
        token_uri=client.token_uri,
        scopes=granted,
        granted=granted,
        obtained_at=now,
        ends_at=_after(now, data.get("refresh_token_expires_in")),
    )


def _after(now: datetime, seconds: Any) -> datetime | None:
    try:
        return now + timedelta(seconds=int(seconds)) if seconds else None
    except (OverflowError, TypeError, ValueError):
        return None


def _check_scopes(granted: Collection[str], wanted: Collection[str]) -> None:
    lacking = missing(granted, tuple(wanted))
    if lacking:
        raise NeedsConsentError(
            *(f"a box was not ticked: {box(scope)}" for scope in lacking),
            hint=f"{_AUTH_HINT}, and leave every box ticked",
        )


def _check_account(
    token: StoredToken, email: str, endpoint: str, now: Callable[[], datetime]
) -> None:
    """Raises NeedsConsentError where the mailbox behind the token is another account's."""
    from agent.gmail.signing import SignedHttp, TokenKeeper
    from agent.gmail.transport import GmailHttp, OneShotHttp

    root = api_root(endpoint)
    keeper = TokenKeeper(token, OneShotHttp(direct=is_loopback(token.token_uri)))
    signed = SignedHttp(GmailHttp(direct=is_loopback(root)), keeper)
    mailbox = mailbox_over(signed, email, root=root, now=now, manners=Manners())
    try:
        mailbox.profile()
    finally:
        mailbox.close()
