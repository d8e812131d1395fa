"""Plain text made clean: invisible characters, white space, flowed lines."""

import pytest

from agent.mail.text import clean, join_flowed, one_line, squeeze


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("re\u200bviewed", "reviewed"),
        ("appli\u00adcation", "application"),
        ("\ufeffStill 2:30?", "Still 2:30?"),
        ("a\u202eb\u2066c", "abc"),
        ("a\x00b\x07c", "abc"),
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("mark \ufdd0 mark", "mark  mark"),
        ("lone \ud800 surrogate", "lone ? surrogate"),
    ],
)
def test_it_removes_what_nobody_sees(dirty: str, expected: str) -> None:
    """Zero-width, direction and control characters go; every line end becomes a newline."""
    assert clean(dirty) == expected


def test_it_keeps_letters_of_every_script() -> None:
    """Cleaning is no transliteration."""
    assert clean("Grüße, 木曜日, четверг, מאת") == "Grüße, 木曜日, четверг, מאת"


@pytest.mark.parametrize("mark", ["", " é"])
def test_it_cleans_ascii_as_it_cleans_any_text(mark: str) -> None:
    """The short way for ASCII takes out and keeps what the long way does."""
    every = "".join(map(chr, range(128)))
    assert clean(every + mark).endswith(mark)
    kept = clean(every + mark).removesuffix(mark)
    assert kept == "\t\n\n\n\n\n\n\n" + "".join(map(chr, range(32, 127)))


def test_it_squeezes_blanks_and_empty_lines() -> None:
    """Single blanks within lines, at most one empty line, none at the ends."""
    assert squeeze("\n\n a \u00a0 b\t c \n\n\n\n d\n\n") == "a b c\n\nd"


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u2003", "\u202f", "\u3000"])
@pytest.mark.parametrize("mark", ["", "’"])
def test_every_blank_becomes_a_single_one(blank: str, mark: str) -> None:
    """Whatever kind of blank it is, and whether the text is of ASCII alone or not."""
    assert squeeze(f"It{mark}s{blank}fine\nyes{blank}") == f"It{mark}s fine\nyes"


def test_it_joins_flowed_lines() -> None:
    """Soft breaks go, hard ones stay (RFC 3676 section 4.2)."""
    assert join_flowed("We meet on \nThursday at \n10.\nBring ID.") == (
        "We meet on Thursday at 10.\nBring ID."
    )


def test_it_never_flows_the_signature_line_or_across_quote_depths() -> None:
    """Section 4.3: "-- " is no soft break; section 4.5: depths do not mix."""
    text = "Yes \n-- \nAnna\n> quoted \nmine"
    assert join_flowed(text) == "Yes \n-- \nAnna\n> quoted \nmine"


def test_it_honours_delsp_and_space_stuffing() -> None:
    """DelSp deletes the soft break's blank; one leading blank is stuffing."""
    assert join_flowed("Don \ner \n From here", delsp=True) == "DonerFrom here"


def test_it_makes_one_line_of_a_header() -> None:
    """All white space collapses."""
    assert one_line(" a\n b\u200b \t c ") == "a b c"
