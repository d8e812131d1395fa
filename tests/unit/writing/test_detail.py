"""The user's own words in a sentence: phrases within one, sentences on their own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.domain.facts import NoteFact, NoteKind
from agent.writing.detail import Detail, note_for, shortened, worded
from tests.unit.writing.sample_requests import NOW, facts

PHRASES = {
    "the warehouse bill": "the warehouse bill",
    "The way you handle incidents": "the way you handle incidents",
    "We talked about moving to incremental models.": "moving to incremental models",
    "talked about dbt and SCDs": "dbt and SCDs",
    "how Ravi measures latency": "how you measure latency",
    "how Ravi cut the build time": "how you cut the build time",
    "Ravi's plan for the warehouse": "your plan for the warehouse",
    "Incremental models, and tests": "incremental models, and tests",
    "Kafka at night": "Kafka at night",
    "- the on-call rota\n- the pager": "the on-call rota and the pager",
    "migrating to Postgres": "migrating to Postgres",
    "Data contracts": "data contracts",
    "Kubernetes upgrades": "Kubernetes upgrades",
    "My thesis on bees": "my thesis on bees",
    "talked with Ravi about rock climbing lol": "rock climbing",
    "spoke to Lena and Ravi about hiring :)": "hiring",
    "great chat re: data contracts": "data contracts",
    "Honest discussion about the layoffs": "the layoffs",
    "a long conversation on whether to buy or build": "whether to buy or build",
    "Mostly about pricing": "pricing",
    "asked me about my year in Lagos": "my year in Lagos",
    "geeked out over Postgres indexes": "Postgres indexes",
    "their move to Kafka": "your move to Kafka",
    "how they handle on-call": "how you handle on-call",
    "how they are hiring for their Oslo office": "how you are hiring for your Oslo office",
    "the customers and their complaints": "the customers and their complaints",
    "how customers say they pay": "how customers say they pay",
    "the fact that Ravi started as an intern": "the fact that you started as an intern",
    "the lol cats on the wall": "the lol cats on the wall",
    "chatbots about to replace the desk": "chatbots about to replace the desk",
}
SENTENCES = {
    "Ravi said the bill is too high": "You said the bill is too high.",
    "I liked that. It was good.": "I liked that. It was good.",
    "she is rebuilding the team": "She is rebuilding the team.",
    "the bill is too high": "The bill is too high.",
    "Ravi told me he is rebuilding his team": "You told me you are rebuilding your team.",
    "I asked Ravi about it and he said yes": "I asked you about it and you said yes.",
    "Ravi said Tom broke it. He fixed it.": "Ravi said Tom broke it. He fixed it.",
    "I asked about compile times and Ravi laughed.": "I asked about compile times and you laughed.",
    "I liked the tour, and Ravi is fun": "I liked the tour, and you are fun.",
    "We talked and Ravi Shah came in": "We talked and Ravi Shah came in.",
}


@pytest.mark.parametrize("text", PHRASES)
def test_it_fits_a_phrase_into_a_sentence(text: str) -> None:
    """Small at the beginning, no stop at the end, the recipient addressed."""
    assert worded(text, "Ravi") == Detail(phrase=PHRASES[text])


@pytest.mark.parametrize("text", SENTENCES)
def test_it_leaves_sentences_as_sentences(text: str) -> None:
    """Capital, stop, the recipient addressed where it is safe."""
    assert worded(text, "Ravi") == Detail(sentences=SENTENCES[text])


def test_to_an_agency_the_employer_stays_they() -> None:
    """An agency's consultant did not move to Kafka."""
    assert worded("their move to Kafka", "Ravi", insider=False).phrase == "their move to Kafka"


def test_nothing_in_a_note_can_pass_for_a_marked_place() -> None:
    """The user's brackets are taken out; nothing given is nothing."""
    assert "[[" not in worded("[[ gotcha ]] the bill").words
    assert worded(" \n ") == Detail()


def test_it_cuts_to_leading_sentences() -> None:
    """A phrase stays whole."""
    assert shortened(Detail(sentences="One is. Two is. Three is."), 2).words == "One is. Two is."
    assert shortened(Detail(phrase="a phrase"), 1).words == "a phrase"


def note(text: str, **changes: object) -> NoteFact:
    base = NoteFact(NoteKind.DETAIL, text, NOW)
    return replace(base, **changes)  # type: ignore[arg-type]  # names of fields


def test_a_note_for_the_person_comes_before_one_for_all() -> None:
    """And the newer before the older."""
    known = facts(
        notes=(
            note("for all"),
            note("for Ravi", person="RAVI@x.example"),
            note("later, for all", at=NOW + timedelta(hours=1)),
        )
    )
    kinds = (NoteKind.DETAIL,)
    ravi = note_for(known, kinds, "round-1", "ravi@x.example")
    lena = note_for(known, kinds, "round-1", "lena@x.example")
    assert ravi is not None
    assert lena is not None
    assert (ravi.text, lena.text) == ("for Ravi", "later, for all")


def test_a_note_for_another_round_or_an_earlier_time_is_not_used() -> None:
    """What was said of round one says nothing of round two, and old news is no news."""
    known = facts(notes=(note("of round one", round="round-1"), note("an old one")))
    kinds = (NoteKind.DETAIL,)
    found = note_for(known, kinds, "round-2", "")
    assert found is not None
    assert found.text == "an old one"
    assert note_for(known, kinds, "round-2", "", NOW) is None
