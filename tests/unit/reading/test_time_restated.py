"""One appointment told again: subjects and parting words that say another day or another hour."""

from dataclasses import replace

import pytest

from agent.domain.hiring import Confidence, Direction
from agent.reading.interviews import read_interviews
from tests.unit.reading.time_helpers import at, context, message, turn

TUESDAY = "Your interview is confirmed for Tuesday 19 May at 11.30am."


def _doubts(subject: str, body: str) -> list[str]:
    found, _ = read_interviews(message(body, subject=subject), context())
    weak = [one for one in found if one.confidence is Confidence.WEAK]
    return [one.contradiction for one in weak if one.contradiction]


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Interview: Library Assistant, Tues 19 May 11am", TUESDAY),
        ("Interview Tuesday 19 May, 11:00", TUESDAY),
        ("Your interview on 19 May at 11", TUESDAY),
        ("Interview - Wednesday 20 May at 11.30am", TUESDAY),
        ("Interview - Wednesday 20 May", TUESDAY),
        ("Meeting on Wednesday", TUESDAY),
        ("Reminder: interview 18/05/2026 11:30", TUESDAY),
        ("Invitation to interview, Monday 18 May 2026 11.30am", TUESDAY),
        ("Interview Tuesday 19 May 5.30pm", "We look forward to it, see you on Tuesday at 5.15pm."),
        ("Interview Tuesday 12 May 5.30pm", "I look forward to it, see you tomorrow at 5.15pm."),
        ("Trial shift Sat 16 May 9am", "You're booked in for your trial on Saturday at 10am."),
        ("Interview Friday 15 May", f"{TUESDAY} If you need to move it, please click here."),
        ("Phone interview today 3pm", "Your interview is confirmed for Friday 15 May at 3pm."),
        ("Interview day 19 May 2pm-5pm", "Your own slot for the interview is 10.40 on 19 May."),
        ("Phone call Thursday 14 May 2pm", "I will ring you on Friday 15 May at 2pm."),
    ],
)
def test_it_reports_a_subject_that_the_text_contradicts(subject: str, body: str) -> None:
    """The appointment stays, marked weak, and what contradicts it is said."""
    assert [one[:16] for one in _doubts(subject, body)] == ["the subject says"]


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Interview: Library Assistant, Tues 19 May 11.30am", TUESDAY),
        ("Interview: Library Assistant, Tues 19 May 11:30", TUESDAY),
        ("Interview on Tuesday", TUESDAY),
        ("Your interview on 19 May", TUESDAY),
        ("Re: Interview Tuesday 19 May, 11:00", TUESDAY),
        ("AW: Interview Tuesday 19 May, 11:00", TUESDAY),
        ("Fwd: Interview Tuesday 19 May, 11:00", TUESDAY),
        ("Interview - please reply by Friday 15 May", TUESDAY),
        ("Interviews Wednesday 20 May - Library Assistant", TUESDAY),
        ("Library Assistant, closing date 15 May", TUESDAY),
        ("Your application of 20 May", TUESDAY),
        ("Start date 1 June", TUESDAY),
        ("Interview feedback, Wednesday 20 May", TUESDAY),
        ("Interview Wednesday 20 or Thursday 21 May", TUESDAY),
        ("Interview, 4 May", TUESDAY),
        ("Interview Monday 18 May 3pm", "We have moved your interview to Tuesday 19 May at 3pm."),
        ("Interview Monday 18 May 3pm", f"Monday 18 May is off, I'm sorry. {TUESDAY}"),
        ("Interview Monday 18 May 3pm", "I've put you in at 4pm instead on Tuesday 19 May."),
        ("Interview Tuesday 19 May 11am", "Your interview at 11am on 19 May. Arrive at 10.45am."),
        ("Interview Tuesday 19 May 11am", "Please arrive at reception at 10.45am on Tuesday."),
        ("Interview Tuesday 19 May 11am", "Could you make it 11.30am on Tuesday?"),
        ("Interviews 19 and 21 May", f"{TUESDAY} The second is on Thursday 21 May at 3pm."),
        ("Interview 21 May", f"{TUESDAY} The second interview is on Thursday 21 May at 3pm."),
        ("Interview Tuesday 19 May 6:30pm CEST", "See you on Tuesday 19 May at 5:30pm BST."),
        ("Interview invitation - 11 May 2026", TUESDAY),
        ("Interview week 18 May", TUESDAY),
        ("Interview day 19 May 9am-5pm", "Your own slot for the interview is 10.40 on 19 May."),
    ],
)
def test_it_finds_no_contradiction_in_a_subject_that_says_something_else(
    subject: str, body: str
) -> None:
    """An older subject, a deadline, another day or zone, a move: nothing is wrong."""
    assert _doubts(subject, body) == []


def test_a_subject_is_older_than_what_the_thread_has_set() -> None:
    """A subject kept while the thread went on contradicts nothing that the thread says too."""
    known = read_interviews(message(TUESDAY), context())[0][0]
    thread = (turn(Direction.IN, replace(known, start=at("2026-05-19", "11:30"))),)
    mail = message(TUESDAY, subject="Interview Tuesday 19 May, 11:00")
    found, _ = read_interviews(mail, context(thread=thread))
    assert [one.contradiction for one in found] == [""]
