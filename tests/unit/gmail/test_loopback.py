"""The consent page's answer: caught or pasted, whichever comes first, and nothing else taken."""

import queue
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from agent.errors import NeedsConsentError, UserError
from agent.gmail.loopback import AnswerCatcher, Redirect, read_pasted, read_redirect

STATE = "state-1"


@pytest.fixture
def catcher() -> Iterator[AnswerCatcher]:
    with AnswerCatcher("127.0.0.1", 0) as found:
        found.expect(STATE)
        yield found


def visit(catcher: AnswerCatcher, target: str) -> int:
    """Load a page of the catcher as a browser would; answers the status."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{catcher.port}{target}", timeout=5) as page:
            return int(page.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_it_takes_the_answer_the_browser_brings(catcher: AnswerCatcher) -> None:
    assert visit(catcher, f"/?state={STATE}&code=4/abc&scope=x") == 200
    assert catcher.wait(1) == Redirect(code="4/abc")


def test_it_takes_a_refusal(catcher: AnswerCatcher) -> None:
    assert visit(catcher, f"/?error=access_denied&state={STATE}") == 200
    assert catcher.wait(1) == Redirect(error="access_denied")


@pytest.mark.parametrize(
    "target", ["/", "/favicon.ico", "/?code=evil", "/?state=other&code=evil", f"/?state={STATE}"]
)
def test_other_visitors_are_turned_away_and_waiting_goes_on(
    catcher: AnswerCatcher, target: str
) -> None:
    """A prefetch, a scanner or another site's forged answer must not end the attempt."""
    assert visit(catcher, target) == 404
    visit(catcher, f"/?state={STATE}&code=real-code")
    assert catcher.wait(1).code == "real-code"


def test_a_silent_connection_does_not_keep_the_answer_waiting(catcher: AnswerCatcher) -> None:
    """Browsers open connections ahead of need."""
    with socket.create_connection(("127.0.0.1", catcher.port)):
        assert visit(catcher, f"/?state={STATE}&code=real-code") == 200
    assert catcher.wait(1).code == "real-code"


def test_it_does_not_wait_for_ever(catcher: AnswerCatcher) -> None:
    with pytest.raises(NeedsConsentError, match="no answer") as caught:
        catcher.wait(0.05)
    assert "--no-browser" in (caught.value.hint or "")


def test_nothing_is_taken_before_the_attempt_has_a_state() -> None:
    with AnswerCatcher("127.0.0.1", 0) as catcher:
        assert visit(catcher, "/?state=&code=evil") == 404


def test_a_port_in_use_is_told_with_what_to_do() -> None:
    with AnswerCatcher("127.0.0.1", 0) as first, pytest.raises(UserError, match="port") as caught:
        AnswerCatcher("127.0.0.1", first.port)
    assert "--port" in (caught.value.hint or "")


def test_a_pasted_answer_wins_where_the_browser_is_elsewhere(catcher: AnswerCatcher) -> None:
    """What is not this attempt's address is said so, and asked for again."""
    lines, told = queue.Queue[str](), list[str]()
    for line in (
        "http://127.0.0.1:1/?state=other&code=x",
        "\n",
        f"http://127.0.0.1:1/?state={STATE}&code=4/pasted\n",
    ):
        lines.put(line)
    catcher.listen_to(lambda: lines.get(timeout=5), told.append)
    assert catcher.wait(2) == Redirect(code="4/pasted")
    assert len(told) == 1


@pytest.mark.parametrize("ending", ["", EOFError()])
def test_a_closed_standard_input_leaves_the_browser_alone(
    catcher: AnswerCatcher, ending: str | EOFError
) -> None:
    """No terminal: the loopback goes on waiting."""
    asked = threading.Event()

    def paste() -> str:
        asked.set()
        if isinstance(ending, EOFError):
            raise ending
        return ending

    catcher.listen_to(paste, lambda _: None)
    assert asked.wait(2)
    visit(catcher, f"/?state={STATE}&code=real-code")
    assert catcher.wait(1).code == "real-code"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"http://127.0.0.1:8765/?state={STATE}&code=4/x", Redirect(code="4/x")),
        (f"  127.0.0.1:8765/?code=4%2Fx&state={STATE} \n", Redirect(code="4/x")),
        (f"http://localhost:1/?error=access_denied&state={STATE}", Redirect(error="access_denied")),
        ("4/0AbCdEfGh", Redirect(code="4/0AbCdEfGh")),
        ("http://127.0.0.1/?state=other&code=4/x", None),
        ("two words here", None),
        ("short", None),
        ("", None),
    ],
)
def test_what_is_pasted_may_be_an_address_or_a_code(text: str, expected: Redirect | None) -> None:
    assert read_pasted(text, STATE) == expected


def test_an_address_without_an_answer_is_none() -> None:
    assert read_redirect(f"/?state={STATE}", STATE) is None
    assert read_redirect("nonsense", STATE) is None
