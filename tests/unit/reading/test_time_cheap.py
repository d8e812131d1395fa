"""The cheap tests before the costly readers: they may let too much through, never too little."""

from collections.abc import Iterator

import pytest

from agent.reading.appointments import people
from agent.reading.grammar.phrases import Hit, Phrases, may_hold
from agent.reading.grammar.tokens import (
    _MEMORY,
    _PIECES,
    MAX_TOKENS,
    Token,
    fold,
    has_digit,
    may_be_timely,
    placed,
    tokens_of,
    words_of,
)
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


def test_it_keeps_whom_a_sentence_without_dates_names() -> None:
    """A sentence that no date was read in is taken apart for its names all the same."""
    said = message("We look forward to it. You will meet Dana Okoro and Priya Nair.")
    prose = prose_of(said, context())
    assert people.taking_part(prose.sentences).names == ("Dana Okoro", "Priya Nair")


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


def _placed(text: str) -> list[tuple[Token, int]]:
    """Tokens with where each ends."""
    tokens, ends, _ = placed(text, 0, len(text))
    return list(zip(tokens, ends, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Half nine, 07:30 on the 3rd — Zoë’s İstanbul call²",
        "  TWO  blanks\t\ta tab\n\na break\u2003wide\x1f_x_ Σας ",
        "DON'T we'LL x'S 5'clock O'Clock it's'd 'llama",
        "",
    ],
)
def test_it_tells_the_same_words_with_and_without_tokens(text: str) -> None:
    """Where no token is needed, the words are those that the tokens would have."""
    folded = fold(text)
    tokens, _, said = placed(folded, 0, len(folded))
    assert words_of(folded) == said == [token.word for token in tokens]


@pytest.mark.parametrize("text", ["Come at 9 on the 3rd.", "See you may be then", "Sat in May"])
def test_it_knows_a_text_that_may_speak_of_time_by_its_words(text: str) -> None:
    """No text with a token that speaks of time is taken for one without."""
    assert has_digit(text) or may_be_timely(frozenset(words_of(text)))
    assert any(token.timely for token in tokens_of(text))


def test_it_takes_no_time_from_words_that_speak_of_none() -> None:
    """A plain sentence needs no tokens."""
    text = "Thank you for your interest in our team"
    assert not has_digit(text)
    assert not may_be_timely(frozenset(words_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Half nine, 07:30 on the 3rd — Zoë’s İstanbul call²",
        "  two  blanks\t\ta tab\n\na break\u2003wide ",
        "don't we'LL x'S 5'clock o'clock it's'd",
    ],
)
def test_it_reads_tokens_with_their_places(text: str) -> None:
    """Each token's place holds it as written, and nothing but blanks stands between two."""
    folded, last = fold(text), 0
    for token, end in _placed(folded):
        start = end - len(token.text)
        assert folded[start:end] == token.text
        assert not folded[last:start].strip()
        assert token.gap is (start > last)
        last = end
    assert not folded[last:].strip()


def test_it_reads_a_word_alike_wherever_it_stands() -> None:
    """What was learned of a word in one text holds in the next: first sight and second agree."""
    text = "Quuxley's (14:30-15:00), w/c 3/8; a.m.-ish"
    first, again = _placed(text), _placed(text)
    assert [(t.text, t.word, t.kind, t.value, t.gap, end) for t, end in first] == [
        (t.text, t.word, t.kind, t.value, t.gap, end) for t, end in again
    ]
    assert [t.text for t in tokens_of(text)][:4] == ["Quuxley", "'s", "(", "14"]


def test_it_keeps_the_memory_of_words_bounded() -> None:
    """Endless new words are read all the same and not kept."""
    flood = " ".join(f"zz{chr(97 + at % 26)}{at:x}q," for at in range(30_000))
    assert len(placed(flood, 0, len(flood))[0]) == MAX_TOKENS
    assert len(_PIECES) <= _MEMORY
    assert [t.word for t in tokens_of("unheard-of zzaq")] == ["unheard", "-", "of", "zzaq"]
