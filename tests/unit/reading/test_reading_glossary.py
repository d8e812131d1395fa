"""The glossary: each chunk looked up once brings what lexicon, scales and `words_of` tell apart."""

import pytest

from agent.reading.features import features_of
from agent.reading.glossary import Glossary
from agent.reading.lexicon import Lexicon
from agent.reading.linear import Model
from agent.reading.scales import Scales
from agent.reading.scan import lines_of
from agent.reading.sentences import split
from agent.reading.words import words_of

LEXICON = Lexicon(
    {"TALK": "talk\ncall\n=quick chat", "GOOD": "good"},
    {
        "alone:3": "=sorry", "pair:3": "would like\nGOOD TALK", "more:2": "have a TALK with",
        "far:1": "sorry _2 late", "longer:1": "TALK then",
    },
)  # fmt: skip
MODEL = Model.of(
    ("no", "yes"),
    {"<bias>": "0:0.3", "sorry": "0:1.2", ":pair:3": "1:0.7", "!lat": "0:0.5", "?": "1:0.8"},
)

TEXTS = (
    "We would like to have a call with you.", "Sorry for being so very late, a good talk!",
    "A quick chat then? GOOD chat.", "I can't, sorry: “it is not late” he said.",
    "- (one) - two; a@b.example\nhttp://x.example/ 14:30, won't\n\nİstanbul ΣΑΣ",
    "word " * 450, "a" * 60 + " late. " + "x, " * 3, "", " \n \n", '"quoted words here," she said',
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_lines_hold_what_split_lexicon_and_features_tell_apart(text: str) -> None:
    """Looked up together or apart, met before or not: words, frames and shares are the same."""
    glossary = Glossary(LEXICON, Scales(only=MODEL))
    for _ in range(2):
        lines = lines_of(text, glossary)
        assert [line.sentence for line in lines] == split(text)
        for line in lines:
            hits = LEXICON.scan(line.sentence.words)
            assert sorted(line.hits) == sorted(hits)
            shares = MODEL.shares(features_of(line.sentence, hits))
            assert glossary.scales.shares("only", line.added) == shares


@pytest.mark.parametrize("text", TEXTS)
def test_clauses_and_quotes_are_counted_for_each_word(text: str) -> None:
    """They are counted only when asked for, and are those of the same words."""
    for sentence in split(text):
        told = words_of(sentence.text)
        assert (told.words, told.clauses) == (sentence.words, sentence.clauses)
        assert told.quoted == sentence.quoted


def test_it_keeps_no_chunk_that_is_no_word() -> None:
    """Hostile mail is full of long ones, and a daemon runs for months."""
    glossary = Glossary(LEXICON, Scales(only=MODEL))
    lines_of(f"Sorry {'a' * 5_000} late.", glossary)
    assert max(map(len, glossary)) <= 40


def test_phrases_are_found_beside_before_and_behind_a_gap() -> None:
    """Each way in which a phrase may lie around its rarest word."""
    said = "sorry we are late would like a quick chat then"
    hits = {(hit.name, hit.start, hit.end) for hit in LEXICON.scan(said.split())}
    assert {("alone:3", 0, 1), ("pair:3", 4, 6), ("far:1", 0, 4), ("longer:1", 8, 10)} == hits
