"""Train the choices of employer and role (`agent.reading.ranking`) on the labelled mails.

    python -m benchmarks.train_choices [--check] [--only employer|role]

Conditional logistic regression over the candidates of each mail by AdaGrad in plain Python, the
mean of several orders and rounds: no dependency, the same weights on every run, some minutes. Every
fifth mail, by its wanted name, is held out while measuring; the shipped weights learn from all.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.teaching import FOLDS
from benchmarks.teaching_choices import Choice, fresh_choices, more_choices
from benchmarks.train_meaning import TARGET, counted

ORDERS = (7, 8, 9)
ROUNDS, SKIPPED, RATE, DECAY = 14, 4, 0.05, 0.002
# A candidate whose share is so nearly right moves nothing.
SETTLED = 0.002
# Weights are kept in hundredths; smaller ones are noise.
LEAST, UNIT = 3, 100


@dataclass(frozen=True, slots=True)
class Told:
    """A mail to learn from: how much it counts; of each candidate whether it is right, and the
    places of its features."""

    weight: float
    candidates: Sequence[tuple[bool, Sequence[int]]]


class Learner:
    """The weight of each feature by its place, and how far it has moved."""

    def __init__(self, size: int) -> None:
        self.weights = [0.0] * size
        self._squares = [1e-6] * size

    def learn(self, one: Told) -> None:
        """One step of AdaGrad towards the right ones among the candidates."""
        find = self.weights.__getitem__
        shares = _shares([sum(map(find, places)) for _, places in one.candidates])
        found = list(zip(shares, one.candidates, strict=True))
        right = sum(share for share, (good, _) in found if good)
        gradients: dict[int, float] = {}
        for share, (good, places) in found:
            error = (share - (share / right if good else 0.0)) * one.weight
            for place in places if abs(error) > SETTLED else ():
                gradients[place] = gradients.get(place, 0.0) + error
        for place, error in gradients.items():
            gradient = error + DECAY * self.weights[place]
            self._squares[place] += gradient * gradient
            self.weights[place] -= RATE * gradient / math.sqrt(self._squares[place])


def _shares(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    raised = [math.exp(score - most) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def trained(choices: Sequence[Choice], orders: Sequence[int] = ORDERS) -> dict[str, float]:
    """The mean of the weights over the orders and over all rounds but the first few."""
    counts = Counter(
        feature for one in choices for found in one.candidates.values() for feature in found
    )
    known = sorted(feature for feature, count in counts.items() if count > 1)
    place_of = {feature: place for place, feature in enumerate(known)}
    told = [_told(one, place_of) for one in choices if not one.wanted.isdisjoint(one.candidates)]
    sums = [0.0] * len(known)
    for order in orders:
        chance = random.Random(order)  # noqa: S311 - only shuffles mails, always alike
        model = Learner(len(known))
        for turn in range(ROUNDS):
            chance.shuffle(told)
            for one in told:
                model.learn(one)
            if turn >= SKIPPED:
                sums = [total + weight for total, weight in zip(sums, model.weights, strict=True)]
    times = (ROUNDS - SKIPPED) * len(orders)
    return {feature: total / times for feature, total in zip(known, sums, strict=True)}


def _told(one: Choice, place_of: Mapping[str, int]) -> Told:
    """A mail with the places of those features that are known."""
    candidates = [
        (name in one.wanted, sorted(place_of[feature] for feature in found if feature in place_of))
        for name, found in one.candidates.items()
    ]
    return Told(one.weight, candidates)


def chosen(one: Choice, weights: dict[str, float]) -> str:
    """The candidate that scores highest."""
    scores = {
        name: sum(weights.get(feature, 0.0) for feature in found)
        for name, found in one.candidates.items()
    }
    return max(scores, key=lambda name: scores[name])


def measure(kind: str, choices: Sequence[Choice], more: Sequence[Choice]) -> None:
    """Train on four fifths, measure on the fifth, for every fifth; beside it the rules alone."""
    right = 0
    for fold in range(FOLDS):
        weights = trained([one for one in (*choices, *more) if one.fold != fold], ORDERS[:1])
        right += sum(chosen(one, weights) in one.wanted for one in choices if one.fold == fold)
    ruled = sum(one.picked in one.wanted for one in choices)
    there = sum(not one.wanted.isdisjoint(one.candidates) for one in choices)
    print(f"{kind}: held out in turn {counted(right, len(choices))}")
    print(f"  the rules alone {counted(ruled, len(choices))}; among the candidates {there}")


def write(kind: str, weights: dict[str, float]) -> None:
    """One feature a line with its weight in hundredths."""
    kept = {name: round(weight * UNIT) for name, weight in sorted(weights.items())}
    rows = [f"{name}\t{weight}\n" for name, weight in kept.items() if abs(weight) >= LEAST]
    (TARGET / f"{kind}.txt").write_text("".join(rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="measure only")
    parser.add_argument("--write", action="store_true", help="write only")
    parser.add_argument("--only", choices=("employer", "role"))
    given = parser.parse_args()
    for kind in ("employer", "role"):
        if given.only in (None, kind):
            choices = fresh_choices(kind)
            more = more_choices(kind, choices)
            if not given.write:
                measure(kind, choices, more)
            if not given.check:
                write(kind, trained([*choices, *more]))


if __name__ == "__main__":
    main()
