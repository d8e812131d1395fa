"""The anatomy of a letter: greeting, core, closing, sentences, marked places."""

import pytest

from agent.playbooks.write_text import (
    letter,
    marks_in,
    paragraphs_in,
    sentences_in,
    without_marks,
    words_in,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hi Ravi,\n\nYes.\n\nBest,\nMaya", ("Hi Ravi,", "Yes.", "Best,\nMaya")),
        ("Yes, it is.\n\nMaya", ("", "Yes, it is.", "Maya")),
        ("Hello!\nYes.\n-- \nMaya\nEngineer", ("Hello!", "Yes.", "-- \nMaya\nEngineer")),
        ("Dear Dr Weber:\r\n\r\nYes.\r\n", ("Dear Dr Weber:", "Yes.", "")),
        ("Thank you for all of it!\nYes.", ("", "Thank you for all of it!\nYes.", "")),
    ],
)
def test_it_takes_a_letter_apart(text: str, parts: tuple[str, str, str]) -> None:
    """By its words, else by the author's name."""
    found = letter(text, "Maya Okonkwo")
    assert (found.greeting, found.core, found.closing) == parts


@pytest.mark.parametrize(
    ("text", "names", "count"),
    [
        ("One. Two! Three?", (), 3),
        ("Dr. Weber and I met at 2 p.m. on Friday.", (), 1),
        ("I wrote to Acme Inc. about it.", ("Acme Inc.",), 1),
        ("I like it at Yahoo! and elsewhere.", ("Yahoo!",), 1),
        ("It ends with a link: https://maya.example/cv", (), 1),
        ("He asked: “Is it?” I said so.", (), 2),
        ("", (), 0),
    ],
)
def test_it_counts_sentences_as_a_reader_does(
    text: str, names: tuple[str, ...], count: int
) -> None:
    """Abbreviations, initials and names with stops end none."""
    assert len(sentences_in(text, names)) == count


def test_words_are_what_holds_a_letter_or_digit() -> None:
    """A dash between two words is none."""
    assert words_in("one - two [[ three ]] 4") == 4


def test_paragraphs_are_parted_by_empty_lines() -> None:
    """A mere line end parts nothing."""
    assert paragraphs_in("one\ntwo\n\nthree\n \n\nfour") == 3


def test_it_finds_marked_places() -> None:
    """And nothing else in brackets."""
    text = "I liked [[ one thing ]] and [that] and [[\n]]."
    assert marks_in(text) == ("[[ one thing ]]",)
    assert "one thing" not in without_marks(text)
