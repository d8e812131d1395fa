"""Figures for Prometheus: counts, times and states on loopback, and not a word of the mail."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from agent.cli.metrics import Meter, render, served
from agent.daemon import Looked
from agent.errors import UserError
from agent.gmail.quota import Usage
from agent.store.repository import SqlStore

NOW = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
_SAMPLE = re.compile(r'followup_[a-z_]+(?:\{[a-z]+="[\w.]+"(?:,[a-z]+="[\w.]+")*\}) [0-9.e+]+')


@pytest.fixture
def store() -> Iterator[SqlStore]:
    with closing(SqlStore.open(None)) as opened:
        yield opened


def page(store: SqlStore) -> str:
    usage = Usage({"messages.get": 3}, {"messages.get": 60})
    meters = (
        Meter("ann@mail.example", lambda: usage, lambda: NOW - timedelta(days=2)),
        Meter("bob@mail.example", Usage, lambda: None),
    )
    looked = {
        "ann@mail.example": Looked(passes=7, last_success=NOW),
        "bob@mail.example": Looked(passes=5, failures=5, needs_user=True),
    }
    return render(meters, looked, store, NOW)


def test_every_line_is_one_that_prometheus_reads(store: SqlStore) -> None:
    lines = page(store).splitlines()
    assert all(line.startswith("# ") or _SAMPLE.fullmatch(line) for line in lines)


def test_it_tells_how_each_account_fares(store: SqlStore) -> None:
    lines = page(store).splitlines()
    assert 'followup_polls_total{account="1"} 7' in lines
    assert 'followup_needs_user{account="2"} 1' in lines
    assert 'followup_failures_in_a_row{account="2"} 5' in lines
    assert 'followup_gmail_units_total{account="1",method="messages.get"} 60' in lines
    assert 'followup_consent_age_seconds{account="1"} 172800.0' in lines
    assert f'followup_last_success_timestamp_seconds{{account="1"}} {NOW.timestamp()}' in lines
    assert not [one for one in lines if "last_success" in one and 'account="2"' in one]


def test_it_names_no_address(store: SqlStore) -> None:
    assert "@" not in page(store)


def fetched(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, ""


def test_it_answers_on_loopback_and_nothing_but_figures() -> None:
    with served(0, lambda: "followup_polls_total 1\n") as port:
        assert fetched(port, "/metrics") == (200, "followup_polls_total 1\n")
        assert fetched(port, "/")[0] == 404


def test_figures_that_cannot_be_had_are_told_and_survived() -> None:
    answers: Iterator[Exception | str] = iter([ZeroDivisionError(), "followup_polls_total 1\n"])

    def text() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with served(0, text) as port:
        assert fetched(port, "/metrics")[0] == 503
        assert fetched(port, "/metrics")[0] == 200


def test_a_port_in_use_is_the_users_to_change() -> None:
    with (
        served(0, lambda: "") as port,
        pytest.raises(UserError, match="port"),
        served(port, lambda: ""),
    ):
        pass
