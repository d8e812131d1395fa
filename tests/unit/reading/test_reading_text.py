"""Words, sentences, scope and phrases: the ground the readers stand on."""

import pytest

from agent.reading.inflection import inflections
from agent.reading.language import language_of
from agent.reading.lexicon import Lexicon
from agent.reading.scan import english
from agent.reading.scopes import scope_of
from agent.reading.sentences import split
from agent.reading.words import words_of


@pytest.mark.parametrize(("text", "words"), [
    ("We won't, can't", ["we", "will", "not", "can", "not"]),
    ("You’re great; it's Jo's", ["you", "are", "great", "it", "is", "jo"]),
    ("at 14:30 or 2pm", ["at", "14:30", "or", "2pm"]),
    ("see https://x.example/a?b=1 now", ["see", "<url>", "now"]),
    ("mail jo.bell@x.example please", ["mail", "<email>", "please"]),
])  # fmt: skip
def test_it_opens_contractions_and_keeps_times(text: str, words: list[str]) -> None:
    assert list(words_of(text).words) == words


@pytest.mark.parametrize(("text", "clauses"), [
    ("Thanks, we (all) agree", [0, 1, 2, 3]), ("yes - no", [0, 1]), ("now: go", [0, 1]),
    ("one, one, one", [0, 1, 2]), ("well-known words", [0, 0, 0]),
])  # fmt: skip
def test_it_counts_clauses_by_marks(text: str, clauses: list[int]) -> None:
    """The same whether a word and its mark were met before or not."""
    assert list(words_of(text).clauses) == clauses
    assert list(words_of(text).clauses) == clauses


@pytest.mark.parametrize(("text", "count"), [
    ("Dear Mr. Costa, we meet at 10 a.m. on Monday. Bye!", 2),
    ("Dr. Lacey will call. Prof. Abbasi too.", 2),
    ("First line that is long enough to be wrapped by an old\nmail client at some column.", 1),
    ("- one\n- two\n- three", 3), ("Really? Yes! Fine...", 3), ("", 0), ("   \n\n  ", 0),
])  # fmt: skip
def test_it_splits_sentences_where_people_end_them(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_a_sentence_stays_verbatim_with_its_place() -> None:
    text = "Hello there.  We regret\nthat it is so."
    second = split(text)[1]
    assert second.text == "We regret that it is so."
    assert " ".join(text[second.start : second.end].split()) == second.text


SCOPES = [
    ("We have not rejected you", 3, "negated"), ("If we reject you we will call", 2, "supposed"),
    ("Should you be rejected, call us", 3, "supposed"), ("Have you been rejected?", 3, "asked"),
    ("Last year we rejected you", 3, "past"), ("You said we rejected you", 3, "reported"),
    ("We would have offered it to you", 3, "supposed"),
    ("Candidates who are rejected may ask", 3, "supposed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "name"), SCOPES)
def test_scope_takes_back_what_is_not_asserted(text: str, place: int, name: str) -> None:
    sentence = split(text)[0]
    scope = scope_of(sentence, place, place + 1)
    assert getattr(scope, name)
    assert not scope.plain


@pytest.mark.parametrize("text", [
    "We have rejected you", "Not only did we like you, we hired you",
    "If you are still interested, we would like to hire you",
    "No problem, you are hired",
])  # fmt: skip
def test_plain_assertions_stay_plain(text: str) -> None:
    sentence = split(text)[0]
    last = len(sentence.words) - 1
    scope = scope_of(sentence, last, last)
    assert not scope.supposed
    assert not scope.negated


LEXICON = Lexicon(
    {"FRUIT": "apple|pear\ndragon fruit"},
    {"eat:3": "eat _2 FRUIT", "peel:3": "=peeled the? FRUIT"},
)


@pytest.mark.parametrize(("text", "names"), [
    ("they ate nothing but apples", set()), ("he eats a red pear", {"eat:3"}),
    ("eating dragon fruit", {"eat:3"}), ("she peeled the pear", {"peel:3"}),
    ("she peels the pear", set()), ("eat one two three four pear", set()),
])  # fmt: skip
def test_phrases_match_inflections_gaps_and_classes(text: str, names: set[str]) -> None:
    assert {hit.name for hit in LEXICON.scan(words_of(text).words)} == names


@pytest.mark.parametrize(("base", "form"), [
    ("apply", "applied"), ("move", "moving"), ("choose", "chosen"), ("cancel", "canceled"),
    ("reply", "replies"), ("drop", "dropped"), ("person", "people"),
])  # fmt: skip
def test_it_knows_the_forms_of_a_word(base: str, form: str) -> None:
    assert form in inflections(base)


@pytest.mark.parametrize(("text", "language"), [
    ("We are happy to offer you the role and look forward to your answer", "en"),
    ("Wir freuen uns und laden Sie zu einem Gespräch mit uns ein", "de"),
    ("Nous vous remercions pour votre candidature et nous avons le plaisir", "fr"),
    ("Bedankt voor je sollicitatie, wij nodigen je graag uit voor een gesprek", "nl"),
    ("Благодарим вас за отклик на нашу вакансию", "ru"), ("Hoi Sofie!", "en"),
    ("Hallo Tomas, danke! I continue in English because Andrew is in copy with us", "en"),
])  # fmt: skip
def test_it_names_the_language(text: str, language: str) -> None:
    assert language_of(text, words_of(text).words) == language


@pytest.mark.parametrize("text", [
    "a" * 200_000, " " * 200_000, "not " * 50_000, "offer you the " * 20_000,
    "@" * 100_000, "A. " * 50_000, "\n" * 100_000, "If should unless " * 20_000,
    "Re: " * 30_000, "<" * 50_000, "é" * 50_000,
])  # fmt: skip
def test_no_text_takes_more_than_linear_time(text: str) -> None:
    """Hostile input costs what its capped length costs."""
    english()
    for sentence in split(text):
        english().scan(sentence.words)
