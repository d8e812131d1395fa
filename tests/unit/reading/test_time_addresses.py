"""Addresses of the people met: beside their name in the text, or among the message's copies."""

from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import ReadingContext
from agent.mail import message_from_fields
from agent.reading import read

ME = "ines@mail.example"
DANA = ("Dana Whitlow", "dana.whitlow@brackenfoods.example")


def met(told: str, cc: str = "") -> set[tuple[str | None, str | None]]:
    """The people of an interview whose invitation says that."""
    fields = {
        "id": "x", "from": "Priya Nair <priya@brackenfoods.example>", "to": ME, "cc": cc,
        "subject": "Your interview", "date": "Mon, 2 Mar 2026 10:00:00 +0000",
        "body": f"Your interview as Buyer is confirmed for Wednesday 11 March at 9:30am. {told}",
    }  # fmt: skip
    said = read(
        message_from_fields(fields), ReadingContext(frozenset({ME}), ZoneInfo("Europe/London"))
    )
    return {(one.name, one.email) for one in said.interviews[0].people}


@pytest.mark.parametrize(
    "told",
    [
        "You will meet the hiring manager, Dana Whitlow (dana.whitlow@brackenfoods.example).",
        "You'll meet Dana Whitlow, dana.whitlow@brackenfoods.example, in meeting room 2.",
        "You will meet Dana Whitlow (Head of Buying, dana.whitlow@brackenfoods.example).",
    ],
)
def test_it_takes_the_address_beside_a_name(told: str) -> None:
    """In brackets, behind a comma, behind a title."""
    assert met(told) == {DANA}


def test_it_keeps_the_name_behind_an_address() -> None:
    """An address in angle brackets does not end the row of names."""
    told = (
        "You will meet Dana Whitlow <dana.whitlow@brackenfoods.example>, the hiring manager, "
        "and Oren Katz <oren.katz@brackenfoods.example>."
    )
    assert met(told) == {DANA, ("Oren Katz", "oren.katz@brackenfoods.example")}


def test_it_takes_no_address_that_is_nobodys_at_the_employer() -> None:
    """One of another host, and one that cannot be answered."""
    assert met("You will meet Dana Whitlow (dana@elsewhere.example).") == {("Dana Whitlow", None)}
    assert met("You will meet Dana Whitlow (no-reply@brackenfoods.example).") == {
        ("Dana Whitlow", None)
    }
