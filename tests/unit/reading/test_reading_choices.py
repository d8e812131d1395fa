"""The learned choice among names: exact sums, an answer for none, the same in whatever order."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from agent.reading.likely_houses import MODEL as EMPLOYER
from agent.reading.likely_roles import MODEL as ROLE
from agent.reading.ranking import NOTHING, Ranking, chosen_from, foremost, load, of_nothing
from agent.reading.standings import Texts, features_of_standing, places_of
from tests.unit.reading.labelled import incoming

WEIGHTS = Ranking({"pick": 300, "tool": -250, "a person": -400, "in subject": 40})
NAMES = st.dictionaries(
    st.text("abc", min_size=1, max_size=3), st.sets(st.sampled_from(sorted(WEIGHTS.weights)))
)


def test_what_speaks_for_a_name_adds_up() -> None:
    """Unknown features weigh nothing; the likelier has the greater share."""
    assert WEIGHTS.score({"pick", "tool", "unheard of"}) == 50
    picked, tool = WEIGHTS.shares([{"pick"}, {"tool"}])
    assert picked > 0.99 > tool
    assert abs(picked + tool - 1) < 1e-9


def test_without_a_name_there_is_none_to_choose() -> None:
    """Nothing is chosen where no name stands, by either model."""
    for model in (EMPLOYER, ROLE):
        assert chosen_from(model, {}, 0)[0] == NOTHING


@given(NAMES)
def test_the_foremost_are_those_that_score_highest(candidates: Mapping[str, set[str]]) -> None:
    """None that is left out scores higher than one that is kept."""
    score = load(EMPLOYER).score
    kept = foremost(EMPLOYER, candidates, 2)
    least = min((score(found) for found in kept.values()), default=0)
    assert all(score(found) <= least for name, found in candidates.items() if name not in kept)
    assert len(kept) == min(len(candidates), 2)


@given(NAMES)
def test_the_order_of_the_candidates_does_not_matter(candidates: Mapping[str, set[str]]) -> None:
    """Whole numbers add up to the same in any order, so no name wins by where it stands."""
    turned = dict(reversed([*candidates.items()]))
    first, second = (chosen_from(EMPLOYER, one, len(one))[1] for one in (candidates, turned))
    assert abs(first - second) < 1e-9


def test_that_there_is_none_is_told_by_how_many_there_are() -> None:
    """And by what some candidate has."""
    assert of_nothing([{"~pick"}, {"job"}], 2) == {"none of 2", "none but ~pick"}
    assert of_nothing([], 0) == {"none of 0"}


def test_a_name_stands_as_words_of_its_own() -> None:
    """No part of an address, of a longer word or of a hyphened one."""
    text = "Fern, fern@fern.example, Fernwood, Fern-Hill and Fern."
    assert [text[:at].count("Fern") for at in places_of("Fern", text)] == [0, 3]


def test_the_words_around_a_name_are_told() -> None:
    """Before and behind, at the beginning of a line and alone in one."""
    texts = Texts("Your interview at Fern", "Hello\nFern\nbye", "", "Jo")
    found = features_of_standing("Fern", texts)
    assert {"in subject", "in body", "body alone", "-word at", "places 2"} <= found
    assert not features_of_standing("Oak", texts) - {"places 0"}


def test_a_name_the_rules_would_miss_is_chosen_by_how_it_stands() -> None:
    """A small house that only signs, and a role that only a sentence names."""
    read = incoming(
        "Hi Ana,\n\nThanks for coming in on Friday to talk about the yard supervisor job. We have "
        "gone with somebody else, sorry.\n\nBest,\nTilda\nBrambling & Daughters",
        sender="Tilda Moss <tilda@brambling.example>",
        subject="The job",
    )
    assert read.company == "Brambling & Daughters"
    assert read.role == "yard supervisor"
