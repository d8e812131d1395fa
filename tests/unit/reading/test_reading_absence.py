"""Which subjects are an automatic answer's, and which only hold its words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from agent.domain.message import Address, Automation, Message
from agent.reading.absence import is_absence

AWAY = "I am out of the office with limited access to e-mail."
CONFIRMED = "Your interview is confirmed for Thursday 14 May at 10:00."


def a_message(subject: str, body: str) -> Message:
    """A message with these words of its own."""
    written = datetime(2026, 5, 12, 10, tzinfo=UTC)
    sender = Address("Dana Fox", "dana@acme.example")
    return Message("<one@acme>", written, sender, subject, body, written_at=written, text=body)


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Interview with Acme",
        "Auto: RE: Head Gardener",
        "Out of office",
        "Out of Office Re: Interview with Acme",
        "OOO Re: Interview with Acme",
        "Abwesend / Out of office: Re: Interview with Acme",
        "Réponse automatique / Automatic reply: Interview with Acme",
        "✨ Auto-reply ✨ we got your mail",
        "Dana Fox is out of the office",
        "On annual leave until 3 June",
        "[External] Automatic reply: Your application",
        "[EXT] Out of office: Your application",
        "EXTERNAL: Automatic reply: Your application",
        "[EXTERNAL SENDER] [Acme] Automatic reply: Your application",
        "Currently out of the office",
        "I'm out of the office",
        "I’m currently out of the office",
        "I am out of the office",
        "We are out of the office until Monday",
        "Jo Bell will be out of the office",
        "Jo Bell is on annual leave",
        "Out of office - Jo Bell",
        "Jo Bell - Out of Office",
        "Out of Office AutoReply: Your application",
        "Out of office message",
        "Out of Office Notification: Your application",
        "Vacation auto-reply",
        "This is an automatic reply",
    ],
)
def test_a_subject_that_says_so_outright_is_an_automatic_answers(subject: str) -> None:
    """Whatever the text says: many leave the day of return out."""
    assert is_absence(a_message(subject, "Thank you for your message."))


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Out of office Re: Interview with Acme",
        "RE: Automatic reply: Interview with Acme",
        "Fwd: Automatic reply: Interview with Acme",
        "Interview: Automatic Response Systems Engineer",
        "Automatic Response Systems Engineer: your interview",
        "Interview at OOO Yandex",
        "OOO Yandex invites you to an interview",
        "Interview - Bob is on annual leave",
        "Out of office hours interview",
        "Office Manager interview",
        "[External] Re: Automatic reply: Your application",
        "EXTERNAL: Interview with Acme, not out of office hours",
        "External Affairs Officer: your interview",
        "[EXT] Automatic Response Systems Engineer: your interview",
        "Automatic reply message system, Engineer",
        "Out of office - your interview on Friday",
        "Your interview - Out of Office",
        "We are out of office chairs, interview on Friday",
        "This is an automatic reply desk interview",
    ],
)
def test_a_subject_that_only_holds_the_words_is_none(subject: str) -> None:
    """A person answered it, or it is a title or a firm's name."""
    assert not is_absence(a_message(subject, CONFIRMED))


def test_a_subject_that_goes_on_in_words_is_one_where_the_text_says_so() -> None:
    """ "Out of office today": the text tells it from "Out of office hours interview"."""
    assert is_absence(a_message("Out of office today", AWAY))
    assert not is_absence(a_message("Out of office today", CONFIRMED))


def test_a_subject_that_ends_so_is_one_where_the_text_says_so() -> None:
    """Some machines put the mark last and keep "Re:" before it."""
    subject = "RE: Post 34, question - automatic reply"
    assert is_absence(a_message(subject, AWAY))
    assert not is_absence(a_message(subject, CONFIRMED))


def test_a_header_of_machinery_tells_whatever_the_subject_is() -> None:
    """Also behind "Re:", where the subject tells nothing."""
    message = a_message("Re: Interview with Acme", AWAY)
    assert not is_absence(message)
    assert is_absence(replace(message, automation=Automation(auto_reply=True)))


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for your application. We have passed it to the hiring team.",
        "We have received your CV and will be in touch if it matches.",
        "Your job application has reached us. Nobody needs to do anything more.",
        "Thank you for applying. This is an automated message.",
    ],
)
@pytest.mark.parametrize("headed", [True, False])
def test_machinery_that_takes_note_of_an_application_is_not_away(body: str, headed: bool) -> None:
    """A careers mailbox answers each application by itself; nobody is away."""
    said = a_message("Automatic reply: Head Gardener", body)
    if headed:
        said = replace(said, subject="Head Gardener", automation=Automation(auto_reply=True))
    assert not is_absence(said)


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for your application. I am away until Monday 18 May.",
        "If this is about your application, I return on Monday; our office is closed till then.",
        "Thank you for your e-mail. It will be read.",
        "For questions about an application please ask my colleague, I am on leave.",
    ],
)
def test_who_is_away_and_speaks_of_applications_is_away(body: str) -> None:
    assert is_absence(a_message("Automatic reply: Head Gardener", body))
