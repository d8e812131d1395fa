"""The sentence that puts the ball into the user's court."""

import pytest

from tests.unit.reading.labelled import incoming

ASKS = [
    "Could you send me three times for an interview next week?",
    "Please complete the coding test by Friday.",
    "What are your salary expectations for the role?",
    "We are pleased to offer you the position. Please sign by Friday.",
    "Would you be open to a chat about a new role?",
]
SILENT = [
    "Thanks for the interview! How was the trip home?",
    "We received your application for the role. Do let me know if you have any questions.",
    "The role is on hold until autumn. Any questions, just ask.",
    "Your interview for the role is confirmed for Tuesday at 10:00.",
    "We have chosen another candidate for the role. Would you like feedback? Just ask.",
]


@pytest.mark.parametrize("body", ASKS)
def test_what_needs_an_answer_asks(body: str) -> None:
    """The sentence itself is quoted."""
    asked = incoming(body).asks
    assert asked
    assert asked in body


@pytest.mark.parametrize("body", SILENT)
def test_courtesy_asks_nothing(body: str) -> None:
    assert incoming(body).asks == ""
