"""What the user answers to a digest is understood or asked back: no half of it, no guess."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.digest.answers import Understood, understand
from agent.digest.week import Target
from agent.domain.correction import (
    AddNote,
    Answered,
    CancelInterview,
    Change,
    Ignore,
    NoShow,
    SetCompany,
    SetInterview,
    SetOutcome,
    SetRole,
    SetWish,
    Wish,
)
from agent.domain.facts import NoteKind
from agent.domain.hiring import Outcome

ZONE = ZoneInfo("Europe/Berlin")
WRITTEN = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
NUMBERS = {
    **{number: Target(f"p{number}", name=f"Employer {number}") for number in range(1, 6)},
    9: Target(gmail_id="g9", name="the unclear message"),
}


def heard(text: str) -> tuple[Understood, ...]:
    return understand(text, NUMBERS, WRITTEN, ZONE)


def berlin(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("3 withdraw", SetWish(Wish.WITHDRAW, True)),
        ("3 I want to withdraw, please", SetWish(Wish.WITHDRAW, True)),
        ("3: I have withdrawn.", SetOutcome(Outcome.WITHDRAWN)),
        ("2 ignore", Ignore()),
        ("#2 ignore", Ignore()),
        ("4 offer accepted", SetOutcome(Outcome.ACCEPTED)),
        ("4 I accepted the offer!", SetOutcome(Outcome.ACCEPTED)),
        ("4 I got an offer", SetOutcome(Outcome.OFFER)),
        ("4 offer until 12 June", SetOutcome(Outcome.OFFER, deadline=date(2026, 6, 12))),
        ("4 they rejected me by phone", SetOutcome(Outcome.REJECTED, by_phone=True)),
        ("4 on hold", SetOutcome(Outcome.ON_HOLD)),
        ("4 still open", SetOutcome(None)),
        ("2 prefer", SetWish(Wish.PREFERRED, True)),
        ("2 is my favourite", SetWish(Wish.PREFERRED, True)),
        ("2 not preferred", SetWish(Wish.PREFERRED, False)),
        ("5 pause", SetWish(Wish.PAUSED, True)),
        ("5 pause until 3 July", SetWish(Wish.PAUSED_UNTIL, berlin(3, 0, month=7))),
        ("1 answered", Answered()),
        ("1 nobody came", NoShow()),
        ("1 the interview was cancelled", CancelInterview()),
        ("1 the interview was on Tuesday at 14:00", SetInterview(berlin(2, 14))),
        ("1 the interview is on Wednesday 10 June at 2:30 pm", SetInterview(berlin(10, 14, 30))),
        ("1 interview moved to Friday 10:00", SetInterview(berlin(12, 10))),
        ("1 company is Åker & Co", SetCompany("Åker & Co")),
        ("1 role: Data Analyst", SetRole("Data Analyst")),
        ("1 detail we spoke of maps", AddNote(NoteKind.DETAIL, "we spoke of maps")),
    ],
)
def test_a_number_and_plain_words_are_understood(line: str, change: Change) -> None:
    (one,) = heard(line)
    assert (change,) == one.changes
    assert one.target.process_id == f"p{line.lstrip('#')[0]}"


@pytest.mark.parametrize(
    "line",
    [
        "3 please do not withdraw",
        "3 I will withdraw if they do not answer",
        "3 maybe",
        "3 withdraw or pause",
        "3 should I accept the offer?",
        "3 declined",
        "3",
        "7 ignore",
        "1 the interview is on 3 June at 14:00",
        "1 the interview was on Thursday 9 June at 14:00",
        "1 the interview is at 99:00",
        "9 withdraw",
        "9 is 7",
        "14:00 suits me",
        "What do you mean?",
        "3 " + "withdraw " * 5_000,
    ],
)
def test_what_is_not_surely_meant_changes_nothing_and_is_asked_back(line: str) -> None:
    for one in heard(line):
        assert not one.clear
        assert one.changes == ()
        assert one.reply


def test_a_day_alone_is_no_time_and_is_asked_back() -> None:
    (one,) = heard("1 the interview was on Tuesday")
    assert one.reply == "Employer 1: at what time was the interview on Tue 2 June?"
    assert not one.clear


def test_one_line_may_speak_of_several() -> None:
    found = heard("2, 3 and 4 ignore")
    assert [one.target.process_id for one in found] == ["p2", "p3", "p4"]
    assert all(one.changes == (Ignore(),) for one in found)


def test_lines_stand_for_themselves_and_greetings_are_passed_over() -> None:
    found = heard("Good morning!\n\n3 withdraw\n2 hm\nThanks, Nora")
    assert [one.clear for one in found] == [True, False]


def test_an_unclear_message_is_filed_where_the_user_says() -> None:
    assert [one.belongs_to for one in heard("9 is 4\n9 belongs to #2\n9 new")] == ["p4", "p2", ""]
    assert heard("9 neither")[0].dismissed


def test_an_answer_without_any_number_is_asked_back_once() -> None:
    found = heard("withdraw please\nfrom all of them")
    assert [one.clear for one in found] == [False]


def test_a_flood_of_lines_is_cut() -> None:
    assert len(heard("3 withdraw\n" * 10_000)) <= 40
