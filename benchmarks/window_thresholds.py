"""Which shares of the `promise` model to believe: promised days found and wrong, held out.

    python -m benchmarks.window_thresholds [--files promised.txt batch22.txt ...]

Each message or line is weighed by a model that has learned from all but a fifth of the groups of
neighbours, its own among them. A column is a share under which what the rules promise falls away,
a row one from which a window is promised that they do not promise; in each cell the days found
and the days wrong.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agent.reading import promise_likelihood
from agent.reading.linear import Model
from agent.reading.promises import prose_beside, seen_in
from benchmarks.teaching import FOLDS, fold_of
from benchmarks.teaching_windows import DRAWN, Source, drawn_windows, sources, windows_in
from benchmarks.train_meaning import ORDERS, ROUNDS, as_shipped, learned

FILES = ("promised.txt", "batch22.txt", "batch23.txt", "batch24.txt")
SURE = (2.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6)
HOPELESS = (-1.0, 0.02, 0.05, 0.1)


@dataclass
class Counted:
    """Promised days: those labelled, those found, those read that are no promise."""

    wanted: int = 0
    right: int = 0
    wrong: int = 0

    def note(self, wanted: frozenset[date], read: frozenset[date]) -> None:
        """Add one message's."""
        self.wanted += len(wanted)
        self.right += len(wanted & read)
        self.wrong += len(read - wanted)


Table = Mapping[tuple[float, float], Counted]


def table(told: Sequence[Source], files: Sequence[str]) -> Table:
    """The counts of these files for each pair of shares."""
    counts = {(sure, hopeless): Counted() for sure in SURE for hopeless in HOPELESS}
    drawn = drawn_windows(DRAWN)
    lines = [(source, windows_in(source)) for source in told]
    for fold in range(FOLDS):
        taught = [one for source, each in lines if fold_of(source.group) != fold for one in each]
        model = as_shipped(learned([*taught, *drawn], ROUNDS, 0.02, 0.02, ORDERS[0]), 0.02)
        for source in told:
            if fold_of(source.group) == fold and source.file in files:
                for shares, count in counts.items():
                    count.note(source.promised or frozenset(), _read(source, model, *shares))
    return counts


def _read(source: Source, model: Model, sure: float, hopeless: float) -> frozenset[date]:
    """The days that are read as promised with these shares."""
    shares = promise_likelihood.Shares(sure, hopeless)
    prose = prose_beside(source.message, source.context, source.appointments)
    return frozenset(
        one.due
        for seen in seen_in(prose)
        for one in promise_likelihood.weighed_by(model, shares, seen, prose)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", nargs="+", default=FILES)
    given = parser.parse_args()
    told = list(sources())
    counts = table(told, given.files)
    print("sure \\ hopeless" + "".join(f"{hopeless:>16}" for hopeless in HOPELESS))
    for sure in SURE:
        cells = (counts[sure, hopeless] for hopeless in HOPELESS)
        print(f"{sure:>15}" + "".join(f"{one.right:>9} + {one.wrong:<4}" for one in cells))
    print("of", next(iter(counts.values())).wanted)


if __name__ == "__main__":
    main()
