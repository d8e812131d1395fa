"""The net: its layers in whole numbers give what floating sums of the same weights give."""

from math import exp

import pytest

from agent.reading.net import NOUGHT, Layer, Net, load_net, net_of
from agent.reading.scales import Scales

WEIGHTS = ((0.5, -1.25, 2.0), (-0.75, 0.0, 0.125))
BIAS = (0.1, -0.2, 0.0)


def small() -> Net:
    """A net of two labels, vectors of two places, one other input and a hidden layer of one."""
    layers = ("0.5\n1\n-1\n0.25\n", "0 0\n0.5 0\n0 0.5\n0 0\n", "0 0\n2 -2\n")
    head = "\n%\n".join(("no yes", "0.1 0.1 0.5 0.5", "0.0 -1.0", *layers))
    return net_of(head, f"sorry\t{up(10)}{NOUGHT}{up(4)}\nwell\t{NOUGHT}{up(-3)}{up(-2)}{up(6)}\n")


def up(steps: int) -> str:
    """The character so many steps beside nought."""
    return chr(ord(NOUGHT) + steps)


@pytest.mark.parametrize(
    "inputs", [(0.0, 0.0), (1.0, 1.0), (3.5, -2.25), (-100.0, 400.0), (-9e4, 2e5)]
)
def test_a_layer_is_its_weighted_sum(inputs: tuple[float, float]) -> None:
    """For all outputs at once, with negative sums as with positive ones."""
    wanted = [
        sum(one * row[place] for one, row in zip(inputs, WEIGHTS, strict=True)) + BIAS[place]
        for place in range(3)
    ]
    assert Layer.of(WEIGHTS, BIAS)(inputs) == pytest.approx(wanted, abs=0.01)


def sums(net: Net, *features: str) -> tuple[int, ...]:
    """The lanes of these features' sum."""
    scales = Scales(net=net)
    return scales.scores("net", scales.added(scales.named(features)))


def test_a_sentence_is_the_sum_of_its_features_where_that_is_above_nought() -> None:
    """Shared among its words, its bias added, nothing below nought kept."""
    net = small()
    assert net.vector(sums(net, "sorry", "unheard of"), 4) == [1.0, 0.0]
    assert net.vector(sums(net, "sorry", "well"), 1) == pytest.approx([1.0, 2.0])
    assert net.vector(sums(net, "well"), 1) == pytest.approx([0.0, 2.0])


def test_a_message_whose_vector_runs_over_keeps_its_labels() -> None:
    """The sums of a vector are a sentence's; a whole message's may leave their narrow lanes."""
    scales = Scales(net=small())
    features = scales.named(("sorry", "well")) * 9_000
    assert scales.scores("net", scales.added(features))[:2] == (90_000, -27_000)


def test_shares_are_the_softmax_of_words_layers_and_hidden_layer() -> None:
    """What is known of each part adds up."""
    net = small()
    shares = net.shares(sums(net, "sorry"), (2.0, 1.0, 4.0))
    inner = 0.5 + 2.0 - 1.0 + 1.0
    scores = (1.0 + 1.0 + 2 * inner, 0.5 - 2 * inner)
    raised = [exp(one) for one in scores]
    assert shares["no"] == pytest.approx(raised[0] / sum(raised), abs=1e-4)
    assert sum(shares.values()) == pytest.approx(1.0)


def test_features_may_count_for_less_than_layers() -> None:
    """The longer the message the less each of its words counts; what layers say stays."""
    net = small()
    scores = [net.shares(sums(net, "sorry"), (0.0, 0.0, 0.0), weight)["no"] for weight in (1, 0.5)]
    inner = 0.5
    wanted = [(one + 2 * inner, -2 * inner) for one in (1.0, 0.5)]
    assert scores == [pytest.approx(exp(no) / (exp(no) + exp(yes)), abs=1e-4) for no, yes in wanted]


def test_a_feature_is_read_alike_when_met_again() -> None:
    """Its row is text until it was met."""
    net = small()
    assert net.packed("well") == net.packed("well")
    assert net.packed("unheard of") is None


def test_the_shipped_net_is_whole() -> None:
    """Its layers fit each other, and what it was taught moves it."""
    net = load_net()
    silent = sums(net)
    assert len(silent) == len(net.names) + net.width
    assert net.vector(silent, 5) != net.vector(sums(net, "regret", "REGRET"), 5)
    assert sum(net.shares(silent, [0.0] * 500).values()) == pytest.approx(1.0)
