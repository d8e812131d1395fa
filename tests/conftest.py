"""What holds in every test: nothing is ever sent, and nothing of the mail gets into a log.

Every server that a test makes, or that a fixture made before it, is asked after the test how often
a client tried to send. The one suite that tries on purpose (the server must refuse) says so with
the marker `tries_to_send`. Whatever the agent logs while a test runs is searched for the addresses
and subjects of the mail in that test's servers; daemons of their own keep their log elsewhere, and
the tests that start them search it.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any
from weakref import WeakSet

import pytest

from agent.localgmail import LocalGmail

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SUBJECT = re.compile(rb"(?mi)^Subject: ?(.{8,200}?)\r?$")

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


class _Log(logging.Handler):
    """Keeps what was logged, as a terminal would show it."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it; it is put into words only where a test logged something."""
        self.records.append(record)

    def text(self) -> str:
        """What stands in the log, exceptions as the product words them."""
        from agent.cli.running import PlainLines

        plain = PlainLines("%(levelname)s %(name)s: %(message)s")
        return "\n".join(plain.format(record) for record in self.records)


def _subjects(servers: list[LocalGmail]) -> Iterator[str]:
    """The subjects of all mail in these servers, without what answering puts before them."""
    for server in servers:
        with server.lock:
            boxes = [one.mailbox for one in server._accounts.values()]
            raws = [one.raw[:4_000] for box in boxes for one in box.messages.values()]
        for raw in raws:
            for found in _SUBJECT.findall(raw.partition(b"\r\n\r\n")[0]):
                yield found.decode("ascii", "replace").removeprefix("Re: ")


@pytest.fixture(autouse=True)
def _no_mail_is_logged(_nothing_is_sent: None) -> Iterator[None]:
    """Fail a test in which the agent logged an address, or the subject of a message."""
    log, ours = _Log(), logging.getLogger("agent")
    level = ours.level
    ours.addHandler(log)
    ours.setLevel(logging.DEBUG)
    yield
    ours.removeHandler(log)
    ours.setLevel(level)
    if not log.records:
        return
    text = log.text()
    assert _ADDRESS.findall(text) == []
    assert [one for one in set(_subjects([*_OLD, *_NEW])) if one in text] == []
