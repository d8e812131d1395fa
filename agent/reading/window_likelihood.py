"""What each stretch of time ahead is for: word that is promised, a last day, the end of waiting.

The `window` model weighs each in its place (`promise_surroundings`), beside what the phrases of
`deadlines` say. Knows no thresholds, no zones and no calendars.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from agent.reading.lately import told_once
from agent.reading.linear import Model
from agent.reading.midnight import last_day_of
from agent.reading.promise_likelihood import shares_of, windows_ahead
from agent.reading.promise_scene import Scene, names_in
from agent.reading.promise_steps import waits_for_step
from agent.reading.promise_surroundings import features_around
from agent.reading.promises import all_seen_in
from agent.reading.prose import Prose, Sentence

# A longer row of windows is a timetable; nobody reads it on for its cost.
_MOST = 24
RULED = "~ruled"
"""The feature of a window whose day the phrases call the last one."""


class Weighed(NamedTuple):
    """A window ahead: the day it ends on, its sentence, the share of each label; `excluded` as
    `Placed`."""

    due: date
    sentence: Sentence
    shares: dict[str, float]
    excluded: bool = False

    def day(self, label: str) -> date:
        """The day that is meant: who does not read mail before Monday is back on it."""
        return self.due + timedelta(days=self.excluded and label == "return")


class Placed(NamedTuple):
    """A window ahead with what stands around it."""

    due: date
    scene: Scene
    place: int
    features: frozenset[str]

    @property
    def excluded(self) -> bool:
        """Whether it ends with the day before the one that is named: "before Monday"."""
        return self.scene.words[max(0, self.place - 1)] == "before"


def placed_in(prose: Prose, ruled: Collection[tuple[int, date]]) -> Iterator[Placed]:
    """Every window ahead; `ruled` are the last days by the phrases, each behind its sentence."""
    for one in _windows_of(prose):
        told = _told_of(one, ruled)
        yield one._replace(features=one.features | {told}) if told else one


def _told_of(one: Placed, ruled: Collection[tuple[int, date]]) -> str:
    """The feature that tells whether the phrases call its day the last one, where they call any."""
    if not ruled:
        return ""
    return RULED if (one.scene.sentence.number, one.due) in ruled else f"{RULED} elsewhere"


@told_once
def _windows_of(prose: Prose) -> Sequence[Placed]:
    """Every window ahead with what stands around it; no more than tell a timetable."""
    placed: list[Placed] = []
    for scene, place in _ahead(prose):
        window, today = scene.windows[place], prose.reference.today
        due = last_day_of(scene.sentence.items, window, window.due or today, today)
        placed.append(Placed(due, scene, place, features_around(scene, place, prose)))
        if len(placed) > _MOST:
            break
    return placed


def _ahead(prose: Prose) -> Iterator[tuple[Scene, int]]:
    for seen in all_seen_in(prose):
        for place in windows_ahead(seen.scene, prose):
            if not _answers_step(seen.scene, place, prose):
                yield seen.scene, place


def _answers_step(scene: Scene, place: int, prose: Prose) -> bool:
    """ "Send it when you like and we'll write within a week": counted from what the user does."""
    clause = next((one for one in scene.clauses if one.first <= place < one.stop), None)
    told = clause is not None and not {"contact", "hear"}.isdisjoint(names_in(scene, clause))
    return told and waits_for_step(scene, place, prose)


def weighed_in(
    prose: Prose, ruled: Collection[tuple[int, date]], model: Model | None = None
) -> list[Weighed] | None:
    """Every window ahead with its shares by the shipped model, or another; None for a timetable."""
    placed = _windows_of(prose)
    if len(placed) > _MOST:
        return None
    weighed: list[Weighed] = []
    for one in placed:
        shares = shares_of(one.features, prose, model, _told_of(one, ruled))
        weighed.append(Weighed(one.due, one.scene.sentence, shares, one.excluded))
    return weighed


def surest(
    windows: Sequence[Weighed] | None, label: str, least: float
) -> tuple[date, Sentence] | None:
    """The day that is likeliest of a label, with its sentence, where its share is `least` or more.

    Labels: `promise`, `deadline`, `silence`, `return`, `other`.
    """
    best = max(windows or (), key=lambda one: one.shares[label], default=None)
    if best is None or best.shares[label] < least:
        return None
    return best.day(label), best.sentence
