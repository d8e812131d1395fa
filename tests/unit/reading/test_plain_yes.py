"""What a short note of the user's agrees to, by its words alone."""

import pytest

from agent.reading.plain_yes import says_plain_yes


@pytest.mark.parametrize(
    "said", ["great , thanks , see you then .", "sounds good !", "ideal , looking forward to it ."]
)
def test_a_note_that_only_agrees_says_yes(said: str) -> None:
    """Courtesy beside a yes takes nothing from it."""
    assert says_plain_yes([(said.split(), False)])


@pytest.mark.parametrize(
    "said",
    [
        "lovely , i will get back to you soon .",
        "great , will confirm soon .",
        "good to hear from you , thanks .",
        "wonderful opportunity , thank you !",
        "perfect , just looking at my diary .",
    ],
)
def test_a_greeting_or_a_promise_to_look_is_no_yes(said: str) -> None:
    """Nothing has been agreed to before the user has looked."""
    assert not says_plain_yes([(said.split(), False)])
