"""OAuth as the client libraries see it: consent with PKCE, refresh, scopes, revocation."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httplib2
import pytest
from google.auth.exceptions import RefreshError
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import Request
from google_auth_oauthlib.flow import Flow

from agent.localgmail import LocalGmail, Quirks, Scope
from tests.unit.localgmail.localgmail_client import (
    Account,
    Clock,
    Running,
    mail,
    reason_of,
    refused,
    running_server,
)

REDIRECT = "http://localhost:8765/"
ASKED = [Scope.READONLY.value, Scope.COMPOSE.value]


@pytest.fixture(autouse=True)
def plain_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """oauthlib wants https for token endpoints; the loopback has none."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")


def flow_of(server: LocalGmail, scopes: list[str]) -> Flow:
    return Flow.from_client_config(
        server.client_config(),
        scopes=scopes,
        redirect_uri=REDIRECT,
        autogenerate_code_verifier=True,
    )


def visit(url: str, **more: str) -> tuple[httplib2.Response, str]:
    """Open a page as a browser that does not follow the redirect."""
    http = httplib2.Http(timeout=60)
    http.follow_redirects = False
    extra = "".join(f"&{key}={value}" for key, value in more.items())
    response, content = http.request(url + extra)
    return response, content.decode()


def refresh(credentials: Credentials) -> None:
    credentials.refresh(Request(httplib2.Http(timeout=60)))  # type: ignore[no-untyped-call]  # none


def answer_of(response: httplib2.Response) -> dict[str, str]:
    query = parse_qs(urlsplit(response["location"]).query)
    return {key: values[0] for key, values in query.items()}


def test_a_consent_leads_to_tokens_that_work(running: Running) -> None:
    """Page, approval, code, PKCE verifier, tokens, a call; the refresh token stays the same."""
    account = running.account()
    flow = flow_of(running.server, ASKED)
    url, state = flow.authorization_url(login_hint=account.email, access_type="offline")
    response, page = visit(url)
    assert response.status == 200
    assert account.email in page
    response, _ = visit(url, approve="1", account=account.email)
    assert response.status == 302
    answer = answer_of(response)
    assert answer["state"] == state
    flow.fetch_token(code=answer["code"])
    credentials = flow.credentials
    refresh_token = credentials.refresh_token
    assert set(credentials.granted_scopes) == set(ASKED)
    refresh(credentials)
    assert credentials.refresh_token == refresh_token
    http = httplib2.Http(timeout=60)
    head = {"Authorization": f"Bearer {credentials.token}"}
    response, _ = http.request(f"{running.url}/gmail/v1/users/me/profile", headers=head)
    assert response.status == 200


def test_unticked_boxes_narrow_the_grant(running: Running) -> None:
    """The user may grant a subset; the token then lacks the rest (gmail-api.md 1.7)."""
    account = running.account()
    flow = flow_of(running.server, ASKED)
    url, _ = flow.authorization_url(access_type="offline")
    response, _ = visit(url, approve="1", account=account.email, scopes=Scope.READONLY.value)
    flow.fetch_token(code=answer_of(response)["code"])
    assert flow.credentials.granted_scopes == [Scope.READONLY.value]


def test_a_refusal_comes_back_as_access_denied(running: Running) -> None:
    """Cancel on the consent page."""
    running.account()
    url, state = flow_of(running.server, ASKED).authorization_url()
    response, _ = visit(url, deny="1")
    assert answer_of(response) == {"state": state, "error": "access_denied"}


def test_a_code_works_once_and_only_with_its_verifier(running: Running) -> None:
    """PKCE: another verifier, another redirect or a second use is invalid."""
    account = running.account()
    flow = flow_of(running.server, ASKED)
    url, _ = flow.authorization_url(access_type="offline")
    codes = [answer_of(visit(url, approve="1", account=account.email)[0])["code"] for _ in range(2)]
    right = flow.code_verifier
    flow.code_verifier = "x" * 64
    with pytest.raises(Exception, match="invalid_grant"):
        flow.fetch_token(code=codes[0])
    flow.code_verifier = right
    flow.fetch_token(code=codes[1])
    with pytest.raises(Exception, match="invalid_grant"):
        flow.fetch_token(code=codes[1])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("localgmail.apps", "stranger.apps", "invalid_client"),
        ("localhost", "evil.example", "redirect_uri_mismatch"),
        ("gmail.readonly", "gmail.nonsense", "invalid_scope"),
        ("response_type=code", "response_type=token", "unsupported_response_type"),
    ],
)
def test_a_wrong_request_gets_a_page_and_no_redirect(
    running: Running, old: str, new: str, told: str
) -> None:
    """Nothing is sent to an address that cannot be trusted."""
    running.account()
    url, _ = flow_of(running.server, ASKED).authorization_url()
    response, page = visit(url.replace(old, new), approve="1")
    assert response.status == 400
    assert told in page


def test_a_revoked_consent_is_invalid_grant(account: Account) -> None:
    """The one error that means: log in again (gmail-api.md 1.9)."""
    account.server.revoke(account.email)
    with pytest.raises(RefreshError) as caught:
        account.users.getProfile(userId="me").execute()
    assert caught.value.args[1]["error"] == "invalid_grant"


def test_the_revoke_endpoint_takes_back_the_grant(account: Account) -> None:
    """Once: the second time the token is unknown."""
    url = f"{account.server.url}/revoke?token={account.credentials.refresh_token}"
    http = httplib2.Http(timeout=60)
    assert [http.request(url, "POST")[0].status for _ in range(2)] == [200, 400]
    assert account.server.mailbox(account.email)


def test_an_expired_access_token_is_refreshed_by_the_client(account: Account) -> None:
    """401, refresh, repetition: the caller notices nothing (gmail-api.md 5.2)."""
    before = account.credentials.token
    account.server.expire_access_tokens(account.email)
    assert account.found() == []
    assert account.credentials.token != before


def test_access_tokens_may_run_out_by_the_servers_clock() -> None:
    """With a lifetime set, an hour of `now` ends a token."""
    with running_server(Quirks(token_lifetime=timedelta(hours=1))) as running:
        account = running.account()
        before = account.credentials.token
        running.clock.forward(minutes=59)
        account.found()
        assert account.credentials.token == before
        running.clock.forward(minutes=2)
        account.found()
        assert account.credentials.token != before


def test_a_refresh_may_narrow_but_not_widen(account: Account) -> None:
    """A scope that was never granted is invalid_scope (gmail-api.md 1.7)."""
    token = account.server.token_for(account.email, [Scope.READONLY])
    for scopes, wrong in (([Scope.READONLY], False), ([Scope.READONLY, Scope.MODIFY], True)):
        credentials = Credentials(  # type: ignore[no-untyped-call]  # google-auth has no hints
            None,
            **{key: token[key] for key in ("refresh_token", "token_uri", "client_id")},
            client_secret=token["client_secret"],
            scopes=[scope.value for scope in scopes],
        )
        if not wrong:
            refresh(credentials)
            assert credentials.token
            continue
        with pytest.raises(RefreshError, match="invalid_scope"):
            refresh(credentials)


def test_another_client_is_invalid_client(account: Account) -> None:
    """A rotated secret or a deleted client (gmail-api.md 1.9)."""
    credentials = Credentials(  # type: ignore[no-untyped-call]  # google-auth has no hints
        None,
        refresh_token=account.credentials.refresh_token,
        token_uri=f"{account.server.url}/token",
        client_id="stranger",
        client_secret="x",
    )
    with pytest.raises(RefreshError, match="invalid_client"):
        refresh(credentials)


def test_a_scope_opens_only_its_methods(running: Running) -> None:
    """compose reads no mail, readonly writes none: 403 with Google's detail (1.6, 1.7)."""
    composing = running.account(Scope.COMPOSE)
    gmail_id = composing.arrives()
    error = refused(composing.users.messages().get(userId="me", id=gmail_id).execute)
    assert (error.status_code, error.error_details[0]["reason"]) == (
        403,
        "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
    )
    assert composing.draft()["message"]["labelIds"] == ["DRAFT"]
    reading = running.login(composing.email, Scope.READONLY)
    assert gmail_id in reading.found()
    assert refused(reading.draft).status_code == 403


def test_the_metadata_scope_spoils_the_token(running: Running) -> None:
    """No q, no bodies, even beside broader scopes (gmail-api.md 1.6)."""
    account = running.account(Scope.READONLY, Scope.METADATA)
    gmail_id = account.arrives()
    messages = account.users.messages()
    error = refused(messages.list(userId="me", q="x").execute)
    assert (reason_of(error), "does not support 'q'" in error.reason) == ("forbidden", True)
    assert refused(messages.get(userId="me", id=gmail_id, format="raw").execute).status_code == 403
    assert messages.get(userId="me", id=gmail_id, format="metadata").execute()["id"] == gmail_id


def test_an_unknown_token_is_401(running: Running) -> None:
    """Without credentials nothing is told."""
    response, _ = httplib2.Http(timeout=60).request(f"{running.url}/gmail/v1/users/me/profile")
    assert response.status == 401


def test_no_token_before_the_server_listens() -> None:
    """A token file names the token endpoint, so there must be one."""
    server = LocalGmail(Clock())
    server.add_account("me@mail.example")
    with pytest.raises(Exception, match="not listening"):
        server.token_for("me@mail.example")


def test_a_removed_account_is_gone_with_its_tokens(running: Running) -> None:
    """Benchmarks open and close thousands of accounts on one server."""
    account = running.account()
    account.arrives(mail())
    running.server.remove_account(account.email)
    with pytest.raises(RefreshError):
        account.users.getProfile(userId="me").execute()
