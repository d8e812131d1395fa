"""Whom an invitation says to answer: people of the meeting, no tools and no rooms (CM-8)."""

from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import ContactReading, ReadingContext
from agent.domain.hiring import Part
from agent.mail import message_from_fields
from agent.reading import read

ME = "user@mailbox.example"
OLA = ContactReading("Ola Berg", "ola.berg@fenwick.example", Part.INTERVIEWER)
_EVENT = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:u1
DTSTAMP:20260301T100000Z
DTSTART:20260310T100000Z
DTEND:20260310T104500Z
SUMMARY:Fenwick interview
ORGANIZER;CN=Fenwick Talent Team:mailto:{organizer}
ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=The User:mailto:user@mailbox.example
ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=Ola Berg:mailto:ola.berg@fenwick.example
END:VEVENT
END:VCALENDAR
"""


def contact(organizer: str) -> ContactReading | None:
    fields = {
        "from": f"Fenwick Talent Team <{organizer}>",
        "to": ME,
        "subject": "Fenwick: your interview for Insights Lead is confirmed",
        "date": "Wed, 04 Mar 2026 10:10:00 +0000",
        "body": "Hi,\n\nYour interview for the Insights Lead role at Fenwick is confirmed for "
        "Tuesday, March 10, 2026 at 10:00 GMT with Ola Berg.\n\nFenwick Talent Team\n",
        "ics": _EVENT.format(organizer=organizer),
    }
    context = ReadingContext(owners=frozenset({ME}), zone=ZoneInfo("UTC"))
    return read(message_from_fields(fields), context).contact


@pytest.mark.parametrize(
    "tool",
    [
        "scheduling@goodtime.io",
        "scheduler@modernloop.io",
        "interviews@greenhouse.io",
        "hello@cal.com",
        "invites@calendar.microsoft.com",
        "no-reply@fenwick.example",
    ],
)
def test_it_answers_who_comes_to_the_meeting_and_no_tool(tool: str) -> None:
    """Nobody reads a scheduler's mailbox; whoever only takes part did not write as recruiter."""
    assert contact(tool) == OLA


@pytest.mark.parametrize("box", ["dana.reed@fenwick.example", "ola+r1x9@reply.greenhouse.io"])
def test_it_answers_the_organizer_who_can_be(box: str) -> None:
    found = contact(box)
    assert found is not None
    assert found.email == box
