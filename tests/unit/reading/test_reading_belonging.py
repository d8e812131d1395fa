"""Whether a message belongs to a hiring process: near misses of every field, and chatter."""

import pytest

from agent.domain.hiring import Confidence, Meaning
from tests.unit.reading.labelled import CORPUS, Labelled, incoming, labelled

BATCHES = (
    "heldout.txt",
    "heldout2.txt",
    "batch1.txt",
    "batch2.txt",
    "batch3.txt",
    "batch4.txt",
    "batch5.txt",
)
MESSAGES = [
    *labelled("practice.txt"), *labelled("second.txt"),
    *(one for name in BATCHES for one in labelled(name)),
]  # fmt: skip


def lines(name: str) -> list[str]:
    """The lines of a belonging corpus that hold no choice."""
    text = (CORPUS / "belonging" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#" and "{" not in line]


def test_it_keeps_hiring_mail_and_leaves_the_rest() -> None:
    """Whole messages: at most one in twenty on the wrong side."""
    wrong = [one.name for one in MESSAGES if one.reading().hiring is not one.hiring]
    assert len(wrong) <= 0.05 * len(MESSAGES), wrong


@pytest.mark.parametrize("one", [one for one in MESSAGES if not one.hiring],
                         ids=lambda one: one.name)  # fmt: skip
def test_foreign_mail_is_never_certainly_hiring(one: Labelled) -> None:
    """Tenancies, loans, admissions, auditions: none may open a process for sure."""
    reading = one.reading()
    assert not (reading.hiring and reading.confidence is Confidence.CERTAIN)


@pytest.mark.parametrize("kind", ["not_hiring", "job_alert"])
def test_near_misses_of_other_fields_stay_outside(kind: str) -> None:
    """One line a field; at most one in twenty-five may slip in, and none for certain."""
    readings = [incoming(body, subject="Hello") for body in lines(kind)]
    inside = [reading for reading in readings if reading.hiring]
    assert len(inside) <= 0.04 * len(readings)
    assert not any(reading.confidence is Confidence.CERTAIN for reading in inside)


def test_a_word_of_hiring_brings_chatter_inside() -> None:
    """The same chatter with the role in its subject belongs."""
    body = "Quick note: they are split on it, so I need until Thursday."
    assert incoming(body, subject="Re: Data Engineer role").hiring


@pytest.mark.parametrize(("subject", "body"), [
    ("Re: lost umbrella", "Would you be around on Saturday? Noon or so, in the foyer. Fee"),
    ("RE: boiler", "Don't come Thursday after all, Mick is off sick. I'll ring with another day."),
    ("Re: cover", "Bad news I'm afraid, it went to the other one. Yours was lovely. Jo"),
    ("Re: torn sail", "Come for a coffee. All days next week but Wednesday, just say which. Bram"),
])  # fmt: skip
def test_a_note_without_a_word_of_hiring_is_never_acted_upon(subject: str, body: str) -> None:
    """Everybody writes so of everything: only its thread can tell that it is of a process."""
    reading = incoming(body, subject=subject)
    assert not (reading.hiring and reading.confidence.actionable)


def test_mail_that_is_not_hiring_says_what_it_is_instead() -> None:
    """Boards' mail is a job alert, everything else is not hiring."""
    alert = incoming("14 new analyst jobs for you. View all jobs. Turn off this alert.",
                     subject="14 new jobs")  # fmt: skip
    assert (alert.hiring, alert.meaning) == (False, Meaning.JOB_ALERT)
    flat = incoming("The landlord has chosen another tenant for the flat.", subject="Flat")
    assert (flat.hiring, flat.meaning) == (False, Meaning.NOT_HIRING)
    assert flat.contact is None


def test_a_mail_that_opens_with_congratulations_refuses_nobody_for_sure() -> None:
    """Where all of it reads like a refusal, nobody knows what ends."""
    body = (
        "Congratulations! After a lengthy search you have been chosen to fill the position of"
        " Executive Director. Because this is a high profile position which needs contact with"
        " many people, many hours were spent in determining who would be the best candidate for"
        " the job. Your past experience, with your enthusiasm for our cause, shows you to be the"
        " best choice."
    )
    reading = incoming(body, subject="Executive Director")
    assert reading.meaning is not Meaning.REJECTION or reading.confidence is Confidence.WEAK
