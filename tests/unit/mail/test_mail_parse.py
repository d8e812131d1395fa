"""A message's bytes to a Message: the whole of it."""

from datetime import UTC, datetime

import pytest

from agent.domain.message import Address
from agent.mail import parse_message

AT = datetime(2026, 5, 14, 15, 0, tzinfo=UTC)
RAW = (
    b"Delivered-To: maya@mailbox.example\r\n"
    b"From: Priya Nair <priya@okapi.example>\r\n"
    b"Reply-To: jobs@okapi.example\r\n"
    b"To: Maya <maya@mailbox.example>, x@y.example\r\n"
    b"Cc: Sam <sam@okapi.example>\r\n"
    b"Subject: =?utf-8?q?Gespr=C3=A4ch?= on\r\n Thursday\r\n"
    b"Date: Thu, 14 May 2026 16:58:00 +0200\r\n"
    b"Message-ID: <abc@okapi.example>\r\n"
    b"In-Reply-To: <first@mailbox.example>\r\n"
    b"References: <root@mailbox.example>\r\n <first@mailbox.example> <root@mailbox.example>\r\n"
    b"X-Note-Ref: k3v9\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Thursday at 14:00 works.\r\n\r\nBest,\r\nPriya\r\n\r\n"
    b"On Tue, May 12, 2026 at 9:31 AM Maya <maya@mailbox.example> wrote:\r\n\r\n> Friday?\r\n"
)


def test_it_fills_every_field_of_an_ordinary_message() -> None:
    """Headers decoded, threading kept, own words apart from the rest, ids as handed over."""
    message = parse_message(RAW, at=AT, thread_id="t1", gmail_id="g1", labels=frozenset({"INBOX"}))
    assert message.message_id == "<abc@okapi.example>"
    assert not message.synthetic_id
    assert message.at == AT
    assert message.written_at == datetime.fromisoformat("2026-05-14T16:58:00+02:00")
    assert message.sender == Address("Priya Nair", "priya@okapi.example")
    assert message.senders == (message.sender,)
    assert message.reply_to == (Address("", "jobs@okapi.example"),)
    assert message.to == (Address("Maya", "maya@mailbox.example"), Address("", "x@y.example"))
    assert message.cc == (Address("Sam", "sam@okapi.example"),)
    assert message.delivered_to == (Address("", "maya@mailbox.example"),)
    assert message.subject == "Gespräch on Thursday"
    assert message.own_words == "Thursday at 14:00 works."
    assert message.signature == "Best,\nPriya"
    assert message.quoted.endswith("> Friday?")
    assert message.text.startswith("Thursday at 14:00 works.\n\nBest,\nPriya\n\nOn Tue")
    assert message.in_reply_to == "<first@mailbox.example>"
    assert message.references == ("<root@mailbox.example>", "<first@mailbox.example>")
    assert message.marker == "k3v9"
    assert (message.thread_id, message.gmail_id) == ("t1", "g1")
    assert message.labels == {"INBOX"}
    assert message.defects == ()


def test_it_makes_up_a_lasting_id_where_there_is_none() -> None:
    """The same bytes give the same id, other bytes another; and it says so."""
    raw = RAW.replace(b"Message-ID", b"X-Was-ID")
    first, again = parse_message(raw, at=AT), parse_message(raw, at=AT)
    assert first.synthetic_id
    assert first.message_id == again.message_id
    assert first.message_id.startswith("<")
    assert first.message_id.endswith(">")
    assert parse_message(raw + b"x", at=AT).message_id != first.message_id


def test_it_puts_a_bare_message_id_into_brackets() -> None:
    """Ids in output are RFC 5322's."""
    message = parse_message(b"Message-ID: abc@d.example\n\nHello", at=AT)
    assert message.message_id == "<abc@d.example>"


def test_it_names_the_sender_behind_a_hostile_display_name() -> None:
    """The angle part counts, and why to be careful is said."""
    message = parse_message(b"From: a@evil.example <b@good.example>\n\nHello", at=AT)
    assert message.sender.email == "b@good.example"
    assert message.sender_suspect == "display name imitates an address"


def test_it_falls_back_on_sender_where_from_is_missing() -> None:
    """Somebody sent it; that they are not named in From is suspect."""
    message = parse_message(b"Sender: a@b.example\n\nHello", at=AT)
    assert message.sender.email == "a@b.example"
    assert message.sender_suspect == "no usable sender address"


@pytest.mark.parametrize(
    "date", [b"", b"Date: nonsense\n", b"Date: Thu, 1 Jan 1998 10:00:00 +0000\n"]
)
def test_it_does_without_an_unusable_date(date: bytes) -> None:
    """`written` is then the arrival."""
    message = parse_message(b"From: a@b.example\n" + date + b"\nHello", at=AT)
    assert message.written_at is None
    assert message.written == AT


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
def test_it_reads_every_kind_of_line_end(end: bytes) -> None:
    """Unix, network, old Macintosh, and the doubled kind of broken relays."""
    message = parse_message(RAW.replace(b"\r\n", end), at=AT)
    assert message.sender.email == "priya@okapi.example"
    assert message.subject == "Gespräch on Thursday"
    assert "Thursday at 14:00 works." in message.own_words


def test_it_reads_nothing_at_all_without_failing() -> None:
    """No bytes are a message too, an empty one."""
    message = parse_message(b"", at=AT)
    assert message.own_words == ""
    assert message.sender == Address("", "")


def test_it_reports_a_message_that_lost_its_separator() -> None:
    """The words are read, the defect is told."""
    message = parse_message(b"Subject: x\nHello there, this is the body.", at=AT)
    assert message.own_words == "Hello there, this is the body."
    assert message.defects == ("no empty line between headers and body",)


def test_it_answers_the_same_for_the_same_bytes() -> None:
    """Reading depends on nothing but its arguments."""
    assert parse_message(RAW, at=AT) == parse_message(RAW, at=AT)


def test_it_leaves_the_calendar_of_an_attached_message_alone() -> None:
    """A bounce brings the user's own invitation back; that is no news."""
    raw = (
        b"From: a@b.example\nContent-Type: message/rfc822\n\nContent-Type: text/calendar\n\n"
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260714T143000Z\nEND:VEVENT\n"
    )
    message = parse_message(raw, at=AT)
    assert message.calendar == ()
    assert message.defects == ()


@pytest.mark.parametrize(
    ("kind", "defect"),
    [
        ("application/ms-tnef; name=winmail.dat", "Outlook's winmail.dat was not read"),
        ("application/pkcs7-mime; smime-type=enveloped-data", "an encrypted part was not read"),
    ],
)
def test_it_says_what_it_could_not_look_into(kind: str, defect: str) -> None:
    """Words that are there but out of reach are no silence."""
    raw = f"From: a@b.example\nContent-Type: {kind}\n\nxyz".encode()
    assert parse_message(raw, at=AT).defects == (defect,)
