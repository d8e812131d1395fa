"""The employer's manner, answered in kind."""

import pytest

from agent.domain.hiring import Step
from agent.writing.compose import compose
from agent.writing.manner import manner_of
from agent.writing.naming import person_name
from agent.writing.request import DraftText, Incoming
from tests.unit.writing.sample_requests import DEVON, facts, interview, request

DEVON_SAYS = DEVON.email or ""


def manner(
    *texts: str, zone: str = "Europe/London", **changes: object
) -> tuple[bool, str, bool, str]:
    incoming = tuple(Incoming(DEVON_SAYS, text) for text in texts)
    known = facts(**{"interviews": (), **changes})
    found = manner_of(known, incoming, DEVON_SAYS, person_name(DEVON.name), zone)
    return found.formal, found.greeting, found.american, found.signs_as


@pytest.mark.parametrize(
    ("text", "formal", "word"),
    [
        ("Dear Ms Okonkwo,\n\nwe are pleased", True, "dear"),
        ("Dear Dr. Haddad\n\nThank you", True, "dear"),
        ("Dear Maya,\n\nthanks", False, "dear"),
        ("Hey Maya!\nGreat talking", False, "hi"),
        ("Hello Maya, we haven't met", False, "hello"),
        ("Morning Maya,\nsorry", False, "hello"),
        ("no feedback yet", False, ""),
    ],
)
def test_it_hears_how_they_greet(text: str, *, formal: bool, word: str) -> None:
    """A title makes it formal."""
    assert manner(text)[:2] == (formal, word)


@pytest.mark.parametrize(
    ("ending", "short"),
    [
        ("Best,\nDev", "Dev"),
        ("Devon\n\n--\nDevon Hartley | People", "Devon"),
        ("Cheers,\nDenver office", ""),
        ("Denver", ""),
        ("-D", ""),
    ],
)
def test_it_hears_how_they_sign(ending: str, short: str) -> None:
    """Their own short name, and no town."""
    assert manner(f"Hi Maya,\n\nAll good.\n\n{ending}")[3] == short


def test_it_hears_which_english_they_write() -> None:
    """Dates and spellings first, then the country, then the zone."""
    assert manner("See you March 14, organized by us")[2]
    assert not manner("See you on 14 March, organised by us")[2]
    assert manner("", employer_country="US")[2]
    assert not manner("", employer_country="GB", zone="America/New_York")[2]
    assert manner("", zone="America/New_York")[2]
    assert not manner("", interviews=(interview(),), zone="America/New_York")[2]


def text_of(*said: str) -> str:
    incoming = tuple(Incoming(DEVON_SAYS, one) for one in said)
    draft = compose(request(Step.STATUS_1, "phase-map", incoming=incoming))
    assert isinstance(draft, DraftText)
    return draft.text


def test_a_draft_answers_in_kind() -> None:
    """Greeting, short name, dates and contractions after the thread."""
    formal = text_of("Dear Ms Okonkwo,\n\nWe meet on 11 March.\n\nRegards,\nDevon Hartley")
    assert formal.startswith("Dear Devon Hartley,\n")
    assert "'" not in formal
    casual = text_of("Hey Maya,\n\nSee you on 3/11!\n\nDev")
    assert casual.startswith("Hi Dev,\n")
    assert "March 11" in casual or "March" not in casual
