"""Train the models of `agent.reading` on the lines of `tests/corpus`.

`meaning` weighs one sentence (`tests/corpus/meaning`, `patterns`), `belonging` a whole message:
hiring mail, a job board's, or neither (`tests/corpus/belonging`), `own` a sentence of the user's
own (`tests/corpus/own`). Multinomial logistic regression by AdaGrad in
plain Python: no dependency, the same weights on every run. Every fifth line, by its checksum, is
held out while measuring; the shipped weights learn from all lines. `--check` only measures.
"""

import argparse
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

from agent.reading.features import features_of, is_topical
from agent.reading.lexicon import Lexicon
from agent.reading.linear import BIAS
from agent.reading.scan import english, english_own
from agent.reading.sentences import split

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
TARGET = ROOT / "agent" / "reading" / "model"
SAME = {"offer_not": "none", "ordinary": "not_hiring"}
FOLDS = 5
SKIPPED = 4
# A label with so many lines of patterns is drawn from as often as asked for.
EVEN = 55


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line as features; `fold` says in which part it is held out."""

    label: str
    text: str
    features: tuple[str, ...]

    @property
    def fold(self) -> int:
        """The part in which the line is held out."""
        return crc32(self.text.encode()) % FOLDS


def lines_of(folder: Path) -> list[Line]:
    """Every labelled line of the corpus; the file's name is the label."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        label = SAME.get(path.stem, path.stem)
        for raw in path.read_text(encoding="utf-8").splitlines():
            text = raw.strip()
            if text and not text.startswith("#"):
                found.append(Line(label, text, _features(text, english())))
    return found


def _features(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    union: set[str] = set()
    for sentence in split(text):
        hits = lexicon.scan(sentence.words)
        union.update(features_of(sentence, hits))
    return tuple(sorted(union))


_CHOICE = re.compile(r"\{([^{}]*)\}")


def drawn_from(folder: Path, count: int, lexicon: Lexicon, *, evenly: bool = False) -> list[Line]:
    """Sentences drawn from the patterns, always the same ones: some `count` of each line.

    Where `evenly`, more are drawn from a label with few lines and fewer from one with many, so
    that no label is believed for its number of lines.
    """
    found: dict[str, Line] = {}
    for path in sorted(folder.glob("*.txt")):
        raws = [raw for raw in path.read_text(encoding="utf-8").splitlines() if raw.strip()]
        raws = [raw for raw in raws if not raw.startswith("#")]
        times = count
        if evenly:
            times = max(count // 2, min(count * EVEN // max(len(raws), 1), 2 * count))
        for raw in raws:
            chance = random.Random(crc32(raw.encode()))  # noqa: S311 - always the same sentences
            for _ in range(times):
                text = _CHOICE.sub(lambda match: chance.choice(match[1].split("|")), raw)  # noqa: B023
                text = " ".join(text.split())
                label = SAME.get(path.stem, path.stem)
                found.setdefault(text, Line(label, text, _features(text, lexicon)))
    return list(found.values())


def composed(meanings: Sequence[Line], others: Sequence[Line], count: int) -> list[Line]:
    """Messages put together from sentences: news of a process, or another field's mail, each with
    courtesies beside it, so that courtesies speak for neither side."""
    chance = random.Random(11)  # noqa: S311 - always the same messages
    by_label: dict[str, list[Line]] = {}
    for line in meanings:
        by_label.setdefault(line.label, []).append(line)
    idle = by_label.pop("none")
    labels = sorted(by_label)
    away = [line for line in others if line.label == "not_hiring"]
    found = []
    for turn in range(count):
        beside = chance.sample(idle, turn % 3)
        news = chance.sample(by_label[chance.choice(labels)], 1 + turn % 2)
        found.append(_joined("hiring", [*news, *beside]))
        found.append(_joined("not_hiring", [chance.choice(away), *beside]))
    return found


def _joined(label: str, lines: Sequence[Line]) -> Line:
    features = sorted({feature for line in lines for feature in line.features})
    return Line(label, " ".join(line.text for line in lines), tuple(features))


def topical(lines: Sequence[Line]) -> list[Line]:
    """The same lines with only the features that tell what they are about."""
    return [replace(line, features=tuple(filter(is_topical, line.features))) for line in lines]


class Model:
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


def train(lines: Sequence[Line], rounds: int, rate: float, decay: float) -> Model:
    """The mean of the weights after every round but the first four: steadier than the last."""
    counts = Counter(feature for line in lines for feature in line.features)
    known = frozenset(feature for feature, count in counts.items() if count >= 2)
    model = Model(sorted({line.label for line in lines}))
    order = list(lines)
    chance = random.Random(7)  # noqa: S311 - only shuffles training lines, always alike
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


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not total:
        return 0.0, 1.0
    z = 1.96
    share = right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total), (middle + spread) / (1 + z * z / total)


def measure(
    name: str, lines: Sequence[Line], always: Sequence[Line], given: argparse.Namespace
) -> None:
    """Train on four fifths (and on `always`), measure on the fifth, for every fifth."""
    right = 0
    wrong: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        taught = [*(line for line in lines if line.fold != fold), *always]
        model = train(taught, given.rounds, given.rate, given.decay)
        for line in (line for line in lines if line.fold == fold):
            shares = model.probabilities([*line.features, BIAS])
            guess = model.labels[shares.index(max(shares))]
            right += guess == line.label
            if guess != line.label:
                wrong[line.label, guess] += 1
                if given.show:
                    print(f"  {line.label} read as {guess} ({max(shares):.2f}): {line.text}")
    low, high = wilson(right, len(lines))
    share = right / len(lines)
    print(f"{name}: held out in turn {right}/{len(lines)} = {share:.3f} [{low:.3f}, {high:.3f}]")
    for (label, guess), count in wrong.most_common(10):
        print(f"  {count:4} {label} read as {guess}")


def write(model: Model, target: Path, least: float) -> None:
    """Weights below `least` are noise and stay at home; one feature a line, places of labels."""
    rows = []
    for feature, values in sorted(model.weights.items()):
        kept = [f"{place}:{w:.1f}" for place, w in enumerate(values) if abs(w) >= least]
        if kept:
            rows.append(f"{feature}\t{' '.join(kept)}\n")
    text = "".join([" ".join(model.labels) + "\n", *rows])
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="measure only")
    parser.add_argument("--show", action="store_true", help="print the wrong ones")
    parser.add_argument("--write", action="store_true", help="write only")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--rate", type=float, default=0.15)
    parser.add_argument("--decay", type=float, default=0.006)
    parser.add_argument("--least", type=float, default=0.2)
    parser.add_argument("--drawn", type=int, default=8, help="sentences of each pattern")
    given = parser.parse_args()
    meanings = lines_of(CORPUS / "meaning")
    drawn = drawn_from(CORPUS / "patterns", given.drawn, english(), evenly=True)
    belonging = drawn_from(CORPUS / "belonging", given.drawn, english())
    for name, lines, always in (
        ("meaning", meanings, drawn),
        ("belonging", topical(belonging), topical(composed([*meanings, *drawn], belonging, 1400))),
        ("own", drawn_from(CORPUS / "own", given.drawn + 4, english_own()), []),
    ):
        if not given.write:
            measure(name, lines, always, given)
        if not given.check:
            model = train([*lines, *always], given.rounds, given.rate, given.decay)
            write(model, TARGET / f"{name}.txt", given.least)


if __name__ == "__main__":
    main()
