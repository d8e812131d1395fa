"""Employer, role, the person to answer and their part."""

import pytest

from agent.domain.evidence import Reading, ReadingContext
from agent.domain.hiring import OwnKind, Part
from agent.mail import parse_message
from agent.reading import read
from agent.reading.employer_names import strip_noise, without_legal_form
from agent.reading.role_names import clean
from agent.reading.signers import signer_of
from tests.unit.reading.labelled import ME, NOW, incoming, outgoing

SENDERS = [
    ("Fernwood Careers", "Fernwood"), ("Fernwood Talent Acquisition", "Fernwood"),
    ("Jobs at Fernwood", "Fernwood"), ("Fernwood @ icims", "Fernwood"), ("Recruitment", ""),
    ("HR Fernwood Analytics", "Fernwood Analytics"), ("Fernwood Hiring Team", "Fernwood"),
    ("The Fernwood Recruiting Team", "Fernwood"), ("The Fernwood", "The Fernwood"),
]  # fmt: skip


@pytest.mark.parametrize(("display", "name"), SENDERS)
def test_it_takes_the_department_off_a_senders_name(display: str, name: str) -> None:
    assert strip_noise(display) == name


@pytest.mark.parametrize(("name", "bare"), [
    ("Nordlicht Software GmbH", "Nordlicht Software"), ("Ironbark Civil Pty Ltd", "Ironbark Civil"),
    ("Agfa", "Agfa"), ("Tern & Co", "Tern & Co"),
])  # fmt: skip
def test_it_knows_legal_forms(name: str, bare: str) -> None:
    assert without_legal_form(name) == bare


@pytest.mark.parametrize(("raw", "role"), [
    ("R-10443 Lab Technician", "Lab Technician"), ("Lab Technician (Open)", "Lab Technician"),
    ("Backend Developer (m/f/d)", "Backend Developer (m/f/d)"),
    ("Housing Officer (Grade 9)", "Housing Officer"), ("Data Analyst role", "Data Analyst"),
    ("Research Nurse 387-SUR-5512", "Research Nurse"),
    ("Software Engineer in Berlin", "Software Engineer"),
    ("Research Associate in Machine Learning", "Research Associate in Machine Learning"),
    ("Research Associate in Leeds", "Research Associate"),
    ("Store Manager (Lisbon, Portugal)", "Store Manager"),
    ("Technician, 2nd Shift", "Technician, 2nd Shift"), ("Planner, 12 months FTC", "Planner"),
    ("Overnight Stock Lead - Store 118", "Overnight Stock Lead"),
    ("Development Centre for the Trainee Teacher", "Trainee Teacher"),
    ("Head of Sales for the Americas", "Head of Sales for the Americas"),
    ("Entry Level Adjuster", "Entry Level Adjuster"), ("Adjuster, level 3", "Adjuster"),
    ("Analyst II-204518", "Analyst II"), ("Reference Librarian", "Reference Librarian"),
    ("Post Production Editor", "Post Production Editor"),
    ("Coatings Intern - Summer 2026", "Coatings Intern - Summer 2026"),
    ("Planner - New Grads (January 2026)", "Planner - New Grads (January 2026)"),
    ("Fernwood's Data Engineer", "Data Engineer"),
    ("Men's Outreach Worker", "Men's Outreach Worker"),
])  # fmt: skip
def test_it_takes_numbers_and_grades_off_a_role(raw: str, role: str) -> None:
    assert clean(raw) == role


NAMED = [
    ("Thank you for applying for the Data Analyst position at Fernwood Labs.", "Fernwood Labs",
     "Data Analyst"),
    ("On behalf of Umber Bank I'd like to invite you to an interview for Branch Manager.",
     "Umber Bank", "Branch Manager"),
    ("Role: Staff Nurse\nWe have received your application to Eastmoor Hospital.",
     "Eastmoor Hospital", "Staff Nurse"),
    ("Thank you for your application at dFernwood for the eCommerce Manager role.", "dFernwood",
     "eCommerce Manager"),
    ("Warm greetings from oUmber Technologies! We have received your application as iOS Developer.",
     "oUmber Technologies", "iOS Developer"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "company", "role"), NAMED)
def test_it_names_employer_and_role_as_they_spell_them(body: str, company: str, role: str) -> None:
    reading = incoming(body, sender="Recruiting <no-reply@us.greenhouse-mail.io>", subject="Hello")
    assert (reading.company, reading.role) == (company, role)


def test_a_mail_domain_alone_names_nobody() -> None:
    """The employer's name must stand in the message."""
    reading = incoming("We'd like to interview you.", sender="Jo Bell <jo@fernwood.example>")
    assert reading.company is None


HELLO = "We would like to invite you to an interview for the keeper role."


@pytest.mark.parametrize(("sender", "body", "company"), [
    # The domain spells the house beside a name that no list of given names holds.
    ("Finnbo (Tarka Bikes) <finnbo@tarkabikes.example>", HELLO, "Tarka Bikes"),
    ('"Factor, Strathard Estate" <factor@strathard.example>', HELLO, "Strathard Estate"),
    ("Greyford Tiling Vendor Management <vm@greyford-tiling.example>",
     f"{HELLO}\n\nIlse Brandt\nGreyford Tiling", "Greyford Tiling"),
    # A domain that clips the first word, and a private mailbox named for the house.
    ("Wanda Pruss <wanda.p@okorchards.example>",
     f"{HELLO}\n\nWanda Pruss\nOkanagan Orchards", "Okanagan Orchards"),
    ("Jill <oakhangerkennels@btinternet.com>",
     f"{HELLO} Oakhanger Kennels is down the lane.\n\nJill", "Oakhanger Kennels"),
    # "Co." keeps its stop where it cannot be the sentence's.
    ("Thornwick Brewing Co. <no-reply@us.greenhouse-mail.io>",
     f"{HELLO}\n\nThe team at Thornwick Brewing Co.", "Thornwick Brewing Co."),
])  # fmt: skip
def test_a_domain_confirms_the_house_beside_a_person(sender: str, body: str, company: str) -> None:
    """What the sender's name, the domain and the signature spell together is the employer."""
    assert incoming(body, sender=sender, subject="Keeper").company == company


@pytest.mark.parametrize(("sender", "body"), [
    # A person's own domain, a person's own mailbox, another's clipped initials.
    ("Doe, Jane <jane@janedoe.example>", HELLO),
    ("Jane Doe <janedoe@btinternet.com>", f"{HELLO}\n\nJane Doe"),
    ("Wanda Pruss <wanda@okorchard.example>", f"{HELLO} Oklahoma Orders came up.\n\nWanda"),
])  # fmt: skip
def test_a_domain_makes_no_house_of_a_person(sender: str, body: str) -> None:
    """Nobody's own name, and no words that merely begin alike, become an employer."""
    assert incoming(body, sender=sender, subject="Keeper").company is None


@pytest.mark.parametrize(("sender", "signed"), [
    ("Xiaoming Zhang <xiaoming.zhang@fernwood.example>", "Kevin"),
    ("Oleksandr Melnyk <oleksandr.melnyk@gmail.com>", "Sasha"),
    ("Wanjiru Otieno <becky@fernwood.example>", "Becky"),
])  # fmt: skip
def test_a_person_who_signs_with_another_name_is_no_house(sender: str, signed: str) -> None:
    """A first name that no list holds, signed with the one used at work."""
    reading = incoming(f"{HELLO}\n\n{signed}", sender=sender, subject="Keeper")
    assert reading.company is None
    assert reading.contact


@pytest.mark.parametrize("sentence", [
    "Your search for a new job may end here.",
    "I was appointed by a hiring panel to be your contact.",
    "The assignment for a written test is attached.",
    "It is an exciting opportunity for a growing company to add talent.",
])  # fmt: skip
def test_a_house_that_one_applied_to_is_no_agency(sentence: str) -> None:
    """Words that recruiters use do not make one of who writes in the house's own name."""
    reading = incoming(
        f"Thank you for applying to Fernwood for the Data Analyst role. {sentence}",
        subject="Your interview",
    )
    assert reading.company == "Fernwood"


def test_whom_the_letter_greets_is_not_the_employer_in_its_subject() -> None:
    """A subject often names the candidate in full."""
    reading = incoming(
        f"Hi Leila,\n\n{HELLO}", sender="Amy Tan <amy@lattice-search.example>",
        subject="Leila Haddad | Keeper | Kestrel Re",
    )  # fmt: skip
    assert reading.company != "Leila Haddad"


def test_an_agency_is_not_the_employer() -> None:
    """A recruiter who does not name the client leaves the employer unknown."""
    reading = incoming(
        "I'm working with a client who needs a Platform Lead. Interested?\n\nHelen Marsh\n"
        "Kestrel Staffing Group",
        sender="Helen Marsh <helen@kestrelstaffing.example>", subject="Platform Lead",
    )  # fmt: skip
    assert reading.company is None
    assert reading.contact
    assert reading.contact.part is Part.RECRUITER


def raw(headers: str, body: str) -> Reading:
    text = (
        f"{headers}\nTo: <{ME}>\nDate: Tue, 05 May 2026 10:00:00 +0000\nMessage-ID: <r@x>\n\n{body}"
    )
    return read(parse_message(text.encode(), at=NOW), ReadingContext(owners=frozenset({ME})))


BODY = "We would like to invite you to an interview for the analyst role.\n\nJo Bell\nRecruiter\n"


def test_two_addresses_in_one_sender_are_answered_by_nobody() -> None:
    reading = raw("From: a@evil.example <b@good.example>\nSubject: Interview", BODY)
    assert reading.contact is None
    assert reading.contradictions


def test_a_display_name_that_imitates_an_address_is_refused() -> None:
    reading = raw('From: "jo@fernwood.example" <x@evil.example>\nSubject: Interview', BODY)
    assert reading.contact is None
    assert reading.contradictions


def test_a_reply_to_elsewhere_is_reported_and_not_followed() -> None:
    reading = raw(
        "From: Jo Bell <jo@fernwood.example>\nReply-To: <jo@evil.example>\nSubject: Interview", BODY
    )
    assert reading.contact
    assert reading.contact.email == "jo@fernwood.example"
    assert any("Reply-To" in words for words in reading.contradictions)


def test_a_tools_reply_token_is_followed() -> None:
    """Recruiting tools pass on what is sent to their token (gmail-api.md 4.4)."""
    reading = raw(
        "From: Jo Bell <no-reply@us.greenhouse-mail.io>\n"
        "Reply-To: <jo+ab12@reply.greenhouse.io>\nSubject: Interview", BODY,
    )  # fmt: skip
    assert reading.contact
    assert reading.contact.email == "jo+ab12@reply.greenhouse.io"


def test_linkedin_is_answered_through_its_relay_only() -> None:
    relay = raw("From: Jo Bell via LinkedIn <hit-reply@linkedin.com>\nSubject: Role", BODY)
    assert relay.contact
    assert relay.contact.email == "hit-reply@linkedin.com"
    mute = raw("From: LinkedIn <jobs-noreply@linkedin.com>\nSubject: Role", BODY)
    assert mute.contact is None


def test_a_human_address_in_the_text_wins_over_a_mute_sender() -> None:
    reading = raw(
        "From: Fernwood <no-reply@ashbyhq.com>\nSubject: Interview for the analyst role",
        "Questions about your application? Write to our recruiter Bonnie Tate, "
        "bonnie.tate@fernwood.example. For data requests use privacy@fernwood.example.",
    )
    assert reading.contact
    assert (reading.contact.name, reading.contact.email, reading.contact.part) == (
        "Bonnie Tate", "bonnie.tate@fernwood.example", Part.RECRUITER,
    )  # fmt: skip


@pytest.mark.parametrize(("title", "part"), [
    ("Senior Recruiter", Part.RECRUITER), ("Recruiting Coordinator", Part.COORDINATOR),
    ("Talent Partner", Part.RECRUITER), ("Head of Data", Part.HIRING_MANAGER),
    ("Engineering Manager", Part.HIRING_MANAGER), ("HR Adviser", Part.COORDINATOR),
])  # fmt: skip
def test_a_title_gives_the_part(title: str, part: Part) -> None:
    reading = incoming(
        f"We'd like to interview you for the role.\n\nBest regards\nJo Bell\n{title}\nFernwood Ltd"
    )
    assert reading.contact
    assert reading.contact.part is part


def test_a_persons_address_in_the_text_is_theirs() -> None:
    """ "with Tom Ridley, the hiring manager (tom.ridley@...)": Tom, his part and his address."""
    reading = incoming(
        "Your interview is confirmed for Wednesday 13 May from 10:00 to 11:00 with Tom Ridley, the "
        "hiring manager (tom.ridley@fernwood.example), and Ann Lee."
    )
    tom = next(one for one in reading.people if one.name == "Tom Ridley")
    assert (tom.email, tom.part) == ("tom.ridley@fernwood.example", Part.HIRING_MANAGER)
    met = [(one.name, one.email) for item in reading.interviews for one in item.people]
    assert ("Tom Ridley", "tom.ridley@fernwood.example") in met


def test_an_address_that_two_names_could_bear_is_nobodys() -> None:
    """Two addresses that fit one name decide nothing."""
    reading = incoming(
        "Your interview is on Wednesday 13 May at 10:00 with Tom Ridley, the hiring manager. Write "
        "to tridley@fernwood.example or tom.ridley@fernwood.example."
    )
    assert all(one.email is None for one in reading.people if one.name == "Tom Ridley")


@pytest.mark.parametrize(("sentence", "company"), [
    ("You said you are also interviewing with Copperdale.", "Copperdale"),
    ("I worked at Copperdale before, so I know the field.", "Copperdale"),
    ("You mentioned an offer from Copperdale.", "Copperdale"),
])  # fmt: skip
def test_an_employer_told_of_elsewhere_is_not_the_one_that_writes(
    sentence: str, company: str
) -> None:
    """Rivals and former employers are named in mail, but do not write it."""
    reading = incoming(
        f"Hi Ines, we'd like to invite you to an interview. {sentence}", subject="Interview"
    )
    assert reading.company != company


def test_a_city_is_no_employer() -> None:
    """Where the work is stands beside the role, often in the place of a name."""
    reading = incoming(
        "I'm working with a manufacturer who needs an Account Manager. Interested?",
        sender="Sam Hill <sam@brightsearch.example>", subject="Account Manager - Leeds",
    )  # fmt: skip
    assert (reading.company, reading.role) == (None, "Account Manager")


def test_the_users_application_names_its_employer() -> None:
    """What the user applies for, and where, stands in the user's own mail."""
    reading = outgoing(
        "Please find attached my CV. I would like to apply for the Growth Analyst position at "
        "Fernwood.", subject="Application",
    )  # fmt: skip
    assert reading.own is OwnKind.APPLICATION
    assert (reading.company, reading.role) == ("Fernwood", "Growth Analyst")


ASKED = [
    ("iSigns <isigns+email+2k@talent.icims.com>",
     "Please reply to ada.rowe@isigns.example with a time.",
     "ada.rowe@isigns.example"),
    ("Jo <jo@fernwood.example>", "Please respond directly to ada@fernwood.example about this.",
     "ada@fernwood.example"),
    ("Jo <jo@fernwood.example>", "Please do not reply to news@fernwood.example, answer me here.",
     "jo@fernwood.example"),
    ("Jo <jo@fernwood.example>", "Please reply to pay@elsewhere.example with your bank details.",
     "jo@fernwood.example"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "text", "answered"), ASKED)
def test_it_answers_where_it_is_asked_to_within_the_house(
    sender: str, text: str, answered: str
) -> None:
    """A tool's relay or a colleague may name the address; another house's is not followed."""
    raw = f"From: {sender}\nTo: <{ME}>\nSubject: Interview for the Planner role\n\n{text}\n"
    context = ReadingContext(owners=frozenset({ME}))
    contact = read(parse_message(raw.encode(), at=NOW), context).contact
    assert contact is not None
    assert contact.email == answered


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Hi Ines! Bobbie here from Hearth & Hound Rescue. Sunday noon, at the barn?", "Bobbie"),
        ("Everyone here from Accounts says hello.", None),
        ("The road here from Leeds is closed, take the train.", None),
    ],
)
def test_it_hears_a_writer_who_says_the_name_at_once(said: str, name: str | None) -> None:
    """Nobody signs, and the first words tell who writes; not who else is there."""
    head = "From: Hearth & Hound <desk@hearthhound.example>\nTo: <ines@x.example>\n\n"
    message = parse_message(f"{head}{said}\n".encode(), at=NOW)
    assert signer_of(message).name == name


@pytest.mark.parametrize("subject", ["Human Resources", "Workday", "Recruiting Team", "HR", " - "])
@pytest.mark.parametrize("sender", ["jane@walkerhamill.com", "Jane <jane@gmail.com>"])
def test_a_subject_of_a_desks_words_alone_names_nobody(subject: str, sender: str) -> None:
    """Nothing is left of such a name: an empty one once broke the reading."""
    body = "Your interview with Acme Robotics is on Thursday 14 May at 10:00."
    assert incoming(body, subject=subject, sender=sender).company in (None, "Acme Robotics")
