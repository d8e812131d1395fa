"""Train the models of `agent.reading` on `tests/corpus` and the development corpus beside it.

`meaning` weighs one sentence, `own` a sentence of the user's own, `job`, `slot` and `window` the
places that name a job, a time or a stretch to wait; `common` are words that mail writes in small
letters. (What they learn from is read by `benchmarks/teaching.py` and those beside it; the net of
whole messages is trained by `benchmarks/train_whole.py`, after `meaning`.)
Multinomial logistic regression by AdaGrad in plain Python: no dependency, the same weights on every
run, an hour or two by estimate. A new model's file begins as its line of labels. Every fifth line,
by its checksum, is held out while measuring; the shipped weights learn from all. `--check` only
measures.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from agent.reading.linear import BIAS, Model
from agent.reading.scan import english, english_own
from benchmarks.read_corpus import wilson
from benchmarks.teaching import (
    CORPUS,
    FOLDS,
    Line,
    drawn_from,
    lines_of,
    messages_of,
    sentences_of,
    shared_messages,
    taught_files,
)
from benchmarks.teaching_jobs import common_words, job_lines
from benchmarks.teaching_slots import slot_lines
from benchmarks.teaching_windows import window_lines

TARGET = Path(__file__).resolve().parents[1] / "agent" / "reading" / "model"
SKIPPED = 4
# Smaller weights are noise.
LEAST = 0.1
ORDERS = (7, 8, 9)
ROUNDS, RATE, DECAY, DRAWN = 12, 0.1, 0.006, 8
"""How a model learns unless told otherwise, and how many sentences of each pattern it is shown."""
# Steps of the first label's share: how often each is right says how sure a reader may be.
STEPS = (0.99, 0.97, 0.95, 0.9, 0.8, 0.65, 0.4, 0.0)


Plan = tuple[str, Callable[[], list[Line]], float, argparse.Namespace]
"""A model's name, its lines, the least weight kept, how it learns."""


class Learner:
    """Weights of features for labels."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = list(labels)
        self.weights: dict[str, list[float]] = {}
        self._squares: dict[str, list[float]] = {}

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """The share of each label."""
        scores = [0.0] * len(self.labels)
        for feature in features:
            weights = self.weights.get(feature)
            if weights:
                for place, weight in enumerate(weights):
                    scores[place] += weight
        most = max(scores)
        raised = [math.exp(score - most) for score in scores]
        total = sum(raised)
        return [value / total for value in raised]

    def learn(self, line: Line, known: frozenset[str], rate: float, decay: float) -> None:
        """One step of AdaGrad towards the line's label."""
        features = [feature for feature in line.features if feature in known] + [BIAS]
        errors = self.probabilities(features)
        errors[self.labels.index(line.label)] -= 1.0
        size = len(self.labels)
        for feature in features:
            weights = self.weights.setdefault(feature, [0.0] * size)
            squares = self._squares.setdefault(feature, [1e-6] * size)
            for place, error in enumerate(errors):
                gradient = error + decay * weights[place]
                squares[place] += gradient * gradient
                weights[place] -= rate * gradient / math.sqrt(squares[place])


def train(lines: Sequence[Line], rounds: int, rate: float, decay: float) -> Learner:
    """The mean of what is learned in several orders of the lines: the order alone swings a model
    by some messages in a hundred."""
    learnt = [learned(lines, rounds, rate, decay, order) for order in ORDERS]
    first = learnt[0]
    first.weights = {
        feature: [sum(weights) / len(learnt) for weights in zip(*each, strict=True)]
        for feature in first.weights
        for each in [[one.weights[feature] for one in learnt]]
    }
    return first


def learned(lines: Sequence[Line], rounds: int, rate: float, decay: float, seed: int) -> Learner:
    """The mean of the weights after every round but the first four: steadier than the last."""
    counts = Counter(feature for line in lines for feature in line.features)
    known = frozenset(feature for feature, count in counts.items() if count >= 2)
    model = Learner(sorted({line.label for line in lines}))
    order = list(lines)
    chance = random.Random(seed)  # noqa: S311 - only shuffles training lines, always alike
    sums: dict[str, list[float]] = {}
    for turn in range(rounds):
        chance.shuffle(order)
        for line in order:
            model.learn(line, known, rate, decay)
        if turn >= SKIPPED:
            for feature, weights in model.weights.items():
                total = sums.setdefault(feature, [0.0] * len(weights))
                for place, weight in enumerate(weights):
                    total[place] += weight / (rounds - SKIPPED)
    model.weights = sums
    return model


def measure(
    name: str,
    lines: Sequence[Line],
    always: Sequence[Line],
    given: argparse.Namespace,
    rate: float,
) -> None:
    """Train on four fifths (and on `always`), measure on the fifth, for every fifth."""
    right: Counter[float] = Counter()
    whole: Counter[float] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        taught = [*(line for line in lines if line.fold != fold), *always]
        model = learned(taught, given.rounds, rate, given.decay, ORDERS[0])
        for line in (line for line in lines if line.fold == fold):
            shares = model.probabilities([*line.features, BIAS])
            guess = model.labels[shares.index(max(shares))]
            step = next(step for step in STEPS if max(shares) >= step)
            whole[step] += 1
            right[step] += guess == line.label
            if guess != line.label:
                wrong[line.label, guess] += 1
                if given.show:
                    print(f"  {line.label} read as {guess} ({max(shares):.2f}): {line.text}")
    print(f"{name}: held out in turn {counted(right.total(), whole.total())}")
    for step in STEPS:
        print(f"  a share from {step:.2f}: {counted(right[step], whole[step])}")
    for (label, guess), count in wrong.most_common(10):
        print(f"  {count:4} {label} read as {guess}")


def counted(right: int, whole: int) -> str:
    """A count, its share and the share's interval."""
    low, high = wilson(right, whole)
    return f"{right}/{whole} = {right / max(whole, 1):.3f} [{low:.3f}, {high:.3f}]"


def rows_of(model: Learner, least: float) -> dict[str, str]:
    """Each feature's weights by place of the label; those below `least` are noise, left out."""
    found = {}
    for feature, values in sorted(model.weights.items()):
        kept = [f"{place}:{w:.2f}" for place, w in enumerate(values) if abs(w) >= least]
        if kept:
            found[feature] = " ".join(kept)
    return found


def write(model: Learner, name: str, least: float) -> None:
    """One feature a line, behind a line of the labels."""
    text = "".join(f"{feature}\t{row}\n" for feature, row in rows_of(model, least).items())
    (TARGET / f"{name}.txt").write_text(" ".join(model.labels) + "\n" + text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="measure only")
    parser.add_argument("--show", action="store_true", help="print the wrong ones")
    parser.add_argument("--write", action="store_true", help="write only")
    parser.add_argument(
        "--only", default="",
        choices=("meaning", "own", "job", "slot", "window", "common"),
        help="one model by its name",
    )  # fmt: skip
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--decay", type=float, default=DECAY)
    parser.add_argument("--drawn", type=int, default=DRAWN, help="sentences of each pattern")
    given = parser.parse_args()
    if given.only in ("", "common") and not given.check:
        (TARGET / "common.txt").write_text("\n".join(common_words()) + "\n", encoding="utf-8")
    if given.only == "common":
        return
    plans: list[Plan] = [
        ("own", lambda: drawn_from(CORPUS / "own", given.drawn + 4, english_own()), 0.2, given),
        ("job", job_lines, 0.1, given),
        ("slot", slot_lines, 0.02, slower(given, rate=0.03, decay=0.01)),
        ("window", window_lines, 0.02, slower(given, rate=0.02, decay=0.02)),
    ]
    for name, lines, least, how in plans:
        if given.only in ("", name):
            teach(name, lines(), least, how)
    if given.only in ("", "meaning"):
        teach_meaning(given)


def teach_meaning(given: argparse.Namespace) -> None:
    """Measure and write the model of a sentence: lines and patterns teach it, and whole messages by
    what their sentences were judged to say."""
    meanings = lines_of(CORPUS / "meaning")
    drawn = drawn_from(CORPUS / "patterns", given.drawn, english(), evenly=True)
    if not given.write:
        measure("meaning", meanings, drawn, given, given.rate)
    if not given.check:
        first = as_shipped(train([*meanings, *drawn], given.rounds, given.rate, given.decay))
        told = [*messages_of(taught_files()), *shared_messages()]
        taught = [*meanings, *drawn, *chain.from_iterable(sentences_of(told, first.shares))]
        write(train(taught, given.rounds, given.rate, given.decay), "meaning", LEAST)


def slower(given: argparse.Namespace, rate: float, decay: float) -> argparse.Namespace:
    """How slots and promises are learned: from few lines of many features, so in smaller steps."""
    return argparse.Namespace(**{**vars(given), "rate": rate, "decay": decay})


def teach(name: str, lines: Sequence[Line], least: float, given: argparse.Namespace) -> None:
    """Measure a model and write it, as far as either is wanted."""
    if not given.write:
        measure(name, lines, [], given, given.rate)
    if not given.check:
        write(train(lines, given.rounds, given.rate, given.decay), name, least)


def as_shipped(model: Learner, least: float = LEAST) -> Model:
    """What the reader would load of a model."""
    return Model.of(tuple(model.labels), rows_of(model, least))


if __name__ == "__main__":
    main()
