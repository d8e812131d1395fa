"""What the model of windows makes of last days and of silence, beside what phrases say."""

from datetime import date

import pytest

from agent.domain.hiring import Meaning
from agent.reading import promise_likelihood
from agent.reading.deadlines import read_deadline
from agent.reading.linear import Model
from agent.reading.silent_ends import read_silent_end
from tests.unit.reading.time_helpers import context, message

FRIDAY = date(2026, 5, 15)
OFFER, TEST = (Meaning.OFFER,), (Meaning.ASSESSMENT,)


def _last_day(body: str, meanings: tuple[Meaning, ...], *, guessed: bool = False) -> date | None:
    return read_deadline(message(body), context(), meanings, guessed=guessed)[0]


def _weighs(monkeypatch: pytest.MonkeyPatch, deadline: float, silence: float = -9.0) -> None:
    """A model that is as sure of every window."""
    bias = {"<bias>": f"0:{deadline} 3:{silence}"}
    model = Model.of(("deadline", "other", "promise", "silence"), bias)
    monkeypatch.setattr(promise_likelihood, "load", lambda name: model)


def test_what_no_phrase_calls_a_last_day_is_one_where_the_model_is_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = "The owl wants the riddle by the oak on Friday."
    _weighs(monkeypatch, 4.0)
    assert _last_day(body, TEST) == FRIDAY
    _weighs(monkeypatch, -4.0)
    assert _last_day(body, TEST) is None


def test_what_is_hopeless_falls_away(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, -4.0)
    assert _last_day("Please accept the offer by Friday.", OFFER) is None


def test_the_phrases_tell_which_of_several_days_is_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _weighs(monkeypatch, 4.0)
    assert _last_day("We meet on Thursday. Please accept by Friday.", OFFER) == FRIDAY


def test_by_phrases_nothing_is_the_last_day_of_what_is_only_guessed_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = "Please accept the offer by Friday."
    _weighs(monkeypatch, -4.0)
    assert _last_day(body, OFFER, guessed=True) is None
    _weighs(monkeypatch, 4.0)
    assert _last_day(body, OFFER, guessed=True) == FRIDAY


def test_it_is_not_asked_of_mail_that_speaks_of_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(name: str) -> Model:
        raise AssertionError(name)

    monkeypatch.setattr(promise_likelihood, "load", never)
    assert _last_day("The shop is closed on Friday.", (Meaning.NOT_HIRING,)) is None


def test_a_timetable_of_many_days_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, 4.0)
    rows = "\n".join(f"- Room {number}: {number} June" for number in range(1, 29))
    assert _last_day(f"The test rooms:\n{rows}", TEST) is None


@pytest.mark.parametrize(
    "body",
    [
        "The job is yours, Ana! Text me yes or no by Friday will you.",
        "Well done, the post is yours if you want it. We can hold it till Friday and not a day on.",
        "The contract is attached. I'd want to be told before Saturday if you are taking it.",
    ],
)
def test_it_knows_other_words_for_the_last_day_of_an_offer(body: str) -> None:
    assert _last_day(body, OFFER) == FRIDAY


@pytest.mark.parametrize(
    "body",
    [
        "Here is the exercise, as promised. Have it with me on Friday, please.",
        "Everyone does the online quiz first; that shuts on Friday.",
        "The case study is attached and has to be in my inbox by Friday.",
    ],
)
def test_it_knows_other_words_for_the_last_day_of_a_test(body: str) -> None:
    assert _last_day(body, TEST) == FRIDAY


@pytest.mark.parametrize(
    "body",
    [
        "We are delighted to offer you the job. Your first day would be Friday.",
        "We are delighted to offer you the job. Our office is closed on Friday.",
        "The offer stands. I am away until Friday.",
        "We offered the job to somebody else on Friday.",
    ],
)
def test_it_takes_no_other_day_of_an_offer_for_the_last(body: str) -> None:
    assert _last_day(body, OFFER) is None


def test_what_no_phrase_calls_a_silent_end_is_one_where_the_model_is_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = "No owl by Friday? Consider the oak filled."
    _weighs(monkeypatch, -9.0, 4.0)
    assert read_silent_end(message(body), context())[0] == FRIDAY
    _weighs(monkeypatch, -9.0, -4.0)
    assert read_silent_end(message(body), context())[0] is None


def test_it_knows_other_words_for_a_silence_that_ends_it() -> None:
    body = "Should Friday 15 May pass without a call from us, the post went to somebody else."
    assert read_silent_end(message(body), context())[0] == FRIDAY
    body = "We will call on Friday 15 May to tell you how you did."
    assert read_silent_end(message(body), context())[0] is None
