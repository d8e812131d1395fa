"""Lists of people with times: candidates, of whom the user is one, or those the user will meet."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from agent.reading.interviews import read_interviews
from tests.unit.reading.time_helpers import context, message

WRITTEN = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Europe/London"))
USER = replace(context(), owner_names=("Alex Stone",))


def clocks(body: str) -> list[str]:
    """The clock times of the appointments in a message to Alex Stone."""
    found, _ = read_interviews(message(body, written=WRITTEN), USER)
    return [f"{one.start:%H:%M}" for one in found if one.start is not None]


@pytest.mark.parametrize(
    "body",
    [
        "Interviews on Tue 10 March:\n10:00 Tom Reed\n10:40 Alex Stone\n11:20 Priya Nair",
        "Interview timetable for Tue 10 March:\n10:00 Okoro\n10:40 Stone\n11:20 Reed",
        "Interview schedule for Tue 10 March:\n10:00 Mr Okoro\n10:40 Mr Stone\n11:20 Ms Reed",
        "Panel interviews on Tue 10 March:\n10:00 Pruitt\n10:40 Stone\n11:20 Okoro",
        "Interviews on Tue 10 March:\n10:00 T Reed\n10:40 A Stone\n11:20 P Nair",
        "Interviews will take place on Tue 10 March.\n10:00 Reed, Tom\n10:40 Stone, Alex",
        "Interviews on Tue 10 March:\n10:00 Reed (Room 1)\n10:40 Alex Stone (Room 2)",
        "Interviews on Tue 10 March:\n10:00 Reed\n10:40 you (30 mins)\n11:20 Okoro",
        "Interviews on Tue 10 March:\nCandidate 1 - 10:00\nCandidate 2 (you) - 10:40",
        "Interviews on Tue 10 March:\n0391 10:00\n0417 10:40\n\nCandidate number 0417: Alex Stone",
        "Interviews on Tue 10 March:\nGroup A: 10:00\nGroup B: 10:40\n\nYou are in group B.",
        "Interviews on Tue 10 March: 10:00 Reed, 10:40 you, 11:20 Okoro.",
        "Interviews on Tue 10 March: Reed at 10:00, Okoro at 10:20 and you at 10:40.",
        "Your interview is on Tue 10 March. We have 10:00, 10:40, 11:20; yours is the middle one.",
        "We hold the interviews at 9:20, 10:00 and 10:40 on Tue 10 March, and you're last.",
        "Interviews, 10 March:\nCandidate 1 - 10:00am\nCandidate 2 (you) - 10:40am\nNo 3 - 11am",
        "Interviews on Tue 10 March:\n10:00 Mitch\n10:40 you\n11:20 Kaylee",
        "Interview slots on Tue 10 March:\n10:00 Ruth\n10:40 YOU (45 min)\n11:20 Femi",
        "Interviews on Tue 10 March, you are in group B:\nGroup A: 10:00\nGroup B: 10:40",
        "You are allocated to batch B of the interviews, 10 March:\nBatch A: 10:00\nBatch B: 10:40",
        "Interviews on 10 March. You are candidate 2.\nCandidate 1: 10:00\nCandidate 2: 10:40",
    ],
)
def test_it_takes_the_users_row_of_a_list_of_candidates(body: str) -> None:
    """By the full name in either order, an initial and a name, or one name and nobody else's."""
    assert clocks(body) == ["10:40"]


@pytest.mark.parametrize(
    "body",
    [
        "Interview panel, Tue 10 March:\n- 10:00 Ana Nair\n- 10:40 Alex Brown\n- 11:20 Tom Reed",
        "Your interview is on 10 March with our panel:\n- 10:00 Ana\n- 10:40 Alex\n- 11:20 Tom",
        "Your interviews on Tue 10 March:\n10:00 Stone, Priya\n10:40 Okoro\n11:20 Reed",
        "On Tue 10 March you will meet for interview:\n10:00 - Priya\n10:40 - Alex\n11:20 - Tom",
        "Your interviews on Tue 10 March:\n10:00 Priya\n10:40 you teach a class\n11:20 Tom",
        "Your interviews on Tue 10 March:\n10:00 Priya\n10:40 Code (Tom will take you)\n11:20 Tom",
        "Your interviews, Tue 10 March:\n10:00 Jo\n10:40 Ott\n11:20 Reed\n\nYou're second of 3.",
        "Your interviews on 10 March:\n10:00 Coding with Lin\n10:40 You and Tom\n11:20 HR with Ann",
        "Your interviews on 10 March:\n10:00 Coding with Lin\n10:40 You present\n11:20 HR with Ann",
    ],
)
def test_it_keeps_every_row_of_a_list_of_those_the_user_meets(body: str) -> None:
    """A namesake among them is not the user."""
    assert clocks(body) == ["10:00", "10:40", "11:20"]


@pytest.mark.parametrize(
    "body",
    [
        "Your interview is on 10 March:\nLog-in: 10:25\nInterview: 10:40",
        "Your interview, 10 March 2026\nGate opens: 10:15\nInterview time: 10:40",
        "Your interview is on 10 March:\nSign in: 10:30 am\nInterview: 10:40 am - 11:20 am",
        "Your interview is on 10 March. Reporting is 10:00 while the interview starts by 10:40.",
        "Your interview is on 10 March at 10:40 - we close the counter at 12:00 that day.",
    ],
)
def test_it_takes_the_interviews_own_hour_and_not_that_of_coming_or_closing(body: str) -> None:
    """When to log in, to report and when doors close is told beside it."""
    assert clocks(body) == ["10:40"]


@pytest.mark.parametrize(
    ("body", "clock"),
    [
        ("Your interview is on 10 March. Log-in: 10:25", "10:25"),
        ("Your interview is on Tue 10 March. Reporting time is 10:00.", "10:00"),
    ],
)
def test_it_takes_the_hour_of_coming_where_no_other_is_told(body: str, clock: str) -> None:
    """It is better than none."""
    assert clocks(body) == [clock]
