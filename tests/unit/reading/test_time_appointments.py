"""Appointments from prose and calendar parts: merged, contradicted, followed through a thread."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import InterviewReading
from agent.domain.hiring import (
    Confidence,
    Direction,
    Format,
    InterviewStatus,
    Meaning,
    Round,
    ZoneFrom,
)
from agent.domain.message import Attendee, CalendarEvent, CalendarMethod
from agent.reading.interviews import read_interviews
from tests.unit.reading.time_helpers import ME, at, context, message, turn

LONDON = ZoneInfo("Europe/London")


def event(
    method: CalendarMethod = CalendarMethod.REQUEST,
    clock: str = "14:00",
    *,
    sequence: int = 0,
    uid: str = "u1",
    cancelled: bool = False,
    partstat: str = "NEEDS-ACTION",
    location: str = "",
) -> CalendarEvent:
    """An event on Thursday 14 May at that London time, an hour long."""
    start = datetime.fromisoformat(f"2026-05-14T{clock}").replace(tzinfo=LONDON)
    return CalendarEvent(
        method, uid, sequence, "Interview", start, start.replace(hour=start.hour + 1), None,
        "Europe/London", cancelled=cancelled, location=location,
        organizer=Attendee("Sam Reed", "sam.reed@acme.example"),
        attendees=(
            Attendee("", ME, partstat), Attendee("Jo Lee", "jo@acme.example"),
            Attendee("Room 4", "room-4@resource.calendar.google.com"),
        ),
    )  # fmt: skip


def invited(*events: CalendarEvent, body: str = "", sender: str = "sam.reed@acme.example"):  # type: ignore[no-untyped-def]  # a tuple of readings
    """The appointments of a message with these calendar events."""
    return read_interviews(message(body, calendar=events, sender=sender), context(), None)[0]


def offer(day: str, clock: str) -> InterviewReading:
    """An offered slot of the thread."""
    return InterviewReading(
        at(day, clock), None, None, False, None, ZoneFrom.SENDER, InterviewStatus.PROPOSED, "q"
    )


@pytest.mark.parametrize(
    ("one", "status"),
    [
        (event(), InterviewStatus.CONFIRMED),
        (event(sequence=1), InterviewStatus.MOVED),
        (event(CalendarMethod.CANCEL), InterviewStatus.CANCELLED),
        (event(cancelled=True), InterviewStatus.CANCELLED),
        (event(CalendarMethod.COUNTER), InterviewStatus.PROPOSED),
        (event(CalendarMethod.PUBLISH), InterviewStatus.CONFIRMED),
    ],
)
def test_it_reads_a_calendar_method(one: CalendarEvent, status: InterviewStatus) -> None:
    """RFC 5546: each method makes something else of its event."""
    (found,) = invited(one)
    assert (found.status, found.from_invite, found.zone_from) == (status, True, ZoneFrom.INVITE)
    assert found.start == at("2026-05-14", "14:00")


def test_it_keeps_the_newest_version_of_an_event() -> None:
    """UID and SEQUENCE (RFC 5546 section 2.1.5)."""
    (found,) = invited(event(clock="15:00", sequence=2), event(sequence=1))
    assert found.start == at("2026-05-14", "15:00")


def test_it_makes_nothing_of_somebodys_reply() -> None:
    """A REPLY only tells who comes."""
    assert invited(event(CalendarMethod.REPLY)) == ()


@pytest.mark.parametrize(
    ("partstat", "status"),
    [("ACCEPTED", InterviewStatus.CONFIRMED), ("DECLINED", InterviewStatus.CANCELLED)],
)
def test_it_reads_the_answer_to_the_users_own_invitation(
    partstat: str, status: InterviewStatus
) -> None:
    """The employer accepts or declines what the user has organised."""
    answer = replace(
        event(CalendarMethod.REPLY), organizer=Attendee("", ME),
        attendees=(Attendee("Sam Reed", "sam.reed@acme.example", partstat),),
    )  # fmt: skip
    (found,) = invited(answer)
    assert found.status is status


def test_it_takes_a_hold_for_no_more_than_that() -> None:
    """Time kept free until the day is settled."""
    (found,) = invited(replace(event(), summary="HOLD - panel"))
    assert (found.status, found.confidence) == (InterviewStatus.PROPOSED, Confidence.WEAK)


@pytest.mark.parametrize(
    "title", ["Onboarding day 1", "Contract signing", "Last day to complete your test"]
)
def test_it_reads_no_interview_out_of_another_event(title: str) -> None:
    """What its title tells to be something else."""
    assert invited(replace(event(), summary=title)) == ()


def test_it_leaves_out_lunch_among_other_events_only() -> None:
    """Alone it may be where people meet."""
    lunch = replace(event(uid="u2", clock="12:00"), summary="Lunch with the team")
    assert len(invited(lunch)) == 1
    assert [one.uid for one in invited(lunch, event())] == ["u1"]


def test_it_knows_a_move_told_beside_a_cancellation() -> None:
    """The old event is cancelled, its text says where it goes: one moved appointment."""
    body = "Our interview has been moved from Thursday 14 May at 2pm to Tuesday 19 May at 3pm."
    (found,) = invited(event(CalendarMethod.CANCEL), body=body)
    assert (found.status, found.start) == (InterviewStatus.MOVED, at("2026-05-19", "15:00"))


def test_it_marks_what_the_user_declined() -> None:
    """The user's own DECLINED answer."""
    (found,) = invited(event(CalendarMethod.REPLY, partstat="DECLINED"), sender=ME)
    assert found.declined


def test_it_leaves_out_user_rooms_and_machines() -> None:
    """People are those who take part for the employer."""
    (found,) = invited(event())
    assert [one.name for one in found.people] == ["Jo Lee", "Sam Reed"]


def test_it_stands_a_floating_time_on_the_writers_clock() -> None:
    """A DTSTART without zone."""
    naive = replace(event(), start=datetime(2026, 5, 14, 14), end=None, zone=None)  # noqa: DTZ001 - floating
    (found,) = invited(naive)
    assert (found.start, found.zone_known) == (at("2026-05-14", "14:00"), False)


def test_it_reads_an_all_day_event_as_a_day() -> None:
    """No clock time is invented."""
    (found,) = invited(replace(event(), start=None, end=None, day=date(2026, 5, 14)))
    assert (found.start, found.day) == (None, date(2026, 5, 14))


def test_it_merges_prose_that_says_what_the_invitation_says() -> None:
    """One appointment, not two; prose adds what the invitation lacks."""
    (found,) = invited(event(), body="Your technical interview is on Thursday at 2pm, on Zoom.")
    assert (found.from_invite, found.round, found.format) == (
        True, Round.TECHNICAL, Format.VIDEO,
    )  # fmt: skip
    assert found.contradiction == ""


def test_it_reports_prose_that_contradicts_the_invitation() -> None:
    """The invitation stands, the disagreement is named, nothing is certain."""
    (found,) = invited(event(), body="Your interview is on Thursday 14 May at 4pm.")
    assert found.start == at("2026-05-14", "14:00")
    assert "16:00" in found.contradiction
    assert found.confidence is Confidence.WEAK


def test_it_reports_a_day_in_prose_that_is_not_the_invitations() -> None:
    """Also where the text names no hour; the invitation's day in another zone is no other day."""
    far = invited(
        event(), body="We look forward to meeting you for the interview on Friday 22 May."
    )
    near = invited(event(), body="We look forward to meeting you for the interview on 14 May.")
    assert [one.confidence for one in far] == [Confidence.WEAK]
    assert "2026-05-22" in far[0].contradiction
    assert [one.contradiction for one in near] == [""]


def test_it_takes_an_agenda_inside_an_invitation_for_its_parts() -> None:
    """Points of an agenda are no further interviews."""
    body = "Agenda for your interview\n14:00 Coding with Jo\n14:30 Questions"
    assert len(invited(event(), body=body)) == 1


@pytest.mark.parametrize(
    "meaning", [Meaning.NOT_HIRING, Meaning.JOB_ALERT, Meaning.OUT_OF_OFFICE]
)  # fmt: skip
def test_it_reads_nothing_where_the_mail_is_no_hiring_mail(meaning: Meaning) -> None:
    """A dentist's appointment is no interview."""
    body = "Your interview is on Thursday 14 May at 4pm."
    assert read_interviews(message(body, calendar=(event(),)), context(), (meaning,)) == ((), ())


@pytest.mark.parametrize(
    ("answer", "start"),
    [
        ("Thursday at 2pm works for me.", at("2026-05-14", "14:00")),
        ("Let's do Friday please.", at("2026-05-15", "10:00")),
        ("The first one works, thanks!", at("2026-05-14", "14:00")),
        ("I'd like to take option 2.", at("2026-05-15", "10:00")),
        ("The latter is perfect.", at("2026-05-15", "10:00")),
    ],
)
def test_it_knows_which_offered_slot_the_user_took(answer: str, start: datetime) -> None:
    """An acceptance is resolved against the thread's offers."""
    thread = (turn(Direction.IN, offer("2026-05-14", "14:00"), offer("2026-05-15", "10:00")),)
    (found,) = read_interviews(message(answer, sender=ME), context(thread=thread), None)[0]
    assert (found.start, found.status) == (start, InterviewStatus.CONFIRMED)


@pytest.mark.parametrize(
    "answer",
    [
        "Either works for me.",
        "Thursday at 2pm doesn't work, sorry.",
        "Neither suits, could you offer others?",
        "Does Thursday at 2pm still work?",
        "Thanks, I will check my diary.",
    ],
)
def test_it_takes_no_slot_the_user_did_not_choose(answer: str) -> None:
    """No choice, a refusal or a question confirms nothing."""
    thread = (turn(Direction.IN, offer("2026-05-14", "14:00"), offer("2026-05-15", "10:00")),)
    found, _ = read_interviews(message(answer, sender=ME), context(thread=thread), None)
    assert not [one for one in found if one.status is InterviewStatus.CONFIRMED]


def test_it_confirms_what_the_user_proposed() -> None:
    """ "Works for us, see you then" after the user's own proposal."""
    thread = (turn(Direction.OUT, offer("2026-05-14", "14:00")),)
    (found,) = read_interviews(
        message("Works for us, see you then!"), context(thread=thread), None
    )[0]
    assert (found.start, found.status) == (at("2026-05-14", "14:00"), InterviewStatus.CONFIRMED)


def test_it_puts_a_lone_time_on_the_day_the_thread_has_set() -> None:
    """ "Could we do 3pm instead?" speaks of the day already set."""
    known = replace(offer("2026-05-14", "14:00"), status=InterviewStatus.CONFIRMED)
    (found,) = read_interviews(
        message("Could we do the interview at 3pm instead?"),
        context(thread=(turn(Direction.IN, known),)),
        None,
    )[0]
    assert found.start == at("2026-05-14", "15:00")


def test_it_reads_one_moment_in_two_zones_once() -> None:
    """8am PST / 5pm CET is one slot; where they do not meet, that is said."""
    (same,) = read_interviews(
        message("How about Thursday at 8am PT / 5pm CET for the interview?"), context(), None
    )[0]
    (other,) = read_interviews(
        message("How about Thursday at 8am PT / 6pm CET for the interview?"), context(), None
    )[0]
    assert (same.start, same.contradiction) == (at("2026-05-14", "08:00", -7), "")
    assert other.contradiction
    assert other.confidence is Confidence.WEAK


def test_it_quotes_the_sentence_each_appointment_rests_on() -> None:
    """Verbatim, with its span."""
    body = "Hello.\nCould you do an interview  on Thursday at 2pm? Thanks."
    found, evidence = read_interviews(message(body), context(), None)
    assert found[0].quote == "Could you do an interview on Thursday at 2pm?"
    start, end = evidence[0].span
    assert " ".join(body[start:end].split()) == found[0].quote


def test_it_gives_rows_their_own_people_round_and_format() -> None:
    """What a row says goes before what the message says of all."""
    body = (
        "You're confirmed for the following.\n\n"
        "Technical interview\nWednesday, May 20, 2026 11:00am - 11:45am\n"
        "Interviewer: Fatou Diallo\n\n"
        "Values conversation\nThursday, May 21, 2026 4:30pm - 5:00pm\nInterviewer: Chip Warnock"
    )
    one, two = read_interviews(message(body), context(), None)[0]
    assert (one.round, [person.name for person in one.people]) == (
        Round.TECHNICAL, ["Fatou Diallo"],
    )  # fmt: skip
    assert (two.round, [person.name for person in two.people]) == (Round.OTHER, ["Chip Warnock"])
