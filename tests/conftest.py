"""What holds in every test: nothing is ever sent, whatever a test does to the local Gmail server.

Every server that a test makes, or that a fixture made before it, is asked after the test how often
a client tried to send. The one suite that tries on purpose (the server must refuse) says so with
the marker `tries_to_send`.
"""

from collections.abc import Iterator
from typing import Any
from weakref import WeakSet

import pytest

from agent.localgmail import LocalGmail

# Those of the running test are held, so that none is gone before it was asked.
_NEW: list[LocalGmail] = []
_OLD: WeakSet[LocalGmail] = WeakSet()
_make = LocalGmail.__init__


def _noted(server: LocalGmail, *args: Any, **options: Any) -> None:
    _make(server, *args, **options)
    _NEW.append(server)


LocalGmail.__init__ = _noted  # type: ignore[method-assign,assignment]  # every instance


def pytest_configure(config: pytest.Config) -> None:
    """Register the one marker of this file."""
    config.addinivalue_line("markers", "tries_to_send: the test sends on purpose, to be refused")


@pytest.fixture(autouse=True)
def _nothing_is_sent(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which a client tried to send."""
    before = {id(server): server.send_attempts for server in (*_OLD, *_NEW)}
    yield
    tried = sum(server.send_attempts - before.get(id(server), 0) for server in (*_OLD, *_NEW))
    _OLD.update(_NEW)
    _NEW.clear()
    if request.node.get_closest_marker("tries_to_send") is None:
        assert tried == 0, f"a client tried to send {tried} times"
