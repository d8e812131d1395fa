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
    ],
)
def test_it_keeps_every_row_of_a_list_of_those_the_user_meets(body: str) -> None:
    """A namesake among them is not the user."""
    assert clocks(body) == ["10:00", "10:40", "11:20"]
