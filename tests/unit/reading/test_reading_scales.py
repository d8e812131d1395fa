"""Scales: what they weigh is what `features_of` tells in words."""

import pytest

from agent.reading.features import features_of
from agent.reading.linear import Model
from agent.reading.scales import Scales, Weight
from agent.reading.scan import english
from agent.reading.sentences import split

MEANING = Model.of(
    ("no", "yes"),
    {
        "<bias>": "0:0.3", "sorry": "0:1.2", "TALK": "1:0.7", "WE !sens": "0:0.4 1:-0.2",
        "REGRET THAT": "0:0.9", "^can": "1:0.5", "?": "1:0.8", "?can": "1:0.2", "!REGRET": "1:0.6",
        ":rejection:3": "0:1.5", "N": "1:0.1", "CLOCK": "1:0.9", "YOU !YOU": "0:-0.3",
    },
)  # fmt: skip
TOPIC = Model.of(("ours", "other", "board"), {"sorry": "2:-0.4", "TALK TALK": "0:1.1", "N": "0:2"})

SENTENCES = (
    "We are sorry, we went with other candidates.", "Can you talk at 3pm or 14:30 on the 5th?",
    "We do not regret that, sorry sorry!", "Interview interview, interview; call call",
    "not you you you, you you", "I never said so: nobody re-scheduled 2 talks, did we?", "é ß 1",
    "We regret that we regret that you can't talk.", "<b> http://x.example/ a@b.example",
)  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_scales_weigh_what_features_tell_in_words(text: str) -> None:
    """Each model's shares are those of the features written down, met before or not."""
    scales = Scales(meaning=MEANING, topic=TOPIC)
    for sentence in split(text):
        hits = english().scan(sentence.words)
        features = features_of(sentence, hits)
        for _ in range(2):
            weights = scales.weights_of(sentence, hits)
            assert scales.shares("meaning", scales.added(weights)) == MEANING.shares(features)
            assert scales.shares("topic", scales.added(weights)) == TOPIC.shares(features)


def test_sentences_together_weigh_each_feature_once() -> None:
    """What two sentences both say is in their union once."""
    scales = Scales(topic=TOPIC)
    sentences = split("Sorry 1. So sorry for 2. Talk, call, talk.")
    said = [scales.weights_of(sentence, ()) for sentence in sentences]
    features = {one for sentence in sentences for one in features_of(sentence, ())}
    union = frozenset[Weight]().union(*said)
    assert sum(map(len, said)) > len(union) > 1
    assert scales.shares("topic", scales.added(union)) == TOPIC.shares(features)


def test_a_feature_equals_itself_alone() -> None:
    """Two features of one weight are two."""
    assert len({Weight(5), Weight(5)}) == 2
    assert sum({Weight(5), Weight(5)}) == 10


def test_words_too_long_for_a_language_are_weighed_and_not_kept() -> None:
    """Hostile mail may be full of them; a daemon runs for months."""
    scales = Scales(topic=TOPIC)
    long = "a" * 5_000
    sentence = split(f"Sorry {long} talk talk.")[0]
    for _ in range(2):
        weights = scales.weights_of(sentence, ())
        assert scales.shares("topic", scales.added(weights)) == TOPIC.shares(
            features_of(sentence, ())
        )
    kept = [
        *scales._known,
        *scales._pairs,
        *(after for one in scales._pairs.values() for after in one),
    ]
    assert max(map(len, kept)) <= 40
