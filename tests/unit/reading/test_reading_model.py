"""The sentence model: weights of features added up label by label, and the shares they give."""

from math import exp

import pytest

from agent.reading.features import features_of
from agent.reading.linear import BIAS, Model, load
from agent.reading.sentences import split

ROWS = {BIAS: "0:0.5", "sorry": "0:1.2 2:-0.4", "thanks": "1:0.8", "not yet": "0:-1.5 1:0.3"}
WEIGHTS = {
    "sorry": (1.2, 0.0, -0.4), "thanks": (0.0, 0.8, 0.0), "not yet": (-1.5, 0.3, 0.0),
}  # fmt: skip


def model() -> Model:
    """A model of three labels."""
    return Model.of(("no", "yes", "maybe"), ROWS)


@pytest.mark.parametrize("features", [
    (), ("sorry",), ("sorry", "thanks"), ("not yet", "unheard of"), tuple(WEIGHTS),
])  # fmt: skip
def test_shares_are_the_softmax_of_the_added_weights(features: tuple[str, ...]) -> None:
    """Whether a feature was met before or never, and with negative sums as with positive ones."""
    added = [sum(WEIGHTS[one][place] for one in features if one in WEIGHTS) for place in range(3)]
    raised = [exp(added[0] + 0.5), exp(added[1]), exp(added[2])]
    wanted = [value / sum(raised) for value in raised]
    one = model()
    assert list(one.shares(features).values()) == pytest.approx(wanted)
    assert list(one.shares(features).values()) == pytest.approx(wanted)


def test_it_leaves_out_what_is_said_too_weakly() -> None:
    """Labels below `least` are left out, and the others keep their share of the whole."""
    every = model().shares(("sorry",))
    assert model().shares(("sorry",), 0.2) == {"no": every["no"]}


def test_ten_thousand_features_leave_every_label_in_its_place() -> None:
    """However much is added for one label and taken from another, nothing leaks beside them."""
    rows = {f"for{number}": "0:-1.6 1:1.6" for number in range(5_000)}
    rows |= {f"against{number}": "0:1.6 1:-1.6" for number in range(5_000)}
    even = Model.of(("no", "yes", "maybe"), rows)
    assert even.shares(tuple(rows)) == even.shares(())
    assert even.shares(tuple(rows)[:5_000]) == {"no": 0.0, "yes": 1.0, "maybe": 0.0}


def test_reasons_are_a_labels_own_weights_strongest_first() -> None:
    """The bias is no reason, and neither is a feature that says nothing of the label."""
    found = dict(model().reasons(("not yet", "thanks", "sorry"), "no"))
    assert list(found) == ["sorry", "not yet"]
    assert found == pytest.approx({"sorry": 1.2, "not yet": -1.5})


@pytest.mark.parametrize("name", ["meaning", "own"])
def test_the_shipped_models_know_the_words_they_were_taught(name: str) -> None:
    """A shipped model gives shares of one whole, and features move them."""
    shipped = load(name)
    silent = shipped.shares(())
    assert sum(silent.values()) == pytest.approx(1.0)
    sentence = split("We regret that we can not offer you the job, thank you for the interview.")[0]
    assert shipped.shares(features_of(sentence, ())) != silent
