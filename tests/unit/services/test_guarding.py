"""The last look before a write: one person who can answer, the user's own address, one thread."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.hiring import Step
from agent.domain.message import Address
from agent.domain.plan import Placement
from agent.ports.store import DraftRow
from agent.services.guarding import unfit
from agent.writing.mime import to_mime
from agent.writing.request import DraftText

ME, ANN = "me@mail.example", "ann@acme.example"
# As Exchange makes them: 90 characters and more (gmail-api.md 3.3).
OUTLOOK = f"<AM0PR07MB3901{'6E1F0A9C4D7B2E8F' * 4}@AM0PR07MB3901.eurprd07.prod.outlook.example>"
TEXT = DraftText("Re: Data Analyst", "Thank you.", "<p>Thank you.</p>", True, (), 2)


def a_row(to: str = ANN, parent: str = OUTLOOK, thread: str = "t1") -> DraftRow:
    place = Placement(thread, parent, (parent,) if parent else (), "Re: Data Analyst", ME)
    raw = to_mime(TEXT, place, Address("Amy", ME), Address("Ann", to), "<op1@mail.example>", "op1")
    fact = DraftFact(
        key=IntentKey(ME, "acme", "", "", Step.THANK_YOU, to),
        state=DraftState.INTENDED,
        appeared_at=datetime(2026, 5, 11, tzinfo=UTC),
        thread_id=thread,
        reply_to_id=parent,
    )
    return DraftRow("op1", fact, to=to, body="Thank you.", mime=raw)


def why(row: DraftRow) -> str:
    found = unfit(row, {ME})
    return f"{found.rule}: {found.reason}" if found else ""


def test_an_id_of_outlooks_survives_to_the_byte() -> None:
    row = a_row()
    assert len(OUTLOOK) > 90
    assert f"In-Reply-To: {OUTLOOK}\r\n".encode() in row.mime
    assert f"References: {OUTLOOK}\r\n".encode() in row.mime
    assert why(row) == ""


def test_a_draft_in_a_thread_of_its_own_answers_nothing() -> None:
    assert why(a_row(parent="", thread="")) == ""


@pytest.mark.parametrize(
    ("header", "rule"),
    [
        (b"Cc: bob@acme.example", "CM-18"),
        (b"Bcc: bob@acme.example", "CM-18"),
        (b"Reply-To: bob@acme.example", "CM-18"),
        (b"To: bob@acme.example", "CM-18"),
    ],
)
def test_nobody_else_is_written_to(header: bytes, rule: str) -> None:
    row = a_row()
    assert why(replace(row, mime=header + b"\r\n" + row.mime)).startswith(rule)


def test_two_interviewers_are_never_in_one_message() -> None:
    row = a_row()
    both = row.mime.replace(f"<{ANN}>".encode(), f"<{ANN}>, bob@acme.example".encode())
    assert both != row.mime
    assert why(replace(row, mime=both)).startswith("CM-18")


@pytest.mark.parametrize("to", ["no-reply@acme.example", "mailer-daemon@acme.example"])
def test_what_takes_no_answers_is_not_written_to(to: str) -> None:
    assert why(a_row(to=to)).startswith("CM-8")


def test_the_user_is_not_written_to() -> None:
    assert why(a_row(to=ME)).startswith("CM-18")


def test_it_comes_from_the_users_own_address() -> None:
    row = a_row()
    foreign = row.mime.replace(f"<{ME}>".encode(), b"<mallory@acme.example>")
    assert why(replace(row, mime=foreign)).startswith("CM-18")


def test_thread_and_headers_must_agree() -> None:
    row = a_row()
    loose = replace(row, fact=replace(row.fact, thread_id=""))
    assert why(loose).startswith("CM-18")
    other = replace(row, fact=replace(row.fact, reply_to_id="<other@acme.example>"))
    assert why(other).startswith("CM-18")
