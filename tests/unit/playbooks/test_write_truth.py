"""Names as the employer spells them (CM-7); numbers, dates and weekdays from the records (CM-6)."""

from dataclasses import replace
from datetime import date

import pytest

from agent.playbooks.write import WriteLimits
from agent.playbooks.write_check import check_text
from agent.playbooks.write_context import WriteContext
from agent.playbooks.write_truth import names_day

CONTEXT = WriteContext(
    author="Maya Okonkwo",
    company="LendingTree",
    role="Sr. ML Engineer",
    recipient="Devon Hartley",
    people=("Devon Hartley", "Ravi Subramanian", "Lena Brandt"),
    dates=frozenset({date(2025, 3, 11)}),
    records=("Round 2 of 3, 45 minutes",),
    own_words=("the bill went up by 40%",),
)


def rules(core: str, context: WriteContext = CONTEXT, greeting: str = "Hi Devon,") -> set[str]:
    text = f"{greeting}\n\n{core}\n\nBest regards,\nMaya Okonkwo"
    return {one.rule for one in check_text(text, WriteLimits(rule="X"), context)}


@pytest.mark.parametrize(
    "core",
    [
        "We met on Tuesday 11 March about LendingTree.",
        "It was March 11, 2025, a Tuesday.",
        "The bill went up by 40% in round 2.",
        "I enjoyed talking with Ravi and Lena.",
        "Ravi's plan and Lena’s questions were good.",
        "Engineering is fun, and engineers are kind.",
    ],
)
def test_it_lets_the_truth_pass(core: str) -> None:
    """What the records hold may be said."""
    assert rules(core) == set()


@pytest.mark.parametrize(
    "core",
    [
        "We met on 12 March.",
        "We met on March 12.",
        "We met on Wednesday.",
        "I have 7 years behind me.",
        "It was in 2024.",
    ],
)
def test_it_stops_numbers_and_days_from_nowhere(core: str) -> None:
    """CM-6."""
    assert rules(core) == {"CM-6"}


@pytest.mark.parametrize(
    "core",
    [
        "I liked what I saw of Lendingtree.",
        "I liked what I saw of LendngTree.",
        "I enjoyed talking with Rvai.",
        "I enjoyed talking with Ravo and Lena.",
        "I hope to see Ravi Subramaniam again.",
    ],
)
def test_it_stops_misspelt_names(core: str) -> None:
    """CM-7: case, a letter too few, too many, changed, or swapped."""
    assert rules(core) == {"CM-7"}


def test_the_greeting_names_the_recipient() -> None:
    """Somebody else's name above the letter is the worst slip of all."""
    assert rules("All is well.", greeting="Hi Sandra,") == {"CM-7"}
    assert rules("All is well.", greeting="Dear Mr Hartley,") == set()
    assert rules("All is well.", greeting="Hello,") == set()


def test_without_records_nothing_is_compared() -> None:
    """A user's own file is taken at its word."""
    unknown = replace(CONTEXT, records_known=False)
    assert rules("We met on 12 March at Lendingtree, 7 of us.", unknown) == set()


def test_it_finds_a_day_by_date_or_weekday() -> None:
    """For promises, offers and subjects."""
    assert names_day("by Friday 14 March", date(2025, 3, 14))
    assert names_day("by March 14th", date(2025, 3, 14))
    assert names_day("by Friday", date(2025, 3, 14))
    assert not names_day("by Thursday 13 March", date(2025, 3, 14))
