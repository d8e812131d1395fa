"""Jobs named anywhere in a mail: which one the mail is about, and where its name ends."""

import pytest

from agent.mail import parse_message
from agent.reading.common_words import is_name
from agent.reading.job_mentions import job_mentions
from agent.reading.likely_jobs import jobs_in, likeliest_job
from agent.reading.role_names import clean
from agent.reading.scan import Scan, scan
from tests.unit.reading.labelled import NOW, incoming, whole_text


def seen(body: str, subject: str = "Your interview") -> Scan:
    head = f"From: Jo Bell <jo@fernwood.example>\nSubject: {subject}\n\n"
    return scan(parse_message(whole_text(head + body, 1).encode(), at=NOW))


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("There won't be any Theatre Nurse interviews tomorrow, stay at home.", "Theatre Nurse"),
        ("Your Boatyard Manager pack lacks the second reference.", "Boatyard Manager"),
        ("No need to come on Friday for the glazier interview, we are shut.", "glazier"),
        ("So pleased that you said yes to Kitchen Manager.", "Kitchen Manager"),
        ("The Payroll Officer decision waits until the other partner is back.", "Payroll Officer"),
        ("I have budget for one Embedded Engineer and thought of you.", "Embedded Engineer"),
    ],
)  # fmt: skip
def test_a_job_is_the_one_by_what_stands_around_it(body: str, role: str) -> None:
    found = likeliest_job(jobs_in(seen(body)))
    assert found is not None
    assert found.name == role


@pytest.mark.parametrize(
    "body",
    [
        "Our Practice Manager will meet you at the door on Tuesday.",
        "You will meet Ana Reis, Head of Estates, and two of her surveyors.",
        "I shall ask the registrar and come back to you.",
        "Please bring a pen and two copies of the letter.",
    ],
)
def test_other_peoples_jobs_are_not_the_one(body: str) -> None:
    assert likeliest_job(jobs_in(seen(body))) is None


def test_every_mention_says_where_it_stands() -> None:
    found = job_mentions(seen("The glazier interview is off. The glazier left.", "glazier"))
    assert [(one.name, one.source) for one in found] == [
        ("glazier", "subject"), ("glazier", "own_words"), ("glazier", "own_words"),
    ]  # fmt: skip
    assert all({"again", "in subject"} <= one.features for one in found)
    assert "+1 INTERVIEW" in found[1].features


def test_an_endless_line_of_jobs_is_cut() -> None:
    """Work is bounded: a line and the lines looked at have a most."""
    body = "\n".join(["nurse, " * 2_000] * 100)
    assert len(job_mentions(seen(body))) < 60 * 100


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Deli Manager, Ballyvaughan", "Deli Manager"),
        ("Deli Manager, Friday", "Deli Manager"),
        ("Service Advisor (Warrnambool)", "Service Advisor"),
        ("HSE OFFICER TARFAYA", "HSE OFFICER"),
        ("Plant Controller Szczecin", "Plant Controller"),
        ("Test Engineer for Medina Metro", "Test Engineer"),
        ("Treasury Dealer and the Head of Markets", "Treasury Dealer"),
        ("Legal Counsel, Technology", "Legal Counsel, Technology"),
        ("Backend Engineer (Python)", "Backend Engineer (Python)"),
        ("Planner - New Grads (January 2026)", "Planner - New Grads (January 2026)"),
        ("Lecturer in Haematology", "Lecturer in Haematology"),
        ("Nurse for Theatres", "Nurse for Theatres"),
        ("Manager, EMEA", "Manager, EMEA"),
    ],
)
def test_a_town_or_day_behind_a_job_is_none_of_it_and_a_field_is(written: str, role: str) -> None:
    assert clean(written) == role


@pytest.mark.parametrize("word", ["Warrnambool", "Szczecin", "TARFAYA"])
def test_what_is_never_in_small_letters_is_a_name(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("word", ["Technology", "EMEA", "Python", "warrnambool", "Ng", "L2", ""])
def test_what_is_common_short_or_sold_is_no_name(word: str) -> None:
    assert not is_name(word)


def test_the_reading_names_it_and_quotes_the_line() -> None:
    reading = incoming("There won't be any Theatre Nurse interviews tomorrow, please stay at home.")
    assert reading.role == "Theatre Nurse"
    assert any(one.value == "Theatre Nurse" and "tomorrow" in one.quote for one in reading.evidence)
