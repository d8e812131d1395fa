"""Whole mails by the batch: written with labels before they were read, held to an honest bound.

The first run of each batch is told in benchmarks/README.md; what stands here is what may never be
lost again. To add a batch, write `times/mails/batchN.txt` (notation: `times/mails.py`).
"""

from collections.abc import Sequence
from functools import cache

import pytest

from tests.corpus.times.mails import HERE, Count, score

# Written with the reader at hand, each kind that misled it beside near twins: no fair measure.
AGAINST = tuple(f"batch{number}.txt" for number in (*range(25, 33), 69, 70))
# Written blind, and only the models learned from them: few rules were written for what they miss.
UNCURED = tuple(f"batch{number}.txt" for number in range(39, 69))
BATCHES = tuple(sorted({one.name for one in HERE.glob("*.txt")} - {*AGAINST, *UNCURED}))
# The bars of issue 3 for prose and promised dates, and what may be wrong without being weak.
LEAST = {"interviews": 0.92, "status and end": 0.9, "promises": 0.95, "other dates": 0.9,
         "hiring mail": 0.9}  # fmt: skip
MOST_WRONG = 0.01
LEAST_AGAINST = {"interviews": 0.85, "status and end": 0.85, "promises": 0.85, "other dates": 0.85,
                 "hiring mail": 0.9}  # fmt: skip
MOST_WRONG_AGAINST = 0.03
# Counted as reached, and far from the bar: the last days of what is no test, the days of others.
MOST_WRONG_UNCURED = {"promises": 0.04, "other dates": 0.13}


@cache
def _counts(name: str) -> dict[str, Count]:
    return score(name)


def _together(kind: str, names: Sequence[str] = BATCHES) -> Count:
    found = [_counts(name)[kind] for name in names]
    lines = [line for one in found for line in one.lines]
    return Count(
        sum(one.right for one in found),
        sum(one.missed for one in found),
        sum(one.wrong for one in found),
        lines,
    )


@pytest.mark.parametrize("kind", LEAST)
def test_it_reads_what_the_mails_state(kind: str) -> None:
    """Instants, their status and end, promised dates, deadlines and returns."""
    count = _together(kind)
    assert count.share >= LEAST[kind], "\n".join(count.lines)


@pytest.mark.parametrize("kind", LEAST)
def test_it_is_hardly_ever_sure_of_what_no_mail_states(kind: str) -> None:
    """A wrong value not marked weak is the worst outcome (issue 3: at most 1 %)."""
    count = _together(kind)
    assert count.wrong <= MOST_WRONG * (count.right + count.missed), "\n".join(count.lines)


@pytest.mark.parametrize("names", [AGAINST, UNCURED], ids=["against", "uncured"])
@pytest.mark.parametrize("kind", LEAST)
def test_it_holds_what_was_reached_of_harder_mail(kind: str, names: Sequence[str]) -> None:
    """What misleads the reader still does in places, and is hardly ever believed."""
    count = _together(kind, names)
    assert count.share >= LEAST_AGAINST[kind], "\n".join(count.lines)
    most = MOST_WRONG_UNCURED.get(kind, 0.0) if names is UNCURED else 0.0
    wrong = max(most, MOST_WRONG_AGAINST) * (count.right + count.missed)
    assert count.wrong <= wrong, "\n".join(count.lines)
