"""The numbers of a playbook, shown so that people can read them and change them."""

import pytest

from agent.cli.playbook_words import days_in_words, in_words, numbers_of
from agent.domain.hiring import Round, Step
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.overrides import known_overrides
from agent.playbooks.problems import Problems
from agent.playbooks.sources import read_sheet, resolve_references
from agent.playbooks.span import Span

EVERY = pytest.mark.parametrize("name", NAMES)


def shown(name: str) -> dict[str, str]:
    return {one.what: one.value for one in numbers_of(load_playbook(name))}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({0, 1, 2, 3}, "Monday to Thursday"),
        ({0, 1, 2, 3, 4}, "Monday to Friday"),
        ({1, 3}, "Tuesday, Thursday"),
        ({5, 6}, "Saturday, Sunday"),
        ({2}, "Wednesday"),
    ],
)
def test_sending_days_are_named(days: set[int], expected: str) -> None:
    assert days_in_words(frozenset(days)) == expected


def test_values_are_words_and_no_python() -> None:
    assert in_words(True) == "yes"
    assert in_words(Span.parse("5 to 7 business days")) == "5 to 7 business days"
    assert in_words(Round.RECRUITER_SCREEN) == "a recruiter screen"
    assert in_words(Step.STATUS_2, load_playbook("phase-map")) == "polite nudge"


@EVERY
def test_nothing_of_python_shows_through(name: str) -> None:
    for what, value in shown(name).items():
        assert not set("(){}_<>") & set(what + value), (what, value)
        assert value not in ("True", "False", "None")


@EVERY
def test_every_key_shown_is_one_an_override_may_carry(name: str) -> None:
    """What the table says can be changed can be."""
    problems = Problems()
    sheet = read_sheet(name, problems)
    resolve_references(sheet, problems)
    keys = {one.key for one in numbers_of(load_playbook(name))} - {""}
    assert keys <= set(known_overrides(sheet))
    assert len(keys) > 20


def test_each_number_stands_once() -> None:
    for name in NAMES:
        keys = [(one.what, one.key) for one in numbers_of(load_playbook(name))]
        assert len(keys) == len(set(keys))


def test_the_guides_own_numbers_are_there() -> None:
    assert shown("phase-map")["status messages appear on"] == "Monday to Thursday"
    assert shown("phase-map")["gentle check-in: without word for"] == "5 to 7 business days"
    assert shown("etiquette")["thank-you: words at least"] == "150"
    assert shown("decision-matrix")["status messages in a round at most"] == "2"
    assert shown("business-days")["thank-you: a question about status"] == "forbidden"
