"""How sure a time that the rules keep is: what stands around it, what the model makes of that."""

import pytest

from agent.domain.hiring import Confidence
from agent.domain.message import Message
from agent.reading.appointments import likelihood
from agent.reading.appointments.surroundings import LIVE, around, features_around
from agent.reading.interviews import judged_in, read_interviews
from agent.reading.linear import Model
from agent.reading.prose import prose_of
from tests.unit.reading.time_helpers import context, message


def _features(said: Message) -> list[set[str]]:
    """The features of each time of a message."""
    prose = prose_of(said, context())
    scene, found = judged_in(prose, context())
    assert scene is not None
    seen = around(prose, scene, found)
    return [features_around(slot, verdict, seen) for slot, verdict in found]


def _said(body: str) -> list[Confidence]:
    return [one.confidence for one in read_interviews(message(body), context())[0]]


def _weighs(monkeypatch: pytest.MonkeyPatch, feature: str = "-", weight: float = 0.0) -> None:
    """A model that knows one feature and is sure of all else."""
    rows = {feature: f"0:{weight}"}
    model = Model.of(("other", "this"), {"<bias>": "1:3", **rows})
    monkeypatch.setattr(likelihood, "load", lambda name: model)


def test_it_tells_the_words_before_and_behind_by_their_place() -> None:
    (found,) = _features(message("Security opens the boom at 07:45 on Friday."))
    assert {"<1 at", "<2 boom", "<c0 boom", "<< boom at", "kind plain"} <= found
    assert not any(feature.startswith(">2") and "boom" in feature for feature in found)


def test_it_tells_of_whom_the_clause_speaks() -> None:
    (found,) = _features(message("She votes at 9 on Tuesday."))
    assert {"<who he", "first who he"} <= found
    assert "<who you" not in found


def test_it_tells_the_label_of_a_row_and_the_line_above() -> None:
    found = _features(message("The order of the day:\n\nStart: 14 May, 10:00\nDoors: 14 May, 9:00"))
    assert all({"kind row", "p ends :"} & one for one in found)
    assert any(feature.startswith("L ") for feature in found[0])


def test_the_rules_are_heard_only_where_they_keep_a_time() -> None:
    """What they reject shows how other times are spoken of, not how they judge."""
    said = message("Your interview is on Thursday 14 May at 2pm. Please reply by Tuesday.")
    prose = prose_of(said, context())
    _, found = judged_in(prose, context())
    told = [
        any(feature.startswith("~role ") for feature in features)
        for features in _features(said)
    ]  # fmt: skip
    assert told == [verdict.role in LIVE for _, verdict in found] == [True, False]


def test_what_is_plain_stays_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch)
    assert _said("Your interview is on Thursday 14 May at 2pm.") == [Confidence.LIKELY]


def test_what_is_doubtful_becomes_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, "~first kept", 3.0)
    assert _said("Your interview is on Thursday 14 May at 2pm.") == [Confidence.WEAK]


def test_what_is_hopeless_falls_away(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, "~first kept", 12.0)
    assert _said("Your interview is on Thursday 14 May at 2pm.") == []


def test_a_time_named_twice_is_as_likely_as_where_it_is_likelier(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _weighs(monkeypatch, "~first kept", 12.0)
    twice = "Your interview is on Thursday 14 May at 2pm. We meet on Thursday 14 May at 2pm."
    assert _said(twice) == [Confidence.LIKELY]


def test_it_is_not_asked_where_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(name: str) -> Model:
        raise AssertionError(name)

    monkeypatch.setattr(likelihood, "load", never)
    assert _said("Please send the form by Friday.") == []


@pytest.mark.parametrize(
    "body",
    [
        "You are booked in with Carla for Friday 15 May at 3.15pm, second floor.",
        "Could you do the interview on Thursday 14 May at 1pm, after the school sports day?",
        "Tom will call you on Thursday 14 May at 11:40 before he flies to Oslo.",
        "The panel will see you on Thursday 14 May at 4pm.",
        "We will meet you at the client's office on Thursday 14 May at 9.",
    ],
)
def test_the_model_lets_pass_what_is_plain(body: str) -> None:
    assert _said(body) == [Confidence.LIKELY]


@pytest.mark.parametrize(
    "body",
    [
        "The invitation you got is for the audit committee, that call is on Wednesday at 11:00.",
        "We meet the client on Thursday 14 May at 9 and will tell you then about your interview.",
        "Sorry, I have a meeting with our lawyer on Thursday at 4 and cannot meet you then.",
        "I have spoken to your referee and he and I will talk on Friday 15 May at 10:15.",
        "For your salary talk I am free any time 9:30-17:30.",
    ],
)
def test_the_model_holds_back_what_the_rules_take_for_an_interview(body: str) -> None:
    """Another party's time: weak at most, and nothing is written on what is weak."""
    assert Confidence.LIKELY not in _said(body)


def _statuses(body: str) -> list[tuple[str, Confidence]]:
    found = read_interviews(message(body), context())[0]
    return [(one.status.value, one.confidence) for one in found]


def test_a_time_that_no_rule_keeps_comes_back_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch)
    said = "Tuesday 12 May at 9 at the packing shed, I have diarised it."
    assert _statuses(said) == [("confirmed", Confidence.WEAK)]


def test_a_time_brought_back_is_offered_where_its_sentence_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _weighs(monkeypatch)
    said = "Any chance of the packing shed on Tuesday 12 May at 9 before it fills up"
    assert _statuses(said) == [("proposed", Confidence.WEAK)]


def test_several_times_brought_back_are_a_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch)
    said = "There is Tuesday 12 May at 9, there is Wednesday 13 May at 11."
    assert _statuses(said) == [("proposed", Confidence.WEAK)] * 2


def test_what_words_speak_against_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies behind is none, however likely; the model is not asked about a time of no day."""
    _weighs(monkeypatch)
    assert _statuses("We met on Tuesday 28 April at 9. The train leaves at 7.") == []


def test_what_the_model_does_not_want_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    _weighs(monkeypatch, "kind plain", 4.0)
    assert _statuses("Tuesday 12 May at 9 at the packing shed, I have diarised it.") == []
