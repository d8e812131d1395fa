"""What the words of a message say as a whole, beside what its sentences say one by one.

Four sentences that say little may together be a refusal that no sentence words. The models weigh
every feature of the message at once: whose mail it is (`belonging`), and what hiring mail says in
the first place (`gist`). Knows no sentence's sense and decides nothing.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from agent.reading.linear import Model
from agent.reading.scales import of_employers
from agent.reading.scan import Scan


class Models(NamedTuple):
    """Models of whole messages in training; the shipped ones where none are given."""

    belonging: Model
    gist: Model
    setting: Model


class Whole(NamedTuple):
    """Log odds of hiring mail, the share of a board's mail, how many features were known, and what
    it says in the first place if it is hiring mail: each meaning's share, small ones left out."""

    odds: float
    board: float
    known: int
    gist: Mapping[str, float]


# A smaller share of a meaning is no feature of anything.
_LEAST = 0.02


def whole_of(scan: Scan, models: Models | None = None) -> Whole:
    """Weigh the words of subject and body together; `models` only in training."""
    lines = (*scan.heading, *scan.lines)
    if models is None:
        weights = frozenset().union(*[line.weights for line in lines])
        scales = of_employers()
        sides = scales.shares("belonging", weights)
        gist = scales.shares("gist", weights, _LEAST)
        return Whole(log_odds(sides["hiring"]), sides["job_alert"], len(weights), gist)
    features = frozenset().union(*[line.features for line in lines])
    sides = models.belonging.shares(features)
    known = sum(models.belonging.packed(feature) is not None for feature in features)
    gist = models.gist.shares(features, _LEAST)
    return Whole(log_odds(sides["hiring"]), sides["job_alert"], known, gist)


def log_odds(share: float) -> float:
    """The log odds of a share, within what a model can be sure of."""
    bounded = min(max(share, 0.002), 0.998)
    return math.log(bounded / (1 - bounded))
