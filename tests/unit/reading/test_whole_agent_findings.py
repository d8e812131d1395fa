"""Findings of whole-agent runs, as tests: what a reader must not see, and what it must.

Mail without any word of hiring is not hiring, whatever else it says: the prior of a mailbox is
ordinary mail. `hiring` needs positive evidence (words of hiring, a system's sender, a known
thread); without any it is false and the meaning `not_hiring`, never `thanks_or_chat` (weak).
"""

from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import Reading, ReadingContext
from agent.domain.hiring import Meaning, OwnKind
from agent.mail import message_from_fields
from agent.reading import read

ME = "nora.whitfield@mail.example"


def read_of(sender: str, subject: str, body: str, to: str = ME) -> Reading:
    message = message_from_fields(
        {
            "id": "x",
            "from": sender,
            "to": to,
            "subject": subject,
            "body": body,
            "date": "Mon, 11 May 2026 10:00:00 +0100",
        }
    )
    context = ReadingContext(owners=frozenset({ME}), zone=ZoneInfo("Europe/London"))
    return read(message, context)


ORDINARY = [
    ("Jo <jo@mail.example>", "Re: Test", "Hello"),
    ("Jo <jo@mail.example>", "Testing 123", "Plain email. Hope it works well!"),
    ("Jo <jo@mail.example>", "Is dinner ready?", "Hi. We lost the game. Are you hungry yet?"),
    ("Scans <scan@office.example>", "Document", "Just attaching another PDF, to see how it looks."),
    (
        "Judith <judith@family.example>",
        "Easter",
        "Darling, we eat at one on Sunday.",
    ),
    (
        "Ana <ana@mail.example>",
        "Party",
        "You are invited to a party! When: September 8.",
    ),
    ("News <news@webinar.example>", "New webinar", "Register today for this free webinar!"),
    ("Club <club@tennis.example>", "Court", "Your booking for Tuesday at 18:00 is confirmed."),
    ("Romain <romain@team.example>", "Test event", "Romain has invited you to a meeting! Room 4."),
    ("Kate <kate@rentals.example>", "Booking inquiry", "Sounds great. Any dietary restrictions?"),
    ("Aesop <a@tales.example>", "The Hare", "A hare one day ridiculed the pace of the tortoise."),
    ("Shop <orders@shop.example>", "Your order", "We regret that the item is out of stock."),
    ("Bank <bank@west.example>", "Transfer", "We have concluded your payment, send your details."),
    ("Pills <rx@pills.example>", "Feeling low?", "If you need a site for purchases, we can help."),
    ("Mia <mia@mail.example>", "Saturday", "Does 3pm on Saturday still work for you? Bring kids."),
    ("Tax <no-reply@tax.example>", "Notice", "We have made a decision on your claim for a refund."),
    ("Council <planning@town.example>", "Planning", "Your planning application was received."),
    ("School <office@school.example>", "Parents", "We would like to invite you to meet a teacher."),
]


@pytest.mark.parametrize(("sender", "subject", "body"), ORDINARY, ids=[one[1] for one in ORDINARY])
def test_ordinary_mail_is_not_hiring(sender: str, subject: str, body: str) -> None:
    reading = read_of(sender, subject, body)
    assert not reading.hiring
    assert reading.meaning in (Meaning.NOT_HIRING, Meaning.JOB_ALERT)


OWN = [
    (
        OwnKind.THANKS,
        "Thank you for making the interview possible. What stayed with me most was your approach.",
    ),
    (
        OwnKind.STATUS,
        "I can see myself in this work and would like to go on with it. When will the debrief be?",
    ),
    (
        OwnKind.REJECTION_REPLY,
        "Thank you for telling me. Is there any feedback that you can pass on? I'd learn from it.",
    ),
]


@pytest.mark.parametrize(("kind", "body"), OWN, ids=[kind.value for kind, _ in OWN])
def test_our_own_drafts_never_read_as_a_withdrawal(kind: OwnKind, body: str) -> None:
    reading = read_of(f"Nora <{ME}>", "Re: Interview", body, to="ann@acme.example")
    assert OwnKind.WITHDRAWAL not in (reading.own, *reading.also)
    assert OwnKind.ACCEPTANCE not in (reading.own, *reading.also)


def test_an_acknowledgement_is_no_first_approach() -> None:
    reading = read_of(
        "Nimbus Freight <no-reply@us.greenhouse-mail.io>",
        "Thank you for applying to Nimbus Freight",
        "Thank you for applying to Nimbus Freight. We have received your application for the "
        "Operations Analyst position. If your profile matches what we are looking for, a recruiter "
        "will contact you.",
    )
    assert reading.meaning is Meaning.APPLICATION_RECEIVED
    assert (reading.company, reading.role) == ("Nimbus Freight", "Operations Analyst")


def test_an_invitation_to_meet_a_panel_is_no_offer() -> None:
    reading = read_of(
        "Priya Raman <priya@tessellate.example>",
        "Tessellate: Insights Lead, next steps",
        "Good news: the team liked your portfolio and we'd love to have you meet the panel for the "
        "Insights Lead role. It will be a video call on Wednesday 20 May from 14:00 to 15:30.",
    )
    assert Meaning.OFFER not in reading.meanings


def test_a_subject_with_company_and_role_gives_each_its_own() -> None:
    reading = read_of(
        "Marguerite Oyelaran <m.oyelaran@ostromhealth.example>",
        "Re: Ostrom Health, Reporting Manager: interview",
        "Dear Nora, my apologies for the delay. You will have our answer by Friday 15 May.",
    )
    assert reading.role == "Reporting Manager"


def test_a_systems_rejection_names_company_and_role() -> None:
    reading = read_of(
        "Tidewell Careers <no-reply@us.greenhouse-mail.io>",
        "Your application for Data Steward at Tidewell",
        "Thank you for your interest in the Data Steward role at Tidewell. Unfortunately we have "
        "decided to move forward with other candidates.",
    )
    assert reading.meaning is Meaning.REJECTION
    assert (reading.company, reading.role) == ("Tidewell", "Data Steward")


def test_a_cancellation_asks_the_user_nothing() -> None:
    reading = read_of(
        "Rosa Lindgren <rosa@tidewell.example>",
        "Re: Interview for the Data Steward role",
        "Hi Nora, I'm afraid we have to cancel tomorrow's interview. I will get in touch about a "
        "new date.",
    )
    assert reading.meaning is Meaning.INTERVIEW_CANCELLED
    assert reading.asks == ""


def starts(reading: Reading) -> list[str]:
    return [one.start.isoformat() for one in reading.interviews if one.start]


def test_it_will_be_a_call_on_that_day_sets_an_interview() -> None:
    reading = read_of(
        "Priya Raman <priya@tessellate.example>",
        "Tessellate: Insights Lead, next steps",
        "Good news: the team liked your portfolio and we'd love to have you meet the panel for the "
        "Insights Lead role. It will be a video call on Wednesday 20 May from 14:00 to 15:30 with "
        "Tom Ridley, Ana Duarte and Wes Okafor. The calendar invitation follows.",
    )
    assert starts(reading) == ["2026-05-20T14:00:00+01:00"]
    assert len(reading.interviews[0].people) == 3


def test_an_invitation_sent_for_a_time_is_no_acknowledgement() -> None:
    reading = read_of(
        "Dafydd Rees <dafydd.rees@quarryandpine.example>",
        "Interview for the Commercial Analyst position",
        "Thanks for your application to Quarry & Pine. I'd like to speak with you about the "
        "Commercial Analyst position and have sent an invitation for Friday 22 May at 13:00. Do "
        "shout if it clashes with anything.",
    )
    assert reading.meaning is Meaning.INTERVIEW_CONFIRMED
    assert starts(reading) == ["2026-05-22T13:00:00+01:00"]


def test_the_users_own_name_is_nobody_they_meet() -> None:
    reading = read_of(
        f"Nora <{ME}>",
        "Re: Call",
        "Tuesday 19 May at 11:00 works well for me.",
        to="i@acme.example",
    )
    assert all(person.email != ME for one in reading.interviews for person in one.people)


@pytest.mark.parametrize(
    "body",
    [
        "Hi Sara, I wanted to ask whether there is any update on the Data Analyst role. Best, Nora",
        "Hi Sara, do you have any news on the next steps for the role? Thanks, Nora",
        "Hi Sara, just following up on my interview last week. Has the team come to a decision?",
        "Dear Sara, may I ask where things stand with the position? Kind regards, Nora",
    ],
)
def test_a_check_in_by_hand_is_known_for_one(body: str) -> None:
    reading = read_of(f"Nora <{ME}>", "Re: Role", body, to="sara@acme.example")
    assert OwnKind.STATUS in (reading.own, *reading.also)


def test_a_relayed_persons_name_is_no_company() -> None:
    reading = read_of(
        "LinkedIn <inmail-hit-reply@linkedin.com>",
        "Message from Max Power",
        "Max Power sent you a message: Hi Nora, I am hiring a Head of Data for a client in Leeds. "
        "Interested in a chat?",
    )
    assert reading.company is None


def test_an_interview_behind_a_receipt_stands() -> None:
    """Thanks for an application open many an invitation; a set time is one whatever opens it."""
    reading = read_of(
        "Jo Bell <jo@fernwood.example>",
        "Your application",
        "Thank you for your application as gardener.\n\nYour interview is on 14 May from 10 a.m. "
        "until noon.",
    )
    assert [one.start is not None for one in reading.interviews] == [True]


def test_a_receipt_with_the_hour_of_its_reading_is_no_interview() -> None:
    reading = read_of(
        "Jo Bell <jo@fernwood.example>",
        "Your application",
        "Thank you for your application as gardener. We will read it by Thursday 14 May at 10:00.",
    )
    assert reading.interviews == ()
