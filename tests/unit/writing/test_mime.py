"""Drafts as bytes: asserted on the bytes, because parsers hide what breaks threads."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest

from agent.domain.message import MARKER_HEADER, Address
from agent.domain.plan import Placement
from agent.writing.mime import clean_ids, fit_address, to_mime
from agent.writing.request import DraftText

OUTLOOK = "<AM9PR08MB71234567890123456789012345678901234@AM9PR08MB7123.eurprd08.prod.outlook.com>"
IN_THREAD = Placement("t1", OUTLOOK, ("<first@x.example>", OUTLOOK), "Re: Role", "")
DRAFT = DraftText("Re: Role", "Hi Ravi,\n\nYes.\n\nMaya", "<div>Hi Ravi,</div>", True, (), 4)
MAYA = Address("Maya Okonkwo", "maya@mailbox.example")
RAVI = Address("Ravi Subramanian", "ravi@larkspurlabs.example")


def raw(
    draft: DraftText = DRAFT,
    placement: Placement = IN_THREAD,
    sender: Address = MAYA,
    recipient: Address = RAVI,
) -> bytes:
    return to_mime(draft, placement, sender, recipient, "<op1@mailbox.example>", "k3jd9")


def header_lines(data: bytes) -> list[bytes]:
    return data.partition(b"\r\n\r\n")[0].split(b"\r\n")


def test_a_long_message_id_stays_whole() -> None:
    """An encoded In-Reply-To breaks the thread in Outlook (gmail-api.md 3.3)."""
    assert len(OUTLOOK) >= 80
    lines = header_lines(raw())
    assert b"In-Reply-To: " + OUTLOOK.encode() in lines
    assert b"References: <first@x.example> " + OUTLOOK.encode() in lines
    assert b"Message-ID: <op1@mailbox.example>" in lines


def test_a_long_chain_of_references_keeps_every_id() -> None:
    """The first and the newest, folded only between ids."""
    chain = tuple(OUTLOOK.replace("7123456", f"{n:07}") for n in range(40))
    data = raw(placement=replace(IN_THREAD, references=chain))
    unfolded = data.partition(b"\r\n\r\n")[0].replace(b"\r\n ", b" ")
    line = next(one for one in unfolded.split(b"\r\n") if one.startswith(b"References"))
    assert line.split()[1:] == [one.encode() for one in clean_ids((*chain, OUTLOOK))]
    assert b"=?" not in line
    assert max(map(len, data.split(b"\r\n"))) <= 998


def test_one_recipient_no_copy_no_date() -> None:
    """CM-18; Gmail sets the date when the user sends."""
    names = [line.partition(b":")[0].lower() for line in header_lines(raw())]
    assert names.count(b"to") == 1
    assert not {b"cc", b"bcc", b"date"} & set(names)
    assert f"{MARKER_HEADER}: k3jd9".encode() in header_lines(raw())


def test_lines_end_with_crlf_only() -> None:
    """No bare line feed in the whole message."""
    assert b"\n" not in raw().replace(b"\r\n", b"")


@pytest.mark.parametrize("evil", ["x\r\nBcc: all@x.example", "x\nBcc: all@x.example", "x\x00\x0b"])
def test_nothing_can_bring_a_header_of_its_own(evil: str) -> None:
    """Subject, names: one clean line each."""
    data = raw(
        replace(DRAFT, subject=evil),
        sender=Address(evil, MAYA.email),
        recipient=Address(evil, RAVI.email),
    )
    assert not any(line.lower().startswith(b"bcc") for line in header_lines(data))
    message = message_from_bytes(data, policy=default)
    assert [one.addr_spec for one in message["To"].addresses] == [RAVI.email]


@pytest.mark.parametrize(
    "email", ["", "ravi", "ravi@x.example, eve@x.example", "ravi@x.example\r\nBcc: e@x", "räv@x.de"]
)
def test_it_refuses_an_address_no_header_can_hold(email: str) -> None:
    """Never a second recipient by way of the first."""
    assert not fit_address(email)
    with pytest.raises(ValueError, match="unfit address"):
        raw(recipient=Address("Ravi", email))


def test_a_thread_of_its_own_has_no_threading_headers() -> None:
    """The placement decides."""
    data = raw(placement=Placement("", OUTLOOK, (OUTLOOK,), "", ""))
    assert b"In-Reply-To" not in data
    assert b"References" not in data


def test_unusable_ids_are_left_out() -> None:
    """Blanks, brackets within, line ends."""
    assert clean_ids(("<a@b>", "<a b@c>", "x", "<a@b>", "<c@d\r\nBcc: e>")) == ("<a@b>",)
    assert b"In-Reply-To" not in raw(placement=replace(IN_THREAD, in_reply_to="broken id"))


def test_text_and_html_survive_as_written() -> None:
    """Umlauts, long lines, both alternatives; encoded words in short lines."""
    long = "Grüße " * 400
    said = replace(DRAFT, subject="Gespräch " * 12, text=long, html=f"<p>{long}</p>")
    data = raw(said, placement=Placement("", "", (), "", ""))
    message = message_from_bytes(data, policy=default)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().strip() == long.strip()
    assert "Grüße" in html.get_content()
    assert message["Subject"] == ("Gespräch " * 12).strip()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()


def test_the_same_draft_is_the_same_bytes() -> None:
    """Even the boundary."""
    assert raw() == raw()
