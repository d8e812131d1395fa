"""Names made fit for a sentence, or left out."""

import pytest

from agent.writing.naming import (
    PersonName,
    company_name,
    listed,
    person_at,
    person_name,
    role_name,
    role_phrase,
)


@pytest.mark.parametrize(
    ("shown", "first", "last", "title"),
    [
        ("Devon Hartley", "Devon", "Hartley", ""),
        ("Hartley, Devon", "Devon", "Hartley", ""),
        ("DEVON HARTLEY", "Devon", "HARTLEY", ""),
        ("devon", "Devon", "", ""),
        ("Dr. Anna Weber", "Anna", "Weber", "Dr"),
        ("Dr Brandis", "", "Brandis", "Dr"),
        ("Anna Smith, RN", "Anna", "Smith", ""),
        ("'Devon Hartley' via Greenhouse", "Devon", "Hartley", ""),
        ("Devon Hartley (Larkspur)", "Devon", "Hartley", ""),
        ("Devon Hartley | Larkspur", "Devon", "Hartley", ""),
        ("R. Sandoval", "", "Sandoval", ""),
        ("Jean-Luc O'Neil", "Jean-Luc", "O'Neil", ""),
        ("Meenakshi S", "Meenakshi", "S", ""),
        ("Carla Jimenez (she/her)", "Carla", "Jimenez", ""),
        ("Grace Best", "Grace", "Best", ""),
        ("Kind, Anna", "Anna", "Kind", ""),
        ("May Wells", "May", "Wells", ""),
        ("SMITH John", "John", "SMITH", ""),
        ("DE LA CRUZ Maria", "Maria", "CRUZ", ""),
        ("JJ Abrams", "JJ", "Abrams", ""),
        ("Mark, CTO", "Mark", "", ""),
        ("Dr. med. Anna Roth", "Anna", "Roth", "Dr"),
        ("Frau Anna Schmidt", "Anna", "Schmidt", "Frau"),
        ("Herr Brandis", "", "Brandis", "Herr"),
        ("Dean Winters", "Dean", "Winters", ""),
    ],
)
def test_it_takes_a_display_name_apart(shown: str, first: str, last: str, title: str) -> None:
    """Whatever the mail program wrote."""
    found = person_name(shown)
    assert (found.first, found.last, found.title) == (first, last, title)


@pytest.mark.parametrize(
    "shown",
    [
        *(
            "Gr. Wim",
            "Gr.",
            "Rgds",
            "KR",
            "BR",
            "Kind Regards",
            "Warmly",
            "Sincerely",
            "Yours",
            "MfG",
            "Xx",
        ),
        *("Many thanks", "Thnx", "Mit freundlichen Grüßen", "Sent from my iPhone", "Cordialement"),
        *("CEO", "CTO Mark", "Hiring Manager", "Director", "mark.smith", "May Regards"),
        *(
            "HR Team",
            "Larkspur Talent",
            "devon@x.example",
            "no-reply",
            "Thx",
            "None",
            "",
            None,
            "A" * 4000,
        ),
        *("{{ name }}", "<b>Devon</b>", "Agent 007", "Careers", "Recruiting Feldmann & Rau AG"),
    ],
)
def test_it_greets_no_machine_and_no_team(shown: str | None) -> None:
    """No name is better than a wrong one."""
    assert person_name(shown) == PersonName()


@pytest.mark.parametrize(
    ("given", "fit"),
    [
        ("Harbor & Finch", "Harbor & Finch"),
        ("Acme Inc.", "Acme Inc."),
        ("  Larkspur\u200b  Labs ", "Larkspur Labs"),
        ("Larkspur Labs | We are hiring", "Larkspur Labs"),
        ("AT&T", "AT&T"),
        ("None", ""),
        ("A" * 4000, ""),
        ("Acme\r\nBcc: x@y.example", ""),
        ("<script>alert(1)</script>", ""),
        ("{{ 7 * 7 }}", ""),
        ("We are hiring. Apply now", ""),
        (None, ""),
    ],
)
def test_it_keeps_a_company_as_spelled_or_leaves_it_out(given: str | None, fit: str) -> None:
    """CM-7: shortened perhaps, never respelt."""
    assert company_name(given) == fit


@pytest.mark.parametrize(
    ("given", "phrase"),
    [
        ("Analytics Engineer", "the Analytics Engineer role"),
        ("Backend Developer (m/f/d)", "the Backend Developer role"),
        ("Cloud Engineer (all genders)", "the Cloud Engineer role"),
        ("C++ / C# Developer", "the C++ / C# Developer role"),
        ("Lectureship in Ecology", "the Lectureship in Ecology"),
        ("Data Stewardship Lead", "the Data Stewardship Lead role"),
        ("the Analyst position", "the Analyst position"),
        ("Rev\u202eEvil", "the RevEvil role"),
        ("Senior Analyst, " + "Growth " * 12, "the Senior Analyst role"),
        ("", "the role"),
        (None, "the role"),
    ],
)
def test_it_puts_a_role_into_a_phrase(given: str | None, phrase: str) -> None:
    """Always with "the", so never with a wrong article."""
    assert role_phrase(role_name(given)) == phrase


def test_it_adds_the_employer_where_one_is_known() -> None:
    """The role there."""
    assert role_phrase("Analyst", "Umberland") == "the Analyst role at Umberland"
    assert role_phrase("", "Umberland") == "the role at Umberland"


def test_the_employers_own_name_is_no_persons() -> None:
    """Machines sign with it."""
    assert person_at("Harborline", "Harborline Freight") == PersonName()
    assert person_at("Tom Harborline", "Harborline Freight").first == "Tom"
    assert person_at("Claims Interviews", "", "Claims Nurse Reviewer") == PersonName()


def test_the_employers_name_behind_a_comma_is_left_out() -> None:
    """ "Greg, Acme" is Greg of Acme."""
    assert person_at("Greg, Acme", "Acme Widgets") == PersonName("Greg", "Greg", "", "")
    assert person_at("Greg, Acme", "Other").first == "Acme"


@pytest.mark.parametrize(
    ("shown", "address", "first"),
    [
        ("Dean Carl", "carl.jensen@uni.example", ""),
        ("Dean Carl", "admissions@uni.example", ""),
        ("Dean Carl", "dean.carl@firm.example", "Dean"),
        ("Dean Carl", "dcarl@firm.example", "Dean"),
        ("Judge Hollis", "hollis@court.example", ""),
        ("Devon Hartley", "dh@firm.example", "Devon"),
    ],
)
def test_an_office_is_no_first_name_unless_the_address_has_it(
    shown: str, address: str, first: str
) -> None:
    """A dean signs as "Dean Carl"; so does somebody who was christened Dean."""
    assert person_at(shown, "Acme", email=address).first == first


def test_it_lists_names_as_people_do() -> None:
    """No comma before the last."""
    assert listed(("Ravi", "Lena", "Tom")) == "Ravi, Lena and Tom"
    assert listed(("Ravi", "Lena")) == "Ravi and Lena"
    assert listed(()) == ""
