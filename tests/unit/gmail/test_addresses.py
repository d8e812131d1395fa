"""Where Google is, and what may stand in its place."""

import pytest

from agent.errors import ConfigError
from agent.gmail.addresses import api_root, is_loopback, revoke_uri_of


def test_an_endpoint_left_out_is_googles() -> None:
    """A trailing slash means nothing."""
    assert api_root("") == "https://gmail.googleapis.com"
    assert api_root("http://127.0.0.1:8025/") == "http://127.0.0.1:8025"
    assert api_root("https://proxy.example/gmail") == "https://proxy.example/gmail"


@pytest.mark.parametrize("endpoint", ["127.0.0.1:8025", "gmail", "ftp://x"])
def test_an_endpoint_that_is_no_address_is_a_wrong_setting(endpoint: str) -> None:
    """With what to write instead."""
    with pytest.raises(ConfigError, match="endpoint") as caught:
        api_root(endpoint)
    assert "https://" in (caught.value.hint or "")


def test_a_consent_is_taken_back_beside_where_it_was_given() -> None:
    """At Google and at the local server."""
    assert revoke_uri_of("https://oauth2.googleapis.com/token") == (
        "https://oauth2.googleapis.com/revoke"
    )
    assert revoke_uri_of("http://127.0.0.1:8025/token") == "http://127.0.0.1:8025/revoke"


@pytest.mark.parametrize(
    ("uri", "here"),
    [
        ("http://127.0.0.1:80", True),
        ("http://localhost/x", True),
        ("http://[::1]:9/", True),
        ("https://gmail.googleapis.com", False),
        ("https://localhost.example", False),
        ("", False),
    ],
)
def test_it_knows_this_machine(uri: str, here: bool) -> None:
    """Loopback addresses need no proxy and no encryption."""
    assert is_loopback(uri) is here
