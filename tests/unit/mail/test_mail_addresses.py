"""Address headers: names, hostile forms, and whether a sender may be believed."""

import pytest

from agent.domain.message import Address
from agent.mail.addresses import parse_addresses, suspicion


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("anna@acme.example", [("", "anna@acme.example")]),
        ("Anna Smith <Anna@ACME.Example>", [("Anna Smith", "Anna@acme.example")]),
        ('"Smith, Anna" <a@b.example>', [("Smith, Anna", "a@b.example")]),
        ("Smith, Anna <a@b.example>", [("Smith, Anna", "a@b.example")]),
        ('"Anna \\"Ann\\" Smith" <a@b.example>', [('Anna "Ann" Smith', "a@b.example")]),
        ("'Anna' <a@b.example>", [("Anna", "a@b.example")]),
        ("a@b.example (Anna Smith)", [("Anna Smith", "a@b.example")]),
        ("Anna (HR) <a@b.example>", [("Anna (HR)", "a@b.example")]),
        ("=?utf-8?q?J=C3=BCrgen?= <j@b.example>", [("Jürgen", "j@b.example")]),
        ("a@b.example, c@d.example", [("", "a@b.example"), ("", "c@d.example")]),
        ("a@b.example; c@d.example", [("", "a@b.example"), ("", "c@d.example")]),
        ("Team: a@b.example, C <c@d.example>;", [("", "a@b.example"), ("C", "c@d.example")]),
        ("undisclosed-recipients:;", []),
        ("<@relay.example:a@b.example>", [("", "a@b.example")]),
        ("<mailto:a@b.example>", [("", "a@b.example")]),
        ('"a b"@c.example', [("", '"a b"@c.example')]),
        ("anna@bücher.example", [("", "anna@bücher.example")]),
        ("Anna <anna@b.example.>", [("Anna", "anna@b.example")]),
        ("Anna <not an address>", [("Anna", "")]),
        ("", []),
        ("Anna", []),
        ("((a@b.example", [("", "a@b.example")]),
    ],
)
def test_it_reads_addresses(value: str, expected: list[tuple[str, str]]) -> None:
    """Names decoded, domains in lower case, groups flattened."""
    assert parse_addresses(value) == tuple(Address(name, email) for name, email in expected)


def test_it_believes_the_angle_part_and_not_the_name() -> None:
    """The display name of `a@evil.example <b@good.example>` is no address."""
    (address,) = parse_addresses("a@evil.example <b@good.example>")
    assert address == Address("a@evil.example", "b@good.example")


def test_it_lets_no_encoded_word_smuggle_in_an_address() -> None:
    """Names are decoded after the header's structure is read."""
    value = "=?utf-8?q?a=40evil=2Eexample_=3Ca=40evil=2Eexample=3E=2C?= <b@good.example>"
    (address,) = parse_addresses(value)
    assert address.email == "b@good.example"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (["a@evil.example <b@good.example>"], "display name imitates an address"),
        (['"hr@acme.example" <x@mail.example>'], "display name imitates an address"),
        (['"hr@acme.example" <hr@acme.example>'], ""),
        (["a@b.example, c@d.example"], "several From addresses"),
        (["a@b.example", "c@d.example"], "more than one From header"),
        (["Anna\u202egnihton <a@b.example>"], "invisible or direction-changing"),
        (["=?utf-8?q?An=E2=80=8Bna?= <a@b.example>"], "invisible or direction-changing"),
        (["Anna"], "no usable sender address"),
        (["Anna Smith <a@b.example>"], ""),
        (["Anna Smith via Calendly <no-reply@calendly.com>"], ""),
    ],
)
def test_it_says_why_a_sender_may_not_be_believed(values: list[str], reason: str) -> None:
    """The reason in words, or nothing."""
    senders = tuple(address for value in values for address in parse_addresses(value))
    found = suspicion(values, senders)
    assert reason in found
    assert bool(found) is bool(reason)


def test_it_removes_invisible_characters_from_names() -> None:
    """What is suspicious is not shown either."""
    (address,) = parse_addresses("An\u200bna\u202e <a@b.example>")
    assert address.name == "Anna"


def test_it_reads_ten_thousand_recipients() -> None:
    """A header's length costs only its length."""
    value = ", ".join(f"Person {number} <p{number}@x.example>" for number in range(10_000))
    assert len(parse_addresses(value)) == 10_000
