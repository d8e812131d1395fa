"""Every line of the corpus says what its file is named for, and nothing else says it.

To teach or forbid something, add a line to `tests/corpus/meaning` (one sentence) or `patterns`
(with choices) and train again: `python benchmarks/train_meaning.py --write`.
"""

from collections import Counter
from pathlib import Path

import pytest

from agent.reading.features import features_of
from agent.reading.glossary import glossary_of
from agent.reading.linear import load
from agent.reading.scales import of_employers
from agent.reading.scan import english, lines_of
from agent.reading.sentences import split
from agent.reading.weighing import shares_of
from benchmarks.teaching import judged_in, messages_of, taught_files

HERE = Path(__file__).parent
GLOSSARY = glossary_of(english(), of_employers())
DECISIONS = ("rejection", "offer", "advanced", "on_hold", "role_closed", "confirmed", "cancelled")


def lines(label: str) -> list[str]:
    text = (HERE / "meaning" / f"{label}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def strongest(text: str) -> dict[str, float]:
    """The strongest share of each label over the sentences of a line."""
    best: dict[str, float] = {}
    for line in lines_of(text, GLOSSARY):
        for label, share in shares_of(line).items():
            best[label] = max(best.get(label, 0.0), share)
    return best


LABELS = sorted(path.stem for path in (HERE / "meaning").glob("*.txt"))
# What leans to a no, or only talks of offers, is taught as what it says: nothing.
TAUGHT_AS = {"rejection_soft": "none", "offer_not": "none"}


@pytest.mark.parametrize("label", LABELS)
def test_a_taught_line_reads_as_taught(label: str) -> None:
    """Nearly every taught line has its own label first."""
    wanted = TAUGHT_AS.get(label, label)
    best = [strongest(line) for line in lines(label)]
    right = sum(max(shares, key=lambda name: shares[name]) == wanted for shares in best)
    assert right >= 0.9 * len(best)


def test_a_judged_sentence_stands_in_a_mail() -> None:
    """A judgement of a sentence that no mail holds would be lost, and the mail's others misread."""
    mails = messages_of(taught_files())
    said = {" ".join(line.text.split()) for mail in mails for line in mail.lines}
    rows = judged_in(HERE / "sentences" / "messages.txt")
    assert set(rows) - said == set()
    assert set(rows.values()) <= {*LABELS, "?"}


@pytest.mark.parametrize("label", ["none", "offer_not", "rejection_soft"])
def test_what_decides_nothing_stays_below_the_bar(label: str) -> None:
    """Courtesy, boilerplate and the mere word "offer" decide nothing."""
    fired = Counter(
        name
        for line in lines(label)
        for name, share in strongest(line).items()
        if name in DECISIONS and share >= 0.6
    )
    assert sum(fired.values()) <= 0.05 * len(lines(label)), fired


def test_every_feature_of_the_models_is_readable() -> None:
    """A verdict can be explained by the words that carried it."""
    model = load("meaning")
    sentence = split("We regret that we cannot offer you the role.")[0]
    reasons = model.reasons(features_of(sentence, english().scan(sentence.words)), "rejection")
    assert reasons
    assert all(feature and weight > 0 for feature, weight in reasons[:3])
