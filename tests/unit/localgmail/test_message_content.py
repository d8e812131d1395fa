"""Reading out of hostile bytes what server and readers need; nothing raises."""

from datetime import UTC, datetime

import pytest

from agent.localgmail.content import Content, decoded, header_fields, read_date, subject_key
from agent.localgmail.rewrite import autosaved, with_header, with_text, without_headers

NESTED = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"


@pytest.mark.parametrize(
    "subject",
    ["Interview", "Re: Interview", "RE: FW: interview", "Aw: Re[2]: Interview", "  Fwd:Interview "],
)
def test_prefixes_do_not_count_in_a_subject(subject: str) -> None:
    """What Gmail compares in a thread."""
    assert subject_key(subject) == "interview"


def test_a_subject_of_prefixes_alone_is_empty() -> None:
    """And reading it takes no time to speak of."""
    assert subject_key("Re: " * 5000) == ""


def test_headers_are_unfolded_and_lines_that_are_none_passed_over() -> None:
    """Continuation lines join; a line without a colon or with a space in its name is nothing."""
    head = b" lost\r\nSubject: a\r\n b\r\n\tc\r\nno header\r\nBad name: x\r\nX-Y:z\r\n"
    assert header_fields(head) == (("Subject", "a b c"), ("X-Y", "z"))


def test_line_separators_of_unicode_are_no_line_ends() -> None:
    """U+2028 and U+0085 stay inside their header."""
    head = "Subject: a\u2028b\u0085c\r\n".encode()
    assert header_fields(head) == (("Subject", "a\u2028b\u0085c"),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?b?w7w=?= =?utf-8?q?=C3=9F?=", "üß"),
        ("=?nonsense?q?x?=", "=?nonsense?q?x?="),
        ("plain", "plain"),
    ],
)
def test_encoded_words_are_decoded_where_they_can_be(value: str, expected: str) -> None:
    """Broken ones stand as they are."""
    assert decoded(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon, 2 Mar 2026 10:00:00 +0100", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("Mon, 2 Mar 2026 10:00:00 -0000", datetime(2026, 3, 2, 10, tzinfo=UTC)),
        ("2 Mar 2026 10:00", datetime(2026, 3, 2, 10, tzinfo=UTC)),
        ("Mon, 99 Mar 2026 10:00:00 +0100", None),
        ("soon", None),
        ("", None),
        ("Mon, 2 Mar 2026 10:00:00 +9999999999", None),
    ],
)
def test_dates_are_read_or_not(value: str, expected: datetime | None) -> None:
    """A missing zone is UTC; nonsense is None."""
    assert read_date(value) == expected


def test_the_nearest_ancestor_comes_first() -> None:
    """In-Reply-To, then References from the end; every id once."""
    content = Content(b"In-Reply-To: <c@x>\r\nReferences: <a@x> <b@x> <c@x>\r\n\r\n")
    assert content.references == ("<c@x>", "<b@x>", "<a@x>")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"\x00\xff\xfe" * 100,
        b"Content-Type: text/plain; charset=nonsense\r\n\r\nhello \xff",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!",
        b"Content-Disposition: attachment; filename*=x''%ff\r\n\r\nx",
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
            for n in range(800)
        ),
        b"Subject: " + b"=?utf-8?q?" * 5000,
        b"<" * 200_000,
    ],
)
def test_hostile_bytes_are_read_somehow(raw: bytes) -> None:
    """Whatever it is: words, snippet and names come out, as text."""
    content = Content(raw)
    assert isinstance(content.all_words, str)
    assert isinstance(content.snippet, str)
    assert isinstance(content.file_names, tuple)
    assert content.addresses("from") == ()


def test_a_snippet_is_escaped_and_short() -> None:
    """HTML-escaped as Gmail does it (gmail-api.md 4.1)."""
    content = Content(b"Content-Type: text/html\r\n\r\n<style>x</style><p>a &lt; b &amp; c</p>")
    assert content.snippet == "a &lt; b &amp; c"
    assert len(Content(b"\r\n" + b"word " * 500).snippet) <= 180


def test_header_surgery_leaves_the_other_bytes_alone() -> None:
    """Folding, order and odd bytes of the other headers stay."""
    raw = b"X-A: 1\r\n folded \xff\r\nTo: a@x\r\nX-B: 2\r\n\r\nbody\n\xff"
    assert with_header(raw, "to", "b@x") == (
        b"to: b@x\r\nX-A: 1\r\n folded \xff\r\nX-B: 2\r\n\r\nbody\n\xff"
    )
    assert without_headers(raw, ("X-*",)) == b"To: a@x\r\n\r\nbody\n\xff"
    assert without_headers(b"A: 1\n\nbody", ("b",)) == b"A: 1\n\r\nbody"


def test_a_new_body_replaces_the_old_one_whole() -> None:
    """Old content headers go, the text comes back as written, in UTF-8."""
    raw = b"Subject: s\r\nContent-Type: text/plain; charset=latin-1\r\n\r\nold"
    content = Content(with_text(raw, "Grüße\n\n[[mark]] & more"))
    assert content.text().splitlines() == ["Grüße", "", "[[mark]] & more"]
    assert len(content.every("content-type")) == 1
    assert "[[mark]]" in Content(autosaved(content.raw)).text()
