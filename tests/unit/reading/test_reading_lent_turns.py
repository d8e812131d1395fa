"""What somebody of a running process writes in a new thread, read with that process's turns."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import InterviewReading, Reading, ReadingContext, Turn
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning, ZoneFrom
from agent.mail import message_from_fields
from agent.reading import read
from tests.unit.reading.labelled import ME, NOW

JO = "jo.bell@fernwood.example"
KNOWN = InterviewReading(
    NOW + timedelta(days=1), None, None, True, "UTC", ZoneFrom.TEXT, InterviewStatus.CONFIRMED, ""
)


def anew(text: str, subject: str = "Tomorrow") -> Reading:
    before = Reading(
        "<a@x>", Direction.IN, True, (Meaning.INTERVIEW_CONFIRMED,), Confidence.LIKELY, (KNOWN,)
    )
    turn = Turn("<a@x>", Direction.IN, JO, NOW - timedelta(days=3), before)
    context = ReadingContext(frozenset({ME}), ZoneInfo("UTC"), (turn,), lent=True)
    fields = {
        "from": f"Jo Bell <{JO}>", "to": ME, "subject": subject, "body": f"Hi,\n\n{text}\n\nJo\n",
        "date": "Tue, 05 May 2026 10:00:00 +0000",
    }  # fmt: skip
    return read(message_from_fields(fields), context)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Could we push to 4pm?", 16),
        ("The panel is held up. Could we do 11am instead?", 11),
        ("We need to bring it forward to 9am, sorry for the short notice.", 9),
    ],
)
def test_it_moves_what_the_process_has_set(text: str, hour: int) -> None:
    reading = anew(text)
    assert reading.hiring
    assert reading.confidence is not Confidence.WEAK
    assert [(one.start.day, one.start.hour) for one in reading.interviews if one.start] == [
        (6, hour)
    ]


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Alumni dinner",
            "Are you coming to the alumni dinner on Friday? I could give you a lift.",
        ),
        ("Parcel", "Your parcel came to us by mistake, it is at number 12."),
        ("Choir", "Choir starts at 7 tomorrow, not half past. Bring the blue folder."),
    ],
)
def test_it_takes_other_matters_for_others(subject: str, text: str) -> None:
    """A recruiter may be a neighbour too: nothing of it is acted upon."""
    reading = anew(text, subject)
    assert not (reading.hiring and reading.confidence is not Confidence.WEAK)
