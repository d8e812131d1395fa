"""Where an employer's name stands: display names, signatures, imprints, cards, sentences."""

import pytest

from agent.domain.message import Address
from agent.mail import parse_message
from agent.reading.agencies import is_agency
from agent.reading.displays import NOBODY, Shown, shows_house, taken_apart
from agent.reading.domains import labels_in, shortened_in, tenants_in
from agent.reading.employer_names import strip_noise
from agent.reading.mentions import mentioned
from agent.reading.name_shapes import like_a_person, titled
from agent.reading.spans import _in_line
from tests.unit.reading.labelled import NOW, incoming

NOBODYS = "x@tool.example"


@pytest.mark.parametrize(("display", "email", "signer", "person", "house"), [
    ("Hannah Price - Copperbridge", NOBODYS, None, "Hannah Price", "Copperbridge"),
    ("Sofie Bakken (Halden Robotics)", NOBODYS, "Sofie Bakken", "Sofie Bakken", "Halden Robotics"),
    ("Sal from Outpost", "sal@outpost.example", None, "Sal", "Outpost"),
    ("Jane Doe | Senior Recruiter | Acme", NOBODYS, None, "Jane Doe", "Acme"),
    ("Novakova, Petra", "petra@ostrava.example", None, "Petra Novakova", ""),
    ("Jane Doe (she/her)", NOBODYS, None, "Jane Doe", ""),
    ("Vacancies, Castlebeck Homes", "vacancies@cbh.example", None, "", "Castlebeck Homes"),
    ("Petrel Air Charter - Crew Recruitment", "crew@petrelair.example", "Petrel Air Charter", "",
     "Petrel Air Charter"),
    ("Finnbo (Tarka Bikes)", "finnbo@tarkabikes.example", None, "Finnbo", "Tarka Bikes"),
])  # fmt: skip
def test_it_takes_a_person_and_a_house_apart(
    display: str, email: str, signer: str | None, person: str, house: str
) -> None:
    """Given names, the address and the signer tell which part is the person."""
    assert taken_apart(display, email, signer) == Shown(person, house)


@pytest.mark.parametrize("display", [
    "Acme", "Delta Dental | Careers", "Acme - Berlin", "Penrose Analytics (via Workable)",
    "Costco Wholesale @ icims", "A.P. Moller - Maersk",
])  # fmt: skip
def test_a_name_without_a_person_stays_whole(display: str) -> None:
    """A house and its department, town or tool are no person and house."""
    assert taken_apart(display, "acme@tool.example", None) == NOBODY


@pytest.mark.parametrize(("display", "name"), [
    ("Weir & Calloway Early Careers", "Weir & Calloway"), ("Quantus Campus Recruiting", "Quantus"),
    ("JPMorgan Chase & Co.", "JPMorgan Chase & Co."), ("Acme (via Workable)", "Acme"),
])  # fmt: skip
def test_it_knows_departments_from_names(display: str, name: str) -> None:
    """The longest name of a department goes; a short form keeps its full stop."""
    assert strip_noise(display) == name


@pytest.mark.parametrize(("sender", "body", "house"), [
    ("Northgate Dental <northgatedental@gmail.com>", "Come in on Tuesday.\n\nKim", True),
    ("Halden Marine <sigrid.moe@haldenmarine.example>", "Come on Tuesday.\n\nSigrid Moe", True),
    ("Deepwell Crewing <crew@deepwell.example>", "Come on Tuesday.\n\nRandy", True),
    ("Josephine Adeyemi <j.adeyemi@calder.example>", "Come on Tuesday.\n\nJo", False),
    ("Devika Menon <d.menon@calder.example>", "Come on Tuesday.\n\nDevika", False),
    ("Vihaan Menon <vihaanmenon@gmail.com>", "Come in on Tuesday.", False),
])  # fmt: skip
def test_a_name_is_the_houses_where_somebody_else_signs(
    sender: str, body: str, house: bool
) -> None:
    """A name that could be a person's is a house's by its domain, department or signer."""
    raw = f"From: {sender}\nTo: <me@x.example>\nSubject: Interview\n\n{body}\n"
    assert shows_house(parse_message(raw.encode(), at=NOW)) is house


@pytest.mark.parametrize(("domain", "labels"), [
    ("verdier-group.example", {"verdiergroup"}),
    ("univ-valmont.example", {"univvalmont", "valmont"}),
    ("joinplumtree.example", {"joinplumtree", "plumtree"}), ("acme.co.uk", {"acme"}),
    ("brindle.ai", {"brindle", "brindleai"}),
])  # fmt: skip
def test_a_domain_names_a_house_by_its_parts(domain: str, labels: set[str]) -> None:
    """Its longest label, what follows a hyphen and is no common word, what follows "join"."""
    assert labels_in([domain]) == labels


def test_a_domain_may_hold_a_houses_initials() -> None:
    """Short parts may be initials; endings of two labels and long names are none."""
    assert shortened_in(["tpf-logistics.gov.example", "ipr.example"]) == {"tpf", "ipr"}


@pytest.mark.parametrize(
    ("label", "agency"),
    [
        ("devhunters", True),
        ("pinnacleexec", True),
        ("hunterdouglas", False),
        ("berkshire", False),
    ],
)
def test_a_domain_may_say_that_it_recruits_for_others(label: str, agency: bool) -> None:
    """Hunters and executives of search at its end do; within a name they do not."""
    assert is_agency(label) is agency


@pytest.mark.parametrize(
    ("words", "person", "title"),
    [
        ("beth carver", True, False),
        ("beth bakery", False, False),
        ("acme", False, False),
        ("vp engineering", False, False),
        ("practice manager", False, True),
        ("acme sales solutions", False, False),
    ],
)
def test_the_words_of_a_name_say_what_it_may_be(words: str, person: bool, title: bool) -> None:
    """A given name begins a person's, a job's noun makes a title unless a house ends it."""
    assert (like_a_person(words.split()), titled(words.split())) == (person, title)


def _weight(line: str, name: str, *, agent: bool = False) -> float:
    """How much a line says for a name; 0 where it is not taken for one."""
    found = [mentioned(span, frozenset(), agent) for span in _in_line(line, "own_words")]
    return max((one.weight for one in found if one and one.name == name), default=0.0)


@pytest.mark.parametrize(("told", "untold", "name"), [
    ("your application to Acme", "your letter to Acme", "Acme"),
    ("Acme would like to meet you", "Beth would like to meet you", "Acme"),
    ("the role at Acme in Leeds", "the lunch at Acme in Leeds", "Acme"),
])  # fmt: skip
def test_what_stands_around_a_name_weighs(told: str, untold: str, name: str) -> None:
    """The same name says more where one applies or acts."""
    assert _weight(told, name) > _weight(untold, name)


def test_a_client_hires_only_where_an_agency_writes() -> None:
    """A house that works for clients names them as well, and hires for itself."""
    line = "our client Acme needs you"
    friend = _weight("our friend Acme needs you", "Acme", agent=True)
    assert _weight(line, "Acme", agent=True) > friend >= _weight(line, "Acme")


@pytest.mark.parametrize("line", [
    "I saw that you worked at Acme", "You mentioned an offer from Acme", "your time at Acme",
])  # fmt: skip
def test_another_employer_is_not_taken(line: str) -> None:
    """Where the user worked, or what else they are offered, is not whom the mail is about."""
    assert _weight(line, "Acme") == 0.0


SAID = "We would like to interview you for the Data Analyst role.\n\n"


@pytest.mark.parametrize(("under", "company"), [
    ("Jo Bell\nTalent Partner\nWeatherly", "Weatherly"),
    ("Jo Bell | Talent Partner | Weatherly", "Weatherly"),
    ("Jo Bell\nTalent Partner, Weatherly, part of Harrow Group", "Weatherly"),
    ("Jo Bell\nTalent Partner\nBrighton", None),
    ("Jo Bell\nTalent Partner\nHuman Resources", None),
    ("Jo Bell\nTalent Partner\nSent from my phone", None),
])  # fmt: skip
def test_the_house_stands_behind_the_title(under: str, company: str | None) -> None:
    """A signature says name, title, house; a town or a department is no house."""
    assert incoming(SAID + under, sender="Jo Bell <jo@gmail.com>").company == company


def test_a_boards_card_names_role_and_employer() -> None:
    """Beneath the line with the role stands the employer's; the board itself hires nobody."""
    text = "You have applied to this job:\n\nPattern Cutter\nSelwyn Textiles\nLeicester\n"
    read = incoming(
        text, sender="Totaljobs <noreply@totaljobs.com>", subject="Your application: Pattern Cutter"
    )
    assert (read.company, read.role) == ("Selwyn Textiles", "Pattern Cutter")


def test_an_agent_is_told_by_who_acts() -> None:
    """Who signs writes for another where the subject's name acts and the own house is not named."""
    text = "Ashgrove would like to invite you to an interview for the Fund Accountant role.\n\n"
    sign = "Will Pratt\nConsultant\nWalker Hamill"
    named = incoming(
        text + sign,
        sender="Will Pratt <will@walkerhamill.example>",
        subject="Ashgrove Capital - Fund Accountant",
    )
    assert named.company == "Ashgrove Capital"


@pytest.mark.parametrize(("address", "tenants"), [
    ("brindle@myworkday.com", ["brindle"]), ("jo@brindle.teamtailor-mail.com", ["brindle"]),
    ("brindle+email+5yje-b544@talent.icims.com", ["brindle"]), ("jo@app.bamboohr.com", []),
    ("no-reply@us.greenhouse-mail.io", []), ("careers@brindle.recruitee.com", ["brindle"]),
    ("noreply@candidates.workablemail.com", []), ("notification@jobvite.com", []),
    ("hiringmanager@jobvite.com", []), ("workflow@mail.ripplehire.com", []),
    ("noreply@career.eightfold.ai", []),
])  # fmt: skip
def test_a_systems_address_tells_for_whom_it_writes(address: str, tenants: list[str]) -> None:
    """The mailbox or the host, unless it is a desk's, a person's or the system's own."""
    assert tenants_in(Address("", address)) == tenants
    assert tenants_in(Address("Ngozi Okafor", "okafor@ashbyhq.com")) == []
