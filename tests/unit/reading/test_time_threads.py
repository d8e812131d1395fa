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


def _offer(day: str, clock: str) -> InterviewReading:
    return replace(OFFERED, start=at(day, clock), people=())


TWO = (turn(Direction.IN, _offer("2026-05-12", "11:00"), _offer("2026-05-14", "15:00")),)
SERIES = (
    turn(
        Direction.IN,
        _offer("2026-05-12", "16:00"),
        _offer("2026-05-13", "16:00"),
        _offer("2026-05-14", "10:00"),
    ),
)
TAKEN = (*TWO, turn(Direction.OUT, replace(SET, start=at("2026-05-14", "15:00"), people=())))
TODAY = (turn(Direction.IN, replace(SET, start=at("2026-05-11", "15:00"), people=())),)


def _starts(said: Message, thread: tuple[Turn, ...]) -> list[str]:
    found, _ = read_interviews(said, context(thread=thread))
    return [f"{one.status} {one.start:%d %H:%M}" if one.start else str(one.day) for one in found]


@pytest.mark.parametrize(
    "body",
    [
        "The later one's better for me as well. See you then, we don't open till 4 so knock.",
        "Ana - the later. We shut at 6.",
        "Ok second one. Mind the dog.",
        "Let's go with option 2.",
        "Let's go for the second option please.",
        "The second of those suits us. Squad is in the water 9-11.",
        "The latter is best for us, the kitchen's busy till 2.",
        "We'll take the later of the two.",
        "Afternoon one please, thanks.",
        "Second slot works. Ask for Bob.",
        "Later is better for us. Lunch is 12 to 1.",
        "Gonna say the later one. Kitchen closes at 3.",
        "the last one then, see you there",
        "Not the first, the second one please.",
        "Both fine but the later one's handier.",
        "Thursday one suits us best, cheers.",
        "The Thursday slot please.",
    ],
)
def test_a_short_note_picks_one_of_the_offers_by_its_place(body: str) -> None:
    """Whatever other hours it names."""
    assert _starts(message(body), TWO) == ["confirmed 14 15:00"]


@pytest.mark.parametrize(
    "body",
    [
        "Let's go with the middle option. Junior league is on the ice from 5.",
        "Middle one please.",
        "The middle of the three works for us.",
        "Option two it is!",
        "We'd like the second. Doors lock at 6.",
        "the middle one",
        "Wednesday's the one, see you then.",
    ],
)
def test_a_short_note_picks_the_one_between(body: str) -> None:
    """Of three."""
    assert _starts(message(body), SERIES) == ["confirmed 13 16:00"]


@pytest.mark.parametrize(
    "body",
    [
        "The first one is missing a signature, can you send it again?",
        "Thanks for the two references, the second one bounced.",
        "Come in by the first door on the left.",
        "You're the first of those to answer.",
        "Let me know by Friday at the latest.",
        "First of all, thanks for your patience. I'm still asking round.",
        "First come first served I'm afraid.",
        "Would the first one or the second one be better?",
        "Which one did you want?",
        "The first one's gone now, sorry.",
        "Neither of those works any more.",
        "I've asked the boss which of them he'd rather.",
        "We liked your first letter better.",
        "Happy to send the second one again.",
        "The first one on the list is a lad from Derby.",
        "Either is fine with us, you pick.",
        "The second one doesn't work for us after all.",
        "Could you send me the later one? The first form was blank.",
        "Sorry for the late reply.",
        "Good morning, have you got a licence?",
        "See you then!",
        "No problem.",
        "You said you could do mornings, is that right?",
    ],
)
def test_what_comes_first_or_later_of_other_things_picks_no_offer(body: str) -> None:
    """A paper, a door, a person; or the offer is refused, or asked about."""
    assert _starts(message(body), TWO) == []


@pytest.mark.parametrize(
    "body",
    [
        "Too easy, I'll leave the roller door up.",
        "Sweet as, what you said is good. Squad's in the water 9-11 so you'll find me on lane 1.",
        "no prob see u then, rush isnt till 5",
        "That's fine, I'll leave the door up.",
        "Works for us. We open at 8 and shut at 6.",
        "aye go on then. good luck wi test",
        "All good, see ya there.",
        "Grand so. Ring the bell, the office is shut from 1 to 2.",
        "Lovely jubbly, kettle will be on.",
        "That suits us down to the ground.",
        "No worries at all, park round the back.",
        "Perfect. Lunch is 12 till 1 so we'll be back.",
        "Fine by me.",
        "Ok.",
        "Nice one mate.",
        "Sounds like a plan. We're here from 7.",
        "Your pick works for us, thanks.",
        "As you say. Bring boots.",
        "That'll do nicely.",
        "Righto, ask for Kev.",
        "Done. In the book.",
        "You're on! Wear old clothes.",
        "Happy with that, cheers.",
        "Yep fine with us",
        "c u then",
        "That works, Ana. Doors open at 8.30.",
        "Good choice, I'm quieter then. See you there.",
        "Cool, see you Thursday.",
        "Noted, thanks Ana.",
        "Spot on. The gate shuts at 6.",
        "Great stuff, look forward to it. Nigel's in from 9 to 5.",
        "we'll be waiting for you",
        "Sorted then.",
        "Suits me.",
        "It's a date :)",
        "Perfect, talk to you then.",
        "See you there!",
        "See you there! I'll let Jo know.",
        "Great, I'll send the invite now.",
        "Perfect, I'll confirm the room nearer the time. See you then.",
        "Sounds great, see you then. Let me know if you have any questions.",
        "Deal. Kitchen closes at 9 so we've all the time in the world.",
    ],
)
def test_a_short_yes_takes_what_the_user_took(body: str) -> None:
    """In whatever words, beside whatever hours."""
    assert _starts(message(body), TAKEN) == ["confirmed 14 15:00"]


@pytest.mark.parametrize(
    "body",
    [
        "No problem, send it over when you can.",
        "Thanks for the CV, I'll have a look.",
        "Sorry, that one's gone now.",
        "Ah sorry, can't do that after all.",
        "No worries about the reference, take your time.",
        "Could you remind me of your phone number?",
        "I'll let you know.",
        "Hmm, let me check with Dave first.",
        "Fair enough about the pay, I'll ask head office.",
        "Not sure that works, let me ask.",
        "I'll be in touch.",
        "Got your references, all good.",
        "That's fine, we'll pick somebody else then.",
        "No worries, sorry we couldn't go further.",
        "Ah no, that's no good for us.",
        "Where are you travelling from?",
        "Thanks for letting me know.",
        "I'd rather not, something came up.",
        "No problem at all. We have decided to go with another candidate.",
        "No worries. I'm afraid we've filled the role.",
        "Fair enough, I'd have done the same! Sorry that it's a no from us.",
        "No problem, I've spoken to Jo. Sadly the role is on hold.",
        "No problem, that slot is gone though. I'll find another.",
        "All good here, still waiting for Jo to confirm the time.",
        "No problem, I'll ask and get back to you.",
        "Great. Sadly the position has just been filled.",
        "Thanks, got it. I'll confirm once I've spoken to Jo.",
        "Lovely, but the panel may be away then, so let me check.",
        "Perfect, I'll confirm later today.",
        "Sounds good, I'll just run it past Jo first.",
        "Fine by me, just need Jo to say yes too.",
        "Sounds good. Let me check that Jo is free and I'll send an invite.",
        "No worries, we wish you all the best with the other role.",
        "That's great, thank you for your interest in the role.",
        "That works out at 32k a year.",
        "Jo works here too.",
        "Grace from HR will confirm.",
    ],
)
def test_a_yes_to_something_else_takes_no_time(body: str) -> None:
    """Nor does a no, a doubt, a question."""
    assert _starts(message(body), TAKEN) == []


@pytest.mark.parametrize(
    "body",
    [
        "Yep still on for tomorrow! If I'm not out front I'm at lunch til 1:30.",
        "Yes still on. Wear flat shoes.",
        "Nothing changes, we open at 8.",
        "Nothing's changed at our end.",
        "No change, see you tomorrow.",
        "No bother at all, your bus being late is not the end of the world. I'll be here from 8 anyway so 3 or whenever it lands.",  # noqa: E501
        "All as planned. Kitchen's open 9 to 5.",
        "Still tomorrow at three, snow or no snow.",
        "We're still on. Bring a coat.",
        "Going ahead as planned, the strike's off.",
        "Still 3, yes.",
        "Yes still good for tomorrow.",
        "We're good to go!",
        "No change at our end. Bring your laptop.",
        "The interview stays as it is.",
    ],
)
def test_what_is_known_still_stands(body: str) -> None:
    """By its day, its hour, or neither."""
    assert _starts(message(body), THREAD) == ["confirmed 12 15:00"]


@pytest.mark.parametrize(
    "body",
    [
        "Is it still on for tomorrow?",
        "If nothing changes we'll hire in June.",
        "The shop is still on the High Street.",
        "We're still on the lookout for a second person.",
        "We open at 3 on weekdays.",
        "The offer on boots still stands.",
        "Still waiting on your references.",
        "I'll still be at lunch at 1.",
        "Nothing to bring.",
        "No change to the pay I'm afraid.",
        "As planned, I've sent your form to head office.",
        "We've no news, still the same.",
        "We're good to go with another candidate, so thank you for your time.",
        "Nothing has changed on our side, the decision is still pending.",
        "No change here, still waiting on budget.",
        "Going ahead, we'd like to know your notice period.",
        "No changes to the plan to hire two people.",
        "Nothing changes, the role is still open.",
    ],
)
def test_what_else_still_stands_is_no_appointment(body: str) -> None:
    """A shop, a wage, an offer on boots; or it is asked."""
    assert _starts(message(body), THREAD) == []


@pytest.mark.parametrize(
    "body",
    [
        "Do Thursday instead, same start. Sorry!",
        "It would be Thursday for you now, hours unchanged. Thanks for being so flexible.",
        "Swap days on me would you? party is Thursday, herself had it wrong. 3 as before",
        "May we have you two days later, at the hour already arranged?",
        "Could we do Thursday at the same time instead?",
        "Gas man's coming tomorrow, can we make it Thursday, time as agreed?",
        "I've moved you to Thursday. Time stays the same.",
        "We'll have to say Thursday now, same hour.",
        "Change of day, it's Thursday now, everything else the same.",
        "Thursday instead of tomorrow, same time. Sorry love.",
        "Let's swap to Thursday, usual place, same time.",
        "Thursday rather than tomorrow please, hours as before.",
        "Have to push you back two days, same time.",
        "The interview has been moved two days later, same time.",
        "We have to push it back by two days, sorry.",
        "It'll have to be Thursday, same time.",
        "Your interview is now Thursday, same time.",
    ],
)
def test_another_day_keeps_the_known_hour(body: str) -> None:
    """Told as moved, or asked as a question."""
    assert _starts(message(body), THREAD)[0].split(" ", 1)[1] == "14 15:00"


@pytest.mark.parametrize(
    "body",
    [
        "Our move to the new building has been put back a week, so the interview is at the old address.",  # noqa: E501
        "We moved our summer party a week later.",
        "We'd like to move the decision a week later, your interview stays as it is.",
        "We pushed the board meeting back by two days.",
        "The application deadline has moved back by a week.",
        "The start of the job is pushed back by a week.",
        "Tom's interview has moved back a day.",
        "I've pushed lunch back an hour.",
        "We now open on Saturday too, same hours.",
        "The shift you'd do is now Saturday, same hours, so no change to pay.",
        "The role has changed: you'd now work Saturday too, hours as before.",
        "I'm away on Thursday now, so Jo will stand in; everything else stays the same.",
        "Jo changed her day off, she now works Thursday, same hours, so she'll miss you.",
    ],
)
def test_what_else_moves_takes_no_appointment_along(body: str) -> None:
    """A party, a deadline, somebody's hours of work."""
    assert _starts(message(body), THREAD) == []


@pytest.mark.parametrize(
    "body",
    [
        "We would like to move you forward. Your panel interview is Thursday 21 May at 14:00.",
        "We are moving your application forward. The final interview is Thursday 21 May at 14:00.",
        "We're moving you on to the final round, which is Thursday 21 May at 14:00.",
    ],
)
def test_an_applicant_who_moves_forward_moves_no_appointment(body: str) -> None:
    """The next one is another."""
    assert _starts(message(body, subject="Next stage"), THREAD) == ["confirmed 21 14:00"]


@pytest.mark.parametrize(
    "body",
    [
        "Heavy rain so nothing happens early. 5 rather than 3 tomorrow. Smoko's at 10.",
        "Make it 5 not 3 tomorrow if that's alright, the delivery's been put back till half past six.",  # noqa: E501
        "5 instead of 3 tomorrow please, the boiler man's here till 4.",
        "Not 3 but 5 tomorrow, sorry. We shut at 8.",
        "5pm rather than 3pm please. Kitchen's shut 2-4.",
        "Tomorrow: 5, not 3. Ta.",
    ],
)
def test_another_hour_takes_the_place_of_the_known_one(body: str) -> None:
    """On its day."""
    assert _starts(message(body), THREAD) == ["moved 12 17:00"]


@pytest.mark.parametrize(
    "body",
    [
        "Stuck on the ring road behind a caravan, be with you for 4 not before. Gate code is 4471.",
        "Traffic is murder, I'll be there about 4.",
        "Running late, with you at 4.",
        "Stuck in traffic, I won't be there till 4.",
        "My train's delayed so I'll be there by 4.",
    ],
)
def test_who_is_late_moves_what_is_known_today(body: str) -> None:
    """To the hour when they are there."""
    assert _starts(message(body), TODAY) == ["moved 11 16:00"]


@pytest.mark.parametrize(
    "body",
    [
        "Please don't be late, I have to be back at 4 for a meeting.",
        "Parking is free until 5, there is space in the yard.",
        "If you are running late, we'll be here till 5.",
        "I'll be in the office till 5 in case you get held up.",
        "The lift is stuck, the engineer will be here at 4.",
        "The results will be with you by 5 today, no later.",
    ],
)
def test_an_hour_beside_words_of_delay_moves_nothing(body: str) -> None:
    """Where it is not the writer who is late, or not then that they come."""
    assert _starts(message(body), TODAY) == []


@pytest.mark.parametrize(
    "body",
    [
        "Can you do 5 instead of 3?",
        "Could we make it 5 rather than 3?",
        "Would 5 rather than 3 be possible tomorrow?",
        "3 tomorrow won't work, how about 5?",
        "I can't do 3 tomorrow, would 5 suit?",
        "3 doesn't work any more, could we say 5?",
    ],
)
def test_another_hour_is_proposed_by_a_question(body: str) -> None:
    """It has not moved yet."""
    assert _starts(message(body), THREAD) == ["proposed 12 17:00"]


@pytest.mark.parametrize(
    "body",
    [
        "It's Building 4, not 3.",
        "Come to room 5 instead of 3, see you at the interview.",
        "The panel will be 4 rather than 3.",
        "Take junction 9 rather than 3.",
        "It leaves from Platform 4, not 3.",
        "The salary band is 4, not 3.",
        "You would teach year 6 rather than 3.",
        "Entrance 4 rather than 3 please.",
        "We have put you in lab 4 instead of 3.",
        "There will be 4 not 3 people on the panel tomorrow.",
        "It's 5 not 6 people on the crew.",
        "We're open from 7 rather than 8 these days.",
        "I was stuck in traffic till 4 yesterday.",
        "Pay is 12 not 11 an hour.",
        "Smoko is at 10 rather than 9 in summer.",
        "I can't do Thursday at the same time.",
        "The other lad comes Thursday, same time.",
        "Thursday we close at the same time as ever.",
    ],
)
def test_one_number_for_another_moves_nothing(body: str) -> None:
    """Where the other is not the known hour, or they are no hours."""
    assert _starts(message(body), THREAD) == []


@pytest.mark.parametrize(
    "body",
    [
        "Completion fell through so no Ludlow tomorrow, dont come.",
        "Pump's died and the pool's closed all weekend, so scrap tomorrow sorry mate. I'm at nationals from Thursday till the 20th.",  # noqa: E501
        "Don't come tomorrow, we've no power.",
        "No need to come tomorrow after all.",
        "Forget tomorrow, the van's off the road.",
        "Tomorrow's off I'm afraid.",
        "Ditch tomorrow, I'm in bed with flu.",
        "So no trial tomorrow, sorry.",
        "Tomorrow, don't bother coming, the oven's bust.",
    ],
)
def test_the_known_day_alone_is_called_off(body: str) -> None:
    """At its hour."""
    assert _starts(message(body), THREAD) == ["cancelled 12 15:00"]


@pytest.mark.parametrize(
    "body",
    [
        "Don't forget tomorrow!",
        "Don't come hungry tomorrow, there's cake.",
        "Tomorrow, dont come in by the front.",
        "Don't come early tomorrow.",
        "Never forget a customer, that's our motto.",
        "Tomorrow, do come through the yard.",
        "Scrap metal is collected on Thursdays.",
        "No parking tomorrow in the yard.",
    ],
)
def test_a_warning_calls_nothing_off(body: str) -> None:
    """How to come is not whether to come."""
    assert _starts(message(body), THREAD) == []


@pytest.mark.parametrize(
    "body",
    [
        "I can't do tomorrow at 11 or Thursday at 3 after all, vet's coming on both.",
        "Sorry, neither tomorrow nor Thursday works now.",
        "Can't do tomorrow at 11 now.",
    ],
)
def test_an_offer_that_falls_away_is_no_appointment_called_off(body: str) -> None:
    """Nobody had taken it."""
    assert _starts(message(body), TWO) == []


@pytest.mark.parametrize(
    "body",
    [
        "The later of the two please. I have a dentist at 3 that day.",
        "The second of those would be great, as I work 12 to 5 on Tuesday.",
        "Thursday please Steve. I finish at the cafe at 4 both days but Tuesday I've to collect my sister at 6.",  # noqa: E501
        "Thursday afternoon works, thank you Ms Pierce.",
        "Second one please!",
        "I'd like the later slot if that's still free.",
        "The afternoon one suits me better, I'm at college till 1.",
        "Could I have the second one?",
        "Option 2 works best, I'm at work until 12 on Tuesday.",
        "Either works but the later would save me a rush from college.",
        "The first one is out but the second would be great.",
        "Not the first one, but the second is fine.",
        "I'll be there on Thursday at 3.",
    ],
)
def test_the_user_picks_by_place_beside_hours_of_their_own(body: str) -> None:
    """What they do then is no proposal."""
    assert _starts(answer(body), TWO) == ["confirmed 14 15:00"]


@pytest.mark.parametrize(
    "body",
    [
        "What floor is it on, the first or the second?",
        "I've attached two references, the second one is from college.",
        "The first one doesn't work for me and neither does the second.",
        "I'll be in touch.",
        "Can I let you know by Thursday please?",
        "I'll have to pass on Thursday, I have accepted another job.",
        "I can do anything but the last one.",
        "Any of those but the last one works.",
        "Any time other than the second one.",
        "Tuesday afternoon works too.",
        "I'd take the second job rather than the first.",
        "I'd like to know more about the second one, the salary in particular.",
    ],
)
def test_the_user_picks_nothing_by_other_ordinals(body: str) -> None:
    """Nor by a word to come."""
    assert _starts(answer(body), TWO) == []


@pytest.mark.parametrize(
    ("body", "hour"),
    [
        ("I'll be there Tuesday at 10:30 then, my class lets out at 10:10.", "12 10:30"),
        ("I'll come Tuesday at 11:30, straight after my driving lesson (9-10).", "12 11:30"),
        ("Would 12 be OK that same morning? I drop my brother at school at 7:40.", "12 12:00"),
        (
            "Tuesday I've a theory test at 8.15. Could I come on Thursday at the same time?",
            "14 11:00",
        ),
    ],
)
def test_the_user_proposes_another_hour_and_not_what_they_do_then(body: str, hour: str) -> None:
    """On the day offered, or at the hour offered."""
    thread = (turn(Direction.IN, _offer("2026-05-12", "11:00")),)
    assert _starts(answer(body), thread) == [f"proposed {hour}"]


@pytest.mark.parametrize(
    ("body", "hours"),
    [
        (
            "I'd love to. Sadly I can't do Tuesday morning (dentist), but could I come at 2pm that day, or else on Thursday the 14th at 10?",  # noqa: E501
            ["12 14:00", "14 10:00"],
        ),
        ("That sounds great, but I'm in class then; would 4 work?", ["12 16:00"]),
        (
            "Yes please! I'm afraid Tuesday at 11 clashes with an exam. Could we do Thursday 14th at 12 instead?",  # noqa: E501
            ["14 12:00"],
        ),
        ("I would love to come in. Any chance of a later time, say 3pm on Tuesday?", ["12 15:00"]),
        (
            "Perfect, I'd be happy to meet the team. Tuesday at 11 doesn't work for me though, how about Tuesday at 1pm?",  # noqa: E501
            ["12 13:00"],
        ),
        ("Sounds good! I have a shift that morning. Would Thursday at 2pm suit?", ["14 14:00"]),
        ("Thanks, I'd love to. I can't get away then - would 1pm be OK?", ["12 13:00"]),
        ("That sounds lovely. Sadly I'm working then.", []),
        ("I'd love to. Unfortunately I can't make Tuesday.", []),
    ],
)
def test_a_yes_to_the_thing_alone_takes_no_time(body: str, hours: list[str]) -> None:
    """Where the user declines the hour, or asks for another."""
    thread = (turn(Direction.IN, _offer("2026-05-12", "11:00")),)
    assert _starts(answer(body), thread) == [f"proposed {hour}" for hour in hours]


@pytest.mark.parametrize(
    "body",
    [
        "I'd love to, see you Tuesday at 11!",
        "I'd love to. See you on Tuesday.",
        "That sounds great, but could you tell me where to park? See you then.",
        "Yes please, Tuesday at 11 is perfect. Would it be OK to bring my portfolio?",
        "I'd love to. I was afraid I couldn't make it but I've moved my dentist, so Tuesday at 11 it is.",  # noqa: E501
        "Great, thank you. Unfortunately I can't bring the references until Friday, but Tuesday at 11 works.",  # noqa: E501
        "I'd love to. Could you send me the address?",
        "That's great. I'm working in the morning but will be finished by 9, so 11 is fine.",
        "Sounds good! I can't stay past 2 on Tuesday though. Looking forward to it!",
        "I'd love to. Could you ring me at 10 on Monday about the parking?",
    ],
)
def test_a_yes_beside_another_question_takes_the_time(body: str) -> None:
    """What is asked is no other time, and what is out is another thing."""
    thread = (turn(Direction.IN, _offer("2026-05-12", "11:00")),)
    assert _starts(answer(body), thread) == ["confirmed 12 11:00"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("So the interview passes from 15:00 to 16:30, the same Tuesday 12 May.", "12 16:30"),
        (
            "Your chat with Teresa on 12 May shifts from 3:00 to 3:30 PM and will finish at 4:00.",
            "12 15:30",
        ),
        ("Tuesday's interview slides from 3 to 4, sorry.", "12 16:00"),
        ("Your interview on 12 May slips from 3pm to half past three.", "12 15:30"),
        ("The start of your interview on 12 May changes from 15:00 to 16:00.", "12 16:00"),
        (
            "Your interview on Tuesday 12 May goes from 15:00 to 17:00 now, sorry for that.",
            "12 17:00",
        ),
        ("There is a change to your interview on 12 May, from 15:00 to 17:00.", "12 17:00"),
    ],
)
def test_a_stretch_from_the_known_hour_behind_a_move_is_no_stretch(body: str, told: str) -> None:
    """The first hour is where it was."""
    assert _starts(message(body), THREAD) == [f"moved {told}"]


@pytest.mark.parametrize(
    "body",
    [
        "Your interview on 12 May runs from 15:00 to 17:00.",
        "Your trial shift from 15:00 to 17:00 on 12 May is confirmed.",
        "Your interview on 12 May goes from 15:00 to 17:00.",
        "Your interview on 12 May is from 15:00 to 17:00. The pass is at the gate.",
    ],
)
def test_a_stretch_from_the_known_hour_without_a_move_is_one(body: str) -> None:
    """Though it begins at the hour known."""
    assert _starts(message(body), THREAD) == ["confirmed 12 15:00"]


@pytest.mark.parametrize("thread", [(), THREAD])
@pytest.mark.parametrize(
    "body",
    [
        "Your interview has been brought forward. It was in the diary for Tuesday 12 May at 3pm; the partners will now see you on Thursday 14 May at 4.15pm.",  # noqa: E501
        "Your interview has been rearranged. It was fixed for Tuesday 12 May at 3pm. Mr Hale will see you on Thursday 14 May at 4.15pm.",  # noqa: E501
    ],
)
def test_what_was_set_beside_a_move_holds_no_more(body: str, thread: tuple[Turn, ...]) -> None:
    """The other time takes its place."""
    assert _starts(message(body), thread) == ["moved 14 16:15"]


@pytest.mark.parametrize(
    "body",
    [
        "I've pushed us back two days, so we're now on for Thursday 14 May at 4:15 pm.",
        "We have had to shift all interviews by two days. Yours will therefore be at 4.15pm on Thursday 14 May.",  # noqa: E501
    ],
)
def test_a_time_that_takes_the_known_ones_place_has_moved(body: str) -> None:
    """Though no word of its own sentence says that it is the interview."""
    assert _starts(message(body), THREAD) == ["moved 14 16:15"]


@pytest.mark.parametrize(
    "body",
    [
        "Your interview was booked for Thursday 14 May at 4.15pm this morning.",
        "The interview was set for Thursday 14 May at 4.15pm by Ms Hale.",
    ],
)
def test_what_was_set_without_a_move_holds(body: str) -> None:
    """People say so of what still is."""
    said = message("Your interview is on. " + body)
    assert _starts(said, ()) == ["confirmed 14 16:15"]


@pytest.mark.parametrize("taken", ["11:00", "16:00"])
@pytest.mark.parametrize(
    "body", ["{} tomorrow locked in.", "{} tomorrow, booked.", "Great, tomorrow at {} it is!"]
)
def test_a_bare_hour_beside_a_day_is_the_offered_one(body: str, taken: str) -> None:
    """Where the thread has offered that very hour of the day, and the user took it."""
    offers = [_offer("2026-05-12", "11:00"), _offer("2026-05-12", "16:00")]
    took = replace(_offer("2026-05-12", taken), status=InterviewStatus.CONFIRMED)
    thread = (turn(Direction.IN, *offers), turn(Direction.OUT, took))
    said = message(body.format(int(taken[:2]) % 12))
    assert _starts(said, thread) == [f"confirmed 12 {taken}"]


@pytest.mark.parametrize("body", ["There are 4 tomorrow.", "We see 4 tomorrow, all of them new."])
def test_a_number_beside_a_day_that_counts_is_no_hour(body: str) -> None:
    """Though the thread has offered such an hour."""
    assert _starts(message(body), (turn(Direction.IN, _offer("2026-05-12", "16:00")),)) == []


def test_the_day_it_moves_to_is_no_promise() -> None:
    """Though "it would be Thursday" may tell how long something takes."""
    said = message("Jo has swapped with Ade, so it would be Thursday for you now, hours unchanged.")
    found, _ = read_interviews(said, context(thread=THREAD))
    assert read_promises(said, context(thread=THREAD), appointments=found)[0] == ()


ANOTHER_MATTER = turn(Direction.IN)
ACCEPTED = turn(Direction.OUT, SET)


@pytest.mark.parametrize("body", ["Yes, please do.", "Yes, please do send it to Sefton Bank."])
@pytest.mark.parametrize(
    "thread",
    [
        (turn(Direction.IN, OFFERED), ACCEPTED, ANOTHER_MATTER),
        (turn(Direction.IN, OFFERED), ACCEPTED, turn(Direction.IN, SET), ANOTHER_MATTER),
        (turn(Direction.IN, SET), ANOTHER_MATTER),
        (
            turn(Direction.IN, OFFERED),
            turn(Direction.IN, replace(SET, status=InterviewStatus.CANCELLED)),
            ANOTHER_MATTER,
        ),
    ],
)
def test_a_bare_yes_answers_the_newest_question(body: str, thread: tuple[Turn, ...]) -> None:
    """They wrote of something else after the time was settled: the yes takes none."""
    found, _ = read_interviews(answer(body), context(thread=thread))
    assert found == ()


@pytest.mark.parametrize(
    ("body", "thread"),
    [
        ("Yes, that works.", (turn(Direction.IN, OFFERED), ANOTHER_MATTER)),
        ("Yes, that works.", (turn(Direction.IN, OFFERED), ACCEPTED, turn(Direction.IN, OFFERED))),
        ("Yes, Tuesday at 3pm works.", (turn(Direction.IN, OFFERED), ACCEPTED, ANOTHER_MATTER)),
    ],
)
def test_a_yes_takes_what_still_waits_or_is_named(body: str, thread: tuple[Turn, ...]) -> None:
    """An offer not answered yet, one made anew, or a time that the yes names itself."""
    found, _ = read_interviews(answer(body), context(thread=thread))
    assert [(one.start, one.status) for one in found] == [
        (at("2026-05-12", "15:00"), InterviewStatus.CONFIRMED)
    ]
