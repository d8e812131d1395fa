"""The words of the time readers' data: each is one that a text can hold."""

import pytest

from agent.reading import deadline_rules, promise_scene, returning
from agent.reading.appointments import assent, cues, details, people, superseded, together
from agent.reading.grammar.phrases import NODES, Phrases
from agent.reading.grammar.tokens import placed, words_of
from agent.reading.wording import appointment_en, people_en, promise_en, rows_en, time_en

PHRASES = {
    module.__name__: module.PHRASES
    for module in (returning, deadline_rules, promise_scene, assent, cues, details, people)
}
MODULES = (appointment_en, people_en, promise_en, rows_en, superseded, time_en, together)
# Told of names as written or of roles spelled with hyphens, not of tokens.
OTHERS = {"ACTIVITIES", "CLOSING_WORDS", "JOB_NOUNS", "NO_NAMES", "ORDINARY"}
STANDING_FOR = NODES | {"PEOPLE", "OWNER", "SOMEBODY"}


def _dead(said: set[str]) -> set[str]:
    """Those that no tokens of a text ever are."""
    return {word for word in said - STANDING_FOR if words_of(word.lower()) != [word.lower()]}


@pytest.mark.parametrize("name", PHRASES)
def test_every_word_of_a_phrase_is_a_single_token(name: str) -> None:
    """A word with a hyphen in it would never be found."""
    phrases: Phrases = PHRASES[name]
    said = {word for _, parts in phrases._phrases for part in parts for word in part.words}
    assert _dead(said) == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_word_of_a_set_is_a_single_token(module: object) -> None:
    """The same of the plain sets, those of names and roles left out."""
    sets = {
        name: {word for one in value for word in ((one,) if isinstance(one, str) else one)}
        for name, value in vars(module).items()
        if isinstance(value, frozenset) and name not in OTHERS and "ROLE" not in name
    }
    said = {
        name: {word for word in each if isinstance(word, str) and word}
        for name, each in sets.items()
    }
    assert {name: _dead(each) for name, each in said.items() if _dead(each)} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("re-scheduled", ["rescheduled"]),
        ("Re-Schedule it", ["reschedule", "it"]),
        ("a catch-up, a check-in", ["a", "catchup", ",", "a", "checkin"]),
        ("pre-scheduled", ["pre", "-", "scheduled"]),
        ("re-confirm", ["re", "-", "confirm"]),
        ("Anne-Marie", ["anne", "-", "marie"]),
        ("e-mails", ["emails"]),
    ],
)
def test_a_compound_is_the_word_without_its_hyphen(text: str, words: list[str]) -> None:
    """Whether the words alone are asked for or their tokens, which keep the text as written."""
    assert words_of(text) == words
    tokens, ends, said = placed(text, 0, len(text))
    assert said == words
    assert [text[end - len(one.text) : end] for one, end in zip(tokens, ends, strict=True)] == [
        one.text for one in tokens
    ]
