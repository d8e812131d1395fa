"""The OAuth endpoints: consent page, token, revoke (gmail-api.md 1.2 to 1.9), with PKCE.

Turns calls into answers; the state stands in `grants`.
"""

import json
from base64 import b64decode
from collections.abc import Collection, Mapping
from html import escape
from urllib.parse import unquote, urlencode, urlsplit

from agent.localgmail.calls import Answer, Call, Json, Query, query_of
from agent.localgmail.grants import (
    CLIENT_ID,
    CLIENT_SECRET,
    EXPIRES_IN,
    Grant,
    GrantError,
    Grants,
    Tokens,
)
from agent.localgmail.scopes import Scope

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_KNOWN = frozenset(scope.value for scope in Scope if "addons" not in scope)


def token(call: Call, grants: Grants) -> Answer:
    """POST /token: an authorization code or a refresh token for an access token."""
    form = form_of(call)
    try:
        _check_client(*_client_of(call, form))
        tokens = _granted(form, grants)
    except GrantError as error:
        body = {"error": error.error, "error_description": error.description}
        return _answer(body, error.status)
    body_out: dict[str, Json] = {
        "access_token": tokens.access_token,
        "expires_in": EXPIRES_IN,
        "scope": " ".join(tokens.scopes),
        "token_type": "Bearer",
    }
    if tokens.refresh_token:
        body_out["refresh_token"] = tokens.refresh_token
    return _answer(body_out)


def revoke(call: Call, grants: Grants) -> Answer:
    """POST /revoke: takes back the token's whole grant."""
    given = form_of(call).one("token") or call.query.one("token")
    if grants.revoke(given):
        return _answer({})
    return _answer({"error": "invalid_token", "error_description": "Token expired or revoked"}, 400)


def consent(call: Call, grants: Grants, accounts: Collection[str]) -> Answer:
    """GET /o/oauth2/auth: the consent page; with `approve=1` its answer, a redirect with a code.

    `scopes` (space-separated or repeated) narrows what is granted, as the page's boxes do; `deny=1`
    answers access_denied; `account` or `login_hint` names the account.
    """
    query = call.query
    if problem := _wrong_request(query):
        return _page(f"<h1>Access blocked</h1><p>Error 400: {escape(problem)}</p>", 400)
    if query.one("deny"):
        return _redirect(query, {"error": "access_denied"})
    account = _account(query, accounts)
    if not query.one("approve") or not account:
        return _page(_consent_page(query, accounts))
    asked = query.one("scope").split()
    chosen = " ".join(query.many("scopes")).split() or asked
    granted = frozenset(scope for scope in asked if scope in chosen)
    code = grants.consent(
        Grant(account, granted),
        redirect_uri=query.one("redirect_uri"),
        challenge=query.one("code_challenge"),
        method=query.one("code_challenge_method", "plain"),
        offline=query.one("access_type") == "offline",
    )
    return _redirect(query, {"code": code, "scope": " ".join(sorted(granted))})


def form_of(call: Call) -> Query:
    """The form a POST carries."""
    return query_of(call.body.decode("utf-8", errors="replace"))


def _granted(form: Query, grants: Grants) -> Tokens:
    match form.one("grant_type"):
        case "refresh_token":
            return grants.refresh(form.one("refresh_token"), form.one("scope").split())
        case "authorization_code":
            return grants.exchange(
                form.one("code"),
                redirect_uri=form.one("redirect_uri"),
                verifier=form.one("code_verifier"),
            )
        case other:
            raise GrantError("unsupported_grant_type", f"Invalid grant_type: {other[:40]}")


def _client_of(call: Call, form: Query) -> tuple[str, str]:
    """The client's id and secret: in the form, or as HTTP basic authentication (RFC 6749 2.3.1)."""
    kind, _, given = call.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return form.one("client_id"), form.one("client_secret")
    try:
        client_id, _, client_secret = b64decode(given).decode().partition(":")
    except ValueError:
        return "", ""
    return unquote(client_id), unquote(client_secret)


def _check_client(client_id: str, client_secret: str) -> None:
    if client_id != CLIENT_ID:
        raise GrantError("invalid_client", "The OAuth client was not found.", 401)
    if client_secret != CLIENT_SECRET:
        raise GrantError("invalid_client", "Unauthorized", 401)


def _wrong_request(query: Query) -> str:
    if query.one("client_id") != CLIENT_ID:
        return "invalid_client"
    if query.one("response_type") != "code":
        return "unsupported_response_type"
    if urlsplit(query.one("redirect_uri")).hostname not in _LOOPBACK:
        return "redirect_uri_mismatch"
    asked = query.one("scope").split()
    return "" if asked and _KNOWN.issuperset(asked) else "invalid_scope"


def _account(query: Query, accounts: Collection[str]) -> str:
    wanted = (query.one("account") or query.one("login_hint")).lower()
    if wanted:
        return next((email for email in accounts if email.lower() == wanted), "")
    return next(iter(accounts)) if len(accounts) == 1 else ""


def _consent_page(query: Query, accounts: Collection[str]) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{escape(key)}" value="{escape(value)}">'
        for key, values in query.values.items()
        if key not in {"approve", "deny", "account", "scopes"}
        for value in values
    )
    boxes = "".join(
        f'<li><label><input type="checkbox" name="scopes" value="{escape(scope)}" checked> '
        f"{escape(scope)}</label></li>"
        for scope in query.one("scope").split()
    )
    choices = "".join(f"<option>{escape(email)}</option>" for email in sorted(accounts))
    return (
        "<h1>followup wants access to your account</h1>"
        "<p>This is the built-in Gmail server. Nothing here reaches Google.</p>"
        f'<form method="get">{hidden}<p><select name="account">{choices}</select></p>'
        f'<ul>{boxes}</ul><button name="approve" value="1">Allow</button> '
        '<button name="deny" value="1">Cancel</button></form>'
    )


def _redirect(query: Query, parameters: Mapping[str, str]) -> Answer:
    state = {"state": query.one("state")} if query.one("state") else {}
    target = query.one("redirect_uri")
    joint = "&" if urlsplit(target).query else "?"
    location = target + joint + urlencode({**state, **parameters})
    return Answer(302, b"", "text/html", (("Location", location),))


def _page(inner: str, status: int = 200) -> Answer:
    text = (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Sign in</title>{inner}</html>'
    )
    return Answer(status, text.encode(), "text/html; charset=utf-8")


def _answer(body: Json, status: int = 200) -> Answer:
    return Answer(status, json.dumps(body).encode(), headers=(("Cache-Control", "no-store"),))
