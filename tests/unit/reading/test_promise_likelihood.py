"""What stands around a stretch of time, and what the model of promises makes of it."""

from datetime import date

import pytest

from agent.domain.evidence import PromiseReading
from agent.domain.message import Message
from agent.reading import promise_likelihood
from agent.reading.linear import Model
from agent.reading.promise_likelihood import windows_ahead
from agent.reading.promise_surroundings import features_around
from agent.reading.promises import prose_beside, read_promises, seen_in
from tests.unit.reading.time_helpers import context, message

FRIDAY = date(2026, 5, 15)


def _features(said: Message) -> list[frozenset[str]]:
    """The features of each window of a message that something is told by."""
    prose = prose_beside(said, context(), ())
    return [
        features_around(seen.scene, place, prose)
        for seen in seen_in(prose)
        for place in windows_ahead(seen.scene, prose)
    ]


def _said(body: str) -> tuple[PromiseReading, ...]:
    return read_promises(message(body), context())[0]


def _weighs(monkeypatch: pytest.MonkeyPatch, bias: float) -> None:
    """A model that is as sure of every window."""
    _weighs_by(monkeypatch, {"<bias>": f"0:-9 2:{bias} 3:-9"})


def _weighs_by(monkeypatch: pytest.MonkeyPatch, weights: dict[str, str]) -> None:
    model = Model.of(("deadline", "other", "promise", "silence"), weights)
    monkeypatch.setattr(promise_likelihood, "load", lambda name: model)


def _never(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(name: str) -> Model:
        raise AssertionError(name)

    monkeypatch.setattr(promise_likelihood, "load", never)


def test_it_tells_the_words_before_and_behind_by_their_place() -> None:
    (found,) = _features(message("The owl tells Ruth on Friday under an oak."))
    assert {"<1 on", "<2 ruth", ">1 under", "limit on"} <= found
    assert not any(feature.startswith(">") and "ruth" in feature for feature in found)


def test_it_tells_who_tells_whom_and_in_which_tense() -> None:
    (found,) = _features(message("They will notify you on Friday."))
    assert {"gov they will tell", "gov they tell you"} <= found


def test_it_tells_a_condition_and_a_denial() -> None:
    assert "turned supposed" in _features(message("If it rains, a result is due Friday."))[0]
    assert "turned denied" in _features(message("No one will not know it by Friday."))[0]


def test_it_tells_the_label_of_a_row() -> None:
    (found,) = _features(message("Result: Friday 15 May"))
    assert any(feature.startswith("L ") for feature in found)


def test_what_no_phrase_promises_is_promised_where_the_model_is_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _weighs(monkeypatch, 4.0)
    (one,) = _said("The owl tells Ruth on Friday under an oak.")
    assert (one.due, one.firm) == (FRIDAY, True)
    assert one.quote == "The owl tells Ruth on Friday under an oak."


def test_a_guess_is_loose(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, 4.0)
    (one,) = _said("The owl likely tells Ruth on Friday under an oak.")
    assert not one.firm


def test_only_the_likeliest_window_of_a_sentence_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, 4.0)
    assert len(_said("The owl tells Ruth on Friday and the fox on Monday 18 May.")) == 1


def test_it_adds_nothing_beside_what_the_phrases_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, 4.0)
    (one,) = _said("We meet on Thursday to share notes, and you will hear from us by Friday.")
    assert one.due == FRIDAY


@pytest.mark.parametrize(
    ("body", "unsure", "sure"),
    [
        ("If you are picked, the owl tells Ruth on Friday.", 1.2, 2.0),
        ("Should the test be passed, the result reaches Ruth on Friday.", 1.2, 2.0),
        ("We will not let you know by Friday.", 1.0, 2.0),
    ],
)
def test_what_is_supposed_or_denied_is_added_only_where_the_model_is_very_sure(
    monkeypatch: pytest.MonkeyPatch, body: str, unsure: float, sure: float
) -> None:
    _weighs(monkeypatch, unsure)
    assert _said(body) == ()
    _weighs(monkeypatch, sure)
    assert [one.due for one in _said(body)] == [FRIDAY]


def test_a_turn_in_another_clause_takes_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, 0.5)
    (one,) = _said("We will not leave you waiting: the owl tells Ruth on Friday.")
    assert one.due == FRIDAY


def test_of_two_windows_the_likelier_takes_the_place_of_a_doubtful_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _weighs_by(monkeypatch, {"<bias>": "0:-9 2:-1 3:-9", "<1 before": "2:3"})
    (one,) = _said("You will hear on Friday from the owl that sings before Monday 18 May.")
    assert one.due == date(2026, 5, 17)


@pytest.mark.parametrize(
    "body",
    [
        "When you've sent your portfolio, I'll get back to you within two working days.",
        "You'll get an answer after Friday, I can't say how long after.",
        "Not this Friday but the next you will hear from us.",
    ],
)
def test_what_is_barred_is_promised_by_no_model(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    _weighs(monkeypatch, 9.0)
    assert _said(body) == ()


def test_what_may_be_the_last_day_of_an_offer_is_no_promise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "You will hear from us by Friday."
    _weighs_by(monkeypatch, {"<bias>": "0:1 2:1 3:-9"})
    assert _said(said) == ()
    _weighs_by(monkeypatch, {"<bias>": "0:-1 2:1 3:-9"})
    assert [one.due for one in _said(said)] == [FRIDAY]


def test_where_silence_is_the_condition_the_day_is_promised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "If the phone of Ruth stays quiet till Friday, the owl tells it all."
    _weighs_by(monkeypatch, {"<bias>": "0:-9 2:0 3:-9"})
    assert _said(said) == ()
    _weighs_by(monkeypatch, {"<bias>": "0:-9 2:0 3:0"})
    assert [one.due for one in _said(said)] == [FRIDAY]


def test_a_date_said_again_is_the_one_that_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, 4.0)
    said = "We will let you know before the month is out, the 29th to be exact."
    assert [one.due for one in _said(said)] == [date(2026, 5, 29)]
    other = "We will let you know before the month is out, then the owl moves on the 4th of June."
    assert [one.due for one in _said(other)] == [date(2026, 5, 31)]


def test_beside_a_sure_promise_no_doubtful_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "You should hear from them on Thursday. You will hear from us by Friday."
    _weighs(monkeypatch, 0.5)
    assert len(_said(said)) == 2
    _weighs_by(monkeypatch, {"<bias>": "0:-9 2:0.5 3:-9", "<1 by": "2:4"})
    assert [one.due for one in _said(said)] == [FRIDAY]


@pytest.mark.parametrize(
    "body", ["Your interview is on Thursday 14 May at 2pm.", "The shop is closed on Friday."]
)
def test_a_sentence_without_a_word_of_telling_needs_more(
    monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    _weighs(monkeypatch, 0.5)
    assert _said(body) == ()


def test_what_is_hopeless_falls_away(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, -4.0)
    assert _said("You will hear from us by Friday.") == ()


@pytest.mark.parametrize(
    "body",
    [
        "Thank you, we will be in touch.",
        "You heard from us on Friday 1 May.",
    ],
)
def test_it_is_not_asked_where_nothing_is_told_by_a_day_ahead(
    monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    _never(monkeypatch)
    assert _said(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        "The choice is going to be communicated on Friday.",
        "ill msg u friday x",
        "All four of you will get a phone call on Friday.",
        "The verdict on your trial is to be announced on Friday.",
        "Our answer reaches you on Friday, whichever way it goes.",
    ],
)
def test_the_model_knows_other_words_for_it(body: str) -> None:
    assert [one.due for one in _said(body)] == [FRIDAY]


@pytest.mark.parametrize(
    "body",
    [
        "The auditors report to our landlord on Friday.",
        "Please tell us your answer by Friday.",
        "Another applicant told Priya that he would answer on Friday.",
        "We will share the agenda with you on Friday.",
        "Another candidate needs our answer by Friday.",
        "I told your referee that I would ring him on Friday.",
    ],
)
def test_the_model_takes_no_other_news_for_a_promise(body: str) -> None:
    assert _said(body) == ()
