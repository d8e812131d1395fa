"""Which shares of the `window` model to believe: days found and wrong in mail held out.

    python -m benchmarks.window_thresholds [--files promised.txt batch22.txt ...]

Each message or line is weighed by a model that has learned from all but a fifth of the files of
mails, or of the groups of neighbouring lines, its own among them. In the first table a column is a
share under which what the phrases promise falls away, a row one from which a window is promised
that they do not promise. In the second a column is what a day is for, a row the share from which
it is believed where no phrase tells it. In each cell the days found and the days wrong.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from agent.reading import deadlines, promise_likelihood, returning, silent_ends
from agent.reading.deadline_rules import LastDay
from agent.reading.linear import Model
from agent.reading.not_last_days import not_the_users
from agent.reading.promises import all_seen_in
from agent.reading.prose import Prose
from agent.reading.window_likelihood import Weighed, surest, weighed_in
from benchmarks.teaching import FOLDS
from benchmarks.teaching_windows import DRAWN, Source, drawn_windows, sources, windows_in
from benchmarks.train_meaning import ORDERS, ROUNDS, as_shipped, learned

FILES = tuple(f"batch{number}.txt" for number in range(15, 69))
SURE = (2.0, 0.8, 0.7, 0.6, 0.55, 0.5, 0.4, 0.3)
HOPELESS = (-1.0, 0.1, 0.15, 0.2, 0.25)
KINDS = ("deadline", "silence", "return")


@dataclass
class Counted:
    """Days of one kind: those labelled, those found, those read that are none."""

    wanted: int = 0
    right: int = 0
    wrong: int = 0

    def note(self, wanted: frozenset[date], read: frozenset[date]) -> None:
        """Add one message's."""
        self.wanted += len(wanted)
        self.right += len(wanted & read)
        self.wrong += len(read - wanted)


Promised = Mapping[tuple[float, float], Counted]
Others = Mapping[tuple[float, str], Counted]


def tables(told: Sequence[Source], files: Sequence[str]) -> tuple[Promised, Others]:
    """The counts of these files for each pair of shares, and for each share and kind."""
    promised = {(sure, hopeless): Counted() for sure in SURE for hopeless in HOPELESS}
    others = {(sure, kind): Counted() for sure in SURE for kind in KINDS}
    drawn = drawn_windows(DRAWN)
    lines = [(source, windows_in(source) * source.times) for source in told]
    for fold in range(FOLDS):
        taught = [one for source, each in lines if _fold(source) != fold for one in each]
        model = as_shipped(learned([*taught, *drawn], ROUNDS, 0.02, 0.02, ORDERS[0]), 0.02)
        for source in told:
            if _fold(source) == fold and source.file in files:
                prose = source.prose()
                for shares, count in promised.items():
                    count.note(
                        source.promised or frozenset(), _promised(source, prose, model, shares)
                    )
                away = source.is_away
                barred = not_the_users(prose)
                ruled = [] if away else deadlines.last_days_in(prose, source.meanings, barred)
                keys = {(one.sentence.number, one.due) for one in ruled}
                windows = weighed_in(prose, keys, model)
                for (sure, kind), count in others.items():
                    read = _read(prose, ruled, windows, sure, kind)
                    known = away == (kind == "return")
                    count.note(_only(_labelled(source, kind)), _only(read if known else None))
    return promised, others


def _fold(source: Source) -> int:
    """One hand wrote a file of mails; a file of lines is parted by its neighbours."""
    return (
        crc32((source.file if source.file.startswith("batch") else source.group).encode()) % FOLDS
    )


def _promised(
    source: Source, prose: Prose, model: Model, least: tuple[float, float]
) -> frozenset[date]:
    """The days that are read as promised with these shares."""
    if source.is_away:
        return frozenset()
    shares = promise_likelihood.Shares(*least)
    found = [
        (one, seen.scene.sentence)
        for seen in all_seen_in(prose)
        for one in promise_likelihood.weighed_by(model, shares, seen, prose)
    ]
    return frozenset(one.due for one, _ in promise_likelihood.surest_of(found))


def _labelled(source: Source, kind: str) -> date | None:
    return {"deadline": source.last, "silence": source.silent, "return": source.back}[kind]


def _read(
    prose: Prose,
    ruled: Sequence[LastDay],
    windows: Sequence[Weighed] | None,
    sure: float,
    kind: str,
) -> date | None:
    """The day of that kind that is read from that share on."""
    if kind == "deadline":
        found = deadlines.chosen(ruled, windows, sure)
    else:
        by_phrases = {"silence": silent_ends.by_phrases, "return": returning.by_phrases}[kind]
        found = by_phrases(prose) or surest(windows, kind, sure)
    return found[0] if found else None


def _only(day: date | None) -> frozenset[date]:
    return frozenset() if day is None else frozenset({day})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", nargs="+", default=FILES)
    given = parser.parse_args()
    promised, others = tables(list(sources()), given.files)
    print("sure \\ hopeless" + "".join(f"{hopeless:>16}" for hopeless in HOPELESS))
    for sure in SURE:
        cells = (promised[sure, hopeless] for hopeless in HOPELESS)
        print(f"{sure:>15}" + "".join(f"{one.right:>9} + {one.wrong:<4}" for one in cells))
    print("of", next(iter(promised.values())).wanted)
    print(f"{'sure':>15}" + "".join(f"{kind:>16}" for kind in KINDS))
    for sure in SURE:
        told = (others[sure, kind] for kind in KINDS)
        print(f"{sure:>15}" + "".join(f"{one.right:>9} + {one.wrong:<4}" for one in told))
    print("of", *(others[SURE[0], kind].wanted for kind in KINDS))


if __name__ == "__main__":
    main()
