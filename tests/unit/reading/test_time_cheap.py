"""The cheap tests before the costly readers: they may let too much through, never too little."""

from collections.abc import Iterator

import pytest

from agent.reading.appointments import people
from agent.reading.appointments.names import may_name, named
from agent.reading.grammar.phrases import Hit, Phrases, may_hold
from agent.reading.grammar.tokens import fold, lowered, tokens_of
from agent.reading.promise_scene import PROMISING, may_promise, scene_in
from agent.reading.prose import Sentence, prose_of
from tests.corpus.times.lines import Line, lines
from tests.unit.reading.time_helpers import context, message

_PHRASES = Phrases(
    {"word": "hear|heard from us\nwe will @tell you", "off": "not"}, {"tell": "tell"}
)


def _corpus() -> Iterator[Line]:
    for name in ("promises.txt", "no_promises.txt", "people.txt", "interviews.txt"):
        yield from lines(name)


def _sentences() -> Iterator[tuple[Line, Sentence]]:
    for line in _corpus():
        for sentence in prose_of(line.message, line.context).sentences:
            yield line, sentence


def test_it_takes_apart_every_sentence_that_promises() -> None:
    """Whatever sentence holds a promising phrase passes the cheap test."""
    seen = 0
    for line, sentence in _sentences():
        scene = scene_in(sentence, prose_of(line.message, line.context), None)
        if scene is not None and any(hit.name in PROMISING for hit in scene.hits):
            seen += 1
            assert may_promise(sentence)
    assert seen > 200


def test_it_looks_for_names_wherever_there_is_one() -> None:
    """Whatever sentence names somebody passes the cheap test of its words as written."""
    seen = 0
    for _, sentence in _sentences():
        if sentence.items and named(sentence.items).groups:
            seen += 1
            assert may_name([item.text or item.word for item in sentence.items])
    assert seen > 50


def test_it_keeps_whom_a_sentence_without_dates_names() -> None:
    """A sentence that no date was read in is taken apart for its names all the same."""
    said = message("We look forward to it. You will meet Dana Okoro and Priya Nair.")
    prose = prose_of(said, context())
    assert people.taking_part(prose.sentences, prose).names == ("Dana Okoro", "Priya Nair")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("you will hear from us", True),
        ("you will hear it", False),
        ("we will tell you", True),
        ("nobody tells", False),
    ],
)
def test_it_asks_for_two_parts_of_a_phrase(text: str, holds: bool) -> None:
    """One word of a phrase alone is not enough; a word of another group counts for nothing."""
    assert may_hold(_PHRASES.parts({"word"}), set(text.split())) is holds


def test_it_finds_a_phrase_of_one_part() -> None:
    """A phrase of a single word needs no second."""
    assert _PHRASES.scan(["it", "is", "not", "so"]) == [Hit("off", 2, 3)]
    assert may_hold(_PHRASES.parts({"off"}), {"not"})


def test_it_folds_marks_one_for_one() -> None:
    """Typographic marks become plain ones, every place staying where it was."""
    text = "It’s 14–16 June\u00a0→ “ok” …"
    assert fold(text) == "It's 14-16 June > “ok” …"
    assert len(fold(text)) == len(text)


def test_it_reads_tokens_with_their_places() -> None:
    """Each token's place holds it as written, whatever was looked up for it."""
    text = fold("Half nine, 07:30 on the 3rd — Zoë’s İstanbul call²")
    for token in tokens_of(text, low=lowered(text)):
        assert text[token.start : token.end] == token.text
