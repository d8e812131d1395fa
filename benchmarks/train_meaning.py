"""Train the sentence model of `agent.reading` on the lines of `tests/corpus/meaning`.

Multinomial logistic regression by AdaGrad in plain Python: no dependency, the same weights on
every run. Lines whose checksum is divisible by five are held out and never trained on. Writes
`agent/reading/model/meaning.json`; `--check` only measures.
"""

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from agent.reading.features import features_of
from agent.reading.scan import english
from agent.reading.sentences import split

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus" / "meaning"
TARGET = ROOT / "agent" / "reading" / "model" / "meaning.json"
SAME = {"offer_not": "none"}


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line as features."""

    label: str
    text: str
    features: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        return crc32(self.text.encode()) % 5 == 0


def lines_of(folder: Path) -> list[Line]:
    """Every labelled line of the corpus; the file's name is the label."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for raw in path.read_text(encoding="utf-8").splitlines():
            text = raw.strip()
            if text and not text.startswith("#"):
                label = SAME.get(path.stem, path.stem)
                found += [Line(label, text, features) for features in _features(text)]
    return found


def _features(text: str) -> Iterable[tuple[str, ...]]:
    union: set[str] = set()
    for sentence in split(text):
        hits, _ = english().scan(sentence.words)
        union.update(features_of(sentence, hits))
    yield tuple(sorted(union))


class Model:
    """Weights of features for labels."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = list(labels)
        self.weights: dict[str, list[float]] = {}
        self._squares: dict[str, list[float]] = {}

    def probabilities(self, features: Iterable[str]) -> list[float]:
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
        features = [feature for feature in line.features if feature in known] + ["<bias>"]
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
    counts = Counter(feature for line in lines for feature in line.features)
    known = frozenset(feature for feature, count in counts.items() if count >= 2)
    model = Model(sorted({line.label for line in lines}))
    order = list(lines)
    chance = random.Random(7)  # noqa: S311 - only shuffles training lines, always alike
    for _ in range(rounds):
        chance.shuffle(order)
        for line in order:
            model.learn(line, known, rate, decay)
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


def measure(model: Model, lines: Sequence[Line], show: bool) -> None:
    right = 0
    wrong: Counter[tuple[str, str]] = Counter()
    for line in lines:
        shares = model.probabilities([*line.features, "<bias>"])
        guess = model.labels[shares.index(max(shares))]
        right += guess == line.label
        if guess != line.label:
            wrong[line.label, guess] += 1
            if show:
                print(f"  {line.label} read as {guess} ({max(shares):.2f}): {line.text}")
    low, high = wilson(right, len(lines))
    print(f"held out: {right}/{len(lines)} = {right / len(lines):.3f} [{low:.3f}, {high:.3f}]")
    print(wrong.most_common(12))


def write(model: Model, target: Path) -> None:
    weights: Mapping[str, dict[str, float]] = {
        feature: {
            model.labels[place]: round(weight, 2)
            for place, weight in enumerate(values)
            if abs(weight) >= 0.12
        }
        for feature, values in sorted(model.weights.items())
    }
    data = {"labels": model.labels, "weights": {k: v for k, v in weights.items() if v}}
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="measure only")
    parser.add_argument("--show", action="store_true", help="print the wrong ones")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--rate", type=float, default=0.15)
    parser.add_argument("--decay", type=float, default=0.01)
    given = parser.parse_args()
    lines = lines_of(CORPUS)
    taught = [line for line in lines if not line.held_out]
    held = [line for line in lines if line.held_out]
    model = train(taught, given.rounds, given.rate, given.decay)
    measure(model, held, given.show)
    if not given.check:
        write(model, TARGET)


if __name__ == "__main__":
    main()
