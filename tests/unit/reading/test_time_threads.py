"""Times that only the thread completes: a known clock time, the people of a slot that was taken."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import InterviewReading, PersonReading, ReadingContext, Turn
from agent.domain.hiring import Direction, InterviewStatus, ZoneFrom
from agent.domain.message import Address, Message
from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises
from tests.unit.reading.time_helpers import ME, NOW, at, context, message, turn

PRIYA = PersonReading("Priya Nair", "priya@acme.example")
SET = InterviewReading(
    at("2026-05-12", "15:00"), None, None, True, "Europe/London", ZoneFrom.TEXT,
    InterviewStatus.CONFIRMED, "q", people=(PRIYA,),
)  # fmt: skip
OFFERED = replace(SET, status=InterviewStatus.PROPOSED)
THREAD = (turn(Direction.IN, SET),)


@pytest.mark.parametrize(
    "body",
    [
        "Can we push tomorrow's call back to Friday, same time?",
        "Could we move our interview tomorrow to Friday at the same time?",
        "I have to shift the Tuesday interview to Friday. Same time if that suits.",
    ],
)
def test_it_takes_the_same_time_from_the_appointment_the_thread_has_set(body: str) -> None:
    """The old day is no new interview, and nothing is promised."""
    said = message(body)
    found, _ = read_interviews(said, context(thread=THREAD))
    assert [(one.start, one.status) for one in found] == [
        (at("2026-05-15", "15:00"), InterviewStatus.MOVED)
    ]
    assert read_promises(said, context(thread=THREAD))[0] == ()


def test_it_knows_no_same_time_where_the_thread_set_none() -> None:
    """Without an appointment in the thread the day stands alone."""
    found, _ = read_interviews(
        message("Can we push tomorrow's call back to Friday, same time?"), context()
    )
    assert [(one.start, str(one.day)) for one in found] == [(None, "2026-05-15")]


def answer(text: str) -> Message:
    """The user's answer to the offered slot."""
    return Message(
        "<a@test>", NOW, Address("Ana Silva", ME), "Re: Your interview", text,
        written_at=NOW, text=text, to=(Address("Sam Reed", "sam.reed@acme.example"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "Tuesday 12 May at 15:00 works well for me, thank you.",
        "Tuesday at 3 is fine, I am free all day. Please ask for me at reception.",
        "I can do Tuesday 12 May at 15:00. I'll be there.\n\nAna Silva",
    ],
)
@pytest.mark.parametrize("people", [(PRIYA,), ()])
def test_it_keeps_the_people_of_the_slot_the_user_takes(
    body: str, people: tuple[PersonReading, ...]
) -> None:
    """The user is no interviewer of their own."""
    thread = (turn(Direction.IN, replace(OFFERED, people=people)),)
    known = ReadingContext(
        frozenset({ME}), ZoneInfo("Europe/London"), thread, owner_names=("Ana Silva",)
    )
    found, _ = read_interviews(answer(body), known)
    assert [(one.start, one.status, one.people) for one in found] == [
        (SET.start, InterviewStatus.CONFIRMED, people)
    ]


def _weekday(body: str, thread: tuple[Turn, ...]) -> list[str]:
    found, _ = read_interviews(message(body), context(thread=thread))
    return [f"{one.start:%d %H:%M} {one.confidence}" for one in found if one.start]


NEXT_WEEK = (replace(OFFERED, start=at("2026-05-19", "18:30")),)
BOTH_WEEKS = (OFFERED, *NEXT_WEEK)


@pytest.mark.parametrize(
    ("body", "offered", "read"),
    [
        ("Could we have the interview on Tuesday at 7 pm?", NEXT_WEEK, "19 19:00 weak"),
        ("Could we have the interview on Thursday at 7 pm?", NEXT_WEEK, "14 19:00 likely"),
        ("Could we have the interview on 12 May at 7 pm?", NEXT_WEEK, "12 19:00 likely"),
        ("Could we have the interview tomorrow at 7 pm?", NEXT_WEEK, "12 19:00 likely"),
        ("Could we have the interview on Tuesday at 7pm?", BOTH_WEEKS, "12 19:00 likely"),
        ("Could we have the interview on Tuesday at 7 pm?", (), "12 19:00 likely"),
    ],
)  # fmt: skip
def test_it_takes_a_bare_weekday_for_the_one_the_thread_has_named(
    body: str, offered: tuple[InterviewReading, ...], read: str
) -> None:
    """In doubt; a day that is told, or named in the thread itself, stands as it is."""
    assert _weekday(body, (turn(Direction.IN, *offered),)) == [read]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Burst pipe in the workshop, tomorrow at 3 pm can't happen.", ["cancelled"]),
        ("The workshop floods, so tomorrow at 3 pm can't happen. Friday at noon?", ["cancelled"]),
        ("Burst pipe in the workshop, tomorrow at 4 pm can't happen.", []),
        ("The workshop begins tomorrow at 3 pm.", []),
    ],
)
def test_it_knows_what_is_called_off_by_its_time(body: str, status: list[str]) -> None:
    """At the very time that the thread has set, whatever else the sentence speaks of."""
    found, _ = read_interviews(message(body, subject="Tomorrow"), context(thread=THREAD))
    off = [one.status.value for one in found if one.start == SET.start]
    assert off == status


EARLY = replace(OFFERED, start=at("2026-05-12", "10:00"))
CHOICE = (turn(Direction.IN, EARLY, OFFERED),)


@pytest.mark.parametrize(
    ("body", "hour"),
    [
        ("The early one it is, thanks!", "10:00"),
        ("The afternoon slot is better for me, till 12 I have lectures.", "15:00"),
        ("The morning one suits me.", "10:00"),
        ("At 10 I have class, but at 3 is perfect, so I'll take that one.", "15:00"),
        ("So 10:00 is off the table and 15:00 works, see you then.", "15:00"),
    ],
)
def test_it_takes_the_slot_that_is_told_by_its_part_of_the_day(body: str, hour: str) -> None:
    """Or by the clause that accepts, where another is named to be passed over."""
    found, _ = read_interviews(answer(body), context(thread=CHOICE))
    assert [(one.start, one.status) for one in found] == [
        (at("2026-05-12", hour), InterviewStatus.CONFIRMED)
    ]


THREE = tuple(
    replace(OFFERED, start=at(day, clock), people=())
    for day, clock in (("2026-05-13", "10:00"), ("2026-05-14", "13:30"), ("2026-05-15", "09:00"))
)


@pytest.mark.parametrize(
    "body",
    [
        "Wednesday 10 I have class and Friday 9 I'm on shift, but Thursday at 1:30 is perfect.",
        "I teach on Wednesday at 10, so Thursday at 1:30 works for me.",
        "Friday at 9 is hard, however Thursday at 13:30 suits me well.",
        "Wednesday 10 I can't, but Thursday at 13:30 works.",
    ],
)
def test_of_several_times_the_user_takes_the_one_that_the_clause_accepts(body: str) -> None:
    """What does not suit is told beside it."""
    own = replace(
        message(body), sender=Address("Me", ME), to=(Address("", "sam.reed@acme.example"),)
    )
    found, _ = read_interviews(own, context(thread=(turn(Direction.IN, *THREE),)))
    assert [one.start for one in found] == [at("2026-05-14", "13:30")]


@pytest.mark.parametrize(
    "body",
    [
        "I have a parents' meeting at six on Wednesday.",
        "On Thursday I have a tenants' meeting at 7pm.",
        "I've been called for jury service on Thursday and will be stuck in court from 9 until 5.",
        "I'm on shift on Friday until 9.",
        "I'll be teaching on Thursday at 1:30.",
    ],
)
def test_what_the_user_has_then_is_no_proposal(body: str) -> None:
    """It tells when they cannot."""
    own = replace(
        message(body), sender=Address("Me", ME), to=(Address("", "sam.reed@acme.example"),)
    )
    assert read_interviews(own, context(thread=(turn(Direction.IN, *THREE),)))[0] == ()


@pytest.mark.parametrize(
    "body",
    [
        "We don't hold on to tomorrow. You are set for Thursday 21 May, 14:00.",
        "Tomorrow at 3pm is gone. I have booked your interview for Thursday 21 May at 14:00.",
        "Please scratch our 3pm tomorrow. Priya will meet you on Thursday 21 May at 14:00.",
        "Correction: your interview is on Thursday 21 May at 14:00.",
    ],
)
def test_what_is_set_instead_of_the_known_one_has_moved(body: str) -> None:
    """It is told once, with its new time."""
    found, _ = read_interviews(message(body), context(thread=THREAD))
    assert [(one.start, one.status) for one in found] == [
        (at("2026-05-21", "14:00"), InterviewStatus.MOVED)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Nice one. See you then, blue door. The van will be outside from 7:30.",
        "The early one it is. We blast at 12 on Tuesdays so you'll be well away by then.",
        "Great, putting you in the book for then! The front door is locked from 17:30.",
    ],
)
def test_it_lets_no_hour_beside_it_replace_the_time_that_is_agreed(body: str) -> None:
    """What agrees names no time, and the hours in the other sentences are something else."""
    thread = (*CHOICE, turn(Direction.OUT, replace(EARLY, status=InterviewStatus.CONFIRMED)))
    found, _ = read_interviews(message(body), context(thread=thread))
    assert [one.start for one in found] == [at("2026-05-12", "10:00")]


@pytest.mark.parametrize(
    "body",
    [
        "Your second interview is on Thursday 21 May at 14:00.",
        "If you need to reschedule, click here. Your final interview is on 21 May at 14:00.",
    ],
)
def test_what_is_set_beside_the_known_one_is_another(body: str) -> None:
    """Nothing is called off and nothing moves."""
    found, _ = read_interviews(message(body), context(thread=THREAD))
    assert [(one.start, one.status) for one in found] == [
        (at("2026-05-21", "14:00"), InterviewStatus.CONFIRMED)
    ]
