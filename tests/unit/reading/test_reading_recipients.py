"""Whom a message went to, and from where: colleagues, lists, campaigns, boards' mailboxes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import Reading, ReadingContext
from agent.domain.hiring import Meaning
from agent.mail import parse_message
from agent.reading import read
from agent.reading.senders import is_alert_box, is_campaign, is_colleague, is_for_many

AT = datetime(2026, 5, 5, 10, tzinfo=UTC)
OWNER = "dee@stellmark.example"


def mail(body: str, *, sender: str, to: str = OWNER, extra: str = "") -> str:
    """One message as text."""
    return f"From: {sender}\nTo: {to}\n{extra}Subject: Thursday\n\n{body}\n"


def reading(text: str, owner: str = OWNER) -> Reading:
    """What is read by the owner's agent, without a thread."""
    context = ReadingContext(owners=frozenset({owner}), zone=ZoneInfo("UTC"))
    return read(parse_message(text.encode(), at=AT), context)


PANEL = (
    "Thanks for being on the loop for the staff engineer opening. The candidate arrives at one, "
    "Marek does the first interview and the hiring manager wants the scores by Friday."
)


def test_a_colleague_who_hires_opens_no_process() -> None:
    """The user's own employer interviews somebody else."""
    told = reading(mail(PANEL, sender="Gwen Abara <gwen@stellmark.example>"))
    assert (told.hiring, told.meaning) == (False, Meaning.NOT_HIRING)


def test_a_colleague_may_refuse_the_user_a_post_of_the_house() -> None:
    """In few and plain words, of a role."""
    body = "I have hired someone else for the coordinator position. Best of luck with the next one."
    assert reading(mail(body, sender="Jan Keller <jan@stellmark.example>")).hiring


def test_what_a_list_says_of_interviews_is_no_process() -> None:
    """Members talk of hiring; nobody of a house writes to the user."""
    body = "I read thank-you notes as a hiring manager, and we made the offer to the other one."
    listed = mail(
        body, sender="Ray <ray@hartline.example>", to="docs@lists.example",
        extra="List-Id: <docs.lists.example>\n",
    )  # fmt: skip
    assert not reading(listed).hiring


@pytest.mark.parametrize(("owner", "same"), [
    ("me@stellmark.example", True),
    ("me@mail.stellmark.example", True),
    ("me@other.example", False),
])  # fmt: skip
def test_a_colleague_writes_from_the_same_domain(owner: str, same: bool) -> None:
    """Cut at the site, not at the host."""
    message = parse_message(mail("Hi", sender="Gwen <g@stellmark.example>").encode(), at=AT)
    assert is_colleague(message, frozenset({owner})) is same


@pytest.mark.parametrize("host", ["gmail.com", "example.com", "ridge.edu", "cs.ox.ac.uk"])
def test_a_domain_of_strangers_makes_no_colleague(host: str) -> None:
    """Free mail, invented domains and universities, where students apply too."""
    message = parse_message(mail("Hi", sender=f"Gwen <g@{host}>").encode(), at=AT)
    assert not is_colleague(message, frozenset({f"me@{host}"}))


@pytest.mark.parametrize(("to", "many"), [
    ("docs@lists.example", True),
    (OWNER, False),
    ("dee+jobs@stellmark.example", False),
    ("Gwen <g@fernwood.example>", False),
])  # fmt: skip
def test_it_went_to_others_where_the_user_is_not_named(to: str, many: bool) -> None:
    """A tag is the user still; a mail that a sender wrote to itself may be a blind copy."""
    message = parse_message(mail("Hi", sender="Gwen <g@fernwood.example>", to=to).encode(), at=AT)
    assert is_for_many(message, frozenset({OWNER})) is many


def test_nobody_is_told_apart_without_owners() -> None:
    """Where the user's addresses are unknown, nothing follows from the recipients."""
    message = parse_message(mail("Hi", sender="G <g@fernwood.example>").encode(), at=AT)
    assert not is_for_many(message, frozenset())
    assert not is_colleague(message, frozenset())


@pytest.mark.parametrize("box", ["alert@board.example", "jobalerts-noreply@b.example"])
def test_a_mailbox_of_lists_is_known(box: str) -> None:
    """By a whole part of its name."""
    assert is_alert_box(box)
    assert not is_alert_box("alertness@board.example")


def test_a_campaign_comes_from_a_host_of_its_own() -> None:
    """Below the firm's domain, not the firm's domain itself."""
    assert is_campaign("email.halfmoon.example")
    assert not is_campaign("email.example")
    assert not is_campaign("careers.halfmoon.example")
