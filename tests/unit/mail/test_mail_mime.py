"""MIME structure, transfer encodings and charsets."""

import pytest

from agent.mail.charsets import decode_base64, decode_bytes
from agent.mail.headers import split_message
from agent.mail.mime import MAX_PARTS, Part, leaves, parse_content_field


def _leaves(raw: str) -> list[Part]:
    headers, body, _ = split_message(raw.encode())
    return list(leaves(headers, body))


def test_it_reads_the_parts_of_a_multipart_in_order() -> None:
    """Preamble and epilogue are no parts."""
    parts = _leaves(
        "Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n\none\n--b\n"
        "Content-Type: text/html\n\n<p>two\n--b--\nepilogue"
    )
    assert [(part.type, part.text()) for part in parts] == [
        ("text/plain", "one"),
        ("text/html", "<p>two"),
    ]


def test_it_reads_to_the_end_where_the_closing_boundary_is_missing() -> None:
    """A truncated message is read as far as it goes."""
    parts = _leaves("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo and mo")
    assert [part.text() for part in parts] == ["one", "two and mo"]


def test_it_keeps_inner_and_outer_boundaries_apart() -> None:
    """A boundary that begins like another is another (RFC 2046 section 5.1.1)."""
    parts = _leaves(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
        "Content-Type: multipart/alternative; boundary=bb\n\n--bb\n\none\n--bb\n\ntwo\n--bb--\n"
        "--b\n\nthree\n--b--"
    )
    assert [part.text() for part in parts] == ["one", "two", "three"]
    assert [part.choice for part in parts] == [1, 1, 0]


def test_it_takes_a_body_without_any_boundary_as_text() -> None:
    """Nothing is lost where the header promises parts that are not there."""
    (part,) = _leaves("Content-Type: multipart/mixed; boundary=b\n\nHello")
    assert part.text() == "Hello"


def test_it_marks_what_stands_in_an_attached_message() -> None:
    """message/rfc822 is another writer's."""
    parts = _leaves(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nmine\n--b\n"
        "Content-Type: message/rfc822\n\nSubject: other\n\ntheirs\n--b--"
    )
    assert [(part.text(), part.forwarded) for part in parts] == [("mine", False), ("theirs", True)]


def test_it_stops_at_a_depth_and_a_number_of_parts() -> None:
    """Hostile nesting ends; a thousand parts are cut."""
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n" for level in range(500)
    )
    assert len(_leaves(nested)) == 1
    many = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 1000
    assert len(_leaves(many)) == MAX_PARTS


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        ('text/plain; charset="utf-8"', "charset", "utf-8"),
        ("text/plain; CHARSET = utf-8 ; format=flowed", "charset", "utf-8"),
        ("text/plain; name=a; name=b", "name", "a"),
        (r'a/b; name="say \"hi\".txt"', "name", 'say "hi".txt'),
        ("a/b; name*=utf-8''Lebenslauf%20%C3%BC.pdf", "name", "Lebenslauf ü.pdf"),
        ("a/b; name*0*=utf-8''Lebens; name*1=lauf.pdf", "name", "Lebenslauf.pdf"),
        ("a/b; name==?utf-8?q?=C3=BC.ics?=", "name", "ü.ics"),
        ("a/b; name=two words.ics; x=y", "name", "two words.ics"),
        ("a/b", "name", ""),
    ],
)
def test_it_reads_parameters(raw: str, name: str, expected: str) -> None:
    """RFC 2045 and RFC 2231, and what programs write instead."""
    assert parse_content_field(raw).get(name) == expected


@pytest.mark.parametrize(
    ("data", "charset", "expected"),
    [
        ("Grüße".encode(), "utf-8", "Grüße"),
        ("Grüße".encode(), "us-ascii", "Grüße"),
        ("Grüße".encode("latin-1"), "iso-8859-1", "Grüße"),
        ("Grüße".encode("latin-1"), "", "Grüße"),
        ("“quoted”".encode("cp1252"), "iso-8859-1", "“quoted”"),
        ("Grüße".encode("latin-1"), "x-unknown", "Grüße"),
        ("Grüße, много слов здесь".encode(), "koi8-r", "Grüße, много слов здесь"),
        ("木曜日".encode("iso-2022-jp"), "iso-2022-jp", "木曜日"),
        ("周四".encode("gbk"), "gb2312", "周四"),
        (b"abc", "punycode", "abc"),
        (b"abc", "rot13", "abc"),
        (b"a\xff\xfeb", "utf-8", "aÿþb"),
    ],
)
def test_it_decodes_what_the_label_says_or_what_it_must_be(
    data: bytes, charset: str, expected: str
) -> None:
    """The label where it is believable, UTF-8 where the bytes are, else Windows-1252."""
    assert decode_bytes(data, charset) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"YWJj", b"abc"), (b"YW Jj\n", b"abc"), (b"YWJ", b"ab"), (b"YWJj*", b"abc"), (b"Y", b"")],
)
def test_it_decodes_base64_as_far_as_it_goes(data: bytes, expected: bytes) -> None:
    """Foreign characters are skipped, missing padding is supplied."""
    assert decode_base64(data) == expected
