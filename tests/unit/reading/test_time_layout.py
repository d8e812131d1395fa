"""A text as logical lines: nothing of a long one is lost."""

import pytest

from agent.reading.interviews import read_interviews
from agent.reading.layout import MAX_LINE, logical_lines
from tests.unit.reading.time_helpers import context, message

SENTENCE = "We design and build pumps for small towns. "
PROMISE = "Your interview is confirmed for Thursday 14 May at 10:00."


@pytest.mark.parametrize(
    "text", [SENTENCE * 200, "word " * 2_000, "x" * 8_000, "1. " * 3_000, PROMISE]
)
def test_a_long_line_is_read_to_its_end(text: str) -> None:
    """Its portions are the whole of it, none of them too long."""
    found = list(logical_lines(text))
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert max(end - start for start, end, _ in found) <= MAX_LINE
    assert {block for _, _, block in found} == {0}


def test_a_long_line_is_parted_where_a_sentence_ends() -> None:
    """And within a sentence only where none ends."""
    found = list(logical_lines(SENTENCE * 200))
    assert len(found) > 1
    assert {(SENTENCE * 200)[start:end][:9] for start, end, _ in found} == {"We design"}


@pytest.mark.parametrize("before", [0, 3_000, 3_500, 9_000])
def test_an_appointment_at_the_end_of_a_long_paragraph_is_read(before: int) -> None:
    """However much of the same line stands before it."""
    text = SENTENCE * (before // len(SENTENCE)) + PROMISE
    found, _ = read_interviews(message(text), context(), None)
    assert [one.quote for one in found] == [PROMISE]
