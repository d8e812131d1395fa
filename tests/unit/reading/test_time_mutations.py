"""One meaning-bearing word flipped must change the reading."""

import pytest

from agent.domain.hiring import Meaning
from agent.reading.deadlines import read_deadline
from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises
from tests.unit.reading.time_helpers import context, message

PROMISES = [
    ("You will hear from us by Thursday.", "will", "will not"),
    ("You will hear from us by Tuesday.", "Tuesday", "Wednesday"),
    ("You will hear from us next week.", "next", "last"),
    ("We will let you know by Friday.", "will", "would have"),
    ("We will let you know by Friday.", "We", "If selected we"),
    ("We will let you know by Friday.", "Friday.", "Friday unless it drags on."),
    ("We can tell you more on Friday.", "can", "can't"),
    ("We will call you within 5 days.", "5", "6"),
    ("We will call you within 5 working days.", "working days", "days"),
    ("We will get back to you by the end of next week.", "next", "this"),
    ("We will decide by Friday.", "will", "wanted to"),
    ("We expect to tell you early next week.", "early", "late"),
    ("I'll get back to you by Friday.", "I'll get", "Please get"),
    ("You'll have our answer by Friday.", "You'll have our", "We'd like your"),
    ("You will hear from us by Friday.", "by", "after"),
    ("We will be in touch in about a week.", "about a", "a"),
]
INTERVIEWS = [
    ("Your interview is on Thursday at 2pm.", "Thursday", "Friday"),
    ("Your interview is on Thursday at 2pm.", "2pm", "3pm"),
    ("Your interview is on Thursday at 2pm.", "is", "was"),
    ("Your interview is on Thursday at 2pm.", "Your", "My son's dentist"),
    ("Your interview is on Thursday 14 May at 2pm.", "Thursday", "Wednesday"),
    ("Your interview is on Thursday at 2pm ET.", "ET", "PT"),
    ("Your interview on Thursday at 2pm is confirmed.", "confirmed", "cancelled"),
    ("Could you do an interview on Thursday at 2pm?", "Could you do", "Thanks for doing"),
    ("The interview moves from 2pm on Thursday to 4pm on Friday.", "moves", "does not move"),
    ("Let us speak about the interview next Tuesday at 2pm.", "next Tuesday", "Tuesday"),
    ("The interview is at 3pm on Friday instead of 2pm.", "instead of 2pm", "in room 2"),
    ("See you for the interview on Thursday at 2pm.", "See", "I saw"),
    ("You will meet Dana for the interview on 20 May at 10.", "20", "21"),
    ("You are invited to interview between 10 and 12 on 20 May.", "12", "11"),
    ("Please come in for an interview on 20 May at 10.", "on", "by"),
    ("We would like you to interview on 05/06/2026 at 10:00.", "05/06", "06/05"),
]
DEADLINES = [
    ("Please accept the offer by Friday.", "Friday", "Monday"),
    ("Please accept the offer by 20 May.", "accept the offer by", "start work on"),
    ("The offer is open for two weeks.", "two", "three"),
    ("The test must be finished within 5 days.", "5", "7"),
]


def _flipped(text: str, old: str, new: str) -> tuple[str, str]:
    assert old in text
    return text, text.replace(old, new, 1)


@pytest.mark.parametrize(("text", "old", "new"), PROMISES)
def test_it_reads_another_promise_when_a_word_flips(text: str, old: str, new: str) -> None:
    """Negation, condition, tense, subject, number, day."""
    before, after = (read_promises(message(one), context())[:2] for one in _flipped(text, old, new))
    assert [(one.due, one.firm) for one in before[0]] != [(one.due, one.firm) for one in after[0]]
    assert before[0]


@pytest.mark.parametrize(("text", "old", "new"), INTERVIEWS)
def test_it_reads_another_interview_when_a_word_flips(text: str, old: str, new: str) -> None:
    """Day, time, zone, tense, status, order of numbers."""
    before, after = (
        [
            (one.start, one.end, one.status, one.contradiction != "")
            for one in read_interviews(message(words, subject="Analyst"), context(), None)[0]
        ]
        for words in _flipped(text, old, new)
    )
    assert before
    assert before != after


@pytest.mark.parametrize(("text", "old", "new"), DEADLINES)
def test_it_reads_another_deadline_when_a_word_flips(text: str, old: str, new: str) -> None:
    """Day, count, and what is asked."""
    meanings = (Meaning.OFFER, Meaning.ASSESSMENT)
    before, after = (
        read_deadline(message(one), context(), meanings)[0] for one in _flipped(text, old, new)
    )
    assert before is not None
    assert before != after
