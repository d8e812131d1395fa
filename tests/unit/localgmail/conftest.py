"""One listening server a module; calm before every test."""

from collections.abc import Iterator

import pytest

from tests.unit.localgmail.localgmail_client import Account, Running, running_server


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with running_server() as found:
        yield found


@pytest.fixture
def account(running: Running) -> Iterator[Account]:
    running.server.faults.calm()
    yield running.account()
    running.server.faults.calm()
