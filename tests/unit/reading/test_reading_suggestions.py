"""What stands below a board's heading over suggested jobs, and what stays."""

import pytest

from agent.domain.hiring import Meaning
from agent.reading.sentences import split
from agent.reading.suggestions import where_suggestions_begin
from tests.unit.reading.labelled import incoming

NOTICE = "Your application was sent to Copperdale Foods.\nProduction Planner\nSwindon\n\n"
BOARD = "LinkedIn <jobs-noreply@linkedin.com>"


def kept(text: str, subject: str = "A notice") -> str:
    """The sentences above the suggestions."""
    sentences = split(text)
    heading = [sentence.words for sentence in split(subject, "subject")]
    end = where_suggestions_begin([sentence.words for sentence in sentences], heading)
    return " / ".join(sentence.text for sentence in sentences[:end])


@pytest.mark.parametrize(
    "heading",
    [
        "Similar jobs",
        "View similar jobs you may be interested in",
        "Jobs similar to Production Planner",
        "Top jobs looking for your skills",
        "Recommended jobs based on what you did",
        "More roles like this",
        "Here are more jobs you may like:",
        "There are more jobs that could be a fit.",
    ],
)
def test_it_cuts_what_a_board_suggests_below_a_notice(heading: str) -> None:
    """The heading goes with all below it."""
    got = kept(f"{NOTICE}{heading}\n\nSupply Planner\nTarn Logistics\n\nApply now")
    assert got == "Your application was sent to Copperdale Foods. / Production Planner / Swindon"


@pytest.mark.parametrize(
    "text",
    [
        "Supply Planner at Tarn Logistics\n\nSimilar jobs\n\nApply now",
        "Similar jobs\n\nSupply Planner\n\nYour application is easy",
        "Your application was viewed by Copperdale.\n\nSimilar jobs\n\nSupply Planner",
        "12 new jobs match your interview skills.\n\nMore jobs like this\n\nSupply Planner",
    ],
)
def test_mail_that_only_suggests_keeps_its_words(text: str) -> None:
    """They tell that it is a board's advertising."""
    assert kept(text) == " / ".join(sentence.text for sentence in split(text))


@pytest.mark.parametrize(
    "line",
    [
        "We encourage you to apply for other roles like this one.",
        "Please look at our other similar openings.",
        "More than one of our roles may suit, so I will call you.",
        "If other positions like this interest you, tell me.",
    ],
)
def test_what_somebody_writes_about_other_roles_stays(line: str) -> None:
    """A sentence that speaks to the reader is no heading."""
    assert kept(f"{NOTICE}{line}\n\nKind regards").endswith(f"{line} / Kind regards")


def test_a_receipt_with_suggestions_is_the_receipt() -> None:
    """And no board's alert."""
    got = incoming(
        f"{NOTICE}Similar jobs\n\nSupply Planner\nTarn Logistics\n\nView all jobs",
        sender=BOARD,
        subject="Dana, your application was sent to Copperdale Foods",
    )
    assert got.hiring
    assert got.meaning is Meaning.APPLICATION_RECEIVED


def test_a_receipt_kept_as_one_line_is_the_receipt() -> None:
    """Some exports run all lines together."""
    got = incoming(
        "Your application was sent to Copperdale Foods Production Planner Copperdale Foods Swindon"
        " View job: https://jobs.example/1 Applied on 4 May View similar jobs you may be interested"
        " in Supply Planner Tarn Logistics Reading View job: https://jobs.example/2 See all jobs",
        sender=BOARD,
        subject="Dana, your application was sent to Copperdale Foods",
    )
    assert got.hiring
    assert got.meaning is Meaning.APPLICATION_RECEIVED


def test_an_alert_kept_as_one_line_stays_one() -> None:
    """It tells of nothing of the reader's own."""
    got = incoming(
        "12 new jobs in Leeds Barista Penfold Bakes Easily apply More jobs like this Waiter The"
        " Larder Your application takes a minute See all 12 jobs",
        sender=BOARD,
        subject="12 new barista jobs in Leeds",
    )
    assert not got.hiring


def test_a_viewed_notice_with_suggestions_stays_a_boards() -> None:
    """Nobody at the employer has said anything."""
    got = incoming(
        "Your application was viewed by Copperdale\n\nSimilar jobs\n\nSupply Planner\n\nSee all",
        sender=BOARD,
        subject="Your application was viewed by Copperdale",
    )
    assert not got.hiring
