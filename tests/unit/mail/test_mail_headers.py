"""The header block and encoded words."""

import pytest

from agent.mail.headers import decode_words, split_message


def test_it_unfolds_fields_and_finds_the_body() -> None:
    """Folded lines are one field; the body begins behind the first empty line."""
    headers, body, sound = split_message(b"Subject: a\n b\n\tc\nTo: x@y.example\n\nHello\n\nWorld")
    assert headers.first("subject") == "a b\tc"
    assert headers.first("to") == "x@y.example"
    assert body == b"Hello\n\nWorld"
    assert sound


def test_it_keeps_repeated_fields_in_order() -> None:
    """`every` gives them all, `first` the first; names are compared without case."""
    headers, _, _ = split_message(b"X-A: 1\nx-a: 2\n\n")
    assert headers.every("x-a") == ["1", "2"]
    assert headers.first("x-a") == "1"
    assert headers.first("missing") == ""


def test_it_takes_text_without_a_separator_as_the_body() -> None:
    """A message whose empty line is missing loses nothing."""
    headers, body, sound = split_message(
        b"Subject: a\nHello Maya, we meet at 10.\nBest, Anna\n\nPS"
    )
    assert headers.first("subject") == "a"
    assert body == b"Hello Maya, we meet at 10.\nBest, Anna\n\nPS"
    assert not sound


def test_it_passes_over_one_bad_line_among_good_ones() -> None:
    """Noise between fields ends nothing."""
    headers, _, _ = split_message(b"Subject: a\nnoise\nTo: b@c.example\nCc: d@e.example\n\nHello")
    assert headers.first("to") == "b@c.example"


def test_it_passes_over_the_mbox_line() -> None:
    """`From sender date` of an mbox is no field."""
    headers, _, _ = split_message(b"From a@b.example Mon May 11 10:00:00 2026\nSubject: a\n\nHello")
    assert headers.first("subject") == "a"


def test_it_reads_raw_bytes_in_utf8_or_latin1_line_by_line() -> None:
    """One line in a wrong charset does not spoil the others."""
    headers, _, _ = split_message("X: Grüße\n".encode() + "Y: Grüße\n\n".encode("latin-1"))
    assert headers.first("x") == headers.first("y") == "Grüße"


@pytest.mark.parametrize(
    ("encoded", "expected"),
    [
        ("=?utf-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?iso-8859-1?q?Entretien_pr=E9vu?=", "Entretien prévu"),
        ("Re: =?utf-8?q?caf=C3=A9?= on Monday", "Re: café on Monday"),
        ("=?utf-8?q?one?= =?utf-8?q?two?=", "onetwo"),
        ("=?utf-8?b?4pyT4g==?= =?utf-8?b?nJM=?=", "✓✓"),
        ("=?utf-8?q?one?= three =?utf-8?q?two?=", "one three two"),
        ("=?utf-8*en?q?language?=", "language"),
        ("=?unknown-9?q?caf=E9?=", "café"),
        ("=?utf-8?b?!!!?=", ""),
        ("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
        ("plain", "plain"),
        ("=?iso-2022-jp?B?GyRCTFpNS0Z8GyhC?=", "木曜日"),
    ],
)
def test_it_decodes_encoded_words(encoded: str, expected: str) -> None:
    """RFC 2047, also where a character is cut in two; what cannot be decoded stays."""
    assert decode_words(encoded) == expected
