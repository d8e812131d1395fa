"""What two people agree on in a few mails: times called off, taken plainly, left to choose.

Monday 4 May 2026 is the first mail's day; each next mail comes an hour later unless told.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import InterviewReading, Reading, ReadingContext, Turn
from agent.domain.hiring import Confidence, InterviewStatus, OwnKind
from agent.mail import parse_message
from agent.reading import read

ME = "ines.duarte@mailbox.example"
ZONE = ZoneInfo("Europe/London")
OFFER = (
    "they: Thank you for applying for the Parts Planner post at Quillmere Marine. "
    "Would Thursday 14 May at 2pm suit you for a video call with Tom Abel?"
)
SET = (OFFER, "me: Thursday 14 May at 2pm works for me, thank you.")
LIST = (
    "they: Thank you for applying for the Parts Planner post at Quillmere Marine. Tom is free "
    "for a video interview at these times:\n\n- Tuesday 12 May, 2:00 - 2:45 PM\n"
    "- Wednesday 13 May, 10:00 - 10:45 AM\n- Thursday 14 May, 4:00 - 4:45 PM\n\n"
    "Please let me know your preference."
)
Said = tuple[str, str]


def talk(*turns: str, day: int = 13) -> Reading:
    """The reading of the last mail of a thread whose third comes on that day of May."""
    thread: list[Turn] = []
    for number, turn in enumerate(turns):
        who, _, body = turn.partition(": ")
        at = datetime(2026, 5, day if number > 1 else 4, 10, tzinfo=ZONE) + timedelta(hours=number)
        them, me = "Wen Hart <wen.hart@quillmere.example>", f"Ines Duarte <{ME}>"
        sender, to = (me, them) if who == "me" else (them, me)
        raw = (
            f"From: {sender}\nTo: {to}\nSubject: Parts Planner at Quillmere Marine\n"
            f"Date: {at:%a, %d %b %Y %H:%M:%S %z}\nMessage-ID: <c{number}@x>\n\n{body}\n"
        )
        message = parse_message(raw.encode(), at=at.astimezone(UTC), thread_id="c")
        reading = read(message, ReadingContext(frozenset({ME}), ZONE, tuple(thread)))
        thread.append(
            Turn(message.message_id, reading.direction, message.sender.key, message.at, reading)
        )
    return reading


def told(reading: Reading) -> list[Said]:
    """Each appointment's status with its day and clock time."""
    return [(one.status.value, _when(one)) for one in reading.interviews]


def _when(one: InterviewReading) -> str:
    return f"{one.start:%d %H:%M}" if one.start else f"{one.day:%d}"


OFF = ("cancelled", "14 14:00")

CALLED_OFF = [
    "I'm so sorry, I've come down with flu and won't be able to make tomorrow.",
    "I'm afraid I have to cancel tomorrow as my son is in hospital. Could we rearrange?",
    "Unfortunately I'm ill and can't do tomorrow. Could Tom see me another day?",
    "I am unwell and don't think I'll be fit for tomorrow's interview. May we postpone?",
    "I need to cancel tomorrow as I have tested positive. I am still very interested.",
    "I will have to pull out of tomorrow because of a family emergency.",
    "I'm no longer available tomorrow at 2pm.",
    "I am unable to attend the interview on Thursday 14 May.",
    "I am not well enough to do the interview tomorrow.",
    "Tomorrow won't work for me any more, I'm afraid.",
    "Something has come up and I need to push our call to next week.",
    "My train is cancelled and I will not be able to make it. Can we find another time?",
]


@pytest.mark.parametrize("body", CALLED_OFF)
def test_what_the_user_cannot_keep_is_off(body: str) -> None:
    """The appointment is cancelled, and the user stays in the process."""
    reading = talk(*SET, f"me: {body}")
    assert told(reading) == [OFF]
    assert reading.own is OwnKind.RESCHEDULE
    assert reading.confidence.actionable


KEPT = [
    "If I can't make tomorrow, I will let you know.",
    "I can't make the dinner tomorrow but the interview is fine.",
    "I can't do tomorrow morning, but the afternoon is still fine.",
    "I can't make it before 2 tomorrow.",
    "I can't make any other day.",
    "I can't make Friday, but tomorrow at 2pm is still good.",
    "I won't be able to join by video tomorrow, can I dial in?",
    "I won't be able to bring my portfolio tomorrow.",
    "I don't need to cancel tomorrow after all.",
    "I will not be able to finish the task by tomorrow.",
    "I had to cancel my holiday but I will see you tomorrow.",
    "Could we move tomorrow's interview to Monday at 3pm?",
    "Is there any chance of 4pm instead of 2pm tomorrow?",
]


@pytest.mark.parametrize("body", KEPT)
def test_what_is_only_asked_for_or_something_else_calls_nothing_off(body: str) -> None:
    """Until the employer agrees, what was set stands."""
    assert OFF not in told(talk(*SET, f"me: {body}"))


def test_a_refusal_of_another_time_leaves_what_is_set() -> None:
    """ "I can't make it" answers the time that was asked for; which is meant is not told."""
    asks = "they: Tom is travelling. Could you do Friday 15 May at 9am instead?"
    assert OFF not in told(talk(*SET, asks, "me: Sorry, I can't make Friday."))
    assert OFF not in told(talk(*SET, asks, "me: Sorry, I can't make it."))


def test_a_new_mail_names_the_day_that_falls_away() -> None:
    """Where the thread knows no appointment, the day that is named must do."""
    assert told(talk("me: I'm ill and can't make tomorrow's interview, sorry.")) == [
        ("cancelled", "05")
    ]


MOVE = "me: Something has come up and I need to move our call. Could we do Monday, same time?"


@pytest.mark.parametrize(
    "body",
    ["Not a problem, Monday works.", "Of course, Monday at 2pm is fine.", "Monday is fine."],
)
def test_a_yes_to_the_users_other_time_sets_it(body: str) -> None:
    """The hour is the one that both knew, and the yes is believed."""
    reading = talk(*SET, MOVE, f"they: {body}")
    assert told(reading) == [("confirmed", "18 14:00")]
    assert reading.confidence.actionable


YES = [
    "Good for me, thanks!", "Sounds great, I'll be there.", "Perfect.", "Ideal, thank you.",
    "Great, looking forward to it.", "Thank you, I have put it in my diary.", "Of course.",
    "Brilliant, count me in.", "That suits me well, thank you.", "No problem.", "Sure thing!",
    "That time is good for me, thank you.", "Certainly, I look forward to speaking with Tom.",
    "Great, thanks. Should I bring my portfolio?",
]  # fmt: skip


@pytest.mark.parametrize("body", YES)
def test_a_plain_yes_takes_the_one_time_that_was_offered(body: str) -> None:
    """However short it is, it is believed."""
    reading = talk(OFFER, f"me: {body}")
    assert told(reading) == [("confirmed", "14 14:00")]
    assert reading.confidence.actionable


NO_YES = [
    "Great to hear from you! Which other days could you do?",
    "Perfect timing, I was about to write. Could you tell me more about the post first?",
    "Great post, but I am afraid I am away.",
    "Sounds great, but could we do it later?",
    "Thank you for the invitation. I look forward to hearing more about the post.",
    "Lovely to hear from you. I am on holiday that week.",
    "Not good for me, sorry.",
    "Hmm, let me check and come back to you.",
    "Yes, I applied. Who is Tom?",
]


@pytest.mark.parametrize("body", NO_YES)
def test_kind_words_alone_take_no_time(body: str) -> None:
    """What may mean something else is not believed."""
    reading = talk(OFFER, f"me: {body}")
    taken = [one for one in reading.interviews if one.status is InterviewStatus.CONFIRMED]
    assert not taken or reading.confidence is Confidence.WEAK


@pytest.mark.parametrize(
    ("mine", "theirs", "when"),
    [
        ("Either Wednesday or Thursday works.", "Great, let's go for Thursday then.", "14 16:00"),
        ("Thursday would be best, but Wednesday is fine too.", "Thursday it is!", "14 16:00"),
        ("Any of these work.", "Let's take the Tuesday.", "12 14:00"),
        ("The Thursday slot please.", "Done, see you Thursday.", "14 16:00"),
    ],
)
def test_the_employer_picks_one_of_the_times_left_open(mine: str, theirs: str, when: str) -> None:
    """The day alone is enough: its hour stood in the list."""
    thread = (
        LIST.replace("12 May", "19 May").replace("13 May", "20 May").replace("14 May", "21 May")
    )
    found = told(talk(thread, f"me: {mine}", f"they: {theirs}"))
    assert found == [("confirmed", f"{int(when[:2]) + 7} {when[3:]}")]


def test_no_time_is_picked_that_the_user_did_not_want() -> None:
    """Asked for another hour of the day, a yes is no yes to the hour of the list."""
    mine = "me: Could we do Thursday in the morning instead?"
    assert ("confirmed", "14 16:00") not in told(talk(LIST, mine, "they: Thursday works."))


def test_the_same_time_outlives_a_cancellation() -> None:
    """ "Same time" is the hour that fell away."""
    off = "they: I'm afraid Tom is ill, so we won't be going ahead tomorrow."
    again = "they: Tom is back. How about Thursday 21 May, same time, same place?"
    reading = talk(*SET, off, again, "me: Perfect, Thursday it is.")
    assert told(reading) == [("confirmed", "21 14:00")]


FREE = (
    "they: Thank you for applying for the Parts Planner post at Quillmere Marine. "
    "Are you around for a quick call on Friday? I'm free between 10 and 12."
)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Friday suits. Shall we say 10.30?", "10.30 is grand. Talk then."),
        ("Friday suits. Could we do 10.30?", "10.30 it is!"),
        ("Yes, Friday works. How about 10.30am?", "Perfect, speak at 10.30am."),
        ("10.30 on Friday would be great.", "Booked!"),
        ("Friday is good. Would 10.30 work?", "10.30 works, I'll call you."),
    ],
)
def test_within_a_free_stretch_the_users_hour_is_the_time(mine: str, theirs: str) -> None:
    """The start of the stretch is nobody's time; the hour is set once it is agreed."""
    assert told(talk(FREE, f"me: {mine}")) == [("proposed", "08 10:30")]
    assert told(talk(FREE, f"me: {mine}", f"they: {theirs}", day=5)) == [("confirmed", "08 10:30")]


@pytest.mark.parametrize("body", ["Friday suits.", "Friday is fine, call me whenever you like."])
def test_of_a_free_stretch_the_day_alone_may_be_agreed(body: str) -> None:
    """Without an hour there is a day, and no clock time is made up for it."""
    assert told(talk(FREE, f"me: {body}")) == [("confirmed", "08")]


def test_a_meeting_as_long_as_a_stretch_is_taken_as_it_stands() -> None:
    """ "From 1 to 3" is the panel's own time."""
    panel = (
        "they: Thank you for applying for the Parts Planner post at Quillmere Marine. Could you "
        "come in for a panel interview on Thursday 14 May from 1pm to 3pm?"
    )
    assert told(talk(panel, "me: Thursday at 1pm works for me.")) == [("confirmed", "14 13:00")]


@pytest.mark.parametrize(
    "body",
    [
        "11 would be better for me.",
        "Lovely. Let's make it 10.45 though.",
        "Can't do 10.30 I'm afraid, how about 11?",
    ],
)
def test_another_hour_in_the_answer_is_no_yes_to_the_users(body: str) -> None:
    """What the employer would rather have is not what the user asked for."""
    mine = "me: Friday suits. Shall we say 10.30?"
    assert ("confirmed", "08 10:30") not in told(talk(FREE, mine, f"they: {body}", day=5))
