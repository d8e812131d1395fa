"""One word that bears the meaning is changed, and the reading must change with it."""

import pytest

from agent.domain.hiring import Meaning
from tests.unit.reading.labelled import incoming

M = Meaning

PAIRS = [
    ("We have decided to move you to the next round.", M.ADVANCED,
     "We have decided not to move you to the next round.", M.REJECTION),
    ("We would like to offer you the position of planner.", M.OFFER,
     "We would have liked to offer you the position of planner, but chose another candidate.",
     M.REJECTION),
    ("You have been shortlisted for the role.", M.ADVANCED,
     "You have not been shortlisted for the role.", M.REJECTION),
    ("We are able to offer you the position.", M.OFFER,
     "We are unable to offer you the position.", M.REJECTION),
    ("Your application was successful and you are through to the final.", M.ADVANCED,
     "Your application was unsuccessful.", M.REJECTION),
    ("Your interview is confirmed for Tuesday at 10:00.", M.INTERVIEW_CONFIRMED,
     "Your interview on Tuesday at 10:00 is cancelled.", M.INTERVIEW_CANCELLED),
    ("Your interview has been scheduled for Tuesday at 10:00.", M.INTERVIEW_CONFIRMED,
     "Your interview has been rescheduled to Tuesday at 10:00.", M.INTERVIEW_MOVED),
    ("We can offer you the position of buyer.", M.OFFER,
     "We can offer you Tuesday at 10:00 or Thursday at 14:00 for the interview.", M.SCHEDULING),
    ("The role has been put on hold until the autumn.", M.ON_HOLD,
     "The role has been cancelled.", M.ROLE_CLOSED),
    ("We are still deciding about the role and will let you know by Friday.", M.STATUS_UPDATE,
     "We have decided about the role and chosen somebody else.", M.REJECTION),
    ("Please complete the coding test by Sunday.", M.ASSESSMENT,
     "Please complete the personal details form by Sunday.", M.INFORMATION_REQUEST),
]  # fmt: skip


@pytest.mark.parametrize(("said", "reads", "changed", "reads_then"), PAIRS)
def test_it_reads_another_meaning_once_the_word_changes(
    said: str, reads: Meaning, changed: str, reads_then: Meaning
) -> None:
    """A sentence and its mutation are read apart."""
    assert incoming(said).meaning is reads
    assert incoming(changed).meaning is reads_then


UNSAID = [
    "Last year we had to reject your application; this time things look different.",
    "If we decide not to go ahead with your application, we will tell you by email.",
    "You asked whether you had been rejected for the role: no decision has been made.",
    "Nobody has been rejected for the role so far.",
    "Candidates who are not selected for the role can ask for feedback.",
    "Unless your application is rejected you will hear from us in June.",
    "You thought we had turned you down for the job, which is wrong.",
]


@pytest.mark.parametrize("body", UNSAID)
def test_a_rejection_that_is_not_asserted_is_none(body: str) -> None:
    """Denied, supposed, past and reported refusals refuse nothing."""
    assert incoming(body).meaning is not Meaning.REJECTION


NO_OFFER = [
    "We cannot make an offer before the references for the role are in.",
    "This stage of your application is not an offer yet.",
    "Before we make an offer for the role we need two references.",
    "If we offer you the role you would report to Priya.",
    "They offered the role to the other finalist.",
    "Please tell us about any other job offers you hold.",
]


@pytest.mark.parametrize("body", NO_OFFER)
def test_an_offer_that_is_not_made_is_none(body: str) -> None:
    """The word offer alone offers nothing."""
    assert Meaning.OFFER not in incoming(body).meanings
