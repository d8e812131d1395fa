"""The learned choice among names: exact sums, an answer for none, the same in whatever order."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.evidence import EvidenceKind
from agent.reading.likely_houses import MODEL as EMPLOYER
from agent.reading.likely_roles import MODEL as ROLE
from agent.reading.ranking import NOTHING, Ranking, chosen_from, foremost, load, of_nothing
from agent.reading.standings import Texts, features_of_standing, places_of
from benchmarks.teaching_choices import told_shortly
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
def test_the_order_of_the_candidates_matters_only_among_equals(
    candidates: Mapping[str, set[str]],
) -> None:
    """Whole numbers add up to the same in any order, so none wins by where it stands."""
    turned = dict(reversed([*candidates.items()]))
    score = load(EMPLOYER).score
    (first, share), (last, other) = (
        chosen_from(EMPLOYER, one, len(one)) for one in (candidates, turned)
    )
    assert abs(share - other) < 1e-9
    assert first == last or score(candidates[first]) == score(candidates[last])


def test_of_equal_names_the_first_is_taken() -> None:
    """The rules' guesses come first."""
    sure = {"~pick", "~firm", "domain whole", "kind last"}
    assert chosen_from(EMPLOYER, {"Fern Bank": sure, "Oak Bank": sure}, 2)[0] == "Fern Bank"


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


def test_a_house_that_only_signs_is_chosen_where_no_rule_names_it() -> None:
    """A first name's private mailbox, and the house in the last line."""
    read = incoming(
        "Hi Ana,\n\nLovely to meet you on Friday. We'd like you to come back and cook for us on "
        "the 20th.\n\nThe front of house assistant spot is still open too, should you like.\n\n"
        "Fiona\nTide & Thistle",
        sender="Fiona Boyd <fiona.boyd77@gmail.com>",
        subject="Friday",
    )
    assert read.company == "Tide & Thistle"
    assert read.role == "front of house assistant"


def test_a_desk_that_collects_applications_is_not_the_house_that_signs() -> None:
    """What stands behind "application to" is one feature among many."""
    read = incoming(
        "Dear Ana,\n\nYour application to Penmoor Careers Service has reached the panel for "
        "Grounds Assistant, Band 2.\n\nPenmoor District Hospital",
        sender="Recruitment <noreply@jobtrail.example>",
        subject="Application update",
    )
    assert (read.company, read.role) == ("Penmoor District Hospital", "Grounds Assistant")


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Care assistants, nights: your application", "Thank you, we have it."),
        ("Hello", "We are hiring Data Engineers at Acme and would like to talk to you."),
        ("Hello", f"{'All of us here are glad. ' * 230}You applied for the Data Engineer role."),
    ],
)
def test_the_words_a_role_rests_on_hold_it(subject: str, body: str) -> None:
    """Also where it stands in the plural only, and far down in a long letter."""
    read = incoming(f"Hi Ana,\n\n{body}\n\nJo", subject=subject)
    quotes = [one.quote for one in read.evidence if one.kind is EvidenceKind.ROLE]
    assert not read.role or any(read.role in quote for quote in quotes)


def test_a_mail_is_told_again_about_a_house_of_one_name() -> None:
    """Wherever it is spelled, in the addresses too; not where that is no name by itself."""
    mail = "From: Jo <jo@castor-vale.example>\n\nCastor Vale Foods (castorvalefoods) writes."
    again = "From: Jo <jo@castor.example>\n\nCastor (castor) writes."
    assert told_shortly(mail, ["Castor Vale Foods"]) == again
    for house in (["Castor"], ["The Corner Shop"], ["Leeds Glass"], ["Grace Hall"]):
        assert told_shortly(f"From: Jo <jo@x.example>\n\n{house[0]} writes.", house) == ""
    assert told_shortly("Work with the Castor Trust.", ["Castor Trust"]) == ""


@pytest.mark.parametrize("subject", [
    "Thank You for Applying", "Thanks for Applying!", "Thank You for Your Interest",
    "Thank You for Your Time",
])  # fmt: skip
def test_what_a_subject_thanks_for_is_no_house(subject: str) -> None:
    """In capitals it stands like a name, where the text names none."""
    body = "Hello Grace,\n\nThank you for applying for Network Engineer. We will review it."
    read = incoming(body, subject=subject, sender="no-reply@us.greenhouse-mail.io")
    assert (read.company, read.role) == (None, "Network Engineer")
